"""Circles of what is stated, each told on one of its notes, with the statements that make it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from vaultkit import graph

if TYPE_CHECKING:
    from vaultkit.claims import Claims
    from vaultkit.claims.standing import Edge, Edges

Link = tuple[int, int]


class Ring(NamedTuple):
    """A circle of several nodes, in numbers: all its members, and a shortest way round.

    The way begins with the note that the circle is told on, if it leads there.
    """

    members: Collection[int]
    way: Sequence[int]

    @property
    def links(self) -> tuple[Link, ...]:
        """The steps of the way."""
        return tuple(zip(self.way, (*self.way[1:], self.way[0]), strict=True))


def rings(components: Iterable[graph.Component], edges: Edges, claims: Claims) -> Mapping[str, Ring]:
    """Those of several nodes, by the note that they are told on: the first of the way that is shown, else of all."""
    names = claims.nodes.names
    found = {}
    for members, cycle in components:
        if len(members) > 1:
            way = cycle if len(cycle) > 1 else _circles(members, edges)[0].cycle
            told = next((each for each in (*sorted(way), *members) if claims.shown(names[each])), None)
            if told is not None:
                first = way.index(told) if told in way else 0
                found[names[told]] = Ring(members, (*way[first:], *way[:first]))
    return found


def statements(link: Link, edges: Edges, path: str) -> list[Edge]:
    """All that states a link, what stands in the note at `path` first."""
    tail, head = link
    numbers = zip(edges.before(head), edges.into(head), strict=True)
    return sorted((edge for number, edge in numbers if number == tail), key=lambda edge: edge.place.path != path)


def weakest(links: Iterable[tuple[Link, Sequence[Edge]]]) -> Link:
    """Of some links the first that is only hedged, else only partial, else the first; with all that states each."""
    return min(links, key=lambda each: max(map(_force, each[1])))[0]


def another(ring: Ring, without: Link, edges: Edges) -> bool:
    """Whether a circle is left among the members of a ring when one link is taken away."""
    return bool(_circles(ring.members, edges, without))


def _circles(members: Collection[int], edges: Edges, without: Link | None = None) -> list[graph.Component]:
    """The circles among some nodes, which are sorted; that of one node alone is none."""
    place = {member: at for at, member in enumerate(members)}
    links = {(tail, head) for head in members for tail in edges.before(head) if tail in place and tail != head}
    ends = sorted(links - {without} if without else links)
    tails, heads = ([place[each[side]] for each in ends] for side in (0, 1))
    order = [*members]
    found = graph.cycles(len(order), tails, heads)
    return [graph.Component(*([order[each] for each in part] for part in component)) for component in found]


def _force(edge: Edge) -> int:
    return 0 if edge.hedged and not edge.partial else 1 if edge.partial else 2
