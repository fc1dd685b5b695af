"""The rules: their own examples, then for each a table of small vaults in and lines out.

Those about links, and about files that are linked to, are in `test_link_rules`.
"""

import importlib
import pkgutil
import re
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vaults import vault_of

from vaultkit import disk, lint, rules
from vaultkit.model import UNDECODABLE, UNREADABLE, Example, Fault, Finding, Place, Severity
from vaultkit.rules import RULES, Listed
from vaultkit.vocabulary import YOURS

Files = Mapping[str, str]
# What a message says as it is: a thing in quotes, a link to write, a name of the world outside.
QUOTED = re.compile(
    r"'[^']*'|\"[^\"]*\"|!?\[\[.*?\]\]|\b(?:JSON|NFC|NFD|Obsidian|UTF-8|Unicode|Windows|YAML)\b|\b[a-z]+://\S*"
)
# What only the disk can tell of a file, for the examples of the rules that pass it on.
FROM_DISK = {
    "TXT001": {"menu.md": Fault(UNDECODABLE, 1, 6, "not UTF-8 from here")},
    "TXT002": {"locked.md": Fault(UNREADABLE, 1, 1, "cannot be read: permission denied")},
}


def found(code: str, files: Files, faults: Mapping[str, Fault] | None = None) -> list[Finding]:
    return [finding for finding in lint.run(vault_of(files, faults)) if finding.code == code]


def said(code: str, files: Files, faults: Mapping[str, Fault] | None = None) -> list[str]:
    """What one rule says of a vault, a line a finding."""
    return [f"{finding.place}: {finding.message}" for finding in found(code, files, faults)]


def line(*sources: str, body: str = "", status: str = "page") -> str:
    """A line that lists `sources`; its body begins in the row `5 + len(sources) + 3`."""
    listed = "".join(f'  - "[[{each}]]"\n' for each in sources)
    head = f"sources:\n{listed}" if sources else ""
    return f"---\ntype: line\ntitle: L\nstatus: {status}\n{head}---\n\n{body}"


def claim(*used_by: str, body: str = "") -> str:
    """A note whose `Used by` lists lines; the first bullet is in row 9."""
    listed = "".join(f"- [[{each}]]\n" for each in used_by)
    return f"---\ntype: note\ntitle: N\nstatus: stub\n---\n\n{body}## Used by\n\n{listed}"


@pytest.fixture(params=RULES, ids=lambda rule: rule.CODE)
def rule(request: pytest.FixtureRequest) -> Listed:
    listed: Listed = request.param
    return listed


def test_a_good_example_keeps_its_law_and_breaks_no_other(rule: Listed) -> None:
    findings = lint.run(vault_of(rule.GOOD.files, tracked=rule.GOOD.tracked), lint.choose(extend=(rule.CODE,)))
    assert [each for each in findings if each.code == rule.CODE or each.severity == Severity.ERROR] == []


def test_a_bad_example_says_exactly_its_lines(rule: Listed) -> None:
    assert rule.BAD.says
    vault = vault_of(rule.BAD.files, FROM_DISK.get(rule.CODE), rule.BAD.tracked)
    assert tuple(f"{each.place}: {each.message}" for each in lint.run(vault, (rule,))) == rule.BAD.says


def test_a_rule_documents_itself(rule: Listed) -> None:
    law, blank, *reasons = rule.text.splitlines()
    assert law == rule.law
    assert law.endswith(".")
    assert not blank
    assert reasons
    assert re.fullmatch(r"[A-Z]{2,3}\d{3}|FILE\d{3}", rule.CODE)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.NAME)


def test_a_message_is_one_line_in_lower_case(rule: Listed) -> None:
    for each in rule.BAD.says:
        message = re.sub(r"^.*?:\d+:\d+: ", "", each)
        assert "\n" not in message
        assert QUOTED.sub("", message).islower()


def test_codes_and_names_are_used_once_and_codes_are_in_order() -> None:
    codes = [each.CODE for each in RULES]
    assert len({*codes, *(each.NAME for each in RULES)}) == 2 * len(RULES)
    families = [code.rstrip("0123456789") for code in codes]
    grouped = sorted(codes, key=lambda code: (families.index(code.rstrip("0123456789")), code))
    assert codes == grouped


