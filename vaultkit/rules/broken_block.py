"""A link to a block leads to a block of the note.

Obsidian opens the note at its top and says nothing, so the reader looks in vain. Put the id at the end of the block,
after a blank, as in `Steep for three minutes. ^time`, and behind a table, a quote or a whole list on a line of its own
between blank lines; it may hold letters, digits and dashes. Within a paragraph it is only text. Or correct the link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.rules.targets import address_of, name_of
from vaultkit.survey import Survey
from vaultkit.vault.anchors import Anchors

CODE, NAME, SEVERITY = "LNK004", "broken-block", Severity.ERROR
GOOD = Example({"home.md": "![[tea#^time]]\n", "tea.md": "Steep for three minutes. ^time\n"})
BAD = Example(
    {"home.md": "![[tea#^time]]\n\n[[tea#^brew_time]]\n", "tea.md": "Steep for three minutes. `^time` ^brew_time\n"},
    says=(
        "home.md:1:1: 'tea' has no block '^time'",
        "home.md:3:1: 'tea' has no block '^brew_time': an id holds only letters, digits and dashes",
    ),
)
_ID = re.compile(r"\^[A-Za-z0-9-]*")


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    for link, target, meant in survey.anchored(note):
        if not meant and link.anchor.startswith("^"):
            why = _why(link.anchor, survey.vault.anchors(target.path))
            message = f"{name_of(link)} has no block {link.anchor!r}{why}"
            yield Problem(link.line, link.column, message, address_of(link))


def _why(anchor: str, known: Anchors) -> str:
    if not _ID.fullmatch(anchor):
        return ": an id holds only letters, digits and dashes"
    for line in known.stray(anchor):
        return f": the one in line {line} has no space before it, or does not end its paragraph"
    return "".join(f"; did you mean {text!r}?" for text in known.near(anchor))
