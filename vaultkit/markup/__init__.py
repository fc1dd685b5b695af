"""Body text to headings, links and block ids, each with its place. The door to pyromark.

pyromark says what is Markdown (`events`, `walk`); the parts that only Obsidian knows are read here from the same text
(`scan`), and a link is taken apart as Obsidian does it (`links`). The numbers in comments are sections of the obsidian
reference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain

from vaultkit.markup import links, quick
from vaultkit.markup.links import WIKILINK, address, plain, property_addresses, property_link, wikilink
from vaultkit.markup.parts import EMPTY_LINK, ODD_LINK, RAW_SPACE, SPLIT_LINK, WRAPPED_LINK, Markup, Passage
from vaultkit.markup.quick import has_twice

__all__ = [
    "EMPTY_LINK",
    "ODD_LINK",
    "RAW_SPACE",
    "SPLIT_LINK",
    "WIKILINK",
    "WRAPPED_LINK",
    "Markup",
    "Passage",
    "address",
    "has_twice",
    "heading_keys",
    "keys_of",
    "normal_heading",
    "passages",
    "plain",
    "property_addresses",
    "property_link",
    "read",
    "sketch",
    "thorough",
    "wikilink",
]

_ID_BEHIND = re.compile(r"\s\^[A-Za-z0-9-]+\s*\Z")
_WORDS = re.compile("[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")
# 3.6: the characters that a heading and a link to it are compared without.
_HEADING_MARKS = re.compile(r"[!\"#$%&()*+,.:;<=>?@^`{|}~/\[\]\\\s]+")


def read(body: str, line: int = 1) -> Markup:
    """Everything of `body` that links or is linked to; `line` is the line of the file on which the body begins.

    Takes any string and never raises; linear in its length.
    """
    for headings, found, faults in quick.read(body, line):
        return Markup(headings, found, (), faults)
    return thorough(body, line)


def sketch(body: str) -> tuple[quick.Sketched, ...]:
    """The keys of the headings that a link can reach, and what the links of `body` address, each once.

    Nothing where only `read` can tell, or where there are block ids or faults.
    """
    return tuple((tuple(chain(*map(_keys, headings))), addresses) for headings, addresses in quick.sketch(body))


@cache
def _keys(source: str) -> tuple[str, ...]:
    """The keys of a heading with its marks; most stand in many notes."""
    return heading_keys(links.heading(source))


def keys_of(headings: Iterable[str]) -> tuple[str, ...]:
    """The keys of some headings, in their order."""
    return tuple(chain(*map(heading_keys, headings)))


def thorough(body: str, line: int = 1) -> Markup:
    """The same by way of pyromark, whatever stands in `body`."""
    from vaultkit.markup import reader  # with pyromark, which most notes can do without

    return reader.read(body, line)


def passages(body: str, line: int = 1) -> Iterator[Passage]:
    """The passages of `body`, list items one by one; `line` is the line of the file on which the body begins."""
    from vaultkit.markup import reader

    return reader.passages(body, line)


@lru_cache(maxsize=1 << 12)  # the headings of the format stand in each of its notes, and are asked for again and again
def normal_heading(text: str) -> str:
    """A heading, or the part of a link that names one, as Obsidian compares them (3.6)."""
    if _WORDS.fullmatch(text):  # as most are
        return text.lower()
    return _HEADING_MARKS.sub(" ", unicodedata.normalize("NFC", text)).strip().lower()


def heading_keys(text: str) -> tuple[str, ...]:
    """The normal texts by which a link finds a heading.

    A block id behind it is UNCERTAIN (3.7); finding the heading with it and without it reports less.
    """
    bare = _ID_BEHIND.sub("", text) if "^" in text else text
    return (normal_heading(text),) if bare == text else tuple({normal_heading(text), normal_heading(bare)})
