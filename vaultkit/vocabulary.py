"""The words of vault format 1: kinds of note, relation types, front-matter keys in their order.

The one place that knows them. The exporter writes by these tables, the JSON Schemas in `schema/` are generated from
them, and the linter checks against the same.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

LINE, NOTE, PAPER = "line", "note", "paper"
FOLDERS = {LINE: "lines", NOTE: "notes", PAPER: "papers"}
KINDS = (LINE, NOTE, PAPER)
KIND_TITLES = {
    LINE: "An inquiring line: a question answered by weaving notes together.",
    NOTE: "A note: one claim under a question.",
    PAPER: "A related paper, known by its title.",
}
KIND_NOUNS = {LINE: ("inquiring line", "inquiring lines"), NOTE: ("note", "notes"), PAPER: ("paper", "papers")}
PAGE, STUB = "page", "stub"

USED_BY, RELATED, SOURCES = "Used by", "Related", "Sources"
NEXT_LINES, PAPERS, MENTIONED_BY = "Next inquiring lines", "Papers", "Mentioned by"

YOURS = "%% vaultkit: everything below this line is yours and is kept %%"
INDEX = "Index of the vault"
CONTRADICTIONS = "Contradictions"
SIDECAR = "relations.jsonl"
"""The file of an exported vault that has every relation whole; Obsidian does not show files of its type."""


class RelationType(NamedTuple):
    """A typed relation read `S name O`; `inverse` reads it from O. Only a symmetric one is its own inverse."""

    name: str
    inverse: str
    polarity: int
    meaning: str

    @property
    def symmetric(self) -> bool:
        """Whether it reads the same from both sides."""
        return self.name == self.inverse


RELATION_TYPES = (
    RelationType("contradicts", "contradicts", -1, "both cannot hold as stated"),
    RelationType("refutes", "refuted_by", -1, "is offered as defeating it"),
    RelationType("qualifies", "qualified_by", 0, "limits its scope or conditions without denying it"),
    RelationType("supports", "supported_by", 1, "is evidence or argument for it"),
    RelationType("extends", "extended_by", 1, "carries its claim to a new scope"),
    RelationType("explains", "explained_by", 1, "says how or why, or what it consists of"),
    RelationType("exemplifies", "exemplified_by", 1, "is a case or application of it"),
    RelationType("informs", "informed_by", 0, "is background or implication for it"),
    RelationType("supersedes", "superseded_by", 0, "replaces it"),
    RelationType("related", "related", 0, "is listed together with it, the relation not known"),
)
BY_NAME = {each.name: each for each in RELATION_TYPES}
INVERSE = {each.name: each.inverse for each in RELATION_TYPES} | {each.inverse: each.name for each in RELATION_TYPES}
"""Every relation property name, active or inverse, to the name of the same relation seen from the other note."""


@cache
def name_of(words: str) -> str:
    """The name of a relation as words write it: `Refuted by` and `refuted-by` are `refuted_by`."""
    return "_".join(words.lower().replace("-", " ").replace("_", " ").split())


STRENGTHS = ("partial", "normal", "strong")


class Key(NamedTuple):
    """A front-matter key of the format: the kinds that carry it and the shape of its value.

    Shapes: `word` one of `choices`; `text` one plain string; `texts` a list of plain strings; `links` a list of
    whole-string wikilinks.
    """

    name: str
    kinds: tuple[str, ...]
    shape: str
    meaning: str
    choices: tuple[str, ...] = ()
    required: bool = False


def _relation_keys() -> tuple[Key, ...]:
    keys = []
    for each in RELATION_TYPES:
        keys.append(Key(each.name, (NOTE,), "links", f"Notes to which this note stands so: it {each.meaning}."))
        if not each.symmetric:
            keys.append(Key(each.inverse, (NOTE,), "links", f"The other side of `{each.name}`: each {each.meaning}."))
    return tuple(keys)


KEYS = (
    Key("type", KINDS, "word", "The kind of note.", choices=KINDS, required=True),
    Key("title", KINDS, "text", "The exact title, punctuation included.", required=True),
    Key("aliases", KINDS, "texts", "The exact title where the file name differs from it; on a note its claim too."),
    Key(
        "status",
        KINDS,
        "word",
        "`page` where a seed page stands behind the note, `stub` where pages only mention it.",
        choices=(PAGE, STUB),
        required=True,
    ),
    Key("claim", (NOTE,), "text", "The assertive form: the original note title."),
    Key("description", (NOTE,), "text", "The gloss under the title."),
    Key("summary", (NOTE,), "text", "The finding-style summary that source lists give it."),
    Key("framing", (LINE,), "text", "The first paragraph of the line."),
    Key("sources", (LINE,), "links", "The notes that it rests on, in the page's order."),
    Key("next", (LINE,), "links", "The next inquiring lines, in the page's order."),
    *_relation_keys(),
    Key("papers", (NOTE,), "links", "Related papers, nearest first."),
    Key("seed", (LINE, NOTE), "text", "The name of the seed file behind a page."),
)
KEY_NAMES = tuple(key.name for key in KEYS)
OWN_KEYS = frozenset(KEY_NAMES)
RELATION_KEYS = tuple(name for name in KEY_NAMES if name in INVERSE)


def keys_of(kind: str) -> tuple[Key, ...]:
    """The keys that a note of `kind` may carry, in the order in which they are written."""
    return tuple(key for key in KEYS if kind in key.kinds)
