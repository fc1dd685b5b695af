"""What the lines of a vault say of their sources, told from sketches alone: which sum one up in other words than
others do, and which give figures that a page could prove."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from vaultkit.lists import BELOW, SECTION
from vaultkit.markup import plain
from vaultkit.model import Place, Sketch
from vaultkit.sketching import FIGURES
from vaultkit.stated import Summary, sum_of, summaries
from vaultkit.survey.addresses import Addresses
from vaultkit.vault import Vault
from vaultkit.vocabulary import STUB


class Right(NamedTuple):
    """What a summary should say, normalised, where that is said first, and whether most lines but no page say it."""

    words: str
    place: Place
    by_most: bool = False


class Wording:
    """The words of a vault's lines."""

    def __init__(self, vault: Vault, addresses: Addresses) -> None:
        self._vault, self._leads = vault, addresses.by_address
        self._right: dict[str, Right | None] = {}

    @cached_property
    def _versions(self) -> Mapping[str, Mapping[int, tuple[str, ...]]]:
        """By note that lines sum up in more than one way, by checksum of the words, the lines that have them."""
        found: dict[str, dict[int, dict[str, None]]] = {}
        for path, sketch in self._vault.sketches.items():
            for address, words in sketch.summaries:
                source = self.source(address, path)
                if source:
                    found.setdefault(source, {}).setdefault(words, {})[path] = None
        several = {source: versions for source, versions in found.items() if len(versions) > 1}
        return {
            source: {words: tuple(lines) for words, lines in versions.items()} for source, versions in several.items()
        }

    @cached_property
    def parted(self) -> Collection[str]:
        """The lines with such a summary."""
        return dict.fromkeys(
            line for versions in self._versions.values() for lines in versions.values() for line in lines
        )

    @property
    def citing(self) -> Iterator[str]:
        """The lines that give figures and whose prose leads to a page."""
        for path, sketch in self._vault.sketches.items():
            if sketch.hints & FIGURES and any(self._is_page(each, path) for each in _prose(sketch)):
                yield path

    def right(self, source: str) -> Right | None:
        """How lines should sum up the file `source`; nothing where they agree."""
        if source not in self._right:
            self._right[source] = self._find_right(source)
        return self._right[source]

    def _find_right(self, source: str) -> Right | None:
        count: Counter[str] = Counter()
        first: dict[str, Place] = {}
        for checksum, lines in self._versions.get(source, {}).items():
            those = (each for each in self._summaries(lines[0], source) if sum_of(each.words) == checksum)
            each = next(those, None)
            if each is None:  # the line has been written to since
                continue
            words = normal_summary(each.words)
            place = Place(lines[0], each.link.line, each.link.column)
            count[words] += len(lines)
            first[words] = min(place, first.get(words, place))
        if len(count) < 2:
            return None
        own = self._vault.sketches[source].meta.get("summary") if source in self._vault.sketches else None
        if isinstance(own, str) and normal_summary(own):
            place = Place(source, *self._vault.notes[source].keys.get("summary", (1, 1)))
            return Right(normal_summary(own), place)
        words = min(count, key=lambda each: (-count[each], first[each]))
        return Right(words, first[words], 2 * count[words] > count.total())

    def _summaries(self, path: str, source: str) -> Iterator[Summary]:
        note = self._vault.notes[path]
        return (each for each in summaries(note) if self._vault.resolve(each.link, note) == (source,))

    def source(self, address: str, path: str) -> str:
        """The one file that an address on the note at `path` leads to; empty where there is none, or are several."""
        lead = self._leads.get(address)
        if lead:
            return lead
        routes = self._vault.find(address.partition("#")[0], path)
        return routes[0] if len(routes) == 1 else ""

    def _is_page(self, address: str, path: str) -> bool:
        sketch = self._vault.sketches.get(self.source(address, path))
        return sketch is not None and sketch.meta.get("status") != STUB


def normal_summary(words: str) -> str:
    """The words, numbers and signs of a summary as Markdown has it."""
    from vaultkit.claims.fingerprints import normal

    return normal(plain(words))


def _prose(sketch: Sketch) -> Iterator[str]:
    """The addresses that the prose of a note of the vault format links."""
    for name, place, addresses in sketch.lists:
        if not name and place in (SECTION, BELOW):
            yield from addresses
