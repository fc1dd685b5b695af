"""Several supporters of a claim do not all come from one contested note.

The note or line looks well supported, yet all that speaks for it goes back to one claim, and the vault itself disputes
that one. Add evidence of another origin, or say how far the claim depends on it. What a stub rests on is not known, so
it counts as an origin of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from vaultkit.claims.roots import ways
from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.rules.standing import place_on
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "CLM020", "single-root-support", Severity.INFO

_SUPPORTS = '---\nsupports:\n  - "[[Tea helps sleep]]"\n---\n\n# {}\n\nSee [[Tea calms]].\n'
_FILES = {
    "Cups.md": _SUPPORTS.format("Cups"),
    "Pots.md": _SUPPORTS.format("Pots"),
    "Tea helps sleep.md": "# Tea helps sleep\n\nSee [[Cups]] and [[Pots]].\n",
    "Tea excites.md": '---\ncontradicts:\n  - "[[Tea calms]]"\n---\n\n# Tea excites\n',
}
_CALMS = "# Tea calms\n\nThis is at odds with [[Tea excites]].\n"
GOOD = Example({**_FILES, "Tea calms.md": f'---\nsupports:\n  - "[[Cups]]"\n---\n\n{_CALMS}'})
BAD = Example(
    {**_FILES, "Tea calms.md": f'---\nsupports:\n  - "[[Cups]]"\n  - "[[Pots]]"\n---\n\n{_CALMS}'},
    says=("Tea helps sleep.md:1:1: its 2 supporters all come from 'Tea calms', which is contested",),
)
_MOST = 12  # steps that are shown


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    claims, standing = survey.claims, survey.claims.standing
    root = standing.rooted.get(note.path)
    if root is None:
        return
    found = standing.doubts.supporters(note.path)
    place, _ = place_on(note.path, map(standing.doubts.edge, found), claims)
    noun = "sources" if note.path in claims.lines else "supporters"
    contested = [each for contention in claims.contentions_of(root) if contention.open for each in contention.places]
    yield Problem(
        place.line,
        place.column,
        f"its {len(found)} {noun} all come from {claims.title(root)!r}, which is contested",
        claims.title(root),
        SEVERITY,
        tuple(each for each in dict.fromkeys(contested) if each != place),
        tuple(map(standing.step, islice(ways(note.path, root, standing, claims), _MOST))),
        f"give {claims.title(note.path)!r} a support that does not come from {claims.title(root)!r}",
        (root,),
    )
