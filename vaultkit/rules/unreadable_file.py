"""Every note can be read from disk.

A note that cannot be opened is one that nobody has checked, and links to its headings cannot be told good from bad.
Give yourself the right to read it, or mend the link or the disk that it stands on. The example is such a file.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.model import UNREADABLE, Example, Note, Problem, Severity
from vaultkit.rules.parts import faults
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "TXT002", "unreadable-file", Severity.ERROR
GOOD = Example({"locked.md": "# Open to all\n"})
BAD = Example({"locked.md": ""}, says=("locked.md:1:1: cannot be read: permission denied",))


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    return faults(note, UNREADABLE)
