"""A second process that shares the work of a large vault: the same results, sooner."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import NamedTuple

WORTH_IT = 1_000
"""From how many notes on that nobody has read yet; below, starting a process takes longer than it saves."""

_PARTS = 200  # a part has a number of one byte


class Helper(NamedTuple):
    """A copy of this process at work: its number, and the end of a pipe from which its bytes will come."""

    number: int
    pipe: int


def begin(work: Callable[[], bytes]) -> tuple[Helper, ...]:
    """Start `work` in a copy of this process; nothing where this machine has no fork, or one processor only."""
    if not hasattr(os, "fork") or (os.cpu_count() or 1) < 2:
        return ()
    ours, theirs = os.pipe()
    number = os.fork()
    if number:
        os.close(theirs)
        return (Helper(number, ours),)
    try:  # the copy: it must not return, whatever happens, and its silence is no loss
        os.close(ours)
        with os.fdopen(theirs, "wb") as pipe:
            pipe.write(work())
    finally:
        os._exit(0)


def end(helper: Helper) -> bytes:
    """All that the copy had to say; nothing where it failed."""
    with os.fdopen(helper.pipe, "rb") as stream:
        said = stream.read()
    with suppress(ChildProcessError):  # whoever started us has the system forget ended processes
        os.waitpid(helper.number, 0)
    return said


class Aside:
    """What is written down while this process goes on, by another one where that pays."""

    def __init__(self) -> None:
        self._helpers: tuple[Helper, ...] = ()

    def begin(self, work: Callable[[], bytes], things: int) -> None:
        """Begin to write so many things down; without another process they are written when this returns."""
        self._helpers = begin(work) if things >= WORTH_IT else ()
        if not self._helpers:
            work()

    def end(self) -> None:
        """Wait for the end of it."""
        for each in self._helpers:
            end(each)
        self._helpers = ()


class Queue:
    """The numbers from 0 below `parts` (at most 200), each of which only one of two processes gets: who asks first."""

    def __init__(self, parts: int) -> None:
        self._owner = os.getpid()
        self._tickets, giving = os.pipe()
        os.write(giving, bytes(range(parts)))
        os.close(giving)

    def __iter__(self) -> Iterator[int]:
        """Those that this process gets; once. A copy whose owner has ended gets no more."""
        while (ticket := os.read(self._tickets, 1)) and self._owner in (os.getpid(), os.getppid()):
            yield ticket[0]
        self.close()

    def close(self) -> None:
        """Give none any more."""
        os.close(self._tickets)


def parts(number: int) -> list[slice]:
    """So many things in parts of nearly the same size, as a queue can number them."""
    size = max(-(-number // _PARTS), 1)
    return [slice(start, start + size) for start in range(0, number, size)]
