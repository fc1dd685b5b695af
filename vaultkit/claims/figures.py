"""The figures that a text gives, and whether another text has them.

A figure is a number that says how much: with a percent sign, a unit or a decimal point. Names and versions (`GPT-4.1`,
`14B`, `Llama 3.1`), dates, ratios and places in a list are none. What is looked for strictly is compared loosely: any
number of the other text will do, in figures or in words, rounded, or as the difference of two that stand together.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

_THIN = "\u202f"
_PLAIN = str.maketrans(
    dict.fromkeys("\u00a0\u2007\u2009", _THIN)
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
    | {"\u00d7": "x", "\u00b5": "u", "\u03bc": "u", "\u2019": "'"}
)
# One letter for one letter, so that places stay.
_NUMBER = re.compile(rf"\d{{1,3}}(?:[,'{_THIN}]\d{{3}})+(?:\.\d+)?(?!\d)|\d+(?:[.,]\d+)?")
_POINTED = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_UNITS = (
    r"\s?%|[\s-]?(?:percent(?:age)?|per cent|pct)\b",
    r"-points?\b(?! (?:scale|[Ll]ikert|plan|list|grid|program|font))|\s(?:points?|pts)\b|\s?(?:pp|bps)\b",
    r"\s?x(?![\w']|\s?\d)|[\s-]?fold\b|\stimes\b",
    r"\s(?:thousand|million|billion|trillion)\b",
    r"\ss\b|[\s-]?(?:ms|sec|secs|seconds?|min|mins|minutes?|h|hrs?|hours?|days?|weeks?|months?|years?)\b(?!-old)",
    r"\s?(?:[kKMGT]i?B|(?:kilo|mega|giga|tera)?bytes?)\b",
    r"\s?(?:[mu]?g|kg|ml|km|cm|mm|nm|km/h|mph|kWh|MWh|kW|MW|GW|k?Hz|MHz|GHz|kcal|dB|kPa)\b|\s?\u00b0\s?[CF]\b",
    r"[\s-](?:calories|grams?|kilograms?|milligrams?|lit(?:re|er)s?|met(?:re|er)s?|kilomet(?:re|er)s?|miles?)\b",
    r"[\s-](?:degrees?|watts?|volts?|euros?|dollars?|pounds?|cents)\b|\s(?:[GC]PU)[\s-]?(?:hours?|days?)\b",
)
_UNIT = re.compile("|".join(_UNITS))
_SPAN = re.compile(r"\s?\S*(?:second|minute|hour|day|week|month|year)")
_WHEN = re.compile(r"\b(?:last|past|next|first|previous|coming|every|each)\s$")
_SINCE = re.compile(r"\s(?:since|ago|later|earlier|before|after|old)\b")
_ROUND = frozenset((7, 12, 24, 365))  # a week, a year, a day
_LIMIT = re.compile(r"\b(?:top|bottom|upper|lower)[\s-]$", re.IGNORECASE)
_MARK = re.compile(r"[\s-](?:rule|mark|threshold|cut-?off|limit|target|goal|baseline|chance)\b")
_CURRENCY = re.compile(r"(?<!\d)[$\u20ac\u00a3\u00a5]\s?$")
_GLUED = re.compile(r"[\w.,/:@#^=']$|[^\W\d_]-$")  # letters, or what joins it to something else
_GLUED_BEHIND = re.compile(r"[^\W\d]|\d|[.,:/^]\d|\.x\b|-[^\W\d_]|[x*]\s?\d|\s?[x*/]\s?\d|(?:\s?\+/-)")
_NAMED = re.compile(
    r"(?:[A-Z][\w@&'.-]*|\u00a7|\b(?:(?:section|sec|chapter|chap|ch|figure|fig|table|tab|equation|eq|theorem|lemma|part|no|nr"
    r"|definition|def|proposition|prop|corollary|exercise|remark|algorithm|step|level|grade|item|line|page|pg|p|pp"
    r"|paragraph|para|clause|article|art|issue|volume|vol|question|answer|example|rule|layer|row|column|release)s?|released"
    r"|v|ver|vers\w+|verz\w+|wersj\w+|\u0432\u0435\u0440\u0441\w+|candidate|appendix|see|cf|arxiv|preprint|doi"
    r"|gpt|llama|claude|opus|sonnet|haiku|gemini|gemma|qwen|mistral|deepseek|grok|phi|python|tensorflow|pytorch|cuda|kernel"
    r"|web|usb|ios|android|node):?)\.?:?\s?[#(\[]?$"
)
_NAMED_BEHIND = re.compile(
    r"\.?[*_]{0,3}\s(?:[A-Z]|(?:mini|nano|pro|turbo|flash|sonnet|haiku|opus|base|instruct|preview|release|version|am|pm|compatible|support"
    r"|uhr|o'clock)\b|(?:or|and)\s(?:later|newer|earlier|older|prior)\b)"
)
_PAPER = re.compile(r"\d\d(?:0[1-9]|1[0-2])\.\d{4,5}(?!\d)|10\.\d{4,9}/")  # as arXiv and DOI number them
_CLOCK = re.compile(r"\s[ap]\.m\b")
_HEADING, _SHORT = re.compile(r"[\s*_#\"'(\[-]*$"), 12  # before the number of a heading or an entry, as in `2.4 Files`
_OPENED, _CLOSED = re.compile(r"[(\[{][*_]{0,3}$"), re.compile(r"[*_]{0,3}[)\]}]")
_MOST_PARTS = 30  # of a text, that a number in brackets may be the number of
_DAY = re.compile(r"\b(?:am|ab|bis|dem|den|der|seit|vom|zum)\s$")
_CHAINED = re.compile(r"\s?(?:and|or|to|,|&|/|-|vs\.?|versus)\s?$")
_SAMPLE = re.compile(
    r"(?:\b[a-z]|[\u03b1-\u03c9]|\b(?:alpha|beta|temperature))\s?[<=>\u2264\u2265~\u2248]\s?$"
    r"|\b(?:alpha|temperature|p-values?|significance(?: level)?|top[-_ ]?[pk])\s(?:(?:of|at|is)\s)?$"
    r"|\bCI\W{0,2}$"
)
_CONFIDENCE = re.compile(r"\s?(?:confidence|credible|interval|ci\b)", re.IGNORECASE)
_ROUGH = re.compile(
    r"(?:[~\u2248<>\u2264\u2265]|\b(?:about|around|some|roughly|approximately|approx\.?|circa|nearly|almost|close to"
    r"|over|under|below|above|beyond|than|up to|at least|at most|as much as|as many as|as little as|by))\s?[*_$]*$",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby\s?$")
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}
_SCALE = re.compile(r"[\s-]?(thousand|million|billion|trillion)\b|([kKMBbT])\+?(?!\w)")
_NEAR = 40
_TWO_DIGITS, _FEW = 10, 4
_COUNTED = re.compile(r"\spoints?")

_WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_ONES = {word: number for number, word in enumerate(_WORDS)}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}
_ONE, _TEN = "|".join(_ONES), "|".join(_TENS)
_WORD = re.compile(rf"\b(?:({_TEN})(?:[\s-]({_ONE}))?|({_ONE}))\b", re.IGNORECASE)
_PARTS = re.compile(
    r"\b(?:(half|halves|halv\w+|twice|doubl\w+)|(thirds?|tripl\w+)|(quarters?|fourths?|quadrupl\w+)|(fifths?)|(tenths?)"
    r"|(hundred)|(dozen))\b",
    re.IGNORECASE,
)
_FRACTIONS = (
    (50, 0.5, 2, 100),
    (33.3, 66.7, 33, 67, 3, 200, 300),
    (25, 75, 0.25, 0.75, 4, 300, 400),
    (20, 40, 60, 80),
    (10, 30, 70, 90),
    (100, 200, 300, 400, 500),
    (12,),
)


class Figure(NamedTuple):
    """A figure as a text has it: the words from `start` on, what they may mean, how much makes no difference.

    The words are as they are written, on one line.
    """

    start: int
    words: str
    values: tuple[float, ...]
    near: float


class _Known(NamedTuple):
    """What a text has: its numbers, sorted, and the numbers of each line that stand together."""

    numbers: Sequence[float]
    lines: Sequence[Sequence[float]]


class Figures:
    """All numbers of some texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        lines = [tuple(_numbers(line)) for text in texts for line in text.split("\n")]
        self._known = _Known(sorted({each for line in lines for each in line}), [line for line in lines if line])

    def __bool__(self) -> bool:
        return bool(self._known.numbers)

    def have(self, figure: Figure) -> bool:
        """Whether the figure is among them, or follows from two numbers that stand together."""
        return any(self._has(value, figure.near) for value in figure.values) or any(
            _follows(value, figure.near, line) for value in figure.values for line in self._known.lines
        )

    def _has(self, value: float, near: float) -> bool:
        numbers = self._known.numbers
        if _is_among(numbers, value, near) or _is_among(numbers, value / 100, near / 100):
            return True
        if value <= 1:  # a share of one, which may stand there in hundredths
            return _is_among(numbers, value * 100, min(near * 100, 1))
        # It may say less exactly what is meant here.
        return value >= _TWO_DIGITS and any(abs(each - value) <= 0.5 for each in numbers if each % 1 == 0)


