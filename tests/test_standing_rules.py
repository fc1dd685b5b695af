"""What stands and what rests on it: the fixtures of the claims reference, 3.3, and the rules on support and succession.

Small vaults in; labels, what is founded, and findings out.
"""

import random
from collections.abc import Iterable, Mapping
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from test_claims import PLAIN, STUB, claims_of, line, md
from vaults import vault_of

from vaultkit import lint
from vaultkit.graph import IN, OUT, UNDEC
from vaultkit.model import Finding
from vaultkit.survey import Survey
from vaultkit.vocabulary import BY_NAME

CODES = ("CLM007", "CLM009", "CLM010", "CLM018", "CLM020")
LABELS = {IN: "IN", OUT: "OUT", UNDEC: "UNDEC"}
Files = Mapping[str, str]


def check(files: Files, *codes: str) -> tuple[Finding, ...]:
    return lint.run(vault_of(files), lint.choose(codes or CODES))


def told(files: Files, *codes: str) -> list[str]:
    """The findings: `code note severity`."""
    return sorted(f"{each.code} {each.path.removesuffix('.md')} {each.severity.word}" for each in check(files, *codes))


def one(files: Files, code: str) -> Finding:
    (finding,) = check(files, code)
    return finding


def steps(finding: Finding) -> list[str]:
    return [f"{each.path}:{each.line}: {each.words}" for each in finding.witness]


def notes(*said: str, **more: str) -> dict[str, str]:
    """A vault of notes that say what `a refutes b` says; `more` are texts that are as they are."""
    stated: dict[str, dict[str, list[str]]] = {}
    for words in said:
        subject, type_, object_ = words.split()
        stated.setdefault(subject, {}).setdefault(type_, []).append(object_)
        stated.setdefault(object_, {})
    return {f"{name}.md": md(**meta) for name, meta in stated.items()} | {
        f"{name}.md": text for name, text in more.items()
    }


# ------------------------------------------------------------------------------------------------ reference, 3.3

PREFERS_A = md("> [!contradiction]- [[b]]\n> prefers [[a]]: newer data", contradicts=["b"])
FIXTURES = {
    "F1": (notes("a contradicts b"), "a UNDEC, b UNDEC", "a b", []),
    "F2": (notes("a refutes b", x=line("b")), "a IN, b OUT, x IN", "a", ["CLM010 x error"]),
    "F3": (notes("c refutes a", "a refutes b", x=line("b")), "a OUT, b IN, c IN, x IN", "b c x", []),
    "F4": ({"a.md": PREFERS_A, "b.md": PLAIN, "x.md": line("b")}, "a IN, b OUT, x IN", "a", ["CLM010 x error"]),
    "F5": (notes("a supports b", "c refutes a"), "a OUT, b IN, c IN", "c", ["CLM009 b warning"]),
    "F6": (notes("a supports b", "b supports a"), "a IN, b IN", "", ["CLM007 a error"]),
    "F7": (
        notes("a supports b", "b supports a", "c supports a"),
        "a IN, b IN, c IN",
        "a b c",
        ["CLM007 a info"],
    ),
    "F8": (
        notes("a contradicts b", "b contradicts c", "c contradicts a"),
        "a UNDEC, b UNDEC, c UNDEC",
        "a b c",
        [],
    ),
    "F9": (notes("a refutes b", "b refutes c", "c refutes a"), "a UNDEC, b UNDEC, c UNDEC", "a b c", []),
    "F10": (notes("a contradicts c", "a supports b"), "a UNDEC, b IN, c UNDEC", "a b c", ["CLM009 b info"]),
    "F11": (notes("c refutes a", b=PLAIN, x=line("a", "b")), "a OUT, b IN, c IN, x IN", "b c x", ["CLM010 x warning"]),
    "F12": (notes("a contradicts b", "c refutes b", x=line("a")), "a IN, b OUT, c IN, x IN", "a c x", []),
}


@pytest.mark.parametrize(("files", "labels", "founded", "says"), FIXTURES.values(), ids=FIXTURES)
def test_fixtures(files: Files, labels: str, founded: str, says: list[str]) -> None:
    standing = claims_of(files).standing
    names = sorted(each.removesuffix(".md") for each in files)
    assert ", ".join(f"{each} {LABELS[standing.label(f'{each}.md')]}" for each in names) == labels
    assert " ".join(each for each in names if standing.founded(f"{each}.md")) == founded
    assert told(files) == says


# -------------------------------------------------------------------------------------------------- what stands

