"""File names: the sanitiser's table, and laws for names that are legal, unique and stay."""

from __future__ import annotations

import itertools
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit import naming
from vaultkit.naming import file_names, legal

SUFFIXED = re.compile(r".* \([0-9a-f]{8,}\)")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Why tea?", "Why tea"),
        # 1: NFC, also where what stood between has gone
        ("Cafe\u0301", "Caf\u00e9"),
        ("Caf\u00e9", "Caf\u00e9"),
        ("Cafe?\u0301", "Caf\u00e9"),
        ("Cafe%%\u0301", "Caf\u00e9"),
        # 2: path separators become hyphens
        ("and/or\\nor", "and-or-nor"),
        ("tea\\", "tea-"),
        # 3, 8: what a platform or a link refuses is deleted
        ('a<b>c:d*e|f"g?h', "abcdefgh"),
        ("[[a]] #b ^c [d]", "a b c d"),
        # 4: controls are deleted
        ("a\0b\x1fc\x7fd\x80e\x9ff\tg\nh", "abcdefgh"),
        # 5, 6, 9: dots and blanks at the ends, and nothing else than those
        (" . .tea. . ", "tea"),
        (".hidden", "hidden"),
        ("tea...", "tea"),
        ("tea ?.", "tea"),
        ("a.b.c", "a.b.c"),
        # blanks are one
        ("a  b\u00a0\u2003c\u2028d", "a b c d"),
        # 7: device names, also those that appear when characters go
        ("con", "Untitled"),
        ("NUL.txt", "Untitled"),
        ("Com1", "Untitled"),
        ("lpt0.a.b", "Untitled"),
        ("[aux]?", "Untitled"),
        ("prn.?", "Untitled"),
        ("console", "console"),
        ("com10", "com10"),
        ("con artists", "con artists"),
        # 12: nothing left
        ("", "Untitled"),
        ("...", "Untitled"),
        ("?*|", "Untitled"),
        ("\u3000", "Untitled"),
        # comment marks
        ("50%% off", "50 off"),
        ("50% off 5%", "50% off 5%"),
        ("a %?% b", "a b"),
        ("a%%%b", "a%b"),
        ("%%%%", "Untitled"),
        # other scripts stay
        ("茶是什么？", "茶是什么？"),
        ("что — «чай»?", "что — «чай»"),
        ("🍵 tea", "🍵 tea"),
    ],
)
def test_a_title_made_legal(title, name):
    assert legal(title) == name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("a" * 240, "a" * 240),
        ("a" * 241, "a" * 240),
        # between characters, not inside one
        ("茶" * 80, "茶" * 80),
        ("茶" * 81, "茶" * 80),
        ("a" + "茶" * 80, "a" + "茶" * 79),
        ("🍵" * 61, "🍵" * 60),
        # at the last blank, if it is past the middle
        ("a" * 200 + " " + "b" * 60, "a" * 200),
        ("a" * 100 + " " + "b" * 160, "a" * 100 + " " + "b" * 139),
        # tidy again
        ("a" * 238 + ". b" + "c" * 60, "a" * 238),
        ("a" * 239 + ".bc", "a" * 239),
        # what is deleted does not count
        ("?" * 300 + "a" * 240, "a" * 240),
        (" " * 300 + "a", "a"),
    ],
)
def test_a_name_has_at_most_240_bytes(title, name):
    assert legal(title) == name


def names(*titles: str, reserved: tuple[str, ...] = ()) -> dict[str, str]:
    """What `titles` are called, with the digest of a suffix left out."""
    return {title: re.sub(r"\([0-9a-f]{8}\)$", "(#)", name) for title, name in file_names(titles, reserved).items()}


