"""The addresses that notes link, as numbers: each address once, in a table that all notes share.

A vault of 100,000 notes has millions of links; to look each up by its words takes as long as to read the notes.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from vaultkit.model import Sketch

Row = Sequence[int]


class Table:
    """Addresses in the order in which they were first met; it only grows."""

    def __init__(self, addresses: Iterable[str] = ()) -> None:
        self.addresses = list(addresses)
        self._numbers = _Numbers(self.addresses)

    def number(self, address: str) -> int:
        """The number of an address, a new one where it has none yet."""
        return self._numbers[address]

    def row(self, addresses: Iterable[str]) -> array[int]:
        """The numbers of some addresses."""
        return array("I", map(self._numbers.__getitem__, addresses))


class _Numbers(dict[str, int]):
    """Of each address its place in a list, to which one that is asked for the first time is added."""

    def __init__(self, addresses: list[str]) -> None:
        super().__init__(zip(addresses, range(len(addresses)), strict=True))
        self._addresses = addresses

    def __missing__(self, address: str) -> int:
        number = self[address] = len(self)
        self._addresses.append(address)
        return number


class Numbered(Collection[str]):
    """The addresses that one note links, in a table."""

    __slots__ = ("row", "table")

    def __init__(self, table: Table, row: Row) -> None:
        self.table, self.row = table, row

    def __iter__(self) -> Iterator[str]:
        return map(self.table.addresses.__getitem__, self.row)

    def __len__(self) -> int:
        return len(self.row)

    def __contains__(self, address: object) -> bool:
        return any(each == address for each in self)


def rows_of(sketches: Mapping[str, Sketch]) -> tuple[Table, dict[str, Row]]:
    """The table of a vault, and for each note the numbers of what it links."""
    tables = (each.links.table for each in sketches.values() if isinstance(each.links, Numbered))
    table = next(tables, None) or Table()
    rows: dict[str, Row] = {}
    for path, sketch in sketches.items():
        links = sketch.links
        rows[path] = links.row if isinstance(links, Numbered) and links.table is table else table.row(links)
    return table, rows
