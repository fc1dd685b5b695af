"""Which notes the rules about claims have something to say of, each told from columns of numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import compress
from operator import eq, or_

from vaultkit.claims import Claims
from vaultkit.graph import IN
from vaultkit.sketching import SELF
from vaultkit.stated import relates

_IS_SHAKY = bytes(label != IN for label in range(256))
_IS_NOT = bytes(not value for value in range(256))


def odd(claims: Claims) -> Collection[str]:
    """The notes that state something of themselves, or in words that leave something open."""
    rows, names = claims.rows, claims.nodes.names
    selves = {*compress(rows.pages, map(eq, rows.subjects, rows.objects))}
    return rows.open.union(map(names.__getitem__, selves))


def contended(claims: Claims) -> Collection[str]:
    """The notes that are a side of a contention, and the lines that rest on one."""
    sides = [side for side in claims.sides if side in claims.vault.sketches]
    return frozenset((*sides, *(line for side in claims.sides for line in claims.lines_resting_on(side))))


def circular(claims: Claims) -> Collection[str]:
    """The notes that the circles of support are told on."""
    return claims.standing.rings.keys()


def shaken(claims: Claims) -> Collection[str]:
    """The notes and lines with a supporter that is not IN, or not founded."""
    standing, names = claims.standing, claims.nodes.names
    labels, founds, supports = standing.labels.labels, standing.founds, standing.supports
    doubted = bytearray(map(or_, labels.translate(_IS_SHAKY), founds.translate(_IS_NOT)))
    heads = {*compress(supports.heads, map(doubted.__getitem__, supports.tails))}
    return frozenset(names[head] for head in heads if names[head] in claims.vault.sketches)


def telling(claims: Claims, own: Iterable[str]) -> Collection[str]:
    """The notes that state relations and may speak of themselves; `own` are those that link to themselves.

    What somebody has names of their own for, no sketch knows for a relation.
    """
    sketches, words = claims.vault.sketches, claims.words
    hinted = [path for path, sketch in sketches.items() if sketch.hints & SELF]
    linked = [path for path in own if relates(sketches[path].stated)]
    named = [path for path in sketches if any(each[1] in words for each in claims.rows.said(path))] if words else ()
    return dict.fromkeys((*hinted, *linked, *named))


def outdated(claims: Claims) -> Collection[str]:
    """The notes and lines that rest on a superseded node, and the notes that say that they supersede."""
    supports, nodes, edges = claims.standing.supports, claims.nodes, claims.standing.succession.edges
    gone = bytearray(nodes.count)
    for node in claims.superseded:
        gone[nodes.number(node)] = 1
    rest = compress(supports.heads, map(gone.__getitem__, supports.tails))
    found = map(nodes.names.__getitem__, {*rest, *edges.tails})
    return frozenset(node for node in (*found, *claims.superseded) if node in claims.vault.sketches)


def limited(claims: Claims) -> Collection[str]:
    """The pages that state that they contradict or limit another note, or that another limits them."""
    rows, names = claims.rows, claims.nodes.names
    pages = {*map(rows.pages.__getitem__, rows.of_types(("contradicts", "qualifies")))}
    return frozenset(map(names.__getitem__, pages))
