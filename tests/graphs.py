"""Small graphs over integers, drawn and by hand, for the tests of `vaultkit.graph`."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, combinations
from typing import NamedTuple

from hypothesis import strategies as st

Edges = list[tuple[int, int]]

LONG, LONGEST = 200_000, 1_000_000  # nodes of a chain that no recursion gets to the end of


class Graph(NamedTuple):
    """Nodes 0 to count - 1 and the edges among them, as often as they were drawn."""

    count: int
    edges: Edges

    @property
    def tails(self) -> list[int]:
        return [tail for tail, _ in self.edges]

    @property
    def heads(self) -> list[int]:
        return [head for _, head in self.edges]

    def before(self, node: int) -> set[int]:
        return {tail for tail, head in self.edges if head == node}


def edges(count: int, most: int = 24) -> st.SearchStrategy[Edges]:
    if not count:
        return st.just([])
    node = st.integers(0, count - 1)
    return st.lists(st.tuples(node, node), max_size=most)


def graphs(nodes: int = 8) -> st.SearchStrategy[Graph]:
    return st.integers(0, nodes).flatmap(lambda count: st.builds(Graph, st.just(count), edges(count, 3 * nodes)))


def subsets(nodes: Iterable[int]) -> Iterable[set[int]]:
    every = list(nodes)
    return map(set, chain.from_iterable(combinations(every, size) for size in range(len(every) + 1)))


class Fixture(NamedTuple):
    """A graph of the claims reference, 3.3: A is 0, B is 1, C or the line L the next."""

    attacks: Edges
    supports: Edges
    labels: str
    founded: set[int]


A, B, C, L = 0, 1, 2, 2
FIXTURES = {
    "F1": Fixture([(A, B), (B, A)], [], "UU", {A, B}),
    "F2": Fixture([(A, B)], [], "IO", {A}),
    "F3": Fixture([(C, A), (A, B)], [], "OII", {B, C}),
    "F4": Fixture([(A, B)], [], "IO", {A}),
    "F5": Fixture([(C, A)], [(A, B)], "OII", {C}),
    "F6": Fixture([], [(A, B), (B, A)], "II", set()),
    "F7": Fixture([], [(A, B), (B, A), (C, A)], "III", {A, B, C}),
    "F8": Fixture([(A, B), (B, A), (A, C), (C, A), (B, C), (C, B)], [], "UUU", {A, B, C}),
    "F9": Fixture([(A, B), (B, C), (C, A)], [], "UUU", {A, B, C}),
    "F10": Fixture([(A, C), (C, A)], [(A, B)], "UIU", {A, B, C}),
    "F11": Fixture([(3, A)], [(A, L), (B, L)], "OIII", {B, 3, L}),
    "F12": Fixture([(A, B), (B, A), (C, B)], [], "IOI", {A, C}),
}
