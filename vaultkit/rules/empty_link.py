"""A link names something.

To Obsidian `[[]]` and `[text]()` are no links; they are left over from a template or from a thought. Fill them in or
take them out.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.markup import EMPTY_LINK
from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.rules.parts import faults
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "LNK018", "empty-link", Severity.INFO
GOOD = Example({"home.md": "[[tea]] `[[]]`\n", "tea.md": ""})
BAD = Example(
    {"home.md": "See [[]] and [tea]().\n"},
    says=(
        "home.md:1:5: this names nothing, so Obsidian sees no link",
        "home.md:1:14: this names nothing, so Obsidian sees no link",
    ),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    yield from faults(note, EMPTY_LINK)
