"""`lint --watch`: everything first, then what each change brings and takes."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from vaultkit import disk
from vaultkit.cli.group import main

FILES = {"home.md": "[[Tea]] [[Cup]]\n", "Tea.md": "# Tea\n\n[[home]]\n", "Cup.md": "[[home]]\n"}
CLEAN = "no findings (3 notes checked)"

Change = Callable[[Path], set[str]]


def write(path: str, text: str) -> Change:
    def change(vault: Path) -> set[str]:
        (vault / path).write_text(text)
        return {path}

    return change


def move(path: str, to: str) -> Change:
    def change(vault: Path) -> set[str]:
        (vault / path).rename(vault / to)
        return {path, to}

    return change


def nothing(_: Path) -> set[str]:
    return {"gone before anybody looked.md"}


GONE = "home.md:1:1: LNK001 broken-link no note is called 'Tee'"
ALIAS = "home.md:1:1: LNK005"
LOST = "home.md:1:1: LNK001 broken-link no note is called 'Tea'"
DAYS: tuple[tuple[Change, list[str]], ...] = (
    (
        write("home.md", "[[Tee]] [[Cup]]\n"),
        [
            "-- home.md",
            GONE,
            "1 error in 1 file (3 notes checked)",
        ],
    ),
    (
        write("home.md", "[[Tea]] [[Cup]]\n"),
        [
            "-- home.md",
            f"gone: {GONE}",
            CLEAN,
        ],
    ),
    (
        move("Tea.md", "Brew.md"),
        [
            "-- Brew.md, Tea.md",
            LOST,
            "1 error in 1 file (3 notes checked)",
        ],
    ),
    (
        write("Brew.md", "---\naliases: [Tea]\n---\n[[home]]\n"),
        [
            "-- Brew.md",
            f"gone: {LOST}",
            f"{ALIAS} alias-only-link 'Tea' is only an alias of 'Brew' and leads nowhere: write [[Brew|Tea]]",
            "1 error in 1 file (3 notes checked)",
        ],
    ),
    (nothing, ["-- gone before anybody looked.md", "1 error in 1 file (3 notes checked)"]),
)


def test_each_change_is_told_with_what_it_brings_and_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path, text in FILES.items():
        (tmp_path / path).write_text(text)

    def changes(root: Path) -> Iterator[frozenset[str]]:
        for change, _ in DAYS:
            yield frozenset(change(root))
        raise KeyboardInterrupt

    monkeypatch.setattr(disk, "changes", changes, raising=False)
    done = CliRunner().invoke(main, ["lint", "--watch", str(tmp_path)])
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [CLEAN, *(line for _, lines in DAYS for line in lines), ""]


def test_a_config_that_is_half_written_ends_no_watch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tmp_path / "vaultkit.toml"
    config.write_text("[relations]\n")
    (tmp_path / "a.md").write_text("[[b]]")
    (tmp_path / "b.md").write_text("[[a]]")

    def changes(_: Path) -> Iterator[frozenset[str]]:
        for text in ('[relations]\nfoo = "refu"\n', '[relations]\nfoo = "refutes"\n'):
            config.write_text(text)
            yield frozenset({"vaultkit.toml"})
        raise KeyboardInterrupt

    monkeypatch.setattr(disk, "changes", changes, raising=False)
    done = CliRunner().invoke(main, ["lint", "--watch", str(tmp_path)])
    wrong = "'vaultkit.toml' says that 'foo' (line 2) means 'refu', which is no relation; did you mean 'refutes'?"
    clean = "no findings (2 notes checked)"
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        *(clean, "-- vaultkit.toml", f"{wrong}; what it said before counts", clean, "-- vaultkit.toml", clean, "")
    ]


def test_a_watch_of_a_part_tells_only_of_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".obsidian").mkdir()
    (tmp_path / "part").mkdir()
    for path in ("part/a.md", "b.md"):
        (tmp_path / path).write_text("[[a]] [[b]]")

    def changes(root: Path) -> Iterator[frozenset[str]]:
        for path in ("b.md", "part/a.md"):
            (root / path).write_text("[[a]] [[b]] [[c]]")
            yield frozenset({path})
        raise KeyboardInterrupt

    monkeypatch.setattr(disk, "changes", changes, raising=False)
    done = CliRunner().invoke(main, ["lint", "--watch", str(tmp_path / "part")])
    assert done.stdout.splitlines() == [
        *("no findings (1 note checked)", "-- b.md", "no findings (1 note checked)", "-- part/a.md"),
        *("a.md:1:13: LNK001 broken-link no note is called 'c'", "1 error in 1 file (1 note checked)", ""),
    ]


def test_an_alias_counts_wherever_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside the part that is watched, and also where the change was seen with an earlier one."""
    (tmp_path / ".obsidian").mkdir()
    (tmp_path / "part").mkdir()
    (tmp_path / "part" / "a.md").write_text("[[Cha]] [[tea]]")
    (tmp_path / "tea.md").write_text("---\naliases: [Cha]\n---\n[[a]]")

    def changes(root: Path) -> Iterator[frozenset[str]]:
        (root / "tea.md").write_text("---\naliases: [Mate]\n---\n[[a]]")
        yield frozenset({"tea.md"})
        (root / "tea.md").write_text("---\naliases: [Cha]\n---\n[[a]]")
        yield frozenset({"part/a.md"})
        yield frozenset({"tea.md"})
        raise KeyboardInterrupt

    monkeypatch.setattr(disk, "changes", changes, raising=False)
    done = CliRunner().invoke(main, ["lint", "--watch", "--no-cache", str(tmp_path / "part")])
    codes = [" ".join(line.split()[:3]) for line in done.stdout.splitlines()]
    assert codes == [
        "a.md:1:1: LNK005 alias-only-link",
        "1 error in",
        *("-- tea.md", "gone: a.md:1:1: LNK005", "a.md:1:1: LNK001 broken-link", "1 error in"),
        *("-- part/a.md", "gone: a.md:1:1: LNK001", "a.md:1:1: LNK005 alias-only-link", "1 error in"),
        *("-- tea.md", "1 error in", ""),
    ]
    assert not (tmp_path / ".vaultkit").exists()


def test_only_text_can_be_watched(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["lint", "--watch", "--output-format", "json", str(tmp_path)])
    assert done.exit_code == 2
    assert "--watch tells its findings as text" in done.stderr


def test_a_real_change_is_seen(tmp_path: Path) -> None:
    """With the real watchfiles, in a process of its own, until both kinds of line have come."""
    for path, text in FILES.items():
        (tmp_path / path).write_text(text)
    command = [sys.executable, "-u", "-m", "vaultkit", "lint", "--watch", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        stop = threading.Timer(60, process.kill)
        stop.start()
        assert process.stdout
        assert process.stdout.readline().strip() == CLEAN
        (tmp_path / ".trash").mkdir()
        seen = ""
        for _ in range(200):  # until the watch has begun
            (tmp_path / "home.md").write_text("[[Tee]] [[Cup]]\n" if "Tee" not in seen else "")
            (tmp_path / ".trash" / "old.md").write_text("[[Nowhere]]")
            seen = process.stdout.readline() if _wait(process) else ""
            if seen:
                break
        assert seen == "-- home.md\n"
        assert process.stdout.readline().startswith(GONE)
        process.kill()
        stop.cancel()


def _wait(process: subprocess.Popen[str]) -> bool:
    """Whether the process says something within a tenth of a second."""
    import select

    return bool(select.select([process.stdout], [], [], 0.1)[0])
