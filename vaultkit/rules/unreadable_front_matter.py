"""Front matter is YAML that gives every property a name and a value.

Where it is not, Obsidian shows no property of the note at all, and every other rule on front matter passes the note
over. Most often a value holds a colon and needs quotes, or the closing line `---` is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.matter import BAD_MATTER
from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.rules.parts import faults
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "FM001", "unreadable-front-matter", Severity.ERROR
GOOD = Example({"tea.md": '---\ntitle: "Tea: a start"\n---\n'})
BAD = Example(
    {"tea.md": "---\ntitle: Tea: a start\n---\n"},
    says=("tea.md:2:11: the front matter is no YAML from here: a colon inside the value: put the value in quotes",),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    return faults(note, BAD_MATTER)
