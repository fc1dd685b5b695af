"""Front matter: what a block holds, where it holds it, what is wrong with it, and that writing it is safe."""

from __future__ import annotations

import math
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from vaultkit import matter
from vaultkit.matter import quick
from vaultkit.matter.reader import Reader

# A scalar as it stands behind `key: `, and its value: the core schema of YAML 1.2, not the words of YAML 1.1.
SCALARS: tuple[tuple[str, object], ...] = (
    ("plain words", "plain words"),
    ("on", "on"),
    ("No", "No"),
    ("yes", "yes"),
    ("y", "y"),
    ("[true, True, TRUE, tRUE]", [True, True, True, "tRUE"]),
    ("[false, False, FALSE, fALSE]", [False, False, False, "fALSE"]),
    ("[null, Null, NULL, ~]", [None, None, None, None]),
    ("", None),
    ("nUll", "nUll"),
    ("12", 12),
    ("0", 0),
    ("012", 12),
    ("-100", -100),
    ("-7", -7),
    ("+7", 7),
    ("0o17", 15),
    ("0x1F", 31),
    ("0b11", "0b11"),
    ("017_0", "017_0"),
    ("1:30", "1:30"),
    ("1.50", 1.5),
    (".5", 0.5),
    ("1.", 1.0),
    ("1e3", 1000.0),
    ("-1.5E-1", -0.15),
    ("[.inf, +.inf, .Inf, .INF, inf]", [math.inf, math.inf, math.inf, math.inf, "inf"]),
    ("[-.inf, -.Inf]", [-math.inf, -math.inf]),
    ("[.nan, .NaN, .NAN, nan]", [math.nan, math.nan, math.nan, "nan"]),
    ("1.2.3", "1.2.3"),
    ("2020-08-21", "2020-08-21"),
    ("2020-08-21T10:30:00", "2020-08-21T10:30:00"),
    ("=", "="),
    ("http://a.b/c#d", "http://a.b/c#d"),
    ("x # a comment", "x"),
    ("#nothing", None),
    ("x\n  y\n\n  z", "x y\nz"),
    ("''", ""),
    ("'it''s: # [x]'", "it's: # [x]"),
    ('"12"', "12"),
    (r'"\x41\u00e9\U0001F600\t\"\\\n\/"', 'A\u00e9\U0001f600\t"\\\n/'),
    ('"two\n  lines"', "two lines"),
    ("|\n  a\n   b\n\n  c\n", "a\n b\n\nc\n"),
    ("|-\n  a\n", "a"),
    (">\n  a\n  b\n\n  c\n", "a b\nc\n"),
    ("[]", []),
    ("[a, 1, no, null]", ["a", 1, "no", None]),
    ("{}", {}),
    ("{a: 1, b: [c], 'd': {e: }}", {"a": 1, "b": ["c"], "d": {"e": None}}),
    ('{"a":1,"b":null}', {"a": 1, "b": None}),
    ("\n  - a\n  - - b\n    - c\n", ["a", ["b", "c"]]),
    ("\n- a\n- b\n", ["a", "b"]),
    ("\n  a: 1\n  b:\n    c: x\n", {"a": 1, "b": {"c": "x"}}),
    ("!!str 12", "12"),
    ("!!int '12'", 12),
    ("!!int no number", "no number"),
    ('!!int ""', ""),
    ("!!float abc", "abc"),
    ("!!timestamp 2020-08-21", "2020-08-21"),
    ("!own x", "x"),
    ("!!python/name:os.system x", "x"),
    ("9" * 300, int("9" * 300)),
    ("9" * 5000, "9" * 5000),
    ("0x" + "f" * 5000, "0x" + "f" * 5000),
    ("a\u2028b\x85c", "a\u2028b\x85c"),
    ('["a\u2029b"]', ["a\u2029b"]),
)


@pytest.mark.parametrize(("written", "value"), SCALARS, ids=lambda part: ascii(part)[:30])
def test_a_value_is_read_by_the_rules_of_yaml_1_2(written: str, value: object) -> None:
    found = matter.read(f"---\nkey: {written}\nlast: end\n---\n")
    # To Python 12 equals 12.0 and True equals 1; their `repr` does not.
    assert (repr(found.meta), found.faults) == (repr({"key": value, "last": "end"}), ())


