"""The command that checks a vault."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from vaultkit import disk
from vaultkit.cli.terminal import Folder, below, colours, usual_vault, visible
from vaultkit.model import UNREADABLE, Finding, Severity, VaultkitError
from vaultkit.report import FORMATS, MARKED
from vaultkit.report.tally import Count

_FAIL_ON = {severity.word: severity for severity in sorted(Severity, reverse=True)}


def _day(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    """A day as `2027-01-31`, or nothing."""
    try:
        return value and time.strftime("%Y-%m-%d", time.strptime(value.strip() or "nothing", "%Y-%m-%d"))
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no day such as '2027-01-31'") from error


@click.command("lint", short_help="Check a vault, or a part of one.")
@click.argument("vault", type=Folder(), required=False)
@click.option("--select", multiple=True, metavar="RULES", help="Only these codes, names or families (comma-separated).")
@click.option("--extend-select", multiple=True, metavar="RULES", help="These too, such as rules that are off.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Not these codes, names or families.")
@click.option("--output-format", type=click.Choice([*FORMATS]), default="text", show_default=True)
@click.option(
    "--fail-on",
    type=click.Choice([*_FAIL_ON, "never"]),
    default="warning",
    show_default=True,
    help="Exit with 1 from this severity on.",
)
@click.option("--watch", is_flag=True, help="Go on, and tell what each change brings, until interrupted.")
@click.option("--no-cache", is_flag=True, help="Neither use nor keep what the last run said.")
@click.option("--show-unverifiable", is_flag=True, help="Tell too what cannot be checked, since a page is missing.")
@click.option("--as-of", default="", metavar="DATE", callback=_day, help="Judge dates as of this day (default: today).")
def lint_command(
    vault: Path | None,
    select: Sequence[str],
    extend_select: Sequence[str],
    ignore: Sequence[str],
    output_format: str,
    fail_on: str,
    watch: bool,
    no_cache: bool,
    show_unverifiable: bool,
    as_of: str,
) -> None:
    """Check the VAULT, written by vaultkit or not (default: the folder vault, else the current one).

    A folder inside a vault of Obsidian stands for its part of it: links are followed through the whole vault.
    """
    asked = vault or usual_vault()
    root = disk.vault_root(asked)
    part = "" if root == asked else f"{Path(os.path.realpath(asked)).relative_to(root).as_posix()}/"
    if part:
        click.echo(f"{visible(str(asked))!r} is a part of the vault {visible(str(root))!r}", err=True)
    if watch:
        if output_format != "text":
            raise VaultkitError("--watch tells its findings as text")
        if show_unverifiable:
            raise VaultkitError("--watch tells findings only, and not what cannot be checked")
        from vaultkit.cli.watching import follow

        follow(root, (select, ignore, extend_select), part, as_of, cached=not no_cache)
        return
    shown = _Shown(fingerprints=output_format in MARKED, unverifiable=show_unverifiable)
    kept = _linted(root, (select, ignore, extend_select), part, as_of, shown, cached=not no_cache)
    if output_format == "github":  # which looks for the file from the repository's root
        kept = _changed(kept, lambda found: below(asked, found))
    colour = colours(sys.stdout)
    count = Count(kept.checked, kept.hidden)
    click.echo(FORMATS[output_format](kept.findings, count, colour, kept.unverifiable), nl=False, color=colour)
    limit = _FAIL_ON.get(fail_on)
    sys.exit(1 if limit and any(finding.severity >= limit for finding in kept.findings) else 0)


class _Shown(NamedTuple):
    """What is shown beside the findings themselves, and has to be worked out for that."""

    fingerprints: bool
    unverifiable: bool


def _linted(
    root: Path, asked: Sequence[Sequence[str]], part: str, as_of: str, shown: _Shown, *, cached: bool
) -> disk.Kept:
    """What the rules asked for say of a part of a vault, from the last run where nothing has changed since."""
    look = disk.look_at(root)
    names = disk.relation_names(root)
    day = as_of or time.strftime("%Y-%m-%d")
    state = disk.state_of(root, look, (part, repr(asked), repr(names), day, repr(shown))) if cached else ""
    for kept in disk.load(root, state):
        return kept
    rules = None
    if any(asked):  # a word that names no rule is told before anything begins
        from vaultkit import lint

        rules = lint.choose(*asked)
    gc.disable()  # nothing here holds itself, and looking for what does takes a third of the time
    try:
        notes = disk.Notes(root, look, keeps=cached)
        from vaultkit import lint  # while another process may be reading notes already
        from vaultkit.survey import Survey

        read = disk.sketch_vault(root, look, notes)
        notes.save()
        survey = Survey(read, as_of=day, words=names)
        found = lint.judge(survey, rules, part, fingerprints=shown.fingerprints)
        open_ = lint.unverifiable(survey, rules, part) if shown.unverifiable else None
        notes.close()
    finally:
        gc.freeze()  # nor is it worth a look later
        gc.enable()
    kept = _changed(disk.Kept(found, *lint.checked(read, part), open_), lambda found: _inside(part, found))
    if notes.all_read and not any(fault.kind == UNREADABLE for each in read.data.values() for fault in each.faults):
        disk.save(root, state, kept)
    return kept


def _inside(part: str, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings with paths from a part of the vault."""
    return tuple(each._replace(path=each.path.removeprefix(part)) for each in findings)


def _changed(kept: disk.Kept, change: Callable[[Sequence[Finding]], tuple[Finding, ...]]) -> disk.Kept:
    """What was kept, with the same change to all that was found and to what could not be checked."""
    open_ = kept.unverifiable
    return kept._replace(findings=change(kept.findings), unverifiable=None if open_ is None else change(open_))
