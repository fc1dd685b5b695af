"""Unbalanced triads: two claims that contradict each other, and a third in accord with both.

The definitions are those of the claims reference, 3.1 and CLM008. A pair has a sign only where none of its statements
says otherwise, and only a statement that is neither hedged nor partial gives it one.
"""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from vaultkit import cues, graph
from vaultkit.claims.columns import TYPES
from vaultkit.claims.contentions import Contention
from vaultkit.model import Relation
from vaultkit.vocabulary import RELATION_TYPES, STRENGTHS

if TYPE_CHECKING:
    from vaultkit.claims import Claims

_POSITIVE = frozenset(TYPES[each.name] for each in RELATION_TYPES if each.polarity > 0)

Ends = tuple[int, int]
"""Two nodes by number, the lesser first."""


class Triad(NamedTuple):
    """A pair at odds, a third node, and the statement of each edge: that of the pair, then of either side."""

    contention: Contention
    third: str
    edges: tuple[Relation, Relation, Relation]

    @property
    def strong(self) -> bool:
        """Whether all three edges are."""
        return all(each.strength == cues.STRONG for each in self.edges)


def triads(claims: Claims) -> Mapping[str, Sequence[Triad]]:
    """The unbalanced triads by the note that each is told on: one of the pair where one is shown, else the third."""
    number, names = claims.nodes.number, claims.nodes.names
    at_odds = {_ends(*map(number, each.pair)): each for each in claims.contentions if _is_at_odds(each, claims)}
    positive, others = _stated_near(at_odds, claims)
    plus = [ends for ends in positive if ends not in others]
    minus = [ends for ends in at_odds if ends not in positive]
    found: dict[str, list[Triad]] = {}
    for a, b, c in graph.unbalanced(claims.nodes.count, _columns(plus), _columns(minus)):
        contention = at_odds[a, b]
        sides = [positive[_ends(number(side), c)] for side in contention.pair]
        one, other = (_clear(map(claims.rows.relation, rows)) for rows in sides)
        if one and other:
            edges = (_clear(contention.relations)[0], one[0], other[0])
            told = claims.told_on(contention) or names[c]
            if claims.shown(told):
                found.setdefault(told, []).append(Triad(contention, names[c], edges))
    return found


def _is_at_odds(contention: Contention, claims: Claims) -> bool:
    return contention.open and bool(_clear(contention.relations)) and claims.verifiable(contention)


def _stated_near(at_odds: Iterable[Ends], claims: Claims) -> tuple[Mapping[Ends, list[int]], Container[Ends]]:
    """Of all pairs with a node that is at odds: the rows that are positive, and the pairs that have any other."""
    rows = claims.rows
    near = bytearray(claims.nodes.count)
    for a, b in at_odds:
        near[a] = near[b] = 1
    positive: dict[Ends, list[int]] = {}
    others: set[Ends] = set()
    for row, (one, other) in enumerate(zip(rows.subjects, rows.objects, strict=True)):
        if near[one] or near[other]:
            if rows.types[row] in _POSITIVE:
                positive.setdefault(_ends(one, other), []).append(row)
            else:
                others.add(_ends(one, other))
    return positive, others


def _columns(pairs: Iterable[Ends]) -> tuple[Sequence[int], Sequence[int]]:
    one, other = array("i"), array("i")
    for a, b in pairs:
        one.append(a)
        other.append(b)
    return one, other


def _clear(relations: Iterable[Relation]) -> list[Relation]:
    """Those that are neither hedged nor partial, the strongest first."""
    found = (each for each in relations if each.strength != cues.PARTIAL and not each.stance.hedged)
    return sorted(found, key=_rank)


def _rank(relation: Relation) -> tuple[int, str, int, int]:
    return -STRENGTHS.index(relation.strength), relation.asserted_on, relation.line, relation.column


def _ends(one: int, other: int) -> Ends:
    return (one, other) if one < other else (other, one)
