"""What every command says and asks of the terminal."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from vaultkit.model import Finding

T = TypeVar("T")

_WIDTH, _WIDEST, _NARROWEST = 80, 120, 20  # columns where nobody knows them, at most, at least


class Folder(click.Path):
    """A folder by its path; an empty word, such as a variable that nobody set, is none."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Take the word that was given."""
        if not os.fspath(value):
            self.fail("the name of a folder is empty", param, ctx)
        return super().convert(value, param, ctx)


class Progress:
    """On a terminal a bar, or a word, for whatever still runs after a second; nothing in a pipe."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def say(self, label: str) -> None:
        """Name a step that cannot be counted."""
        if sys.stderr.isatty() and time.monotonic() - self._began > 1:
            click.echo(f"{label} ...", err=True)

    def over(self, items: Sequence[T], label: str) -> Iterator[T]:
        """The items, one by one."""
        if not sys.stderr.isatty():
            yield from items
            return
        bar = None
        for done, item in enumerate(items):
            yield item
            if bar is None and time.monotonic() - self._began > 1:
                bar = click.progressbar(length=len(items), label=label, file=sys.stderr)
                bar.update(done)
            if bar:
                bar.update(1)
        if bar:
            bar.render_finish()


def below(vault: Path, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings with paths from the current folder instead of from the vault."""
    return tuple(each._replace(path=(vault / each.path).as_posix()) for each in findings)


def usual_vault() -> Path:
    """The vault of a command that names none: the folder `vault` where there is one, else the current folder."""
    return Path("vault") if Path("vault").is_dir() else Path()


def colours(stream: Any) -> bool:
    """Whether a terminal that wants colours reads `stream` (https://no-color.org)."""
    return bool(stream and stream.isatty()) and not os.environ.get("NO_COLOR")


def fitted(words: str, margin: int) -> str:
    """Some lines on the columns of the terminal that reads the errors, behind a margin; no word is cut."""
    import textwrap  # most runs have nothing to wrap

    try:
        width = int(os.environ.get("COLUMNS") or os.get_terminal_size(sys.stderr.fileno()).columns)
    except (OSError, ValueError):
        width = _WIDTH
    room = max(min(width, _WIDEST) - margin, _NARROWEST)
    lines = []
    for each in words.split("\n"):
        blanks = each[: len(each) - len(each.lstrip(" "))]
        lines += textwrap.wrap(
            each, room, subsequent_indent=blanks, break_long_words=False, break_on_hyphens=False
        ) or [""]
    return f"\n{' ' * margin}".join(lines)


def visible(text: str) -> str:
    """What a terminal would obey is escaped."""
    return "".join(each if each.isprintable() or each == "\n" else repr(each)[1:-1] for each in text)
