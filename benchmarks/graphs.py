"""`python benchmarks/graphs.py`: what each algorithm of `vaultkit.graph` takes on a million nodes.

The relations are five for each node, the same at every run: one in ten is an attack, the others are supports. These
lead to a later node, half of them to one near by; one in a thousand leads back a little, which makes circles. The
triads have one minus pair for ten nodes. Each row runs in a process of its own: seconds, how often a bare pass over the
same relations would fit into them, and the most memory that the process had, of which the first row is the relations.
`python benchmarks/graphs.py 100000` takes another size.
"""

from __future__ import annotations

import gc
import multiprocessing
import random
import resource
import sys
import time
from array import array
from collections.abc import Callable
from functools import partial

from vaultkit.graph import circles, domination, labelling, support, triads
from vaultkit.graph.columns import Nodes

Edges = tuple[Nodes, Nodes]

NEAR, BACK = 50, 8
MEGABYTE = 1 << 20 if sys.platform == "darwin" else 1 << 10  # in what getrusage counts


def main() -> None:
    """Print the table; the number of nodes may be given."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    print(f"{count:,} nodes, {5 * count:,} relations")
    print(f"{'':40}{'seconds':>9}{'passes':>8}{'MB':>7}  found")
    start = multiprocessing.get_context("spawn")
    for name in ROWS:
        process = start.Process(target=_row, args=(name, count))
        process.start()
        process.join()
        if process.exitcode:
            sys.exit(f"{name}: {process.exitcode}")


def _row(name: str, count: int) -> None:
    run, relations = ROWS[name](count)
    gc.collect()
    _, passing = _timed(partial(_pass, relations))
    found, seconds = _timed(run)
    print(f"{name:40}{seconds:9.2f}{seconds / passing:8.1f}{_memory():7.0f}  {found}", flush=True)


def _timed(run: Callable[[], str]) -> tuple[str, float]:
    start = time.perf_counter()
    found = run()
    return found, time.perf_counter() - start


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE


def _pass(relations: list[Edges]) -> str:
    for tails, heads in relations:
        for _ in zip(tails, heads, strict=True):
            pass
    return ""


# ------------------------------------------------------------------------------------------------------ the relations


def _anywhere(count: int, edges: int, seed: int) -> Edges:
    """Edges from any node to any."""
    chance = random.Random(seed).random
    tails, heads = (array("i", (int(chance() * count) for _ in range(edges))) for _ in range(2))
    return tails, heads


def _attacks(count: int) -> Edges:
    return _anywhere(count, count // 2, 1)


def _supports(count: int) -> Edges:
    """Nine for every two nodes."""
    chance = random.Random(2).random
    tails, heads = array("i"), array("i")
    for number in range(9 * count // 2):
        tail, head = int(chance() * count), int(chance() * count)
        if number % 1000 == 0:
            head = max(0, tail - 1 - int(chance() * BACK))
        elif number % 2 == 0:
            head = min(count - 1, tail + 1 + int(chance() * NEAR))
        elif tail > head:
            tail, head = head, tail
        tails.append(tail)
        heads.append(head)
    return tails, heads


def _contested(count: int) -> tuple[list[int], Edges]:
    labels = labelling.grounded(count, *_attacks(count))
    return [node for node in range(count) if labels[node]], _supports(count)


# ----------------------------------------------------------------------------------------------------------- the rows

Row = tuple[Callable[[], str], list[Edges]]


def _labelling(count: int) -> Row:
    attacks = _attacks(count)
    return lambda: "{} IN, {} OUT, {} UNDEC".format(*map(labelling.grounded(count, *attacks).count, range(3))), [
        attacks
    ]


def _chain(count: int) -> Row:
    attacks = array("i", range(count - 1)), array("i", range(1, count))
    return lambda: "{} IN, {} OUT, {} UNDEC".format(*map(labelling.grounded(count, *attacks).count, range(3))), [
        attacks
    ]


def _witnesses(count: int) -> Row:
    attacks = _attacks(count)

    def run() -> str:
        asked = labelling.Attacks(count, *attacks)
        return f"{sum(1 for node in range(0, count, 10) for _ in asked.chain(node))} attacks"

    return run, [attacks]


def _founded(count: int) -> Row:
    labels, supports = labelling.grounded(count, *_attacks(count)), _supports(count)
    return lambda: f"{sum(support.founded(count, labels, *supports))} founded", [supports]


def _falls(count: int) -> Row:
    supports = _supports(count)
    pillar = _pillar(count, supports)
    return lambda: f"{len(support.falls(count, bytes(count), *supports, pillar))} fell", [supports]


def _chain_falls(count: int) -> Row:
    supports = array("i", range(count - 1)), array("i", range(1, count))
    return lambda: f"{len(support.falls(count, bytes(count), *supports, 0))} fell", [supports]


def _pillar(count: int, supports: Edges) -> int:
    """A premise that is the only support of some node."""
    fewest: dict[int, int] = {}
    given = bytearray(count)
    for tail, head in zip(*supports, strict=True):
        given[head] = min(2, given[head] + 1)
        fewest[head] = tail
    return next(tail for head, tail in fewest.items() if given[head] == 1 and not given[tail])


def _cycles(make: Callable[[int], Edges], count: int) -> Row:
    supports = make(count)

    def run() -> str:
        found = circles.cycles(count, *supports)
        return f"{len(found)} components, the largest of {max((len(each.members) for each in found), default=0)} nodes"

    return run, [supports]


def _triads(count: int) -> Row:
    plus, minus = _supports(count), _anywhere(count, count // 10, 3)
    return lambda: f"{len(triads.unbalanced(count, plus, minus))} triads", [plus, minus]


def _roots(count: int) -> Row:
    asked, supports = _contested(count)
    return lambda: f"{len(domination.single_roots(count, *supports, asked))} of {len(asked)}", [supports]


def _bare(count: int) -> Row:
    relations = [_attacks(count), _supports(count)]
    return lambda: _pass(relations), relations


ROWS: dict[str, Callable[[int], Row]] = {
    "a bare pass": _bare,
    "grounded labelling": _labelling,
    "grounded labelling of a chain": _chain,
    "attack chains of every tenth node": _witnesses,
    "founded support": _founded,
    "what falls with a premise": _falls,
    "what falls with the first of a chain": _chain_falls,
    "cycles": partial(_cycles, _supports),
    "cycles, nearly all in one component": partial(_cycles, lambda count: _anywhere(count, 9 * count // 2, 2)),
    "unbalanced triads": _triads,
    "single roots of all contested": _roots,
}


if __name__ == "__main__":
    main()
