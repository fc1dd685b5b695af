"""Reading seeds and vaults: every file of a folder, as texts and then as values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypedDict

from vaultkit import document, formats, settings
from vaultkit.disk.errors import decode, reason, unreadable
from vaultkit.disk.looking import Look, look_at, require_folder, walk
from vaultkit.disk.notes import Notes
from vaultkit.model import UNDECODABLE, Fault, Note, Page, VaultkitError
from vaultkit.vault import Ground, Vault, gather, renewed, sketched


def seed_paths(root: Path) -> tuple[str, ...]:
    """The seed files (`*.txt`) below `root`, sorted. No folder, or none with seeds in it, raises VaultkitError."""
    require_folder(root, "seed folder")
    listing = walk(root)
    for path, why in listing.refused.items():
        raise VaultkitError(f"cannot read the folder {str(root / path)!r}: {why}")
    paths = tuple(sorted(path for path in listing.files if path.lower().endswith(".txt")))
    if not paths:
        raise VaultkitError(f"there are no seeds (*.txt) in {str(root)!r}")
    return paths


def seed_bytes(root: Path, path: str) -> bytes:
    """The bytes of one seed; one that gives none raises VaultkitError, since a vault without it would lose notes."""
    try:
        return (root / path).read_bytes()
    except OSError as error:
        raise VaultkitError(f"cannot read the seed {str(root / path)!r}: {reason(error)}") from error


def read_page(root: Path, path: str) -> Page:
    """Read one seed."""
    return page_of(path, seed_bytes(root, path))


def page_of(path: str, data: bytes) -> Page:
    """The page that the bytes of one seed give."""
    from vaultkit import seed

    return seed.parse(path, *decode(data, seed.UNDECODABLE))


def read_vault(root: Path) -> Vault:
    """Read every note, canvas and base below `root` and the names of all other files.

    What cannot be read is a fault of its file. Files that symbolic links fetch from outside are names only.
    """
    look = look_at(root)
    return gather(
        (_read(root, path) for path in _documents(look, formats.is_note)), look.listing.files, **_rest(root, look)
    )


def sketch_vault(root: Path, look: Look, notes: Notes) -> Vault:
    """The same with `notes` that are read whole when somebody asks, and their sketches meanwhile."""
    return sketched(notes.sketches, notes.note, look.listing.files, **_rest(root, look))


def read_again(root: Path, vault: Vault, notes: Notes, paths: Iterable[str]) -> tuple[Vault, list[str]]:
    """The same vault with some of its notes as they are now, and the paths of those that are still there."""
    there = [path for path in paths if (root / path).is_file()]
    return renewed(vault, {**vault.sketches, **{path: notes.again(path) for path in there}}, notes.note), there


class _Rest(TypedDict):
    """What a vault is made of beside its notes and its files."""

    data: list[Note]
    settings: settings.Settings
    ground: Ground


def _rest(root: Path, look: Look) -> _Rest:
    listing, known = look.listing, look.tracked
    data = [_read(root, path) for path in _documents(look, formats.is_attachment)]
    data += (Note(path, "", faults=(unreadable(why),)) for path, why in listing.refused.items())
    chosen, wrong = _settings(root)
    if wrong:
        data.append(Note(path=formats.SETTINGS, text="", faults=wrong))
    return {
        "data": data,
        "settings": chosen,
        "ground": Ground(frozenset(listing.closed), tuple(listing.out), known, listing.twins),
    }


def _documents(look: Look, is_one: Callable[[str], bool]) -> Iterator[str]:
    """The files of a type whose text says something."""
    abroad = look.listing.abroad
    return (path for path in look.listing.files if is_one(path) and document.is_read(path) and path not in abroad)


def _read(root: Path, path: str) -> Note:
    try:
        data = (root / path).read_bytes()
    except OSError as error:
        return Note(path=path, text="", faults=(unreadable(error),))
    return document.parse(path, *decode(data, UNDECODABLE))


def _settings(root: Path) -> tuple[settings.Settings, tuple[Fault, ...]]:
    path = root / formats.SETTINGS
    try:
        data = path.read_bytes() if path.exists() else b""
    except OSError as error:
        return settings.Settings(), (unreadable(error),)
    text, faults = decode(data, UNDECODABLE)
    text = text.removeprefix("\ufeff")
    chosen, wrong = settings.read(text) if text.strip() else (settings.Settings(), ())
    return chosen, faults or wrong
