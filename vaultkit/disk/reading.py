"""Reading seeds and vaults: every file of a folder, as texts and then as values."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from vaultkit import document, formats, settings
from vaultkit.disk import helper
from vaultkit.disk.errors import reason
from vaultkit.disk.git import tracked
from vaultkit.disk.parses import Parses, digest_of
from vaultkit.model import UNDECODABLE, UNREADABLE, Fault, Note, Page, VaultkitError
from vaultkit.vault import Ground, Vault, gather

_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_SETTINGS_FOLDER = ".obsidian"


class Listing(NamedTuple):
    """What a walk through a folder met: files, those of them that lead out of it, folders that it did not enter.

    Of these, `out` may hold what stands nowhere else, and `refused` says why the disk gave no list.
    """

    files: list[str]
    abroad: set[str]
    closed: list[str]
    out: list[str]
    refused: dict[str, str]


def seed_paths(root: Path) -> tuple[str, ...]:
    """The seed files (`*.txt`) below `root`, sorted. No folder, or none with seeds in it, raises VaultkitError."""
    _require_folder(root, "seed folder")
    listing = _walk(root)
    for path, why in listing.refused.items():
        raise VaultkitError(f"cannot read the folder {str(root / path)!r}: {why}")
    paths = tuple(path for path in listing.files if path.lower().endswith(".txt"))
    if not paths:
        raise VaultkitError(f"there are no seeds (*.txt) in {str(root)!r}")
    return paths


def read_page(root: Path, path: str) -> Page:
    """Read one seed; one that cannot be read at all raises VaultkitError, since a vault without it would lose notes."""
    from vaultkit import seed

    try:
        data = (root / path).read_bytes()
    except OSError as error:
        raise VaultkitError(f"cannot read the seed {str(root / path)!r}: {reason(error)}") from error
    return seed.parse(path, *_decode(data, seed.UNDECODABLE))


def vault_root(path: Path) -> Path:
    """The vault that `path` is in: the nearest folder from it upward that has settings of Obsidian, else `path`."""
    if not path.is_dir():
        return path
    whole = Path(os.path.realpath(path))
    for folder in (whole, *whole.parents):
        if (folder / _SETTINGS_FOLDER).is_dir():
            return path if folder == whole else folder
    return path


class Look(NamedTuple):
    """What a look at a vault shows before anything is read: its files, and those of them that git knows."""

    listing: Listing
    tracked: frozenset[str] | None


def look_at(root: Path) -> Look:
    """The files of the vault at `root`. No folder, or one that gives no list of its files, raises VaultkitError."""
    _require_folder(root, "vault")
    listing = _walk(root)
    if "" in listing.refused:
        raise VaultkitError(f"cannot read the vault {str(root)!r}: {listing.refused['']}")
    return Look(listing, tracked(root))


def read_vault(root: Path, look: Look | None = None, parses: Parses | None = None) -> Vault:
    """Read every note, canvas and base below `root` and the names of all other files.

    What cannot be read is a fault of its file. Files that symbolic links fetch from outside are names only. `look` is
    that of `look_at`, where somebody has it already; `parses` has the notes of earlier runs.
    """
    listing, known = look or look_at(root)
    notes: list[Note] = []
    data: list[Note] = []
    paths = [path for path in listing.files if document.is_read(path) and path not in listing.abroad]
    if parses is None or len(paths) - len(parses) < helper.WORTH_IT:
        read = [_read(root, path, parses) for path in paths]
    else:
        read = _read_by_two(root, paths, parses)
    for each in read:
        (notes if formats.is_note(each.path) else data).append(each)
    data += (Note(path=path, text="", faults=(_unreadable(why),)) for path, why in listing.refused.items())
    chosen, wrong = _settings(root)
    if wrong:
        data.append(Note(path=settings.PATH, text="", faults=wrong))
    ground = Ground(frozenset(listing.closed), tuple(listing.out), known)
    return gather(notes, listing.files, data=data, settings=chosen, ground=ground)


def _read(root: Path, path: str, parses: Parses | None) -> Note:
    try:
        data = (root / path).read_bytes()
    except OSError as error:
        return Note(path=path, text="", faults=(_unreadable(reason(error)),))
    text, faults = _decode(data, UNDECODABLE)
    if parses is None or faults or not formats.is_note(path):
        return document.parse(path, text, faults)
    digest = digest_of(data)
    for read in parses.find(path, text, digest):
        return read
    read = document.parse(path, text, faults)
    parses.add(read, digest)
    return read


def _read_by_two(root: Path, paths: Sequence[str], parses: Parses) -> list[Note]:
    """The same as reading one by one, with another process to read the second half meanwhile."""
    half = len(paths) // 2
    other = helper.begin(lambda: _fresh(root, paths[half:], parses))
    read = [_read(root, path, parses) for path in paths[:half]]
    for pipe in other:
        parses.learn(helper.end(pipe))
    return read + [_read(root, path, parses) for path in paths[half:]]


def _fresh(root: Path, paths: Sequence[str], parses: Parses) -> bytes:
    """What the notes among some files hold that nobody has read, for another process."""
    for path in paths:
        _read(root, path, parses)
    return parses.fresh()


def _unreadable(why: str) -> Fault:
    return Fault(UNREADABLE, 1, 1, f"cannot be read: {why}")


def _settings(root: Path) -> tuple[settings.Settings, tuple[Fault, ...]]:
    path = root / settings.PATH
    try:
        data = path.read_bytes() if path.exists() else b""
    except OSError as error:
        return settings.Settings(), (_unreadable(reason(error)),)
    text, faults = _decode(data, UNDECODABLE)
    text = text.removeprefix("\ufeff")
    chosen, wrong = settings.read(text) if text.strip() else (settings.Settings(), ())
    return chosen, faults or wrong


def _walk(root: Path) -> Listing:
    """Every file of a vault below `root` (obsidian reference 2.4): no dot names; linked folders are not entered."""
    met = Listing([], set(), [], [], {})
    home = root.resolve()
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(root / folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            met.refused[folder.rstrip("/")] = reason(error)
            met.closed.append(folder.rstrip("/"))
            met.out.append(folder.rstrip("/"))
            continue
        for entry in found:
            path = f"{folder}{entry.name}"
            if entry.name.startswith("."):
                continue
            if entry.is_symlink():
                _take_link(met, path, Path(entry.path), home)
            elif entry.is_dir():
                folders.append(f"{path}/")
            elif entry.is_file():
                met.files.append(path)
    return met


def _take_link(met: Listing, path: str, link: Path, home: Path) -> None:
    """A symbolic link: a file by its name, a folder that is not entered; read only when it leads to the same vault."""
    inside = _leads_into(link, home)
    if link.is_dir():
        met.closed.append(path)
        met.out.extend(() if inside else (path,))
    elif link.is_file() or link.suffix.lower() in (".md", ".txt"):
        met.files.append(path)
        if link.is_file() and not inside:
            met.abroad.add(path)


def _leads_into(link: Path, home: Path) -> bool:
    try:
        return link.resolve().is_relative_to(home)
    except (OSError, RuntimeError):  # a link that leads to itself
        return False


def _decode(data: bytes, kind: str) -> tuple[str, tuple[Fault, ...]]:
    try:
        return data.decode(), ()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        guess = f"; it looks like {_BOMS[data[:2]]}" if data[:2] in _BOMS else ""
        return data.decode(errors="replace"), (Fault(kind, line, column, f"not UTF-8 from here{guess}"),)


def _require_folder(root: Path, noun: str) -> None:
    if not os.path.lexists(root):
        raise VaultkitError(f"there is no {noun} {str(root)!r}")
    if not root.is_dir():
        raise VaultkitError(f"the {noun} {str(root)!r} is a file, not a folder")
