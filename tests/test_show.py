"""A small vault, its notes as text and as pages, and what a person may call them."""

import re
import unicodedata
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit import note, search, show, vault
from vaultkit.model import Note
from vaultkit.show import lines
from vaultkit.survey import Survey

FILES = {
    "notes/Does tea calm.md": """---
type: note
title: Does tea calm?
aliases:
  - Does tea calm?
  - Tea calms
status: page
claim: Tea calms
description: Asks whether tea calms.
summary: Three trials find that it does.
contradicts:
  - "[[Does tea excite|Does tea excite?]]"
qualified_by:
  - "[[Nobody asked|Nobody asked?]]"
supported_by:
  - "[[Does sleep heal|Does sleep heal?]]"
papers:
  - "[[Trials of tea|Trials of tea: a review]]"
seed: 001_tea.txt
mood: calm
parent: "[[Diary]]"
---

# Does tea calm?

Asks whether [[Trials of tea|tea]] calms.

More words, as \\*plain\\* as [[Gone|these]].

## Used by

- [[Which drinks help|Which drinks help?]]

## Related

- **contradicts** (partial) [[Does tea excite|Does tea excite?]] — the dose of [[Diary]] differs
- **supported by** [[Does sleep heal|Does sleep heal?]]

## Papers

1. [[Trials of tea|Trials of tea: a review]]

%% vaultkit: everything below this line is yours and is kept %%

## Mine

See [[#Related]], [[#Mine]] and [[Does tea calm#Does tea calm?]]. ![[cup.png|40]]

> [!warning]- Careful
> Not yet **read**.
""",
    "notes/Does tea excite.md": "---\ntype: note\ntitle: Does tea excite?\nclaim: Tea excites\n---\n",
    "notes/Does sleep heal.md": "---\ntype: note\ntitle: Does sleep heal?\nstatus: stub\n---\n\n# Does sleep heal?\n",
    "lines/Which drinks help.md": """---
type: line
title: Which drinks help?
status: page
framing: This explores drinks.
sources:
  - "[[Does tea calm|Does tea calm?]]"
  - "[[Does tea excite|Does tea excite?]]"
next:
  - "[[Which foods help|Which foods help?]]"
---

# Which drinks help?

Words that do not begin with the framing.

## Sources

- [[Does tea calm|Does tea calm?]] — three *trials*

## Next inquiring lines

- [[Which foods help|Which foods help?]]
""",
    "papers/Trials of tea.md": "---\ntype: paper\ntitle: 'Trials of tea: a review'\nstatus: stub\n---\n"
    "\n## Mentioned by\n\n- [[Does tea calm|Does tea calm?]]\n",
    "Diary.md": "# Today\n\nDrank [[does tea calm]].\n\n## Related\n\nNo list of ours: [[Does sleep heal]].\n",
    "x/Diary.md": "Another one.\n",
}
VAULT = vault.gather([note.parse(path, text) for path, text in FILES.items()], ["cup.png"])
SURVEY = Survey(VAULT)
TEA = VAULT.notes["notes/Does tea calm.md"]

TEXT = """\
Does tea calm?
note · page · notes/Does tea calm.md

Claim: Tea calms

Summary: Three trials find that it does.

Asks whether tea calms.

More words, as *plain* as these.

Mine

See Related, Mine and Does tea calm >
Does tea calm?. [picture: cup.png]

| Careful
| Not yet read.

Contradicts (1)
  - Does tea excite? (partial)
    the dose of Diary differs

Qualified by (1)
  - Nobody asked

Supported by (1)
  - Does sleep heal?

Papers (1)
  1. Trials of tea: a review

Used by 1 line
  - Which drinks help?

Linked from (1)
  - Diary
"""


def alone(text: str, path: str = "A.md", **others: str) -> tuple[Note, Survey]:
    """A note, and the vault of it and some others by name."""
    mine = note.parse(path, text)
    notes = (mine, *(note.parse(f"{name}.md", other) for name, other in others.items()))
    return mine, Survey(vault.gather(notes))


# ------------------------------------------------------------------------------------------------------------ find


