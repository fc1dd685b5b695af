"""Where links lead: the test cases of the obsidian reference, 11, its measured tables of 3.5 to 3.7, and laws.

A vault is written as its paths, parted by ` | `; what a link may lead to likewise, Obsidian's own choice first.
"""

from __future__ import annotations

from collections.abc import Mapping
from posixpath import basename, dirname, join, normpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit import note
from vaultkit.markup import normal_heading
from vaultkit.model import Heading, Link
from vaultkit.settings import Settings
from vaultkit.vault import Vault, fold, gather

A = {
    "Projects/Hub.md": "---\naliases:\n  - Hub Alias\n---\n# Local Heading\n",
    "Research/Target.md": "---\naliases:\n  - Unique Alias\n  - Shared Alias\n---\n# Section\n\nBlock text ^block-a\n",
    "Archive/Target.md": "---\naliases:\n  - Shared Alias\n---\n",
    "Inbox/Incoming.md": "",
    "Assets/diagram.png": "",
    "Assets/reference.pdf": "",
    "Canvas/Research.canvas": "",
}
HUB = "Projects/Hub.md"

# Fixture A, 1 to 7 and 10: a link in the hub, where it may lead, and what its anchor means there.
FIXTURE_A = (
    ("[[Research/Target#Section|t]]", "Research/Target.md", "# Section"),
    ("![[Research/Target#^block-a]]", "Research/Target.md", "^block-a"),
    ("[[Target]]", "Archive/Target.md | Research/Target.md", ""),
    ("[[Unique Alias]]", "", ""),
    ("[[Shared Alias]]", "", ""),
    ("[[#Local Heading]]", HUB, "# Local Heading"),
    ("![[Assets/reference.pdf#page=1]]", "Assets/reference.pdf", ""),
    ("[relative](../Research/Target.md#Section)", "Research/Target.md", "# Section"),
    ("%% [[Ignored Comment]] %%", "", ""),
    ("![[diagram.png]]", "Assets/diagram.png", ""),
    ("[[diagram]]", "", ""),
    ("[[Research]]", "", ""),
    ("[[Research.canvas]]", "Canvas/Research.canvas", ""),
)


@pytest.mark.parametrize(("text", "paths", "meaning"), FIXTURE_A)
def test_fixture_a(text: str, paths: str, meaning: str) -> None:
    vault = vault_of(A)
    link = only_link(HUB, text)
    found = vault.resolve(link, vault.notes[HUB])
    assert " | ".join(found) == paths
    anchors = vault.anchor(found[0], link.anchor) if found and found[0] in vault.notes else ()
    assert [f"# {each.text}" if isinstance(each, Heading) else f"^{each.id}" for each in anchors] == [meaning] * bool(
        meaning
    )


# Fixture A, 8 and 9: the path part of a link in a text card of the canvas.
def test_fixture_a_a_canvas_is_a_source_too() -> None:
    vault = vault_of(A)
    assert vault.find("../Research/Target", "Canvas/Research.canvas") == ("Research/Target.md",)
    assert vault.find("", "Canvas/Research.canvas") == ("Canvas/Research.canvas",)


# Fixture A, 11 and 12: no link of the vault at all.
@pytest.mark.parametrize(
    "text", ["`[[Ignored Inline]]`", "~~~\n[[x]]\n~~~", "[external](https://example.com/Research/Target)"]
)
def test_fixture_a_what_is_no_link(text: str) -> None:
    assert note.parse(HUB, text).links == ()


B1 = "Note.md | zzzz/Note.md | a/b/Note.md"
B2 = "zzzz/Note.md | a/b/Note.md"
B3 = f"{B2} | b/Note.md | aaaaaaaa/Note.md"
C = "Log.md | Ext.md | Sub/My Note.md | y.md | a/x.md | Cafe\u0301.md | Sub/We!rd (name) [x] #1.md | dashboard.canvas"

