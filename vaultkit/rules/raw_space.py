"""A Markdown link writes a space in its destination as `%20`, or puts the destination in angle brackets.

With a raw space it is no link: Obsidian shows the brackets as they are. Only what names a file is reported, since
`[so] (it seems)` may be prose.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit import formats
from vaultkit.markup import RAW_SPACE
from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.rules.parts import faults
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "LNK015", "raw-space", Severity.WARNING
_FILES = {"Green tea.md": ""}
GOOD = Example({"home.md": "[a](Green%20tea.md) [b](<Green tea.md>) [so](it seems)\n", **_FILES})
BAD = Example(
    {"home.md": "[a](Green tea.md)\n", **_FILES},
    says=("home.md:1:1: with a space in 'Green tea.md' this is no link",),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    for problem in faults(note, RAW_SPACE):
        path, _, anchor = (part.strip() for part in problem.target.partition("#"))
        if formats.is_known(path) or _leads_on(path, anchor, note, survey):
            yield problem


def _leads_on(path: str, anchor: str, note: Note, survey: Survey) -> bool:
    """Whether something in the vault has that name; without a path, whether the note has that heading or block."""
    vault = survey.vault
    if path:
        return bool(vault.find(path, note.path))
    return note.path in vault.notes and bool(vault.anchor(note.path, anchor))
