"""A note that lists a contradiction or a limit also speaks of it in its text.

Who reads the text of the page should not have to find out from a list that another note contradicts or limits it: write
one sentence that links the other note. Any link outside the lists of the vault format will do, in your own part of the
note too, and so will a callout that records the contradiction. Entries of the lists and properties are no text. A note
without a page of its own is not asked to speak.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vaultkit.claims import Claims, place
from vaultkit.lists import title_at
from vaultkit.markup import address
from vaultkit.model import Example, Note, Problem, Relation, Severity
from vaultkit.note import passages
from vaultkit.rules.parts import sections
from vaultkit.stated import CALLOUT
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "CLM014", "limit-not-in-body", Severity.INFO

_CUPS = {"Cups.md": "# Cups\n"}
_RELATED = "## Related\n\n- **qualified by** [[Cups]] — only when the cup is small\n"
GOOD = Example({**_CUPS, "Tea calms.md": f"# Tea calms\n\nOf large cups, see [[Cups]].\n\n{_RELATED}"})
BAD = Example(
    {**_CUPS, "Tea calms.md": f"# Tea calms\n\nOf any cup.\n\n{_RELATED}"},
    says=("Tea calms.md:7:20: this note lists that 'Cups' qualifies it, but its text never mentions 'Cups'",),
)
_LIMITS = frozenset(("qualifies", "contradicts"))
_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d+[.)])\s")


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    claims = survey.claims
    if not claims.page(note.path):
        return
    stated = [each for each in claims.stated_on(note.path, _LIMITS) if each.subject != each.object]
    if not stated:
        return
    listed: dict[str, list[Relation]] = {}
    for each in stated:
        listed.setdefault(_other(each, note.path), []).append(each)
    spoken = {_other(each, note.path) for each in stated if each.where == CALLOUT}
    spoken |= _mentioned(note, survey)
    for node, relations in listed.items():
        if node not in spoken:
            yield _problem(note.path, node, sorted(relations, key=place), claims)


def _problem(path: str, node: str, relations: Sequence[Relation], claims: Claims) -> Problem:
    first, other = relations[0], claims.title(node)
    says = f"it {first.type} {other!r}" if first.subject == path else f"{other!r} {first.type} it"
    return Problem(
        first.line,
        first.column,
        f"this note lists that {says}, but its text never mentions {other!r}",
        other,
        related=tuple(map(place, relations[1:])),
        edit=f"write one sentence that links {other!r}",
        ids=(node,),
    )


def _other(relation: Relation, path: str) -> str:
    return relation.object if relation.subject == path else relation.subject


def _mentioned(note: Note, survey: Survey) -> frozenset[str]:
    """The nodes that the text of `note` links: not from an item of a list of the format."""
    links = [link for link in note.links if not link.property]
    if not links:
        return frozenset()
    parts, lines = sections(note, survey), note.text.split("\n")
    found = [(link, title_at(parts, link.line)) for link in links]
    listed = {link.line for link, section in found if section}
    items = {line for line in listed if _ITEM.match(lines[line - 1])}
    if items != listed:  # an item may go on, and a list may hold a paragraph
        whole = (each for each in passages(note) if _ITEM.match(each.text))
        items = {line for each in whole for line in range(each.first, each.last + 1)}
    said = {address(link.target, link.anchor) for link, section in found if not section or link.line not in items}
    return frozenset(survey.claims.nodes.of(each, note.path) for each in said)
