"""What a file is to Obsidian by its extension (obsidian reference 2.4)."""

from __future__ import annotations

NOTE, CANVAS, BASE = "md", "canvas", "base"
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
    return extension(path) == NOTE


def is_attachment(path: str) -> bool:
    """Whether a path ends like a file that Obsidian shows beside notes. Any other dot belongs to the name of a note."""
    return extension(path) in _ATTACHMENTS


def is_known(path: str) -> bool:
    """Whether Obsidian takes a file for one of the vault also without "Show all file types"."""
    return is_note(path) or is_attachment(path)
