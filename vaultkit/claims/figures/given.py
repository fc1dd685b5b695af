"""The figures that a text gives: numbers with a percent sign, a unit or a decimal point."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from vaultkit.claims.figures.numbers import NUMBER, PLAIN, SCALE, SCALES, last_digit, last_figure, values_of
from vaultkit.claims.figures.references import is_glued, is_named, is_reference

_UNITS = (
    r"\s?%|[\s-]?(?:percent(?:age)?|per cent|pct)\b",
    r"-points?\b(?! (?:scale|[Ll]ikert|plan|list|grid|program|font))|\s(?:points?|pts)\b|\s?(?:pp|bps)\b",
    r"\s?x(?![\w']|\s?[\d(\ufffb\ufffc\u25a1])|[\s-]?fold\b|\stimes\b",
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
_NEAR = 40
_COUNTED = re.compile(r"\spoints?")
_FEW = 4


class Figure(NamedTuple):
    """A figure as a text has it: the words from `start` on, what they may mean, how much makes no difference.

    The words are as they are written, on one line.
    """

    start: int
    words: str
    values: tuple[float, ...]
    near: float


def figures(text: str) -> Iterator[Figure]:
    """The figures of one line of plain text, in its order."""
    written, text = text, text if text.isascii() else text.translate(PLAIN)
    named_to = -1
    for found in NUMBER.finditer(text):
        start, end = found.span()
        before, behind = text[max(start - _NEAR, 0) : start], text[end : end + _NEAR]
        unit = _UNIT.match(behind)
        money = _CURRENCY.search(before)
        chained = named_to >= 0 and bool(_CHAINED.fullmatch(text[named_to:start]))
        if is_glued(before, behind, unit, money=bool(money)):
            named_to = end
            continue
        decimal = "." in found[0] or _is_share(found[0])
        named = not decimal or chained or is_named(before, behind) or is_reference(found, before, behind)
        if named and not (unit or money):
            named_to = end
            continue
        tail = behind[unit.end() :] if unit else behind
        if _SAMPLE.search(before) or _CONFIDENCE.match(tail):
            continue
        values = values_of(found[0])
        if unit and _COUNTED.fullmatch(unit[0]) and values[0] < _FEW:
            continue  # two points to make
        if unit and unit[0].strip().startswith(("%", "per", "pct")) and values[0] in (0, 100):
            continue  # all and none
        if _LIMIT.search(before) or _MARK.match(tail):
            continue
        if unit and _SPAN.match(unit[0]) and (_WHEN.search(before) or _SINCE.match(tail) or values[0] in _ROUND):
            continue
        scale = SCALE.match(behind)
        factor = SCALES[(scale[1] or scale[2]).lower()] if scale else 1
        near = last_digit(found[0])
        if _ROUGH.search(before) and not _BY.search(before):
            near = max(near, last_figure(found[0]))
        scaled = tuple(each * factor for each in values)
        behind_it = unit or (scale if money else None)
        start, end = start - len(money[0] if money else ""), end + (behind_it.end() if behind_it else 0)
        yield Figure(start, written[start:end].replace("\n", " "), scaled, near * factor * 1.000001)


def _is_share(number: str) -> bool:
    """Whether a comma in a number is a decimal one."""
    whole, comma, rest = number.partition(",")
    return bool(comma) and len(rest) != 3 and "." not in rest and "," not in rest and bool(whole)
