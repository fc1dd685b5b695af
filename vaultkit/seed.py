"""The door to seeds: the plain text of one page becomes a Page.

Two kinds of page are known by their marks: an inquiring line by the kicker above its title, a note by the heads of its
sections. Sections may be missing, empty, in another order or wrongly counted; what a page holds is kept all the same,
and whatever does not fit is a fault with its place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from vaultkit.mentions import Names
from vaultkit.model import Entry, Fault, Page, Paragraph, Severity
from vaultkit.vocabulary import LINE, NOTE


class Law(NamedTuple):
    """What a fault of a seed is reported as; a Fault's `kind` is the `name` of its law."""

    code: str
    name: str
    severity: Severity
    text: str


UNKNOWN, UNDECODABLE, OUT_OF_PLACE, COUNT, TWICE = (
    "unknown-page",
    "undecodable-seed",
    "section-out-of-place",
    "count-differs",
    "listed-twice",
)
STRAY, UNCITED, UNLISTED, CLASH, UNRETURNED = (
    "stray-text",
    "source-never-cited",
    "citation-not-listed",
    "title-clash",
    "backlink-not-listed",
)
LAWS = (
    Law("SEED001", UNKNOWN, Severity.ERROR, "Every seed is an inquiring line or a note page."),
    Law("SEED002", UNDECODABLE, Severity.ERROR, "Every seed is UTF-8 text."),
    Law("SEED003", OUT_OF_PLACE, Severity.INFO, "The sections of a page stand once each, in the usual order."),
    Law("SEED004", COUNT, Severity.WARNING, "The count in a section's head is the number of its entries."),
    Law("SEED005", TWICE, Severity.WARNING, "A section lists a title once."),
    Law("SEED006", STRAY, Severity.WARNING, "A section holds entries and nothing else."),
    Law("SEED007", UNCITED, Severity.WARNING, "A line cites every source that it lists."),
    Law("SEED008", UNLISTED, Severity.WARNING, "A line lists every note that it cites."),
    Law("SEED009", CLASH, Severity.WARNING, "A title stands for one page of one kind."),
    Law("SEED010", UNRETURNED, Severity.INFO, "A note page lists every line page that rests on it."),
)


class _Line(NamedTuple):
    """A line of a seed that is not blank: its text without blanks at its ends, and its place."""

    text: str
    number: int
    column: int


class _Section(NamedTuple):
    name: str
    head: _Line
    stated: int | None
    lines: tuple[_Line, ...]