def follows(figure: Figure, others: Iterable[Figure]) -> bool:
    """Whether a figure is the difference, the ratio or the growth of two others."""
    values = tuple(each.values[0] for each in others)
    return any(_is_made(value, figure.near, pair) for value in figure.values for pair in combinations(values, 2))


def figures(text: str) -> Iterator[Figure]:
    """The figures of one line of plain text, in its order."""
    written, text = text, text.translate(_PLAIN)
    named_to = -1
    for found in _NUMBER.finditer(text):
        start, end = found.span()
        before, behind = text[max(start - _NEAR, 0) : start], text[end : end + _NEAR]
        unit = _UNIT.match(behind)
        money = _CURRENCY.search(before)
        chained = named_to >= 0 and bool(_CHAINED.fullmatch(text[named_to:start]))
        if _is_glued(before, behind, unit, money=bool(money)):
            named_to = end
            continue
        decimal = "." in found[0] or _is_share(found[0])
        named = not decimal or chained or _NAMED.search(before) or _NAMED_BEHIND.match(behind)
        if (named or _is_reference(found, before, behind)) and not (unit or money):
            named_to = end
            continue
        tail = behind[unit.end() :] if unit else behind
        if _SAMPLE.search(before) or _CONFIDENCE.match(tail):
            continue
        values = _values(found[0])
        if unit and _COUNTED.fullmatch(unit[0]) and values[0] < _FEW:
            continue  # two points to make
        if unit and unit[0].strip().startswith(("%", "per", "pct")) and values[0] in (0, 100):
            continue  # all and none
        if _LIMIT.search(before) or _MARK.match(tail):
            continue
        if unit and _SPAN.match(unit[0]) and (_WHEN.search(before) or _SINCE.match(tail) or values[0] in _ROUND):
            continue
        scale = _SCALE.match(behind)
        factor = _SCALES[(scale[1] or scale[2]).lower()] if scale else 1
        near = _digit(found[0])
        if _ROUGH.search(before) and not _BY.search(before):
            near = max(near, _last_figure(found[0]))
        scaled = tuple(each * factor for each in values)
        behind_it = unit or (scale if money else None)
        start, end = start - len(money[0] if money else ""), end + (behind_it.end() if behind_it else 0)
        yield Figure(start, written[start:end].replace("\n", " "), scaled, near * factor * 1.000001)


