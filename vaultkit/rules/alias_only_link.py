"""A link names a note by its file name, not by an alias.

Obsidian offers aliases while one types, and writes `[[Real name|Alias]]` when one is picked. A link that has only the
alias in it leads nowhere: a click on it makes an empty note of that name. Write the name of the note before a bar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import commonprefix

from vaultkit.markup import WIKILINK
from vaultkit.model import Example, Link, Note, Place, Problem, Severity
from vaultkit.rules.targets import by_alias, listed, missing
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "LNK005", "alias-only-link", Severity.ERROR
_TEA = "---\naliases:\n  - Chai\n---\n\n# Tea\n\n## Cups\n"
GOOD = Example({"home.md": "See [[Tea|Chai]] and [[Tea#Cups|the cups]].\n", "Tea.md": _TEA})
BAD = Example(
    {"home.md": "See [[chai]] and [[Chai#Cups|the cups]].\n", "Tea.md": _TEA},
    says=(
        "home.md:1:5: 'chai' is only an alias of 'Tea' and leads nowhere: write [[Tea|chai]]",
        "home.md:1:18: 'Chai' is only an alias of 'Tea' and leads nowhere: write [[Tea#Cups|the cups]]",
    ),
)


_WIKILINK = re.compile(WIKILINK)
_MOST, _ASKED = 3, 100


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    lines: list[str] = []
    for link in missing(note, survey):
        known = by_alias(link, survey)
        if known:
            lines = lines or note.text.split("\n")
            in_table = "|" in _WIKILINK.sub("", lines[link.line - 1])
            paths = tuple(sorted(known[:_ASKED], key=lambda path: _distance(path, note.path)))
            names = listed(tuple(map(survey.vault.link_text, paths)), _MOST)
            mend = _mended(link, survey.vault.link_text(paths[0]), "\\|" if in_table else "|")
            message = f"{link.target!r} is only an alias of {names} and leads nowhere: write {mend}"
            related = tuple(Place(path, 1, 1) for path in paths[:_MOST])
            yield Problem(link.line, link.column, message, link.target, related=related)


def _mended(link: Link, name: str, bar: str) -> str:
    anchor = f"#{link.anchor}" if link.anchor else ""
    return f"{'!' * link.embed}[[{name}{anchor}{bar}{link.label.strip() or link.target}]]"


def _distance(path: str, source: str) -> tuple[bool, int, str]:
    """The note of the link itself comes first, then what shares most of its folders."""
    return path != source, -len(commonprefix((path, source))), path
