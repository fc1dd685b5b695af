"""A link writes the letters of its file's name in the same Unicode form.

A letter with an accent can be one character or two (NFC and NFD), which look the same. Obsidian does not mind; git,
Linux and web servers take them for two names. Write both as one character, which is what Obsidian writes.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.rules.spelling import FORM, misspelled
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "LNK014", "unicode-mismatch", Severity.INFO
GOOD = Example({"home.md": "[[Caf\u00e9]]\n", "Caf\u00e9.md": ""})
BAD = Example(
    {"home.md": "[[Cafe\u0301]]\n", "Caf\u00e9.md": ""},
    says=("home.md:1:1: 'Cafe\u0301' and the name on disk differ in Unicode form (NFC and NFD)",),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    for link, _ in misspelled(note, survey, FORM):
        message = f"{link.target!r} and the name on disk differ in Unicode form (NFC and NFD)"
        yield Problem(link.line, link.column, message, link.target)
