"""The questions that people ask of claims: small vaults in, what is told out."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from vaultkit import config, note, vault
from vaultkit.claims import Claims
from vaultkit.cli.group import main
from vaultkit.inquiry import difference, retraction, table, tree, why
from vaultkit.model import VaultkitError

Files = Mapping[str, str]


def md(title: str = "", body: str = "", **properties: str) -> str:
    """A note; a property is the names of notes, parted by blanks."""
    lines = [f"title: {title}"] if title else []
    for name, notes in properties.items():
        lines += [f"{name}:", *(f'  - "[[{each}]]"' for each in notes.split())]
    return "\n".join(["---", *lines, "---", "# It", "", body, ""])


def line(sources: str, body: str = "") -> str:
    """The page of a line."""
    return md("", body, sources=sources).replace("---\n", "---\ntype: line\nstatus: page\n", 1)


def claims_of(files: Files, words: Mapping[str, str] | None = None) -> Claims:
    return Claims(vault.gather(note.parse(f"{name}.md", text) for name, text in files.items()), words)


REINSTATED = {"C": md(refutes="A"), "A": md(refutes="B", supports="D"), "B": md(), "D": md(), "L": line("A B")}
CIRCLE = {"A": md(supports="B"), "B": md(supports="A"), "L": line("A")}
CHAIN = {"A": md(supports="B"), "B": md(supports="C"), "C": md(), "L": line("C"), "M": line("C E"), "E": md()}


# ------------------------------------------------------------------------------------------------------ the table


def rows(files: Files) -> list[str]:
    """Each row in a line."""
    return [
        f"{each.title} {each.label} {'founded' if each.founded else 'unfounded'} "
        f"+{each.supports} -{each.open}/{each.against} L{each.lines}"
        for each in table.rows(claims_of(files))
    ]


def test_the_table() -> None:
    assert rows(REINSTATED) == [
        "A out unfounded +0 -2/2 L1",
        "B in founded +0 -1/1 L1",
        "C in founded +0 -1/1 L0",
        "D in unfounded +1 -0/0 L0",
        "L in founded +0 -0/0 L0",
    ]
    assert rows({"A": md()}) == []


ORDERS = {
    "claim": "A B C D L",
    "label": "A D B C L",
    "supports": "D A B C L",
    "contradictions": "A B C D L",
    "lines": "A B C D L",
}


@pytest.mark.parametrize(("order", "titles"), ORDERS.items())
def test_orders(order: str, titles: str) -> None:
    found = table.chosen(table.rows(claims_of(REINSTATED)), (), "", order, contested=False)
    assert " ".join(each.title for each in found) == titles


@pytest.mark.parametrize(
    ("labels", "words", "contested", "titles"),
    [
        (("out",), "", False, "A"),
        (("in", "out"), "", True, "A B C"),
        ((), "d", False, "D"),
        (("undecided",), "", False, ""),
    ],
)
def test_filters(labels: tuple[str, ...], words: str, contested: bool, titles: str) -> None:
    found = table.chosen(table.rows(claims_of(REINSTATED)), labels, words, "claim", contested=contested)
    assert " ".join(each.title for each in found) == titles


def test_the_table_keeps_to_its_columns() -> None:
    files = {"A": md("a very long title " * 9, refutes="B"), "B": md()}
    found = tuple(table.rows(claims_of(files)))
    for width in (60, 80, 120):
        assert max(map(len, table.text(found, width).splitlines())) <= width


# --------------------------------------------------------------------------------------------------------- the trees


def drawn(twigs: tuple[tree.Twig, ...]) -> list[str]:
    return tree.drawn(twigs, 100).splitlines()


def test_why_a_line_stands() -> None:
    assert drawn(why.why("L.md", claims_of(REINSTATED), 9)) == [
        "'L' stands",
        "├─ rests on 'A', which is defeated",
        "│  │ L.md:5:6",
        "│  ├─ refutes 'B', which stands: nobody has resolved it",
        "│  │    A.md:3:6",
        "│  └─ refuted by 'C', which stands: nobody has resolved it",
        "│       C.md:3:6",
        "├─ rests on 'B', which stands (as told above)",
        "│    L.md:6:6",
        "└─ the weakest joint: 'A' under 'L': it is defeated",
        "     L.md:5:6",
    ]


def test_why_a_circle_is_not_founded() -> None:
    assert drawn(why.why("A.md", claims_of(CIRCLE), 9)) == [
        "'A' stands, but nothing that is founded supports it",
        "├─ supported by 'B', which stands, but nothing that is founded supports it",
        "│  │ B.md:3:6",
        "│  └─ supported by 'A', which stands, but nothing that is founded supports it (as told above)",
        "│       A.md:3:6",
        "└─ the weakest joint: 'B' under 'A': nothing that is founded supports it",
        "     B.md:3:6",
    ]


JOINTS = {
    "nothing": ({"A": md()}, []),
    "the only support": ({"A": md(), "B": md(supports="A")}, ["it is the only support"]),
    "two supports": ({"A": md(), "B": md(supports="A"), "C": md(supports="A")}, []),
    "a partial one": (
        {"A": md(), "B": md(supports="A"), "C": "## Related\n\n- **supports** (partial) [[A]]\n"},
        ["its support is hedged or partial"],
    ),
    "an undecided one, farther off": (
        {"A": md(), "B": md(supports="A"), "C": md(supports="B", contradicts="D"), "D": md()},
        ["it is undecided"],
    ),
}


@pytest.mark.parametrize(("files", "reasons"), JOINTS.values(), ids=JOINTS)
def test_the_weakest_joint(files: Files, reasons: list[str]) -> None:
    assert [each.reason for each in why.weakest("A.md", claims_of(files))] == reasons


@pytest.mark.parametrize("state", ["reconciled: other doses", "scoped", "duplicate", "open", "prefers [[A]]"])
def test_a_recorded_state_is_told(state: str) -> None:
    files = {"A": md("", f"> [!contradiction]- [[B]]\n> {state}\n", contradicts="B"), "B": md()}
    told = drawn(why.why("A.md", claims_of(files), 9))[1]
    assert told.endswith(
        {
            "reconciled: other doses": "reconciled",
            "scoped": "each holds in its own scope",
            "duplicate": "they are one claim twice",
            "open": "it is left open",
            "prefers [[A]]": "'A' is preferred",
        }[state]
    )


def test_a_tree_as_deep_as_a_vault_is_drawn() -> None:
    count = 3000
    files = {f"n{each:04}": md(supports=f"n{each + 1:04}") for each in range(count)}
    twigs = why.why(f"n{count - 1:04}.md", claims_of(files), count)
    assert twigs[count - 1].depth == count - 1
    assert len(tree.drawn(twigs[:50], 100).splitlines()) >= 50


DEPTHS = st.lists(st.integers(1, 4), max_size=12)


@given(DEPTHS)
def test_each_twig_hangs_on_the_one_before_it(steps: list[int]) -> None:
    """Read back from the drawing: the depth of each sentence is its indentation."""
    depths = [0]
    for each in steps:
        depths.append(min(each, depths[-1] + 1))
    text = tree.drawn([tree.Twig(depth, "x") for depth in depths], 120)
    assert [text_line.index("x") // 3 for text_line in text.splitlines()] == depths


def test_a_deep_tree_stays_within_its_columns() -> None:
    """Beyond the last step that is indented the depth is told, and a place is wrapped under its branch as words are."""
    deep = [tree.Twig(each, f"'{'a long title ' * 6}'", f"notes/{'a long name ' * 6}.md:1:1") for each in range(60)]
    for width in (40, 80, 120):
        lines = tree.drawn(deep, width).splitlines()
        assert max(map(len, lines)) <= width
        assert sum("(depth " in each for each in lines) == 59 - width // 8
    told = tree.drawn([tree.Twig(each, "x") for each in range(13)], 80).splitlines()
    stem = " " * 27
    assert told[9:] == [f"{stem[3:]}└─ x", f"{stem}├─ x", f"{stem}├─ (depth 11) x", f"{stem}└─ (depth 12) x"]


def test_the_depth_of_what_falls_is_told() -> None:
    files = {f"n{each:02}": md(supports=f"n{each + 1:02}") for each in range(60)}
    claims = claims_of(files)
    told = drawn(retraction.tree(retraction.retract("n00.md", claims), claims))
    assert "(depth 59) 'n59'" in told[-2]


# ------------------------------------------------------------------------------------------------------- retraction

FALLS = {
    "the whole chain": (CHAIN, "A", ["B because A", "C because B", "L because C"]),
    "a line with another source stands": (CHAIN, "C", ["L because C"]),
    "a premise that nobody needs": (CHAIN, "E", []),
    "a node that nothing is about": ({"A": md()}, "A", []),
    "an attacker: what is defeated again has lost no support": (REINSTATED, "C", []),
    "a circle that one held up": (
        {"A": md(supports="B"), "B": md(supports="C"), "C": md(supports="B")},
        "A",
        ["B because A C", "C because B"],
    ),
}


@pytest.mark.parametrize(("files", "node", "falls"), FALLS.values(), ids=FALLS)
def test_what_falls(files: Files, node: str, falls: list[str]) -> None:
    said = retraction.retract(f"{node}.md", claims_of(files))
    told = [f"{each.node} because {' '.join(each.because)}".replace(".md", "") for each in said.falls]
    assert told == falls


def test_what_falls_as_a_tree_and_as_json() -> None:
    claims = claims_of(REINSTATED)
    said = retraction.retract("C.md", claims)
    assert drawn(retraction.tree(said, claims)) == [
        "without 'C' nothing loses its support",
        "├─ 'A' is in, not out any more",
        "└─ 'B' is out, not in any more",
    ]
    assert retraction.plain(said, claims)["labels"] == [
        {"path": "A.md", "title": "A", "before": "out", "after": "in"},
        {"path": "B.md", "title": "B", "before": "in", "after": "out"},
    ]


GRAPHS = st.dictionaries(
    st.sampled_from("ABCDEF"),
    st.tuples(*(st.lists(st.sampled_from("ABCDEF"), max_size=2).map(" ".join) for _ in range(3))),
    min_size=1,
)


KEYS = ("supports", "refutes", "contradicts")


@given(GRAPHS, st.sampled_from("ABCDEF"))
def test_what_falls_is_what_is_founded_no_more(graph: Mapping[str, tuple[str, str, str]], node: str) -> None:
    """Beside a vault in which the note says nothing, and is refuted by one that nothing attacks."""
    files = {name: md(supports=a, refutes=b, contradicts=c) for name, (a, b, c) in graph.items()} | {"X": md()}
    if node not in files:
        return
    claims = claims_of(files)
    said = {each.node for each in retraction.retract(f"{node}.md", claims).falls if each.node[0] in graph}
    without = claims_of(
        {
            name: md(
                **{
                    key: " ".join(each for each in notes.split() if node not in (name, each) or key == "supports")
                    for key, notes in zip(
                        ("supports", "refutes", "contradicts"), graph.get(name, ("",) * 3), strict=True
                    )
                },
            )
            for name in files
        }
        | {"Y": md(refutes=node)}
    )
    names = [f"{name}.md" for name in graph if name != node]
    fell = {each for each in names if claims.standing.founded(each) and not without.standing.founded(each)}
    gone = {*fell, f"{node}.md"}
    expected = {each for each in fell if any(edge.tail in gone for edge in claims.standing.supporters(each))}
    assert said == expected


# -------------------------------------------------------------------------------------------------------- differences

RECORDED = md("", "> [!contradiction]- [[B]]\n> scoped\n", contradicts="B")
CHANGES = {
    "nothing": ({"A": md(refutes="B"), "B": md()}, {"A": md(refutes="B"), "B": md()}, ((), (), (), (), ())),
    "a new contradiction": (
        {"A": md(supports="B"), "B": md()},
        {"A": md(refutes="B"), "B": md()},
        ((), (), (("B", "in", "out"),), ((("A", "B"), "A.md:3:6"),), ()),
    ),
    "a settled one": (
        {"A": md(contradicts="B"), "B": md()},
        {"A": RECORDED, "B": md()},
        (
            (),
            (),
            (("A", "undecided", "in"), ("B", "undecided", "in")),
            (),
            ((("A", "B"), "each holds in its own scope"),),
        ),
    ),
    "one that is gone": (
        {"A": md(contradicts="B"), "B": md(), "C": md(supports="A B")},
        {"A": md(), "B": md(), "C": md(supports="A B")},
        (
            (),
            (),
            (("A", "undecided", "in"), ("B", "undecided", "in")),
            (),
            ((("A", "B"), "nothing states it any more"),),
        ),
    ),
    "claims that come and go": (
        {"A": md(supports="B"), "B": md()},
        {"A": md(supports="C"), "C": md()},
        (("C",), ("B",), (), (), ()),
    ),
    "a side that gets a page": (
        {"A": md(contradicts="B")},
        {"A": md(contradicts="B"), "B": md()},
        (("B",), (), (), (), ()),
    ),
    "a side that loses its page": (
        {"A": md(contradicts="B"), "B": md()},
        {"A": md(contradicts="B")},
        ((), ("B",), (), (), ()),
    ),
    "a file that is renamed": (
        {"A": md("Tea", supports="B"), "B": md()},
        {"Z": md("Tea", supports="B"), "B": md()},
        ((), (), (), (), ()),
    ),
    "a title that is changed": (
        {"A": md("Tea", contradicts="B"), "B": md()},
        {"A": md("Tea, again", contradicts="B"), "B": md()},
        ((), (), (), (), ()),
    ),
}


@pytest.mark.parametrize(("before", "after", "says"), CHANGES.values(), ids=CHANGES)
def test_differences(before: Files, after: Files, says: tuple[object, ...]) -> None:
    assert tuple(difference.compare(claims_of(before), claims_of(after))) == says


# -------------------------------------------------------------------------------------------------------- the commands


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, str]]:
    """Call vaultkit in a vault of five notes; gives (exit code, standard output, standard error)."""
    monkeypatch.chdir(tmp_path)
    for name, text in REINSTATED.items():
        Path(f"{name}.md").write_text(text, "utf-8")

    def call(*arguments: str) -> tuple[int, str, str]:
        result = CliRunner().invoke(main, arguments, prog_name="vaultkit")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        return result.exit_code, result.stdout, result.stderr

    return call


Run = Callable[..., tuple[int, str, str]]


def test_the_whole_graph_for_other_programs(run: Run) -> None:
    code, out, _ = run("claims", "--output-format", "json")
    whole = json.loads(out)
    assert code == 0
    assert [each["title"] for each in whole["claims"]] == ["A", "B", "C", "D", "L"]
    assert [(each["subject"], each["type"], each["object"]) for each in whole["relations"]] == [
        ("A.md", "refutes", "B.md"),
        ("A.md", "supports", "D.md"),
        ("C.md", "refutes", "A.md"),
        ("L.md", "rests_on", "A.md"),
        ("L.md", "rests_on", "B.md"),
    ]
    assert [each["pair"] for each in whole["contentions"]] == [["A.md", "B.md"], ["A.md", "C.md"]]
    _, out, _ = run("claims", "--output-format", "csv", "--relations")
    assert len(list(csv.DictReader(io.StringIO(out)))) == len(whole["relations"])
    _, out, _ = run("claims", "--output-format", "csv")
    assert [each["label"] for each in csv.DictReader(io.StringIO(out))] == ["out", "in", "in", "in", "in"]
    _, out, _ = run("claims", "--output-format", "graphml")
    root = ET.fromstring(out)
    kinds = [each.tag.rpartition("}")[2] for each in root.iter()]
    assert (kinds.count("node"), kinds.count("edge")) == (5, 5)


def test_what_sentences_state_is_told_on_demand_and_counts_for_nothing(run: Run) -> None:
    Path("E.md").write_text("# E\n\nThis note may refute [[B]]. This note refutes [[C]].\n", "utf-8")
    Path("F.md").write_text("---\nstatus: stub\n---\n\n# F\n\nThis note refutes [[A]].\n", "utf-8")
    _, bare, _ = run("claims", "--output-format", "json")
    _, out, _ = run("claims", "--output-format", "json", "--prose")
    without, whole = json.loads(bare), json.loads(out)
    assert whole | {"relations": without["relations"]} == without
    told = [each for each in whole["relations"] if each not in without["relations"]]
    assert [(each["subject"], each["type"], each["object"], each["where"], each["line"]) for each in told] == [
        ("E.md", "refutes", "C.md", "prose", 3)
    ]
    assert (told[0]["cue"], told[0]["raw"]) == ("refutes", "This note refutes [[C]].")
    _, out, _ = run("claims", "--output-format", "csv", "--relations", "--prose")
    assert [each["where"] for each in csv.DictReader(io.StringIO(out))].count("prose") == 1
    _, out, _ = run("claims", "--output-format", "graphml", "--prose")
    assert len(list(ET.fromstring(out).iter("{http://graphml.graphdrawing.org/xmlns}edge"))) == 6
    code, _, err = run("claims", "--prose")
    assert (code, err.strip()) == (
        2,
        "Error: --prose is for what shows relations: json, graphml, and csv with --relations",
    )


def test_a_viewer_finds_what_it_draws_in_the_graphml(run: Run) -> None:
    """Gephi and yEd write the label beside a thing, draw the weight, and drop an edge whose id they have met."""
    Path("D.md").write_text(md("=1+1", "## Related\n\n- **supports** (partial) [[C]]"), "utf-8")
    _, out, _ = run("claims", "--output-format", "graphml")
    root = ET.fromstring(out)
    names = {each.get("id"): each.get("attr.name") for each in root.iter() if each.tag.endswith("}key")}
    nodes, edges = (
        {
            each.get("id"): {names[key.get("key")]: key.text for key in each}
            for each in root.iter()
            if each.tag.endswith(kind)
        }
        for kind in ("}node", "}edge")
    )
    assert [(each["label"], each["standing"]) for path, each in nodes.items() if path == "D.md"] == [("=1+1", "in")]
    assert len(edges) == 6
    assert {(each["label"], each["weight"], each["polarity"]) for each in edges.values()} >= {
        ("refutes", "1.0", "-1"),
        ("supports", "0.5", "1"),
        ("rests_on", "1.0", "0"),
    }


def test_a_title_is_in_the_csv_as_it_is(run: Run) -> None:
    """A spreadsheet may take it for a formula; the help says so."""
    Path("D.md").write_text(md('"=1+1"'), "utf-8")
    assert "=1+1" in {each["title"] for each in csv.DictReader(io.StringIO(run("claims", "--output-format", "csv")[1]))}
    assert "=, +, - or @" in " ".join(run("claims", "--help")[1].split())


def test_accept_stamps_a_resolution_that_goes_stale_when_a_claim_changes(run: Run) -> None:
    assert run("accept", "A", "B")[0] == 2  # nothing is recorded
    assert "nothing contradicts 'D'" in run("accept", "D")[2]
    callout = "\r\n> [!contradiction]- [[B]]\r\n> reconciled: other doses\r\n> owner:: Ann\r\n\r\nMore.\r\n"
    before = REINSTATED["A"] + callout
    Path("A.md").write_bytes(before.encode())
    assert run("accept", "A", "B")[:2] == (0, "stamped A.md:11:21: 'A' and 'B', reconciled\n")
    text = Path("A.md").read_bytes().decode()
    stamp = next(each for each in text.split("\r\n") if "fingerprint" in each)
    assert text == before.replace("owner:: Ann\r\n", f"owner:: Ann\r\n{stamp}\r\n")
    assert run("accept", "B", "A")[:2] == (0, "unchanged A.md:11:21: 'A' and 'B', reconciled\n")
    assert "CLM005" not in run("lint", "--select", "CLM")[1]
    Path("B.md").write_text(md("B, and more"), "utf-8")
    assert "CLM005" in run("lint", "--select", "CLM")[1]
    assert run("accept", "A", "B, and more")[:2] == (0, "stamped A.md:11:21: 'A' and 'B, and more', reconciled\n")
    assert "CLM005" not in run("lint", "--select", "CLM")[1]
    assert Path("A.md").read_bytes().decode().count("fingerprint::") == 1


def git(*words: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *words], check=True, capture_output=True
    )


def test_diff_of_revisions(run: Run) -> None:
    assert run("diff", "HEAD", "--claims")[0] == 2
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    Path("C.md").write_text(md(), "utf-8")
    assert run("diff", "HEAD", "--claims")[1].splitlines() == [
        "### Claims, HEAD",
        "",
        "**Settled contradictions** (1)",
        "",
        "- A — against — C: nothing states it any more",
        "",
        "**Claims that stand otherwise** (2)",
        "",
        "- A: out, now in",
        "- B: in, now out",
        "",
        "**Dropped claims** (1)",
        "",
        "- C",
    ]
    git("commit", "-qam", "two")
    assert run("diff", "HEAD", "--claims")[1] == "### Claims, HEAD\n\nNothing has changed.\n"
    code, out, _ = run("diff", "HEAD~1..HEAD", "--claims", "--output-format", "json")
    assert (code, json.loads(out)["dropped"]) == (0, ["C"])
    assert run("diff", "HEAD~1...HEAD", "--claims")[1] == run("diff", "HEAD~1..HEAD", "--claims")[1].replace(
        "..", "..."
    )
    code, _, error = run("diff", "--claims", "nowhere..HEAD")
    assert (code, "git knows no revision 'nowhere'" in error) == (2, True)
    assert run("diff", "HEAD")[0] == 2


# ------------------------------------------------------------------------------------------------------------- config


def test_names_of_the_config_mean_ours() -> None:
    files = {"A": md(opposes="B", Builds_on="C"), "B": "Backs up:: [[A]]\n", "C": md(source="A")}
    words = config.read(
        '[relations]\nopposes = "contradicts"\n"builds-on" = "extends"\n"backs up" = "supports"\nsource = "sources"\n',
        "x",
    ).relations
    claims = claims_of(files, words)
    assert [(each.subject, each.type, each.object) for each in claims.relations] == [
        ("A.md", "contradicts", "B.md"),
        ("A.md", "extends", "C.md"),
        ("B.md", "supports", "A.md"),
    ]
    assert list(claims.sources("C.md")) == ["A.md"]
    assert claims_of(files).relations == ()


WRONG = {
    "no TOML": ("[relations\n", "'x' is no TOML: line 1, column 11 cannot be read"),
    "cut short": ('[relations]\na = """', "'x' is no TOML: it ends too soon"),
    "a long number": (f"a = {'9' * 5000}", "'x' is no TOML: a number is too long"),
    "a deep one": (f"a = {'[' * 50_000}", "'x' is nested too deep"),
    "a key like none": ("[a.b]\n", "'x' sets 'a' (line 1), which vaultkit does not know; it knows 'relations'"),
    "one name twice": (
        "[relations]\n'Builds on' = 'extends'\n# more\nbuilds-on = 'supports'\n",
        "'x' says that 'Builds on' (line 2) means 'extends' and that 'builds-on' (line 4) means 'supports', "
        "but the two are one name",
    ),
    "no name": ("relations = {'' = 'extends'}\n", "gives a meaning to '', which is no name of a relation"),
    "only a sign": (
        "[relations]\n'!' = 'extends'\n",
        "gives a meaning to '!' (line 2), which is no name of a relation",
    ),
    "an unknown key": (
        "[relation]\n",
        "sets 'relation' (line 1), which vaultkit does not know; did you mean 'relations'?",
    ),
    "no table": ("relations = 1\n", "'relations' in 'x' is no table of names"),
    "no relation": ('[relations]\na = "suports"\n', "means 'suports', which is no relation; did you mean 'supports'?"),
    "no word": ("[relations]\na = 1\n", "means 1, which is no relation"),
    "a name of ours": ('[relations]\nrefutes = "supports"\n', "gives the relation 'refutes' (line 2) another meaning"),
}


