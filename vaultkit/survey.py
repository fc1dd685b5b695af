"""What one run of lint knows across files: the vault, where every link leads, who links to whom, what claims clash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from vaultkit import graph
from vaultkit.claims import Claims
from vaultkit.model import Link, Note
from vaultkit.vault import Vault


@dataclass(frozen=True)
class Survey:
    """A vault and what follows from it; each part is worked out once, when a rule first asks for it."""

    vault: Vault

    @cached_property
    def routes(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """By note path, where each of its links leads (`Vault.resolve`), in the order of `Note.links`."""
        return {
            path: tuple(self.vault.resolve(link, note) for link in note.links)
            for path, note in self.vault.notes.items()
        }

    def links(self, note: Note) -> zip[tuple[Link, tuple[str, ...]]]:
        """Each link of `note` with the paths it may lead to."""
        return zip(note.links, self.routes[note.path], strict=True)

    @cached_property
    def inbound(self) -> Mapping[str, tuple[str, ...]]:
        """By file path, the paths of the other notes that link to it, sorted, each once."""
        sources: dict[str, list[str]] = {}
        for path in sorted(self.vault.notes):
            leads_to = {found[0] for found in self.routes[path] if found}
            for target in leads_to - {path}:
                sources.setdefault(target, []).append(path)
        return {target: tuple(found) for target, found in sources.items()}

    @cached_property
    def islands(self) -> tuple[tuple[str, ...], ...]:
        """The groups of notes that links tie together, the largest first (`graph.islands`)."""
        notes = self.vault.notes
        edges = ((source, target) for target, sources in self.inbound.items() for source in sources if target in notes)
        return graph.islands(notes, edges)

    @cached_property
    def claims(self) -> Claims:
        """The typed relations of the vault and the contentions among them."""
        return Claims.of(self.vault)
