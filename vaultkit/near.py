"""The names that are spelled nearly like a word, without a look at all of them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher

_MARKS = re.compile(r"[\W_]+")
_LONGEST = 120  # characters of a name that are compared
_RAREST, _MOST = 12, 300  # trigrams of a word that are looked up, names looked at for each
_COMPARED = 10
_ALIKE = 0.75


class Near:
    """An index of names by the three-letter pieces of them. A question takes the same time whatever their number."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """Of each pair the first is what a word is compared with, the second what is answered."""
        self._answers: list[str] = []
        self._keys: list[str] = []
        self._by_key: dict[str, int] = {}
        self._holding: dict[str, list[int]] = {}
        for name, answer in names:
            key = _key(name)
            if key and key not in self._by_key:
                self._by_key[key] = len(self._answers)
                for piece in _pieces(key):
                    self._holding.setdefault(piece, []).append(len(self._answers))
                self._answers.append(answer)
                self._keys.append(key)

    def find(self, word: str) -> tuple[str, ...]:
        """The answer for the name most like `word`, if any is like it. Case, blanks and marks do not count."""
        key = _key(word)
        if key in self._by_key:
            return (self._answers[self._by_key[key]],)
        pieces = sorted((piece for piece in _pieces(key) if piece in self._holding), key=self._rarity)
        shared = Counter(number for piece in pieces[:_RAREST] for number in self._holding[piece][:_MOST])
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
                best = max(best, (likeness.ratio(), self._answers[number]))
        return (best[1],) if best[1] else ()

    def _rarity(self, piece: str) -> tuple[int, str]:
        return len(self._holding[piece]), piece


def _key(name: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFKC", name[:_LONGEST]).casefold())


def _digits(key: str) -> str:
    return "".join(filter(str.isdigit, key))


def _pieces(key: str) -> set[str]:
    framed = f"\x02{key}\x03"
    return {framed[at : at + 3] for at in range(len(framed) - 2)} if key else set()
