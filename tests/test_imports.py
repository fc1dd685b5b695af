"""What a command does not need, it does not import: most of the time of a short run would go there."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from vaultkit.cli import group
from vaultkit.cli.help_text import HELP

# The command, told to say at its end what it has imported.
RUN = """
import os, sys
leave = os._exit
def tell(code):
    sys.stdout.flush()
    with open(os.environ["TOLD"], "w") as told:
        told.write("\\n".join(sys.modules))
    leave(code)
os._exit = tell
from vaultkit.cli import run
try:
    run()
except SystemExit as end:
    tell(end.code or 0)
"""
ROOT = Path(__file__).resolve().parent.parent

# What is slow to import: other people's libraries, and most of our own floors.
LIBRARIES = {
    *("click", "yaml", "pyromark", "mistune", "networkx", "ahocorasick_rs", "regex"),
    *("jsonschema", "jsonschema_rs"),
}
FLOORS = {
    f"vaultkit.{name}"
    for name in ("lint", "rules", "survey", "claims", "vault", "note", "markup", "matter", "canvas", "seed", "export")
}
SOUND = FLOORS - {f"vaultkit.{name}" for name in ("claims", "canvas", "seed", "export")}  # what a sound vault takes
CLEAN = {"a.md": "---\ntags: [x]\n---\n# A\n\nSee [[b|it]].\n", "b.md": "# B `c`\n\nSee [[a#A]].\n"}
LINE = "---\ntype: line\ntitle: L\nstatus: stub\n---\n\n[[a]]\n"
CLAIM = "---\nsupports:\n  - '[[a]]'\n---\n\n# C\n"
SEED = "INQUIRING LINE\n\nIs tea warm?\n\nThis explores heat.\n\n\nTea is warm.\n"

Files = Mapping[str, str]
TABLE: dict[str, tuple[Files, set[str]]] = {
    # What the vault has beside two sound notes, and what lint imports to check it: all of the libraries and floors
    # above beside click and those of a sound vault.
    "nothing": ({}, set()),
    "a table": ({"a.md": "# A\n\n| a |\n|---|\n| [[b]] |\n"}, {"pyromark"}),
    "a link in a comment": ({"a.md": "# A\n\n%% [[b]] %%\n"}, {"pyromark"}),
    "a block id": ({"a.md": "# A\n\n[[b]] ^id\n"}, {"pyromark"}),
    "odd YAML": ({"a.md": "---\nc: {d: 1.5} # e\n---\n# A\n\n[[b]]\n"}, {"yaml"}),
    "a base": ({"c.base": "views: []\n"}, {"yaml"}),
    "a canvas": ({"c.canvas": "{}"}, {"vaultkit.canvas"}),
    "a line": ({"c.md": LINE, "a.md": "# A\n\n[[b]] [[c]]\n"}, {"jsonschema_rs", "vaultkit.claims"}),
    "a claim": ({"c.md": CLAIM, "a.md": "# A\n\n[[b]] [[c]]\n"}, {"vaultkit.claims"}),
    "a filter": ({".obsidian/app.json": '{"userIgnoreFilters": ["/x/"]}'}, {"regex"}),
    "a folder that is hidden": ({".obsidian/app.json": '{"userIgnoreFilters": ["x/"]}'}, set()),
    "an island": ({"c.md": "[[d]]\n", "d.md": "[[c]]\n"}, {"networkx"}),
}


@pytest.mark.parametrize(("files", "needed"), TABLE.values(), ids=TABLE)
def test_lint_imports_what_its_vault_needs(tmp_path: Path, files: Files, needed: set[str]) -> None:
    lay(tmp_path / "v", {**CLEAN, **files})
    found = imported(tmp_path, "lint", "v", "--no-cache", "--fail-on", "error")
    assert (found & (LIBRARIES | FLOORS)) - SOUND - {"click"} == needed


def test_lint_imports_no_rule_that_has_nothing_to_look_at(tmp_path: Path) -> None:
    lay(tmp_path / "v", CLEAN)
    assert rules(imported(tmp_path, "lint", "v")) == set()
    lay(tmp_path / "v", {"b.md": "[[a]] [[gone]]\n"})
    assert "vaultkit.rules.broken_link" in rules(imported(tmp_path, "lint", "v", "--fail-on", "never"))


def test_a_vault_in_which_nothing_has_changed_needs_no_reader(tmp_path: Path) -> None:
    lay(tmp_path / "v", {**CLEAN, "c.md": "| a |\n|---|\n| [[gone]] |\n"})
    long_ago(tmp_path / "v")
    assert imported(tmp_path, "lint", "v", "--fail-on", "never") >= {"pyromark", *SOUND}
    warm = imported(tmp_path, "lint", "v", "--fail-on", "never")
    assert warm & (LIBRARIES | FLOORS) == {"click"}
    assert "vaultkit.disk.verdicts" in warm


# The other commands, each with the libraries that it imports.
COMMANDS: dict[str, set[str]] = {
    "--version": set(),
    "--help": set(),
    "lint --help": {"click"},
    "rule": {"click", "ahocorasick_rs"},
    "show a --vault v": {"click", "mistune"},
    "export s w": {"click", "ahocorasick_rs", "jsonschema_rs"},
}


@pytest.mark.parametrize(("words", "needed"), COMMANDS.items())
def test_a_command_imports_what_it_needs(tmp_path: Path, words: str, needed: set[str]) -> None:
    lay(tmp_path, {"v/a.md": CLEAN["a.md"], "v/b.md": CLEAN["b.md"], "s/line.txt": SEED})
    assert imported(tmp_path, *words.split()) & LIBRARIES == needed


def lay(root: Path, files: Files) -> None:
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def long_ago(root: Path) -> None:
    """Wait until nobody can take a file of the vault for one that is being written."""
    last = max(each.stat().st_ctime_ns for each in root.rglob("*"))
    time.sleep(max(last + 2_100_000_000 - time.time_ns(), 0) / 1e9)


def imported(folder: Path, *words: str) -> set[str]:
    """The modules that a command has imported at its end."""
    told = folder / "told"
    environment = {**os.environ, "TOLD": str(told), "PYTHONPATH": str(ROOT), "COLUMNS": "80"}
    done = subprocess.run(
        [sys.executable, "-c", RUN, *words], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    return {*told.read_text(encoding="utf-8").split("\n")}


def rules(modules: set[str]) -> set[str]:
    """Those of the modules that are one rule, or are shared by some."""
    return {each for each in modules if each.startswith("vaultkit.rules.")}


@pytest.mark.parametrize("word", ["--help", "-h"])
def test_the_help_that_needs_no_click_is_that_of_click(word: str) -> None:
    command = [sys.executable, "-m", "vaultkit", word]
    wide, narrow = (
        subprocess.run(
            command, capture_output=True, text=True, check=True, env={**os.environ, "COLUMNS": columns}
        ).stdout
        for columns in ("80", "60")
    )
    assert wide == f"{group.help_text()}\n" == HELP
    assert narrow.split() == wide.split()
    assert max(map(len, narrow.splitlines())) <= 60
