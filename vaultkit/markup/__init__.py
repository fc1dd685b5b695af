"""Body text to headings, links and block ids, each with its place. The door to pyromark.

pyromark says what is Markdown (`events`, `walk`); the parts that only Obsidian knows are read here from the same text
(`scan`), and a link is taken apart as Obsidian does it (`links`). The numbers in comments are sections of the obsidian
reference.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from vaultkit.markup import quick, scan
from vaultkit.markup.events import encode, events, name_of, places
from vaultkit.markup.links import WIKILINK, plain, property_link, wikilink
from vaultkit.markup.scan import EMPTY_LINK, ODD_LINK, RAW_SPACE, SPLIT_LINK, WRAPPED_LINK
from vaultkit.markup.walk import FoundLink, Walk
from vaultkit.model import WIKI, Block, Fault, Heading, Link

__all__ = [
    "EMPTY_LINK",
    "ODD_LINK",
    "RAW_SPACE",
    "SPLIT_LINK",
    "WIKILINK",
    "WRAPPED_LINK",
    "Markup",
    "Passage",
    "normal_heading",
    "passages",
    "plain",
    "property_link",
    "read",
    "thorough",
    "wikilink",
]

# 3.6: the characters that a heading and a link to it are compared without.
_HEADING_MARKS = re.compile(r"[!\"#$%&()*+,.:;<=>?@^`{|}~/\[\]\\\s]+")


class Markup(NamedTuple):
    """What one body holds, in the order of the text."""

    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    blocks: tuple[Block, ...]
    faults: tuple[Fault, ...]


class Passage(NamedTuple):
    """A stretch of the body read as one: a paragraph, list item, callout or table; first and last line of the file."""

    first: int
    last: int
    text: str


def read(body: str, line: int = 1) -> Markup:
    """Everything of `body` that links or is linked to; `line` is the line of the file on which the body begins.

    Takes any string and never raises; linear in its length.
    """
    for headings, found, faults in quick.read(body, line):
        return Markup(headings, found, (), faults)
    return thorough(body, line)


def thorough(body: str, line: int = 1) -> Markup:
    """The same by way of pyromark, whatever stands in `body`."""
    data = encode(body)
    walk = Walk(data)
    for event, start, end in events(data):
        walk.take(event, start, end)
    taken = (*walk.opaque, *walk.spans)
    bare = (FoundLink(at, wikilink(text), embed, WIKI) for at, text, embed in scan.nameless(data, taken))
    links = sorted((*walk.links, *bare))
    slips = sorted((*walk.slips, *scan.slips(data, taken, walk.tables)))
    ids = tuple(scan.block_ids(data, walk.opaque, walk.whole))
    at = places(data, line, (each[0] for found in (walk.headings, links, slips, ids) for each in found))
    ends = [heading.end for heading in walk.headings]
    hidden = scan.Spans(scan.comments(data, walk.opaque))
    return Markup(
        tuple(Heading(each.level, each.text, each.nested, *at[each.offset]) for each in walk.headings),
        tuple(
            Link(
                *each.parts,
                each.embed,
                each.form,
                "",
                bisect_right(ends, each.offset) - 1,
                *at[each.offset],
                hidden.cover(each.offset),
            )
            for each in links
        ),
        tuple(Block(name, *at[offset]) for offset, name in ids),
        tuple(Fault(each.kind, *at[each.offset], each.message, each.target) for each in slips),
    )


def passages(body: str, line: int = 1) -> Iterator[Passage]:
    """The passages of `body`, list items one by one; `line` is the line of the file on which the body begins."""
    data = encode(body)
    found: list[tuple[int, str]] = []
    depth = 0
    for event, begin, behind in events(data):
        opened, closed = name_of(event.get("Start")), name_of(event.get("End"))
        if opened and depth == 0 and opened != "List":
            found.append((begin, data[begin:behind].decode("utf-8", "replace").rstrip()))
        depth += (opened not in {"", "List"}) - (closed not in {"", "List"})
    at = places(data, line, (begin for begin, _ in found))
    for begin, text in found:
        first = at[begin][0]
        yield Passage(first, first + text.count("\n"), text)


def normal_heading(text: str) -> str:
    """A heading, or the part of a link that names one, as Obsidian compares them (3.6)."""
    words = text.split(" ")
    if text.isascii() and all(map(str.isalnum, words)):  # most are plain words, one blank apart
        return text.lower()
    return _HEADING_MARKS.sub(" ", unicodedata.normalize("NFC", text)).strip().lower()
