"""The command that writes a vault."""

from __future__ import annotations

import difflib
import gc
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from vaultkit import disk, export, lint, merge
from vaultkit.cli.terminal import Folder, Progress, below, colours, visible
from vaultkit.collection import Collection, collect
from vaultkit.export.sidecar import claims_as_they_stand
from vaultkit.inquiry import whole
from vaultkit.model import Fault, Finding, Severity, VaultkitError
from vaultkit.report import text
from vaultkit.seed import LAWS
from vaultkit.vocabulary import SIDECAR

_STRUCTURAL = ("FM", "LNK", "TXT")
_LONGEST = ("CLM019",)  # reads the prose of every line, which takes as long as half of the other rules about claims
_BY_NAME = {law.name: law for law in LAWS}


@click.command("export", short_help="Write the vault that the seeds give.")
@click.argument("seeds", type=Folder(), default="seeds")
@click.argument("vault", type=Folder(), default="vault")
@click.option("--check", is_flag=True, help="Write nothing; list what differs and exit with 1 if anything does.")
@click.option("--dry-run", is_flag=True, help="Write nothing; list what would be written and removed.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change, as a unified diff.")
@click.option("--force", is_flag=True, help="Overwrite generated parts that were edited by hand.")
def export_command(seeds: Path, vault: Path, check: bool, dry_run: bool, diff: bool, force: bool) -> None:
    """Write the VAULT that the SEEDS give (defaults: seeds, vault).

    What you wrote is kept: text below the "yours" line of a note, and properties that are not vaultkit's. A generated
    part that was edited by hand is left as it is and named. Exits with 1 then, and with 2 when nothing could be done.
    """
    gc.disable()  # as for lint: nothing here holds itself
    progress = Progress()
    names = disk.relation_names(vault)
    earlier = disk.Recollection(vault)
    pages = [earlier.read_page(seeds, path) for path in progress.over(disk.seed_paths(seeds), "reading seeds")]
    progress.say("weaving titles, sources and relations")
    collection = collect(pages, earlier.readings)
    progress.say("laying out notes")
    drafts = disk.Drafts(vault)
    made = export.export(collection, drafts.vault, earlier.gists, drafts.words, names)
    progress.say("checking them")
    findings = _checked(made, vault)
    _show_findings(collection, seeds, findings)

    record = disk.read_record(vault)
    of_notes = {path: marks for path, marks in record.items() if path != SIDECAR}
    same, found = drafts.standing(of_notes)
    beside = disk.find(vault, (SIDECAR,))
    plan = merge.plan(made.drafts, of_notes, found.texts, found.blocked, same=same, force=force)
    stands = claims_as_they_stand(made, {**found.texts, **plan.writes}, names)
    plan = merge.with_file(plan, SIDECAR, whole.as_lines(stands), record.get(SIDECAR, ()), *beside, force=force)
    fresh = _settings_to_write(vault)
    if diff:
        _show_diff(plan, {**found.texts, **beside.texts})
    elif check or dry_run:
        _show_plan(plan, fresh)
    else:
        earlier.save()  # which another process writes down meanwhile
        _carry_out(plan, record, vault, drafts, fresh, progress)
        drafts.save()
        drafts.close()
        earlier.close()
    _show_left(plan, vault)
    click.echo(_export_summary(plan, len(pages), written=not (check or dry_run or diff)))
    stale = plan.changes or fresh or plan.record != record
    sys.exit(1 if plan.left or (check and stale) else 0)


def _checked(made: export.Export, vault: Path) -> tuple[Finding, ...]:
    """What lint says of the vault about to be written; a structural error would be our own and stops the export."""
    of_claims = lint.choose(("CLM",), _LONGEST)
    others = [rule for rule in lint.choose() if rule not in of_claims]
    findings = disk.found_by_two(
        lambda: lint.run(made.vault, of_claims, claims=made.claims),
        lambda: lint.run(made.vault, others, claims=made.claims),
        len(made.drafts),
    )
    severe = [each for each in findings if each.severity == Severity.ERROR and each.code.startswith(_STRUCTURAL)]
    ends = {draft.path: draft for draft in made.drafts} if severe else {}
    broken = [each for each in severe if each.line <= ends[each.path].text.count("\n")]  # below are words of people
    if broken:
        click.echo(text.lines(broken, colours(sys.stderr)), err=True, nl=False)
        raise VaultkitError(f"this is a bug of vaultkit, please report it; nothing was written to {str(vault)!r}")
    return below(vault, findings)


def _show_findings(collection: Collection, seeds: Path, findings: Sequence[Finding]) -> None:
    """The findings of the seeds, then those of the vault."""
    of_seeds = [_of_seed(seeds / path, fault) for path, fault in collection.faults]
    click.echo(text.lines((*of_seeds, *findings), colours(sys.stdout)), nl=False)


def _of_seed(path: Path, fault: Fault) -> Finding:
    law = _BY_NAME[fault.kind]
    place = (path.as_posix(), fault.line, fault.column)
    return Finding(*place, law.code, law.name, law.severity, fault.message, fault.target)


def _settings_to_write(vault: Path) -> dict[str, str]:
    settings = export.settings()
    present = disk.find(vault, settings)
    return {path: text for path, text in settings.items() if path not in {**present.texts, **present.blocked}}


def _carry_out(
    plan: merge.Plan,
    record: merge.Record,
    vault: Path,
    drafts: disk.Drafts,
    fresh: dict[str, str],
    progress: Progress,
) -> None:
    """Write what the plan says. The record goes first and last, so that a run cut short is understood by the next,
    which also clears away what it was writing.
    """
    if plan.changes:
        disk.write(vault, disk.RECORD, disk.record_text(merge.both(record, plan.record)))
    for path in progress.over([*plan.writes, *fresh], "writing notes"):
        text = plan.writes.get(path) or fresh[path]
        drafts.stands(path, text, disk.write(vault, path, text))
    for path in plan.removes:
        disk.remove(vault, path)
    if plan.changes or plan.record != record:
        disk.write(vault, disk.RECORD, disk.record_text(plan.record))
    disk.sweep(vault, (disk.RECORD, *export.settings(), *record, *plan.record))


def _show_plan(plan: merge.Plan, fresh: dict[str, str]) -> None:
    for path in sorted((*plan.writes, *fresh)):
        click.echo(f"would write {visible(path)}")
    for path in plan.removes:
        click.echo(f"would remove {visible(path)}")


def _show_diff(plan: merge.Plan, texts: merge.Texts) -> None:
    changed = {**dict.fromkeys(plan.removes, ""), **plan.writes}
    for path in sorted(changed):
        before = texts.get(path, "").splitlines(keepends=True)
        after = changed[path].splitlines(keepends=True)
        names = (path if before else "/dev/null", path if after else "/dev/null")
        click.echo("".join(difflib.unified_diff(before, after, *names)), nl=False)


def _show_left(plan: merge.Plan, vault: Path) -> None:
    for left in plan.left:
        click.echo(f"{visible(str(vault / left.path))}: left as it is: {left.reason}", err=True)


def _export_summary(plan: merge.Plan, pages: int, *, written: bool) -> str:
    verbs = ("written", "removed") if written else ("to write", "to remove")
    left = f", {len(plan.left)} left as they are" if plan.left else ""
    return (
        f"{pages} seed{'' if pages == 1 else 's'}: {len(plan.writes)} {verbs[0]}, {len(plan.removes)} {verbs[1]}, "
        f"{plan.unchanged} unchanged{left}"
    )
