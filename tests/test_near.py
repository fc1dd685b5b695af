"""Near spellings: a table of words in and names out, and laws that no table reaches."""

from __future__ import annotations

import string
import unicodedata
from difflib import SequenceMatcher

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from vaultkit.near import Near

SHELF = (
    "Green tea",
    "Oolong tea",
    "Node.js",
    "Tea-pots",
    "Stra\u00dfe",
    "Caf\u00e9",
    "\u8336\u58f6",
    "pot.png",
    "v1.2",
    "Ma\u00df",
    "Chapter 11 notes",
)

# A word, and the name of the shelf that is like it.
FOUND = (
    # the same but for case, blanks, marks and the form of letters
    ("green tea", "Green tea"),
    ("GREENTEA", "Green tea"),
    ("green_tea", "Green tea"),
    ("  Green -- tea!", "Green tea"),
    ("teapots", "Tea-pots"),
    ("Node JS", "Node.js"),
    ("v 12", "v1.2"),
    ("STRASSE", "Stra\u00dfe"),
    ("MASS", "Ma\u00df"),
    ("Cafe\u0301", "Caf\u00e9"),
    ("\uff30\uff2f\uff34 png", "pot.png"),
    ("\u8336 \u58f6", "\u8336\u58f6"),
    # a slip of the pen
    ("Gren tea", "Green tea"),
    ("Greeen tea", "Green tea"),
    ("Grean tea", "Green tea"),
    ("Geren tea", "Green tea"),
    ("Green te", "Green tea"),
    ("reen tea", "Green tea"),
    ("Olong tea", "Oolong tea"),
    ("Cafe", ""),
    ("pott.png", "pot.png"),
    ("Chapter 11 note", "Chapter 11 notes"),
    ("Chapter 11 n\u00f6tes", "Chapter 11 notes"),
    # another number, or far more or fewer letters
    ("Chapter 12 notes", ""),
    ("Chapter 1 notes", ""),
    ("Chapter notes", ""),
    ("Green", ""),
    ("Green tea leaf", ""),
    # nothing alike
    ("Coffee", ""),
    ("tea", ""),
    ("Greenland", ""),
    ("\u8336", ""),
    ("xyz", ""),
    ("", ""),
    (" ?! ", ""),
)


@pytest.mark.parametrize(("word", "name"), FOUND)
def test_the_name_that_a_word_is_like(word: str, name: str) -> None:
    assert Near((each, each) for each in SHELF).find(word) == ((name,) if name else ())


def test_what_is_answered_need_not_be_what_is_compared() -> None:
    names = Near((("Green tea", "drinks/Green tea"), ("Sencha", "drinks/Green tea|Sencha")))
    assert names.find("green teas") == ("drinks/Green tea",)
    assert names.find("senchaa") == ("drinks/Green tea|Sencha",)


def test_of_names_that_are_one_the_first_is_answered() -> None:
    assert Near((("Tea pots", "first"), ("tea-pots", "second"))).find("teapots") == ("first",)


def test_the_most_like_is_answered_not_the_first() -> None:
    assert Near((each, each) for each in ("Oolong teas", "Oolong tea", "Oolong")).find("Olong tea") == ("Oolong tea",)


def test_nothing_to_look_in() -> None:
    assert Near(()).find("tea") == Near((("", "a"), ("?", "b"))).find("") == Near((("?", "b"),)).find("?") == ()


def test_only_the_beginning_of_a_long_name_is_compared() -> None:
    name = "green tea and " * 60
    names = Near(((name, "long"),))
    assert names.find(f"{name} and more") == names.find(name.replace("green", "grean", 1)) == ("long",)


def test_among_many_names_one_is_found() -> None:
    names = [f"note {number:05} of the shelf" for number in range(20_000)]
    index = Near((each, each) for each in (*names, "Green tea and cups"))
    assert index.find("Gren tea and cups") == ("Green tea and cups",)
    assert index.find("NOTE 01234 of-the-shelf") == ("note 01234 of the shelf",)


