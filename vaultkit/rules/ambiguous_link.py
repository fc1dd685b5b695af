"""A link leads to one file only.

Where several have the name, Obsidian opens the one with the shortest path, and with equal lengths whichever it met
first; a new or a moved file changes that without a word. Write the path, as in `[[drinks/Tea|Tea]]`. A file in the root
of the vault, or in the folder of the link, is no matter of chance and is not reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname

from vaultkit.model import Example, Note, Place, Problem, Severity
from vaultkit.rules.targets import listed
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "LNK002", "ambiguous-link", Severity.WARNING
GOOD = Example({"home.md": "[[trees/Tea]]\n", "drinks/Tea.md": "# Tea\n", "trees/Tea.md": "# Tea\n"})
BAD = Example(
    {"home.md": "[[Tea]] [[Cup]]\n", "drinks/Tea.md": "", "trees/Tea.md": "", "a/Cup.md": "", "b/Cup.md": ""},
    says=(
        "home.md:1:1: 'Tea' leads to 'trees/Tea.md', the shortest path, and not to 'drinks/Tea.md'",
        "home.md:1:9: 'Cup' may be 'a/Cup.md' or 'b/Cup.md'",
    ),
)

_MOST = 10


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    for link, routes in survey.forked(note):
        sure = _is_sure(routes, dirname(note.path))
        what = f"leads to {routes[0]!r}, the shortest path, and not to" if sure else "may be"
        message = f"{link.target!r} {what} {listed(routes[1:] if sure else routes, _MOST)}"
        places = tuple(Place(path, 1, 1) for path in routes[:_MOST])
        yield Problem(link.line, link.column, message, link.target, related=places)


def _is_sure(routes: tuple[str, ...], folder: str) -> bool:
    """Whether the first is Obsidian's choice: no other is as short, nor below the folder of the link.

    That files below it come first is UNCERTAIN (obsidian reference 3.5, note b).
    """
    below = f"{folder}/" if folder else "\0"
    return len(routes[0]) < len(routes[1]) and not any(path.startswith(below) for path in routes[1:_ASKED])


_ASKED = 100
