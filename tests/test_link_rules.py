"""The rules about links and linked files: for each a table of small vaults in and lines out, and laws.

A vault is the text of `a/home.md` and other files: a mapping, or their paths where nothing need stand in them. Where a
line names no file, it is of `a/home.md`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from posixpath import basename, dirname, relpath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vaults import vault_of

from vaultkit import disk, lint
from vaultkit.model import UNREADABLE, Fault, Finding, Place, Severity

Others = Mapping[str, str] | Sequence[str]
HOME = "a/home.md"
ALL = lint.choose(("ALL",))
JAMO = "\u1103\u1161"
NFC, NFD = "Caf\u00e9", "Cafe\u0301"
STRAY = "has no space before it, or does not end its paragraph"
CHA = "---\naliases: [Cha]\n---\n"


def vault(text: str, others: Others = ()) -> dict[str, str]:
    return {HOME: text, **(others if isinstance(others, Mapping) else dict.fromkeys(others, ""))}


def found(code: str, files: Mapping[str, str], tracked: Iterable[str] | None = None) -> list[Finding]:
    return [each for each in lint.run(vault_of(files, tracked=tracked), ALL) if each.code == code]


def said(code: str, files: Mapping[str, str], tracked: Iterable[str] | None = None) -> list[str]:
    """What one rule says of a vault, a line a finding."""
    return [f"{each.place}: {each.message}".removeprefix(f"{HOME}:") for each in found(code, files, tracked)]


def table(*cases: tuple[str, str, Others, list[str]]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Cases, each a name, the text of `a/home.md`, other files and what is said."""
    names = [case[0] for case in cases]
    assert len({*names}) == len(names)
    return pytest.mark.parametrize(("text", "others", "lines"), [case[1:] for case in cases], ids=names)


def hiding(*filters: str) -> dict[str, str]:
    """The settings of a vault that hide what `filters` say."""
    return {".obsidian/app.json": json.dumps({"userIgnoreFilters": filters})}


def canvas(*cards: Mapping[str, str]) -> str:
    return json.dumps({"nodes": [{"type": "file" if "file" in card else "text", **card} for card in cards]})


# ---------------------------------------------------------------------------------------------------- LNK001 and LNK006


@table(
    ("case and extension", "[[TEA]] [[tea.MD]] [[b/Tea]]", ["b/Tea.md"], []),
    ("composed and decomposed letters", f"[[{NFC}]] [[x/{NFD}]]", [f"{NFD}.md", f"x/{NFC}.md"], []),
    ("blanks of two kinds", "[[Green\u202ftea]] [[b/Black tea]]", ["Green tea.md", "b/Black\u00a0tea.md"], []),
    ("dots in a name", "[[Node.js]] [[02.04 Tools]]", ["Node.js.md", "02.04 Tools.md"], []),
    ("a missing name with a dot", "[[Node.js]]", [], ["1:1: no note is called 'Node.js'"]),
    ("bars in a table", "|a|b|\n|-|-|\n|[[Tea\\|x]]|![[p.png\\|9]]|", ["Tea.md", "p.png"], []),
    ("a missing target in a table", "|a|b|\n|-|-|\n|x|[[Mate\\|y]]|", [], ["3:4: no note is called 'Mate'"]),
    ("files are of another rule", "![[P.PNG]] [[x.canvas#c]] [x](y.pdf)", [], []),
    (
        "a base is no note",
        "[[x]] [[Board]]",
        ["Board.base"],
        ["1:1: no note is called 'x'", "1:7: no note is called 'Board'"],
    ),
    ("percent escapes", "[x](My%20Tea.md#a) [y](<My Tea.md>)", ["b/My Tea.md"], []),
    ("a space ends no link that never was", "[x](My Tea.md)", [], []),
    ("an address", "[x](https://e.com/a) <https://e.com> [y](mailto:a@e.com) [z](//e.com/a)", [], []),
    (
        "an address in brackets",
        "[[https://e.com]]",
        [],
        [
            "1:1: no note is called 'https://e.com'; "
            "in double brackets an address is the name of a note: write [text](address)"
        ],
    ),
    ("code, math, HTML", "`[[a]]`\n\n```\n[[b]]\n```\n\n    [[c]]\n\n$[[d]]$ <!-- [[e]] -->", [], []),
    ("a comment counts", "%% [[Tea]] %%", [], ["1:4: no note is called 'Tea'"]),
    ("the note itself", "[[#a]] [x](#a)\n\n# a", [], []),
    ("an alias is of another rule", "[[Cha]] [[CHA|x]]", {"Tea.md": CHA}, []),
    ("relative ways", "[[../b/Tea]] [[./home]] [x](../b/Tea.md) [y](home.md)", ["b/Tea.md"], []),
    ("a relative way that misses", "[[../c/Mate]]", ["b/Tea.md"], ["1:1: no note is called '../c/Mate'"]),
    ("what is doubtful is of another rule", "[[./Tea]] [[b/Tea]] [[/Tea]]", ["ab/Tea.md"], []),
    ("above the root", "[[../../Tea]] [x](../..) [[../../../b/Tea.md]] [[x/../../../Tea]]", [], []),
    ("up and down inside the root", "[[../b/../c/Mate]]", [], ["1:1: no note is called '../b/../c/Mate'"]),
    (
        "dots are no way above the root",
        "",
        {"x.md": "[[...]] [[..tea]]"},
        ["x.md:1:1: no note is called '...'", "x.md:1:9: no note is called '..tea'"],
    ),
    (
        "a folder is no note",
        "[[b]] [[b/]]",
        ["b/Tea.md"],
        ["1:1: no note is called 'b'", "1:7: no note is called 'b/'"],
    ),
    (
        "a property",
        '---\nup: "[[Tea]]"\nin:\n  - "[[Mate]]"\n---\n',
        [],
        ["2:6: no note is called 'Tea'", "4:6: no note is called 'Mate'"],
    ),
    ("words around a link in a property", '---\nup: "see [[Tea]]"\n---\n', [], []),
    ("sources are of another rule", '---\nsources: "[[Tea]]"\n---\n', [], []),
    ("each place is told", "[[Tea]]\n[[Tea]]", [], ["1:1: no note is called 'Tea'", "2:1: no note is called 'Tea'"]),
    ("quotes in a name", "[[Tom's]]", [], ['1:1: no note is called "Tom\'s"']),
    ("places are in characters", "é𝄞 [[Tea]]", [], ["1:4: no note is called 'Tea'"]),
    ("a name that begins with a bar", "[[|x]]", [], ["1:1: no note is called '|x'"]),
    (
        "another form of the name",
        "[[tea_pots]] [x](Tea%20pots.markdown) [[TeaPots.md]]",
        ["b/Tea pots.md"],
        [
            "1:1: no note is called 'tea_pots'; did you mean 'Tea pots'?",
            "1:14: no note is called 'Tea pots.markdown'",
            "1:39: no note is called 'TeaPots.md'; did you mean 'Tea pots'?",
        ],
    ),
    (
        "a typo",
        "[[Olong tea#a|x]]",
        ["Oolong tea.md"],
        ["1:1: no note is called 'Olong tea'; did you mean 'Oolong tea'?"],
    ),
    (
        "a name that several have is answered with a path",
        "[[Olong tea]]",
        ["b/Oolong tea.md", "cc/Oolong tea.md"],
        ["1:1: no note is called 'Olong tea'; did you mean 'b/Oolong tea'?"],
    ),
    (
        "an alias nearly",
        "[[Chaai]]",
        {"Tea.md": "---\naliases: Chaaii\n---\n"},
        ["1:1: no note is called 'Chaai'; did you mean 'Tea|Chaaii'?"],
    ),
    (
        "the name in other folders",
        "[[b/Tea]] [[b/Mate]]",
        ["c/Tea.md", "d/Tea.md", *(f"{folder}/Mate.md" for folder in "cdef")],
        [
            "1:1: no note is called 'b/Tea'; did you mean 'c/Tea' or 'd/Tea'?",
            "1:11: no note is called 'b/Mate'; did you mean 'c/Mate' or 'd/Mate' or 'e/Mate'?",
        ],
    ),
    (
        "German and Turkish letters",
        "[[Strasse]] [[stra\u1e9ee]] [[istanbul]] [[i\u0307stanbul]]",
        ["Stra\u00dfe.md", "\u0130stanbul.md"],
        [
            "1:1: no note is called 'Strasse'; did you mean 'Stra\u00dfe'?",
            "1:24: no note is called 'istanbul'; did you mean '\u0130stanbul'?",
        ],
    ),
    ("nothing is near", "[[Mate]]", ["Tea.md", "Coffee.md"], ["1:1: no note is called 'Mate'"]),
    (
        "cards of a canvas",
        "",
        {"b/x.canvas": canvas({"file": "Gone.md"}, {"file": "b/Tea.md"}, {"text": "[[Nix]] [[Tea]]"}), "b/Tea.md": ""},
        ["b/x.canvas:1:38: no note is called 'Gone.md'", "b/x.canvas:1:113: no note is called 'Nix'"],
    ),
    (
        "a card says a whole path",
        "",
        {"x.canvas": canvas({"file": "Tea.md"}), "b/Tea.md": ""},
        ["x.canvas:1:38: no note is called 'Tea.md'; did you mean 'b/Tea.md'?"],
    ),
    ("a hidden note says nothing", "", {"Old/x.md": "[[Gone]]", **hiding("Old/")}, []),
    ("a hidden note is there", "[[x]] [[Old/x]]", {"Old/x.md": "", **hiding("Old/")}, []),
    ("unknown types", "[[x.csv]] [[x]]", ["x.csv"], ["1:11: no note is called 'x'"]),
    ("an unknown type that is not there", "[[nix.csv]]", ["x.csv"], ["1:1: no note is called 'nix.csv'"]),
)
def test_broken_link(text: str, others: Others, lines: list[str]) -> None:
    assert said("LNK001", vault(text, others)) == lines