def modules() -> dict[str, ModuleType]:
    """Each module of the folder by its name."""
    names = (each.name for each in pkgutil.iter_modules(rules.__path__))
    return {name: importlib.import_module(f"vaultkit.rules.{name}") for name in names}


def test_every_rule_of_the_folder_is_listed() -> None:
    assert {each.CODE for each in modules().values() if hasattr(each, "CODE")} == {each.CODE for each in RULES}


def test_a_rule_is_listed_under_the_code_and_the_name_that_its_module_says(rule: Listed) -> None:
    module = modules()[rule.NAME.replace("-", "_")]
    assert (rule.CODE, rule.NAME) == (module.CODE, module.NAME)
    assert (rule.SEVERITY, rule.GOOD, rule.BAD) == (module.SEVERITY, module.GOOD, module.BAD)
    assert rule.text == module.__doc__


def together() -> dict[str, str]:
    """All bad examples in one vault, each in a folder of its own, so that names also meet."""
    return {f"{rule.CODE}/{path}": text for rule in RULES for path, text in rule.BAD.files.items()}


@given(st.data())
def test_the_order_of_files_never_shows(data: st.DataObject) -> None:
    everything = together()
    chosen = data.draw(st.sets(st.sampled_from(sorted(everything)), min_size=2, max_size=25))
    shuffled = data.draw(st.permutations(sorted(chosen)))
    in_order = {path: everything[path] for path in sorted(chosen)}
    assert lint.run(vault_of({path: everything[path] for path in shuffled})) == lint.run(vault_of(in_order))


# ---------------------------------------------------------------------------------------------------------------- text


def test_what_the_disk_tells(tmp_path: Path) -> None:
    (tmp_path / "menu.md").write_bytes(b"# Tea\n\nCaf\xe9 [[Nowhere]]\n")
    told = [f"{each.place}: {each.code} {each.message}" for each in lint.run(disk.read_vault(tmp_path))]
    assert told == [
        "menu.md:1:1: NET001 no other note links to 'menu'",
        "menu.md:3:4: TXT001 not UTF-8 from here",
        "menu.md:3:6: LNK001 no note is called 'Nowhere'",
    ]


# -------------------------------------------------------------------------------------------------------- front matter

FRONT_MATTER = [
    ("FM001", "---\n- a\n- b\n---\n", ["x.md:2:1: the front matter is a list, not a set of 'name: value' lines"]),
    ("FM001", "---\ntitle: Tea\n", ["x.md:1:1: the front matter is never closed by a line '---'"]),
    (
        "FM001",
        "---\n\nOnly a rule above a text.\n\n---\n",
        ["x.md:3:1: the front matter is plain text, not a set of 'name: value' lines"],
    ),
    ("FM001", "---\n---\n", []),
    ("FM002", "---\na: 1\nb: {c: 1, c: 2}\n---\n", ["x.md:3:11: the property 'c' stands here twice"]),
    ("FM002", "---\na: 1\nA: 2\n---\n", []),
    (
        "FM004",
        '---\na:\n  - [[Tea]]\n  - "[[Mate]]"\nb: [["Tea"]]\nc: [[1, 2]]\nd: [Tea]\n---\n',
        ["x.md:3:5: the wikilink '[[Tea]]' needs quotes: YAML reads it as a list in a list"],
    ),
]


@pytest.mark.parametrize(("code", "text", "lines"), FRONT_MATTER)
def test_front_matter(code: str, text: str, lines: list[str]) -> None:
    assert said(code, {"x.md": text}) == lines


