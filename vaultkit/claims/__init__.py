"""Claims: the typed relations that the notes of a vault state, and the contentions among them.

The definitions are those of the claims reference, 3.1. A node is what a link leads to: the path of a note, or the
target as written where nothing is there. Everything is linear in the vault; what paragraphs say is read only of notes
that touch a contention.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import starmap
from typing import TypeVar

from vaultkit import cues
from vaultkit.claims import paragraphs, statements
from vaultkit.claims.paragraphs import Paragraph
from vaultkit.claims.statements import Statement
from vaultkit.model import Place, Relation
from vaultkit.note import may_relate
from vaultkit.vault import Vault
from vaultkit.vocabulary import LINE, STRENGTHS

ATTACKS = frozenset({"contradicts", "refutes"})
ACKNOWLEDGES, SOURCES = "acknowledges", "sources"
RECONCILED = "reconciled"

Pair = tuple[str, str]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Contention:
    """Two nodes that a relation sets against each other: one record for both sides, whoever asserts it.

    `pair` is sorted; `asserted_on` are the notes that answer for it, `strength` is the greatest of its relations, and
    `firm` unless all of them are partial; `resolution` is `reconciled`, or empty where the pages leave it standing.
    """

    pair: Pair
    relations: tuple[Relation, ...]
    asserted_on: tuple[str, ...]
    strength: str
    firm: bool
    resolution: str

    @property
    def open(self) -> bool:
        """Whether nobody has resolved it."""
        return not self.resolution

    def other(self, side: str) -> str:
        """The side that `side` is not."""
        return self.pair[1] if side == self.pair[0] else self.pair[0]

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it is stated."""
        return tuple(map(place, self.relations))


