"""What a note says of another in a sentence is what its list says of it.

`This note refutes [[Tea calms]]` in the text and `supports` in the list cannot both be meant: make them agree. Read are
only sentences that name the note itself (`this note`, `this page`, its title) or begin with the link, that link one
other note, and that have one of the known words between the two. Where either says only that one note informs the
other or is related, or the words say not plainly who does it to whom, nothing is said; nor of a callout that records
a contradiction, which the text may well take for less.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit import cues
from vaultkit.claims.prose import PROSE
from vaultkit.model import Example, Note, Place, Problem, Relation, Severity
from vaultkit.stated import CALLOUT
from vaultkit.survey import Survey
from vaultkit.vocabulary import BY_NAME

CODE, NAME, SEVERITY = "CLM013", "prose-list-disagree", Severity.WARNING
_NOTE = (
    "# Tea excites\n\nThis note {} [[Tea calms]], as every cup shows.\n\n## Related\n\n- **refutes** [[Tea calms]]\n"
)
_OTHER = {"Tea calms.md": "# Tea calms\n\nIt does, though [[Tea excites]] disputes it.\n"}
GOOD = Example({"Tea excites.md": _NOTE.format("refutes"), **_OTHER})
BAD = Example(
    {"Tea excites.md": _NOTE.format("supports"), **_OTHER},
    says=(
        "Tea excites.md:3:20: this sentence says that this note supports 'Tea calms',"
        " the list that this note refutes 'Tea calms'",
    ),
)

_WEAK = frozenset({"informs", "related"})


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    claims = survey.claims
    listed: dict[str, list[Relation]] = {}
    for each in claims.stated_on(note.path):
        if each.where != CALLOUT:  # it records a contradiction, whatever the note makes of that
            listed.setdefault(_other(each, note), []).append(each)
    for told in claims.told_in_prose(note.path):
        those = listed.get(_other(told, note), ())
        if told.stance.basis == PROSE or told.type in _WEAK or not those:
            continue
        if all(_differ(told, each) for each in those):
            each = those[0]
            prose, list_ = _words(told, note, survey), _words(each, note, survey)
            title = claims.title(_other(told, note))
            yield Problem(
                told.line,
                told.column,
                f"this sentence says that {prose}, the list that {list_}",
                title,
                related=(Place(note.path, each.line, each.column),),
                edit=f"say of {title!r} in the sentence what the list says, or in the list what the sentence says",
                ids=(_other(told, note), prose, list_),
            )


def _differ(told: Relation, listed: Relation) -> bool:
    """Whether a sentence and an entry cannot be the same statement."""
    if listed.type in _WEAK:
        return False
    if told.type != listed.type:
        # What contradicts in part may well be what qualifies.
        in_part = cues.PARTIAL in (told.strength, listed.strength) and {told.type, listed.type} == {
            "contradicts",
            "qualifies",
        }
        return told.type != listed.stance.secondary and not in_part
    turned = not BY_NAME[told.type].symmetric and told.subject != listed.subject
    return turned and listed.stance.basis == cues.EXPLICIT


def _other(relation: Relation, note: Note) -> str:
    return relation.object if relation.subject == note.path else relation.subject


def _words(relation: Relation, note: Note, survey: Survey) -> str:
    """A relation as a sentence of its note."""
    title = repr(survey.claims.title(_other(relation, note)))
    return (
        f"this note {relation.type} {title}" if relation.subject == note.path else f"{title} {relation.type} this note"
    )
