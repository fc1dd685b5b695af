"""What the commands that answer questions share: the vault that they ask, and the note that a person means."""

from __future__ import annotations

import difflib
import gc
from pathlib import Path

import click

from vaultkit import disk, search
from vaultkit.claims import Claims
from vaultkit.cli.terminal import usual_vault, visible
from vaultkit.matter import BAD_MATTER
from vaultkit.model import UNDECODABLE, UNREADABLE, VaultkitError
from vaultkit.vault import Vault


def claims_of(root: Path) -> Claims:
    """The claims of the vault at `root`; what an earlier run read is not read again."""
    gc.disable()  # as for lint: nothing here holds itself
    look = disk.look_at(root)
    notes = disk.Notes(root, look)
    vault = disk.sketch_vault(root, look, notes)
    notes.save()
    notes.close()
    unread = len(notes.unread) + len(look.listing.refused)
    if unread:
        what = "1 file or folder" if unread == 1 else f"{unread} files or folders"
        click.echo(f"{what} cannot be read whole, and may claim more than is told here: lint says why", err=True)
    return Claims(vault, disk.relation_names(root))


def root_of(vault: Path | None) -> Path:
    """The vault that a command asks: a folder inside one stands for all of it, since claims know no folders."""
    return disk.vault_root(vault or usual_vault())


def note_of(words: str, root: Path, vault: Vault) -> str:
    """The path of the one note that some words mean; none, or several, raise VaultkitError."""
    if not words.strip():
        raise VaultkitError("the name of the note is empty")
    path = _inside(words, root)
    found = search.find(path, vault)
    if not found:
        if _is_file(words):
            where = "no note of" if path != words else "not in"
            raise VaultkitError(f"the file {words!r} is {where} the vault {str(root)!r}")
        near = difflib.get_close_matches(words, map(vault.title, vault.sketches), n=1, cutoff=0.5)
        raise VaultkitError(f"no note is called {words!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
    if len(found) > 1:
        paths = "".join(f"\n  {each}" for each in found[:10])
        more = f"\n  ... and {len(found) - 10} more" if len(found) > 10 else ""
        raise VaultkitError(f"{words!r} may be any of {len(found)} notes:{paths}{more}")
    for fault in vault.notes[found[0]].faults if vault.sketches[found[0]].faulty else ():
        if fault.kind in (BAD_MATTER, UNDECODABLE, UNREADABLE):
            click.echo(visible(f"{found[0]}:{fault.line}:{fault.column}: {fault.message}"), err=True)
    return found[0]


def _inside(words: str, root: Path) -> str:
    """A path from the current folder as one in the vault; other words as they are."""
    path = Path(words)
    if _is_file(words) and path.resolve().is_relative_to(root.resolve()):
        return path.resolve().relative_to(root.resolve()).as_posix()
    return words


def _is_file(words: str) -> bool:
    try:
        return Path(words).is_file()
    except (OSError, ValueError):  # a title may be longer than any name of a file
        return False