STANDS = {
    "a stub is a premise": ({**notes("c refutes a", "a supports b", "b supports d"), "b.md": STUB}, "b c d"),
    "so is a note that is nowhere": ({**notes("c refutes a"), "a.md": md(supports=["Gone"], refuted_by=["c"])}, "c"),
    "a contention of two stubs attacks nothing": (
        {"a.md": md(status="stub", refutes=["b"]), "b.md": STUB, "x.md": line("b")},
        "a b x",
    ),
    "a partial refutation does not either": (
        {"a.md": md(related=["**refutes** (partial) [[b]]"]), "b.md": PLAIN},
        "a b",
    ),
    "nor what is reconciled": (
        {"a.md": md("> [!contradiction]- [[b]]\n> reconciled", refutes=["b"]), "b.md": PLAIN},
        "a b",
    ),
    "a line rests on its sources alone": (
        {**notes("c refutes a", b=PLAIN), "x.md": line("a", supported_by=["b"])},
        "b c",
    ),
    "a line that only others support is a premise": (
        {**notes("c refutes a"), "x.md": md(type="line", supported_by=["a"])},
        "c x",
    ),
    "a chain falls": (notes("e refutes a", "a supports b", "b supports c", "c supports d"), "e"),
    "a support that is partial is one": (
        {**notes("c refutes a"), "b.md": md(related=["**supported by** (partial) [[a]]"])},
        "c",
    ),
}


@pytest.mark.parametrize(("files", "founded"), STANDS.values(), ids=STANDS)
def test_what_is_founded(files: Files, founded: str) -> None:
    standing = claims_of(files).standing
    names = sorted(each.removesuffix(".md") for each in files)
    assert " ".join(each for each in names if standing.founded(f"{each}.md")) == founded


def test_a_node_that_is_known_only_later_stands() -> None:
    claims = claims_of({"a.md": md(supports=["b"], related=["**related** [[d]]"]), "b.md": PLAIN, "d.md": PLAIN})
    assert claims.standing.founded("b.md")
    assert [each.object for each in claims.neighbours_of("a.md")] == ["d.md"]
    assert (claims.standing.label("d.md"), claims.standing.founded("d.md")) == (IN, True)
    assert claims.standing.supporters("d.md") == claims.standing.doubts.supporters("d.md") == ()


# ------------------------------------------------------------------------------------------------------- CLM007

CIRCLES = {
    "no circle": (notes("a supports b", "b supports c", "a supports c"), []),
    "of three": (notes("a supports b", "b supports c", "c supports a"), ["CLM007 a error"]),
    "two of them": (
        notes("a supports b", "b supports a", "c supports d", "d supports c"),
        ["CLM007 a error", "CLM007 c error"],
    ),
    "two that share a note are one": (
        notes("a supports b", "b supports a", "b supports c", "c supports b"),
        ["CLM007 a error"],
    ),
    "one that founds another": (
        notes("a supports b", "b supports a", "b supports c", "c supports d", "d supports c"),
        ["CLM007 a error", "CLM007 c error"],
    ),
    "itself": (notes("a supports a"), ["CLM007 a error"]),
    "itself, founded from outside": (notes("a supports a", "b supports a"), ["CLM007 a info"]),
    "itself and another": (notes("a supports a", "a supports b", "b supports a"), ["CLM007 a error"]),
    "explanations may go round": (notes("a explains b", "b explains a", "a extends b", "b extends a"), []),
    "sources may go round": ({"n.md": md(supports=["x"]), "x.md": line("n")}, []),
    "from one page alone": ({"a.md": md(supports=["b"], supported_by=["b"]), "b.md": PLAIN}, ["CLM007 a error"]),
    "a note that is nowhere is a premise": ({"a.md": md(supports=["Gone"], supported_by=["Gone"])}, ["CLM007 a info"]),
    "and so is a stub": ({"a.md": md(supports=["b"], supported_by=["b"]), "b.md": STUB}, ["CLM007 a info"]),
    "a defeated member founds nothing": (notes("a supports b", "b supports a", "c refutes a"), ["CLM007 a error"]),
    "a support from outside that is defeated": (
        notes("a supports b", "b supports a", "c supports a", "d refutes c"),
        ["CLM007 a error"],
    ),
    "a premise that only another note names first": (
        {"b.md": md(supports=["Gone"], supported_by=["Gone"]), "a.md": md(supports=["Gone"])},
        ["CLM007 b info"],
    ),
}


@pytest.mark.parametrize(("files", "says"), CIRCLES.values(), ids=CIRCLES)
def test_circular_support(files: Files, says: list[str]) -> None:
    assert told(files, "CLM007") == says


def test_a_circle_is_shown_step_by_step() -> None:
    finding = one(notes("a supports b", "b supports c", "c supports a"), "CLM007")
    assert (str(finding.place), finding.target) == ("a.md:3:6", "b")
    assert finding.message == ("'a', 'b' and 'c' support one another in a circle, and nothing from outside founds them")
    assert steps(finding) == ["a.md:3: 'a' supports 'b'", "b.md:3: 'b' supports 'c'", "c.md:3: 'c' supports 'a'"]
    assert [str(each) for each in finding.related] == ["b.md:3:6", "c.md:3:6"]
    assert finding.edit == "take away that 'a' supports 'b', or give 'a' a support from outside"