# A text, its meta, its faults, and the line on which the body begins.
BLOCKS: tuple[tuple[str, dict[str, Any], str, int], ...] = (
    ("", {}, "", 1),
    ("# no block\n", {}, "", 1),
    ("\n---\na: 1\n---\n", {}, "", 1),
    ("text\n---\na: 1\n---\n", {}, "", 1),
    ("--- \na: 1\n---\n", {}, "", 1),
    ("----\na: 1\n----\n", {}, "", 1),
    ("---\n---\n", {}, "", 3),
    ("---\n---", {}, "", 3),
    ("---\n\n\n---\n", {}, "", 5),
    ("---\n# only a comment\n---\n", {}, "", 4),
    ("---\na: 1\n---", {"a": 1}, "", 4),
    ("---\na: 1\n---  \t\nbody\n---\n", {"a": 1}, "", 4),
    ("---\r\na: x\r\nb: y\r\n---\r\nbody\r\n", {"a": "x", "b": "y"}, "", 5),
    ("\ufeff---\na: 1\n---\n", {"a": 1}, "", 4),
    ('---\n{"a": 1, "tags": "journal"}\n---\n', {"a": 1, "tags": "journal"}, "", 4),
    ('---\n{\n  "a": [1,\n    {"b": null}]\n}\n---\n', {"a": [1, {"b": None}]}, "", 7),
    ("---\n1: a\n~: b\ntrue: c\n2020-01-01: d\n---\n", {"1": "a", "~": "b", "true": "c", "2020-01-01": "d"}, "", 7),
    ("---\nbase: &b [x, y]\nsame: *b\n---\n", {"base": ["x", "y"], "same": ["x", "y"]}, "", 5),
    ("---\n<<: {a: 1}\n---\n", {"<<": {"a": 1}}, "", 4),
    ("---\na: 1\n", {}, "1:1: the front matter is never closed by a line '---'", 1),
    ("---\r\na:\r\n", {}, "1:1: the front matter is never closed by a line '---'", 1),
    ("---\nA thematic break and prose.\n", {}, "", 1),
    ("---\n- a\n---\n", {}, "2:1: the front matter is a list, not a set of 'name: value' lines", 4),
    ("---\n\nwords\n---\n", {}, "3:1: the front matter is plain text, not a set of 'name: value' lines", 5),
    ("---\n42\n---\n", {}, "2:1: the front matter is plain text, not a set of 'name: value' lines", 4),
)


@pytest.mark.parametrize(("text", "meta", "fault", "body"), BLOCKS, ids=lambda part: ascii(part)[:40])
def test_a_block_is_found_and_read(text: str, meta: dict[str, Any], fault: str, body: int) -> None:
    found = matter.read(text)
    assert (found.meta, told(found), found.body_line) == (meta, fault, body)
    assert text[: found.size].count("\n") == body - 1 or text.endswith("---")


NO_YAML = "the front matter is no YAML from here"

