"""Plain text to Markdown that reads the same: escapes, and mentions as wikilinks. `markup.plain` is the way back."""

from __future__ import annotations

import re
from collections.abc import Callable

from vaultkit.collection import Prose

# What would mean something else in Markdown or Obsidian (vault format, "Body"). A backslash only counts before
# punctuation and before what may follow this piece; `#` only where a tag or heading may begin; `&` only in an entity;
# `^` only in a block id.
_MARKS = re.compile(
    r"""
    (?=[\\*_`\[$<~%=\#&^])  # to look for one of some signs is several times faster than to try each
    (?:
    \\(?=[!-/:-@\[-`{-~]|$)
    | [*_`\[$<~]
    | %%+ | ==+
    | (?<![\w&])\#
    | &(?=\#?\w+;)
    | \^(?=[A-Za-z0-9-]+\s*$)
    )
    """,
    re.VERBOSE,
)
# Block marks count at the start of a line only: quote, table, list, rule; a number has its own.
_LINE_MARKS = re.compile(r"[>|]|[-+](?=\s|$)|-(?=[- ]*$)")
_EMBED = re.compile(r"!$")  # right before a link
_NUMBER = re.compile(r"\d{1,9}(?=[.)](?:\s|$))")
_UNFIT_LABEL = re.compile(r"\]\]|\[\[|\]\(|\]$|[`$<\n]|%%|==|\\(?=[!-/:-@\[-`{-~]|$)")


def escape(text: str) -> str:
    """One line of plain text as Markdown that shows the same words."""
    start = 0
    head = ""
    number = _NUMBER.match(text)
    if number:
        start, head = number.end() + 1, f"{number[0]}\\{text[number.end()]}"
    elif _LINE_MARKS.match(text):
        start, head = 1, f"\\{text[0]}"
    return head + _MARKS.sub(_backslashed, text[start:])


def link(base: str, label: str) -> str:
    """A wikilink to the note of the file name `base` that shows `label`."""
    return f"[[{base}]]" if base == label else f"[[{base}|{label}]]"


def fits_label(words: str) -> bool:
    """Whether `words` can be shown by a wikilink as they are: a label takes no escapes and ends at the first `]]`."""
    return not _UNFIT_LABEL.search(words)


def linked(prose: Prose, base_of: Callable[[str], str]) -> str:
    """A text of a seed as Markdown in which every mention that fits a label is a wikilink; `base_of` names its file."""
    parts: list[str] = []
    end = 0
    for mention in prose.mentions:
        label = prose.text[mention.start : mention.end]
        if not fits_label(label):
            continue
        before = _piece(prose.text[end : mention.start], first=end == 0)
        parts.append(_EMBED.sub(_backslashed, before) + link(base_of(mention.name), label))
        end = mention.end
    return "".join((*parts, _piece(prose.text[end:], first=end == 0)))


def _piece(text: str, *, first: bool) -> str:
    return escape(text) if first else _MARKS.sub(_backslashed, text)


def _backslashed(found: re.Match[str]) -> str:
    return "".join(f"\\{char}" for char in found[0])
