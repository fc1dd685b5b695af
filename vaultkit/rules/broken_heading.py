"""A link to a heading leads to a heading of the note.

Obsidian opens the note at its top and says nothing, so the reader looks in vain. Correct the heading in the link, or
take away what follows the `#`. Case and punctuation do not matter, and `#Tools#Pots` means the first 'Pots' below
'Tools'. A heading inside a quote, a callout or a list cannot be linked at all: move it out, or link a block.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.markup import normal_heading
from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.rules.parts import lost_anchors
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "LNK003", "broken-heading", Severity.ERROR
GOOD = Example(
    {"home.md": "[[tea#how to brew]], [[tea#Tools#Pots]]\n", "tea.md": "# How to brew?\n\n# Tools\n\n## Pots\n"}
)
BAD = Example(
    {"home.md": "[[tea#Cups]], [[tea#Tools]]\n", "tea.md": "# Tea\n\n> ## Tools\n"},
    says=(
        "home.md:1:1: 'tea' has no heading 'Cups'",
        "home.md:1:15: 'tea' has no heading 'Tools' that a link can reach: it stands in a quote, a callout or a list",
    ),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    for link, targets in lost_anchors(note, survey):
        if not link.anchor.startswith("^"):
            where = repr(link.target) if link.target else "this note"
            why = _WHY if any(_is_nested(link.anchor, target) for target in targets) else ""
            message = f"{where} has no heading {link.anchor!r}{why}"
            yield Problem(link.line, link.column, message, f"{link.target}#{link.anchor}")


# Obsidian reference 3.6: such headings are not in Obsidian's list of headings.
_WHY = " that a link can reach: it stands in a quote, a callout or a list"


def _is_nested(anchor: str, target: Note) -> bool:
    wanted = normal_heading(anchor.rpartition("#")[2])
    return any(heading.nested and normal_heading(heading.text) == wanted for heading in target.headings)
