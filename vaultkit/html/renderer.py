"""The HTML of each element: everything escaped, only addresses that are known to be harmless."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from urllib.parse import quote, unquote_to_bytes

import mistune

from vaultkit.html.places import Places

Address = Callable[[str, str], str]
"""`(target, anchor)` of an internal link to its `href`: empty for nowhere, `#` for the note itself."""

_PICTURES = (".avif", ".bmp", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SCHEMES = frozenset({"http", "https", "mailto"})
_SIZE = re.compile(r"(\d{1,5})(?:x(\d{1,5}))?")
_TAG = re.compile(r"<[^>]*>")
_CARD = re.compile(r'<a class="[^"]*embed[^"]*"[^>]*>(.*?)</a>')
# What no HTML5 document may hold: control characters, surrogates, noncharacters; and form feeds, which are no loss.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
# 4.2: the types and their aliases; an unknown one looks like `note`.
_ALIASES = {
    "abstract": ("summary", "tldr"),
    "tip": ("hint", "important"),
    "success": ("check", "done"),
    "question": ("help", "faq"),
    "warning": ("caution", "attention"),
    "failure": ("fail", "missing"),
    "danger": ("error",),
    "quote": ("cite",),
}
_CALLOUTS = {name: name for name in ("note", "info", "todo", "bug", "example", *_ALIASES)}
_CALLOUTS |= {alias: name for name, aliases in _ALIASES.items() for alias in aliases}


def clean(text: str) -> str:
    """`text` without what no HTML document may hold, each such character replaced by U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", text)


def escape(text: str) -> str:
    """`text` as HTML text or attribute value."""
    return html.escape(text)


def attributes(**values: str | int) -> str:
    """HTML attributes with a blank in front; one without a value is left out, `class_` is written `class`."""
    return "".join(f' {name.rstrip("_")}="{escape(str(value))}"' for name, value in values.items() if value != "")


def strip_tags(source: str) -> str:
    """The text of HTML that this renderer wrote, in which `<` and `>` stand only around tags."""
    return html.unescape(_TAG.sub("", source))


