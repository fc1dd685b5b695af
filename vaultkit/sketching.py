"""What of a note is enough for most questions (`model.Sketch`), read from its text or off the whole note."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain
from typing import Any

from vaultkit import markup, matter, stated
from vaultkit.model import Note, Sketch
from vaultkit.vocabulary import KINDS, LINE, STUB, name_of

ATTACK_NAMES = frozenset({"contradicts", "refutes", "refuted_by"})
"""The names of relations that set two notes against each other: what such a note tells of that is kept."""

FIGURES, SERIES, SELF = 1, 2, 4
"""What the words of a note may be worth reading for, see `model.Sketch`: a line that gives figures, a page with a
numbered series, a note that states relations and names itself."""
_FIGURE = re.compile(
    r"\d(?:[.,]\d|[\s\\\u2010-\u2014\u2212-]?[%a-zCGHKMTW\u00b0\u00b5\u00d7\u03bc])|[$\u20ac\u00a3\u00a5]\s?\d"
)
_SECOND = re.compile(r"[ \t*_+#\d.)-]*[^\W\d_]+[ \u00a0]0{0,3}2(?![^\W_])")
_BEFORE_SECOND = (" 2", "\u00a02", " 0", "\u00a00")


def sketch(text: str) -> tuple[Sketch, ...]:
    """What `sketch_of` gives for the note with that text, several times sooner; nothing where it takes a parse."""
    front = matter.read(text)
    if front.faults or front.meta.get("type") in KINDS:
        return ()
    below = text[front.size :]
    for headings, addresses in markup.sketch(below):
        attacks, states = _names_of(tuple(front.meta))
        if not attacks and not stated.may_state(below, headings):
            found = addresses.union(*[markup.property_addresses(each.text) for each in front.texts])
            if not states:
                return (Sketch(front.meta, found, headings),)
            links = (markup.property_link(each.text, each.property, *each[2:]) for each in front.texts)
            said = _plain(each for each in stated.properties(chain(*links)) if each.name in stated.KEPT)
            hints = _worth(text, front.size, front.meta, said)
            return (Sketch(front.meta, found, headings, stated=said, hints=hints),)
    return ()


@lru_cache  # most notes of a vault have the same properties
def _names_of(properties: tuple[str, ...]) -> tuple[bool, bool]:
    """Whether some properties attack, and whether they state anything."""
    names = frozenset(map(name_of, properties))
    return not names.isdisjoint(ATTACK_NAMES), not names.isdisjoint(stated.KEPT)


def sketch_of(note: Note) -> Sketch:
    """What of `note` is enough for most of the rules."""
    found = stated.kept(note)
    said = _plain(found)
    return Sketch(
        note.meta,
        tuple({markup.address(link.target, link.anchor) for link in note.links} - {""}),
        markup.keys_of(heading.text for heading in note.headings if not heading.nested),
        tuple(block.id.lower() for block in note.blocks),
        bool(note.faults),
        *(_of_format(note) if note.kind in KINDS else ((), True)),
        said,
        _telling(note, found) if any(name in ATTACK_NAMES for _, name, *_ in said) else None,
        _worth(note.text, note.body_start, note.meta, said) | (_worth_of_format(note) if note.kind in KINDS else 0),
        tuple((each.address, stated.sum_of(each.words)) for each in stated.summaries(note)),
    )


def _worth(text: str, start: int, meta: Mapping[str, Any], said: Iterable[tuple[Any, ...]]) -> int:
    """`SELF` or nothing."""
    return SELF if stated.relates(said) and stated.speaks_of_itself(text, start, meta.get("title")) else 0


def _worth_of_format(note: Note) -> int:
    """`FIGURES` and `SERIES`, each where a page of the vault format has them."""
    from vaultkit import lists

    if note.meta.get("status") == STUB or not lists.speaks_format(note.kind, note.meta):
        return 0
    figures = note.kind == LINE and _cites_figures(note)
    return (FIGURES if figures else 0) | (SERIES if _has_second(note.text, note.body_start) else 0)


def _cites_figures(note: Note) -> bool:
    """Whether a paragraph outside the lists of a line has a figure, perhaps, and a link."""
    from vaultkit import lists

    if not _FIGURE.search(note.text, note.body_start):  # as in most
        return False
    rows, start = note.text.split("\n"), note.body_line
    parts = lists.sections(note)
    ends = [(part.first, part.end) for part in parts]
    for first, end in (*ends, (len(rows) + 1, 0)):
        for paragraph in "\n".join(rows[start - 1 : first - 1]).split("\n\n"):
            if ("[[" in paragraph or "](" in paragraph) and _FIGURE.search(paragraph):
                return True
        start = end
    return False


def _has_second(text: str, start: int) -> bool:
    """Whether a line begins with a word and a 2, as the second of a numbered series does."""
    return any(_has_line(text, start, mark) for mark in _BEFORE_SECOND)


def _has_line(text: str, start: int, mark: str) -> bool:
    """Whether such a line has that mark; each line is looked at once."""
    at = text.find(mark, start)
    while at >= 0:
        if _SECOND.match(text, text.rfind("\n", start, at) + 1):
            return True
        start = text.find("\n", at)
        at = text.find(mark, start) if start >= 0 else -1
    return False


def _telling(note: Note, said: Iterable[stated.Stated]) -> tuple[tuple[Any, ...], ...]:
    from vaultkit import telling

    return _plain(telling.telling(note, said))


def _plain(values: Iterable[tuple[Any, ...]]) -> tuple[tuple[Any, ...], ...]:
    """Named tuples as bare ones, which can be kept."""
    return tuple(map(tuple, values))


def _of_format(note: Note) -> tuple[tuple[tuple[str, str, tuple[str, ...]], ...], bool]:
    """The lists of a note, and whether its properties are as the format asks."""
    from vaultkit import lists, schema

    return lists.listed(note), not lists.speaks_format(note.kind, note.meta) or schema.fits(note.meta, note.kind)
