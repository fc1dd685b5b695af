"""A note states a relation once in its list, and once in its properties.

The same relation twice in one kind of place on one page is one statement that has to be kept true in two, and the two
come to differ. Delete one of them. A property beside an entry of the list, or beside a callout, is no duplicate, nor
are two relations of different types. Nothing is said of a note without a page of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.claims import place
from vaultkit.claims.fingerprints import statement
from vaultkit.model import Example, Note, Problem, Relation, Severity
from vaultkit.stated import CALLOUT, FIELD, LIST, PROPERTY
from vaultkit.survey import Survey
from vaultkit.vocabulary import BY_NAME

CODE, NAME, SEVERITY = "CLM016", "duplicate-relation", Severity.INFO

_TEA = '---\nsupports:\n  - "[[Cups]]"\n---\n\n# Tea calms\n\n## Related\n\n- **supports** [[Cups]]\n'
GOOD = Example({"Tea calms.md": f"{_TEA}- **extends** [[Cups]]\n", "Cups.md": "# Cups\n"})
BAD = Example(
    {"Tea calms.md": f"{_TEA}- **supports** [[cups]]\n", "Cups.md": "# Cups\n"},
    says=("Tea calms.md:11:16: the list 'Related' says twice that 'Tea calms' supports 'Cups'",),
)
_PLACES = {
    LIST: "the list 'Related' says",
    PROPERTY: "the properties say",
    FIELD: "the fields say",
    CALLOUT: "the callouts say",
}


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    claims = survey.claims
    if not claims.page(note.path):
        return
    met: dict[tuple[str, ...], Relation] = {}
    for each in claims.stated_on(note.path):
        if each.type == "related" and not each.raw:
            continue  # a mere neighbour
        ends = (each.subject, each.object)
        first = met.setdefault((each.where, each.type, *(sorted(ends) if BY_NAME[each.type].symmetric else ends)), each)
        if first is not each:
            one, other = map(claims.title, ends)
            words = f"{one!r} and {other!r} are related" if each.type == "related" else f"{one!r} {each.type} {other!r}"
            yield Problem(
                each.line,
                each.column,
                f"{_PLACES[each.where]} twice that {words}",
                claims.title(each.object if each.subject == note.path else each.subject),
                related=(place(first),),
                edit=_edit(first, each),
                ids=(*ends, each.where, statement(each)),
            )


def _edit(first: Relation, second: Relation) -> str:
    """Which to delete; where nothing but the two words of the relation stands there, none of them can matter."""
    told = second.where in {LIST, PROPERTY}
    if told and (first.strength, first.raw) == (second.strength, second.raw):
        return "delete the second, which is safe: it says no more than the first"
    return "delete one of the two, and keep in the other what only the first said"
