"""The sentences of a note's prose, each link in them one thing without words.

They are cut rather too often than too seldom (at every full stop before a blank, at a semicolon, behind a link that a
new sentence follows): who looks for what stands together then finds too little, never too much.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from vaultkit.lists import sections, title_at
from vaultkit.model import Link, Note
from vaultkit.note import passages
from vaultkit.stated import Stated, spoken_lines

LINK, OTHER, CODE = "\ufffc", "\ufffb", "\u25a1"
"""What stands, letter for letter, for a link to a note, for another reference (a footnote, an address, an embed), and
for code or mathematics."""
RUN = re.compile(f"{LINK}+")

_MARKER = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+(?:\[.\][ \t]+)?")
_NO_PROSE = re.compile(r"[ \t]*(?:[>|#]|```|~~~|<|\$\$|%%)")
_TABLE = re.compile(r"^[ \t]*:?-+:?[ \t]*\|", re.MULTILINE)
_ADDRESS = r"|\b[a-z]+://\S+|\bwww\.\S+"
_SIGNS = (
    r"(?P<code>`[^`]+`|(?<![\\$])\$(?![\s$])[^$\n]*?(?<![\s\\])\$(?!\d))"
    r"|(?P<link>!?\[\[(?:[^\[\]]|\[(?!\[)|\](?!\]))*\]\]|!?\[[^\[\]]*\]\([^()]*\))"
    r"|(?P<other>\[\^[^\[\]]*\]|<[^<>\s][^<>]*>{})"
    r"|(?P<id>(?<=\s)\^[A-Za-z0-9-]+\s*$)|(?P<escape>\\(?=[!-/:-@\[-`{-~]))"
)
_INLINE = re.compile(_SIGNS.replace("{}", _ADDRESS))
# Without addresses each begins with a sign, and is found several times sooner.
_INLINE_OF_SIGNS = re.compile(f"(?=[`$!\\[<\\\\^])(?:{_SIGNS.replace('{}', '')})")
_END = re.compile(rf"[.!?\u2026][\"')\]*_\u201d\u2019]*(?=\s|$)|;(?=\s|$)|(?<={LINK})(?=\s+[A-Z])")


class Sentence(NamedTuple):
    """A sentence with the mark at its end: its text, its links by where they begin in it, and where each line begins.

    Of a line there is the place in the text, negative where the sentence begins in the middle, and its number.
    `written` is the text as it is written, letter for letter, with blanks for the mark of a list item.
    """

    text: str
    links: Mapping[int, Link]
    lines: tuple[tuple[int, int], ...]
    written: str

    def place(self, at: int) -> tuple[int, int]:
        """The line and the column of a place in the text."""
        start, line = max(each for each in self.lines if each[0] <= at)
        return line, at - start + 1


def sentences(
    note: Note, wanted: re.Pattern[str] | None = None, said: Iterable[Stated] | None = None
) -> Iterator[Sentence]:
    """The sentences of the paragraphs and list items of `note`, outside the sections of the vault format.

    Those in which nothing is found of what is `wanted` are left out; `said` is what it states, where somebody knows.
    """
    rows, parts, spoken = note.text.split("\n"), sections(note), spoken_lines(note, said)
    by_place = {(link.line, link.column): link for link in note.links if not link.property and not link.hidden}
    for passage in passages(note):
        numbers = range(passage.first, min(passage.last, len(rows)) + 1)
        if title_at(parts, passage.first) or not spoken.isdisjoint(numbers):
            continue
        if wanted and not wanted.search(passage.text):
            continue
        if (
            _NO_PROSE.match(passage.text)
            or _TABLE.search(passage.text)
            or any("%%" in rows[number - 1] for number in numbers)
        ):
            continue
        chunk: list[tuple[int, str]] = []
        for number in numbers:
            row = rows[number - 1]
            marker = _MARKER.match(row)
            apart = not row.strip() or _NO_PROSE.match(row)  # an item of a list may hold several blocks
            if marker or apart:
                yield from _cut(chunk, by_place, wanted)
                chunk = []
            if not apart:
                chunk.append((number, " " * marker.end() + row[marker.end() :] if marker else row))
        yield from _cut(chunk, by_place, wanted)


def _cut(
    chunk: list[tuple[int, str]], by_place: Mapping[tuple[int, int], Link], wanted: re.Pattern[str] | None
) -> Iterator[Sentence]:
    """The sentences of some lines that follow one another."""
    links: dict[int, Link] = {}
    lines: list[tuple[int, int]] = []
    text = ""
    for number, row in chunk:
        start = len(text)
        lines.append((start, number))
        masked = []
        end = 0
        inline = _INLINE if "://" in row or "www." in row else _INLINE_OF_SIGNS
        for found in inline.finditer(row):
            link = by_place.get((number, found.start() + 1)) if found["link"] else None
            masked.append(row[end : found.start()])
            end = found.end()
            if link and not link.embed:
                links[start + found.start()] = link
            masked.append(_mark(found, link) * (end - found.start()))
        text += "".join((*masked, row[end:], "\n"))
    written = "".join(f"{row}\n" for _, row in chunk)
    places, starts = list(links), [start for start, _ in lines]
    begin = 0
    for stop in (*(found.end() for found in _END.finditer(text)), len(text)):
        if wanted.search(text, begin, stop) if wanted else text[begin:stop].strip():
            held = places[bisect_left(places, begin) : bisect_left(places, stop)]
            inside = {at - begin: links[at] for at in held}
            first, last = bisect_right(starts, begin) - 1, bisect_left(starts, stop)
            places_of_lines = tuple((at - begin, n) for at, n in lines[first:last])
            yield Sentence(text[begin:stop].rstrip(), inside, places_of_lines, written[begin:stop].rstrip())
        begin = stop


def _mark(found: re.Match[str], link: Link | None) -> str:
    if found["link"]:
        return LINK if link and not link.embed else OTHER
    return CODE if found["code"] else OTHER if found["other"] else " "
