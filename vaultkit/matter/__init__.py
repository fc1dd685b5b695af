"""Front matter: text to plain values with the place of every key, and values to text. The door to YAML.

`dialect` is the YAML that Obsidian reads, loaded through python-frontmatter's YAML handler with a loader of our own;
`reader` takes one block apart.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from vaultkit.matter import quick
from vaultkit.matter.parts import BAD_MATTER, DUPLICATE_KEY, UNQUOTED_LINK, PropertyText
from vaultkit.model import Fault

if TYPE_CHECKING:
    from vaultkit.matter.reader import Reader

__all__ = [
    "BAD_MATTER",
    "DUPLICATE_KEY",
    "UNQUOTED_LINK",
    "Matter",
    "PropertyText",
    "Value",
    "comments",
    "data_faults",
    "foreign",
    "read",
    "scalar",
    "write",
]

Value = str | tuple[str, ...]

# Obsidian reference 1.1: the first line is exactly `---`; the closing line may have trailing blanks. A BOM before it
# is UNCERTAIN there; reading the block all the same reports less.
_BLOCK = re.compile(r"\A\ufeff?---\r?\n(?P<block>(?:.*\n)*?)---[ \t]*(?:\r?\n|\Z)")
_MAY_COMMENT = re.compile(r"(?m)(?:^|[ \t])#")
_OPEN = re.compile(r"\A\ufeff?---\r?\n[ \t]*[\w-]+:(?:[ \t]|\r?\n)")


class Matter(NamedTuple):
    """A front-matter block, read; `size` is its length in characters and `body_line` the line after it."""

    meta: dict[str, Any]
    keys: dict[str, tuple[int, int]]
    texts: tuple[PropertyText, ...]
    faults: tuple[Fault, ...]
    size: int
    body_line: int


def read(text: str) -> Matter:
    """The front matter of a note's whole text. What cannot be read is a fault, never an exception."""
    found = _BLOCK.match(text)
    if not found:
        unclosed = Fault(BAD_MATTER, 1, 1, "the front matter is never closed by a line '---'")
        return Matter({}, {}, (), (unclosed,) if _OPEN.match(text) else (), 0, 1)
    block = found["block"]
    lines = block.count("\n") + 3
    for plain in quick.read(block):
        return Matter(plain.meta, plain.keys, plain.texts, (), found.end(), lines)
    reader = _reader(block)
    reader.read()
    return Matter(reader.meta, reader.keys, tuple(reader.texts), tuple(reader.faults), found.end(), lines)


def data_faults(text: str) -> tuple[Fault, ...]:
    """Why the whole text of a file, such as a base, is no YAML mapping; nothing where it is one, or is empty."""
    return _reader(text).data_faults()


def write(meta: Mapping[str, Value], foreign: str = "") -> str:
    """A whole front-matter block: `meta` (text or tuples of text) in its order, then `foreign` lines as they are."""
    lines = ["---\n"]
    for key, value in meta.items():
        if isinstance(value, str):
            lines.append(f"{scalar(key)}: {scalar(value)}\n")
        elif value:
            lines.append(f"{scalar(key)}:\n")
            lines.extend(f"  - {scalar(item)}\n" for item in value)
        else:
            lines.append(f"{scalar(key)}: []\n")
    return "".join((*lines, foreign, "---\n"))


def foreign(text: str, own: Iterable[str]) -> str | None:
    """The lines of the front matter of `text` that belong to keys not in `own`, as written, and all its comments.

    Empty where the block cannot be read. The values of a flow mapping (JSON properties, obsidian reference 1.1), which
    has no lines of its own for each key, are written anew, and so are values that an alias takes from a key in `own`.
    None where that would lose some: one of two of a name, or one whose name is no text.
    """
    found = _BLOCK.match(text)
    if not found:
        return ""
    reader, ours = _reader(found["block"]), frozenset(own)
    reader.read()
    if reader.faults and not reader.meta:
        return ""
    kept, mine = [], True
    for number, line in enumerate(found["block"].replace("\r\n", "\n").split("\n")[:-1], start=2):
        if number in reader.rows:
            mine = reader.rows[number] in ours
        comment = line.lstrip(" \t")
        if not mine or comment.startswith("#"):
            kept.append(comment if mine else line)
    lines = "".join(f"{line}\n" for line in kept)
    others = {key: value for key, value in reader.meta.items() if key not in ours}
    above: dict[str, Value] = dict.fromkeys(sorted(ours)[:1], "")
    if read(write(above, lines)).meta == above | others:
        return lines
    if reader.nameless or any(fault.kind == DUPLICATE_KEY for fault in reader.faults):
        return None
    from vaultkit.matter import dialect

    return dialect.dump(others)


def comments(text: str) -> tuple[str, ...]:
    """The comments in the front matter of `text`, each from its `#` on; none where the block cannot be read."""
    found = _BLOCK.match(text)
    return _reader(found["block"]).comments() if found and _MAY_COMMENT.search(found["block"]) else ()


def _reader(block: str) -> Reader:
    """The thorough reader; YAML is imported where some block asks for it."""
    from vaultkit.matter.reader import Reader

    return Reader(block)


@lru_cache(maxsize=1 << 16)
def scalar(text: str) -> str:
    """`text` as a YAML scalar on one line: plain where no reader can take it for anything else, else double-quoted."""
    if _PLAIN.fullmatch(text) and not _TYPED.fullmatch(text) and ": " not in text and " #" not in text:
        return text
    return _ESCAPE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


# Controls, a blank and line breaks that no editor shows, and what is no character at all.
_NO_TEXT = r"\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff"
# Obsidian reference 1.4, rule 5: what a plain scalar must not start with, end with or look like.
_PLAIN = re.compile(rf"[^\W_](?:[^{_NO_TEXT}]*[^\s:{_NO_TEXT}])?")
_TYPED = re.compile(r"(?i:y|n|yes|no|on|off|true|false|null|[-+.]?(?:inf|nan)|0[xob][0-9a-f_]*|[0-9][0-9_,.:eE+TZ -]*)")
_ESCAPE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
