"""A record of how a contradiction was resolved still holds.

Whoever resolved it had two claims before them. When one of the claims has changed since, when the note that the record
prefers is itself defeated or superseded, or when the day has passed on which somebody meant to look again, the record
says more than anybody knows. Read both notes again, and then accept the record as it is or mend it. Case, blanks and
punctuation change no claim. A record without fingerprints is taken at its word; one with something else in their place
cannot be held against the claims, and so it does not hold. A date is written as `2027-01-31`, and whether it has passed
is asked only when lint is told the day. Nothing is said where the vault has neither page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from vaultkit.claims import NEITHER, PREFERS, Claims, Contention, Record
from vaultkit.graph import OUT
from vaultkit.model import Example, Note, Problem, Severity, Step
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "CLM005", "stale-resolution", Severity.WARNING

_CALMS = "# Tea calms\n\n> [!contradiction]- [[Tea excites]]\n> scoped: small cups calm\n> fingerprint:: {}\n"
_EXCITES = '---\ncontradicts:\n  - "[[Tea calms]]"\n---\n\n# Tea excites\n'
GOOD = Example(
    {"Tea calms.md": _CALMS.format("707a0010 b8e83eb9"), "Tea excites.md": _EXCITES},
)
BAD = Example(
    {"Tea calms.md": _CALMS.format("707a0010 00000000"), "Tea excites.md": _EXCITES},
    says=("Tea calms.md:3:21: the record on 'Tea excites' is stale: 'Tea excites' has changed since",),
)
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:\s+\^[A-Za-z0-9-]+)?\s*")  # a block id may end the callout


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    claims = survey.claims
    for contention in claims.contentions_of(note.path):
        if contention.records and claims.verifiable(contention):
            for record, why, edit, witness in _stale(contention, claims, survey.as_of):
                if record.place.path == note.path:
                    yield _problem(record, why, edit, witness, contention, claims)


Stale = tuple[Record, str, str, tuple[Step, ...]]
"""A record, what is the matter with it, what to do, and what proves that."""


def _stale(contention: Contention, claims: Claims, as_of: str) -> Iterator[Stale]:
    """What is the matter with the records: once for what concerns several of them, and each with its own dates."""
    yield from _preferred(contention, claims)
    yield from _changed(contention, claims)
    if contention.stale == NEITHER:
        prefer = (each for each in _shown(contention, claims) if each.state == PREFERS)
        wrong = next((each for each in prefer if each.prefers not in contention.pair), None)
        if wrong:
            yield wrong, f"does not hold: {NEITHER}", "name one of the two behind 'prefers'", ()
    for each in contention.records:
        if each.state and each.unread:
            why = f"cannot be held against the claims: {each.unread!r} is no fingerprint"
            yield each, why, _again(each, contention, claims), ()
        for name, value in (("review", each.review), ("since", each.since)):
            day = _day(value)
            if value and not day:
                yield each, f"has {value!r} for {name!r}, which is no date", f"write it as in '{name}:: 2027-01-31'", ()
            elif name == "review" and day and as_of and day < as_of:
                yield each, f"was to be reviewed on {day!r}", "re-read both and set 'review::' to a later day", ()


def _shown(contention: Contention, claims: Claims) -> Iterator[Record]:
    """The records that a finding may stand on."""
    return (each for each in contention.records if claims.shown(each.place.path))


def _preferred(contention: Contention, claims: Claims) -> Iterator[Stale]:
    """That the side that the records prefer does not stand."""
    preferred = contention.preferred
    record = next((each for each in _shown(contention, claims) if preferred and each.prefers == preferred), None)
    if record:
        edit = f"re-read both and record what holds now in place of 'prefers' {claims.title(preferred)!r}"
        if preferred in claims.superseded:
            steps = tuple(map(claims.standing.step, claims.standing.succession.superseding(preferred)))
            yield record, f"is stale: it prefers {claims.title(preferred)!r}, which is superseded", edit, steps
        elif claims.standing.label(preferred) == OUT:
            proof = claims.standing.proof(preferred)
            yield record, f"is stale: it prefers {claims.title(preferred)!r}, which is defeated", edit, proof


def _changed(contention: Contention, claims: Claims) -> Iterator[Stale]:
    """That a claim is not what it was when the records were written or accepted."""
    for record in _shown(contention, claims):
        why = claims.changed(record, contention)
        if why:
            yield record, f"is stale: {why}", _again(record, contention, claims), ()
            return


def _again(record: Record, contention: Contention, claims: Claims) -> str:
    one, other = (claims.title(side) for side in (record.place.path, contention.other(record.place.path)))
    return f"re-read both and run `vaultkit accept {one!r} {other!r}`"


def _problem(
    record: Record, why: str, edit: str, witness: tuple[Step, ...], contention: Contention, claims: Claims
) -> Problem:
    place, other = record.place, claims.title(contention.other(record.place.path))
    others = (each.place for each in contention.records if each != record)
    proofs = dict.fromkeys((*others, *contention.places))
    message = f"the record on {other!r} {why}"
    related = tuple(each for each in proofs if each != place)
    ids = (*contention.pair, why)
    return Problem(place.line, place.column, message, other, None, related, witness, edit, ids)


def _day(value: str) -> str:
    """The day that a value is, or nothing."""
    found = _DATE.fullmatch(value)
    if not found:
        return ""
    try:
        return date.fromisoformat(found[1]).isoformat()
    except ValueError:
        return ""
