"""What one note says of others, as it is written: names of relations and addresses, not yet what they mean.

A statement is a link in a front-matter property, an entry of the `Related` list, a field as Dataview reads it
(`contradicts:: [[X]]`, obsidian reference 4.4), or a callout that records a contradiction (`> [!contradiction]- [[X]]`,
claims reference 2.2). All of this rests on one file alone, so it is kept with the note's sketch.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from zlib import crc32

from vaultkit.markup import address, has_twice, normal_heading, plain
from vaultkit.model import Link, Note
from vaultkit.note import body, yours
from vaultkit.vocabulary import INVERSE, LINE, RELATED, SOURCES, name_of

PROPERTY, LIST, FIELD, CALLOUT = "property", "list", "field", "callout"
"""Where a statement stands."""

# `- **contradicts** (partial) [[X|X?]] — annotation`, in a quote too; a Markdown link as well as a wikilink.
_ENTRY = re.compile(
    r"[ \t>]*[-*+][ \t]+\*\*(?P<type>[^*]+)\*\*[ \t]*(?:\((?P<strength>[^()]*)\)[ \t]*)?"
    r"(?P<link>\[\[.*?\]\](?!\])|\[[^\[\]]*\]\([^()]*\))(?P<rest>.*)"
)
_SEPARATOR = re.compile(r"^\s*[—–:-]+(?=\s|$)")
_BLOCK_ID = re.compile(r"(?:^|(?<=\s))\^[A-Za-z0-9-]+\s*$")
_SUMMED = re.compile(
    r"[ \t]*[-*+][ \t]+(?P<link>\[\[.*?\]\](?!\])|\[[^\[\]]*\]\([^()]*\))[ \t]*[—–:-]+[ \t](?P<rest>.*)"
)
_RELATED, _SOURCES = normal_heading(RELATED), normal_heading(SOURCES)
_RELATIONS = frozenset(INVERSE) - {"related"}
# 4.4: leading signs are stripped, and so are marks of emphasis behind the key.
_KEY = re.compile(r"[\w/][\w /-]*")
_NO_KEY = " \t>-*+_~`#.,;:!?\"'()[]{}|=<&%$@^\\"
_BRACKETS = re.compile(r"[\[\]()]|::")
_OPENING = {"]": "[", ")": "("}
_LONGEST = 32_768  # 4.4: characters of a line in which Dataview looks for fields
# A callout is a quote that begins with its type (obsidian reference 4.2), and to CommonMark the text of a list item is
# Markdown as any other, from the item's own line on: `- > [!note]`.
_INTO = r"(?:[ \t>]|[-*+](?=[ \t])|[0-9]{1,9}[.)](?=[ \t]))*"
_CALLOUT = re.compile(rf"{_INTO}>[ \t]*\[!contradiction(?:\|[^\]]*)?\][+-]?[ \t]*(?=!?\[)", re.IGNORECASE)
_QUOTED = re.compile(r"[ \t]*>[ \t>]*")
_LEAD = re.compile(_INTO)
_HEAD = re.compile(rf"{_INTO}>[ \t]*\[!")
_TAB = 4  # columns, as CommonMark counts them
# What stands between may be emphasis, quotes, escapes of those, a line break, or a block id that hides there.
_THIS = re.compile(r"(?:[\s*_\"\u201c\u201d\\]|\^[A-Za-z0-9-]+)+(?:[Nn]ote|NOTE|[Pp]age|PAGE)")
_MAY_BE_FIELD = re.compile(r"::[^\n]*\[")
_MAY_RECORD = re.compile("".join(f"[{each}{each.upper()}]" for each in "contradiction"))
KEPT = _RELATIONS | {"acknowledges"}
"""The properties that are kept with a note's sketch, and of a line `sources`; of `related` its links are enough."""


class Stated(NamedTuple):
    """One statement: where it stands, the name of the relation, the address, and the place of the link.

    `strength` is the word in brackets and `raw` are the words behind an entry, a callout or in it; `told` is what those
    of an entry say (the fields of a `model.Stance`), empty without any. `ours` is whether the exporter may have written
    it.
    """

    where: str
    name: str
    address: str
    line: int
    column: int
    strength: str = ""
    raw: str = ""
    told: tuple[Any, ...] = ()
    ours: bool = False


class Summary(NamedTuple):
    """What a line says that a source says, `- [[A]] — its summary`: the address, its link, the words as written."""

    address: str
    link: Link
    words: str


