"""All lines say the same of a source that they share.

A source has one summary, that of its page, and every line repeats it under `Sources`. Where two lines differ one of
them is out of date: write it as the page of the source has it in `summary`, or, where it has none, as most lines do.
Case, blanks and punctuation make no difference, and neither do entries without words or your own part of a line.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.stated import summaries
from vaultkit.survey import Survey
from vaultkit.survey.wording import normal_summary
from vaultkit.vocabulary import LINE

CODE, NAME, SEVERITY = "CLM022", "summary-drift", Severity.WARNING
_LINE = (
    '---\ntype: line\ntitle: {}\nstatus: page\nsources:\n  - "[[Tea calms]]"\n---\n\nSee [[Tea calms]].\n\n'
    "## Sources\n\n"
)
_NOTE = (
    '---\ntype: note\ntitle: Tea calms\nsummary: "{}"\nstatus: stub\n---\n\n'
    "## Used by\n\n- [[Why tea]]\n- [[How tea]]\n"
)
_FILES = {
    "Tea calms.md": _NOTE.format("Two cups calm."),
    "Why tea.md": _LINE.format("Why tea") + "- [[Tea calms]] — Two cups calm.\n",
}
GOOD = Example({**_FILES, "How tea.md": _LINE.format("How tea") + "- [[Tea calms]] — two cups calm\n"})
BAD = Example(
    {**_FILES, "How tea.md": _LINE.format("How tea") + "- [[Tea calms]] — Three cups calm.\n"},
    says=("How tea.md:13:3: the summary of 'Tea calms' is not the one that its page gives",),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    if note.kind != LINE or note.path not in survey.wording.parted:
        return
    for each in summaries(note):
        routes = survey.vault.resolve(each.link, note)
        right = survey.wording.right(routes[0]) if len(routes) == 1 else None
        if right and normal_summary(each.words) != right.words:
            title = survey.vault.title(routes[0]) if routes[0] in survey.vault.sketches else each.link.target
            giver = (
                "its page gives" if right.place.path == routes[0] else f"{survey.vault.title(right.place.path)!r} gives"
            )
            if right.by_most:
                giver = "most lines give"
            yield Problem(
                each.link.line,
                each.link.column,
                f"the summary of {title!r} is not the one that {giver}",
                each.link.target,
                related=(right.place,),
                edit=f"write the summary of {title!r} as {right.place.path!r} has it",
                ids=(routes[0], normal_summary(each.words), right.words),
            )