@table(
    ("notes are of another rule", "[[Tea]] [[x.csv]] [[Node.js]] [x](y.md)", [], []),
    (
        "every kind",
        "![[P.PNG]] [[x.canvas#c]] [m](s.MP3) ![v](v.webm) [[t.base]] [[d.pdf#page=2]]",
        [],
        [
            "1:1: there is no file 'P.PNG'",
            "1:12: there is no file 'x.canvas'",
            "1:27: there is no file 's.MP3'",
            "1:38: there is no file 'v.webm'",
            "1:51: there is no file 't.base'",
            "1:62: there is no file 'd.pdf'",
        ],
    ),
    (
        "found by name, by path, in any case",
        "![[pot.png]] ![[IMG/Pot.png|9]] ![x](../img/pot.png)",
        ["img/pot.png"],
        [],
    ),
    (
        "the extension is part of the name",
        "![[pot.png]]",
        ["pot.jpg"],
        ["1:1: there is no file 'pot.png'; did you mean 'pot.jpg'?"],
    ),
    ("a file above the root", "![[../../pot.png]]", [], []),
    ("in a table", "|a|\n|-|\n|![[pot.png\\|9]]|", [], ["3:2: there is no file 'pot.png'"]),
    ("a typo", "![[teaport.png]]", ["teapot.png"], ["1:1: there is no file 'teaport.png'; did you mean 'teapot.png'?"]),
    (
        "a blank that is none",
        "![x](tea-pot.png)",
        ["img/tea pot.png"],
        ["1:1: there is no file 'tea-pot.png'; did you mean 'tea pot.png'?"],
    ),
    ("another folder is doubtful", "![[old/pot.png]]", ["img/pot.png"], []),
    (
        "one of several other folders",
        "![[old/pot.png]]",
        ["b/pot.png", "c/pot.png"],
        ["1:1: there is no file 'old/pot.png'; did you mean 'b/pot.png' or 'c/pot.png'?"],
    ),
    ("a property", '---\ncover: "[[pot.png]]"\n---\n', [], ["2:9: there is no file 'pot.png'"]),
    ("a comment counts", "%% ![[pot.png]] %%", [], ["1:4: there is no file 'pot.png'"]),
    ("code", "`![[pot.png]]`", [], []),
    ("an address", "![x](https://e.com/pot.png)", [], []),
    ("a card", "", {"x.canvas": canvas({"file": "pot.png"})}, ["x.canvas:1:38: there is no file 'pot.png'"]),
    ("a note with such a name", "[[pot.png]]", ["pot.png.md"], []),
    ("an alias is of another rule", "[[pot.png]]", {"Tea.md": "---\naliases: pot.png\n---\n"}, []),
    ("a hidden note says nothing", "", {"Old/x.md": "![[p.png]]", **hiding("/^old/")}, []),
)
def test_missing_attachment(text: str, others: Others, lines: list[str]) -> None:
    assert said("LNK006", vault(text, others)) == lines


def test_a_link_that_leads_nowhere_is_told_once() -> None:
    text = "[[Gone]] ![[Gone.png]] [[Cha]] [[Gone.csv]] [[x.csv]] [[./Tea]] [[../../Gone]] [[Gone#x]] [[Cha#^y]]"
    files = vault(text, {"b/Tea.md": CHA, "x.csv": ""})
    told = [(each.column, each.code) for each in lint.run(vault_of(files)) if each.path == HOME]
    assert [each for each in told if each[1].startswith("LNK")] == [
        (1, "LNK001"),
        (10, "LNK006"),
        (24, "LNK005"),
        (32, "LNK001"),
        (45, "LNK011"),
        (55, "LNK010"),
        (80, "LNK001"),
        (91, "LNK005"),
    ]


# --------------------------------------------------------------------------------------------------------------- LNK002


@table(
    (
        "the shortest path first",
        "[[Tea]]",
        ["bbb/Tea.md", "c/Tea.md"],
        ["1:1: 'Tea' leads to 'c/Tea.md', the shortest path, and not to 'bbb/Tea.md'"],
    ),
    ("equal lengths", "[[Tea]]", ["c/Tea.md", "b/Tea.md"], ["1:1: 'Tea' may be 'b/Tea.md' or 'c/Tea.md'"]),
    (
        "a longer path below the own folder may win",
        "[[Tea]]",
        ["b/Tea.md", "a/x/Tea.md"],
        ["1:1: 'Tea' may be 'b/Tea.md' or 'a/x/Tea.md'"],
    ),
    (
        "a shorter path below the own folder",
        "[[Tea]]",
        ["a/x/Tea.md", "bb/cc/Tea.md"],
        ["1:1: 'Tea' leads to 'a/x/Tea.md', the shortest path, and not to 'bb/cc/Tea.md'"],
    ),
    (
        "what is passed over of three",
        "[[Tea]]",
        ["b/Tea.md", "cc/Tea.md", "dd/Tea.md"],
        ["1:1: 'Tea' leads to 'b/Tea.md', the shortest path, and not to 'cc/Tea.md' or 'dd/Tea.md'"],
    ),
    ("the root wins", "[[Tea]]", ["Tea.md", "b/Tea.md", "c/Tea.md"], []),
    ("the own folder wins", "[[Tea]]", ["a/Tea.md", "b/Tea.md"], []),
    ("a path is enough", "[[c/Tea]]", ["b/Tea.md", "c/Tea.md"], []),
    (
        "a path that is not",
        "[[c/Tea]]",
        ["x/c/Tea.md", "y/c/Tea.md"],
        ["1:1: 'c/Tea' may be 'x/c/Tea.md' or 'y/c/Tea.md'"],
    ),
    ("a file", "![[p.png]]", ["b/p.png", "c/p.png"], ["1:1: 'p.png' may be 'b/p.png' or 'c/p.png'"]),
    ("a Markdown link", "[x](Tea.md#y)", ["b/Tea.md", "c/Tea.md"], ["1:1: 'Tea.md' may be 'b/Tea.md' or 'c/Tea.md'"]),
    ("relative ways are plain", "[[../b/Tea]] [x](../c/Tea.md)", ["b/Tea.md", "c/Tea.md"], []),
    ("a note and a file are two names", "[[Tea]] [[Tea.canvas]]", ["b/Tea.md", "c/Tea.canvas"], []),
    (
        "names equal but for case",
        "[[b/tea]]",
        ["b/TEA.md", "b/Tea.md"],
        ["1:1: 'b/tea' may be 'b/TEA.md' or 'b/Tea.md'"],
    ),
    (
        "names equal but for their form",
        f"[[{NFC}]]",
        [f"b/{NFC}.md", f"c/{NFD}.md"],
        [f"1:1: '{NFC}' leads to 'b/{NFC}.md', the shortest path, and not to 'c/{NFD}.md'"],
    ),
    (
        "seven are named",
        "[[Tea]]",
        [f"{folder}/Tea.md" for folder in "bcdefgh"],
        ["1:1: 'Tea' may be 'b/Tea.md', 'c/Tea.md', 'd/Tea.md', 'e/Tea.md', 'f/Tea.md', 'g/Tea.md' or 'h/Tea.md'"],
    ),
    (
        "ten are named of twelve",
        "[[T]]",
        [f"{folder}/T.md" for folder in "bcdefghijklm"],
        [
            "1:1: 'T' may be 'b/T.md', 'c/T.md', 'd/T.md', 'e/T.md', 'f/T.md', 'g/T.md', 'h/T.md', 'i/T.md', 'j/T.md', "
            "'k/T.md' or 2 more"
        ],
    ),
    (
        "a README in every folder",
        "[[README]]",
        {"a/README.md": "", "b/README.md": "", "c/x.md": "[[README]]"},
        ["c/x.md:1:1: 'README' may be 'a/README.md' or 'b/README.md'"],
    ),
    ("a README in the root too", "[[README]]", {"README.md": "", "b/README.md": "", "c/x.md": "[[README]]"}, []),
    (
        "a property",
        '---\nup: "[[Tea]]"\n---\n',
        ["b/Tea.md", "c/Tea.md"],
        ["2:6: 'Tea' may be 'b/Tea.md' or 'c/Tea.md'"],
    ),
    (
        "a canvas",
        "",
        {"x.canvas": canvas({"file": "b/T.md"}, {"text": "[[T]]"}), "b/T.md": "", "c/T.md": ""},
        ["x.canvas:1:74: 'T' may be 'b/T.md' or 'c/T.md'"],
    ),
    ("unknown types", "[[x.csv]]", ["b/x.csv", "c/x.csv"], []),
    (
        "a hidden note may be meant",
        "[[Tea]]",
        {"b/Tea.md": "", "c/Tea.md": "", **hiding("c/")},
        ["1:1: 'Tea' may be 'b/Tea.md' or 'c/Tea.md'"],
    ),
)
def test_ambiguous_link(text: str, others: Others, lines: list[str]) -> None:
    assert said("LNK002", vault(text, others)) == lines


def test_an_ambiguous_link_points_at_what_it_may_mean() -> None:
    (finding,) = found("LNK002", {"home.md": "[[Tea|x]]", "b/Tea.md": "", "c/Tea.md": ""})
    assert finding.target == "Tea"
    assert finding.related == (Place("b/Tea.md", 1, 1), Place("c/Tea.md", 1, 1))


# ----------------------------------------------------------------------------------------------------- LNK003 to LNK009

TEA = """# How to *brew*: first steps?

## Tools

### Pots

Steep it. ^Time

> [!note]
> ## Inside
>
> Quoted. ^inside

- # Listed

`^code`

# Cold

## Tools

## Ice

Wait. ^TIME

## Ice
"""
SHELF = {
    "tea.md": TEA,
    "other/tea.md": "# Elsewhere\n",
    "x/pair.md": "# Here\n",
    "y/pair.md": "# There\n",
    **dict.fromkeys(("doc.pdf", "pic.png", "board.base", "map.canvas"), ""),
}
NESTED = "it stands in a quote, a callout or a list"


def anchored(text: str) -> list[str]:
    findings = lint.run(vault_of({**SHELF, "home.md": text}))
    told = [f"{each.line}:{each.column}: {each.code} {each.message}" for each in findings if each.path == "home.md"]
    return [each for each in told if re.search(r"LNK00[34789]", each)]


