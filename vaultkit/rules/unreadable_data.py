"""A canvas is JSON Canvas, a base is YAML, and Obsidian's settings are JSON.

Obsidian opens no canvas or base that is not, and forgets settings that are not. A merge conflict is the usual reason:
look for `<<<<<<<`. Settings are read for what links depend on: which files are hidden, and which types are shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.model import BAD_DATA, Example, Note, Problem, Severity
from vaultkit.rules.parts import faults
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "TXT003", "unreadable-data", Severity.ERROR
GOOD = Example({"Shelf.canvas": '{"nodes": [], "edges": []}\n', "Teas.base": "views:\n  - type: table\n"})
BAD = Example(
    {"Shelf.canvas": '{"nodes": [\n', "Teas.base": "- tea\n"},
    says=(
        "Shelf.canvas:2:1: not JSON from here",
        "Teas.base:1:1: the file is a list, not a set of 'name: value' lines",
    ),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    yield from faults(note, BAD_DATA)
