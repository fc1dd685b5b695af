"""What the words of seeds say, each text read once: the mentions in prose, the stance of an annotation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vaultkit import cues
from vaultkit.memory import Memory, key_of
from vaultkit.mentions import Mention, Names
from vaultkit.model import Stance

Plain = tuple[Any, ...]


class Readings:
    """Texts as they were read before; what one mentions is known for as long as the names are the same."""

    def __init__(
        self,
        names: bytes = b"",
        mentions: Mapping[str, tuple[Plain, ...]] | None = None,
        stances: Mapping[str, Plain] | None = None,
    ) -> None:
        """What was kept: the key of the names that were looked for, the mentions and stances by text."""
        self._key, self._mentions, self._stances = names, Memory(mentions), Memory(stances)
        self._names = Names(())

    def look_for(self, names: Names) -> None:
        """Say which names are mentions from here on."""
        key = key_of(names.names)
        if key != self._key:
            self._key, self._mentions = key, Memory()
        self._names = names

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The mentions in a text, from left to right."""
        found = self._mentions.of(text, lambda: tuple(map(tuple, self._names.find(text))))
        return tuple(map(Mention._make, found))

    def stance(self, annotation: str) -> Stance:
        """What an annotation says of two notes."""
        return Stance._make(self._stances.of(annotation, lambda: tuple(cues.read(annotation))))

    @property
    def changes(self) -> int:
        """How many texts are new, or are forgotten."""
        return self._mentions.changes + self._stances.changes

    @property
    def plain(self) -> Plain:
        """What to keep."""
        return self._key, self._mentions.asked, self._stances.asked
