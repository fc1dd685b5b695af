"""The only file access: reading seeds and vaults, writing atomically, the exporter's record, what git knows."""

from __future__ import annotations

from vaultkit.disk.errors import reason
from vaultkit.disk.reading import read_page, read_vault, seed_paths, vault_root
from vaultkit.disk.writing import RECORD, Found, find, read_record, record_text, remove, write

__all__ = [
    "RECORD",
    "Found",
    "find",
    "read_page",
    "read_record",
    "read_vault",
    "reason",
    "record_text",
    "remove",
    "seed_paths",
    "vault_root",
    "write",
]
