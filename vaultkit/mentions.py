"""Known titles in running prose: the longest ones, whole, from left to right. The door to the string matcher.

An Aho-Corasick automaton (ahocorasick-rs) finds the leftmost longest of all names in one pass. It knows nothing of
words, so a match that ends inside one is replaced by the longest name within it that does not, which is worked out
once when the automaton is built; the search then goes on behind it. Linear in the text and in the names.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

# Scripts written without blanks between words: there a title may stand right beside other letters.
_UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # Hiragana, Katakana
    (0x3400, 0x9FFF),  # Han
    (0xF900, 0xFAFF),  # Han, compatibility
    (0x20000, 0x3FFFF),  # Han, extensions
)
_WINDOW = 256
_LARGEST_WINDOW = 65_536


class Mention(NamedTuple):
    """A name in a text: `text[start:end]` is the spelling, `name` the known name it is."""

    start: int
    end: int
    name: str


class Names:
    """A set of names to look for; built once, used for every text."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted({name for name in (unicodedata.normalize("NFC", each).strip() for each in names) if name})
        self._automaton = AhoCorasick(self._names, matchkind=MatchKind.LeftmostLongest)
        self._shorter = _shorter_names(self._names)
        self._longest = max(map(len, self._names), default=0)

    def find(self, text: str) -> Iterator[Mention]:
        """The mentions in `text`, from left to right, none overlapping another; offsets in characters of `text`."""
        if not self._names:
            return
        if unicodedata.is_normalized("NFC", text):
            yield from self._find(text)
            return
        composed, offsets = _compose(text)
        for mention in self._find(composed):
            yield Mention(offsets[mention.start], offsets[mention.end], mention.name)

    def _find(self, text: str) -> Iterator[Mention]:
        # In windows, because behind a match that is cut short the search must start anew; they grow while none is.
        smallest = max(_WINDOW, 2 * self._longest)
        start, size = 0, smallest
        while start < len(text):
            window = text[start : start + size]
            # A name that reaches the end of the window may be part of a longer one.
            safe = len(window) if start + size >= len(text) else len(window) - self._longest
            free = 0  # the first offset of the window at which a name may begin
            for index, first, last in self._automaton.find_matches_as_indexes(window):
                if first < free or first >= safe:
                    continue
                name = self._whole(text, start + first, index)
                if name:
                    yield Mention(start + first, start + first + len(name), name)
                free = first + len(name) if name else _word_end(text, start + first) - start
                if free < last:
                    start, size = start + free, smallest
                    break
            else:
                start, size = start + max(free, safe), min(size * 4, _LARGEST_WINDOW + smallest)

    def _whole(self, text: str, start: int, index: int) -> str:
        """The longest name at `start` that is no part of a longer word; `index` is that of the longest name there."""
        name = self._names[index]
        if start > 0 and _joined(text[start - 1], name[0]):
            return ""
        end = start + len(name)
        if end < len(text) and _joined(name[-1], text[end]):
            return self._shorter[index]
        return name


def _shorter_names(names: list[str]) -> list[str]:
    """For each of the sorted `names` the longest other one that it begins with and that ends where a word of it ends."""
    shorter: list[str] = []
    begun: list[int] = []  # the names that the current one begins with, shortest first
    for index, name in enumerate(names):
        while begun and not name.startswith(names[begun[-1]]):
            begun.pop()
        found = ""
        if begun:
            nearest = names[begun[-1]]
            # A name that ends inside a word of this one hands on to what it holds itself.
            found = shorter[begun[-1]] if _joined(nearest[-1], name[len(nearest)]) else nearest
        shorter.append(found)
        begun.append(index)
    return shorter


def _joined(left: str, right: str) -> bool:
    """Whether two neighbouring characters belong to one word."""
    if left.isascii() and right.isascii():
        return (left.isalnum() or left == "_") and (right.isalnum() or right == "_")
    return _in_word(left) and _in_word(right) and not (_unspaced(left) or _unspaced(right))


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_" or unicodedata.category(char)[0] == "M"


def _unspaced(char: str) -> bool:
    code = ord(char)
    return code >= _UNSPACED[0][0] and any(first <= code <= last for first, last in _UNSPACED)


def _word_end(text: str, start: int) -> int:
    """The first offset behind `start` at which a name may begin."""
    end = start + 1
    while end < len(text) and _joined(text[end - 1], text[end]):
        end += 1
    return end


def _compose(text: str) -> tuple[str, list[int]]:
    """`text` in NFC, and for each of its offsets the offset in `text`."""
    composed: list[str] = []
    offsets: list[int] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or unicodedata.combining(text[end]) == 0:
            piece = unicodedata.normalize("NFC", text[start:end])
            composed.append(piece)
            offsets.extend([start] * len(piece))
            start = end
    return "".join(composed), [*offsets, len(text)]
