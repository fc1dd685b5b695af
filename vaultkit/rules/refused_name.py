"""A file has a name that every link and every platform takes.

No link leads to a name with `#`, `^` or `|` in it, or with double brackets or `%%`. Windows refuses `< > : " \\ | ? *`,
a blank or a dot at the end, and names such as `con` and `aux`: git cannot even check such a file out there. Rename the
file in Obsidian, which mends the links to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "FILE002", "refused-name", Severity.WARNING
GOOD = Example({"home.md": "[[Tea (green), 100 %]]\n", "Tea (green), 100 %.md": ""})
BAD = Example(
    {"Tea #1.md": "", "Why tea?.md": "", "aux.md": ""},
    says=(
        "Tea #1.md:1:1: no link can lead to a name with '#' in it",
        "Why tea?.md:1:1: Windows refuses a name with '?' in it",
        "aux.md:1:1: Windows refuses the name 'aux'",
    ),
)

# Obsidian reference 2.1. A single bracket is legal in a link (2.1, measured), though Obsidian warns of it.
_IN_LINKS = re.compile(r"[#^|]|\[\[|\]\]|%%")
_ON_WINDOWS = re.compile(r'[<>:"\\|?*\x00-\x1f]')
_NO_TEXT = re.compile("[\ud800-\udfff]")  # how Python tells bytes of a name that are no text
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    if _NO_TEXT.search(note.path):
        yield Problem(1, 1, "the name is not UTF-8 text, so no link can lead there", note.path)
        return
    linked = _IN_LINKS.search(note.path)
    if linked:
        yield Problem(1, 1, f"no link can lead to a name with {linked[0]!r} in it", note.path)
        return
    for part in note.path.split("/"):
        found = _ON_WINDOWS.search(part)
        message = ""
        if found:
            message = f"Windows refuses a name with {found[0]!r} in it"
        elif part.endswith((" ", ".")):
            message = f"Windows refuses the name {part!r}: it ends in a {'space' if part.endswith(' ') else 'dot'}"
        elif _DEVICE.fullmatch(part):
            message = f"Windows refuses the name {part.partition('.')[0]!r}"
        if message:
            yield Problem(1, 1, message, note.path, Severity.INFO)
            return
