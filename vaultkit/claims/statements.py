"""What one note states of others: its relation properties and the entries of its Related list.

An exported relation stands on both notes, in the front matter and in the list; here it is told which of the four
places are one statement, and whether the note makes it or only mirrors the other side.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vaultkit import cues
from vaultkit.markup import normal_heading, plain
from vaultkit.model import Link, Note, Relation, Sketch, Stance
from vaultkit.note import yours
from vaultkit.vault import Vault
from vaultkit.vocabulary import BY_INVERSE, BY_NAME, INVERSE, RELATED, STRENGTHS, STUB

# `- **contradicts** (partial) [[X|X?]] — annotation`, in a quote too; a Markdown link as well as a wikilink.
_ENTRY = re.compile(
    r"[ \t>]*[-*+][ \t]+\*\*(?P<type>[^*]+)\*\*[ \t]*(?:\((?P<strength>[^()]*)\)[ \t]*)?"
    r"(?P<link>\[\[.*?\]\](?!\])|\[[^\[\]]*\]\([^()]*\))(?P<rest>.*)"
)
_SEPARATOR = re.compile(r"^\s*[—–:-]+(?=\s|$)")
_BLOCK_ID = re.compile(r"(?:^|(?<=\s))\^[A-Za-z0-9-]+\s*$")
_RELATED = normal_heading(RELATED)

Identity = tuple[str, ...]


class Standing(enum.IntEnum):
    """How a note stands to what it states; a higher value makes the lower ones superfluous."""

    STUB = 1
    """Other pages say it; the note has no page of its own that could."""

    MIRRORED = 2
    """The exporter wrote it here because the other page says it."""

    ASSERTED = 3
    """The page says it."""


class Statement(NamedTuple):
    """A relation as a note words it."""

    relation: Relation
    standing: Standing


def read(note: Note, vault: Vault) -> Iterator[Statement]:
    """What `note` states: a property and an entry that say the same are one statement, in the words of the entry.

    The exporter annotates the entry of the page whose seed says it. An entry of its own without words, with the
    property beside it, is therefore the other side; a property without an entry was added by hand.
    """
    entries, properties = tuple(_entries(note, vault)), tuple(_properties(note, vault))
    listed, named = frozenset(map(identity, entries)), frozenset(map(identity, properties))
    own = Standing.STUB if is_stub(note) else Standing.ASSERTED
    exported = _exported(note)
    for relation in properties:
        if identity(relation) not in listed:
            yield Statement(relation, own)
    for relation in entries:
        mirrored = not relation.raw and relation.line <= exported and identity(relation) in named
        yield Statement(relation, min(own, Standing.MIRRORED) if mirrored else own)


def heard(group: Sequence[Statement]) -> tuple[Relation, ...]:
    """Of all statements of one relation those that count; nothing stated is lost, nothing said once counts twice.

    A mirrored side counts where the side that it mirrors is gone, and a stub where no page states the relation.
    """
    highest = max(each.standing for each in group)
    return tuple(each.relation for each in group if each.standing == highest)


def identity(relation: Relation) -> Identity:
    """What makes two statements the same relation: its type and its nodes, in any order where it is symmetric."""
    nodes = (relation.subject, relation.object)
    return (relation.type, *(sorted(nodes) if BY_NAME[relation.type].symmetric else nodes))


def node(link: Link, note: Note, vault: Vault) -> str:
    """What `link` in `note` leads to: the path of a file, or the target as written where there is none."""
    found = vault.resolve(link, note)
    return found[0] if found else link.target


def is_stub(note: Note | Sketch) -> bool:
    """Whether other pages only mention what `note` is about; a note of another vault without `status` is a page."""
    return note.meta.get("status") == STUB


def entry_lines(note: Note) -> frozenset[int]:
    """The lines of the file that hold an entry of the Related list."""
    return frozenset(link.line for link, _, _ in _entry_links(note))


def _exported(note: Note) -> int:
    """The last line that the exporter may have written: 0 where the note has no seed, else up to the reader's part."""
    return yours(note) if "seed" in note.meta else 0


def _properties(note: Note, vault: Vault) -> Iterator[Relation]:
    for link in note.links:
        if link.property in INVERSE and (link.target or link.anchor):
            yield _relation(link.property, link, note, vault, "property")


def _entries(note: Note, vault: Vault) -> Iterator[Relation]:
    for link, name, found in _entry_links(note):
        strength = (found["strength"] or "").strip().lower()
        annotation = _BLOCK_ID.sub("", _SEPARATOR.sub("", found["rest"], count=1)).strip()
        relation = _relation(name, link, note, vault, "list")
        yield relation._replace(
            strength=strength if strength in STRENGTHS else cues.NORMAL,
            raw=annotation,
            stance=_stance(relation.type, relation.stance.subject, annotation),
        )


def _entry_links(note: Note) -> Iterator[tuple[Link, str, re.Match[str]]]:
    """The link that each entry of the Related list is about, the relation that it names, and its parts."""
    headings = enumerate(note.headings)
    sections = {at for at, each in headings if not each.nested and normal_heading(each.text) == _RELATED}
    lines = note.text.split("\n") if sections else []
    for link in note.links:
        if not link.property and link.heading in sections:
            found = _ENTRY.match(lines[link.line - 1])
            if found and found.start("link") + 1 == link.column:
                name = _name(found["type"])
                if name in INVERSE:
                    yield link, name, found


def _name(words: str) -> str:
    """The relation property that a bold word names: `explained by` as well as `explained_by`."""
    return "_".join(plain(words).lower().split())


def _relation(name: str, link: Link, note: Note, vault: Vault, where: str) -> Relation:
    """The relation that a property or a bold word states; an inverse name is turned, so that the other node acts."""
    other, active = node(link, note, vault), name in BY_NAME
    type_ = name if active else BY_INVERSE[name].name
    subject, object_ = (note.path, other) if active else (other, note.path)
    stance = _stance(type_, cues.PAGE if active else cues.ITEM, "")
    return Relation(subject, type_, object_, cues.NORMAL, note.path, where, link.line, link.column, "", stance)


def _stance(type_: str, subject: str, annotation: str) -> Stance:
    """What the words add to the stated type and direction; where they say something else the author knew better."""
    stated = Stance(type_, subject, basis=cues.EXPLICIT)
    if not annotation:
        return stated
    told = cues.read(plain(annotation))
    agrees = told.type == type_ and (BY_NAME[type_].symmetric or told.subject == subject)
    return told if agrees else stated
