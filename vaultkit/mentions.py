"""Known titles in running prose: the longest ones, whole, from left to right. The door to the string matcher.

An Aho-Corasick automaton (ahocorasick-rs) finds the leftmost longest of all names in one pass. It knows nothing of
words, so names and text are given to it with a mark at either end of every word and sign: a name can then match only
where all of them are whole. Linear in the text and in the names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

# Scripts written without blanks between words: there a title may stand right beside other letters.
_UNSPACED = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f"  # Myanmar
    "\u1780-\u17ff"  # Khmer
    "\u3040-\u30ff"  # Hiragana, Katakana
    "\u3400-\u9fff"  # Han
    "\uf900-\ufaff"  # Han, compatibility
    "\U00020000-\U0003ffff"  # Han, extensions
)
_MARK, _UNKNOWN = "\0", "\ufffd"  # where a text has the mark itself
_FEW = 16  # texts: an automaton of all names takes longer to build than to try each name on so many
# What the pattern for all scripts comes to where there is no other; four of the controls are blanks in Unicode alone.
_ASCII = re.compile(r"(\w+|[^\s\x1c-\x1f])", re.ASCII)


class Mention(NamedTuple):
    """A name in a text: `text[start:end]` is the spelling, `name` the known name it is."""

    start: int
    end: int
    name: str


class Names:
    """A set of names to look for; built once, when more than a few texts come, and used for every text."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = sorted({name for name in (unicodedata.normalize("NFC", each).strip() for each in names) if name})
        """All of them, as they are looked for."""
        self._texts = 0

    @cached_property
    def _of_all(self) -> AhoCorasick:
        return _automaton(self.names)

    def find(self, text: str) -> Iterator[Mention]:
        """The mentions in `text`, from left to right, none overlapping another; offsets in characters of `text`."""
        if unicodedata.is_normalized("NFC", text):
            yield from self._find(text)
            return
        composed, offsets = _compose(text)
        for mention in self._find(composed):
            yield Mention(offsets[mention.start], offsets[mention.end], mention.name)

    def _find(self, text: str) -> Iterator[Mention]:
        self._texts += 1
        if self._texts > _FEW:
            names, automaton = self.names, self._of_all
        else:
            seen = text.replace(_MARK, _UNKNOWN)
            names = [name for name in self.names if name in seen or _MARK in name]
            automaton = _automaton(names)
        marked = _marked(text)
        marks = reached = 0
        for index, first, _ in automaton.find_matches_as_indexes(marked):
            marks, reached = marks + marked.count(_MARK, reached, first), first
            name = names[index]
            yield Mention(first - marks, first - marks + len(name), name)


def _automaton(names: Iterable[str]) -> AhoCorasick:
    return AhoCorasick([_marked(name) for name in names], matchkind=MatchKind.LeftmostLongest)


def _marked(text: str) -> str:
    """`text` with a mark before and behind every word and every other sign, each with its combining characters."""
    text = text.replace(_MARK, _UNKNOWN)
    return _MARK.join((_ASCII if text.isascii() else _words()).split(text))


@cache
def _words() -> re.Pattern[str]:
    low, high = _combining(0x300, 0x10000), _combining(0x10000, 0x20000) + "\U000e0100-\U000e01ef"
    # The lookaheads say nothing new: they spare most characters the search through a long class.
    combining = rf"(?:(?![\0-\u02ff])(?:[{low}]|(?![\0-\uffff])[{high}]))+"
    letters = rf"[^\W{_UNSPACED}]+"
    return re.compile(rf"({letters}(?:{combining}(?:{letters})?)*|\S(?:{combining})?)")


def _combining(first: int, end: int) -> str:
    return "".join(char for char in map(chr, range(first, end)) if unicodedata.category(char)[0] == "M")


def _compose(text: str) -> tuple[str, list[int]]:
    """`text` in NFC, and for each of its offsets the offset in `text`."""
    composed: list[str] = []
    offsets: list[int] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not _composes(text, start, end):
            piece = unicodedata.normalize("NFC", text[start:end])
            composed.append(piece)
            offsets.extend([start] * len(piece))
            start = end
    return "".join(composed), [*offsets, len(text)]


def _composes(text: str, start: int, end: int) -> bool:
    """Whether the character at `end` melts into those from `start` on, as accents and parts of Hangul syllables do."""
    if text[end] < "\u0300" or unicodedata.combining(text[end]):
        return text[end] >= "\u0300"
    alone, together = (unicodedata.normalize("NFC", text[start:stop]) for stop in (end, end + 1))
    return len(together) == len(alone)
