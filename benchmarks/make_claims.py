"""Vaults of many claims, made in memory as sketches: the same at every run.

`grown` is like what people write: supports lead from older to newer notes but for one in a thousand, a third of the
notes are observations that nothing supports, one note in twenty is a stub which repeats what is said of it, disputes
are in one place, a tenth of the relations are entries with words, and one target in fifty is nowhere. `tangled` is the
worst case: every relation leads from any note to any, so that nearly all notes are in one circle of support.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any

from vaultkit.model import Link, Note, Sketch
from vaultkit.numbered import Numbered, Table
from vaultkit.settings import Settings
from vaultkit.stated import LIST, PROPERTY
from vaultkit.vault import Ground, Vault, sketched
from vaultkit.vocabulary import INVERSE, LINE, PAGE, STUB

Row = tuple[Any, ...]

NEAR, BACK = 50, 8  # how far a support mostly leads forward, and how far back
STRETCH = 20  # of so many stretches of notes one is disputed
CITED = 20  # sources of a line, of which there is one for a hundred notes
_ANY = ("supports",) * 60 + ("extends", "explains", "qualifies", "informs") * 10
_COMMON = ("supports",) * 70 + ("extends",) * 12 + ("explains",) * 8 + ("informs",) * 6 + ("qualifies",) * 4
_TYPES = (*_COMMON * 5, "supersedes")
_WORDS = ("as in the second trial", "which may hold elsewhere")  # the second is hedged


def tangled(claims: int, relations: int, seed: int = 1) -> Vault:
    """So many notes with so many relations, each from any note to any; one in a hundred attacks."""
    chance = random.Random(seed)
    sketches: dict[str, Sketch] = {}
    table = Table()
    each = relations // claims
    for number in range(claims):
        stated = []
        for line in range(each):
            name = "contradicts" if chance.random() < 0.01 else chance.choice(_ANY)
            stated.append((PROPERTY, name, f"n{chance.randrange(claims)}", line + 2, 5, "", "", (), False))
        sketches[f"n{number}.md"] = _sketch(stated, {}, table)
    return _vault(sketches, lambda path: Note(path, "", meta=sketches[path].meta))


def grown(claims: int, relations: int, seed: int = 1) -> Vault:
    """So many notes with so many relations as people state them, and lines that rest on the notes."""
    chance = random.Random(seed)
    names = [f"n{number}" for number in range(claims)]
    stated: list[list[Row]] = [[] for _ in names]
    for number in range(claims):
        for _ in range(relations // claims):
            _state(number, stated, names, chance)
    table = Table()
    sketches = {
        f"{name}.md": _sketch(rows, {"status": STUB} if _is_stub(number) else {}, table)
        for number, (name, rows) in enumerate(zip(names, stated, strict=True))
    }
    for number in range(claims // 100):
        cited = sorted({chance.randrange(claims) for _ in range(CITED)})
        rows = [(PROPERTY, "sources", names[each], at + 5, 5, "", "", (), False) for at, each in enumerate(cited)]
        sketches[f"line {number}.md"] = _sketch(rows, {"type": LINE, "status": PAGE}, table)
    return _vault(sketches, lambda path: _note(path, sketches[path]))


def _state(number: int, stated: list[list[Row]], names: list[str], chance: random.Random) -> None:
    """One relation of a note, at the note or, where a stub would make it, at the other end."""
    draw = chance.random
    disputed = number // NEAR % STRETCH == 0
    if disputed and draw() < 0.2:
        type_ = "refutes" if draw() < 0.2 else "contradicts"
        other = number // NEAR * NEAR + int(draw() * NEAR)
    else:
        type_ = chance.choice(_TYPES)
        other = _forward(number, len(names), draw)
    other = min(other, len(names) - 1)
    if other == number:
        return
    if _is_stub(number) or (type_ == "supports" and draw() < 0.5):
        number, other, type_ = other, number, INVERSE[type_]
    if _is_stub(number):
        return
    target = f"missing {other}" if draw() < 0.02 else names[other]
    rows = stated[number]
    rows.append(_row(type_, target, len(rows), draw))
    if _is_stub(other) and target == names[other]:
        rows = stated[other]
        rows.append((PROPERTY, INVERSE[type_], names[number], len(rows) + 3, 5, "", "", (), False))


def _forward(number: int, count: int, draw: Callable[[], float]) -> int:
    """What a note may support: mostly a newer one which is no observation."""
    if draw() < 0.001:
        return max(0, number - 1 - int(draw() * BACK))
    far = number + 1 + int(draw() * (NEAR if draw() < 0.5 else count - number))
    return far + (far % 3 == 0)


def _row(type_: str, target: str, at: int, draw: Callable[[], float]) -> Row:
    if draw() > 0.1:
        return (PROPERTY, type_, target, at + 3, 5, "", "", (), False)
    hedged = draw() < 0.1
    told = (type_, "page", "normal", hedged, draw() < 0.01, "extends", "voice", "", "")
    return (LIST, type_, target, at + 9, 20, "partial" if draw() < 0.1 else "", _WORDS[hedged], told, False)


def _is_stub(number: int) -> bool:
    return number % 20 == 7


def _sketch(rows: list[Row], meta: Mapping[str, Any], table: Table) -> Sketch:
    """As the cache gives it."""
    rows.sort(key=lambda row: row[0] != PROPERTY)
    return Sketch(meta, Numbered(table, table.row(dict.fromkeys(row[2] for row in rows))), stated=tuple(rows))


def _note(path: str, sketch: Sketch) -> Note:
    """A note whose text speaks of nearly all that its lists have."""
    links = [Link(each, "", "", False, "wikilink", "", -1, 1, 1) for at, each in enumerate(sketch.links) if at % 9 < 8]
    keys = dict.fromkeys(sketch.meta, (2, 1))
    return Note(path, " ".join(f"[[{each.target}]]" for each in links), meta=sketch.meta, keys=keys, links=(*links,))


def _vault(sketches: Mapping[str, Sketch], read: Callable[[str], Note]) -> Vault:
    return sketched(sketches, read, sketches, data=(), settings=Settings(), ground=Ground())


MADE: Mapping[str, Callable[..., Vault]] = {"grown": grown, "tangled": tangled}
