"""The command line: the only printing, and the exit codes.

0 is well, 1 has findings or differences, 2 is a wrong call.
"""

from __future__ import annotations

import difflib
import errno
import inspect
import os
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from vaultkit import __version__, disk, export, lint, merge
from vaultkit.collection import Collection, collect
from vaultkit.model import Example, Fault, Finding, Severity, VaultkitError
from vaultkit.report import FORMATS, text
from vaultkit.report.tally import Count
from vaultkit.rules import RULES, Rule
from vaultkit.seed import LAWS
from vaultkit.survey import Survey
from vaultkit.vault import Vault

T = TypeVar("T")
_STRUCTURAL = ("FM", "LNK", "TXT")
_BY_NAME = {law.name: law for law in LAWS}
_FAIL_ON = {severity.word: severity for severity in sorted(Severity, reverse=True)}


class _Group(click.Group):
    """Commands whose wrong calls end in one sentence and exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except VaultkitError as error:
            raise click.UsageError(_visible(str(error))) from error
        except OSError as error:
            if error.errno == errno.EPIPE:  # whoever read the output has gone; click knows what to do
                raise
            raise click.UsageError(_visible(f"the system refuses: {disk.reason(error)}")) from error


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="vaultkit", message="%(prog)s %(version)s")
def main() -> None:
    """Seeds become an Obsidian vault, and a linter keeps that vault, or any vault, sound."""
    for stream in (sys.stdout, sys.stderr):
        # A file name may hold bytes that are no text; print them escaped rather than fail.
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")


@main.command("export", short_help="Write the vault that the seeds give.")
@click.argument("seeds", type=click.Path(path_type=Path), default="seeds")
@click.argument("vault", type=click.Path(path_type=Path), default="vault")
@click.option("--check", is_flag=True, help="Write nothing; list what differs and exit with 1 if anything does.")
@click.option("--dry-run", is_flag=True, help="Write nothing; list what would be written and removed.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change, as a unified diff.")
@click.option("--force", is_flag=True, help="Overwrite generated parts that were edited by hand.")
def export_command(seeds: Path, vault: Path, check: bool, dry_run: bool, diff: bool, force: bool) -> None:
    """Write the VAULT that the SEEDS give (defaults: seeds, vault).

    What you wrote is kept: text below the "yours" line of a note, and properties that are not vaultkit's. A generated
    part that was edited by hand is left as it is and named. Exits with 1 then, and with 2 when nothing could be done.
    """
    progress = _Progress()
    pages = [disk.read_page(seeds, path) for path in progress.over(disk.seed_paths(seeds), "reading seeds")]
    progress.say("weaving titles, sources and relations")
    collection = collect(pages)
    progress.say("laying out notes")
    made = export.export(collection)
    progress.say("checking them")
    findings = _checked(made.vault, vault)
    _show_findings(collection, seeds, findings)

    record = disk.read_record(vault)
    found = disk.find(vault, {*(draft.path for draft in made.drafts), *record})
    plan = merge.plan(made.drafts, record, found.texts, found.blocked, force=force)
    fresh = _settings_to_write(vault)
    if diff:
        _show_diff(plan, found.texts)
    elif check or dry_run:
        _show_plan(plan, fresh)
    else:
        _carry_out(plan, record, vault, fresh, progress)
    _show_left(plan, vault)
    click.echo(_export_summary(plan, len(pages), written=not (check or dry_run or diff)))
    stale = plan.changes or fresh or plan.record != record
    sys.exit(1 if plan.left or (check and stale) else 0)


@main.command("lint", short_help="Check a vault, or a part of one.")
@click.argument("vault", type=click.Path(path_type=Path), required=False)
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
def lint_command(
    vault: Path | None,
    select: Sequence[str],
    extend_select: Sequence[str],
    ignore: Sequence[str],
    output_format: str,
    fail_on: str,
) -> None:
    """Check the VAULT, written by vaultkit or not (default: the folder vault, else the current one).

    A folder inside a vault of Obsidian stands for its part of it: links are followed through the whole vault.
    """
    rules = lint.choose(select, ignore, extend_select)
    asked = vault or _usual_vault()
    root = disk.vault_root(asked)
    read = disk.read_vault(root)
    part = "" if root == asked else f"{Path(os.path.realpath(asked)).relative_to(root).as_posix()}/"
    if part:
        click.echo(f"{_visible(str(asked))!r} is a part of the vault {_visible(str(root))!r}", err=True)
    checked, hidden = lint.checked(read, part)
    findings = tuple(each._replace(path=each.path.removeprefix(part)) for each in lint.run(read, rules, part))
    if output_format == "github":
        findings = _below(asked, findings)  # GitHub looks for the file from the repository's root
    colour = _colours(sys.stdout)
    click.echo(FORMATS[output_format](findings, Count(checked, hidden), colour), nl=False, color=colour)
    limit = _FAIL_ON.get(fail_on)
    sys.exit(1 if limit and any(finding.severity >= limit for finding in findings) else 0)


@main.command("rule", short_help="Explain a rule, or list them all.")
@click.argument("code", required=False)
def rule_command(code: str | None) -> None:
    """Explain the rule of that CODE, name or family: law, why, good, bad. Without one, list them all."""
    if not code:
        rows = [(rule.CODE, rule.NAME, lint.severity(rule), _law(rule)) for rule in RULES]
        rows += [(law.code, law.name, law.severity.word, law.text) for law in LAWS]
        for row in rows:
            click.echo("{:8}{:30}{:11}{}".format(*row))
        return
    laws = [law for law in LAWS if code.lower() in (law.code.lower(), law.name, "seed")]
    for law in laws:
        click.echo(f"{click.style(law.code, bold=True)} {law.name} ({law.severity.word}, of seeds)\n\n{law.text}\n")
    for rule in () if laws else lint.explain(code):
        click.echo(_explained(rule))


@main.command("show", short_help="Look at one note.")
@click.argument("note")
@click.option("--vault", type=click.Path(path_type=Path), help="The vault (default: as for lint).")
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help="Write a page that stands alone instead.")
def show_command(note: str, vault: Path | None, html: Path | None) -> None:
    """Look at one NOTE, named by its path, file name, title, alias or claim, or by a part of its title."""
    from vaultkit import show

    root = vault or _usual_vault()
    read = disk.read_vault(root)
    found = show.find(_inside(note, root), read)
    if not found:
        near = difflib.get_close_matches(note, [each.title for each in read.notes.values()], n=1, cutoff=0.5)
        raise VaultkitError(f"no note is called {note!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
    if len(found) > 1:
        paths = "".join(f"\n  {each.path}" for each in found[:10])
        more = f"\n  ... and {len(found) - 10} more" if len(found) > 10 else ""
        raise VaultkitError(f"{note!r} may be any of {len(found)} notes:{paths}{more}")
    if html:
        notes = Path(os.path.relpath(root, html.parent)).as_posix()
        disk.write(html.parent, html.name, show.page(found[0], Survey(read), notes))
        click.echo(f"wrote {_visible(str(html))}")
        return
    colour = _colours(sys.stdout)
    width = min(shutil.get_terminal_size().columns, 100)
    click.echo(show.text(found[0], Survey(read), width, colour), color=colour)


class _Progress:
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


def _checked(made: Vault, vault: Path) -> tuple[Finding, ...]:
    """What lint says of the vault about to be written; a structural error would be our own and stops the export."""
    findings = lint.run(made)
    broken = [each for each in findings if each.severity == Severity.ERROR and each.code.startswith(_STRUCTURAL)]
    if broken:
        click.echo(text.lines(broken, _colours(sys.stderr)), err=True, nl=False)
        raise VaultkitError(f"this is a bug of vaultkit, please report it; nothing was written to {str(vault)!r}")
    return _below(vault, findings)


def _below(vault: Path, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings with paths from the current folder instead of from the vault."""
    return tuple(each._replace(path=(vault / each.path).as_posix()) for each in findings)


