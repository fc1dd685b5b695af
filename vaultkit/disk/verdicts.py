"""What the last run of lint said, for as long as nothing has changed that could make it say otherwise.

The state of a vault is the path, the size and the times of every file, its settings, what git knows, and the rules and
the code that ran. A cache of another state, or one that is damaged, is as none.
"""

from __future__ import annotations

import marshal
import os
from array import array
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from vaultkit import formats
from vaultkit.disk.keep import code, keep, kept
from vaultkit.disk.looking import Look, Seen, look_at_file
from vaultkit.memory import DIGEST, digest_of
from vaultkit.model import Finding, Place, Severity, Step

_NAME = "lint"
_BODY = 2 * DIGEST + DIGEST  # where it begins: behind the state in figures and the digest of what follows


class Kept(NamedTuple):
    """What a run said: the findings, the notes checked, the notes hidden, and what could not be checked if asked."""

    findings: tuple[Finding, ...]
    checked: int
    hidden: int
    unverifiable: tuple[Finding, ...] | None = None


def state_of(root: Path, look: Look, words: Iterable[str]) -> str:
    """The state of a vault as a digest; `words` are what the run was asked. Empty where nobody can be sure of it."""
    chosen = look_at_file(f"{root}/{formats.SETTINGS}")
    files, abroad, *others = look.listing
    if not look.is_settled(tuple(map(max, zip(chosen, *files.values(), strict=True)))):
        return ""
    known = sorted(look.tracked) if look.tracked is not None else None
    who = getattr(os, "geteuid", int)(), getattr(os, "getegid", int)()  # may read other files
    # In this form equal values are always equal bytes.
    names = "\0".join(files)
    seen = marshal.dumps(
        (code(), who, tuple(words), chosen, names, _figures(files), repr((sorted(abroad), others)), known), 2
    )
    return digest_of(seen).hex()


def _figures(files: Mapping[str, Seen]) -> bytes:
    """How all files look, in one row: to write so many numbers one by one takes several times longer."""
    try:
        return array("q", chain.from_iterable(files.values())).tobytes()
    except OverflowError:  # some disks number their files as they please
        return repr([*files.values()]).encode()


def load(root: Path, state: str) -> tuple[Kept, ...]:
    """What was kept of that state, or nothing."""
    if not state:
        return ()
    data = kept(root, _NAME)
    if not data.startswith(state.encode()) or digest_of(data[_BODY:]) != data[len(state) : _BODY]:
        return ()
    findings, checked, hidden, open_ = marshal.loads(memoryview(data)[_BODY:])
    unverifiable = None if open_ is None else tuple(map(read_finding, open_))
    return (Kept(tuple(map(read_finding, findings)), checked, hidden, unverifiable),)


def save(root: Path, state: str, said: Kept) -> None:
    """Keep what was said of a state."""
    if state:
        findings = [plain_finding(finding) for finding in said.findings]
        open_ = None if said.unverifiable is None else [*map(plain_finding, said.unverifiable)]
        body = marshal.dumps((findings, said.checked, said.hidden, open_))
        keep(root, _NAME, state.encode() + digest_of(body) + body)


def plain_finding(finding: Finding) -> tuple[Any, ...]:
    """A finding in the types that marshal knows."""
    related, witness = tuple(map(tuple, finding.related)), tuple(map(tuple, finding.witness))
    return tuple(finding._replace(severity=int(finding.severity), related=related, witness=witness))  # type: ignore[arg-type]


def read_finding(values: tuple[Any, ...]) -> Finding:
    """A finding in its own types."""
    finding = Finding._make(values)
    return finding._replace(
        severity=Severity(finding.severity),
        related=tuple(map(Place._make, finding.related)),
        witness=tuple(map(Step._make, finding.witness)),
    )
