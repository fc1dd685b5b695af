"""Compressed adjacency: where the edges of each node lead, in two flat arrays instead of a list a node.

All of `vaultkit.graph` but `islands` speaks of graphs in this way: the nodes are the integers 0 to `count` - 1, and the
edges are two sequences of the same length, the i-th edge leading from `tails[i]` to `heads[i]`. Edges may be parallel
and may lead from a node to itself. No function here changes what it is given, or recurses.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

Nodes = Sequence[int]


class Adjacency(NamedTuple):
    """The edges from `node` lead to `ends[starts[node] : starts[node + 1]]`, in the order in which they are given."""

    starts: array[int]
    """One more than there are nodes."""

    ends: array[int]
    """One for each edge."""


def adjacency(count: int, tails: Nodes, heads: Nodes) -> Adjacency:
    """The edges by node: a counting sort, O(nodes + edges)."""
    starts = numbers(count + 1)
    for tail in tails:
        starts[tail] += 1
    starts = array("i", accumulate(starts))  # where the edges of each end; filled from there backward
    ends = numbers(len(tails))
    for tail, head in zip(reversed(tails), reversed(heads), strict=True):
        place = starts[tail] - 1
        starts[tail] = place
        ends[place] = head
    return Adjacency(starts, ends)


def numbers(count: int) -> array[int]:
    """`count` zeros."""
    return array("i", bytes(array("i").itemsize * count))