ANCHORED: list[tuple[str, str, list[str]]] = [
    ("as Obsidian compares", "[[tea#how to *BREW* first steps]] [[tea#How to *brew*: first steps?]]", []),
    ("a path of headings", "[[tea#Tools#Pots]] [[tea#How to *brew*: first steps?#Pots]] [[tea#Cold#Tools]]", []),
    (
        "a path the wrong way",
        "[[tea#Pots#Tools]]",
        ["1:1: LNK003 'tea' has no heading 'Pots#Tools'; did you mean 'Tools'?"],
    ),
    ("a path that ends in nothing", "[[tea#Tools#Cups]]", ["1:1: LNK003 'tea' has no heading 'Tools#Cups'"]),
    ("a Markdown link", "[x](tea.md#Cups%20x)", ["1:1: LNK003 'tea.md' has no heading 'Cups x'"]),
    ("an embed", "![[tea#Cups|x]]", ["1:1: LNK003 'tea' has no heading 'Cups'"]),
    (
        "a typo",
        "[[tea#Tool]] [[#Coldd]]\n\n# Cold",
        [
            "1:1: LNK003 'tea' has no heading 'Tool'; did you mean 'Tools'?",
            "1:14: LNK003 this note has no heading 'Coldd'; did you mean 'Cold'?",
        ],
    ),
    ("this note", "[[#Cups]]\n\n# Pots", ["1:1: LNK003 this note has no heading 'Cups'"]),
    ("nothing but signs", "[[tea#?]]", ["1:1: LNK003 'tea' has no heading '?'"]),
    ("no anchor", "[[tea#]] [[tea]] [[#]]", []),
    ("a callout", "[[tea#Inside]]", [f"1:1: LNK007 no link reaches the heading 'Inside' of 'tea': {NESTED}"]),
    ("a list", "[[tea#tools#listed]]", [f"1:1: LNK007 no link reaches the heading 'tools#listed' of 'tea': {NESTED}"]),
    (
        "a quote of this note",
        "[[#x]]\n\n> # X",
        [f"1:1: LNK007 no link reaches the heading 'x' of this note: {NESTED}"],
    ),
    ("a quote and a heading", "[[#x]]\n\n> # X\n\n# X", []),
    (
        "two headings",
        "[[tea#Tools]]",
        ["1:1: LNK008 'tea' has 2 headings 'Tools'; the link leads to the first, in line 3"],
    ),
    (
        "two headings below one",
        "[[tea#Cold#Ice]]",
        ["1:1: LNK008 'tea' has 2 headings 'Cold#Ice'; the link leads to the first, in line 22"],
    ),
    (
        "two headings of this note",
        "[x](#y)\n\n# Y?\n\n# y",
        ["1:1: LNK008 this note has 2 headings 'y'; the link leads to the first, in line 3"],
    ),
    ("two headings that nobody links", "[[#x]]\n\n# Y\n\n# Y\n\n# X", []),
    ("a block", "[[tea#^inside]] [[#^a]]\n\nHere. ^a", []),
    ("no block", "[[tea#^code]]", ["1:1: LNK004 'tea' has no block '^code'"]),
    ("a block of this note", "[[#^a]] [[#^b]]\n\nHere. ^a", ["1:9: LNK004 this note has no block '^b'"]),
    ("a typo in an id", "[[tea#^insid]]", ["1:1: LNK004 'tea' has no block '^insid'; did you mean '^inside'?"]),
    (
        "an id that is none",
        "[x](tea.md#^brew_time) [[tea#^a b]]",
        [
            "1:1: LNK004 'tea.md' has no block '^brew_time': an id holds only letters, digits and dashes",
            "1:24: LNK004 'tea' has no block '^a b': an id holds only letters, digits and dashes",
        ],
    ),
    (
        "an id within a paragraph",
        "[[#^a]]\n\nOne ^a\ntwo.",
        [f"1:1: LNK004 this note has no block '^a': the one in line 3 {STRAY}"],
    ),
    (
        "two blocks",
        "[[tea#^time]] ![[tea#^Time|x]]",
        [
            "1:1: LNK009 'tea' has 2 blocks '^time', in lines 7 and 24",
            "1:15: LNK009 'tea' has 2 blocks '^Time', in lines 7 and 24",
        ],
    ),
    (
        "three blocks",
        "[[#^a]]\n\nA ^a\n\nB ^A\n\nC ^a",
        ["1:1: LNK009 this note has 3 blocks '^a', in lines 3, 5 and 7"],
    ),
    (
        "ten blocks",
        "[[#^a]]" + "\n\nA ^a" * 10,
        ["1:1: LNK009 this note has 10 blocks '^a', in lines 3, 5, 7, 9, 11, 13, 15, 17, 19 and 21"],
    ),
    (
        "twelve blocks",
        "[[#^a]]" + "\n\nA ^a" * 12,
        ["1:1: LNK009 this note has 12 blocks '^a', in lines 3, 5, 7, 9, 11, 13, 15, 17, 19, 21 and 2 more"],
    ),
    ("two blocks that nobody links", "A ^a\n\nB ^a", []),
    ("a footnote", "[[tea#[^1]]]", []),
    ("a comment", "%% [[tea#Cups]] [[tea#^x]] [[tea#Inside]] [[tea#Tools]] [[tea#^time]] %%", []),
    ("a comment of lines", "%%\n[[tea#Cups]]\n\n[[tea#^x]]\n%%\n\n[[tea#^y]]", ["7:1: LNK004 'tea' has no block '^y'"]),
    ("code", "`[[tea#Cups]]`\n\n```\n[[tea#^x]]\n```", []),
    ("files have no headings", "![[doc.pdf#page=3]] ![[pic.png#left|9]] ![[board.base#View]] [[map.canvas#c]]", []),
    ("a note that is not there", "[[mate#Cups]] [[mate#^c]] [[../mate#Cups]]", []),
    ("either of two", "[[pair#There]] [[pair#Nowhere]]", ["1:16: LNK003 'pair' has no heading 'Nowhere'"]),
    ("a property", '---\nup: "[[tea#Cups]]"\n---\n', ["2:6: LNK003 'tea' has no heading 'Cups'"]),
    ("a table", "|a|\n|-|\n|[[tea#Cups\\|x]]|", ["3:2: LNK003 'tea' has no heading 'Cups'"]),
]


@pytest.mark.parametrize(("text", "lines"), [case[1:] for case in ANCHORED], ids=[case[0] for case in ANCHORED])
def test_anchors(text: str, lines: list[str]) -> None:
    assert anchored(text) == lines


def test_anchors_of_a_canvas() -> None:
    cards = canvas({"file": "tea.md", "subpath": "#Cups"}, {"text": "[[tea#^x]] [[tea#Cold]] [[#Cups]]"})
    findings = lint.run(vault_of({**SHELF, "map.canvas": cards}))
    assert [f"{each.column}: {each.code} {each.message}" for each in findings if each.path == "map.canvas"] == [
        "38: LNK003 'tea.md' has no heading 'Cups'",
        "94: LNK004 'tea' has no block '^x'",
    ]


def test_anchors_of_hidden_notes() -> None:
    files = {"Old/x.md": "[[tea#Cups]]", "tea.md": TEA, "b.md": "[[x#Cups]]", **hiding("Old/")}
    findings = lint.run(vault_of(files))
    assert [str(each.place) for each in findings if each.code == "LNK003"] == ["b.md:1:1"]


def test_a_broken_anchor_names_the_link_with_it() -> None:
    files = {**SHELF, "home.md": "[[tea#Cups]] [[#^b]] [[tea#Inside]] [[tea#tools]] [[tea#^time]]"}
    codes = ("LNK003", "LNK004", "LNK007", "LNK008", "LNK009")
    assert [
        (code, each.target, [str(place) for place in each.related]) for code in codes for each in found(code, files)
    ] == [
        ("LNK003", "tea#Cups", []),
        ("LNK004", "#^b", []),
        ("LNK007", "tea#Inside", ["tea.md:10:3"]),
        ("LNK008", "tea#tools", ["tea.md:3:1", "tea.md:20:1"]),
        ("LNK009", "tea#^time", ["tea.md:7:11", "tea.md:24:7"]),
    ]


def test_nobody_knows_the_headings_of_a_note_that_cannot_be_read() -> None:
    files = {"home.md": "[[locked#Cups]] [[locked#^c]]", "locked.md": ""}
    faults = {"locked.md": Fault(UNREADABLE, 1, 1, "cannot be read: permission denied")}
    assert [each.code for each in lint.run(vault_of(files, faults))] == ["TXT002"]


# --------------------------------------------------------------------------------------------------------------- LNK005


def alias(place: str, name: str, *, of: str = "'Tea'", write: str) -> str:
    return f"{place}: {name!r} is only an alias of {of} and leads nowhere: write {write}"


