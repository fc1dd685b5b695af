"""Vaults made of texts, for tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from vaultkit import document, formats, settings
from vaultkit.model import Fault
from vaultkit.vault import Ground, Vault, gather

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
"""The five documents as they are: not ours to hand on, so they lie beside the project where somebody has them."""
needs_seeds = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the documents themselves are not part of the project, and '../shared/seeds' is not here"
)


def vault_of(
    files: Mapping[str, str], faults: Mapping[str, Fault] | None = None, tracked: Iterable[str] | None = None
) -> Vault:
    """The vault of `files`; `faults` by path are those that the disk gave, `tracked` the files that git knows."""
    known = faults or {}
    read = [
        document.parse(path, text, (known[path],) if path in known else ())
        for path, text in files.items()
        if document.is_read(path) and not _is_hidden(path)
    ]
    chosen, _ = settings.read(files.get(formats.SETTINGS) or "{}")
    return gather(
        (each for each in read if formats.is_note(each.path)),
        (path for path in files if not _is_hidden(path)),
        data=(each for each in read if not formats.is_note(each.path)),
        settings=chosen,
        ground=Ground(tracked=frozenset(tracked) if tracked is not None else None),
    )


def _is_hidden(path: str) -> bool:
    """Whether Obsidian passes a path over, as the disk does: some part of it begins with a dot."""
    return any(part.startswith(".") for part in path.split("/"))