SCHEMA = [
    # (name, front matter, what is said)
    ("a note of ours", "type: note\ntitle: T\nstatus: page\nclaim: C", []),
    ("somebody's note", "type: note\ntags: [a]", []),
    ("somebody's paper", "type: paper\nauthors: [A]\nyear: 1999", []),
    ("somebody's related notes", 'type: note\nrelated: "[[T]]"', []),
    ("another kind", "type: claim\nsources: [a]\nstatus: stub", []),
    ("a kind that is no word", "type: [line]\nstatus: page", []),
    ("no front matter", "", []),
    (
        "a line always",
        "type: line",
        ["1:1: a line needs the property 'status'", "1:1: a line needs the property 'title'"],
    ),
    ("a status of ours", "type: paper\nstatus: stub", ["1:1: a paper needs the property 'title'"]),
    (
        "a relation",
        'type: note\ntitle: T\nstatus: stub\nsupports: "[[T]]"',
        ["5:1: 'supports' holds '[[T]]', not a list"],
    ),
    (
        "an item of a list",
        'type: line\ntitle: T\nstatus: page\nsources:\n  - "[[T]]"\n  - A book\n  - 7',
        [
            "7:5: 'sources' holds 'A book', which is no quoted wikilink as a whole",
            "8:5: 'sources' holds 7, not text",
        ],
    ),
    (
        "a list on one line",
        'type: line\ntitle: T\nstatus: page\nsources: ["[[T]]", A book]\naliases:\n- A\n- B',
        ["5:1: 'sources' holds 'A book', which is no quoted wikilink as a whole"],
    ),
    ("a key of another kind", "type: line\ntitle: T\nstatus: page\nclaim: C\nmood: [1, 2]", []),
    ("an empty key", "type: line\ntitle:\nstatus: page", ["3:1: 'title' holds nothing, not text"]),
]


@pytest.mark.parametrize(("matter", "lines"), [case[1:] for case in SCHEMA], ids=[case[0] for case in SCHEMA])
def test_schema_mismatch(matter: str, lines: list[str]) -> None:
    assert said("FM003", {"x.md": f"---\n{matter}\n---\n"}) == [f"x.md:{each}" for each in lines]


def test_a_schema_mismatch_names_its_property() -> None:
    assert [each.target for each in found("FM003", {"x.md": "---\ntype: line\ntitle: T\nstatus: odd\n---\n"})] == [
        "status"
    ]


# ------------------------------------------------------------------------------------------------ sources and backlinks

DANGLING: list[tuple[str, str, list[str]]] = [
    ("a note, and one without a type", line("N", "plain"), []),
    ("nothing", line("N", "Gone"), ["7:6: the source 'Gone' leads to no note"]),
    ("a paper", line("P"), ["6:6: the source 'P' is a paper, not a note"]),
    (
        "a line, itself too",
        line("other", "L"),
        ["6:6: the source 'other' is a line, not a note", "7:6: the source 'L' is a line, not a note"],
    ),
    ("a kind of others", line("claim"), ["6:6: the source 'claim' is a claim, not a note"]),
    ("a file", line("d.pdf"), ["6:6: the source 'd.pdf' is a file, not a note"]),
    ("outside", line("../N"), []),
    ("plain text is the schema's", "---\ntype: line\ntitle: L\nstatus: page\nsources:\n  - A book\n---\n", []),
    ("the body is LNK001's", line(body="[[Gone]]\n\n## Sources\n\n- [[Gone]]\n"), []),
    (
        "on another note anything that is there",
        '---\ntype: claim\nsources: ["[[P]]", "[[d.pdf]]", "[[other]]"]\n---\n',
        [],
    ),
    (
        "on another note nothing",
        '---\nsources: ["[[P]]", "[[Gone]]"]\n---\n',
        ["2:21: the source 'Gone' leads to no note"],
    ),
]


@pytest.mark.parametrize(("text", "lines"), [case[1:] for case in DANGLING], ids=[case[0] for case in DANGLING])
def test_dangling_source(text: str, lines: list[str]) -> None:
    others = {
        "notes/N.md": "---\ntype: note\n---\n",
        "plain.md": "# Plain\n",
        "P.md": "---\ntype: paper\n---\n",
        "other.md": line(),
        "claim.md": "---\ntype: claim\n---\n",
        "d.pdf": "",
    }
    assert said("SRC001", {**others, "L.md": text}) == [f"L.md:{each}" for each in lines]


def test_a_source_that_leads_nowhere_is_told_once() -> None:
    findings = lint.run(vault_of({"L.md": line("Gone")}))
    assert [each.code for each in findings if each.target == "Gone"] == ["SRC001"]


