"""The parts of a note that several rules read: what its reader found, its lists and its prose (vault format 1).

A list is a front-matter property or a section of the body, and often both. A section runs from its heading to the next
one of the same or a higher level (obsidian reference 3.6), or to the line below which the note is its reader's. A
reader may open a section of the same name there: it counts, so that what they add survives the next export.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from vaultkit import vocabulary as words
from vaultkit.markup import normal_heading
from vaultkit.model import Link, Note, Problem
from vaultkit.note import yours as yours_of
from vaultkit.survey import Survey

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
    """A link of the body: where it may lead, and the section it stands in, one of the format's or empty.

    `below` is whether it is in the reader's part, `entry` whether it is what its line lists, not a word in a remark on
    that, and `relation` the type before it, or empty.
    """

    link: Link
    routes: tuple[str, ...]
    section: str
    below: bool
    entry: bool
    relation: str


def faults(note: Note, kind: str) -> Iterator[Problem]:
    """What reading the note gave of one `kind` of fault."""
    for fault in note.faults:
        if fault.kind == kind:
            yield Problem(fault.line, fault.column, fault.message, fault.target)


def speaks_format(note: Note) -> bool:
    """Whether a note is one of vault format 1: a line, or a note or paper with a key or status that only ours have.

    `type: note`, `type: paper` and `related` are common in vaults that know nothing of the format.
    """
    if note.kind not in words.KINDS:
        return False
    return (
        note.kind == words.LINE
        or note.meta.get("status") in (words.PAGE, words.STUB)
        or not _OURS.isdisjoint(note.meta)
    )


def sections(note: Note, survey: Survey) -> tuple[Section, ...]:
    """The sections of the format that the body of `note` has, none inside another."""
    return survey.remember(_sections, note)


def _sections(note: Note, survey: Survey) -> tuple[Section, ...]:
    yours = survey.remember(_yours, note)
    # A heading inside a quote or a list ends no section; the line above the reader's part ends every one.
    marks = [(each.line, each.level, _title(each.text)) for each in note.headings if not each.nested]
    marks = sorted([*marks, (yours, 0, "")])
    found, end = [], 0
    for number, (line, level, title) in enumerate(marks):
        if title and line >= end:
            end = next((after for after, other, _ in marks[number + 1 :] if other <= level), sys.maxsize)
            found.append(Section(title, line, end, line > yours))
    return tuple(found)


def _yours(note: Note, _: Survey) -> int:
    return yours_of(note)


def mentions(note: Note, survey: Survey) -> tuple[Mention, ...]:
    """Each link of the body of `note`, in the order of the text."""
    return survey.remember(_mentions, note)


def _mentions(note: Note, survey: Survey) -> tuple[Mention, ...]:
    parts, yours, lines = sections(note, survey), survey.remember(_yours, note), note.text.split("\n")
    found: list[Mention] = []
    for link, routes in survey.links(note):
        if not link.property:
            lead = _LEAD.fullmatch(lines[link.line - 1], 0, link.column - 1)
            name = ((lead and lead["type"]) or "").strip().replace(" ", "_")
            relation = name if name in words.INVERSE else ""
            title = _title_at(parts, link.line)
            found.append(Mention(link, routes, title, link.line > yours, lead is not None, relation))
    return tuple(found)


def entries(note: Note, survey: Survey, key: str, title: str) -> dict[str, Link]:
    """By path, the first entry that leads there, of the property `key` and then of the section `title`.

    A link that may lead to several files says nothing here until it is mended: LNK002 reports it.
    """
    found: dict[str, Link] = {}
    for link, routes in survey.links(note):
        if link.property == key and len(routes) == 1:
            found.setdefault(routes[0], link)
    for mention in mentions(note, survey):
        if mention.section == title and mention.entry and len(mention.routes) == 1:
            found.setdefault(mention.routes[0], mention.link)
    return found


def held(note: Note, survey: Survey, key: str, title: str) -> frozenset[str]:
    """All paths to which the property `key` or the section `title` of `note` leads, as entries or otherwise."""
    parts = sections(note, survey)
    return frozenset(routes[0] for link, routes in survey.links(note) if routes and _stands_in(link, key, title, parts))


def holds(note: Note, survey: Survey, key: str, title: str, path: str) -> bool:
    """Whether `path` is among those `held`.

    A much used note lists thousands of lines, and each of them asks. So the links outside the section are looked at,
    which are few: when `note` links to `path`, but not from there, the section does.
    """
    if note.path not in survey.inbound.get(path, ()):
        return False
    routes = survey.routes(note)
    if any(link.property == key for link, found in of_properties(note, survey) if found[:1] == (path,)):
        return True
    parts, start = sections(note, survey), 0
    outside: list[tuple[str, ...]] = []
    for part in parts:
        if part.title == title:
            outside += routes[start : bisect_left(note.links, part.first, key=_line)]
            start = bisect_left(note.links, part.end, key=_line)
    outside += routes[start:]
    return all(found[:1] != (path,) for found in outside) or path in held(note, survey, "", title)


def of_properties(note: Note, survey: Survey) -> Iterator[tuple[Link, tuple[str, ...]]]:
    """The links of the front matter of `note`; they come first, as links are in the order of their lines."""
    return takewhile(lambda found: found[0].property, survey.links(note))


def _line(link: Link) -> int:
    return link.line


def _stands_in(link: Link, key: str, title: str, parts: Sequence[Section]) -> bool:
    return link.property == key if link.property else _title_at(parts, link.line) == title


def _title(text: str) -> str:
    """The section of the format that a heading opens, or nothing."""
    return _TITLES.get(text) or _TITLES.get(normal_heading(text), "")


def _title_at(parts: Sequence[Section], line: int) -> str:
    """The title of the section that a line stands in, or nothing."""
    return next((part.title for part in parts if part.first <= line < part.end), "")
