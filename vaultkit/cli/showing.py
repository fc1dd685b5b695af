"""The command that shows one note."""

from __future__ import annotations

import difflib
import os
import shutil
import sys
from pathlib import Path

import click

from vaultkit import disk, show
from vaultkit.cli.terminal import colours, usual_vault, visible
from vaultkit.model import VaultkitError
from vaultkit.survey import Survey


@click.command("show", short_help="Look at one note.")
@click.argument("note")
@click.option("--vault", type=click.Path(path_type=Path), help="The vault (default: as for lint).")
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help="Write a page that stands alone instead.")
def show_command(note: str, vault: Path | None, html: Path | None) -> None:
    """Look at one NOTE, named by its path, file name, title, alias or claim, or by a part of its title."""
    root = vault or usual_vault()
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
        click.echo(f"wrote {visible(str(html))}")
        return
    colour = colours(sys.stdout)
    width = min(shutil.get_terminal_size().columns, 100)
    click.echo(show.text(found[0], Survey(read), width, colour), color=colour)


def _inside(words: str, root: Path) -> str:
    """A path from the current folder as one in the vault; other words as they are."""
    path = Path(words)
    if path.is_file() and path.resolve().is_relative_to(root.resolve()):
        return path.resolve().relative_to(root.resolve()).as_posix()
    return words