# Vault, source, link, where it may lead. Fixture B is 13 to 21, C is 22 to 24 and what is measured beside them.
FOUND = (
    (B1, "a/b/src.md", "[[Note]]", "Note.md"),
    (B1, "zzzz/src.md", "[[Note]]", "Note.md"),
    (B2, "zzzz/src.md", "[[Note]]", "zzzz/Note.md"),
    (B2, "a/b/src.md", "[[Note]]", "a/b/Note.md"),
    (B2, "src.md", "[[Note]]", "a/b/Note.md | zzzz/Note.md"),
    (B3, "src.md", "[[Note]]", "b/Note.md | a/b/Note.md | zzzz/Note.md | aaaaaaaa/Note.md"),
    (B3, "zzzz/deep/src.md", "[[Note]]", "b/Note.md | a/b/Note.md | zzzz/Note.md | aaaaaaaa/Note.md"),
    (B2, "suffix.md", "[[b/Note]]", "a/b/Note.md"),
    (B3, "a/b/src.md", "[[b/Note]]", "b/Note.md"),
    ("bb/Tie.md | aa/Tie.md", "src.md", "[[Tie]]", "aa/Tie.md | bb/Tie.md"),
    (C, "y.md", "[[LOG]]", "Log.md"),
    (C, "y.md", "[[Ext.MD]]", "Ext.md"),
    (C, "a/x.md", "[[../y]]", "y.md"),
    (C, "a/x.md", "[y](My%20Note.md)", "Sub/My Note.md"),
    (C, "a/x.md", "[[Caf\u00e9]]", "Cafe\u0301.md"),
    (C, "a/x.md", "[[Cafe\u0301]]", "Cafe\u0301.md"),
    ("Caf\u00e9.md", "a.md", "[[CAFE\u0301.md]]", "Caf\u00e9.md"),
    (C, "y.md", "[[./Missing]]", ""),
    (C, "a/x.md", "[[./y]]", ""),
    (C, "a/x.md", "[[./X]]", "a/x.md"),
    (C, "a/x.md", "[w](Sub/We!rd%20(name)%20[x]%20%231.md)", ""),
    (C, "y.md", "[[dashboard]]", ""),
    (C, "y.md", "[[dashboard.canvas]]", "dashboard.canvas"),
    (C, "y.md", "[[https://example.com]]", ""),
    (C, "y.md", "[[Nowhere]]", ""),
    # Extensions, dots in names, names that others have with another extension.
    ("Tea.md", "a.md", "[[Tea.md]]", "Tea.md"),
    ("Node.js.md | x/02.04 Tools.md", "a.md", "[[Node.js]]", "Node.js.md"),
    ("Node.js.md | x/02.04 Tools.md", "a.md", "[[02.04 tools]]", "x/02.04 Tools.md"),
    ("Tea.md.md", "a.md", "[[Tea.md]]", "Tea.md.md"),
    ("Tea.md.md", "a.md", "[[Tea]]", ""),
    ("Tea.md | Tea.md.md", "a.md", "[[Tea.md]]", "Tea.md"),
    ("x/Map.base | x/Map.md | x/Map.canvas", "a.md", "[[Map]]", "x/Map.md"),
    ("x/Map.base | x/Map.md | x/Map.canvas", "a.md", "[[Map.BASE]]", "x/Map.base"),
    ("x/Map.base", "a.md", "![[Map.base#View]]", "x/Map.base"),
    ("img/Pot.PNG | Pot.md", "a.md", "![[pot.png|100]]", "img/Pot.PNG"),
    ("img/pot.png", "a.md", "[[wrong/pot.png]]", ""),
    # Paths: whole, ends of them at a slash, rooted, relative.
    ("x/y/Tea.md", "a.md", "[[x/y/Tea]]", "x/y/Tea.md"),
    ("x/y/Tea.md", "a.md", "[[Y/tea.md]]", "x/y/Tea.md"),
    ("xy/Tea.md", "a.md", "[[y/Tea]]", ""),
    ("x/y/Tea.md", "a.md", "[[/x/y/Tea]]", "x/y/Tea.md"),
    ("x/y/Tea.md", "a.md", "[[/y/Tea]]", ""),
    ("x/Tea.md | Tea.md", "x/a.md", "[[/Tea]]", "Tea.md"),
    ("x/Tea.md", "x/a.md", "[[x]]", ""),
    ("x/Tea.md", "x/a.md", "[[x/]]", ""),
    ("x/y/Tea.md | Tea.md", "x/y/z/a.md", "[[../Tea]]", "x/y/Tea.md"),
    ("X/y/Tea.md", "X/y/z/a.md", "[[../../Y/./tea.md]]", "X/y/Tea.md"),
    ("Tea.md", "x/a.md", "[[../../Tea]]", ""),
    ("Tea.md", "x/a.md", "[t](../Tea)", "Tea.md"),
    ("b/x/T.md | a/x/T.md | a/x/y/T.md", "a/x/s.md", "[[x/T]]", "a/x/T.md"),
    ("x/b/T.md | yy/b/T.md | q/T.md", "q/s.md", "[[b/T]]", "x/b/T.md | yy/b/T.md"),
    # Itself.
    ("x/Tea.md", "x/Tea.md", "[[#Cups]]", "x/Tea.md"),
    ("x/Tea.md", "x/Tea.md", "[t](#Cups)", "x/Tea.md"),
    ("x/Tea.md", "x/Tea.md", "[[tea]]", "x/Tea.md"),
    # What a file system with case knows apart and Obsidian does not.
    ("Tea.md | tea.md", "a.md", "[[TEA]]", "Tea.md | tea.md"),
    ("\u0130stanbul.md", "a.md", "[[\u0130stanbul]]", "\u0130stanbul.md"),
    ("x/\u03a3\u03a3.md", "a.md", "[[\u03a3\u03a3]]", "x/\u03a3\u03a3.md"),
    ("x/\u03c3\u03c2.md", "x/a.md", "[[./\u03a3\u03a3]]", "x/\u03c3\u03c2.md"),
    ("\u8336.md | \U0001f375 tea.md", "a.md", "[[\U0001f375 TEA]]", "\U0001f375 tea.md"),
)