@pytest.mark.parametrize(
    ("words", "paths"),
    [
        ("notes/Does tea calm.md", ["notes/Does tea calm.md"]),
        ("notes/Does tea calm", ["notes/Does tea calm.md"]),
        ("does TEA calm", ["notes/Does tea calm.md"]),
        ("Does tea calm?", ["notes/Does tea calm.md"]),
        ("Tea calms", ["notes/Does tea calm.md"]),
        ("tea CALMS", ["notes/Does tea calm.md"]),
        (" trials of ", ["papers/Trials of tea.md"]),
        ("tea exci", ["notes/Does tea excite.md"]),
        ("does", ["notes/Does sleep heal.md", "notes/Does tea calm.md", "notes/Does tea excite.md"]),
        ("x/Diary", ["x/Diary.md"]),
        ("Diary", ["Diary.md"]),
        ("cup.png", []),
        ("coffee", []),
        ("  ", []),
    ],
)
def test_words_mean_notes(words: str, paths: list[str]) -> None:
    assert list(search.find(words, VAULT)) == paths


def test_what_is_ambiguous_is_given_whole() -> None:
    twins = vault.gather([note.parse("b/Twin.md", ""), note.parse("a/Twin.md", "")])
    assert list(search.find("twin", twins)) == ["a/Twin.md", "b/Twin.md"]


# -------------------------------------------------------------------------------------------------------- terminal


def test_a_note_as_text() -> None:
    assert show.text(TEA, SURVEY, 40, colour=False) == TEXT


def test_a_line_as_text() -> None:
    text = show.text(VAULT.notes["lines/Which drinks help.md"], SURVEY, 80, colour=False)
    assert "\n\nThis explores drinks.\n\nWords that" in text
    assert "\nSources (2)\n  - Does tea calm?\n    three trials\n  - Does tea excite?\n" in text
    assert "\nNext inquiring lines (1)\n  - Which foods help?\n" in text
    assert "Linked from" not in text


def test_a_note_of_another_vault_keeps_its_sections() -> None:
    text = show.text(VAULT.notes["Diary.md"], SURVEY, 80, colour=False)
    assert text.startswith(
        "Diary\nDiary.md\n\nToday\n\nDrank does tea calm.\n\nRelated\n\nNo list of ours: Does sleep heal.\n"
    )


def test_what_the_text_begins_with_is_not_said_twice() -> None:
    mine, survey = alone("---\ntype: note\ntitle: A\nsummary: It does.\n---\n\nIt *does*.\n")
    assert show.text(mine, survey, 80, colour=False) == "A\nnote · A.md\n\nIt does.\n"
    assert "Summary" not in show.page(mine, survey)


def test_a_list_with_other_words_in_it_stays_in_the_text() -> None:
    mine, survey = alone("---\ntype: note\n---\n## Used by\n\nSeen by hand.\n\n- [[B]]\n", B="")
    assert "Used by\n\nSeen by hand.\n\n- B\n\nUsed by 1 line\n  - B\n" in show.text(mine, survey, 80, colour=False)


def test_many_users_are_cut_short() -> None:
    users = "".join(f"- [[Line {number}]]\n" for number in range(317))
    mine, survey = alone(f"---\ntype: note\ntitle: A\n---\n\n# A\n\n## Used by\n\n{users}")
    text = show.text(mine, survey, 80, colour=False)
    assert text.startswith("A\nnote · A.md\n\nUsed by 317 lines\n  - Line 0\n")
    assert text.endswith("  - Line 9\n  ... and 307 more\n")


LAYOUTS = [
    ("a **b** `c`", "a b c\n"),
    ("one\ntwo", "one\ntwo\n"),
    ("aaaa bbbb cccc dddd eeee", "aaaa bbbb cccc dddd\neeee\n"),
    ("a" * 25, f"{'a' * 20}\naaaaa\n"),
    ("日本語の文章は空白がありません", "日本語の文章は空白が\nありません\n"),
    ("- a\n- b\n  1. c\n  2. d\n\ne", "- a\n- b\n  1. c\n  2. d\n\ne\n"),
    ("- \n- b", "-\n- b\n"),
    ("- [x] done", "- [x] done\n"),
    ("> q\n>\n> r", "| q\n|\n| r\n"),
    ("> [!tip] T\n> > [!note] N\n> > b", "| T\n| | N\n| | b\n"),
    ("```\na\n\n  b\n```", "    a\n\n      b\n"),
    ("| a | bb |\n|---|---|\n| 1 | [[x\\|2]] |", "a | bb\n--+---\n1 | 2\n"),
    ("|a|b|\n|-|-|\n|words that go on|and on|", "a | b\n--------\nwords that go on |\nand on\n"),
    ("a\n\n---\n\nb", "a\n\n--------\n\nb\n"),
    ("a[^1]\n\n[^1]: foot", "a[1]\n\n1. foot\n"),
    ("%% hidden %%\n\n![[x.png]] ^id", "x.png\n"),
    ("# H\ntext", "H\n\ntext\n"),
    ("a\n\u202e\nb", "a\n\nb\n"),
]