HEDGED, PARTLY = "**supports** [[{}]] — may be supported by this note", "**supports** (partial) [[{}]]"
WEAKEST = {
    "the first": ("**supports** [[b]]", "**supports** [[c]]", "'a' supports 'b'"),
    "the partial one": ("**supports** [[b]]", PARTLY.format("c"), "'b' supports 'c'"),
    "the hedged one": (PARTLY.format("b"), HEDGED.format("c"), "'b' supports 'c'"),
    "the first hedged one": (HEDGED.format("b"), HEDGED.format("c"), "'a' supports 'b'"),
}


@pytest.mark.parametrize(("a", "b", "says"), WEAKEST.values(), ids=WEAKEST)
def test_the_weakest_link_is_the_one_to_cut(a: str, b: str, says: str) -> None:
    files = {"a.md": md(related=[a]), "b.md": md(related=[b]), "c.md": md(supports=["a"])}
    assert one(files, "CLM007").edit == f"take away that {says}, or give 'a' a support from outside"


def test_what_is_stated_twice_is_as_strong_as_the_stronger() -> None:
    files = {"a.md": md(related=[HEDGED.format("b")]), "b.md": md(supports=["a"], supported_by=["a"])}
    finding = one(files, "CLM007")
    assert finding.edit.startswith("take away that 'a' supports 'b', or")
    assert [str(each) for each in finding.related] == ["b.md:5:6", "b.md:3:6"]


def test_an_edit_says_what_it_leaves() -> None:
    files = notes("a supports b", "b supports a", "b supports c", "c supports b", "d supports a")
    assert one(files, "CLM007").edit == "take away that 'a' supports 'b', which leaves another circle"
    assert one(notes("a supports b", "b supports a", "b supports b", "d supports a"), "CLM007").edit == (
        "take away that 'a' supports 'b'"
    )


def test_a_circle_stands_on_the_top_where_its_note_does_not_say_it() -> None:
    files = {"b.md": md(supports=["a"], supported_by=["a"]), "a.md": PLAIN}
    finding = one(files, "CLM007")
    assert str(finding.place) in {"a.md:4:1", "b.md:3:6"}
    many = notes(*(f"n{number} supports n{(number + 1) % 6}" for number in range(6)))
    assert "'n0', 'n1', 'n2' and 3 more support one another" in one(many, "CLM007").message


# ------------------------------------------------------------------------------------------------------- CLM009

ALONE = {
    "a second support that stands": (notes("c refutes a", "a supports b", "d supports b"), ["CLM010 b warning"]),
    "both defeated": (notes("c refutes a", "c refutes d", "a supports b", "d supports b"), ["CLM009 b warning"]),
    "defeated and undecided": (
        notes("c refutes a", "d contradicts e", "a supports b", "d supports b"),
        ["CLM010 b warning"],
    ),
    "both undecided": (
        notes("a contradicts c", "d contradicts c", "a supports b", "d supports b"),
        ["CLM009 b info"],
    ),
    "one undecided": (notes("a contradicts c", "a supports b", "d supports b"), ["CLM010 b info"]),
    "a chain": (
        notes("c refutes a", "a supports b", "b supports d"),
        ["CLM009 b warning", "CLM009 d warning"],
    ),
    "undecided, and nothing founds that": (
        notes("c refutes a", "a supports b", "b contradicts e", "b supports d"),
        ["CLM009 b warning", "CLM009 d info"],
    ),
    "the note is defeated too": (notes("c refutes a", "c refutes b", "a supports b"), ["CLM010 b error"]),
    "in a circle": (
        notes("c refutes a", "a supports b", "b supports d", "d supports b"),
        ["CLM007 b error", "CLM010 b error", "CLM020 b info"],
    ),
    "a member of a circle is defeated": (
        notes("a supports b", "b supports a", "c refutes a"),
        ["CLM007 a error", "CLM010 b error"],
    ),
    "a member of a circle is undecided": (
        notes("a supports b", "b supports a", "c contradicts a"),
        ["CLM007 a error", "CLM009 b info"],
    ),
    "below a circle": (
        notes("a supports b", "b supports a", "b supports c"),
        ["CLM007 a error", "CLM009 c warning"],
    ),
    "it supports itself": (notes("a supports a"), ["CLM007 a error"]),
    "it supports itself and is undecided": (notes("a supports a", "a contradicts c"), ["CLM007 a error"]),
    "a stub": ({**notes("c refutes a", "a supports b"), "b.md": STUB}, []),
    "no support": (notes("c refutes a"), []),
    "a stub refutes a page": (
        {**notes("a supports b"), "a.md": md(refuted_by=["c"], supports=["b"])},
        ["CLM009 b warning"],
    ),
    "a stub refutes a stub": (
        {"c.md": md(status="stub", refutes=["a"]), "a.md": STUB, "b.md": md(supported_by=["a"])},
        [],
    ),
    "a line is CLM010's": (notes("c refutes a", x=line("a")), ["CLM010 x error"]),
    "a line that supports": (
        notes("c refutes a", x=line("a", supports=["b"]), b=PLAIN),
        ["CLM009 b warning", "CLM010 x error"],
    ),
    "a note and a line in a circle": (
        {"n.md": md(supported_by=["x"]), "x.md": line("n")},
        ["CLM009 n warning", "CLM010 x error"],
    ),
}


