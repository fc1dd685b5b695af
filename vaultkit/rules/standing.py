"""What the rules on standing and support share: where a finding stands, and how it names several notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vaultkit.claims import Claims
from vaultkit.claims.standing import Edge
from vaultkit.model import Place

SHOWN = 3


def place_on(path: str, edges: Iterable[Edge], claims: Claims) -> tuple[Place, tuple[Place, ...]]:
    """The first place of some statements that is in the note at `path`, else its top; and all other places of them."""
    places = [each.place for each in edges]
    place = next((each for each in places if each.path == path), None) or claims.top(path)
    return place, tuple(each for each in dict.fromkeys(places) if each != place)


def titles(nodes: Sequence[str], claims: Claims, count: int = 0) -> str:
    """Some nodes by their titles: the first few, and how many more; `count` as for `listed`."""
    return listed([repr(claims.title(each)) for each in nodes[: SHOWN + 1]], count or len(nodes))


def listed(words: Sequence[str], count: int = 0) -> str:
    """The first few of some words, and how many more; `count` is how many they are where these are not all."""
    count = count or len(words)
    if count > SHOWN + 1:
        words = (*words[:SHOWN], f"{count - SHOWN} more")
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
