"""JSON to values in which every text knows its place. The door to the decoder of the standard library."""

from __future__ import annotations

import json
import json.decoder
import json.scanner
import re
from collections.abc import Iterator
from typing import Any

_UNIT = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]", re.DOTALL)


class Text(str):
    """A text of the file; `start` is the offset of its first character, behind the quote."""

    __slots__ = ("start",)
    start: int


class Unreadable(Exception):  # noqa: N818 (it is a state of the text, and no caller lets it pass)
    """A text that is not JSON: `offset` and a `reason` in our words."""

    def __init__(self, offset: int, reason: str) -> None:
        super().__init__(reason)
        self.offset, self.reason = offset, reason


def read(text: str) -> Any:
    """The value of a JSON text, with every text in it but the keys a `Text`. Raises `Unreadable`."""
    try:
        return _Decoder().decode(text)
    except json.JSONDecodeError as error:
        raise Unreadable(error.pos, "not JSON from here") from error
    except RecursionError as error:
        raise Unreadable(0, "nests too deeply to be read") from error
    except ValueError as error:  # a number of thousands of digits, or none at all
        raise Unreadable(0, "not JSON: it has a number that is none, or one too long to be read") from error


def place(source: str, offset: int) -> tuple[int, int]:
    """An offset as 1-based line and column."""
    return source.count("\n", 0, offset) + 1, offset - source.rfind("\n", 0, offset)


def offsets(source: str, text: Text) -> Iterator[int]:
    """Where each character of `text` stands in the `source` that it was read from, escapes resolved."""
    at = text.start
    for _ in text:
        found = _UNIT.match(source, at)
        assert found is not None
        yield at
        at = found.end()


class _Decoder(json.JSONDecoder):
    """The decoder in Python, since the one in C calls nobody for a text."""

    def __init__(self) -> None:
        super().__init__(parse_constant=_refuse)
        self.parse_string = _placed
        self.scan_once = json.scanner.py_make_scanner(self)  # type: ignore[attr-defined]


def _refuse(name: str) -> None:
    """`NaN` and `Infinity`, which Python takes and JSON does not have."""
    raise ValueError(name)


def _placed(source: str, start: int, strict: bool) -> tuple[Text, int]:
    value, end = json.decoder.scanstring(source, start, strict)  # type: ignore[attr-defined]
    text = Text(value)
    text.start = start
    return text, end
