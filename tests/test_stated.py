"""What one note says of others: text in, statements out; and the passages that tell more of a contradiction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit import note, sketching
from vaultkit.stated import Stated, spoken_lines
from vaultkit.telling import Telling


def said(text: str) -> list[str]:
    """Each statement: `where name address line:column strength | words`."""
    read = map(Stated._make, sketching.sketch_of(note.parse("a.md", text)).stated)
    return [
        " ".join(filter(None, (each.where, each.name, each.address, f"{each.line}:{each.column}", each.strength)))
        + (f" | {each.raw}" if each.raw else "")
        for each in read
    ]


STATED = {
    # Obsidian reference 4.4
    "a field": ("contradicts:: [[b]]\n", ["field contradicts b 1:15"]),
    "of two links": ("a:: [[b]], [[c#d]]\n", ["field a b 1:5", "field a c#d 1:12"]),
    "with a space": ("Refuted by:: [[b]]\n", ["field refuted_by b 1:14"]),
    "with a hyphen": ("refuted-by:: [[b]]\n", ["field refuted_by b 1:14"]),
    "in bold": ("**refutes**:: [[b]]\n", ["field refutes b 1:15"]),
    "in a list": ("- refutes:: [[b]]\n", ["field refutes b 1:13"]),
    "in brackets": ("It [refutes:: [[b]]] so.\n", ["field refutes b 1:15"]),
    "in parentheses": ("- It (refutes:: [[b]], [[c]]) so, [[d]].\n", ["field refutes b 1:17", "field refutes c 1:24"]),
    "the inner of two": ("a:: [refutes:: [[b]]], [[c]]\n", ["field refutes b 1:16", "field a c 1:24"]),
    "a Markdown link": ("refutes:: [b](b.md)\n", ["field refutes b.md 1:11"]),
    "no field: one colon": ("refutes: [[b]]\n", []),
    "no field: no key": (":: [[b]]\n", []),
    "no field: in a sentence": ("He said, it refutes:: [[b]]\n", []),
    "no field: in code": ("`refutes:: [[b]]`\n\n```\nrefutes:: [[b]]\n```\n", []),
    "no field: the link first": ("[[b]] refutes:: c\n", []),
    # Claims reference 2.2
    "a callout": (
        "> [!contradiction]- [[b]]\n> reconciled: other doses\n> owner:: Ann\n",
        ["callout contradicts b 1:21 | reconciled: other doses\nowner:: Ann"],
    ),
    "a callout alone": ("> [!Contradiction] [[b|B]] and this\n", ["callout contradicts b 1:20"]),
    "a callout in a list": ("- x\n  > [!contradiction] [[b]]\n  > open\n", ["callout contradicts b 2:22 | open"]),
    "a callout on an item's own line": (
        "- > [!contradiction]- [[b]]\n  > open: who knows\n  > since:: 2026-01-02 ^id\n- c\n",
        ["callout contradicts b 1:23 | open: who knows\nsince:: 2026-01-02 ^id"],
    ),
    "on that of a nested one": (
        "* x\n\t12) > [!contradiction] [[b]]\n\t    > open\n\n\t    > other words\n",
        ["callout contradicts b 2:25 | open"],
    ),
    "in an item in a quote": (
        "> - - > [!contradiction] [[b]]\n>     > open\n>   > not of it\n",
        ["callout contradicts b 1:26 | open"],
    ),
    "in an item behind a tab": ("-\t> [!contradiction] [[b]]\n\t> open\n", ["callout contradicts b 1:22 | open"]),
    "of one item, then of the next": (
        "- > [!contradiction] [[b]]\n  > open\n- > [!contradiction] [[c]]\n> no part of it\n",
        ["callout contradicts b 1:22 | open", "callout contradicts c 3:22"],
    ),
    "a quote below an item is no part of it": (
        "> - > [!contradiction] [[b]]\n> > open\n",
        ["callout contradicts b 1:24"],
    ),
    "nor is the next item": ("> - > [!contradiction] [[b]]\n> - > open\n", ["callout contradicts b 1:24"]),
    "in a task there is no quote": ("- [ ] > [!contradiction] [[b]]\n", []),
    "a dash without a blank is no item": ("-> [!contradiction] [[b]]\n", []),
    "another callout": ("> [!warning] [[b]]\n> open\n", []),
    "a callout without a link first": ("> [!contradiction] with [[b]]\n", []),
    "an embed": ("> [!contradiction] ![[b]]\n", []),
    "only links of its title": (
        "> [!contradiction] [[b]]\n> open, see [[c]]\n",
        ["callout contradicts b 1:20 | open, see [[c]]"],
    ),
    "properties of ours": (
        "---\nrelated: '[[b]]'\nsources: ['[[c]]']\nRefuted by: ['[[d]]', e]\nopposes: '[[b]]'\n---\n",
        ["property refuted_by d 4:15"],
    ),
    "the sources of a line": ("---\ntype: line\nsources: ['[[c]]', d]\n---\n", ["property sources c 3:12"]),
}


@pytest.mark.parametrize(("text", "says"), STATED.values(), ids=STATED)
def test_what_is_stated(text: str, says: list[str]) -> None:
    assert said(text) == says


def test_the_lines_of_entries_and_callouts() -> None:
    text = "## Related\n\n- **refutes** [[b]]\n- [[c]]\n\n> [!contradiction] [[b]]\n> open\n> so\n\nWords.\n"
    assert spoken_lines(note.parse("a.md", text)) == {3, 6, 7, 8}


REFUTES = "---\nrefutes: '[[b]]'\n---\n"
TELLING = {
    "nothing": ("See [[b]].", []),
    "a tension": ("At odds with [[b]].", [(("b",), True, False)]),
    "a resolution": ("[[b]] and [[c]] differ; both can be true.", [(("b", "c"), False, True)]),
    "one behind": ("See [[b]].\n\nBoth can be true.", [(("b",), False, True)]),
    "no link": ("Both can be true.", []),
    "by a label": ("See [[b|an opposite]].", [(("b",), None, False)]),
    "by label and words": ("An opposite view: [[b|an opposite]].", [(("b",), True, False)]),
    "a negation in the label": ("[[b|Nothing not]] reconciled with it.", [(("b",), True, None)]),
    "a label behind": ("See [[b]].\n\n[[c|Both can be true]].", [(("b",), False, None), (("c",), False, None)]),
    "an entry": ("## Related\n\n- **refutes** [[b]] — both can be true", []),
    "a callout": ("> [!contradiction] [[b]]\n> both can be true", []),
}


@pytest.mark.parametrize(("body", "tells"), TELLING.values(), ids=TELLING)
def test_what_passages_tell(body: str, tells: list[Telling]) -> None:
    assert list(sketching.sketch_of(note.parse("a.md", f"{REFUTES}{body}\n")).telling or ()) == tells
    assert sketching.sketch_of(note.parse("a.md", f"{body}\n")).telling is None or "**refutes**" in body or "[!" in body


PIECES = (
    "[[b]]",
    "[",
    "]",
    "(",
    ")",
    "::",
    " ",
    "a",
    "refutes",
    "> ",
    "[!contradiction]",
    "-",
    "\n",
    "`",
    "**",
    "- ",
    "#",
)


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_any_text_is_read_and_each_statement_stands_at_a_link(text: str) -> None:
    lines = text.split("\n")
    read = note.parse("a.md", text)
    links = {(each.line, each.column) for each in read.links}
    for each in map(Stated._make, sketching.sketch_of(read).stated):
        assert (each.line, each.column) in links
        assert lines[each.line - 1][each.column - 1 :].startswith(("[[b]]", "["))


@pytest.mark.parametrize(
    "text",
    [
        "::(" + " " * 20_000 + "x[[A]]",
        "(a::" * 3000 + "[[X]] " * 3000,
        "> [!contradiction]- [[A]]\n" * 3000,
        "a" + " " * 30_000 + ":: [[A]]",
        "- > [!contradiction]- [[A]]\n" * 3000,
        "- > [!contradiction]- [[A]]\n" + "  > - > [!contradiction]- [[A]]\n" * 3000,
        "- " * 10_000 + "> [!contradiction]- " + "[[A]] " * 3000,
        "1. " * 10_000 + "- " * 10_000 + "[!" + "[[A]] " * 3000,
    ],
)
def test_no_text_takes_long(text: str) -> None:
    """Each took minutes once: it grew with the square or the cube of the text."""
    assert said(f"{text}\n") is not None


def test_a_callout_ends_where_another_begins() -> None:
    assert said("> [!contradiction] [[b]]\n> open\n> [!contradiction] [[c]]\n> scoped\n") == [
        "callout contradicts b 1:20 | open",
        "callout contradicts c 3:20 | scoped",
    ]
