"""One pass over pyromark's events: the headings, links and stretches of a body, by byte offset."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from vaultkit.markup import links
from vaultkit.markup.events import Event, name_of
from vaultkit.markup.links import Parts
from vaultkit.markup.parts import EMPTY_LINK, ODD_LINK, WRAPPED_LINK
from vaultkit.markup.scan import EMPTY, Slip, Span, last_line_apart
from vaultkit.model import MARKDOWN, WIKI, Form

_CONTAINERS = frozenset({"BlockQuote", "List", "FootnoteDefinition"})
_LINKS = frozenset({"Link", "Image"})
_OPAQUE = frozenset({"Code", "InlineMath", "DisplayMath", "Html", "InlineHtml"})
_LINE_BREAK = re.compile(r"\s*\n[\s>]*")
_ADDRESSED = re.compile(rb"\([A-Za-z][A-Za-z0-9+.-]*:[^\s()]*(?:\([^\s()]*\)[^\s()]*)*\)")


class FoundLink(NamedTuple):
    """A link at a byte offset."""

    offset: int
    parts: Parts
    embed: bool
    form: Form


class FoundHeading(NamedTuple):
    """A heading from its first byte to behind its last."""

    offset: int
    end: int
    level: int
    text: str
    nested: bool


class Walk:
    """Feed it every event with `take`; what it met is in its lists, links in the order in which they open."""

    def __init__(self, data: bytes) -> None:
        self.headings: list[FoundHeading] = []
        self.links: list[FoundLink] = []
        self.slips: list[Slip] = []
        self.opaque: list[Span] = []  # code, math, HTML
        self.spans: list[Span] = []  # of links
        self.tables: list[Span] = []
        self.whole: list[Span] = []  # of paragraphs all but the last line, see `scan.block_ids`
        self._data = data
        self._depth, self._in_table = 0, False
        self._labels: list[tuple[int, int]] = []  # of each open link: its index or -1, the first byte of its text
        self._end = 0  # of the last piece of text

    def take(self, event: Event, start: int, end: int) -> None:
        """Take note of one event and where it stands."""
        if (tag := event.get("Start")) is not None:
            self._open(name_of(tag), tag, start, end)
            return
        if (tag := event.get("End")) is not None:
            name = name_of(tag)
            if name in _CONTAINERS:
                self._depth -= 1
            elif name == "Table":
                self._in_table = False
            elif name in _LINKS:
                self._close_link()
        elif next(iter(event)) in _OPAQUE:
            self.opaque.append((start, end))
        self._end = end

    def _open(self, name: str, tag: Any, start: int, end: int) -> None:
        if name in _LINKS:
            self.spans.append((start, end))
            count = len(self.links)
            self._link(tag[name], name == "Image", start, end)
            labelled = len(self.links) > count and self.links[-1].form == MARKDOWN
            self._labels.append((len(self.links) - 1 if labelled else -1, start + 1 + (name == "Image")))
        elif name == "Heading":
            self._heading(int(tag["Heading"]["level"][1:]), start, end)
        elif name == "CodeBlock":
            self.opaque.append((start, end))
        elif name == "Table":
            self.tables.append((start, end))
            self._in_table = True
        elif self._depth == 0 and name == "Paragraph":
            self.whole.append(last_line_apart(self._data, start, end))
        self._depth += name in _CONTAINERS

    def _heading(self, level: int, start: int, end: int) -> None:
        text = links.heading(self._text(start, end))
        self.headings.append(FoundHeading(start, end, level, text, self._depth > 0))

    def _link(self, details: dict[str, Any], embed: bool, start: int, end: int) -> None:
        kind, target = details["link_type"], details["dest_url"]
        if isinstance(kind, dict):
            self._wikilink(start, end, embed)
        elif kind in ("Autolink", "Email"):
            return
        elif embed and self._data.startswith(b"![[", start):
            self._pictured(target, start, end)
        elif target.startswith("[[") and target.endswith("]]"):
            # `[text]([[Tea]])` is UNCERTAIN (3.1 does not have it); the wikilink in it reports less.
            self._wikilink(self._data.rfind(b"[[", start, end), self._data.rfind(b"]]", start, end) + 2, False)
        elif not target:
            self.slips.append(Slip(start, EMPTY_LINK, EMPTY))
        else:
            self.links += [FoundLink(start, parts, embed, MARKDOWN) for parts in links.destination(target, "")]

    def _wikilink(self, start: int, end: int, embed: bool) -> None:
        inner = self._text(start + 2 + embed, end - 2)
        if not inner.strip():
            self.slips.append(Slip(start, EMPTY_LINK, EMPTY))
            return
        if "\n" in inner:  # 3.1, row 27
            said = _LINE_BREAK.sub(" ", inner).strip()
            message = f"the line break in '[[{said}]]' keeps it from being a link"
            self.slips.append(Slip(start, WRAPPED_LINK, message, said))
            return
        if not embed and _ADDRESSED.match(self._data, end):
            # `[[17]](https://...)` is UNCERTAIN: to CommonMark a link to the address. That reports less.
            return
        self.links.append(FoundLink(start, links.wikilink(inner), embed, WIKI))
        odd = links.oddity(inner, in_table=self._in_table)
        if odd:
            self.slips.append(Slip(start, ODD_LINK, odd, inner))

    def _pictured(self, target: str, start: int, end: int) -> None:
        """`[![[pot.png]]](Tea.md)`, which CommonMark takes for an image of `Tea.md`: an embed that is a link."""
        outer = self._data.startswith(b"[", start - 1)
        self.links += [FoundLink(start - outer, parts, False, MARKDOWN) for parts in links.destination(target, "")]
        self._wikilink(start, self._data.find(b"]]", start, end) + 2, True)

    def _close_link(self) -> None:
        """The label of a Markdown link is what stands in its brackets, as written."""
        index, begin = self._labels.pop()
        if index >= 0:
            found = self.links[index]
            label = self._text(begin, self._end)
            self.links[index] = found._replace(parts=found.parts._replace(label=label))

    def _text(self, start: int, end: int) -> str:
        return self._data[start:end].decode("utf-8", "replace")
