"""Seeds: text in, and what the page holds out, line by line; what it holds is kept, whatever its shape."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.model import UNREADABLE, Fault, Page, Severity
from vaultkit.seed import LAWS, name, parse

LINE_PAGE = """\
INQUIRING LINE

Why tea?

This explores tea.


It wakes. Does tea wake? says so.

And Is tea warm? (rarely).

Sources 2 notes

Does tea wake?

It does.

Is tea warm?

It is.

Next inquiring lines
- Why water?
- Why milk?
"""

NOTE_PAGE = """\
Does tea wake?
Explores sleep.
Finding 1: it does.
Finding 2: so does milk.
Inquiring lines that use this note as a source 2
This note is a source for these synthesized inquiries. Follow a line forward.
- Why tea?
- Why milk?
Related concepts in this collection 2
This note in its neighbourhood — explore the map, then jump to a related concept.
Click a node to walk
-
Is tea warm?
Explores heat.
contradicts: it is cold
-
Is tea wet?
Explores water.
see also
Related papers in this collection 2
Papers most semantically related to this note, ranked.
- Tea: A Survey
- On Leaves
Original note title
tea wakes people
"""


def lines(page: Page) -> list[str]:
    """A page as a reader would tell it, with the place of everything that has one."""
    lists = ("sources", "next", "used_by", "related", "papers")
    entries = [
        f"{part} {entry.line}:{entry.column} " + " | ".join(filter(None, (entry.title, entry.text, entry.annotation)))
        for part in lists
        for entry in getattr(page, part)
    ]
    heads = [f"{key} {value}" for key in ("kind", "title", "intro", "claim") if (value := getattr(page, key))]
    paragraphs = [f"text {each.line}:{each.column} {each.text}" for each in page.paragraphs]
    return [*heads, *paragraphs, *entries, *faults(page)]


def faults(page: Page) -> list[str]:
    return [f"fault {each.line}:{each.column} {each.kind}: {each.message}" for each in page.faults]


LINE_LINES = [
    "kind line",
    "title Why tea?",
    "intro This explores tea.",
    "text 8:1 It wakes. Does tea wake? says so.",
    "text 10:1 And Is tea warm? (rarely).",
    "sources 14:1 Does tea wake? | It does.",
    "sources 18:1 Is tea warm? | It is.",
    "next 23:3 Why water?",
    "next 24:3 Why milk?",
]
NOTE_LINES = [
    "kind note",
    "title Does tea wake?",
    "intro Explores sleep.",
    "claim tea wakes people",
    "text 3:1 Finding 1: it does.",
    "text 4:1 Finding 2: so does milk.",
    "used_by 7:3 Why tea?",
    "used_by 8:3 Why milk?",
    "related 13:1 Is tea warm? | Explores heat. | contradicts: it is cold",
    "related 17:1 Is tea wet? | Explores water. | see also",
    "papers 22:3 Tea: A Survey",
    "papers 23:3 On Leaves",
]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text, id="as it is"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="CRLF"),
        pytest.param(lambda text: text.replace("\n", "\r"), id="CR"),
        pytest.param(lambda text: text.replace("\n", " \t\u00a0\u2003\n"), id="blanks at line ends"),
        pytest.param(lambda text: text.replace("\n\n", "\n \ufeff\t\n"), id="blank lines with blanks"),
        pytest.param(lambda text: text.rstrip("\n"), id="no newline at the end"),
        pytest.param(lambda text: text + "\n\n \n", id="newlines at the end"),
        pytest.param(lambda text: "\ufeff" + text, id="BOM"),
    ],
)
@pytest.mark.parametrize(("text", "expected"), [(LINE_PAGE, LINE_LINES), (NOTE_PAGE, NOTE_LINES)], ids=["line", "note"])
def test_both_kinds_read_the_same_however_the_file_was_saved(change, text, expected):
    assert lines(parse("a.txt", change(text))) == expected


def test_columns_count_characters_of_the_stored_line():
    page = parse("a.txt", "\ufeff INQUIRING LINE\n  Why?\n\tSo.\n \u3000Text.\nNext inquiring lines\n \t*\t Why 茶?\n")
    assert lines(page)[3:] == ["text 4:3 Text.", "next 6:6 Why 茶?"]


AGAIN = "section-out-of-place: the section"
COUNT = "count-differs: the head says"
STRAY = "that is no entry: kept as a paragraph"
KEPT = "its text is kept as paragraphs"
LINE_HEAD = "INQUIRING LINE\nWhy tea?\nThis explores tea.\nA? and B? say so.\n"
LINE_HEAD_LINES = ["kind line", "title Why tea?", "intro This explores tea.", "text 4:1 A? and B? say so."]

# What follows LINE_HEAD, from line 5 on, and what comes of it.
LINE_TABLE = {
    "nothing": ("", []),
    "empty sections": ("Sources 0 notes\nNext inquiring lines\n", []),
    "sources without a count": ("Sources\nA?\na\nB?\nb", ["sources 6:1 A? | a", "sources 8:1 B? | b"]),
    "any case, a colon, one note": ("SOURCES 1 Note:\nA?\na", ["sources 6:1 A? | a"]),
    "a wrong count": ("Sources 3\nA?\na", ["sources 6:1 A? | a", f"fault 5:1 {COUNT} 3, the list has 1"]),
    "a count of nothing": ("Sources 1 notes\n", [f"fault 5:1 {COUNT} 1, the list has 0"]),
    "the first without summary": ("Sources 2\nA?\nB?\nb", ["sources 6:1 A?", "sources 7:1 B? | b"]),
    "the last without summary": ("Sources 2\nA?\na\nB?", ["sources 6:1 A? | a", "sources 8:1 B?"]),
    "none with summary": ("Sources 2\nA?\nB?", ["sources 6:1 A?", "sources 7:1 B?"]),
    "a summary in two paragraphs": (
        "Sources 2\nA?\na\n\nmore\nB?\nb",
        ["sources 6:1 A? | a more", "sources 10:1 B? | b"],
    ),
    "two paragraphs here, no summary there": (
        "Sources 2\nA?\na\nmore\nB?",
        ["sources 6:1 A? | a more", "sources 9:1 B?"],
    ),
    "a summary that asks": ("Sources 2\nA?\nis it a?\nB?\nb", ["sources 6:1 A? | is it a?", "sources 8:1 B? | b"]),
    "titles that do not ask": ("Sources 2 notes\nX\nx\nY\ny", ["sources 6:1 X | x", "sources 8:1 Y | y"]),
    "titles that do not ask, uncounted": ("Sources\nX\nx\nY\ny", ["sources 6:1 X | x", "sources 8:1 Y | y"]),
    "bulleted sources": ("Sources 2\n- A?\n- a\n• B?\n• b", ["sources 6:3 A? | a", "sources 8:3 B? | b"]),
    "a source twice": (
        "Sources 2\nA?\na\nA?\nb",
        ["sources 6:1 A? | a b", "fault 8:1 listed-twice: 'A?' is listed twice"],
    ),
    "a source twice, the same words": (
        "Sources 2\nA?\na\nA?\na",
        ["sources 6:1 A? | a", "fault 8:1 listed-twice: 'A?' is listed twice"],
    ),
    "next without bullets": ("Next inquiring lines\nWhy so?\nOn that", ["next 6:1 Why so?", "next 7:1 On that"]),
    "next with and without bullets": (
        "Next inquiring lines 2\n- On that\nWhy so?\nstray",
        [
            "text 8:1 stray",
            "next 6:3 On that",
            "next 7:1 Why so?",
            f"fault 8:1 stray-text: text in 'Next inquiring lines 2' {STRAY}",
        ],
    ),
    "empty bullets": ("Next inquiring lines 1\n-\n- Why so?\n*\n•", ["next 7:3 Why so?"]),
    "the other order": (
        "Next inquiring lines\nSources 1 notes\nA?\na",
        ["sources 7:1 A? | a", f"fault 6:1 {AGAIN} 'Sources 1 notes' stands later than usual"],
    ),
    "a section again": (
        "Sources 1 notes\nA?\na\nSources 2 notes\nB?\nb\nA?\nc",
        [
            "sources 6:1 A? | a c",
            "sources 9:1 B? | b",
            f"fault 8:1 {AGAIN} 'Sources 2 notes' stands here again",
            "fault 11:1 listed-twice: 'A?' is listed twice",
        ],
    ),
    "a section of a note": (
        "Sources 1\nA?\na\nOriginal note title\ntea is tea",
        [
            "text 8:1 Original note title",
            "text 9:1 tea is tea",
            "sources 6:1 A? | a",
            f"fault 8:1 section-out-of-place: a line has no section 'Original note title': {KEPT}",
        ],
    ),
    "titles of other scripts": (
        "Sources 3\n茶是什么？\n好\nجيد؟\nجي\nचाय क्या है?\nचाय",
        ["sources 6:1 茶是什么？ | 好", "sources 8:1 جيد؟ | جي", "sources 10:1 चाय क्या है? | चाय"],
    ),
    "titles of other scripts, one summary missing": (
        "Sources 3\n茶是什么？\nجيد؟\nجي\nचाय क्या है?\nचाय",
        ["sources 6:1 茶是什么？", "sources 7:1 جيد؟ | جي", "sources 9:1 चाय क्या है? | चाय"],
    ),
    "a head inside a sentence": ("Sources 2 notes are few.", ["text 5:1 Sources 2 notes are few."]),
    "a number that no list reaches": (f"Sources {'9' * 5000}", [f"text 5:1 Sources {'9' * 5000}"]),
}


@pytest.mark.parametrize(("text", "expected"), LINE_TABLE.values(), ids=LINE_TABLE)
def test_a_line_page(text, expected):
    said = lines(parse("a.txt", LINE_HEAD + text))
    assert said == [*LINE_HEAD_LINES, *expected]


NOTE_HEAD = "Does tea wake?\nExplores sleep.\n"
USED_BY = "Inquiring lines that use this note as a source"
RELATED = "Related concepts in this collection"
PAPERS = "Related papers in this collection"

# What follows NOTE_HEAD, from line 3 on, and what comes of it.
NOTE_TABLE = {
    "a claim alone": ("Original note title\ntea wakes", ["claim tea wakes"]),
    "no claim under its head": (
        "Original note title",
        ["fault 3:1 stray-text: the original note title is missing"],
    ),
    "two claims": (
        "Original note title\ntea wakes\nit does",
        [
            "claim tea wakes",
            "text 5:1 it does",
            f"fault 5:1 stray-text: text in 'Original note title' {STRAY}",
        ],
    ),
    "empty sections": (f"{USED_BY} 0\n{RELATED} 0\n{PAPERS}\n", []),
    "a title that speaks of maps": (
        f"{USED_BY} 2\n- How do agents explore the map?\n- Click a node",
        ["used_by 4:3 How do agents explore the map?", "used_by 5:3 Click a node"],
    ),
    "furniture among titles": (
        f"{USED_BY} 1\nexplore the map\n- Why so?\nClick a node to walk",
        ["used_by 5:3 Why so?"],
    ),
    "prose like furniture": (
        "Click a node and wait.\nOriginal note title\nx",
        ["claim x", "text 3:1 Click a node and wait."],
    ),
    "stray text in a list": (
        f"{USED_BY} 1\n- Why so?\nas we explore the map of tea.",
        [
            "text 5:1 as we explore the map of tea.",
            "used_by 4:3 Why so?",
            f"fault 5:1 stray-text: text in '{USED_BY} 1' {STRAY}",
        ],
    ),
    "a title twice": (
        f"{PAPERS} 2\n- Tea: A Survey\n-  Tea:  A  Survey",
        ["papers 4:3 Tea: A Survey", "fault 5:4 listed-twice: 'Tea:  A  Survey' is listed twice"],
    ),
    "blocks of one to five lines": (
        f"{RELATED} 5\n-\nA?\n-\nB?\nb\n-\nC?\nc\nsee also\n-\nD?\nd\nd2\nsee also\n-\nE?\ne\ne2\ne3\nsee also\n-",
        [
            "related 5:1 A?",
            "related 7:1 B? | b",
            "related 10:1 C? | c | see also",
            "related 14:1 D? | d d2 | see also",
            "related 19:1 E? | e e2 e3 | see also",
        ],
    ),
    "empty blocks and other dashes": (f"{RELATED} 1\n-\n–\nA?\na\n—\n-", ["related 6:1 A? | a"]),
    "text above the first dash": (
        f"{RELATED} 1\nA?\n-\nB?",
        [
            "text 4:1 A?",
            "related 6:1 B?",
            f"fault 4:1 stray-text: text in '{RELATED} 1' {STRAY}",
        ],
    ),
    "a related concept twice": (
        f"{RELATED} 2\n-\nA?\na\nsee also\n-\nA?\nb\nsee also",
        ["related 5:1 A? | a b | see also", "fault 9:1 listed-twice: 'A?' is listed twice"],
    ),
    "the order turned round": (
        f"Original note title\ntea wakes\n{PAPERS} 1\n- P\n{RELATED} 1\n-\nA?\n{USED_BY} 1\n- Why so?",
        [
            "claim tea wakes",
            "used_by 11:3 Why so?",
            "related 9:1 A?",
            "papers 6:3 P",
            f"fault 5:1 {AGAIN} '{PAPERS} 1' stands later than usual",
            f"fault 7:1 {AGAIN} '{RELATED} 1' stands later than usual",
            f"fault 10:1 {AGAIN} '{USED_BY} 1' stands later than usual",
        ],
    ),
    "a section of a line": (
        f"{USED_BY}\nSources 1 notes\nA?\na",
        [
            "text 4:1 Sources 1 notes",
            "text 5:1 A?",
            "text 6:1 a",
            f"fault 4:1 section-out-of-place: a note has no section 'Sources 1 notes': {KEPT}",
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), NOTE_TABLE.values(), ids=NOTE_TABLE)
def test_a_note_page(text, expected):
    said = lines(parse("a.txt", NOTE_HEAD + text))
    assert said == ["kind note", "title Does tea wake?", "intro Explores sleep.", *expected]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("inquiring line\nWhy?", "line"),
        ("Why?\nSources 1 notes\nA?\na", "line"),
        ("Why?\nNext inquiring lines\n- A?", "line"),
        ("Why?\nSources\nOriginal note title\nx", "note"),
        (f"Why?\n{PAPERS}\n- P", "note"),
        (f"INQUIRING LINE\nWhy?\n{PAPERS}\n- P", "line"),
    ],
)
def test_the_kind_shows_in_the_kicker_and_the_heads(text, kind):
    assert parse("a.txt", text).kind == kind


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1:1 unknown-page: the page is empty"),
        ("\ufeff\r\n \n", "1:1 unknown-page: the page is empty"),
        ("\n Just a title\nand text", "2:2 unknown-page: the page is neither an inquiring line nor a note page"),
        ("INQUIRING LINE", "1:1 unknown-page: the page has no title"),
        ("Original note title\ntea wakes", "1:1 unknown-page: the page has no title"),
        ("INQUIRING LINE\nSources 0 notes\n", "1:1 unknown-page: the page has no title"),
        ("\x00\x01\ufffd", "1:1 unknown-page: the page is neither an inquiring line nor a note page"),
    ],
)
def test_an_unknown_page_is_a_fault_and_nothing_else(text, said):
    assert lines(parse("a.txt", text)) == [f"fault {said}"]


@pytest.mark.parametrize("text", [LINE_PAGE, "what is this?"])
def test_faults_of_reading_the_file_come_first(text):
    first = Fault(UNREADABLE, 3, 1, "line 3 is no UTF-8")
    page = parse("a.txt", text, (first,))
    assert page.faults == (first, *parse("a.txt", text).faults)


def test_every_law_has_its_own_code_and_name():
    assert len({law.code for law in LAWS}) == len({law.name for law in LAWS}) == len(LAWS)
    assert {law.severity for law in LAWS} <= set(Severity)


@pytest.mark.parametrize(
    ("title", "compared"),
    [(" Why  tea?\u00a0", "Why tea?"), (unicodedata.normalize("NFD", "Café 한글"), "Café 한글"), ("\t", "")],
)
def test_titles_are_compared_in_nfc_with_single_blanks(title, compared):
    assert name(title) == compared


HEADS = (
    "Sources 2 notes",
    "Sources:",
    "Next inquiring lines",
    f"{USED_BY} 3",
    f"{RELATED} 1",
    PAPERS,
    "Original note title",
)
# A line, and the part of it that must not be lost; `{}` becomes a number that no other line has.
SHAPES = [
    *((head, "") for head in HEADS),
    *((mark, "") for mark in ("-", "–", "*", "", " \t", "INQUIRING LINE")),
    ("Click a node {}", ""),
    ("This note is a source for these {}", ""),
    *((text, text) for text in ("Is it {}?", "It is {}.", "茶{}？", "It {} explore the map", "cafe\u0301 {}", "-{}")),
    *((f"{bullet} {text}", text) for bullet in "-*•" for text in ("Is it {}?", "It is {}", "Click a node {}", "- {}")),
]


@given(
    st.lists(st.sampled_from(SHAPES), max_size=25),
    st.sampled_from(["INQUIRING LINE\nT?\nG", "T?\nG\nOriginal note title\nC", "T?\nG\nSources"]),
    st.sampled_from(["\n", "\r\n", "\r", "\n\n"]),
)
def test_whatever_a_page_holds_is_kept(shapes, start, end):
    numbered = [(line.format(f"n{index}n"), kept.format(f"n{index}n")) for index, (line, kept) in enumerate(shapes)]
    page = parse("a.txt", end.join((*start.split("\n"), *(line for line, _ in numbered))))
    assert page.kind
    entries = (*page.sources, *page.next, *page.used_by, *page.related, *page.papers)
    words = [page.title, page.intro, page.claim, *(each.text for each in page.paragraphs)]
    words += [text for entry in entries for text in entry[:3]]
    for _, kept in numbered:
        assert any(kept in each for each in words)


ODD_LINES = st.sampled_from([*HEADS, "INQUIRING LINE", "- ", "x", "x?", "\ufeff", "\x85", "\v"])


@given(st.text() | st.lists(ODD_LINES).map("\n".join))
def test_reading_never_raises_and_places_are_inside_the_text(text):
    page = parse("a.txt", text)
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    placed = (*page.paragraphs, *page.sources, *page.next, *page.used_by, *page.related, *page.papers, *page.faults)
    for each in placed:
        assert 1 <= each.line <= len(rows)
        assert 1 <= each.column <= max(1, len(rows[each.line - 1]))
    for each in page.paragraphs:
        assert rows[each.line - 1][each.column - 1 :].startswith(each.text)
    assert page.kind or page.faults