def may_state(body: str, headings: Collection[str]) -> bool:
    """Whether a body, with headings of these keys, may state something; a parse can tell."""
    if has_twice(body, ":") and _MAY_BE_FIELD.search(body):
        return True
    # To look for one sign first is several times faster than to look for two.
    if "!" in body and "[!" in body and _MAY_RECORD.search(body):
        return True
    return _RELATED in headings and "**" in body


def relates(said: Iterable[tuple[Any, ...]]) -> bool:
    """Whether some statements say more of others than that they are `related`, without a word."""
    return any(name in _RELATIONS or (name == "related" and raw) for _, name, _, _, _, _, raw, *_ in said)


def speaks_of_itself(text: str, start: int = 0, title: Any = None) -> bool:
    """Whether a text says `this note` or `this page` from `start` on, or its title elsewhere than in a heading.

    In words in which every letter but the first is small, or all are great; a title of one word is any word.
    """
    if _says_this(text, start, "his") or _says_this(text, start, "HIS"):
        return True
    if not isinstance(title, str) or " " not in title.strip():
        return False
    at = text.find(title, start)
    while at >= 0 and text[max(at - 2, start) : at] == "# ":
        at = text.find(title, at + len(title))
    return at >= 0


def _says_this(text: str, start: int, word: str) -> bool:
    at = text.find(word, start)
    while at >= 0:
        if _THIS.match(text, at + 3):
            return True
        at = text.find(word, at + 3)
    return False


def stated(note: Note) -> tuple[Stated, ...]:
    """Everything that `note` states, by properties first, then in the order of the text."""
    return (*properties(note.links), *_in_body(note))


def kept(note: Note) -> tuple[Stated, ...]:
    """The same, of properties those with a name of ours, and `related` without."""
    names = KEPT | {"sources"} if note.kind == LINE else KEPT
    return (*(each for each in properties(note.links) if each.name in names), *_in_body(note))


def properties(links: Iterable[Link]) -> Iterator[Stated]:
    """What the properties among some links state."""
    for link in links:
        if link.property and (link.target or link.anchor):
            yield Stated(PROPERTY, name_of(link.property), address(link.target, link.anchor), link.line, link.column)


def summaries(note: Note) -> Iterator[Summary]:
    """The summaries that the `Sources` of a line give, of all that have words; not those in its reader's part."""
    if note.kind != LINE:
        return
    sections = {
        at for at, each in enumerate(note.headings) if not each.nested and normal_heading(each.text) == _SOURCES
    }
    if sections:
        lines, end = note.text.split("\n"), yours(note)
        for link in note.links:
            if link.heading in sections and not link.property and link.target and link.line < end:
                found = _SUMMED.match(lines[link.line - 1])
                if found and found.start("link") + 1 == link.column:
                    rest = found["rest"]
                    words = (_BLOCK_ID.sub("", rest) if "^" in rest else rest).strip()
                    if words:
                        yield Summary(address(link.target, link.anchor), link, words)


def sum_of(words: str) -> int:
    """The checksum of some words."""
    return crc32(words.encode("utf-8", "replace"))


def spoken_lines(note: Note, said: Iterable[Stated] | None = None) -> frozenset[int]:
    """The lines of the file that an entry of the `Related` list or a callout of a contradiction takes.

    `said` is what `note` states, where somebody knows.
    """
    found: set[int] = set()
    lines: list[str] = []
    for each in _in_body(note) if said is None else said:
        if each.where == LIST:
            found.add(each.line)
        elif each.where == CALLOUT:
            lines = lines or note.text.split("\n")
            found.update(range(each.line, callout_end(lines, each.line)))
    return frozenset(found)


def _in_body(note: Note) -> Iterator[Stated]:
    headings = enumerate(note.headings)
    sections = {at for at, each in headings if not each.nested and normal_heading(each.text) == _RELATED}
    if not sections and not may_state(body(note), ()):
        return
    lines = note.text.split("\n")
    exported = yours(note) if "seed" in note.meta else 0
    columns: dict[int, list[int]] = {}
    for link in note.links:
        if not link.property:
            columns.setdefault(link.line, []).append(link.column)
    keys = {line: dict(_keys(lines[line - 1], those)) for line, those in columns.items()}
    callouts = {(line, column) for line in columns for column in _titled(lines[line - 1])}
    for link in note.links:
        if not link.property and (link.target or link.anchor):
            listed = _entry(link, lines, exported) if link.heading in sections else ()
            titles = (link.line, link.column) in callouts
            yield from listed or (_callout(link, lines) if titles else _field(link, keys.get(link.line, {})))