@pytest.mark.parametrize(("paths", "source", "text", "expected"), FOUND)
def test_a_link_leads_where_obsidian_leads_it(paths: str, source: str, text: str, expected: str) -> None:
    files = dict.fromkeys(paths.split(" | "), "")
    link = only_link(source, text)
    for order in (list(files), list(files)[::-1]):
        vault = vault_of({**dict.fromkeys(order, ""), source: text})
        assert " | ".join(vault.resolve(link, vault.notes[source])) == expected


def test_a_vault_knows_its_files() -> None:
    vault = vault_of({"b.md": "", "a.md": "", "x/p.png": ""})
    assert (list(vault.notes), vault.files) == (["a.md", "b.md"], {"a.md", "b.md", "x/p.png"})
    assert gather(()).find("a", "b.md") == ()


HEADINGS = """# Setup: first steps?
## `hasTag()`
## A link in a [[x|y]]
# Usage
### Install
## Install
## Deep
> ## Quoted
- ## Listed
# usage!
### Install
## ???
Set
===
# Caf\u00e9 ^id
"""

# An anchor, and the line of the heading that it means; 0 for none.
MEANT = (
    ("Setup: first steps?", 1),
    ("setup first   STEPS", 1),
    ("hasTag", 2),
    ("hasTag()", 2),
    ("A link in a x y", 3),
    ("A link in a [[x|y]]", 3),
    ("Usage", 4),
    ("Install", 5),
    ("Usage#Install", 5),
    ("Usage#Deep", 7),
    ("Usage#Install#Deep", 0),
    ("Setup first steps#Usage", 0),
    ("Deep#Install", 11),
    ("Nowhere#Install", 0),
    ("Install#Nowhere", 0),
    ("Quoted", 0),
    ("Listed", 0),
    ("# Usage", 4),
    ("???", 12),
    ("!", 12),
    ("Set", 13),
    ("Cafe\u0301 id", 15),
    ("Caf\u00e9", 15),
    ("", 0),
    ("#", 0),
)


@pytest.mark.parametrize(("anchor", "line"), MEANT)
def test_an_anchor_means_the_first_heading_of_its_text(anchor: str, line: int) -> None:
    found = vault_of({"a.md": HEADINGS}).anchor("a.md", anchor)
    assert (found[0].line if found else 0) == line


def test_headings_that_share_a_text_are_all_told() -> None:
    vault = vault_of({"a.md": HEADINGS})
    assert [heading.line for heading in vault.anchor("a.md", "usage")] == [4, 10]
    assert [heading.line for heading in vault.anchor("a.md", "install")] == [5, 6, 11]


