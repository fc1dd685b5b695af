"""Every note can be reached from every other, by links taken in either direction.

A group of notes that only link among themselves is found by nobody who walks the vault: nothing leads there from the
rest. Link it from a note outside, or from an index. The largest group is the vault itself; a note on its own is an
orphan (NET001), and groups are told once, at their first note.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.model import Example, Note, Place, Problem, Severity
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "NET002", "island", Severity.INFO
GOOD = Example({"a.md": "See [[b]].\n", "b.md": "See [[c]].\n", "c.md": "The end.\n"})
BAD = Example(
    {
        "a.md": "See [[b]].\n",
        "b.md": "See [[c]].\n",
        "c.md": "The end.\n",
        "far/x.md": "See [[y]].\n",
        "far/y.md": "See [[x]].\n",
    },
    says=("far/x.md:1:1: nothing ties 2 notes to the rest of the vault: 'x', 'y'",),
)
_SHOWN = 3


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    group = survey.apart[note.path]
    titles = [survey.vault.title(path) for path in group[:_SHOWN]]
    more = f" and {len(group) - _SHOWN} more" if len(group) > _SHOWN else ""
    named = ", ".join(f"'{title}'" for title in titles)
    message = f"nothing ties {len(group)} notes to the rest of the vault: {named}{more}"
    yield Problem(1, 1, message, related=tuple(Place(path, 1, 1) for path in group[1:]))