@pytest.mark.parametrize(("text", "says"), WRONG.values(), ids=WRONG)
def test_a_wrong_config_is_told(text: str, says: str) -> None:
    with pytest.raises(VaultkitError, match="x") as error:
        config.read(text, "x")
    assert says in str(error.value)


def test_one_name_may_be_written_twice() -> None:
    assert config.read("[relations]\nbuilds-on = 'extends'\nbuilds_on = 'extends'\n", "x").relations == {
        "builds_on": "extends"
    }


REFUTES = "opposes = 'refutes'"
SHARED = {
    "a table": (f"[tool.vaultkit.relations]\n{REFUTES}\n", ""),
    "a table with blanks": (f"[ tool . 'vaultkit' . relations ]\n{REFUTES}\n", ""),
    "below tool": (f"[tool]\nvaultkit = {{ relations = {{ {REFUTES} }} }}\n", ""),
    "by its parts": (f"[tool]\nvaultkit.relations.{REFUTES}\n", ""),
    "on one line": (f"tool = {{ vaultkit = {{ relations = {{ {REFUTES} }} }} }}\n", ""),
    "empty": ("[tool]\nvaultkit = {}\n", "nothing"),
    "a name that others use too": (
        '[project]\nname = "x"\n\n[tool.vaultkit.relations]\nname = "refute"\n',
        "'pyproject.toml' says that 'name' (line 5) means 'refute', which is no relation; did you mean 'refutes'?",
    ),
    "no table": ("[tool]\nvaultkit = 3\n", "'tool.vaultkit' in 'pyproject.toml' is no table"),
    "only a name": ("[project]\nname = 'vaultkit'\n", "nothing"),
    "no TOML": ("[tool.vaultkit\n", "'pyproject.toml' is no TOML: line 1, column 15 cannot be read"),
    "no TOML, of others": ("[project\nname = 'vaultkit'\n", "nothing"),
}


