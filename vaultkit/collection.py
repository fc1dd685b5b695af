"""A collection: every page and every title that pages name, and what each becomes in the vault.

One title is one member, however many pages name it, and a note's claim is the same member as its title. Nothing here
depends on the order or the names of the seed files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from vaultkit import cues, seed
from vaultkit.mentions import Mention, Names
from vaultkit.model import Entry, Fault, Page, Paragraph, Relation
from vaultkit.seed import name
from vaultkit.vocabulary import BY_NAME, LINE, NOTE, PAGE, PAPER, STUB


@dataclass(frozen=True, slots=True)
class Prose:
    """A text of a seed with the mentions of known titles in it; `Mention.name` is a title or a claim."""

    text: str
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """What one title becomes; all other members are named by their titles. `kind` and `status` as in the vault format.

    `relations` are those in which the member is subject or object, its own page's first. `description` is the gloss
    of a note, `framing` the first paragraph of a line, `summary` what source lists say of a note.
    """

    title: str
    kind: str
    status: str
    claim: str = ""
    description: str = ""
    summary: str = ""
    framing: str = ""
    seed: str = ""
    prose: tuple[Prose, ...] = ()
    sources: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    used_by: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    mentioned_by: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Collection:
    """All members by title, sorted; `claims` gives the title behind a claim; `faults` are (seed file, fault)."""

    members: Mapping[str, Member]
    claims: Mapping[str, str]
    faults: tuple[tuple[str, Fault], ...]

    def title(self, known: str) -> str:
        """The title of the member that a known title or claim names."""
        return known if known in self.members else self.claims[known]


def collect(pages: Iterable[Page]) -> Collection:
    """Weave pages into one collection; what does not go together becomes a fault of the seed that says it."""
    weaver = _Weaver(pages)
    weaver.take_names()
    weaver.take_lists()
    return weaver.collection()


@dataclass(slots=True)
class _Named:
    """What all pages together say of one title.

    `kinds` are the seeds that list it, by what they take it for; `lines` rest on it, `notes` name it as a line,
    `readers` as a paper.
    """

    kinds: dict[str, set[str]] = field(default_factory=dict)
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


class _Weaver:
    """Three passes: who is there, who names whom, what each becomes."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self._faults: list[tuple[str, Fault]] = []
        self._named: dict[str, _Named] = {}
        self._claims: dict[str, str] = {}
        self._pages: dict[str, Page] = {}
        # Sorted by what they say, not by where they stand, so that renaming a seed file changes no byte of the vault.
        for page in sorted(pages, key=_words_of):
            self._faults.extend((page.path, fault) for fault in page.faults)
            title = name(page.title)
            first = self._pages.setdefault(title, page) if page.kind else page
            if first is not page:
                same = first.kind == page.kind
                fate = "what this one adds is kept there" if same else "this one is left out"
                message = f"the title {page.title!r} has a page in {first.path!r} too; {fate}"
                self._faults.append((page.path, Fault(seed.CLASH, 1, 1, message, page.title)))
                self._pages[title] = _merged(first, page) if same else first

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
                    named = self._named.setdefault(self._key(entry), _Named())
                    named.kinds.setdefault(kind, set()).add(page.path)

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
                relation = _relation(title, other, entry)
                for end in {title, other}:
                    self._named[end].relations.append(relation)

    def collection(self) -> Collection:
        """Every named title as what it becomes."""
        names = Names((*self._named, *self._claims))
        members = {title: self._member(title, names) for title in sorted(self._named)}
        for title, page in self._pages.items():
            self._check(title, page, members[title])
        for title, named in self._named.items():
            self._check_kinds(title, named)
        # By file and place; the reader's own faults come before those that only show beside other pages.
        faults = tuple(sorted(self._faults, key=lambda item: (item[0], item[1].line, item[1].column)))
        return Collection(members, self._claims, faults)

    def _member(self, title: str, names: Names) -> Member:
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
                prose=_prose(names, (description, summary) if kind == NOTE else ()),
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
            prose=_prose(names, (page.intro, *(paragraph.text for paragraph in page.paragraphs))),
            sources=self._titles(page.sources),
            next=self._titles(page.next),
            used_by=(*listed, *sorted(named.lines - {*listed})) if kind == NOTE else (),
            papers=self._titles(page.papers),
            relations=self._relations(title) if kind == NOTE else (),
        )

    def _relations(self, title: str) -> tuple[Relation, ...]:
        """The member's own first, in its page's order; the same statement once, from its own page where it makes it."""
        relations = self._named[title].relations
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
                self._faults.extend((path, Fault(seed.CLASH, 1, 1, message, title)) for path in sorted(paths))

    def _titles(self, entries: tuple[Entry, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._key(entry) for entry in entries))

    def _key(self, entry: Entry) -> str:
        """The title that an entry names, directly or by its claim."""
        key = name(entry.title)
        return self._claims.get(key, key) if key not in self._pages else key


def _words_of(page: Page) -> tuple[object, ...]:
    """What a page says, the richer of two pages with one title first; its file comes last."""
    paragraphs = tuple(paragraph.text for paragraph in page.paragraphs)
    lists = tuple(
        entry[:3] for part in (page.sources, page.next, page.used_by, page.related, page.papers) for entry in part
    )
    size = len(page.intro) + sum(map(len, paragraphs)) + sum(len(word) for entry in lists for word in entry)
    return (name(page.title), -size, page.kind, page.intro, paragraphs, lists, page.claim, page.path)


def _merged(first: Page, other: Page) -> Page:
    """The first of two pages of one title, with what only the other has; that has no place in the first one's file."""
    said = {first.intro, *(paragraph.text for paragraph in first.paragraphs)}
    added = (Paragraph(other.intro, 1, 1), *other.paragraphs)
    lists: dict[str, Any] = {}
    for part in ("sources", "next", "used_by", "related", "papers"):
        entries: tuple[Entry, ...] = getattr(first, part)
        known = {name(entry.title) for entry in entries}
        more = (entry for entry in getattr(other, part) if name(entry.title) not in known)
        lists[part] = (*entries, *(entry._replace(line=1, column=1) for entry in more))
    paragraphs = (paragraph._replace(line=1, column=1) for paragraph in added if paragraph.text not in {"", *said})
    return replace(first, claim=first.claim or other.claim, paragraphs=(*first.paragraphs, *paragraphs), **lists)


def _relation(page: str, item: str, entry: Entry) -> Relation:
    """The typed relation that the annotation of a related concept states."""
    stance = cues.read(entry.annotation)
    subject, other = (item, page) if stance.subject == "item" else (page, item)
    return Relation(
        subject, stance.type, other, stance.strength, page, "list", entry.line, entry.column, entry.annotation, stance
    )


def _statement(relation: Relation) -> tuple[str, ...]:
    """What makes two relations one: the type and the two ends, in either order where the type is symmetric."""
    ends = (relation.subject, relation.object)
    return (relation.type, *(sorted(ends) if BY_NAME[relation.type].symmetric else ends))


def _prose(names: Names, texts: Iterable[str]) -> tuple[Prose, ...]:
    return tuple(Prose(text, tuple(names.find(text))) for text in texts if text)


def _first(texts: Mapping[str, str]) -> str:
    """The text that most pages give; of equals, that of the page whose title sorts first."""
    said = Counter(text for _, text in sorted(texts.items()) if text)
    return said.most_common(1)[0][0] if said else ""
