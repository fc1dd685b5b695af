"""Both pages of a contradiction speak of it.

Who reads only the page that keeps silent never learns that its claim is contested. Name the other note there in one
sentence that says they disagree, or how they fit together; list it under `contradicts`; or put a link to it into the
property `acknowledges`. A bullet that the exporter mirrored from the other page is not the page's own word. Where all
that is stated is partial, this is a warning. A note without a page of its own is not asked to speak.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.claims.standing import edge_of
from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "CLM001", "contradiction-one-sided", Severity.ERROR

GOOD = Example(
    {
        "Tea calms.md": '---\ncontradicts:\n  - "[[Tea excites]]"\n---\n\n# Tea calms\n',
        "Tea excites.md": "# Tea excites\n\nThis is at odds with [[Tea calms]], which counts another dose.\n",
    }
)
BAD = Example(
    {
        "Tea calms.md": '---\ncontradicts:\n  - "[[Tea excites]]"\n---\n\n# Tea calms\n',
        "Tea excites.md": "# Tea excites\n\nIt goes well with [[Tea calms]].\n",
    },
    says=("Tea excites.md:1:1: 'Tea calms' contradicts this note, which does not speak of it",),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    claims = survey.claims
    for contention in claims.contentions_of(note.path):
        other = contention.other(note.path)
        if not claims.page(note.path) or not claims.page(other) or note.path in contention.asserted_on:
            continue
        if not claims.acks(note.path, contention):
            top, title = claims.top(note.path), claims.title(other)
            yield Problem(
                top.line,
                top.column,
                f"{title!r} contradicts this note, which does not speak of it",
                title,
                SEVERITY if contention.firm else Severity.WARNING,
                contention.places,
                tuple(claims.standing.step(edge_of(each)) for each in contention.relations),
                f"write one sentence here that links {title!r} and says that the two disagree",
                (other,),
            )
