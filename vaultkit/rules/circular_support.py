"""No claim supports itself by way of others.

Where notes support one another in a circle, each lends the next what it has only from itself. Take one of the supports
away; the finding names the weakest: one that is only hedged, else one that is only partial. It is an error where
nothing from outside founds any of them, and only worth knowing where something does. There is one finding for all notes
that support one another in this way, with a shortest circle; a note that is said to support itself is one too. Only
`supports` counts: that two claims explain or extend each other is nothing odd.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.claims.rings import Ring, another, statements, weakest
from vaultkit.claims.standing import Standing
from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.rules.standing import place_on, titles
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "CLM007", "circular-support", Severity.ERROR

_CALM = '---\nsupports:\n  - "[[Tea helps sleep]]"\n---\n\n# Tea calms\n'
GOOD = Example({"Tea calms.md": _CALM, "Tea helps sleep.md": "# Tea helps sleep\n\nSee [[Tea calms]].\n"})
BAD = Example(
    {
        "Tea calms.md": _CALM,
        "Tea helps sleep.md": '---\nsupports:\n  - "[[Tea calms]]"\n---\n\n# Tea helps sleep\n',
    },
    says=(
        "Tea calms.md:3:6: 'Tea calms' and 'Tea helps sleep' support one another in a circle, "
        "and nothing from outside founds them",
    ),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    claims, standing = survey.claims, survey.claims.standing
    ring = standing.rings.get(note.path)
    if not ring:
        return
    names = claims.nodes.names
    said = {link: statements(link, standing.stated, note.path) for link in ring.links}
    founded = any(standing.founds[each] for each in ring.members)
    members = [names[each] for each in dict.fromkeys((*ring.way, *ring.members))]
    tail, head = weakest(said.items())
    supported = "itself" if head == tail else repr(claims.title(names[head]))
    edit = f"take away that {claims.title(names[tail])!r} supports {supported}"
    if another(ring, (tail, head), standing.stated):
        edit += ", which leaves another circle"
    if not founded:
        edit += f", or give {claims.title(note.path)!r} a support from outside"
    how, them = ("support one another in a circle", "them") if len(members) > 1 else ("supports itself", "it")
    but = f"and nothing from outside founds {them}"
    if founded:
        absent = [] if _has_outside(ring, standing) else [each for each in members if not claims.page(each)]
        but = f"though something from outside founds {them}"
        if absent:
            but = f"and what founds {them} nobody can tell, since there is no page of {titles(absent, claims)}"
    place, related = place_on(note.path, (edge for edges in said.values() for edge in edges), claims)
    yield Problem(
        place.line,
        place.column,
        f"{titles(members, claims)} {how}, {but}",
        claims.title(names[ring.links[0][1]]),
        Severity.INFO if founded else SEVERITY,
        related,
        tuple(standing.step(edges[0]) for edges in said.values()),
        edit,
        (*members, "founded" if founded else "unfounded"),
    )


def _has_outside(ring: Ring, standing: Standing) -> bool:
    """Whether something founded that is no member supports a member."""
    within = frozenset(ring.members)
    supporters = {each for member in within for each in standing.grounds.before(member)} - within
    return any(map(standing.founds.__getitem__, supporters))