@pytest.mark.parametrize(("markdown", "expected"), LAYOUTS)
def test_the_text_is_laid_out(markdown: str, expected: str) -> None:
    mine, survey = alone(markdown)
    assert show.text(mine, survey, 20, colour=False) == f"A\nA.md\n\n{expected}"


def test_styles_when_they_are_wanted() -> None:
    mine, survey = alone("Read [[B|this one]], [[Gone]] and **bold *both***.", B="")
    text = show.text(mine, survey, 80, colour=True)
    assert text.startswith("\x1b[1mA\x1b[0m\n\x1b[2mA.md\x1b[0m\n\n")
    assert "\x1b[4mthis one\x1b[0m, \x1b[2mGone\x1b[0m and \x1b[1mbold\x1b[0m \x1b[1;3mboth\x1b[0m." in text


def test_relations_have_the_colour_of_their_polarity() -> None:
    text = show.text(TEA, SURVEY, 80, colour=True)
    assert "\x1b[1;31mContradicts (1)\x1b[0m" in text
    assert "\x1b[1;33mQualified by (1)\x1b[0m" in text
    assert "\x1b[1;32mSupported by (1)\x1b[0m" in text


def test_the_terminal_obeys_no_note() -> None:
    evil = "\x1b]0;x\x07\x1b[2J\x9b31m\r\u202e"
    front = 'title: "\\e[2J\\u202etitle"\nclaim: "\\u009b1m"\n'
    mine, survey = alone(f"---\n{front}---\n{evil} [[{evil}]] `{evil}`\n", "\x1bA.md")
    text = show.text(mine, survey, 80, colour=False)
    assert text.startswith("[2Jtitle\nA.md\n\nClaim: 1m\n")
    assert not [each for each in text if each != "\n" and (unicodedata.category(each) == "Cc" or each == "\u202e")]


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("日本", 4), ("e\u0301", 1), ("\u200d", 0), ("🙂", 2)])
def test_a_text_takes_columns(text: str, columns: int) -> None:
    assert lines.width(text) == columns


# ------------------------------------------------------------------------------------------------------------ page


def test_a_page_stands_alone() -> None:
    page = show.page(TEA, SURVEY)
    assert page.startswith(
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Does tea calm?</title>\n'
    )
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in page
    assert "default-src 'none'" in page
    assert "prefers-color-scheme: dark" in page
    assert page.endswith("</body>\n</html>\n")
    for absent in ("<script", "<link", "@import", "url(", "http:", "https:", " style=", " onclick"):
        assert absent not in page


