"""What the notes of the vault tell of contradictions, in vaultkit's own part.

Each contested note, and each line that rests on one, has a callout with a link to the contradiction in a note that
lists them all by their state. It links no side: who only repeats a contradiction does not acknowledge it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha1

from vaultkit.claims import ATTACKS, PREFERS, Claims, Contention
from vaultkit.collection import Collection, Member
from vaultkit.prose import escape, fits_label, link
from vaultkit.vocabulary import CONTRADICTIONS, LINE, NOTE, PAGE

Pair = tuple[str, str]

_HEADS = {NOTE: "Contested", LINE: "Rests on contested claims"}
_STATES = {
    "open": "Open",
    "reconciled": "Reconciled",
    "scoped": "Each in its own scope",
    "prefers": "One preferred",
    "duplicate": "One claim twice",
}


class Contested:
    """The contradictions of a collection, as pairs of titles."""

    def __init__(self, collection: Collection) -> None:
        self._pairs: dict[str, dict[Pair, None]] = {}
        for title, member in collection.members.items():
            for each in member.relations:
                if each.type in ATTACKS and each.subject != each.object:
                    one, two = sorted((each.subject, each.object))
                    self._pairs.setdefault(title, {})[one, two] = None

    def callout(self, member: Member) -> Iterator[str]:
        """The callout of a note or a line, or nothing."""
        if member.kind == LINE and member.status == PAGE:
            pairs = dict.fromkeys(pair for title in member.sources for pair in self._pairs.get(title, ()))
        else:
            pairs = dict.fromkeys(self._pairs.get(member.title, ()))
        if pairs:
            lines = (f"> - {link(f'{CONTRADICTIONS}#^{_id(pair)}', _label(pair, member.title))}" for pair in pairs)
            yield "\n".join((f"> [!contested]- {_HEADS[member.kind]}", *lines))

    def listed(self, claims: Claims, link_of: Callable[[str], str]) -> Iterator[tuple[str, list[str]]]:
        """Each state with its contradictions, of which `link_of` links a title: all that claims tell of, and ours."""
        by_state: dict[str, list[tuple[Pair, str]]] = {state: [] for state in _STATES}
        told = set()
        for each in claims.contentions:
            one, two = sorted(map(claims.title, each.pair))
            told.add((one, two))
            state = "open" if each.open else each.resolution
            by_state[state].append(((one, two), _words(each, claims, link_of)))
        # A contradiction of the seeds that the vault shows otherwise has a place all the same, since notes link it.
        for pair in {pair for pairs in self._pairs.values() for pair in pairs} - told:
            by_state["open"].append((pair, ""))
        for state, found in by_state.items():
            lines = (
                f"- {link_of(pair[0])} against {link_of(pair[1])}{words} ^{_id(pair)}" for pair, words in sorted(found)
            )
            yield _STATES[state], list(lines)


def _id(pair: Pair) -> str:
    """The block id of a contradiction, the same in every vault."""
    return f"c-{sha1(chr(10).join(pair).encode('utf-8', 'replace'), usedforsecurity=False).hexdigest()[:8]}"


def _label(pair: Pair, title: str) -> str:
    """The other side, as seen from one; of others both."""
    others = [each for each in pair if each != title]
    label = " against ".join(others)
    return label if fits_label(label) else "a contradiction"


def _words(contention: Contention, claims: Claims, link_of: Callable[[str], str]) -> str:
    strength = "" if contention.strength == "normal" else f" ({contention.strength})"
    if contention.stale:
        return f"{strength} — {escape(contention.stale)}"
    if contention.resolution == PREFERS:
        return f"{strength} — {link_of(claims.title(contention.preferred))} is preferred"
    return strength
