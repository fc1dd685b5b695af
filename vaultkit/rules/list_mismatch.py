"""A property and the section of the body that lists the same things agree.

On a line these are `sources` and `## Sources`, `next` and `## Next inquiring lines`; on a note `papers` and
`## Papers`, and every relation, such as `supports`, with the bullets of `## Related`, such as
`- **supports** [[Rest heals]]`. A query reads the one and a reader the other. Add what is missing, or take it out of
both. Nothing is said where only one of the two exists, of links that lead nowhere, of your own part of the note, or of
vaults that do not use vault format 1.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.model import Example, Link, Note, Problem, Severity
from vaultkit.rules.parts import mentions, sections, speaks_format
from vaultkit.survey import Survey
from vaultkit.vocabulary import LINE, NEXT_LINES, NOTE, PAPERS, RELATED, RELATION_KEYS, SOURCES

CODE, NAME, SEVERITY = "SRC005", "list-mismatch", Severity.WARNING
_META = '---\ntype: note\ntitle: Tea calms\nstatus: stub\nsupports:\n  - "[[Rest heals]]"\n---\n'
_RELATED = "\n## Related\n\n- **supports** [[{}]]\n"
_OTHERS = {"Rest heals.md": "# Rest heals\n", "Sleep heals.md": "# Sleep heals\n"}
GOOD = Example({"Tea calms.md": _META + _RELATED.format("Rest heals"), **_OTHERS})
BAD = Example(
    {"Tea calms.md": _META + _RELATED.format("Sleep heals"), **_OTHERS},
    says=(
        "Tea calms.md:6:6: the property 'supports' lists 'Rest heals', the section 'Related' does not",
        "Tea calms.md:11:16: the section 'Related' lists 'Sleep heals', the property 'supports' does not",
    ),
)

# By kind of note: the properties that each section of the body repeats.
_TWINS: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    LINE: ((("sources",), SOURCES), (("next",), NEXT_LINES)),
    NOTE: ((("papers",), PAPERS), (RELATION_KEYS, RELATED)),
}


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    if speaks_format(note):
        titles = {section.title for section in sections(note, survey) if not section.below}
        for names, title in _TWINS.get(note.kind, ()):
            keys = [name for name in names if name in note.meta]
            if keys and title in titles:
                yield from _partings(note, survey, keys, title)


def _partings(note: Note, survey: Survey, keys: list[str], title: str) -> Iterator[Problem]:
    stated: dict[tuple[str, str], Link] = {}
    for link, routes in survey.links(note):
        if link.property in keys and len(routes) == 1:
            stated.setdefault((link.property, routes[0]), link)
    listed, remarked = _section(note, survey, title, "" if title == RELATED else keys[0])
    for (key, path), link in stated.items():
        if listed.keys().isdisjoint({(key, path), ("", path)}) and path not in remarked:
            message = f"the property {key!r} lists {link.target!r}, the section {title!r} does not"
            yield Problem(link.line, link.column, message, link.target)
    for (key, path), link in listed.items():
        if stated.keys().isdisjoint((each, path) for each in ([key] if key else keys)):
            lacking = f"the property {key!r} does not" if key else "no property does"
            message = f"the section {title!r} lists {link.target!r}, {lacking}"
            yield Problem(link.line, link.column, message, link.target)


def _section(note: Note, survey: Survey, title: str, key: str) -> tuple[dict[tuple[str, str], Link], set[str]]:
    """The entries of a section by property and path, and the paths that it names without listing them.

    `key` is the property that the section repeats, empty where each entry says it; one that does not, such as
    `- [[Rest heals]]` under `Related`, stands for any.
    """
    listed: dict[tuple[str, str], Link] = {}
    remarked: set[str] = set()
    for mention in mentions(note, survey):
        if mention.section == title and not mention.below and len(mention.routes) == 1:
            if mention.entry:
                listed.setdefault((key or mention.relation, mention.routes[0]), mention.link)
            elif key:
                remarked.add(mention.routes[0])  # `- [[A]] and [[B]]` may list both
    return listed, remarked
