"""The same as the reader of YAML, several times faster, for a block of plain lines.

It declines whatever it is not sure of: a comment, a blank line, an escape, a value over several lines or within others,
a number that is not a plain integer, a property that stands there twice. Where it does not decline, both read the same:
a law of the tests, and true of the front matter of every public vault that was tried.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from vaultkit.matter.parts import PropertyText


class Block(NamedTuple):
    """What a block holds; see `matter.Matter`."""

    meta: dict[str, Any]
    keys: dict[str, tuple[int, int]]
    texts: tuple[PropertyText, ...]


# What YAML refuses or breaks lines at, and what its readers do not agree on.
_ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_PROPERTY = re.compile(r"([A-Za-z_][\w-]*):(?: +(.*))?")
_ITEM = re.compile(r"( *)- +(.*)")
_PLAIN = re.compile(r"[^\W\d_](?:[^:#]|:(?! |$)|(?<! )#)*")
_WORDS = frozenset(["null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE"])
_BOOLEANS = {"true": True, "false": False}
_QUOTED = re.compile(r"\"[^\"\\]*\"|'[^']*'")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FILE = re.compile(r"[0-9]+\.[A-DF-Za-df-z][A-Za-z]*")  # as seeds are called; an `e` might make it a number
_FLOW = re.compile(r"\[(?:([^\W\d_][\w-]*(?: [\w-]+)*(?:, *[^\W\d_][\w-]*(?: [\w-]+)*)*))?\]")
_UNSURE = object()


def read(block: str) -> tuple[Block, ...]:
    """The properties of a block whose first line is the second of its file, or nothing where it declines."""
    if _ODD.search(block) or not block.endswith("\n"):
        return ()
    meta: dict[str, Any] = {}
    keys: dict[str, tuple[int, int]] = {}
    texts: list[PropertyText] = []
    name = indent = ""
    items: list[Any] | None = None
    for number, line in enumerate(block[:-1].split("\n"), start=2):
        is_item, head, value, at, link = _line(line)
        if value is _UNSURE:
            return ()
        if is_item:
            if items is None or (items and head != indent):
                return ()
            indent = head
            items.append(value)
            meta[name] = items
        else:
            if head in meta:
                return ()
            name, keys[head] = head, (number, 1)
            items = None if at else []
            meta[name] = value
        if link:
            texts.append(PropertyText(name, value, number, link))
    return (Block(meta, keys, tuple(texts)),)


@cache
def _line(line: str) -> tuple[bool, str, Any, int, int]:
    """Whether it is an item; the blanks before its dash, or else the property's name; the value; where that begins.

    0 is for no value. Last, the column of what may be a link, or 0. Most lines of a vault's front matter stand in many
    notes, so what was read of one is remembered; a bound on that cost more time than it saved space.
    """
    is_item = line[:1] in (" ", "-")
    found = (_ITEM if is_item else _PROPERTY).fullmatch(line)
    if not found:
        return is_item, "", _UNSURE, 0, 0
    raw = (found[2] or "").rstrip(" ")
    if not raw and not is_item:
        return is_item, found[1], None, 0, 0
    value, at = _value(raw), found.start(2)
    is_link = isinstance(value, str) and "]" in value
    return is_item, found[1], value, at, max(line.find("[", at), at) + 1 if is_link else 0


def _value(raw: str) -> Any:
    """What a scalar on one line, or a list of words in brackets, is; `_UNSURE` for anything else."""
    if raw.startswith(('"', "'")):
        return raw[1:-1] if _QUOTED.fullmatch(raw) else _UNSURE
    if raw in _BOOLEANS:
        return _BOOLEANS[raw]
    if _NUMBER.fullmatch(raw):
        return int(raw)
    if raw[:1] == "[":
        found = _FLOW.fullmatch(raw)
        words = re.split(", *", found[1]) if found and found[1] else []
        return words if found and _WORDS.isdisjoint(words) else _UNSURE
    if (_PLAIN.fullmatch(raw) and raw not in _WORDS) or _DATE.fullmatch(raw) or _FILE.fullmatch(raw):
        return raw
    return _UNSURE
