"""The text of a line cites every source that the line lists.

A source that the text never links is one whose part in the answer nobody can see. Link it where it is used, or take it
off the list. The text is all of the body outside `Sources` and `Next inquiring lines`, what you wrote yourself
included; only a line with `status: page` has one.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.rules.parts import entries, mentions
from vaultkit.survey import Survey
from vaultkit.vocabulary import LINE, NEXT_LINES, PAGE, SOURCES

CODE, NAME, SEVERITY = "SRC003", "uncited-source", Severity.WARNING
_LINE = '---\ntype: line\ntitle: Why tea?\nstatus: page\nsources:\n  - "[[Tea calms]]"\n---\n\n# Why tea?\n\n'
_NOTE = "---\ntype: note\ntitle: Tea calms\nstatus: stub\n---\n\n## Used by\n\n- [[Why tea?]]\n"
GOOD = Example({"Why tea?.md": f"{_LINE}Because [[Tea calms]].\n", "Tea calms.md": _NOTE})
BAD = Example(
    {"Why tea?.md": f"{_LINE}Because it calms.\n\n## Sources\n\n- [[Tea calms]]\n", "Tea calms.md": _NOTE},
    says=("Why tea?.md:6:6: the text never cites the source 'Tea calms'",),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    if note.kind == LINE and note.meta.get("status") == PAGE:
        cited = {
            path
            for mention in mentions(note, survey)
            if mention.section not in (SOURCES, NEXT_LINES)
            for path in mention.routes
        }
        for path, link in entries(note, survey, "sources", SOURCES).items():
            if path in survey.vault.notes and path not in cited:
                yield Problem(link.line, link.column, f"the text never cites the source {link.target!r}", link.target)
