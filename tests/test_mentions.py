"""Known titles in prose: tables that mark what is found, and a law against a reader that is slow and plain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vaultkit.mentions import Mention, Names

UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


def shown(names: Names, text: str) -> str:
    """`text` with every mention between « and »."""
    parts, end = [], 0
    for mention in names.find(text):
        parts += [text[end : mention.start], f"«{text[mention.start : mention.end]}»"]
        end = mention.end
    return "".join((*parts, text[end:]))


def test_nothing_to_look_for_and_nothing_to_look_in():
    assert list(Names(()).find("Why tea?")) == list(Names(("", " ")).find("a b")) == []
    assert list(Names(("Why tea?",)).find("")) == []


TEA = ("Does tea wake?", "Does tea wake? And milk?", "Is tea", "Is tea warm", "tea", "tea house", "it's", "(so)", "C++")


@pytest.mark.parametrize(
    "text",
    [
        # the longest wins where one runs on into another
        "«Does tea wake? And milk?» Yes.",
        "«Does tea wake?» And milk.",
        "«Is tea warm» in winter?",
        "«Is tea» warmer?",
        "«tea house» and «tea» houses",
        # whole words only
        "teas, steam, tea_house, tea2, 2tea, téa, teaé, tea\u0301",
        "Tea and TEA",
        "xDoes «tea» wake?",
        # right beside punctuation
        "«tea». «tea», «tea»: «tea»; («tea») «tea»— «tea»–«tea»-«tea» '«tea»' “«tea»” «tea»… «tea»'s «tea»/«tea»",
        "«Does tea wake?», «Does tea wake?»: «Does tea wake?»— («Does tea wake?») «Does tea wake?»!",
        # right beside another title
        "«Does tea wake?» «Is tea warm»",
        "«Does tea wake?»«Does tea wake?»«Is tea warm» «Does tea wake?»",
        "«tea» «tea»",
        # a name that does not end or begin with a letter has no word to be part of there
        "«Does tea wake?»so",
        "x«(so)»x",
        "«C++»11 xC++ C+",
        "«it's» its",
        # a question that is no title stays text
        "Does milk wake? Does coffee wake? Does it?",
        # what fails at its first word may begin again inside it
        "Is Does «tea», Does «tea» Does «tea» wake",
        "Does \u3000«tea»\u3000wake?",
        "Does  «tea» wake?",
    ],
)
def test_what_is_found_in_running_text(text):
    assert shown(Names(TEA), re.sub("[«»]", "", text)) == text


@pytest.mark.parametrize(
    ("names", "text"),
    [
        # a shorter name where the longer one ends inside a word
        (("a", "a b", "a b c"), "«a b» cd"),
        (("a", "a b c"), "«a» b cd"),
        (("a", "a bb", "a b c"), "«a» b"),
        (("a b", "a b-c d"), "«a b»-c de"),
        # a name that begins inside one that fails
        (("a b c", "b"), "a «b» cd"),
        (("a b c", "c d"), "xa b «c d»"),
        (("a", "b c", "c"), "xab «c»"),
        (("b c", "c d"), "ab «c d»"),
        (("?a?", "?a?aa", "b"), "«b»«?a?»ab aa «?a?aa» «b»"),
        # scripts without blanks between words: whole names, no words
        (("茶是什么？", "茶"), "我们问«茶是什么？»«茶»很好"),
        (("お茶", "茶"), "その«お茶»と«茶»です"),
        (("ชาคืออะไร", "ชา"), "แล้ว«ชาคืออะไร»และ«ชา»ร้อน"),
        (("AI", "AI 模型"), "这个«AI»很好«AI 模型»也好AIs很好"),
        # a letter with its accent, a consonant with its vowel sign are one
        (("ก", "あ"), "กิ «ก» あ\u3099 «あ»"),
        (("хлеб", "सम"), "«хлеб»! хлеба, «सम», समा"),
        # whatever the automaton is given, these stand for themselves
        (("a\0b", "b"), "«a\0b» \0«b»\0"),
        (("[a", ".*", "\\b"), "«[a» «.*» «\\b» b"),
    ],
)
def test_which_name_is_found(names, text):
    assert shown(Names(names), re.sub("[«»]", "", text)) == text


@pytest.mark.parametrize(
    "text", ["«Café 한글»? e\u0301 «Café 한글»", "Cafés, «naïve»—«Café 한글»/«naïve»", "か\u3099 «naïve»"]
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("text_form", ["NFC", "NFD"])
def test_names_and_text_in_either_normal_form(text, form, text_form):
    names = Names(unicodedata.normalize(form, each) for each in ("Café 한글", "naïve"))
    text = unicodedata.normalize(text_form, text)
    plain = re.sub("[«»]", "", text)
    assert shown(names, plain) == text
    assert {mention.name for mention in names.find(plain)} <= {"Café 한글", "naïve"}


def test_a_mention_tells_its_place_in_the_text_as_it_is_and_the_name_as_it_is_known():
    text = unicodedata.normalize("NFD", "é é: Café!")
    assert list(Names(["Café"]).find(text)) == [Mention(7, 12, "Café")]


def is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith("M")


def joined(text: str, index: int) -> bool:
    """Whether the characters before and at `index` belong to one word."""
    if not 0 < index < len(text):
        return False
    if is_mark(text[index]):
        return True
    left = text[:index].rstrip("".join(filter(is_mark, set(text))))[-1:]
    return all((each.isalnum() or each == "_") and not UNSPACED.match(each) for each in (left or " ", text[index]))


def found(names: list[str], text: str) -> Iterator[Mention]:
    """Leftmost, longest, whole, none overlapping: try every name at every place."""
    start = 0
    while start < len(text):
        ends = [
            (end, name)
            for name in names
            if text.startswith(name, start) and not joined(text, start) and not joined(text, end := start + len(name))
        ]
        if ends:
            end, name = max(ends)
            yield Mention(start, end, name)
        start = end if ends else start + 1


ALPHABETS = st.sampled_from(["ab ?", "ab ", "ab-é", "a中 ?", "aก\u0e34 ?", "ab \u0301", "a\0 ", "a_1 ."])


@st.composite
def names_and_text(draw: st.DrawFn, longest: int) -> tuple[list[str], str]:
    letters = st.sampled_from(draw(ALPHABETS))
    words = st.text(letters, min_size=1, max_size=6).map(lambda word: unicodedata.normalize("NFC", word).strip())
    names = draw(st.lists(words.filter(lambda name: name != "" and not is_mark(name[0])), min_size=1, max_size=6))
    chunks = st.lists(st.text(letters, max_size=8) | st.sampled_from(names), max_size=12)
    text = unicodedata.normalize("NFC", "".join(draw(chunks)))
    return names, text * draw(st.integers(1, longest))


def of_many(names: list[str]) -> Names:
    """Names that more than a few texts were read with already."""
    names_of_all = Names(names)
    for _ in range(100):
        list(names_of_all.find(""))
    return names_of_all


@given(names_and_text(1) | names_and_text(60))
def test_found_as_a_slow_and_plain_reader_finds_them(names_and_text):
    names, text = names_and_text
    text = unicodedata.normalize("NFC", text)
    assert list(Names(names).find(text)) == list(found(names, text))
    assert list(of_many(names).find(text)) == list(found(names, text))


@given(names_and_text(1), st.sampled_from(["NFC", "NFD"]))
def test_no_mention_overlaps_another_and_each_is_spelled_as_its_name(names_and_text, form):
    names, text = names_and_text
    text = unicodedata.normalize(form, text)
    end = 0
    for mention in Names(names).find(text):
        assert end <= mention.start < mention.end
        assert unicodedata.normalize("NFC", text[mention.start : mention.end]) == mention.name
        end = mention.end


@pytest.mark.parametrize(
    ("names", "piece", "each"),
    [
        # Every match fails at its last letter, beside a name that no text of this size holds.
        (("reasoning model", "x" * 5000), "reasoning modelx ", 0),
        # Names that begin with one another, none of them whole here.
        (tuple("tea " * count + "tea" for count in range(1, 60)), "teas tea tea steaming ", 1),
        # One word without end.
        (("a", "aa", "aaa"), "aaaaaaaaaaaaaaa", 0),
    ],
)
def test_a_long_text_made_to_fail_is_read_to_its_end(names, piece, each):
    count = 5_000_000 // len(piece)
    assert sum(1 for _ in Names(names).find(piece * count)) == each * count


@given(st.text("ab \x0b\x1c\x1d\x1e\x1f\x7f.", min_size=1, max_size=4), st.text("ab \x0b\x1c\x1d\x1e\x1f\x7f."))
@example("a\x1cb", "a\x1cb")
def test_plain_text_is_read_as_beside_other_letters(name: str, text: str) -> None:
    names = Names([name])
    assert list(names.find(text)) == list(names.find(f"{text} \u00e9"))
