"""What notes hold, kept from run to run by the digest of their bytes: a note that was read once is not read again.

The file is Python's own marshal form behind a digest of itself, for this version of Python and this code only. One that
is damaged, foreign or half written is as none.
"""

from __future__ import annotations

import marshal
import sys
from hashlib import blake2b
from pathlib import Path

from vaultkit.disk.keep import code, keep, kept
from vaultkit.model import Block, Fault, Heading, Link, Note

_NAME = "notes"
_SIZE = 16  # bytes of a digest


class Parses:
    """The notes read in earlier runs, and those of this one; only these are kept."""

    def __init__(self, root: Path, *, keeps: bool = True) -> None:
        """Without `keeps` nothing is loaded and nothing written: they are those of this run alone."""
        self._root, self._keeps = root, keeps
        self._head = f"vaultkit notes 1 {sys.version_info[:3]} {code()}\n".encode()
        self._known = self._load()
        self._stored = self._known.keys()
        self._used: dict[bytes, bytes] = {}

    def __len__(self) -> int:
        """How many notes are known."""
        return len(self._known)

    def fresh(self) -> bytes:
        """The notes of this run that no earlier run knew, for another process."""
        return marshal.dumps({digest: each for digest, each in self._used.items() if digest not in self._known})

    def learn(self, fresh: bytes) -> None:
        """Take the notes that another process read."""
        self._known = {**self._known, **(marshal.loads(fresh) if fresh else {})}

    def find(self, path: str, text: str, digest: bytes) -> tuple[Note, ...]:
        """The note of a file whose bytes have that digest, or nothing where it was never read."""
        payload = self._known.get(digest) or self._used.get(digest)
        if payload is None:
            return ()
        self._used[digest] = payload
        line, start, meta, keys, headings, links, blocks, faults = marshal.loads(payload)
        return (
            Note(
                path,
                text,
                line,
                start,
                meta,
                keys,
                tuple(map(Heading._make, headings)),
                tuple(map(Link._make, links)),
                tuple(map(Block._make, blocks)),
                tuple(map(Fault._make, faults)),
            ),
        )

    def add(self, note: Note, digest: bytes) -> None:
        """Keep what was read of a file."""
        parts = (note.headings, note.links, note.blocks, note.faults)
        plain = (tuple(map(tuple, part)) for part in parts)
        self._used[digest] = marshal.dumps((note.body_line, note.body_start, dict(note.meta), dict(note.keys), *plain))

    def save(self) -> None:
        """Keep what was read, where it is not what was kept."""
        if self._keeps and self._used.keys() != self._stored:
            body = marshal.dumps(self._used)
            keep(self._root, _NAME, self._head + digest_of(body) + body)

    def _load(self) -> dict[bytes, bytes]:
        data = kept(self._root, _NAME) if self._keeps else b""
        start = len(self._head) + _SIZE
        body = memoryview(data)[start:]
        if not data.startswith(self._head) or digest_of(body) != data[len(self._head) : start]:
            return {}
        known: dict[bytes, bytes] = marshal.loads(body)
        return known


def digest_of(data: bytes | memoryview) -> bytes:
    """A digest of some bytes, by which equal ones are known."""
    return blake2b(data, digest_size=_SIZE).digest()
