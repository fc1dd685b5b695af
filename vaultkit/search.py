"""Which note a person means who names one."""

from __future__ import annotations

from collections.abc import Callable

from vaultkit.formats import fold
from vaultkit.vault import Vault


def find(words: str, vault: Vault) -> tuple[str, ...]:
    """The paths of the notes that `words` may mean, sorted: none is unknown, several are ambiguous.

    In this order, and the first that finds anything counts: a path in the vault, a name as links use it, a title, alias
    or claim, the same whatever its case, a part of a title, a part of a claim or alias. A file counts once (`Ground`).
    """
    twins = vault.ground.twins
    return tuple(dict.fromkeys(twins.get(path, path) for path in _find(words.strip(), vault)))


def _find(words: str, vault: Vault) -> tuple[str, ...]:
    if not words:
        return ()
    if words in vault.sketches:
        return (words,)
    named = tuple(sorted(path for path in vault.find(words, "") if path in vault.sketches))
    if named:
        return named
    folded = fold(words)
    names = {path: _names(path, vault) for path in sorted(vault.sketches)}
    steps: tuple[Callable[[tuple[str, ...]], bool], ...] = (
        lambda called: words in called,
        lambda called: folded in map(fold, called),
        lambda called: folded in fold(called[0]),
        lambda called: any(folded in name for name in map(fold, called)),
    )
    found = (tuple(path for path, called in names.items() if step(called)) for step in steps)
    return next(filter(None, found), ())


def _names(path: str, vault: Vault) -> tuple[str, ...]:
    """What a note is called beside its file name: its title, its claim and its aliases."""
    sketch = vault.sketches[path]
    claim = sketch.meta.get("claim")
    return (vault.title(path), *((claim,) if isinstance(claim, str) and claim else ()), *sketch.aliases)
