"""Body text to headings, links and block ids, each with its place. The door to pyromark.

pyromark says what is Markdown; the parts that only Obsidian knows are read here from the same text. The numbers in
comments are sections of the obsidian reference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote_to_bytes

import pyromark

from vaultkit.model import Block, Heading, Link

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_WIKILINKS
    | pyromark.Options.ENABLE_MATH
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_STRIKETHROUGH
)
_CONTAINERS = frozenset({"BlockQuote", "List", "FootnoteDefinition"})
_LINKS = frozenset({"Link", "Image"})
_OPAQUE = frozenset({"Code", "InlineMath", "DisplayMath", "Html", "InlineHtml"})
_OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_BLOCK_ID = re.compile(rb"(?:^|(?<=[ \t>\]]))\^([A-Za-z0-9-]+)[ \t\r]*$", re.MULTILINE)
_PROPERTY_WIKILINK = re.compile(r"\[\[(?!\[)((?:[^\]\n]|\](?!\]))+)\]\]")
_PROPERTY_MARKDOWN = re.compile(r"\[([^\[\]\n]*)\]\((?:<([^<>\n]*)>|([^()\s]+))\)")
_ATX = re.compile(r"#{1,6}(?:[ \t]|\Z)")
# 3.6: the characters that a heading and a link to it are compared without.
_HEADING_MARKS = re.compile(r"[!\"#$%&()*+,.:;<=>?@^`{|}~/\[\]\\\s]+")


WIKILINK = r"\[\[(?:[^\[\]|\n]+\|((?:[^\[\]\n]|\[(?!\[)|\](?!\]))*)|([^\[\]|\n]+))\]\]"
"""A wikilink in a line of text: its label, or where it has none its target."""
_WIKILINK = re.compile(WIKILINK)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


class Markup(NamedTuple):
    """What one body holds, in the order of the text."""

    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    blocks: tuple[Block, ...]


class Passage(NamedTuple):
    """A stretch of the body read as one: a paragraph, list item, callout or table; first and last line of the file."""

    first: int
    last: int
    text: str


def read(body: str, line: int = 1) -> Markup:
    """Everything of `body` that links or is linked to; `line` is the line of the file on which the body begins.

    Takes any string and never raises; linear in its length.
    """
    data = _bytes(body)
    walk = _Walk(data, line)
    for event, span in _events(data):
        walk.take(event, span["start"], span["end"])
    return Markup(tuple(walk.headings), tuple(walk.links), walk.blocks(line))


def passages(body: str, line: int = 1) -> Iterator[Passage]:
    """The passages of `body`, list items one by one; `line` is the line of the file on which the body begins."""
    data = _bytes(body)
    cursor, depth = _Cursor(data, line), 0
    for event, span in _events(data):
        start, end = event.get("Start"), event.get("End")
        opened, closed = _name(start), _name(end)
        if opened and depth == 0 and opened != "List":
            first, _ = cursor.place(span["start"])
            text = data[span["start"] : span["end"]].decode("utf-8", "replace").rstrip()
            yield Passage(first, first + text.count("\n"), text)
        depth += (opened not in {"", "List"}) - (closed not in {"", "List"})


def property_link(text: str, name: str, line: int, column: int) -> tuple[Link, ...]:
    """The link that a front-matter string is as a whole (1.4, rule 2), or nothing; `line` and `column` are its own."""
    # Whether blanks around the brackets are tolerated is UNCERTAIN (1.4); reading the link reports less.
    stripped = text.strip()
    found = _PROPERTY_WIKILINK.fullmatch(stripped)
    if found:
        return (_wikilink(found[1], name, -1, line, column),)
    found = _PROPERTY_MARKDOWN.fullmatch(stripped)
    if found:
        return _markdown_link(found[2] or found[3] or "", found[1], False, name, -1, line, column)
    return ()


def plain(markdown: str) -> str:
    """A line of Markdown as it reads: wikilinks give way to what they show, escapes to what they escape."""
    parts: list[str] = []
    end = 0
    for found in _WIKILINK.finditer(markdown):
        parts += (_ESCAPED.sub(r"\1", markdown[end : found.start()]), found[1] if found[1] is not None else found[2])
        end = found.end()
    return "".join((*parts, _ESCAPED.sub(r"\1", markdown[end:])))


def normal_heading(text: str) -> str:
    """A heading, or the part of a link that names one, as Obsidian compares them (3.6)."""
    return _HEADING_MARKS.sub(" ", unicodedata.normalize("NFC", text)).strip().lower()


def _bytes(body: str) -> bytes:
    # A byte-order mark is no text but a character of the file: a blank in its stead keeps every column.
    return (f" {body[1:]}" if body.startswith("\ufeff") else body).encode("utf-8", "replace")


def _events(data: bytes) -> Iterator[tuple[dict[str, Any], dict[str, int]]]:
    """pyromark's events without those that carry nothing, such as soft breaks."""
    for event, span in pyromark.events_with_range(data.decode(), options=_OPTIONS):
        if not isinstance(event, str):
            yield event, span  # type: ignore[misc]


def _name(tag: Any) -> str:
    """The name of a tag, which pyromark gives as a word or as a mapping of one word to its details."""
    if not tag:
        return ""
    return tag if isinstance(tag, str) else next(iter(tag))