N_LACKS = "the note 'N' does not list this line under 'Used by'"
L_LACKS = "the line 'L' does not list this note among its sources"
BACKLINKS: list[tuple[str, Files, list[str]]] = [
    ("both", {"L.md": line("N"), "N.md": claim("L")}, []),
    ("neither", {"L.md": line(), "N.md": claim()}, []),
    ("the note lacks it", {"L.md": line("N"), "N.md": claim()}, [f"L.md:6:6: {N_LACKS}"]),
    ("the note has no such list", {"L.md": line("N"), "N.md": "---\ntype: note\n---\n"}, [f"L.md:6:6: {N_LACKS}"]),
    ("the line lacks it", {"L.md": line(), "N.md": claim("L")}, [f"N.md:9:3: {L_LACKS}"]),
    ("stubs are held to it", {"L.md": line("N", status="stub"), "N.md": claim()}, [f"L.md:6:6: {N_LACKS}"]),
    (
        "so is a line by hand",
        {"L.md": '---\ntype: line\nsources: "[[N]]"\n---\n', "N.md": claim()},
        [f"L.md:3:11: {N_LACKS}"],
    ),
    ("a source of the body", {"L.md": line(body="## Sources\n\n- [[N]]\n"), "N.md": claim()}, [f"L.md:9:3: {N_LACKS}"]),
    ("a source of the body is enough", {"L.md": line(body="## sources:\n\n1. [[N]]\n"), "N.md": claim("L")}, []),
    (
        "twice listed, once told",
        {"L.md": line("N", "N", body="## Sources\n\n- [[N]]\n"), "N.md": claim()},
        [f"L.md:6:6: {N_LACKS}"],
    ),
    (
        "a link elsewhere is no backlink",
        {"L.md": line("N"), "N.md": claim(body="See [[L]].\n\n")},
        [f"L.md:6:6: {N_LACKS}"],
    ),
    ("a link elsewhere does no harm", {"L.md": line("N"), "N.md": claim("L", body="See [[L]].\n\n")}, []),
    ("a link that says nothing does no harm", {"L.md": line("N"), "N.md": claim("L", "#")}, []),
    ("a word on a line is no claim to be used by it", {"L.md": line(), "N.md": claim(body="See [[L]].\n\n")}, []),
    ("nor is a citation a source", {"L.md": line(body="See [[N]].\n"), "N.md": claim("L")}, [f"N.md:9:3: {L_LACKS}"]),
    ("a subheading belongs to its list", {"L.md": line("N"), "N.md": claim(body="") + "### Old\n\n- [[L]]\n"}, []),
    (
        "another heading does not",
        {"L.md": line("N"), "N.md": claim() + "## Old\n\n- [[L]]\n"},
        [f"L.md:6:6: {N_LACKS}"],
    ),
    ("a heading in a callout ends no list", {"L.md": line("N"), "N.md": claim() + "> # Old\n\n- [[L]]\n"}, []),
    (
        "the reader's part ends a list",
        {"L.md": line("N"), "N.md": claim() + f"\n{YOURS}\n\n- [[L]]\n"},
        [f"L.md:6:6: {N_LACKS}"],
    ),
    ("the reader may open one", {"L.md": line("N"), "N.md": claim() + f"\n{YOURS}\n\n## Used by\n\n- [[L]]\n"}, []),
    (
        "a remark on an entry is no entry",
        {"L.md": line("M", body="## Sources\n\n- [[M]] — as [[N]] says\n"), "M.md": claim("L"), "N.md": claim()},
        [],
    ),
    ("a note without a type owes nothing", {"L.md": line("N"), "N.md": "# N\n"}, []),
    ("nor does a paper", {"L.md": line("N"), "N.md": "---\ntype: paper\n---\n"}, []),
    ("nor is another kind owed", {"L.md": "# L\n", "N.md": claim("L")}, []),
    ("what leads nowhere is not ours", {"L.md": line("Gone"), "N.md": claim("Gone")}, []),
    ("nor what is ambiguous", {"L.md": line("N"), "a/N.md": claim(), "b/N.md": claim()}, []),
    ("other names of the same", {"a/L.md": line("b/N|x"), "b/N.md": claim("a/L.md#s|y")}, []),
]


@pytest.mark.parametrize(("files", "lines"), [case[1:] for case in BACKLINKS], ids=[case[0] for case in BACKLINKS])
def test_missing_backlink(files: Files, lines: list[str]) -> None:
    assert said("SRC002", files) == lines


