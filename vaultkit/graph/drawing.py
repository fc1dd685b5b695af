"""A graph in a form that other programs draw and query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Edge = tuple[str, str, Mapping[str, Any]]


def graphml(nodes: Mapping[str, Mapping[str, Any]], edges: Iterable[Edge]) -> str:
    """Nodes and directed edges, parallel ones too, with their values, as GraphML (http://graphml.graphdrawing.org)."""
    import networkx

    whole: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node, values in nodes.items():
        whole.add_node(node, **_sound(values))
    for tail, head, values in edges:
        whole.add_edge(tail, head, **_sound(values))
    return "\n".join(networkx.generate_graphml(whole)) + "\n"


def _sound(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values without the characters that XML has no way to write."""
    return {name: _written(value) for name, value in values.items()}


def _written(value: object) -> object:
    if isinstance(value, bool):  # networkx writes Python's words for them, which are none of XML
        return str(value).lower()
    return _printable(value) if isinstance(value, str) else value


def _printable(text: str) -> str:
    return "".join(each for each in text if each.isprintable() or each in "\t\n")