@pytest.mark.parametrize(("text", "says"), SHARED.values(), ids=SHARED)
def test_a_config_that_others_share(run: Run, text: str, says: str) -> None:
    Path("B.md").write_text(md(opposes="D"), "utf-8")
    Path("pyproject.toml").write_text(text, "utf-8")
    code, out, error = run("why", "D")
    if says in ("", "nothing"):
        assert (code, "refuted by 'B'" in out) == (0, not says)
    else:
        assert (code, says in error) == (2, True)


def test_a_revision_is_read_with_the_names_of_its_time(run: Run) -> None:
    """The config is looked for upward as on disk, and a link to a note is that note."""
    Path("inner").mkdir()
    Path("inner/E.md").write_text(md(opposes="F"), "utf-8")
    Path("inner/F.md").write_text(md(), "utf-8")
    Path("inner/E2.md").symlink_to("E3.md")
    Path("inner/E3.md").symlink_to("../inner/E.md")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    Path("vaultkit.toml").write_text("[relations]\nopposes = 'contradicts'\n", "utf-8")
    git("add", ".")
    git("commit", "-qm", "two")
    new = "- E — against — F (inner/E.md:3:6)"
    for said in ("HEAD~1", "HEAD~1..HEAD"):
        assert new.replace("inner/", "") in run("diff", said, "--claims", "--vault", "inner")[1].splitlines()
        assert new in run("diff", said, "--claims")[1].splitlines()
    Path("vaultkit.toml").unlink()
    assert "nothing states it any more" in run("diff", "HEAD", "--claims")[1]
    assert run("diff", "HEAD~1", "--claims")[1] == "### Claims, HEAD~1\n\nNothing has changed.\n"
    Path("inner/pyproject.toml").write_text("[tool.vaultkit]\nx = 1\n", "utf-8")
    git("add", ".")
    git("commit", "-qm", "three")
    code, _, error = run("diff", "HEAD~1..HEAD", "--claims", "--vault", "inner")
    assert (code, "'HEAD:inner/pyproject.toml' sets 'x' (line 2)" in " ".join(error.split())) == (2, True)


