"""Two notes that contradict each other say how they fit together, or that nobody knows yet.

A contradiction that stands without a word leaves every reader to settle it alone. On either page, write a paragraph
that links the other note and says how both can be true; or record in a callout what holds: below the title
`> [!contradiction]- [[Other]]` a line that begins with `reconciled`, `scoped`, `prefers [[...]]`, `duplicate` or
`open`. What is `open` and has a date, `since:: 2027-01-31`, is only told; so is a contradiction that is partial.
Records that differ settle nothing. Nothing is said where the vault has neither page, nor of a record that is stale
(CLM005).
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.claims import OPEN, PREFERS, Claims, Contention, Record
from vaultkit.claims.standing import edge_of
from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "CLM004", "contradiction-unreconciled", Severity.WARNING

_EXCITES = '---\ncontradicts:\n  - "[[Tea calms]]"\n---\n\n# Tea excites\n'
GOOD = Example(
    {
        "Tea calms.md": "# Tea calms\n\nSmall cups reconcile this with [[Tea excites]].\n",
        "Tea excites.md": _EXCITES,
    }
)
BAD = Example(
    {
        "Tea calms.md": "# Tea calms\n\nThis is at odds with [[Tea excites]].\n",
        "Tea excites.md": _EXCITES,
    },
    says=("Tea calms.md:1:1: nothing resolves the contradiction between 'Tea calms' and 'Tea excites'",),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    claims = survey.claims
    for contention in claims.contentions_of(note.path):
        silent = contention.resolution in ("", OPEN) and not contention.stale
        if silent and note.path == claims.told_on(contention):
            yield _problem(note.path, contention, claims)


def _problem(path: str, contention: Contention, claims: Claims) -> Problem:
    place, other = claims.place(path, contention), claims.title(contention.other(path))
    said = [each for each in contention.records if each.state]
    since = min((each.since for each in said if each.state == OPEN and each.since), default="")
    between = f"the contradiction between {claims.title(path)!r} and {other!r}"
    if len({(each.state, each.prefers) for each in said}) > 1:
        message = f"the records of {between} differ: {', '.join(dict.fromkeys(_words(each, claims) for each in said))}"
        edit = "make the records say the same"
    elif since:
        message = f"{between} is open since {since!r}"
        edit = "once it is resolved, put how in place of 'open'"
    elif said:
        message, edit = f"{between} is recorded as open without a date", "add 'since::' and a date to the record"
    else:
        message = f"nothing resolves {between}"
        edit = f"write in a paragraph that links {other!r} how both can be true, or record it as 'open' with a date"
    places = (*contention.places, *(each.place for each in said))
    return Problem(
        place.line,
        place.column,
        message,
        other,
        SEVERITY if contention.firm and not since else Severity.INFO,
        tuple(dict.fromkeys(each for each in places if each != place)),
        tuple(claims.standing.step(edge_of(each)) for each in contention.relations),
        edit,
        contention.pair,
    )


def _words(record: Record, claims: Claims) -> str:
    """The state of a record in quotes, with the note that it prefers."""
    return f"{record.state!r} {claims.title(record.prefers)!r}" if record.state == PREFERS else repr(record.state)