def _entry(link: Link, lines: list[str], exported: int) -> tuple[Stated, ...]:
    """The entry of the `Related` list that `link` is the first link of; the exporter's end at the line `exported`."""
    found = _ENTRY.match(lines[link.line - 1])
    if not found or found.start("link") + 1 != link.column:
        return ()
    raw = _BLOCK_ID.sub("", _SEPARATOR.sub("", found["rest"], count=1)).strip()
    told = _told(plain(raw)) if raw else ()
    strength = (found["strength"] or "").strip().lower()
    return (Stated(LIST, name_of(plain(found["type"])), *_at(link), strength, raw, told, link.line <= exported),)


def _told(words: str) -> tuple[Any, ...]:
    from vaultkit import cues  # few vaults need the lexicon

    return tuple(cues.read(words))


def _titled(line: str) -> tuple[int, ...]:
    """The column at which the title of a callout begins with a link, if a line is the head of one that we read."""
    found = _CALLOUT.match(line) if "[!" in line else None
    return (found.end() + 1,) if found and line[found.end()] != "!" else ()


def _callout(link: Link, lines: list[str]) -> tuple[Stated, ...]:
    """The callout that `link` is the title of; `raw` has the lines in it."""
    quoted = (_QUOTED.sub("", each, count=1).strip() for each in lines[link.line : callout_end(lines, link.line) - 1])
    return (Stated(CALLOUT, "contradicts", *_at(link), raw="\n".join(quoted).strip()),)


def _field(link: Link, keys: Mapping[int, str]) -> tuple[Stated, ...]:
    """The field that `link` is in the value of."""
    name = name_of(keys.get(link.column, ""))
    return (Stated(FIELD, name, *_at(link)),) if name else ()


def _keys(line: str, columns: Iterable[int]) -> Iterator[tuple[int, str]]:
    """For each of some columns of a line, in their order, the key of the field whose value it is in.

    That of the innermost bracket that is open there and has one, else that of the line.
    """
    if "::" not in line or len(line) > _LONGEST:
        return
    first = line.index("::")
    key = line[:first].rstrip("*_~` \t")
    whole = _KEY.fullmatch(key.lstrip(_NO_KEY)) if key else None
    marks = _BRACKETS.finditer(line)
    mark = next(marks, None)
    opened: list[tuple[str, int, str]] = []  # each bracket, where its key may begin, its key
    for column in columns:
        while mark and mark.start() < column - 1:
            sign, at = mark[0], mark.start()
            if sign in "[(":
                opened.append((sign, at + 1, ""))
            elif sign == "::":
                if opened and opened[-1][1] >= 0:
                    kind, start, _ = opened[-1]
                    opened[-1] = (kind, -1, line[start:at].strip())
            elif opened and opened[-1][0] == _OPENING[sign]:
                opened.pop()
            if opened and sign in ")]":
                opened[-1] = (opened[-1][0], -1, opened[-1][2])
            mark = next(marks, None)
        inner = next((each[2] for each in reversed(opened) if each[2]), "")
        outer = whole[0] if whole and first < column - 1 else ""
        if inner or outer:
            yield column, inner or outer


def callout_end(lines: Sequence[str], line: int) -> int:
    """The line behind the callout that begins on a line: where its quote ends, or another callout begins.

    In a list item a line goes on with the quote only from the column on at which the text of the item begins.
    """
    found = _LEAD.match(lines[line - 1])
    inside = found[0].expandtabs(_TAB) if found else ""
    marked = len(inside.rstrip(" >"))  # behind the sign of the innermost item, 0 without any
    start = inside.find(">", marked) if marked else 0
    around = inside.count(">", 0, start)
    end = line + 1
    while end <= len(lines) and (quoted := _QUOTED.match(lines[end - 1])) and not _HEAD.match(lines[end - 1]):
        lead = quoted[0].expandtabs(_TAB)
        if lead.count(">", 0, start) != around or ">" not in lead[start:]:
            break
        end += 1
    return end


def _at(link: Link) -> tuple[str, int, int]:
    return address(link.target, link.anchor), link.line, link.column
