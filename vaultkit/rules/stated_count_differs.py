"""A page that counts what follows counts it right.

`Three findings agree:` above `Finding 1` to `Finding 5` was true when it was written. Write the number that follows, or
take out what does not belong. The things must be numbered by name, each at the beginning of a paragraph, an entry or a
heading, in the same section as the number or under it. Where the page gives two numbers, counts a part only (`the first
three findings`), or numbers with a gap, nothing is said; nor of what another note has, or the words of a link, or of
notes that are not in vault format 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vaultkit.model import Example, Note, Place, Problem, Severity
from vaultkit.note import passages, yours
from vaultkit.rules.parts import speaks_format
from vaultkit.survey import Survey
from vaultkit.vocabulary import STUB

CODE, NAME, SEVERITY = "CLM021", "stated-count-differs", Severity.WARNING
_NOTE = (
    "---\ntype: note\ntitle: Tea calms\nstatus: page\n---\n\n# Tea calms\n\n{} findings agree:\n\n"
    "Finding 1: It calms by day.\n\nFinding 2: It calms by night.\n\nFinding 3: It calms at sea.\n"
)
GOOD = Example({"Tea calms.md": _NOTE.format("Three")})
BAD = Example(
    {"Tea calms.md": _NOTE.format("Two")},
    says=("Tea calms.md:9:1: 'Two findings' are announced, and 'Finding 1' to 'Finding 3' follow",),
)

_NUMBERS = {
    word: number
    for number, word in enumerate(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=2
    )
}
_WORDS = {number: word for word, number in _NUMBERS.items()}
_LONGEST_NUMBER = 4
_ITEM = re.compile(
    r"[ \t]*(?:#+[ \t]+)?(?:(?:[-*+]|\d+[.)])[ \t]+)?[*_]{0,3}(?P<noun>[^\W\d_]+)[ \u00a0](?P<number>[0-9]+)"
    r"(?P<more>[.,]\d|[-\u2013/&]\s?\d|\s(?:and|to)\s\d|[^\W_])?"
)
_DEEPEST = 6  # level of heading
_HEADING = re.compile(r"(#{1,6})[ \t]")
_BARRED = re.compile(r"[ \t]*(?:```|~~~|[>|<]|\$\$|%%)")
_COUNT = (
    rf"(?<![\w.,$\u20ac/-])(?P<number>{'|'.join(_NUMBERS)}|[2-9]|1[0-2])(?P<between>(?:\s[^\W\d_]+(?:-[^\W\d_]+)*){{0,2}}?)"
    r"\s(?P<noun>%s)(?![\w-]|'s)"
)
# Before a number: it counts a part, or is not sure. A capital before digits makes a name of both (`Table 3`).
_PART = re.compile(
    r"(?:\b(?:first|last|other|others|another|next|previous|top|bottom|least|most|than|over|under|about|around|roughly|nearly"
    r"|almost|some|every|each|or|to|and|further|additional|these|those|of|of the|all but|up to|between|not|no|n't|every"
    r"|only|just|any|plus|either|once|originally|initially|formerly"
    r"|previously|as many as|remaining|latter|former|if)|[-\u2013\u2014,/&~])\s*[*_]*$",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z][\w-]*\s$")
# Behind one of these the number tells which, not how many (`phase two findings`).
_WHICH = re.compile(
    r"\b(?:phase|part|chapter|round|stage|study|wave|experiment|session|version|level|step|table|figure|section|group|type"
    r"|class|tier|grade|number|trial|task|day|week|year|season|volume|book|act|model|team|site|arm|cohort|aim|goal)\s$",
    re.IGNORECASE,
)
# What is no prose of the page: links, code, addresses, footnotes, comments.
_NO_WORDS = re.compile(
    r"`[^`]+`|!?\[\[(?:[^\[\]]|\[(?!\[)|\](?!\]))*\]\]|!?\[[^\[\]]*\]\([^()]*\)|<!--[^\0]{0,2000}?-->"
    r"|%%[^\0]{0,2000}?%%|<[^<>\s][^<>]*>|\b[a-z]+://\S+"
)
_LINKED = "\ufffc"
# Between the number and the noun: the number counts something else, or a part.
_APART = re.compile(
    r"(?:.*s|more|other|further|additional|of|or|and|to|in|on|with|from|for|by|at|main|key|major|chief|central|primary|most"
    r"|important|such|new|recent|earlier|later|early|late|last|first|people|men|women|children|series|species|data|criteria"
    r"|phenomena|hundred|thousand|million|billion|dozen|percent|per|cent|have|had|report|find|found|give|gave|make|made|show"
    r"|back|each|whose|that|which|who|yield|produce|produced|published|share|need|support|back)",
    re.IGNORECASE,
)
_IDIOM = re.compile(
    r"\s(?:back|forward|forwards|ahead|away|behind|apart|down|up|further|removed|at a time|stands? out|matters?)\b"
    r"|,? (?:and|plus) (?:an?|one|another|more)\b|\s(?:out of|among|(?:of|from|in|by) \ufffc)"
)


# Captions, and stretches of time, which a text counts for their own sake.
_NO_SERIES = frozenset(
    ("figure", "fig", "table", "equation", "page", "chapter", "day", "week", "month", "year", "hour", "minute", "level")
)


_STOP = re.compile(r"[.!?;]\s+\S")


class _Row(NamedTuple):
    """A paragraph, entry or heading: its first line, its text, and the level of a heading, else 0."""

    line: int
    text: str
    level: int


class _Said(NamedTuple):
    """A number of things that a text announces: how many, in which words, and where."""

    many: int
    words: str
    line: int
    column: int


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    if note.meta.get("status") == STUB or not speaks_format(note):
        return
    rows, end = tuple(_rows(note)), yours(note)
    for part in ([row for row in rows if row.line < end], [row for row in rows if row.line > end]):
        for noun, found in _series(part).items():
            numbers = [number for number, _ in found]
            if len(numbers) > 1 and numbers == [*range(1, len(numbers) + 1)]:
                yield from _problems(note, noun, [at for _, at in found], part)


def _problems(note: Note, noun: str, items: list[int], rows: Sequence[_Row]) -> Iterator[Problem]:
    count = len(items)
    said = [each for row in _above(rows, items) for each in _said(row, noun)]
    if len(said) == 1 and said[0].many != count:
        _, words, line, column = said[0]
        old = words.split()[0]
        new = str(count) if old.isdigit() else _WORDS.get(count, str(count))
        new = new.capitalize() if old[0].isupper() else new
        last = rows[items[-1]]
        yield Problem(
            line,
            column,
            f"{words!r} are announced, and '{noun} 1' to '{noun} {count}' follow",
            related=(Place(note.path, rows[items[0]].line, 1), Place(note.path, last.line, 1)),
            edit=f"write {new!r} for {old!r}",
            ids=(words, f"{noun} {count}"),
        )


def _rows(note: Note) -> Iterator[_Row]:
    lines = note.text.split("\n")
    for passage in passages(note):
        if not _BARRED.match(passage.text):
            text = "\n".join(lines[passage.first - 1 : passage.last])
            heading = _HEADING.match(text)
            yield _Row(passage.first, text, len(heading[1]) if heading else 0)


def _series(rows: Sequence[_Row]) -> dict[str, list[tuple[int, int]]]:
    """By noun as it is written, the numbers that rows begin with behind it, and which rows; odd ones are left out."""
    found: dict[str, list[tuple[int, int]]] = {}
    odd: set[str] = set()
    for at, row in enumerate(rows):
        for line in row.text.split("\n"):
            item = _ITEM.match(line)
            if item and len(item["number"]) <= _LONGEST_NUMBER:
                found.setdefault(item["noun"], []).append((int(item["number"]), at))
                if item["more"]:
                    odd.add(item["noun"].casefold())
    return {
        noun: items
        for noun, items in found.items()
        if noun[:1].isupper() and noun.casefold() not in odd and noun.casefold() not in _NO_SERIES
    }


def _above(rows: Sequence[_Row], items: Sequence[int]) -> Sequence[_Row]:
    """The rows that may announce a series: the text of its section above it, and the heading of that.

    Nothing where the series goes on in another section.
    """
    levels = {rows[at].level for at in items}
    level = max(levels) or _DEEPEST + 1  # paragraphs are below every heading
    inside = rows[items[0] + 1 : items[-1]]
    if len(levels) > 1 or any(0 < row.level < level for row in inside):
        return ()
    above = rows[: items[0]]
    start = next((at for at in reversed(range(len(above))) if 0 < above[at].level < level), 0)
    end = next((at for at in range(start + 1, len(above)) if above[at].level), len(above))
    section = above[start:end]
    # A heading, what ends in a colon, and what stands right above announce; what else is said there need not.
    return tuple(row for row in section if row.level or row.text.rstrip(" *_").endswith(":") or row is above[-1])


def _said(row: _Row, noun: str) -> Iterator[_Said]:
    """How many of the things a row announces; nothing where it names one of them, or counts those of another note."""
    text = _NO_WORDS.sub(lambda found: _LINKED * len(found[0]), row.text)
    last = max((each.start() for each in _STOP.finditer(text)), default=0)
    if re.search(rf"\b{re.escape(noun)}\s\d", text[last:]):
        return
    pattern = re.compile(_COUNT % "|".join(map(re.escape, _plurals(noun.casefold()))), re.IGNORECASE)
    for found in pattern.finditer(text):
        before = text[max(found.start() - 40, 0) : found.start()]
        if found.start() < last or _LINKED in text[last : found.start()]:
            continue  # it does not lead up to what follows
        digits = found["number"].isdigit()
        if _PART.search(before) or _WHICH.search(before) or (digits and _NAME.search(before)):
            continue
        if _IDIOM.match(text, found.end()) or any(_APART.fullmatch(word) for word in found["between"].split()):
            continue
        line = text.count("\n", 0, found.start())
        column = found.start() - (text.rfind("\n", 0, found.start()) + 1) + 1
        number = int(found["number"]) if digits else _NUMBERS.get(found["number"].lower(), 0)
        if not number:  # letters that only look like those of a number
            continue
        yield _Said(number, " ".join(found[0].split()), row.line + line, column)


def _plurals(noun: str) -> Iterator[str]:
    """What many of a thing may be called."""
    yield f"{noun}s"
    yield f"{noun}es"
    if noun.endswith("y"):
        yield f"{noun[:-1]}ies"
    if noun.endswith("is"):
        yield f"{noun[:-2]}es"
