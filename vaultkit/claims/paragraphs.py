"""What the paragraphs of a note say of the nodes that they link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from vaultkit import markup
from vaultkit.claims import statements
from vaultkit.model import Note
from vaultkit.note import passages
from vaultkit.vault import Vault

_LINK = re.compile(rf"!?{markup.WIKILINK}|\[([^\[\]]*)\]\([^()]*\)")
_LINE_BREAK = re.compile(r"\n[ \t>]*")


class Paragraph(NamedTuple):
    """A paragraph: the nodes that it links, its words, and the words of the paragraph after it."""

    links: frozenset[str]
    words: str
    after: str


def read(note: Note, vault: Vault) -> Mapping[str, tuple[Paragraph, ...]]:
    """By linked node, the paragraphs of `note` that link it; an entry of the Related list is no paragraph.

    A link counts with the words that it shows, unless they are a name of the note that it leads to: a title that
    speaks of a tension is not the voice of whoever links it.
    """
    found = tuple(_linked_words(note, vault))
    linking: dict[str, list[Paragraph]] = {}
    for index, (links, words) in enumerate(found):
        after = found[index + 1][1] if index + 1 < len(found) else ""
        for node in links:
            linking.setdefault(node, []).append(Paragraph(links, words, after))
    return {node: tuple(those) for node, those in linking.items()}


def _linked_words(note: Note, vault: Vault) -> Iterator[tuple[frozenset[str], str]]:
    """Each paragraph's links and words, in the order of the text."""
    entries = statements.entry_lines(note)
    by_line: dict[int, list[str]] = {}
    for link in note.links:
        if not link.property and link.line not in entries:
            by_line.setdefault(link.line, []).append(statements.node(link, note, vault))
    if not by_line:
        return
    for passage in passages(note):
        lines = range(passage.first, passage.last + 1)
        if entries.isdisjoint(lines):
            links = frozenset(node for line in lines for node in by_line.get(line, ()))
            yield links, _words(passage.text, frozenset(_names(links, vault)))


def _names(nodes: Iterable[str], vault: Vault) -> Iterator[str]:
    """Everything that the notes at `nodes` are called."""
    for note in (vault.notes[node] for node in nodes if node in vault.notes):
        aliases = note.meta.get("aliases")
        yield note.title
        yield from (each for each in (note.meta.get("claim"), *_listed(aliases)) if isinstance(each, str))


def _words(text: str, names: frozenset[str]) -> str:
    """The text on one line, each link replaced by the words that it shows if they are none of `names`."""

    def shown(found: re.Match[str]) -> str:
        label = found[1] or found[3] or ""
        return "" if markup.plain(label).strip() in names else label

    return markup.plain(_LINK.sub(shown, _LINE_BREAK.sub(" ", text)))


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
