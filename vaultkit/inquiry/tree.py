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


_SHARE = 8  # columns of a terminal for each step of a tree that it indents, so that most of a line is left for words
_NARROWEST = 20


def drawn(twigs: Sequence[Twig], width: int) -> str:
    """The tree on some columns, each place on a line of its own.

    What hangs deeper than a terminal of that width can show goes on at the last step, with its depth before it.
    """
    blocks: list[list[str]] = []
    follows: list[bool] = []  # by depth, whether another twig of the same parent comes later
    below, deepest = 0, max(width // _SHARE, 1)
    for twig in reversed(twigs):
        depth = min(twig.depth, deepest)
        follows += [False] * (depth + 1 - len(follows))
        stems = "".join("│  " if each else "   " for each in follows[1:depth])
        fork = ("├─ " if follows[depth] else "└─ ") if depth else ""
        passed = ("│  " if follows[depth] else "   ") if depth else ""
        own = "│ " if below > depth else "  "
        told = twig._replace(words=f"(depth {twig.depth}) {twig.words}") if twig.depth > deepest else twig
        blocks.append([line.rstrip() for line in _lines(told, stems + fork, stems + passed + own, width)])
        follows[depth:] = [True]
        below = depth
    return "".join(f"{line}\n" for block in reversed(blocks) for line in block)


def _lines(twig: Twig, first: str, later: str, width: int) -> Iterator[str]:
    room = max(width - len(later), _NARROWEST)
    for number, line in enumerate(textwrap.wrap(twig.words, room, break_on_hyphens=False) or [""]):
        yield f"{later if number else first}{line}"
    for line in textwrap.wrap(" ".join(twig.place.splitlines()), room, break_on_hyphens=False):
        yield f"{later}{line}"
