"""A tree of sentences, drawn for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Twig(NamedTuple):
    """A sentence of a tree, how deep it hangs (the root at 0), and the place that it rests on, empty where none is.

    A tree is a sequence of them, each before what hangs on it: so it may be as deep as a vault.
    """

    depth: int
    words: str
    place: str = ""


def drawn(twigs: Sequence[Twig], width: int) -> str:
    """The tree on some columns, each place on a line of its own."""
    blocks: list[list[str]] = []
    follows: list[bool] = []  # by depth, whether another twig of the same parent comes later
    below = 0
    for twig in reversed(twigs):
        follows += [False] * (twig.depth + 1 - len(follows))
        stems = "".join("│  " if each else "   " for each in follows[1 : twig.depth])
        fork = ("├─ " if follows[twig.depth] else "└─ ") if twig.depth else ""
        passed = ("│  " if follows[twig.depth] else "   ") if twig.depth else ""
        own = "│ " if below > twig.depth else "  "
        blocks.append([line.rstrip() for line in _lines(twig, stems + fork, stems + passed + own, width)])
        follows[twig.depth :] = [True]
        below = twig.depth
    return "".join(f"{line}\n" for block in reversed(blocks) for line in block)


def _lines(twig: Twig, first: str, later: str, width: int) -> Iterator[str]:
    room = max(width - len(later), 20)
    for number, line in enumerate(textwrap.wrap(twig.words, room, break_on_hyphens=False) or [""]):
        yield f"{later if number else first}{line}"
    if twig.place:
        yield f"{later}{' '.join(twig.place.splitlines())}"
