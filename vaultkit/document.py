"""One file of a vault, read by its extension: a note, a canvas or a base. All other files are only names."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from vaultkit import formats, matter, note
from vaultkit.model import Fault, Note


def is_read(path: str) -> bool:
    """Whether the text of a file says anything to vaultkit."""
    return formats.extension(path) in _PARSERS


def parse(path: str, text: str, faults: tuple[Fault, ...] = ()) -> Note:
    """Read one file that `is_read`; `faults` are those that reading it gave. Takes any text and never raises."""
    return _PARSERS[formats.extension(path)](path, text, faults)


def _canvas(path: str, text: str, faults: tuple[Fault, ...]) -> Note:
    from vaultkit import canvas  # most vaults have none

    return canvas.parse(path, text, faults)


def _base(path: str, text: str, faults: tuple[Fault, ...]) -> Note:
    # Links in the filters of a base are no links: UNCERTAIN (obsidian reference 3.2), and reports less.
    return Note(path=path, text=text, faults=(*faults, *matter.data_faults(text)))


_PARSERS: Mapping[str, Callable[[str, str, tuple[Fault, ...]], Note]] = {
    formats.NOTE: note.parse,
    formats.CANVAS: _canvas,
    formats.BASE: _base,
}
