"""Grounded labelling: which nodes stand when some attack others. Claims reference, 3.1 and 4.

A node is IN when all its attackers are OUT, OUT when one of them is IN, and UNDEC otherwise: the least such labelling,
which every graph has exactly one of. A node that nothing attacks is IN. One that attacks itself is never IN.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Iterator
from typing import Final

from vaultkit.graph.columns import Nodes, adjacency, numbers

IN: Final = 0
OUT: Final = 1
UNDEC: Final = 2

Edge = tuple[int, int]


def grounded(count: int, attackers: Nodes, attacked: Nodes) -> bytearray:
    """The label of each node, where `attackers[i]` attacks `attacked[i]`. O(nodes + attacks).

    Beside a zero for each node, only what touches an attack costs anything.
    """
    return _ground(count, attackers, attacked)[0]


class Attacks:
    """The attacks among some nodes, for who asks why a node is labelled as it is."""

    def __init__(self, count: int, attackers: Nodes, attacked: Nodes) -> None:
        """As for `grounded`, and at little more cost; a question then costs what its own chain does."""
        self.labels, self._ranks = _ground(count, attackers, attacked)
        self._starts, self._ends = adjacency(count, attacked, attackers)
        self._known: dict[int, tuple[int, ...]] = {}

    def chain(self, node: int) -> Iterator[Edge]:
        """The attacks, each as (attacker, attacked), that prove the label of `node`: the nearest first, none twice.

        OUT: an IN attacker, then why that is IN. IN: all its attackers, all OUT, then why each is OUT. Such a chain has
        no cycle, as it goes on from an attacker that was labelled sooner, the soonest there is. UNDEC: the way back
        along UNDEC attackers to the first node met again; it is the shortest cycle through `node` where it is on one.
        """
        return self._circle(node) if self.labels[node] == UNDEC else self._proof(node)

    def _attackers(self, node: int) -> tuple[int, ...]:
        """Sorted, each once; kept, as thousands may ask why one is what it is that thousands attack."""
        if node not in self._known:
            self._known[node] = tuple(sorted({*self._ends[self._starts[node] : self._starts[node + 1]]}))
        return self._known[node]

    def _proof(self, node: int) -> Iterator[Edge]:
        labels, ranks = self.labels, self._ranks
        met = {node}
        queue = deque(met)
        while queue:
            each = queue.popleft()
            why = self._attackers(each)
            if labels[each] == OUT:
                why = (min((other for other in why if labels[other] == IN), key=ranks.__getitem__),)
            for attacker in why:
                yield attacker, each
                if attacker not in met:
                    met.add(attacker)
                    queue.append(attacker)

    def _circle(self, node: int) -> Iterator[Edge]:
        cycle = self._shortest(node)
        if cycle:
            yield from cycle
            return
        met: set[int] = set()
        while node not in met:
            met.add(node)
            attacker = self._undecided(node)[0]
            yield attacker, node
            node = attacker

    def _shortest(self, node: int) -> list[Edge]:
        """The attacks of a shortest cycle of UNDEC nodes through `node`, from the one on it back; none if none is."""
        victims: dict[int, int] = {}  # of each node met, whom it attacks on the shortest way to `node`
        queue = deque((node,))
        while queue and node not in victims:
            each = queue.popleft()
            for attacker in self._undecided(each):
                if attacker not in victims:
                    victims[attacker] = each
                    queue.append(attacker)
        cycle: list[Edge] = []
        while node in victims:
            cycle.append((node, victims[node]))
            node = victims.pop(node)
        return cycle[::-1]

    def _undecided(self, node: int) -> list[int]:
        labels = self.labels
        return [attacker for attacker in self._attackers(node) if labels[attacker] == UNDEC]


def _ground(count: int, attackers: Nodes, attacked: Nodes) -> tuple[bytearray, array[int]]:
    """The labels, and for each node that is IN the round in which that was found."""
    labels = bytearray(count)
    ranks = numbers(count)
    standing = numbers(count)  # attacks by nodes that are not OUT
    for node in attacked:
        labels[node] = UNDEC
        standing[node] += 1
    starts, ends = adjacency(count, attackers, attacked)
    found = [node for node in {*attackers} if labels[node] == IN]
    rank = 0
    while found:
        rank += 1
        later = []
        for attacker in found:
            for loser in ends[starts[attacker] : starts[attacker + 1]]:
                if labels[loser] == UNDEC:
                    labels[loser] = OUT
                    for node in ends[starts[loser] : starts[loser + 1]]:
                        standing[node] -= 1
                        if not standing[node]:
                            labels[node] = IN
                            ranks[node] = rank
                            later.append(node)
        found = later
    return labels, ranks