# Letters whose capitals lead back to them; of the Turkish dotless one Unicode says otherwise.
LETTERS = st.sampled_from(string.ascii_letters + string.digits + "äöüßéñøłčжщяδσωאבا茶壶ñ")
NAMES = st.text(LETTERS, min_size=1, max_size=40)
MARKS = st.text(st.sampled_from(" -_.,!?'()/–…"), max_size=3)
ALIKE = 0.75
WIDE = st.lists(st.sampled_from(string.ascii_lowercase), min_size=8, max_size=20, unique=True).map("".join)


@given(st.data(), NAMES, st.lists(NAMES, max_size=8))
def test_a_name_is_like_itself_whatever_its_case_blanks_and_marks(
    data: st.DataObject, name: str, others: list[str]
) -> None:
    form = data.draw(st.sampled_from((str.upper, str.lower, str.title, str.swapcase, str)))
    written = "".join(f"{letter}{data.draw(MARKS)}" for letter in form(name))
    written = unicodedata.normalize(data.draw(st.sampled_from(("NFC", "NFD"))), written)
    assume(len(written) <= 120)
    assume(all(Near(((name, name),)).find(each) != (name,) for each in others))
    assert Near((each, each) for each in (*others, name)).find(written) == (name,)


def slips(name: str) -> st.SearchStrategy[str]:
    """One typo: a letter too many, too few, another, or two that have changed places."""

    def slip(place: int, letter: str, kind: int) -> str:
        before, here, after = name[:place], name[place], name[place + 1 :]
        swapped = f"{before}{after[:1]}{here}{after[1:]}"
        return (f"{before}{letter}{here}{after}", f"{before}{after}", f"{before}{letter}{after}", swapped)[kind]

    return st.builds(slip, st.integers(0, len(name) - 1), st.sampled_from(string.ascii_lowercase), st.integers(0, 3))


@given(st.data(), WIDE)
def test_one_typo_in_a_name_of_eight_letters_is_forgiven(data: st.DataObject, name: str) -> None:
    assert Near(((name, "it"), ("1234567890", "another"))).find(data.draw(slips(name))) == ("it",)


@given(st.data(), st.lists(WIDE, min_size=2, max_size=10, unique=True))
def test_what_is_found_is_alike(data: st.DataObject, names: list[str]) -> None:
    word = data.draw(slips(data.draw(st.sampled_from(names))) | WIDE)
    best = max(SequenceMatcher(a=name, b=word, autojunk=False).ratio() for name in names)
    found = Near((name, name) for name in names).find(word)
    alike = [SequenceMatcher(a=name, b=word, autojunk=False).ratio() for name in found]
    assert alike == ([best] if best > ALIKE else [])


@given(st.text(st.sampled_from("abcdefghijklm"), min_size=1), st.lists(st.text(st.sampled_from("nopqrstuvwxyz"))))
def test_words_that_share_no_letter_are_unlike(word: str, names: list[str]) -> None:
    assert Near((name, name) for name in names).find(word) == ()


@given(st.data(), st.lists(st.text(st.sampled_from("abcdef "), max_size=12), max_size=10))
def test_the_order_of_names_decides_only_between_equals(data: st.DataObject, names: list[str]) -> None:
    word = data.draw(st.text(st.sampled_from("abcdef "), max_size=12))
    shuffled = data.draw(st.permutations(names))
    found = [Near((name, name) for name in order).find(word) for order in (names, shuffled)]
    likeness = [[SequenceMatcher(a=key(name), b=key(word), autojunk=False).ratio() for name in each] for each in found]
    assert likeness[0] == likeness[1]
    assert found[0] == Near((name, name) for name in names).find(word)


def key(name: str) -> str:
    """The letters of a name of the law above."""
    return name.replace(" ", "")


ANY = st.text(st.characters(exclude_categories=()), max_size=200)


@given(st.lists(st.tuples(ANY, ANY), max_size=6), ANY)
def test_any_text_may_be_asked_and_what_is_answered_was_given(names: list[tuple[str, str]], word: str) -> None:
    assert {*Near(names).find(word)} <= {answer for _, answer in names}
