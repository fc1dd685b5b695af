"""The only file access: seeds and vaults, atomic writing, the exporter's record, what git knows, the cache of lint."""

from __future__ import annotations

from vaultkit.disk.errors import reason
from vaultkit.disk.parses import Parses
from vaultkit.disk.reading import Look, look_at, read_page, read_vault, seed_paths, vault_root
from vaultkit.disk.verdicts import Kept, load, save, state_of
from vaultkit.disk.writing import RECORD, Found, find, read_record, record_text, remove, write

__all__ = [
    "RECORD",
    "Found",
    "Kept",
    "Look",
    "Parses",
    "find",
    "load",
    "look_at",
    "read_page",
    "read_record",
    "read_vault",
    "reason",
    "record_text",
    "remove",
    "save",
    "seed_paths",
    "state_of",
    "vault_root",
    "write",
]
