"""A file becomes a note, and back: nothing is lost between front matter and body, and every place is the file's."""

from __future__ import annotations

import pickle
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit import note
from vaultkit.markup import Passage
from vaultkit.model import UNDECODABLE, Fault, Note
from vaultkit.vocabulary import YOURS

TEXT = """---
type: line
title: "Does tea calm?"
sources:
  - "[[Tea]]"
  - "[[Cup#Handle|a cup]]"
  - "see [[Pot]]"
---

# Does tea calm?

Some [[Tea|tea]] does. ^first

## Used by

- ![[Pot]] [w](Water.md)
"""


def test_a_note_has_the_links_of_its_properties_and_of_its_body_with_the_places_of_the_file() -> None:
    tea = note.parse("lines/Tea calms.md", TEXT)
    assert [(link.target, link.property, tea.section(link), link.line, link.column) for link in tea.links] == [
        ("Tea", "sources", "", 5, 6),
        ("Cup", "sources", "", 6, 6),
        ("Tea", "", "Does tea calm?", 12, 6),
        ("Pot", "", "Used by", 16, 3),
        ("Water.md", "", "Used by", 16, 12),
    ]
    assert [(heading.text, heading.line) for heading in tea.headings] == [("Does tea calm?", 10), ("Used by", 14)]
    assert [(block.id, block.line, block.column) for block in tea.blocks] == [("first", 12, 24)]
    assert tea.keys == {"type": (2, 1), "title": (3, 1), "sources": (4, 1)}
    assert (tea.kind, tea.title, tea.body_line, tea.faults) == ("line", "Does tea calm?", 9, ())
    assert note.body(tea).startswith("\n# Does tea")


def test_passages_have_the_lines_of_the_file() -> None:
    assert list(note.passages(note.parse("a.md", TEXT))) == [
        Passage(10, 10, "# Does tea calm?"),
        Passage(12, 12, "Some [[Tea|tea]] does. ^first"),
        Passage(14, 14, "## Used by"),
        Passage(16, 16, "- ![[Pot]] [w](Water.md)"),
    ]


# A text, the line of its body, the body.
BODIES = (
    ("", 1, ""),
    ("# A\n", 1, "# A\n"),
    ("---\na: 1\n---\n# A\n", 4, "# A\n"),
    ("---\na: 1\n---\n", 4, ""),
    ("---\na: 1\n---", 4, ""),
    ("---\n---\n\n\nb", 3, "\n\nb"),
    ("---\r\na: 1\r\n---\r\n# A\r\n", 4, "# A\r\n"),
    ("\ufeff---\na: 1\n---\n# A\n", 4, "# A\n"),
    ('---\na: "x\u2028y"\nb: "\x85"\n---\n# A\n', 5, "# A\n"),
    ("---\na: x\x0cy\rz\n---\n# A\n", 4, "# A\n"),
    ("---\na: 1\n", 1, "---\na: 1\n"),
    ("---\na: [\n---\n# A\n---\n", 4, "# A\n---\n"),
    ("# A\n---\na: 1\n---\n", 1, "# A\n---\na: 1\n---\n"),
)


@pytest.mark.parametrize(("text", "line", "body"), BODIES, ids=lambda part: ascii(part)[:30])
def test_the_body_is_all_that_is_below_the_front_matter(text: str, line: int, body: str) -> None:
    found = note.parse("a.md", text)
    assert (found.body_line, note.body(found), found.text) == (line, body, text)


KINDS = (
    ("---\ntype: note\ntitle: Tea\n---\n", "note", "Tea"),
    ("---\ntype: [note]\ntitle: 7\n---\n", "", "A b.c"),
    ("---\ntitle: ''\n---\n", "", "A b.c"),
    ("---\ntitle: [\n---\n", "", "A b.c"),
    ("# Heading\n", "", "A b.c"),
)


@pytest.mark.parametrize(("text", "kind", "title"), KINDS)
def test_kind_and_title_are_those_of_the_properties(text: str, kind: str, title: str) -> None:
    found = note.parse("folder/A b.c.md", text)
    assert (found.kind, found.title) == (kind, title)


def test_faults_of_the_file_come_before_those_of_its_front_matter() -> None:
    of_file = Fault(UNDECODABLE, 3, 1, "not UTF-8 from here")
    faults = note.parse("a.md", "---\na: 1\na: 2\nb: [[c]]\n---\n", (of_file,)).faults
    assert faults[0] == of_file
    assert [(fault.kind, fault.line) for fault in faults[1:]] == [("duplicate-key", 3), ("unquoted-link", 4)]


YOURS_LINES = (
    (f"---\na: 1\n---\n# A\n\n{YOURS}\n\nmine\n", 6),
    (f"# A\r\n{YOURS}\r\n", 2),
    (f"# A\n{YOURS}\n{YOURS}\n", 2),
    ("# A\n", sys.maxsize),
    (f"# A `{YOURS}`\n", sys.maxsize),
    (f"# A\n{YOURS} and more\n", sys.maxsize),
    (f"# A\n\n  {YOURS} ", 3),
)


@pytest.mark.parametrize(("text", "line"), YOURS_LINES)
def test_what_is_below_the_line_is_its_readers(text: str, line: int) -> None:
    assert note.yours(note.parse("a.md", text)) == line


WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
METAS = st.dictionaries(WORDS, WORDS | st.lists(WORDS, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3)


@given(METAS, WORDS | st.just("# A\n\n[[b]] ^c\n"))
def test_what_is_rendered_is_parsed_again(meta: dict[str, str | tuple[str, ...]], body: str) -> None:
    found = note.parse("a.md", note.render(meta, body))
    assert found.meta == {key: list(value) if isinstance(value, tuple) else value for key, value in meta.items()}
    assert (note.body(found), found.faults) == (f"\n{body}", ())


PIECES = st.sampled_from(
    (
        *("---\n", "---\r\n", "---", "a: 1\n", 'up: "[[b]]"\n', "up: [[b]]\n", "{", '"', ": ", "\t", "- ", "> "),
        *("[[b]]", "# A\n", "\n", "^id\n", "```\n", "\ufeff", "\u2028", "\x85", "\x00", "\r", "\U0001f600"),
    )
)


@given(st.text() | st.lists(PIECES | st.text(max_size=3), max_size=30).map("".join))
def test_parsing_never_raises_and_every_place_is_in_the_file(text: str) -> None:
    found = note.parse("a.md", text)
    assert text == text[: found.body_start] + note.body(found)
    lines = text.split("\n")
    assert note.body(found) == "\n".join(lines[found.body_line - 1 :])
    places = [*found.keys.values(), *((each.line, each.column) for each in (*found.faults, *found.links))]
    places += [(each.line, each.column) for each in (*found.headings, *found.blocks)]
    assert all(1 <= column <= len(lines[line - 1]) + 1 for line, column in places)
    assert all(lines[link.line - 1][link.column - 1 :].startswith(("[", "![")) for link in found.links)


@given(st.lists(PIECES, max_size=20).map("".join))
def test_a_note_can_be_stored(text: str) -> None:
    found = note.parse("a.md", text)
    again = pickle.loads(pickle.dumps(found))
    assert isinstance(again, Note)
    assert repr(again) == repr(found)
