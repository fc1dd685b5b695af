"""A contention: two claims that a relation sets against each other, and how people have resolved that.

One record for both sides, whoever asserts it (claims reference 2.2). People resolve it in a callout, of which the first
word is the state and further lines may be fields: `> [!contradiction]- [[Other]]`, `> prefers [[Other]]: newer data`,
`> fingerprint:: 1a2b3c4d 5e6f7a8b`. A paragraph with a cue of resolution counts as `reconciled`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from vaultkit import markup
from vaultkit.claims.fingerprints import LENGTH
from vaultkit.model import Place, Relation

OPEN, RECONCILED, SCOPED, PREFERS, DUPLICATE = "open", "reconciled", "scoped", "prefers", "duplicate"
STATES = (OPEN, RECONCILED, SCOPED, PREFERS, DUPLICATE)
FINGERPRINT, OWNER, REVIEW, SINCE = "fingerprint", "owner", "review", "since"
_STATE = re.compile(rf"\W*({'|'.join(STATES)})\b", re.IGNORECASE)
_FIELD = re.compile(rf"\W*({'|'.join((FINGERPRINT, OWNER, REVIEW, SINCE))})\W*::\s*(.*)", re.IGNORECASE)
_LINK = re.compile(rf"{markup.WIKILINK}|\[[^\[\]]*\]\((?:<[^<>]*>|[^()\s]+)\)")
_BEFORE_A_NAME = " \t:!*_`\"'“”‘’«»—–-"
_PRINT = rf"[0-9a-f]{{{LENGTH}}}"
_STAMP = re.compile(rf"({_PRINT})(?:\s+({_PRINT}))?(?:\s+\^[A-Za-z0-9-]+)?", re.IGNORECASE)


Pair = tuple[str, str]


class Record(NamedTuple):
    """What a callout says of a contention: its state, empty where it says none, and the note that it prefers, if any.

    `called` are the words behind `prefers` up to the first link, which may be a name. `fingerprints` are those of the
    pair's claims when it was written or accepted last, in the order of the callout, its own note first; a stamp that is
    none is `unread`, with its name. `since` and `review` are dates as written, empty where there are none.
    """

    place: Place
    state: str
    prefers: str = ""
    fingerprints: tuple[str, ...] = ()
    owner: str = ""
    since: str = ""
    review: str = ""
    called: str = ""
    unread: str = ""


@dataclass(frozen=True, slots=True)
class Contention:
    """Two nodes that a relation sets against each other.

    `pair` is sorted; `asserted_on` are the notes that answer for it, `strength` is the greatest of its relations, and
    `firm` unless all of them are partial; `resolution` is one of the states, or empty where the pages say nothing, and
    `preferred` the node that `prefers` names. `stale` says why a resolution does not hold any more. `records` are the
    callouts.
    """

    pair: Pair
    relations: tuple[Relation, ...]
    asserted_on: tuple[str, ...]
    strength: str
    firm: bool
    resolution: str
    preferred: str = ""
    stale: str = ""
    records: tuple[Record, ...] = ()

    @property
    def open(self) -> bool:
        """Whether nobody has resolved it, or the resolution is stale."""
        return self.resolution in ("", OPEN) or bool(self.stale)

    def other(self, side: str) -> str:
        """The side that `side` is not."""
        return self.pair[1] if side == self.pair[0] else self.pair[0]

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it is stated."""
        return tuple(Place(each.asserted_on, each.line, each.column) for each in self.relations)


def record(place: Place, words: str) -> Record:
    """What the lines of a callout say; the target of a link behind `prefers` is left as it is written."""
    lines = words.split("\n")
    fields = {found[1].lower(): found[2].strip() for each in lines for found in (_FIELD.match(each),) if found}
    first = next((each for each in lines if each and not _FIELD.match(each)), "")
    state = _STATE.match(first)
    word = state[1].lower() if state else ""
    prefers, called = _preference(first[state.end() :]) if state and word == PREFERS else ("", "")
    stamp = fields.get(FINGERPRINT, "")
    prints = _STAMP.fullmatch(stamp)
    return Record(
        place,
        word,
        prefers,
        tuple(each.lower() for each in prints.groups() if each) if prints else (),
        fields.get(OWNER, ""),
        fields.get(SINCE, ""),
        fields.get(REVIEW, ""),
        called,
        f"{FINGERPRINT}:: {stamp}" if stamp and not prints else "",
    )


def _preference(words: str) -> tuple[str, str]:
    """The target of the first link in some words, empty without any, and what stands before it."""
    link = _LINK.search(words)
    addresses = markup.property_addresses(link[0]) if link else ()
    target = addresses[0].partition("#")[0] if addresses else ""
    return target, words[: link.start() if link else None].lstrip(_BEFORE_A_NAME).rstrip()


def named(words: str, sides: Mapping[str, Collection[str]]) -> str:
    """The one of two sides whose name, as it is written, some words begin with, the longest of them; else nothing."""
    names = ((name, side) for side, those in sides.items() for name in those if name and words.startswith(name))
    whole = [each for each in names if not words[len(each[0]) :][:1].isalnum()]
    return max(whole, key=lambda each: len(each[0]), default=("", ""))[1]


def agreed(records: Sequence[Record]) -> tuple[str, str]:
    """The state that some records give, and the node preferred; `open` where they differ, empty where none says any."""
    said = {(each.state, each.prefers) for each in records if each.state}
    if len(said) == 1:
        return said.pop()
    return (OPEN, "") if said else ("", "")
