"""Write a made-up vault, the same for the same numbers: for measuring lint.

usage: make_vault.py OUT [--notes N] [--seed S]

Most notes hold a claim, some ask a question, some stand for a book. A few are linked by very many, most by a few. Each
has front matter with aliases and sources, prose with about twenty links (plain, with a label, to a heading), code that
looks like links and is none, a list of its sources and one of the notes that link to it. Nothing is wrong in it.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

THINGS = tuple(
    "anchor barn bell boat bread bridge candle canal cellar chalk clay clock cloud coat corn crane dune ferry field "
    "flint forge fox glass granary harbour heath hedge hill ink island kettle ladder lamp leaf lime loom map meadow "
    "mill mortar needle oak orchard oven paper path pear pier plough pond quarry quill reed ridge river rope rye sail "
    "salt saw seal shed shell slate sledge smoke snow soil spade spring stable stone storm straw thread tide timber "
    "tower valley vine wagon wall water wheat wheel willow wind wool yard".split()
)
DOES = tuple("bends binds breaks carries cools covers divides dries feeds fills guides heats holds joins keeps".split())
LIKE = tuple(
    "black bright broad broken cold deep dry early empty fine grey heavy late light long low narrow new".split()
)
LINKING = tuple(
    "and as at but by for from in near of on or over than the through to under until when where with".split()
)
PARTS = ("Grounds", "Objections", "In practice", "Where it ends", "What is open", "How one would tell")
FOLDERS = {"claim": "claims", "question": "questions", "book": "books"}


class Made(NamedTuple):
    """What was written: notes, bytes, links."""

    notes: int
    size: int
    links: int


class _Note(NamedTuple):
    kind: str
    name: str
    parts: Sequence[str]


def main() -> None:
    """Write the vault, and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    print("{:,} notes, {:,} bytes, {:,} links".format(*make(given.out, given.notes, given.seed)))


def make(out: Path, number: int, seed: int = 1) -> Made:
    """Write a vault of so many notes."""
    chance = random.Random(seed)
    notes = _notes(number, chance)
    ranked = chance.sample(range(number), number)
    books = [each for each in ranked if notes[each].kind == "book"] or ranked
    cited = [[_picked(ranked, chance) for _ in range(chance.randint(4, 8))] for _ in notes]
    sources = [sorted({_picked(books, chance) for _ in range(chance.randint(1, 3))} - {each}) for each in range(number)]
    linked: list[set[int]] = [set() for _ in notes]
    for source, targets in enumerate(zip(cited, sources, strict=True)):
        for target in (*targets[0], *targets[1]):
            linked[target].add(source)
    size = links = 0
    for at, note in enumerate(notes):
        text = _text(note, notes, [cited[at], sources[at], sorted(linked[at] - {at})], chance)
        folder = out / FOLDERS[note.kind] / f"{note.name.split()[0].lower()}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{note.name}.md").write_text(text, "utf-8")
        size, links = size + len(text.encode()), links + text.count("[[") - text.count("`[[")
    return Made(number, size, links)


def _notes(number: int, chance: random.Random) -> list[_Note]:
    notes = []
    for at in range(number):
        kind = chance.choices(("claim", "question", "book"), (7, 2, 1))[0]
        words = [chance.choice(LIKE), chance.choice(THINGS), chance.choice(DOES), chance.choice(THINGS), str(at)]
        name = " ".join(words if kind != "question" else ["Whether", *words]).capitalize()
        notes.append(_Note(kind, name, chance.sample(PARTS, 3)))
    return notes


def _picked(ranked: Sequence[int], chance: random.Random) -> int:
    """One of them, those in front by far the most often."""
    return ranked[int(len(ranked) * chance.random() ** 2.2)]


def _text(note: _Note, notes: Sequence[_Note], lists: Sequence[Sequence[int]], chance: random.Random) -> str:
    cited, sources, linked = lists
    to = [f'  - "[[{notes[each].name}]]"' for each in sources]
    head = [
        "---",
        f"type: {note.kind}",
        "aliases:",
        f'  - "{note.name.lower()} ({chance.choice(LIKE)})"',
        "sources:",
        *to,
    ]
    head += [f"created: {chance.randint(2015, 2026)}-0{chance.randint(1, 9)}-{chance.randint(10, 28)}"]
    head += [f"tags: [{chance.choice(THINGS)}, {chance.choice(THINGS)}]", "---", "", f"# {note.name}", ""]
    mentions = [_link(notes[each], chance) for each in cited if notes[each] != note]
    body = [*_prose(chance, 3, mentions)]
    for part in note.parts:
        body += [f"## {part}", "", *_prose(chance, 4, mentions)]
    if chance.random() < 0.1:
        body += ["```", f"[[{chance.choice(THINGS)} that is no link]]", "```", ""]
    for title, those in (("Sources", sources), ("Linked from", linked)):
        body += [f"## {title}", "", *(f"- [[{notes[each].name}]]" for each in those), ""] if those else []
    return "\n".join((*head, *body))


def _link(note: _Note, chance: random.Random) -> str:
    form = chance.random()
    if form < 0.2:
        return f"[[{note.name}|{chance.choice(THINGS)}]]"
    return f"[[{note.name}#{chance.choice(note.parts)}]]" if form < 0.3 else f"[[{note.name}]]"


def _prose(chance: random.Random, paragraphs: int, mentions: list[str]) -> list[str]:
    lines = []
    for _ in range(paragraphs):
        words = [chance.choice((THINGS, LINKING, LIKE, LINKING)[each % 4]) for each in range(chance.randint(30, 60))]
        if mentions and chance.random() < 0.5:
            words.insert(chance.randrange(len(words)), mentions.pop())
        if chance.random() < 0.2:
            words.insert(chance.randrange(len(words)), f"`{chance.choice(THINGS)}`")
        text = " ".join(words)
        lines += [f"{text[0].upper()}{text[1:]}.", ""]
    return lines


if __name__ == "__main__":
    main()
