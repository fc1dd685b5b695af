"""The engine: which rules run, and in what order their findings come. The rules themselves are tested in test_rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit import lint, note
from vaultkit.model import Example, Finding, Note, Place, Problem, Severity, VaultkitError
from vaultkit.rules import OFF, RULES
from vaultkit.survey import About, Survey
from vaultkit.vault import Vault, gather

ALL = tuple(rule.CODE for rule in RULES)
USUAL = tuple(code for code in ALL if code not in OFF)
LNK = tuple(code for code in USUAL if code.startswith("LNK"))
FM = tuple(code for code in ALL if code.startswith("FM"))

# What is selected, what is ignored, and the codes that remain, in the order of the rules.
CHOICES = (
    ((), (), USUAL),
    (("ALL",), (), ALL),
    (("lnk013", "FM002"), (), ("FM002", "LNK013")),
    (("LNK001",), (), ("LNK001",)),
    (("broken-link",), (), ("LNK001",)),
    (("LNK",), (), LNK),
    (("lnk", "FM002"), (), ("FM002", *LNK)),
    (("Lnk003,broken-LINK",), (), ("LNK001", "LNK003")),
    ((" LNK003 , LNK001 ", "LNK003"), (), ("LNK001", "LNK003")),
    (("LNK",), ("LNK001", "broken-heading"), tuple(code for code in LNK if code not in ("LNK001", "LNK003"))),
    ((), ("LNK,fm",), tuple(code for code in USUAL if code not in (*LNK, *FM))),
    (("LNK001",), ("lnk",), ()),
    (("", ","), ("",), USUAL),
)


@pytest.mark.parametrize(("select", "ignore", "codes"), CHOICES)
def test_rules_are_chosen_by_code_name_and_family(
    select: tuple[str, ...], ignore: tuple[str, ...], codes: tuple[str, ...]
) -> None:
    assert tuple(rule.CODE for rule in lint.choose(select, ignore)) == codes


def test_rules_that_are_off_are_added() -> None:
    codes = tuple(rule.CODE for rule in lint.choose(("FM002",), extend=("LNK013", "odd-link")))
    assert codes == ("FM002", "LNK013", "LNK019")
    assert OFF.issubset(ALL)


def test_there_is_more_than_one_family() -> None:
    assert len(LNK) >= 4
    assert len(FM) >= 4
    assert len({code.rstrip("0123456789") for code in ALL}) >= 5


# A word that names no rule, and what it may have been.
UNKNOWN = (
    ("LNK01", "there is no rule, rule name or family called 'LNK01'; did you mean 'LNK001'?"),
    ("broken-links", "there is no rule, rule name or family called 'broken-links'; did you mean 'broken-link'?"),
    ("lk", "there is no rule, rule name or family called 'lk'; did you mean 'LNK'?"),
    ("LNK001, Fn002", "there is no rule, rule name or family called 'Fn002'; did you mean 'FM002'?"),
    ("LNK001 LNK002", "there is no rule, rule name or family called 'LNK001 LNK002'; did you mean 'LNK001'?"),
    ("%", "there is no rule, rule name or family called '%'"),
)


@pytest.mark.parametrize(("word", "sentence"), UNKNOWN)
@pytest.mark.parametrize(
    "call", [lambda word: lint.choose((word,)), lambda word: lint.choose((), (word,)), lint.explain]
)
def test_an_unknown_word_is_a_wrong_call(call: Callable[[str], object], word: str, sentence: str) -> None:
    with pytest.raises(VaultkitError) as error:
        call(word)
    assert str(error.value) == sentence


@pytest.mark.parametrize(("word", "codes"), [("lnk001", ("LNK001",)), ("Broken-Link", ("LNK001",)), ("FM", FM)])
def test_a_rule_is_explained_by_any_of_its_names(word: str, codes: tuple[str, ...]) -> None:
    assert tuple(rule.CODE for rule in lint.explain(word)) == codes


NOTHING = Example({})


@dataclass(frozen=True)
class Says:
    """A rule that says what it is told of every note."""

    CODE: str
    problems: tuple[Problem, ...]
    NAME: str = "says"
    SEVERITY: Severity = Severity.WARNING
    ABOUT: tuple[About, ...] = (About.EVERY,)
    GOOD: Example = NOTHING
    BAD: Example = NOTHING

    def check(self, note: Note, survey: Survey) -> Iterator[Problem]:
        assert survey.vault.notes[note.path] is note
        yield from self.problems


def test_a_problem_becomes_a_finding_with_its_file_and_its_rule() -> None:
    proof = (Place("b.md", 3, 4),)
    rule = Says("XX001", (Problem(2, 5, "one"), Problem(1, 1, "two", "target", Severity.ERROR, proof)))
    assert lint.run(vault_of({"a.md": ""}), (rule,)) == (
        Finding("a.md", 1, 1, "XX001", "says", Severity.ERROR, "two", "target", proof),
        Finding("a.md", 2, 5, "XX001", "says", Severity.WARNING, "one"),
    )
    assert lint.run(vault_of({"a.md": ""}), (rule,))[0].place == Place("a.md", 1, 1)


def test_a_problem_may_be_less_grave_than_its_rule() -> None:
    rule = Says("XX001", (Problem(1, 1, "one", severity=Severity.INFO),))
    assert [finding.severity for finding in lint.run(vault_of({"a.md": ""}), (rule,))] == [Severity.INFO]


def test_findings_are_sorted_by_path_place_code_and_message() -> None:
    rules = (
        Says("XX002", (Problem(10, 1, "z"), Problem(2, 3, "y"))),
        Says("XX001", (Problem(2, 3, "b"), Problem(2, 3, "a"), Problem(2, 10, "c"))),
    )
    found = lint.run(vault_of({"b.md": "", "a.md": "", "a/c.md": ""}), rules)
    assert [f"{finding.place} {finding.code} {finding.message}" for finding in found] == [
        f"{path}:{rest}"
        for path in ("a.md", "a/c.md", "b.md")
        for rest in ("2:3 XX001 a", "2:3 XX001 b", "2:3 XX002 y", "2:10 XX001 c", "10:1 XX002 z")
    ]


FILES = {
    "home.md": "---\ntitle: a\ntitle: b\n---\n[[Tea#Cups]], [[Nowhere]] and [[Pot]]\n",
    "Tea.md": "# Tea\n\n[[home#^x]]\n",
    "x/Pot.md": "[[Tea]]\n",
    "y/Pot.md": "---\nup: [[Tea]]\n---\n![[pot.png]]\n",
    "z/Alone.md": "nothing\n",
}

FOUND = """
home.md:3:1 FM002
home.md:5:1 LNK003
home.md:5:15 LNK001
home.md:5:31 LNK002
Tea.md:3:1 LNK004
y/Pot.md:2:5 FM004
y/Pot.md:4:1 LNK006
"""


def test_all_rules_run_on_all_notes() -> None:
    found = lint.run(vault_of(FILES), lint.choose(("FM", "LNK")))
    assert sorted(f"{finding.place} {finding.code}" for finding in found) == sorted(FOUND.split("\n")[1:-1])
    assert set(found) <= set(lint.run(vault_of(FILES)))
    assert "NET001" in {finding.code for finding in lint.run(vault_of(FILES)) if finding.path == "z/Alone.md"}


def test_an_empty_vault_and_no_rules_give_nothing() -> None:
    assert lint.run(gather(())) == ()
    assert lint.run(vault_of(FILES), ()) == ()


@given(st.permutations(sorted(FILES)), st.permutations(RULES))
def test_neither_the_order_of_files_nor_that_of_rules_shows(paths: list[str], rules: list[lint.Rule]) -> None:
    shuffled = vault_of({path: FILES[path] for path in paths})
    assert lint.run(shuffled, rules) == lint.run(vault_of(FILES))


def test_a_survey_knows_who_links_to_whom() -> None:
    survey = Survey(vault_of(FILES))
    assert dict(survey.inbound) == {"Tea.md": ("home.md", "x/Pot.md"), "home.md": ("Tea.md",), "x/Pot.md": ("home.md",)}
    routes = [(link.target, paths) for link, paths in survey.links(survey.vault.notes["home.md"])]
    assert routes == [("Tea", ("Tea.md",)), ("Nowhere", ()), ("Pot", ("x/Pot.md", "y/Pot.md"))]


def vault_of(files: dict[str, str]) -> Vault:
    return gather(note.parse(path, text) for path, text in files.items())
