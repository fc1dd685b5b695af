"""The lists of a note and its prose (vault format 1), as they are written: where they lead is not asked here.

A list is a front-matter property or a section of the body, and often both. A section runs from its heading to the next
one of the same or a higher level (obsidian reference 3.6), or to the line below which the note is its reader's. A
reader may open a section of the same name there: it counts, so that what they add survives the next export.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from vaultkit import vocabulary as words
from vaultkit.markup import address, normal_heading
from vaultkit.model import Link, Note
from vaultkit.note import yours

PROPERTY, SECTION, BELOW, ENTRY = "property", "section", "below", "entry"
"""Where the addresses of a list stand: in a property, in a section, in one of the reader's part, or, named by the type
of a relation, in an entry of `Related`."""

Contents = tuple[str, str, tuple[str, ...]]
"""The name of a list, empty for the prose; where it stands; what it addresses."""

_LISTS = (words.SOURCES, words.NEXT_LINES, words.USED_BY, words.RELATED, words.PAPERS, words.MENTIONED_BY)
_TITLES = {text: title for title in _LISTS for text in (title, normal_heading(title))}
# What may stand before an entry on its line: a list marker, a relation type, words in brackets.
_LEAD = re.compile(r"\s*(?:(?:[-*+]|\d+[.)])\s+)?(?:\*\*(?P<type>[^*]+)\*\*\s+)?(?:\([^()]*\)\s+)?")
_OURS = frozenset({"claim", "framing", "seed", "papers", "next", *words.RELATION_KEYS}) - {"related"}


class Section(NamedTuple):
    """A section of the format: its title, its first line, the line behind its last; `below` in the reader's part."""

    title: str
    first: int
    end: int
    below: bool


class Mention(NamedTuple):
    """A link of the body, and the section it stands in, one of the format's or empty.

    `below` is whether it is in the reader's part, `entry` whether it is what its line lists, not a word in a remark on
    that, and `relation` the type before it, or empty.
    """

    link: Link
    section: str
    below: bool
    entry: bool
    relation: str


def speaks_format(kind: str, meta: Mapping[str, Any]) -> bool:
    """Whether a note is one of vault format 1: a line, or a note or paper with a key or status that only ours have.

    `type: note`, `type: paper` and `related` are common in vaults that know nothing of the format.
    """
    if kind not in words.KINDS:
        return False
    return kind == words.LINE or meta.get("status") in (words.PAGE, words.STUB) or not _OURS.isdisjoint(meta)


def sections(note: Note) -> tuple[Section, ...]:
    """The sections of the format that the body of `note` has, none inside another."""
    end_of_ours = yours(note)
    # A heading inside a quote or a list ends no section; the line above the reader's part ends every one.
    marks = [(each.line, each.level, _title(each.text)) for each in note.headings if not each.nested]
    marks = sorted([*marks, (end_of_ours, 0, "")])
    found, end = [], 0
    for number, (line, level, title) in enumerate(marks):
        if title and line >= end:
            end = next((after for after, other, _ in marks[number + 1 :] if other <= level), sys.maxsize)
            found.append(Section(title, line, end, line > end_of_ours))
    return tuple(found)


def mentions(note: Note, parts: Sequence[Section]) -> Iterator[Mention]:
    """Each link of the body of `note`, whose sections are `parts`, in the order of the text."""
    end_of_ours, lines = yours(note), note.text.split("\n")
    for link in note.links:
        if not link.property:
            lead = _LEAD.fullmatch(lines[link.line - 1], 0, link.column - 1)
            name = ((lead and lead["type"]) or "").strip().replace(" ", "_")
            relation = name if name in words.INVERSE else ""
            yield Mention(link, title_at(parts, link.line), link.line > end_of_ours, lead is not None, relation)


def title_at(parts: Sequence[Section], line: int) -> str:
    """The title of the section that a line stands in, or nothing."""
    return next((part.title for part in parts if part.first <= line < part.end), "")


def listed(note: Note) -> tuple[Contents, ...]:
    """Everything that `note` lists or cites, list by list; see `model.Sketch`."""
    found: dict[tuple[str, str], list[str]] = {}
    for link in note.links:
        if link.property:
            found.setdefault((link.property, PROPERTY), []).append(address(link.target, link.anchor))
    parts = sections(note)
    for part in parts:
        found.setdefault((part.title, BELOW if part.below else SECTION), [])
    for link, title, below, entry, relation in mentions(note, parts):
        to = address(link.target, link.anchor)
        found.setdefault((title, BELOW if below else SECTION), []).append(to)
        if entry and title == words.RELATED and not below:
            found.setdefault((relation, ENTRY), []).append(to)
    return tuple((*key, tuple(addresses)) for key, addresses in found.items())


def _title(text: str) -> str:
    """The section of the format that a heading opens, or nothing."""
    return _TITLES.get(text) or _TITLES.get(normal_heading(text), "")