@pytest.mark.parametrize(
    ("titles", "reserved", "expected"),
    [
        ((), (), {}),
        (("A?", "B?"), (), {"A?": "A", "B?": "B"}),
        # a question that only loses its mark, then the title that changes least
        (("A", "A?"), (), {"A": "A (#)", "A?": "A"}),
        (("A", "A:"), (), {"A": "A", "A:": "A (#)"}),
        (("A:*", "A:"), (), {"A:": "A", "A:*": "A (#)"}),
        # case
        (("Tea?", "tea?"), (), {"Tea?": "Tea", "tea?": "tea (#)"}),
        (("STRASSE", "straße"), (), {"STRASSE": "STRASSE", "straße": "straße (#)"}),
        (("\u0390", "\u03aa\u0301"), (), {"\u0390": "\u0390", "\u03aa\u0301": "\u03aa\u0301 (#)"}),
        # composition
        (("é", "e\u0301"), (), {"é": "é", "e\u0301": "é (#)"}),
        # reserved names
        (("Index",), ("index",), {"Index": "Index (#)"}),
        (("\u00e9",), ("e\u0301",), {"\u00e9": "\u00e9 (#)"}),
        (("Index", "Index?"), ("Index",), {"Index": "Index (#)", "Index?": "Index (#)"}),
        # titles of which nothing is left
        (("?", "..", "con"), (), {"?": "Untitled (#)", "..": "Untitled (#)", "con": "Untitled"}),
        # cut short alike
        (("a" * 241, "a" * 242), (), {"a" * 241: "a" * 240, "a" * 242: "a" * 229 + " (#)"}),
        (("茶" * 81, "茶" * 82), (), {"茶" * 81: "茶" * 80, "茶" * 82: "茶" * 76 + " (#)"}),
    ],
)
def test_titles_that_would_meet(titles, reserved, expected):
    for each in itertools.permutations(titles):
        assert names(*each, reserved=reserved) == expected


def test_a_suffix_is_made_from_the_title_alone():
    alone = file_names(["A", "A?"])["A"]
    assert SUFFIXED.fullmatch(alone)
    assert file_names(["A", "A?", "A:", "a", "B", "C?"])["A"] == alone
    assert file_names(["A"], reserved=["a"])["A"] == alone


def test_a_title_that_looks_like_a_suffixed_name_meets_none():
    suffixed = file_names(["A", "A?"])["A"]
    all_three = file_names(["A", "A?", suffixed])
    assert all_three[suffixed] == suffixed
    assert SUFFIXED.fullmatch(all_three["A"])
    assert len(set(all_three.values())) == 3


def compared(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


PIECES = st.sampled_from(
    [*'aAbéß /\\?<>:*|"[]#^%.-\t\0\u0301', "con", "nul.", "茶", "🍵", "\u0390", "İ", "  ", "a" * 100, "茶" * 40]
)
TITLES = st.lists(PIECES, max_size=8).map("".join) | st.text()


@given(TITLES)
def test_a_name_is_always_legal(title):
    name = legal(title)
    assert 0 < len(name.encode()) <= 240
    assert not re.search(r'[\\/?<>:*|"\[\]#^\x00-\x1f\x7f-\x9f]|%%|\s\s|^[.\s]|[.\s]$', name)
    assert not re.fullmatch(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", name, re.IGNORECASE | re.ASCII)
    assert unicodedata.is_normalized("NFC", name)
    assert legal(name) == name


@given(st.lists(TITLES, max_size=8), st.lists(TITLES.map(legal), max_size=2), st.randoms(use_true_random=False))
def test_names_are_legal_unique_and_the_same_in_any_order(titles, reserved, random):
    chosen = file_names(titles, reserved)
    assert set(chosen) == set(titles)
    assert all(legal(name) == name for name in chosen.values())
    folded = {compared(name) for name in chosen.values()}
    assert len(folded) == len(chosen)
    assert not folded & {compared(name) for name in reserved}
    random.shuffle(titles)
    assert file_names(titles, reserved) == chosen


@given(st.lists(TITLES, max_size=6), TITLES)
def test_a_further_title_that_meets_none_renames_none(titles, further):
    before, after = file_names(titles), file_names([*titles, further])
    if compared(legal(further)) not in {compared(legal(title)) for title in titles}:
        assert {title: after[title] for title in titles} == before


@given(st.lists(TITLES, max_size=6), TITLES)
def test_a_further_title_takes_at_most_the_plain_name_of_the_one_it_meets(titles, further):
    before, after = file_names(titles), file_names([*titles, further])
    renamed = {title for title in titles if after[title] != before[title]}
    assert len(renamed) <= 1
    assert all(before[title] == legal(title) and SUFFIXED.fullmatch(after[title]) for title in renamed)


WORDS = st.text("aZ09 -',()?.c\u00e9", max_size=12) | st.sampled_from(("con", "COM1", "aux?", "lpt9", "a" * 241))


@given(WORDS)
def test_plain_words_are_as_legal_as_the_thorough_way_finds_them(title):
    quick = legal(title)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(naming, "_WORDS", re.compile("(?!)"))
        assert legal(title) == quick