class Renderer(mistune.HTMLRenderer):
    """Writes one text and keeps the places in it; mistune calls a method for every element, named like its type."""

    def __init__(self, address: Address) -> None:
        super().__init__(escape=True)
        self.places = Places()
        self._address = address
        self._footnotes: set[int] = set()

    def text(self, text: str) -> str:
        """Character references are read before the text is escaped; mistune would show them as written."""
        return self.escape_attribute(text)

    def wikilink(self, label: str, target: str, anchor: str, embed: bool) -> str:
        """`[[target#anchor|label]]`, or with `embed` a picture or a card that leads to the note."""
        if embed and target.lower().endswith(_PICTURES):
            return self._picture(label, target)
        whole = " > ".join(filter(None, (target, *anchor.split("#"))))  # 3.3
        return self._internal(escape(label or whole), target, anchor, "embed" if embed else "")

    def link(self, text: str, url: str, title: str | None = None) -> str:
        """A Markdown link. Of a link around another the inner one counts, but a card in it is only its label."""
        text = _CARD.sub(r"\1", text)
        if "<a" in text:
            return text
        if scheme := _SCHEME.match(url):
            return _external(text, url, scheme[1], title or "", "external")
        target, anchor = _decoded(url)
        return self._internal(text, target, anchor, "", title or "") if url else text

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """A Markdown picture; one from the network is shown as a link, for the page must load nothing from there."""
        label = strip_tags(text)
        if scheme := _SCHEME.match(url):
            words = _sized(label)[0] or title or url
            return _external(escape(words), url, scheme[1], title or "", "external embed")
        target, _ = _decoded(url)
        return self._picture(label, target) if target else escape(label)

    def math(self, text: str) -> str:
        """Math as it is written."""
        return f'<code class="math">{escape(text)}</code>'

    def math_block(self, text: str) -> str:
        """The same on lines of its own."""
        return f'<pre class="math"><code>{escape(text)}</code></pre>\n'

    def block_code(self, code: str, info: str | None = None) -> str:
        """A block of code with its language as a class."""
        language = next(iter((info or "").split()), "")
        return f"<pre><code{attributes(class_=language and f'language-{language}')}>{escape(code)}</code></pre>\n"

    def codespan(self, text: str) -> str:
        """Code in a line."""
        return f"<code>{escape(text)}</code>"

    def inline_html(self, html: str) -> str:
        """Raw HTML as text; a comment in it is hidden, as everywhere."""
        return "" if _is_comment(html) else escape(html)

    def block_html(self, html: str) -> str:
        """The same on lines of its own."""
        return "" if _is_comment(html.strip()) else f"<p>{escape(html.strip())}</p>\n"

    def paragraph(self, text: str, id: str = "") -> str:  # noqa: A002
        """A paragraph; nothing where only a comment stood in it."""
        return f"<p{attributes(id=id)}>{text}</p>\n" if text.strip() or id else ""

    def block_text(self, text: str, id: str = "") -> str:  # noqa: A002
        """The text of an item in a tight list."""
        return f"<span{attributes(id=id)}>{text}</span>" if id else text

    def list_item(self, text: str, id: str = "") -> str:  # noqa: A002
        """An item of a list."""
        return f"<li{attributes(id=id)}>{text}</li>\n"

    def task_list_item(self, text: str, checked: bool = False, id: str = "") -> str:  # noqa: A002
        """An item with a box."""
        box = f'<input type="checkbox" disabled{" checked" if checked else ""}> '
        inside = text.replace("<p>", f"<p>{box}", 1) if text.startswith("<p>") else box + text
        return f'<li class="task"{attributes(id=id)}>{inside}</li>\n'

    def place(self, id: str) -> str:  # noqa: A002
        """Where a link to the block below leads."""
        return f"<a{attributes(id=id)}></a>"

    def callout(self, text: str, kind: str, fold: str) -> str:
        """A callout; one that folds is open at first only where it is written with `+`."""
        tag = "details" if fold else "div"
        look = _CALLOUTS.get(kind, "note")
        return f'<{tag} class="callout {look}"{" open" if fold == "+" else ""}>\n{text}</{tag}>\n'

    def callout_title(self, text: str, fold: str) -> str:
        """The first line of a callout."""
        return f"<summary>{text}</summary>\n" if fold else f'<p class="title">{text}</p>\n'

    def callout_body(self, text: str) -> str:
        """The rest of a callout."""
        return f"<div>\n{text}</div>\n" if text.strip() else ""

    def table(self, text: str) -> str:
        """A table in a box of its own, which scrolls where it is too wide."""
        return f'<div class="table"><table>\n{text}</table></div>\n'

    def table_cell(self, text: str, align: str | None = None, head: bool = False) -> str:
        """A cell; how it is aligned is a class, so that the page needs no style attributes."""
        tag = "th" if head else "td"
        return f"<{tag}{attributes(class_=align or '')}>{text}</{tag}>\n"

    def footnote_ref(self, key: str, index: int) -> str:  # noqa: ARG002
        """The number of a footnote; only its first has an id."""
        identity = "" if index in self._footnotes else f"fnref:{index}"
        self._footnotes.add(index)
        return f'<sup{attributes(id=identity)}><a href="#fn:{index}">{index}</a></sup>'

    def footnote_item(self, text: str, key: str, index: int) -> str:  # noqa: ARG002
        """A footnote with its way back."""
        back = f' <a href="#fnref:{index}" title="back to the text">↩</a>'
        text = text.rstrip()
        text = text.removesuffix("</p>") + back + "</p>" if text.endswith("</p>") else text + back
        return f'<li id="fn:{index}">{text}</li>\n'

    def _internal(self, text: str, target: str, anchor: str, look: str, title: str = "") -> str:
        href = self._href(target, anchor)
        whole = " > ".join(filter(None, (target, *anchor.split("#"))))
        if href:
            return f"<a{attributes(class_=look, href=href, title=title or whole)}>{text}</a>"
        return f"<a{attributes(class_=f'{look} unresolved'.strip(), title=f'leads nowhere: {whole}')}>{text}</a>"

    def _href(self, target: str, anchor: str) -> str:
        href = self._address(target, anchor) if target else "#"
        if href != "#" or not anchor:
            return href
        identity = self.places.find(anchor)
        return f"#{quote(identity)}" if identity else self._address("", anchor)

    def _picture(self, label: str, target: str) -> str:
        alt, width, height = _sized(label)
        href = self._address(target, "")
        if not href or href == "#":
            return f"<a{attributes(class_='embed unresolved', title=f'leads nowhere: {target}')}>{escape(target)}</a>"
        # The alternative text is written even when it is empty.
        return f'<img{attributes(src=href)} alt="{escape(alt or target)}"{attributes(width=width, height=height)}>'


def _external(text: str, url: str, scheme: str, title: str, look: str) -> str:
    if scheme.lower() not in _SCHEMES:
        return f"<a{attributes(class_='refused', title='an address of this kind is not opened')}>{text}</a>"
    return f"<a{attributes(class_=look, href=url, title=title, rel='noopener noreferrer')}>{text}</a>"


def _sized(label: str) -> tuple[str, str, str]:
    """Alternative text, width and height of a picture: the size is the last part of its label (3.1, rows 14 and 22)."""
    alt, _, last = label.rpartition("|")
    size = _SIZE.fullmatch(last.strip())
    return (alt, size[1], size[2] or "") if size else (label, "", "")


def _decoded(url: str) -> tuple[str, str]:
    """3.3: percent-decoded, then split at the first `#`."""
    try:
        decoded = unquote_to_bytes(url).decode("utf-8")
    except UnicodeDecodeError:
        decoded = url
    target, _, anchor = clean(decoded).partition("#")
    return target.strip(), anchor.strip()


def _is_comment(source: str) -> bool:
    return source.startswith("<!--") and source.find("-->", 2) == len(source) - 3
