"""The names that are spelled nearly like a word, without a look at all of them."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Generic, TypeVar

T = TypeVar("T")

_LONGEST = 120  # characters of a name that are compared
_RAREST, _MOST = 12, 300  # trigrams of a word that are looked up, names looked at for each
_COMPARED = 10
_ALIKE = 0.75
_FEW = 8  # questions that are sooner answered by a search than by an index
_BEGIN, _END = "\x02", "\x03"
_ASCII_MARKS = {code: None for code in range(128) if not chr(code).isalnum()}


class Near(Generic[T]):
    """Names that can be asked for by a word like them; many questions take the same time whatever their number."""

    def __init__(self, names: Iterable[tuple[str, T]], say: Callable[[T], str] = str) -> None:
        """Of each pair the first is what a word is compared with; `say` makes an answer of the second."""
        self._say = say
        self._named: dict[str, T] = {}
        for name, value in names:
            self._named.setdefault(_key(name), value)
        self._named.pop("", None)
        self._keys = [*self._named]
        self._questions = 0
        self._answers: dict[str, tuple[str, ...]] = {}

    def find(self, word: str) -> tuple[str, ...]:
        """The answer for the name most like `word`, if any is like it. Case, blanks and marks do not count."""
        key = _key(word)
        if key in self._named:
            return (self._say(self._named[key]),)
        if key not in self._answers:
            self._answers[key] = self._nearest(key)
        return self._answers[key]

    def _nearest(self, key: str) -> tuple[str, ...]:
        from difflib import SequenceMatcher

        self._questions += 1
        find = self._found if self._questions <= _FEW else self._indexed
        holding = [(names, piece) for piece in _pieces(key) if (names := find(piece))]
        holding.sort(key=lambda found: (len(found[0]), found[1]))  # the rarest piece says most
        shared = Counter(number for names, _ in holding[:_RAREST] for number in names[:_MOST])
        likeness = SequenceMatcher(b=key, autojunk=False)
        digits = _digits(key)
        best: tuple[float, str] = (_ALIKE, "")
        for number, _ in shared.most_common(_COMPARED):
            other = self._keys[number]
            # Another number is another thing, and half of a short word is another word.
            if _digits(other) != digits or abs(len(other) - len(key)) > max(1, len(key) // 4):
                continue
            likeness.set_seq1(other)
            if likeness.quick_ratio() > best[0]:
                best = max(best, (likeness.ratio(), self._say(self._named[other])))
        return (best[1],) if best[1] else ()

    def _indexed(self, piece: str) -> list[int]:
        """The numbers of the names that hold a piece."""
        return self._index.get(piece, [])

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for number, key in enumerate(self._keys):
            for piece in _pieces(key):
                index.setdefault(piece, []).append(number)
        return index

    def _found(self, piece: str) -> list[int]:
        """The same by a search."""
        return sorted(set(self._search(piece)))

    def _search(self, piece: str) -> Iterator[int]:
        text, starts = self._text
        at = text.find(piece)
        while at >= 0:
            yield bisect_right(starts, at) - 1
            at = text.find(piece, at + 1)

    @cached_property
    def _text(self) -> tuple[str, list[int]]:
        """All names in one text, and where each begins."""
        starts, start = [], 0
        for key in self._keys:
            starts.append(start)
            start += len(key) + 2
        return "".join(f"{_BEGIN}{key}{_END}" for key in self._keys), starts


def _key(name: str) -> str:
    if name.isascii():
        return name[:_LONGEST].lower().translate(_ASCII_MARKS)
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", name[:_LONGEST]).casefold()))


def _digits(key: str) -> str:
    return "".join(filter(str.isdigit, key))


def _pieces(key: str) -> set[str]:
    framed = f"{_BEGIN}{key}{_END}"
    return {framed[at : at + 3] for at in range(len(framed) - 2)} if key else set()