# A block without its fences and what is said of it: kind, line and column in the file, words.
FAULTS = (
    ("a: x: y\n", f"2:5: {NO_YAML}: a colon inside the value: put the value in quotes"),
    ("a: 1\n  b: 2\n", f"3:4: {NO_YAML}: a colon inside the value: put the value in quotes"),
    ("ok: 1\na: @x\n", f"3:4: {NO_YAML}: a character that cannot start a value, such as '@' or '`': {{quotes}}"),
    ("a: %x\n", f"2:4: {NO_YAML}: a character that cannot start a value, such as '@' or '`': {{quotes}}"),
    ("a: *x\n", f"2:4: {NO_YAML}: a '*' in front of a value: {{quotes}}"),
    ("a: **x** y\n", f"2:5: {NO_YAML}: a '*' in front of a value: {{quotes}}"),
    ("a: | grep x\n", f"2:6: {NO_YAML}: a '|' or '>' in front of a value: {{quotes}}"),
    ("a: &\n", f"2:5: {NO_YAML}: a '&' in front of a value: {{quotes}}"),
    ("cover: ![[x.png]]\n", f"2:9: {NO_YAML}: a '!' in front of a value: {{quotes}}"),
    ("a: ]\n", f"2:4: {NO_YAML}: a bracket, brace or comma where a value belongs: {{quotes}}"),
    ('a: 1\nb: "x\nc: 2\n', f"3:4: {NO_YAML}: a quote that is never closed"),
    ("a: 'x\n", f"2:4: {NO_YAML}: a quote that is never closed"),
    ("a: 'it's'\n", f"2:8: {NO_YAML}: text behind a value, or lines indented differently"),
    ("up: [[A]], [[B]]\n", f"2:10: {NO_YAML}: text behind a value, or lines indented differently"),
    ("a:\n  - x\n - y\n", f"4:2: {NO_YAML}: text behind a value, or lines indented differently"),
    ('a: "C:\\q"\n', f"2:7: {NO_YAML}: a backslash in double quotes that escapes nothing: write it twice"),
    ("a: 1\nwords\nb: 2\n", f"3:1: {NO_YAML}: a line without a colon"),
    ("a: [x\nb: y\n", f"2:4: {NO_YAML}: brackets that are never closed, or lack a comma"),
    ("b: 1\na: [\n", f"3:5: {NO_YAML}: a bracket or brace that is never closed"),
    ("a: {x: 1\n", f"2:4: {NO_YAML}: braces that are never closed, or lack a comma"),
    ("\ta: 1\n", f"2:1: {NO_YAML}: a tab: indent with spaces"),
    ("a:\n\t- x\n", f"3:1: {NO_YAML}: a tab: indent with spaces"),
    ("a: x\n\tb: y\n", f"3:1: {NO_YAML}: a tab: indent with spaces"),
    ("a: 1\n...\nb: 2\n", f"4:1: {NO_YAML}"),
    ("\u00e9: x\ny: \U0001f600\x00\n", f"3:5: {NO_YAML}: a control character"),
    ("a: \x1b[0m\n", f"2:4: {NO_YAML}: a control character"),
    ("a: \ud800\n", f"2:4: {NO_YAML}: a control character"),
    ("a: &x [*x]\n", "2:4: the front matter holds itself through a YAML alias"),
    ("a: &x {b: {c: *x}}\n", "2:4: the front matter holds itself through a YAML alias"),
    ("a: " + "[" * 60 + "]" * 60 + "\n", "2:54: the front matter is nested more than 50 levels deep"),
    ("- " * 100_000 + "\n", "2:101: the front matter is nested more than 50 levels deep"),
    ("a: " + "[" * 100_000 + "\n", "2:53: the front matter is nested more than 50 levels deep"),
    ("{a: " * 100_000 + "\n", "2:201: the front matter is nested more than 50 levels deep"),
    ("? " * 100_000 + "\n", "2:101: the front matter is nested more than 50 levels deep"),
)


@pytest.mark.parametrize(("block", "fault"), FAULTS, ids=lambda part: ascii(part)[:30])
def test_a_block_that_cannot_be_read_says_where_and_why_and_has_no_values(block: str, fault: str) -> None:
    found = matter.read(f"---\n{block}---\nbody")
    assert told(found) == fault.format(quotes="put the value in quotes")
    assert (found.meta, found.keys, found.texts) == ({}, {}, ())
    assert {each.kind for each in found.faults} == {matter.BAD_MATTER}
    assert f"---\n{block}---\nbody"[found.size :] == "body"


def test_aliases_that_multiply_are_stopped() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]\n"]
    lines += [
        f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]\n" for old, new in zip("abcdefghi", "bcdefghij", strict=True)
    ]
    found = matter.read(f"---\n{''.join(lines)}---\n")
    assert "the front matter grows beyond measure through YAML aliases" in told(found)
    assert found.meta == {}


