"""A collection: every page and every title that pages name, and what each becomes in the vault.

One title is one member, however many pages name it, and a note's claim is the same member as its title. Nothing here
depends on the order or the names of the seed files.
"""

from __future__ import annotations

from collections.abc import Iterable

from vaultkit.collection.members import Collection, Member, Prose
from vaultkit.collection.weaver import Weaver
from vaultkit.model import Page
from vaultkit.readings import Readings

__all__ = ["Collection", "Member", "Prose", "collect"]


def collect(pages: Iterable[Page], readings: Readings | None = None) -> Collection:
    """Weave pages into one collection; what does not go together becomes a fault of the seed that says it.

    With `readings` of earlier only texts that are new are read.
    """
    weaver = Weaver(pages, readings or Readings())
    weaver.take_names()
    weaver.take_lists()
    return weaver.collection()
