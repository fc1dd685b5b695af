"""The same as a walk over pyromark's events, several times faster, for a body in which nothing needs them.

It declines whatever it is not sure of: HTML, math, tables, links of Markdown into the vault, footnotes, comments,
escapes, block ids, indented code, headings in quotes and lists, and all that is odd. What is left is most of a vault of
prose. Where it does not decline, both read the same: a law of the tests, and true of every note of the public vaults
that were tried.
"""

from __future__ import annotations

import re

from vaultkit.markup import links
from vaultkit.markup.scan import ODD_LINK
from vaultkit.model import WIKI, Fault, Heading, Link

Found = tuple[tuple[Heading, ...], tuple[Link, ...], tuple[Fault, ...]]

_LONGEST, _MOST_TICKS = 100_000, 2_000  # beyond, a pattern that looks ahead in its line may take long
_REFUSED = ("\r", "\t", "\x0b", "\x0c", "\x00", "\\", "][", "\ufeff")
_REFUSED_TWICE = ("%", "~")  # comments, other fences, what is struck out
# Each is sought in the text behind a line break: a pattern that begins with a character is found much faster than one
# that begins with the start of a line.
_LINES = (
    re.compile(r"<[A-Za-z/!?]"),  # HTML
    re.compile(r"\n[ >*+\-\d.)]+#{1,6}(?: |\n|\Z)"),  # a heading in a list or a quote
    re.compile(r"\n[ >*+\-\d.)]* {4}"),  # indented code
    re.compile(r"\^[A-Za-z0-9-]+ *(?:\n|\Z)"),  # a block id
)
_RULE = re.compile(r"\n[ >]*(?:=+|-+) *(?:\n|\Z)")
_UNDERLINE = re.compile(r"[^\n]\n[ >]*(?:=+|-+) *(?:\n|\Z)")  # a heading that is underlined
_DEFINITION = re.compile(r"[^\]]\]:")  # of a reference or a footnote
_FENCE = re.compile(r"^(```+)([^\n]*)$", re.MULTILINE)
_LINE = re.compile(r"[^\n]+")
_FENCE_WITHIN = re.compile(r"\n[ >*+\-\d.)]+```")  # in a list or a quote, or pushed in
_CODE = re.compile(r"`[^`\n]*`")
_CODE_OF_MANY = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_WEB = re.compile(r"!?\[[^\[\]\n]*\]\(https?://[^\s()<>]*\)")
_HEADING = re.compile(r"\n(#{1,6})(?=[ \n]|\Z)[^\n]*")


def read(body: str, line: int) -> tuple[Found, ...]:
    """The headings, links and faults of `body`, or nothing where it declines; see `markup.read`."""
    masked = _masked(body)
    if not masked:
        return ()
    found: list[Link] = []
    faults: list[Fault] = []
    headings, ends = _headings(body, masked, line)
    first, *pieces = masked.split("[[")
    line += first.count("\n")
    offset, start = len(first), first.rfind("\n") + 1  # of the brackets, and of their line
    bars = above = 0
    for piece in pieces:
        end = offset + 2 + piece.find("]]")
        inner = body[offset + 2 : end]
        if end < offset + 3 or "[" in inner or "]" in inner or "\n" in inner or inner.isspace() or inner[0] == "|":
            return ()
        if masked.startswith("]", end + 2):
            return ()
        while above < len(ends) and ends[above] <= offset:
            above += 1
        embed = masked.startswith("!", offset - 1) and offset > 0
        column = offset - start + 1 - embed
        if "|" in inner or "#" in inner or inner[0] in " /^" or inner[-1] == " ":
            bars += inner.count("|")
            odd = links.oddity(inner, in_table=False)
            if odd:
                faults.append(Fault(ODD_LINK, line, column, odd, inner))
            found.append(Link(*links.wikilink(inner), embed, WIKI, "", above - 1, line, column))
        else:
            found.append(Link(inner.strip(), "", "", embed, WIKI, "", above - 1, line, column))
        breaks = piece.count("\n")
        if breaks:
            line += breaks
            start = offset + 3 + piece.rindex("\n")
        offset += 2 + len(piece)
    # A bar that is left over may be one of a table.
    return ((headings, tuple(found), tuple(faults)),) if bars == masked.count("|") else ()


def _headings(body: str, masked: str, line: int) -> tuple[tuple[Heading, ...], list[int]]:
    """The headings, and the offset behind each."""
    if "#" not in masked:
        return (), []
    headings: list[Heading] = []
    ends: list[int] = []
    last = 0
    for found in _HEADING.finditer(f"\n{masked}"):
        begin, end = found.start(), found.end() - 1
        line += body.count("\n", last, begin)
        last = begin
        headings.append(Heading(len(found[1]), links.heading(body[begin:end]), False, line, 1))
        ends.append(end)
    return tuple(headings), ends


def _masked(body: str) -> str:
    """The body with code and links to the web blotted out, every other character in its place; empty for no."""
    if len(body) > _LONGEST or any(sign in body for sign in _REFUSED):
        return ""
    if any(sign in body and 2 * sign in body for sign in _REFUSED_TWICE):
        return ""
    if not body.isascii() and not _is_text(body):
        return ""
    if "`" in body:
        body = _without_code(body)
    if "](" in body:
        body = _WEB.sub(_blot, body)
    if "](" in body or "`" in body or ("]:" in body and _DEFINITION.search(body)) or body.count("$") > 1:
        return ""
    lines = f"\n{body}"
    if any(pattern.search(lines) for pattern in _LINES) or (_RULE.search(lines) and _UNDERLINE.search(lines)):
        return ""
    return body or "\n"


def _without_code(body: str) -> str:
    """The body with letters for code; a backtick is left where it declines."""
    if "```" in body:
        if _FENCE_WITHIN.search(f"\n{body}"):
            return "`"
        body = _without_fences(body)
    # Math and code in a line are whichever begins first.
    if body.count("`") > _MOST_TICKS or body.count("$") > 1:
        return "`"
    return (_CODE_OF_MANY if "``" in body else _CODE).sub(_blot, body)


def _without_fences(body: str) -> str:
    """The body with letters for fenced code; a backtick where it is not closed."""
    parts: list[str] = []
    done = begin = 0
    opened = ""
    for fence in _FENCE.finditer(body):
        if not opened:
            if "`" not in fence[2]:  # else it is code in a line
                opened, begin = fence[1], fence.start()
        elif not fence[2].strip(" ") and len(fence[1]) >= len(opened):
            parts += (body[done:begin], _LINE.sub(_blot, body[begin : fence.end()]))
            done, opened = fence.end(), ""
    return "`" if opened else "".join((*parts, body[done:]))


def _blot(found: re.Match[str]) -> str:
    return "x" * (found.end() - found.start())


def _is_text(body: str) -> bool:
    try:
        body.encode()
    except UnicodeEncodeError:
        return False
    return True
