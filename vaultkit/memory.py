"""What was worked out before, by what it was worked out from: whoever asks a memory gets what the work would give.

A memory is a matter of time only. It holds plain values (texts, numbers, bytes and tuples of them), so that it can be
kept from run to run.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

try:  # where it comes from: hashlib loads OpenSSL too, which takes longer than all that a small vault's lint digests
    from _blake2 import blake2b
except ImportError:  # another Python
    from hashlib import blake2b

DIGEST = 16  # bytes of a digest
K = TypeVar("K")
V = TypeVar("V")


class Memory(Generic[K, V]):
    """Results by key; those that nobody asks for any more are forgotten."""

    def __init__(self, known: Mapping[K, V] | None = None) -> None:
        """`known` are those of earlier."""
        self._known: Mapping[K, V] = known or {}
        self.asked: dict[K, V] = {}
        """What has been asked for: what is worth keeping."""

    def of(self, key: K, work: Callable[[], V]) -> V:
        """The result for a key: the one that is known, else what `work` gives."""
        value = self.asked.get(key)
        if value is None:
            value = self._known.get(key)
            if value is None:
                value = work()
            self.asked[key] = value
        return value

    @property
    def changes(self) -> int:
        """How many were new, and how many are forgotten."""
        same = len(self.asked.keys() & self._known.keys())
        return len(self.asked) + len(self._known) - 2 * same


def digest_of(data: bytes | memoryview) -> bytes:
    """A digest of some bytes, by which equal ones are known."""
    return blake2b(data, digest_size=DIGEST).digest()


def key_of(plain: Any) -> bytes:
    """A digest of a plain value, by which equal ones are known."""
    return digest_of(marshal.dumps(plain, 2))  # the last form in which equal values are always equal bytes
