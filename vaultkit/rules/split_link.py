"""In a table, the bar of a wikilink has a backslash before it.

A bare bar ends the cell, so that `[[Tea|a cup]]` is cut in two and no link is left. Write `[[Tea\\|a cup]]`; the same
holds for the size of an image.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.markup import SPLIT_LINK
from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.rules.parts import faults
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "LNK016", "split-link", Severity.WARNING
_FILES = {"Tea.md": ""}
GOOD = Example({"home.md": "| drink |\n|---|\n| [[Tea\\|a cup]] |\n\n[[Tea|a cup]]\n", **_FILES})
BAD = Example(
    {"home.md": "| drink | price |\n|---|---|\n| [[Tea|a cup]] | 2 |\n", **_FILES},
    says=("home.md:3:3: the bar in '[[Tea|a cup]]' ends the table cell: write '\\|'",),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    yield from faults(note, SPLIT_LINK)
