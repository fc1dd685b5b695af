"""Why a supporter does not stand: it is defeated, nothing founds it, or it is undecided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from vaultkit.graph import OUT, UNDEC
from vaultkit.model import Step

if TYPE_CHECKING:
    from vaultkit.claims import Claims
    from vaultkit.claims.standing import Edge, Standing

_MOST = 8  # steps of the reason for one node: hundreds of notes may ask for it, and a chain may be as long as the vault


class Supporter(NamedTuple):
    """Another node that supports one, the number of the first statement of that, and how the other stands."""

    node: str
    statement: int
    label: int
    founded: bool

    @property
    def fallen(self) -> bool:
        """Whether it is OUT or not founded."""
        return self.label == OUT or not self.founded


class Doubts:
    """What is known of the supporters of nodes."""

    def __init__(self, standing: Standing, claims: Claims) -> None:
        self._standing, self._claims = standing, claims
        self._reasons: dict[tuple[str, bool], tuple[Edge, ...]] = {}
        self._steps: dict[tuple[str, bool], tuple[Step, ...]] = {}
        self._asked: tuple[str, Mapping[int, int]] = "", {}
        self._belows: dict[int, int] = {}
        self._aboves: dict[int, int] = {}

    def supporters(self, node: str) -> tuple[Supporter, ...]:
        """The other nodes that can found a node, each once; see `Standing.grounds`."""
        standing, names = self._standing, self._claims.nodes.names
        labels, founds = standing.labels.labels, standing.founds
        found = self._firsts(node).items()
        return tuple([Supporter(names[tail], edge, labels[tail], bool(founds[tail])) for tail, edge in found])

    def edge(self, supporter: Supporter) -> Edge:
        """The first statement of a support."""
        return self._standing.grounds.edge(supporter.statement)

    def left_alone(self, node: str) -> int | None:
        """Of a note that is not OUT: OUT where nothing founds it, UNDEC where all its supporters are that, else None.

        Lines are no notes here; nothing founds what supports itself in a circle either, but that is another matter.
        """
        standing, number = self._standing, self._claims.nodes.number
        labels = standing.labels.labels
        if not standing.knows(node) or labels[number(node)] == OUT or node in self._claims.lines:
            return None
        found = self._firsts(node)
        if found and all(labels[tail] == UNDEC for tail in found):
            return UNDEC
        alone = found and not standing.founds[number(node)] and number(node) not in standing.circled
        return OUT if alone else None

    def _firsts(self, node: str) -> Mapping[int, int]:
        """By number of each other node that can found a node the number of the first statement of that."""
        if self._asked[0] != node:  # who asks once asks again
            number = self._claims.nodes.number(node) if self._standing.knows(node) else -1
            found = self._standing.grounds.firsts(number) if number >= 0 else {}
            if number in found:
                found = {tail: edge for tail, edge in found.items() if tail != number}
            self._asked = node, found
        return self._asked[1]

    def shares_circle(self, one: str, other: str) -> bool:
        """Whether two nodes that some statement names are in one circle of support."""
        number, circled = self._claims.nodes.number, self._standing.circled
        at = circled.get(number(one))
        return at is not None and at == circled.get(number(other))

    def words(self, supporter: Supporter) -> str:
        """How a supporter stands."""
        title = repr(self._claims.title(supporter.node))
        if supporter.label == OUT:
            return f"{title} is defeated by {self._claims.title(self._reason(supporter)[0].tail)!r}"
        return f"{title} is undecided" if supporter.founded else f"{title} rests on nothing that stands"

    def steps(self, supporter: Supporter) -> tuple[Step, ...]:
        """What is supported, and why the supporter does not stand: the beginning of that where it is long."""
        key, step = (supporter.node, supporter.founded), self._standing.step
        if key not in self._steps:
            self._steps[key] = tuple(map(step, self._reason(supporter)))
        return (step(self.edge(supporter)), *self._steps[key])

    def _reason(self, supporter: Supporter) -> tuple[Edge, ...]:
        key = supporter.node, supporter.founded
        if key not in self._reasons:
            self._reasons[key] = tuple(islice(self._why(*key), _MOST))
        return self._reasons[key]

    def _why(self, node: str, founded: bool) -> Iterator[Edge]:
        """Of what is not founded the way down along supporters to one that is OUT, or round a circle; then attacks."""
        standing = self._standing
        number = self._claims.nodes.number(node)
        labels = standing.labels.labels
        met: set[int] = set()
        while not founded and labels[number] != OUT and number not in met:
            met.add(number)
            tail = self._below(number)
            yield standing.grounds.between(tail, number)
            number = tail
        if labels[number] == OUT:
            for tail, head in standing.labels.chain(number):
                yield standing.attacks.between(tail, head)
        elif founded:
            yield from self._round(number)

    def _below(self, number: int) -> int:
        """The first supporter of a node that is OUT, else the first; many may ask for that of one with thousands."""
        if number not in self._belows:
            below, labels = self._standing.grounds.before(number), self._standing.labels.labels
            self._belows[number] = next((each for each in below if labels[each] == OUT), below[0])
        return self._belows[number]

    def _round(self, number: int) -> Iterator[Edge]:
        """Two undecided nodes that attack each other, else the way back along such attackers to one met before.

        Unlike `Attacks.chain` it looks for no shortest circle: a note may ask for each node of a long one.
        """
        attacks, labels = self._standing.attacks, self._standing.labels.labels
        attacked, met = {*attacks.after(number)}, set[int]()
        back = next((each for each in attacks.before(number) if labels[each] == UNDEC and each in attacked), None)
        if back is not None:
            yield attacks.between(back, number)
            yield attacks.between(number, back)
            return
        while number not in met:
            met.add(number)
            tail = self._above(number)
            yield attacks.between(tail, number)
            number = tail

    def _above(self, number: int) -> int:
        """The first attacker of an undecided node that is undecided itself."""
        if number not in self._aboves:
            attacks, labels = self._standing.attacks, self._standing.labels.labels
            self._aboves[number] = next(each for each in attacks.before(number) if labels[each] == UNDEC)
        return self._aboves[number]
