"""The questions we ask of a graph. The door to networkx."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence


def islands(nodes: Iterable[str], edges: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """The groups of nodes that edges tie together in any direction, each sorted: the largest first, then by name."""
    neighbours: dict[str, list[str]] = {node: [] for node in nodes}
    for one, other in edges:
        neighbours[one].append(other)
        neighbours[other].append(one)
    # In most vaults one group has nearly all; networkx, which is slow to import, is asked for what is left.
    largest = _around(max(neighbours, key=lambda node: len(neighbours[node]), default=""), neighbours)
    rest = {node: found for node, found in neighbours.items() if node not in largest}
    groups = [largest, *({node} for node, found in rest.items() if not found)]
    tied = {node: found for node, found in rest.items() if found}
    if tied:
        import networkx

        groups += networkx.connected_components(networkx.Graph(tied))
    return tuple(sorted((tuple(sorted(group)) for group in groups if group), key=lambda group: (-len(group), group)))


def _around(start: str, neighbours: Mapping[str, Sequence[str]]) -> set[str]:
    """All that edges tie to `start`, itself among them; nothing where it is no node."""
    met = {start} & neighbours.keys()
    waiting = list(met)
    while waiting:
        new = {node for node in neighbours[waiting.pop()] if node not in met}
        met |= new
        waiting += new
    return met
