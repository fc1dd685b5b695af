"""Founded support: which nodes rest on a premise in the end, and what falls with one. Claims reference, 3.1 and 4."""

from __future__ import annotations

from itertools import compress
from operator import gt

from vaultkit.graph.columns import Adjacency, Nodes, adjacency
from vaultkit.graph.labelling import OUT

_WAITS, _FOUNDED, _BARRED = 0, 1, 2
_IS_FOUNDED = bytes(state == _FOUNDED for state in range(256))

Labels = bytes | bytearray


def founded(
    count: int, labels: Labels, supporters: Nodes, supported: Nodes, ahead: Adjacency | None = None
) -> bytearray:
    """1 for each node that is founded and 0 for the others, where `supporters[i]` supports `supported[i]`.

    The least set of nodes that are not OUT in `labels` and have no supporter at all, or one in the set: so a circle of
    support founds nothing. O(nodes + supports). `ahead` are the supports by supporter, where somebody has them.
    """
    return _founded(_premises(count, supported), ahead or adjacency(count, supporters, supported), labels)


def falls(
    count: int,
    labels: Labels,
    supporters: Nodes,
    supported: Nodes,
    retracted: int,
    relabelled: Labels | None = None,
) -> list[tuple[int, list[int]]]:
    """What is founded no longer once `retracted` is barred, each with those of its supporters that fell too, sorted.

    `relabelled` are the labels without the node, where they are others: a node that is OUT there only now may have
    no supporter that fell. Nearest to `retracted` first, then by number; `retracted` itself is not told of.
    """
    supports = starts, ends = adjacency(count, supporters, supported)
    premises = _premises(count, supported)
    if relabelled is None:
        relabelled = labels
    before = _founded(premises, supports, labels)
    after = _founded(premises, supports, relabelled, retracted)
    fell: dict[int, list[int]] = {node: [] for node in compress(range(count), map(gt, before, after))}
    for each in fell:
        for node in ends[starts[each] : starts[each + 1]]:
            if node in fell:
                fell[node].append(each)
    # What fell is either one of these or was founded on them, or it would be founded still.
    met = {retracted, *(node for node in fell if relabelled[node] == OUT)} & fell.keys()
    order: list[int] = []
    told = {*met}
    while met:
        order += sorted(met)
        met = {node for each in met for node in ends[starts[each] : starts[each + 1]] if node in fell} - told
        told |= met
    return [(node, sorted({*fell[node]})) for node in order if node != retracted]


def _premises(count: int, supported: Nodes) -> bytearray:
    """The state in which each node begins: only what has no supporter is founded."""
    states = bytearray((_FOUNDED,)) * count
    for node in supported:
        states[node] = _WAITS
    return states


def _founded(premises: bytearray, supports: Adjacency, labels: Labels, retracted: int | None = None) -> bytearray:
    starts, ends = supports
    states = premises[:]
    out = labels.find(OUT)
    while out >= 0:
        states[out] = _BARRED
        out = labels.find(OUT, out + 1)
    if retracted is not None:
        states[retracted] = _BARRED
    found = [*compress(range(len(states)), states.translate(_IS_FOUNDED))]
    while found:
        each = found.pop()
        for node in ends[starts[each] : starts[each + 1]]:
            if not states[node]:
                states[node] = _FOUNDED
                found.append(node)
    return states.translate(_IS_FOUNDED)
