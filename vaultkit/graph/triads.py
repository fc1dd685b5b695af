"""Unbalanced triads: two nodes against each other, and a third in accord with both. Claims reference, 3.2 (CLM008)."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from vaultkit.graph.columns import Nodes, adjacency

Triad = tuple[int, int, int]


def unbalanced(count: int, plus: tuple[Nodes, Nodes], minus: tuple[Nodes, Nodes]) -> list[Triad]:
    """All triangles with exactly one minus pair, sorted: each `(a, b, c)` where that is a and b, and a is less.

    `plus` and `minus` are the pairs of either sign, each as two sequences; the order within a pair and how often it is
    there do not matter. A pair that is both has no sign and must be in neither. O(nodes + pairs), and for each minus
    pair the smaller of the numbers of plus pairs of its two nodes.
    """
    pairs = {(a, b) if a < b else (b, a) for a, b in zip(*minus, strict=True) if a != b}
    touched = bytearray(count)
    for a, b in pairs:
        touched[a] = touched[b] = 1
    tails, heads = array("i"), array("i")  # the plus pairs that are of use, from each end that is
    for a, b in zip(*plus, strict=True):
        if touched[a]:
            tails.append(a)
            heads.append(b)
        if touched[b]:
            tails.append(b)
            heads.append(a)
    starts, ends = adjacency(count, tails, heads)
    return sorted(_closed(pairs, starts, ends))


def _closed(pairs: set[tuple[int, int]], starts: array[int], ends: array[int]) -> Iterator[Triad]:
    """Grouped by the node with more plus pairs, so that only one set of neighbours is there at a time."""
    hubs: dict[int, list[tuple[int, int]]] = {}
    for a, b in pairs:
        more = starts[a + 1] - starts[a] > starts[b + 1] - starts[b]
        hubs.setdefault(a if more else b, []).append((a, b))
    for hub, spokes in hubs.items():
        near = {*ends[starts[hub] : starts[hub + 1]]}
        if near:
            for a, b in spokes:
                other = b if hub == a else a
                for c in near.intersection(ends[starts[other] : starts[other + 1]]):
                    yield a, b, c
