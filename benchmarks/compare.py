"""Time `vaultkit lint` against rumdl, a Markdown linter of the Rust world, on the same made-up vault, alternately.

usage: compare.py [--notes N] [--runs R] [--write]

Every run is a whole process. Before anything is timed, vaultkit must find each fault that was planted, and nothing
else. rumdl (with its rules about links) goes into an environment of its own, `.venv-bench`. `--write` puts the table
into README.md.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

RUMDL = "0.3.0"
HOME = Path(__file__).resolve().parent.parent
WORDS = ("tea", "leaf", "water", "pot", "cup", "steam", "green", "black", "white", "smoke", "river", "stone", "light")
FAULTS = {
    "LNK001": "See [[No such note at all]].",
    "LNK003": "See [[{other}#No such heading]].",
    "LNK004": "See [[{other}#^nosuchblock]].",
    "LNK006": "![[no such picture.png]]",
}


class Side(NamedTuple):
    """One row of the table: what is run, and what is done before each run."""

    name: str
    command: list[str]
    before: Callable[[], object]


def main() -> None:
    """Make the vault, prove the linter on it, time both, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        vault = Path(folder, "vault")
        size, links = make(vault, given.notes, random.Random(1))
        prove(vault, given.notes)
        table = compare(vault, given.runs)
    today, python = f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}", platform.python_version()
    head = (
        f"{given.notes:,} notes, {size / 1e6:.0f} MB, {links:,} links; medians of {given.runs} whole runs, by "
        f"turns, on {today}; Python {python}, rumdl {RUMDL} (its rules about links), {os.cpu_count()} processors."
    )
    print(f"{head}\n\n{table}")
    if given.write:
        readme = HOME / "README.md"
        part = re.compile(r"(<!-- bench:begin -->\n).*?(<!-- bench:end -->)", re.DOTALL)
        readme.write_text(part.sub(rf"\g<1>{head}\n\n{table}\g<2>", readme.read_text("utf-8")), "utf-8")


def make(vault: Path, number: int, chance: random.Random) -> tuple[int, int]:
    """A vault of prose with headings, lists, code and about twenty links a note; its bytes and its links."""
    names = [f"{' '.join(chance.choices(WORDS, k=4))} {n}" for n in range(number)]
    size = links = 0
    for place, name in enumerate(names):
        parts = [f"---\naliases:\n  - alias {place}\ntags: [a, b]\nup: '[[{names[place // 7]}]]'\n---\n\n# {name}\n"]
        for title in ("Why", "How", "What follows"):
            lines = []
            for _ in range(3):
                words = chance.choices(WORDS, k=120)
                for _ in range(2):
                    other = chance.choice(names)
                    words.insert(chance.randrange(len(words)), chance.choice((f"[[{other}]]", f"[[{other}#Why|so]]")))
                    links += 1
                lines.append(" ".join(("`code`", *words)))
            parts.append(f"## {title}\n\n" + "\n\n".join(lines) + "\n")
        text = "\n".join(parts)
        links += 1
        target = vault / f"folder {place % 40}" / f"{name}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
        size += len(text)
    return size, links


def prove(vault: Path, number: int) -> None:
    """Plant one fault of each kind in a copy of a few notes, and look whether all are found, and they alone."""
    chosen = sorted(vault.rglob("*.md"))[:: max(number // 40, 1)][: len(FAULTS)]
    kept = {path: path.read_text("utf-8") for path in chosen}
    planted = set()
    for (code, fault), path in zip(FAULTS.items(), chosen, strict=True):
        path.write_text(f"{kept[path]}\n{fault.format(other=chosen[0].stem)}\n", "utf-8")
        planted.add((code, path.relative_to(vault).as_posix()))
    done = subprocess.run([*lint(vault), "--no-cache", "--output-format", "json"], capture_output=True, check=False)
    found = {(each["code"], each["path"]) for each in json.loads(done.stdout)["findings"] if each["severity"] != "info"}
    for path, text in kept.items():
        path.write_text(text, "utf-8")
    if found != planted:
        missed, false = sorted(planted - found), sorted(found - planted)
        sys.exit(f"wrong before it is fast: missed {missed[:5]}, found {len(false)} that nobody planted: {false[:5]}")


def compare(vault: Path, runs: int) -> str:
    """The table, in Markdown."""
    rumdl = [rumdl_program(), "check", "--enable", "MD042,MD051,MD052,MD053,MD057", str(vault)]
    note = next(iter(sorted(vault.rglob("*.md"))))
    text = note.read_text("utf-8")
    kept = vault / ".vaultkit"

    def edit() -> None:
        note.write_text(f"{text}\n{time.time_ns()}\n", "utf-8")

    def settle() -> None:
        time.sleep(2.1)  # what changed just now is not kept
        subprocess.run(lint(vault), capture_output=True, check=False)

    pairs = [
        (
            Side("cold", lint(vault), lambda: shutil.rmtree(kept, ignore_errors=True)),
            Side("", [*rumdl, "--no-cache"], int),
        ),
        (Side("one note changed", lint(vault), edit), Side("", rumdl, int)),
        (Side("nothing changed", lint(vault), settle), Side("", rumdl, int)),
    ]
    rows = ["| | vaultkit | range | rumdl | range | ratio |", "|---|---|---|---|---|---|"]
    for ours, theirs in pairs:
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(runs):
            for side, into in zip((ours, theirs), times, strict=True):
                side.before()
                into.append(seconds(side.command))
        middle = [statistics.median(each) for each in times]
        cells = [f"{m:.2f} s | {min(each):.2f} to {max(each):.2f}" for m, each in zip(middle, times, strict=True)]
        rows.append(f"| {ours.name} | {cells[0]} | {cells[1]} | {middle[0] / middle[1]:.2f} |")
    shutil.rmtree(kept, ignore_errors=True)
    memory = [peak(lint(vault)), peak([*rumdl, "--no-cache"])]
    rows.append(f"| peak memory, cold | {memory[0]} MB | | {memory[1]} MB | | {memory[0] / memory[1]:.2f} |")
    return "".join(f"{row}\n" for row in rows)


def lint(vault: Path) -> list[str]:
    """The command under test."""
    return [sys.executable, "-m", "vaultkit", "lint", str(vault)]


def seconds(command: list[str]) -> float:
    """How long a whole process takes."""
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=False, cwd=HOME)
    return time.perf_counter() - start


def peak(command: list[str]) -> int:
    """The most memory that a process and those it starts had at once, in MB: the largest of them."""
    script = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], capture_output=True); "
    script += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    done = subprocess.run([sys.executable, "-c", script, *command], capture_output=True, check=True, cwd=HOME)
    return int(done.stdout) // 1024


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
