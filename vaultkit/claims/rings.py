"""Circles of what is stated, each told on one of its notes, with the statements that make it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from vaultkit import graph

if TYPE_CHECKING:
    from vaultkit.claims import Claims
    from vaultkit.claims.standing import Edge, Edges

Link = tuple[int, int]


class Ring(NamedTuple):
    """A circle of nodes, or of one that leads to itself, in numbers: all its members, and a shortest way round.

    The way begins with the note that the circle is told on, if it leads there.
    """

    members: Collection[int]
    way: Sequence[int]

    @property
    def links(self) -> tuple[Link, ...]:
        """The steps of the way."""
        return tuple(zip(self.way, (*self.way[1:], self.way[0]), strict=True))


def rings(
    components: Iterable[graph.Component], edges: Edges, claims: Claims, *, alone: bool = False
) -> Mapping[str, Ring]:
    """The circles by the note that they are told on: the first of the way that is shown, else of all.

    Those of one node only with `alone`.
    """
    names = claims.nodes.names
    found = {}
    for members, cycle in components:
        if alone or len(members) > 1:
            way = cycle if len(cycle) > 1 or len(members) == 1 else graph.shortest(cycle[0], edges.ahead, edges.back)
            told = next((each for each in (*sorted(way), *members) if claims.shown(names[each])), None)
            if told is not None:
                first = way.index(told) if told in way else 0
                found[names[told]] = Ring(members, (*way[first:], *way[:first]))
    return found


def statements(link: Link, edges: Edges, path: str) -> list[Edge]:
    """All that states a link, what stands in the note at `path` first."""
    tail, head = link
    stated = map(edges.edge, compress(edges.numbers(head), map(tail.__eq__, edges.before(head))))
    return sorted(stated, key=lambda edge: edge.place.path != path)


def weakest(links: Iterable[tuple[Link, Sequence[Edge]]]) -> Link:
    """Of some links the first that is only hedged, else only partial, else the first; with all that states each."""
    return min(links, key=lambda each: max(map(_force, each[1])))[0]


def another(ring: Ring, without: Link, edges: Edges) -> bool:
    """Whether a circle is left among the members of a ring when one link is taken away.

    What nothing leads to any more is taken away too, as long as there is any: a circle is left where nodes are left.
    """
    members = frozenset(ring.members)
    tail, head = without
    above = {head: _others(edges.before(head), head, members) - {tail}}
    gone = [head] if not above[head] else []
    for node in gone:
        for each in _others(edges.after(node), node, members) - {head}:
            above.setdefault(each, _others(edges.before(each), each, members)).discard(node)
            if not above[each]:
                gone.append(each)
    return len(gone) < len(members)


def _others(nodes: Iterable[int], node: int, members: frozenset[int]) -> set[int]:
    """Those of some nodes that are among the members, without one of these."""
    return {each for each in nodes if each in members and each != node}


def _force(edge: Edge) -> int:
    return 0 if edge.hedged and not edge.partial else 1 if edge.partial else 2
