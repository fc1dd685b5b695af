"""Which notes of the vault format may break a rule of it, told from their sketches alone.

A note passes where every list says what the others say: then no rule about sources, backlinks and lists has anything to
add. Whatever is not plain, such as a link that may lead to several files, does not pass; the rules tell then.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from vaultkit.lists import BELOW, ENTRY, PROPERTY, SECTION
from vaultkit.model import Sketch
from vaultkit.survey.addresses import Addresses
from vaultkit.vocabulary import (
    KINDS,
    LINE,
    NEXT_LINES,
    NOTE,
    PAGE,
    PAPERS,
    RELATED,
    RELATION_KEYS,
    SOURCES,
    USED_BY,
)

_Lists = Mapping[tuple[str, str], frozenset[str]]
_NONE: frozenset[str] = frozenset()


class Agreement:
    """The lists of a vault's notes, and whether they agree."""

    def __init__(self, sketches: Mapping[str, Sketch], addresses: Addresses) -> None:
        self._sketches, self._addresses = sketches, addresses
        self._known: dict[str, _Lists] = {}
        self._kinds = {path: sketch.kind for path, sketch in sketches.items()}
        self._holding: dict[str, frozenset[str]] = {}
        self._using: dict[str, frozenset[str]] = {}

    def lacking(self) -> Iterator[str]:
        """The notes that do not pass."""
        for path, sketch in self._sketches.items():
            if self._kinds[path] in KINDS and not self._passes(path, sketch):
                yield path

    def _passes(self, path: str, sketch: Sketch) -> bool:
        if not sketch.fits or not self._addresses.are_firm(path):
            return False
        if self._kinds[path] == LINE:
            return self._rests_well(path, sketch)
        return self._kinds[path] != NOTE or self._is_used_well(path, sketch)

    def _rests_well(self, path: str, sketch: Sketch) -> bool:
        """A line: what it rests on are notes that know of it, cited by its text, which cites no other."""
        lists, held = self._lists(path), self._held(path)
        if any(self._kind(source) not in ("", NOTE) for source in lists.get(("sources", PROPERTY), _NONE)):
            return False
        if any(self._kind(source) == NOTE and path not in self._used_by(source) for source in held):
            return False
        if sketch.meta.get("status") == PAGE:
            own_sections = (SOURCES, NEXT_LINES)
            prose = (
                to for (name, place), to in lists.items() if place in (SECTION, BELOW) and name not in own_sections
            )
            cited = frozenset(chain.from_iterable(prose))
            if any(each in self._sketches and each not in cited for each in held):
                return False
            if any(self._kind(each) == NOTE and each not in held for each in cited):
                return False
        return _is_repeated("sources", SOURCES, sketch, lists) and _is_repeated("next", NEXT_LINES, sketch, lists)

    def _is_used_well(self, path: str, sketch: Sketch) -> bool:
        """A note: the lines that it says it is used by do rest on it, and its relations are told twice alike."""
        if any(self._kind(line) == LINE and path not in self._held(line) for line in self._used_by(path)):
            return False
        lists = self._lists(path)
        if not _is_repeated("papers", PAPERS, sketch, lists):
            return False
        if (RELATED, SECTION) not in lists or sketch.meta.keys().isdisjoint(RELATION_KEYS):
            return True
        named = {name: to for (name, place), to in lists.items() if place == PROPERTY and name in RELATION_KEYS}
        return named == {name: to for (name, place), to in lists.items() if place == ENTRY}

    def _kind(self, path: str) -> str:
        """The type of a note; of a file that is none a word that is no type."""
        return self._kinds.get(path, "no note")

    def _held(self, path: str) -> frozenset[str]:
        """What a line rests on."""
        if path not in self._holding:
            self._holding[path] = self._joined(path, ("sources", PROPERTY), (SOURCES, SECTION), (SOURCES, BELOW))
        return self._holding[path]

    def _used_by(self, path: str) -> frozenset[str]:
        if path not in self._using:
            self._using[path] = self._joined(path, (USED_BY, SECTION), (USED_BY, BELOW))
        return self._using[path]

    def _joined(self, path: str, *names: tuple[str, str]) -> frozenset[str]:
        lists = self._lists(path)
        return _NONE.union(*(lists[name] for name in names if name in lists))

    def _lists(self, path: str) -> _Lists:
        """Where each list of a note leads; a link that says nothing leads to its own note."""
        if path not in self._known:
            leads, lists = self._addresses.by_address, self._sketches[path].lists
            self._known[path] = {
                (name, place): frozenset([leads[each] if each else path for each in addresses])
                for name, place, addresses in lists
            }
        return self._known[path]


def _is_repeated(key: str, title: str, sketch: Sketch, lists: _Lists) -> bool:
    """Whether a property and the section of the same things list the same, where a note has both."""
    if key not in sketch.meta or (title, SECTION) not in lists:
        return True
    return lists.get((key, PROPERTY), _NONE) == lists[title, SECTION]
