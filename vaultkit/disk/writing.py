"""Files of a vault one by one: what stands there, writing whole or not at all, the exporter's record."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE, S_ISDIR, S_ISLNK, S_ISREG
from typing import TYPE_CHECKING, NamedTuple

from vaultkit.disk.errors import reason
from vaultkit.disk.looking import NEVER, Seen, seen_of
from vaultkit.model import VaultkitError
from vaultkit.vocabulary import SIDECAR

if TYPE_CHECKING:
    from vaultkit.marks import Mark
    from vaultkit.merge import Record

RECORD = ".vaultkit/written"
_RECORD_HEAD = "# vaultkit record 1: front matter, body, path of each generated note\n"
_SECOND = 1_000_000_000
_TEMPORARY = re.compile(r"\.vaultkit-\d+\.tmp")
_FORGOTTEN = 2 * _SECOND  # what is still being written was written to since, as far as any disk tells
_WRITING = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class Found(NamedTuple):
    """The files of a vault among some paths: `texts` of those that are readable text, for others why they are not."""

    texts: Mapping[str, str]
    blocked: Mapping[str, str]


def find(root: Path, paths: Iterable[str]) -> Found:
    """The texts of those of `paths` that exist below `root`."""
    texts: dict[str, str] = {}
    blocked: dict[str, str] = {}
    for path in paths:
        target = root / path
        try:
            mode = os.lstat(target).st_mode
            if S_ISLNK(mode):
                blocked[path] = "it is a symbolic link"
            elif not S_ISREG(mode) and not S_ISDIR(mode):  # to read a pipe is to wait for whoever writes to it
                blocked[path] = "it is no ordinary file"
            else:
                texts[path] = target.read_bytes().decode()
        except (FileNotFoundError, NotADirectoryError):
            continue
        except IsADirectoryError:
            blocked[path] = "a folder has this name"
        except UnicodeDecodeError:
            blocked[path] = "it is not UTF-8 text"
        except OSError as error:
            blocked[path] = f"it cannot be read: {reason(error)}"
    return Found(texts, blocked)


def words_below(root: Path, paths: Iterable[str]) -> Mapping[str, str]:
    """What readers have written below the "yours" line of the notes at `paths`, of those that have anything there."""
    from vaultkit.note import halves

    below = ((path, halves(text)[1]) for path, text in find(root, paths).texts.items())
    return {path: words for path, words in below if words}


def write(root: Path, path: str, text: str) -> Seen:
    """Write one file whole or not at all; its folders are made. A failure raises VaultkitError.

    Gives how the file looks for as long as it holds that text: as none does, where that is not certain.
    """
    return write_bytes(root, path, text.encode())


def write_bytes(root: Path, path: str, data: bytes) -> Seen:
    """The same for bytes."""
    target = f"{root}/{path}"  # an export writes a vault of them, and a Path takes longer to make than a file
    temporary = f"{os.path.dirname(target)}/.vaultkit-{os.getpid()}.tmp"
    try:
        try:
            written = _put(temporary, data)
            with suppress(FileNotFoundError):
                os.chmod(temporary, S_IMODE(os.stat(target).st_mode))
            os.replace(temporary, target)
            return _seen(written, target)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(temporary)
    except OSError as error:
        raise VaultkitError(f"cannot write {str(root / path)!r}: {reason(error)}") from error


def _put(path: str, data: bytes) -> os.stat_result:
    """Write a file, whose folder is made where there is none, and tell what the disk says of it then."""
    try:
        file = os.open(path, _WRITING, 0o666)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        file = os.open(path, _WRITING, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(file, rest) :]
        return os.fstat(file)
    finally:
        os.close(file)


def _seen(written: os.stat_result, target: str) -> Seen:
    """How a file looks that has just come to its place, unless somebody may have written to it since.

    Where the disk tells times in whole seconds, somebody may have, or may yet, without a later time.
    """
    try:
        found = os.stat(target)
    except OSError:  # it has gone again
        return NEVER
    same = seen_of(found)[:2] == seen_of(written)[:2] and found.st_ino == written.st_ino
    return seen_of(found) if same and found.st_mtime_ns % _SECOND else NEVER


def remove(root: Path, path: str) -> None:
    """Remove one file, and its folder when that is empty then. A failure raises VaultkitError."""
    target = root / path
    try:
        target.unlink(missing_ok=True)
        if target.parent != root and not any(target.parent.iterdir()):
            target.parent.rmdir()
    except OSError as error:
        raise VaultkitError(f"cannot remove {str(target)!r}: {reason(error)}") from error


def sweep(root: Path, paths: Iterable[str]) -> None:
    """Remove what runs that were killed as they wrote a file have left beside some files below `root`."""
    before = time.time_ns() - _FORGOTTEN
    for folder in {os.path.dirname(path) for path in paths}:
        with suppress(OSError), os.scandir(os.path.join(root, folder)) as entries:
            for entry in entries:
                if _TEMPORARY.fullmatch(entry.name) and entry.stat(follow_symlinks=False).st_mtime_ns < before:
                    os.unlink(entry.path)


def read_record(root: Path) -> Record:
    """What vaultkit wrote below `root` earlier; lines that say nothing, such as a merge conflict's, are passed over."""
    if root.exists() and not root.is_dir():
        raise VaultkitError(f"the vault {str(root)!r} is a file, not a folder")
    from vaultkit.marks import Mark

    found = find(root, (RECORD,))
    if found.blocked:
        raise VaultkitError(f"cannot read the record {str(root / RECORD)!r}: {found.blocked[RECORD]}")
    record: dict[str, list[Mark]] = {}
    for line in found.texts.get(RECORD, "").splitlines():
        fields = line.split(" ", 2)
        if len(fields) == len(Mark._fields) + 1 and _inside(fields[2]):
            record.setdefault(fields[2], []).append(Mark(fields[0], fields[1]))
    return {path: tuple(marks) for path, marks in record.items()}


def record_text(record: Record) -> str:
    """The record as a file: sorted by path, one line a mark, so that it merges in git."""
    lines = (f"{mark.meta} {mark.body} {path}\n" for path in sorted(record) for mark in record[path])
    return "".join((_RECORD_HEAD, *lines))


def _inside(path: str) -> bool:
    """Whether a path of a record is one that an export writes to; a record is a file that anybody may have edited."""
    return path == SIDECAR or (path.endswith(".md") and not path.startswith("/") and ".." not in path.split("/"))
