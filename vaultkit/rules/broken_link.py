"""Every link leads to a note or a file of this vault.

A link that leads nowhere is a promise to a reader that is not kept: a click on it makes an empty note. Mend the name,
write the missing note, or take the brackets away. Obsidian finds a note by its file name or path, never by its title or
an alias. A link above the root of the vault leads outside and is left alone, and so is the property `sources`, of which
SRC001 speaks, and a title or another plain text of vault format 1 that only reads like a link.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.model import Example, Link, Note, Problem, Severity
from vaultkit.rules.parts import is_outside, speaks_format
from vaultkit.survey import Survey
from vaultkit.vocabulary import KEYS

CODE, NAME, SEVERITY = "LNK001", "broken-link", Severity.ERROR
GOOD = Example(
    {"home.md": "See [[tea]], ![[pot.png]], not `[[code]]`.\n", "tea.md": "# Tea\n", "img/pot.png": ""},
)
BAD = Example(
    {"home.md": "# Home\n\n- see [[Nowhere]]\n\n![[pot.png]]\n"},
    says=("home.md:3:7: no note is called 'Nowhere'", "home.md:5:1: there is no file 'pot.png'"),
)

# Obsidian reference 2.4: what a vault shows beside notes. Any other dot belongs to the name of a note (3.5, note e).
_NOT_NOTES = ("base", "canvas", "pdf")
_IMAGES = ("avif", "bmp", "gif", "jpeg", "jpg", "png", "svg", "webp")
_SOUNDS = ("3gp", "flac", "m4a", "mp3", "ogg", "wav")
_FILMS = ("mkv", "mov", "mp4", "ogv", "webm")
_FILES = frozenset((*_NOT_NOTES, *_IMAGES, *_SOUNDS, *_FILMS))
_TEXTS = frozenset(key.name for key in KEYS if key.shape in ("text", "texts"))


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    for link, routes in survey.links(note):
        if not routes and link.property != "sources" and not is_outside(link, note) and not _is_text(link, note):
            is_file = link.target.rpartition(".")[2].lower() in _FILES
            message = f"there is no file {link.target!r}" if is_file else f"no note is called {link.target!r}"
            yield Problem(link.line, link.column, message, link.target)


def _is_text(link: Link, note: Note) -> bool:
    return link.property in _TEXTS and speaks_format(note)
