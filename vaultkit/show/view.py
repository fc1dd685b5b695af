"""What of a note is shown: its head, its text without the lists that are shown by themselves, and these lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise, starmap
from typing import NamedTuple

from vaultkit import html
from vaultkit import vocabulary as words
from vaultkit.claims.relations import written
from vaultkit.markup import normal_heading
from vaultkit.model import Heading, Link, Note
from vaultkit.note import yours
from vaultkit.stated import spoken_lines
from vaultkit.survey import Survey

LINKED = "Linked from"
_LISTS = {words.SOURCES: "sources", words.NEXT_LINES: "next", words.PAPERS: "papers", words.MENTIONED_BY: ""}
"""The sections that are shown as lists, each with the property that holds the same links."""

_SECTIONS = frozenset(map(normal_heading, (*_LISTS, words.USED_BY, words.RELATED)))
_SHOWN = frozenset({*words.KEY_NAMES} - {"aliases", "seed"})
_MOST_FACTS, _LONGEST_FACT = 20, 300
# What may stand before and behind the link of an entry on its line.
_LEAD = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+(?:\*\*[^*]+\*\*\s+)?(?:\([^()]*\)\s+)?")
_REST = re.compile(r"(?:\[\[.*?\]\](?!\])|\[[^\[\]]*\]\([^()]*\))(?:\s*[—–:-]+(?=\s|$))?(.*)")
_BLOCK_ID = re.compile(r"(?:^|(?<=\s))\^[A-Za-z0-9-]+\s*$")


class Entry(NamedTuple):
    """A note in a list: its path, empty where there is none, its title and claim, and the Markdown said of it there."""

    path: str
    title: str
    claim: str = ""
    strength: str = ""
    words: str = ""


class Group(NamedTuple):
    """A list: a relation type with its polarity (-1, 0, 1), or a section of the format."""

    name: str
    entries: tuple[Entry, ...]
    polarity: int = 0


class View(NamedTuple):
    """A note as it is shown; `prose` is Markdown, and everything else plain text.

    What the prose begins with, a description, framing or summary, is in neither `lead` nor `summary`; `leads` is
    whether it begins so. `facts` are the properties that nothing else shows, and `sections` the normal headings of the
    lists that were taken out of the prose.
    """

    title: str
    kind: str
    status: str
    claim: str
    lead: str
    summary: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    prose: str
    leads: bool
    relations: tuple[Group, ...]
    lists: tuple[Group, ...]
    used: Group
    linked: Group
    sections: frozenset[str]


def view(note: Note, survey: Survey) -> View:
    """Read off `note` and its vault what is shown of it."""
    reader = _Reader(note, survey)
    cut = reader.sections()
    prose = reader.prose(cut.values())
    lead = _line(note.meta.get("description")) or _line(note.meta.get("framing"))
    summary = _line(note.meta.get("summary"))
    first = _first(prose) if lead or summary else ""
    leads = {text for text in (lead, summary) if text and first.startswith(_squeezed(text))}
    relations, lists, used = reader.relations(), reader.lists(), reader.listed(words.USED_BY, "")
    shown = {entry.path for group in (*relations, *lists, used) for entry in group.entries}
    linked = tuple(reader.entry(path) for path in survey.inbound.get(note.path, ()) if path not in shown)
    claim = _line(note.meta.get("claim"))
    return View(
        title=_line(note.title),
        kind=note.kind,
        status=_line(note.meta.get("status")),
        claim="" if claim == _line(note.title) else claim,
        lead="" if lead in leads else lead,
        summary="" if summary in leads else summary,
        facts=tuple(_facts(note, claim)),
        prose=prose,
        leads=bool(leads),
        relations=relations,
        lists=lists,
        used=used,
        linked=Group(LINKED, linked),
        sections=frozenset(cut),
    )


class _Reader:
    """One note among the others of its vault."""

    def __init__(self, note: Note, survey: Survey) -> None:
        self._note, self._vault = note, survey.vault
        self._lines = note.text.split("\n")
        self._headings = [normal_heading(each.text) for each in note.headings]
        # By line, its first link: what an entry of a list is about.
        self._heads: dict[int, Link] = {}
        for link in note.links:
            if not link.property:
                self._heads.setdefault(link.line, link)
        self._end = min(yours(note) - 1, len(self._lines))  # the last line that may be the exporter's

    def entry(self, path: str, title: str = "", strength: str = "", said: str = "") -> Entry:
        """The note at `path` as an entry; `title` is what to call it where there is none."""
        other = self._vault.notes.get(path)
        if other is None:
            return Entry("", title or path, "", strength, said)
        return Entry(path, _line(other.title), _line(other.meta.get("claim")), strength, said)

    def relations(self) -> tuple[Group, ...]:
        """The relations by type, in the order of the format, each as it reads from this note."""
        groups: dict[str, list[Entry]] = {}
        for relation in written(self._note.path, self._vault):
            active = relation.subject == self._note.path
            name = relation.type if active else words.INVERSE[relation.type]
            other = relation.object if active else relation.subject
            groups.setdefault(name, []).append(self.entry(other, "", relation.strength, relation.raw))
        polarity = {name: each.polarity for each in words.RELATION_TYPES for name in (each.name, each.inverse)}
        return tuple(Group(name, tuple(groups[name]), polarity[name]) for name in words.RELATION_KEYS if name in groups)

    def lists(self) -> tuple[Group, ...]:
        """The lists of the format but for relations and users."""
        groups = (self.listed(title, key) for title, key in _LISTS.items())
        return tuple(group for group in groups if group.entries)

    def listed(self, title: str, key: str) -> Group:
        """What the section `title` lists, and then what only the property `key` does."""
        entries: dict[str, Entry] = {}
        if self._note.kind in words.KINDS:
            name = normal_heading(title)
            for link in self._heads.values():
                if link.heading >= 0 and self._headings[link.heading] == name and link.line <= self._end:
                    for said in self._said(link):
                        self._take(link, said, entries)
        for link in self._note.links:
            if key and link.property == key:
                self._take(link, "", entries)
        return Group(title, tuple(entries.values()))

    def sections(self) -> Mapping[str, range]:
        """By normal heading, the lines (from 0) of each section that holds nothing but entries of a list."""
        if self._note.kind not in words.KINDS:
            return {}
        found: dict[str, range] = {}
        entries = {line for line, link in self._heads.items() if self._said(link)}
        related = spoken_lines(self._note)
        marks = [
            (each, name)
            for each, name in zip(self._note.headings, self._headings, strict=True)
            if not each.nested and each.line <= self._end
        ]
        starts = (each.line - 1 for each, _ in marks)
        for (heading, name), lines in zip(marks, starmap(range, pairwise((*starts, self._end))), strict=True):
            read = related if name == normal_heading(words.RELATED) else entries
            only_entries = all(line + 1 in read or not self._lines[line].strip() for line in lines[1:])
            if heading.level == 2 and name in _SECTIONS and only_entries:
                found.setdefault(name, lines)
        return found

    def prose(self, cut: Iterable[range]) -> str:
        """The body without the lines of `cut`, and without a first heading that only repeats the title."""
        gone = {line for lines in cut for line in lines}
        first = next(iter(self._note.headings), None)
        if first and self._repeats_title(first):
            gone.add(first.line - 1)
        kept = (line for line in range(self._note.body_line - 1, len(self._lines)) if line not in gone)
        return "\n".join(self._lines[line] for line in kept)

    def _repeats_title(self, heading: Heading) -> bool:
        above = self._lines[self._note.body_line - 1 : heading.line - 1]
        same = normal_heading(heading.text) == normal_heading(self._note.title)
        on_one_line = self._lines[heading.line - 1].lstrip().startswith("#")
        return heading.level == 1 and same and on_one_line and not any(map(str.strip, above))

    def _said(self, link: Link) -> tuple[str, ...]:
        """What the entry of a list says behind `link`; nothing where `link` is not what its line lists."""
        line = self._lines[link.line - 1]
        rest = _REST.match(line, link.column - 1) if _LEAD.fullmatch(line, 0, link.column - 1) else None
        return (_BLOCK_ID.sub("", rest[1]).strip(),) if rest else ()

    def _take(self, link: Link, said: str, entries: dict[str, Entry]) -> None:
        found = self._vault.resolve(link, self._note)
        path = found[0] if found else ""
        entries.setdefault(path or link.target, self.entry(path, link.label or link.target, "", said))


def _facts(note: Note, claim: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for key, value in note.meta.items():
        if key not in _SHOWN:
            values = value if isinstance(value, list) else [value]
            texts = [text for each in values[:_MOST_FACTS] if (text := _fact(each)) and text not in (claim, note.title)]
            if len(values) > _MOST_FACTS:
                texts.append(f"… and {len(values) - _MOST_FACTS} more")
            if texts:
                yield key, tuple(texts)


def _fact(value: object) -> str:
    """A value of the front matter in a few words; what is nested may be endless through YAML aliases."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, dict)) or (isinstance(value, int) and value.bit_length() > _LONGEST_FACT):
        return "…" if value else ""
    text = _line("" if value is None else str(value))
    return text if len(text) <= _LONGEST_FACT else f"{text[:_LONGEST_FACT]}…"


def _line(value: object) -> str:
    """A text property on one line; empty for what is no text."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def _first(prose: str) -> str:
    """The first block of `prose` as it reads, squeezed."""
    block = re.match(r"\s*(.*?)(?:\n[ \t]*\n|\Z)", prose, re.DOTALL)
    return _squeezed(html.plain(block[1])) if block else ""


def _squeezed(text: str) -> str:
    return "".join(text.split())
