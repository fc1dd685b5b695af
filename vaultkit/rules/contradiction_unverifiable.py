"""The vault has the pages of both sides of a contradiction.

Of a note that other pages only mention nobody can tell whether it answers, so the rules on contradictions leave it
alone, and this one says so, once for each contradiction. Bring the missing page into the vault.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.claims import Claims
from vaultkit.claims.standing import edge_of
from vaultkit.model import Example, Note, Place, Problem, Severity
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "CLM017", "contradiction-unverifiable", Severity.INFO

_CALMS = '---\ncontradicts:\n  - "[[Tea excites]]"\n---\n\n# Tea calms\n'
GOOD = Example({"Tea calms.md": _CALMS, "Tea excites.md": "# Tea excites\n\nBut see [[Tea calms]].\n"})
BAD = Example(
    {"Tea calms.md": _CALMS, "Tea excites.md": "---\nstatus: stub\n---\n\n# Tea excites\n"},
    says=(
        "Tea calms.md:3:6: whether 'Tea calms' and 'Tea excites' answer each other cannot be checked: "
        "the vault has no page of 'Tea excites'",
    ),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    claims = survey.claims
    for contention in claims.contentions_of(note.path):
        missing = [side for side in contention.pair if not claims.page(side)]
        place = next((each for each in contention.places if claims.shown(each.path)), None)
        if missing and place and place.path == note.path:
            one, two = claims.title(note.path), claims.title(contention.other(note.path))
            absent = " and ".join(repr(claims.title(side)) for side in missing)
            yield Problem(
                place.line,
                place.column,
                f"whether {one!r} and {two!r} answer each other cannot be checked: the vault has no page of {absent}",
                two,
                related=(*(each for each in contention.places if each != place), *_stubs(missing, claims)),
                witness=tuple(claims.standing.step(edge_of(each)) for each in contention.relations),
                edit=f"bring the page of {absent} into the vault",
                ids=contention.pair,
            )


def _stubs(missing: list[str], claims: Claims) -> Iterator[Place]:
    """Where the stubs among the missing sides say that they are stubs."""
    for side in missing:
        if side in claims.vault.notes:
            yield Place(side, *claims.vault.notes[side].keys["status"])