@pytest.mark.parametrize(
    "part",
    [
        '<ul class="chips"><li class="kind">note</li><li class="status">page</li></ul>\n<h1>Does tea calm?</h1>\n'
        '<p class="claim">Tea calms</p>\n<p class="summary"><b>Summary</b> Three trials find that it does.</p>\n',
        "<div><dt>seed</dt><dd>001_tea.txt</dd></div>\n<div><dt>mood</dt><dd>calm</dd></div>\n"
        '<div><dt>parent</dt><dd><a href="Diary.md" title="Diary">Diary</a></dd></div>\n',
        '<article class="leads">\n<p>Asks whether <a href="papers/Trials%20of%20tea.md" title="Trials of tea">tea</a>'
        " calms.</p>\n"
        '<p>More words, as *plain* as <a class="unresolved" title="leads nowhere: Gone">these</a>.</p>\n<h2 id="mine">',
        'See <a href="#list:related" title="Related">Related</a>, <a href="#mine" title="Mine">Mine</a> and '
        '<a href="#" title="Does tea calm &gt; Does tea calm?">Does tea calm &gt; Does tea calm?</a>. '
        '<img src="cup.png" alt="cup.png" width="40"></p>\n'
        '<details class="callout warning">\n<summary>Careful</summary>\n',
        '<section class="relation against">\n<h3>contradicts</h3>\n<ul>\n<li><a href="notes/Does%20tea%20excite.md" '
        'title="Tea excites">Does tea excite?</a> <span class="strength">partial</span><p class="said">the dose of '
        '<a href="Diary.md" title="Diary">Diary</a> differs</p></li>\n</ul>\n</section>\n',
        '<section class="relation qualified_by">\n<h3>qualified by</h3>\n<ul>\n<li><a class="unresolved" '
        'title="leads nowhere: Nobody asked">Nobody asked</a></li>\n',
        '<section class="relation for">\n<h3>supported by</h3>\n',
        '<section id="list:papers">\n<h2>Papers</h2>\n<ol>\n<li><a href="papers/Trials%20of%20tea.md" '
        'title="papers/Trials of tea.md">Trials of tea: a review</a></li>\n</ol>\n',
        '<section id="list:used-by">\n<h2>Used by 1 line</h2>\n<ul>\n<li><a href="lines/Which%20drinks%20help.md"',
        '<section id="list:linked-from">\n<h2>Linked from</h2>\n<ul>\n<li><a href="Diary.md" title="Diary.md">',
        '<footer><a href="notes/Does%20tea%20calm.md">notes/Does tea calm.md</a></footer>\n',
    ],
)
def test_the_page_of_a_note_has(part: str) -> None:
    assert part in show.page(TEA, SURVEY)


def test_a_page_elsewhere_finds_the_vault() -> None:
    page = show.page(TEA, SURVEY, "../my vault")
    assert 'href="../my%20vault/papers/Trials%20of%20tea.md"' in page
    assert 'src="../my%20vault/cup.png"' in page
    assert 'href="#list:related"' in page


def test_a_long_list_of_backlinks_is_folded() -> None:
    mine, survey = alone("text", **{f"Line {number}": "[[A]]" for number in range(20)})
    page = show.page(mine, survey)
    assert "<h2>Linked from</h2>\n<details>\n<summary>Show all 20</summary>\n<ul>\n<li>" in page


def test_a_note_brings_nothing_in() -> None:
    evil = "</title></style><script>alert(1)</script><img src=x onerror=alert(1)>"
    quoted = f'"{evil}\\" onload=\\"x"'
    keys = ("type", "title", "status", "claim", "description", "summary", "framing", "mood")
    front = "".join(f"{key}: {quoted}\n" for key in keys)
    front += f'aliases: [{quoted}]\nx: "[[{evil}]]"\n'
    mine, survey = alone(f"---\n{front}---\n{evil} [[B|{evil}]] `{evil}`\n", "a'\"<b>.md")
    page = show.page(mine, survey)
    assert "<script" not in page
    assert "<img" not in page
    assert page.count("<style>") == page.count("</title>") == 1
    checked(page)


def test_odd_values_of_the_front_matter_are_shown_in_few_words() -> None:
    front = (
        "nothing: null\nempty: []\nyes_: true\nnumber: 12\nlong: " + "x" * 400 + "\nlist: [" + "a, " * 30 + "a]\n"
        "nested: {a: [1]}\nnone: ''\nmixed: [1, [2], no]\nfloat: 1.5\n"
    )
    mine, survey = alone(f"---\n{front}---\n")
    page = show.page(mine, survey)
    facts = dict(re.findall(r"<dt>(.*?)</dt><dd>(.*)</dd>", page))
    assert facts == {
        "yes_": "true",
        "number": "12",
        "long": "x" * 300 + "…",
        "list": "</dd><dd>".join(["a"] * 20 + ["… and 11 more"]),
        "nested": "…",
        "mixed": "1</dd><dd>…</dd><dd>no",
        "float": "1.5",
    }


def test_a_number_too_long_to_write_is_not_written() -> None:
    _, survey = alone("")
    assert "<dd>…</dd>" in show.page(Note("A.md", "", meta={"huge": 16**9999}), survey)


# -------------------------------------------------------------------------------------------------------- the laws

