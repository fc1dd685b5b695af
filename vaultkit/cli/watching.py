"""`vaultkit lint --watch`: what the rules say of a vault, again and again while somebody works on it."""

from __future__ import annotations

import sys
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

import click

from vaultkit import disk, lint
from vaultkit.cli.terminal import colours
from vaultkit.model import Finding, VaultkitError
from vaultkit.report import FORMATS, text
from vaultkit.report.tally import Count, sentence
from vaultkit.survey.names import Names
from vaultkit.vault import Vault

_NAMED = 3  # files that are told by name


def follow(root: Path, asked: Sequence[Sequence[str]], part: str, as_of: str, *, cached: bool) -> None:
    """Tell the findings of a part of a vault, then what each change brings, until the user interrupts."""
    try:
        watch = _Watch(root, asked, part, as_of, cached=cached)
        for paths in disk.changes(root):
            watch.tell(paths)
    except KeyboardInterrupt:
        click.echo()


class _Watch:
    def __init__(self, root: Path, asked: Sequence[Sequence[str]], part: str, as_of: str, *, cached: bool) -> None:
        """Look at everything, and tell it as without `--watch`."""
        self._rules = lint.choose(*asked)
        self._root, self._part, self._as_of = root, part, as_of
        self._words: Mapping[str, str] | None = None
        self._colour = colours(sys.stdout)
        look = disk.look_at(root)
        self._notes = disk.Notes(root, look, keeps=cached)
        self._vault = disk.sketch_vault(root, look, self._notes)
        self._notes.save()
        self._aliases = _aliases(self._vault)
        self._names = Names(self._vault)
        self._known = self._judged()
        self._notes.close()
        self._say(FORMATS["text"](self._known, self._count(), self._colour))
        self._names.prepare()

    def tell(self, paths: Collection[str]) -> None:
        """What is to be said of the files that changed, as soon as can be; then what else is new in the vault."""
        self._say(f"-- {', '.join(sorted(paths)) if len(paths) <= _NAMED else f'{len(paths)} files'}\n")
        now = self._at_once([path for path in sorted(paths) if path in self._vault.notes])
        self._differ(self._known, now)
        self._look_again()
        self._known = self._judged()
        self._differ(now, self._known)
        self._say(f"{sentence(self._known, self._count())}\n")

    def _differ(self, before: Iterable[Finding], now: Iterable[Finding]) -> None:
        gone, new = frozenset(before).difference(now), frozenset(now).difference(before)
        self._lines("gone: ", gone)
        self._lines("", new)

    def _look_again(self) -> None:
        look, before = disk.look_at(self._root), (self._vault.files, self._aliases)
        self._notes = disk.Notes(self._root, look, earlier=self._notes)
        self._vault = disk.sketch_vault(self._root, look, self._notes)
        self._aliases = _aliases(self._vault)
        if before != (self._vault.files, self._aliases):
            self._names = Names(self._vault)

    def _judged(self) -> tuple[Finding, ...]:
        try:
            self._words = disk.relation_names(self._root)
        except VaultkitError as error:
            if self._words is None:
                raise
            self._say(f"{error}; what it said before counts\n")  # somebody is still writing it
        day, words = self._as_of or time.strftime("%Y-%m-%d"), self._words
        found = lint.run(self._vault, self._rules, self._part, names=self._names, as_of=day, words=words)
        return tuple(map(self._inside, found))

    def _at_once(self, paths: Sequence[str]) -> tuple[Finding, ...]:
        """What is known, with what can be said already of some notes as they are now."""
        here = [path for path in paths if path.startswith(self._part)]
        vault, read = disk.read_again(self._root, self._vault, self._notes, here)
        now = {path: aliases for path in read if (aliases := vault.sketches[path].aliases)}
        if now != {path: self._aliases[path] for path in read if path in self._aliases}:
            self._aliases = {**{path: each for path, each in self._aliases.items() if path not in read}, **now}
            self._names = Names(vault)
        rules = lint.near(self._rules)
        codes, files = {rule.CODE for rule in rules}, {path.removeprefix(self._part) for path in read}
        kept = (each for each in self._known if each.path not in files or each.code not in codes)
        return (*kept, *map(self._inside, lint.of_notes(vault, rules, read, self._names)))

    def _inside(self, finding: Finding) -> Finding:
        return finding._replace(path=finding.path.removeprefix(self._part))

    def _count(self) -> Count:
        return Count(*lint.checked(self._vault, self._part))

    def _lines(self, head: str, findings: Iterable[Finding]) -> None:
        self._say("".join(f"{head}{line}\n" for line in text.lines(sorted(findings), self._colour).splitlines()))

    def _say(self, words: str) -> None:
        if words:
            click.echo(words, nl=False, color=self._colour)
            sys.stdout.flush()


def _aliases(vault: Vault) -> Mapping[str, tuple[str, ...]]:
    """The aliases of each note that has any."""
    return {path: aliases for path, sketch in vault.sketches.items() if (aliases := sketch.aliases)}
