"""The door between text and Note: a Markdown file becomes a Note, a body and its front matter become a file."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping

from vaultkit import markup, matter
from vaultkit.model import Fault, Note
from vaultkit.vocabulary import YOURS


def parse(path: str, text: str, faults: tuple[Fault, ...] = ()) -> Note:
    """Read one note; `faults` are those that reading the file gave. Takes any text and never raises."""
    front = matter.read(text)
    if any(fault.kind == matter.DUPLICATE_KEY for fault in front.faults):
        # Obsidian reference 1.4, rule 8, and 1.1: such a block is invalid, and no property of it is usable.
        front = front._replace(meta={}, keys={}, texts=())
    in_properties = (
        link
        for found in front.texts
        for link in markup.property_link(found.text, found.property, found.line, found.column)
    )
    body = markup.read(text[front.size :], front.body_line)
    return Note(
        path=path,
        text=text,
        body_line=front.body_line,
        body_start=front.size,
        meta=front.meta,
        keys=front.keys,
        headings=body.headings,
        links=(*in_properties, *body.links),
        blocks=body.blocks,
        faults=(*faults, *front.faults, *body.faults),
    )


def render(meta: Mapping[str, matter.Value], body: str) -> str:
    """The text of a note: front matter in the order of `meta`, a blank line, the body."""
    return f"{matter.write(meta)}\n{body}"


def body(note: Note) -> str:
    """The text of a note below its front matter."""
    return note.text[note.body_start :]


def halves(body: str) -> tuple[str, str, bool]:
    """A body down to and with the line below which it is its reader's, what is below, and whether there is that line.

    The line is found by its words, indented or not.
    """
    at = body.find(YOURS)
    while at >= 0:
        start, end = body.rfind("\n", 0, at) + 1, body.find("\n", at) + 1 or len(body)
        if body[start:end].strip() == YOURS:
            return body[:end], body[end:], True
        at = body.find(YOURS, at + 1)
    return body, "", False


def yours(note: Note) -> int:
    """The line of the file below which the note is its reader's; where there is none, one beyond all lines."""
    above, _, ends = halves(body(note))
    return note.body_line + above.rstrip("\n").count("\n") if ends else sys.maxsize


def passages(note: Note) -> Iterator[markup.Passage]:
    """The passages of a note's body, with the lines of the file they stand on."""
    return markup.passages(body(note), note.body_line)
