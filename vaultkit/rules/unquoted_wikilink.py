"""A wikilink in front matter stands in quotes.

Without them YAML reads `[[Tea]]` as a list in a list: Obsidian sees no link, so it neither follows it nor renames it
with its note. Write `"[[Tea]]"`.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.matter import UNQUOTED_LINK
from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.rules.parts import faults
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "FM004", "unquoted-wikilink", Severity.ERROR
GOOD = Example({"cup.md": '---\nholds: "[[Tea]]"\n---\n', "Tea.md": "# Tea\n"})
BAD = Example(
    {"cup.md": "---\nholds: [[Tea]]\n---\n", "Tea.md": "# Tea\n"},
    says=("cup.md:2:8: the wikilink '[[Tea]]' needs quotes: YAML reads it as a list in a list",),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    return faults(note, UNQUOTED_LINK)
