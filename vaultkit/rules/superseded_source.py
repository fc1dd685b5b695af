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
from vaultkit.claims.standing import Edge
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
_MOST = 8  # steps that are shown


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    claims = survey.claims
    yield from _circle(note.path, claims)
    if note.meta.get("as_of") not in (None, "") or not claims.page(note.path):
        return
    supports = {each.node: claims.standing.doubts.edge(each) for each in claims.standing.doubts.supporters(note.path)}
    succession = claims.standing.succession
    for old, support in supports.items():
        unnamed: dict[Edge, tuple[str, ...]] = {}
        for edge in succession.superseding(old):
            last = [each for each in succession.last(edge.tail) if not _names(note.path, each, supports, claims)]
            if last and not _names(note.path, edge.tail, supports, claims):
                unnamed[edge] = tuple(last)
        if unnamed:
            place, related = place_on(note.path, (support, *islice(unnamed, _MOST)), claims)
            ends = list(dict.fromkeys(each for last in unnamed.values() for each in last))
            newer = [each.tail for each in unnamed]
            chain = dict.fromkeys(
                step for edge in islice(unnamed, _MOST) for step in islice(succession.chain(edge), _MOST)
            )
            yield Problem(
                place.line,
                place.column,
                _message(old, newer, ends, claims),
                claims.title(old),
                SEVERITY,
                related,
                tuple(map(claims.standing.step, chain)),
                f"cite {titles(ends, claims)}",
            )


def _names(path: str, node: str, supports: dict[str, Edge], claims: Claims) -> bool:
    """Whether a note is a node, rests on it or mentions it."""
    return path == node or node in supports or claims.mentions(path, node)


def _message(old: str, newer: list[str], ends: list[str], claims: Claims) -> str:
    then = "" if ends == newer else f", and in the end by {titles(ends, claims)}"
    one = len({*newer, *ends}) == 1
    return (
        f"{claims.title(old)!r} is superseded by {titles(newer, claims)}{then}, "
        f"which {'is' if one else 'are'} not named here"
    )


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
        )
