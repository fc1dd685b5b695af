"""Every link to an image, a PDF or another attachment leads to a file of this vault.

Obsidian shows an empty frame with the name in it. Attachments are found by name in any folder, like notes, but their
extension is part of the name. Put the file back, or correct the name.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit import formats
from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.rules.targets import by_alias, hint, missing
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "LNK006", "missing-attachment", Severity.ERROR
GOOD = Example({"home.md": "![[pot.png|100]] ![a cup](img/cup.webp)\n", "img/pot.png": "", "img/cup.webp": ""})
BAD = Example(
    {"home.md": "![[pott.png]]\n\n[the map](Shelf.canvas)\n", "img/pot.png": ""},
    says=(
        "home.md:1:1: there is no file 'pott.png'; did you mean 'pot.png'?",
        "home.md:3:1: there is no file 'Shelf.canvas'",
    ),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    for link in missing(note, survey):
        if formats.is_attachment(link.target) and not by_alias(link, survey):
            near = hint(link, survey) or _where(survey.vault.settings.attachments)
            yield Problem(link.line, link.column, f"there is no file {link.target!r}{near}", link.target)


def _where(folder: str) -> str:
    """Where the vault keeps attachments, if not in its root (obsidian reference 7: `img`, `./` or `./img`)."""
    beside = " beside the note" if folder.startswith("./") else ""
    name = folder.removeprefix("./").strip("/")
    place = (f" in {name!r}" if name else "") + beside
    return f"; the vault keeps attachments{place}" if place else ""
