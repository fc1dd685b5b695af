"""What somebody has set for vaultkit: the names that they use for relations beside ours.

[relations]
opposes = "contradicts"
source = "sources"
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from vaultkit.model import VaultkitError
from vaultkit.vocabulary import INVERSE, name_of

_MEANINGS = (*INVERSE, "sources", "acknowledges")
_KEYS = ("relations",)


class Config(NamedTuple):
    """`relations` gives for each name in use (`vocabulary.name_of`) the property of ours that it means."""

    relations: Mapping[str, str] = {}


def read(text: str, place: str, table: tuple[str, ...] = ()) -> Config:
    """The config in a TOML file called `place`, or in a table of it; what it says wrongly raises VaultkitError."""
    import tomllib

    try:
        values: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise VaultkitError(f"{place!r} is no TOML: {error}") from error
    for name in table:
        values = values.get(name, {}) if isinstance(values, dict) else {}
    if not isinstance(values, dict):
        raise VaultkitError(f"'{'.'.join(table)}' in {place!r} is no table")
    for name in values:
        if name not in _KEYS:
            raise VaultkitError(f"{place!r} sets {name!r}, which vaultkit does not know{_hint(name, _KEYS)}")
    relations = values.get("relations", {})
    if not isinstance(relations, dict):
        raise VaultkitError(f"'relations' in {place!r} is no table of names")
    for name, meaning in relations.items():
        if meaning not in _MEANINGS:
            hint = _hint(str(meaning), _MEANINGS)
            raise VaultkitError(f"{place!r} says that {name!r} means {meaning!r}, which is no relation{hint}")
        if name_of(name) in _MEANINGS and name_of(name) != meaning:
            raise VaultkitError(f"{place!r} gives the relation {name!r} another meaning")
    return Config({name_of(name): meaning for name, meaning in relations.items()})


def _hint(word: str, known: tuple[str, ...]) -> str:
    import difflib

    near = difflib.get_close_matches(word, known, n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
