"""How long claims take in a large vault: relations, contentions, labels, support, and every rule about them.

usage: claims.py [--claims N] [--relations N] [--shape grown|tangled ...]

The vaults are those of `make_claims`, known by their sketches, since reading files is timed elsewhere. Each shape has a
process of its own. Times are processor time, also told in passes: a bare pass over the same statements is the measure.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from typing import TypeVar

from make_claims import MADE

from vaultkit import lint
from vaultkit.claims import Claims
from vaultkit.survey import Survey
from vaultkit.vault import Vault

T = TypeVar("T")

MEGABYTE = 1 << 20 if sys.platform == "darwin" else 1 << 10  # in what getrusage counts


def main() -> None:
    """Time each shape."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--relations", type=int, default=5_000_000)
    parser.add_argument("--shape", choices=MADE, nargs="*", default=[*MADE])
    given = parser.parse_args()
    start = multiprocessing.get_context("spawn")
    for shape in given.shape:
        process = start.Process(target=measure, args=(shape, given.claims, given.relations))
        process.start()
        process.join()
        if process.exitcode:
            sys.exit(f"{shape}: {process.exitcode}")


def measure(shape: str, count: int, relations: int) -> None:
    """Make the vault, time each part and print it."""
    gc.disable()
    vault = MADE[shape](count, relations)
    said = sum(len(each.stated) for each in vault.sketches.values())
    print(f"\n{shape}: {len(vault.sketches):,} notes, {said:,} statements, {memory():,.0f} MB")
    clock = Clock(vault)
    claims = clock.timed("relations in columns", lambda: read(vault))
    clock.timed("contentions", lambda: claims.contentions)
    clock.timed("labels", lambda: claims.standing.labels)
    clock.timed("founded support", lambda: claims.standing.founds)
    survey = Survey(vault, None, claims)
    for rule in lint.choose(("CLM",)):
        paths = clock.timed(rule.CODE, lambda rule=rule: survey.about(rule.ABOUT))
        notes = [survey.document(path, rule.ABOUT) for path in paths]
        clock.timed(
            rule.CODE, lambda rule=rule, notes=notes: [None for each in notes for _ in rule.check(each, survey)]
        )
    clock.told()


def read(vault: Vault) -> Claims:
    """The claims of the vault, their relations read."""
    claims = Claims(vault)
    assert len(claims.rows) > 0
    return claims


class Clock:
    """Seconds by what took them, and what was found there."""

    def __init__(self, vault: Vault) -> None:
        """The bare pass is over what the notes of `vault` state."""
        self._seconds: dict[str, float] = defaultdict(float)
        self._found: dict[str, int] = {}
        bare = "bare pass over all statements"
        self.timed(bare, lambda: sum(len(row) for each in vault.sketches.values() for row in each.stated))
        self._pass = self._seconds[bare]

    def timed(self, label: str, work: Callable[[], T]) -> T:
        """What the work gives."""
        start = time.process_time()
        made = work()
        self._seconds[label] += time.process_time() - start
        self._found[label] = len(made) if isinstance(made, list) else 0
        return made

    def told(self) -> None:
        """Print it."""
        for label, seconds in self._seconds.items():
            found = f"{self._found[label]:10,} findings" if label[-1].isdigit() else ""
            print(f"{label:32}{seconds:8.2f} s{seconds / self._pass:8.0f} passes{found}")
        rules = sum(seconds for label, seconds in self._seconds.items() if label[-1].isdigit())
        print(f"{'all rules':32}{rules:8.2f} s{rules / self._pass:8.0f} passes")
        print(f"memory {memory():,.0f} MB", flush=True)


def memory() -> float:
    """The most that this process had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE


if __name__ == "__main__":
    main()
