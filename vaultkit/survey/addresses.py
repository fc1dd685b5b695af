"""What the links of a vault address, each address looked at once for all the notes that link it.

Most links of a vault lead where they say, from wherever they stand: of these no rule has anything to say. Only a note
with another link in it is worth reading again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping
from functools import cached_property

from vaultkit.markup import normal_heading
from vaultkit.vault import Vault

_MANY = 50  # headings, which are counted once


class Addresses:
    """The addresses in the sketches of a vault (see `model.Sketch`): where they lead, and which are beyond doubt."""

    def __init__(self, vault: Vault, wary_of: Container[str]) -> None:
        """A link that leads to a file of `wary_of` is in doubt, however it is written."""
        self._vault, self._wary_of = vault, wary_of
        self._counts: dict[str, Counter[str]] = {}

    def targets(self, path: str) -> tuple[str, ...]:
        """The files that the note at `path` links to, itself perhaps among them; of several the first in rank."""
        addresses, leads = self._vault.sketches[path].links, self._leads
        if not self._loose or self._loose.isdisjoint(addresses):
            return tuple(map(leads.__getitem__, addresses))
        found = (self._from(path, each) if each in self._loose else leads[each] for each in addresses)
        return tuple(filter(None, found))

    def lead(self, address: str) -> str:
        """The file that an address leads to from everywhere; empty where there is none."""
        return self._leads.get(address, "")

    def are_firm(self, addresses: tuple[str, ...]) -> bool:
        """Whether each of them leads to one file, the same from everywhere."""
        return not self._loose or self._loose.isdisjoint(addresses)

    @cached_property
    def doubted(self) -> tuple[str, ...]:
        """The notes with a link that some rule may have something to say of."""
        doubts = frozenset(address for address, lead in self._leads.items() if not self._is_sound(address, lead))
        return tuple(
            path
            for path, sketch in self._vault.sketches.items()
            if not doubts.isdisjoint(sketch.links) and not self._are_its_own(path, doubts.intersection(sketch.links))
        )

    @cached_property
    def _leads(self) -> Mapping[str, str]:
        """By address, the file; empty where that depends on the note that links, or where there is none."""
        every: set[str] = set()
        for sketch in self._vault.sketches.values():
            every.update(sketch.links)
        plain = self._vault.plain
        return {address: plain.get(address) or self._lead(address) for address in every}

    @cached_property
    def _loose(self) -> frozenset[str]:
        return frozenset(address for address, lead in self._leads.items() if not lead)

    def _lead(self, address: str) -> str:
        target = address.partition("#")[0]
        routes = (target in self._vault.plain and (self._vault.plain[target],)) or self._vault.everywhere(target)
        return routes[0] if routes and len(routes) == 1 else ""

    def _from(self, path: str, address: str) -> str:
        return next(iter(self._vault.find(address.partition("#")[0], path)), "")

    def _is_sound(self, address: str, lead: str) -> bool:
        """Whether a link leads to one file, by the very name that it has, and to one place in it."""
        if address in self._vault.plain:
            return lead not in self._wary_of
        target, _, anchor = address.partition("#")
        if not lead or lead in self._wary_of or not lead.endswith((target, f"{target}.md")):
            return False
        return not anchor or lead not in self._vault.sketches or self._has(lead, anchor)

    def _are_its_own(self, path: str, doubts: frozenset[str]) -> bool:
        """Whether all of some addresses are plain headings of the note at `path` itself."""
        return all(address[0] == "#" and self._has(path, address[1:]) for address in doubts)

    def _has(self, path: str, anchor: str) -> bool:
        """Whether `anchor` is plainly one heading, or one block, of the note at `path`."""
        sketch = self._vault.sketches[path]
        if sketch.faulty or "#" in anchor:
            return False
        if anchor[0] == "^":
            return [each.lower() for each in sketch.blocks].count(anchor[1:].lower()) == 1
        key = normal_heading(anchor)
        if len(sketch.headings) < _MANY:
            return sketch.headings.count(key) == 1
        if path not in self._counts:
            self._counts[path] = Counter(sketch.headings)
        return self._counts[path][key] == 1
