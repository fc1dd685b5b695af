"""What still stands: grounded labels over attacks, founded support, and the edges that prove them.

The definitions are those of the claims reference, 3.1. Only what is firm and open attacks: a contradiction both ways, a
refutation one way, and a resolution that prefers a side attacks the other. A contention without any page cannot be
verified and attacks nothing. What is qualified or partial stays out.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from vaultkit import cues, graph
from vaultkit.claims.doubts import Doubts
from vaultkit.claims.rings import Ring, rings
from vaultkit.claims.roots import rooted
from vaultkit.claims.succession import Succession
from vaultkit.claims.triads import Triad, triads
from vaultkit.graph import IN
from vaultkit.model import Place, Relation, Step
from vaultkit.vocabulary import BY_NAME

if TYPE_CHECKING:
    from vaultkit.claims import Claims, Contention

RESTS_ON = "is a source of"
_MANY = 50  # edges to one node, which are looked through once


class Edge(NamedTuple):
    """One node that attacks or supports another, and where that is stated.

    `hedged` where the words are not sure, or sure of a part only; `partial` where it is no more than that.
    """

    tail: str
    head: str
    name: str
    place: Place
    hedged: bool = False
    partial: bool = False


class Edges:
    """Edges among numbered nodes: their ends as two columns, and what each is when somebody asks."""

    def __init__(
        self,
        tails: Sequence[int],
        heads: Sequence[int],
        rows: Sequence[int],
        claims: Claims,
        more: Sequence[Edge] = (),
    ) -> None:
        """`rows` has of the first edges the rows of the relations that they are, `more` the others themselves."""
        self.tails, self.heads, self.rows, self.more, self._claims = tails, heads, rows, more, claims
        self._hubs: dict[int, dict[int, int]] = {}

    def edge(self, number: int) -> Edge:
        """The edge with that number."""
        stated = len(self.rows)
        return self._relation(self.rows[number]) if number < stated else self.more[number - stated]

    def into(self, node: int) -> tuple[Edge, ...]:
        """The edges that lead to a node, in the order in which they are stated."""
        return tuple(map(self.edge, self.numbers(node)))

    def numbers(self, node: int) -> Sequence[int]:
        """The numbers of the edges that lead to a node, which are in the order in which they are stated."""
        starts, ends = self._into
        return ends[starts[node] : starts[node + 1]] if node + 1 < len(starts) else ()

    def before(self, node: int) -> Sequence[int]:
        """The nodes from which edges lead to a node, in the order in which those are stated."""
        starts, ends = self.back
        return ends[starts[node] : starts[node + 1]]

    def after(self, node: int) -> Sequence[int]:
        """The nodes to which edges lead from a node, in the order in which those are stated."""
        starts, ends = self.ahead
        return ends[starts[node] : starts[node + 1]]

    def firsts(self, node: int) -> Mapping[int, int]:
        """The nodes from which edges lead to a node, in the same order, each with the number of its first edge."""
        if node in self._hubs:
            return self._hubs[node]
        found: dict[int, int] = {}
        tails, numbers = self.tails, self.numbers(node)
        for number in numbers:
            if tails[number] not in found:
                found[tails[number]] = number
        if len(numbers) > _MANY:  # thousands may ask for those of a node with thousands
            self._hubs[node] = found
        return found

    def between(self, tail: int, head: int) -> Edge:
        """The first edge from one node to another."""
        return self.edge(self.firsts(head)[tail])

    def _relation(self, row: int) -> Edge:
        rows = self._claims.rows
        names = self._claims.nodes.names
        page = names[rows.pages[row]]
        _, _, _, line, column, strength, _, told, _ = rows.said(page)[rows.at[row]]
        if told:  # its words may hedge
            return edge_of(rows.relation(row))
        subject, object_, partial = names[rows.subjects[row]], names[rows.objects[row]], strength == cues.PARTIAL
        return Edge(subject, object_, rows.type(row), Place(page, line, column), partial, partial)

    @cached_property
    def _into(self) -> graph.Adjacency:
        return graph.adjacency(self._claims.nodes.count, self.heads, range(len(self.heads)))

    @cached_property
    def back(self) -> graph.Adjacency:
        """The tails by head."""
        starts, numbers = self._into
        return graph.Adjacency(starts, array("i", map(self.tails.__getitem__, numbers)))

    @cached_property
    def ahead(self) -> graph.Adjacency:
        """The heads by tail."""
        return graph.adjacency(self._claims.nodes.count, self.tails, self.heads)


class Standing:
    """The labels of a vault's claims and what founds them; each part is worked out when somebody first asks.

    A node that no statement names is IN and founded.
    """

    def __init__(self, claims: Claims, without: str = "") -> None:
        """`without` is a node to do as if it were retracted: it attacks nothing."""
        self._claims, self._without = claims, without
        self._nodes = claims.nodes
        self._rows, self._lines = claims.rows, claims.lines
        self._proofs: dict[str, tuple[Step, ...]] = {}
        self._count = claims.nodes.count  # once these two are read, every node has its number

    @cached_property
    def attacks(self) -> Edges:
        """Who attacks whom."""
        number = self._nodes.number
        found = (each for contention in self._claims.contentions for each in attacks(contention, self._claims))
        edges = [each for each in found if each.tail != self._without]
        tails, heads = (
            array("i", (number(each.tail) for each in edges)),
            array("i", (number(each.head) for each in edges)),
        )
        return Edges(tails, heads, (), self._claims, edges)

    @cached_property
    def stated(self) -> Edges:
        """Who is said to support whom."""
        return self._stating("supports")

    @cached_property
    def supports(self) -> Edges:
        """The same, and the sources of each line, on which it rests."""
        number, stated = self._nodes.number, self.stated
        if not self._lines:
            return stated
        edges = [
            Edge(source, line, RESTS_ON, place)
            for line in self._lines
            for source, place in self._claims.sources(line).items()
        ]
        tails, heads = array("i", stated.tails), array("i", stated.heads)
        tails.extend(number(each.tail) for each in edges)
        heads.extend(number(each.head) for each in edges)
        return Edges(tails, heads, stated.rows, self._claims, edges)

    @cached_property
    def grounds(self) -> Edges:
        """Those of the supports that can found: a line rests on its sources alone, and what has no page is a premise.

        Nobody knows what the missing page of a stub rests on.
        """
        supports, nodes = self.supports, self._nodes
        pages = bytearray(map(nodes.page, nodes.names))
        sourced = bytes(pages[nodes.number(each.head)] for each in supports.more)
        for line in self._lines:
            pages[nodes.number(line)] = False
        stated = bytes(map(pages.__getitem__, self.stated.heads))
        if all(stated) and all(sourced):
            return supports
        tails, heads = (array("i", compress(each, stated + sourced)) for each in (supports.tails, supports.heads))
        rows = array("I", compress(supports.rows, stated))
        return Edges(tails, heads, rows, self._claims, [*compress(supports.more, sourced)])

    @cached_property
    def labels(self) -> graph.Attacks:
        """The labels by number of node, and why."""
        return graph.Attacks(self._count, self.attacks.tails, self.attacks.heads)

    @cached_property
    def founds(self) -> bytearray:
        """By number of node, 1 where it is founded."""
        grounds = self.grounds
        return graph.founded(self._count, self.labels.labels, grounds.tails, grounds.heads, grounds.ahead)

    def knows(self, node: str) -> bool:
        """Whether some statement names a node; who reads mere neighbours later gives numbers to more."""
        return node in self._nodes and self._nodes.number(node) < self._count

    def label(self, node: str) -> int:
        """IN, OUT or UNDEC."""
        return self.labels.labels[self._nodes.number(node)] if self.knows(node) else IN

    def founded(self, node: str) -> bool:
        """Whether a node is not OUT and rests on nothing, or on something founded."""
        return bool(self.founds[self._nodes.number(node)]) if self.knows(node) else True

    def attackers(self, node: str) -> tuple[Edge, ...]:
        """The attacks on a node."""
        return self.attacks.into(self._nodes.number(node)) if self.knows(node) else ()

    def supporters(self, node: str) -> tuple[Edge, ...]:
        """The supports of a node; those of a line are its sources."""
        return self.supports.into(self._nodes.number(node)) if self.knows(node) else ()

    def proof(self, node: str) -> tuple[Step, ...]:
        """The attacks that prove the label of a node, the nearest first; none where nothing attacks it."""
        if not self.attackers(node):
            return ()
        if node not in self._proofs:
            chain = self.labels.chain(self._nodes.number(node))
            self._proofs[node] = tuple(self.step(self.attacks.between(tail, head)) for tail, head in chain)
        return self._proofs[node]

    def step(self, edge: Edge) -> Step:
        """An edge as a step of a proof."""
        return Step(*edge.place, f"{self._claims.title(edge.tail)!r} {edge.name} {self._claims.title(edge.head)!r}")

    @cached_property
    def circles(self) -> tuple[graph.Component, ...]:
        """The circles of what is said to support, in numbers of nodes."""
        stated = self.stated
        return tuple(graph.cycles(self._count, stated.tails, stated.heads, stated.ahead, stated.back))

    @cached_property
    def circled(self) -> Mapping[int, int]:
        """By number of node, which of the circles it is in."""
        return {member: at for at, circle in enumerate(self.circles) for member in circle.members}

    @cached_property
    def rings(self) -> Mapping[str, Ring]:
        """The circles of support, each by the note that it is told on."""
        return rings(self.circles, self.stated, self._claims, alone=True)

    @cached_property
    def doubts(self) -> Doubts:
        """Why what does not stand does not."""
        return Doubts(self, self._claims)

    @cached_property
    def succession(self) -> Succession:
        """What supersedes what."""
        return Succession(self._stating("supersedes"), self._claims)

    @cached_property
    def rooted(self) -> Mapping[str, str]:
        """By note, the contested node that everything behind its several supporters comes from."""
        return rooted(self, self._claims)

    @cached_property
    def triads(self) -> Mapping[str, Sequence[Triad]]:
        """The unbalanced triads, each by the note that it is told on."""
        return triads(self._claims)

    def _stating(self, type_: str) -> Edges:
        return Edges(*self._rows.ends(type_), self._rows.of_types((type_,)), self._claims)


def attacks(contention: Contention, claims: Claims) -> Iterator[Edge]:
    """The attacks that a contention makes."""
    if not contention.firm or not claims.verifiable(contention):
        return
    if contention.open:
        for each in contention.relations:
            if each.strength != cues.PARTIAL:
                yield edge_of(each)
                if BY_NAME[each.type].symmetric:
                    yield edge_of(each, back=True)
    elif contention.preferred in contention.pair:
        place = next(each.place for each in contention.records if each.prefers == contention.preferred)
        yield Edge(contention.preferred, contention.other(contention.preferred), "is preferred to", place)


def edge_of(relation: Relation, *, back: bool = False) -> Edge:
    """A relation as an edge from its subject to its object, or back."""
    ends = (relation.object, relation.subject) if back else (relation.subject, relation.object)
    place = Place(relation.asserted_on, relation.line, relation.column)
    hedged, partial = relation.stance.hedged, relation.strength == cues.PARTIAL
    return Edge(*ends, relation.type, place, hedged or partial, partial and not hedged)