_KICKER = re.compile(r"inquiring line", re.IGNORECASE)
_HEADS = {
    "sources": re.compile(r"Sources(?:\s+(\d{1,18})(?:\s+notes?)?)?:?", re.IGNORECASE),
    "next": re.compile(r"Next inquiring lines(?:\s+(\d{1,18}))?:?", re.IGNORECASE),
    "used_by": re.compile(r"Inquiring lines that use this note as a source(?:\s+(\d{1,18}))?:?", re.IGNORECASE),
    "related": re.compile(r"Related concepts in this collection(?:\s+(\d{1,18}))?:?", re.IGNORECASE),
    "papers": re.compile(r"Related papers in this collection(?:\s+(\d{1,18}))?:?", re.IGNORECASE),
    "claim": re.compile(r"Original note title():?", re.IGNORECASE),
}
_ORDER = {LINE: ("sources", "next"), NOTE: ("used_by", "related", "papers", "claim")}
# What the site puts between a head and its list; known only there, so that prose is never taken for it.
_FURNITURE = re.compile(
    r"(?:^|[—–:] ?)explore the map|^(?:click a node|this note is a source for these|papers most semantically related)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"[-*•]\s+(?=\S)")
_BARE_BULLETS = ("-", "*", "•", "–", "—")
_VISIBLE = re.compile(r"[^\s\ufeff](?:.*[^\s\ufeff])?", re.DOTALL)
_QUESTION_MARKS = ("?", "？", "؟", ";")


def parse(path: str, text: str, faults: tuple[Fault, ...] = ()) -> Page:
    """Read one seed page; `faults` are those that reading the file gave. Takes any text and never raises."""
    lines = list(_lines(text))
    kicker = bool(lines) and bool(_KICKER.fullmatch(lines[0].text))
    front, sections = _split(lines[1:] if kicker else lines)
    kind = _kind(kicker, sections)
    if not kind or not front:
        place = lines[0] if lines else _Line("", 1, 1)
        missing = "has no title" if kind else "is neither an inquiring line nor a note page" if lines else "is empty"
        return Page(path, faults=(*faults, Fault(UNKNOWN, place.number, place.column, f"the page {missing}")))
    return _Reader(path, kind, front, sections, [*faults]).page()


def name(title: str) -> str:
    """A title as it is compared with others: NFC, with single blanks."""
    return " ".join(unicodedata.normalize("NFC", title).split())


def _lines(text: str) -> Iterator[_Line]:
    for number, raw in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        found = _VISIBLE.search(raw)
        if found:
            yield _Line(found[0], number, found.start() + 1)


def _split(lines: list[_Line]) -> tuple[list[_Line], list[_Section]]:
    """The lines above the first section, and the sections."""
    heads: list[tuple[int, str, int | None]] = []
    for index, line in enumerate(lines):
        for section, pattern in _HEADS.items():
            found = pattern.fullmatch(line.text)
            if found:
                heads.append((index, section, int(found[1]) if found[1] else None))
    if not heads:
        return lines, []
    ends = [*(index for index, _, _ in heads[1:]), len(lines)]
    sections = [
        _Section(section, lines[index], count, tuple(lines[index + 1 : end]))
        for (index, section, count), end in zip(heads, ends, strict=True)
    ]
    return lines[: heads[0][0]], sections


def _kind(kicker: bool, sections: list[_Section]) -> str:
    if kicker:
        return LINE
    names = {section.name for section in sections}
    return NOTE if names & {*_ORDER[NOTE]} else LINE if names else ""


class _Reader:
    """Gathers one page section by section."""

    def __init__(self, path: str, kind: str, front: list[_Line], sections: list[_Section], faults: list[Fault]) -> None:
        self._path, self._kind, self._sections, self._faults = path, kind, sections, faults
        self._title, self._intro = front[0].text, front[1].text if len(front) > 1 else ""
        self._paragraphs = [Paragraph(*line) for line in front[2:]]
        self._lists: dict[str, list[Entry]] = {section: [] for section in _HEADS}

    def page(self) -> Page:
        known = set(_ORDER[self._kind])
        self._check_order([section for section in self._sections if section.name in known])
        for section in self._sections:
            if section.name not in known:
                message = f"a {self._kind} has no section {section.head.text!r}: its text is kept as paragraphs"
                self._fault(OUT_OF_PLACE, section.head, message, section.head.text)
                self._paragraphs.extend(Paragraph(*line) for line in (section.head, *section.lines))
            elif section.name == "claim":
                self._read_claim(section)
            else:
                self._read_list(section)
        claims = self._lists.pop("claim")
        lists = {section: tuple(entries) for section, entries in self._lists.items()}
        claim = claims[0].title if claims else ""
        paragraphs = tuple(self._paragraphs)
        return Page(
            self._path, self._kind, self._title, self._intro, claim, paragraphs, faults=tuple(self._faults), **lists
        )

    def _check_order(self, sections: list[_Section]) -> None:
        order = _ORDER[self._kind]
        reached = -1
        seen: set[str] = set()
        for section in sections:
            position = order.index(section.name)
            if section.name in seen:
                self._fault(OUT_OF_PLACE, section.head, f"the section {section.head.text!r} stands here again")
            elif position < reached:
                self._fault(OUT_OF_PLACE, section.head, f"the section {section.head.text!r} stands later than usual")
            seen.add(section.name)
            reached = max(reached, position)

    def _read_claim(self, section: _Section) -> None:
        for line in section.lines:
            if self._lists["claim"]:
                self._stray(section, line)
            else:
                self._lists["claim"].append(Entry(line.text, "", "", line.number, line.column))
        if not section.lines:
            self._fault(STRAY, section.head, "the original note title is missing")

    def _read_list(self, section: _Section) -> None:
        read = {"sources": self._sources, "related": self._related}.get(section.name, self._titles)
        entries = list(read(section))
        if section.stated is not None and section.stated != len(entries):
            message = f"the head says {section.stated}, the list has {len(entries)}"
            self._fault(COUNT, section.head, message, section.head.text)
        known = {name(entry.title): index for index, entry in enumerate(self._lists[section.name])}
        for entry in entries:
            self._add(section.name, entry, known)

    def _add(self, section: str, entry: Entry, known: dict[str, int]) -> None:
        entries, key = self._lists[section], name(entry.title)
        if key not in known:
            known[key] = len(entries)
            entries.append(entry)
            return
        self._faults.append(Fault(TWICE, entry.line, entry.column, f"{entry.title!r} is listed twice", entry.title))
        first = entries[known[key]]
        entries[known[key]] = first._replace(
            text=_joined(first.text, entry.text), annotation=_joined(first.annotation, entry.annotation)
        )

    def _sources(self, section: _Section) -> Iterator[Entry]:
        """Titles with a summary each; the count, a question mark or a citation tells which line is a title."""
        lines = [_unbulleted(line) for line in section.lines]
        titles = self._titles_among([line.text for line in lines], section.stated)
        open_entry: Entry | None = None
        for line, is_title in zip(lines, titles, strict=True):
            if is_title or open_entry is None:
                if open_entry:
                    yield open_entry
                open_entry = Entry(line.text, "", "", line.number, line.column)
            else:
                open_entry = open_entry._replace(text=_joined(open_entry.text, line.text))
        if open_entry:
            yield open_entry

    def _titles_among(self, texts: list[str], stated: int | None) -> list[bool]:
        every_other = [index % 2 == 0 for index in range(len(texts))]
        questions = [text.endswith(_QUESTION_MARKS) for text in texts]
        if questions == every_other:
            return questions
        prose = "\n".join((self._intro, *(paragraph.text for paragraph in self._paragraphs)))
        found = {mention.name for mention in Names(text for text in texts if text in prose).find(prose)}
        cited = [unicodedata.normalize("NFC", text) in found for text in texts]
        if cited[0] and sum(cited) == stated:
            return cited
        titles = [one or other for one, other in zip(cited, questions, strict=True)]
        return titles if titles[0] and len(texts) != 2 * (stated or 0) else every_other

    def _related(self, section: _Section) -> Iterator[Entry]:
        """Blocks between lines of a single dash: title, gloss, annotation."""
        block: list[_Line] | None = None
        for line in section.lines:
            if line.text in _BARE_BULLETS:
                if block:
                    yield _related_entry(block)
                block = []
            elif block is None:
                self._stray(section, line)
            else:
                block.append(line)
        if block:
            yield _related_entry(block)

    def _titles(self, section: _Section) -> Iterator[Entry]:
        """One title a line, bulleted; without a bullet where the section has none at all or it is a question."""
        bulleted = any(_BULLET.match(line.text) for line in section.lines)
        for line in section.lines:
            bare = _unbulleted(line)
            if _is_furniture(line) or line.text in _BARE_BULLETS:
                continue
            if bare is not line or not bulleted or line.text.endswith(_QUESTION_MARKS):
                yield Entry(bare.text, "", "", bare.number, bare.column)
            else:
                self._stray(section, line)

    def _stray(self, section: _Section, line: _Line) -> None:
        if _is_furniture(line):
            return
        self._fault(STRAY, line, f"text in {section.head.text!r} that is no entry: kept as a paragraph", line.text)
        self._paragraphs.append(Paragraph(*line))

    def _fault(self, kind: str, line: _Line, message: str, target: str = "") -> None:
        self._faults.append(Fault(kind, line.number, line.column, message, target))


def _related_entry(block: list[_Line]) -> Entry:
    title, *rest = block
    gloss = " ".join(line.text for line in (rest[:-1] if len(rest) > 1 else rest))
    annotation = rest[-1].text if len(rest) > 1 else ""
    return Entry(title.text, gloss, annotation, title.number, title.column)


def _unbulleted(line: _Line) -> _Line:
    found = _BULLET.match(line.text)
    return _Line(line.text[found.end() :], line.number, line.column + found.end()) if found else line


def _is_furniture(line: _Line) -> bool:
    entry = _BULLET.match(line.text) or line.text.endswith(_QUESTION_MARKS)
    return not entry and bool(_FURNITURE.search(line.text))


def _joined(*texts: str) -> str:
    return " ".join(dict.fromkeys(text for text in texts if text))