@pytest.mark.parametrize(("files", "says"), ALONE.values(), ids=ALONE)
def test_only_support_defeated(files: Files, says: list[str]) -> None:
    assert told(files) == says


def test_a_lost_support_is_shown_down_to_the_attack() -> None:
    files = notes("c refutes a", "a supports b", "b supports d")
    below, finding = check(files, "CLM009")
    assert below.path == "b.md"
    assert finding.message == "nothing that stands supports this note: 'b' rests on nothing that stands"
    assert steps(finding) == ["b.md:3: 'b' supports 'd'", "a.md:3: 'a' supports 'b'", "c.md:3: 'c' refutes 'a'"]
    assert below.message == "nothing that stands supports this note: 'a' is defeated by 'c'"
    assert (str(finding.place), [str(each) for each in finding.related]) == ("d.md:4:1", ["b.md:3:6"])
    assert (finding.target, finding.edit) == ("b", "give 'd' a support that stands, or withdraw it")


def test_an_undecided_support_shows_why() -> None:
    finding = one(notes("a contradicts c", "a supports b"), "CLM009")
    assert finding.message == "all that supports this note is undecided: 'a'"
    assert steps(finding) == ["a.md:5: 'a' supports 'b'", "a.md:3: 'c' contradicts 'a'", "a.md:3: 'a' contradicts 'c'"]
    assert finding.edit == "resolve what leaves 'a' undecided, or give 'b' another support"


def test_what_is_undecided_and_unfounded_is_told_by_what_matters() -> None:
    files = notes("c refutes a", "a supports b", "b contradicts e", "b supports d", x=line("b", "c"))
    _, finding = check(files, "CLM009")
    assert finding.message == "all that supports this note is undecided: 'b'"
    assert steps(finding)[1:] == ["b.md:3: 'e' contradicts 'b'", "b.md:3: 'b' contradicts 'e'"]
    finding = one(files, "CLM010")
    assert finding.message == "1 of its 2 sources does not stand: 'b' rests on nothing that stands"
    assert steps(finding)[1:] == ["a.md:3: 'a' supports 'b'", "c.md:3: 'c' refutes 'a'"]


def test_an_attack_that_is_not_returned_is_followed_back() -> None:
    finding = one(notes("a refutes b", "b refutes c", "c refutes a", "a refutes d", "d supports e"), "CLM009")
    assert steps(finding) == [
        "d.md:3: 'd' supports 'e'",
        *("a.md:4: 'a' refutes 'd'", "c.md:3: 'c' refutes 'a'", "b.md:3: 'b' refutes 'c'", "a.md:3: 'a' refutes 'b'"),
    ]


def test_why_a_circle_below_founds_nothing_is_shown_once_round() -> None:
    finding = one(notes("a supports b", "b supports a", "b supports c"), "CLM009")
    assert steps(finding) == ["b.md:4: 'b' supports 'c'", "a.md:3: 'a' supports 'b'", "b.md:3: 'b' supports 'a'"]


# ------------------------------------------------------------------------------------------------------- CLM010

RESTING = {
    "all defeated": (notes("c refutes a", "c refutes b", x=line("a", "b")), ["CLM010 x error"]),
    "one defeated": (notes("c refutes a", x=line("a", "c")), ["CLM010 x warning"]),
    "defeated and unfounded": (
        notes("c refutes a", "a supports b", x=line("a", "b")),
        ["CLM009 b warning", "CLM010 x error", "CLM020 x info"],
    ),
    "one unfounded": (
        notes("c refutes a", "a supports b", x=line("b", "c")),
        ["CLM009 b warning", "CLM010 x warning"],
    ),
    "in a circle of support": (
        notes("a supports b", "b supports a", x=line("a")),
        ["CLM007 a error", "CLM010 x error"],
    ),
    "all undecided": (notes("a contradicts b", x=line("a", "b")), ["CLM010 x info"]),
    "one undecided": (notes("a contradicts b", x=line("a", "c"), c=PLAIN), ["CLM010 x info"]),
    "defeated and undecided": (
        notes("c refutes a", "d contradicts e", x=line("a", "d")),
        ["CLM010 x warning"],
    ),
    "a stub line": (notes("c refutes a", x=line("a", status="stub")), []),
    "several lines": (notes("c refutes a", x=line("a"), y=line("a")), ["CLM010 x error", "CLM010 y error"]),
    "a source that is nowhere": ({"x.md": line("Gone")}, []),
    "a source that is nowhere, refuted": (
        {"c.md": md(refutes=["Gone"]), "x.md": line("Gone")},
        ["CLM010 x error"],
    ),
    "a partial contradiction": (
        {"a.md": md(related=["**contradicts** (partial) [[b]]"]), "b.md": PLAIN, "x.md": line("a")},
        [],
    ),
    "a line on a line": (notes("c refutes a", x=line("a"), y=line("x")), ["CLM010 x error", "CLM010 y error"]),
    "a line that rests on itself": ({"x.md": line("x", "a"), "a.md": PLAIN}, []),
    "another line is no support of a line": (
        notes("c refutes a", x=line("b", supported_by=["a"]), b=PLAIN),
        [],
    ),
}


