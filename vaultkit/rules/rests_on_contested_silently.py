"""A line that rests on a contested note names the note on the other side.

The reader of the line takes as settled what the vault itself disputes. Cite the other note in the line, or say in a
sentence that links both that they disagree. There is one finding for a contradiction, on a contested note, with all
the lines that keep silent as related places; it is a warning where the contradiction is firm and nobody has resolved
it. Lines without a page of their own are not asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vaultkit.claims import Claims, Contention
from vaultkit.claims.standing import edge_of
from vaultkit.model import Example, Note, Place, Problem, Severity
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "CLM002", "rests-on-contested-silently", Severity.WARNING

_USED = "\n## Used by\n\n- [[What to drink]]\n"
_CALMS = f'---\ncontradicts:\n  - "[[Tea excites]]"\n---\n\n# Tea calms\n{_USED}'
_EXCITES = f'---\ncontradicts:\n  - "[[Tea calms]]"\n---\n\n# Tea excites\n{_USED}'
_LINE = """---
type: line
title: What to drink
status: page
sources:
  - "[[Tea calms]]"
---

"""
GOOD = Example(
    {
        "Tea calms.md": _CALMS,
        "Tea excites.md": _EXCITES,
        "What to drink.md": f"{_LINE}A small cup helps, says [[Tea calms]], though [[Tea excites]] does not find it.\n",
    }
)
BAD = Example(
    {
        "Tea calms.md": _CALMS,
        "Tea excites.md": _EXCITES,
        "What to drink.md": f"{_LINE}A small cup helps, says [[Tea calms]].\n",
    },
    says=(
        "Tea calms.md:3:6: 1 line rests on one side of the contradiction between 'Tea calms' and 'Tea excites' "
        "and never names the other: 'What to drink'",
    ),
)
_SHOWN = 3


class _Silent(NamedTuple):
    """A line that names only one side: its title, the place where it rests on that side, and the side."""

    title: str
    place: Place
    side: str


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    claims = survey.claims
    for contention in claims.contentions_of(note.path):
        silent = sorted(_silent(contention, claims))
        if silent and note.path == _focus(contention, silent, claims):
            place, other = claims.place(note.path, contention), contention.other(note.path)
            yield Problem(
                place.line,
                place.column,
                _message(silent, claims.title(note.path), claims.title(other)),
                claims.title(other),
                SEVERITY if contention.open and contention.firm else Severity.INFO,
                (*(each.place for each in silent), *(each for each in contention.places if each != place)),
                tuple(claims.standing.step(edge_of(each)) for each in contention.relations),
                _edit(silent, contention, claims),
                (contention.other(note.path), *(each.place.path for each in silent)),
            )


def _silent(contention: Contention, claims: Claims) -> Iterator[_Silent]:
    """The lines that rest on one side and name the other nowhere; none of them can have a sentence that links both."""
    if claims.verifiable(contention):
        for side in contention.pair:
            for line in claims.lines_resting_on(side):
                if not claims.mentions(line, contention.other(side)):
                    yield _Silent(claims.title(line), claims.sources(line)[side], side)


def _focus(contention: Contention, silent: Sequence[_Silent], claims: Claims) -> str:
    """The note that the finding stands on: a side on which such lines rest, rather a page than a stub."""
    sides = filter(claims.shown, {each.side for each in silent})
    return min(sides, key=lambda side: (not claims.page(side), side), default="") or claims.told_on(contention)


def _edit(silent: Sequence[_Silent], contention: Contention, claims: Claims) -> str:
    """What to write in the lines: the note that each of them lacks, if it is one for all."""
    lacking = {contention.other(each.side) for each in silent}
    link = repr(claims.title(lacking.pop())) if len(lacking) == 1 else "the other note"
    return f"link {link} in {'the line' if len(silent) == 1 else 'each of the lines'} and say that the two disagree"


def _message(silent: Sequence[_Silent], one: str, other: str) -> str:
    titles = ", ".join(repr(each.title) for each in silent[:_SHOWN])
    more = f" and {len(silent) - _SHOWN} more" if len(silent) > _SHOWN else ""
    rest, name = ("1 line rests", "names") if len(silent) == 1 else (f"{len(silent)} lines rest", "name")
    between = f"the contradiction between {one!r} and {other!r}"
    return f"{rest} on one side of {between} and never {name} the other: {titles}{more}"
