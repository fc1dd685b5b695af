"""What the commands that answer questions share: the vault that they ask, and the note that a person means."""

from __future__ import annotations

import difflib
import gc
from pathlib import Path

from vaultkit import disk, search
from vaultkit.claims import Claims
from vaultkit.cli.terminal import usual_vault
from vaultkit.model import VaultkitError
from vaultkit.vault import Vault


def claims_of(root: Path) -> Claims:
    """The claims of the vault at `root`; what an earlier run read is not read again."""
    gc.disable()  # as for lint: nothing here holds itself
    look = disk.look_at(root)
    notes = disk.Notes(root, look)
    vault = disk.sketch_vault(root, look, notes)
    notes.save()
    notes.close()
    return Claims(vault, disk.relation_names(root))


def root_of(vault: Path | None) -> Path:
    """The vault that a command asks: a folder inside one stands for all of it, since claims know no folders."""
    return disk.vault_root(vault or usual_vault())


def note_of(words: str, root: Path, vault: Vault) -> str:
    """The path of the one note that some words mean; none, or several, raise VaultkitError."""
    found = search.find(_inside(words, root), vault)
    if not found:
        near = difflib.get_close_matches(words, map(vault.title, vault.sketches), n=1, cutoff=0.5)
        raise VaultkitError(f"no note is called {words!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
    if len(found) > 1:
        paths = "".join(f"\n  {each}" for each in found[:10])
        more = f"\n  ... and {len(found) - 10} more" if len(found) > 10 else ""
        raise VaultkitError(f"{words!r} may be any of {len(found)} notes:{paths}{more}")
    return found[0]


def _inside(words: str, root: Path) -> str:
    """A path from the current folder as one in the vault; other words as they are."""
    path = Path(words)
    try:
        if path.is_file() and path.resolve().is_relative_to(root.resolve()):
            return path.resolve().relative_to(root.resolve()).as_posix()
    except OSError:  # a title may be longer than any name of a file
        return words
    return words
