"""What a file is to Obsidian by its name: its type, and when two names are one (obsidian reference 2.3 and 2.4)."""

from __future__ import annotations

import unicodedata

NOTE, CANVAS, BASE = "md", "canvas", "base"
SETTINGS = ".obsidian/app.json"
_IMAGES = ("avif", "bmp", "gif", "jpeg", "jpg", "png", "svg", "webp")
_SOUNDS = ("3gp", "flac", "m4a", "mp3", "ogg", "wav")
_FILMS = ("mkv", "mov", "mp4", "ogv", "webm")
_ATTACHMENTS = frozenset((*_IMAGES, *_SOUNDS, *_FILMS, CANVAS, BASE, "pdf"))


def extension(path: str) -> str:
    """What follows the last dot of a file's name, in lower case; empty where there is no dot."""
    name = path.rpartition("/")[2]
    return name.rpartition(".")[2].lower() if "." in name else ""


def is_note(path: str) -> bool:
    """Whether a file is a Markdown note."""
    return path[-3:].lower() == ".md"


def is_attachment(path: str) -> bool:
    """Whether a path ends like a file that Obsidian shows beside notes. Any other dot belongs to the name of a note."""
    return not is_note(path) and extension(path) in _ATTACHMENTS


def is_known(path: str) -> bool:
    """Whether Obsidian takes a file for one of the vault also without "Show all file types"."""
    return is_note(path) or is_attachment(path)


_SAME = str.maketrans({"\xa0": " ", "\u202f": " ", "\u03c2": "\u03c3"})


def fold(path: str) -> str:
    """A path or name as Obsidian compares it: NFC, lower case, no-break blanks as blanks (obsidian reference 2.3).

    That the blanks count as equal in links too is UNCERTAIN, but one public vault has 2,850 such links, and all but one
    of them find their note then.
    """
    # Python ends a word in another sigma than it writes before `.md`.
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).lower().translate(_SAME)
