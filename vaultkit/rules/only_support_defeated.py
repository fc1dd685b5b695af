"""Something that stands supports every note that is said to be supported.

All that speaks for the note is defeated by other claims, or rests on nothing but what is. Give it another support, or
withdraw it. Where all its supporters are undecided, because contradictions about them are open, that is only worth
knowing. Nothing is said of a note that is defeated itself; of one in a circle of support (CLM007); of a line (CLM010);
or of a note without a page of its own, of which nobody knows what else supports it.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.graph import UNDEC
from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.rules.standing import listed, place_on, titles
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "CLM009", "only-support-defeated", Severity.WARNING

_CALMS = '---\nsupports:\n  - "[[Tea helps sleep]]"\n---\n\n# Tea calms\n\nSee [[Cups are small]].\n'
_SLEEP = "# Tea helps sleep\n\nSee [[Tea calms]].\n"
GOOD = Example(
    {
        "Cups are small.md": '---\nqualifies:\n  - "[[Tea calms]]"\n---\n\n# Cups are small\n',
        "Tea calms.md": _CALMS,
        "Tea helps sleep.md": _SLEEP,
    }
)
BAD = Example(
    {
        "Cups are small.md": '---\nrefutes:\n  - "[[Tea calms]]"\n---\n\n# Cups are small\n',
        "Tea calms.md": _CALMS,
        "Tea helps sleep.md": _SLEEP,
    },
    says=(
        "Tea helps sleep.md:1:1: nothing that stands supports this note: 'Tea calms' is defeated by 'Cups are small'",
    ),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    claims, doubts = survey.claims, survey.claims.standing.doubts
    label = doubts.left_alone(note.path)
    if label is None:
        return
    found = doubts.supporters(note.path)
    nodes = [each.node for each in found]
    title = repr(claims.title(note.path))
    if label == UNDEC:
        found = tuple(each._replace(founded=True) for each in found)  # here it does not matter what founds them
        message = f"all that supports this note is undecided: {titles(nodes, claims)}"
        edit = f"resolve what leaves {titles(nodes[:1], claims)} undecided, or give {title} another support"
    else:
        message = f"nothing that stands supports this note: {listed(list(map(doubts.words, found)))}"
        edit = f"give {title} a support that stands, or withdraw it"
    place, related = place_on(note.path, map(doubts.edge, found), claims)
    yield Problem(
        place.line,
        place.column,
        message,
        claims.title(nodes[0]),
        Severity.INFO if label == UNDEC else SEVERITY,
        related,
        tuple(step for each in found for step in doubts.steps(each)),
        edit,
        (*nodes, "undecided" if label == UNDEC else "defeated"),
    )
