"""The schemas of the format, and what is said of front matter that does not fit them."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from vaultkit import note, schema, vocabulary
from vaultkit.schema import DIALECT, Misfit, misfits, of_kind


@pytest.mark.parametrize("kind", vocabulary.KINDS)
def test_a_schema_is_valid_and_explains_itself(kind: str) -> None:
    found = of_kind(kind)
    Draft202012Validator.check_schema(found)
    assert found["$schema"] == DIALECT == Draft202012Validator.META_SCHEMA["$id"]
    assert json.loads(json.dumps(found)) == found
    for part in (found, *found["properties"].values()):
        assert part["title"].strip()
        assert part["description"].endswith(".")
    assert list(found["properties"]) == [key.name for key in vocabulary.keys_of(kind)]
    assert found["required"] == ["type", "title", "status"]


def test_the_kinds_have_schemas_of_their_own() -> None:
    assert len({of_kind(kind)["$id"] for kind in vocabulary.KINDS}) == len(vocabulary.KINDS)
    assert "sources" in of_kind("line")["properties"]
    assert "sources" not in of_kind("note")["properties"]
    assert "claim" not in of_kind("paper")["properties"]


GOOD: dict[str, Any] = {"title": "Does tea calm?", "status": "page"}

# A kind, what differs from a good note of it, and what is said: property, item, words.
MISFITS: tuple[tuple[str, dict[str, Any], tuple[Misfit, ...]], ...] = (
    ("note", {}, ()),
    ("paper", {"mood": "calm", "tags": ["x"], "claim": 7, "sources": 7}, ()),
    ("line", {"sources": ["[[Tea]]", "[[Tea|Tea?]]", "[[a/Tea#Cups|x]]", "[[Sq]uare]]"], "next": ["[[#Cups]]"]}, ()),
    ("note", {"aliases": ["Tea?"], "claim": "Tea calms", "contradicts": ["[[Pot]]"], "seed": "tea.txt"}, ()),
    ("note", {"type": "line"}, (Misfit("type", -1, "'type' is 'line', not 'note'"),)),
    ("note", {"title": ""}, (Misfit("title", -1, "'title' is empty"),)),
    ("note", {"title": None}, (Misfit("title", -1, "'title' holds nothing, not text"),)),
    ("note", {"title": 1984}, (Misfit("title", -1, "'title' holds 1984, not text"),)),
    ("note", {"title": ["Tea"]}, (Misfit("title", -1, "'title' holds a list, not text"),)),
    ("note", {"claim": {"a": 1}}, (Misfit("claim", -1, "'claim' holds a mapping, not text"),)),
    ("note", {"seed": 1.5}, (Misfit("seed", -1, "'seed' holds 1.5, not text"),)),
    ("note", {"status": "draft"}, (Misfit("status", -1, "'status' is 'draft', not one of page, stub"),)),
    ("note", {"status": True}, (Misfit("status", -1, "'status' is true, not one of page, stub"),)),
    ("note", {"status": ["page"]}, (Misfit("status", -1, "'status' is a list, not one of page, stub"),)),
    ("note", {"aliases": "Tea?"}, (Misfit("aliases", -1, "'aliases' holds 'Tea?', not a list"),)),
    ("note", {"aliases": []}, (Misfit("aliases", -1, "'aliases' is empty"),)),
    ("note", {"aliases": ["Tea", 7]}, (Misfit("aliases", 1, "'aliases' holds 7, not text"),)),
    ("line", {"sources": "[[Tea]]"}, (Misfit("sources", -1, "'sources' holds '[[Tea]]', not a list"),)),
    ("line", {"sources": None}, (Misfit("sources", -1, "'sources' holds nothing, not a list"),)),
    ("line", {"sources": [["Tea"]]}, (Misfit("sources", 0, "'sources' holds a list, not text"),)),
    (
        "line",
        {"sources": ["Tea"]},
        (Misfit("sources", 0, "'sources' holds 'Tea', which is no quoted wikilink as a whole"),),
    ),
    (
        "note",
        {"title": "x" * 99, "status": "y" * 99},
        (Misfit("status", -1, f"'status' is '{'y' * 56}..., not one of page, stub"),),
    ),
    (
        "line",
        {"next": [*["[[Tea]]"] * 10, 10, "11"], "status": "x"},
        (
            Misfit("status", -1, "'status' is 'x', not one of page, stub"),
            Misfit("next", 10, "'next' holds 10, not text"),
            Misfit("next", 11, "'next' holds '11', which is no quoted wikilink as a whole"),
        ),
    ),
)


@pytest.mark.parametrize(("kind", "change", "expected"), MISFITS)
def test_what_does_not_fit_is_told_in_order(kind: str, change: dict[str, Any], expected: tuple[Misfit, ...]) -> None:
    assert tuple(misfits({"type": kind, **GOOD, **change}, kind)) == expected


def test_what_is_missing_is_told_first() -> None:
    assert [misfit.message for misfit in misfits({"aliases": []}, "line")] == [
        "a line needs the property 'type'",
        "a line needs the property 'title'",
        "a line needs the property 'status'",
        "'aliases' is empty",
    ]


# Strings that are a link as a whole, and strings that are not.
LINKS = ("[[a]]", "[[a|b]]", "[[a#b^c|d e]]", "[[a b/c.d]]", "[[a]b]]", "[[a[b]]", "[[\u00e9\U0001f600]]")
NO_LINKS = (
    *("a", "", "[[]]", "[[a]", "[a]]", "[[|a]]", "![[a]]", " [[a]]", "[[a]] ", "[[a]][[b]]", "[[a]] and [[b]]"),
    *("[[a\nb]]", "[[[a]]]", "[[a]]]", "[[a [[b]]", "[a](b.md)"),
)


def test_a_link_is_one_to_the_schema_where_it_is_one_to_the_reader() -> None:
    assert [text for text in (*LINKS, *NO_LINKS) if re.search(schema.LINK_PATTERN, text)] == list(LINKS)
    for text in LINKS:
        front = json.dumps(text, ensure_ascii=False)
        assert len(note.parse("a.md", f"---\nsources: [{front}]\n---\n").links) == 1


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(LINKS),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(max_size=3), part, max_size=2),
    max_leaves=6,
)


@given(
    st.dictionaries(st.sampled_from(vocabulary.KEY_NAMES) | st.text(max_size=3), ANY), st.sampled_from(vocabulary.KINDS)
)
def test_a_misfit_is_one_line_of_our_own_about_a_property_of_the_kind(meta: dict[str, Any], kind: str) -> None:
    found = list(misfits(meta, kind))
    names = [key.name for key in vocabulary.keys_of(kind)]
    assert all(misfit.property in names for misfit in found)
    assert all(misfit.message.isprintable() and f"'{misfit.property}'" in misfit.message for misfit in found)
    present = [(names.index(misfit.property), misfit.item) for misfit in found if misfit.property in meta]
    assert present == sorted(set(present))
    assert (not found) == Draft202012Validator(of_kind(kind)).is_valid(meta)
