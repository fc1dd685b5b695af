"""Pages woven into one collection: who becomes a member, what each one knows, and what does not go together."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vaults import SEEDS, needs_seeds

from vaultkit.collection import Collection, Member, collect
from vaultkit.model import Page
from vaultkit.seed import parse
from vaultkit.vocabulary import LINE, NOTE, PAGE, PAPER, STUB

ROOT = Path(__file__).parents[1]

TEA = """\
INQUIRING LINE
Why tea?
This explores tea. Is tea warm? It is.
Does tea wake? It does. tea wakes people so.
Sources 2 notes
Is tea warm?
Tea is warm.
tea wakes people
Tea wakes.
Next inquiring lines
- Why milk?
"""
MILK = """\
INQUIRING LINE
Why milk?
This explores milk.
Is tea warm? Not here.
Sources 1 note
Is tea warm?
Milk is not.
"""
WAKE = """\
Does tea wake?
Explores sleep.
This contradicts Is tea warm? and no more.
Inquiring lines that use this note as a source 2
- Why tea?
- Why water?
Related concepts in this collection 2
-
Is tea warm?
Explores heat.
partially contradicts: it is cold
-
Is tea wet?
Explores water.
see also
Related papers in this collection 1
- Tea: A Survey
Original note title
tea wakes people
"""
WET = """\
Is tea wet?
Explores water.
Inquiring lines that use this note as a source 1
- Why water?
Related concepts in this collection 1
-
tea wakes people
Explores sleep.
see also
Related papers in this collection 1
- Tea: A Survey
"""


def woven(*texts: str) -> Collection:
    """A collection of seeds called `1.txt`, `2.txt` and so on."""
    return collect(parse(f"{number}.txt", text) for number, text in enumerate(texts, start=1))


def told(member: Member) -> list[str]:
    """What a member knows, one line a field that says something; prose with its mentions between « and »."""
    plain = ("claim", "description", "summary", "framing", "seed")
    many = ("sources", "next", "used_by", "papers", "mentioned_by")
    relations = [
        f"{each.subject} {each.type} {each.object} ({each.strength}, {each.asserted_on} {each.line}:{each.column})"
        for each in member.relations
    ]
    return [
        f"{member.kind} {member.status}",
        *(f"{key}: {getattr(member, key)}" for key in plain if getattr(member, key)),
        *(f"{key}: {' + '.join(getattr(member, key))}" for key in many if getattr(member, key)),
        *relations,
        *(f"> {marked(each.text, each.mentions)}" for each in member.prose),
    ]


def marked(text: str, mentions: Iterable[tuple[int, int, str]]) -> str:
    for start, end, _ in reversed(list(mentions)):
        text = f"{text[:start]}«{text[start:end]}»{text[end:]}"
    return text


def faults(collection: Collection) -> list[str]:
    return [f"{path}:{each.line}:{each.column} {each.kind}: {each.message}" for path, each in collection.faults]


def test_every_title_that_pages_name_becomes_a_member():
    collection = woven(TEA, MILK, WAKE, WET)
    assert list(collection.members) == sorted(collection.members)
    assert {title: told(member) for title, member in collection.members.items()} == {
        "Why tea?": [
            "line page",
            "framing: This explores tea. Is tea warm? It is.",
            "seed: 1.txt",
            "sources: Is tea warm? + Does tea wake?",
            "next: Why milk?",
            "> This explores tea. «Is tea warm?» It is.",
            "> «Does tea wake?» It does. «tea wakes people» so.",
        ],
        "Why milk?": [
            "line page",
            "framing: This explores milk.",
            "seed: 2.txt",
            "sources: Is tea warm?",
            "> This explores milk.",
            "> «Is tea warm?» Not here.",
        ],
        "Why water?": ["line stub", "sources: Does tea wake? + Is tea wet?"],
        "Does tea wake?": [
            "note page",
            "claim: tea wakes people",
            "description: Explores sleep.",
            "summary: Tea wakes.",
            "seed: 3.txt",
            "used_by: Why tea? + Why water?",
            "papers: Tea: A Survey",
            "Is tea warm? contradicts Does tea wake? (partial, Does tea wake? 9:1)",
            "Is tea wet? informs Does tea wake? (normal, Does tea wake? 13:1)",
            "Does tea wake? informs Is tea wet? (normal, Is tea wet? 7:1)",
            "> Explores sleep.",
            "> This contradicts «Is tea warm?» and no more.",
        ],
        "Is tea wet?": [
            "note page",
            "description: Explores water.",
            "seed: 4.txt",
            "used_by: Why water?",
            "papers: Tea: A Survey",
            "Does tea wake? informs Is tea wet? (normal, Is tea wet? 7:1)",
            "Is tea wet? informs Does tea wake? (normal, Does tea wake? 13:1)",
            "> Explores water.",
        ],
        "Is tea warm?": [
            "note stub",
            "description: Explores heat.",
            "summary: Milk is not.",
            "used_by: Why milk? + Why tea?",
            "Is tea warm? contradicts Does tea wake? (partial, Does tea wake? 9:1)",
            "> Explores heat.",
            "> Milk is not.",
        ],
        "Tea: A Survey": ["paper stub", "mentioned_by: Does tea wake? + Is tea wet?"],
    }
    assert faults(collection) == []


def test_a_claim_and_its_title_are_one_member():
    collection = woven(TEA, WAKE)
    assert collection.claims == {"tea wakes people": "Does tea wake?"}
    assert collection.title("tea wakes people") == collection.title("Does tea wake?") == "Does tea wake?"
    assert "tea wakes people" not in collection.members


def test_titles_are_one_where_only_blanks_and_composition_differ():
    line = "INQUIRING LINE\nT\nF\nSources 1\nIs  the\u00a0cafe\u0301 open?\ns"
    assert list(woven(line, "Is the caf\u00e9 open?\nG\nOriginal note title\nc").members) == ["Is the café open?", "T"]


def test_no_pages_and_unknown_pages_make_no_members():
    assert collect(()) == Collection({}, {}, ())
    unknown = woven("what is this?")
    assert unknown.members == {}
    assert faults(unknown) == ["1.txt:1:1 unknown-page: the page is neither an inquiring line nor a note page"]


def line(title: str, *sources: str) -> str:
    return "\n".join(["INQUIRING LINE", title, "F", *itertools.chain(("Sources",), *([each, "s"] for each in sources))])


def note(title: str, lines: Iterable[str] = (), related: Iterable[str] = (), claim: str = "") -> str:
    """A note page; `related` are blocks of title, gloss and annotation with ` / ` between."""
    used_by = ["Inquiring lines that use this note as a source", *(f"- {each}" for each in lines)]
    blocks = ["Related concepts in this collection", *(row for each in related for row in ("-", *each.split(" / ")))]
    return "\n".join([title, "G", *used_by, *blocks, *(["Original note title", claim] if claim else [])])


def test_used_by_keeps_the_order_of_the_page_and_adds_the_lines_it_does_not_name():
    collection = woven(note("A?", ("Z?", "B?")), line("C?", "A?"), line("Z?", "A?"), line("Aa?", "A?"))
    assert collection.members["A?"].used_by == ("Z?", "B?", "Aa?", "C?")


def test_a_stub_says_what_most_pages_say_of_it():
    lines = [f"INQUIRING LINE\nL{number}\nF\nSources 1\nA?\n{words}" for number, words in enumerate(("x", "y", "y"))]
    assert woven(*lines).members["A?"].summary == "y"
    assert woven(*lines[:2]).members["A?"].summary == "x"


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        # each end of a relation knows it
        ((note("A?", related=("B? / g / supports: it",)),), {"A?": ["B? supports A?"], "B?": ["B? supports A?"]}),
        # the page is the subject of what it says in the passive
        ((note("A?", related=("B? / g / contradicted by this note",)),), {"B?": ["A? contradicts B?"]}),
        # said from both sides: a symmetric one is the same statement, and each page shows its own words
        (
            (note("A?", related=("B? / g / contradicts",)), note("B?", related=("A? / g / partially contradicts",))),
            {"A?": ["B? contradicts A?"], "B?": ["A? contradicts B? (partial)"]},
        ),
        # a page that speaks of itself does so once
        ((note("A?", related=("A? / g / supports: it",)),), {"A?": ["A? supports A?"]}),
        # its own come first, in its page's order, then those of other pages by their titles
        (
            (
                note("C?", related=("A? / g / explains",)),
                note("B?", related=("A? / g / see also",)),
                note("A?", related=("E? / g / supports: it", "D? / g / qualifies")),
            ),
            {"A?": ["E? supports A?", "D? qualifies A?", "A? informs B?", "A? explains C?"]},
        ),
        # only notes have relations; the other side still says what its page says
        (
            (line("L?"), note("A?", related=("L? / g / supports: it",))),
            {"L?": [], "A?": ["L? supports A?"]},
        ),
    ],
)
def test_relations_from_both_ends(pages, expected):
    members = woven(*pages).members
    said = {
        title: [
            f"{each.subject} {each.type} {each.object}" + (f" ({each.strength})" if each.strength != "normal" else "")
            for each in members[title].relations
        ]
        for title in expected
    }
    assert said == expected


CITING = """\
INQUIRING LINE
Why tea?
Framing: B?
It is. A? said so,
  as C? did; and C? again.
