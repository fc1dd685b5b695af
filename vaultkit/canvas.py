"""A canvas to a Note: the files on its cards and the links in their texts (obsidian reference 6)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from vaultkit import json_text, markup
from vaultkit.json_text import Text
from vaultkit.model import BAD_DATA, CARD, Fault, Link, Note

_TEXTS = {"text": ("text",), "file": ("file",), "link": ("url",), "group": ()}
"""By the type of a card, the texts that it must have (6.1)."""


def parse(path: str, text: str, faults: tuple[Fault, ...] = ()) -> Note:
    """Read one canvas; `faults` are those that reading the file gave. Takes any text and never raises.

    Headings and block ids on cards can be linked by nobody, so there are none. The first thing that is not as JSON
    Canvas 1.0 has it is a fault; what can be read still is.
    """
    source = f" {text[1:]}" if text.startswith("\ufeff") else text
    links: list[tuple[int, Link]] = []
    problem: tuple[tuple[int, str], ...] = ()
    try:
        # A file of nothing is an empty canvas: UNCERTAIN (6.2), and reports less.
        canvas = json_text.read(source) if source.strip() else {}
    except json_text.Unreadable as error:
        canvas, problem = {}, ((error.offset, error.reason),)
    else:
        wrong = _wrong(canvas)
        problem = ((0, wrong),) if wrong else ()
    for card in _cards(canvas):
        links += _of_file(card) if card.get("type") == "file" else _of_text(card, source)
    starts = list(accumulate((len(line) + 1 for line in source.split("\n")), initial=0))
    return Note(
        path=path,
        text=text,
        links=tuple(_at(link, offset, starts) for offset, link in sorted(links)),
        faults=(*faults, *(Fault(BAD_DATA, *json_text.place(source, at), message) for at, message in problem)),
    )


def _cards(canvas: Any) -> Iterator[dict[str, Any]]:
    nodes = canvas.get("nodes") if isinstance(canvas, dict) else ()
    return (node for node in (nodes if isinstance(nodes, list) else ()) if isinstance(node, dict))


def _of_file(card: dict[str, Any]) -> Iterator[tuple[int, Link]]:
    """The file that a card shows, as a path from the root of the vault."""
    path, anchor = card.get("file"), card.get("subpath")
    if isinstance(path, Text) and path:
        anchor = str(anchor).removeprefix("#") if isinstance(anchor, Text) else ""
        yield path.start, Link(str(path), anchor, "", False, CARD, "", -1, 0, 0)


def _of_text(card: dict[str, Any], source: str) -> Iterator[tuple[int, Link]]:
    """The links in the text of a card. Whether Markdown links count there is UNCERTAIN (6.2); a click follows them."""
    text = card.get("text") if card.get("type") == "text" else None
    if isinstance(text, Text) and "[" in text:
        found = markup.read(text).links
        rows = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
        at = list(json_text.offsets(source, text)) if found else []
        for link in found:
            yield at[rows[link.line - 1] + link.column - 1], link._replace(heading=-1)


def _at(link: Link, offset: int, starts: list[int]) -> Link:
    line = bisect_right(starts, offset)
    return link._replace(line=line, column=offset - starts[line - 1] + 1)


def _wrong(canvas: Any) -> str:
    """The first thing in a canvas that is of another kind than 6.1 says, in words, or nothing."""
    if not isinstance(canvas, dict):
        return "the file holds no JSON object"
    for name in ("nodes", "edges"):
        items = canvas.get(name, [])
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            return f"{name!r} is not a list of objects"
    for number, card in enumerate(_cards(canvas), start=1):
        for name in ("type", *_TEXTS.get(str(card.get("type")), ())):
            if not isinstance(card.get(name), str):
                return f"card {number} has no text {name!r}"
    return ""
