"""A wikilink stands on one line.

With a line break inside it is no link. Editors that fill paragraphs break links so. Join the lines. Only what would be
a link on one line is reported, since two brackets also begin a list in a list.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.markup import WRAPPED_LINK, wikilink
from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.rules.parts import faults
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "LNK017", "wrapped-link", Severity.WARNING
_FILES = {"Green tea.md": ""}
GOOD = Example({"home.md": "See\n[[Green tea]].\n", **_FILES})
BAD = Example(
    {"home.md": "See [[Green\ntea]].\n", **_FILES},
    says=("home.md:1:5: the line break in '[[Green tea]]' keeps it from being a link",),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    for problem in faults(note, WRAPPED_LINK):
        if survey.vault.find(wikilink(problem.target).target, note.path):
            yield problem
