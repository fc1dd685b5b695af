"""A canvas: its links and their places in the stored file, and what is no canvas."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit import canvas
from vaultkit.model import BAD_DATA, CARD, Fault

# The text of a card as JSON writes it, and its links: column behind the opening quote of the text, link.
CARDS = (
    ("[[Tea]]", "1 [[Tea]]"),
    (r"a \"cup\" of [[Tea]]", "14 [[Tea]]"),
    (r"\u00e9\ud83d\ude00 [[Tea]]", "20 [[Tea]]"),
    (r"a\n\n\t- b\n- ![[Tea#Cups|c]] [d](e%20f.md)", "15 ![[Tea#Cups|c]]", "31 [d](e f.md)"),
    (r"`[[no]]` \\[[no]] $[[no]]$ %% [[Tea]] %%", "31 [[Tea]]"),
    (r"\u005b\u005bTea]]", "1 [[Tea]]"),
    ("---\\nup: '[[no]]'\\n---", "11 [[no]]"),
    ("no link",),
    ("",),
)


@pytest.mark.parametrize("row", CARDS, ids=lambda row: row[0][:30])
def test_a_card_has_its_links(row: tuple[str, ...]) -> None:
    text, *links = row
    lead = '{"nodes": [{"type": "text", "text": "'
    read = canvas.parse("a.canvas", f'{lead}{text}"}}]}}')
    assert read.faults == ()
    assert [f"{link.column - len(lead)} {written(link)}" for link in read.links] == links


def test_a_file_card_is_a_path_and_an_anchor() -> None:
    text = (
        '{"nodes":[\n\t{"type":"file","file":"a/b \\u00e9.md","subpath":"#Cups"},\n\t{"type":"file","file":"c.png"}]}'
    )
    first, second = canvas.parse("x.canvas", text).links
    assert (first.target, first.anchor, first.form, first.line, first.column) == ("a/b \u00e9.md", "Cups", CARD, 2, 25)
    assert (second.target, second.anchor, second.line, second.column) == ("c.png", "", 3, 25)


def test_cards_that_lead_elsewhere_have_no_links() -> None:
    cards = [{"type": "link", "url": "https://example.com/[[x]]"}, {"type": "group", "label": "[[x]]"}]
    assert canvas.parse("x.canvas", json.dumps({"nodes": cards, "edges": []})).links == ()


# A text, and the place and the words of its one fault; none where it is a canvas.
CANVASES = (
    ("", ""),
    (" \n", ""),
    ("\ufeff{}", ""),
    ("{}", ""),
    ('{"nodes":[],"edges":[],"more":1}', ""),
    ('{"nodes": [\n', "2:1 not JSON from here"),
    ('<<<<<<< HEAD\n{"nodes": []}', "1:1 not JSON from here"),
    ("[]", "1:1 the file holds no JSON object"),
    ("null", "1:1 the file holds no JSON object"),
    ('{"nodes": {}}', "1:1 'nodes' is not a list of objects"),
    ('{"nodes": [1]}', "1:1 'nodes' is not a list of objects"),
    ('{"edges": "x"}', "1:1 'edges' is not a list of objects"),
    ('{"nodes": [{"type": "text"}]}', "1:1 card 1 has no text 'text'"),
    ('{"nodes": [{"type": "group"}, {"type": "file", "file": 3}]}', "1:1 card 2 has no text 'file'"),
    ('{"nodes": [{"id": "x"}]}', "1:1 card 1 has no text 'type'"),
    ("[" * 100_000, "1:1 nests too deeply to be read"),
    ('{"nodes": [], "x": NaN}', "1:1 not JSON: it has a number that is none, or one too long to be read"),
    ('{"nodes": [{"type": "text", "text": "a\nb"}]}', "1:39 not JSON from here"),
    ("9" * 5_000, "1:1 not JSON: it has a number that is none, or one too long to be read"),
)


@pytest.mark.parametrize(("text", "fault"), CANVASES, ids=lambda text: repr(text[:20]))
def test_what_is_no_canvas_is_one_fault(text: str, fault: str) -> None:
    faults = canvas.parse("x.canvas", text).faults
    assert [f"{each.line}:{each.column} {each.message}" for each in faults] == [fault] * bool(fault)
    assert all(each.kind == BAD_DATA for each in faults)


def test_what_can_be_read_of_a_wrong_canvas_is_read() -> None:
    text = '{"nodes": [{"type": "text"}, {"type": "text", "text": "[[Tea]]"}]}'
    read = canvas.parse("x.canvas", text, (Fault("undecodable", 1, 1, "no"),))
    assert [link.target for link in read.links] == ["Tea"]
    assert [fault.kind for fault in read.faults] == ["undecodable", BAD_DATA]


WORDS = st.lists(
    st.sampled_from(("[[Tea]]", "![[a|b]]", "\n", "\t", '"', "\\", "\u00e9", "\U0001f600", "- ", "`", " x "))
)


@given(st.lists(WORDS.map("".join), max_size=4), st.booleans(), st.sampled_from((None, 1, "\t")))
def test_a_place_points_at_the_brackets(texts: list[str], ascii_only: bool, indent: Any) -> None:
    cards = [{"id": str(number), "type": "text", "text": text} for number, text in enumerate(texts)]
    stored = json.dumps({"nodes": cards, "edges": []}, ensure_ascii=ascii_only, indent=indent)
    lines = stored.split("\n")
    for link in canvas.parse("x.canvas", stored).links:
        assert lines[link.line - 1][link.column - 1 :].startswith("![[" if link.embed else "[[")


@given(
    st.text()
    | st.recursive(st.none() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)).map(
        json.dumps
    )
)
def test_any_text_is_read(text: str) -> None:
    assert canvas.parse("x.canvas", text).path == "x.canvas"


def written(link: Any) -> str:
    anchor = f"#{link.anchor}" if link.anchor else ""
    label = f"|{link.label}" if link.label else ""
    if link.form == "markdown":
        return f"[{link.label}]({link.target}{anchor})"
    return f"{'!' * link.embed}[[{link.target}{anchor}{label}]]"
