"""A link to a heading leads to a heading of the note.

Obsidian opens the note at its top and says nothing, so the reader looks in vain. Correct the heading in the link, or
take away what follows the `#`. Case and punctuation do not matter, and `#Tools#Pots` means the first 'Pots' below
'Tools'.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.rules.targets import address_of, name_of
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "LNK003", "broken-heading", Severity.ERROR
GOOD = Example(
    {"home.md": "[[tea#how to brew]], [[tea#Tools#Pots]]\n", "tea.md": "# How to brew?\n\n# Tools\n\n## Pots\n"}
)
BAD = Example(
    {"home.md": "[[tea#Cups]], [[tea#Tool]]\n", "tea.md": "# Tea\n\n## Tools\n"},
    says=(
        "home.md:1:1: 'tea' has no heading 'Cups'",
        "home.md:1:15: 'tea' has no heading 'Tool'; did you mean 'Tools'?",
    ),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    for link, target, meant in survey.anchored(note):
        known = survey.vault.anchors(target.path)
        if not meant and not link.anchor.startswith("^") and not known.nested(link.anchor):
            near = "".join(f"; did you mean {text!r}?" for text in known.near(link.anchor))
            message = f"{name_of(link)} has no heading {link.anchor!r}{near}"
            yield Problem(link.line, link.column, message, address_of(link))
