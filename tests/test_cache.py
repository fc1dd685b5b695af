"""What lint said is kept for as long as nothing has changed, and not a moment longer."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from vaultkit import disk
from vaultkit.cli.group import main
from vaultkit.disk import looking
from vaultkit.disk.keep import FOLDER, keep
from vaultkit.memory import DIGEST, digest_of
from vaultkit.model import UNREADABLE, Fault, Finding, Place, Severity

FILES = {"a.md": "[[gone]]", "b.md": "[[a]]", "pot.png": "", ".obsidian/app.json": "{}"}
WORDS = ("0.1", "LNK001")


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault whose files count as settled the moment they are written."""
    monkeypatch.setattr(looking, "_STEP", 0)
    for path, text in FILES.items():
        target = tmp_path / "v" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    return tmp_path / "v"


def state(vault: Path, words: tuple[str, ...] = WORDS) -> str:
    return disk.state_of(vault, disk.look_at(vault), words)


def git(vault: Path, *words: str) -> None:
    subprocess.run(["git", "-C", vault, *words], check=True, capture_output=True)


def test_a_vault_that_stays_has_one_state(vault: Path) -> None:
    assert state(vault)
    assert state(vault) == state(vault)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a text of the same size": lambda vault: (vault / "a.md").write_text("[[GONE]]"),
    "a new note": lambda vault: (vault / "c.md").write_text(""),
    "a note that is gone": lambda vault: (vault / "b.md").unlink(),
    "another name": lambda vault: (vault / "b.md").rename(vault / "c.md"),
    "an attachment that is gone": lambda vault: (vault / "pot.png").unlink(),
    "a setting": lambda vault: (vault / ".obsidian/app.json").write_text('{"showUnsupportedFiles": true}'),
    "no settings": lambda vault: (vault / ".obsidian/app.json").unlink(),
    "a link to a folder": lambda vault: (vault / "far").symlink_to("/"),
    "a link to a file": lambda vault: (vault / "d.md").symlink_to("a.md"),
    "a link to nothing": lambda vault: (vault / "d.md").symlink_to("nowhere.md"),
    "a repository": lambda vault: git(vault, "init", "-q"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_makes_another_state(vault: Path, change: Callable[[Path], object]) -> None:
    before = state(vault)
    change(vault)
    assert state(vault) not in ("", before)


def test_what_git_knows_is_a_part_of_the_state(vault: Path) -> None:
    git(vault, "init", "-q")
    before = state(vault)
    git(vault, "add", "a.md")
    assert state(vault) not in ("", before)


def test_what_is_asked_is_a_part_of_the_state(vault: Path) -> None:
    assert state(vault, ("0.1", "LNK001", "LNK002")) != state(vault) != state(vault, ("0.2", "LNK001"))


def test_a_file_that_has_just_changed_may_change_again_unseen(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "_STEP", 3_600_000_000_000)
    assert state(vault) == ""
    disk.save(vault, "", disk.Kept((), 0, 0))
    assert not (vault / ".vaultkit").exists()
    assert disk.load(vault, "") == ()


FINDING = Finding("a.md", 1, 2, "LNK001", "broken-link", Severity.ERROR, "no\udcff", "t", (Place("b.md", 3, 4),))


def test_what_is_kept_comes_back(vault: Path) -> None:
    kept = disk.Kept((FINDING, FINDING._replace(severity=Severity.INFO, related=())), 2, 1)
    before = state(vault)
    disk.save(vault, before, kept)
    assert disk.load(vault, state(vault)) == (kept,)
    assert disk.load(vault, "another") == ()
    assert (vault / FOLDER / ".gitignore").read_text() == "*\n"


STATE = "0" * 2 * DIGEST


@given(st.binary() | st.binary().map(STATE.encode().__add__))
def test_a_damaged_cache_is_none(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    root = tmp_path_factory.mktemp("v")
    (root / FOLDER).mkdir(parents=True)
    (root / FOLDER / "lint").write_bytes(data)
    assert disk.load(root, STATE) == ()


@given(st.floats(0, 1, exclude_max=True))
def test_a_cache_of_which_one_bit_is_wrong_is_none(tmp_path_factory: pytest.TempPathFactory, where: float) -> None:
    root = tmp_path_factory.mktemp("v")
    kept = disk.Kept((FINDING,), 2, 1)
    disk.save(root, STATE, kept)
    assert disk.load(root, STATE) == (kept,)
    file = root / FOLDER / "lint"
    data = bytearray(file.read_bytes())
    data[int(len(data) * where)] ^= 1
    file.write_bytes(data)
    assert disk.load(root, STATE) == ()


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9])
def test_a_half_written_cache_is_none(vault: Path, cut: float) -> None:
    before = state(vault)
    disk.save(vault, before, disk.Kept((FINDING,), 2, 1))
    file = vault / FOLDER / "lint"
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * cut)])
    assert disk.load(vault, before) == ()