BLOCKS = "one ^a-1\n\ntwo ^A-1\n\n```\nthree ^b\n```\n\n- four ^C\n"


@pytest.mark.parametrize(
    ("anchor", "lines"), [("^a-1", [1, 3]), ("^A-1", [1, 3]), ("^c", [9]), ("^b", []), ("a-1", [])]
)
def test_a_block_is_found_by_its_id_in_any_case(anchor: str, lines: list[int]) -> None:
    assert [block.line for block in vault_of({"a.md": BLOCKS}).anchor("a.md", anchor)] == lines


NAMES = st.sampled_from(("n.md", "N.md", "n", "n.o.md", "o.md", "n.png", "e\u0301.md", "\u00c9.md"))
FOLDERS = st.lists(st.sampled_from(("a", "b", "ab", "A", "cc")), max_size=3).map("/".join)
PATHS = st.builds(join, FOLDERS, NAMES)
TARGETS = st.builds(join, st.sampled_from(("", "", "/", "./", "..", "../..")), PATHS).map(
    lambda path: path.removesuffix(".md")
)


@given(st.lists(PATHS, unique=True, max_size=8), TARGETS | PATHS, PATHS)
def test_a_link_is_resolved_by_the_steps_of_the_reference(paths: list[str], target: str, source: str) -> None:
    found = gather((), paths, settings=Settings(all_files=True)).find(target, source)
    assert set(found) == by_the_reference(target, source, paths)
    assert list(found) == sorted(found, key=lambda path: (len(path), path))


@given(st.data(), st.lists(PATHS, unique=True, min_size=1, max_size=8), TARGETS, PATHS)
def test_the_order_of_files_does_not_matter(data: st.DataObject, paths: list[str], target: str, source: str) -> None:
    shuffled = data.draw(st.permutations(paths))
    assert vault_of(dict.fromkeys(paths, "")).find(target, source) == vault_of(dict.fromkeys(shuffled, "")).find(
        target, source
    )


LINES = st.builds(
    lambda level, text: f"{'#' * level} {text}", st.integers(1, 4), st.sampled_from(("A", "b", "C!", "a?"))
)


@given(st.lists(LINES, max_size=12), st.lists(st.sampled_from(("a", "B", "c", "d")), min_size=1, max_size=3))
def test_a_heading_is_found_by_the_steps_of_the_reference(lines: list[str], segments: list[str]) -> None:
    vault = vault_of({"a.md": "\n".join(lines)})
    found = vault.anchor("a.md", "#".join(segments))
    assert found[:1] == first_heading(segments, vault.notes["a.md"].headings)


def by_the_reference(target: str, source: str, paths: list[str]) -> set[str]:
    """3.5 as its pseudo-code has it, up to the choice among several."""
    key = fold(target)

    def exact(wanted: str) -> set[str]:
        return {path for path in paths if fold(path) == wanted} or {
            path for path in paths if fold(path) == f"{wanted}.md"
        }

    if key.startswith(("./", "../")):
        return exact(normpath(join(fold(dirname(source)), key)))
    if key.startswith("/"):
        return exact(key[1:])
    if exact(key):
        return exact(key)
    literal = {path for path in paths if f"/{fold(path)}".endswith(f"/{key}")}
    candidates = literal or {path for path in paths if f"/{fold(path)}".endswith(f"/{key}.md")}
    assert all(fold(basename(path)).startswith(basename(key)) for path in candidates)
    return {path for path in candidates if dirname(path) == dirname(source)} or candidates


def first_heading(segments: list[str], headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """3.6 as its pseudo-code has it."""
    met, level = 0, 0
    for heading in headings:
        if heading.level > level and normal_heading(heading.text) == normal_heading(segments[met]):
            met, level = met + 1, heading.level
            if met == len(segments):
                return (heading,)
    return ()


def vault_of(files: Mapping[str, str]) -> Vault:
    notes = (note.parse(path, text) for path, text in files.items() if path.endswith(".md"))
    return gather(notes, (path for path in files if not path.endswith(".md")))


def only_link(path: str, text: str) -> Link:
    (link,) = note.parse(path, text).links
    return link
