"""A link leads to a file of a type that Obsidian shows.

Obsidian knows notes, canvases, bases, PDFs and the usual images, sounds and films. Any other file is no part of the
vault for it, and a link to one makes an empty note, unless "Show all file types" is on in its settings. Turn that on,
or link by an address that begins with `file://`.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.model import Example, Note, Place, Problem, Severity
from vaultkit.survey import Survey
from vaultkit.vault import UNSUPPORTED, Verdict

CODE, NAME, SEVERITY = "LNK011", "unsupported-file", Severity.WARNING
GOOD = Example({"home.md": "[[prices.pdf]]\n", "prices.pdf": "", "prices.csv": ""})
BAD = Example(
    {"home.md": "[[prices.csv]]\n", "prices.csv": ""},
    says=("home.md:1:1: Obsidian opens 'prices.csv' only with \"Show all file types\"",),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    for link in survey.lost(note):
        if survey.vault.judge(link, note) == Verdict.DOUBTFUL:
            doubt = survey.vault.doubts(link, note)[0]
            if doubt.reason == UNSUPPORTED:
                message = f'Obsidian opens {doubt.paths[0]!r} only with "Show all file types"'
                yield Problem(link.line, link.column, message, link.target, related=(Place(doubt.paths[0], 1, 1),))
