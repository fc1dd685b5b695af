"""The commands that tell why a claim stands, and what falls with it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import click

from vaultkit.cli.asking import claims_of, note_of, root_of
from vaultkit.cli.terminal import Folder, visible
from vaultkit.inquiry import retraction
from vaultkit.inquiry.tree import drawn
from vaultkit.inquiry.why import why

_VAULT = click.option("--vault", type=Folder(), help="The vault (default: as for lint).")


@click.command("why", short_help="Tell what a claim rests on, and what speaks against it.")
@click.argument("note")
@_VAULT
@click.option("--depth", type=click.IntRange(min=1, max=40), default=4, show_default=True, help="How far to go.")
def why_command(note: str, vault: Path | None, depth: int) -> None:
    """Tell what holds up the claim of one NOTE, named as for show, and what speaks against it, with the places."""
    root = root_of(vault)
    claims = claims_of(root)
    click.echo(visible(drawn(why(note_of(note, root, claims.vault), claims, depth), _width())), nl=False)


@click.command("what-if", short_help="Tell what falls if a claim goes.")
@click.option("--retract", "note", required=True, metavar="NOTE", help="The note whose claim goes, named as for show.")
@_VAULT
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def what_if_command(note: str, vault: Path | None, output_format: str) -> None:
    """Tell what loses its last standing support if the claim of a note is retracted, and whose label changes."""
    root = root_of(vault)
    claims = claims_of(root)
    said = retraction.retract(note_of(note, root, claims.vault), claims)
    if output_format == "json":
        click.echo(json.dumps(retraction.plain(said, claims), indent=2))
    else:
        click.echo(visible(drawn(retraction.tree(said, claims), _width())), nl=False)


def _width() -> int:
    return min(shutil.get_terminal_size().columns, 120)
