"""A link by name does not pass over a file of that name beside it.

A file in the root of the vault is found by its bare name from everywhere, even from a folder that has a file of the
same name: Obsidian takes an exact path first. Write the path of the one that is meant, or move the one in the root.
"""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname

from vaultkit.model import CARD, Example, Note, Place, Problem, Severity
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "LNK012", "shadowed-neighbour", Severity.WARNING
_FILES = {"Index.md": "# All\n", "tea/Index.md": "# Tea\n"}
GOOD = Example({"tea/Green.md": "[[tea/Index]]\n", "Cups.md": "[[Index]]\n", **_FILES})
BAD = Example(
    {"tea/Green.md": "[[Index]]\n", **_FILES},
    says=("tea/Green.md:1:1: 'Index' leads to 'Index.md' in the root, past 'tea/Index.md' beside this note",),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    folder = dirname(note.path)
    if not folder or not survey.shadowing:
        return
    for link, routes in survey.links(note):
        is_name = link.target and "/" not in link.target and link.form != CARD
        if is_name and len(routes) == 1 and routes[0] in survey.shadowing:
            beside = survey.vault.find(f"./{link.target}", note.path)
            if beside and beside != (note.path,):
                message = f"{link.target!r} leads to {routes[0]!r} in the root, past {beside[0]!r} beside this note"
                yield Problem(link.line, link.column, message, link.target, related=(Place(beside[0], 1, 1),))
