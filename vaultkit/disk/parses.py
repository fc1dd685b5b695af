"""Notes and pages without what their files tell, and back, in plain form: read many times faster than parsed."""

from __future__ import annotations

import marshal
from sys import intern
from typing import Any

from vaultkit.model import Block, Entry, Fault, Heading, Link, Note, Page, Paragraph

Plain = tuple[Any, ...]


def pack(note: Note) -> bytes:
    """All of a note but its path and its text."""
    parts = (note.headings, note.links, note.blocks, note.faults)
    plain = (tuple(map(tuple, part)) for part in parts)
    return marshal.dumps((note.body_line, note.body_start, dict(note.meta), dict(note.keys), *plain))


def unpack(path: str, text: str, packed: bytes) -> Note:
    """The note with that path and that text."""
    line, start, meta, keys, headings, links, blocks, faults = marshal.loads(packed)
    return Note(
        path,
        text,
        line,
        start,
        meta,
        keys,
        tuple(map(Heading._make, headings)),
        tuple(map(Link._make, links)),
        tuple(map(Block._make, blocks)),
        tuple(map(Fault._make, faults)),
    )


def pack_page(page: Page) -> Plain:
    """All of a page but its path, as a plain value in which a title is one object wherever it stands."""
    lists = (page.sources, page.next, page.used_by, page.related, page.papers)
    entries = (tuple((intern(title), *others) for title, *others in each) for each in lists)
    paragraphs, faults = (tuple(map(tuple, each)) for each in (page.paragraphs, page.faults))
    return (page.kind, intern(page.title), page.intro, page.claim, paragraphs, *entries, faults)


def unpack_page(path: str, parts: Plain) -> Page:
    """The page with that path."""
    kind, title, intro, claim, paragraphs, *lists, faults = parts
    entries = (tuple(map(Entry._make, each)) for each in lists)
    texts = tuple(map(Paragraph._make, paragraphs))
    sources, following, used_by, related, papers = entries
    wrong = tuple(map(Fault._make, faults))
    return Page(path, kind, title, intro, claim, texts, sources, following, used_by, related, papers, wrong)