@table(
    (
        "the bare alias, in any case",
        "[[Cha]] [[CHA]]",
        {"b/Tea.md": CHA},
        [
            alias("1:1", "Cha", write="[[Tea|Cha]]"),
            alias("1:9", "CHA", write="[[Tea|CHA]]"),
        ],
    ),
    (
        "with an anchor, a label, an embed",
        "[[Cha#Cups]] [[Cha|so]] ![[Cha#^x|y]]",
        {"Tea.md": CHA},
        [
            alias("1:1", "Cha", write="[[Tea#Cups|Cha]]"),
            alias("1:14", "Cha", write="[[Tea|so]]"),
            alias("1:25", "Cha", write="![[Tea#^x|y]]"),
        ],
    ),
    (
        "a Markdown link",
        "[so](Cha#Cups) [](<Cha>)",
        {"Tea.md": CHA},
        [
            alias("1:1", "Cha", write="[[Tea#Cups|so]]"),
            alias("1:16", "Cha", write="[[Tea|Cha]]"),
        ],
    ),
    ("a file of that name wins", "[[Cha]]", {"Tea.md": CHA, "b/cha.md": ""}, []),
    ("a name of the own alias", "[[Tea]]", {"Tea.md": "---\naliases: [Tea]\n---\n"}, []),
    ("as a label", "[[Tea|Cha]] [Cha](Tea.md)", {"Tea.md": CHA}, []),
    ("a path is no alias", "[[b/Cha]] [[./Cha]] [[Cha.md]]", {"b/Tea.md": CHA}, []),
    (
        "two notes have it",
        "[[Cha]]",
        {"Tea.md": CHA, "b/Mate.md": CHA},
        [alias("1:1", "Cha", of="'Tea' or 'Mate'", write="[[Tea|Cha]]")],
    ),
    (
        "five notes have it",
        "[[Cha]]",
        {f"{name}.md": CHA for name in "vwxyz"},
        [alias("1:1", "Cha", of="'v', 'w', 'x' or 2 more", write="[[v|Cha]]")],
    ),
    (
        "the note that is nearest comes first",
        "[[Cha]]",
        {"Tea.md": CHA, "b/Mate.md": CHA, "a/Zen.md": CHA},
        [alias("1:1", "Cha", of="'Zen', 'Tea' or 'Mate'", write="[[Zen|Cha]]")],
    ),
    (
        "a name that is not the only one",
        "[[Cha]]",
        {"b/Tea.md": CHA, "c/Tea.md": ""},
        [alias("1:1", "Cha", of="'b/Tea'", write="[[b/Tea|Cha]]")],
    ),
    (
        "one alias as text",
        "[[Cha]]",
        {"Tea.md": "---\nAliases: Cha\n---\n"},
        [alias("1:1", "Cha", write="[[Tea|Cha]]")],
    ),
    (
        "letters of two forms",
        f"[[{NFD}]]",
        {"Tea.md": f"---\naliases: [{NFC}]\n---\n"},
        [alias("1:1", NFD, write=f"[[Tea|{NFD}]]")],
    ),
    ("a property", '---\nup: "[[Cha]]"\n---\n', {"Tea.md": CHA}, [alias("2:6", "Cha", write="[[Tea|Cha]]")]),
    ("a property for sources", '---\nsources: "[[Cha]]"\n---\n', {"Tea.md": CHA}, []),
    ("a table in a quote", "> |a|\n> |-|\n> |[[Cha]]|", {"Tea.md": CHA}, [alias("3:4", "Cha", write="[[Tea\\|Cha]]")]),
    (
        "a table without bars around it",
        "a|b\n-|-\n[[Cha]]|c",
        {"Tea.md": CHA},
        [alias("3:1", "Cha", write="[[Tea\\|Cha]]")],
    ),
    ("a table", "|a|\n|-|\n|[[Cha]]|", {"Tea.md": CHA}, [alias("3:2", "Cha", write="[[Tea\\|Cha]]")]),
    (
        "the alias of this note",
        "---\naliases: [Cha]\n---\n[[Cha]]",
        (),
        [alias("4:1", "Cha", of="'home'", write="[[home|Cha]]")],
    ),
    (
        "like a file",
        "![[pot.png]]",
        {"Tea.md": "---\naliases: pot.png\n---\n"},
        [alias("1:1", "pot.png", write="![[Tea|pot.png]]")],
    ),
    ("nearly an alias", "[[Chas]]", {"Tea.md": CHA}, []),
    ("code", "`[[Cha]]`", {"Tea.md": CHA}, []),
    (
        "a hidden note has it",
        "[[Cha]]",
        {"Old/Tea.md": CHA, **hiding("Old/")},
        [alias("1:1", "Cha", write="[[Tea|Cha]]")],
    ),
    ("a hidden note says it", "", {"Old/x.md": "[[Cha]]", "Tea.md": CHA, **hiding("Old/")}, []),
    (
        "a text card",
        "",
        {"x.canvas": canvas({"text": "[[Cha]]"}), "Tea.md": CHA},
        [alias("x.canvas:1:38", "Cha", write="[[Tea|Cha]]")],
    ),
)
def test_alias_only_link(text: str, others: Others, lines: list[str]) -> None:
    assert said("LNK005", vault(text, others)) == lines


# --------------------------------------------------------------------------------------------------------------- LNK010

RELATIVE = "a relative path that misses may or may not be looked up as a name"
ROOTED = "a path that begins with a slash may or may not have to begin at the root"
FOLDER = "the folder does not match, and only the name may be looked at"
PARTLY = "the folder matches only in part"


@table(
    (
        "a relative path that misses",
        "[[./Tea]] [x](../Tea.md)",
        ["b/Tea.md"],
        [
            f"1:1: whether './Tea' is 'b/Tea.md' is not certain: {RELATIVE}",
            f"1:11: whether '../Tea.md' is 'b/Tea.md' is not certain: {RELATIVE}",
        ],
    ),
    ("a relative path that hits", "[[./Tea]] [[../b/Mate]]", ["a/Tea.md", "b/Mate.md"], []),
    ("a relative path to nothing", "[[./Tea]] [[..]] [[./]]", [], []),
    (
        "one of two",
        "[[./Tea]]",
        ["b/Tea.md", "c/Tea.md"],
        [f"1:1: whether './Tea' is 'b/Tea.md' or 'c/Tea.md' is not certain: {RELATIVE}"],
    ),
    (
        "a slash before a name",
        "[[/Tea]]",
        ["b/Tea.md"],
        [f"1:1: whether '/Tea' is 'b/Tea.md' is not certain: {ROOTED}"],
    ),
    ("a slash before a path", "[[/b/Tea]] [[/c/Tea]]", ["b/Tea.md"], []),
    (
        "another folder for a file",
        "![[old/pot.png]]",
        ["img/pot.png"],
        [f"1:1: whether 'old/pot.png' is 'img/pot.png' is not certain: {FOLDER}"],
    ),
    (
        "another folder for a note with extension",
        "[[old/Tea.md]]",
        ["b/Tea.md"],
        [f"1:1: whether 'old/Tea.md' is 'b/Tea.md' is not certain: {FOLDER}"],
    ),
    ("another folder for a name of two", "![[old/pot.png]]", ["b/pot.png", "c/pot.png"], []),
    ("another folder for a bare name", "[[old/Tea]]", ["b/Tea.md"], []),
    (
        "a part of a folder's name",
        "[[b/Tea]]",
        ["ab/Tea.md"],
        [f"1:1: whether 'b/Tea' is 'ab/Tea.md' is not certain: {PARTLY}"],
    ),
    ("the end of a path is certain", "[[b/Tea]]", ["a/b/Tea.md", "ab/Tea.md"], []),
    ("a bare name", "[[Tea]] [[ea]]", ["b/Tea.md"], []),
    ("above the root", "[[../../Tea]]", ["b/Tea.md"], []),
    (
        "a property",
        '---\nup: "[[./Tea]]"\n---\n',
        ["b/Tea.md"],
        [f"2:6: whether './Tea' is 'b/Tea.md' is not certain: {RELATIVE}"],
    ),
    ("a card", "", {"x.canvas": canvas({"file": "old/pot.png"}), "img/pot.png": ""}, []),
    (
        "the text of a card",
        "",
        {"x.canvas": canvas({"text": "[[./Tea]]"}), "b/Tea.md": ""},
        [f"x.canvas:1:38: whether './Tea' is 'b/Tea.md' is not certain: {RELATIVE}"],
    ),
    ("a hidden note", "", {"Old/x.md": "[[./Tea]]", "b/Tea.md": "", **hiding("Old/")}, []),
    ("unknown types are of another rule", "[[prices.csv]]", ["b/prices.csv"], []),
)
def test_doubtful_link(text: str, others: Others, lines: list[str]) -> None:
    assert said("LNK010", vault(text, others)) == lines


def test_a_folder_that_is_a_link_was_not_looked_into(tmp_path: Path) -> None:
    root, away = tmp_path / "vault", tmp_path / "away"
    away.mkdir()
    root.mkdir()
    (away / "Tea.md").touch()
    (root / "home.md").write_text("[[Tea]] [[far/Tea]] [[near/Tea]] [[b/Tea]] [x](./Tea.md)")
    (root / "far").symlink_to(away, target_is_directory=True)
    told = [f"{each.place}: {each.code} {each.message}" for each in lint.run(disk.read_vault(root))]
    seen = "is not certain: it may be in 'far', which was not looked into"
    assert [each for each in told if "LNK" in each] == [
        f"home.md:1:1: LNK010 whether 'Tea' leads somewhere {seen}",
        f"home.md:1:9: LNK010 whether 'far/Tea' leads somewhere {seen}",
        "home.md:1:21: LNK001 no note is called 'near/Tea'",
        "home.md:1:34: LNK001 no note is called 'b/Tea'",
        "home.md:1:44: LNK001 no note is called './Tea.md'",
    ]


# --------------------------------------------------------------------------------------------------------------- LNK011


def only(path: str) -> str:
    return f'Obsidian opens {path!r} only with "Show all file types"'


@table(
    (
        "links of every form",
        "[[prices.csv]] [x](prices.csv) ![[PRICES.CSV|y]] [[b/prices.csv]]",
        ["b/prices.csv"],
        [f"1:{column}: {only('b/prices.csv')}" for column in (1, 16, 32, 50)],
    ),
    (
        "types that are known",
        "[[d.pdf]] [[b.base]] [[c.canvas]] [[p.webp]] [[s.3gp]]",
        [
            "d.pdf",
            "b.base",
            "c.canvas",
            "p.webp",
            "s.3gp",
        ],
        [],
    ),
    (
        "with the setting",
        "[[prices.csv]]",
        {"prices.csv": "", ".obsidian/app.json": '{"showUnsupportedFiles": true}'},
        [],
    ),
    (
        "with the setting off",
        "[[prices.csv]]",
        {
            "prices.csv": "",
            ".obsidian/app.json": '{"showUnsupportedFiles": false}',
        },
        [f"1:1: {only('prices.csv')}"],
    ),
    ("a note of that name wins", "[[prices.csv]]", ["b/prices.csv.md", "prices.csv"], []),
    ("a file that is not there", "[[nix.csv]]", ["prices.csv"], []),
    ("without its extension", "[[prices]]", ["prices.csv"], []),
    ("no extension at all", "[[LICENSE]]", ["LICENSE"], [f"1:1: {only('LICENSE')}"]),
    ("another folder", "[[old/prices.csv]]", ["b/prices.csv"], []),
    ("two of them", "[[x.csv]]", ["b/x.csv", "cc/x.csv"], [f"1:1: {only('b/x.csv')}"]),
    ("a relative way", "[x](../b/x.csv) [y](./x.csv)", ["b/x.csv"], [f"1:1: {only('b/x.csv')}"]),
    ("an address", "[x](file:///b/x.csv)", ["b/x.csv"], []),
    ("a property", '---\nup: "[[x.csv]]"\n---\n', ["x.csv"], [f"2:6: {only('x.csv')}"]),
    ("a card", "", {"x.canvas": canvas({"file": "x.csv"}), "x.csv": ""}, []),
    ("a hidden note", "", {"Old/x.md": "[[x.csv]]", "x.csv": "", **hiding("Old/")}, []),
)
def test_unsupported_file(text: str, others: Others, lines: list[str]) -> None:
    assert said("LNK011", vault(text, others)) == lines


# --------------------------------------------------------------------------------------------------------------- LNK012