def _is_glued(before: str, behind: str, unit: re.Match[str] | None, *, money: bool) -> bool:
    """Whether a number is part of a name, a date, a version, a ratio."""
    if _GLUED.search(before) and not money:
        return True
    return not unit and bool(_GLUED_BEHIND.match(behind)) and not (money and _SCALE.match(behind))


def _is_reference(found: re.Match[str], before: str, behind: str) -> bool:
    """Whether a bare number with a point or a comma counts the parts of a text, the days, the hours, the papers."""
    number, text = found[0], found.string
    if _PAPER.match(text, found.start()) or _CLOCK.match(behind) or (behind[:1] == "." and _DAY.search(before)):
        return True
    if found.start() < _SHORT and _HEADING.match(text[: found.start()]):
        return True
    opened, closed = bool(_OPENED.search(before)), bool(_CLOSED.match(behind))
    if "," in number:  # `[0,1]` is an interval
        return opened or closed
    return opened and closed and 1 <= _values(number)[0] < _MOST_PARTS


def _is_share(number: str) -> bool:
    """Whether a comma in a number is a decimal one."""
    whole, comma, rest = number.partition(",")
    return bool(comma) and len(rest) != 3 and "." not in rest and "," not in rest and bool(whole)


def _values(number: str) -> tuple[float, ...]:
    """What a number may mean: a comma before three digits is between thousands, or, elsewhere, a decimal one.

    A point before three digits may be either.
    """
    bare = re.sub(rf"[,'{_THIN}](?=\d{{3}}(?!\d))", "", number)
    if "," in bare:
        return (float(bare.replace(",", ".")),)
    if _POINTED.fullmatch(number):
        return float(bare), float(bare.replace(".", ""))
    return (float(bare),)


