"""Write a collection of made-up seed pages, the same for the same numbers: for measuring export and lint.

usage: make_seeds.py OUT [--pages N] [--seed S]

A third are lines, two thirds notes. A line cites six to twelve notes in its prose and lists them; a note names the
lines that rest on it, up to six related notes with an annotation each, and papers. About six times as many titles are
named as there are pages.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

SYLLABLES = tuple(map("".join, zip("kmrtvbdfghjpqstwyzc", "aioeauieoauiueoiaou", "nlrsnlrsnlrsnlrsnlr", strict=True)))
CUES = (
    "mechanism: {}",
    "supports it: {}",
    "extends the thesis to {}",
    "qualified: {}",
    "partially contradicted: {}",
    "instance of {}",
    "contradicts the rest: {}",
    "strongest evidence: {}",
    "see also {}",
    "{} and nothing else",
)


def main() -> None:
    """Write the pages."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    given.out.mkdir(parents=True)
    for number, text in enumerate(pages(given.pages, random.Random(given.seed))):
        (given.out / f"{number:06}.txt").write_text(text, encoding="utf-8")


def pages(count: int, draw: random.Random) -> list[str]:
    """The texts of `count` pages."""
    words = ["".join(draw.choices(SYLLABLES, k=draw.randint(1, 3))) for _ in range(4000)]
    lines = [_title("How does", words, draw, number) for number in range(count * 3)]
    notes = [_title("Can", words, draw, number) for number in range(count * 2)]
    papers = [_title("On", words, draw, number).rstrip("?") for number in range(count)]
    own_lines, own_notes = lines[: count // 3], notes[: count - count // 3]
    used: dict[str, list[str]] = {}
    written = []
    for title in own_lines:
        sources = draw.sample(notes, draw.randint(6, 12)) if len(notes) > 12 else notes
        for source in sources:
            used.setdefault(source, []).append(title)
        written.append(_line(title, sources, draw.sample(lines, 2), words, draw))
    for title in own_notes:
        users = [*used.get(title, ()), *draw.sample(lines[count // 3 :], draw.randint(2, 10))]
        related = draw.sample(notes, draw.randint(0, 6))
        written.append(_note(title, users, related, draw.sample(papers, 4), words, draw))
    return written


def _title(opening: str, words: list[str], draw: random.Random, number: int) -> str:
    return f"{opening} {' '.join(draw.choices(words, k=6))} {number}?"


def _sentence(words: list[str], draw: random.Random, citation: str = "") -> str:
    text = " ".join(draw.choices(words, k=draw.randint(10, 25))).capitalize()
    return f"{text} {citation}." if citation else f"{text}."


def _paragraph(words: list[str], draw: random.Random, citations: list[str]) -> str:
    return " ".join(_sentence(words, draw, citation) for citation in (*citations, "", "", ""))


def _line(title: str, sources: list[str], following: list[str], words: list[str], draw: random.Random) -> str:
    body = "\n\n".join(_paragraph(words, draw, sources[start : start + 3]) for start in range(0, len(sources), 3))
    listed = "\n\n".join(f"{source}\n\n{_sentence(words, draw)}" for source in sources)
    head = f"INQUIRING LINE\n\n{title}\n\nThis explores {_sentence(words, draw)}\n\n\n{body}\n\n\n"
    return f"{head}Sources {len(sources)} notes\n\n{listed}\n\nNext inquiring lines\n\n" + "\n".join(following)


def _note(
    title: str, users: list[str], related: list[str], papers: list[str], words: list[str], draw: random.Random
) -> str:
    blocks = [
        f"-\n{other}\n{_sentence(words, draw)}\n{draw.choice(CUES).format(_sentence(words, draw)[:-1])}"
        for other in related
    ]
    parts = [
        title,
        _sentence(words, draw),
        *(_paragraph(words, draw, []) for _ in range(4)),
        f"Inquiring lines that use this note as a source {len(users)}",
        *(f"- {user}" for user in users),
        f"Related concepts in this collection {len(blocks)}",
        *blocks,
        f"Related papers in this collection {len(papers)}",
        *(f"- {paper}" for paper in papers),
        "Original note title",
        f"the claim of {title.rstrip('?').lower()}",
    ]
    return "\n".join(parts)


if __name__ == "__main__":
    main()
