"""What the last run of lint said, for as long as nothing has changed that could make it say otherwise.

The state of a vault is the path, the size and the times of every file, its settings, what git knows, and the rules and
the code that ran. A cache of another state, or one that is damaged, is as none.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from vaultkit import settings
from vaultkit.disk.keep import code, keep, kept
from vaultkit.disk.reading import Look
from vaultkit.model import Finding, Place, Severity

_NAME = "lint.json"
# Some disks tell times in steps of two seconds: a file may change again without a later time.
_STEP = 2_000_000_000


class Kept(NamedTuple):
    """What a run said: the findings, the notes checked, the notes hidden."""

    findings: tuple[Finding, ...]
    checked: int
    hidden: int


def state_of(root: Path, look: Look, words: Iterable[str]) -> str:
    """The state of a vault as a digest; `words` are what the run was asked. Empty where nobody can be sure of it."""
    digest = blake2b(digest_size=16)
    latest = 0
    try:
        for path in _files(root, look):
            seen = _look(path)
            latest = max(latest, seen.st_mtime_ns, seen.st_ctime_ns)
            digest.update(f"{path}\0{seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns}\n".encode(errors="replace"))
    except OSError:
        return ""
    if latest > time.time_ns() - _STEP:
        return ""
    tracked = sorted(look.tracked) if look.tracked is not None else None
    digest.update(repr((code(), tuple(words), look.listing, tracked)).encode(errors="replace"))
    return digest.hexdigest()


def _look(path: str) -> os.stat_result:
    """The size and the times of a file, of a link that leads nowhere its own."""
    try:
        return os.stat(path)
    except OSError:
        return os.lstat(path)


def load(root: Path, state: str) -> tuple[Kept, ...]:
    """What was kept of that state, or nothing."""
    if not state:
        return ()
    try:
        said = json.loads(kept(root, _NAME))
        if said["state"] != state:
            return ()
        findings = tuple(_finding(values) for values in said["findings"])
        return (Kept(findings, int(said["checked"]), int(said["hidden"])),)
    except (ValueError, KeyError, TypeError, RecursionError):
        return ()


def save(root: Path, state: str, said: Kept) -> None:
    """Keep what was said of a state."""
    if state:
        keep(root, _NAME, json.dumps({"state": state, **said._asdict()}, separators=(",", ":")).encode())


def _files(root: Path, look: Look) -> Iterator[str]:
    """The files of a vault, and its settings."""
    yield from (f"{root}/{path}" for path in look.listing.files)
    chosen = f"{root}/{settings.PATH}"
    if os.path.lexists(chosen):
        yield chosen


def _finding(values: list[object]) -> Finding:
    finding = Finding(*values)  # type: ignore[arg-type]
    return finding._replace(
        severity=Severity(finding.severity), related=tuple(Place(*place) for place in finding.related)
    )