def test_the_nearest_config_counts(run: Run, tmp_path: Path) -> None:
    Path("B.md").write_text(md(opposes="N"), "utf-8")
    Path("N.md").write_text(md(), "utf-8")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "E.md").write_text(md(opposes="F"), "utf-8")
    assert "'B'" not in run("why", "N")[1]
    Path("pyproject.toml").write_text('[tool.other]\n[tool.vaultkit.relations]\nopposes = "refutes"\n', "utf-8")
    assert "refuted by 'B'" in run("why", "N")[1]
    Path(".vaultkit.toml").write_text('[relations]\nopposes = "contradicts"\n', "utf-8")
    assert "against 'B'" in run("why", "N")[1]
    assert "'F'" in run("why", "E", "--vault", "inner")[1]
    (inner / "vaultkit.toml").write_text("", "utf-8")
    assert "'F'" not in run("why", "E", "--vault", "inner")[1]
    (inner / "vaultkit.toml").write_text("relations = 1", "utf-8")
    for command in (("lint", "inner"), ("why", "E", "--vault", "inner"), ("claims", "inner")):
        code, _, error = run(*command)
        assert (code, "'relations' in 'vaultkit.toml' is no table of names" in error) == (2, True)


def test_a_folder_inside_a_vault_stands_for_all_of_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".obsidian").mkdir()
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "E.md").write_text(md(refutes="D"), "utf-8")
    for command in (("claims",), ("why", "D")):
        where = ("inner",) if command == ("claims",) else ("--vault", "inner")
        assert run(*command, *where)[1] == run(*command)[1]
    assert not (inner / ".vaultkit").exists()


