"""The relations of a vault in columns of numbers, so that a million of them take seconds.

An exported relation stands on both notes, in the front matter and in the list; here it is told which of the four
places are one statement, and whether the note makes it or only mirrors the other side.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple

from vaultkit import cues
from vaultkit.claims.nodes import Nodes, is_stub
from vaultkit.model import Relation, Sketch, Stance
from vaultkit.stated import LIST, PROPERTY, Stated, stated
from vaultkit.vault import Vault
from vaultkit.vocabulary import RELATION_TYPES, STRENGTHS, name_of

STUB, MIRRORED, ASSERTED = 1, 2, 3
"""How a note stands to what it states; a higher value makes the lower ones superfluous. Other pages say it and the note
has no page of its own that could; the exporter wrote it here because the other page says it; the page says it."""

TYPES = {each.name: number for number, each in enumerate(RELATION_TYPES)}
_NAMES = {each.inverse: (number, False) for number, each in enumerate(RELATION_TYPES)} | {
    each.name: (number, True) for number, each in enumerate(RELATION_TYPES)
}
_RELATED = TYPES["related"]
_SYMMETRIC = bytes(each.symmetric for each in RELATION_TYPES)
_FORCE = {strength: number for number, strength in enumerate(STRENGTHS)}
_NORMAL = _FORCE[cues.NORMAL]

Words = Mapping[str, str]
"""By a name that somebody uses, the relation property that it stands for."""


class Row(NamedTuple):
    """One statement in numbers: the type, the nodes that act and are acted on, the note, and which of its statements.

    `force` is the strength, `standing` how the note stands to it, `known` what makes two statements one relation.
    """

    type: int
    subject: int
    object: int
    page: int
    at: int
    force: int
    standing: int

    @property
    def known(self) -> int:
        """Its type and its nodes, in any order where it is symmetric."""
        return _known(self.type, self.subject, self.object)


def _known(type_: int, one: int, other: int) -> int:
    if _SYMMETRIC[type_] and other < one:
        one, other = other, one
    return (one << 36 | other) << 4 | type_


class Relations:
    """Every relation that is stated, once for each page that states it; column by column, a row a relation.

    Neighbours without a word are left out: they say nothing of a claim.
    """

    def __init__(self, vault: Vault, nodes: Nodes, words: Words) -> None:
        self._vault, self._nodes = vault, nodes
        self._names = _names(words)
        self._whole = dict(self._by_words(words)) if words else {}
        rows = [row for path in vault.sketches for row in self._rows(path)]
        best: dict[int, int] = {}
        keys = [row.known for row in rows]
        for key, row in zip(keys, rows, strict=True):
            if best.get(key, 0) < row.standing:
                best[key] = row.standing
        # A mirrored side counts where the side that it mirrors is gone, and a stub where no page states the relation.
        heard = [row for key, row in zip(keys, rows, strict=True) if row.standing == best[key]]
        columns = zip(*heard, strict=True) if heard else iter(((),) * len(Row._fields))
        self.types = bytearray(next(columns))
        self.subjects, self.objects = (array("I", next(columns)) for _ in range(2))
        self.pages, self.at = (array("I", next(columns)) for _ in range(2))
        self.forces = bytearray(next(columns))

    def said(self, path: str) -> tuple[tuple[Any, ...], ...]:
        """What the note at `path` states (`stated.Stated`), as far as somebody has a name for it; a twin nothing."""
        found = self._whole.get(path) or self._vault.sketches[path].stated
        return () if found and path in self._vault.ground.twins else found

    def _by_words(self, words: Words) -> Iterator[tuple[str, tuple[tuple[Any, ...], ...]]]:
        """Of the notes with a property that only `words` have a name for, which no sketch has, all that they state."""
        for path, sketch in self._vault.sketches.items():
            if any(name_of(name) in words for name in sketch.meta):
                yield path, tuple(map(tuple, stated(self._vault.notes[path])))

    def _rows(self, path: str) -> Sequence[Row]:
        said = self.said(path)
        return _rows(path, said, self._nodes, self._names, _own(self._vault.sketches[path])) if said else ()

    def __len__(self) -> int:
        return len(self.types)

    def of_types(self, types: Iterable[str]) -> tuple[int, ...]:
        """The rows of some types."""
        wanted = bytes(TYPES[each] for each in types)
        return tuple(row for row, type_ in enumerate(self.types) if type_ in wanted)

    def relation(self, row: int) -> Relation:
        """What a row says, in words."""
        ends = self.types[row], self.subjects[row], self.objects[row], self.pages[row], self.at[row]
        page = self._nodes.names[self.pages[row]]
        return _in_words(Row(*ends, self.forces[row], ASSERTED), self.said(page), self._nodes)

    def on(self, path: str) -> Iterator[Relation]:
        """What the note at `path` states."""
        return map(self.relation, self._on.get(path, ()))

    def neighbours(self, path: str) -> Iterator[Relation]:
        """The notes that the one at `path` calls `related`, without a word."""
        said = stated(self._vault.notes[path])
        for row in _rows(path, said, self._nodes, self._names, ASSERTED, neighbours=True):
            if row.type == _RELATED and not said[row.at].raw:
                yield _in_words(row, said, self._nodes)

    @cached_property
    def _on(self) -> Mapping[str, Sequence[int]]:
        """By note, its rows, which stand together."""
        found: dict[str, range] = {}
        start = 0
        for page, rows in groupby(self.pages):
            end = start + sum(1 for _ in rows)
            found[self._nodes.names[page]] = range(start, end)
            start = end
        return found

    @cached_property
    def repeated(self) -> Collection[str]:
        """The notes that state one relation twice in one kind of place."""
        found = set()
        names = self._nodes.names
        met: set[tuple[int, int, str]] = set()
        for row in range(len(self)):
            page = self.pages[row]
            said = self.said(names[page])[self.at[row]]
            key = (page, _known(self.types[row], self.subjects[row], self.objects[row]), said[0])
            if key in met:
                found.add(names[page])
            met.add(key)
        return frozenset(found)

    def is_open(self, row: int) -> bool:
        """Whether the words of a relation say nothing that is known, two things, or not who does it to whom."""
        path = self._nodes.names[self.pages[row]]
        return bool(self.said(path)[self.at[row]][-2]) and leaves_open(self.relation(row))


def written(path: str, vault: Vault, words: Words | None = None) -> Iterator[Relation]:
    """Every relation that the note at `path` states or only mirrors."""
    nodes, said = Nodes(vault), stated(vault.notes[path])
    for row in _rows(path, said, nodes, _names(words or {}), ASSERTED, neighbours=True):
        yield _in_words(row, said, nodes)


def leaves_open(relation: Relation) -> bool:
    """Whether the words of a relation say nothing that is known, two things, or not who does it to whom."""
    stance = relation.stance
    return bool(stance.reason) or stance.mixed or stance.basis == cues.AMBIGUOUS


def _rows(
    path: str,
    said: Sequence[tuple[Any, ...]],
    nodes: Nodes,
    names: Mapping[str, tuple[int, bool]],
    own: int,
    *,
    neighbours: bool = False,
) -> Sequence[Row]:
    """What one note states: a property and an entry that say the same are one, in the words of the entry.

    The exporter annotates the entry of the page whose seed says it. An entry of its own without words, with the
    property beside it, is therefore the other side; a property without an entry was added by hand.
    """
    rows: list[Row] = []
    known: set[int] = set()
    named: set[int] = set()
    mirrored: list[int] = []
    here = -1
    for at, (where, name, address, _, _, strength, raw, _, ours) in enumerate(said):
        type_, active = names.get(name, (-1, True))
        if type_ < 0 or (type_ == _RELATED and not raw and not neighbours):
            continue
        here = nodes.number(path) if here < 0 else here
        other = nodes.number(nodes.of(address, path))
        ends = (here, other) if active else (other, here)
        row = Row(type_, *ends, here, at, _FORCE.get(strength, _NORMAL), own)
        if where == PROPERTY:
            named.add(row.known)
        else:
            known.add(row.known)
            if where == LIST and ours and not raw:
                mirrored.append(len(rows))
        rows.append(row)
    for index in mirrored:
        if rows[index].known in named:
            rows[index] = rows[index]._replace(standing=min(own, MIRRORED))
    if known and named:
        properties = {at for at, each in enumerate(said) if each[0] == PROPERTY}
        return [row for row in rows if row.at not in properties or row.known not in known]
    return rows


def _own(sketch: Sketch) -> int:
    """How a note stands to what it does not mirror."""
    return STUB if is_stub(sketch) else ASSERTED


def _names(words: Words) -> Mapping[str, tuple[int, bool]]:
    """By every name of a relation its type, and whether the note that says it is the one that acts."""
    return _NAMES | {name: _NAMES[meant] for name, meant in words.items() if meant in _NAMES}


def _in_words(row: Row, statements: Sequence[tuple[Any, ...]], nodes: Nodes) -> Relation:
    names, said = nodes.names, Stated._make(statements[row.at])
    return _relation(said, RELATION_TYPES[row.type].name, names[row.subject], names[row.object], names[row.page])


def _relation(said: Stated, type_: str, subject: str, object_: str, path: str) -> Relation:
    strength = said.strength if said.strength in STRENGTHS else cues.NORMAL
    stance = _stance(said, type_, cues.PAGE if subject == path else cues.ITEM)
    place = (path, said.where, said.line, said.column)
    return Relation(subject, type_, object_, strength, *place, said.raw if said.where == LIST else "", stance)


def _stance(said: Stated, type_: str, subject: str) -> Stance:
    """What the words add to the stated type and direction; where they say something else the author knew better."""
    if said.told:
        told = Stance._make(said.told)
        if told.type == type_ and (_SYMMETRIC[TYPES[type_]] or told.subject == subject):
            return told
    return Stance(type_, subject, basis=cues.EXPLICIT)
