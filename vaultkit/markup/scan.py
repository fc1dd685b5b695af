"""What only Obsidian knows, read from the bytes of a body beside pyromark's events: block ids and slips of the pen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vaultkit.markup.links import is_outside
from vaultkit.markup.parts import EMPTY_LINK, RAW_SPACE, SPLIT_LINK

EMPTY = "this names nothing, so Obsidian sees no link"

Span = tuple[int, int]

_BLOCK_ID = re.compile(rb"(?:^|(?<=[ \t>\])$]))\^([A-Za-z0-9-]+)[ \t\r]*$", re.MULTILINE)
_FENCE = re.compile(rb"(?<!%)%%(?!%)")  # 3.2: exactly two
_PARTING = re.compile(rb"\n[ \t>]*\r?\n")
_EMPTY = re.compile(rb"!?\[\[[ \t]*\]\]")
_NAMELESS = re.compile(rb"(!?)\[\[(\|[^\[\]\n]*)\]\]")
_SPLIT = re.compile(rb"!?\[\[[^\[\]|\n]*[^\[\]|\\\n]\|[^\[\]\n]*\]\]")
_MARKDOWN = re.compile(rb"!?\[[^\[\]\n]*\]\(([^()<>\n]*)\)")
_NEAR = 200
_TITLE = re.compile(r"[ \t]+(?:\"[^\"]*\"|'[^']*')[ \t]*\Z")


class Slip(NamedTuple):
    """A fault of the pen at a byte offset; see `model.Fault`."""

    offset: int
    kind: str
    message: str
    target: str = ""


class Spans:
    """Stretches of a text, asked for positions that do not decrease."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans, self._at, self._end = sorted(spans), 0, 0

    def cover(self, position: int) -> bool:
        """Whether one of them has the byte at `position`."""
        while self._at < len(self._spans) and self._spans[self._at][0] <= position:
            self._end = max(self._end, self._spans[self._at][1])
            self._at += 1
        return position < self._end


def block_ids(data: bytes, opaque: Iterable[Span], whole: Iterable[Span]) -> Iterator[tuple[int, str]]:
    """Block ids with their offsets: at the end of a line outside `opaque` stretches (3.7).

    Of a `whole` stretch, a paragraph, only the last line may end in one, since its parts are no blocks; but a line that
    is nothing else may be one anywhere. In a list any line may. Parts of quotes and callouts are said to be none, but a
    published vault of 1,400 notes has ids at the end of callout titles and embeds them. All this, and an id at a
    heading or right behind an embed or math, is UNCERTAIN; taking it reports less.
    """
    if b"^" not in data:
        return
    hidden, inside = Spans(opaque), Spans(whole)
    for found in _BLOCK_ID.finditer(data):
        alone = data[found.start() - 1 : found.start()] in (b"", b"\n")
        if not hidden.cover(found.start()) and (not inside.cover(found.end()) or alone):
            yield found.start(), found[1].decode()


def comments(data: bytes, opaque: Iterable[Span]) -> Iterator[Span]:
    """The stretches between two `%%` (4.3): of a paragraph, or where the first begins a line of any length.

    One that begins a line and is never closed lasts to the end: UNCERTAIN, and reports less.
    """
    if b"%%" not in data:
        return
    hidden, start, heads_line = Spans(opaque), -1, False
    for found in _FENCE.finditer(data):
        at = found.start()
        if hidden.cover(at):
            continue
        if start >= 0 and not heads_line and _PARTING.search(data, start, at):
            start = -1  # two marks of different paragraphs are no pair
        if start < 0:
            before = data[max(at - _NEAR, 0) : at].rpartition(b"\n")[2]
            start, heads_line = at, len(before) < _NEAR and not before.strip(b" \t>")
        else:
            yield start, found.end()
            start = -1
    if start >= 0 and heads_line:
        yield start, len(data)


def last_line_apart(data: bytes, start: int, end: int) -> Span:
    """The stretch without its last line, its line break or the blanks behind it."""
    stretch = data[start:end].rstrip()
    return start, start + stretch.rfind(b"\n") + 1


def nameless(data: bytes, taken: Iterable[Span]) -> Iterator[tuple[int, str, bool]]:
    """Wikilinks that begin with a bar, which CommonMark readers do not take: offset, inner text, embed (3.1, row 3)."""
    if b"[[|" in data:
        spans, ends = Spans(taken), Spans(taken)
        for found in _NAMELESS.finditer(data):
            if _stands(data, found.start(), spans) and not ends.cover(found.end() - 1):
                yield found.start(), found[2].decode("utf-8", "replace"), bool(found[1])


def slips(data: bytes, taken: Iterable[Span], tables: Iterable[Span]) -> Iterator[Slip]:
    """What reads like a link outside `taken` stretches (links, code, math, HTML) and is none."""
    known, rows = tuple(taken), Spans(tables)
    if b"[[" in data:
        spans = Spans(known)
        for found in _EMPTY.finditer(data):
            if _stands(data, found.start(), spans):
                yield Slip(found.start(), EMPTY_LINK, EMPTY)
        spans = Spans(known)
        for found in _SPLIT.finditer(data):
            inside = _stands(data, found.start(), spans) and rows.cover(found.start())
            if inside and not _in_code(data, found.start()):
                text = found[0].decode("utf-8", "replace")
                yield Slip(found.start(), SPLIT_LINK, f"the bar in {text!r} ends the table cell: write '\\|'", text)
    if b"](" in data:
        spans, ends = Spans(known), Spans(known)
        for found in _MARKDOWN.finditer(data):
            if ends.cover(found.start(1) - 1):  # the text ends in code
                continue
            target = _TITLE.sub("", found[1].decode("utf-8", "replace")).strip()
            if re.search(r"[ \t]", target) and not is_outside(target) and _stands(data, found.start(), spans):
                yield Slip(found.start(), RAW_SPACE, f"with a space in {target!r} this is no link", target)


def _stands(data: bytes, offset: int, taken: Spans) -> bool:
    return not taken.cover(offset) and data[offset - 1 : offset] != b"\\"


def _in_code(data: bytes, offset: int) -> bool:
    """Whether a backtick stands open shortly before `offset` in its line: what the writer took for code."""
    start = max(data.rfind(b"\n", max(offset - _NEAR, 0), offset) + 1, offset - _NEAR, 0)
    return data.count(b"`", start, offset) % 2 == 1