@pytest.mark.parametrize(("files", "says"), RESTING.values(), ids=RESTING)
def test_rests_on_defeated(files: Files, says: list[str]) -> None:
    assert told(files) == says


def test_a_line_is_told_of_all_its_sources_in_one_finding() -> None:
    files = notes("c refutes a", "d contradicts e", "c refutes b", x=line("d", "a", "c", "b"))
    finding = one(files, "CLM010")
    assert finding.message == ("2 of its 4 sources do not stand: 'a' is defeated by 'c' and 'b' is defeated by 'c'")
    assert (str(finding.place), finding.target) == ("x.md:5:6", "a")
    assert [str(each) for each in finding.related] == ["x.md:7:6", "x.md:4:6"]
    assert steps(finding) == [
        *("x.md:5: 'a' is a source of 'x'", "c.md:3: 'c' refutes 'a'"),
        *("x.md:7: 'b' is a source of 'x'", "c.md:4: 'c' refutes 'b'"),
        *("x.md:4: 'd' is a source of 'x'", "d.md:3: 'e' contradicts 'd'", "d.md:3: 'd' contradicts 'e'"),
    ]
    assert finding.edit == "take 'a', 'b' and 'd' out of the sources"


@pytest.mark.parametrize(
    ("files", "message", "edit"),
    [
        (
            notes("a contradicts b", x=line("a")),
            "its only source is undecided: 'a'",
            "resolve what leaves 'a' undecided, or take 'a' out of the sources",
        ),
        (
            notes("a contradicts b", x=line("a", "b", "c"), c=PLAIN),
            "2 of its 3 sources are undecided: 'a' and 'b'",
            "resolve what leaves 'a' and 'b' undecided, or take 'a' and 'b' out of the sources",
        ),
        (
            notes("c refutes a", "a supports b", "d supports b"),
            "1 of its 2 supporters does not stand: 'a' is defeated by 'c'",
            "take away that 'a' supports this note",
        ),
        (
            {"a.md": PREFERS_A, "b.md": PLAIN, "x.md": line("b")},
            "none of its sources stands: 'b' is defeated by 'a'",
            "take 'b' out of the sources",
        ),
        (
            notes(*(f"c refutes a{each}" for each in range(5)), x=line(*(f"a{each}" for each in range(5)))),
            "none of its sources stands: 'a0' is defeated by 'c', 'a1' is defeated by 'c', 'a2' is defeated by 'c' "
            "and 2 more",
            "take 'a0', 'a1', 'a2' and 2 more out of the sources",
        ),
    ],
    ids=["undecided", "some undecided", "a note", "preferred", "many"],
)
def test_what_a_finding_on_what_rests_says(files: Files, message: str, edit: str) -> None:
    finding = one(files, "CLM010")
    assert (finding.message, finding.edit) == (message, edit)
    assert not {"false", "true", "wrong"} & {*message.split()}


# ------------------------------------------------------------------------------------------------------- CLM018

OLD = {"old.md": PLAIN, "new.md": md(supersedes=["old"])}
NEWER = {**OLD, "newer.md": md(supersedes=["new"])}
SUPERSEDED = {
    "silent": ({**OLD, "x.md": line("old")}, ["CLM018 x warning"]),
    "said on the old page": (
        {"old.md": md(superseded_by=["new"]), "new.md": PLAIN, "x.md": line("old")},
        ["CLM018 x warning"],
    ),
    "by a note that is nowhere": ({"old.md": md(superseded_by=["Gone"]), "x.md": line("old")}, ["CLM018 x warning"]),
    "both are sources": ({**OLD, "x.md": line("old", "new")}, []),
    "mentioned": ({**OLD, "x.md": line("old", body="But see [[new]].")}, []),
    "mentioned in a property": ({**OLD, "x.md": line("old", next=["new"])}, []),
    "as of a day": ({**OLD, "x.md": line("old", as_of="2024-05-01")}, []),
    "as of nothing": ({**OLD, "x.md": line("old", as_of="")}, ["CLM018 x warning"]),
    "a stub line": ({**OLD, "x.md": line("old", status="stub")}, []),
    "a note that it supports": ({**OLD, "old.md": md(supports=["n"]), "n.md": PLAIN}, ["CLM018 n warning"]),
    "a stub that it supports": ({**OLD, "old.md": md(supports=["n"]), "n.md": STUB}, []),
    "the successor builds on it": ({"old.md": md(supports=["new"]), "new.md": md(supersedes=["old"])}, []),
    "the last successor builds on it": ({**NEWER, "old.md": md(supports=["newer"])}, []),
    "superseded twice": ({**NEWER, "x.md": line("old")}, ["CLM018 x warning"]),
    "the last one is named": ({**NEWER, "x.md": line("old", body="But see [[newer]].")}, []),
    "only the next one is named": ({**NEWER, "x.md": line("old", body="But see [[new]].")}, []),
    "the next one is a source": ({**NEWER, "x.md": line("old", "new")}, ["CLM018 x warning"]),
    "by two, one named": (
        {**OLD, "other.md": md(supersedes=["old"]), "x.md": line("old", "new")},
        ["CLM018 x warning"],
    ),
    "two sources": (
        {**OLD, "older.md": PLAIN, "new.md": md(supersedes=["old", "older"]), "x.md": line("old", "older")},
        ["CLM018 x warning", "CLM018 x warning"],
    ),
    "nothing rests on it": (OLD, []),
    "itself is CLM015's": ({"old.md": md(supersedes=["old"]), "x.md": line("old")}, []),
    "itself and another": (
        notes("old supersedes old", "new supersedes old", x=line("old")),
        ["CLM018 x warning"],
    ),
    "a circle": (notes("a supersedes b", "b supersedes a"), ["CLM018 a error"]),
    "two circles": (
        notes("a supersedes b", "b supersedes c", "c supersedes a", "d supersedes e", "e supersedes d"),
        ["CLM018 a error", "CLM018 d error"],
    ),
    "a line on a circle": (
        notes("a supersedes b", "b supersedes a", x=line("a")),
        ["CLM018 a error", "CLM018 x warning"],
    ),
    "a line on all of a circle": (notes("a supersedes b", "b supersedes a", x=line("a", "b")), ["CLM018 a error"]),
    "as of a day is no word on a circle": (
        {"a.md": md(supersedes=["b"], as_of="2024"), "b.md": md(supersedes=["a"])},
        ["CLM018 a error"],
    ),
}