@pytest.mark.parametrize("name", ["x" * 400, "-", "[[A]]", "\ud83d"])
def test_a_name_that_is_none_is_told(run: Run, name: str) -> None:
    code, _, error = run("why", "--", name)
    assert (code, "no note is called" in error) == (2, True)


def test_titles_call_nobody_in_a_comment(run: Run) -> None:
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    Path("E.md").write_text(md('"@you *are* <b>\\n# here"', supports="D"), "utf-8")
    said = run("diff", "HEAD", "--claims")[1]
    assert "- &#64;you \\*are\\* \\<b> \\# here" in said.splitlines()


def test_a_block_id_stays_at_the_end_of_its_callout(run: Run) -> None:
    Path("A.md").write_text(REINSTATED["A"] + "\n> [!contradiction]- [[B]]\n> scoped: so ^id\n", "utf-8")
    assert run("accept", "A", "B")[0] == 0
    assert Path("A.md").read_text("utf-8").endswith("> scoped: so ^id\n")
    assert run("accept", "A", "B")[1].startswith("unchanged")


def test_a_callout_in_a_list_item_is_stamped_in_the_item(run: Run) -> None:
    said = "\n- x\n\t- > [!contradiction]- [[B]]\n\t  > scoped: so\n\t  ^id\n- y\n"
    Path("A.md").write_text(REINSTATED["A"] + said, "utf-8")
    assert run("accept", "A", "B")[0] == 0
    text = Path("A.md").read_text("utf-8")
    stamp = next(each for each in text.splitlines() if "fingerprint" in each)
    assert stamp.startswith("\t  > fingerprint:: ")
    assert text == REINSTATED["A"] + said.replace("so\n", f"so\n{stamp}\n")
    assert run("accept", "A", "B")[1].startswith("unchanged")


