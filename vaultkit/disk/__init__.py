"""The only file access: seeds and vaults, atomic writing, the exporter's record, what git knows, and what is kept.

Each part is imported when somebody first asks for something of it: a run of lint in a vault that has not changed needs
no reader.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vaultkit.disk.configured import relation_names
    from vaultkit.disk.drafts import Drafts
    from vaultkit.disk.errors import reason
    from vaultkit.disk.looking import Look, look_at, vault_root
    from vaultkit.disk.notes import Notes
    from vaultkit.disk.reading import read_again, read_page, read_vault, seed_paths, sketch_vault
    from vaultkit.disk.recollection import Recollection
    from vaultkit.disk.revisions import common_revision, relation_names_at, vault_at
    from vaultkit.disk.sharing import found_by_two
    from vaultkit.disk.verdicts import Kept, load, save, state_of
    from vaultkit.disk.watching import changes
    from vaultkit.disk.writing import RECORD, Found, find, read_record, record_text, remove, sweep, write

__all__ = [
    "RECORD",
    "Drafts",
    "Found",
    "Kept",
    "Look",
    "Notes",
    "Recollection",
    "changes",
    "common_revision",
    "find",
    "found_by_two",
    "load",
    "look_at",
    "read_again",
    "read_page",
    "read_record",
    "read_vault",
    "reason",
    "record_text",
    "relation_names",
    "relation_names_at",
    "remove",
    "save",
    "seed_paths",
    "sketch_vault",
    "state_of",
    "sweep",
    "vault_at",
    "vault_root",
    "write",
]

_PARTS = {
    "configured": ("relation_names",),
    "drafts": ("Drafts",),
    "errors": ("reason",),
    "looking": ("Look", "look_at", "vault_root"),
    "notes": ("Notes",),
    "reading": (
        "read_again",
        "read_page",
        "read_vault",
        "seed_paths",
        "sketch_vault",
    ),
    "recollection": ("Recollection",),
    "revisions": ("common_revision", "relation_names_at", "vault_at"),
    "sharing": ("found_by_two",),
    "verdicts": (
        "Kept",
        "load",
        "save",
        "state_of",
    ),
    "watching": ("changes",),
    "writing": (
        "RECORD",
        "Found",
        "find",
        "read_record",
        "record_text",
        "remove",
        "sweep",
        "write",
    ),
}
_PART_OF = {name: part for part, names in _PARTS.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _PART_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PART_OF[name]}"), name)
