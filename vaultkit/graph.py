"""The questions we ask of a graph. The door to networkx."""

from __future__ import annotations

from collections.abc import Iterable


def islands(nodes: Iterable[str], edges: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """The groups of nodes that edges tie together in any direction, each sorted: the largest first, then by name."""
    # Imported here because only a run that asks pays for it.
    import networkx

    graph: networkx.DiGraph[str] = networkx.DiGraph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(edges)
    groups = (tuple(sorted(group)) for group in networkx.weakly_connected_components(graph))
    return tuple(sorted(groups, key=lambda group: (-len(group), group)))
