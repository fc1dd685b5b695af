"""Time `vaultkit lint` against rumdl, a Markdown linter of the Rust world, on the same vaults, by turns.

usage: compare.py [--notes N ...] [--vault PATH ...] [--runs R] [--write]

Every run is a whole process. Vaults of N notes are made up (`make_vault.py`); any PATH is copied before it is used.
Before a made-up vault is timed, vaultkit must find each fault that is planted in it, and nothing else. rumdl (with its
rules about links) goes into an environment of its own, `.venv-bench`. `--write` puts the table into README.md.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import make_vault

RUMDL = "0.3.0"
HOME = Path(__file__).resolve().parent.parent
FAULTS = {
    "LNK001": "See [[No such note at all]].",
    "LNK003": "See [[{other}#No such heading]].",
    "LNK004": "See [[{other}#^nosuchblock]].",
    "LNK006": "![[no such picture.png]]",
    "LNK015": "See [this](no such picture.png).",
    "LNK018": "See [[]].",
}
HEAD = "| vault | run | vaultkit | range | rumdl | range | ratio |\n|---|---|---|---|---|---|---|\n"


class Run(NamedTuple):
    """A row of the table: what is run on both sides, and what is done to the vault before each turn."""

    name: str
    before: Callable[[], object]
    options: tuple[str, ...] = ()


def main() -> None:
    """Make the vaults, prove the linter on them, time both, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--notes", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--vault", type=Path, nargs="*", default=[])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    table = HEAD
    with tempfile.TemporaryDirectory() as folder:
        for number in given.notes:
            vault = Path(folder, f"{number}")
            made = make_vault.make(vault, number)
            prove(vault, number)
            name = f"{number:,} notes, {made.size / 1e6:.0f} MB, {made.links:,} links"
            table += "".join(rows(name, vault, max(given.runs * 10_000 // max(number, 10_000), 3)))
            shutil.rmtree(vault)
        for number, path in enumerate(given.vault):
            vault = Path(folder, f"real{number}")
            shutil.copytree(path, vault, symlinks=True, ignore=shutil.ignore_patterns(".git", ".vaultkit"))
            table += "".join(rows(f"{path.name}, {count(vault):,} notes", vault, given.runs))
    today, python = f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}", platform.python_version()
    head = (
        f"Medians of {given.runs} whole runs (3 of the largest), by turns, on {today}; Python {python}, rumdl {RUMDL} "
        f"(its rules about links), {os.cpu_count()} processors, {memory():.0f} GB."
    )
    print(f"{head}\n\n{table}")
    if given.write:
        readme = HOME / "README.md"
        part = re.compile(r"(<!-- bench:begin -->\n).*?(<!-- bench:end -->)", re.DOTALL)
        readme.write_text(part.sub(rf"\g<1>{head}\n\n{table}\g<2>", readme.read_text("utf-8")), "utf-8")


def prove(vault: Path, number: int) -> None:
    """Plant one fault of each kind, each in a note of its own, and look whether all are found, and they alone."""
    chosen = sorted(vault.rglob("*.md"))[:: max(number // 40, 1)][: len(FAULTS)]
    kept = {path: path.read_text("utf-8") for path in chosen}
    planted = set()
    for (code, fault), path in zip(FAULTS.items(), chosen, strict=True):
        path.write_text(f"{kept[path]}\n{fault.format(other=chosen[0].stem)}\n", "utf-8")
        planted.add((code, path.relative_to(vault).as_posix()))
    done = subprocess.run([*lint(vault), "--no-cache", "--output-format", "json"], capture_output=True, check=False)
    found = {(each["code"], each["path"]) for each in json.loads(done.stdout)["findings"]}
    for path, text in kept.items():
        path.write_text(text, "utf-8")
    if found != planted:
        missed, false = sorted(planted - found), sorted(found - planted)
        sys.exit(f"wrong before it is fast: missed {missed[:5]}, found {len(false)} that nobody planted: {false[:5]}")


def rows(name: str, vault: Path, runs: int) -> Iterator[str]:
    """The rows of one vault, in Markdown."""
    note = min(path for path in vault.rglob("*.md") if "/." not in path.relative_to(vault.parent).as_posix())
    text = note.read_bytes()
    kept = vault / ".vaultkit"

    def edit() -> None:
        note.write_bytes(text + f"\n{time.time_ns()}\n".encode())

    def settle() -> None:
        time.sleep(2.1)  # what changed just now is not kept
        subprocess.run(lint(vault), capture_output=True, check=False)

    turns = (
        Run("cold", lambda: shutil.rmtree(kept, ignore_errors=True), ("--no-cache",)),
        Run("one note changed", edit),
        Run("nothing changed", settle),
    )
    subprocess.run(rumdl(vault), capture_output=True, check=False)
    for turn in turns:
        ours, theirs = [], []
        for _ in range(runs):
            turn.before()
            ours.append(seconds(lint(vault)))
            theirs.append(seconds([*rumdl(vault), *turn.options]))
        cells = [f"{statistics.median(each):.2f} s | {min(each):.2f} to {max(each):.2f}" for each in (ours, theirs)]
        ratio = statistics.median(ours) / statistics.median(theirs)
        yield f"| {name} | {turn.name} | {cells[0]} | {cells[1]} | {ratio:.2f} |\n"
    shutil.rmtree(kept, ignore_errors=True)
    largest = [peak(lint(vault)), peak([*rumdl(vault), "--no-cache"])]
    yield f"| {name} | memory, cold | {largest[0]} MB | | {largest[1]} MB | | {largest[0] / largest[1]:.2f} |\n"
    note.write_bytes(text)


def lint(vault: Path) -> list[str]:
    """The command under test."""
    return [sys.executable, "-m", "vaultkit", "lint", str(vault)]


def rumdl(vault: Path) -> list[str]:
    """The command beside it."""
    return [rumdl_program(), "check", "--enable", "MD042,MD051,MD052,MD053,MD057", str(vault)]


def count(vault: Path) -> int:
    """How many notes there are."""
    return sum(1 for _ in vault.rglob("*.md"))


def seconds(command: list[str]) -> float:
    """How long a whole process takes."""
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=False, cwd=HOME)
    return time.perf_counter() - start


def peak(command: list[str]) -> int:
    """The most memory that a process, or one that it started, had at once, in MB: the largest of them."""
    script = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], capture_output=True); "
    script += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    done = subprocess.run([sys.executable, "-c", script, *command], capture_output=True, check=True, cwd=HOME)
    return int(done.stdout) // 1024


def memory() -> float:
    """What the machine has, in GB."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def rumdl_program() -> str:
    """rumdl in an environment of its own, made where it is not there."""
    folder = HOME / ".venv-bench"
    program = folder / "bin" / "rumdl"
    if not program.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([folder / "bin" / "python", "-m", "pip", "install", "-q", f"rumdl=={RUMDL}"], check=True)
    return str(program)


if __name__ == "__main__":
    main()
