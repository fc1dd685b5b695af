"""An entry of the Related list says one thing, and who does it to whom.

Words that first extend a note and then limit it are counted as the limit alone: make two entries of them. A bare verb
(`extends: ...`) leaves open which of the two notes extends the other: name what is extended (`extends the thesis that
...`, `extended by this note`).
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit import cues
from vaultkit.claims.fingerprints import statement
from vaultkit.model import Example, Note, Problem, Relation, Severity
from vaultkit.survey import Survey
from vaultkit.vocabulary import BY_NAME

CODE, NAME, SEVERITY = "CLM012", "mixed-or-ambiguous", Severity.INFO

_CUPS = {"Cups.md": "# Cups\n", "Doses.md": "# Doses\n"}
GOOD = Example(
    {
        **_CUPS,
        "Tea calms.md": "# Tea calms\n\n## Related\n\n"
        "- **extended by** [[Cups]] — extends the calm to cold cups\n"
        "- **qualified by** [[Doses]] — only when the dose is small\n",
    }
)
BAD = Example(
    {
        **_CUPS,
        "Tea calms.md": "# Tea calms\n\n## Related\n\n"
        "- **extended by** [[Cups]] — extends: cold cups too\n"
        "- **qualified by** [[Doses]] — extends the calm to milk: it holds only at small doses\n",
    },
    says=(
        "Tea calms.md:5:19: the words on 'Cups' do not say which of the two notes 'extends' the other",
        "Tea calms.md:6:20: the words on 'Doses' say two things: 'extends' and 'qualifies'",
    ),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    claims = survey.claims
    for relation in claims.stated_on(note.path):
        other = claims.title(relation.object if relation.subject == note.path else relation.subject)
        message = _message(relation, other)
        if message and claims.page(note.path):
            ids = (relation.subject, relation.object, statement(relation))
            yield Problem(relation.line, relation.column, message, other, edit=_edit(relation), ids=ids)


def _message(relation: Relation, other: str) -> str:
    """What is wrong with the words of `relation`, or an empty string."""
    stance = relation.stance
    if stance.mixed:
        return f"the words on {other!r} say two things: {stance.secondary!r} and {relation.type!r}"
    if stance.basis == cues.AMBIGUOUS:  # never of a symmetric type, which has no direction
        return f"the words on {other!r} do not say which of the two notes {relation.type!r} the other"
    return ""


def _edit(relation: Relation) -> str:
    stance = relation.stance
    if stance.mixed:
        return f"make two entries of it, one for {stance.secondary!r} and one for {relation.type!r}"
    inverse = BY_NAME[relation.type].inverse.replace("_", " ")
    return f"name the object behind {stance.cue!r}, or write '{inverse} this note'"
