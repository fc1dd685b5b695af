"""What a seed holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from vaultkit.model.notes import Fault


class Entry(NamedTuple):
    """An entry of a seed page's list: a title, what stands under it (summary or gloss) and the annotation, if any."""

    title: str
    text: str
    annotation: str
    line: int
    column: int


class Paragraph(NamedTuple):
    """A paragraph of a seed page, one line of its file, without blanks at its ends."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Page:
    """One seed page, read: a `line` or a `note`; `kind` is empty where the page could not be understood.

    `intro` is the framing of a line or the gloss of a note. Lists keep the page's order; a title that a list names
    twice stands in it once.
    """

    path: str
    kind: str = ""
    title: str = ""
    intro: str = ""
    claim: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    sources: tuple[Entry, ...] = ()
    next: tuple[Entry, ...] = ()
    used_by: tuple[Entry, ...] = ()
    related: tuple[Entry, ...] = ()
    papers: tuple[Entry, ...] = ()
    faults: tuple[Fault, ...] = ()
