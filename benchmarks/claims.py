"""How long claims take in a large vault: relations, contentions, labels, support, and every rule about them.

usage: claims.py [--claims N] [--relations N]

The vault is made in memory, as sketches, since reading files is timed elsewhere; a bare pass over the same statements
is the measure. One relation in a hundred attacks.
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
import time
from collections.abc import Callable, Mapping
from typing import TypeVar

from vaultkit import lint
from vaultkit.claims import Claims
from vaultkit.model import Note, Sketch
from vaultkit.settings import Settings
from vaultkit.stated import PROPERTY
from vaultkit.survey import Survey
from vaultkit.vault import Ground, Vault, sketched

T = TypeVar("T")
_TYPES = ("supports",) * 60 + ("extends", "explains", "qualifies", "informs") * 10


def main() -> None:
    """Make the vault, time each part, print it as ratios to the bare pass."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--relations", type=int, default=5_000_000)
    given = parser.parse_args()
    gc.disable()
    vault = made(given.claims, given.relations)
    bare = timed(
        "bare pass over all statements",
        0,
        lambda: sum(len(row) for each in vault.sketches.values() for row in each.stated),
    )[1]
    claims, _ = timed("relations in columns", bare, lambda: read(vault))
    timed("contentions", bare, lambda: claims.contentions)
    timed("labels", bare, lambda: claims.standing.labels)
    timed("founded support", bare, lambda: claims.standing.founds)
    survey = Survey(vault, None, claims)
    for rule in lint.choose(("CLM",)):
        paths, _ = timed(f"{rule.CODE} which notes", bare, lambda rule=rule: survey.about(rule.ABOUT))
        notes = [survey.document(path, rule.ABOUT) for path in paths]
        timed(
            f"{rule.CODE}",
            bare,
            lambda rule=rule, notes=notes: sum(1 for each in notes for _ in rule.check(each, survey)),
        )
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:,} MB")


def read(vault: Vault) -> Claims:
    """The claims of the vault, their relations read."""
    claims = Claims(vault)
    assert len(claims.rows) > 0
    return claims


def made(claims: int, relations: int) -> Vault:
    """A vault of so many notes with so many relations, the same at every run."""
    chance = random.Random(1)
    sketches: dict[str, Sketch] = {}
    each = relations // claims
    for number in range(claims):
        stated = []
        for line in range(each):
            name = "contradicts" if chance.random() < 0.01 else chance.choice(_TYPES)
            stated.append((PROPERTY, name, f"n{chance.randrange(claims)}", line + 2, 5, "", "", (), False))
        sketches[f"n{number}.md"] = Sketch({}, [row[2] for row in stated], stated=tuple(stated))
    return sketched(sketches, note_of(sketches), sketches, data=(), settings=Settings(), ground=Ground())


def note_of(sketches: Mapping[str, Sketch]) -> Callable[[str], Note]:
    """How a note is read whole: there is next to nothing in it."""
    return lambda path: Note(path, "", meta=sketches[path].meta)


def timed(label: str, bare: float, work: Callable[[], T]) -> tuple[T, float]:
    """What the work gives and the seconds it takes, which are printed with their ratio to the bare pass."""
    start = time.perf_counter()
    found = work()
    seconds = time.perf_counter() - start
    print(f"{label:32}{seconds:8.2f} s{f'{seconds / bare:8.0f} passes' if bare else ''}", flush=True)
    return found, seconds


if __name__ == "__main__":
    main()
