"""What the passages of a vault's notes tell of the nodes that they link: a tension, or what resolves it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from vaultkit import cues
from vaultkit.claims.nodes import Nodes
from vaultkit.model import Note
from vaultkit.telling import Telling, linking
from vaultkit.vault import Vault


class Told(NamedTuple):
    """A passage: the nodes that it links, whether it has a cue of tension, whether it or the next one resolves."""

    links: frozenset[str]
    tense: bool
    resolves: bool


class Paragraphs:
    """The passages of a vault that tell something, by note; one is read when somebody asks for it."""

    def __init__(self, vault: Vault, nodes: Nodes) -> None:
        self._vault, self._nodes = vault, nodes
        self._known: dict[str, Mapping[str, tuple[Told, ...]]] = {}

    def linking(self, path: str, node: str) -> tuple[Told, ...]:
        """The passages of the note at `path` that link `node` and tell something."""
        if path not in self._known:
            found: dict[str, list[Told]] = {}
            for told in self._read(path):
                for each in told.links:
                    found.setdefault(each, []).append(told)
            self._known[path] = {each: tuple(those) for each, those in found.items()}
        return self._known[path].get(node, ())

    def _read(self, path: str) -> Iterator[Told]:
        telling = self._vault.sketches[path].telling
        known = [Telling._make(each) for each in telling] if telling is not None else []
        if telling is None or any(None in each for each in known):
            yield from self._whole(self._vault.notes[path])
        else:
            for each in known:
                yield Told(self._links(each.addresses, path), bool(each.tense), bool(each.resolves))

    def _whole(self, note: Note) -> Iterator[Told]:
        """The same with a look at what the notes are called that the passages link."""
        found = tuple(linking(note))
        links = [self._links(each.addresses, note.path) for each in found]
        words = [each.words(self._shows(nodes)) for each, nodes in zip(found, links, strict=True)]
        for index, nodes in enumerate(links):
            if nodes:
                resolves = any(map(cues.has_resolution, words[index : index + 2]))
                yield Told(nodes, cues.has_tension(words[index]), resolves)

    def _shows(self, nodes: frozenset[str]) -> Callable[[str], bool]:
        """Whether a link shows words of its own: a title that speaks of a tension is not the voice of who links it."""
        notes = [node for node in nodes if node in self._vault.sketches]
        names = {self._vault.title(node) for node in notes}.union(*(self._vault.sketches[n].names for n in notes))
        return lambda label: label not in names

    def _links(self, addresses: tuple[str, ...], path: str) -> frozenset[str]:
        return frozenset(self._nodes.of(each, path) for each in addresses)