@pytest.mark.parametrize(("files", "says"), SUPERSEDED.values(), ids=SUPERSEDED)
def test_superseded_source(files: Files, says: list[str]) -> None:
    assert told(files) == says


def test_succession_is_shown_to_its_end() -> None:
    finding = one({**NEWER, "x.md": line("old")}, "CLM018")
    assert finding.message == "'old' is superseded by 'new', and in the end by 'newer', which are not named here"
    assert steps(finding) == ["new.md:3: 'new' supersedes 'old'", "newer.md:3: 'newer' supersedes 'new'"]
    assert (str(finding.place), finding.target, finding.edit) == ("x.md:4:6", "old", "cite 'newer'")
    assert [str(each) for each in finding.related] == ["new.md:3:6"]


def test_every_last_successor_is_to_be_cited() -> None:
    files = {**NEWER, "best.md": md(supersedes=["new"]), "other.md": md(supersedes=["old"]), "x.md": line("old")}
    finding = one(files, "CLM018")
    assert finding.message == (
        "'old' is superseded by 'new' and 'other', and in the end by 'best', 'newer' and 'other', "
        "which are not named here"
    )
    assert finding.edit == "cite 'best', 'newer' and 'other'"
    assert not check({**files, "x.md": line("old", "best", "newer", "other")}, "CLM018")


def test_succession_may_end_in_a_circle() -> None:
    files = notes("a supersedes old", "a supersedes b", "b supersedes a", x=line("old"))
    _, finding = check(files, "CLM018")
    assert finding.message == "'old' is superseded by 'a', which is not named here"
    assert steps(finding) == ["a.md:3: 'a' supersedes 'old'"]


def test_a_circle_of_succession_is_shown() -> None:
    finding = one(notes("a supersedes b", "b supersedes a", "b supersedes c", "c supersedes b"), "CLM018")
    assert finding.message == "'a', 'b' and 'c' supersede one another in a circle"
    assert steps(finding) == ["a.md:3: 'a' supersedes 'b'", "b.md:3: 'b' supersedes 'a'"]
    assert finding.edit == "take away that 'a' supersedes 'b', which leaves another circle"


# ------------------------------------------------------------------------------------------------------- CLM020

ROOTS = ("r supports a", "r supports b", "a supports n", "b supports n")
AT_ODDS = "r contradicts s"
ROOTED = {
    "one contested root": (notes(*ROOTS, AT_ODDS), ["CLM020 n info"]),
    "not contested": (notes(*ROOTS), []),
    "contested in part": (
        {**notes(*ROOTS), "r.md": md(supports=["a", "b"], related=["**contradicts** (partial) [[s]]"])},
        ["CLM020 n info"],
    ),
    "reconciled": (
        {
            **notes(*ROOTS),
            "r.md": md("> [!contradiction]- [[s]]\n> reconciled", supports=["a", "b"], contradicts=["s"]),
            "s.md": PLAIN,
        },
        [],
    ),
    "another origin": (notes(*ROOTS, AT_ODDS, "c supports n"), []),
    "another origin farther off": (notes(*ROOTS, AT_ODDS, "c supports b"), []),
    "one supporter": (notes("r supports a", "a supports n", AT_ODDS), []),
    "one supporter stated twice": (
        {**notes("r supports a", "a supports n", AT_ODDS), "n.md": md(supported_by=["a"])},
        [],
    ),
    "the root itself supports": (notes("r supports a", "a supports n", "r supports n", AT_ODDS), ["CLM020 n info"]),
    "an origin in front of the root": (notes(*ROOTS, AT_ODDS, "o supports r"), ["CLM020 n info"]),
    "the nearer root is not contested": (
        notes("r supports m", "m supports a", "m supports b", "a supports n", "b supports n", AT_ODDS),
        ["CLM020 n info"],
    ),
    "a line": (
        notes("r supports a", "r supports b", AT_ODDS, x=line("a", "b")),
        ["CLM020 x info"],
    ),
    "a stub": ({**notes(*ROOTS, AT_ODDS), "n.md": STUB}, []),
    "a stub on the way": ({**notes(*ROOTS, AT_ODDS), "a.md": md(status="stub", supports=["n"])}, []),
    "a circle without a premise": (
        notes("a supports b", "b supports a", "a supports n", "b supports n", "a contradicts s"),
        [],
    ),
}


