"""Which passages of a note may acknowledge a disagreement with what they link, or resolve it (claims reference, 3.1).

The words that a link shows count, unless they are a name of the note that it leads to; which of them are, this file
alone does not tell. So each passage is read with and without them: mostly that makes no difference.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from vaultkit import cues, markup
from vaultkit.markup import address
from vaultkit.model import Note
from vaultkit.note import passages
from vaultkit.stated import Stated, spoken_lines

_LINK = re.compile(rf"!?{markup.WIKILINK}|\[([^\[\]]*)\]\([^()]*\)")
_LINE_BREAK = re.compile(r"\n[ \t>]*")


class Linking(NamedTuple):
    """A passage, its text and the addresses of its links."""

    addresses: tuple[str, ...]
    text: str

    def words(self, shows: Callable[[str], bool]) -> str:
        """The text on one line, each link replaced by the words that it shows, if they count."""

        def shown(found: re.Match[str]) -> str:
            label = found[1] or found[3] or ""
            return label if shows(markup.plain(label).strip()) else ""

        return markup.plain(_LINK.sub(shown, _LINE_BREAK.sub(" ", self.text)))


class Telling(NamedTuple):
    """What a passage that links something tells: None where that depends on which words are names.

    `tense` is whether it has a cue of tension; `resolves` whether it or the passage after it has one of resolution.
    """

    addresses: tuple[str, ...]
    tense: bool | None
    resolves: bool | None


def linking(note: Note, said: Iterable[Stated] | None = None) -> Iterator[Linking]:
    """The passages of `note`, with a link or not; an entry of the Related list or a recorded contradiction is none.

    `said` is what `note` states, where somebody knows.
    """
    spoken = spoken_lines(note, said)
    by_line: dict[int, list[str]] = {}
    for link in note.links:
        if not link.property and link.line not in spoken:
            by_line.setdefault(link.line, []).append(address(link.target, link.anchor))
    if not by_line:
        return
    for passage in passages(note):
        lines = range(passage.first, passage.last + 1)
        if spoken.isdisjoint(lines):
            found = dict.fromkeys(each for line in lines for each in by_line.get(line, ()))
            yield Linking(tuple(found), passage.text)


def telling(note: Note, said: Iterable[Stated] | None = None) -> Iterator[Telling]:
    """The passages of `note` that may tell something; `said` is what it states, where somebody knows."""
    before: tuple[Telling, ...] = ()
    for each in (*linking(note, said), Linking((), "")):
        if not before and not each.addresses:
            continue
        words = each.words(_none), each.words(_all)
        resolves = _both(cues.has_resolution, words)
        for addresses, tense, resolved in before:
            told = Telling(addresses, tense, _either(resolved, resolves))
            if told[1:] != (False, False):
                yield told
        before = (Telling(each.addresses, _both(cues.has_tension, words), resolves),) if each.addresses else ()


def _none(_: str) -> bool:
    return False


def _all(_: str) -> bool:
    return True


def _both(has: Callable[[str], bool], words: tuple[str, ...]) -> bool | None:
    bare, shown = words
    found = has(bare)
    return found if bare == shown or has(shown) == found else None


def _either(one: bool | None, other: bool | None) -> bool | None:
    """Whether one of two is, None where that depends."""
    return True if one or other else None if one is None or other is None else False
