"""What the links of a vault address, each address looked at once for all the notes that link it.

Most links of a vault lead where they say, from wherever they stand: of these no rule has anything to say. Only a note
with another link in it is worth reading again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from functools import cached_property

from vaultkit.markup import normal_heading
from vaultkit.numbered import Row, rows_of
from vaultkit.vault import Vault

_MANY = 50  # headings or blocks, which are counted once


class Addresses:
    """The addresses in the sketches of a vault (see `model.Sketch`): where they lead, and which are beyond doubt.

    Within, each address is a number (`numbered`).
    """

    def __init__(self, vault: Vault, wary_of: Container[str]) -> None:
        """A link that leads to a file of `wary_of` is in doubt, however it is written."""
        self._vault, self._wary_of = vault, wary_of
        self._counts: dict[tuple[str, bool], Counter[str]] = {}
        self._table, self._rows = rows_of(vault.sketches)
        plain = vault.plain
        self._leads = [plain.get(address) or self._lead(address) for address in self._table.addresses]
        self._loose = frozenset(number for number, lead in enumerate(self._leads) if not lead)

    @cached_property
    def targets(self) -> Mapping[str, tuple[str, ...]]:
        """By path of a note the files that it links to, itself perhaps among them; of several the first in rank."""
        lead, loose = self._leads.__getitem__, self._loose
        return {
            path: self._sought(path, row) if loose and not loose.isdisjoint(row) else tuple(map(lead, row))
            for path, row in self._rows.items()
        }

    def _sought(self, path: str, row: Row) -> tuple[str, ...]:
        """The same of a note with links that lead nowhere, or not everywhere to the same file."""
        leads = zip(map(self._table.addresses.__getitem__, row), map(self._leads.__getitem__, row), strict=True)
        return tuple(filter(None, (lead or self._from(path, address) for address, lead in leads)))

    @property
    def own(self) -> list[str]:
        """The notes that link to themselves."""
        return [path for path, targets in self.targets.items() if path in targets]

    @cached_property
    def by_address(self) -> Mapping[str, str]:
        """By address of the vault the file that it leads to from everywhere; empty where there is none."""
        return dict(zip(self._table.addresses, self._leads, strict=True))

    @cached_property
    def loose(self) -> frozenset[str]:
        """The targets of which an address does not lead to one file, the same from everywhere."""
        return frozenset(self._table.addresses[number].partition("#")[0] for number in self._loose)

    def are_firm(self, path: str) -> bool:
        """Whether each link of the note at `path` leads to one file, the same from everywhere."""
        return self._loose.isdisjoint(self._rows[path])

    @cached_property
    def doubted(self) -> tuple[str, ...]:
        """The notes with a link that some rule may have something to say of."""
        addresses = self._table.addresses
        leads = enumerate(zip(addresses, self._leads, strict=True))
        plain, wary_of = self._vault.plain, self._wary_of
        doubts = frozenset(
            number
            for number, (address, lead) in leads
            if (lead in wary_of if address in plain else not self._is_sound(address, lead))
        )
        if not doubts:
            return ()
        return tuple(
            path
            for path, row in self._rows.items()
            if not doubts.isdisjoint(row)
            and not self._are_its_own(path, [addresses[each] for each in row if each in doubts])
        )

    def _lead(self, address: str) -> str:
        target = address.partition("#")[0]
        routes = (target in self._vault.plain and (self._vault.plain[target],)) or self._vault.everywhere(target)
        return routes[0] if routes and len(routes) == 1 else ""

    def _from(self, path: str, address: str) -> str:
        return next(iter(self._vault.find(address.partition("#")[0], path)), "")

    def _is_sound(self, address: str, lead: str) -> bool:
        """Whether a link that is no plain name leads to one file, by the name that it has, and to one place in it."""
        target, _, anchor = address.partition("#")
        if not lead or lead in self._wary_of or not lead.endswith((target, f"{target}.md")):
            return False
        return not anchor or lead not in self._vault.sketches or self._has(lead, anchor)

    def _are_its_own(self, path: str, doubts: Iterable[str]) -> bool:
        """Whether all of some addresses are plain headings of the note at `path` itself."""
        return all(address[0] == "#" and self._has(path, address[1:]) for address in doubts)

    def _has(self, path: str, anchor: str) -> bool:
        """Whether `anchor` is plainly one heading, or one block, of the note at `path`."""
        sketch = self._vault.sketches[path]
        if sketch.faulty or "#" in anchor:
            return False
        is_block = anchor[0] == "^"
        key, places = (anchor[1:].lower(), sketch.blocks) if is_block else (normal_heading(anchor), sketch.headings)
        if len(places) < _MANY:
            return places.count(key) == 1
        if (path, is_block) not in self._counts:
            self._counts[path, is_block] = Counter(places)
        return self._counts[path, is_block][key] == 1
