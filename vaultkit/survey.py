"""What one run of lint knows across files: the vault, where every link leads, who links to whom, what claims clash."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from posixpath import basename
from typing import NamedTuple

from vaultkit import graph
from vaultkit.claims import Claims
from vaultkit.model import UNREADABLE, Block, Heading, Link, Note
from vaultkit.near import Near
from vaultkit.vault import Vault, fold

Led = Sequence[tuple[Link, tuple[str, ...]]]
"""Links, each with the paths it may lead to."""


Anchored = tuple[Link, Note, tuple[Heading | Block, ...]]
"""A link with an anchor, the note that it leads into, and all that the anchor may mean there."""

_ASKED = 10  # of the files that a link may lead to


class _Leads(NamedTuple):
    """Links by the document they stand in, sorted out; see the methods of `Survey`."""

    lost: dict[str, list[tuple[Link, tuple[str, ...]]]]
    forked: dict[str, list[tuple[Link, tuple[str, ...]]]]
    anchored: dict[str, list[tuple[Link, tuple[str, ...]]]]
    inexact: dict[str, list[tuple[Link, tuple[str, ...]]]]


@dataclass(frozen=True)
class Survey:
    """A vault and what follows from it; each part is worked out once, when a rule first asks for it."""

    vault: Vault

    @cached_property
    def routes(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """By document, where each of its links leads (`Vault.resolve`), in the order of `Note.links`."""
        return {
            note.path: tuple(self.vault.resolve(link, note) for link in note.links) for note in self.vault.documents
        }

    def links(self, note: Note) -> zip[tuple[Link, tuple[str, ...]]]:
        """Each link of `note` with the paths it may lead to."""
        return zip(note.links, self.routes[note.path], strict=True)

    @cached_property
    def _leads(self) -> _Leads:
        """The links of which some rule may have to say something, which are few; all are looked at once."""
        leads = _Leads({}, {}, {}, {})
        for note in self.vault.documents:
            for link, routes in self.links(note):
                if not routes:
                    leads.lost.setdefault(note.path, []).append((link, routes))
                    continue
                if len(routes) > 1:
                    leads.forked.setdefault(note.path, []).append((link, routes))
                if link.anchor:
                    leads.anchored.setdefault(note.path, []).append((link, routes))
                if link.target and not routes[0].endswith((link.target, f"{link.target}.md")):
                    leads.inexact.setdefault(note.path, []).append((link, routes))
        return leads

    def lost(self, note: Note) -> Led:
        """The links of `note` that lead nowhere, or perhaps nowhere."""
        return self._leads.lost.get(note.path, ())

    def forked(self, note: Note) -> Led:
        """Those that may lead to several files."""
        return self._leads.forked.get(note.path, ())

    def anchored(self, note: Note) -> Sequence[Anchored]:
        """Those with an anchor into notes, each with the note and all that the anchor may mean there.

        Where a link may lead to several notes, the first is taken that the anchor means something in. The anchor of
        another file is no place in it: a page of a PDF, a view of a base, a style for an image (obsidian reference 3.1,
        rows 15 to 17). How a link to a footnote is spelled is UNCERTAIN there (row 8). Of a link in a comment Obsidian
        records only the file, and nobody follows it.
        """
        return self._anchored.get(note.path, ())

    @cached_property
    def _anchored(self) -> Mapping[str, Sequence[Anchored]]:
        found: dict[str, list[Anchored]] = {}
        for path, led in self._leads.anchored.items():
            for link, routes in led:
                if not link.hidden and not link.anchor.startswith("[^"):
                    found.setdefault(path, []).extend(self._meanings(link, routes))
        return found

    def _meanings(self, link: Link, routes: tuple[str, ...]) -> Iterator[Anchored]:
        vault = self.vault
        targets = [vault.notes[path] for path in routes[:_ASKED] if path in vault.notes]
        # What a file holds that could not be read, nobody knows.
        if targets and not any(fault.kind == UNREADABLE for target in targets for fault in target.faults):
            found = ((target, vault.anchor(target.path, link.anchor)) for target in targets)
            yield (link, *next((each for each in found if each[1]), (targets[0], ())))

    def inexact(self, note: Note) -> Led:
        """Those whose path does not end as they are written."""
        return self._leads.inexact.get(note.path, ())

    @cached_property
    def inbound(self) -> Mapping[str, tuple[str, ...]]:
        """By file path, the paths of the other documents that link to it, sorted, each once."""
        sources: dict[str, list[str]] = {}
        for path in sorted(self.routes):
            leads_to = {found[0] for found in self.routes[path] if found}
            for target in leads_to - {path}:
                sources.setdefault(target, []).append(path)
        return {target: tuple(found) for target, found in sources.items()}

    @cached_property
    def shadowing(self) -> frozenset[str]:
        """The files in the root of the vault whose name some file in a folder has too."""
        vault = self.vault
        return frozenset(path for path in vault.files if "/" not in path and len(vault.named(path)) > 1)

    @cached_property
    def untracked(self) -> frozenset[str]:
        """The files that git does not know; none where there is no git."""
        return frozenset(path for path in self.vault.files if not self.vault.is_tracked(path))

    @cached_property
    def islands(self) -> tuple[tuple[str, ...], ...]:
        """The groups of notes that links tie together, also by way of a canvas, the largest first."""
        notes, known = self.vault.notes, self.routes
        edges = ((source, target) for target, sources in self.inbound.items() for source in sources if target in known)
        groups = (tuple(path for path in group if path in notes) for group in graph.islands(known, edges))
        return tuple(sorted(filter(None, groups), key=lambda group: (-len(group), group)))

    @cached_property
    def aliases(self) -> Mapping[str, tuple[str, ...]]:
        """By folded alias, the paths of the notes that have it, sorted."""
        found: dict[str, list[str]] = {}
        for path, note in self.vault.notes.items():
            for alias in {fold(each) for each in note.aliases}:
                found.setdefault(alias, []).append(path)
        return {alias: tuple(paths) for alias, paths in found.items()}

    @cached_property
    def near_notes(self) -> Near:
        """The names and the aliases of all notes, each answered as a link would say it."""
        vault = self.vault
        names = ((basename(path).removesuffix(".md"), vault.link_text(path)) for path in vault.notes)
        aliases = (
            (alias, f"{vault.link_text(path)}|{alias}") for path, note in vault.notes.items() for alias in note.aliases
        )
        return Near((*names, *aliases))

    @cached_property
    def near_attachments(self) -> Near:
        """The names of all other files, the same way."""
        others = sorted(self.vault.files - self.vault.notes.keys())
        return Near((basename(path), self.vault.link_text(path)) for path in others)

    @cached_property
    def claims(self) -> Claims:
        """The typed relations of the vault and the contentions among them."""
        return Claims.of(self.vault)