def test_a_file_with_two_paths_claims_what_it_claims_once(run: Run) -> None:
    Path("d").mkdir()
    before = (
        run("claims")[1],
        run("lint", "--select", "CLM,SRC,FM")[1].splitlines()[:-1],
        run("what-if", "--retract", "C"),
    )
    for link, file in {
        "B2.md": "B.md",
        "d/B.md": "../B.md",
        "d/L.md": "../L.md",
        "C2.md": "B3.md",
        "B3.md": "C.md",
    }.items():
        Path(link).symlink_to(file)
    assert run("claims")[1] == before[0]
    assert run("lint", "--select", "CLM,SRC,FM")[1].splitlines()[:-1] == before[1]
    assert run("what-if", "--retract", "C2") == before[2]
    Path("A.md").write_text(REINSTATED["A"].replace("[[B]]", "[[d/B]]"), "utf-8")
    assert run("claims")[1] == before[0]


def test_two_links_to_a_file_that_is_hidden_are_one_note(run: Run) -> None:
    Path(".kept").mkdir()
    Path("B.md").rename(".kept/B.md")
    for link in ("B.md", "B2.md"):
        Path(link).symlink_to(".kept/B.md")
    assert run("claims")[1].splitlines()[-1] == "5 claims"


def test_a_vault_without_claims_says_why(run: Run) -> None:
    Path("empty").mkdir()
    Path("plain").mkdir()
    Path("plain/a.md").write_text("[[a]]", "utf-8")
    assert run("claims", "empty")[1].splitlines()[-1] == "0 claims: there are no notes here"
    assert run("claims", "plain")[1].splitlines()[-1] == "0 claims: no note says how it relates to another"
    assert run("claims", "--find", "nothing")[1].splitlines()[-1] == "0 claims"


