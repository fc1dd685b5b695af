"""The command that shows one note."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import click

from vaultkit import disk, show
from vaultkit.cli.asking import note_of
from vaultkit.cli.terminal import colours, usual_vault, visible
from vaultkit.survey import Survey


@click.command("show", short_help="Look at one note.")
@click.argument("note")
@click.option("--vault", type=click.Path(path_type=Path), help="The vault (default: as for lint).")
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help="Write a page that stands alone instead.")
def show_command(note: str, vault: Path | None, html: Path | None) -> None:
    """Look at one NOTE, named by its path, file name, title, alias or claim, or by a part of its title."""
    root = vault or usual_vault()
    read = disk.read_vault(root)
    found = read.notes[note_of(note, root, read)]
    if html:
        notes = Path(os.path.relpath(root, html.parent)).as_posix()
        disk.write(html.parent, html.name, show.page(found, Survey(read), notes))
        click.echo(f"wrote {visible(str(html))}")
        return
    colour = colours(sys.stdout)
    width = min(shutil.get_terminal_size().columns, 100)
    click.echo(show.text(found, Survey(read), width, colour), color=colour)
