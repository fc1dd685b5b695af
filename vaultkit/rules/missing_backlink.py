"""A line lists a note among its sources exactly when that note lists the line under `Used by`.

A reader of the note sees by that section what hangs on it, so both lists must tell the same: add the bullet, or take
the entry out. The finding stands where the one list has an entry that the other lacks, and stubs are held to it like
pages. Only a `type: line` and a `type: note` are; no other link needs a link back.

It is a warning, because no link is broken by it, Obsidian shows backlinks by itself, and a line that you write beside
generated notes is not yet in their lists: add it to the note under a `Used by` heading of your own, in the part that
survives an export.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.model import Example, Note, Place, Problem, Severity
from vaultkit.rules.parts import entries, holds
from vaultkit.survey import Survey
from vaultkit.vocabulary import LINE, NOTE, SOURCES, USED_BY

CODE, NAME, SEVERITY = "SRC002", "missing-backlink", Severity.WARNING
_LINE = '---\ntype: line\ntitle: {0}\nstatus: stub\nsources:\n  - "[[{1}]]"\n---\n\n# {0}\n'
_NOTE = "---\ntype: note\ntitle: {0}\nstatus: stub\n---\n\n# {0}\n\n## Used by\n\n- [[{1}]]\n"
GOOD = Example(
    {
        "Why tea?.md": _LINE.format("Why tea?", "Tea calms"),
        "Tea calms.md": _NOTE.format("Tea calms", "Why tea?"),
    }
)
BAD = Example(
    {
        "Why tea?.md": _LINE.format("Why tea?", "Tea calms"),
        "Why now?.md": _LINE.format("Why now?", "Tea wakes"),
        "Tea calms.md": _NOTE.format("Tea calms", "Why now?"),
        "Tea wakes.md": _NOTE.format("Tea wakes", "Why now?"),
    },
    says=(
        "Tea calms.md:11:3: the line 'Why now?' does not list this note among its sources",
        "Why tea?.md:6:6: the note 'Tea calms' does not list this line under 'Used by'",
    ),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    if note.kind == LINE:
        wanted, (key, section) = NOTE, ("", USED_BY)
        found = entries(note, survey, "sources", SOURCES)
        fault = "does not list this line under 'Used by'"
    elif note.kind == NOTE:
        wanted, (key, section) = LINE, ("sources", SOURCES)
        found = entries(note, survey, "", USED_BY)
        fault = "does not list this note among its sources"
    else:
        return
    for path, link in found.items():
        other = survey.vault.sketches.get(path)
        if other and other.kind == wanted and not holds(survey.vault.notes[path], survey, key, section, note.path):
            message = f"the {wanted} {link.target!r} {fault}"
            yield Problem(link.line, link.column, message, link.target, related=(Place(path, 1, 1),))