def _show_findings(collection: Collection, seeds: Path, findings: Sequence[Finding]) -> None:
    """The findings of the seeds, then those of the vault."""
    of_seeds = [_of_seed(seeds / path, fault) for path, fault in collection.faults]
    click.echo(text.lines((*of_seeds, *findings), _colours(sys.stdout)), nl=False)


def _of_seed(path: Path, fault: Fault) -> Finding:
    law = _BY_NAME[fault.kind]
    place = (path.as_posix(), fault.line, fault.column)
    return Finding(*place, law.code, law.name, law.severity, fault.message, fault.target)


def _settings_to_write(vault: Path) -> dict[str, str]:
    settings = export.settings()
    present = disk.find(vault, settings)
    return {path: text for path, text in settings.items() if path not in {**present.texts, **present.blocked}}


def _carry_out(plan: merge.Plan, record: merge.Record, vault: Path, fresh: dict[str, str], progress: _Progress) -> None:
    """Write what the plan says. The record goes first and last, so that a run cut short is understood by the next."""
    if plan.changes:
        disk.write(vault, disk.RECORD, disk.record_text(merge.both(record, plan.record)))
    for path in progress.over([*plan.writes, *fresh], "writing notes"):
        disk.write(vault, path, plan.writes.get(path) or fresh[path])
    for path in plan.removes:
        disk.remove(vault, path)
    if plan.changes or plan.record != record:
        disk.write(vault, disk.RECORD, disk.record_text(plan.record))


