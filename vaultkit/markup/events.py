"""pyromark's events over the bytes of a body, and byte offsets to places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyromark

Event = Mapping[str, Any]

OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_WIKILINKS
    | pyromark.Options.ENABLE_MATH
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_STRIKETHROUGH
)
"""The Markdown of Obsidian, as far as pyromark knows it."""


def encode(body: str) -> bytes:
    """The bytes that offsets count."""
    # A byte-order mark is no text but a character of the file: a blank in its stead keeps every column.
    return (f" {body[1:]}" if body.startswith("\ufeff") else body).encode("utf-8", "replace")


def events(data: bytes) -> Iterator[tuple[Event, int, int]]:
    """Each event with its first byte and the one behind its last, without those that carry nothing (soft breaks)."""
    for event, span in pyromark.events_with_range(data.decode(), options=OPTIONS):
        if not isinstance(event, str):
            yield event, span["start"], span["end"]


def name_of(tag: Any) -> str:
    """The name of a tag, which pyromark gives as a word or as a mapping of one word to its details."""
    if not tag:
        return ""
    return tag if isinstance(tag, str) else next(iter(tag))


def places(data: bytes, line: int, offsets: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Byte offsets to 1-based lines and columns in characters, where `line` is the line that `data` begins on."""
    found: dict[int, tuple[int, int]] = {}
    column, last = 1, 0
    for offset in sorted(set(offsets)):
        breaks = data.count(b"\n", last, offset)
        if breaks:
            line, column = line + breaks, 1
            last = data.rfind(b"\n", last, offset) + 1
        column += len(data[last:offset].decode("utf-8", "replace"))
        last = offset
        found[offset] = (line, column)
    return found