@table(
    (
        "a neighbour",
        "[[Tea]] [[TEA.md|x]] ![[Tea#y]]",
        ["Tea.md", "a/Tea.md"],
        [
            "1:1: 'Tea' leads to 'Tea.md' in the root, past 'a/Tea.md' beside this note",
            "1:9: 'TEA.md' leads to 'Tea.md' in the root, past 'a/Tea.md' beside this note",
            "1:22: 'Tea' leads to 'Tea.md' in the root, past 'a/Tea.md' beside this note",
        ],
    ),
    ("no neighbour", "[[Tea]]", ["Tea.md", "b/Tea.md", "a/b/Tea.md"], []),
    (
        "a file",
        "![[pot.png]]",
        ["pot.png", "a/pot.png"],
        ["1:1: 'pot.png' leads to 'pot.png' in the root, past 'a/pot.png' beside this note"],
    ),
    ("a file of another type is no neighbour", "[[Tea]]", ["Tea.md", "a/Tea.canvas", "a/Tea.md.md"], []),
    ("no file in the root", "[[Tea]]", ["a/Tea.md", "b/Tea.md"], []),
    ("a path", "[[a/Tea]] [[./Tea]] [[../Tea]] [[/Tea]]", ["Tea.md", "a/Tea.md"], []),
    ("the neighbour is this note", "[[home]] [[#x]]", ["home.md"], []),
    ("from the root", "", {"x.md": "[[Tea]]", "Tea.md": "", "a/Tea.md": ""}, []),
    (
        "a README in every folder",
        "[[README]]",
        {"README.md": "", "a/README.md": "", "b/README.md": "[[README]]"},
        ["1:1: 'README' leads to 'README.md' in the root, past 'a/README.md' beside this note"],
    ),
    (
        "in another case",
        "[[tea]]",
        ["TEA.md", "a/Tea.md"],
        ["1:1: 'tea' leads to 'TEA.md' in the root, past 'a/Tea.md' beside this note"],
    ),
    (
        "a property",
        '---\nup: "[[Tea]]"\n---\n',
        ["Tea.md", "a/Tea.md"],
        ["2:6: 'Tea' leads to 'Tea.md' in the root, past 'a/Tea.md' beside this note"],
    ),
    (
        "cards",
        "",
        {"a/x.canvas": canvas({"file": "Tea.md"}, {"text": "[[Tea]]"}), "Tea.md": "", "a/Tea.md": ""},
        ["a/x.canvas:1:74: 'Tea' leads to 'Tea.md' in the root, past 'a/Tea.md' beside this note"],
    ),
    ("a hidden note", "", {"Old/x.md": "[[Tea]]", "Tea.md": "", "Old/Tea.md": "", **hiding("Old/")}, []),
)
def test_shadowed_neighbour(text: str, others: Others, lines: list[str]) -> None:
    assert said("LNK012", vault(text, others)) == lines


# ---------------------------------------------------------------------------------------------------- LNK013 and LNK014


def differ(target: str) -> str:
    return f"{target!r} and the name on disk differ in Unicode form (NFC and NFD)"


@table(
    ("as it is written", "[[Tea]] [[b/Tea]] [x](Tea.md) [[../b/Tea]] [[/b/Tea]]", ["b/Tea.md"], []),
    (
        "a name",
        "[[tea]] [[TEA.md]] [x](tea.md#y)",
        ["b/Tea.md"],
        [
            "1:1: LNK013 'tea' is written 'Tea' on disk",
            "1:9: LNK013 'TEA.md' is written 'Tea.md' on disk",
            "1:20: LNK013 'tea.md' is written 'Tea.md' on disk",
        ],
    ),
    (
        "an extension",
        "[[Tea.MD]] ![[pot.png]]",
        ["Tea.md", "pot.PNG"],
        [
            "1:1: LNK013 'Tea.MD' is written 'Tea.md' on disk",
            "1:12: LNK013 'pot.png' is written 'pot.PNG' on disk",
        ],
    ),
    ("an extension that is left out", "[[Tea]]", ["Tea.MD"], []),
    ("a blank is a blank", "[[Green tea]] [[Black\u00a0tea]]", ["Green\u00a0tea.md", "Black tea.md"], []),
    (
        "a blank and a case",
        "[[green\u202ftea]]",
        ["Green\u202ftea.md"],
        ["1:1: LNK013 'green\\u202ftea' is written 'Green tea' on disk"],
    ),
    (
        "a folder",
        "[[B/Tea]] [[../B/Tea]] [[./Home]]",
        ["b/Tea.md"],
        [
            "1:1: LNK013 'B/Tea' is written 'b/Tea' on disk",
            "1:11: LNK013 '../B/Tea' is written 'b/Tea' on disk",
            "1:24: LNK013 './Home' is written 'a/home' on disk",
        ],
    ),
    ("a part of a path", "[[C/tea]]", ["b/c/Tea.md"], ["1:1: LNK013 'C/tea' is written 'c/Tea' on disk"]),
    (
        "one of two is written so",
        "[[Tea]] [[tea]] [[tEA]]",
        ["b/Tea.md", "b/tea.md"],
        ["1:17: LNK013 'tEA' is written 'Tea' on disk"],
    ),
    ("labels and anchors", "[[Tea|tea]] [[Tea#CUPS]]", {"Tea.md": "# Cups\n"}, []),
    ("a link that leads nowhere", "[[tae]]", ["Tea.md"], []),
    ("this note", "[[#X]] [[HOME#X]]\n\n# x", [], ["1:8: LNK013 'HOME' is written 'home' on disk"]),
    (
        "letters of other scripts",
        "[[stra\u1e9ee]] [[\u03a3\u03a3]] [[\u0434\u0430]]",
        [
            "Stra\u00dfe.md",
            "\u03c3\u03c2.md",
            "\u0414\u0430.md",
        ],
        [
            "1:1: LNK013 'stra\u1e9ee' is written 'Stra\u00dfe' on disk",
            "1:12: LNK013 '\u03a3\u03a3' is written '\u03c3\u03c2' on disk",
            "1:19: LNK013 '\u0434\u0430' is written '\u0414\u0430' on disk",
        ],
    ),
    (
        "Turkish letters",
        "[[i\u0307zmir]] [[\u0130zmir]]",
        ["\u0130zmir.md"],
        ["1:1: LNK013 'i\u0307zmir' is written '\u0130zmir' on disk"],
    ),
    (
        "the form",
        f"[[{NFD}]] [[{NFC}]] [x]({NFD}.md) [[b/{NFD}#y]]",
        [f"b/{NFC}.md"],
        [
            f"1:1: LNK014 {differ(NFD)}",
            f"1:20: LNK014 {differ(f'{NFD}.md')}",
            f"1:34: LNK014 {differ(f'b/{NFD}')}",
        ],
    ),
    ("the form of the file", f"[[{NFC}]] [[{NFD}]]", [f"{NFD}.md"], [f"1:1: LNK014 {differ(NFC)}"]),
    ("the form of a folder", f"[[{NFC}/Tea]] [[Tea]]", [f"{NFD}/Tea.md"], [f"1:1: LNK014 {differ(f'{NFC}/Tea')}"]),
    ("form and case", f"[[{NFD.upper()}]]", [f"{NFC}.md"], [f"1:1: LNK013 '{NFD.upper()}' is written '{NFC}' on disk"]),
    ("Korean", f"[[{JAMO}]]", ["\ub2e4.md"], [f"1:1: LNK014 {differ(JAMO)}"]),
    (
        "a percent escape",
        "[x](Caf%C3%A9.md) [y](Cafe%CC%81.md)",
        [f"{NFC}.md"],
        [f"1:19: LNK014 {differ(f'{NFD}.md')}"],
    ),
    (
        "a property",
        f'---\nup: "[[tea]]"\nin: "[[{NFD}]]"\n---\n',
        ["Tea.md", f"{NFC}.md"],
        [
            "2:6: LNK013 'tea' is written 'Tea' on disk",
            f"3:6: LNK014 {differ(NFD)}",
        ],
    ),
    (
        "cards",
        "",
        {"x.canvas": canvas({"file": "b/tea.md"}, {"file": "b/Tea.md"}), "b/Tea.md": ""},
        ["x.canvas:1:38: LNK013 'b/tea.md' is written 'b/Tea.md' on disk"],
    ),
    ("a hidden note", "", {"Old/x.md": f"[[tea]] [[{NFD}]]", "Tea.md": "", f"{NFC}.md": "", **hiding("Old/")}, []),
)
def test_case_and_unicode_mismatch(text: str, others: Others, lines: list[str]) -> None:
    findings = lint.run(vault_of(vault(text, others)), ALL)
    told = [f"{each.place}: {each.code} {each.message}" for each in findings if each.code in ("LNK013", "LNK014")]
    assert [each.removeprefix(f"{HOME}:") for each in told] == lines


def test_how_a_name_is_written_is_told_when_asked_for() -> None:
    files = vault("[[tea]] [[/Tea]]", ["Tea.md"])
    assert [each.code for each in lint.run(vault_of(files)) if each.code.startswith("LNK")] == []


# ----------------------------------------------------------------------------------------------------- LNK015 to LNK019


def blank(target: str) -> str:
    return f"with a space in {target!r} this is no link"


@table(
    (
        "a file that is there",
        "[a](Green tea.md) ![a](../img/my pot.png)",
        ["b/Green tea.md", "img/my pot.png"],
        [
            f"1:1: {blank('Green tea.md')}",
            f"1:19: {blank('../img/my pot.png')}",
        ],
    ),
    ("without its extension", "[a](Green tea) [b](Black tea)", ["Green tea.md"], [f"1:1: {blank('Green tea')}"]),
    (
        "a file that is not",
        "[a](Green tea.md) [b](Black tea.PDF) [c](x y.csv)",
        [],
        [
            f"1:1: {blank('Green tea.md')}",
            f"1:19: {blank('Black tea.PDF')}",
        ],
    ),
    (
        "a title",
        "[a](Green tea.md \"so\") [b](Green tea.md 'so')",
        [],
        [
            f"1:1: {blank('Green tea.md')}",
            f"1:24: {blank('Green tea.md')}",
        ],
    ),
    ("a title behind no blank", '[a](tea.md "Green tea.md") [b](<Green tea.md> "x")', ["tea.md", "Green tea.md"], []),
    (
        "an anchor",
        "[a](Green tea.md#Cups and pots) [b](Green tea#Cups) [c](#Cups and pots)",
        ["Green tea.md"],
        [
            f"1:1: {blank('Green tea.md#Cups and pots')}",
            f"1:33: {blank('Green tea#Cups')}",
        ],
    ),
    (
        "a heading and a block of this note",
        "[a](#Cups and pots) [b](#Cups and\tpans)\n\n# Cups and pots",
        [],
        [f"1:1: {blank('#Cups and pots')}"],
    ),
    ("an address", "[a](https://e.com/Green tea.md) [b](file:///Green tea.md) [c](mailto:x y.md)", [], []),
    ("prose", "[so] (it seems) [so](it seems) [x](as it is, and so on...)", [], []),
    ("written well", "[a](Green%20tea.md) [b](<Green tea.md>)", ["Green tea.md"], []),
    ("code, math, HTML", "`[a](Green tea.md)`\n\n```\n[a](Green tea.md)\n```\n\n$[a](Green tea.md)$", [], []),
    ("an escape", "\\[a](Green tea.md)", [], []),
    (
        "a table and a quote",
        "|a|\n|-|\n|[a](Green tea.md)|\n\n> [a](Green tea.md)",
        [],
        [
            f"3:2: {blank('Green tea.md')}",
            f"5:3: {blank('Green tea.md')}",
        ],
    ),
    ("a hidden note", "", {"Old/x.md": "[a](Green tea.md)", **hiding("Old/")}, []),
)
def test_raw_space(text: str, others: Others, lines: list[str]) -> None:
    assert said("LNK015", vault(text, others)) == lines


