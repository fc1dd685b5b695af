"""Fingerprints of findings: what they outlive, what makes them new, and that no two things share one."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from test_claims import md
from test_sketch import PAGES
from vaults import vault_of

from vaultkit import lint
from vaultkit.cli.group import main
from vaultkit.model import Finding
from vaultkit.rules import RULES, Listed
from vaultkit.survey import Survey
from vaultkit.survey.fingerprints import Fingerprints

Files = Mapping[str, str]

CLAIMS = [rule for rule in RULES if rule.CODE.startswith("CLM")]
LINE = "---\ntype: line\ntitle: Why tea\nstatus: page\nsources:\n{}---\n\n# Why tea\n\n{}\n"
SOURCES = ('  - "[[a]]"\n', '  - "[[b]]"\n')
CONTESTED = {
    "a.md": md("Some words.", contradicts=["c"]),
    "b.md": md("Other words.", contradicts=["c"]),
    "c.md": md("A third note.", description="it holds"),
    "line.md": LINE.format("".join(SOURCES), "See [[a]] and [[b]]."),
}


def judged(files: Files, code: str = "ALL") -> list[Finding]:
    return list(lint.judge(Survey(vault_of(files)), lint.choose((code,)), fingerprints=True))


def prints(files: Files, code: str = "ALL") -> set[str]:
    return {each.fingerprint for each in judged(files, code)}


def of_rules(files: Files) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for each in judged(files, "CLM"):
        found.setdefault(each.code, set()).add(each.fingerprint)
    return found


def test_nobody_who_asks_for_none_gets_any(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Fingerprints, "of", lambda *_: pytest.fail("a fingerprint was worked out"))
    assert {each.fingerprint for each in lint.run(vault_of(CONTESTED))} == {""}
    for path, text in CONTESTED.items():
        (tmp_path / path).write_text(text)
    for words in ((), ("--output-format", "github")):
        assert "CLM004" in CliRunner().invoke(main, ["lint", str(tmp_path), *words]).output


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.CODE)
def test_each_finding_of_an_example_has_its_own(rule: Listed) -> None:
    found = judged(rule.BAD.files, rule.CODE)
    if rule.CODE != "LNK018":  # two links that name nothing are one thing twice
        assert len({each.fingerprint for each in found}) == len(found)
    assert all(re.fullmatch("[0-9a-f]{40}", each.fingerprint) for each in found)


@pytest.mark.parametrize("rule", CLAIMS, ids=lambda rule: rule.CODE)
def test_a_finding_on_claims_outlives_lines_that_move(rule: Listed) -> None:
    moved = {path: text.replace("# ", "\nA new line.\n\n# ", 1) for path, text in rule.BAD.files.items()}
    assert moved != rule.BAD.files
    assert prints(moved, rule.CODE) == prints(rule.BAD.files, rule.CODE)


CHANGES: dict[str, tuple[str, str, str]] = {
    "words elsewhere": ("a.md", "Some words.", "Quite different words.\n\n## More of them"),
    "a property of somebody's own": ("a.md", "---\n", "---\ncolour: red\n"),
    "the order of the sources": ("line.md", "".join(SOURCES), "".join(reversed(SOURCES))),
    "case and blanks of a claim": ("c.md", "it holds", "It  holds."),
}


@pytest.mark.parametrize(("path", "old", "new"), CHANGES.values(), ids=CHANGES)
def test_it_outlives_what_changes_no_claim(path: str, old: str, new: str) -> None:
    changed = {**CONTESTED, path: CONTESTED[path].replace(old, new, 1)}
    assert changed != CONTESTED
    assert of_rules(changed) == of_rules(CONTESTED)
    assert set(of_rules(CONTESTED)) == {"CLM001", "CLM002", "CLM004", "CLM010", "CLM014"}


def test_it_is_a_new_one_when_a_claim_has_changed() -> None:
    before = of_rules(CONTESTED)
    other = of_rules({**CONTESTED, "c.md": CONTESTED["c.md"].replace("it holds", "it fails")})
    assert other.keys() == before.keys()
    assert all(not before[code] & other[code] for code in ("CLM001", "CLM002", "CLM004", "CLM014"))
    assert other["CLM010"] == before["CLM010"]  # it rests on a and b, whose claims are the same


def test_it_is_a_new_one_when_what_is_said_of_the_two_has_changed() -> None:
    files = {"a.md": md(related=["**contradicts** [[b]] — of small cups"]), "b.md": md()}
    other = {**files, "a.md": files["a.md"].replace("small", "large")}
    assert not prints(files, "CLM004") & prints(other, "CLM004")


APART: dict[str, tuple[str, Files]] = {
    "two entries on one note": (
        "CLM011",
        {"a.md": md(related=["**related** [[b]] — cups", "**related** [[b]] — pots"])},
    ),
    "each of two notes of the other": (
        "CLM014",
        {"a.md": md(related=["**qualifies** [[b]]"]), "b.md": md(related=["**qualifies** [[a]]"])},
    ),
    "two dates of one record": (
        "CLM005",
        {"a.md": md("> [!contradiction]- [[b]]\n> open\n> since:: soon\n> review:: later"), "b.md": md()},
    ),
    "there and back": (
        "CLM016",
        {"a.md": md(supports=["b", "b"], supported_by=["b", "b"]), "b.md": md()},
    ),
}


@pytest.mark.parametrize(("code", "files"), APART.values(), ids=APART)
def test_two_things_have_two(code: str, files: Files) -> None:
    found = judged({"b.md": md(), **files}, code)
    assert len(found) == len({each.fingerprint for each in found}) == 2


def test_one_thing_in_two_places_has_one() -> None:
    found = judged({"a.md": "[[Nowhere]]\n\n[[Nowhere]]\n"}, "LNK001")
    assert len(found) == 2
    assert len({each.fingerprint for each in found}) == 1


def test_a_broken_link_outlives_a_hint_and_a_claim() -> None:
    lone = prints({"a.md": "See [[Teas]].\n"}, "LNK001")
    assert "did you mean" in judged({"a.md": "See [[Teas]].\n", "Tea.md": ""}, "LNK001")[0].message
    assert prints({"a.md": "---\nclaim: new\n---\n\nSee [[Teas]].\n", "Tea.md": ""}, "LNK001") == lone


def test_a_line_number_in_a_message_may_change() -> None:
    twice = "# Home\n\n[[#Tea]]\n\n## Tea\n\n## Tea\n"
    assert judged({"a.md": twice}, "LNK008")[0].message.endswith("in line 5")
    assert prints({"a.md": f"\n{twice}"}, "LNK008") == prints({"a.md": twice}, "LNK008")


def test_the_command_gives_the_same_from_everywhere(tmp_path: Path) -> None:
    for path, text in CONTESTED.items():
        (tmp_path / "v" / "notes" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "v" / "notes" / path).write_text(text)
    (tmp_path / "v" / ".obsidian").mkdir()

    def run(*words: str) -> dict[str, str]:
        said = CliRunner().invoke(main, ["lint", *words, "--output-format", "json"]).stdout
        return {f"{each['code']} {each['message']}": each["fingerprint"] for each in json.loads(said)["findings"]}

    whole = run(str(tmp_path / "v"), "--no-cache")
    CliRunner().invoke(main, ["lint", str(tmp_path / "v")])  # what was kept without fingerprints is no answer
    assert run(str(tmp_path / "v")) == run(str(tmp_path / "v")) == run(str(tmp_path / "v" / "notes")) == whole
    assert all(whole.values())


@pytest.mark.parametrize("rule", CLAIMS, ids=lambda rule: rule.CODE)
def test_every_rule_on_claims_knows_its_findings_by_the_claims(rule: Listed) -> None:
    def anew(text: str) -> str:
        said = "---\ndescription: what is said anew\n"
        return text.replace("---\n", said, 1) if text.startswith("---\n") else f"{said}---\n\n{text}"

    files = {path: anew(text) for path, text in rule.BAD.files.items()}
    assert len(judged(files, rule.CODE)) == len(judged(rule.BAD.files, rule.CODE))
    assert not prints(files, rule.CODE) & prints(rule.BAD.files, rule.CODE)


@settings(max_examples=300)
@given(st.dictionaries(st.sampled_from(("L.md", "N.md", "M.md", "P.md", "a/N.md")), PAGES, min_size=2))
def test_no_two_findings_on_claims_share_one_unless_they_say_the_same(files: Files) -> None:
    found: dict[str, set[tuple[str, ...]]] = {}
    for each in judged(files, "CLM"):
        found.setdefault(each.fingerprint, set()).add((each.code, each.path, each.message))
    assert [each for each in found.values() if len(each) > 1] == []
