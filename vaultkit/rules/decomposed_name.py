"""The name of a file is in Unicode's composed form (NFC).

macOS writes an accent as a character of its own behind its letter (NFD). The name looks the same, but git, Linux and
most programs take it for another. Rename the file; with git on macOS, `core.precomposeunicode` keeps it from coming
back.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "FILE004", "decomposed-name", Severity.INFO
GOOD = Example({"Caf\u00e9.md": ""})
BAD = Example({"Cafe\u0301.md": ""}, says=("Cafe\u0301.md:1:1: the name is not in Unicode's composed form (NFC)",))


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    if not note.path.isascii() and not unicodedata.is_normalized("NFC", note.path):
        yield Problem(1, 1, "the name is not in Unicode's composed form (NFC)", note.path)
