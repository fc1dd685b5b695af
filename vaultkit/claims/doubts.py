"""Why a supporter does not stand: it is defeated, nothing founds it, or it is undecided."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from vaultkit.graph import OUT, UNDEC
from vaultkit.model import Step

if TYPE_CHECKING:
    from vaultkit.claims import Claims
    from vaultkit.claims.standing import Edge, Standing

_MOST = 8  # steps of the reason for one node: hundreds of notes may ask for it, and a chain may be as long as the vault


class Supporter(NamedTuple):
    """Another node that supports one, the first statement of that, and how the other stands."""

    edge: Edge
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

    def supporters(self, node: str) -> tuple[Supporter, ...]:
        """The other nodes that can found a node, each once; see `Standing.grounds`."""
        standing = self._standing
        if not standing.knows(node):
            return ()
        firsts: dict[str, Edge] = {}
        for edge in standing.grounds.into(self._claims.nodes.number(node)):
            if edge.tail != node:
                firsts.setdefault(edge.tail, edge)
        return tuple(Supporter(edge, standing.label(tail), standing.founded(tail)) for tail, edge in firsts.items())

    def left_alone(self, node: str) -> int | None:
        """Of a note that is not OUT: OUT where nothing founds it, UNDEC where all its supporters are that, else None.

        Lines are no notes here; nothing founds what supports itself in a circle either, but that is another matter.
        """
        standing, claims = self._standing, self._claims
        if node in claims.lines or standing.label(node) == OUT:
            return None
        found = self.supporters(node)
        if found and all(each.label == UNDEC for each in found):
            return UNDEC
        alone = found and not standing.founded(node) and claims.nodes.number(node) not in standing.circled
        return OUT if alone else None

    def shares_circle(self, one: str, other: str) -> bool:
        """Whether two nodes that some statement names are in one circle of support."""
        number, circled = self._claims.nodes.number, self._standing.circled
        at = circled.get(number(one))
        return at is not None and at == circled.get(number(other))

    def words(self, supporter: Supporter) -> str:
        """How a supporter stands."""
        title = repr(self._claims.title(supporter.edge.tail))
        if supporter.label == OUT:
            return f"{title} is defeated by {self._claims.title(self._reason(supporter)[0].tail)!r}"
        return f"{title} is undecided" if supporter.founded else f"{title} rests on nothing that stands"

    def steps(self, supporter: Supporter) -> tuple[Step, ...]:
        """What is supported, and why the supporter does not stand: the beginning of that where it is long."""
        return tuple(map(self._standing.step, (supporter.edge, *self._reason(supporter))))

    def _reason(self, supporter: Supporter) -> tuple[Edge, ...]:
        key = supporter.edge.tail, supporter.founded
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
            below = standing.grounds.before(number)
            tail = next((each for each in below if labels[each] == OUT), below[0])
            yield standing.grounds.between(tail, number)
            number = tail
        if labels[number] == OUT:
            for tail, head in standing.labels.chain(number):
                yield standing.attacks.between(tail, head)
        elif founded:
            yield from self._round(number)

    def _round(self, number: int) -> Iterator[Edge]:
        """Two undecided nodes that attack each other, else the way back along such attackers to one met before.

        Unlike `Attacks.chain` it looks for no shortest circle: a note may ask for each node of a long one.
        """
        attacks, labels = self._standing.attacks, self._standing.labels.labels
        attacked, met = {*attacks.after(number)}, set[int]()
        while number not in met:
            met.add(number)
            above = [each for each in attacks.before(number) if labels[each] == UNDEC]
            back = next((each for each in above if each in attacked), None) if len(met) == 1 else None
            tail = above[0] if back is None else back
            yield attacks.between(tail, number)
            if back is not None:
                yield attacks.between(number, tail)
                return
            number = tail
