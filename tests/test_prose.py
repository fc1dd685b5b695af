"""Plain text as Markdown: tables of every mark, and laws that the words stay what they were."""

from __future__ import annotations

import html
import re

import pyromark
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultkit import markup
from vaultkit.collection import Prose
from vaultkit.markup import plain
from vaultkit.markup.events import OPTIONS
from vaultkit.mentions import Mention, Names
from vaultkit.naming import legal
from vaultkit.prose import escape, fits_label, link, linked


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("", ""),
        (
            "Plain words, (in brackets) – and a “dash”; 50% + 3 = 4!",
            "Plain words, (in brackets) – and a “dash”; 50% + 3 = 4!",
        ),
        # inline marks
        ("*a* and 2*3", r"\*a\* and 2\*3"),
        ("_a_ and b_c", r"\_a\_ and b\_c"),
        ("`code` ``", r"\`code\` \`\`"),
        ("[a](b) [[c]] ![d](e)", r"\[a](b) \[\[c]] !\[d](e)"),
        ("$5 and $x$", r"\$5 and \$x\$"),
        ("a < b, <b>, <http://c>", r"a \< b, \<b>, \<http://c>"),
        ("~~a~~ ~5~", r"\~\~a\~\~ \~5\~"),
        ("%%a%% %%%", r"\%\%a\%\% \%\%\%"),
        ("==a== a === b", r"\=\=a\=\= a \=\=\= b"),
        ("#tag (#tag) C# a#b & #c", r"\#tag (\#tag) C# a#b & \#c"),
        ("&amp; &#35; AT&T; R&D", r"\&amp; \&#35; AT\&T; R&D"),
        ("see ^note-1", r"see \^note-1"),
        ("2^3 is ^8 here", "2^3 is ^8 here"),
        # a backslash where it would do something
        (r"\* \a \\ C:\tea", r"\\\* \a \\\ C:\tea"),
        ("a\\", "a\\\\"),
        # marks of a block, at the beginning only
        ("# a", r"\# a"),
        ("> a > b", r"\> a > b"),
        ("- a - b", r"\- a - b"),
        ("+ a + b", r"\+ a + b"),
        ("-", r"\-"),
        ("---", r"\---"),
        ("- - -", r"\- - -"),
        ("-a --b", "-a --b"),
        ("1. a 2. b", r"1\. a 2. b"),
        ("12) a", r"12\) a"),
        ("3.", r"3\."),
        ("1.5 a", "1.5 a"),
        ("1234567890. a", "1234567890. a"),
        ("| a | b |", r"\| a | b |"),
        ("===", r"\=\=\="),
        ("```", r"\`\`\`"),
        ("~~~", r"\~\~\~"),
        ("[^1]: a", r"\[^1]: a"),
        ("- [ ] a", r"\- \[ ] a"),
        ("> [!note] a", r"\> \[!note] a"),
    ],
)
def test_escape(text, markdown):
    assert escape(text) == markdown
    assert plain(markdown) == text


@pytest.mark.parametrize(
    ("words", "fits"),
    [
        ("Why tea?", True),
        ("Tea: a *survey* of 50% | C# & [more], ^5", True),
        ("[a] b", True),
        (r"C:\tea", True),
        ("a [b]", False),
        ("a]] b", False),
        ("[[a", False),
        ("a](b) c", False),
        ("`a", False),
        ("$5", False),
        ("a < b", False),
        ("a %%", False),
        ("a == b", False),
        ("a\\", False),
        (r"a \* b", False),
        (r"a\|b", False),
    ],
)
def test_which_words_fit_a_label(words, fits):
    assert fits_label(words) is fits


def test_a_link_shows_its_label_where_the_file_name_differs():
    assert link("Why tea", "Why tea?") == "[[Why tea|Why tea?]]"
    assert link("Tea", "Tea") == "[[Tea]]"


