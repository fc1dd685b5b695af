"""A line lists every note that its text cites among its sources.

Whoever asks what the line rests on reads the list, and so do the backlinks of the note. Add the note to the sources,
or take the link out of the text. Only links from a line with `status: page` to a `type: note` count, and none that you
wrote in your own part of the line, below the text that belongs to the exporter.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.rules.parts import held, mentions
from vaultkit.survey import Survey
from vaultkit.vocabulary import LINE, NEXT_LINES, NOTE, PAGE, SOURCES

CODE, NAME, SEVERITY = "SRC004", "unlisted-citation", Severity.WARNING
_LINE = '---\ntype: line\ntitle: Why tea?\nstatus: page\nsources:\n  - "[[Tea calms]]"\n---\n\n'
_NOTE = "---\ntype: note\ntitle: {}\nstatus: stub\n---\n"
_USED = f"{_NOTE}\n## Used by\n\n- [[Why tea?]]\n"
GOOD = Example({"Why tea?.md": f"{_LINE}Because [[Tea calms]].\n", "Tea calms.md": _USED.format("Tea calms")})
BAD = Example(
    {
        "Why tea?.md": f"{_LINE}Because [[Tea calms]] and [[Tea wakes]].\n",
        "Tea calms.md": _USED.format("Tea calms"),
        "Tea wakes.md": _NOTE.format("Tea wakes"),
    },
    says=("Why tea?.md:9:27: the text cites 'Tea wakes', which is not among the sources",),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    if note.kind == LINE and note.meta.get("status") == PAGE:
        known = set(held(note, survey, "sources", SOURCES))
        for link, routes, section, below, *_ in mentions(note, survey):
            if section in (SOURCES, NEXT_LINES) or below or len(routes) != 1 or routes[0] in known:
                continue
            cited = survey.vault.sketches.get(routes[0])
            if cited and cited.kind == NOTE:
                known.add(routes[0])
                message = f"the text cites {link.target!r}, which is not among the sources"
                yield Problem(link.line, link.column, message, link.target)
