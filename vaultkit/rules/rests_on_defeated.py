"""What a line or a note rests on stands.

A source is defeated where a claim that stands refutes it or is preferred to it; it rests on nothing that stands where
all that supports it is defeated; it is undecided where a contradiction about it is open. The finding shows the chain of
attacks that proves this, and says nothing of what is true. It is an error where none of the sources stands, a warning
where some are defeated or rest on nothing, and info where some are only undecided. Drop such a source, or resolve the
contradiction. There is one finding for each line. Of a note all of whose supporters are defeated or undecided, CLM009
speaks; of one that is in a circle with its supporter, CLM007 does. Pages only: what else a stub rests on nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vaultkit.claims import Claims
from vaultkit.claims.doubts import Supporter
from vaultkit.graph import IN, OUT, UNDEC
from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.rules.standing import listed, place_on, titles
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "CLM010", "rests-on-defeated", Severity.ERROR

_USED = "\n## Used by\n\n- [[What to drink]]\n"
_LINE = """---
type: line
title: What to drink
status: page
sources:
  - "[[Tea calms]]"
---

A small cup helps, says [[Tea calms]], within the bounds of [[Cups are small]].
"""
GOOD = Example(
    {
        "Cups are small.md": '---\nqualifies:\n  - "[[Tea calms]]"\n---\n\n# Cups are small\n',
        "Tea calms.md": f"# Tea calms\n\nSee [[Cups are small]].\n{_USED}",
        "What to drink.md": _LINE,
    }
)
BAD = Example(
    {
        "Cups are small.md": '---\nrefutes:\n  - "[[Tea calms]]"\n---\n\n# Cups are small\n',
        "Tea calms.md": f"# Tea calms\n\nThis is at odds with [[Cups are small]].\n{_USED}",
        "What to drink.md": _LINE,
    },
    says=("What to drink.md:6:6: none of its sources stands: 'Tea calms' is defeated by 'Cups are small'",),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    claims, doubts = survey.claims, survey.claims.standing.doubts
    found = doubts.supporters(note.path)
    doubted = [each for each in found if each.label != IN or not each.founded]
    shaky = sorted([each for each in doubted if _is_shaky(each, note.path, claims)], key=_gravity)
    if not shaky or doubts.left_alone(note.path) is not None:
        return
    severity = _severity(found, shaky)
    place, related = place_on(note.path, map(doubts.edge, shaky), claims)
    yield Problem(
        place.line,
        place.column,
        _message(found, shaky, "source" if note.path in claims.lines else "supporter", claims),
        claims.title(shaky[0].node),
        severity,
        related,
        tuple(step for each in shaky for step in doubts.steps(each)),
        _edit(note.path, shaky, claims),
        (*(each.node for each in shaky), severity.word),
    )


def _is_shaky(supporter: Supporter, path: str, claims: Claims) -> bool:
    """Whether one in doubt does not stand, or is not settled; that nothing founds a circle is told of the circle."""
    if supporter.label != OUT and not supporter.founded and claims.standing.doubts.shares_circle(supporter.node, path):
        return supporter.label == UNDEC
    return supporter.fallen or supporter.label == UNDEC


def _gravity(supporter: Supporter) -> int:
    return 0 if supporter.label == OUT else 1 if not supporter.founded else 2


def _severity(found: Sequence[Supporter], shaky: Sequence[Supporter]) -> Severity:
    if all(each.fallen for each in found):
        return SEVERITY
    return Severity.WARNING if shaky[0].fallen else Severity.INFO


def _message(found: Sequence[Supporter], shaky: Sequence[Supporter], noun: str, claims: Claims) -> str:
    doubts = claims.standing.doubts
    fallen = [each for each in shaky if each.fallen]
    which = fallen or shaky
    words = listed([doubts.words(each) for each in which])
    if len(fallen) == len(found):
        return f"none of its {noun}s stands: {words}"
    many = len(which) != 1
    if fallen:
        return f"{len(which)} of its {len(found)} {noun}s {'do' if many else 'does'} not stand: {words}"
    names = titles([each.node for each in which], claims)
    if len(found) == 1:
        return f"its only {noun} is undecided: {names}"
    return f"{len(which)} of its {len(found)} {noun}s {'are' if many else 'is'} undecided: {names}"


def _edit(path: str, shaky: Sequence[Supporter], claims: Claims) -> str:
    words = titles([each.node for each in shaky], claims)
    if path in claims.lines:
        edit = f"take {words} out of the sources"
    else:
        edit = f"take away that {words} {'supports' if len(shaky) == 1 else 'support'} this note"
    if any(each.fallen for each in shaky):
        return edit
    return f"resolve what leaves {words} undecided, or {edit}"
