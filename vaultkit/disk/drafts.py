"""Notes that are not on the disk yet, read as if they were."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from vaultkit import document
from vaultkit.disk.looking import Listing, Look, Seen
from vaultkit.disk.notes import NEVER, Notes, Record
from vaultkit.disk.parses import unpack
from vaultkit.model import Fault, Note
from vaultkit.settings import Settings
from vaultkit.vault import Ground, Vault, sketched

_GIVEN: Seen = (-2, -2, -2, -2)  # as no file looks, nor one that is kept


class Drafts:
    """Texts to be written to a vault; what earlier runs read of the same bytes is not read again."""

    def __init__(self, root: Path) -> None:
        """`root` is the vault that they are for."""
        self._root = root
        self._read: tuple[_Texts, ...] = ()
        self._whole: dict[str, Note] = {}

    def vault(self, texts: Mapping[str, str]) -> Vault:
        """The vault that some texts by path make."""
        read = _Texts(self._root, texts, *self._read[-1:])
        self._read = (*self._read[:1], read)

        def note(path: str) -> Note:
            known = self._whole.get(path)
            if known is None or known.text is not texts[path]:
                known = self._whole[path] = read.note(path)
            return known

        return sketched(read.sketches, note, texts, data=(), settings=Settings(), ground=Ground())

    def save(self) -> None:
        """Keep what was read, beside what is kept of other notes."""
        for first, last in zip(self._read[:1], self._read[-1:], strict=True):
            last.save_beside(first)
            last.close()


class _Texts(Notes):
    """Notes whose bytes are given."""

    def __init__(self, root: Path, texts: Mapping[str, str], earlier: _Texts | None = None) -> None:
        self._texts = texts
        self._beside: Mapping[str, Record] = {}
        looks = dict.fromkeys(texts, _GIVEN)
        if earlier:
            same = (path for path, text in texts.items() if earlier._texts.get(path) is text)
            looks.update((path, earlier._records[path][0]) for path in same)
        listing = Listing(looks, set(), [], [], {})
        super().__init__(root, Look(listing, None, 0), earlier=earlier)

    def save_beside(self, first: _Texts) -> None:
        """Keep what was read beside what the `first` of these found kept."""
        self._beside = first._kept
        known = self._beside
        self._fresh = [path for path, each in self._records.items() if path not in known or known[path][:2] != each[:2]]
        self.save()

    def _to_keep(self) -> dict[str, Record]:
        return {**self._beside, **self._records}

    def note(self, path: str) -> Note:
        text, (*_, parse) = self._texts[path], self._records[path]
        return unpack(path, text, parse) if parse else document.parse(path, text)

    def _bytes(self, path: str) -> bytes | Fault:
        return self._texts[path].encode()

    def _seen(self, path: str, digest: bytes) -> Seen:
        kept = self._kept.get(path)
        return kept[0] if kept and kept[1] == digest else NEVER
