"""The command that accepts a resolution anew."""

from __future__ import annotations

import time
from pathlib import Path

import click

from vaultkit import disk
from vaultkit.claims import Claims
from vaultkit.cli.asking import claims_of, note_of, root_of
from vaultkit.cli.terminal import Folder, visible
from vaultkit.inquiry import acceptance
from vaultkit.model import VaultkitError


@click.command("accept", short_help="Confirm how a contradiction was resolved.")
@click.argument("note")
@click.argument("other", required=False)
@click.option("--vault", type=Folder(), help="The vault (default: as for lint).")
def accept_command(note: str, other: str | None, vault: Path | None) -> None:
    """Confirm how the contradiction between NOTE and OTHER (default: every one of NOTE's) was resolved.

    The callout that records it, `> [!contradiction]- [[Other]]`, takes a line with the fingerprints of both claims as
    they are now. When one of them changes later, lint says that the resolution is stale (CLM005).
    """
    root = root_of(vault)
    claims = claims_of(root)
    path = note_of(note, root, claims.vault)
    against = note_of(other, root, claims.vault) if other else ""
    found = [each for each in claims.contentions_of(path) if not against or each.other(path) == against]
    records = [(each, record) for each in found for record in each.records if record.state]
    title = claims.title(path)
    if against == path:
        raise VaultkitError(f"{note!r} and {other!r} are one note: name the other side of the contradiction")
    if not found:
        between = f"{title!r} and {claims.title(against)!r} do not contradict each other"
        raise VaultkitError(between if against else f"nothing contradicts {title!r}")
    if not records:
        callout = f"'> [!contradiction]- [[{_link(found[0].other(path), claims)}]]' and below it '> reconciled: why'"
        raise VaultkitError(f"no callout says how the contradiction of {title!r} was resolved: write {callout}")
    # From the end of a file to its beginning, so that no line moves before it is its turn.
    for contention, record in sorted(records, key=lambda each: each[1].place, reverse=True):
        place = record.place
        found_there = disk.find(root, (place.path,))
        if place.path not in found_there.texts:
            why = found_there.blocked.get(place.path, "it is gone")
            raise VaultkitError(f"cannot write to {place.path!r}: {why}")
        text = found_there.texts[place.path]
        new = acceptance.stamp(text, record, acceptance.prints_for(record, contention, claims))
        if new != text:
            disk.write(root, place.path, new)
        names = " and ".join(repr(claims.title(side)) for side in contention.pair)
        if record.review and record.review < time.strftime("%Y-%m-%d"):
            click.echo(visible(f"its review was due on {record.review}: give it a later day"), err=True)
        click.echo(visible(f"{'stamped' if new != text else 'unchanged'} {place}: {names}, {record.state}"))


def _link(node: str, claims: Claims) -> str:
    return claims.vault.link_text(node) if node in claims.vault.files else node
