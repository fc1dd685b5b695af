"""Hubs and circles of many notes: what the rules about claims do grows with the vault, counted in calls."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from types import FrameType

import pytest
from vaults import vault_of

from vaultkit import lint

Said = dict[str, dict[str, Iterable[str]]]
"""By the name of a note what it states: by property the notes."""

SMALL, LARGE = 40, 160


def many(letter: str, count: int) -> list[str]:
    return [f"{letter}{number}" for number in range(count)]


def each(letter: str, count: int, **said: str) -> Said:
    """Many notes that state the same; a name that ends in `*` is that with their number."""
    return {
        f"{letter}{number}": {key: [to.replace("*", str(number))] for key, to in said.items()}
        for number in range(count)
    }


HUBS: Mapping[str, Callable[[int], Said]] = {
    "a note that many supersede and that supports many": lambda n: {
        **each("x", n, supersedes="hub"),
        "hub": {"supports": many("y", n)},
    },
    "the same, and all are superseded by one": lambda n: {
        **each("x", n, supersedes="hub", superseded_by="last"),
        "hub": {"supports": many("y", n)},
    },
    "the same, and each of those names another": lambda n: {
        **each("x", n, supersedes="hub", explains="y*"),
        "hub": {"supports": many("y", n)},
        **each("y", n, explained_by="x*"),
    },
    "many supersede what supersedes many": lambda n: {
        **each("x", n, supersedes="hub"),
        "hub": {"supersedes": many("z", n)},
        **each("z", n, supports="w*"),
    },
    "a line that rests on all sides": lambda n: {
        "line": {"type": ["line"], "sources": ["hub", *many("x", n)]},
        "hub": {"contradicts": many("x", n)},
    },
    "lines that rest on a side": lambda n: {
        **each("x", n, type="line", sources="hub"),
        "hub": {"contradicts": ["other"]},
    },
    "many are undecided by one whom many attack": lambda n: {
        **each("x", n, contradicts="hub"),
        "hub": {"refutes": many("z", n)},
        **each("z", n, supports="w*"),
    },
    "many are defeated by one whom many attack in vain": lambda n: {
        **each("x", n, refutes="hub", refuted_by="stands", supports="y*"),
        "hub": {"refutes": many("z", n)},
        **each("z", n, supports="w*"),
    },
    "many rest on one that rests on many which are defeated": lambda n: {
        "stands": {"refutes": many("x", n)},
        **each("x", n, supports="hub"),
        "hub": {"supports": many("y", n)},
        **each("y", n, supports="z*"),
    },
    "many come from one contested note by way of another": lambda n: {
        "root": {"contradicts": ["other"], "supports": many("m", n)},
        **each("m", n, supports="hub"),
        "hub": {"supports": [*many("a", n), *many("b", n)]},
        **each("a", n, supports="b*"),
    },
    "many in a circle with one": lambda n: {**each("x", n, supports="hub"), "hub": {"supports": many("x", n)}},
    "one circle of all": lambda n: {f"x{at}": {"supports": [f"x{(at + 1) % n}"]} for at in range(n)},
    "many in accord with both": lambda n: {
        "one": {"contradicts": ["other"]},
        **{name: {"supports": ["one", "other"]} for name in many("x", n)},
    },
    "a note that states all twice": lambda n: {"hub": {"supports": many("x", n) * 2, "contradicts": many("x", n)}},
}


@pytest.mark.parametrize("make", HUBS.values(), ids=HUBS)
def test_a_vault_with_a_hub_takes_as_many_times_longer_as_it_is_larger(make: Callable[[int], Said]) -> None:
    small, large = calls(make(SMALL)), calls(make(LARGE))
    assert large < 1.5 * LARGE / SMALL * small


def calls(said: Said) -> int:
    """How many calls it takes to lint."""
    names = {*said, *(to for those in said.values() for key, to in pairs(those) if key != "type")}
    vault = vault_of({f"{name}.md": text(said.get(name, {})) for name in sorted(names)})
    list(vault.sketches.values())  # which are made when somebody asks
    rules = lint.choose(("CLM",))
    lint.run(vault, rules)  # what is imported or made once has been
    counted = 0

    def count(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        lint.run(vault, rules)
    finally:
        sys.setprofile(None)
    return counted


def pairs(said: Mapping[str, Iterable[str]]) -> list[tuple[str, str]]:
    return [(key, to) for key, those in said.items() for to in those]


def text(said: Mapping[str, Iterable[str]]) -> str:
    lines = []
    for key, those in said.items():
        lines += [f"type: {to}" for to in those] if key == "type" else [f"{key}:", *(f'  - "[[{to}]]"' for to in those)]
    return "\n".join(("---", *lines, "---", "", "# A claim", ""))
