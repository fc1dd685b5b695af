"""Numbers that say which, not how much: parts of names, versions, dates, places in a text."""

from __future__ import annotations

import re

from vaultkit.claims.figures.numbers import SCALE, values_of

_GLUED = re.compile(r"[\w.,/:@#^=']$|[^\W\d_]-$")  # letters, or what joins it to something else
_GLUED_BEHIND = re.compile(r"[^\W\d]|\d|[.,:/^]\d|\.x\b|-[^\W\d_]|[x*]\s?\d|\s?[x*/]\s?\d|(?:\s?\+/-)")
_NAMED = re.compile(
    r"(?:[A-Z][\w@&'.-]*|\u00a7|\b(?:(?:section|sec|chapter|chap|ch|figure|fig|table|tab|equation|eq|theorem|lemma|part|no|nr"
    r"|definition|def|proposition|prop|corollary|exercise|remark|algorithm|step|level|grade|item|line|page|pg|p|pp"
    r"|paragraph|para|clause|article|art|issue|volume|vol|question|answer|example|rule|layer|row|column|release)s?|released"
    r"|v|ver|vers\w+|verz\w+|wersj\w+|\u0432\u0435\u0440\u0441\w+|candidate|appendix|see|cf|dated?|ng\u00e0y|arxiv|preprint|doi"
    r"|gpt|llama|claude|opus|sonnet|haiku|gemini|gemma|qwen|mistral|deepseek|grok|phi|python|tensorflow|pytorch|cuda|kernel"
    r"|web|usb|ios|android|node):?)\.?:?\s?[#(\[]?$"
)
_NAMED_BEHIND = re.compile(
    r"\.?[*_]{0,3}\s(?:[A-Z]|(?:mini|nano|pro|turbo|flash|sonnet|haiku|opus|base|instruct|preview|release|version"
    r"|am|pm|compatible|support|uhr|o'clock)\b|(?:or|and)\s(?:later|newer|earlier|older|prior)\b)"
)
_PAPER = re.compile(r"\d\d(?:0[1-9]|1[0-2])\.\d{4,5}(?!\d)|10\.\d{4,9}/")  # as arXiv and DOI number them
_CLOCK = re.compile(r"\s[ap]\.m\b")
_HEADING, _SHORT = re.compile(r"[\s*_#\"'(\[-]*$"), 12  # before the number of a heading or an entry, as in `2.4 Files`
_OPENED, _CLOSED = re.compile(r"[(\[{][*_]{0,3}$"), re.compile(r"[*_]{0,3}[)\]}]")
_MOST_PARTS = 30  # of a text, that a number in brackets may be the number of
_DAY = re.compile(r"\b(?:am|ab|bis|dem|den|der|seit|vom|zum)\s$")


def is_glued(before: str, behind: str, unit: re.Match[str] | None, *, money: bool) -> bool:
    """Whether a number is part of a name, a date, a version, a ratio."""
    if _GLUED.search(before) and not money:
        return True
    return not unit and bool(_GLUED_BEHIND.match(behind)) and not (money and SCALE.match(behind))


def is_named(before: str, behind: str) -> bool:
    """Whether the words beside a number make a name of it, `Llama 3.1`, `section 3.2`, `2.0 release`."""
    return bool(_NAMED.search(before) or _NAMED_BEHIND.match(behind))


def is_reference(found: re.Match[str], before: str, behind: str) -> bool:
    """Whether a bare number with a point or a comma counts the parts of a text, the days, the hours, the papers."""
    number, text = found[0], found.string
    if _PAPER.match(text, found.start()) or _CLOCK.match(behind) or (behind[:1] == "." and _DAY.search(before)):
        return True
    if found.start() < _SHORT and _HEADING.match(text[: found.start()]):
        return True
    opened, closed = bool(_OPENED.search(before)), bool(_CLOSED.match(behind))
    if "," in number:  # `[0,1]` is an interval
        return opened or closed
    return opened and closed and 1 <= values_of(number)[0] < _MOST_PARTS
