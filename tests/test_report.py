"""The report formats: findings in, text out."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.model import Finding, Place, Severity, Step
from vaultkit.report import FORMATS
from vaultkit.report.tally import Count

ERROR = Finding(
    "a/Tea.md", 3, 7, "LNK001", "broken-link", Severity.ERROR, "no note is called 'Nowhere'", target="Nowhere"
)
WARNING = Finding(
    "a/Tea.md",
    4,
    1,
    "LNK002",
    "ambiguous-link",
    Severity.WARNING,
    "'Cup' may be 'b/Cup.md' or 'c/Cup.md'",
    target="Cup",
    related=(Place("b/Cup.md", 1, 1), Place("c/Cup.md", 1, 1)),
)
INFO = Finding("b/Cup.md", 1, 1, "NET001", "orphan-note", Severity.INFO, "no other note links to 'Cup'")
ALL = (ERROR, WARNING, INFO)
ODD = ERROR._replace(path="50%, a:\x1b[31m\r\n\udce9.md", message="100% of\r\n'a:b', gone")


def test_text_is_one_line_a_finding_and_a_summary() -> None:
    assert FORMATS["text"](ALL, Count(375), False) == (
        "a/Tea.md:3:7: LNK001 broken-link no note is called 'Nowhere'\n"
        "a/Tea.md:4:1: LNK002 ambiguous-link 'Cup' may be 'b/Cup.md' or 'c/Cup.md'\n"
        "b/Cup.md:1:1: NET001 orphan-note no other note links to 'Cup'\n"
        "1 error, 1 warning, 1 info in 2 files (375 notes checked)\n"
    )


@pytest.mark.parametrize(
    ("findings", "notes", "summary"),
    [
        ((), 375, "no findings (375 notes checked)"),
        ((), 1, "no findings (1 note checked)"),
        ((), 0, "no findings (0 notes checked)"),
        ((ERROR,), 1, "1 error in 1 file (1 note checked)"),
        ((WARNING, WARNING), 9, "2 warnings in 1 file (9 notes checked)"),
        ((*[ERROR] * 3, WARNING, INFO, INFO), 12, "3 errors, 1 warning, 2 infos in 2 files (12 notes checked)"),
        (ALL * 10, 2, "10 errors, 10 warnings, 10 infos in 2 files (2 notes checked)"),
    ],
)
def test_the_summary_counts(findings: tuple[Finding, ...], notes: int, summary: str) -> None:
    assert FORMATS["text"](findings, Count(notes), False).splitlines()[-1] == summary
    assert FORMATS["github"](findings, Count(notes), False).splitlines()[-1] == summary


def test_colour_is_on_the_code_alone() -> None:
    coloured = FORMATS["text"](ALL, Count(2), True)
    assert re.findall(r"\x1b\[(\d+)m(\w+)\x1b\[0m", coloured) == [("31", "LNK001"), ("33", "LNK002"), ("34", "NET001")]
    assert re.sub(r"\x1b\[\d+m", "", coloured) == FORMATS["text"](ALL, Count(2), False)


def test_text_escapes_what_a_terminal_would_obey() -> None:
    told, _ = FORMATS["text"]((ODD,), Count(1), False).splitlines()
    assert told == r"50%, a:\x1b[31m\r\n\udce9.md:3:7: LNK001 broken-link 100% of\r\n'a:b', gone"


def test_text_leaves_letters_alone() -> None:
    odd = ERROR._replace(path="日本/a\u00a0b 👩\u200d💻.md")
    assert FORMATS["text"]((odd,), Count(1), False).startswith("日本/a\u00a0b 👩\u200d💻.md:3:7: ")


def test_json_is_one_object() -> None:
    report = FORMATS["json"](ALL, Count(375), False)
    assert report.endswith("}\n")
    assert json.loads(report) == {
        "version": 1,
        "findings": [
            {
                "path": "a/Tea.md",
                "line": 3,
                "column": 7,
                "code": "LNK001",
                "name": "broken-link",
                "severity": "error",
                "message": "no note is called 'Nowhere'",
                "target": "Nowhere",
            },
            {
                "path": "a/Tea.md",
                "line": 4,
                "column": 1,
                "code": "LNK002",
                "name": "ambiguous-link",
                "severity": "warning",
                "message": "'Cup' may be 'b/Cup.md' or 'c/Cup.md'",
                "target": "Cup",
                "related": [
                    {"path": "b/Cup.md", "line": 1, "column": 1},
                    {"path": "c/Cup.md", "line": 1, "column": 1},
                ],
            },
            {
                "path": "b/Cup.md",
                "line": 1,
                "column": 1,
                "code": "NET001",
                "name": "orphan-note",
                "severity": "info",
                "message": "no other note links to 'Cup'",
            },
        ],
        "summary": {"errors": 1, "warnings": 1, "infos": 1, "files_with_findings": 2, "notes": 375, "hidden": 0},
    }


def test_json_of_nothing_has_the_same_shape() -> None:
    summary = {"errors": 0, "warnings": 0, "infos": 0, "files_with_findings": 0, "notes": 3, "hidden": 1}
    assert json.loads(FORMATS["json"]((), Count(3, 1), False)) == {"version": 1, "findings": [], "summary": summary}


def test_github_is_a_command_a_finding() -> None:
    assert FORMATS["github"](ALL, Count(375), False) == (
        "::error file=a/Tea.md,line=3,col=7,title=LNK001 broken-link::no note is called 'Nowhere'\n"
        "::warning file=a/Tea.md,line=4,col=1,title=LNK002 ambiguous-link::'Cup' may be 'b/Cup.md' or 'c/Cup.md'\n"
        "::notice file=b/Cup.md,line=1,col=1,title=NET001 orphan-note::no other note links to 'Cup'\n"
        "1 error, 1 warning, 1 info in 2 files (375 notes checked)\n"
    )


def test_github_escapes_as_its_runner_unescapes() -> None:
    told = FORMATS["github"]((ODD,), Count(1), False).split("\n")[0]
    assert "file=50%25%2C a%3A\x1b[31m%0D%0A?.md,line=3," in told
    assert told.endswith("::100%25 of%0D%0A'a:b', gone")


TEXTS = st.text(st.characters(codec="utf-8"), min_size=1)


@given(st.lists(st.builds(ERROR._replace, path=TEXTS, message=TEXTS)), st.booleans())
def test_every_format_takes_any_text_and_has_a_line_for_each(findings: list[Finding], colour: bool) -> None:
    for name in ("text", "github"):
        report = FORMATS[name](findings, Count(9), colour)
        assert report.count("\n") == len(findings) + 1
        assert report.encode()
    assert len(json.loads(FORMATS["json"](findings, Count(9), colour))["findings"]) == len(findings)


@pytest.mark.parametrize("name", ["json", "github"])
def test_only_people_see_colour(name: str) -> None:
    assert FORMATS[name](ALL, Count(9), True) == FORMATS[name](ALL, Count(9), False)


def test_the_summary_tells_what_is_hidden() -> None:
    said = FORMATS["text"]((WARNING,), Count(7, 2), False).splitlines()[-1]
    assert said == "1 warning in 1 file (7 notes checked, 2 hidden by the vault's settings)"


@pytest.mark.parametrize(("steps", "last"), [(8, "step 7"), (9, "... and 1 more step"), (10, "... and 2 more steps")])
def test_a_long_proof_is_cut_short(steps: int, last: str) -> None:
    proof = tuple(Step("a.md", number, 1, f"step {number}") for number in range(steps))
    told = FORMATS["text"]((ERROR._replace(witness=proof),), Count(1), False).splitlines()
    assert told[-2].endswith(last)