# What is wrong with single properties; all the others can still be used.
DUPLICATES = (
    ("a: 1\nb: 2\na: 3\n", {"a": 3, "b": 2}, "4:1: the property 'a' stands here twice"),
    (
        "a: 1\n'a': 2\n\"a\": 3\n",
        {"a": 3},
        "3:1: the property 'a' stands here twice|4:1: the property 'a' stands here twice",
    ),
    ("b: {c: 1, c: 2}\n", {"b": {"c": 2}}, "2:11: the property 'c' stands here twice"),
    ("l:\n  - k: 1\n    k: 2\n", {"l": [{"k": 2}]}, "4:5: the property 'k' stands here twice"),
    ("a: {c: 1}\nb: {c: 1}\nc: 1\nC: 1\n", {"a": {"c": 1}, "b": {"c": 1}, "c": 1, "C": 1}, ""),
)


@pytest.mark.parametrize(("block", "meta", "fault"), DUPLICATES)
def test_a_key_that_stands_twice_is_told_and_its_last_value_counts(
    block: str, meta: dict[str, Any], fault: str
) -> None:
    found = matter.read(f"---\n{block}---\n")
    assert (found.meta, told(found)) == (meta, fault)
    assert {each.kind for each in found.faults} <= {matter.DUPLICATE_KEY}


# An unquoted wikilink: where it stands and what it would lead to; empty where a list in a list is meant.
UNQUOTED = (
    ("up: [[Tea]]\n", "2:5 Tea"),
    ("up: [[ Tea ]]\n", "2:5 Tea"),
    ("up: [[Tea|a label]]\n", "2:5 Tea|a label"),
    ("up: [[Tea#Cups]]\n", "2:5 Tea#Cups"),
    ("up: [[Smith, John]]\n", "2:5 Smith, John"),
    ("up: [[Tea: a story]]\n", "2:5 Tea: a story"),
    ("up: [[Don't]]\n", "2:5 Don't"),
    ("\u00fc\U0001f600: [[Tea]]\n", "2:5 Tea"),
    ("up:\n  - [[Tea]]\n  - ok\n  - [[Cup]]\n", "3:5 Tea|5:5 Cup"),
    ("a: {b: [[Tea]]}\n", "2:8 Tea"),
    ('up: "[[Tea]]"\n', ""),
    ("up: '[[Tea]]'\n", ""),
    ("up: [[1, 2], [3, 4]]\n", ""),
    ("up: [[1, 2]]\n", ""),
    ("up: [[]]\n", ""),
    ('up: [["a", "b"]]\n', ""),
    ("up: [[a], [b]]\n", ""),
    ("up: [[[a]]]\n", "2:6 a"),
    ("up:\n  - - a\n", ""),
)


@pytest.mark.parametrize(("block", "expected"), UNQUOTED)
def test_an_unquoted_wikilink_is_told(block: str, expected: str) -> None:
    found = matter.read(f"---\n{block}---\n").faults
    assert "|".join(f"{each.line}:{each.column} {each.target}" for each in found) == expected
    for each in found:
        assert each.kind == matter.UNQUOTED_LINK
        assert each.message == f"the wikilink '[[{each.target}]]' needs quotes: YAML reads it as a list in a list"


