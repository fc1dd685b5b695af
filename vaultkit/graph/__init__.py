"""The questions we ask of a graph, each part imported when somebody asks. The door to networkx."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vaultkit.graph.circles import Component, cycles, shortest
    from vaultkit.graph.columns import Adjacency, adjacency
    from vaultkit.graph.domination import single_roots
    from vaultkit.graph.drawing import graphml
    from vaultkit.graph.labelling import IN, OUT, UNDEC, Attacks, grounded
    from vaultkit.graph.support import falls, founded
    from vaultkit.graph.ties import islands
    from vaultkit.graph.triads import unbalanced

__all__ = [
    "IN",
    "OUT",
    "UNDEC",
    "Adjacency",
    "Attacks",
    "Component",
    "adjacency",
    "cycles",
    "falls",
    "founded",
    "graphml",
    "grounded",
    "islands",
    "shortest",
    "single_roots",
    "unbalanced",
]

_PARTS = {
    "columns": ("Adjacency", "adjacency"),
    "circles": ("Component", "cycles", "shortest"),
    "domination": ("single_roots",),
    "drawing": ("graphml",),
    "labelling": ("IN", "OUT", "UNDEC", "Attacks", "grounded"),
    "support": ("falls", "founded"),
    "ties": ("islands",),
    "triads": ("unbalanced",),
}
_PART_OF = {name: part for part, names in _PARTS.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _PART_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PART_OF[name]}"), name)