Sources 4
B?
b
a c
a
D?
d
E?
e
"""


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (
            (CITING, note("A?", ("Why tea?",), claim="a c"), note("F?", related=("C? / g / see also",))),
            [
                "1.txt:5:6 citation-not-listed: the note 'C?' is cited and not listed as a source",
                "1.txt:11:1 source-never-cited: the source 'D?' is listed and never cited",
                "1.txt:13:1 source-never-cited: the source 'E?' is listed and never cited",
            ],
        ),
        # a note that the framing alone cites
        (
            ("INQUIRING LINE\nL?\nF A? so.", note("A?")),
            ["1.txt:1:1 citation-not-listed: the note 'A?' is cited and not listed as a source"],
        ),
        # lines, papers and the page itself may be named in passing
        (
            (
                "INQUIRING LINE\nL?\nF\nL? and M? and P.",
                note("A?", ("M?",)) + "\nRelated papers in this collection\n- P",
            ),
            [],
        ),
        (
            (line("M?", "A?"), line("L?", "A?"), note("A?", ("M?",))),
            [
                "1.txt:5:1 source-never-cited: the source 'A?' is listed and never cited",
                "2.txt:5:1 source-never-cited: the source 'A?' is listed and never cited",
                "3.txt:1:1 backlink-not-listed: the line 'L?' rests on this note, whose list does not name it",
            ],
        ),
        # clashes of kind, told by the page behind the title or by every page that names it
        (
            (note("A?", ("A?", "X?")), "B?\nG\nRelated papers in this collection\n- X?"),
            [
                "1.txt:1:1 title-clash: the title 'A?' is listed here as a line, and it is a note",
                "2.txt:1:1 title-clash: the title 'X?' is listed here as a paper, and it is a line",
            ],
        ),
        (
            (note("A?"), line("A?")),
            ["1.txt:1:1 title-clash: the title 'A?' has a page in '2.txt' too; this one is left out"],
        ),
        (
            (note("A?", claim="c"), note("B?", claim="c"), note("C?", claim="A?"), note("D?", claim="D?")),
            [
                "2.txt:1:1 title-clash: the claim 'c' is that of 'A?' too",
                "3.txt:1:1 title-clash: the claim 'A?' is that of 'A?' too",
            ],
        ),
    ],
)
def test_what_does_not_go_together(pages, expected):
    assert faults(woven(*pages)) == expected


def test_faults_of_the_pages_are_told_with_those_that_show_beside_others():
    collection = woven(line("L?", "A?", "A?"), "huh")
    assert faults(collection) == [
        "1.txt:5:1 source-never-cited: the source 'A?' is listed and never cited",
        "1.txt:7:1 listed-twice: 'A?' is listed twice",
        "2.txt:1:1 unknown-page: the page is neither an inquiring line nor a note page",
    ]


@pytest.mark.parametrize(
    ("pages", "kind", "known"),
    [
        ((note("A?", ("X?",)), line("L?", "X?")), "note stub", "used_by: L?"),
        ((note("A?", ("X?",)), "B?\nG\nRelated papers in this collection\n- X?"), "line stub", "sources: A?"),
    ],
)
def test_a_title_of_two_kinds_is_a_note_before_a_line_before_a_paper(pages, kind, known):
    member = told(woven(*pages).members["X?"])
    assert member[0] == kind
    assert known in member


def test_of_two_pages_with_one_title_the_richer_one_is_used_wherever_it_stands():
    poor, rich = "A?\nG\nOriginal note title\nc", "A?\nG\nmuch more\nOriginal note title\nd"
    for pages in ((poor, rich), (rich, poor)):
        collection = woven(*pages)
        assert collection.members["A?"].claim == "d"
        assert len(collection.faults) == 1


def test_what_the_poorer_page_adds_is_kept():
    rich = note("A?", ["L?"], ["B? / a gloss of some length / supports it"], "the claim of it")
    poor = "A?\nAnother gloss\nIts own words\nInquiring lines that use this note as a source\n- M?\n- L?"
    member = woven(rich, poor).members["A?"]
    assert member.used_by == ("L?", "M?")
    assert [each.text for each in member.prose][-2:] == ["Another gloss", "Its own words"]
    assert [each.type for each in member.relations] == ["supports"]


TITLES = st.sampled_from(["A?", "B?", "C?", "c", "D?"])
SOME = st.lists(TITLES, max_size=3)
BLOCKS = st.lists(
    st.tuples(TITLES, st.sampled_from(["contradicts", "supports: it", "so"])).map(lambda b: f"{b[0]} / g / {b[1]}")
)
PAGES = st.lists(
    st.builds(lambda title, sources: line(title, *sources), TITLES, SOME)
    | st.builds(note, TITLES, SOME, BLOCKS, TITLES | st.just("")),
    max_size=5,
)


@given(PAGES, st.randoms(use_true_random=False))
def test_neither_order_nor_names_of_the_seeds_matter(texts, random):
    pages = [parse(f"{number}.txt", text) for number, text in enumerate(texts)]
    collection = collect(pages)
    random.shuffle(pages)
    assert collect(pages) == collection

    paths = random.sample([f"{letter}.txt" for letter in "abcdef"], len(pages))
    renamed = collect(replace(page, path=path) for page, path in zip(pages, paths, strict=True))
    assert renamed.claims == collection.claims
    assert unseeded(renamed) == unseeded(collection)
    # Of two seeds of one title the faults of either may be told, by their names.
    assert sorted(fault.kind for _, fault in renamed.faults) == sorted(fault.kind for _, fault in collection.faults)


def unseeded(collection: Collection) -> list[Member]:
    """The members without what is said of the seed itself: its name, and the places in it."""
    return [
        replace(member, seed="", relations=tuple(each._replace(line=0, column=0) for each in member.relations))
        for member in collection.members.values()
    ]


@given(PAGES)
def test_all_that_members_name_are_members_and_sources_and_used_by_mirror_each_other(texts):
    collection = woven(*texts)
    members = collection.members
    for title, member in members.items():
        named = (*member.sources, *member.next, *member.used_by, *member.papers, *member.mentioned_by)
        assert {*named} <= set(members)
        assert all(title in (each.subject, each.object) for each in member.relations)
        assert {collection.title(mention.name) for prose in member.prose for mention in prose.mentions} <= set(members)
        if member.kind == LINE and member.status == PAGE:
            notes = [each for each in member.sources if members[each].kind == NOTE]
            assert all(title in members[each].used_by for each in notes)


def folder(path: Path) -> list[Page]:
    return [parse(file.name, file.read_bytes().decode()) for file in sorted(path.glob("*.txt"))]


@pytest.mark.parametrize(
    ("path", "titles", "backlinks"), [(ROOT / "seeds", 67, 22), pytest.param(SEEDS, 362, 317, marks=needs_seeds)]
)
def test_the_five_documents(path, titles, backlinks):
    pages = folder(path)
    collection = collect(pages)
    members = collection.members.values()
    kinds = Counter((member.kind, member.status) for member in members)
    mentions = Counter(
        {
            kind: sum(len(each.mentions) for m in members if m.seed and m.kind == kind for each in m.prose)
            for kind in (LINE, NOTE)
        }
    )
    concept = collection.members["Do base models already contain hidden reasoning ability?"]

    assert (kinds[LINE, PAGE], kinds[NOTE, PAGE], kinds[PAPER, STUB]) == (4, 1, 8)
    assert sum(kinds.values()) == titles + 8
    assert sum(len(member.sources) for member in members if member.status == PAGE) == 35
    assert mentions == {LINE: 37, NOTE: 5}
    assert len(concept.used_by) == backlinks
    assert sum(member.status == STUB and member.sources == (concept.title,) for member in members) == backlinks - 2
    assert len(concept.relations) == 16
    assert (concept.papers[0], concept.papers[-1]) == (
        "Eliciting Reasoning in Language Models with Cognitive Tools",
        "Does Reinforcement Learning Really Incentivize Reasoning Capacity in LLMs Beyond the Base Model?",
    )
    assert len(concept.papers) == 8
    assert faults(collection) == []
