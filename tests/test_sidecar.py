"""The file of all relations beside the notes of an exported vault: what it says, and whose it is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from test_export_again import SEEDS, lay

from vaultkit import merge
from vaultkit.cli.group import main
from vaultkit.export import sidecar
from vaultkit.vocabulary import SIDECAR

HOT, COLD = "vault/notes/How hot.md", "vault/notes/Is it cold.md"
MIXED = "-\nAnd milk?\nOn milk.\nextends the heat to milk: it holds only for small cups\n"
VAGUE = "-\nA word\nOn it.\njust a word\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    lay(tmp_path / "seeds", SEEDS)
    run("export")
    return tmp_path


def run(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, words, prog_name="vaultkit")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done.exit_code, done.stdout, done.stderr


def written() -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path("vault", SIDECAR).read_text("utf-8").splitlines()]


def stated() -> list[dict[str, Any]]:
    """What the vault on the disk states, as another command reads it."""
    found = json.loads(run("claims", "--output-format", "json")[1])["relations"]
    return [each for each in found if each["type"] != "rests_on"]


@pytest.mark.usefixtures("home")
def test_a_relation_is_told_whole() -> None:
    (relation,) = written()
    assert relation == {
        "subject": "notes/How hot.md",
        "type": "contradicts",
        "object": "notes/Is it cold.md",
        "strength": "normal",
        "polarity": -1,
        "hedged": False,
        "mixed": False,
        "direction_basis": "symmetric",
        "asserted_on": "notes/How hot.md",
        "where": "list",
        "path": "notes/How hot.md",
        "line": Path(HOT).read_text("utf-8").splitlines().index(_entry()) + 1,
        "column": 19,
        "cue": "contradicted",
        "raw": "contradicted: hot",
        "status": "classified",
    }


def _entry() -> str:
    return next(line for line in Path(HOT).read_text("utf-8").splitlines() if line.startswith("- **contradicts**"))


def test_what_is_mixed_or_not_classified_is_told_as_such(home: Path) -> None:
    lay(home / "seeds", {"note.txt": f"{SEEDS['note.txt']}{MIXED}{VAGUE}"})
    run("export")
    by_words = {each["raw"].split()[0]: each for each in written()}
    assert (by_words["extends"]["type"], by_words["extends"]["secondary"]) == ("qualifies", "extends")
    assert by_words["extends"]["mixed"]
    assert (by_words["just"]["type"], by_words["just"]["status"]) == ("related", "unclassified")
    assert by_words["just"]["reason"]
    assert written() == stated()


def below(note: str, words: str) -> Callable[[], object]:
    return lambda: Path(note).write_text(f"{Path(note).read_text('utf-8')}{words}", "utf-8")


def within(note: str, old: str, new: str) -> Callable[[], object]:
    return lambda: Path(note).write_text(Path(note).read_text("utf-8").replace(old, new, 1), "utf-8")


EDITS: dict[str, tuple[Callable[[], object], bool]] = {
    "words that state nothing": (below(HOT, "\nMine, of [[Is it cold]].\n"), False),
    "a property, which moves lines": (within(HOT, "---\n", "---\nmood: good\n"), True),
    "a property where nothing is stated": (within("vault/lines/Why tea.md", "---\n", "---\nmood: good\n"), False),
    "a field": (below(HOT, "\nsupports:: [[Is it cold]]\n"), True),
    "a field on the index": (below("vault/Index of the vault.md", "\nsupports:: [[Is it cold]]\n"), True),
    "a callout": (below(HOT, "\n> [!contradiction]- [[Is it cold]]\n> open\n"), True),
    "a field on what lists them": (below(HOT, "\nsupports:: [[Contradictions]]\n"), True),
    "a callout on the index": (below(HOT, "\n> [!contradiction]- [[Index of the vault]]\n> open\n"), True),
    "a callout on a stub, of what a page says": (below(COLD, "\n> [!contradiction]- [[How hot]]\n> scoped\n"), False),
    "an entry of a list of one's own": (below(HOT, "\n## Related\n\n- **refutes** [[Is it cold]]\n"), True),
    "an entry edited by hand": (within(HOT, "contradicted: hot", "contradicted: very hot"), True),
}


@pytest.mark.parametrize(("edit", "changes"), EDITS.values(), ids=EDITS)
@pytest.mark.usefixtures("home")
def test_it_tells_of_the_vault_as_it_stands(edit: Callable[[], object], changes: bool) -> None:
    before = written()
    edit()
    assert (f"would write {SIDECAR}" in run("export", "--check")[1]) is changes
    run("export")
    assert written() == stated()
    assert (written() != before) is changes
    assert f"would write {SIDECAR}" not in run("export", "--check")[1]


OWN = {
    "a field": below(HOT, "\nopposes:: [[Why tea]]\n"),
    "a property": within(HOT, "---\n", "---\nopposes:\n  - '[[Why tea]]'\n"),
    "an entry": below(HOT, "\n## Related\n\n- **opposes** [[Why tea]]\n"),
}


@pytest.mark.parametrize("edit", OWN.values(), ids=OWN)
def test_it_knows_the_names_of_the_owner(home: Path, edit: Callable[[], object]) -> None:
    edit()
    run("export")
    before = len(written())
    (home / "vaultkit.toml").write_text('[relations]\nopposes = "contradicts"\n')
    assert f"would write {SIDECAR}" in run("export", "--check")[1]
    run("export")
    assert written() == stated()
    assert len(written()) > before
    assert f"would write {SIDECAR}" not in run("export", "--check")[1]


@pytest.mark.parametrize("name", ["refutes", "opposes"])
def test_what_people_state_on_any_note_is_among_the_contradictions(home: Path, name: str) -> None:
    (home / "vaultkit.toml").write_text('[relations]\nopposes = "contradicts"\n')
    listed = home / "vault" / "Contradictions.md"
    assert "Why tea" not in listed.read_text("utf-8")
    below("vault/lines/Why tea.md", f"\n{name}:: [[Is it cold]]\n")()
    assert "would write Contradictions.md" in run("export", "--check")[1]
    said = run("export")[1]
    assert "against [[Why tea" in listed.read_text("utf-8")
    assert "3 written, 0 removed" in said  # it, the index and the file of all relations
    assert sorted(told(said)) == sorted(told(run("lint")[1]))
    assert run("export", "--check")[0] == 0


def told(said: str) -> set[str]:
    """The places and rules of what is said of claims."""
    return set(re.findall(r"[^/\n]+\.md:\d+:\d+: CLM\d+", said))


def test_a_config_that_is_wrong_is_told_before_anything_is_written(home: Path) -> None:
    (home / "vaultkit.toml").write_text('[relations]\nopposes = "contradict"\n')
    code, _, wrong = run("export", "seeds", "other")
    assert (code, "did you mean 'contradicts'?" in wrong) == (2, True)
    assert not (home / "other").exists()


@pytest.mark.parametrize("words", ["See [[not written yet]].", "- **refutes** [[How hot?]]", "![[cup.png]] [[#Gone]]"])
@pytest.mark.usefixtures("home")
def test_a_link_of_the_owner_that_is_broken_stops_nothing(words: str) -> None:
    below(HOT, f"\n{words}\n")()
    code, said, _ = run("export")
    assert code == 0
    assert f"{HOT}:33:" in said
    assert written() == stated()


@pytest.mark.usefixtures("home")
def test_words_that_state_nothing_are_not_read_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    below(HOT, "\nMine.\n")()
    for path in Path("vault").rglob("*.*"):
        if path.suffix in {".md", ".jsonl"}:
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    monkeypatch.setattr(sidecar, "sketch_of", lambda _: pytest.fail("a note was read again"))
    assert run("export", "--check")[0] == 0
    assert run("export")[1].splitlines()[-1] == "2 seeds: 0 written, 0 removed, 6 unchanged"


@pytest.mark.usefixtures("home")
def test_it_is_written_once_and_lint_does_not_mind() -> None:
    seen = Path("vault", SIDECAR).stat()
    code, said, _ = run("export")
    assert (code, said.splitlines()[-1]) == (0, "2 seeds: 0 written, 0 removed, 6 unchanged")
    assert Path("vault", SIDECAR).stat() == seen
    assert SIDECAR not in run("lint", "--extend-select", "ALL")[1]


@pytest.mark.usefixtures("home")
def test_one_that_is_gone_is_written_again() -> None:
    text = Path("vault", SIDECAR).read_bytes()
    Path("vault", SIDECAR).unlink()
    assert run("export", "--check")[0] == 1
    run("export")
    assert Path("vault", SIDECAR).read_bytes() == text


@pytest.mark.usefixtures("home")
def test_one_that_was_edited_is_left_unless_forced() -> None:
    text = Path("vault", SIDECAR).read_bytes()
    Path("vault", SIDECAR).write_bytes(text + b"{}\n")
    for words in (("--check",), ()):
        code, _, wrong = run("export", *words)
        assert (code, wrong) == (1, f"vault/{SIDECAR}: left as it is: {merge.EDITED}\n")
    assert Path("vault", SIDECAR).read_bytes() == text + b"{}\n"
    assert run("export", "--force")[0] == 0
    assert Path("vault", SIDECAR).read_bytes() == text


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_that_of_somebody_else_is_never_touched(home: Path, force: tuple[str, ...]) -> None:
    lay(home / "other", {SIDECAR: "{}\n"})
    code, _, wrong = run("export", "seeds", "other", *force)
    assert (code, wrong) == (1, f"other/{SIDECAR}: left as it is: {merge.FOREIGN}\n")
    assert (home / "other" / SIDECAR).read_text() == "{}\n"
    (home / "seeds/note.txt").unlink()  # and where there is nothing to write
    assert run("export", "seeds", "other", *force)[0] == 0
    assert (home / "other" / SIDECAR).read_text() == "{}\n"


def test_what_nothing_is_left_of_goes(home: Path) -> None:
    (home / "seeds/note.txt").unlink()
    assert run("export")[0] == 0
    assert not Path("vault", SIDECAR).exists()
    assert SIDECAR not in Path("vault/.vaultkit/written").read_text("utf-8")


def test_what_nothing_is_left_of_stays_where_it_was_edited(home: Path) -> None:
    Path("vault", SIDECAR).write_text("{}\n")
    (home / "seeds/note.txt").unlink()
    code, _, wrong = run("export")
    assert (code, wrong) == (1, f"vault/{SIDECAR}: left as it is: {merge.EDITED_GONE}\n")
    run("export", "--force")
    assert not Path("vault", SIDECAR).exists()


def test_a_folder_in_its_place_is_named(home: Path) -> None:
    (home / "vault" / SIDECAR).unlink()
    (home / "vault" / SIDECAR).mkdir()
    code, _, wrong = run("export")
    assert (code, wrong) == (1, f"vault/{SIDECAR}: left as it is: a folder has this name\n")


@pytest.mark.usefixtures("home")
def test_the_difference_is_shown() -> None:
    within(HOT, "---\n", "---\nmood: good\n")()
    shown = run("export", "--diff")[1]
    assert f"--- {SIDECAR}\n+++ {SIDECAR}\n" in shown