def _show_plan(plan: merge.Plan, fresh: dict[str, str]) -> None:
    for path in sorted((*plan.writes, *fresh)):
        click.echo(f"would write {_visible(path)}")
    for path in plan.removes:
        click.echo(f"would remove {_visible(path)}")


def _show_diff(plan: merge.Plan, texts: merge.Texts) -> None:
    changed = {**dict.fromkeys(plan.removes, ""), **plan.writes}
    for path in sorted(changed):
        before = texts.get(path, "").splitlines(keepends=True)
        after = changed[path].splitlines(keepends=True)
        names = (path if before else "/dev/null", path if after else "/dev/null")
        click.echo("".join(difflib.unified_diff(before, after, *names)), nl=False)


def _show_left(plan: merge.Plan, vault: Path) -> None:
    for left in plan.left:
        click.echo(f"{_visible(str(vault / left.path))}: left as it is: {left.reason}", err=True)


def _export_summary(plan: merge.Plan, pages: int, *, written: bool) -> str:
    verbs = ("written", "removed") if written else ("to write", "to remove")
    left = f", {len(plan.left)} left as they are" if plan.left else ""
    return (
        f"{pages} seed{'' if pages == 1 else 's'}: {len(plan.writes)} {verbs[0]}, {len(plan.removes)} {verbs[1]}, "
        f"{plan.unchanged} unchanged{left}"
    )


def _explained(rule: Rule) -> str:
    parts = [
        f"{click.style(rule.CODE, bold=True)} {rule.NAME} ({lint.severity(rule)})",
        inspect.cleandoc(rule.__doc__ or ""),
    ]
    parts += [click.style("Good", bold=True), _example(rule.GOOD), click.style("Bad", bold=True), _example(rule.BAD)]
    return "\n\n".join((*parts, "\n".join(rule.BAD.says))) + "\n"


def _example(example: Example) -> str:
    """The files of an example, each under its name."""
    return "\n\n".join(
        "\n".join((f"    {path}", *(f"    | {line}".rstrip() for line in text.splitlines())))
        for path, text in example.files.items()
    )


def _law(rule: Rule) -> str:
    return (rule.__doc__ or "").splitlines()[0]


def _usual_vault() -> Path:
    return Path("vault") if Path("vault").is_dir() else Path()


def _inside(words: str, root: Path) -> str:
    """A path from the current folder as one in the vault; other words as they are."""
    path = Path(words)
    if path.is_file() and path.resolve().is_relative_to(root.resolve()):
        return path.resolve().relative_to(root.resolve()).as_posix()
    return words


def _colours(stream: Any) -> bool:
    """Whether a terminal that wants colours reads `stream` (https://no-color.org)."""
    return bool(stream and stream.isatty()) and not os.environ.get("NO_COLOR")


def _visible(text: str) -> str:
    """What a terminal would obey is escaped."""
    return "".join(each if each.isprintable() or each == "\n" else repr(each)[1:-1] for each in text)
