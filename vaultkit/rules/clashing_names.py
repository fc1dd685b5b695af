"""No two files have paths that differ only in case or in Unicode form.

Obsidian takes them for one, and a disk of macOS or Windows can hold only one of them: a clone of the vault there loses
the other. Rename one.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.model import Example, Note, Place, Problem, Severity
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "FILE001", "clashing-names", Severity.WARNING
GOOD = Example({"Tea.md": "", "x/tea.md": ""})
BAD = Example({"Tea.md": "", "tea.md": ""}, says=("tea.md:1:1: 'tea.md' and 'Tea.md' are one file on many disks",))


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    same = survey.vault.same_name(note.path)
    if len(same) > 1 and note.path != same[0]:
        message = f"{note.path!r} and {same[0]!r} are one file on many disks"
        yield Problem(1, 1, message, note.path, related=(Place(same[0], 1, 1),))
