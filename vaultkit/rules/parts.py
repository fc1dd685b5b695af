"""The parts of a note that several rules read: what its reader found, and its lists (`lists`) with where they lead."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from vaultkit import lists
from vaultkit.lists import Section, title_at
from vaultkit.model import Link, Note, Problem
from vaultkit.survey import Survey


class Mention(NamedTuple):
    """A link of the body as in `lists.Mention`, with the paths that it may lead to."""

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
    """Whether a note is one of vault format 1 (`lists.speaks_format`)."""
    return lists.speaks_format(note.kind, note.meta)


def sections(note: Note, survey: Survey) -> tuple[Section, ...]:
    """The sections of the format that the body of `note` has, none inside another."""
    return survey.remember(_sections, note)


def _sections(note: Note, _: Survey) -> tuple[Section, ...]:
    return lists.sections(note)


def mentions(note: Note, survey: Survey) -> tuple[Mention, ...]:
    """Each link of the body of `note`, in the order of the text."""
    return survey.remember(_mentions, note)


def _mentions(note: Note, survey: Survey) -> tuple[Mention, ...]:
    routes = (found for link, found in survey.links(note) if not link.property)
    found = zip(lists.mentions(note, sections(note, survey)), routes, strict=True)
    return tuple(Mention(each.link, leads_to, *each[1:]) for each, leads_to in found)


def entries(note: Note, survey: Survey, key: str, title: str) -> dict[str, Link]:
    """By path, the first entry that leads there, of the property `key` and then of the section `title`.

    A link that may lead to several files says nothing here until it is mended: LNK002 reports it.
    """
    found: dict[str, Link] = {}
    for link, routes in survey.links(note):
        if link.property and link.property == key and len(routes) == 1:
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
    return link.property == key if link.property else title_at(parts, link.line) == title
