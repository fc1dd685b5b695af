"""Some other note links to every note that is no way into the vault.

Nobody comes across a note that nothing links to. Link it from where its reader would look, or delete it. Ways in are a
note in the root of the vault that links on to others, and one called `index`, `home`, `readme`, `start`, `moc` or the
like, alone or, for `index` and `moc`, as a word of its name; whatever lies in a folder called `templates` is a form,
not a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "NET001", "orphan-note", Severity.INFO
GOOD = Example(
    {
        "Tea house.md": "[[tea]]\n",
        "drinks/tea.md": "[[Tea house]]\n",
        "drinks/Drinks MOC.md": "[[tea]]\n",
        "templates/brew.md": "# Brew\n",
    }
)
BAD = Example(
    {"home.md": "[[tea]]\n", "drinks/tea.md": "# Tea\n", "drinks/mate.md": "[[tea]]\n"},
    says=("drinks/mate.md:1:1: no other note links to 'mate'",),
)

_WAYS_IN = frozenset(
    (
        "contents",
        "dashboard",
        "home",
        "index",
        "map of content",
        "moc",
        "readme",
        "start",
        "start here",
        "toc",
        "welcome",
    )
)
_WORDS = frozenset(("index", "moc"))
_FORMS = frozenset(("template", "templates"))


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    if not _is_way_in(note.path, survey):
        *_, name = note.path.removesuffix(".md").split("/")
        yield Problem(1, 1, f"no other note links to {name!r}")


def _is_way_in(path: str, survey: Survey) -> bool:
    *folders, name = (_words(part) for part in path.removesuffix(".md").split("/"))
    if not folders and any(target != path for target in survey.targets(path)):
        return True
    if " ".join(name) in _WAYS_IN or not _WORDS.isdisjoint(name):
        return True
    return any(not _FORMS.isdisjoint(folder) for folder in folders)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())