def test_what_cannot_be_read_is_told_beside_the_answer(run: Run) -> None:
    assert run("claims")[2] == run("why", "A")[2] == ""
    Path("U.md").write_bytes(b"\xff")
    Path("F.md").write_text("---\ntitle: [x\n---\n", "utf-8")
    hint = "1 file or folder cannot be read whole, and may claim more than is told here: lint says why\n"
    code, out, error = run("claims", "--output-format", "json")
    assert (code, error) == (0, hint)
    assert json.loads(out)["claims"]
    assert run("why", "U")[2] == f"{hint}U.md:1:1: not UTF-8 from here\n"
    assert run("what-if", "--retract", "F")[2].startswith(f"{hint}F.md:2:8: the front matter is no YAML from here")


ASKED = {
    ("why", " "): "the name of the note is empty",
    ("accept", "A", "A.md"): "'A' and 'A.md' are one note: name the other side of the contradiction",
    ("accept", "A", "D"): "'A' and 'D' do not contradict each other",
    ("accept", "D"): "nothing contradicts 'D'",
    ("diff", "", "--claims"): "no revision is named",
    ("diff", "HEAD", "--claims"): "the vault '.' is in no repository of git",
}


@pytest.mark.parametrize(("words", "says"), ASKED.items(), ids=map(" ".join, ASKED))
def test_a_wrong_question_is_told_in_one_sentence(run: Run, words: tuple[str, ...], says: str) -> None:
    code, out, error = run(*words)
    assert (code, out, error.splitlines()[-1]) == (2, "", f"Error: {says}")


