"""A note that is to be written, before anybody asks for its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import NamedTuple

from vaultkit import note
from vaultkit.marks import Mark, mark
from vaultkit.matter import Value
from vaultkit.memory import digest_of

Layout = tuple[Mapping[str, Value], str]
"""The front matter of a note, and its body down to the "yours" line, which ends it."""


class Gist(NamedTuple):
    """What tells a draft from others without its words: the digest of its bytes, and its mark in two parts."""

    digest: bytes
    meta: str
    body: str

    @property
    def mark(self) -> Mark:
        """The mark of its generated part, which is all of it."""
        return Mark(self.meta, self.body)


class Draft:
    """A note as vaultkit means it; laid out when somebody asks for its words, which its gist may be known without."""

    def __init__(self, path: str, lay: Callable[[], Layout]) -> None:
        """`lay` gives the words."""
        self.path = path
        self._lay = lay

    @classmethod
    def of(cls, path: str, meta: Mapping[str, Value], body: str) -> Draft:
        """A draft of these words."""
        return cls(path, lambda: (meta, body))

    @cached_property
    def _layout(self) -> Layout:
        return self._lay()

    @property
    def meta(self) -> Mapping[str, Value]:
        """Its front matter."""
        return self._layout[0]

    @property
    def body(self) -> str:
        """Its body down to the "yours" line, which ends it."""
        return self._layout[1]

    @property
    def is_laid_out(self) -> bool:
        """Whether somebody has asked for all of its words."""
        return "text" in vars(self)

    @cached_property
    def text(self) -> str:
        """The whole file."""
        meta, body = self._layout
        return note.render(meta, body) if meta else body

    @cached_property
    def gist(self) -> Gist:
        """Its gist, worked out from its words unless it was known."""
        return Gist(digest_of(self.text.encode()), *mark(*self._layout))
