"""Of two notes nobody says both that one supports the other and that they contradict each other.

A note that is evidence for another and against it at once makes two claims. Split it, so that each claim has its own
relation, or make one of the two statements what it mostly is, a limit (`qualifies`). There is one finding for a pair,
where the last of its statements stands, whichever page makes it. Where one of the two is only partial, it is told as
information; words that say two things at once are the matter of CLM012.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from vaultkit import cues
from vaultkit.claims import Claims, place
from vaultkit.claims.standing import edge_of
from vaultkit.model import Example, Note, Problem, Relation, Severity
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "CLM006", "supports-and-contradicts", Severity.ERROR

_EXCITES = '---\ncontradicts:\n  - "[[Tea calms]]"\n---\n\n# Tea excites\n'
GOOD = Example(
    {
        "Tea calms.md": '---\nqualifies:\n  - "[[Tea excites]]"\n---\n\n# Tea calms\n\nBut see [[Tea excites]].\n',
        "Tea excites.md": _EXCITES,
    }
)
BAD = Example(
    {
        "Tea calms.md": '---\nsupports:\n  - "[[Tea excites]]"\n---\n\n# Tea calms\n',
        "Tea excites.md": _EXCITES,
    },
    says=(
        "Tea excites.md:3:6: it is stated that 'Tea calms' supports 'Tea excites' and also that "
        "'Tea excites' contradicts 'Tea calms'",
    ),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    claims = survey.claims
    for contention in claims.contentions_of(note.path):
        attacks = [each for each in contention.relations if not each.stance.mixed]
        supports = _between(note.path, contention.other(note.path), survey) if attacks else []
        if supports and claims.verifiable(contention):
            stated = sorted((*supports, *attacks), key=lambda each: (claims.shown(each.asserted_on), place(each)))
            if stated[-1].asserted_on == note.path:
                yield _problem(note.path, stated, supports, attacks, claims)


def _problem(
    path: str, stated: Sequence[Relation], supports: Sequence[Relation], attacks: Sequence[Relation], claims: Claims
) -> Problem:
    last = stated[-1]
    other = claims.title(last.object if last.subject == path else last.subject)
    steps = [claims.standing.step(edge_of(each)) for each in (_clearest(supports), _clearest(attacks))]
    partial = any(_clearest(those).strength == cues.PARTIAL for those in (supports, attacks))
    return Problem(
        last.line,
        last.column,
        f"it is stated that {steps[0].words} and also that {steps[1].words}",
        other,
        Severity.INFO if partial else SEVERITY,
        tuple(sorted(map(place, stated[:-1]))),
        tuple(steps),
        "split the claim in two, or make one of the statements 'qualifies'",
        (last.subject, last.object),
    )


def _clearest(relations: Sequence[Relation]) -> Relation:
    """The first that is not partial, if any is."""
    return min(relations, key=lambda each: (each.strength == cues.PARTIAL, place(each)))


def _between(one: str, other: str, survey: Survey) -> list[Relation]:
    """What says that one of two nodes supports the other."""
    notes = survey.vault.notes
    pages = [(path, far) for path, far in ((one, other), (other, one)) if path in notes]
    return [each for path, far in pages for each in survey.remember(_supports, notes[path]).get(far, ())]


def _supports(note: Note, survey: Survey) -> Mapping[str, Sequence[Relation]]:
    """By node, what `note` states of a support between the two."""
    found: dict[str, list[Relation]] = {}
    for each in survey.claims.stated_on(note.path, ("supports",)):
        if not each.stance.mixed:
            found.setdefault(each.object if each.subject == note.path else each.subject, []).append(each)
    return found
