"""A link to a heading leads to one that stands in no quote, callout or list.

Obsidian keeps no list of such headings, so that no link reaches them: it opens the note at its top and says nothing.
Move the heading out, or give the quote or the list a block id and link that.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.model import Example, Note, Place, Problem, Severity
from vaultkit.rules.targets import address_of, name_of
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "LNK007", "nested-heading", Severity.ERROR
GOOD = Example({"home.md": "[[tea#Tools]]\n", "tea.md": "> # Tools\n\n# Tools\n"})
BAD = Example(
    {"home.md": "[[tea#Tools]]\n", "tea.md": "# Tea\n\n> [!tip]\n> ## Tools\n"},
    says=("home.md:1:1: no link reaches the heading 'Tools' of 'tea': it stands in a quote, a callout or a list",),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    for link, target, meant in survey.anchored(note):
        if not meant and not link.anchor.startswith("^"):
            for heading in survey.vault.anchors(target.path).nested(link.anchor):
                where = f"of {name_of(link)}" if link.target else "of this note"
                why = "it stands in a quote, a callout or a list"
                message = f"no link reaches the heading {link.anchor!r} {where}: {why}"
                place = Place(target.path, heading.line, heading.column)
                yield Problem(link.line, link.column, message, address_of(link), related=(place,))
