"""Many supporters and one contested node behind them all. Claims reference, 3.2 (CLM020)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from vaultkit import graph

if TYPE_CHECKING:
    from vaultkit.claims import Claims
    from vaultkit.claims.standing import Edge, Edges, Standing


def rooted(standing: Standing, claims: Claims) -> Mapping[str, str]:
    """By note or line, the nearest side of an open contention that every way from a premise to it goes through."""
    number, names, edges = claims.nodes.number, claims.nodes.names, standing.grounds
    sides = (each.pair for each in claims.contentions if each.open and claims.verifiable(each))
    contested = {number(side) for pair in sides for side in pair}
    reached = _reached(contested, edges)
    # Who has a supporter that no contested node leads to cannot come from one alone.
    elsewhere = {head for tail, head in zip(edges.tails, edges.heads, strict=True) if tail not in reached}
    asked = sorted(reached - elsewhere)
    found = graph.single_roots(claims.nodes.count, edges.tails, edges.heads, asked, among=contested)
    return {names[node]: names[root] for node, root in found.items() if names[node] in claims.vault.sketches}


def ways(node: str, root: str, standing: Standing, claims: Claims) -> Iterator[Edge]:
    """The supports by which a node comes from its root, the nearest first."""
    number, edges = claims.nodes.number, standing.grounds
    met = {number(root), number(node)}
    queue = deque((number(node),))
    while queue:
        head = queue.popleft()
        for tail in dict.fromkeys(edges.before(head)):
            if tail != head:
                yield edges.between(tail, head)
            if tail not in met:
                met.add(tail)
                queue.append(tail)


def _reached(nodes: set[int], edges: Edges) -> set[int]:
    """What some nodes support, directly or by way of others, with themselves."""
    met = set(nodes)
    ahead = list(nodes)
    while ahead:
        new = {*edges.after(ahead.pop())} - met
        met |= new
        ahead += new
    return met
