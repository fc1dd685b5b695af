"""How each note of the vault is laid out.

Where the format leaves a choice: a relation is written on both of its notes, but its annotation only on the page whose
seed has it and on stubs, which have no words of their own. So a reader can tell who asserts what.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, starmap
from typing import Any

from vaultkit.claims import Claims
from vaultkit.collection import Collection, Member
from vaultkit.draft import Draft, Gist, Layout
from vaultkit.export.contested import Contested
from vaultkit.matter import Value
from vaultkit.memory import Memory, key_of
from vaultkit.model import Relation
from vaultkit.naming import file_names
from vaultkit.prose import escape, fits_label, link, linked
from vaultkit.vocabulary import (
    CONTRADICTIONS,
    FOLDERS,
    INDEX,
    INVERSE,
    KIND_NOUNS,
    KINDS,
    LINE,
    MENTIONED_BY,
    NEXT_LINES,
    NOTE,
    PAGE,
    PAPER,
    PAPERS,
    RELATED,
    RELATION_KEYS,
    SOURCES,
    STUB,
    USED_BY,
    YOURS,
)

Plain = tuple[Any, ...]
Gists = Memory[bytes, Plain]
"""The gists of drafts, by a key of all that they are laid out from."""


class Writer:
    """Knows the file name of every title."""

    def __init__(self, collection: Collection, gists: Gists) -> None:
        self._collection = collection
        self._gists = gists
        self._bases = file_names(collection.members, reserved=(INDEX, CONTRADICTIONS))
        self._contested = Contested(collection)
        self._links = {title: _link(base, title) for title, base in self._bases.items()}

    def draft(self, member: Member) -> Draft:
        """The note of a member."""
        draft = Draft(self._path(member), lambda: self._layout(member))
        draft.gist = Gist._make(self._gists.of(key_of(self._origin(member)), lambda: tuple(draft.gist)))
        return draft

    def _origin(self, member: Member) -> Plain:
        """All that a draft is laid out from, as a plain value: what of its member and of the others it shows."""
        links, members = self._links, self._collection.members
        return (
            (member.title, self._bases[member.title], member.kind, member.status, member.claim, member.description),
            (member.summary, member.framing, member.seed),
            [(prose.text, [(*each, self._base(each.name)) for each in prose.mentions]) for prose in member.prose],
            [(links[title], members[title].summary) for title in member.sources],
            *(self._linked(each) for each in (member.next, member.used_by, member.papers, member.mentioned_by)),
            [(*each[:5], each.raw, links[each.subject], links[each.object]) for each in member.relations],
            list(self._contested.callout(member)),
        )

    def _layout(self, member: Member) -> Layout:
        sections = {LINE: self._line_sections, NOTE: self._note_sections, PAPER: self._paper_sections}[member.kind]
        paragraphs = [linked(prose, self._base) for prose in member.prose]
        return self._meta(member), _body(
            member.title, (*paragraphs, *self._contested.callout(member), *sections(member))
        )

    def index(self, claims: Claims) -> Draft:
        """The way into the vault; the members come sorted by title."""
        members = self._collection.members.values()
        counts = "\n".join(f"- {_count(members, kind)}" for kind in KINDS)
        lines = [each for each in members if each.kind == LINE]
        notes = sorted((each for each in members if each.kind == NOTE), key=lambda each: -len(each.used_by))
        by_use = [f"- {self._links[each.title]} — {_lines(len(each.used_by))}" for each in notes]
        parts = (
            counts,
            *_section("Lines with a page", [self._bullet(each.title) for each in lines if each.status == PAGE]),
            *_section("Notes by the lines that rest on them", by_use),
            *_section("Open contradictions", list(self._contradictions(claims))),
            *_section("Lines that notes name", [self._bullet(each.title) for each in lines if each.status == STUB]),
        )
        return Draft.of(f"{INDEX}.md", {}, _body(INDEX, parts))

    def contradictions(self, claims: Claims) -> tuple[Draft, ...]:
        """The note that lists all contradictions by their state; none where there are none."""
        parts = tuple(chain(*starmap(_section, self._contested.listed(claims, self._link_of))))
        return (Draft.of(f"{CONTRADICTIONS}.md", {}, _body(CONTRADICTIONS, parts)),) if parts else ()

    def _path(self, member: Member) -> str:
        return f"{FOLDERS[member.kind]}/{self._bases[member.title]}.md"

    def _link_of(self, title: str) -> str:
        return self._links.get(title) or escape(title)

    def _contradictions(self, claims: Claims) -> Iterator[str]:
        for contention in claims.contentions:
            if contention.open:
                one, other = map(claims.title, contention.pair)
                strength = "" if contention.strength == "normal" else f" ({contention.strength})"
                yield f"- {self._link_of(one)} against {self._link_of(other)}{strength}"

    def _meta(self, member: Member) -> dict[str, Value]:
        base = self._bases[member.title]
        aliases = (member.title if base != member.title else "", member.claim)
        values: dict[str, Value] = {
            "type": member.kind,
            "title": member.title,
            "aliases": tuple(alias for alias in dict.fromkeys(aliases) if alias),
            "status": member.status,
            "claim": member.claim,
            "description": member.description,
            "summary": member.summary,
            "framing": member.framing,
            "sources": self._linked(member.sources),
            "next": self._linked(member.next),
            **{key: self._linked(titles) for key, titles in _related(member).items()},
            "papers": self._linked(member.papers),
            "seed": member.seed,
        }
        return {key: value for key, value in values.items() if value}

    def _line_sections(self, member: Member) -> Iterator[str]:
        summaries = {title: self._collection.members[title].summary for title in member.sources}
        bullets = [_with(self._bullet(title), summaries[title]) for title in member.sources]
        yield from _section(SOURCES, bullets)
        yield from _section(NEXT_LINES, [self._bullet(title) for title in member.next])

    def _note_sections(self, member: Member) -> Iterator[str]:
        yield from _section(USED_BY, [self._bullet(title) for title in member.used_by])
        yield from _section(RELATED, [self._relation(member, relation) for relation in member.relations])
        numbered = [f"{number}. {self._links[title]}" for number, title in enumerate(member.papers, start=1)]
        yield from _section(PAPERS, numbered)

    def _paper_sections(self, member: Member) -> Iterator[str]:
        yield from _section(MENTIONED_BY, [self._bullet(title) for title in member.mentioned_by])

    def _relation(self, member: Member, relation: Relation) -> str:
        """One bullet; the annotation stands where the seed has it, and on a stub, which has no words of its own."""
        name, other = _seen_from(member, relation)
        strength = "" if relation.strength == "normal" else f" ({relation.strength})"
        own = relation.asserted_on == member.title or member.status == STUB
        return _with(f"- **{name}**{strength} {self._links[other]}", relation.raw if own else "")

    def _base(self, known: str) -> str:
        return self._bases[self._collection.title(known)]

    def _bullet(self, title: str) -> str:
        return f"- {self._links[title]}"

    def _linked(self, titles: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(self._links.__getitem__, titles))


def _link(base: str, title: str) -> str:
    return link(base, title if fits_label(title) else base)


def _body(title: str, parts: Iterable[str]) -> str:
    return "\n\n".join((f"# {escape(title)}", *(part for part in parts if part), YOURS)) + "\n"


def _section(head: str, entries: list[str]) -> Iterator[str]:
    if entries:
        yield f"## {head}"
        yield "\n".join(entries)


def _with(bullet: str, words: str) -> str:
    return f"{bullet} — {escape(words)}" if words else bullet


def _seen_from(member: Member, relation: Relation) -> tuple[str, str]:
    """The relation's property name on the member's side, and the title on the other side."""
    if relation.subject == member.title:
        return relation.type, relation.object
    return INVERSE[relation.type], relation.subject


def _related(member: Member) -> dict[str, tuple[str, ...]]:
    """By relation property, in the format's order, the titles on the other side."""
    titles: dict[str, list[str]] = {key: [] for key in RELATION_KEYS}
    for relation in member.relations:
        name, other = _seen_from(member, relation)
        if other not in titles[name]:
            titles[name].append(other)
    return {name: tuple(found) for name, found in titles.items()}


def _count(members: Iterable[Member], kind: str) -> str:
    statuses = [member.status for member in members if member.kind == kind]
    one, many = KIND_NOUNS[kind]
    return f"{len(statuses)} {one if len(statuses) == 1 else many}, {statuses.count(PAGE)} with a page"


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count or 'no'} lines"
