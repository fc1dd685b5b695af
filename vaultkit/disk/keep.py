"""The folder of what can always be made again, which git ignores: `.vaultkit/cache` in a vault."""

from __future__ import annotations

import os
from collections.abc import Iterator
from glob import glob
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

import vaultkit
from vaultkit.disk.writing import write, write_bytes
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
    except VaultkitError:
        return


def code() -> str:
    """A digest of the code that reads and judges notes, ours and that of the readers it asks."""
    lines = (f"{path} {seen.st_size} {seen.st_mtime_ns}" for path in sorted(_modules()) for seen in (os.stat(path),))
    return blake2b("\n".join(lines).encode(), digest_size=16).hexdigest()


def _modules() -> Iterator[str]:
    yield from glob(f"{os.path.dirname(vaultkit.__file__)}/**/*.py", recursive=True)
    for name in ("pyromark", "yaml"):
        found = find_spec(name)
        if found and found.origin:
            yield found.origin