# Places of keys, and of texts that may be links: at the bracket, in characters, whatever stands before it.
PLACES = (
    ("a: 1\nbb:\n  c: 2\n'd': 3\n", "a@2:1 bb@3:1 d@5:1", ""),
    ('{"a": 1, "b": 2}\n', "a@2:2 b@2:10", ""),
    ("\n# note\n\na: 1\n", "a@5:1", ""),
    ('up: "[[A]]"\n', "up@2:1", "up@2:6"),
    ("up: '[[A]]'\n", "up@2:1", "up@2:6"),
    ('up: "  [[A]]"\n', "up@2:1", "up@2:8"),
    ('up: "[a](b.md)"\n', "up@2:1", "up@2:6"),
    ("up: |\n  [[A]]\n", "up@2:1", "up@3:3"),
    ("up: >-\n\n   [[A]]\n", "up@2:1", "up@4:4"),
    ('up:\n  - "[[A]]"\n  - x\n- "[[no key]]"\n', "", ""),
    ('up:\n  - "[[A]]"\n  - x\n  - ["[[B]]", {c: "[[C]]"}]\n', "up@2:1", "up@3:6 up@5:7 up@5:20"),
    ('\u00fc: ["\U0001f600e\u0301", "[[A]]"]\n', "\u00fc@2:1", "\u00fc@2:13"),
    ('a: "x\u2028y"\nb: "\x85"\nup: "[[A]]"\n', "a@2:1 b@3:1 up@4:1", "up@4:6"),
    ('a: x\rup: "[[A]]"\n', "a@2:1 up@2:6", "up@2:11"),
    ('a: &x "[[A]]"\nb: *x\n', "a@2:1 b@3:1", "a@2:8 b@2:8"),
    ('a: &x ["[[A]]"]\nb: *x\n', "a@2:1 b@3:1", "a@2:9 b@2:9"),
    ('a: "\\x5b[A]]"\n', "a@2:1", "a@2:9"),
)


@pytest.mark.parametrize(("block", "keys", "texts"), PLACES, ids=lambda part: ascii(part)[:30])
def test_places_are_those_of_the_file(block: str, keys: str, texts: str) -> None:
    for text in (f"---\n{block}---\n", f"---\r\n{block}---\r\n".replace("\n", "\r\n").replace("\r\r", "\r")):
        found = matter.read(text)
        assert " ".join(f"{name}@{line}:{column}" for name, (line, column) in found.keys.items()) == keys
        assert " ".join(f"{each.property}@{each.line}:{each.column}" for each in found.texts) == texts


# Own keys are `type` and `sources`; what remains of a block.
FOREIGN = (
    ("type: note\n", ""),
    ("mood: calm\n", "mood: calm\n"),
    ("type: note\nmood:   calm  # today\n", "mood:   calm  # today\n"),
    ("mood: 'a'\ntype: note\n012: \"b\"\non: c\n", "mood: 'a'\n012: \"b\"\non: c\n"),
    ("# top\ntype: note\n# mine\nmood: x\n", "# top\n# mine\nmood: x\n"),
    ("\n  # indented\n\nmood: x\n", "# indented\nmood: x\n"),
    ('sources:\n  # why\n  - "[[A]]"\n\nlist:\n- a\n# between\n- b\n\n', "# why\nlist:\n- a\n# between\n- b\n\n"),
    ("text: |\n  one\n\n  # two\ntype: note\n", "text: |\n  one\n\n  # two\n"),
    ("mood: [a,\n  b]\ntype: note\nmap: {x: 1}\n", "mood: [a,\n  b]\nmap: {x: 1}\n"),
    ('mood: "a\n  # b"\ntype: note\n', 'mood: "a\n  # b"\n'),
    ("'type': note\n\"mood\": x\n", '"mood": x\n'),
    ("type: note\nmood: a\nmood: b\n", "mood: a\nmood: b\n"),
    ("? mood\n: x\ntype: note\n", "? mood\n: x\n"),
    ("mood: x\r\n\r\n# c\r\ntype: note\r\n", "mood: x\n\n# c\n"),
    ("# only words\n", "# only words\n"),
    ('{"type": "note", "mood": "calm"}\n', "mood: calm\n"),
    ('{"mood": "calm",\n "n": 1}\n', "mood: calm\nn: 1\n"),
    ('{"mood": "0o17", "a": "1e3", "b": "no", "c": [1, null]}\n', "mood: '0o17'\na: '1e3'\nb: 'no'\nc:\n- 1\n- null\n"),
    ('{"mood": "' + "so calm " * 20 + 'it is"}\n', "mood: " + "so calm " * 20 + "it is\n"),
    ("  mood: calm\n  type: note\n", "mood: calm\n"),
    ("type: &t note\nmood: *t\n", "mood: note\n"),
    ("mood: &t note\ntype: *t\n", "mood: &t note\n"),
    ("mood: [\ntype: note\n# c\n", ""),
    ("- mood\n", ""),
)


