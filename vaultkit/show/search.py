"""Which note a person means who names one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from vaultkit.model import Note
from vaultkit.vault import Vault, fold


def find(words: str, vault: Vault) -> tuple[Note, ...]:
    """The notes that `words` may mean, sorted by path: none is unknown, several are ambiguous.

    In this order, and the first that finds anything counts: a path in the vault, a name as links use it, a title, alias
    or claim, the same whatever its case, a part of a title, a part of a claim or alias.
    """
    words = words.strip()
    if not words:
        return ()
    if words in vault.notes:
        return (vault.notes[words],)
    named = [vault.notes[path] for path in vault.find(words, "") if path in vault.notes]
    folded = fold(words)
    steps: tuple[Callable[[Note], bool], ...] = (
        lambda note: words in names(note),
        lambda note: folded in map(fold, names(note)),
        lambda note: folded in fold(note.title),
        lambda note: any(folded in name for name in map(fold, names(note))),
    )
    return _sorted(named) or next(filter(None, (_sorted(filter(step, vault.notes.values())) for step in steps)), ())


def names(note: Note) -> tuple[str, ...]:
    """What a note is called beside its file name: its title, its claim and its aliases."""
    aliases = note.meta.get("aliases")
    given = (note.title, note.meta.get("claim"), *(aliases if isinstance(aliases, list) else (aliases,)))
    return tuple(name for name in given if isinstance(name, str) and name)


def _sorted(notes: Iterable[Note]) -> tuple[Note, ...]:
    return tuple(sorted(notes, key=lambda note: note.path))
