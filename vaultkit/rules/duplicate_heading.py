"""A link to a heading leads to the only heading of that text.

Obsidian takes the first and says nothing of the others. Name the heading above it too, as in `[[tea#Green#Time]]`, or
give one of them another text.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.model import Example, Note, Place, Problem, Severity
from vaultkit.rules.targets import address_of, name_of
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "LNK008", "duplicate-heading", Severity.WARNING
_TEA = "# Green\n\n## Time\n\n# Black\n\n## Time\n"
GOOD = Example({"home.md": "[[tea#Black#Time]]\n", "tea.md": _TEA})
BAD = Example(
    {"home.md": "[[tea#Time]]\n", "tea.md": _TEA},
    says=("home.md:1:1: 'tea' has 2 headings 'Time'; the link leads to the first, in line 3",),
)
_MOST = 10


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    for link, target, meant in survey.anchored(note):
        if len(meant) > 1 and not link.anchor.startswith("^"):
            first = f"the link leads to the first, in line {meant[0].line}"
            message = f"{name_of(link)} has {len(meant)} headings {link.anchor!r}; {first}"
            places = tuple(Place(target.path, each.line, each.column) for each in meant[:_MOST])
            yield Problem(link.line, link.column, message, address_of(link), related=places)
