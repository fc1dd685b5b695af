"""The relations of a vault in columns of numbers (`columns`), so that a million of them take seconds."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress
from typing import Any

from vaultkit import cues
from vaultkit.claims.columns import ASSERTED, STUB, SYMMETRIC, TWICE, TYPES, Columns, Names, Page
from vaultkit.claims.nodes import Nodes, is_stub
from vaultkit.model import Relation, Stance
from vaultkit.stated import LIST, PROPERTY, stated
from vaultkit.vault import Vault
from vaultkit.vocabulary import RELATION_TYPES, STRENGTHS, name_of

_WORDS = tuple(TYPES)
_NAMES = {each.inverse: (number, False) for number, each in enumerate(RELATION_TYPES)} | {
    each.name: (number, True) for number, each in enumerate(RELATION_TYPES)
}

_PLAIN = {(name, who): Stance(name, who, basis=cues.EXPLICIT) for name in TYPES for who in (cues.PAGE, cues.ITEM)}

Words = Mapping[str, str]
"""By a name that somebody uses, the relation property that it stands for."""


class Relations:
    """Every relation that is stated, once for each page that states it; column by column, a row a relation.

    Neighbours without a word are left out: they say nothing of a claim.
    """

    def __init__(self, vault: Vault, nodes: Nodes, words: Words) -> None:
        self._vault, self._nodes = vault, nodes
        self._names = _names(words)
        self._whole = dict(self._by_words(words)) if words else {}
        columns = Columns()
        columns.read(self._pages(), nodes, self._names)
        columns.settle()
        self.types, self.subjects, self.objects = columns.types, columns.subjects, columns.objects
        self.pages, self.at = columns.pages, columns.at

    def said(self, path: str) -> tuple[tuple[Any, ...], ...]:
        """What the note at `path` states (`stated.Stated`), as far as somebody has a name for it; a twin nothing."""
        found = (self._whole and self._whole.get(path)) or self._vault.sketches[path].stated
        return () if found and path in self._vault.ground.twins else found

    def _pages(self) -> Iterator[Page]:
        for path, sketch in self._vault.sketches.items():
            said = self.said(path)
            if said:
                yield path, said, STUB if sketch.meta and is_stub(sketch) else ASSERTED

    def _by_words(self, words: Words) -> Iterator[tuple[str, tuple[tuple[Any, ...], ...]]]:
        """Of the notes with a property that only `words` have a name for, which no sketch has, all that they state."""
        for path, sketch in self._vault.sketches.items():
            if any(name_of(name) in words for name in sketch.meta):
                yield path, tuple(map(tuple, stated(self._vault.notes[path])))

    def __len__(self) -> int:
        return len(self.types)

    def of_types(self, types: Iterable[str]) -> Sequence[int]:
        """The rows of some types."""
        wanted = {TYPES[each] for each in types}
        return array("I", compress(range(len(self)), self.types.translate(bytes(map(wanted.__contains__, range(256))))))

    def type(self, row: int) -> str:
        """The name of its type."""
        return _WORDS[self.types[row]]

    def statement(self, row: int) -> tuple[Any, ...]:
        """What is written where a relation stands (`stated.Stated`)."""
        return self.said(self._nodes.names[self.pages[row]])[self.at[row]]

    def relation(self, row: int) -> Relation:
        """What a row says, in words."""
        return _row(self, row, self.statement(row), self._nodes.names)

    def ends(self, type_: str) -> tuple[Sequence[int], Sequence[int]]:
        """The nodes that act and those that are acted on, of the relations of a type."""
        rows = self.of_types((type_,))
        subjects, objects = (array("i", map(each.__getitem__, rows)) for each in (self.subjects, self.objects))
        return subjects, objects

    def on(self, path: str, types: Iterable[str] = ()) -> Iterator[Relation]:
        """What the note at `path` states, all of it or what is of some types."""
        rows: Iterable[int] = self._rows_of(self._nodes.number(path)) if path in self._nodes else ()
        wanted = {*map(TYPES.__getitem__, types)}
        return map(self.relation, (row for row in rows if self.types[row] in wanted) if wanted else rows)

    def on_itself(self, path: str) -> Iterator[Relation]:
        """What the note at `path` states of itself."""
        rows: Iterable[int] = self._rows_of(self._nodes.number(path)) if path in self._nodes else ()
        return map(self.relation, (row for row in rows if self.subjects[row] == self.objects[row]))

    def neighbours(self, path: str) -> Iterator[Relation]:
        """The notes that the one at `path` calls `related`, without a word."""
        for each in _written(path, self._vault, self._nodes, self._names):
            if each.type == "related" and not each.raw:
                yield each

    def _rows_of(self, page: int) -> range:
        """The rows of a note, which stand together."""
        firsts, counts = self._spans
        return range(firsts[page], firsts[page] + counts[page]) if page < len(firsts) else range(0)

    @cached_property
    def _spans(self) -> tuple[Sequence[int], Sequence[int]]:
        """By number of node the first of the rows of a note, and how many they are."""
        firsts, counts = (array("I", bytes(array("I").itemsize * self._nodes.count)) for _ in range(2))
        first = 0
        for page, count in Counter(self.pages).items():
            firsts[page], counts[page] = first, count
            first += count
        return firsts, counts

    @cached_property
    def repeated(self) -> Collection[str]:
        """The notes that state one relation twice in one kind of place."""
        several = (page for page, count in enumerate(self._spans[1]) if count > 1)
        return frozenset(self._nodes.names[page] for page in several if self._repeats(self._rows_of(page)))

    def _repeats(self, rows: range) -> bool:
        """Whether of the rows of one note two are of one relation and of one kind of place."""
        # Where a type is symmetric, the note that states it acts; so nobody need sort the nodes.
        columns = (each[rows.start : rows.stop] for each in (self.types, self.subjects, self.objects))
        keys = [*zip(*columns, strict=True)]
        if len({*keys}) == len(keys):
            return False
        return len({(*key, self.statement(row)[0]) for row, key in zip(rows, keys, strict=True)}) < len(keys)

    @cached_property
    def open(self) -> frozenset[str]:
        """The notes of whose relations some has words that leave something open."""
        pages = ((page, self._nodes.names[page]) for page, count in enumerate(self._spans[1]) if count)
        spoken = ((page, path) for page, path in pages if _speaks_openly(self.said(path)))
        return frozenset(
            path for page, path in spoken if any(map(leaves_open, map(self.relation, self._rows_of(page))))
        )


def written(path: str, vault: Vault, words: Words | None = None) -> Iterator[Relation]:
    """Every relation that the note at `path` states or only mirrors."""
    return _written(path, vault, Nodes(vault), _names(words or {}))


def leaves_open(relation: Relation) -> bool:
    """Whether the words of a relation say nothing that is known, two things, or not who does it to whom."""
    return _is_open(relation.stance)


def _written(path: str, vault: Vault, nodes: Nodes, names: Names) -> Iterator[Relation]:
    """The same, with mere neighbours, where the nodes have their numbers already."""
    said, columns = stated(vault.notes[path]), Columns()
    columns.read([(path, said, ASSERTED)], nodes, names, neighbours=True)
    for row, standing in enumerate(columns.standings):
        if standing != TWICE:
            yield _row(columns, row, said[columns.at[row]], nodes.names)


def _speaks_openly(said: Sequence[tuple[Any, ...]]) -> bool:
    """Whether the words of some statement may leave something open; properties have none, and are stated first."""
    return said[-1][0] != PROPERTY and any(each[7] and _is_open(Stance._make(each[7])) for each in said)


def _is_open(stance: Stance) -> bool:
    return bool(stance.reason) or stance.mixed or stance.basis == cues.AMBIGUOUS


def _row(rows: Columns | Relations, row: int, said: Sequence[Any], names: Sequence[str]) -> Relation:
    """A row in words."""
    type_, subject, object_ = _WORDS[rows.types[row]], names[rows.subjects[row]], names[rows.objects[row]]
    path = names[rows.pages[row]]
    where, _, _, line, column, strength, raw, told, _ = said
    stance = _stance(told, type_, cues.PAGE if subject == path else cues.ITEM)
    strength = strength if strength in STRENGTHS else cues.NORMAL
    words = raw if where == LIST else ""
    return Relation(subject, type_, object_, strength, path, where, line, column, words, stance)


def _names(words: Words) -> Names:
    """By every name of a relation its type, and whether the note that says it is the one that acts."""
    return _NAMES | {name: _NAMES[meant] for name, meant in words.items() if meant in _NAMES}


def _stance(told: Sequence[Any], type_: str, subject: str) -> Stance:
    """What the words add to the stated type and direction; where they say something else the author knew better."""
    if told:
        stance = Stance._make(told)
        if stance.type == type_ and (SYMMETRIC[TYPES[type_]] or stance.subject == subject):
            return stance
    return _PLAIN[type_, subject]