@pytest.mark.parametrize(("block", "kept"), FOREIGN)
def test_the_keys_of_other_people_stay_as_they_are(block: str, kept: str) -> None:
    text = f"---\n{block}---\nbody # no comment\n"
    assert matter.foreign(text, ("type", "sources")) == kept
    again = matter.write({"type": "paper", "sources": ("[[Z]]",)}, kept)
    assert matter.foreign(again, ("type", "sources")) == kept


def test_a_note_without_front_matter_has_no_keys_of_other_people() -> None:
    assert matter.foreign("# Tea\n\nmood: calm\n", ("type",)) == ""
    assert matter.foreign("---\nmood: calm\n", ("type",)) == ""


WRITTEN = (
    ({}, "---\n---\n"),
    ({"type": "note"}, "---\ntype: note\n---\n"),
    ({"b": "x", "a": "z"}, "---\nb: x\na: z\n---\n"),
    ({"up": ("[[A]]", '[[B|a: "b"]]')}, '---\nup:\n  - "[[A]]"\n  - "[[B|a: \\"b\\"]]"\n---\n'),
    ({"up": ()}, "---\nup: []\n---\n"),
    ({"a": "", "b": " x", "c": "x "}, '---\na: ""\nb: " x"\nc: "x "\n---\n'),
    ({"a": "no", "b": "Y", "c": "~"}, '---\na: "no"\nb: "Y"\nc: "~"\n---\n'),
    ({"a": "012", "b": "1:30", "c": "2020-01-01"}, '---\na: "012"\nb: "1:30"\nc: "2020-01-01"\n---\n'),
    ({"a": "x: y", "b": "x #y", "c": "x#y:z", "d": "x:"}, '---\na: "x: y"\nb: "x #y"\nc: x#y:z\nd: "x:"\n---\n'),
    ({"a": "two\nlines\t"}, '---\na: "two\\nlines\\t"\n---\n'),
    ({"a": "\x00\x85\u2028\ufeff"}, '---\na: "\\u0000\\u0085\\u2028\\ufeff"\n---\n'),
    ({"a": "Caf\u00e9 \U0001f600?", "b": "- x"}, '---\na: Caf\u00e9 \U0001f600?\nb: "- x"\n---\n'),
    ({"a: b": "x", "": "z"}, '---\n"a: b": x\n"": z\n---\n'),
)


@pytest.mark.parametrize(("meta", "text"), WRITTEN)
def test_a_block_is_written_plainly(meta: dict[str, matter.Value], text: str) -> None:
    assert matter.write(meta) == text


# Words that some reader of YAML takes for more than a word, in any case.
WORDS = "y n yes no on off true false null inf nan 0 1_0 1,0 1e3 0x1F 0o17 0b1 1:30 2020-01-01 2001-12-14t21:59:43Z"
WORDS_IN_CASES = sorted({each for word in WORDS.split() for each in (word, word.upper(), word.title())})


@pytest.mark.parametrize("word", WORDS_IN_CASES)
def test_words_that_are_more_than_words_are_quoted(word: str) -> None:
    assert matter.scalar(word) == f'"{word}"'
    assert matter.scalar(f"{word} q") == f"{word} q"


def test_lines_of_other_people_come_last() -> None:
    assert matter.write({"type": "note"}, "mood: x # y\n") == "---\ntype: note\nmood: x # y\n---\n"


# Anything, and what YAML is most likely to take for something else.
ANY = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
TRICKY = st.text(
    st.sampled_from("0123456789abefinoxyNTZ:_-+.~= ,#'\"[]{}&*!|>%@`?\\<\n\t\r\x85\xa0\u2028\ufeff"), max_size=9
)
TEXTS = ANY | TRICKY
METAS = st.dictionaries(TEXTS, TEXTS | st.lists(TEXTS, max_size=3).map(tuple), max_size=4)


