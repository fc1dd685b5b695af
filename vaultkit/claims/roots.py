"""Many supporters and one contested node behind them all. Claims reference, 3.2 (CLM020)."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from vaultkit import graph

if TYPE_CHECKING:
    from vaultkit.claims import Claims
    from vaultkit.claims.standing import Edge, Edges, Standing


def rooted(standing: Standing, claims: Claims) -> Mapping[str, str]:
    """By note or line, the nearest side of an open contention that every way from a premise to it goes through."""
    number, names, edges = claims.nodes.number, claims.nodes.names, standing.grounds
    count = len(edges.ahead.starts) - 1  # nodes that got a number later are none of its
    sides = (each.pair for each in claims.contentions if each.open and claims.verifiable(each))
    contested = {number(side) for pair in sides for side in pair}
    # What a way leads to that meets no contested node has no such root, nor has what it supports: most of a vault.
    barred = bytearray(count)
    for node in contested:
        barred[node] = graph.OUT
    clear = graph.founded(count, barred, edges.tails, edges.heads, edges.ahead)
    reached = _reached(contested, edges, clear)
    # Who has a supporter that no contested node leads to cannot come from one alone.
    asked = sorted(node for node in reached if reached.issuperset(edges.before(node)))
    found = graph.single_roots(count, *_below(reached, edges, clear), asked, among=contested)
    return {names[node]: names[root] for node, root in found.items() if names[node] in claims.vault.sketches}


def ways(node: str, root: str, standing: Standing, claims: Claims) -> Iterator[Edge]:
    """The supports by which a node comes from its root, the nearest first."""
    number, edges = claims.nodes.number, standing.grounds
    met = {number(root), number(node)}
    queue = deque((number(node),))
    while queue:
        head = queue.popleft()
        for tail, first in edges.firsts(head).items():
            if tail != head:
                yield edges.edge(first)
            if tail not in met:
                met.add(tail)
                queue.append(tail)


def _reached(nodes: set[int], edges: Edges, clear: bytearray) -> set[int]:
    """What some nodes support, directly or by way of others, with themselves; nothing that is clear of them."""
    met = set(nodes)
    ahead = list(nodes)
    while ahead:
        for node in edges.after(ahead.pop()):
            if node not in met and not clear[node]:
                met.add(node)
                ahead.append(node)
    return met


def _below(reached: set[int], edges: Edges, clear: bytearray) -> tuple[Sequence[int], Sequence[int]]:
    """The supports of some nodes. What is clear of contested nodes stands for the premises that it comes from."""
    tails, heads = array("i"), array("i")
    for head in reached:
        for tail in edges.before(head):
            tails.append(tail)
            heads.append(head)
            if tail not in reached and not clear[tail]:  # a circle that no premise leads to: it is not to look like one
                tails.append(tail)
                heads.append(tail)
    return tails, heads
