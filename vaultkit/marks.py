"""The fingerprint of the part of a note that vaultkit generates: it tells whether somebody edited that by hand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_VALUES = json.JSONEncoder(ensure_ascii=False, sort_keys=True)


class Mark(NamedTuple):
    """The fingerprint of a generated part: of its front-matter values and of its body, 16 hexadecimal digits each.

    Values are compared as read, not as written, since Obsidian rewrites the block when a property is edited
    (obsidian reference 1.5).
    """

    meta: str
    body: str


def mark(meta: Mapping[str, object], body: str) -> Mark:
    """The mark of a generated part."""
    values = _VALUES.encode({key: meta[key] for key in sorted(meta)})
    lines: Iterator[str] = (line.rstrip() for line in body.strip().splitlines())
    return Mark(_digest(values), _digest("\n".join(lines)))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
