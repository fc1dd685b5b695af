"""What pages become when they are woven together: the nouns of a collection."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from vaultkit.mentions import Mention
from vaultkit.model import Fault, Relation


class Prose(NamedTuple):
    """A text of a seed with the mentions of known titles in it; `Mention.name` is a title or a claim."""

    text: str
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """What one title becomes; all other members are named by their titles. `kind` and `status` as in the vault format.

    `relations` are those in which the member is subject or object, its own page's first. `description` is the gloss
    of a note, `framing` the first paragraph of a line, `summary` what source lists say of a note.
    """

    title: str
    kind: str
    status: str
    claim: str = ""
    description: str = ""
    summary: str = ""
    framing: str = ""
    seed: str = ""
    prose: tuple[Prose, ...] = ()
    sources: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    used_by: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    mentioned_by: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Collection:
    """All members by title, sorted; `claims` gives the title behind a claim; `faults` are (seed file, fault)."""

    members: Mapping[str, Member]
    claims: Mapping[str, str]
    faults: tuple[tuple[str, Fault], ...]

    def title(self, known: str) -> str:
        """The title of the member that a known title or claim names."""
        return known if known in self.members else self.claims[known]