class _Cursor:
    """Byte offsets to 1-based lines and columns in characters, for offsets that do not decrease."""

    def __init__(self, data: bytes, line: int) -> None:
        self._data, self._line, self._column, self._offset = data, line, 1, 0

    def place(self, offset: int) -> tuple[int, int]:
        breaks = self._data.count(b"\n", self._offset, offset)
        if breaks:
            self._line, self._column = self._line + breaks, 1
            self._offset = self._data.rfind(b"\n", self._offset, offset) + 1
        self._column += len(self._data[self._offset : offset].decode("utf-8", "replace"))
        self._offset = offset
        return self._line, self._column


class _Walk:
    """One pass over the events of a body."""

    def __init__(self, data: bytes, line: int) -> None:
        self.headings: list[Heading] = []
        self.links: list[Link] = []
        self._data, self._cursor = data, _Cursor(data, line)
        self._depth = 0
        self._heading: tuple[int, int, int, int] | None = None  # level, first byte of the text, line, column
        self._opaque: list[tuple[int, int]] = []
        self._labels: list[tuple[int, int]] = []  # of each open link: its index or -1, the first byte of its text
        self._end = 0  # of the last piece of text

    def take(self, event: dict[str, Any], start: int, end: int) -> None:
        if (tag := event.get("Start")) is not None:
            self._open(_name(tag), tag, start, end)
            return
        if (tag := event.get("End")) is not None:
            name = _name(tag)
            if name in _CONTAINERS:
                self._depth -= 1
            elif name == "Heading":
                self._close_heading(start, end)
            elif name in _LINKS:
                self._close_link()
        elif next(iter(event)) in _OPAQUE:
            self._opaque.append((start, end))
        self._end = end

    def blocks(self, line: int) -> tuple[Block, ...]:
        """Block ids at the end of a line outside code, math and HTML (3.7): in more places than Obsidian has them."""
        if b"^" not in self._data:
            return ()
        cursor, spans, at = _Cursor(self._data, line), sorted(self._opaque), 0
        found = []
        for match in _BLOCK_ID.finditer(self._data):
            while at < len(spans) and spans[at][1] <= match.start():
                at += 1
            if at == len(spans) or match.start() < spans[at][0]:
                found.append(Block(match[1].decode(), *cursor.place(match.start())))
        return tuple(found)

    def _open(self, name: str, tag: Any, start: int, end: int) -> None:
        if name in _CONTAINERS:
            self._depth += 1
        elif name == "Heading":
            self._heading = (int(tag["Heading"]["level"][1:]), start, *self._cursor.place(start))
        elif name == "CodeBlock":
            self._opaque.append((start, end))
        elif name in _LINKS:
            self._link(tag[name], name == "Image", start, end)

    def _close_heading(self, start: int, end: int) -> None:
        assert self._heading is not None
        level, _, line, column = self._heading
        raw = self._data[start:end].decode("utf-8", "replace").strip()
        if _ATX.match(raw):
            text = raw.lstrip("#")
            bare = text.rstrip("#")
            text = bare if not bare or bare[-1] in " \t" else text  # closing marks stand behind a blank
        else:  # setext: the underline is the last line
            text = raw.rpartition("\n")[0].replace("\n", " ")
        self.headings.append(Heading(level, text.strip(), self._depth > 0, line, column))
        self._heading = None

    def _link(self, details: dict[str, Any], embed: bool, start: int, end: int) -> None:
        kind = details["link_type"]
        above, count = len(self.headings) - 1, len(self.links)
        if isinstance(kind, dict):
            source = self._data[start:end].decode("utf-8", "replace")
            inner = source[source.find("[[") + 2 : -2]
            if "\n" not in inner:  # 3.1, row 27
                self.links.append(_wikilink(inner, "", above, *self._cursor.place(start), embed))
        elif kind not in ("Autolink", "Email"):
            self.links.extend(_markdown_link(details["dest_url"], "", embed, "", above, *self._cursor.place(start)))
        labelled = len(self.links) > count and not self.links[-1].wiki
        self._labels.append((count if labelled else -1, start + 1 + embed))

    def _close_link(self) -> None:
        """The label of a Markdown link is what stands in its brackets, as written."""
        index, begin = self._labels.pop()
        if index >= 0:
            label = self._data[begin : self._end].decode("utf-8", "replace")
            self.links[index] = self.links[index]._replace(label=label)


def _wikilink(inner: str, name: str, heading: int, line: int, column: int, embed: bool = False) -> Link:
    """3.3: the first bar splits unless it comes first; the first `#` splits what is before it."""
    inner = inner.replace("\\|", "|")  # the form in table cells, 3.2
    bar = inner.find("|")
    text, label = (inner[:bar], inner[bar + 1 :]) if bar > 0 else (inner, "")
    target, _, anchor = text.partition("#")
    # Blanks around the path are UNCERTAIN (3.3); trimming them reports less.
    return Link(target.strip(), anchor.strip(), label, embed, True, name, heading, line, column)


def _markdown_link(
    destination: str, label: str, embed: bool, name: str, heading: int, line: int, column: int
) -> tuple[Link, ...]:
    """3.3: percent-decoded, then split at the first `#`; an address with a scheme or an empty one is no link."""
    if not destination or _OUTSIDE.match(destination):
        return ()
    try:
        decoded = unquote_to_bytes(destination).decode()
    except UnicodeDecodeError:
        decoded = destination
    target, _, anchor = decoded.partition("#")
    return (Link(target.strip(), anchor.strip(), label, embed, False, name, heading, line, column),)
