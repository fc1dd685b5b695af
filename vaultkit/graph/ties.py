"""Which nodes edges tie together."""

from __future__ import annotations

from collections.abc import Collection, Mapping

_ROUNDS = 4


def islands(edges: Mapping[str, Collection[str]]) -> tuple[tuple[str, ...], ...]:
    """The groups of nodes that edges tie together in any direction, each sorted: the largest first, then by name.

    `edges` are those that leave each node; what they lead to counts where it is a node itself.
    """
    main = _main(edges)
    ties = {node: [end for end in edges[node] if end in edges and end != node] for node in edges.keys() - main}
    tied = {node for node, ends in ties.items() if ends}.union(*ties.values()) - main
    groups = [main, *({node} for node in ties if node not in tied)]
    if tied:
        # In most vaults one group has nearly all; networkx, which is slow to import, is asked for what is left.
        import networkx

        hub = next(iter(main))  # stands for all of them
        rest: networkx.Graph[str] = networkx.Graph(
            (node, hub if end in main else end) for node in tied for end in ties[node]
        )
        for group in networkx.connected_components(rest):
            if hub in group:
                main |= group
            else:
                groups.append(group)
    return tuple(sorted((tuple(sorted(group)) for group in groups if group), key=lambda group: (-len(group), group)))


def _main(edges: Mapping[str, Collection[str]]) -> set[str]:
    """Nearly all of the group of the node with most edges: it and all that they lead to, then a few times the rest."""
    met: set[str] = set()
    new = {max(edges, key=lambda node: len(edges[node]))} if edges else met
    for _ in range(_ROUNDS):
        while new:
            met |= new
            new = edges.keys() & (set().union(*map(edges.__getitem__, new)) - met)
        new = {node for node, ends in edges.items() if node not in met and not met.isdisjoint(ends)}
    return met