def test_a_missing_backlink_points_at_the_other_side() -> None:
    (of_line,) = found("SRC002", {"L.md": line("b/N|x"), "b/N.md": claim()})
    assert (of_line.target, of_line.related) == ("b/N", (Place("b/N.md", 1, 1),))


UNCITED: list[tuple[str, str, list[str]]] = [
    ("cited", line("N", body="So [[N|it]] is.\n"), []),
    ("embedded, under any heading", line("N", body="## Why\n\n### Because\n\n![[N#a]]\n\n## Sources\n\n- [[N]]\n"), []),
    ("in the reader's part", line("N", body=f"## Sources\n\n- [[N]]\n\n{YOURS}\n\nI trust [[N]].\n"), []),
    ("only listed", line("N", body="## Sources\n\n- [[N]] — so\n"), ["6:6: the text never cites the source 'N'"]),
    ("only next", line("N", body="## Next inquiring lines\n\n- [[N]]\n"), ["6:6: the text never cites the source 'N'"]),
    ("listed in the body", line(body="So.\n\n## Sources\n\n- [[N]]\n"), ["11:3: the text never cites the source 'N'"]),
    ("a stub has no text", line("N", status="stub"), []),
    ("a line by hand", '---\ntype: line\nsources: ["[[N]]"]\n---\n', []),
    ("no note", line("Gone", "d.pdf"), []),
]


@pytest.mark.parametrize(("text", "lines"), [case[1:] for case in UNCITED], ids=[case[0] for case in UNCITED])
def test_uncited_source(text: str, lines: list[str]) -> None:
    assert said("SRC003", {"L.md": text, "N.md": claim("L"), "d.pdf": ""}) == [f"L.md:{each}" for each in lines]


UNLISTED: list[tuple[str, str, list[str]]] = [
    ("listed in front", line("N", body="So [[N]].\n"), []),
    ("listed behind", line(body="So [[N]].\n\n## Sources\n\n- [[N]]\n"), []),
    (
        "not listed, told once",
        line(body="So [[N]], and [[N]].\n"),
        ["7:4: the text cites 'N', which is not among the sources"],
    ),
    ("a next line is no citation", line(body="## Next inquiring lines\n\n- [[N]]\n"), []),
    ("nor are the reader's words", line(body=f"So.\n\n{YOURS}\n\nBut [[N]].\n"), []),
    ("nor other kinds", line(body="[[P]] [[plain]] [[L]] [[Gone]]\n"), []),
    ("nor a stub", line(body="So [[N]].\n", status="stub"), []),
]


@pytest.mark.parametrize(("text", "lines"), [case[1:] for case in UNLISTED], ids=[case[0] for case in UNLISTED])
def test_unlisted_citation(text: str, lines: list[str]) -> None:
    others = {"N.md": claim(), "P.md": "---\ntype: paper\n---\n", "plain.md": ""}
    assert said("SRC004", {"L.md": text, **others}) == [f"L.md:{each}" for each in lines]


def twin(key: str, entries: str, section: str, kind: str = "note", status: str = "status: stub\n") -> str:
    listed = "".join(f'  - "[[{each}]]"\n' for each in entries)
    return f"---\ntype: {kind}\n{status}{key}:\n{listed}---\n\n{section}"