@pytest.mark.parametrize(("files", "says"), ROOTED.values(), ids=ROOTED)
def test_single_root_support(files: Files, says: list[str]) -> None:
    assert told(files, "CLM020") == says


def test_all_ways_to_the_root_are_shown() -> None:
    finding = one(notes(*ROOTS, AT_ODDS), "CLM020")
    assert finding.message == "its 2 supporters all come from 'r', which is contested"
    assert (str(finding.place), finding.target) == ("n.md:4:1", "r")
    assert [each.words for each in finding.witness] == [
        *("'a' supports 'n'", "'b' supports 'n'", "'r' supports 'a'", "'r' supports 'b'"),
    ]
    assert finding.edit == "give 'n' a support that does not come from 'r'"
    assert [str(each) for each in finding.related] == ["r.md:6:6"]


def test_a_node_that_gets_its_number_late_has_no_root() -> None:
    late = "# Late\n\n## Related\n\n- **related** [[Nowhere]]\n"
    claims = claims_of({**notes(*ROOTS, AT_ODDS), "late.md": late})
    assert claims.standing.founded("n.md")
    assert claims.neighbours_of("late.md")
    assert dict(claims.standing.rooted) == {"n.md": "r.md"}


def test_who_founds_a_circle_is_said_only_where_somebody_can_tell() -> None:
    circle = {"a.md": md(supports=["b"], supported_by=["b"]), "b.md": STUB}
    round_ = "'a' and 'b' support one another in a circle"
    absent = "and what founds them nobody can tell, since there is no page of 'b'"
    assert one(circle, "CLM007").message == f"{round_}, {absent}"
    outside = one({**circle, **notes("c supports a")} | {"a.md": circle["a.md"]}, "CLM007").message
    assert outside == f"{round_}, though something from outside founds them"


# -------------------------------------------------------------------------------------------------------- laws

LETTERS = "abcdefg"
TYPES = ("supports", "supports", "supports", "contradicts", "refutes", "supersedes", "qualifies")
STATEMENTS = st.lists(
    st.tuples(st.sampled_from(LETTERS), st.sampled_from(TYPES), st.sampled_from(LETTERS)), max_size=14
)
SOURCES = st.dictionaries(st.sampled_from("xyz"), st.sets(st.sampled_from(LETTERS + "xyz"), max_size=4), max_size=3)
STUBS = st.sets(st.sampled_from(LETTERS), max_size=2)


def vault(
    statements: Iterable[tuple[str, str, str]],
    sources: Mapping[str, Iterable[str]],
    stubs: Iterable[str],
    names: Mapping[str, str],
) -> dict[str, str]:
    """A vault in which each note is called as `names` tells."""
    files = {}
    for each in LETTERS:
        said: dict[str, list[str]] = {}
        for subject, type_, object_ in statements:
            if subject == each:
                said.setdefault(type_, []).append(names[object_])
        files[f"{names[each]}.md"] = md(status="stub" if each in stubs else "page", **said)
    return files | {f"{names[each]}.md": line(*(names[n] for n in sorted(those))) for each, those in sources.items()}


def facts(files: Files, back: Mapping[str, str]) -> list[str]:
    """What does not depend on names: a circle is told of by its members, all else by its note, code and severity."""
    claims = Survey(vault_of(files)).claims
    names = claims.nodes.names
    found = [
        " ".join((each.code, back[each.path], each.severity.word))
        for each in check(files)
        if each.code != "CLM007" and (each.code, each.severity.word) != ("CLM018", "error")
    ]
    for rings in (claims.standing.rings, claims.standing.succession.rings):
        found += [
            f"circle of {' '.join(sorted(back.get(names[each], names[each]) for each in ring.members))}"
            for ring in rings.values()
        ]
    graver = [each.severity.word for each in check(files, "CLM007", "CLM018") if "circle" in each.message]
    return sorted((*found, *graver))


SAME = {each: each for each in (*LETTERS, *"xyz")}


