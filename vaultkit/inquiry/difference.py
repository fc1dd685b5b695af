"""What has changed in the claims of a vault between two of its states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from vaultkit.claims import Claims, Contention
from vaultkit.inquiry.table import Row, rows
from vaultkit.inquiry.why import state
from vaultkit.prose import escape

Pair = tuple[str, str]


class Difference(NamedTuple):
    """By title: claims that came and went, labels that changed (before, after), contradictions that came and went.

    A claim is known by its path, and where the file was renamed by its title. Contradictions count while they are open:
    `settled` are those that are resolved now, or whose statements are gone.
    """

    added: tuple[str, ...]
    dropped: tuple[str, ...]
    labels: tuple[tuple[str, str, str], ...]
    new: tuple[tuple[Pair, str], ...]
    settled: tuple[tuple[Pair, str], ...]

    @property
    def empty(self) -> bool:
        """Whether nothing has changed."""
        return not any(self)


def compare(before: Claims, after: Claims) -> Difference:
    """What the later state has that the earlier one has not, and the other way round."""
    one, two = ({row.path: row for row in rows(claims)} for claims in (before, after))
    was = _known_as(one, two)
    now = {was.get(path, path): row for path, row in two.items()}
    changed = (
        (now[p].title, one[p].label, now[p].label) for p in one.keys() & now.keys() if one[p].label != now[p].label
    )
    settled, new = _contentions(before, after, was)
    return Difference(
        tuple(sorted(now[path].title for path in now.keys() - one.keys())),
        tuple(sorted(one[path].title for path in one.keys() - now.keys())),
        tuple(sorted(changed)),
        new,
        settled,
    )


def _known_as(one: Mapping[str, Row], two: Mapping[str, Row]) -> Mapping[str, str]:
    """By later path the earlier one of each file that was renamed: of its title there is one, then and now."""
    gone = Counter(row.title for path, row in one.items() if path not in two)
    come = Counter(row.title for path, row in two.items() if path not in one)
    old = {row.title: path for path, row in one.items() if path not in two}
    pairs = ((path, row.title) for path, row in two.items() if path not in one)
    return {path: old[title] for path, title in pairs if gone[title] == come[title] == 1}


def _contentions(before: Claims, after: Claims, was: Mapping[str, str]) -> tuple[tuple[tuple[Pair, str], ...], ...]:
    """What is settled, with how, and what is new, with its place."""
    there = frozenset(before.vault.sketches)
    lasting = there & frozenset(was.get(path, path) for path in after.vault.sketches)

    def known(side: str, claims: Claims) -> str:
        """A note that is there both times by its earlier path, anything else by its title: it may be a page or none."""
        path = was.get(side, side) if claims is after else side
        return path if path in lasting else claims.title(side)

    old, now = (
        {frozenset(known(side, claims) for side in each.pair): each for each in claims.contentions}
        for claims in (before, after)
    )
    settled = (
        (_pair(each, before), state(now[pair], after) if pair in now else "nothing states it any more")
        for pair, each in old.items()
        if each.open and not (pair in now and now[pair].open)
    )
    new = (
        (_pair(each, after), str(each.places[0]))
        for pair, each in now.items()
        if each.open and not (pair in old and old[pair].open)
    )
    return tuple(sorted(settled)), tuple(sorted(new))


def text(said: Difference, name: str) -> str:
    """The same as Markdown, for a comment on a change."""
    if said.empty:
        return f"### Claims, {name}\n\nNothing has changed.\n"
    parts = (
        ("New contradictions", [f"{_against(pair)} ({place})" for pair, place in said.new]),
        ("Settled contradictions", [f"{_against(pair)}: {how}" for pair, how in said.settled]),
        ("Claims that stand otherwise", [f"{_plain_text(title)}: {one}, now {two}" for title, one, two in said.labels]),
        ("Added claims", tuple(map(_plain_text, said.added))),
        ("Dropped claims", tuple(map(_plain_text, said.dropped))),
    )
    blocks = (
        f"**{head}** ({len(lines)})\n\n" + "".join(f"- {each}\n" for each in lines) for head, lines in parts if lines
    )
    return f"### Claims, {name}\n\n" + "\n".join(blocks)


def plain(said: Difference) -> dict[str, Any]:
    """The same for JSON."""
    return {
        "version": 1,
        "added": said.added,
        "dropped": said.dropped,
        "labels": [dict(zip(("title", "before", "after"), each, strict=True)) for each in said.labels],
        "new": [{"pair": pair, "place": place} for pair, place in said.new],
        "settled": [{"pair": pair, "how": how} for pair, how in said.settled],
    }


def _pair(contention: Contention, claims: Claims) -> Pair:
    one, two = sorted(map(claims.title, contention.pair))
    return one, two


def _against(pair: Pair) -> str:
    return f"{_plain_text(pair[0])} — against — {_plain_text(pair[1])}"


def _plain_text(title: str) -> str:
    """A title on one line of Markdown that shows it as it is, and calls nobody."""
    return escape(" ".join(title.split())).replace("@", "&#64;")
