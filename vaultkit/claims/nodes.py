"""What the statements of a vault are about, each thing a number."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from vaultkit.model import Note, Sketch
from vaultkit.vault import Vault
from vaultkit.vocabulary import STUB


class Nodes:
    """The nodes of a vault: its notes, and every target that statements name and that is nowhere.

    The node of an address is the file that Obsidian would take; else the one note that has it as its title, claim or
    alias (claims reference 3.1: a title and the original claim are one node); else the target as it is written. Two
    paths of one file are one node (`vault.Ground`). `known` has the number of each address that was asked for and that
    means the same from everywhere.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self.names: list[str] = []
        self.known: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        self._of: dict[str, str] = {}
        self._titles: dict[str, str] = {}

    def number(self, node: str) -> int:
        """The number of a node, a new one where it has none yet."""
        number = self._numbers.get(node)
        if number is None:
            number = self._numbers[node] = len(self.names)
            self.names.append(node)
        return number

    def number_of(self, address: str, source: str) -> int:
        """The number of the node that an address in the file `source` means."""
        plain = self._vault.plain.get(address)  # where there is no anchor, most are
        number = self.number(self.one(plain) if plain else self.of(address, source))
        if plain or address in self._of:
            self.known[address] = number
        return number

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.names)

    def __contains__(self, node: str) -> bool:
        return node in self._numbers

    def of(self, address: str, source: str) -> str:
        """The node that an address in the file `source` means: the path of a file, or a target as written."""
        known = self._of.get(address)
        if known is None:
            target = address.partition("#")[0]
            plain = self._vault.plain.get(target)
            found = (plain,) if plain else self._vault.everywhere(target)
            if found is None:  # it depends on where it stands
                routes = self._vault.find(target, source)
                return self.one(routes[0]) if routes else self._called(target)
            known = self._of[address] = self.one(found[0]) if found else self._called(target)
        return known

    def one(self, path: str) -> str:
        """The path under which the claim of the file at `path` is known."""
        return self._vault.ground.twins.get(path, path)

    def page(self, node: str) -> bool:
        """Whether the vault has the page of a node, and not only a stub of it."""
        sketch = self._vault.sketches.get(node)
        return sketch is not None and not is_stub(sketch)

    def title(self, node: str) -> str:
        """What to call a node."""
        try:
            return self._titles[node]
        except KeyError:
            title = self._titles[node] = self._vault.title(node) if node in self._vault.sketches else node
            return title

    def _called(self, target: str) -> str:
        return self._holders.get(target) or target

    @cached_property
    def _holders(self) -> Mapping[str, str]:
        """By title, claim or alias the one note that has it; empty where several do."""
        holders: dict[str, str] = {}
        twins = self._vault.ground.twins
        for path, sketch in self._vault.sketches.items():
            for name in () if path in twins or not sketch.meta else sketch.names:
                holders[name] = path if holders.get(name, path) == path else ""
        return holders


def is_stub(sketch: Sketch | Note) -> bool:
    """Whether other pages only mention what a note is about; a note of another vault without `status` is a page."""
    return sketch.meta.get("status") == STUB