MISMATCH: list[tuple[str, str, list[str]]] = [
    ("agree in any order", twin("sources", "AB", "## Sources\n\n- [[B]]\n- [[b/A|x]] — so\n", "line"), []),
    (
        "the body lacks one",
        twin("sources", "AB", "## Sources\n\n- [[A]]\n", "line"),
        ["6:6: the property 'sources' lists 'B', the section 'Sources' does not"],
    ),
    (
        "the property lacks one",
        twin("next", "A", "## Next inquiring lines\n\n- [[A]]\n- [[B]]\n", "line"),
        ["11:3: the section 'Next inquiring lines' lists 'B', the property 'next' does not"],
    ),
    ("papers", twin("papers", "AB", "## Papers\n\n1. [[A]]\n2. [[B]]\n"), []),
    ("two in one bullet", twin("papers", "AB", "## Papers\n\n1. [[A]] and [[B]]\n"), []),
    ("a remark is no entry", twin("papers", "A", "## Papers\n\n1. [[A]] — unlike [[B]]\n   and [[C]]\n"), []),
    ("no section", twin("papers", "A", "# T\n"), []),
    ("no property", twin("sources", "A", "## Next inquiring lines\n\n- [[B]]\n", "line"), []),
    (
        "an empty section",
        twin("papers", "A", "## Papers\n"),
        ["5:6: the property 'papers' lists 'A', the section 'Papers' does not"],
    ),
    ("what leads nowhere", twin("papers", "AZ", "## Papers\n\n1. [[A]]\n2. [[Y]]\n"), []),
    ("the reader's part", twin("papers", "A", f"## Papers\n\n1. [[A]]\n\n{YOURS}\n\n## Papers\n\n1. [[B]]\n"), []),
    ("a section of the reader's only", twin("papers", "A", f"{YOURS}\n\n## Papers\n\n1. [[B]]\n"), []),
    ("somebody's note", twin("related", "A", "## Related\n\n- [[B]]\n", status=""), []),
    (
        "relations agree",
        twin("supported_by", "A", "## Related\n\n- **supported_by** (partial) [[A]] — as [[B]] is\n"),
        [],
    ),
    ("a type in two words", twin("supported_by", "A", "## Related\n\n- **supported by** [[A]]\n"), []),
    (
        "another type",
        twin("supports", "A", "## Related\n\n- **refutes** [[A]]\n"),
        [
            "5:6: the property 'supports' lists 'A', the section 'Related' does not",
            "10:15: the section 'Related' lists 'A', the property 'refutes' does not",
        ],
    ),
    ("a bullet without a type", twin("supports", "A", "## Related\n\n- [[A]]\n"), []),
    (
        "one that no property has",
        twin("supports", "A", "## Related\n\n- **supports** [[A]]\n- **like** [[B]]\n"),
        ["11:12: the section 'Related' lists 'B', no property does"],
    ),
]


@pytest.mark.parametrize(("text", "lines"), [case[1:] for case in MISMATCH], ids=[case[0] for case in MISMATCH])
def test_list_mismatch(text: str, lines: list[str]) -> None:
    files = {"T.md": text, "b/A.md": "", "b/B.md": "", "b/C.md": ""}
    assert said("SRC005", files) == [f"T.md:{each}" for each in lines]


# --------------------------------------------------------------------------------------------------------------- shape

ORPHANS: list[tuple[str, Files, list[str]]] = [
    ("linked from a property", {"a/x.md": '---\nup: "[[y]]"\n---\n', "a/y.md": "[[x]]"}, []),
    ("a link to itself is no way", {"a/x.md": "[[x]] [[#h]]"}, ["a/x.md"]),
    ("nor is a broken link", {"a/x.md": "", "a/y.md": "[[x/z]] [[y]]"}, ["a/x.md", "a/y.md"]),
    ("a root note that leads on", {"x.md": "[[d.pdf]]", "d.pdf": ""}, []),
    ("a root note that does not", {"x.md": "[[x]] [[Gone]]"}, ["x.md"]),
    ("a note that leads on from a folder", {"a/x.md": "[[y]]", "a/y.md": ""}, ["a/x.md"]),
    (
        "names of ways in",
        {f"a/{name}.md": "" for name in ("Index", "HOME", "readme", "Start here", "_index", "🗺️ MOC", "Tea MOC")},
        [],
    ),
    (
        "names that only hold them",
        {"a/Working from home.md": "", "a/Indexing.md": ""},
        ["a/Indexing.md", "a/Working from home.md"],
    ),
    ("forms", {"a/Templates/x.md": "", "99 - template/b/y.md": "", "a/template.md": ""}, ["a/template.md"]),
]


@pytest.mark.parametrize(("files", "paths"), [case[1:] for case in ORPHANS], ids=[case[0] for case in ORPHANS])
def test_orphan_note(files: Files, paths: list[str]) -> None:
    assert [finding.path for finding in found("NET001", files)] == paths


def test_an_example_shows_files_that_it_speaks_of(rule: Listed) -> None:
    examples: tuple[Example, ...] = (rule.GOOD, rule.BAD)
    assert all(example.files for example in examples)
    assert {re.split(r":\d+:\d+: ", each)[0] for each in rule.BAD.says} <= rule.BAD.files.keys()
