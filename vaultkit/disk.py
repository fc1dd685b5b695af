"""The only file access: reading seeds and vaults, writing atomically, the exporter's record."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from vaultkit import note, seed
from vaultkit.merge import Mark, Record
from vaultkit.model import UNDECODABLE, UNREADABLE, Fault, Note, Page, VaultkitError
from vaultkit.vault import Vault, gather

RECORD = ".vaultkit/written"
_RECORD_HEAD = "# vaultkit record 1: front matter, body, path of each generated note\n"
_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


class Found(NamedTuple):
    """The files of a vault among some paths: `texts` of those that are readable text, for others why they are not."""

    texts: Mapping[str, str]
    blocked: Mapping[str, str]


def seed_paths(root: Path) -> tuple[str, ...]:
    """The seed files (`*.txt`) below `root`, sorted. No folder, or none with seeds in it, raises VaultkitError."""
    _require_folder(root, "seed folder")
    paths = tuple(path for path in _files(root) if path.lower().endswith(".txt"))
    if not paths:
        raise VaultkitError(f"there are no seeds (*.txt) in {str(root)!r}")
    return paths


def read_page(root: Path, path: str) -> Page:
    """Read one seed; one that cannot be read at all raises VaultkitError, since a vault without it would lose notes."""
    try:
        data = (root / path).read_bytes()
    except OSError as error:
        raise VaultkitError(f"cannot read the seed {str(root / path)!r}: {_reason(error)}") from error
    return seed.parse(path, *_decode(data, seed.UNDECODABLE))


def read_vault(root: Path) -> Vault:
    """Read every note below `root` and the names of all other files; what cannot be read is a fault of its note."""
    _require_folder(root, "vault")
    paths = tuple(_files(root))
    return gather((_read_note(root, path) for path in paths if path.lower().endswith(".md")), paths)


def find(root: Path, paths: Iterable[str]) -> Found:
    """The texts of those of `paths` that exist below `root`."""
    texts: dict[str, str] = {}
    blocked: dict[str, str] = {}
    for path in paths:
        target = root / path
        if target.is_symlink():
            blocked[path] = "it is a symbolic link"
        elif target.is_dir():
            blocked[path] = "a folder has this name"
        elif target.exists():
            try:
                texts[path] = target.read_bytes().decode()
            except UnicodeDecodeError:
                blocked[path] = "it is not UTF-8 text"
            except OSError as error:
                blocked[path] = f"it cannot be read: {_reason(error)}"
    return Found(texts, blocked)


def write(root: Path, path: str, text: str) -> None:
    """Write one file whole or not at all; its folders are made. A failure raises VaultkitError."""
    target = root / path
    temporary = target.with_name(f".vaultkit-{os.getpid()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            temporary.write_bytes(text.encode())
            if target.exists():
                shutil.copymode(target, temporary)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise VaultkitError(f"cannot write {str(target)!r}: {_reason(error)}") from error


def remove(root: Path, path: str) -> None:
    """Remove one file, and its folder when that is empty then. A failure raises VaultkitError."""
    target = root / path
    try:
        target.unlink(missing_ok=True)
        if target.parent != root and not any(target.parent.iterdir()):
            target.parent.rmdir()
    except OSError as error:
        raise VaultkitError(f"cannot remove {str(target)!r}: {_reason(error)}") from error


def read_record(root: Path) -> Record:
    """What vaultkit wrote below `root` earlier; lines that say nothing, such as a merge conflict's, are passed over."""
    if root.exists() and not root.is_dir():
        raise VaultkitError(f"the vault {str(root)!r} is a file, not a folder")
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


def _files(root: Path) -> Iterator[str]:
    """Every file of a vault below `root` (obsidian reference 2.4): no dot names; linked folders are not entered."""
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(root / folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            raise VaultkitError(f"cannot read the folder {str(root / folder)!r}: {_reason(error)}") from error
        for entry in found:
            path = f"{folder}{entry.name}"
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(f"{path}/")
            elif entry.is_file(follow_symlinks=False) or (entry.is_symlink() and _leads_to_file(Path(entry.path))):
                yield path


def _leads_to_file(link: Path) -> bool:
    """Whether a symbolic link stands for a file; one that leads nowhere does where a text is looked for."""
    return link.is_file() or (link.suffix.lower() in (".md", ".txt") and not link.is_dir())


def _read_note(root: Path, path: str) -> Note:
    try:
        data = (root / path).read_bytes()
    except OSError as error:
        return note.parse(path, "", (Fault(UNREADABLE, 1, 1, f"cannot be read: {_reason(error)}"),))
    return note.parse(path, *_decode(data, UNDECODABLE))


def _decode(data: bytes, kind: str) -> tuple[str, tuple[Fault, ...]]:
    try:
        return data.decode(), ()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        guess = f"; it looks like {_BOMS[data[:2]]}" if data[:2] in _BOMS else ""
        return data.decode(errors="replace"), (Fault(kind, line, column, f"not UTF-8 from here{guess}"),)


def _inside(path: str) -> bool:
    """Whether a path of a record is that of a note in its vault; a record is a file that anybody may have edited."""
    return path.endswith(".md") and not path.startswith("/") and ".." not in path.split("/")


def _require_folder(root: Path, noun: str) -> None:
    if not os.path.lexists(root):
        raise VaultkitError(f"there is no {noun} {str(root)!r}")
    if not root.is_dir():
        raise VaultkitError(f"the {noun} {str(root)!r} is a file, not a folder")


def _reason(error: OSError) -> str:
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        return "a file stands where a folder should be"
    return (error.strerror or str(error)).lower()
