"""Numbers as a text writes them: with signs between thousands, scales, in letters, as fractions."""

from __future__ import annotations

import re
from collections.abc import Iterator

_THIN = "\u202f"
PLAIN = str.maketrans(
    dict.fromkeys("\u00a0\u2007\u2009", _THIN)
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
    | {"\u00d7": "x", "\u00b5": "u", "\u03bc": "u", "\u2019": "'"}
)
# One letter for one letter, so that places stay.
NUMBER = re.compile(rf"\d{{1,3}}(?:[,'{_THIN}]\d{{3}})+(?:\.\d+)?(?!\d)|\d+(?:[.,]\d+)?")
_POINTED = re.compile(r"[1-9]\d{0,2}\.\d{3}")
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}
SCALE = re.compile(r"[\s-]?(thousand|million|billion|trillion)\b|([kKMBbT])\+?(?!\w)")
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


def values_of(number: str) -> tuple[float, ...]:
    """What a number may mean: a comma before three digits is between thousands, or, elsewhere, a decimal one.

    A point before three digits may be either.
    """
    bare = re.sub(rf"[,'{_THIN}](?=\d{{3}}(?!\d))", "", number)
    if "," in bare:
        return (float(bare.replace(",", ".")),)
    if _POINTED.fullmatch(number):
        return float(bare), float(bare.replace(".", ""))
    return (float(bare),)


def last_digit(number: str) -> float:
    """One in the last digit of a number."""
    bare = re.sub(rf"[,'{_THIN}](?=\d{{3}}(?!\d))", "", number).replace(",", ".")
    return 10.0 ** -len(bare.partition(".")[2])


def last_figure(number: str) -> float:
    """One in the last digit that is not 0."""
    bare = re.sub(rf"[,'{_THIN}]", "", number)
    if "." in bare:
        return last_digit(number)
    return 10.0 ** min(len(bare) - len(bare.rstrip("0")), 300) if bare.strip("0") else 1.0


def numbers(line: str) -> Iterator[float]:
    """Everything in a line that may be taken for a number, whatever it is."""
    text = line.translate(PLAIN)
    for found in NUMBER.finditer(text):
        values = {*values_of(found[0])}
        if "," in found[0]:
            values.add(float(re.sub(rf"['{_THIN}]", "", found[0]).partition(",")[0]))
            if found[0].count(",") == 1 and "." not in found[0]:
                values.add(float(re.sub(rf"['{_THIN}]", "", found[0]).replace(",", ".")))
        scale = SCALE.match(text, found.end())
        yield from values
        if scale:
            factor = SCALES[(scale[1] or scale[2]).lower()]
            yield from (each * factor for each in values)
    for found in _WORD.finditer(text):
        # The pattern may match letters that only look like those of a word.
        tens, ones = _TENS.get((found[1] or "").lower()), _ONES.get((found[2] or found[3] or "zero").lower())
        if ones is None or (tens is None and found[1]):
            continue
        value = float((tens or 0) + ones)
        yield value
        scale = SCALE.match(text, found.end())
        if scale and scale[1]:
            yield value * SCALES[scale[1].lower()]
    for found in _PARTS.finditer(text):
        yield from map(float, _FRACTIONS[(found.lastindex or 1) - 1])