@dataclass(frozen=True)
class Claims:
    """What the notes of `vault` claim of one another; make it with `of`.

    `relations` has each statement at the place where it stands, without the sides that a generated page mirrors and
    without what a stub repeats of a page. It is sorted by place. A note that tells no more than that others are
    `related`, in a property, sets nothing against anything and is not read for it; `stated_on` knows it all the same.
    """

    vault: Vault
    relations: tuple[Relation, ...]
    _linked: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)
    _paragraphs: dict[str, Mapping[str, tuple[Paragraph, ...]]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, vault: Vault) -> Claims:
        """Read them off `vault`."""
        stated: dict[statements.Identity, list[Statement]] = {}
        for path, sketch in vault.sketches.items():
            for statement in statements.read(vault.notes[path], vault) if may_relate(sketch) else ():
                stated.setdefault(statements.identity(statement.relation), []).append(statement)
        heard = (relation for group in stated.values() for relation in statements.heard(group))
        return cls(vault, tuple(sorted(heard, key=place)))

    def page(self, node: str) -> bool:
        """Whether the vault has the page of `node`, and not only a stub of it."""
        return node in self.vault.sketches and not statements.is_stub(self.vault.sketches[node])

    def title(self, node: str) -> str:
        """What to call `node`."""
        return self.vault.title(node) if node in self.vault.sketches else node

    @cached_property
    def odd(self) -> Collection[str]:
        """The notes that state something of themselves, or in words that leave something open."""
        return frozenset(each.asserted_on for each in self.relations if each.subject == each.object or _is_open(each))

    @cached_property
    def contended(self) -> Collection[str]:
        """The notes that are a side of a contention, and the lines that rest on one."""
        sides = [side for side in self._by_side if side in self.vault.sketches]
        return frozenset((*sides, *(line for side in self._by_side for line in self.lines_resting_on(side))))

    def stated_on(self, path: str) -> tuple[Relation, ...]:
        """The relations that stand in the note at `path`."""
        if path in self._by_note or path not in self.vault.notes or may_relate(self.vault.sketches[path]):
            return self._by_note.get(path, ())
        return tuple(each.relation for each in statements.read(self.vault.notes[path], self.vault))

    def asserted_by(self, relation: Relation) -> str:
        """The note that answers for `relation`: a stub only repeats the page that it names, if the vault has that."""
        stands, other = relation.asserted_on, _far_end(relation)
        return other if not self.page(stands) and self.page(other) else stands

    @cached_property
    def contentions(self) -> tuple[Contention, ...]:
        """All contentions, sorted by pair. A note set against itself is none: it has no other side."""
        pairs: dict[Pair, list[Relation]] = {}
        for relation in self.relations:
            if relation.type in ATTACKS and relation.subject != relation.object:
                one, two = sorted((relation.subject, relation.object))
                pairs.setdefault((one, two), []).append(relation)
        return tuple(self._contention(pair, pairs[pair]) for pair in sorted(pairs))

    def contentions_of(self, node: str) -> tuple[Contention, ...]:
        """The contentions that `node` is a side of."""
        return self._by_side.get(node, ())

    def verifiable(self, contention: Contention) -> bool:
        """Whether the vault has a page of a side, so that it can be told how the two stand to each other."""
        return any(map(self.page, contention.pair))

    def sources(self, line: str) -> Mapping[str, Place]:
        """The nodes that the page of `line` rests on, each with the place that says so; empty for all other notes."""
        return self._sources.get(line, {})

    def lines_resting_on(self, node: str) -> tuple[str, ...]:
        """The lines whose page the vault has and that rest on `node`, sorted."""
        return self._resting.get(node, ())

    def mentions(self, path: str, node: str) -> bool:
        """Whether the note at `path` links `node` anywhere, front matter included."""
        if path not in self._linked:
            note = self.vault.notes[path]
            self._linked[path] = frozenset(statements.node(link, note, self.vault) for link in note.links)
        return node in self._linked[path]

    def acks(self, path: str, contention: Contention) -> bool:
        """Whether the note at `path` speaks of `contention`: one paragraph of it does, or `acknowledges` names a side.

        The paragraph links both sides, of which the note itself may be one, and has a cue of tension.
        """
        sides = frozenset(contention.pair) - {path}
        if not all(self.mentions(path, side) for side in sides):
            return False
        if self._acknowledged(path) & sides:
            return True
        linking = self._linking(path).get(min(sides), ())
        return any(sides <= each.links and cues.has_tension(each.words) for each in linking)

    def place(self, path: str, contention: Contention) -> Place:
        """Where the note at `path` states `contention`, else its first heading."""
        return next((place(each) for each in contention.relations if each.asserted_on == path), self.top(path))

    def top(self, path: str) -> Place:
        """The first heading of the note at `path`, else its first line."""
        headings = self.vault.notes[path].headings
        return Place(path, headings[0].line, headings[0].column) if headings else Place(path, 1, 1)

    def _contention(self, pair: Pair, relations: Iterable[Relation]) -> Contention:
        found = tuple(relations)
        strength = max((each.strength for each in found), key=STRENGTHS.index)
        return Contention(
            pair=pair,
            relations=found,
            asserted_on=tuple(sorted({self.asserted_by(each) for each in found})),
            strength=strength,
            firm=strength != cues.PARTIAL,
            resolution=RECONCILED if any(starmap(self._reconciles, (pair, pair[::-1]))) else "",
        )

    def _reconciles(self, path: str, other: str) -> bool:
        """Whether the page at `path` links `other` in a paragraph that, like the one after it, may resolve the two."""
        if not self.page(path) or not self.mentions(path, other):
            return False
        return any(
            cues.has_resolution(each.words) or cues.has_resolution(each.after)
            for each in self._linking(path).get(other, ())
        )

    def _acknowledged(self, path: str) -> frozenset[str]:
        note = self.vault.notes[path]
        links = (link for link in note.links if link.property == ACKNOWLEDGES)
        return frozenset(statements.node(link, note, self.vault) for link in links)

    def _linking(self, path: str) -> Mapping[str, tuple[Paragraph, ...]]:
        """By node, the paragraphs of the note at `path` that link it."""
        if path not in self._paragraphs:
            self._paragraphs[path] = paragraphs.read(self.vault.notes[path], self.vault)
        return self._paragraphs[path]

    @cached_property
    def _by_note(self) -> Mapping[str, tuple[Relation, ...]]:
        return _grouped((each.asserted_on, each) for each in self.relations)

    @cached_property
    def _by_side(self) -> Mapping[str, tuple[Contention, ...]]:
        return _grouped((side, each) for each in self.contentions for side in each.pair)

    @cached_property
    def _sources(self) -> Mapping[str, Mapping[str, Place]]:
        found: dict[str, dict[str, Place]] = {}
        for path, sketch in self.vault.sketches.items():
            if sketch.kind == LINE and self.page(path):
                note = self.vault.notes[path]
                for link in note.links:
                    if link.property == SOURCES:
                        node = statements.node(link, note, self.vault)
                        found.setdefault(path, {}).setdefault(node, Place(path, link.line, link.column))
        return found

    @cached_property
    def _resting(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped((node, path) for path, nodes in self._sources.items() for node in nodes)


def place(relation: Relation) -> Place:
    """Where `relation` stands."""
    return Place(relation.asserted_on, relation.line, relation.column)


def _is_open(relation: Relation) -> bool:
    """Whether the words of a relation say nothing that is known, two things, or not who does it to whom."""
    stance = relation.stance
    return bool(stance.reason) or stance.mixed or stance.basis == cues.AMBIGUOUS


def _far_end(relation: Relation) -> str:
    """The node that is not the note that `relation` stands in."""
    return relation.object if relation.subject == relation.asserted_on else relation.subject


def _grouped(pairs: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    """The second parts by the first, in the order in which they come."""
    groups: dict[str, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(group) for key, group in groups.items()}
