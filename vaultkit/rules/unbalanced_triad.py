"""Two notes that contradict each other are not both in accord with a third.

When one note supports, extends, explains or exemplifies a second and a third, or is so itself, and these two
contradict each other, one of the three statements says too much: scope the claim, give one relation another type, or
resolve the contradiction. What is hedged or partial does not count, nor a pair of which both is said. Where all three
are strong, this is a warning. Three notes that all contradict each other are no finding: rivals may be three.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.claims import Claims, place
from vaultkit.claims.standing import edge_of
from vaultkit.claims.triads import Triad
from vaultkit.model import Example, Note, Place, Problem, Severity
from vaultkit.rules.standing import place_on
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "CLM008", "unbalanced-triad", Severity.INFO

_CALMS = '---\ncontradicts:\n  - "[[Tea excites]]"\n---\n\n# Tea calms\n'
_TEST = '---\nsupports:\n  - "[[Tea calms]]"\n{}:\n  - "[[Tea excites]]"\n---\n\n# A test of tea\n'
GOOD = Example(
    {
        "A test of tea.md": _TEST.format("qualifies"),
        "Tea calms.md": _CALMS,
        "Tea excites.md": "# Tea excites\n\nBut see [[Tea calms]].\n",
    }
)
BAD = Example(
    {
        "A test of tea.md": _TEST.format("explains"),
        "Tea calms.md": _CALMS,
        "Tea excites.md": "# Tea excites\n\nBut see [[Tea calms]].\n",
    },
    says=(
        "Tea calms.md:3:6: 'Tea calms' and 'Tea excites' contradict each other, but 'A test of tea' is in accord "
        "with both",
    ),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    claims = survey.claims
    for triad in claims.standing.triads.get(note.path, ()):
        contention = triad.contention
        here = _place(note.path, triad, claims)
        sides = contention.pair if note.path == triad.third else (note.path, contention.other(note.path))
        one, other, third = map(claims.title, (*sides, triad.third))
        yield Problem(
            here.line,
            here.column,
            f"{one!r} and {other!r} contradict each other, but {third!r} is in accord with both",
            third,
            Severity.WARNING if triad.strong else SEVERITY,
            tuple(each for each in map(place, triad.edges) if each != here),
            tuple(claims.standing.step(edge_of(each)) for each in triad.edges),
            f"resolve what {one!r} and {other!r} dispute, or give another type to what {third!r} has with one",
            (*contention.pair, triad.third),
        )


def _place(path: str, triad: Triad, claims: Claims) -> Place:
    """Where the note at `path` states its part of a triad: a side the contention, the third an accord."""
    if path != triad.third:
        return claims.place(path, triad.contention)
    return place_on(path, map(edge_of, triad.edges), claims)[0]
