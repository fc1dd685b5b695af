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
        faults=(*faults, *front.faults),
    )


def render(meta: Mapping[str, matter.Value], body: str) -> str:
    """The text of a note: front matter in the order of `meta`, a blank line, the body."""
    return f"{matter.write(meta)}\n{body}"


def body(note: Note) -> str:
    """The text of a note below its front matter."""
    return note.text[note.body_start :]


def yours(note: Note) -> int:
    """The line of the file below which the note is its reader's; where there is none, one beyond all lines."""
    at = note.text.find(f"\n{YOURS}")
    return note.text.count("\n", 0, at) + 2 if at >= 0 else sys.maxsize


def passages(note: Note) -> Iterator[markup.Passage]:
    """The passages of a note's body, with the lines of the file they stand on."""
    return markup.passages(body(note), note.body_line)
