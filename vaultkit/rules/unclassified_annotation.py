"""The words on a related note say how the two notes relate.

What begins with none of the known cues stays a mere neighbour: it counts neither as support nor as contradiction. Begin
the words with a cue (`supports`, `contradicts`, `extends the thesis that ...`, `mechanism: ...`), say plainly what a
negation leaves standing, or put the type that you mean in front. An entry without words is no finding, and what stands
on a note without a page of its own is settled on the page that says it.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit import cues
from vaultkit.claims.fingerprints import statement
from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "CLM011", "unclassified-annotation", Severity.WARNING

_TEA = "# Tea calms\n\n## Related\n\n- **related** [[Milk]]"
GOOD = Example(
    {
        "Tea calms.md": f"{_TEA}\n- **supported by** [[Cocoa]] — evidence: the same dose, the same sleep\n",
        "Milk.md": "# Milk\n",
        "Cocoa.md": "# Cocoa\n",
    }
)
BAD = Example(
    {
        "Tea calms.md": f"{_TEA} — a word on cups\n- **related** [[Cocoa]] — not contradicted: other doses\n",
        "Milk.md": "# Milk\n",
        "Cocoa.md": "# Cocoa\n",
    },
    says=(
        "Tea calms.md:5:15: the words on 'Milk' do not say how the two notes relate: they begin with no known cue",
        "Tea calms.md:6:15: the words on 'Cocoa' do not say how the two notes relate: a negation takes back their cue",
    ),
)
_WHY = {
    cues.NO_CUE: "they begin with no known cue",
    cues.NEGATED: "a negation takes back their cue",
    cues.ABSENCE: "no evidence for a claim is not evidence against it",
    cues.BOTH: "they speak for it and against it at once",
    cues.QUESTION: "they only ask",
}


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    claims = survey.claims
    for relation in claims.stated_on(note.path):
        why = _WHY.get(relation.stance.reason)
        if why and claims.page(note.path):
            other = claims.title(relation.object)
            message = f"the words on {other!r} do not say how the two notes relate: {why}"
            edit = "begin the words with a cue, such as 'supports' or 'contradicts', or put the type in front"
            yield Problem(
                relation.line, relation.column, message, other, edit=edit, ids=(relation.object, statement(relation))
            )
