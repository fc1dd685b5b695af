"""A wikilink is written as Obsidian writes it.

It works, or so it seems, but nobody is certain of it: blanks around the path, a slash before it, a backslash before the
bar where there is no table, or the `##` and `^^` with which one looks for a heading or a block while typing.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.markup import ODD_LINK
from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.rules.parts import faults
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "LNK019", "odd-link", Severity.INFO
_FILES = {"Tea.md": "# Cups\n"}
GOOD = Example({"home.md": "[[Tea]] [[Tea#Cups|a cup]]\n", **_FILES})
BAD = Example(
    {"home.md": "[[ Tea ]] [[/Tea]] [[Tea\\|a cup]]\n", **_FILES},
    says=(
        "home.md:1:1: there are spaces around the path",
        "home.md:1:11: a path in a link begins without a slash",
        "home.md:1:20: a bar takes a backslash in a table only",
    ),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    yield from faults(note, ODD_LINK)
