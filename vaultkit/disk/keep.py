"""The folder of what can always be made again, which git ignores: `.vaultkit/cache` in a vault."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.machinery import PathFinder
from pathlib import Path

import vaultkit
from vaultkit.disk.writing import sweep, write, write_bytes
from vaultkit.memory import DIGEST, digest_of
from vaultkit.model import VaultkitError

FOLDER = ".vaultkit/cache"


def kept(root: Path, name: str) -> bytes:
    """What was kept under a name, empty where nothing was."""
    try:
        return (root / FOLDER / name).read_bytes()
    except OSError:
        return b""


def keep(root: Path, name: str, data: bytes) -> None:
    """Keep something under a name. A vault that cannot be written to goes without."""
    try:
        if not (root / FOLDER / ".gitignore").exists():
            write(root, f"{FOLDER}/.gitignore", "*\n")
        write_bytes(root, f"{FOLDER}/{name}", data)
        sweep(root, (f"{FOLDER}/{name}",))
    except (OSError, VaultkitError):
        return


def kept_whole(root: Path, name: str, head: bytes) -> memoryview:
    """What `keep_whole` kept under a name, behind that head; empty where nothing was, or something else, or a part."""
    data = memoryview(kept(root, name))
    start = len(head) + DIGEST
    whole = data[: len(head)] == head and digest_of(data[start:]) == data[len(head) : start]
    return data[start:] if whole else data[:0]


def keep_whole(root: Path, name: str, head: bytes, body: bytes) -> None:
    """Keep something behind a head and a digest of itself."""
    keep(root, name, head + digest_of(body) + body)


@cache
def code() -> str:
    """A digest of the code that reads and judges notes: ours, that of the readers it asks, and the Python it is for."""
    return digest_of("\n".join((sys.version, *sorted(_modules(os.path.dirname(vaultkit.__file__))))).encode()).hex()


def _modules(folder: str) -> Iterator[str]:
    """Each module of ours, and what others are known by, with the size and the time of its file."""
    for name in ("ahocorasick_rs", "jsonschema", "jsonschema_rs", "networkx", "pyromark", "regex", "yaml"):
        found = PathFinder.find_spec(name)
        if found and found.origin:
            yield _module(found.origin)
    folders = [folder]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    yield _module(entry.path)
                elif "." not in entry.name and entry.is_dir():
                    folders.append(entry.path)


def _module(path: str) -> str:
    seen = os.stat(path)
    return f"{path} {seen.st_size} {seen.st_mtime_ns}"