def _digit(number: str) -> float:
    """One in the last digit of a number."""
    bare = re.sub(rf"[,'{_THIN}](?=\d{{3}}(?!\d))", "", number).replace(",", ".")
    return 10.0 ** -len(bare.partition(".")[2])


def _last_figure(number: str) -> float:
    """One in the last digit that is not 0."""
    bare = re.sub(rf"[,'{_THIN}]", "", number)
    if "." in bare:
        return _digit(number)
    return 10.0 ** min(len(bare) - len(bare.rstrip("0")), 300) if bare.strip("0") else 1.0


def _numbers(line: str) -> Iterator[float]:
    """Everything in a line that may be taken for a number, whatever it is."""
    text = line.translate(_PLAIN)
    for found in _NUMBER.finditer(text):
        values = {*_values(found[0])}
        if "," in found[0]:
            values.add(float(re.sub(rf"['{_THIN}]", "", found[0]).partition(",")[0]))
            if found[0].count(",") == 1 and "." not in found[0]:
                values.add(float(re.sub(rf"['{_THIN}]", "", found[0]).replace(",", ".")))
        scale = _SCALE.match(text, found.end())
        yield from values
        if scale:
            factor = _SCALES[(scale[1] or scale[2]).lower()]
            yield from (each * factor for each in values)
    for found in _WORD.finditer(text):
        # The pattern may match letters that only look like those of a word.
        tens, ones = _TENS.get((found[1] or "").lower()), _ONES.get((found[2] or found[3] or "zero").lower())
        if ones is None or (tens is None and found[1]):
            continue
        value = float((tens or 0) + ones)
        yield value
        scale = _SCALE.match(text, found.end())
        if scale and scale[1]:
            yield value * _SCALES[scale[1].lower()]
    for found in _PARTS.finditer(text):
        yield from map(float, _FRACTIONS[(found.lastindex or 1) - 1])


def _is_among(numbers: Sequence[float], value: float, near: float) -> bool:
    at = bisect_left(numbers, value - near)
    return at < len(numbers) and numbers[at] <= value + near


def _follows(value: float, near: float, line: Sequence[float]) -> bool:
    """Whether a value is the difference, ratio or growth of two neighbours in a line, or what is left of one."""
    if any(abs(100 - each - value) <= near for each in line):
        return True
    return any(_is_made(value, near, pair) for pair in _neighbours(line))


def _is_made(value: float, near: float, pair: tuple[float, float]) -> bool:
    low, high = sorted(pair)
    made = [high - low, high + low]
    if low:
        made += [high / low, 100 * (high - low) / low, 100 * (high - low) / high, 100 * low / high]
    return any(abs(each - value) <= near for each in made)


def _neighbours(line: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Pairs of numbers that stand together, at most one other between them."""
    yield from pairwise(line)
    yield from zip(line, line[2:], strict=False)