@given(METAS)
@example({"k": "a\uffff", "l": ("a\ufeff", "a\xa0", "\U0010ffff")})
@example({"<<": "=", "=": ("<<", "on", "0o17", "0b1", "1_0", "190:20:30", "-.INF", "...", "---")})
def test_what_is_written_is_read_again(meta: dict[str, matter.Value]) -> None:
    text = matter.write(meta)
    plain = {key: list(value) if isinstance(value, tuple) else value for key, value in meta.items()}
    found = matter.read(text)
    assert (found.meta, found.faults, text[found.size :]) == (plain, (), "")
    lines = text.split("\n")
    assert all(lines[line - 1].startswith(matter.scalar(key)) for key, (line, _) in found.keys.items())
    assert len(lines) == found.body_line == 3 + sum(1 if isinstance(v, str) else 1 + len(v) for v in meta.values())
    # YAML 1.1, as PyYAML reads it in C and in Python, has the same words.
    for loader in (yaml.SafeLoader, yaml.CSafeLoader):
        assert (yaml.load(text[4:-4], loader) or {}) == plain
    assert matter.foreign(text, meta) == ""


ENTRIES = (
    *("type: note\n", "sources:\n  - a\n  - b\n", "# comment\n", "\n", "  # indented\n"),
    *("mood: x\n", "m2: 'a'  # c\n", "m3:\n- a\n\n- b\n", "m4: |\n  # x\n\n  y\n", "m5: {a: 1,\n  b: 2}\n"),
    *('m6: "a\n  b: c"\n', "m7: &a x\n", '"m8":\n'),
)


@given(st.lists(st.sampled_from(ENTRIES), unique=True))
def test_keys_of_other_people_keep_their_bytes_and_order_among_our_own(entries: list[str]) -> None:
    text = f"---\n{''.join(entries)}---\n"
    kept = matter.foreign(text, ("type", "sources"))
    assert [entry for entry in entries if entry[0] in 'm"#'] == sorted(
        (entry for entry in entries if entry[0] in 'm"#' and entry in kept), key=kept.index
    )
    others = {key: value for key, value in matter.read(text).meta.items() if key not in ("type", "sources")}
    assert matter.read(matter.write({"type": "x"}, kept)).meta == {"type": "x"} | others


@given(ANY | TRICKY | st.text(), st.sampled_from(("", "---\n", "---\na: ", "---\n{", "---\na:\n- ")))
def test_reading_never_raises(text: str, start: str) -> None:
    for block in (start + text, f"{start}{text}\n---\n"):
        found = matter.read(block)
        assert found.body_line == block[: found.size].count("\n") + 1 or block[: found.size].endswith("---")
        lines = block.split("\n")
        for line, column in (
            *found.keys.values(),
            *((each.line, each.column) for each in (*found.texts, *found.faults)),
        ):
            assert 1 <= column <= len(lines[line - 1]) + 1
        matter.foreign(block, ("a",))


def told(found: matter.Matter) -> str:
    return "|".join(f"{each.line}:{each.column}: {each.message}" for each in found.faults)


@pytest.mark.parametrize("lines", ["created: {{date}}\n", "? [a, b]\n: x\n", "{{title}}: x\n", "a:\n  {b: c}: x\n"])
def test_a_name_that_is_no_word_is_passed_over_and_kept(lines: str) -> None:
    text = f"---\nbefore: 1\n{lines}after: 2\n---\n"
    found = matter.read(text)
    assert found.faults == ()
    assert (found.meta["before"], found.meta["after"]) == (1, 2)
    assert matter.foreign(text, {"before"}) == f"{lines}after: 2\n"


# The text of a base, and the place and the words of what is wrong with it.
BASES = (
    ("", ""),
    ("views:\n  - type: table\n", ""),
    ("filters: file.hasLink('[[x]]')\n", ""),
    ("a: [\n", "1:5 the file is no YAML from here: a bracket or brace that is never closed"),
    ("a: 1\nb: c: d\n", "2:5 the file is no YAML from here: a colon inside the value: put the value in quotes"),
    ("- a\n", "1:1 the file is a list, not a set of 'name: value' lines"),
    ("plain", "1:1 the file is plain text, not a set of 'name: value' lines"),
    ("\x00", "1:1 the file is no YAML from here: a control character"),
    ("[" * 10_000, "1:51 the file is nested more than 50 levels deep"),
)


