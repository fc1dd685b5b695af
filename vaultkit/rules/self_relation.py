"""No note stands in a relation to itself.

A claim that supports or contradicts itself says nothing; behind it is a link that leads elsewhere than it was meant
to, often by another spelling of the same name. Correct the link, or take the entry away.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "CLM015", "self-relation", Severity.ERROR

GOOD = Example(
    {
        "notes/Tea.md": '---\nsupports:\n  - "[[drinks/Tea]]"\n---\n\n# Tea\n',
        "drinks/Tea.md": "# Tea\n\nSee [[notes/Tea]].\n",
    }
)
BAD = Example(
    {"notes/Tea.md": '---\nsupports:\n  - "[[TEA]]"\n---\n\n# Tea\n\n## Related\n\n- **explained by** [[notes/Tea]]\n'},
    says=(
        "notes/Tea.md:3:6: 'supports' leads from this note back to itself",
        "notes/Tea.md:10:20: 'explains' leads from this note back to itself",
    ),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    for relation in survey.claims.stated_of_itself(note.path):
        message = f"{relation.type!r} leads from this note back to itself"
        edit = "correct the link, or take the entry away"
        title = survey.claims.title(note.path)
        yield Problem(relation.line, relation.column, message, title, edit=edit, ids=(relation.type,))
