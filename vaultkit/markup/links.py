"""The text of one link, taken apart: path, anchor, label (obsidian reference 3.3)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from vaultkit.model import MARKDOWN, WIKI, Link

WIKILINK = r"\[\[(?:[^\[\]|\n]+\|((?:[^\[\]\n]|\[(?!\[)|\](?!\]))*)|([^\[\]|\n]+))\]\]"
"""A wikilink in a line of text: its label, or where it has none its target."""

_MARKED = ("", "/", "^")
BLOT = "\x1a"
"""What stands for code where only the rest of a text is looked at: in Unicode the sign for what was replaced."""

_MARKS = ("#", "|", "\\", BLOT)
_WIKILINK = re.compile(WIKILINK)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_BRACKETS = re.compile(r"[\[\]\n]")
_ATX = re.compile(r"#{1,6}(?:[ \t]|\Z)")
_PROPERTY_WIKILINK = re.compile(r"\[\[(?!\[)((?:[^\]\n]|\](?!\]))+)\]\]")
_PROPERTY_MARKDOWN = re.compile(r"\[([^\[\]\n]*)\]\((?:<([^<>\n]*)>|([^()\s]+))\)")


class Parts(NamedTuple):
    """The three parts of a link."""

    target: str
    anchor: str
    label: str


def wikilink(inner: str) -> Parts:
    """What stands between the brackets: the first bar splits unless it comes first; the first `#` what is before it."""
    inner = inner.replace("\\|", "|")  # the form in table cells, 3.2
    bar = inner.find("|")
    text, label = (inner[:bar], inner[bar + 1 :]) if bar > 0 else (inner, "")
    target, _, anchor = text.partition("#")
    # Blanks around the path are UNCERTAIN (3.3); trimming them reports less.
    return Parts(target.strip(), anchor.strip(), label)


def address(target: str, anchor: str) -> str:
    """The two parts of a link that say where it leads, in one text that `partition("#")` takes apart again."""
    return f"{target}#{anchor}" if anchor else target


@cache
def plain_address(inner: str) -> str:
    """The address in what stands between the brackets; empty where there is none, or anything odd."""
    if inner.strip() == inner and inner[:1] not in _MARKED and not any(mark in inner for mark in _MARKS):
        return inner  # as most are
    if not inner.strip() or inner[0] == "|" or BLOT in inner or oddity(inner, in_table=False):
        return ""
    return address(*wikilink(inner)[:2])


@cache
def property_addresses(text: str) -> tuple[str, ...]:
    """The address of the link that a front-matter string is, or nothing."""
    found = (address(link.target, link.anchor) for link in property_link(text, "", 0, 0))
    return tuple(filter(None, found))


def destination(text: str, label: str) -> tuple[Parts, ...]:
    """What stands between the parentheses: percent-decoded, then split at the first `#`.

    An address with a scheme, or an empty one, is no link of the vault.
    """
    if not text or is_outside(text):
        return ()
    try:
        decoded = unquote_to_bytes(text).decode()
    except UnicodeDecodeError:
        decoded = text
    target, _, anchor = decoded.partition("#")
    return (Parts(target.strip(), anchor.strip(), label),)


def is_outside(text: str) -> bool:
    """Whether a destination is an address of the web or of another program."""
    return _OUTSIDE.match(text) is not None


def oddity(inner: str, *, in_table: bool) -> str:
    """What a wikilink has that Obsidian never writes, in words; empty where there is nothing of the kind."""
    path = inner.partition("|")[0].partition("#")[0].removesuffix("\\")
    if inner.startswith(("##", "^^")):
        return f"'{inner[:2]}' is what one types to look for a heading or a block, not a part of a link"  # 3.1, row 9
    if path.startswith("/"):
        return "a path in a link begins without a slash"  # 3.1, row 10
    if path != path.strip():
        return "there are spaces around the path"  # 3.3
    if "\\|" in inner and not in_table:
        return "a bar takes a backslash in a table only"  # 3.2
    return ""


def heading(source: str) -> str:
    """The text of a heading as written, without the marks around it or the line under it."""
    raw = source.strip()
    if not _ATX.match(raw):  # setext: the underline is the last line
        return raw.rpartition("\n")[0].replace("\n", " ").strip()
    text = raw.lstrip("#")
    bare = text.rstrip("#")
    return (bare if not bare or bare[-1] in " \t" else text).strip()  # closing marks stand behind a blank


def property_link(text: str, name: str, line: int, column: int) -> tuple[Link, ...]:
    """The link that a front-matter string is as a whole (1.4, rule 2), or nothing; `line` and `column` are its own."""
    inner = text[2:-2]
    if text[:2] == "[[" and text[-2:] == "]]" and inner.strip() and not _BRACKETS.search(inner):  # nearly all
        return (Link(*wikilink(inner), False, WIKI, name, -1, line, column),)
    # Whether blanks around the brackets are tolerated is UNCERTAIN (1.4); reading the link reports less.
    stripped = text.strip()
    found = _PROPERTY_WIKILINK.fullmatch(stripped)
    if found:
        return (Link(*wikilink(found[1]), False, WIKI, name, -1, line, column),)
    found = _PROPERTY_MARKDOWN.fullmatch(stripped)
    parts = destination(found[2] or found[3] or "", found[1]) if found else ()
    return tuple(Link(*each, False, MARKDOWN, name, -1, line, column) for each in parts)


def plain(markdown: str) -> str:
    """A line of Markdown as it reads: wikilinks give way to what they show, escapes to what they escape."""
    parts: list[str] = []
    end = 0
    for found in _WIKILINK.finditer(markdown):
        parts += (_ESCAPED.sub(r"\1", markdown[end : found.start()]), found[1] if found[1] is not None else found[2])
        end = found.end()
    return "".join((*parts, _ESCAPED.sub(r"\1", markdown[end:])))
