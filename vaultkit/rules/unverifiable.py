"""What the rules about claims cannot check, since the vault lacks a page that would tell (claims reference, 3.1).

This is a third answer, beside a finding and none. In a vault of which most notes are stubs nearly everything is of that
kind, so it is worked out only where somebody asks for it; of CLM017 alone it is a finding. A rule is absent here where
all that it asks stands on one page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from vaultkit.claims import Claims, Contention
from vaultkit.claims.standing import Edge
from vaultkit.graph import OUT
from vaultkit.model import Place, Problem, Severity, Sketch
from vaultkit.rules.number_not_in_source import unproven
from vaultkit.rules.standing import place_on, titles
from vaultkit.sketching import FIGURES
from vaultkit.stated import summaries
from vaultkit.survey import Survey
from vaultkit.vocabulary import USED_BY


class Unverifiable(NamedTuple):
    """Something that a rule asks and nobody can tell: where, what, in words, and the nodes that have no page."""

    place: Place
    what: str
    missing: tuple[str, ...]

    def problem(self, claims: Claims) -> Problem:
        """It in the form of a problem, which it is not."""
        absent = titles(self.missing, claims)
        return Problem(
            self.place.line,
            self.place.column,
            f"whether {self.what} cannot be checked: the vault has no page of {absent}",
            claims.title(self.missing[0]),
            Severity.INFO,
            edit=f"bring the {'page' if len(self.missing) == 1 else 'pages'} of {absent} into the vault",
            ids=(self.what, *self.missing),
        )


def _one_sided(survey: Survey) -> Iterator[Unverifiable]:
    claims = survey.claims
    for each in claims.contentions:
        yield from _asked(each.places[0], f"{_sides(each, claims)} both speak of what they dispute", each.pair, claims)


def _silent(survey: Survey) -> Iterator[Unverifiable]:
    claims = survey.claims
    for each in claims.contentions:
        one, other = (_lines(side, claims) for side in each.pair)
        what = f"each line that rests on a side of what {_sides(each, claims)} dispute names the other"
        yield from _asked(each.places[0], what, {*one, *other}, claims)


def _both_sides(survey: Survey) -> Iterator[Unverifiable]:
    claims = survey.claims
    for each in claims.contentions:
        one, other = (_lines(side, claims) for side in each.pair)
        if each.open:
            what = f"each line that rests on {_sides(each, claims)} says that they disagree"
            yield from _asked(each.places[0], what, {*one} & {*other}, claims)


def _unreconciled(survey: Survey) -> Iterator[Unverifiable]:
    claims = survey.claims
    for each in claims.contentions:
        if not claims.verifiable(each):
            yield from _asked(each.places[0], f"{_sides(each, claims)} are reconciled", each.pair, claims)


def _only_support(survey: Survey) -> Iterator[Unverifiable]:
    """Of notes that nothing holds up but what has no page."""
    claims, doubts = survey.claims, survey.claims.standing.doubts
    for path, edges in _held_by_stubs(claims).items():
        if path in claims.lines or claims.standing.label(path) == OUT or doubts.left_alone(path) is not None:
            continue
        if not any(claims.page(each.node) and not each.fallen for each in doubts.supporters(path)):
            place, _ = place_on(path, edges, claims)
            what = f"anything that stands supports {claims.title(path)!r}"
            yield from _asked(place, what, (each.tail for each in edges), claims)


def _rests(survey: Survey) -> Iterator[Unverifiable]:
    claims = survey.claims
    for path, edges in _held_by_stubs(claims).items():
        place, _ = place_on(path, edges, claims)
        what = f"all that {claims.title(path)!r} rests on stands"
        yield from _asked(place, what, (each.tail for each in edges), claims)


def _superseded(survey: Survey) -> Iterator[Unverifiable]:
    """Of pages that name what superseded their source, where that may be superseded in its turn."""
    claims, standing = survey.claims, survey.claims.standing
    grounds, names = standing.grounds, claims.nodes.names
    for old in sorted(claims.superseded):
        ends = {last for edge in standing.succession.superseding(old) for last in standing.succession.last(edge.tail)}
        for head in sorted({*grounds.after(claims.nodes.number(old))}):
            path = names[head]
            place, _ = place_on(path, [grounds.between(claims.nodes.number(old), head)], claims)
            named = (each for each in ends if each == path or claims.mentions(path, each))
            yield from _asked(place, f"what supersedes {claims.title(old)!r} holds still", named, claims)


def _figures(survey: Survey) -> Iterator[Unverifiable]:
    for path, sketch in _sketches(survey):
        if sketch.hints & FIGURES:
            for words, place, stubs in unproven(survey.vault.notes[path], survey):
                what = f"{words!r} is in the note that its sentence cites"
                yield from _asked(Place(path, *place), what, stubs, survey.claims)


def _summaries(survey: Survey) -> Iterator[Unverifiable]:
    """Of lines that alone sum up a source without a page, with nothing to compare their words to."""
    claims, wording = survey.claims, survey.wording
    summed: dict[str, dict[str, None]] = {}
    for path, sketch in _sketches(survey):
        for address, _ in sketch.summaries:
            summed.setdefault(wording.source(address, path), {})[path] = None
    for path in dict.fromkeys(next(iter(lines)) for lines in summed.values() if len(lines) == 1):
        note = survey.vault.notes[path]
        given = ((each.link, wording.source(each.address, path)) for each in summaries(note))
        alone = [(link, node) for link, node in given if node and len(summed[node]) == 1 and not claims.page(node)]
        if alone:
            place = Place(path, alone[0][0].line, alone[0][0].column)
            what = f"{claims.title(path)!r} sums up its sources as they are"
            yield from _asked(place, what, (node for _, node in alone), claims)


def _sketches(survey: Survey) -> Iterator[tuple[str, Sketch]]:
    """The notes by path, a file with two of them by one."""
    twins = survey.vault.ground.twins
    return (each for each in survey.vault.sketches.items() if each[0] not in twins)


ASKED: Mapping[str, Callable[[Survey], Iterator[Unverifiable]]] = {
    "CLM001": _one_sided,
    "CLM002": _silent,
    "CLM003": _both_sides,
    "CLM004": _unreconciled,
    "CLM009": _only_support,
    "CLM010": _rests,
    "CLM018": _superseded,
    "CLM019": _figures,
    "CLM022": _summaries,
}
"""By the code of a rule, all that it cannot check in a vault."""


def _asked(place: Place, what: str, nodes: Iterable[str], claims: Claims) -> Iterator[Unverifiable]:
    """What is asked at a place, if some of the nodes that would tell have no page."""
    missing = tuple(sorted({each for each in nodes if not claims.page(each)}))
    if missing:
        yield Unverifiable(place, what, missing)


def _sides(contention: Contention, claims: Claims) -> str:
    one, two = map(claims.title, contention.pair)
    return f"{one!r} and {two!r}"


def _lines(node: str, claims: Claims) -> Iterator[str]:
    """The lines that a note is used by, as it lists them; those with a page say so themselves."""
    sketch = claims.vault.sketches.get(node)
    for name, _, addresses in sketch.lists if sketch else ():
        if name == USED_BY:
            yield from (claims.nodes.of(each, node) for each in addresses)


def _held_by_stubs(claims: Claims) -> Mapping[str, list[Edge]]:
    """By page, what says that it rests on nodes without a page that are not known to be defeated."""
    standing, names = claims.standing, claims.nodes.names
    grounds, labels = standing.grounds, standing.labels.labels
    found: dict[str, list[Edge]] = {}
    for number, (tail, head) in enumerate(zip(grounds.tails, grounds.heads, strict=True)):
        if tail != head and labels[tail] != OUT and not claims.page(names[tail]):
            found.setdefault(names[head], []).append(grounds.edge(number))
    return found
