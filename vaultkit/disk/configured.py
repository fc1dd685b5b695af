"""Where somebody has set something for vaultkit."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from vaultkit.disk.errors import reason
from vaultkit.model import VaultkitError

_FILES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("vaultkit.toml", ()),
    (".vaultkit.toml", ()),
    ("pyproject.toml", ("tool", "vaultkit")),
)


def relation_names(root: Path) -> Mapping[str, str]:
    """What is set about names of relations (`config.Config`) for the vault at `root`.

    The first file of the nearest folder counts, upward as far as the repository of the vault.
    In each folder `vaultkit.toml` comes before `.vaultkit.toml`, and that before the table `tool.vaultkit` of
    `pyproject.toml`, which counts only where it is there. A file that is wrong raises VaultkitError.
    """
    whole = root.resolve()
    for folder in (whole, *whole.parents):
        for name, table in _FILES:
            path = folder / name
            text = _text(path) if path.is_file() else None
            if text is not None and (not table or f"[{'.'.join(table)}" in text):
                from vaultkit import config  # few vaults have any

                return config.read(text, name if folder == whole else str(path), table).relations
        if (folder / ".git").exists():
            break
    return {}


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise VaultkitError(f"{str(path)!r} is not UTF-8 text") from error
    except OSError as error:
        raise VaultkitError(f"cannot read {str(path)!r}: {reason(error)}") from error
