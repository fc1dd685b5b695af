"""It is certain where a link leads.

Some links are understood in one way by what is known of Obsidian and in another by what is told of it: a folder that
does not match, one that matches only in part, a relative path that misses, a path that begins with a slash. And a
folder that is a symbolic link is not looked into. Write the path from the root of the vault, or only the name.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.model import Example, Note, Place, Problem, Severity
from vaultkit.rules.targets import listed
from vaultkit.survey import Survey
from vaultkit.vault import UNSUPPORTED, Verdict

CODE, NAME, SEVERITY = "LNK010", "doubtful-link", Severity.WARNING
_FILES = {"img/pot.png": "", "shelf/Tea.md": ""}
GOOD = Example({"home.md": "![[pot.png]] [[shelf/Tea]] [[Tea]]\n", **_FILES})
BAD = Example(
    {"home.md": "![[old/pot.png]]\n\n[[./Tea]]\n", **_FILES},
    says=(
        "home.md:1:1: whether 'old/pot.png' is 'img/pot.png' is not certain: the folder does not match, and only the "
        "name may be looked at",
        "home.md:3:1: whether './Tea' is 'shelf/Tea.md' is not certain: a relative path that misses may or may not be "
        "looked up as a name",
    ),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    for link in survey.lost(note):
        if survey.vault.judge(link, note) == Verdict.DOUBTFUL:
            doubt = survey.vault.doubts(link, note)[0]
            if doubt.reason != UNSUPPORTED:
                what = f"is {listed(doubt.paths, 3)}" if doubt.paths else "leads somewhere"
                message = f"whether {link.target!r} {what} is not certain: {doubt.reason}"
                places = tuple(Place(path, 1, 1) for path in doubt.paths[:3])
                yield Problem(link.line, link.column, message, link.target, related=places)
