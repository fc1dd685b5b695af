"""A link leads to a file that git knows.

A file that was never added is here and nowhere else: for everybody who clones the vault the link is broken, and in the
continuous build too. Add the file, or take it out of `.gitignore`. Only links in files that git knows are looked at,
and only where there is git.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.model import Example, Note, Place, Problem, Severity
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "LNK020", "untracked-target", Severity.WARNING
_FILES = {"home.md": "[[tea]] ![[pot.png]]\n", "tea.md": "", "pot.png": ""}
GOOD = Example(_FILES, tracked=("home.md", "tea.md", "pot.png"))
BAD = Example(
    _FILES,
    tracked=("home.md", "tea.md"),
    says=("home.md:1:9: git does not know 'pot.png', so nobody else has it",),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    if not survey.untracked or note.path in survey.untracked:
        return
    for link, routes in survey.links(note):
        if routes and routes[0] in survey.untracked:
            message = f"git does not know {routes[0]!r}, so nobody else has it"
            yield Problem(link.line, link.column, message, link.target, related=(Place(routes[0], 1, 1),))
