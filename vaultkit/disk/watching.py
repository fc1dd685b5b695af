"""A vault while somebody works on it. The door to watchfiles."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from vaultkit import formats

_STEP, _LONGEST = 10, 200  # milliseconds: of silence before changes are told, and of changes without such a silence


def changes(root: Path) -> Iterator[frozenset[str]]:
    """The paths of the files that change, or come, or go, in groups, as long as the caller asks.

    What Obsidian does not see (dot names, save its settings) is not told.
    """
    from watchfiles import watch

    home = os.path.realpath(root)

    def path_of(place: str) -> str:
        return Path(os.path.relpath(place, home)).as_posix()

    def is_seen(_: Any, place: str) -> bool:
        path = path_of(place)
        return path == formats.SETTINGS or not any(part.startswith(".") for part in path.split("/"))

    for found in watch(home, watch_filter=is_seen, step=_STEP, debounce=_LONGEST, raise_interrupt=True):
        yield frozenset(path_of(place) for _, place in found)
