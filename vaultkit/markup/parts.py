"""What both readers of a body give, and the kinds of their faults."""

from __future__ import annotations

from typing import NamedTuple

from vaultkit.model import Block, Fault, Heading, Link

EMPTY_LINK, RAW_SPACE, SPLIT_LINK = "empty-link", "raw-space", "split-link"
WRAPPED_LINK, ODD_LINK = "wrapped-link", "odd-link"
"""Kinds of fault: what reads like a link and is none, and a link that is written in an odd way."""


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
