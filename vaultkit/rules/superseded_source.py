"""What rests on a superseded claim names what superseded it.

The reader takes for the last word what the vault itself has replaced. Cite the newer note, the last one where that is
superseded in its turn, or take it as the source. A note or line that says what was known at a time carries that date in
the property `as_of`, and is not asked. Notes that supersede one another in a circle are an error: nobody can tell which
of them holds. Stubs, which have no page, are not asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from vaultkit.claims import Claims
from vaultkit.claims.rings import another, statements, weakest
from vaultkit.claims.succession import SHOWN, Unnamed
from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.rules.standing import place_on, titles
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "CLM018", "superseded-source", Severity.WARNING

_USED = "\n## Used by\n\n- [[What to drink]]\n"
_NEW = '---\nsupersedes:\n  - "[[Tea calms]]"\n---\n\n# Small cups calm\n'
_LINE = """---
type: line
title: What to drink
status: page
sources:
  - "[[Tea calms]]"
---

"""
GOOD = Example(
    {
        "Small cups calm.md": _NEW,
        "Tea calms.md": f"# Tea calms\n{_USED}",
        "What to drink.md": f"{_LINE}A cup helps, says [[Tea calms]], though [[Small cups calm]] narrows it.\n",
    }
)
BAD = Example(
    {
        "Small cups calm.md": _NEW,
        "Tea calms.md": f"# Tea calms\n{_USED}",
        "What to drink.md": f"{_LINE}A cup helps, says [[Tea calms]].\n",
    },
    says=("What to drink.md:6:6: 'Tea calms' is superseded by 'Small cups calm', which is not named here",),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    claims = survey.claims
    yield from _circle(note.path, claims)
    if not claims.page(note.path) or survey.vault.sketches[note.path].meta.get("as_of") not in (None, ""):
        return
    succession, doubts = claims.standing.succession, claims.standing.doubts
    supporters = doubts.supporters(note.path)
    named = {note.path, *(each.node for each in supporters), *claims.linked(note.path)}
    for supporter in supporters:
        unnamed = succession.unnamed(supporter.node, named)
        if unnamed:
            place, related = place_on(note.path, (doubts.edge(supporter), *unnamed.edges), claims)
            chain = dict.fromkeys(step for edge in unnamed.edges for step in islice(succession.chain(edge), SHOWN))
            yield Problem(
                place.line,
                place.column,
                _message(supporter.node, unnamed, claims),
                claims.title(supporter.node),
                SEVERITY,
                related,
                tuple(map(claims.standing.step, chain)),
                f"cite {titles(unnamed.ends, claims, unnamed.many)}",
                (supporter.node, *(each.tail for each in unnamed.edges), str(unnamed.total)),
            )


def _message(old: str, unnamed: Unnamed, claims: Claims) -> str:
    newer = titles([each.tail for each in unnamed.edges], claims, unnamed.total)
    then = "" if unnamed.same else f", and in the end by {titles(unnamed.ends, claims, unnamed.many)}"
    one = unnamed.same and unnamed.total == 1
    return f"{claims.title(old)!r} is superseded by {newer}{then}, which {'is' if one else 'are'} not named here"


def _circle(path: str, claims: Claims) -> Iterator[Problem]:
    """The finding on a circle that is told on the note at `path`."""
    standing, names = claims.standing, claims.nodes.names
    edges = standing.succession.edges
    ring = standing.succession.rings.get(path)
    if ring:
        said = {link: statements(link, edges, path) for link in ring.links}
        tail, head = weakest(said.items())
        place, related = place_on(path, (edge for each in said.values() for edge in each), claims)
        members = [names[each] for each in dict.fromkeys((*ring.way, *ring.members))]
        left = ", which leaves another circle" if another(ring, (tail, head), edges) else ""
        yield Problem(
            place.line,
            place.column,
            f"{titles(members, claims)} supersede one another in a circle",
            claims.title(names[ring.way[1]]),
            Severity.ERROR,
            related,
            tuple(standing.step(each[0]) for each in said.values()),
            f"take away that {claims.title(names[tail])!r} supersedes {claims.title(names[head])!r}{left}",
            tuple(members),
        )
