"""Where somebody has set something for vaultkit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from vaultkit.disk.errors import reason
from vaultkit.model import VaultkitError

FILES = ("vaultkit.toml", ".vaultkit.toml", "pyproject.toml")
"""The files that may set something, the first of a folder before the others."""

_SHARED = "pyproject.toml"
_TABLE = ("tool", "vaultkit")
# A file that others share is read only where a line may set something for us, so that it costs nobody else anything.
_MAY_SET = re.compile(
    r"""(?m)^[ \t]*(?:\[?[ \t]*["']?tool["']?[ \t]*\.[ \t]*["']?vaultkit\b"""  # [tool.vaultkit], tool.vaultkit = {}
    r"""|["']?vaultkit["']?[ \t]*[.=]|["']?tool["']?[ \t]*=)"""  # vaultkit = {} below [tool], tool = {vaultkit = {}}
)


def relation_names(root: Path) -> Mapping[str, str]:
    """What is set about names of relations (`config.Config`) for the vault at `root`.

    The first file of the nearest folder counts, upward as far as the repository of the vault.
    In each folder `vaultkit.toml` comes before `.vaultkit.toml`, and that before the table `tool.vaultkit` of
    `pyproject.toml`, which counts only where it is there. A file that is wrong raises VaultkitError; a `pyproject.toml`
    that is no TOML does so only where a line seems to set something for vaultkit: the rest is for others to judge.
    """
    return names_in(_found(root))


def names_in(files: Iterable[tuple[str, str, str]]) -> Mapping[str, str]:
    """The same, in the first of some files that sets anything: its name, what to call it, and its text."""
    for name, place, text in files:
        if name != _SHARED or ("vaultkit" in text and _MAY_SET.search(text)):
            from vaultkit import config  # few vaults have any

            table = _TABLE if name == _SHARED else ()
            if config.is_set(text, place, table):
                return config.read(text, place, table).relations
    return {}


def _found(root: Path) -> Iterator[tuple[str, str, str]]:
    whole = root.resolve()
    for folder in (whole, *whole.parents):
        for name in FILES:
            path = folder / name
            if path.is_file():
                yield name, name if folder == whole else str(path), _text(path)
        if (folder / ".git").exists():
            break


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise VaultkitError(f"{str(path)!r} is not UTF-8 text") from error
    except OSError as error:
        raise VaultkitError(f"cannot read {str(path)!r}: {reason(error)}") from error