FRONT = [
    *("type: note\n", "type: line\n", "type: paper\n", "title: A b\n", 'title: "\\e[31mX"\n', "claim: c <b>\n"),
    *("description: a b\n", 'framing: "a B c"\n', "summary: s\n", 'sources:\n  - "[[B]]"\n', "papers: [a, 1, null]\n"),
    *('contradicts:\n  - "[[B]]"\n  - "[[Nope]]"\n', 'related: "[[B]]"\n', "status: stub\n", "aliases: [q]\n", "bad\n"),
]
BODY = [
    *("\n## Sources\n\n- [[B]] — said *x*\n", "\n## Used by\n\n- [[B]]\n- [[C]]\n", "\n## Papers\n\n1. [[Nope]]\n"),
    *("\n## Related\n\n- **supports** (strong) [[B|b]] — because [[C]]\n", "\n## Mentioned by\n\n- [[B]] ^x\n"),
    *("\n%% vaultkit: everything below this line is yours and is kept %%\n", "[[#Sources]]", "[[#A b]]", "[[B]]", "%%"),
    *("a ", "日本", "\n", "\n\n", "    ", "> ", "- ", "1. ", "[!tip]- ", "`", "```\n", "|a|b|\n|-|-|\n", "\n# A b\n"),
    *("<b>", "**", "==", "$", "[^1]", "[^1]: ", "^[", "]", "\x1b[2J", "\x9b", "\u202e", "\u2028", "\r", "\x00", "&#7;"),
]
bodies = st.one_of(st.lists(st.sampled_from(BODY), max_size=25).map("".join), st.text())
texts = st.builds(
    lambda front, body: f"---\n{''.join(front)}---\n{body}" if front else body,
    st.lists(st.sampled_from(FRONT), max_size=6, unique=True),
    bodies,
)
surveys = st.builds(
    lambda *each: Survey(vault.gather(map(note.parse, ("d/A.md", "B.md", "C '\"<&.md"), (*each, "[[A]]")))),
    texts,
    texts,
)


class Page(HTMLParser):
    """The ids and in-page links of a page, with the elements closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.leads: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.ids += [values["id"]] if "id" in values else []
        if values.get("href", "").startswith("#"):
            self.leads.add(unquote(values["href"][1:]))
        if tag not in ("br", "hr", "img", "input", "meta"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("br", "hr", "img", "input", "meta"):
            assert self.open.pop() == tag


def checked(page: str) -> Page:
    seen = Page()
    seen.feed(page)
    seen.close()
    assert seen.open == []
    assert len(seen.ids) == len(set(seen.ids))
    assert seen.leads <= {"", *seen.ids}
    return seen


@given(surveys)
def test_any_note_becomes_a_whole_page(survey: Survey) -> None:
    for each in survey.vault.notes.values():
        checked(show.page(each, survey))


def test_a_line_of_nothing_that_shows_is_blank_with_colours_and_without() -> None:
    read = Survey(vault.gather((note.parse("a.md", "```\n    \u202e\nx\n```\n"),)))
    plain, coloured = (show.text(read.vault.notes["a.md"], read, 40, colour) for colour in (False, True))
    assert re.sub("\x1b\\[[0-9;]+m", "", coloured) == plain


@given(surveys, st.integers(min_value=-1, max_value=90))
def test_any_note_becomes_text_that_only_reads(survey: Survey, columns: int) -> None:
    for each in survey.vault.notes.values():
        text = show.text(each, survey, columns, colour=False)
        assert text.endswith("\n")
        assert not [sign for sign in text if sign != "\n" and unicodedata.category(sign) in ("Cc", "Cs")]
        coloured = show.text(each, survey, columns, colour=True)
        assert re.sub("\x1b\\[[0-9;]+m", "", coloured) == text


@given(st.lists(st.tuples(st.text(), st.sampled_from(["", "1", "4"]))), st.integers(min_value=10, max_value=60))
def test_wrapping_keeps_the_words_and_the_width(runs: list[tuple[str, str]], columns: int) -> None:
    wrapped = ["".join(text for text, _ in line) for line in lines.wrap(runs, columns)]
    assert all(lines.width(line) <= columns for line in wrapped)
    kept = lines.clean("".join(text for text, _ in runs)).replace(" ", "")
    assert "".join(wrapped).replace(" ", "") == kept
