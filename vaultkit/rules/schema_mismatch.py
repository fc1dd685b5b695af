"""The front matter of a line, a note or a paper fits its schema.

Views, queries and the exporter rely on these properties and their shapes, which the JSON Schemas in `schema/` spell
out. A `type: note` or `type: paper` without any property or status of vault format 1 is taken for a note of another
vault and left alone. Mend the property that is named, or change `type` where the note is not meant to be one of these.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.rules.parts import speaks_format
from vaultkit.schema import misfits
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "FM003", "schema-mismatch", Severity.ERROR
GOOD = Example(
    {
        "Does tea calm?.md": "---\ntype: note\ntitle: Does tea calm?\nstatus: page\nclaim: Tea calms\n---\n",
        "diary.md": "---\ntype: note\nmood: calm\n---\n",
    }
)
BAD = Example(
    {"Does tea calm?.md": "---\ntype: note\ntitle: Does tea calm?\nstatus: draft\nclaim:\n  - Tea calms\n---\n"},
    says=(
        "Does tea calm?.md:4:1: 'status' is 'draft', not one of page, stub",
        "Does tea calm?.md:5:1: 'claim' holds a list, not text",
    ),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    # People write `type: note` and `type: paper` for reasons of their own; only a note that speaks the format otherwise
    # too can be wrong by it.
    if speaks_format(note):
        for name, index, message in misfits(note.meta, note.kind):
            line, column = _place(note, name, index)
            yield Problem(line, column, message, name)


def _place(note: Note, name: str, index: int) -> tuple[int, int]:
    """The place of a property, or of an item in a list that has a line for each; else the note's first."""
    place = note.keys.get(name, (1, 1))
    if index < 0 or name not in note.keys:
        return place
    above = place[0]
    end = min((line for line, _ in note.keys.values() if line > above), default=note.body_line - 1)
    rows = enumerate(note.text.split("\n")[above : end - 1], start=above + 1)
    items = [(line, len(row) - len(row.lstrip("- ")) + 1) for line, row in rows if row.lstrip().startswith("- ")]
    return items[index] if index < len(items) else place
