"""A link to a block leads to a block of the note.

Obsidian opens the note at its top and says nothing, so the reader looks in vain. Put the id at the end of the block,
after a blank, as in `Steep for three minutes. ^time`; it may hold letters, digits and dashes. Or correct the link.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.rules.parts import lost_anchors
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "LNK004", "broken-block", Severity.ERROR
GOOD = Example({"home.md": "![[tea#^time]]\n", "tea.md": "Steep for three minutes. ^time\n"})
BAD = Example(
    {"home.md": "![[tea#^time]]\n", "tea.md": "Steep for three minutes. `^time`\n"},
    says=("home.md:1:1: 'tea' has no block '^time'",),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    for link, _ in lost_anchors(note, survey):
        if link.anchor.startswith("^"):
            where = repr(link.target) if link.target else "this note"
            yield Problem(
                link.line, link.column, f"{where} has no block {link.anchor!r}", f"{link.target}#{link.anchor}"
            )
