"""What callouts record of the contentions of a vault, and whether that still holds (claims reference, 2.2 and 3.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from vaultkit.claims.contentions import PREFERS, Pair, Record, named, record
from vaultkit.claims.fingerprints import fingerprint
from vaultkit.model import Place, Relation
from vaultkit.stated import CALLOUT, Stated

if TYPE_CHECKING:
    from vaultkit.claims import Claims

NEITHER = "neither of the two is what it prefers"
UNREAD = "its fingerprints cannot be read"
_BOTH = "the two, or what is said between them, have changed since"

T = TypeVar("T")


class Resolutions:
    """The records of `claims`, note by note."""

    def __init__(self, claims: Claims) -> None:
        self._claims = claims
        self._recorded: dict[str, Mapping[str, tuple[Record, ...]]] = {}

    def records(self, path: str, pair: Pair) -> tuple[Record, ...]:
        """What the callouts of the note at `path` say of the contention of a pair."""
        if path not in self._claims.vault.sketches:
            return ()
        if path not in self._recorded:
            self._recorded[path] = grouped(self._callouts(path))
        return self._recorded[path].get(pair[1] if path == pair[0] else pair[0], ())

    def _callouts(self, path: str) -> Iterator[tuple[str, Record]]:
        """The callouts of the note at `path`, each with the node that it sets against that note."""
        for each in map(Stated._make, self._claims.rows.said(path)):
            if each.where == CALLOUT:
                other = self._claims.nodes.of(each.address, path)
                said = record(Place(path, each.line, each.column), each.raw)
                yield other, said._replace(prefers=self._preferred(said, path, other))

    def _preferred(self, said: Record, path: str, other: str) -> str:
        """The node that a callout prefers, of the two by its name, else by a link; empty where there is none."""
        by_name = named(said.called, {side: self._names(side) for side in (path, other)}) if said.called else ""
        return by_name or (said.prefers and self._claims.nodes.of(said.prefers, path))

    def _names(self, node: str) -> frozenset[str]:
        sketch = self._claims.vault.sketches.get(node)
        stem = node.rpartition("/")[2].removesuffix(".md")
        return frozenset((self._claims.title(node), stem)) | (sketch.names if sketch else frozenset())

    def stale(self, pair: Pair, relations: tuple[Relation, ...], records: tuple[Record, ...], preferred: str) -> str:
        """Why the records of a contention do not hold any more, in words; empty where they do.

        That the preferred side is OUT is for a rule to say: it changes no label that the side is attacked once more.
        """
        if preferred in self._claims.superseded:
            return f"{self._claims.title(preferred)!r} is superseded"
        if any(each.state == PREFERS and each.prefers not in pair for each in records):
            return NEITHER
        if any(each.state and each.unread for each in records):
            return UNREAD
        return next(filter(None, (self.changed(each, pair, relations) for each in records)), "")

    def changed(self, said: Record, pair: Pair, relations: tuple[Relation, ...]) -> str:
        """What has changed since a callout was stamped, in words; empty where nothing has, or it has no state."""
        if not said.state or not said.fingerprints:
            return ""
        now, here = self.fingerprints(pair, relations), said.place.path
        sides = (here, pair[1] if here == pair[0] else pair[0])
        found = [side for side, print_ in zip(sides, said.fingerprints, strict=False) if now[side] != print_]
        return f"{self._claims.title(found[0])!r} has changed since" if len(found) == 1 else _BOTH if found else ""

    def fingerprints(self, pair: Pair, relations: tuple[Relation, ...]) -> Mapping[str, str]:
        """By side of a pair, the fingerprint of its claim, with what is said between the two."""
        sketches = self._claims.vault.sketches
        return {side: fingerprint(self._claims.title(side), sketches.get(side), relations) for side in pair}


def grouped(pairs: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    """The second parts by the first, in the order in which they come."""
    groups: dict[str, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(group) for key, group in groups.items()}
