"""The weaving of pages into a collection: who is there, who names whom, what each becomes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from vaultkit import seed
from vaultkit.collection.members import Collection, Member, Prose
from vaultkit.collection.pages import in_order, merged
from vaultkit.mentions import Names
from vaultkit.model import Entry, Fault, Page, Relation
from vaultkit.readings import Readings
from vaultkit.seed import name
from vaultkit.vocabulary import BY_NAME, LINE, NOTE, PAGE, PAPER, STUB


@dataclass(slots=True)
class _Named:
    """What all pages together say of one title.

    `kinds` are the seeds that list it, by what they take it for; `lines` rest on it, `notes` name it as a line,
    `readers` as a paper.
    """

    kinds: dict[str, list[str]] = field(default_factory=dict)
    page: Page | None = None
    glosses: dict[str, str] = field(default_factory=dict)
    summaries: dict[str, str] = field(default_factory=dict)
    lines: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)
    readers: set[str] = field(default_factory=set)
    relations: list[Relation] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """What its page says it is, else what lists take it for, a note before a line before a paper."""
        return self.page.kind if self.page else min(self.kinds, key=(NOTE, LINE, PAPER).index)


class Weaver:
    """Three passes: who is there, who names whom, what each becomes."""

    def __init__(self, pages: Iterable[Page], readings: Readings) -> None:
        self._readings = readings
        self._faults: list[tuple[str, Fault]] = []
        self._named: dict[str, _Named] = {}
        self._claims: dict[str, str] = {}
        self._pages: dict[str, Page] = {}
        self._keys = _Keys(self._claims, self._pages)
        # Sorted by what they say, not by where they stand, so that renaming a seed file changes no byte of the vault.
        for title, page in in_order(pages):
            self._faults.extend((page.path, fault) for fault in page.faults)
            first = self._pages.setdefault(title, page) if page.kind else page
            if first is not page:
                same = first.kind == page.kind
                fate = "what this one adds is kept there" if same else "this one is left out"
                message = f"the title {page.title!r} has a page in {first.path!r} too; {fate}"
                self._faults.append((page.path, Fault(seed.CLASH, 1, 1, message, page.title)))
                self._pages[title] = merged(first, page) if same else first

    def take_names(self) -> None:
        """Every title that is named, and the claims that stand for titles."""
        for title, page in self._pages.items():
            self._named[title] = _Named(page=page)
        for title, page in self._pages.items():
            claim = name(page.claim)
            if claim and claim != title:
                holder = claim if claim in self._pages else self._claims.setdefault(claim, title)
                if holder != title:
                    message = f"the claim {page.claim!r} is that of {holder!r} too"
                    self._faults.append((page.path, Fault(seed.CLASH, 1, 1, message, page.claim)))
        for page in self._pages.values():
            for kind, entries in (
                (NOTE, (*page.sources, *page.related)),
                (LINE, (*page.used_by, *page.next)),
                (PAPER, page.papers),
            ):
                for entry in entries:
                    key = self._key(entry)
                    named = self._named.get(key)
                    if named is None:
                        named = self._named[key] = _Named()
                    named.kinds.setdefault(kind, []).append(page.path)

    def take_lists(self) -> None:
        """Who rests on whom, who is related to whom, and in which words."""
        for title, page in sorted(self._pages.items()):
            for entry in page.sources:
                source = self._named[self._key(entry)]
                source.lines.add(title)
                source.summaries.setdefault(title, entry.text)
            for entry in page.used_by:
                self._named[self._key(entry)].notes.add(title)
            for entry in page.papers:
                self._named[self._key(entry)].readers.add(title)
            for entry in page.related:
                other = self._key(entry)
                self._named[other].glosses.setdefault(title, entry.text)
                relation = self._relation(title, other, entry)
                for end in {title, other}:
                    self._named[end].relations.append(relation)

    def _relation(self, page: str, item: str, entry: Entry) -> Relation:
        """The typed relation that the annotation of a related concept states."""
        line, column, words = entry.line, entry.column, entry.annotation
        stance = self._readings.stance(words)
        subject, other = (item, page) if stance.subject == "item" else (page, item)
        return Relation(subject, stance.type, other, stance.strength, page, "list", line, column, words, stance)

    def collection(self) -> Collection:
        """Every named title as what it becomes."""
        self._readings.look_for(Names((*self._named, *self._claims)))
        members = {title: self._member(title) for title in sorted(self._named)}
        for title, page in self._pages.items():
            self._check(title, page, members[title])
        for title, named in self._named.items():
            self._check_kinds(title, named)
        # By file and place; the reader's own faults come before those that only show beside other pages.
        faults = tuple(sorted(self._faults, key=lambda item: (item[0], item[1].line, item[1].column)))
        return Collection(members, self._claims, faults)

    def _member(self, title: str) -> Member:
        named, page = self._named[title], self._named[title].page
        kind = named.kind
        if not page:
            description, summary = _first(named.glosses), _first(named.summaries)
            return Member(
                title,
                kind,
                STUB,
                description=description,
                summary=summary,
                prose=self._prose((description, summary) if kind == NOTE else ()),
                sources=tuple(sorted(named.notes)) if kind == LINE else (),
                used_by=tuple(sorted(named.lines)) if kind == NOTE else (),
                mentioned_by=tuple(sorted(named.readers)) if kind == PAPER else (),
                relations=self._relations(title) if kind == NOTE else (),
            )
        listed = self._titles(page.used_by)
        return Member(
            title,
            kind,
            PAGE,
            claim=page.claim,
            description=page.intro if kind == NOTE else "",
            summary=_first(named.summaries) if kind == NOTE else "",
            framing=page.intro if kind == LINE else "",
            seed=page.path,
            prose=self._prose((page.intro, *(paragraph.text for paragraph in page.paragraphs))),
            sources=self._titles(page.sources),
            next=self._titles(page.next),
            used_by=(*listed, *sorted(named.lines - {*listed})) if kind == NOTE else (),
            papers=self._titles(page.papers),
            relations=self._relations(title) if kind == NOTE else (),
        )

    def _relations(self, title: str) -> tuple[Relation, ...]:
        """The member's own first, in its page's order; the same statement once, from its own page where it makes it."""
        relations = self._named[title].relations
        if not relations:
            return ()
        own = [relation for relation in relations if relation.asserted_on == title]
        others = sorted(
            (relation for relation in relations if relation.asserted_on != title),
            key=lambda relation: (relation.asserted_on, relation.line, relation.column),
        )
        kept: dict[tuple[str, ...], Relation] = {}
        for relation in (*own, *others):
            kept.setdefault(_statement(relation), relation)
        return tuple(kept.values())

    def _check(self, title: str, page: Page, member: Member) -> None:
        """The faults that only show beside other pages: what is cited against what is listed."""
        if page.kind == NOTE:
            for line in sorted(self._named[title].lines - {*self._titles(page.used_by)}):
                message = f"the line {line!r} rests on this note, whose list does not name it"
                self._faults.append((page.path, Fault(seed.UNRETURNED, 1, 1, message, line)))
            return
        cited = self._cited(page, member)
        for entry in page.sources:
            if self._key(entry) not in cited:
                message = f"the source {entry.title!r} is listed and never cited"
                self._faults.append((page.path, Fault(seed.UNCITED, entry.line, entry.column, message, entry.title)))
        for other, (row, column) in cited.items():
            if other not in member.sources and other != title and self._named[other].kind == NOTE:
                message = f"the note {other!r} is cited and not listed as a source"
                self._faults.append((page.path, Fault(seed.UNLISTED, row, column, message, other)))

    def _cited(self, page: Page, member: Member) -> dict[str, tuple[int, int]]:
        """The titles that the text cites and where it does so first; the framing, whose place no page keeps, at 1:1."""
        framing = len(member.prose) - len(page.paragraphs)
        places = [
            (mention, paragraph.line, paragraph.column + mention.start)
            for paragraph, prose in zip(page.paragraphs, member.prose[framing:], strict=True)
            for mention in prose.mentions
        ]
        places += [(mention, 1, 1) for prose in member.prose[:framing] for mention in prose.mentions]
        return {self._claims.get(each.name, each.name): (row, column) for each, row, column in reversed(places)}

    def _check_kinds(self, title: str, named: _Named) -> None:
        for kind, paths in named.kinds.items():
            if kind != named.kind:
                message = f"the title {title!r} is listed here as a {kind}, and it is a {named.kind}"
                self._faults.extend((path, Fault(seed.CLASH, 1, 1, message, title)) for path in sorted({*paths}))

    def _titles(self, entries: tuple[Entry, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._key(entry) for entry in entries))

    def _prose(self, texts: Iterable[str]) -> tuple[Prose, ...]:
        return tuple(Prose(text, self._readings.mentions(text)) for text in texts if text)

    def _key(self, entry: Entry) -> str:
        """The title that an entry names, directly or by its claim."""
        return self._keys[entry.title]


class _Keys(dict[str, str]):
    """By the words of an entry the title that it names, worked out once."""

    def __init__(self, claims: Mapping[str, str], pages: Mapping[str, Page]) -> None:
        super().__init__()
        self._claims, self._pages = claims, pages

    def __missing__(self, words: str) -> str:
        key = name(words)
        key = words if key == words else key  # one object for one title: it is looked up by the hundred thousand
        found = self[words] = self._claims.get(key, key) if key not in self._pages else key
        return found


def _statement(relation: Relation) -> tuple[str, ...]:
    """What makes two relations one: the type and the two ends, in either order where the type is symmetric."""
    ends = (relation.subject, relation.object)
    return (relation.type, *(sorted(ends) if BY_NAME[relation.type].symmetric else ends))


def _first(texts: Mapping[str, str]) -> str:
    """The text that most pages give; of equals, that of the page whose title sorts first."""
    if len(texts) < 2:
        return next(iter(texts.values()), "")
    said = Counter(text for _, text in sorted(texts.items()) if text)
    return said.most_common(1)[0][0] if said else ""
