"""What the rules about claims cannot check: told where somebody asks, never a finding, never an exit code."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from test_claims import STUB, md
from vaults import vault_of

from vaultkit import lint
from vaultkit.cli.group import main
from vaultkit.disk import looking
from vaultkit.rules import RULES, Listed
from vaultkit.rules.unverifiable import ASKED
from vaultkit.survey import Survey
from vaultkit.vault import Ground, Vault

Files = Mapping[str, str]

USED_BY = "\n## Used by\n\n- [[line]]\n- [[other line]]\n"
STUB_LINE = "---\ntype: line\ntitle: {0}\nstatus: stub\n---\n\n# {0}\n"


def line(*sources: str, body: str = "", listed: str = "") -> str:
    listing = "".join(f'  - "[[{each}]]"\n' for each in sources)
    summed = f"\n## Sources\n\n{listed}" if listed else ""
    return f"---\ntype: line\ntitle: line\nstatus: page\nsources:\n{listing}---\n\n# line\n\n{body}\n{summed}"


def note(body: str = "", status: str = "page", **more: str) -> str:
    said = "".join(f"{key}: {value}\n" for key, value in more.items())
    return f"---\ntype: note\ntitle: note\nstatus: {status}\n{said}---\n\n# note\n\n{body}\n"


def told(files: Files, code: str) -> list[str]:
    return told_of(vault_of(files), code)


def told_of(vault: Vault, code: str) -> list[str]:
    found = lint.unverifiable(Survey(vault), lint.choose((code,)))
    assert {each.code for each in found} <= {code}
    return [f"{each.place}: {each.message.partition(' cannot be checked: ')[0]} | {each.target}" for each in found]


STUBBED = {"a.md": md(contradicts=["b"]), "b.md": STUB}
LINES = {"line.md": STUB_LINE.format("line"), "other line.md": line("a")}
CASES: dict[str, tuple[str, Files, list[str]]] = {
    "a side without a page": ("CLM001", STUBBED, ["a.md:3:6: whether 'a' and 'b' both speak of what they dispute | b"]),
    "a side that is nowhere": (
        "CLM001",
        {"a.md": md(contradicts=["b"])},
        ["a.md:3:6: whether 'a' and 'b' both speak of what they dispute | b"],
    ),
    "both pages": ("CLM001", {"a.md": md(contradicts=["b"]), "b.md": md()}, []),
    "a line without a page": (
        "CLM002",
        {"a.md": note(USED_BY), "b.md": md(contradicts=["a"]), **LINES},
        ["b.md:3:6: whether each line that rests on a side of what 'note' and 'b' dispute names the other | line"],
    ),
    "a line without a page on one side": (
        "CLM003",
        {"a.md": note(USED_BY), "b.md": md(contradicts=["a"]), **LINES},
        [],
    ),
    "a line without a page on both sides": (
        "CLM003",
        {"a.md": note(USED_BY), "b.md": note(f"contradicts:: [[a]]\n{USED_BY}"), **LINES},
        ["b.md:9:15: whether each line that rests on 'note' and 'note' says that they disagree | line"],
    ),
    "neither page": (
        "CLM004",
        {"a.md": STUB.replace("---\n", "---\ncontradicts:\n  - '[[b]]'\n", 1), "b.md": STUB},
        ["a.md:3:6: whether 'a' and 'b' are reconciled | a"],
    ),
    "one page of two": ("CLM004", STUBBED, []),
    "held up by stubs alone": (
        "CLM009",
        {"a.md": md(supported_by=["b", "c"]), "b.md": STUB, "c.md": STUB},
        ["a.md:3:6: whether anything that stands supports 'a' | b"],
    ),
    "held up by a page too": (
        "CLM009",
        {"a.md": md(supported_by=["b", "c"]), "b.md": STUB, "c.md": md()},
        [],
    ),
    "held up by a page that is defeated": (
        "CLM009",
        {"a.md": md(supported_by=["b", "c"]), "b.md": STUB, "c.md": md(refuted_by=["d"]), "d.md": md()},
        ["a.md:3:6: whether anything that stands supports 'a' | b"],
    ),
    "a line is no note": ("CLM009", {"line.md": line("a"), "a.md": STUB}, []),
    "what is defeated itself": (
        "CLM009",
        {"a.md": md(supported_by=["b"], refuted_by=["c"]), "b.md": STUB, "c.md": md()},
        [],
    ),
    "a source without a page": (
        "CLM010",
        {"line.md": line("a", "b"), "a.md": md(), "b.md": STUB},
        ["line.md:7:6: whether all that 'line' rests on stands | b"],
    ),
    "a supporter without a page": (
        "CLM010",
        {"a.md": md(supported_by=["b"]), "b.md": STUB},
        ["a.md:3:6: whether all that 'a' rests on stands | b"],
    ),
    "what is known to be defeated": (
        "CLM010",
        {"a.md": md(supported_by=["b"]), "b.md": STUB, "c.md": md(refutes=["b"])},
        [],
    ),
    "what a stub rests on": ("CLM010", {"a.md": md(supports=["b"]), "b.md": STUB}, []),
    "a successor without a page": (
        "CLM018",
        {"line.md": line("a", body="See [[b]]."), "a.md": md(superseded_by=["b"]), "b.md": STUB},
        ["line.md:6:6: whether what supersedes 'a' holds still | b"],
    ),
    "a successor that nobody names": (
        "CLM018",
        {"line.md": line("a"), "a.md": md(superseded_by=["b"]), "b.md": STUB},
        [],
    ),
    "a figure of a stub": (
        "CLM019",
        {"line.md": line("note", body="It calms 48.2% of people [[note]]."), "note.md": note(status="stub")},
        ["line.md:11:10: whether '48.2%' is in the note that its sentence cites | note"],
    ),
    "a figure that the summary of a stub has": (
        "CLM019",
        {
            "line.md": line("note", body="It calms 48.2% of people [[note]]."),
            "note.md": note(status="stub", summary="It calms 48.2%"),
        },
        [],
    ),
    "a figure of a page": (
        "CLM019",
        {"line.md": line("note", body="It calms 48.2% of people [[note]]."), "note.md": note("Not so.")},
        [],
    ),
    "a summary with nothing beside it": (
        "CLM022",
        {"line.md": line("note", listed="- [[note]] — It calms.\n"), "note.md": note(status="stub")},
        ["line.md:15:3: whether 'line' sums up its sources as they are | note"],
    ),
    "a summary beside another": (
        "CLM022",
        {
            "line.md": line("note", listed="- [[note]] — It calms.\n"),
            "other.md": line("note", listed="- [[note]] — It calms.\n"),
            "note.md": note(status="stub"),
        },
        [],
    ),
    "a summary beside a page": (
        "CLM022",
        {"line.md": line("note", listed="- [[note]] — It calms.\n"), "note.md": note()},
        [],
    ),
}


@pytest.mark.parametrize(("code", "files", "says"), CASES.values(), ids=CASES)
def test_what_cannot_be_checked(code: str, files: Files, says: list[str]) -> None:
    assert told(files, code) == says


@pytest.mark.parametrize("code", ["CLM019", "CLM022"])
def test_a_file_with_two_paths_is_asked_once(code: str) -> None:
    files, says = next((files, says) for other, files, says in CASES.values() if other == code and says)
    vault = vault_of(files | {f"second {path}": text for path, text in files.items()})
    vault = replace(vault, ground=Ground(twins={f"second {path}": path for path in files}))
    found = lint.unverifiable(Survey(vault), lint.choose((code,)))
    assert [
        f"{each.place}: {each.message.partition(' cannot be checked: ')[0]} | {each.target}" for each in found
    ] == says


def test_every_rule_that_asks_is_one_and_has_a_case() -> None:
    assert {code for code, _, says in CASES.values() if says} == set(ASKED) <= {each.CODE for each in RULES}


@pytest.mark.parametrize("rule", lint.choose(("CLM",)), ids=lambda rule: rule.CODE)
def test_where_all_pages_are_there_all_can_be_checked(rule: Listed) -> None:
    for files in (rule.GOOD.files, rule.BAD.files):
        if not any("status: stub" in text for text in files.values()):
            assert lint.unverifiable(Survey(vault_of(files))) == ()


# --------------------------------------------------------------------------------------------------------- the command


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(looking, "_STEP", 0)
    files = {"v/n/line.md": line("a", body="See [[a]]."), "v/n/a.md": f"{STUB}{USED_BY}", "v/.obsidian/x": ""}
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path / "v"


def run(vault: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["lint", str(vault), "--select", "CLM", "--fail-on", "info", *words])


def test_nobody_who_does_not_ask_is_told(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lint, "unverifiable", lambda *_: pytest.fail("it was worked out"))
    assert run(vault).output == "no findings (2 notes checked)\n"
    assert set(json.loads(run(vault, "--output-format", "json").output)) == {"version", "findings", "summary"}


TOLD = "n/line.md:6:6: CLM010 rests-on-defeated whether all that 'line' rests on stands cannot be checked: "


def test_who_asks_is_told_and_nothing_fails(vault: Path) -> None:
    first = run(vault, "--show-unverifiable")
    assert first.exit_code == 0
    assert first.output.startswith(TOLD)
    assert first.output.endswith("no findings (2 notes checked); 1 cannot be checked\n")
    again, anew = run(vault, "--show-unverifiable"), run(vault, "--show-unverifiable", "--no-cache")
    assert first.output == again.output == anew.output
    assert run(vault).output == "no findings (2 notes checked)\n"


def test_a_part_of_a_vault_has_its_own(vault: Path) -> None:
    assert run(vault / "n", "--show-unverifiable").stdout.startswith(TOLD.removeprefix("n/"))
    (vault / "m").mkdir()
    assert run(vault / "m", "--show-unverifiable").stdout == "no findings (0 notes checked); 0 cannot be checked\n"


def test_programs_have_a_list_of_it(vault: Path) -> None:
    said = json.loads(run(vault, "--show-unverifiable", "--output-format", "json").output)
    assert said["findings"] == []
    assert said["summary"]["unverifiable"] == 1
    (one,) = said["unverifiable"]
    assert (one["code"], one["path"], one["severity"], one["target"]) == ("CLM010", "n/line.md", "info", "a")
    assert len(one["fingerprint"]) == 40


def test_github_is_told(vault: Path) -> None:
    said = run(vault, "--show-unverifiable", "--output-format", "github").output.splitlines()
    assert said[0].startswith(f"::notice file={vault.as_posix()}/n/line.md,line=6,col=6,title=CLM010 ")
    assert said[1:] == ["no findings (2 notes checked); 1 cannot be checked"]


def test_the_rules_that_are_chosen_ask(vault: Path) -> None:
    assert "1 cannot" not in run(vault, "--show-unverifiable", "--ignore", "CLM010").output


def test_what_is_hidden_is_not_told(vault: Path) -> None:
    (vault / ".obsidian/app.json").write_text('{"userIgnoreFilters": ["n/"]}')
    assert "0 cannot be checked" in run(vault, "--show-unverifiable").output


def test_who_watches_is_told_of_findings(vault: Path) -> None:
    done = run(vault, "--watch", "--show-unverifiable")
    assert (done.exit_code, "findings only" in done.output) == (2, True)
