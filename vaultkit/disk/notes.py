"""The notes of a vault on the disk: a sketch of each, and one whole when somebody asks for it.

What a file says is kept from run to run, in one file that can always be made again. A note is as it was when its size
and its times are, or the digest of its bytes. The file is Python's own marshal form behind a digest of itself, for this
version of Python and this code only; one that is damaged, foreign or half written is as none.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from vaultkit import formats
from vaultkit.disk import helper
from vaultkit.disk.errors import decode, unreadable
from vaultkit.disk.keep import code, keep_whole, kept_whole
from vaultkit.disk.looking import NEVER, Look, Seen
from vaultkit.disk.parses import pack, unpack
from vaultkit.memory import digest_of
from vaultkit.model import UNDECODABLE, Fault, Note, Sketch
from vaultkit.numbered import Numbered, Table
from vaultkit.vocabulary import KINDS

_NAME = "notes"
_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_MORE = 1 << 20
_OF_FORMAT = re.compile(rf"\ufeff?---\r?\n(?:[^-\n].*\n)*?type: (?:{'|'.join(KINDS)})\s")
_FEW = 32  # notes that are read again sooner than all are written

Record = tuple[Seen, bytes, tuple[Any, ...], Any, bytes]
"""What is kept of a note: how its file looked, the digest of its bytes, its sketch without links, the numbers of its
links in a table (an array, or the bytes of one), its parse where one was made."""


class Notes:
    """The notes of a vault that a look at it showed."""

    def __init__(self, root: Path, look: Look, *, keeps: bool = True, earlier: Notes | None = None) -> None:
        """Begin to read what has to be read: what an `earlier` look did not show, or else an earlier run.

        Without `keeps` nothing is loaded, and nothing will be written.
        """
        self._root, self._look, self._keeps = root, look, keeps
        self._head = f"vaultkit notes 9 {sys.version_info[:3]} {code()}\n".encode()
        self._table: Table
        self._kept: dict[str, Record]
        self._table, self._kept = (earlier._table, earlier._all_known) if earlier else self._load()
        files, abroad, known = look.listing.files, look.listing.abroad, self._kept
        self._paths = [path for path in files if formats.is_note(path) and path not in abroad]
        self._records: dict[str, Record] = {path: known[path] for path in self._same()}
        self._faulty: dict[str, Sketch] = {}
        self._aside = helper.Aside()
        self.all_read = True
        """Whether the disk gave every one of them, as far as they have been asked for."""
        self._fresh = [path for path in self._paths if path not in self._records]
        self._gone = len(known.keys() - frozenset(self._paths))
        self._helpers = self._begin() if len(self._fresh) >= helper.WORTH_IT else ()

    @property
    def _all_known(self) -> dict[str, Record]:
        """What a later look need not read again."""
        return self._records

    def _same(self) -> Iterable[str]:
        """The notes of which is kept what their files say."""
        files, known = self._look.listing.files, self._kept
        return (path for path in self._paths if path in known and known[path][0] == files[path])

    @cached_property
    def sketches(self) -> Mapping[str, Sketch]:
        """A sketch of each note."""
        for other in self._helpers:
            self._records.update(self._shared())
            self._records.update(self._learnt(helper.end(other)))
        self._helpers = ()
        if len(self._records) + len(self._faulty) < len(self._paths):
            known = self._records.keys() | self._faulty.keys()
            self._records.update(self._new([path for path in self._fresh if path not in known]))
        return {path: self._sketch(record) for path, record in self._records.items()} | self._faulty

    @property
    def unread(self) -> Collection[str]:
        """The notes that gave no bytes, or bytes that are no text, as far as they have been asked for."""
        return self._faulty.keys()

    def again(self, path: str) -> Sketch:
        """The sketch of a note that has been changed since."""
        self._records.pop(path, None)
        self._records.update(self._new([path]))
        return self._sketch(self._records[path]) if path in self._records else self._faulty[path]

    def _sketch(self, record: Record) -> Sketch:
        (meta, *others), row = record[2:4]
        if isinstance(row, bytes):
            row = array("I", row)
        return Sketch(meta, Numbered(self._table, row), *others)

    def note(self, path: str) -> Note:
        """The whole note at one of the paths."""
        data = self._bytes(path)
        if isinstance(data, Fault):
            return Note(path, "", faults=(data,))
        text, faults = decode(data, UNDECODABLE)
        from vaultkit import document

        _, digest, _, _, parse = self._records.get(path, (NEVER, b"", (), b"", b""))
        return unpack(path, text, parse) if parse and digest == digest_of(data) else document.parse(path, text, faults)

    def save(self) -> None:
        """Begin to keep what was read, unless that is next to nothing; `close` is the end of it."""
        changes = len(self._fresh) + self._gone
        if self._keeps and changes > min(_FEW, len(self._kept)):
            self._aside.begin(self._keep, changes)

    def close(self) -> None:
        """Wait for the end of whatever goes on."""
        for each in self._helpers:
            helper.end(each)
        self._helpers = ()
        self._aside.end()

    def _keep(self) -> bytes:
        body = marshal.dumps((self._table.addresses, self._to_keep()))
        keep_whole(self._root, _NAME, self._head, body)
        return b""

    def _to_keep(self) -> dict[str, Record]:
        return self._records

    def _begin(self) -> tuple[helper.Helper, ...]:
        """Have another process share the reading, even before this one knows how to read."""
        self._parts = helper.parts(len(self._fresh))
        self._queue = helper.Queue(len(self._parts))
        self._known = len(self._table.addresses)
        found = helper.begin(self._share)
        if not found:
            self._queue.close()
        return found

    def _share(self) -> bytes:
        """What another process has to say: its records, and the addresses that are new."""
        records = dict(self._shared())
        return marshal.dumps((self._table.addresses[self._known :], records))

    def _learnt(self, said: bytes) -> Iterator[tuple[str, Record]]:
        """What another process said, with our numbers for its new addresses; nothing where it was cut short."""
        try:
            new, records = marshal.loads(said)
        except (EOFError, ValueError, TypeError):
            return
        ours = [*range(self._known), *map(self._table.number, new)].__getitem__
        for path, (seen, digest, sketch, row, parse) in records.items():
            yield path, (seen, digest, sketch, array("I", map(ours, array("I", row))), parse)

    def _shared(self) -> Iterator[tuple[str, Record]]:
        """The records of those notes that this process gets of the queue."""
        for number in self._queue:
            yield from self._new(self._fresh[self._parts[number]])

    def _new(self, paths: Iterable[str]) -> Iterator[tuple[str, Record]]:
        """The records of some notes, of all that the disk gives without a fault."""
        from vaultkit import document, sketching

        for path in paths:
            data = self._bytes(path)
            if isinstance(data, Fault):
                self._faulty[path] = Sketch({}, (), faulty=True)
                self.all_read = False
                continue
            text, faults = decode(data, UNDECODABLE)
            if faults:
                self._faulty[path] = sketching.sketch_of(document.parse(path, text, faults))
                continue
            digest = digest_of(data)
            known = self._by_digest.get(digest)
            if known:
                yield path, (self._seen(path, digest), digest, *known[2:])
            else:
                (meta, links, *others), parse = _read(path, text)
                row = self._table.row(links)
                yield path, (self._seen(path, digest), digest, (meta, *others), row, parse)

    def _seen(self, path: str, digest: bytes) -> Seen:  # noqa: ARG002 - where a file is only given, it may tell
        """How a file with those bytes will look as long as they are the same, as far as one can tell."""
        seen = self._look.listing.files[path]
        return seen if self._look.is_settled(seen) else NEVER

    def _bytes(self, path: str) -> bytes | Fault:
        try:
            file = os.open(f"{self._root}/{path}", _READING)
        except OSError as error:
            return unreadable(error)
        try:
            data = os.read(file, self._look.listing.files[path][0] + 1)
            while more := os.read(file, _MORE):  # it has grown since, or nobody can tell its size
                data += more
            return data
        except OSError as error:
            return unreadable(error)
        finally:
            os.close(file)

    @cached_property
    def _by_digest(self) -> Mapping[bytes, Record]:
        return {record[1]: record for record in self._kept.values()}

    def _load(self) -> tuple[Table, dict[str, Record]]:
        body = kept_whole(self._root, _NAME, self._head) if self._keeps else b""
        if not body:
            return Table(), {}
        addresses, known = marshal.loads(body)
        return Table(addresses), known


def _read(path: str, text: str) -> tuple[tuple[Any, ...], bytes]:
    from vaultkit import document, sketching

    # Of a note in the vault format some rules will want the whole.
    for sketch in () if _OF_FORMAT.match(text) else sketching.sketch(text):
        return tuple(sketch), b""
    read = document.parse(path, text)
    return tuple(sketching.sketch_of(read)), pack(read)