def bar(link: str) -> str:
    return f"the bar in {link!r} ends the table cell: write '\\|'"


@table(
    ("a link", "|a|b|\n|-|-|\n|[[Tea|x]]|y|", ["Tea.md"], [f"3:2: {bar('[[Tea|x]]')}"]),
    ("with a backslash", "|a|b|\n|-|-|\n|[[Tea\\|x]]|![[p.png\\|9]]|", ["Tea.md", "p.png"], []),
    ("an image", "|a|b|\n|-|-|\n|y|![[p.png|9]]|", ["p.png"], [f"3:4: {bar('![[p.png|9]]')}"]),
    ("a heading of the table", "|[[Tea|x]]|b|\n|-|-|-|\n", ["Tea.md"], [f"1:2: {bar('[[Tea|x]]')}"]),
    (
        "two on a line",
        "|a|b|\n|-|-|\n|[[Tea|x]]|[[Tea#y|z]]|",
        ["Tea.md"],
        [
            f"3:2: {bar('[[Tea|x]]')}",
            f"3:12: {bar('[[Tea#y|z]]')}",
        ],
    ),
    ("no bar", "|a|b|\n|-|-|\n|[[Tea]]|[x](Tea.md)|", ["Tea.md"], []),
    ("no table", "[[Tea|x]]\n\n| [[Tea|x]] |", ["Tea.md"], []),
    ("behind the table", "|a|b|\n|-|-|\n|x|y|\n\n[[Tea|x]]", ["Tea.md"], []),
    ("code", "|a|b|\n|-|-|\n|`[[Tea\\|x]]`|y|\n\n```\n|a|b|\n|-|-|\n|[[Tea|x]]|y|\n```", ["Tea.md"], []),
    ("a table in a quote", "> |a|b|\n> |-|-|\n> |[[Tea|x]]|y|", ["Tea.md"], [f"3:4: {bar('[[Tea|x]]')}"]),
    ("a target that is not there", "|a|b|\n|-|-|\n|[[Gone|x]]|y|", [], [f"3:2: {bar('[[Gone|x]]')}"]),
    ("a hidden note", "", {"Old/x.md": "|a|b|\n|-|-|\n|[[Tea|x]]|y|", **hiding("Old/")}, []),
)
def test_split_link(text: str, others: Others, lines: list[str]) -> None:
    assert said("LNK016", vault(text, others)) == lines


def wrapped(link: str) -> str:
    return f"the line break in {link!r} keeps it from being a link"


@table(
    ("a name", "See [[Green\ntea]].", ["Green tea.md"], [f"1:5: {wrapped('[[Green tea]]')}"]),
    ("a label", "[[Tea|so it\nis]]", ["Tea.md"], [f"1:1: {wrapped('[[Tea|so it is]]')}"]),
    ("an anchor", "x\ny [[Tea#How\nto]]", ["Tea.md"], [f"2:3: {wrapped('[[Tea#How to]]')}"]),
    ("a list", "- [[Green\n  tea]]", ["b/Green tea.md"], [f"1:3: {wrapped('[[Green tea]]')}"]),
    ("a quote", "> [[Green\n> tea]]", ["Green tea.md"], [f"1:3: {wrapped('[[Green tea]]')}"]),
    ("other line ends", "[[Green\r\ntea]]", ["Green tea.md"], [f"1:1: {wrapped('[[Green tea]]')}"]),
    ("on one line", "See\n[[Green tea]]\nhere.", ["Green tea.md"], []),
    ("what leads nowhere may be prose", "[[Green\ntea]] a[[1,\n2]]", ["Tea.md"], []),
    ("an embed", "![[Green\ntea]]", ["Green tea.md"], [f"1:1: {wrapped('[[Green tea]]')}"]),
    ("paragraphs", "[[Green\n\ntea]]", ["Green tea.md"], []),
    ("a Markdown link may", "[Green\ntea](Tea.md)", ["Tea.md"], []),
    ("code", "```\n[[Green\ntea]]\n```\n\n`[[Green\ntea]]`", ["Green tea.md"], []),
    ("an escape", "\\[\\[Green\ntea]]", ["Green tea.md"], []),
    ("no brackets behind", "[[Green\ntea", ["Green tea.md"], []),
    ("a hidden note", "", {"Old/x.md": "[[Green\ntea]]", "Green tea.md": "", **hiding("Old/")}, []),
)
def test_wrapped_link(text: str, others: Others, lines: list[str]) -> None:
    assert said("LNK017", vault(text, others)) == lines


NOTHING = "this names nothing, so Obsidian sees no link"


@table(
    ("brackets", "[[]] ![[]]", [], [f"1:1: {NOTHING}", f"1:6: {NOTHING}"]),
    ("brackets around blanks", "[[ ]] ![[  ]]", [], [f"1:1: {NOTHING}", f"1:7: {NOTHING}"]),
    ("parentheses", "[a]() ![]() [b](<>) [c]( )", [], [f"1:{column}: {NOTHING}" for column in (1, 7, 13, 21)]),
    ("this note", "[[#a]] [b](#a)\n\n# a", [], []),
    ("a name", "[[Tea]] [](Tea.md) [a](Tea.md)", ["Tea.md"], []),
    ("code, math, escapes", "`[[]]` `[a]()`\n\n```\n[[]]\n```\n\n$[[]]$ \\[[]] \\[a]()", [], []),
    ("a list of tasks", "- [ ] a\n- [ ] [[]]", [], [f"2:7: {NOTHING}"]),
    ("a table", "|a|\n|-|\n|[[]]|", [], [f"3:2: {NOTHING}"]),
    ("brackets of a program", "f(x)[] = a[[1]]", {"1.md": ""}, []),
    ("a hidden note", "", {"Templates/x.md": "[[]]", **hiding("templates/")}, []),
)
def test_empty_link(text: str, others: Others, lines: list[str]) -> None:
    assert said("LNK018", vault(text, others)) == lines


BLANKS, SLASH = "there are spaces around the path", "a path in a link begins without a slash"
BACKSLASH = "a bar takes a backslash in a table only"


@table(
    ("as Obsidian writes", "[[Tea]] [[b/Tea|x]] [[Tea#Cups|a cup]] [[Tea#^x]] [[../b/Tea]]", ["b/Tea.md"], []),
    ("blanks", "[[ Tea]] [[Tea |x]] [[Tea #y]]", ["Tea.md"], [f"1:{column}: {BLANKS}" for column in (1, 10, 21)]),
    ("blanks elsewhere", "[[Tea| x ]] [[Tea# Cups]] [[Green tea]]", ["Tea.md", "Green tea.md"], []),
    ("a slash", "[[/Tea]] ![[/b/Tea|x]]", ["Tea.md", "b/Tea.md"], [f"1:1: {SLASH}", f"1:10: {SLASH}"]),
    ("a slash in a Markdown link", "[x](/Tea.md)", ["Tea.md"], []),
    ("a backslash", "[[Tea\\|x]] ![[p.png\\|9]]", ["Tea.md", "p.png"], [f"1:1: {BACKSLASH}", f"1:12: {BACKSLASH}"]),
    ("a backslash in a table", "|a|\n|-|\n|[[Tea\\|x]]|\n\n[[Tea\\|x]]", ["Tea.md"], [f"5:1: {BACKSLASH}"]),
    (
        "what one types",
        "[[##Cups]] [[^^x]]",
        [],
        [
            "1:1: '##' is what one types to look for a heading or a block, not a part of a link",
            "1:12: '^^' is what one types to look for a heading or a block, not a part of a link",
        ],
    ),
    ("a second sign in an anchor", "[[Tea##Cups]]", {"Tea.md": "# Cups"}, []),
    ("one thing is told", "[[ /Tea\\|x]]", ["Tea.md"], [f"1:1: {BLANKS}"]),
    ("code", "`[[ Tea ]]`", ["Tea.md"], []),
    ("a hidden note", "", {"Old/x.md": "[[ Tea ]]", "Tea.md": "", **hiding("Old/")}, []),
)
def test_odd_link(text: str, others: Others, lines: list[str]) -> None:
    assert said("LNK019", vault(text, others)) == lines


# --------------------------------------------------------------------------------------------------------------- LNK020


def unknown(path: str) -> str:
    return f"git does not know {path!r}, so nobody else has it"


