"""A link to a block leads to the only block of that id.

Which of two Obsidian takes is not certain; case makes no difference. Give one of them another id.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.model import Example, Note, Place, Problem, Severity
from vaultkit.rules.targets import address_of, name_of
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "LNK009", "duplicate-block-id", Severity.ERROR
GOOD = Example({"home.md": "[[tea#^time]]\n", "tea.md": "Three minutes. ^time\n\nFour. ^more\n\nFive. ^more\n"})
BAD = Example(
    {"home.md": "[[tea#^time]]\n", "tea.md": "Three minutes. ^time\n\nFour. ^Time\n"},
    says=("home.md:1:1: 'tea' has 2 blocks '^time', in lines 1 and 3",),
)
_MOST = 10


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    for link, target, meant in survey.anchored(note):
        if len(meant) > 1 and link.anchor.startswith("^"):
            lines = [str(each.line) for each in meant[:_MOST]]
            if len(meant) > _MOST:
                lines.append(f"{len(meant) - _MOST} more")
            where = f"in lines {', '.join(lines[:-1])} and {lines[-1]}"
            message = f"{name_of(link)} has {len(meant)} blocks {link.anchor!r}, {where}"
            places = tuple(Place(target.path, each.line, each.column) for each in meant[:_MOST])
            yield Problem(link.line, link.column, message, address_of(link), related=places)
