"""What somebody has set for vaultkit: the names that they use for relations beside ours.

[relations]
opposes = "contradicts"
source = "sources"
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from vaultkit.model import VaultkitError
from vaultkit.vocabulary import INVERSE, name_of

_MEANINGS = (*INVERSE, "sources", "acknowledges")
_KEYS = ("relations",)
_TABLE = re.compile(r"(?m)^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*vaultkit\b")
_AT = re.compile(r"\(at line (\d+), column (\d+)\)\Z")


class Config(NamedTuple):
    """`relations` gives for each name in use (`vocabulary.name_of`) the property of ours that it means."""

    relations: Mapping[str, str] = {}


def read(text: str, place: str, table: tuple[str, ...] = ()) -> Config:
    """The config in a TOML file called `place`, or in a table of it; what it says wrongly raises VaultkitError."""
    values: Any = _values(text, place)
    for name in table:
        values = values.get(name, {}) if isinstance(values, dict) else {}
    if not isinstance(values, dict):
        raise VaultkitError(f"'{'.'.join(table)}' in {place!r} is no table")
    for name in values:
        if name not in _KEYS:
            hint = _hint(name, _KEYS) or f"; it knows {', '.join(map(repr, _KEYS))}"
            raise VaultkitError(f"{place!r} sets {name!r}{_line(name, text)}, which vaultkit does not know{hint}")
    relations = values.get("relations", {})
    if not isinstance(relations, dict):
        raise VaultkitError(f"'relations' in {place!r} is no table of names")
    return Config(_meanings(relations, text, place))


def is_set(text: str, place: str, table: tuple[str, ...]) -> bool:
    """Whether a TOML file has a table, or anything else of its name."""
    values: Any = _values(text, place)
    for name in table:
        if not isinstance(values, dict) or name not in values:
            return False
        values = values[name]
    return True


def _values(text: str, place: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise VaultkitError(f"{place!r} is nested too deep") from error
    except ValueError as error:  # a number may be too long as well
        at = _AT.search(str(error))
        if at:
            raise VaultkitError(f"{place!r} is no TOML: line {at[1]}, column {at[2]} cannot be read") from error
        ends = isinstance(error, tomllib.TOMLDecodeError)
        raise VaultkitError(
            f"{place!r} is no TOML: {'it ends too soon' if ends else 'a number is too long'}"
        ) from error


def _meanings(relations: Mapping[str, Any], text: str, place: str) -> Mapping[str, str]:
    """By name what it means; two that are written otherwise and are one must mean the same."""
    found: dict[str, str] = {}
    written: dict[str, str] = {}
    for name, meaning in relations.items():
        at, known = _line(name, text), name_of(name)
        if meaning not in _MEANINGS:
            hint = _hint(str(meaning), _MEANINGS)
            raise VaultkitError(f"{place!r} says that {name!r}{at} means {meaning!r}, which is no relation{hint}")
        if not any(map(str.isalnum, known)):
            raise VaultkitError(f"{place!r} gives a meaning to {name!r}{at}, which is no name of a relation")
        if known in _MEANINGS and known != meaning:
            raise VaultkitError(f"{place!r} gives the relation {name!r}{at} another meaning")
        if found.setdefault(known, meaning) != meaning:
            other = written[known]
            one, two = f"{other!r}{_line(other, text)} means {found[known]!r}", f"{name!r}{at} means {meaning!r}"
            raise VaultkitError(f"{place!r} says that {one} and that {two}, but the two are one name")
        written.setdefault(known, name)
    return found


def _line(name: str, text: str) -> str:
    """Where a TOML file has a name, in words; empty where it does not begin a line."""
    key = rf"(?:{re.escape(name)}|\"{re.escape(name)}\"|'{re.escape(name)}')"
    found = re.compile(
        rf"(?m)^[ \t]*(?:{key}[ \t]*[=.]|\[[ \t]*(?:tool[ \t]*\.[ \t]*vaultkit[ \t]*\.)?{key}[ \t]*[\].])"
    ).search(text, _ours(text))
    return f" (line {text.count(chr(10), 0, found.end()) + 1})" if found else ""


def _ours(text: str) -> int:
    """Where our part of a TOML file begins, which other tools may share."""
    found = _TABLE.search(text)
    return found.start() if found else 0


def _hint(word: str, known: tuple[str, ...]) -> str:
    import difflib

    near = difflib.get_close_matches(word, known, n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
