"""A graph in a form that other programs draw and query."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

# All that is no character of XML 1.0 (https://www.w3.org/TR/xml/#charsets).
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Edge = tuple[str, str, Mapping[str, Any]]


def graphml(nodes: Mapping[str, Mapping[str, Any]], edges: Iterable[Edge]) -> str:
    """Nodes and directed edges, parallel ones too, with their values, as GraphML (http://graphml.graphdrawing.org).

    Each edge has an id of its own: the format asks for that, and a viewer drops an edge whose id it has met.
    """
    import networkx

    whole: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node, values in nodes.items():
        whole.add_node(_printable(node), **_sound(values))
    for number, (tail, head, values) in enumerate(edges):
        whole.add_edge(_printable(tail), _printable(head), f"e{number}", **_sound(values))
    return "\n".join(networkx.generate_graphml(whole)) + "\n"


def _sound(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with what XML has no way to write escaped."""
    return {name: _written(value) for name, value in values.items()}


def _written(value: object) -> object:
    if isinstance(value, bool):  # networkx writes Python's words for them, which are none of XML
        return str(value).lower()
    return _printable(value) if isinstance(value, str) else value


def _printable(text: str) -> str:
    return _UNWRITABLE.sub(lambda found: repr(found[0])[1:-1], text)
