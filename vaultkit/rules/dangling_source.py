"""Every entry of the property `sources` leads to a note, and on a line to a note of `type: note`.

What a line rests on must be there to be read. Mend the name, write the missing note, or take the entry out. A line
rests on notes, not on other lines, papers or files; a note without `type` may be a source too, since one written by
hand often has none. On any other note a source may also be a file, such as a PDF. Of a source that leads nowhere this
rule speaks and LNK001 is silent; an entry that is no link at all is FM003's.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.rules.parts import of_properties
from vaultkit.survey import Survey
from vaultkit.vault import Verdict
from vaultkit.vocabulary import LINE, NOTE

CODE, NAME, SEVERITY = "SRC001", "dangling-source", Severity.ERROR
_LINE = '---\ntype: line\ntitle: Why tea?\nstatus: stub\nsources:\n  - "[[{}]]"\n---\n'
_NOTE = "---\ntype: note\ntitle: Tea calms\nstatus: stub\n---\n\n## Used by\n\n- [[Why tea?]]\n"
GOOD = Example({"Why tea?.md": _LINE.format("Tea calms"), "Tea calms.md": _NOTE})
BAD = Example(
    {
        "Why tea?.md": _LINE.format("Tea wakes"),
        "How to brew?.md": _LINE.format("Why tea?").replace("Why", "How", 1),
    },
    says=(
        "How to brew?.md:6:6: the source 'Why tea?' is a line, not a note",
        "Why tea?.md:6:6: the source 'Tea wakes' leads to no note",
    ),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    for link, routes in of_properties(note, survey):
        if link.property == "sources":
            known = routes or survey.vault.judge(link, note) == Verdict.BROKEN
            fault = _fault(note, survey, routes) if known else ""
            if fault:
                yield Problem(link.line, link.column, f"the source {link.target!r} {fault}", link.target)


def _fault(note: Note, survey: Survey, routes: tuple[str, ...]) -> str:
    if not routes:
        return "leads to no note"
    if note.kind != LINE:
        return ""
    source = survey.vault.sketches.get(routes[0])
    if source is None:
        return "is a file, not a note"
    return "" if source.kind in ("", NOTE) else f"is a {source.kind}, not a note"
