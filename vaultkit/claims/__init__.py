"""Claims: the typed relations that the notes of a vault state, and the contentions among them.

The definitions are those of the claims reference, 3.1. A node is what a link leads to: the path of a note, or the
target as written where nothing is there. Everything is linear in the vault; what passages say is asked only of notes
that touch a contention.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

from vaultkit import cues
from vaultkit.claims.contentions import (
    FINGERPRINT,
    OPEN,
    PREFERS,
    RECONCILED,
    Contention,
    Pair,
    Record,
    agreed,
)
from vaultkit.claims.nodes import Nodes
from vaultkit.claims.paragraphs import Paragraphs
from vaultkit.claims.relations import Relations, Words, leaves_open
from vaultkit.claims.resolutions import NEITHER, Resolutions, grouped
from vaultkit.claims.standing import Standing
from vaultkit.model import Place, Relation
from vaultkit.stated import CALLOUT, FIELD, PROPERTY
from vaultkit.vault import Vault
from vaultkit.vocabulary import LINE, STRENGTHS

__all__ = [
    "ATTACKS",
    "FINGERPRINT",
    "NEITHER",
    "OPEN",
    "PREFERS",
    "RECONCILED",
    "Claims",
    "Contention",
    "Record",
    "leaves_open",
    "place",
]

ATTACKS = ("contradicts", "refutes")
ACKNOWLEDGES, SOURCES = "acknowledges", "sources"


class Claims:
    """What the notes of `vault` claim of one another.

    `nodes` has the numbers of all that is stated of. `words` are the names of relations that somebody uses beside ours,
    each with ours. `rows` has each statement at the place where it stands, without the sides that a generated
    page mirrors and without what a stub repeats of a page.
    """

    def __init__(self, vault: Vault, words: Words | None = None) -> None:
        self.vault, self.words = vault, words or {}
        self.nodes = Nodes(vault)
        self._paragraphs = Paragraphs(vault, self.nodes)
        self._resolutions = Resolutions(self)
        self._linked: dict[str, frozenset[str]] = {}
        self._acks: dict[str, frozenset[str]] = {}

    @cached_property
    def rows(self) -> Relations:
        """The relations in numbers."""
        return Relations(self.vault, self.nodes, self.words)

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """The relations in words, sorted by place."""
        return tuple(map(self.rows.relation, range(len(self.rows))))

    def page(self, node: str) -> bool:
        """Whether the vault has the page of `node`, and not only a stub of it."""
        return self.nodes.page(node)

    def title(self, node: str) -> str:
        """What to call `node`."""
        return self.nodes.title(node)

    def stated_on(self, path: str, types: Iterable[str] = ()) -> tuple[Relation, ...]:
        """The relations that stand in the note at `path`, all or of some types; for mere neighbours `neighbours_of`."""
        return tuple(self.rows.on(path, types))

    def neighbours_of(self, path: str) -> tuple[Relation, ...]:
        """What the note at `path` calls `related`, without a word."""
        return tuple(self.rows.neighbours(path)) if path in self.vault.sketches else ()

    def told_in_prose(self, path: str) -> Iterator[Relation]:
        """What the sentences of the note at `path` say of its relations: little to go by, so nothing here counts it."""
        from vaultkit.claims import prose  # hardly anybody asks

        return prose.relations(self.vault.notes[path], self.nodes) if path in self.vault.sketches else iter(())

    def stated_of_itself(self, path: str) -> Iterator[Relation]:
        """The relations of the note at `path` that lead back to it, mere neighbours behind the others."""
        yield from self.rows.on_itself(path)
        if path in self.vault.sketches and self.mentions(path, path):
            yield from (each for each in self.neighbours_of(path) if each.subject == each.object)

    def asserted_by(self, relation: Relation) -> str:
        """The note that answers for `relation`: a stub only repeats the page that it names, if the vault has that."""
        stands, other = relation.asserted_on, _far_end(relation)
        return other if not self.page(stands) and self.page(other) else stands

    @cached_property
    def standing(self) -> Standing:
        """What stands, and what founds it."""
        return Standing(self)

    @cached_property
    def contentions(self) -> tuple[Contention, ...]:
        """All contentions, sorted by pair. A note set against itself is none: it has no other side."""
        pairs: dict[Pair, list[Relation]] = {}
        for row in self.rows.of_types(ATTACKS):
            relation = self.rows.relation(row)
            if relation.subject != relation.object:
                one, two = sorted((relation.subject, relation.object))
                pairs.setdefault((one, two), []).append(relation)
        return tuple(self._contention(pair, pairs[pair]) for pair in sorted(pairs))

    def contentions_of(self, node: str) -> tuple[Contention, ...]:
        """The contentions that `node` is a side of."""
        return self._by_side.get(node, ())

    def verifiable(self, contention: Contention) -> bool:
        """Whether the vault has a page of a side, so that it can be told how the two stand to each other."""
        return any(map(self.page, contention.pair))

    def shown(self, node: str) -> bool:
        """Whether a finding may stand on `node`: the vault has it, page or stub, and its settings do not hide it."""
        return node in self.vault.sketches and not self.vault.settings.hide(node)

    def told_on(self, contention: Contention) -> str:
        """The note that a finding on the whole of `contention` stands on; empty where none is shown, or has a page.

        The first page that is shown, else a stub.
        """
        shown = filter(self.shown, contention.pair if self.verifiable(contention) else ())
        return min(shown, key=lambda side: not self.page(side), default="")

    def changed(self, said: Record, contention: Contention) -> str:
        """What has changed since one of the records of `contention` was stamped, in words."""
        return self._resolutions.changed(said, contention.pair, contention.relations)

    def fingerprints(self, contention: Contention) -> Mapping[str, str]:
        """By side, the fingerprint of its claim as this contention sees it."""
        return self._resolutions.fingerprints(contention.pair, contention.relations)

    @property
    def lines(self) -> Collection[str]:
        """The lines whose page the vault has, sorted."""
        return self._sources

    def sources(self, line: str) -> Mapping[str, Place]:
        """The nodes that the page of `line` rests on, each with the place that says so; empty for all other notes."""
        return self._sources.get(line, {})

    @property
    def sides(self) -> Collection[str]:
        """The nodes that are a side of a contention."""
        return self._by_side

    def lines_resting_on(self, node: str) -> tuple[str, ...]:
        """The lines whose page the vault has and that rest on `node`, sorted."""
        return self._resting.get(node, ())

    def mentions(self, path: str, node: str) -> bool:
        """Whether the note at `path` links `node` anywhere, front matter included."""
        return node in self.linked(path)

    def linked(self, path: str) -> frozenset[str]:
        """The nodes that the note at `path` links."""
        if path not in self._linked:
            links = self.vault.sketches[path].links
            self._linked[path] = frozenset(self.nodes.of(each, path) for each in links)
        return self._linked[path]

    def acks(self, path: str, contention: Contention) -> bool:
        """Whether the note at `path` speaks of `contention`: one paragraph of it does, or `acknowledges` names a side.

        The paragraph links both sides, of which the note itself may be one, and has a cue of tension, or of resolution:
        who says how the two fit together has spoken of it.
        """
        sides = frozenset(contention.pair) - {path}
        if not all(self.mentions(path, side) for side in sides):
            return False
        if self._acknowledged(path) & sides:
            return True
        linking = self._paragraphs.linking(path, min(sides))
        return any(sides <= each.links and (each.tense or each.resolves) for each in linking)

    def place(self, path: str, contention: Contention) -> Place:
        """Where the note at `path` states `contention` or records it, else its first heading."""
        places = (*contention.places, *(each.place for each in contention.records))
        return next((each for each in places if each.path == path), None) or self.top(path)

    def top(self, path: str) -> Place:
        """The first heading of the note at `path`, else its first line."""
        headings = self.vault.notes[path].headings
        return Place(path, headings[0].line, headings[0].column) if headings else Place(path, 1, 1)

    def _contention(self, pair: Pair, relations: Iterable[Relation]) -> Contention:
        said = tuple(relations)
        # A callout that records a contradiction which is stated elsewhere adds no strength and no attack to it.
        found = tuple(each for each in said if each.where != CALLOUT) or said
        strength = max((each.strength for each in found), key=STRENGTHS.index)
        records = tuple(each for side in pair for each in self._resolutions.records(side, pair))
        state, preferred = agreed(records)
        if not state and (self._reconciles(*pair) or self._reconciles(*pair[::-1])):
            state = RECONCILED
        return Contention(
            pair=pair,
            relations=found,
            asserted_on=tuple(sorted({self.asserted_by(each) for each in said})),
            strength=strength,
            firm=strength != cues.PARTIAL,
            resolution=state,
            preferred=preferred,
            stale=self._resolutions.stale(pair, found, records, preferred),
            records=records,
        )

    def _reconciles(self, path: str, other: str) -> bool:
        """Whether the page at `path` links `other` in a passage that, like the one after it, may resolve the two."""
        if not self.page(path) or not self.mentions(path, other):
            return False
        return any(each.resolves for each in self._paragraphs.linking(path, other))

    def _acknowledged(self, path: str) -> frozenset[str]:
        if path not in self._acks:
            self._acks[path] = frozenset(self._listed(path, self._called(ACKNOWLEDGES)))
        return self._acks[path]

    def _called(self, meaning: str) -> frozenset[str]:
        """The names that stand for a property of ours, itself among them."""
        return frozenset((meaning, *(name for name, meant in self.words.items() if meant == meaning)))

    def _listed(self, path: str, names: Collection[str]) -> dict[str, Place]:
        """The nodes that the note at `path` lists under some names, each with its first place."""
        found: dict[str, Place] = {}
        for where, key, address, line, column, *_ in self.rows.said(path):
            if key in names and where in (PROPERTY, FIELD):
                found.setdefault(self.nodes.of(address, path), Place(path, line, column))
        return found

    def _rests(self, path: str, names: Collection[str]) -> bool:
        return any(name in names and where in (PROPERTY, FIELD) for where, name, *_ in self.rows.said(path))

    @cached_property
    def superseded(self) -> frozenset[str]:
        """The nodes that some statement supersedes, be it in part, but not their own."""
        names, edges = self.nodes.names, self.rows.ends("supersedes")
        return frozenset(names[object_] for subject, object_ in zip(*edges, strict=True) if object_ != subject)

    @cached_property
    def _by_side(self) -> Mapping[str, tuple[Contention, ...]]:
        return grouped((side, each) for each in self.contentions for side in each.pair)

    @cached_property
    def _sources(self) -> Mapping[str, Mapping[str, Place]]:
        names = self._called(SOURCES)
        given = names - {SOURCES}  # where somebody has a name for it, every note with that name is a line
        found = {
            path: self._listed(path, names)
            for path, sketch in self.vault.sketches.items()
            if ((sketch.kind == LINE and self.page(path)) or (given and self._rests(path, given)))
            and self.nodes.one(path) == path
        }
        for line, nodes in found.items():
            for node in (line, *nodes):
                self.nodes.number(node)
        return found

    @cached_property
    def _resting(self) -> Mapping[str, tuple[str, ...]]:
        return grouped((node, path) for path, nodes in self._sources.items() for node in nodes)


def place(relation: Relation) -> Place:
    """Where `relation` stands."""
    return Place(relation.asserted_on, relation.line, relation.column)


def _far_end(relation: Relation) -> str:
    """The node that is not the note that `relation` stands in."""
    return relation.object if relation.subject == relation.asserted_on else relation.subject
