"""The same as a walk over pyromark's events, several times faster, for a body in which nothing needs them.

`read` has all of it, `sketch` only what every run needs of every note. Both decline whatever they are not sure of:
HTML, math, tables, links of Markdown into the vault, footnotes, comments, escapes, block ids, indented code, headings
in quotes and lists, and all that is odd. What is left is most of a vault of prose. Where it does not decline, both read
the same: a law of the tests, and true of every note of the public vaults that were tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from vaultkit.markup import links
from vaultkit.markup.parts import ODD_LINK
from vaultkit.model import WIKI, Fault, Heading, Link

Found = tuple[tuple[Heading, ...], tuple[Link, ...], tuple[Fault, ...]]
Blot = str | Callable[[re.Match[str]], str]
Sketched = tuple[tuple[str, ...], frozenset[str]]
_Masked = tuple[str, bytes, list[str]]  # a body, the signs in it, its headings with their marks
_DECLINED: _Masked = ("", b"", [])

_LONGEST, _MOST_TICKS = 100_000, 2_000  # beyond in a line, a pattern that looks ahead in it may take long
_REFUSED = ("\\", "\r", "\ufeff", links.BLOT)
# Without what may stand anywhere in plain text, a body is a few signs, in which to look costs next to nothing.
_USUAL = bytes(set(range(32, 256)) - set(b"[]|#`<%~^$(")) + f"\n{links.BLOT}".encode()
_OF_LINKS = b"[]|#("
_FEW = 12
_COMMENT = re.compile(r"(?<!%)%%[^%\[\n]+%%(?!%)")  # on a line, and without a link
_HTML = re.compile(r"<[A-Za-z/!?]")
_BLOCK_ID = re.compile(r"\^[A-Za-z0-9-]+ *(?:\n|\Z)")
# Each is sought in the text behind a line break: a pattern that begins with a character is found much faster than one
# that begins with the start of a line.
_LINES = re.compile(
    r"\n(?=[ >*+\-\d.)=#])("
    r"#{1,6}(?=[ \n]|\Z)[^\n]*|"  # a heading, which is not odd
    r"[ >*+\-\d.)]+#{1,6}(?: |\n|\Z)|"  # one in a list or a quote
    r"[ >*+\-\d.)]* {4}|"  # indented code
    r"[ >]*(?:=+|-+) *(?:\n|\Z))"  # a line under a heading, or a rule
)
_RULE_APART = re.compile(r"\n\n(?:-+ *(?=\n|\Z))")
_LINE = re.compile(r"[^\n]+")
_CODE = re.compile(r"`[^`\n]*`")
_CODE_OF_MANY = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_WEB = re.compile(r"\[[^\[\]\n]*\]\(https?://[^\s()<>]*\)")
_HEADING = re.compile(r"\n#{1,6}(?=[ \n]|\Z)[^\n]*")
_INNER = re.compile(r"\[\[([^\[\]\n]*)\]\]")


def read(body: str, line: int) -> tuple[Found, ...]:
    """The headings, links and faults of `body`, or nothing where it declines; see `markup.read`."""
    masked = _masked(body, _blot)[0]
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


def sketch(body: str) -> tuple[Sketched, ...]:
    """The headings of `body` with their marks, and what its links address, or nothing; see `model.Sketch`."""
    masked, signs, headings = _masked(body, links.BLOT)
    inners = _INNER.findall(masked) if masked else ()
    if not masked or (signs.count(b"]") != 2 * len(inners) and ("]]]" in masked or masked.count("[[") != len(inners))):
        return ()
    if b"|" in signs and "".join(inners).count("|") != signs.count(b"|"):
        return ()
    found = frozenset(map(links.plain_address, inners))
    if "" in found:
        return ()
    return () if any(links.BLOT in heading for heading in headings) else ((tuple(headings), found),)


def has_twice(text: str, sign: str) -> bool:
    """Whether a sign stands in `text` twice in a row: where it is rare, one looks for it alone several times faster."""
    at = text.find(sign)
    for _ in range(_FEW):
        if at < 0:
            return False
        if text.startswith(sign, at + 1):
            return True
        at = text.find(sign, at + 1)
    return sign * 2 in text


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
        headings.append(Heading(_level(found[0]), links.heading(body[begin:end]), False, line, 1))
        ends.append(end)
    return tuple(headings), ends


def _level(heading: str) -> int:
    return len(heading) - len(heading.lstrip("\n#")) - 1


def _masked(body: str, blot: Blot) -> _Masked:
    """The body with a blot for code and for each link to the web; an empty one where it declines."""
    if _has_long_line(body) or any(sign in body for sign in _REFUSED):
        return _DECLINED
    if "`" in body:
        body = _without_code(body, blot)
    signs = _signs(body)
    if b"](" in signs and "](" in body:
        body = _WEB.sub(blot, body)
        signs = _signs(body)
        if "](" in body:
            return _DECLINED
    if _is_odd(signs, body):
        return _DECLINED
    lines = f"\n{body}"
    found = _LINES.findall(lines)
    if any(each[0] != "#" for each in found):
        # A rule with a blank line above is no line under a heading.
        found = _LINES.findall(_RULE_APART.sub("\n", lines))
        if any(each[0] != "#" for each in found):
            return _DECLINED
    return body or "\n", signs, found


def _has_long_line(body: str) -> bool:
    return len(body) > _LONGEST and max(map(len, body.split("\n"))) > _LONGEST


def _signs(body: str) -> bytes:
    """The few characters of a body that may mean something; half a character, which is no text, gives an odd one."""
    try:
        return body.encode().translate(None, _USUAL)
    except UnicodeEncodeError:
        return b"\0"


def _is_odd(signs: bytes, body: str) -> bool:
    """Whether a body, of which all but `signs` is letters and the like, has something that takes a parse."""
    rare = signs.translate(None, _OF_LINKS)
    if rare and (
        rare.strip(b"%~^$<")
        or (rare.count(b"%") > 1 and "%%" in _COMMENT.sub("", body))
        or (rare.count(b"~") > 1 and "~~" in body)  # what is struck out, other fences
        or rare.count(b"$") > 1
        or (b"<" in rare and _HTML.search(body))
        or (b"^" in rare and _BLOCK_ID.search(body))
    ):
        return True
    if signs.count(b"[") == 2 * signs.count(b"[[") and signs.count(b"]") == 2 * signs.count(b"]]"):
        return False
    return "][" in body or body.count("]:") != body.count("]]:")  # references and their definitions, footnotes


def _without_code(body: str, blot: Blot) -> str:
    """The body with blots for code; a backtick is left where it declines."""
    pieces = body.split("`")
    inside = pieces[1::2]
    if isinstance(blot, str) and len(pieces) % 2 and "" not in pieces[1:-1] and "\n" not in "".join(inside):
        # Nearly always: code in a line, in single ones. To look for a sign is much faster than to count it.
        return blot.join(pieces[::2]) if "$" not in body or body.count("$") < 2 else "`"
    if "```" in body:
        body = _without_fences(body, blot)
    if "``" not in body:
        return (
            _CODE.sub(blot, body) if body.count("$") < 2 else "`"
        )  # math and code in a line are whichever begins first
    return _CODE_OF_MANY.sub(blot, body) if body.count("`") < _MOST_TICKS and body.count("$") < 2 else "`"


def _without_fences(body: str, blot: Blot) -> str:
    """The body with blots for the lines of fenced code; a backtick where it is not plainly opened and closed."""
    first, *pieces = f"\n{body}".split("\n```")
    if body.count("```") != len(pieces) or len(pieces) % 2:
        return "`"
    parts = [first]
    for code, after in zip(pieces[::2], pieces[1::2], strict=True):
        behind = after.partition("\n")[0]
        if "`" in code.partition("\n")[0] or behind.strip(" ") or "\n" not in code:
            return "`"
        parts += ("\n", _LINE.sub(blot, f"```{code}"), "\n", _LINE.sub(blot, f"```{behind}"), after[len(behind) :])
    return "".join(parts)[1:]


def _blot(found: re.Match[str]) -> str:
    return "x" * (found.end() - found.start())
