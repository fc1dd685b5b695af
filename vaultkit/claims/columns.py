"""What notes state, in columns of numbers: no object for a statement, of which a vault may have millions.

An exported relation stands on both notes, in the front matter and in the list; here it is told which of the four
places are one statement, and whether the note makes it or only mirrors the other side.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, repeat
from operator import and_, not_, or_
from typing import Any

from vaultkit.claims.nodes import Nodes
from vaultkit.stated import LIST, PROPERTY
from vaultkit.vocabulary import RELATION_TYPES

TWICE, STUB, MIRRORED, ASSERTED = 0, 1, 2, 3
"""How a note stands to what it states; a higher value makes the lower ones superfluous. An entry beside it says so too;
other pages say it and the note has no page of its own that could; the exporter wrote it here because the other page
says it; the page says it."""
_IS_WEAK = bytes(standing in (STUB, MIRRORED) for standing in range(256))
_IS_ASSERTED = bytes(standing == ASSERTED for standing in range(256))

TYPES = {each.name: number for number, each in enumerate(RELATION_TYPES)}
RELATED = TYPES["related"]
SYMMETRIC = bytes(each.symmetric for each in RELATION_TYPES)

Names = Mapping[str, tuple[int, bool]]
"""By every name of a relation its type, and whether the note that says it is the one that acts."""

Page = tuple[str, Sequence[tuple[Any, ...]], int]
"""The path of a note, what it states (`stated.Stated`), and how it stands to what it does not mirror."""


class Columns:
    """Statements in numbers, a row each: the type, the nodes that act and are acted on, the note, which of its own.

    `standings` are how each note stands to what it states.
    """

    def __init__(self) -> None:
        self.types, self.standings = bytearray(), bytearray()
        self.subjects, self.objects, self.pages, self.at = array("I"), array("I"), array("I"), array("I")

    def read(self, notes: Iterable[Page], nodes: Nodes, names: Names, *, neighbours: bool = False) -> None:
        """Add what some notes state; mere neighbours only where they are asked for."""
        known, code_of = nodes.known, names.get
        types, subjects, objects, pages, at = self.types, self.subjects, self.objects, self.pages, self.at
        for path, said, own in notes:
            start, here = len(types), -1
            for index, each in enumerate(said):
                found = code_of(each[1])
                if found is None:
                    continue
                type_, active = found
                if type_ == RELATED and not each[6] and not neighbours:
                    continue
                if here < 0:
                    here = nodes.number(path)
                other = known.get(each[2])
                if other is None:
                    other = nodes.number_of(each[2], path)
                types.append(type_)
                subjects.append(here if active else other)
                objects.append(other if active else here)
                pages.append(here)
                at.append(index)
            if here >= 0:
                self.standings.extend(repeat(own, len(types) - start))
                # Properties are stated first, so that no other note can say one thing in both ways.
                if said[-1][0] != PROPERTY and said[0][0] == PROPERTY and self._repeats(start):
                    self._merge(start, said, own)

    def _repeats(self, start: int) -> bool:
        """Whether of the rows of one note two may be of the same nodes."""
        return len({*zip(self.subjects[start:], self.objects[start:], strict=True)}) < len(self.types) - start

    def _merge(self, start: int, said: Sequence[tuple[Any, ...]], own: int) -> None:
        """Of the rows of one note: a property and an entry that say the same are one, in the words of the entry.

        The exporter annotates the entry of the page whose seed says it. An entry of its own without words, with the
        property beside it, is therefore the other side; a property without an entry was added by hand.
        """
        keys = [*_keys(self.types[start:], self.subjects[start:], self.objects[start:])]
        statements = [said[at] for at in self.at[start:]]
        named = [each[0] == PROPERTY for each in statements]
        both = {*compress(keys, named)}.intersection(compress(keys, map(not_, named)))
        for row, (key, (where, _, _, _, _, _, raw, _, ours)) in enumerate(zip(keys, statements, strict=True), start):
            if key in both:
                if where == PROPERTY:
                    self.standings[row] = TWICE
                elif where == LIST and ours and not raw:
                    self.standings[row] = min(own, MIRRORED)

    def settle(self) -> None:
        """Leave out what is superfluous; then `standings` have served.

        A mirrored side counts where the side that it mirrors is gone, and a stub where no page states the relation.
        """
        kept = self.standings.translate(_IS_ASSERTED)
        if kept.count(1) == len(kept):
            return
        mask = self.standings.translate(_IS_WEAK)
        weak = array("I", compress(range(len(mask)), mask))
        keys, standings = [*self._keys(mask)], bytes(compress(self.standings, mask))
        best: dict[int, int] = {}
        for key, standing in zip(keys, standings, strict=True):
            if best.get(key, TWICE) < standing:
                best[key] = standing
        best.update((key, ASSERTED) for key in self._keys(self._asserted_near(weak)) if key in best)
        for row, key, standing in zip(weak, keys, standings, strict=True):
            kept[row] = standing == best[key]
        self.types = bytearray(compress(self.types, kept))
        self.subjects, self.objects, self.pages, self.at = (
            array("I", compress(each, kept)) for each in (self.subjects, self.objects, self.pages, self.at)
        )

    def _asserted_near(self, weak: Iterable[int]) -> bytes:
        """By row 1 where a page asserts it of a note that some rows stand in: no other says the same as they do."""
        near = bytearray(1 + max(map(max, (self.subjects, self.objects))))
        for row in weak:
            near[self.pages[row]] = 1
        ends = (map(near.__getitem__, each) for each in (self.subjects, self.objects))
        return bytes(map(and_, self.standings.translate(_IS_ASSERTED), map(or_, *ends)))

    def _keys(self, mask: bytes | bytearray) -> Iterator[int]:
        return _keys(*(compress(each, mask) for each in (self.types, self.subjects, self.objects)))


def _keys(types: Iterable[int], subjects: Iterable[int], objects: Iterable[int]) -> Iterator[int]:
    """What makes two statements one relation: their type and their nodes, in any order where it is symmetric."""
    for type_, one, other in zip(types, subjects, objects, strict=True):
        if other < one and SYMMETRIC[type_]:
            yield (other << 36 | one) << 4 | type_
        else:
            yield (one << 36 | other) << 4 | type_