LOOSE = {HOME: "[[Tea]] ![[pot.png|9]] [x](../b/Tea.md#y)", "b/Tea.md": "", "pot.png": ""}
UNTRACKED: list[tuple[str, Mapping[str, str], list[str] | None, list[str]]] = [
    ("no git", LOOSE, None, []),
    ("all are known", LOOSE, [*LOOSE], []),
    ("one is not", LOOSE, [HOME, "b/Tea.md"], [f"1:9: {unknown('pot.png')}"]),
    ("each link is told", LOOSE, [HOME, "pot.png"], [f"1:1: {unknown('b/Tea.md')}", f"1:24: {unknown('b/Tea.md')}"]),
    ("nor is the note that links", LOOSE, ["b/Tea.md"], []),
    ("nothing is known", LOOSE, [], []),
    ("a submodule", LOOSE, [HOME, "b", "pot.png"], []),
    (
        "a note of a submodule",
        LOOSE,
        ["a"],
        [
            f"1:1: {unknown('b/Tea.md')}",
            f"1:9: {unknown('pot.png')}",
            f"1:24: {unknown('b/Tea.md')}",
        ],
    ),
    (
        "a folder of nearly that name",
        LOOSE,
        [HOME, "b/T", "b/Tea", "pot.png"],
        [
            f"1:1: {unknown('b/Tea.md')}",
            f"1:24: {unknown('b/Tea.md')}",
        ],
    ),
    ("a link into the same note", {HOME: "[[#x]] [[home]]\n\n# x"}, [HOME], []),
    ("a link that leads nowhere", {HOME: "[[Gone]] ![[gone.png]]"}, [HOME], []),
    ("a link above the root", {HOME: "[[../../Tea]]"}, [HOME], []),
    ("what Obsidian takes of two", {HOME: "[[T]]", "b/T.md": "", "cc/T.md": ""}, [HOME, "b/T.md"], []),
    (
        "what Obsidian takes of two is not known",
        {HOME: "[[T]]", "b/T.md": "", "cc/T.md": ""},
        [HOME, "cc/T.md"],
        [f"1:1: {unknown('b/T.md')}"],
    ),
    (
        "a card",
        {"x.canvas": canvas({"file": "b/Tea.md"}), "b/Tea.md": ""},
        ["x.canvas"],
        [f"x.canvas:1:38: {unknown('b/Tea.md')}"],
    ),
    ("a property", {HOME: '---\nup: "[[T]]"\n---\n', "T.md": ""}, [HOME], [f"2:6: {unknown('T.md')}"]),
    ("a hidden note", {"Old/x.md": "[[T]]", "T.md": "", **hiding("Old/")}, ["Old/x.md"], []),
]


@pytest.mark.parametrize(
    ("files", "tracked", "lines"), [case[1:] for case in UNTRACKED], ids=[case[0] for case in UNTRACKED]
)
def test_untracked_target(files: Mapping[str, str], tracked: list[str] | None, lines: list[str]) -> None:
    assert said("LNK020", files, tracked) == lines


# --------------------------------------------------------------------------------------------------- FILE001 to FILE004


