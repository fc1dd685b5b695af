"""What earlier exports into a vault worked out, kept from run to run: seeds, their readings, the gists of drafts.

Everything is known by what it was worked out from, so that nothing here can be out of date. The file is Python's own
marshal form behind a digest of itself, as that of the notes is.
"""

from __future__ import annotations

import marshal
import sys
from pathlib import Path
from typing import Any

from vaultkit.disk import helper
from vaultkit.disk.keep import code, keep_whole, kept_whole
from vaultkit.disk.parses import pack_page, unpack_page
from vaultkit.disk.reading import page_of, seed_bytes
from vaultkit.memory import Memory, digest_of
from vaultkit.model import Page
from vaultkit.readings import Readings

_NAME = "export"
_FEW = 32  # results that are worked out again sooner than all are written


class Recollection:
    """The memory of the exports into one vault."""

    def __init__(self, root: Path) -> None:
        """`root` is the vault."""
        self._root = root
        self._head = f"vaultkit export 1 {sys.version_info[:3]} {code()}\n".encode()
        pages, readings, gists = self._load()
        self._is_new = not pages
        self._aside = helper.Aside()
        self._pages: Memory[bytes, tuple[Any, ...]] = Memory(pages)
        self.readings = Readings(*readings)
        """Of the texts of seeds."""
        self.gists: Memory[bytes, tuple[Any, ...]] = Memory(gists)
        """Those of drafts."""

    def read_page(self, seeds: Path, path: str) -> Page:
        """Read one seed, as `read_page` does."""
        data = seed_bytes(seeds, path)
        return unpack_page(path, self._pages.of(digest_of(data), lambda: pack_page(page_of(path, data))))

    def save(self) -> None:
        """Begin to keep what this run has asked for, unless next to nothing of it is new; `close` is the end of it."""
        changes = self._pages.changes + self.readings.changes + self.gists.changes
        if changes > (0 if self._is_new else _FEW):
            self._aside.begin(self._keep, changes)

    def close(self) -> None:
        """Wait for the end of whatever goes on."""
        self._aside.end()

    def _keep(self) -> bytes:
        body = marshal.dumps((self._pages.asked, self.readings.plain, self.gists.asked))
        keep_whole(self._root, _NAME, self._head, body)
        return b""

    def _load(self) -> tuple[Any, ...]:
        body = kept_whole(self._root, _NAME, self._head)
        return marshal.loads(body) if body else ({}, (), {})
