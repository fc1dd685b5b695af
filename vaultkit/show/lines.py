"""Text to lines of a width, plain or styled."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

Run = tuple[str, str]
"""A stretch of text and its style, the numbers of an ANSI sequence such as `1;4`."""

Word = tuple[str, tuple[Run, ...]]
"""What is before a word, a blank, a break or nothing, and its runs."""

BREAK = "\n"
"""The text of a run that ends a line."""

_NARROWEST = 10
_BLANK = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]")
# What a terminal obeys, and what makes text read in another order than it is written.
_OBEYED = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
_WORD = re.compile(r" |[^ ]+")


def clean(text: str) -> str:
    """`text` without control characters; each blank or break among them becomes a blank."""
    return _OBEYED.sub("", _BLANK.sub(" ", text))


def width(text: str) -> int:
    """How many columns of a terminal `text` takes: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def wrap(runs: Iterable[Run], columns: int) -> Iterator[tuple[Run, ...]]:
    """Break runs into lines of at most `columns`; only a word that is longer by itself is cut."""
    columns = max(columns, _NARROWEST)
    line: list[Run] = []
    used = 0
    for before, word in _words(runs):
        size = sum(width(text) for text, _ in word)
        if before == BREAK or (line and used + len(before) + size > columns):
            yield tuple(line)
            line, used = [], 0
        if before == " " and line:
            # A blank inside one style carries it, so that an underline runs through.
            style = line[-1][1] if line[-1][1] == word[0][1] else ""
            line.append((" ", style))
            used += 1
        for run in word if size <= columns else _letters(word):
            size = width(run[0])
            if line and used + size > columns:
                yield tuple(line)
                line, used = [], 0
            line.append(run)
            used += size
    if line:
        yield tuple(line)


class Lines:
    """The lines written so far, of at most `columns` each but for code."""

    def __init__(self, columns: int, colour: bool) -> None:
        self.columns, self._colour = columns, colour
        self._written: list[str] = []

    def written(self) -> str:
        """All lines, each with its end; no blank ones at the end."""
        return "".join(f"{line}\n" for line in self._written).rstrip("\n") + "\n"

    def gap(self, prefix: str = "") -> None:
        """A blank line, unless nothing or one stands above."""
        if self._written and self._written[-1].strip() not in ("", prefix.strip()):
            self._written.append(prefix.rstrip())

    def text(self, text: str, style: str = "", first: str = "", rest: str = "") -> None:
        """A paragraph in one style, `first` before its first line and `rest` before the others."""
        self.runs([(text, style)], first, rest)

    def runs(self, runs: Iterable[Run], first: str = "", rest: str = "") -> None:
        """A paragraph of runs."""
        for line in wrap(runs, self.columns - width(first)):
            self.line(line, first)
            first = rest

    def line(self, runs: Iterable[Run], prefix: str = "") -> None:
        """One line as it is, but for blanks at its end."""
        merged: list[Run] = []
        for text, style in runs:
            if merged and merged[-1][1] == style:
                merged[-1] = (merged[-1][0] + clean(text), style)
            else:
                merged.append((clean(text), style))
        while merged and not merged[-1][0].strip():
            merged.pop()
        if merged:
            merged[-1] = (merged[-1][0].rstrip(), merged[-1][1])
        self._written.append((prefix + "".join(self._painted(*run) for run in merged)).rstrip())

    def _painted(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self._colour and style and text else text


def _words(runs: Iterable[Run]) -> Iterator[Word]:
    """The words of `runs`; between two wide characters a line may break as it may at a blank."""
    before, word = "", list[Run]()
    for text, style in runs:
        for part in (text,) if text == BREAK else _WORD.findall(clean(text)):
            for piece in (part,) if part in (BREAK, " ") or part.isascii() else _pieces(part):
                if word and (piece in (BREAK, " ") or _is_wide(piece[0]) or _is_wide(word[-1][0][-1])):
                    yield before, tuple(word)
                    before, word = "", []
                if piece == BREAK and before == BREAK:
                    yield BREAK, ()
                if piece == BREAK or (piece == " " and not before):
                    before = piece
                elif piece != " ":
                    word.append((piece, style))
    if word:
        yield before, tuple(word)


def _pieces(part: str) -> Iterator[str]:
    start = 0
    for at in range(1, len(part)):
        if _is_wide(part[at]) or (_is_wide(part[at - 1]) and _columns(part[at])):
            yield part[start:at]
            start = at
    yield part[start:]


def _letters(word: Iterable[Run]) -> Iterator[Run]:
    return ((letter, style) for text, style in word for letter in text)


def _columns(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if _is_wide(letter) else 1


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in ("W", "F")
