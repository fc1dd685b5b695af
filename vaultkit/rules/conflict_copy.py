"""No file is a copy that a sync service left of a conflict.

Two devices changed a file, and the service kept both: half of what was written stands in a copy that nobody reads.
Compare the two, keep what is worth it, delete the copy. Known are Obsidian Sync, Dropbox and Syncthing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import basename

from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "FILE003", "conflict-copy", Severity.WARNING
GOOD = Example({"Tea.md": "", "How a conflicted copy came about.md": ""})
BAD = Example(
    {"Tea.md": "", "Tea (Conflicted copy phone 202608201230).md": ""},
    says=("Tea (Conflicted copy phone 202608201230).md:1:1: this is a conflict copy of 'Tea.md'",),
)

# Obsidian reference 2.4 for Sync; the others as their makers' help pages show them.
_COPY = re.compile(
    r"(?P<name>.+?)"
    r"(?: \(Conflicted copy .*?\d{12}\)|(?: \([^()]*conflicted copy \d{4}-\d\d-\d\d[^()]*\))|"
    r"\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]+)?)(?P<ending>\.[^.]*)?"
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    found = _COPY.fullmatch(basename(note.path))
    if found:
        yield Problem(1, 1, f"this is a conflict copy of {found['name'] + (found['ending'] or '')!r}", note.path)
