"""A link writes the name of its file in the same case.

Obsidian does not mind. Everything else that reads the files does: a web server, a static site, another editor, git on
Linux. Write the name as the file has it.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.rules.spelling import CASE, misspelled
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "LNK013", "case-mismatch", Severity.INFO
GOOD = Example({"home.md": "[[Tea|tea]] [[drinks/Tea]]\n", "drinks/Tea.md": ""})
BAD = Example(
    {"home.md": "[[tea]] [cups](Drinks/tea.md)\n", "drinks/Tea.md": ""},
    says=(
        "home.md:1:1: 'tea' is written 'Tea' on disk",
        "home.md:1:9: 'Drinks/tea.md' is written 'drinks/Tea.md' on disk",
    ),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    for link, actual in misspelled(note, survey, CASE):
        yield Problem(link.line, link.column, f"{link.target!r} is written {actual!r} on disk", link.target)