TITLES = Names(("Why tea?", "On tea", "- so", "1. A", "a [b]", "$5", "#tag?"))


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("No title at all.", "No title at all."),
        ("Why tea?", "[[Why tea|Why tea?]]"),
        ("*Why tea?* On tea.", r"\*[[Why tea|Why tea?]]\* [[On tea]]."),
        ("Why tea?Why tea?", "[[Why tea|Why tea?]][[Why tea|Why tea?]]"),
        # what would make an embed or undo a bracket in front of a link
        ("So!Why tea?", r"So\![[Why tea|Why tea?]]"),
        ("So! Why tea? So!", "So! [[Why tea|Why tea?]] So!"),
        (r"a\Why tea?", r"a\\[[Why tea|Why tea?]]"),
        (r"a\!Why tea?", r"a\\\![[Why tea|Why tea?]]"),
        ("[Why tea?](b) [[Why tea?]]", r"\[[[Why tea|Why tea?]]](b) \[\[[[Why tea|Why tea?]]]]"),
        # the beginning of the text is that of a line, the rest is not
        ("- Why tea? - On tea", r"\- [[Why tea|Why tea?]] - [[On tea]]"),
        ("2. On tea 2. b", r"2\. [[On tea]] 2. b"),
        ("- so", "[[- so]]"),
        ("1. A > b", "[[1. A]] > b"),
        # what fits no label stays text
        ("See a [b] and $5 and #tag?", r"See a \[b] and \$5 and [[tag|#tag?]]"),
        ("$5 1. A", r"\$5 [[1. A]]"),
    ],
)
def test_mentions_become_links(text, markdown):
    prose = Prose(text, tuple(TITLES.find(text)))
    assert linked(prose, legal) == markdown
    assert plain(markdown) == text


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("[[a]] [[b|c]] [[d|e|f]]", "a c e|f"),
        ("[[a|b]c]] [[a|[b]c]]", "b]c [b]c"),
        (r"\[\[a]] [[a\]] \\[[b\|c]]", "[[a]] a\\ \\c"),
        ("[[]] [[|a]]", "[[]] [[|a]]"),
        ("[[a\nb]]", "[[a\nb]]"),
    ],
)
def test_links_give_way_to_what_they_show(markdown, text):
    assert plain(markdown) == text


MARKS = [
    *"*_[]<>#$%=~^&\\-+1.|!`ab ;:/(){}@'\"? é茶",
    *("%%", "==", "amp;", "&lt;", "#35;", "://", "](", "[[", "]]", "^ab", "1. ", "- "),
]
TEXTS = (
    st.lists(st.sampled_from(MARKS), max_size=16).map("".join)
    | st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]))
).map(lambda text: " ".join(text.split()))


def words_shown(markdown: str) -> str:
    """What a reader sees of one paragraph without any markup but its own tag."""
    shown = re.fullmatch(r"<p>([^<]*)</p>\n", pyromark.html(markdown, options=OPTIONS))
    assert shown, pyromark.html(markdown, options=OPTIONS)
    return " ".join(html.unescape(shown[1]).split())


@settings(max_examples=500)
@given(TEXTS.filter(bool))
def test_an_escaped_text_reads_the_same(text):
    markdown = escape(text)
    assert words_shown(markdown) == text
    assert markup.read(markdown) == markup.Markup((), (), (), ())
    assert not re.search(r"%%|==|~~", markdown)
    assert plain(markdown) == text


@st.composite
def proses(draw: st.DrawFn) -> Prose:
    """A text with any stretches of it as mentions, each called after itself."""
    text = draw(TEXTS)
    ends = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spans = [
        (start, end)
        for start, end in zip(ends[::2], ends[1::2], strict=False)
        if text[start:end].strip() == text[start:end]
    ]
    return Prose(text, tuple(Mention(start, end, text[start:end]) for start, end in spans))


@given(proses())
def test_stripping_the_links_gives_the_text_back(prose):
    assert plain(linked(prose, legal)) == prose.text


@given(proses())
def test_every_mention_that_fits_a_label_is_read_as_a_link_and_nothing_else_is(prose):
    read = markup.read(linked(prose, legal))
    labels = [mention.name for mention in prose.mentions if fits_label(mention.name)]
    assert [(each.target, each.label or each.target) for each in read.links] == [
        (legal(label), label) for label in labels
    ]
    assert not any(each.embed for each in read.links)
    assert (read.headings, read.blocks) == ((), ())
