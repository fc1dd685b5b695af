"""A collection to the drafts of its vault, pure: vault format 1."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from vaultkit import note
from vaultkit.claims import Claims
from vaultkit.collection import Collection
from vaultkit.draft import Draft
from vaultkit.export.writer import Gists, Writer
from vaultkit.memory import Memory
from vaultkit.vault import Vault, gather
from vaultkit.vocabulary import KEYS, LINE, NOTE, PAPER


@dataclass(frozen=True, slots=True)
class Export:
    """The drafts of all notes, sorted by path, the vault that they make, read back as any reader will, its claims."""

    drafts: tuple[Draft, ...]
    vault: Vault
    claims: Claims


ReadBack = Callable[[Iterable[Draft]], Vault]


def read_back(drafts: Iterable[Draft]) -> Vault:
    """The vault that some drafts make."""
    return gather(note.parse(draft.path, draft.text) for draft in drafts)


def export(
    collection: Collection,
    read: ReadBack = read_back,
    gists: Gists | None = None,
    words: Callable[[Iterable[Draft]], Mapping[str, str]] = lambda _: {},
    names: Mapping[str, str] | None = None,
) -> Export:
    """Every note of the vault, the index among them, and the vault as `read` finds it. Same input, same bytes.

    A draft whose gist is known is laid out only if somebody asks for its words. `words` gives by path what readers have
    written below the "yours" line of some drafts, where people resolve contradictions and state others; `names` are
    those that they have for relations (`config.Config`).
    """
    writer = Writer(collection, Memory() if gists is None else gists)
    drafts = [writer.draft(member) for member in collection.members.values()]
    own = words(drafts)
    whole = [_with_words(draft, own[draft.path]) if draft.path in own else draft for draft in drafts]
    claims = Claims(read(whole), names)
    added = (writer.index(claims), *writer.contradictions(claims))
    return Export(tuple(sorted((*drafts, *added), key=_path)), read((*whole, *added)), claims)


def _with_words(draft: Draft, words: str) -> Draft:
    """A note with what its reader has written in it."""
    return Draft(draft.path, lambda: (draft.meta, f"{draft.body}{words}"))


def _path(draft: Draft) -> str:
    return draft.path


def settings() -> Mapping[str, str]:
    """The files of `.obsidian/` that a new vault begins with, by path; existing ones are never overwritten."""
    types = {key.name: {"links": "multitext", "texts": "aliases"}.get(key.shape, "text") for key in KEYS}
    colours = {LINE: 0x7C5CFC, NOTE: 0x2F9E8F, PAPER: 0xC98A1B}
    groups = [{"query": f"[type:{kind}]", "color": {"a": 1, "rgb": rgb}} for kind, rgb in colours.items()]
    return {
        ".obsidian/app.json": _json({"alwaysUpdateLinks": True}),
        ".obsidian/graph.json": _json({"colorGroups": groups}),
        ".obsidian/types.json": _json({"types": types}),
    }


def _json(value: object) -> str:
    return json.dumps(value, indent=2) + "\n"