def test_a_revision_that_a_clone_lacks(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    clone = tmp_path_factory.mktemp("clone")
    git("init", "-q")
    for each in ("one", "two"):
        git("add", ".")
        git("commit", "--allow-empty", "-qm", each)
    git("clone", "-q", "--depth", "1", f"file://{Path.cwd()}", str(clone))
    monkeypatch.chdir(clone)
    told = "Error: git knows no revision 'HEAD~1' of '.': the clone is shallow, so fetch more of its history\n"
    assert run("diff", "HEAD~1", "--claims")[::2] == (2, told)
    Path(".git/HEAD").unlink()
    told = "Error: git refuses the repository of '.'; 'git status' says why\n"
    assert run("diff", "HEAD", "--claims")[::2] == (2, told)
    monkeypatch.setenv("PATH", "")
    assert run("diff", "HEAD", "--claims")[2] == "Error: git cannot be asked about '.': it is not installed\n"


RESOLUTIONS = {
    "They can be reconciled: [[B]] counts other doses.": True,
    "Nobody can reconcile this with [[B]].": False,
    "I refuse to reconcile it with [[B]].": False,
    "It is hard to see how [[B]] could be reconciled with this.": False,
    "Could [[B]] be reconciled? No.": False,
    "[[B]] differs in nothing.": False,
    "[[B]] differs in the dose.": True,
}


@pytest.mark.parametrize(("sentence", "resolved"), RESOLUTIONS.items())
def test_what_is_doubted_resolves_nothing(sentence: str, resolved: bool) -> None:
    (contention,) = claims_of({"A": md("", sentence, contradicts="B"), "B": md()}).contentions
    assert contention.open is not resolved
