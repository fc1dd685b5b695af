"""How long an export takes, and one after it with one changed page, beside a bare read and write of the same bytes.

usage: exporting.py [--pages N] [--runs R]

The disk makes the copy now fast, now slow, so both are timed R times by turns, each into a new folder; medians. None is
removed before the end, since a disk is slow for a while after that.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median

HOME = Path(__file__).resolve().parent.parent


def main() -> None:
    """Make the seeds, time the three, print them with their ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        seeds, vault = Path(folder, "seeds"), Path(folder)
        make = [sys.executable, HOME / "benchmarks" / "make_seeds.py", seeds, "--pages", str(given.pages)]
        subprocess.run(make, check=True)
        wholes, copies = [], []
        for run in range(given.runs):
            vault, bare = Path(folder, f"vault {run}"), Path(folder, f"bare {run}")
            wholes.append(seconds(partial(export, seeds, vault)))
            copies.append(seconds(partial(copy, seeds, vault, bare)))
        whole, copied = median(wholes), median(copies)
        page = min(seeds.glob("*.txt"))
        lines = page.read_text("utf-8").splitlines(keepends=True)
        changed = next(number for number, line in enumerate(lines) if len(line) > 200)
        lines[changed] = f"Changed. {lines[changed]}"
        page.write_text("".join(lines), "utf-8")
        again = seconds(lambda: export(seeds, vault))
        notes = sum(1 for _ in vault.rglob("*.md"))
    print(f"{given.pages:,} pages, {notes:,} notes: bare copy {copied:.1f} s ({span(copies)})")
    print(f"export {whole:.1f} s ({span(wholes)}), {whole / copied:.1f} of the copy")
    print(f"one page changed {again:.1f} s, {again / whole:.2f} of the export")


def export(seeds: Path, vault: Path) -> None:
    """One whole process."""
    command = [sys.executable, "-m", "vaultkit", "export", str(seeds), str(vault)]
    subprocess.run(command, capture_output=True, check=True, cwd=HOME)


def copy(seeds: Path, vault: Path, bare: Path) -> None:
    """Read what the export reads, and write what it wrote."""
    for page in seeds.iterdir():
        page.read_bytes()
    for note in vault.rglob("*.md"):
        target = bare / note.relative_to(vault)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(note.read_bytes())


def span(times: Sequence[float]) -> str:
    """From the fastest to the slowest."""
    return f"{min(times):.1f} to {max(times):.1f}"


def seconds(work: Callable[[], None]) -> float:
    """How long it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