@given(STATEMENTS, SOURCES, STUBS, st.permutations(sorted(SAME)), st.randoms())
@example(
    [("a", "supports", "b"), ("b", "supports", "a"), ("b", "supports", "c")], {}, set(), sorted(SAME)[::-1], random
)
def test_neither_order_nor_names_show(
    statements: list[tuple[str, str, str]],
    sources: dict[str, set[str]],
    stubs: set[str],
    others: list[str],
    chance: random.Random,
) -> None:
    files = vault(statements, sources, stubs, SAME)
    shuffled = [*files.items()]
    chance.shuffle(shuffled)
    assert check(dict(shuffled)) == check(files)
    names = dict(zip(sorted(SAME), others, strict=True))
    renamed = vault(statements, sources, stubs, names)
    back = {f"{new}.md": old for old, new in names.items()}
    assert facts(renamed, back) == facts(files, {f"{each}.md": each for each in SAME})


@given(STATEMENTS, SOURCES, STUBS, st.sampled_from(("A first", "m", "zz last")))
def test_an_unrelated_note_changes_nothing(
    statements: list[tuple[str, str, str]], sources: dict[str, set[str]], stubs: set[str], name: str
) -> None:
    files = vault(statements, sources, stubs, SAME)
    assert check({**files, f"{name}.md": md("A word.", supports=["Nobody"])}) == check(files)


@given(STATEMENTS, SOURCES, STUBS)
@example([], {"x": {"x"}, "y": {"x"}}, set())
def test_a_rule_has_nothing_to_say_of_files_that_it_is_not_about(
    statements: list[tuple[str, str, str]], sources: dict[str, set[str]], stubs: set[str]
) -> None:
    files = vault(statements, sources, stubs, SAME)
    survey = Survey(vault_of(files))
    everywhere = set()
    for rule in lint.choose(CODES):
        for path, whole in survey.vault.notes.items():
            everywhere |= {(rule.CODE, path, each.message) for each in rule.check(whole, survey)}
            survey.claims.neighbours_of(path)  # by which more nodes get a number
    assert everywhere == {(each.code, each.path, each.message) for each in check(files)}


@given(STATEMENTS, SOURCES, STUBS)
def test_the_definitions(statements: list[tuple[str, str, str]], sources: dict[str, set[str]], stubs: set[str]) -> None:
    """Labels and founded as the plainest loops give them, and what CLM009 and CLM010 say by their definitions."""
    files = vault(statements, sources, stubs, SAME)
    standing = claims_of(files).standing
    attacks = {
        pair
        for one_, type_, other in statements
        if BY_NAME[type_].polarity < 0 and one_ != other and not {one_, other} <= stubs
        for pair in ((one_, other), (other, one_))[: 2 if type_ == "contradicts" else 1]
    }
    nodes = (*LETTERS, *sources)
    labels = dict.fromkeys(nodes, UNDEC)
    for _ in nodes:
        for node in nodes:
            attackers = [labels[a] for a, b in attacks if b == node]
            labels[node] = IN if all(x == OUT for x in attackers) else OUT if IN in attackers else UNDEC
    ups = {each: {a for a, type_, b in statements if type_ == "supports" and b == each} for each in LETTERS}
    ups = {each: set() if each in stubs else found for each, found in ups.items()} | {
        each: set(found) for each, found in sources.items()
    }
    founded: set[str] = set()
    for _ in nodes:
        founded |= {
            each
            for each in nodes
            if labels[each] != OUT and (not ups[each] or ups[each] & (founded | {*"xyz"} - {*sources}))
        }
    assert {each: standing.label(f"{each}.md") for each in nodes} == labels
    assert {each for each in nodes if standing.founded(f"{each}.md")} == founded
    said = told(files)
    for node in nodes:
        shaky = {
            each
            for each in ups[node] - {node}
            if labels.get(each, IN) != IN or each not in founded | {*"xyz"} - {*sources}
        }
        speaks = {each.split()[0] for each in said if each.split()[1] == node}
        if not shaky:
            assert not {"CLM009", "CLM010"} & speaks
        elif node in sources:
            assert "CLM010" in speaks
            assert "CLM009" not in speaks
        assert not {"CLM009", "CLM010"} <= speaks


# ------------------------------------------------------------------------------------------------------- scale


def test_nothing_recurses_and_long_chains_are_soon_done() -> None:
    many = 1500
    files = {f"n{each}.md": md(supports=[f"n{each + 1}"], supersedes=[f"n{each + 1}"]) for each in range(many)}
    files |= {f"n{many}.md": md(supports=["n0"], supersedes=["n0"]), "c.md": md(refutes=["n7"])}
    files |= {f"r{each}.md": md(refutes=[f"r{each + 1}"], supports=[f"s{each}"]) for each in range(many)}
    files |= {f"s{each}.md": PLAIN for each in range(many)}
    files |= {f"t{each}.md": md(refutes=[f"t{(each + 1) % many}"], supports=[f"u{each}"]) for each in range(many)}
    files |= {f"u{each}.md": PLAIN for each in range(many)}
    begun = perf_counter()
    found = check(files)
    assert perf_counter() - begun < 60
    assert {each.code for each in found} == {"CLM007", "CLM009", "CLM010", "CLM018"}
