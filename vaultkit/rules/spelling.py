"""How a link spells its target, against the name on disk."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from vaultkit.model import Link, Note
from vaultkit.survey import Survey
from vaultkit.vault.paths import around, is_relative

CASE, FORM = "case", "form"
_ASKED = 10
_BLANKS = str.maketrans({"\xa0": " ", "\u202f": " "})


def misspelled(note: Note, survey: Survey, kind: str) -> Iterator[tuple[Link, str]]:
    """The links that differ in `kind` from the path of their file, each with how the path has it.

    A no-break blank is a blank: nobody sees the difference, and names with either are common in imported notes.
    """
    for link, routes in survey.inexact(note):
        written = around(link.target, note.path) if is_relative(link.target) else link.target.strip("/")
        written = written.translate(_BLANKS)
        paths = [path.translate(_BLANKS) for path in routes[:_ASKED]]
        if not any(path.endswith(written) or _stem(path).endswith(written) for path in paths):
            actual = _same_part(written, paths[0])
            if kind == (FORM if _is_same_form(written, actual) else CASE):
                yield link, actual


def _is_same_form(written: str, actual: str) -> bool:
    """Whether two spellings of one path differ in Unicode form only."""
    return unicodedata.normalize("NFC", written) == unicodedata.normalize("NFC", actual)


def _same_part(written: str, path: str) -> str:
    """As many folders and names of `path` as `written` has, with `.md` where that has it."""
    part = "/".join(path.split("/")[-(written.count("/") + 1) :])
    return part if written.lower().endswith(".md") else _stem(part)


def _stem(path: str) -> str:
    return path[:-3] if path.lower().endswith(".md") else path
