"""Why a claim stands, or does not: what holds it up and what speaks against it, down to the sources."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from vaultkit.claims import Claims, Contention
from vaultkit.claims.standing import RESTS_ON, Edge
from vaultkit.graph import IN, OUT, UNDEC
from vaultkit.inquiry.tree import Twig

_STANDS = {IN: "stands", OUT: "is defeated", UNDEC: "is undecided"}
_STATES = {
    "": "nobody has resolved it",
    "open": "it is left open",
    "reconciled": "reconciled",
    "scoped": "each holds in its own scope",
    "duplicate": "they are one claim twice",
}


class Joint(NamedTuple):
    """A step of the support of a claim, and what makes it weak."""

    edge: Edge
    reason: str


class _Ahead(NamedTuple):
    """What is to be told: the node that a sentence leads to, the sentence, and the sides of its contention."""

    node: str
    twig: Twig
    told: frozenset[str] = frozenset()


def why(node: str, claims: Claims, depth: int) -> tuple[Twig, ...]:
    """The tree of a claim down to some depth; each note is taken apart where it first occurs."""
    twigs: list[Twig] = []
    told: set[str] = set()
    ahead = [_Ahead(node, Twig(0, f"{claims.title(node)!r} {stands(node, claims)}"))]
    while ahead:
        each, twig, pair = ahead.pop()
        reasons: list[_Ahead] = []
        if each in told:
            twig = twig._replace(words=f"{twig.words} (as told above)")
        elif twig.depth >= depth:
            count = len(claims.standing.supporters(each)) + len(claims.contentions_of(each)) - bool(pair)
            twig = twig._replace(words=f"{twig.words} ({count} more below)") if count else twig
        else:
            told.add(each)
            reasons = [reason for reason in _reasons(each, twig.depth + 1, claims) if not pair or reason.told != pair]
        twigs.append(twig)
        ahead.extend(reversed(reasons))
    for edge, reason in weakest(node, claims):
        words = f"the weakest joint: {claims.title(edge.tail)!r} under {claims.title(edge.head)!r}: {reason}"
        twigs.append(Twig(1, words, _at(edge)))
    return tuple(twigs)


def stands(node: str, claims: Claims) -> str:
    """How a node stands, in words."""
    standing = claims.standing
    label = standing.label(node)
    if label != OUT and not standing.founded(node):
        return f"{_STANDS[label]}, but nothing that is founded supports it"
    return _STANDS[label]


def weakest(node: str, claims: Claims) -> tuple[Joint, ...]:
    """The weakest step of all that supports a node, the nearest of equals; nothing where it rests on nothing."""
    best: tuple[int, Joint] | None = None
    met = {node}
    queue = deque(met)
    while queue:
        head = queue.popleft()
        edges = claims.standing.supporters(head)
        alone = len({edge.tail for edge in edges}) == 1
        for edge in edges:
            rank, reason = _weakness(edge, claims, alone=alone)
            if best is None or rank < best[0]:
                best = rank, Joint(edge, reason)
            if edge.tail not in met:
                met.add(edge.tail)
                queue.append(edge.tail)
    return (best[1],) if best and best[1].reason else ()


def _weakness(edge: Edge, claims: Claims, *, alone: bool) -> tuple[int, str]:
    standing = claims.standing
    label = standing.label(edge.tail)
    if label == OUT:
        return 0, "it is defeated"
    if not standing.founded(edge.tail):
        return 1, "nothing that is founded supports it"
    if label == UNDEC:
        return 2, "it is undecided"
    if edge.hedged:
        return 3, "its support is hedged or partial"
    return (4, "it is the only support") if alone else (5, "")


def _reasons(node: str, depth: int, claims: Claims) -> Iterator[_Ahead]:
    """What supports a node, then what speaks against it."""
    for edge in claims.standing.supporters(node):
        how = "rests on" if edge.name == RESTS_ON else "supported by"
        hedge = ", hedged or partial," if edge.hedged else ","
        words = f"{how} {claims.title(edge.tail)!r}{hedge} which {stands(edge.tail, claims)}"
        yield _Ahead(edge.tail, Twig(depth, words, _at(edge)))
    for each in claims.contentions_of(node):
        other = each.other(node)
        place = claims.place(node, each) if any(r.asserted_on == node for r in each.relations) else each.places[0]
        words = f"{_against(node, each)} {claims.title(other)!r}, which {stands(other, claims)}: {state(each, claims)}"
        yield _Ahead(other, Twig(depth, words, str(place)), frozenset(each.pair))


def _against(node: str, contention: Contention) -> str:
    refuting = {each.subject for each in contention.relations if each.type == "refutes"}
    if any(each.type == "contradicts" for each in contention.relations) or len(refuting) == 2:
        how = "against"
    else:
        how = "refutes" if node in refuting else "refuted by"
    return how if contention.firm else f"{how}, in part,"


def state(contention: Contention, claims: Claims) -> str:
    """How people have resolved a contention, in words."""
    said = _STATES.get(contention.resolution, f"{claims.title(contention.preferred)!r} is preferred")
    return f"{said}, but {contention.stale}" if contention.stale else said


def _at(edge: Edge) -> str:
    return str(edge.place)
