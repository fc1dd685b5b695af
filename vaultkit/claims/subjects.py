"""Which notes the rules about claims have something to say of, each told from columns of numbers."""

from __future__ import annotations

from collections.abc import Collection
from itertools import compress
from operator import eq

from vaultkit.claims import ATTACKS, Claims
from vaultkit.graph import IN


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
    """The notes that support one another in a circle."""
    names = claims.nodes.names
    found = (names[member] for circle in claims.standing.circles for member in circle.members)
    return frozenset(node for node in found if node in claims.vault.sketches)


def shaken(claims: Claims) -> Collection[str]:
    """The notes and lines with a supporter that is not IN, or not founded."""
    standing, names = claims.standing, claims.nodes.names
    labels, founds, supports = standing.labels.labels, standing.founds, standing.supports
    ends = zip(supports.tails, supports.heads, strict=True)
    heads = {head for tail, head in ends if labels[tail] != IN or not founds[tail]}
    return frozenset(names[head] for head in heads if names[head] in claims.vault.sketches)


def outdated(claims: Claims) -> Collection[str]:
    """The notes and lines that rest on a superseded node, and the notes that say that they supersede."""
    supports, names, gone = claims.standing.supports, claims.nodes.names, claims.superseded
    ends = zip(supports.tails, supports.heads, strict=True)
    heads = (names[head] for tail, head in ends if names[tail] in gone)
    sides = (relation.subject for relation in map(claims.rows.relation, claims.rows.of_types(("supersedes",))))
    return frozenset(node for node in (*heads, *sides, *gone) if node in claims.vault.sketches)


def limited(claims: Claims) -> Collection[str]:
    """The pages that state that they contradict or limit another note, or that another does so to them."""
    rows, names = claims.rows, claims.nodes.names
    return frozenset(names[rows.pages[row]] for row in rows.of_types((*ATTACKS, "qualifies")))
