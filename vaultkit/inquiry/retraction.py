"""What falls if a claim goes: everything that loses its last standing support, and every label that changes."""

from __future__ import annotations

from typing import Any, NamedTuple

from vaultkit import graph
from vaultkit.claims import Claims
from vaultkit.claims.standing import Standing
from vaultkit.inquiry.table import LABELS
from vaultkit.inquiry.tree import Twig


class Fall(NamedTuple):
    """A node that is founded no longer, and those of its supporters that fell with it, the retracted one among them."""

    node: str
    because: tuple[str, ...]


class Change(NamedTuple):
    """A node whose label is another without the claim."""

    node: str
    before: str
    after: str


class Retraction(NamedTuple):
    """What follows if the claim `node` is retracted: nearest first what falls, then by path whose label changes."""

    node: str
    falls: tuple[Fall, ...]
    changes: tuple[Change, ...]


def retract(node: str, claims: Claims) -> Retraction:
    """Do as if a claim were gone: it attacks nothing any more, and supports nothing."""
    before, after = claims.standing, Standing(claims, without=node)
    if node not in claims.nodes:
        return Retraction(node, (), ())
    names, supports = claims.nodes.names, before.grounds
    number, count = claims.nodes.number(node), claims.nodes.count
    labels, without = before.labels.labels, after.labels.labels
    fell = graph.falls(count, labels, supports.tails, supports.heads, number, without)
    changes = (
        Change(names[each], LABELS[labels[each]], LABELS[without[each]])
        for each in range(count)
        if labels[each] != without[each] and each != number
    )
    # What is only defeated again has lost no support: its label tells.
    found = tuple(Fall(names[each], tuple(names[other] for other in because)) for each, because in fell if because)
    return Retraction(node, found, tuple(sorted(changes)))


def tree(said: Retraction, claims: Claims) -> tuple[Twig, ...]:
    """The same as a tree: below each node those that fall with it, each below the first that it falls with."""
    order = {node: at for at, node in enumerate((said.node, *(fall.node for fall in said.falls)))}
    below: dict[str, list[str]] = {}
    for fall in said.falls:
        below.setdefault(min(fall.because, key=order.__getitem__, default=said.node), []).append(fall.node)
    lines = sum(fall.node in claims.lines for fall in said.falls)
    notes = len(said.falls) - lines
    count = f"{_counted(notes, 'note')} and {_counted(lines, 'line')} lose their last standing support"
    twigs = [Twig(0, f"without {claims.title(said.node)!r} {count if said.falls else 'nothing loses its support'}")]
    ahead = [(each, 1) for each in reversed(below.get(said.node, ()))]
    while ahead:
        node, depth = ahead.pop()
        twigs.append(
            Twig(depth, repr(claims.title(node)), str(claims.top(node)) if node in claims.vault.sketches else "")
        )
        ahead += ((each, depth + 1) for each in reversed(below.get(node, ())))
    labels = (
        Twig(1, f"{claims.title(each.node)!r} is {each.after}, not {each.before} any more") for each in said.changes
    )
    return (*twigs, *labels)


def plain(said: Retraction, claims: Claims) -> dict[str, Any]:
    """The same for JSON."""

    def named(node: str) -> dict[str, str]:
        return {"path": node, "title": claims.title(node)}

    return {
        "version": 1,
        "retracted": named(said.node),
        "falls": [{**named(each.node), "because": [named(other) for other in each.because]} for each in said.falls],
        "labels": [{**named(each.node), "before": each.before, "after": each.after} for each in said.changes],
    }


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
