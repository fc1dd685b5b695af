"""Every note is UTF-8 text.

Obsidian reads and writes UTF-8 alone; it shows any other byte as '�' and saves that over your letter. Open the file
with its old encoding, such as Windows-1252, and save it as UTF-8. In the example '�' is a byte that is not UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.model import UNDECODABLE, Example, Note, Problem, Severity
from vaultkit.rules.parts import faults
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "TXT001", "undecodable-text", Severity.ERROR
GOOD = Example({"menu.md": "# Café\n"})
BAD = Example({"menu.md": "# Caf\ufffd\n"}, says=("menu.md:1:6: not UTF-8 from here",))


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    return faults(note, UNDECODABLE)
