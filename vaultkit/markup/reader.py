"""A body read by way of pyromark's events, whatever stands in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from vaultkit.markup import scan
from vaultkit.markup.events import encode, events, name_of, places
from vaultkit.markup.links import wikilink
from vaultkit.markup.parts import Markup, Passage
from vaultkit.markup.walk import FoundLink, Walk
from vaultkit.model import WIKI, Block, Fault, Heading, Link


def read(body: str, line: int) -> Markup:
    """See `markup.read`."""
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


def passages(body: str, line: int) -> Iterator[Passage]:
    """The passages of `body`, list items one by one; `line` is the line of the file on which the body begins."""
    data = encode(body)
    found: list[tuple[int, str]] = []
    depth = 0
    for event, begin, behind in events(data):
        if "Start" in event:
            if name_of(event["Start"]) != "List":
                if depth == 0:
                    found.append((begin, data[begin:behind].decode("utf-8", "replace").rstrip()))
                depth += 1
        elif "End" in event and name_of(event["End"]) != "List":
            depth -= 1
    at = places(data, line, (begin for begin, _ in found))
    for begin, text in found:
        first = at[begin][0]
        yield Passage(first, first + text.count("\n"), text)
