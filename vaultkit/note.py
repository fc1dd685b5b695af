"""The door between text and Note: a Markdown file becomes a Note, a body and its front matter become a file."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from vaultkit import markup, matter
from vaultkit.model import Fault, Note, Sketch
from vaultkit.vocabulary import KINDS, LINE, NEXT_LINES, SOURCES, STUB, YOURS

ATTACKS = frozenset({"contradicts", "refutes", "refuted_by"})
"""The names of relations that set two notes against each other: what such a note tells of that is kept."""

FIGURES, SERIES, SELF = 1, 2, 4
"""What the words of a note may be worth reading for, see `model.Sketch`: a line that gives figures, a page with a
numbered series, a note that states relations and names itself."""
_FIGURE = re.compile(r"\d(?:[.,]\d|[\s\u00a0\u2009\u202f-]?[%a-zKMGTHWA\u00b0\u00b5\u00d7])|[$\u20ac\u00a3\u00a5]\d")
_SECOND = re.compile(r"[ \t*_+#\d.)-]*[^\W\d_]+ 2(?!\w)")
_LONGEST_NOUN = 60
_LISTING = re.compile(rf"\n*## (?:{SOURCES}|{NEXT_LINES})[ \t]*(?:\n|\Z)")
_NO_LIST = re.compile(rf"\n*(?:#|{YOURS})")


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


def sketch(text: str) -> tuple[Sketch, ...]:
    """What `sketch_of` gives for the note with that text, several times sooner; nothing where it takes a parse."""
    front = matter.read(text)
    if not front.faults and front.meta.get("type") not in KINDS:
        from vaultkit import stated

        for headings, addresses in markup.sketch(text[front.size :]):
            if stated.may_state(text, front.size, headings) or not front.meta.keys().isdisjoint(ATTACKS):
                return ()
            named = tuple(
                link
                for name, words, line, column in front.texts
                for link in markup.property_link(words, name, line, column)
            )
            found = addresses.union(markup.address(link.target, link.anchor) for link in named) - {""}
            said = _plain(stated.properties(named))
            hints = _worth(text, front.size, front.meta, said) if said else 0
            return (Sketch(front.meta, tuple(found), headings, stated=said, hints=hints),)
    return ()


def sketch_of(note: Note) -> Sketch:
    """What of `note` is enough for most of the rules."""
    from vaultkit import stated

    said = _plain(stated.stated(note))
    return Sketch(
        note.meta,
        tuple({markup.address(link.target, link.anchor) for link in note.links} - {""}),
        markup.keys_of(heading.text for heading in note.headings if not heading.nested),
        tuple(block.id.lower() for block in note.blocks),
        bool(note.faults),
        *(_of_format(note) if note.kind in KINDS else ((), True)),
        said,
        _telling(note) if any(name in ATTACKS for _, name, *_ in said) else None,
        _worth(note.text, note.body_start, note.meta, said) | (_worth_of_format(note) if note.kind in KINDS else 0),
        tuple((each.address, stated.sum_of(each.words)) for each in stated.summaries(note)),
    )


def _worth(text: str, start: int, meta: Mapping[str, Any], said: Iterable[tuple[Any, ...]]) -> int:
    """`SELF` or nothing; the first heading is no word on the note."""
    from vaultkit import stated

    if not stated.relates(said):
        return 0
    if text.find("his note", start) >= 0 or text.find("his page", start) >= 0:
        return SELF
    title = meta.get("title")
    return SELF if isinstance(title, str) and title and text.count(title, start) > 1 else 0


def _worth_of_format(note: Note) -> int:
    """`FIGURES` and `SERIES`, each where a page of the vault format has them."""
    from vaultkit import lists

    if note.meta.get("status") == STUB or not lists.speaks_format(note.kind, note.meta):
        return 0
    figures = note.kind == LINE and _cites_figures(body(note))
    return (FIGURES if figures else 0) | (SERIES if _has_second(note.text, note.body_start) else 0)


def _cites_figures(body: str) -> bool:
    """Whether a paragraph outside the lists of a line has a figure, perhaps, and a link."""
    listing = False
    for paragraph in body.split("\n\n"):
        listing = bool(_LISTING.match(paragraph) or (listing and not _NO_LIST.match(paragraph)))
        if not listing and ("[[" in paragraph or "](" in paragraph) and _FIGURE.search(paragraph):
            return True
    return False


def _has_second(text: str, start: int) -> bool:
    """Whether a line begins with a word and a 2, as the second of a numbered series does."""
    at = text.find(" 2", start)
    while at >= 0:
        begin = text.rfind("\n", max(at - _LONGEST_NOUN, 0), at) + 1
        if begin and _SECOND.match(text, begin, at + 3):
            return True
        at = text.find(" 2", at + 2)
    return False


def _telling(note: Note) -> tuple[tuple[Any, ...], ...]:
    from vaultkit import telling

    return _plain(telling.telling(note))


def _plain(values: Iterable[tuple[Any, ...]]) -> tuple[tuple[Any, ...], ...]:
    """Named tuples as bare ones, which can be kept."""
    return tuple(map(tuple, values))


def _of_format(note: Note) -> tuple[tuple[tuple[str, str, tuple[str, ...]], ...], bool]:
    """The lists of a note, and whether its properties are as the format asks."""
    from vaultkit import lists, schema

    return lists.listed(note), not lists.speaks_format(note.kind, note.meta) or schema.fits(note.meta, note.kind)


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