def files_table(
    *cases: tuple[str, list[str], list[str]],
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Cases, each a name, the paths of a vault and what is said."""
    names = [case[0] for case in cases]
    assert len({*names}) == len(names)
    return pytest.mark.parametrize(("paths", "lines"), [case[1:] for case in cases], ids=names)


def said_of(code: str, paths: Iterable[str], *filters: str) -> list[str]:
    return said(code, {**dict.fromkeys(paths, ""), **hiding(*filters)})


@files_table(
    ("case", ["Tea.md", "tea.md"], ["tea.md:1:1: 'tea.md' and 'Tea.md' are one file on many disks"]),
    ("form", [f"{NFC}.md", f"{NFD}.md"], [f"{NFD}.md:1:1: '{NFD}.md' and '{NFC}.md' are one file on many disks"]),
    ("an extension", ["pot.PNG", "pot.png"], ["pot.png:1:1: 'pot.png' and 'pot.PNG' are one file on many disks"]),
    ("a folder", ["B/x.md", "b/x.md"], ["b/x.md:1:1: 'b/x.md' and 'B/x.md' are one file on many disks"]),
    (
        "three",
        ["TEA.md", "Tea.md", "tea.md"],
        [
            "Tea.md:1:1: 'Tea.md' and 'TEA.md' are one file on many disks",
            "tea.md:1:1: 'tea.md' and 'TEA.md' are one file on many disks",
        ],
    ),
    (
        "files of unknown types",
        ["X.csv", "x.csv", "MAKEFILE", "Makefile"],
        [
            "Makefile:1:1: 'Makefile' and 'MAKEFILE' are one file on many disks",
            "x.csv:1:1: 'x.csv' and 'X.csv' are one file on many disks",
        ],
    ),
    (
        "other scripts",
        ["\u0414\u0430.md", "\u0434\u0430.md"],
        ["\u0434\u0430.md:1:1: '\u0434\u0430.md' and '\u0414\u0430.md' are one file on many disks"],
    ),
    ("other folders", ["b/Tea.md", "c/tea.md", "tea.md"], []),
    ("other extensions", ["Tea.md", "tea.canvas", "TEA"], []),
    ("letters that are two", ["Stra\u00dfe.md", "Strasse.md", "\u0131.md", "i.md"], []),
)
def test_clashing_names(paths: list[str], lines: list[str]) -> None:
    assert said_of("FILE001", paths) == lines


@files_table(
    (
        "what no link takes",
        ["a#b.md", "a^b.md", "a|b.md", "[[a.md", "a]].pdf", "a%%b.png"],
        [
            "[[a.md:1:1: no link can lead to a name with '[[' in it",
            "a#b.md:1:1: no link can lead to a name with '#' in it",
            "a%%b.png:1:1: no link can lead to a name with '%%' in it",
            "a]].pdf:1:1: no link can lead to a name with ']]' in it",
            "a^b.md:1:1: no link can lead to a name with '^' in it",
            "a|b.md:1:1: no link can lead to a name with '|' in it",
        ],
    ),
    (
        "what Windows refuses",
        ['a"b.md', "a*b.md", "a:b.md", "a<b.md", "a>b.md", "a?b.md", "a\\b.md", "a\tb.md"],
        [
            "a\tb.md:1:1: Windows refuses a name with '\\t' in it",
            "a\"b.md:1:1: Windows refuses a name with '\"' in it",
            "a*b.md:1:1: Windows refuses a name with '*' in it",
            "a:b.md:1:1: Windows refuses a name with ':' in it",
            "a<b.md:1:1: Windows refuses a name with '<' in it",
            "a>b.md:1:1: Windows refuses a name with '>' in it",
            "a?b.md:1:1: Windows refuses a name with '?' in it",
            "a\\b.md:1:1: Windows refuses a name with '\\\\' in it",
        ],
    ),
    (
        "names of devices",
        ["aux.md", "COM1.png", "nul", "Con.tar.gz", "lpt9.canvas"],
        [
            "COM1.png:1:1: Windows refuses the name 'COM1'",
            "Con.tar.gz:1:1: Windows refuses the name 'Con'",
            "aux.md:1:1: Windows refuses the name 'aux'",
            "lpt9.canvas:1:1: Windows refuses the name 'lpt9'",
            "nul:1:1: Windows refuses the name 'nul'",
        ],
    ),
    ("names nearly of devices", ["console.md", "com.md", "com10.md", "my aux.md", "aux-1.md", "null.md"], []),
    (
        "folders",
        ["con/x.md", "b/aux/x.md", "a?/x.md", "a#1/x.md", "b./x.md", "c /x.md"],
        [
            "a#1/x.md:1:1: no link can lead to a name with '#' in it",
            "a?/x.md:1:1: Windows refuses a name with '?' in it",
            "b./x.md:1:1: Windows refuses the name 'b.': it ends in a dot",
            "b/aux/x.md:1:1: Windows refuses the name 'aux'",
            "c /x.md:1:1: Windows refuses the name 'c ': it ends in a space",
            "con/x.md:1:1: Windows refuses the name 'con'",
        ],
    ),
    (
        "ends",
        ["Tea .md", "Tea.md ", "Tea.", "Tea...md"],
        [
            "Tea.:1:1: Windows refuses the name 'Tea.': it ends in a dot",
            "Tea.md :1:1: Windows refuses the name 'Tea.md ': it ends in a space",
        ],
    ),
    (
        "what everybody takes",
        ["Tea (1), [so] & 100 % - it's_a=b+c;d!.md", "\u8336 \U0001f375.md", "[x].md", "a.b.md"],
        [],
    ),
    (
        "the first is told",
        ["a#b?.md", "a?*.md", "aux/b?.md"],
        [
            "a#b?.md:1:1: no link can lead to a name with '#' in it",
            "a?*.md:1:1: Windows refuses a name with '?' in it",
            "aux/b?.md:1:1: Windows refuses the name 'aux'",
        ],
    ),
)
def test_refused_name(paths: list[str], lines: list[str]) -> None:
    assert said_of("FILE002", paths) == lines


def test_what_one_platform_refuses_is_less_grave_than_what_no_link_takes() -> None:
    files = {"a#b.md": "", "a?b.md": ""}
    assert [each.severity for each in found("FILE002", files)] == [Severity.WARNING, Severity.INFO]


def copy(path: str, of: str) -> str:
    return f"{path}:1:1: this is a conflict copy of {of!r}"


@files_table(
    (
        "Obsidian Sync",
        ["b/Tea (Conflicted copy phone 202608201230).md", "p (Conflicted copy My (old) PC 202608201230).png"],
        [
            copy("b/Tea (Conflicted copy phone 202608201230).md", "Tea.md"),
            copy("p (Conflicted copy My (old) PC 202608201230).png", "p.png"),
        ],
    ),
    (
        "Dropbox",
        ["Tea (Ann's conflicted copy 2026-08-20).md", "Tea (conflicted copy 2026-08-20 123000).md"],
        [
            copy("Tea (Ann's conflicted copy 2026-08-20).md", "Tea.md"),
            copy("Tea (conflicted copy 2026-08-20 123000).md", "Tea.md"),
        ],
    ),
    (
        "Syncthing",
        ["Tea.sync-conflict-20260820-123000-ABCDEF7.md", "x.sync-conflict-20260820-123000.canvas"],
        [
            copy("Tea.sync-conflict-20260820-123000-ABCDEF7.md", "Tea.md"),
            copy("x.sync-conflict-20260820-123000.canvas", "x.canvas"),
        ],
    ),
    (
        "the copied file need not be there, nor an extension",
        ["Makefile (Ann's conflicted copy 2026-08-20)"],
        [copy("Makefile (Ann's conflicted copy 2026-08-20)", "Makefile")],
    ),
    (
        "dots in a name",
        ["v1.2 (Ann's conflicted copy 2026-08-20).md"],
        [copy("v1.2 (Ann's conflicted copy 2026-08-20).md", "v1.2.md")],
    ),
    (
        "prose",
        ["How a conflicted copy came about.md", "The sync-conflict.md", "Tea (conflicted copy).md", "Tea (1).md"],
        [],
    ),
    ("a folder", ["Tea (Ann's conflicted copy 2026-08-20)/x.md"], []),
    ("nothing before it", [" (Ann's conflicted copy 2026-08-20).md", ".sync-conflict-20260820-123000.md"], []),
    ("no whole date", ["Tea (Conflicted copy phone 20260820).md", "x.sync-conflict-2026.md"], []),
)
def test_conflict_copy(paths: list[str], lines: list[str]) -> None:
    assert said_of("FILE003", paths) == lines


COMPOSED = "1:1: the name is not in Unicode's composed form (NFC)"


@files_table(
    ("a name", [f"{NFD}.md", f"{NFD}.png", f"{NFD}"], [f"{NFD}{end}:{COMPOSED}" for end in ("", ".md", ".png")]),
    ("composed", [f"{NFC}.md", "Tea.md", "\u8336.md", "\U0001f375.md"], []),
    ("a folder", [f"{NFD}/x.md"], [f"{NFD}/x.md:{COMPOSED}"]),
    (
        "Korean",
        [unicodedata.normalize("NFD", "\ub2e4.md"), "\ub2e4.md"],
        [unicodedata.normalize("NFD", f"\ub2e4.md:{COMPOSED}")],
    ),
    ("a mark that no letter has with it", ["x\u0301.md", "n\u0323\u0307.md"], ["n\u0323\u0307.md:" + COMPOSED]),
    ("wide letters stay", ["\uff34ea.md", "\ufb01sh.md"], []),
)
def test_decomposed_name(paths: list[str], lines: list[str]) -> None:
    assert said_of("FILE004", paths) == lines


def test_names_of_hidden_files_are_nobodys_matter() -> None:
    paths = (
        "Old/a#b.md",
        "Old/aux.png",
        f"Old/{NFD}.md",
        "Old/X.md",
        "Old/x.md",
        "Old/T.sync-conflict-20260820-123000.md",
    )
    told = {code: len(said_of(code, paths)) for code in ("FILE001", "FILE002", "FILE003", "FILE004")}
    assert told == {"FILE001": 1, "FILE002": 2, "FILE003": 1, "FILE004": 1}
    assert [said_of(code, paths, "Old/") for code in told] == [[]] * 4


# --------------------------------------------------------------------------------------------------------------- TXT003

DATA: list[tuple[str, str, str, list[str]]] = [
    ("a canvas", "x.canvas", canvas({"file": "x.canvas"}, {"text": "so"}), []),
    ("an empty canvas", "x.canvas", "", []),
    ("an empty object", "x.canvas", "{}", []),
    ("no JSON", "x.canvas", '{"nodes": [],\n  oops}', ["2:3: not JSON from here"]),
    (
        "a merge conflict",
        "x.canvas",
        '<<<<<<< ours\n{"nodes": []}\n=======\n{}\n>>>>>>> theirs',
        ["1:1: not JSON from here"],
    ),
    ("a list", "x.canvas", "[]", ["1:1: the file holds no JSON object"]),
    (
        "nodes that are none",
        "x.canvas",
        '{"nodes": {}}',
        ["1:1: 'nodes' is not a list of objects"],
    ),
    (
        "edges that are none",
        "x.canvas",
        '{"edges": [1]}',
        ["1:1: 'edges' is not a list of objects"],
    ),
    (
        "a card without a file",
        "x.canvas",
        '{"nodes": [{"type": "text", "text": ""}, {"type": "file"}]}',
        ["1:1: card 2 has no text 'file'"],
    ),
    ("a base", "x.base", "views:\n  - type: table\n", []),
    ("an empty base", "x.base", "", []),
    ("a base that is a list", "x.base", "- a\n", ["1:1: the file is a list, not a set of 'name: value' lines"]),
    ("other files", "x.json", "{", []),
    ("a note", "x.md", "{", []),
]


@pytest.mark.parametrize(("path", "text", "lines"), [case[1:] for case in DATA], ids=[case[0] for case in DATA])
def test_unreadable_data(path: str, text: str, lines: list[str]) -> None:
    assert said("TXT003", {path: text}) == [f"{path}:{each}" for each in lines]


SETTINGS = [
    ('{"userIgnoreFilters": ["Old/"]}', []),
    ("", []),
    ('{"userIgnoreFilters":', ["1:22: not JSON from here"]),
    ("[]", ["1:1: the file holds no JSON object"]),
    ('{"userIgnoreFilters": ["/(/"]}', ["1:25: the filter '/(/' is no regular expression"]),
]


@pytest.mark.parametrize(("text", "lines"), SETTINGS)
def test_unreadable_settings(tmp_path: Path, text: str, lines: list[str]) -> None:
    (tmp_path / ".obsidian").mkdir()
    (tmp_path / ".obsidian" / "app.json").write_text(text)
    told = [f"{each.place}: {each.message}" for each in lint.run(disk.read_vault(tmp_path)) if each.code == "TXT003"]
    assert told == [f".obsidian/app.json:{each}" for each in lines]


# ----------------------------------------------------------------------------------------------------------------- laws

# Two names that share no letter, of one length, so that no place and no likeness changes with them.
OLD, NEW = "Zephyr", "Dolmen"
CHECKED = lint.choose(("LNK", "FILE", "TXT", "NET001"))
FOLDERS = st.sampled_from(("", "x/", "x/y/", "zz/"))
PATHS = st.builds("{}{}".format, FOLDERS, st.sampled_from(("Sencha.md", "Matcha.md", "Sencha pot.md", "Matcha.png")))
RENAMED = st.builds("{}{}{}".format, FOLDERS, st.just(OLD), st.sampled_from((".md", ".md", ".png", ".csv", ".canvas")))
ANCHORS = st.sampled_from(("", "", "#Cups", "#Tools", "#Inside", "#Gone", "#^a", "#^b", "#^gone"))
PARTS = ("# Cups", "## Tools", "> # Inside", "Steep it. ^a", "- Pour. ^b", "So ^a", "[[]] [[#Cups]] [[Green\ntea]]")
SPELLINGS: tuple[Callable[[str, str], str], ...] = (
    lambda path, _: basename(path).removesuffix(".md"),
    lambda path, _: basename(path),
    lambda path, _: path.removesuffix(".md"),
    lambda path, _: f"/{path}",
    lambda path, source: relpath(path, dirname(source) or "."),
    lambda path, _: f"./{basename(path)}",
    lambda path, _: f"../../../{path}",
    lambda path, _: f"gone/{basename(path)}",
    lambda path, _: path.upper(),
    lambda path, _: basename(path).lower(),
    lambda path, _: basename(path).replace(".md", "s"),
    lambda path, _: "Mate",
    lambda path, _: "Nowhere at all",
)
FORMS = (
    "[[{}{}]]",
    "[[{}{}|so]]",
    "![[{}{}]]",
    "[so]({}{})",
    "[so](<{}{}>)",
    "%% [[{}{}]] %%",
    "`[[{}{}]]`",
    "|a|\n|-|\n|[[{}{}|so]]|",
    "> - [[ {}{} ]]",
)


@st.composite
def shelves(draw: st.DrawFn) -> dict[str, str]:
    """A small vault in which one file is called `OLD`."""
    renamed = draw(RENAMED)
    paths = [*draw(st.lists(PATHS, min_size=1, max_size=5, unique=True)), renamed]
    files: dict[str, str] = {}
    for path in paths:
        links = [
            draw(st.sampled_from(FORMS)).format(
                draw(st.sampled_from(SPELLINGS))(draw(st.sampled_from((*paths, renamed, renamed))), path), draw(ANCHORS)
            )
            for _ in range(draw(st.integers(0, 4)))
        ]
        head = "---\naliases: [Mate]\n---\n" if path == renamed and draw(st.booleans()) else ""
        body = "\n\n".join((*draw(st.lists(st.sampled_from(PARTS), max_size=4)), *links))
        card = canvas({"file": draw(st.sampled_from(paths)), "subpath": draw(ANCHORS)}, {"text": body})
        files[path] = card if path.endswith(".canvas") else f"{head}{body}"
    return files


def told(files: Mapping[str, str], tracked: Iterable[str] | None = None) -> list[str]:
    """Everything that the rules say of a vault, with what they point at."""
    findings = lint.run(vault_of(files, tracked=tracked), CHECKED)
    return [f"{each.place} {each.code} {each.message} {each.target} {[*map(str, each.related)]}" for each in findings]


def renamed(text: str) -> str:
    for spelled in (str, str.lower, str.upper):
        text = text.replace(spelled(OLD), spelled(NEW))
    return text


@given(shelves(), st.booleans())
def test_renaming_a_file_and_all_links_to_it_changes_no_finding_but_for_the_name(
    files: dict[str, str], is_in_git: bool
) -> None:
    known = [*files][::2] if is_in_git else None
    after = told({renamed(path): renamed(text) for path, text in files.items()}, known and [*map(renamed, known)])
    assert sorted(after) == sorted(map(renamed, told(files, known)))


@given(st.data(), shelves())
def test_the_order_of_files_does_not_matter(data: st.DataObject, files: dict[str, str]) -> None:
    shuffled = data.draw(st.permutations([*files]))
    assert told({path: files[path] for path in shuffled}) == told(files)


@given(shelves())
def test_what_is_proposed_for_a_lost_link_leads_somewhere(files: dict[str, str]) -> None:
    shelf = vault_of(files)
    for finding in lint.run(shelf, CHECKED):
        _, _, meant = finding.message.partition("; did you mean ")
        proposed = re.findall("'([^']*)'", meant) if finding.code in ("LNK001", "LNK006") else []
        proposed += re.findall(r"write !?\[\[(.*)\]\]", finding.message) if finding.code == "LNK005" else []
        targets = [re.split(r"[#|\\]", each)[0] for each in proposed]
        assert all(len(shelf.find(target, finding.path)) == 1 for target in targets), finding.message


@given(shelves())
def test_a_link_is_lost_for_one_reason(files: dict[str, str]) -> None:
    lost = ("LNK001", "LNK005", "LNK006", "LNK010", "LNK011")
    places = [each.place for each in lint.run(vault_of(files), CHECKED) if each.code in lost]
    assert len({*places}) == len(places)


@pytest.mark.parametrize(
    ("folder", "place"),
    [
        ("/", ""),
        ("img", "; the vault keeps attachments in 'img'"),
        ("./", "; the vault keeps attachments beside the note"),
        ("./img", "; the vault keeps attachments in 'img' beside the note"),
    ],
)
def test_a_missing_attachment_tells_where_they_are_kept(folder: str, place: str) -> None:
    files = vault("![[pot.png]]", {".obsidian/app.json": json.dumps({"attachmentFolderPath": folder})})
    assert said("LNK006", files) == [f"1:1: there is no file 'pot.png'{place}"]
