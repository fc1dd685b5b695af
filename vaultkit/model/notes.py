"""What a note holds: links, headings, block ids, faults; and what of it is enough for most questions."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, NamedTuple

Form = Literal["wikilink", "markdown", "card"]
"""How a link is written: in double brackets, as Markdown writes it, or as a card of a canvas that shows a file."""
WIKI: Final = "wikilink"
MARKDOWN: Final = "markdown"
CARD: Final = "card"


class Link(NamedTuple):
    """A link as written, split but not resolved.

    `target` is the path part as Obsidian stores it (percent escapes decoded, empty for a link into the same note),
    `anchor` the part behind the first `#` without it, `label` the display text. `property` names the front-matter
    property that holds the link and is empty in the body, where `heading` is the index of the heading above it in
    `Note.headings` (-1 above the first). A `hidden` link stands in a comment (`%%`): it counts, but nobody sees it.
    """

    target: str
    anchor: str
    label: str
    embed: bool
    form: Form
    property: str
    heading: int
    line: int
    column: int
    hidden: bool = False


class Heading(NamedTuple):
    """A heading: `level` 1 to 6, `text` as written.

    `nested` is whether it stands inside a quote, callout or list, where no link reaches it.
    """

    level: int
    text: str
    nested: bool
    line: int
    column: int


class Block(NamedTuple):
    """A block id (`^id`) and where it stands; `id` as written, without the caret."""

    id: str
    line: int
    column: int


UNDECODABLE, UNREADABLE, BAD_DATA = "undecodable", "unreadable", "bad-data"
"""Kinds of fault that reading a file gives: bytes that are no UTF-8, a file that gives no bytes at all, and a canvas, a
base or settings that are not what their name says."""


class Fault(NamedTuple):
    """Something a reader could not take as it is: `kind` says which rule reports it (`matter.Faults` and the like)."""

    kind: str
    line: int
    column: int
    message: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """One file, read: a Markdown note, or a canvas or base, of which there are only links and faults.

    `meta` is the front matter as plain values (strings, numbers, booleans, None, lists, dicts) with `keys` giving the
    (line, column) of every top-level key; the body begins on line `body_line`, at character `body_start` of `text`.
    """

    path: str
    text: str
    body_line: int = 1
    body_start: int = 0
    meta: Mapping[str, Any] = field(default_factory=dict)
    keys: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    blocks: tuple[Block, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def kind(self) -> str:
        """The `type` property where it is text, else empty."""
        return _kind(self.meta)

    @property
    def title(self) -> str:
        """The `title` property where it is text, else the file name without `.md`."""
        return title_of(self.path, self.meta)

    @property
    def aliases(self) -> tuple[str, ...]:
        """The texts of the property `aliases`, a list or one text, whatever the case of its name."""
        return _aliases(self.meta)

    def section(self, link: Link) -> str:
        """The text of the heading that `link` stands under, or an empty string."""
        return self.headings[link.heading].text if link.heading >= 0 else ""


def title_of(path: str, meta: Mapping[str, Any]) -> str:
    """The title of the note at `path` that has the front matter `meta`."""
    title = meta.get("title")
    return title if isinstance(title, str) and title else path.rsplit("/", 1)[-1].removesuffix(".md")


class Sketch(NamedTuple):
    """What of a note is enough to tell whether a rule can have anything to say of it, or of a link that leads to it.

    `meta` is that of the note; `links` are the addresses it links, each once, as `target#anchor` or `target`;
    `headings` the normal texts (`markup.heading_keys`) of those that a link can reach, `blocks` the ids in lower case;
    `faulty` is whether its reader found anything at all. A note of a type of the vault format also has its `lists`
    (`lists.listed`), and `fits` is whether its properties are as the format asks. `stated` is what it says of others
    (`stated.Stated`), and `telling` its passages that tell more of that (`telling.Telling`), None where nobody looked.
    `hints` say what its words may be worth reading for (`sketching.FIGURES` and the like, added up). `summaries` are
    the addresses of the sources that a line sums up, each with the checksum of its words (`stated.Summary`).
    """

    meta: Mapping[str, Any]
    links: Collection[str]
    headings: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    faulty: bool = False
    lists: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    fits: bool = True
    stated: tuple[tuple[Any, ...], ...] = ()
    telling: tuple[tuple[Any, ...], ...] | None = None
    hints: int = 0
    summaries: tuple[tuple[str, int], ...] = ()

    @property
    def kind(self) -> str:
        """The `type` property where it is text, else empty."""
        return _kind(self.meta)

    @property
    def aliases(self) -> tuple[str, ...]:
        """Those of the note."""
        return _aliases(self.meta)

    @property
    def names(self) -> frozenset[str]:
        """Everything that the note is called beside its file name: title, claim, aliases."""
        named = (self.meta.get("title"), self.meta.get("claim"), *self.aliases)
        return frozenset(name for name in named if isinstance(name, str) and name)


def _kind(meta: Mapping[str, Any]) -> str:
    kind = meta.get("type")
    return kind if isinstance(kind, str) else ""


def _aliases(meta: Mapping[str, Any]) -> tuple[str, ...]:
    value = meta.get("aliases") or next((value for key, value in meta.items() if key.lower() == "aliases"), ())
    values = (value,) if isinstance(value, str) else value if isinstance(value, list) else ()
    return tuple(each for each in values if isinstance(each, str) and each)
