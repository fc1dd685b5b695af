"""A resolution that somebody has read again: its callout takes the fingerprints of the claims as they are now."""

from __future__ import annotations

import re
from collections.abc import Mapping

from vaultkit.claims import FINGERPRINT, Claims, Contention
from vaultkit.claims.contentions import Record
from vaultkit.stated import callout_end

_QUOTED = re.compile(r"([ \t]*>[ \t>]*)(.*)")
_ID_BEHIND = re.compile(r"(?:^|[\s>])\^[A-Za-z0-9-]+\s*$")
_FIELD = re.compile(rf"\W*{FINGERPRINT}\W*::", re.IGNORECASE)


def stamp(text: str, record: Record, prints: tuple[str, str]) -> str:
    """The text of a note whose callout `record` says `fingerprint:: a b`; not another character of it changes."""
    lines = text.split("\n")
    end = callout_end(lines, record.place.line) - 1
    return_ = "\r" if lines[record.place.line - 1].endswith("\r") else ""
    if end > record.place.line and _ID_BEHIND.search(lines[end - 1]):
        end -= 1  # a block id has to stay at the end of what it names
    found = next((at for at in range(record.place.line, end) if _FIELD.match(lines[at])), None)
    head = _QUOTED.match(lines[record.place.line - 1 if end == record.place.line else record.place.line])
    said = f"{head[1] if head else '> '}{FINGERPRINT}:: {' '.join(prints)}{return_}"
    if found is None:
        return "\n".join((*lines[:end], said, *lines[end:]))
    return "\n".join((*lines[:found], said, *lines[found + 1 :]))


def prints_for(record: Record, contention: Contention, claims: Claims) -> tuple[str, str]:
    """The fingerprints that a record is stamped with: that of its own note first."""
    now: Mapping[str, str] = claims.fingerprints(contention)
    own = record.place.path
    return now[own], now[contention.other(own)]
