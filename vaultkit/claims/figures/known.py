"""Which numbers a text has, and which follow from them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from vaultkit.claims.figures.given import Figure
from vaultkit.claims.figures.numbers import numbers

_TWO_DIGITS = 10


class _Known(NamedTuple):
    """What a text has: its numbers, sorted, and the numbers of each line that stand together."""

    numbers: Sequence[float]
    lines: Sequence[Sequence[float]]


class Figures:
    """All numbers of some texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        lines = [tuple(numbers(line)) for text in texts for line in text.split("\n")]
        self._known = _Known(sorted({each for line in lines for each in line}), [line for line in lines if line])

    def __bool__(self) -> bool:
        return bool(self._known.numbers)

    def have(self, figure: Figure) -> bool:
        """Whether the figure is among them, or follows from two numbers that stand together."""
        return any(self._has(value, figure.near) for value in figure.values) or any(
            _follows(value, figure.near, line) for value in figure.values for line in self._known.lines
        )

    def _has(self, value: float, near: float) -> bool:
        numbers = self._known.numbers
        if _is_among(numbers, value, near) or _is_among(numbers, value / 100, near / 100):
            return True
        if value <= 1:  # a share of one, which may stand there in hundredths
            return _is_among(numbers, value * 100, min(near * 100, 1))
        # It may say less exactly what is meant here.
        return value >= _TWO_DIGITS and any(abs(each - value) <= 0.5 for each in numbers if each % 1 == 0)


def follows(figure: Figure, others: Iterable[Figure]) -> bool:
    """Whether a figure is the difference, the ratio or the growth of two others."""
    values = tuple(each.values[0] for each in others)
    return any(_is_made(value, figure.near, pair) for value in figure.values for pair in combinations(values, 2))


def _is_among(numbers: Sequence[float], value: float, near: float) -> bool:
    at = bisect_left(numbers, value - near)
    return at < len(numbers) and numbers[at] <= value + near


def _follows(value: float, near: float, line: Sequence[float]) -> bool:
    """Whether a value is the difference, ratio or growth of two neighbours in a line, or what is left of one."""
    if any(abs(100 - each - value) <= near for each in line):
        return True
    return any(_is_made(value, near, pair) for pair in _neighbours(line))


def _is_made(value: float, near: float, pair: tuple[float, float]) -> bool:
    low, high = sorted(pair)
    made = [high - low, high + low]
    if low:
        made += [high / low, 100 * (high - low) / low, 100 * (high - low) / high, 100 * low / high]
    return any(abs(each - value) <= near for each in made)


def _neighbours(line: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Pairs of numbers that stand together, at most one other between them."""
    yield from pairwise(line)
    yield from zip(line, line[2:], strict=False)