def test_a_vault_that_cannot_be_written_to_goes_without(vault: Path) -> None:
    (vault / ".vaultkit").write_text("a file")
    disk.save(vault, state(vault), disk.Kept((), 2, 0))
    assert disk.load(vault, state(vault)) == ()


def lint(vault: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["lint", str(vault), *words], prog_name="vaultkit")


def test_the_command_says_the_same_from_the_cache(vault: Path) -> None:
    cold = lint(vault)
    assert (vault / FOLDER / "lint").exists()
    warm, without = lint(vault), lint(vault, "--no-cache")
    assert (cold.output, cold.exit_code) == (warm.output, warm.exit_code) == (without.output, without.exit_code)
    assert lint(vault, "--output-format", "json").output == lint(vault, "--output-format", "json", "--no-cache").output
    (vault / "gone.md").write_text("")
    assert "no note is called" not in lint(vault).output


def test_the_command_believes_the_cache(vault: Path) -> None:
    """Or the tests above would prove nothing."""
    lint(vault)
    file = vault / FOLDER / "lint"
    said = file.read_bytes()
    head, body = said[: 2 * DIGEST], said[3 * DIGEST :].replace(b"no note is called", b"nothing is called")
    file.write_bytes(head + digest_of(body) + body)
    assert "nothing is called 'gone'" in lint(vault).output
    assert "no note is called 'gone'" in lint(vault, "--no-cache").output


def test_without_a_cache_none_is_written(vault: Path) -> None:
    lint(vault, "--no-cache")
    assert not (vault / ".vaultkit").exists()


def test_two_files_that_look_alike_cannot_change_places(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a disk whose times are coarse: the move of a folder is no change of the files in it."""
    look = looking.look_at_file
    monkeypatch.setattr(looking, "look_at_file", lambda path: (look(path)[0], 1, 1, look(path)[3]))
    for folder, name in (("d1", "a"), ("d2", "x")):
        (vault / folder).mkdir()
        (vault / folder / "n.md").write_text(f"[[{name}]]")
    notes = disk.Notes(vault, disk.look_at(vault))
    assert [*notes.sketches["d2/n.md"].links] == ["x"]
    notes.save()
    before = state(vault)
    for folder, to in (("d1", "d"), ("d2", "d1"), ("d", "d2")):
        (vault / folder).rename(vault / to)
    assert state(vault) != before
    assert [*disk.Notes(vault, disk.look_at(vault)).sketches["d1/n.md"].links] == ["x"]


def test_a_folder_that_nobody_may_enter_keeps_nothing(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bool:
        raise PermissionError(13, "permission denied", str(path))

    monkeypatch.setattr(Path, "exists", refuse)
    keep(vault, "notes", b"")
    monkeypatch.undo()
    assert not (vault / ".vaultkit").exists()


def test_what_the_disk_refused_once_is_asked_again(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = disk.Notes._bytes
    refused = Fault(UNREADABLE, 1, 1, "cannot be read: input/output error")
    monkeypatch.setattr(disk.Notes, "_bytes", lambda notes, path: refused if path == "b.md" else read(notes, path))
    assert "TXT002" in lint(vault).output
    monkeypatch.setattr(disk.Notes, "_bytes", read)
    assert "TXT002" not in lint(vault).output


def test_another_user_is_told_what_they_may_read(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = state(vault)
    monkeypatch.setattr(os, "geteuid", lambda: 4_711, raising=False)
    assert state(vault) not in ("", before)


def test_a_word_that_names_no_rule_is_told_before_anything_is_read(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk.Notes, "__init__", lambda *_, **__: pytest.fail("it has begun to read"))
    done = lint(vault, "--select", "NO1")
    assert (done.exit_code, "there is no rule" in done.output) == (2, True)
