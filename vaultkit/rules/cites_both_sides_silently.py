"""A line that rests on both sides of a contradiction says that they disagree.

Two sources that cannot both hold, side by side and without a word, read as if they agreed. Write one sentence that
links both and says that they disagree, or what reconciles them; a sentence that they only seem to compete does as
well. Once a page of one of the two resolves the contradiction, the line may rest on both in silence.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.claims.standing import edge_of
from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "CLM003", "cites-both-sides-silently", Severity.WARNING

_USED = "\n## Used by\n\n- [[What to drink]]\n"
_NOTES = {
    "Tea calms.md": f'---\ncontradicts:\n  - "[[Tea excites]]"\n---\n\n# Tea calms\n{_USED}',
    "Tea excites.md": f'---\ncontradicts:\n  - "[[Tea calms]]"\n---\n\n# Tea excites\n{_USED}',
}
_LINE = """---
type: line
title: What to drink
status: page
sources:
  - "[[Tea calms]]"
  - "[[Tea excites]]"
---

A small cup helps, says [[Tea calms]].

"""
GOOD = Example({**_NOTES, "What to drink.md": f"{_LINE}On the other hand, [[Tea excites]]: see [[Tea calms]].\n"})
BAD = Example(
    {**_NOTES, "What to drink.md": f"{_LINE}Drink it early, says [[Tea excites]].\n"},
    says=(
        "What to drink.md:6:6: this line rests on 'Tea calms' and on 'Tea excites', which contradict each "
        "other, and does not say so",
    ),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    claims = survey.claims
    sources = claims.sources(note.path)
    for side, place in sources.items():
        for contention in claims.contentions_of(side):
            other = contention.other(side)
            # Both sides are sources: the one named first reports.
            if other not in sources or sources[other] < place:
                continue
            if contention.open and claims.verifiable(contention) and not claims.acks(note.path, contention):
                one, two = claims.title(side), claims.title(other)
                yield Problem(
                    place.line,
                    place.column,
                    f"this line rests on {one!r} and on {two!r}, which contradict each other, and does not say so",
                    two,
                    related=(sources[other], *contention.places),
                    witness=tuple(claims.standing.step(edge_of(each)) for each in contention.relations),
                    edit=f"write one sentence that links {one!r} and {two!r} and says that they disagree",
                    ids=contention.pair,
                )
