"""A look at a vault before anything is read: which files it has, when each was written last, what git knows."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from vaultkit import formats
from vaultkit.disk import git
from vaultkit.disk.errors import reason
from vaultkit.model import VaultkitError

Seen = tuple[int, int, int, int]
"""The size of a file in bytes, when it and what the disk says of it changed last, in nanoseconds, and its inode.

Without the inode two files that were written at once could change places unseen: a folder's move is no change of what
is in it.
"""

NEVER: Seen = (-1, -1, -1, -1)
"""How no file looks."""

# Some disks tell times in steps of two seconds: a file may change again without a later time.
_STEP = 2_000_000_000
_SETTINGS = ".obsidian"


class Listing(NamedTuple):
    """What a walk through a folder met: files, those of them that lead out of it, folders that it did not enter.

    Of these, `out` may hold what stands nowhere else, and `refused` says why the disk gave no list. `twins` are the
    links to notes of the same folder, each with the path of the file that it leads to.
    """

    files: dict[str, Seen]
    abroad: set[str]
    closed: list[str]
    out: list[str]
    refused: dict[str, str]
    twins: dict[str, str]


class Look(NamedTuple):
    """What a look at a vault shows: its files, those of them that git knows, and when it was, in nanoseconds."""

    listing: Listing
    tracked: frozenset[str] | None
    time: int

    def is_settled(self, seen: Sequence[int]) -> bool:
        """Whether a file that looked so cannot change any more without looking otherwise."""
        return is_settled(seen, self.time)


def is_settled(seen: Sequence[int], now: int) -> bool:
    """Whether a file that looks so at a time in nanoseconds cannot change any more without looking otherwise."""
    return max(seen[1:3]) < now - _STEP


def vault_root(path: Path) -> Path:
    """The vault that `path` is in: the nearest folder from it upward that has settings of Obsidian, else `path`."""
    if not path.is_dir():
        return path
    whole = Path(os.path.realpath(path))
    for folder in (whole, *whole.parents):
        if (folder / _SETTINGS).is_dir():
            return path if folder == whole else folder
    return path


def look_at(root: Path) -> Look:
    """The files of the vault at `root`. No folder, or one that gives no list of its files, raises VaultkitError."""
    require_folder(root, "vault")
    now = time.time_ns()
    tracked = git.ask(root)
    listing = walk(root)
    look = Look(listing, tracked(), now)
    if "" in listing.refused:
        raise VaultkitError(f"cannot read the vault {str(root)!r}: {listing.refused['']}")
    return look


def walk(root: Path) -> Listing:
    """Every file of a vault below `root` (obsidian reference 2.4): no dot names; linked folders are not entered."""
    met = Listing({}, set(), [], [], {}, {})
    home = root.resolve()
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(os.path.join(root, folder)) as entries:
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
            if entry.is_file(follow_symlinks=False):  # as most are
                met.files[path] = _seen_of(entry)
            elif entry.is_symlink():
                _take_link(met, path, Path(entry.path), home)
            elif entry.is_dir():
                folders.append(f"{path}/")
    _seen_twice(met)
    return met


def look_at_file(path: str) -> Seen:
    """What a look at one file shows: of a link the file that it leads to, if there is one, else the link."""
    try:
        seen = os.stat(path)
    except OSError:
        try:
            seen = os.lstat(path)
        except OSError:  # it went away meanwhile
            return 0, 0, 0, 0
    return seen_of(seen)


def _seen_of(entry: os.DirEntry[str]) -> Seen:
    """The same of a file that a list of its folder had."""
    try:
        return seen_of(entry.stat())
    except OSError:  # it went away meanwhile
        return 0, 0, 0, 0


def seen_of(found: os.stat_result) -> Seen:
    """What the disk says of a file, as far as it shows a change."""
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def require_folder(root: Path, noun: str) -> None:
    """Raise VaultkitError where `root` is no folder."""
    if not os.path.lexists(root):
        raise VaultkitError(f"there is no {noun} {str(root)!r}")
    if not root.is_dir():
        raise VaultkitError(f"the {noun} {str(root)!r} is a file, not a folder")


def _take_link(met: Listing, path: str, link: Path, home: Path) -> None:
    """A symbolic link: a file by its name, a folder that is not entered; read only when it leads to the same vault."""
    inside = _leads_into(link, home)
    if link.is_dir():
        met.closed.append(path)
        met.out.extend(() if inside else (path,))
    elif link.is_file() or link.suffix.lower() in (".md", ".txt"):
        met.files[path] = look_at_file(str(link))
        if link.is_file() and not inside:
            met.abroad.add(path)
        elif link.is_file() and formats.is_note(path):
            met.twins[path] = link.resolve().relative_to(home).as_posix()


def _seen_twice(met: Listing) -> None:
    """Leave of the links to notes those whose file has another path too; of several to one that has none, the first."""
    found: dict[str, str] = {}
    for path, file in sorted(met.twins.items()):
        first = file if file in met.files else found.setdefault(file, path)
        if first == path:
            del met.twins[path]
        else:
            met.twins[path] = first


def _leads_into(link: Path, home: Path) -> bool:
    try:
        return link.resolve().is_relative_to(home)
    except (OSError, RuntimeError):  # a link that leads to itself
        return False
