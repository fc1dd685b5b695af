"""Titles to file names: legal on every platform, unique in the vault, the same whatever else is there.

The sanitiser follows the obsidian reference 2.2, which restates that of the official importer.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping

_LIMIT = 240
_LONGEST_DEVICE = 4
_SUFFIX = 8
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_WORDS = re.compile(r"([0-9A-Za-z](?: ?[0-9A-Za-z',()-])*)\??")  # they change nothing but the mark behind them
_REFUSED = re.compile(r'[?<>:*|"\x00-\x1f\x7f-\x9f\[\]#^]')


def legal(title: str) -> str:
    """`title` as a file name without extension; at most 240 UTF-8 bytes, `Untitled` where nothing is left."""
    plain = _WORDS.fullmatch(title)
    if plain and _LONGEST_DEVICE < len(plain[1]) <= _LIMIT:
        return plain[1]
    text = unicodedata.normalize("NFC", title).replace("/", "-").replace("\\", "-")
    # What stood apart may meet when characters go: two `%`, a letter and its accent.
    text = unicodedata.normalize("NFC", _REFUSED.sub("", text).replace("%%", ""))
    text = _tidy(_cut(_tidy(text), _LIMIT))
    return "Untitled" if not text or _DEVICES.fullmatch(text) else text


def file_names(titles: Iterable[str], reserved: Iterable[str] = ()) -> Mapping[str, str]:
    """A file name without extension for each title, no two equal when case-folded, none among `reserved`.

    Of titles that would meet, the one that its file name changes least keeps it (a question that only loses its mark
    before all others); each other gets a suffix made from itself. So a name never depends on the order of titles, and
    a further title renames another only if it meets it and is nearer to the name.
    """
    claimed: dict[str, list[str]] = {}
    chosen = {title: legal(title) for title in titles}
    for title, legal_name in chosen.items():
        claimed.setdefault(_fold(legal_name), []).append(title)
    taken = {_fold(name) for name in reserved}
    names: dict[str, str] = {}
    for folded, rivals in sorted(claimed.items()):
        keeper, *others = sorted(rivals, key=_distance) if len(rivals) > 1 else rivals
        if folded in taken:
            others.insert(0, keeper)
        else:
            names[keeper] = chosen[keeper]
            taken.add(folded)
        for title in others:
            names[title] = ""
    for title in sorted(title for title, its_name in names.items() if not its_name):
        names[title] = _suffixed(title, taken)
    return names


def _suffixed(title: str, taken: set[str]) -> str:
    digest = hashlib.sha256(title.encode()).hexdigest()
    length = _SUFFIX
    while True:
        name = f"{_tidy(_cut(legal(title), _LIMIT - length - 3))} ({digest[:length]})"
        if _fold(name) not in taken:
            taken.add(_fold(name))
            return name
        length += 1


def _distance(title: str) -> tuple[int, int, str]:
    name = legal(title)
    return (title != f"{name}?", abs(len(title) - len(name)), title)


def _fold(name: str) -> str:
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" .")


def _cut(text: str, limit: int) -> str:
    """At most `limit` bytes, cut between characters and at the last blank past the middle where there is one."""
    if len(text.encode()) <= limit:
        return text
    cut = text.encode()[:limit].decode(errors="ignore")
    blank = cut.rfind(" ")
    return cut[:blank] if blank > len(cut) // 2 else cut
