"""A link leads to one file only.

Where several have the name, Obsidian opens the one with the shortest path, and with equal lengths whichever it met
first; a new or a moved file changes that without a word. The file that is named first is the one it takes today. Write
the path, as in `[[drinks/Tea|Tea]]`. A file in the root of the vault, or in the folder of the link, is no matter of
chance and is not reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.model import Example, Note, Place, Problem, Severity
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "LNK002", "ambiguous-link", Severity.WARNING
GOOD = Example({"home.md": "[[trees/Tea]]\n", "drinks/Tea.md": "# Tea\n", "trees/Tea.md": "# Tea\n"})
BAD = Example(
    {"home.md": "[[Tea]]\n", "drinks/Tea.md": "# Tea\n", "trees/Tea.md": "# Tea\n"},
    says=("home.md:1:1: 'Tea' may be 'trees/Tea.md' or 'drinks/Tea.md'",),
)

_MOST = 5


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    for link, routes in survey.links(note):
        if len(routes) > 1:
            shown = [repr(path) for path in routes[:_MOST]]
            if len(routes) > _MOST:
                shown.append(f"{len(routes) - _MOST} more")
            message = f"{link.target!r} may be {', '.join(shown[:-1])} or {shown[-1]}"
            places = tuple(Place(path, 1, 1) for path in routes[:_MOST])
            yield Problem(link.line, link.column, message, link.target, related=places)
