"""A vault as git knows it at some revision."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from vaultkit import document, formats
from vaultkit.disk.errors import decode
from vaultkit.model import UNDECODABLE, Fault, Note, Sketch, VaultkitError
from vaultkit.settings import Settings
from vaultkit.sketching import sketch, sketch_of
from vaultkit.vault import Ground, Vault, sketched

_DIGITS = tuple(b"%d" % digit for digit in range(10))
_Text = tuple[str, tuple[Fault, ...]]


def common_revision(root: Path, one: str, other: str) -> str:
    """The last revision that two have in common; where there is none, VaultkitError."""
    found = _git(root, "merge-base", _revision(root, one), _revision(root, other)).decode().strip()
    if not found:
        raise VaultkitError(f"{one!r} and {other!r} have no revision in common")
    return found


def vault_at(root: Path, name: str) -> Vault:
    """The notes below `root` as they are at a revision of git; a name that git does not know raises VaultkitError."""
    listed = _git(root, "ls-tree", "-r", "-z", _revision(root, name)).split(b"\0")
    entries = (each.partition(b"\t") for each in listed if each.startswith(b"100"))  # files, no links or submodules
    objects = {os.fsdecode(path): head.split()[2] for head, _, path in entries}
    seen = {path: each for path, each in objects.items() if not path.startswith(".") and "/." not in path}
    texts = dict(_texts(root, {path: each for path, each in seen.items() if formats.is_note(path)}))

    def read(path: str) -> Note:
        return document.parse(path, *texts[path])

    sketches = {path: _sketch(path, *said) for path, said in texts.items()}
    return sketched(sketches, read, seen, data=(), settings=Settings(), ground=Ground())


def _sketch(path: str, text: str, faults: tuple[Fault, ...]) -> Sketch:
    return next(iter(() if faults else sketch(text)), None) or sketch_of(document.parse(path, text, faults))


def _texts(root: Path, objects: Mapping[str, bytes]) -> Iterator[tuple[str, _Text]]:
    said = _git(root, "cat-file", "--batch", given=b"".join(b"%s\n" % each for each in objects.values()))
    at = 0
    for path in objects:
        head, _, _ = said[at : at + 200].partition(b"\n")
        if not head.endswith(_DIGITS):
            raise VaultkitError(f"git cannot give {path!r} as it was: its repository is damaged")
        size = int(head.split()[2])
        at += len(head) + 1
        yield path, decode(said[at : at + size], UNDECODABLE)
        at += size + 1


def _revision(root: Path, name: str) -> str:
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").decode().strip()
    if not found:
        raise VaultkitError(f"git knows no revision {name!r} of {str(root)!r}")
    return found


def _git(root: Path, *words: str, given: bytes = b"") -> bytes:
    """What git answers; nothing where it has nothing to say."""
    try:
        answer = subprocess.run(
            ["git", *words],
            cwd=root,
            input=given,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0"},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except OSError as error:
        raise VaultkitError(f"git cannot be asked about {str(root)!r}: {error.strerror}") from error
    return b"" if answer.returncode else answer.stdout
