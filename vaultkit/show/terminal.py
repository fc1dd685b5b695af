"""A note as text for a terminal."""

from __future__ import annotations

from vaultkit import html
from vaultkit.model import Note
from vaultkit.show.layout import lay_out
from vaultkit.show.lines import Lines
from vaultkit.show.view import Entry, Group, View, view
from vaultkit.survey import Survey
from vaultkit.vocabulary import PAPERS

_MOST = 10
_BOLD, _DIM = "1", "2"
_COLOURS = {-1: "1;31", 0: "1;33", 1: "1;32"}


def text(note: Note, survey: Survey, width: int, colour: bool) -> str:
    """`note` for a terminal of `width` columns, in whole lines; without `colour` there is nothing but text in it.

    Nothing of the note that a terminal would obey is left in it. Lines of code are as long as they are.
    """
    return _Sheet(survey, note, Lines(width, colour)).write()


class _Sheet:
    def __init__(self, survey: Survey, note: Note, lines: Lines) -> None:
        self._vault, self._note, self._lines = survey.vault, note, lines
        self._view = view(note, survey)

    def write(self) -> str:
        seen, lines = self._view, self._lines
        lines.text(seen.title, _BOLD)
        lines.text(" · ".join(filter(None, (seen.kind, seen.status, self._note.path))), _DIM)
        _labelled(lines, "Claim", seen.claim)
        _labelled(lines, "", seen.lead)
        _labelled(lines, "Summary", seen.summary)
        lines.gap()
        lay_out(html.body(seen.prose, self._address), lines)
        self._relations(seen)
        for group in seen.lists:
            self._list(f"{group.name} ({len(group.entries)})", group.entries, numbered=group.name == PAPERS)
        self._long(f"Used by {len(seen.used.entries)} line{'s' if len(seen.used.entries) != 1 else ''}", seen.used)
        self._long(f"{seen.linked.name} ({len(seen.linked.entries)})", seen.linked)
        return lines.written()

    def _relations(self, seen: View) -> None:
        for group in seen.relations:
            name = group.name.replace("_", " ").capitalize()
            self._list(f"{name} ({len(group.entries)})", group.entries, _COLOURS[group.polarity])

    def _long(self, title: str, group: Group) -> None:
        if group.entries:
            self._list(title, group.entries[:_MOST])
            more = len(group.entries) - _MOST
            if more > 0:
                self._lines.text(f"... and {more} more", _DIM, "  ", "  ")

    def _list(self, title: str, entries: tuple[Entry, ...], style: str = _BOLD, *, numbered: bool = False) -> None:
        self._lines.gap()
        self._lines.text(title, style)
        for number, entry in enumerate(entries, start=1):
            mark = f"  {number}. " if numbered else "  - "
            strength = f" ({entry.strength})" if entry.strength not in ("", "normal") else ""
            self._lines.text(entry.title + strength, "", mark, " " * len(mark))
            if entry.words:
                lay_out(html.inline(entry.words, self._address), self._lines, " " * len(mark), _DIM)

    def _address(self, target: str, anchor: str) -> str:  # noqa: ARG002
        """Where a link leads does not show, only whether it leads anywhere."""
        return next(iter(self._vault.find(target, self._note.path)), "")


def _labelled(lines: Lines, label: str, words: str) -> None:
    if words:
        lines.gap()
        lines.runs([(f"{label}: ", _BOLD)] * bool(label) + [(words, "")])
