"""What supersedes what: the successors of a claim, the last of them, and the circles (claims reference, CLM018)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from vaultkit import graph
from vaultkit.claims.rings import Ring, rings

if TYPE_CHECKING:
    from vaultkit.claims import Claims
    from vaultkit.claims.standing import Edge, Edges

_MOST = 4  # last successors that are told of
SHOWN = 8  # statements that are shown


class Unnamed(NamedTuple):
    """What supersedes a node without being named: how many nodes, the first statements, and the last successors.

    Of these `ends` are the first few, `many` is how many there are; `same` whether they are the very nodes.
    """

    total: int
    edges: tuple[Edge, ...]
    ends: tuple[str, ...]
    many: int
    same: bool


class Succession:
    """The statements that one node supersedes another; a node that supersedes itself is passed over."""

    def __init__(self, edges: Edges, claims: Claims) -> None:
        self.edges, self._claims = edges, claims
        self._above: dict[str, tuple[Edge, ...]] = {}
        self._around: dict[str, tuple[frozenset[str], bool]] = {}
        self._unnamed: dict[tuple[str, frozenset[str]], Unnamed | None] = {}

    def superseding(self, node: str) -> tuple[Edge, ...]:
        """The first statement of each other node that supersedes a node."""
        if node not in self._above:
            found: dict[str, Edge] = {}
            if node in self._claims.nodes and self._claims.nodes.number(node) in self._last:
                for edge in self.edges.into(self._claims.nodes.number(node)):
                    if edge.tail != node:
                        found.setdefault(edge.tail, edge)
            self._above[node] = tuple(found.values())
        return self._above[node]

    def last(self, node: str) -> tuple[str, ...]:
        """What supersedes a node in the end, not more than a few: itself where nothing does, or where it goes round."""
        names, nodes = self._claims.nodes.names, self._claims.nodes
        return tuple(names[each] for each in self._last.get(nodes.number(node), ())) or (node,)

    def unnamed(self, node: str, named: Set[str]) -> Unnamed | None:
        """Of what supersedes a node, what is not among some nodes, nor are all its last successors.

        Thousands may ask for a node that thousands supersede. They name few of these, and most of them the same.
        """
        edges = self.superseding(node)
        if not edges:
            return None
        if node not in self._around:
            last = {edge.tail: self.last(edge.tail) for edge in edges}
            around = frozenset((*last, *(each for ends in last.values() for each in ends)))
            self._around[node] = around, all(ends == (tail,) for tail, ends in last.items())
        around, flat = self._around[node]
        hits = around & named
        if flat:
            count = len(edges) - len(hits)
            left = tuple(islice((each for each in edges if each.tail not in hits), SHOWN))
            return Unnamed(count, left, tuple(each.tail for each in left[:_MOST]), count, same=True) if count else None
        if (node, hits) not in self._unnamed:
            self._unnamed[node, hits] = self._left(edges, hits)
        return self._unnamed[node, hits]

    def _left(self, edges: Iterable[Edge], hits: Set[str]) -> Unnamed | None:
        found = [(each, [end for end in self.last(each.tail) if end not in hits]) for each in edges]
        left = [(each, ends) for each, ends in found if ends and each.tail not in hits]
        if not left:
            return None
        last = list(dict.fromkeys(end for _, ends in left for end in ends))
        newer = [each.tail for each, _ in left]
        shown = tuple(each for each, _ in left[:SHOWN])
        return Unnamed(len(left), shown, tuple(last[:_MOST]), len(last), last == newer)

    def chain(self, edge: Edge) -> Iterator[Edge]:
        """A statement, what supersedes its tail, and so on to the end or to a circle, by the first of several."""
        nodes = self._claims.nodes
        yield edge
        number = nodes.number(edge.tail)
        while number not in self._circled:
            above = ((tail, first) for tail, first in self.edges.firsts(number).items() if tail != number)
            tail, first = next(above, (number, -1))
            if tail == number:
                return
            yield self.edges.edge(first)
            number = tail

    @cached_property
    def rings(self) -> Mapping[str, Ring]:
        """The circles of several nodes, each by the note that it is told on."""
        return rings(self._circles, self.edges, self._claims)

    @cached_property
    def _circles(self) -> list[graph.Component]:
        edges = self.edges
        return graph.cycles(self._claims.nodes.count, edges.tails, edges.heads, edges.ahead, edges.back)

    @cached_property
    def _circled(self) -> frozenset[int]:
        return frozenset(member for members, _ in self._circles if len(members) > 1 for member in members)

    @cached_property
    def _last(self) -> Mapping[int, tuple[int, ...]]:
        """By number, the last successors: from the ends down, each node once all that supersede it are done."""
        links = [each for each in zip(self.edges.tails, self.edges.heads, strict=True) if each[0] != each[1]]
        waits = dict.fromkeys((end for link in links for end in link), 0)
        for _, head in links:
            waits[head] += 1
        last: dict[int, tuple[int, ...]] = {}
        done = [node for node, above in waits.items() if not above or node in self._circled]
        last.update((node, (node,)) for node in done)
        while done:
            node = done.pop()
            for head in self.edges.after(node):
                if head == node or head in self._circled:
                    continue
                waits[head] -= 1
                if not waits[head]:
                    above = (each for tail in self.edges.before(head) if tail != head for each in last[tail])
                    last[head] = tuple(dict.fromkeys(above))[:_MOST]
                    done.append(head)
        return last
