"""What a body links to and what in it can be linked to: tables after the obsidian reference, 3.1 to 3.7, and laws."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vaultkit.markup import Markup, Passage, normal_heading, passages, property_link, quick, read, thorough
from vaultkit.model import WIKI, Heading, Link

# Every form of 3.1: a line of text and its links, each with its column.
FORMS = (
    ("[[Note]] and [[Note.md]]", "1 [[Note]]", "14 [[Note.md]]"),
    ("[[Folder/Note]]", "1 [[Folder/Note]]"),
    ("[[Note|text]]", "1 [[Note|text]]"),
    ("[[#heading#sub||x]]", "1 [[#heading#sub||x]]"),
    ("[[Note|a|b]] [[Note|]]", "1 [[Note|a|b]]", "14 [[Note]]"),
    ("[[Note#Heading]] [[Note#H1#H2|x]]", "1 [[Note#Heading]]", "18 [[Note#H1#H2|x]]"),
    ("[[pa#th/path/x]]", "1 [[pa#th/path/x]]"),
    ("[[#Heading]] [[Note#^id]] [[#^id]]", "1 [[#Heading]]", "14 [[Note#^id]]", "27 [[#^id]]"),
    ("[[## words]]", "1 [[## words]]"),
    ("[[/Folder/Note]] [[./Note]] [[../x/Note]]", "1 [[/Folder/Note]]", "18 [[./Note]]", "29 [[../x/Note]]"),
    ("[[pic.png]] [[doc.pdf#page=3]] [[x.canvas]]", "1 [[pic.png]]", "13 [[doc.pdf#page=3]]", "32 [[x.canvas]]"),
    ("![[Note]] ![[Note#^id|x]]", "1 ![[Note]]", "11 ![[Note#^id|x]]"),
    ("![[p.png|640x480]] ![[p.png|alt|100]]", "1 ![[p.png|640x480]]", "20 ![[p.png|alt|100]]"),
    ("![[p.png#outline|100]] ![[B.base#View]]", "1 ![[p.png#outline|100]]", "24 ![[B.base#View]]"),
    ("[t](Note.md) [t](Note) [](x.md)", "1 [t](Note.md)", "14 [t](Note)", "24 [](x.md)"),
    ("[t](F/My%20Note.md#A%20b)", "1 [t](F/My Note.md#A b)"),
    ("[t](#Heading) [t](N.md#^id)", "1 [t](#Heading)", "15 [t](N.md#^id)"),
    ("[t](<My Note.md>) [t](<a#b c>)", "1 [t](My Note.md)", "19 [t](a#b c)"),
    ("[t](My Note.md)",),
    ('[t](N.md "title") [t](N.md (title))', "1 [t](N.md)", "19 [t](N.md)"),
    ("![250](https://e.com/x.png) ![alt|100](p.png)", "29 ![alt|100](p.png)"),
    ("[]() [a]() [a](<>) [[]]",),
    ("[[https://e.com]]", "1 [[https://e.com]]"),
    ("[o](obsidian://open?vault=x) [m](mailto:a@b.c) [f](file:///x.md)",),
    ("<https://e.com/[[x]]> <a@b.c> https://e.com",),
    ("[t](//e.com/x.md) ![t](HTTPS://e.com)",),
    ("[[a\nb]]",),
    ("[[Nested [[Inner]] x]]", "10 [[Inner]]"),
    (r"\[\[x\]\] \[[y]] \[t](u.md)",),
    ("[[Sq]uare]] [[a[b]]", "1 [[Sq]uare]]", "13 [[a[b]]"),
    ("[[[x]]]", "2 [[x]]"),
    ("[[ Tea ]] [[ Tea # Cups | a cup ]]", "1 [[Tea]]", "11 [[Tea#Cups| a cup ]]"),
    ("[single] [^1] [ ] [x] (y) [[half] half]]]", "27 [[half] half]]"),
    # Names that other tools stumble over.
    ("[[Node.js]] [[02.04 Tools]] [[v1.2.md]]", "1 [[Node.js]]", "13 [[02.04 Tools]]", "29 [[v1.2.md]]"),
    ("[[Wer? (1) & Co., 100%!]]", "1 [[Wer? (1) & Co., 100%!]]"),
    ("[[a&amp;b]] [t](a&amp;b.md)", "1 [[a&amp;b]]", "13 [t](a&b.md)"),
    ("[[a%20b]] [[*a* _b_ `c`]]", "1 [[a%20b]]", "11 [[*a* _b_ `c`]]"),
    # Percent escapes: decoded before the split; what is no UTF-8 stays.
    ("[t](%C3%A9.md) [t](%E9.md) [t](100%.md)", "1 [t](\u00e9.md)", "16 [t](%E9.md)", "28 [t](100%.md)"),
    ("[t](%20N.md%20#%20A%20)", "1 [t](N.md#A)"),
    ("[t](a%2Fb) [t](x%23y) [t](x%zz)", "1 [t](a/b)", "12 [t](x#y)", "23 [t](x%zz)"),
    (r"[t](a\)b.md) [t](a(b).md)", "1 [t](a)b.md)", "14 [t](a(b).md)"),
    # The text of a Markdown link as written.
    ("[*a* `b` \\] c](d.md)", "1 [*a* `b` \\] c](d.md)"),
    ("[!a](b.md) ![!a](b.png)", "1 [!a](b.md)", "12 ![!a](b.png)"),
    ("[![i](i.png)](n.md)", "1 [![i](i.png)](n.md)", "2 ![i](i.png)"),
    ("[a [b](c.md) d](e.md)", "4 [b](c.md)"),
    # Places count characters, not bytes and not what is seen.
    ("\u00e9\U0001f600e\u0301 [[a]]\t![[b]]", "6 [[a]]", "12 ![[b]]"),
    ("\u202e[[a]]\u200b[[b]]", "2 [[a]]", "8 [[b]]"),
    ("\x00[[a]]\x1b[[b]]", "2 [[a]]", "8 [[b]]"),
    ("\ufeff[[a]]", "2 [[a]]"),
    ("\ud800[[a]]", "2 [[a]]"),
)


@pytest.mark.parametrize("row", FORMS, ids=lambda row: ascii(row[0])[:40])
def test_a_line_has_its_links(row: tuple[str, ...]) -> None:
    text, *links = row
    assert [f"{link.column} {written(link)}" for link in read(text).links] == links


# Where links are looked for (3.2), and where not: a text and its links with line and column.
CONTEXTS = (
    ("a\n[[b]]\r\nc [[d]]\n\n\n[[e]]", "2:1 [[b]]", "3:3 [[d]]", "6:1 [[e]]"),
    ("# A [[b]]\n\n[[c]]\n===\n", "1:5 [[b]]", "3:1 [[c]]"),
    ("- [[a]]\n\t- [[b]]\n1. [ ] [[c]]\n   more [[d]]\n", "1:3 [[a]]", "2:4 [[b]]", "3:8 [[c]]", "4:9 [[d]]"),
    ("> [[a]]\n>> [[b]]\n> - [[c]]\n", "1:3 [[a]]", "2:4 [[b]]", "3:5 [[c]]"),
    ("> [!note]- About [[a]]\n> [[b]]\n", "1:18 [[a]]", "2:3 [[b]]"),
    ("| a | b |\n|---|---|\n| [[T\\|x]] | ![[p.png\\|9]] |\n", "3:3 [[T|x]]", "3:14 ![[p.png|9]]"),
    ("| a |\n|---|\n| x [y](z.md) [[w]] |\n", "3:5 [y](z.md)", "3:15 [[w]]"),
    ("| a | b |\n|---|---|\n| [[T|x]] |\n",),
    ("a[^1] ^[in [[b]]]\n\n[^1]: see [[c]]\n    and [[d]]\n", "1:12 [[b]]", "3:11 [[c]]", "4:9 [[d]]"),
    ("%% [[a]] %%\n\n%%\n[[b]]\n\n[[c]]\n%%\n", "1:4 [[a]]", "4:1 [[b]]", "6:1 [[c]]"),
    ("**[[a]]** _[[b]]_ ~~[[c]]~~ ==[[d]]==", "1:3 [[a]]", "1:12 [[b]]", "1:21 [[c]]", "1:31 [[d]]"),
    ("<b>[[a]]</b> <i>x</i>", "1:4 [[a]]"),
    ("$5 for [[a]], not $6", "1:8 [[a]]"),
    ("Key:: [[a]]\n[key:: [[b]]]", "1:7 [[a]]", "2:8 [[b]]"),
    ("[t][r] [r][]\n\n[r]: N.md 'title'\n", "1:1 [t](N.md)", "1:8 [r](N.md)"),
    ("[r] [x][no]\n![t][r]\n\n[R]: <N.md>\n", "1:1 [r](N.md)", "2:1 ![t](N.md)"),
    ("[a](\n  b.md) [c\nd](e.md)", "1:1 [a](b.md)", "2:9 [c\nd](e.md)"),
    ("---\n[[a]]\n---\n", "2:1 [[a]]"),
    # Nothing in code, math and HTML.
    ("`[[a]]` ``[[b]] ` [[c]]`` [[d]]", "1:27 [[d]]"),
    ("```\n[[a]]\n```\n~~~dataview\n[[b]]\n~~~\n````\n```\n[[c]]\n````\n[[d]]", "11:1 [[d]]"),
    ("```\n[[never closed]]\n",),
    ("x\n\n    [[a]]\n\n\t![[b]]\n\nc\n    [[d]]\n", "8:5 [[d]]"),
    ("- a\n\n      [[code]]\n\n  [[b]]\n", "5:3 [[b]]"),
    ("> ```\n> [[a]]\n> ```\n> [[b]]\n", "4:3 [[b]]"),
    ("$[[a]]$ $$[[b]]$$\n\n$$\n[[c]]\n$$\n",),
    ("<!-- [[a]] --> [[b]]\n\n<!--\n[[c]]\n\n[[d]]\n-->\n\n[[e]]", "9:1 [[e]]"),
    ("x <!-- [[a]] --> [[b]]", "1:18 [[b]]"),
    ("<div>\n[[a]]\n</div>\n\n[[b]]\n", "5:1 [[b]]"),
    ('<div title="[[a]]">\n\n[[b]]\n\n</div>\n\nx <a href="[[c]]">y</a>\n', "3:1 [[b]]"),
    ("```mermaid\nclass A internal-link\nA --> [[b]]\n```\n",),
    ("\\`[[a]]\\` \\$[[b]]\\$", "1:3 [[a]]", "1:13 [[b]]"),
)


@pytest.mark.parametrize("row", CONTEXTS, ids=lambda row: ascii(row[0])[:40])
def test_links_are_found_where_obsidian_looks_for_them(row: tuple[str, ...]) -> None:
    text, *links = row
    assert [f"{link.line}:{link.column} {written(link)}" for link in read(text).links] == links


# Headings: line, column, marks and text as written; `nested` where no link reaches them.
HEADINGS = (
    ("# A\n## B b\n###### C\n", "1:1 # A", "2:1 ## B b", "3:1 ###### C"),
    ("#\tA\n   ## B\n    # code\n", "1:1 # A", "2:4 ## B"),
    ("#A\n####### B\n\\# C\n",),
    ("# A #\n## B ####  \n#\n## ##\n", "1:1 # A", "2:1 ## B", "3:1 # ", "4:1 ## "),
    ("# C#\n# D \\#\n", "1:1 # C#", "2:1 # D \\#"),
    ("# #tag and # more #\n", "1:1 # #tag and # more"),
    ("A\n===\n\nB b\nmore\n---\n", "1:1 # A", "4:1 ## B b more"),
    ("#tag\n===\n\n## A\n---\n", "1:1 # #tag", "4:1 ## A"),
    ("# A [[b|c]] `d` *e*\n", "1:1 # A [[b|c]] `d` *e*"),
    ("> # A\n\n- # B\n  ## C\n\n[^1]: # D\n", "1:3 nested # A", "3:3 nested # B", "4:3 nested ## C", "6:7 nested # D"),
    ("> [!note]\n> # A\n\n# B\n", "2:3 nested # A", "4:1 # B"),
    ("```\n# A\n```\n<!--\n# B\n-->\n\n    # C\n",),
    ("# A\r\ntext\r\n# \u00c9\U0001f600 \r\n", "1:1 # A", "3:1 # \u00c9\U0001f600"),
    ("\ufeff# A\n", "1:2 # A"),
    ("%%\n# A\n%%\n", "2:1 # A"),
    ("# A\n# A\n", "1:1 # A", "2:1 # A"),
)


@pytest.mark.parametrize("row", HEADINGS, ids=lambda row: ascii(row[0])[:40])
def test_headings_are_read_as_written(row: tuple[str, ...]) -> None:
    text, *headings = row
    assert [titled(heading) for heading in read(text).headings] == headings


def test_a_link_knows_the_heading_above_it() -> None:
    found = read("[[a]]\n# H [[b]]\n[[c]]\n> ## N\n\n[[d]]\n# I\n![[e]] [f](f.md)\n")
    assert [(link.target, link.heading) for link in found.links] == [
        *(("a", -1), ("b", -1), ("c", 0), ("d", 1), ("e", 2), ("f.md", 2))
    ]


# Block ids in the places of 3.7: line, column, id.
BLOCKS = (
    ("a paragraph ^id-1\n\nof two\nlines ^ID2\n", "1:13 id-1", "4:7 ID2"),
    ("a paragraph\n^a\n", "2:1 a"),
    ("- item ^a\n- item\n  ^b\n  - deeper ^c\n", "1:8 a", "3:3 b", "4:12 c"),
    ("- list\n\n^a\n\nnext\n", "3:1 a"),
    ("> quote\n\n^a\n\n> [!tip]\n> callout\n^b\n", "3:1 a", "7:1 b"),
    ("| t |\n|---|\n| c |\n\n^a\n", "5:1 a"),
    ("```\ncode ^no\n```\n\n^a\n", "5:1 a"),
    ("$$\nx ^no\n$$\n\n^a\n", "5:1 a"),
    ("\u00e9\U0001f600 ^a \t\r\n\r\nb ^b\r\n", "1:4 a", "3:3 b"),
    ("![[x]]^a\n\n![[x]] ^b\n", "1:7 a", "3:8 b"),
    # A part of a paragraph is no block; a part of a list is, and so may be one of a quote.
    ("a ^no\nb ^no\nc ^yes\n\nd ^yes\n- e\n", "3:3 yes", "5:3 yes"),
    ("a ^no\n^yes\nb\n", "2:1 yes"),
    ("> a ^one\n>\n> - b ^two\n> - c ^three\n>\n\nd ^four\n", "1:5 one", "3:7 two", "4:7 three", "7:3 four"),
    ("- a ^one\n  b ^two\n\n  c ^three\n  d\n", "1:5 one", "2:5 two", "4:5 three"),
    ("# Head ^a\n\nSet ^b\n===\n", "1:8 a", "3:5 b"),
    ("| t |\n|---|\n| c |\n^a\n", "4:1 a"),
    ("[^1]: a note ^a\n", "1:14 a"),
    ("x^2\n2 ^ 3\na ^b c\na ^under_score\na ^d.t\na ^\n\\^e\na ^\u00e9\n",),
    ("`a ^no`\n\n    code ^no\n\n<!-- a ^no\nb ^no -->\n\n$a\n^no\nb$\n",),
    ("a ^one ^two\n", "1:8 two"),
)


@pytest.mark.parametrize("row", BLOCKS, ids=lambda row: ascii(row[0])[:40])
def test_block_ids_are_found_where_a_block_ends(row: tuple[str, ...]) -> None:
    text, *blocks = row
    assert [f"{block.line}:{block.column} {block.id}" for block in read(text).blocks] == blocks


# A front-matter string that is a link as a whole, and what it is; empty where it is text.
PROPERTIES = (
    ("[[Tea]]", "[[Tea]]"),
    ("[[Tea#A b|c]]", "[[Tea#A b|c]]"),
    ("  [[Tea]]\n", "[[Tea]]"),
    ("[[Sq]uare]]", "[[Sq]uare]]"),
    ("[[T\\|x]]", "[[T|x]]"),
    ("[[Tea.md]]", "[[Tea.md]]"),
    ("[x](My%20Tea.md#A)", "[x](My Tea.md#A)"),
    ("[](<My Tea.md>)", "[](My Tea.md)"),
    ("see [[Tea]]", ""),
    ("[[Tea]], [[Cup]]", ""),
    ("[[Tea]] [[Cup]]", ""),
    ("![[Tea]]", ""),
    ("[[Tea]]]", ""),
    ("[[[Tea]]]", ""),
    ("[[]]", ""),
    ("[[Tea\nCup]]", ""),
    ("[[Tea", ""),
    ("[x](https://e.com)", ""),
    ("[x](My Tea.md)", ""),
    ("[x]()", ""),
    ("Tea", ""),
    ("", ""),
)


@pytest.mark.parametrize(("text", "expected"), PROPERTIES)
def test_a_property_is_a_link_only_as_a_whole(text: str, expected: str) -> None:
    links = property_link(text, "up", 4, 7)
    assert "".join(map(written, links)) == expected
    assert {(link.property, link.line, link.column, link.heading) for link in links} <= {("up", 4, 7, -1)}


def test_a_bar_in_front_splits_nothing() -> None:
    assert [(link.target, link.label) for link in property_link("[[|a|b]]", "up", 1, 1)] == [("|a|b", "")]


NORMAL = (
    ("Setup: first steps?", "setup first steps"),
    ("`hasTag()`", "hastag"),
    ("A link in a [[x]]", "a link in a x"),
    ("D&D WOTC", "d d wotc"),
    ("don't touch-me_not", "don't touch-me_not"),
    ("  a\t b\r\nc\u00a0d ", "a b c d"),
    ("Cafe\u0301", "caf\u00e9"),
    ("\u0391\u0392 \U0001f600 \u00bfQu\u00e9?", "\u03b1\u03b2 \U0001f600 \u00bfqu\u00e9"),
    ('!"#$%&()*+,.:;<=>?@^`{|}~/[]\\', ""),
    ("1.2 -- x", "1 2 -- x"),
)


@pytest.mark.parametrize(("heading", "expected"), NORMAL)
def test_headings_are_compared_without_marks(heading: str, expected: str) -> None:
    assert normal_heading(heading) == expected


def test_passages_are_read_one_by_one() -> None:
    text = (
        "# A\n\none\n[[b]]\n\n- c\n  - d\n\n  more\n- e\n\n> f\n> - g\n\n| h |\n|---|\n\n```\ni\n\n```\n---\n[^1]: j\n"
    )
    assert list(passages(text, 5)) == [
        Passage(5, 5, "# A"),
        Passage(7, 8, "one\n[[b]]"),
        Passage(10, 13, "- c\n  - d\n\n  more"),
        Passage(14, 14, "- e"),
        Passage(16, 17, "> f\n> - g"),
        Passage(19, 20, "| h |\n|---|"),
        Passage(22, 25, "```\ni\n\n```"),
        Passage(27, 27, "[^1]: j"),
    ]
    assert list(passages("")) == []


# Texts of which each part is likely to meet the next in a way that nobody thought of.
PIECES = st.sampled_from(
    (
        *("[[a]]", "![[b|c]]", "[[d#e^f|g\\|h]]", "[i](j.md)", "![k](<l m>)", "[n][o]", "[o]: p.md\n"),
        *("[[", "]]", "![", "](", "[^1]", "\n[^1]: ", "^[", " ^id", " ^id\n", "http://x", "<http://x>", "#tag", "|"),
        *("# ", "\n## ", "\n===\n", "\n---\n", "\n- ", "\n> ", "\n1. ", "\n    ", "\n\t", "\n| a |\n|---|\n| "),
        *("`", "```\n", "~~~\n", "$", "$$", "%%", "<!--", "-->", "<b>", "</b>", "<div>\n", "\\", "*", "_", "=="),
        *("\n", "\n\n", "\r\n", "\r", " ", "\u2028", "\x85", "\x00", "\x0b", "\xa0", "\ufeff", "word ", "12 "),
        *("\u00e9", "\U0001f600", "e\u0301", "&amp;", "&"),
    )
)
BODIES = st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join)


@given(BODIES | st.text())
@example("\ud800[[a]]\n\udfff[[b]]")
@example("[![[i.png]]](y.md)")
def test_places_point_at_what_is_there(text: str) -> None:
    found = read(text)
    lines = text.split("\n")
    for link in found.links:
        rest = lines[link.line - 1][link.column - 1 :]
        assert rest.startswith("![" if link.embed else "[")
        assert link.form != WIKI or rest.startswith(("[[", "![["))
        assert -1 <= link.heading < len(found.headings)
    for heading in found.headings:
        assert heading.line <= len(lines)
        assert heading.column <= len(lines[heading.line - 1]) + 1
        assert "\n" not in heading.text
    for block in found.blocks:
        assert lines[block.line - 1][block.column - 1 :].rstrip(" \t\r") == f"^{block.id}"
    for kind in found:
        places = [(each.line, each.column) for each in kind]
        assert places == sorted(places)


# Pieces of plain prose, so that the quick reader has something to say, and what it must see through.
PLAIN = st.lists(
    st.sampled_from(
        (
            *(
                "[[Tea]]",
                "![[Tea]]",
                "[[Tea|a cup]]",
                "[[Tea#Cups]]",
                "[[ Tea ]]",
                "[[#A]]",
                "[a](https://e.com/x)",
                "[",
                "]",
                "!",
            ),
            *("# A\n", "## B #\n", "#", "# ", "\n#\n", " # C\n", "- # D\n", "> # E\n", "1. # F\n", "#tag "),
            *("`", "``", "`a`", "```\n", "```py\n", "````\n", "\n```\n", "\n\n", "\n", "word ", "a\u00e9\U0001f600 "),
            *(
                "- ",
                "> ",
                "1. ",
                "  - ",
                "   ",
                "    ",
                "-    ",
                "-",
                "---\n",
                "===\n",
                "***\n",
                "|",
                "| - |\n",
                "-|-\n",
            ),
            *(
                "$",
                "$5 ",
                "<",
                "<b>",
                "< ",
                "^",
                "^id\n",
                " ^id\n",
                "\\",
                "%",
                "~",
                "*",
                "_",
                "==",
                "[^1]",
                "]:",
                ": ",
                "&amp;",
            ),
        )
    ),
    max_size=30,
).map("".join)


@given(BODIES | PLAIN)
@example("```\n[[a]]\n```\n[[b]]")
@example("- `[[a]]` [[b]]\n\n  [[c]]")
def test_the_quick_reader_reads_as_the_thorough_one_does(text: str) -> None:
    for headings, links, faults in quick.read(text, 1):
        assert Markup(headings, links, (), faults) == thorough(text)


def test_the_quick_reader_reads_plain_notes() -> None:
    text = (
        "# A `b` [[Tea]]\n\n- See [[Tea|a cup]], [x](https://e.com).\n\n```py\n[[no]]\n```\n\n> ![[Pot.png]] costs $5\n"
    )
    ((headings, links, faults),) = quick.read(text, 1)
    assert (len(headings), [written(link) for link in links], faults) == (
        1,
        ["[[Tea]]", "[[Tea|a cup]]", "![[Pot.png]]"],
        (),
    )


@given(BODIES, st.integers(2, 9))
def test_the_first_line_only_moves_the_places(text: str, line: int) -> None:
    moved, found = read(text, line), read(text)
    assert moved == Markup(*(tuple(each._replace(line=each.line + line - 1) for each in kind) for kind in found))


@given(BODIES.filter(lambda text: "~~~~" not in text))
def test_nothing_counts_in_a_code_fence(text: str) -> None:
    assert read(f"~~~~\n{text}\n~~~~\n") == Markup((), (), (), ())


@given(BODIES)
def test_passages_are_pieces_of_the_text_in_its_order(text: str) -> None:
    text = text.replace("\r", "")  # alone it parts blocks, not lines
    end = 0
    lines = text.removeprefix("\ufeff").split("\n")
    for passage in passages(text):
        assert end < passage.first <= passage.last <= len(lines)
        assert passage.text in "\n".join(lines[passage.first - 1 : passage.last])
        end = passage.last


@given(st.text())
def test_a_normal_heading_is_normal(text: str) -> None:
    once = normal_heading(text)
    assert normal_heading(once) == once == normal_heading(f" ## {text}?! ")


MILLION = 1_000_000

# Texts that make slow readers slow, and how many headings and links they hold.
ENDLESS = (
    ("[" * MILLION, 0, 0),
    ("[[" * (MILLION // 2), 0, 0),
    ("![[a|" * (MILLION // 5), 0, 0),
    ("[a](" * (MILLION // 10), 0, 0),
    ("[[" + "a]" * (MILLION // 2) + "]]", 0, 1),
    (">" * (MILLION // 5), 0, 0),
    ("*" * MILLION, 0, 0),
    ("_a" * (MILLION // 2), 0, 0),
    ("`a``" * (MILLION // 4), 0, 0),
    ("|" * MILLION, 0, 0),
    ("a|b\n-|-\n" + "|" * MILLION, 0, 0),
    ("# " + "x" * MILLION, 1, 0),
    ("# a" + " " * MILLION + "b", 1, 0),
    ("# a " + "# " * (MILLION // 2) + "b", 1, 0),
    ("# a" + " #" * (MILLION // 2), 1, 0),
    ("^a" + " " * MILLION + "b", 0, 0),
    (" ^" * (MILLION // 2), 0, 0),
    ("a\n" * (MILLION // 4) + "===", 1, 0),
    ("".join(" " * depth + "- [[a]]\n" for depth in range(1000)), 0, 1000),
    (" ".join(f"[[note {n}|a label of note {n}]]" for n in range(50_000)), 0, 50_000),
)


@pytest.mark.parametrize(("text", "headings", "links"), ENDLESS, ids=lambda part: ascii(part)[:12])
def test_endless_lines_are_read(text: str, headings: int, links: int) -> None:
    found = read(text)
    assert (len(found.headings), len(found.links)) == (headings, links)


def written(link: Link) -> str:
    path = f"{link.target}#{link.anchor}" if link.anchor else link.target
    mark = "!" if link.embed else ""
    if link.form == WIKI:
        return f"{mark}[[{path}{'|' if link.label else ''}{link.label}]]"
    return f"{mark}[{link.label}]({path})"


def titled(heading: Heading) -> str:
    nested = "nested " if heading.nested else ""
    return f"{heading.line}:{heading.column} {nested}{'#' * heading.level} {heading.text}"


@pytest.mark.parametrize("text", ["[x `](a b)` c", "[[|a `b]]` c", "![x `](a b)`"])
def test_what_ends_within_code_is_neither_a_link_nor_like_one(text: str) -> None:
    assert thorough(text) == read(text) == Markup((), (), (), ())