def test_two_escaped_halves_are_one_character() -> None:
    read = matter.read('---\na: "\\ud83d\\uDE00 b"\nup: "[[x]]"\n---\n')
    assert (read.meta, read.faults) == ({"a": "\U0001f600 b", "up": "[[x]]"}, ())
    assert [(text.line, text.column) for text in read.texts] == [(3, 6)]
    assert matter.read('---\na: "\\ud83d"\n---\n').faults != ()


@pytest.mark.parametrize(("text", "fault"), BASES, ids=lambda text: repr(text[:20]))
def test_a_whole_file_is_a_mapping_or_a_fault(text: str, fault: str) -> None:
    told = [f"{each.line}:{each.column} {each.message}" for each in matter.data_faults(text)]
    assert told == [fault] * bool(fault)


LINES = st.lists(
    st.sampled_from(
        (
            *("a: ", "b:", "a b: ", "_c: ", "1: ", "a", ": ", "  - ", "- ", "    - ", " ", "\n", "\n", "\n"),
            *("word", "two words", "[[x]]", '"[[x|y]]"', "'[[x]]'", "[]", "[p, q r]", "[true]", "[1]", "{}"),
            *("12", "-3", "012", "1.5", "0x1", "2020-01-02", "12:30", "true", "True", "null", "no", "~", ".inf", "1e3"),
            *("07.txt", "1.x", "1.nan", "1.d", "1.e"),
            *('"', "'", "\\", "#", " #", ":", "@", "`", "&x", "*x", "!!str ", "|", ">", "%", ","),
            *("\u00e9", "\xa0", "\U0001f600", "\t", "\x85"),
        )
    ),
    max_size=20,
).map(lambda parts: "".join(parts) + "\n")  # fmt: skip


@given(LINES)
def test_the_quick_reader_reads_as_yaml_does(block: str) -> None:
    for plain in quick.read(block):
        reader = Reader(block)
        reader.read()
        assert (plain.meta, plain.keys, plain.texts, []) == (
            reader.meta,
            reader.keys,
            tuple(reader.texts),
            reader.faults,
        )
        assert repr(plain.meta) == repr(reader.meta)


def test_the_quick_reader_reads_plain_properties() -> None:
    ((meta, keys, texts),) = quick.read(
        'a: word\nb:\n  - "[[x]]"\n  - y z\nc: 12\nd: true\ne:\nf: [p, q]\ng: 2020-01-02\n'
    )
    assert meta == {
        "a": "word",
        "b": ["[[x]]", "y z"],
        "c": 12,
        "d": True,
        "e": None,
        "f": ["p", "q"],
        "g": "2020-01-02",
    }
    assert (keys["b"], keys["g"]) == ((3, 1), (10, 1))
    assert [(text.property, text.line, text.column) for text in texts] == [("b", 4, 6)]


COMMENTS = {
    "none": ("a: b#c\n", ()),
    "behind a value": ("a: b # c\n", ("# c",)),
    "behind a name": ("a: # c\n  - d # e\n", ("# c", "# e")),
    "on lines of their own": ("# c\na: b\n  # d\n", ("# c", "# d")),
    "in quotes": ("a: 'b # c' # d\nb: \"x # y\"# z\n", ("# d",)),
    "in a block": ("a: | # c\n  # b\n  d # e\n# f\n", ("# c", "# f")),
    "in a folded one": ("a: >-\n  b # c\n\n# d\nb: e\n", ("# d",)),
    "in a plain one of two lines": ("a: b\n  c # d\n", ("# d",)),
    "in a set": ("{a: b, # c\n d: [e, # f\n g]} # h\n", ("# c", "# f", "# h")),
    "behind an alias": ("a: &x b # c\nd: *x # e\n", ("# c", "# e")),
    "no YAML": ("a: [b # c\n", ()),
}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("block", "said"), COMMENTS.values(), ids=COMMENTS)
def test_comments(block, said, end):
    assert matter.comments(f"---\n{block}---\n".replace("\n", end)) == said
