"""A mapping against a JSON Schema: what does not fit, in our words. The door to jsonschema and jsonschema_rs.

The schemas of vault format 1 are built from `vocabulary`; the files in `schema/` are their published copies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from vaultkit.vocabulary import KIND_TITLES, Key, keys_of

if TYPE_CHECKING:
    import jsonschema_rs
    from jsonschema import Draft202012Validator

DIALECT = "https://json-schema.org/draft/2020-12/schema"
LINK_PATTERN = r"^\[\[(?!\[|\|)(?:(?!\]\]|\[\[)[^\n])+\]\]$"


class Misfit(NamedTuple):
    """One property that does not fit; `item` is the 0-based list item at fault, -1 for the property itself."""

    property: str
    item: int
    message: str


def of_kind(kind: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the front matter of a note of `kind`; keys that are not ours are allowed."""
    return {
        "$schema": DIALECT,
        "$id": f"urn:vaultkit:format-1:{kind}",
        "title": f"vaultkit {kind}",
        "description": KIND_TITLES[kind],
        "type": "object",
        "properties": {key.name: _property(key, kind) for key in keys_of(kind)},
        "required": [key.name for key in keys_of(kind) if key.required],
    }


def fits(meta: Mapping[str, Any], kind: str) -> bool:
    """Whether `misfits` has nothing to say."""
    return _compiled(kind).is_valid(dict(meta))


def misfits(meta: Mapping[str, Any], kind: str) -> Iterator[Misfit]:
    """How `meta` fails the schema of `kind`, in the order of its properties."""
    if fits(meta, kind):  # as nearly always; what is wrong otherwise jsonschema tells best
        return
    for key in keys_of(kind):
        if key.required and key.name not in meta:
            yield Misfit(key.name, -1, f"a {kind} needs the property {key.name!r}")
    for error in _validator(kind).iter_errors(meta):  # in the order of the schema, items in theirs
        name, item = (*error.absolute_path, -1, -1)[:2]
        if isinstance(name, str) and isinstance(item, int):
            yield Misfit(name, item, _words(name, error.validator, error.validator_value, error.instance))


@cache
def _compiled(kind: str) -> jsonschema_rs.Draft202012Validator:
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(of_kind(kind))


@cache
def _validator(kind: str) -> Draft202012Validator:
    # Imported here because only a run that meets a misfit pays for it.
    from jsonschema import Draft202012Validator

    return Draft202012Validator(of_kind(kind))


def _property(key: Key, kind: str) -> dict[str, Any]:
    text = {"type": "string", "minLength": 1}
    shapes: dict[str, dict[str, Any]] = {
        "word": {"enum": list(key.choices)},
        "text": text,
        "texts": {"type": "array", "items": text, "minItems": 1},
        "links": {"type": "array", "items": {"type": "string", "pattern": LINK_PATTERN}, "minItems": 1},
    }
    shape = {"const": kind} if key.name == "type" else shapes[key.shape]
    return {"title": key.name, "description": key.meaning, **shape}


def _words(name: str, validator: str, wanted: Any, value: Any) -> str:
    """A misfit in one lower-case line."""
    if validator == "enum":
        return f"{name!r} is {_shown(value)}, not one of {', '.join(map(str, wanted))}"
    if validator == "const":
        return f"{name!r} is {_shown(value)}, not {wanted!r}"
    if validator == "pattern":
        return f"{name!r} holds {_shown(value)}, which is no quoted wikilink as a whole"
    if validator == "type":
        nouns = {"array": "a list", "string": "text", "object": "a mapping"}
        return f"{name!r} holds {_shown(value)}, not {nouns[wanted]}"
    return f"{name!r} is empty"


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a mapping"
    if value is None:
        return "nothing"
    shown = repr(value) if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."
