"""Notes that are not on the disk yet, read as if they were; and those that stand there already."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from vaultkit import document
from vaultkit.disk.looking import NEVER, Listing, Look, Seen, is_settled, seen_of
from vaultkit.disk.notes import Notes, Record
from vaultkit.disk.parses import unpack
from vaultkit.disk.writing import Found, find, words_below
from vaultkit.draft import Draft
from vaultkit.memory import digest_of
from vaultkit.model import Fault, Note
from vaultkit.settings import Settings
from vaultkit.vault import Ground, Vault, sketched

_GIVEN: Seen = (-2, -2, -2, -2)  # as no file looks, nor one that is kept


class Standing(NamedTuple):
    """What stands where drafts are to go: files that are their drafts byte for byte, and what was found elsewhere."""

    same: frozenset[str]
    found: Found


class Drafts:
    """Notes to be written to a vault; what earlier runs read of the same bytes is not read again."""

    def __init__(self, root: Path) -> None:
        """`root` is the vault that they are for."""
        self._root = root
        self._read: tuple[_Drafted, ...] = ()
        self._whole: dict[Draft, Note] = {}

    def vault(self, drafts: Iterable[Draft]) -> Vault:
        """The vault that some drafts make."""
        read = _Drafted(self._root, {draft.path: draft for draft in drafts}, (self._earlier, *self._read)[-1])
        self._read = (*self._read[:1], read)

        def note(path: str) -> Note:
            draft = read.drafts[path]
            if draft not in self._whole:
                self._whole[draft] = read.note(path)
            return self._whole[draft]

        return sketched(read.sketches, note, read.drafts, data=(), settings=Settings(), ground=Ground())

    def words(self, drafts: Iterable[Draft]) -> Mapping[str, str]:
        """By path, what readers have written below the "yours" line of some drafts, where they have.

        A file that looks as it did when it was its draft, and no more, is not read.
        """
        known = self._earlier.records_of_earlier
        unsure = (
            draft.path
            for draft in drafts
            if draft.path not in known
            or known[draft.path][1] != draft.gist.digest
            or known[draft.path][:1] != _look(f"{self._root}/{draft.path}")
        )
        return words_below(self._root, unsure)

    @cached_property
    def _earlier(self) -> _Drafted:
        """What earlier runs kept."""
        return _Drafted(self._root, {})

    def standing(self, others: Iterable[str]) -> Standing:
        """What stands at the paths of the drafts and at some others. A file that looks as it did is not read again."""
        drafts, known = self._read[-1].drafts, self._read[-1].records
        now = time.time_ns()
        looks = {path: seen for path in drafts for seen in _look(f"{self._root}/{path}")}
        same = {path for path, seen in looks.items() if known[path][:2] == (seen, drafts[path].gist.digest)}
        found = find(self._root, {*drafts, *others} - same)
        for path in looks.keys() & found.texts.keys():
            if self.stands(path, found.texts[path], looks[path] if is_settled(looks[path], now) else NEVER):
                same.add(path)
        return Standing(frozenset(same), found)

    def stands(self, path: str, text: str, seen: Seen) -> bool:
        """Whether a text is the draft of its path; if so, take note of how the file looks as long as it holds it."""
        drafts, records = self._read[-1].drafts, self._read[-1].records
        if path not in drafts or digest_of(text.encode()) != drafts[path].gist.digest:
            return False
        records[path] = (seen, *records[path][1:])
        return True

    def save(self) -> None:
        """Begin to keep what was read, beside what is kept of other notes; `close` is the end of it."""
        for first, last in zip(self._read[:1], self._read[-1:], strict=True):
            last.save_beside(first)

    def close(self) -> None:
        """Wait for the end of whatever goes on."""
        for last in self._read[-1:]:
            last.close()


class _Drafted(Notes):
    """Notes whose bytes are given."""

    def __init__(self, root: Path, drafts: Mapping[str, Draft], earlier: _Drafted | None = None) -> None:
        self.drafts = drafts
        self._beside: Mapping[str, Record] = {}
        listing = Listing(dict.fromkeys(drafts, _GIVEN), set(), [], [], {}, {})
        super().__init__(root, Look(listing, None, 0), earlier=earlier)

    @property
    def records_of_earlier(self) -> Mapping[str, Record]:
        """What earlier runs kept of each note of the vault, a draft or not."""
        return self._kept

    @property
    def records(self) -> dict[str, Record]:
        """What is kept of each."""
        return self._records

    def save_beside(self, first: _Drafted) -> None:
        """Keep what was read beside what the `first` of these found kept."""
        self._beside = first._kept
        known = self._beside
        self._fresh = [path for path, each in self._records.items() if path not in known or known[path][:2] != each[:2]]
        self._gone = 0  # notes that are no drafts are kept for lint
        self.save()

    def _to_keep(self) -> dict[str, Record]:
        return {**self._beside, **self._records}

    def note(self, path: str) -> Note:
        seen, *_, parse = self._records[path]
        text = self._text(self.drafts[path], is_there=seen != NEVER)
        return unpack(path, text, parse) if parse else document.parse(path, text)

    def _text(self, draft: Draft, *, is_there: bool) -> str:
        """The words of a draft; to read them from its file, where it has one, takes less time than to lay them out."""
        if is_there and not draft.is_laid_out:
            try:
                data = (self._root / draft.path).read_bytes()
            except OSError:
                return draft.text
            if digest_of(data) == draft.gist.digest:
                return data.decode()
        return draft.text

    @property
    def _all_known(self) -> dict[str, Record]:
        return {**self._kept, **self._records}

    def _same(self) -> Iterable[str]:
        drafts, known = self.drafts, self._kept
        return (path for path in self._paths if path in known and known[path][1] == drafts[path].gist.digest)

    def _bytes(self, path: str) -> bytes | Fault:
        return self.drafts[path].text.encode()

    def _seen(self, path: str, digest: bytes) -> Seen:
        kept = self._kept.get(path)
        return kept[0] if kept and kept[1] == digest else NEVER


def _look(path: str) -> tuple[Seen, ...]:
    """How what stands at a path looks, itself and not what it may link to; nothing where nothing does."""
    try:
        return (seen_of(os.lstat(path)),)
    except OSError:
        return ()
