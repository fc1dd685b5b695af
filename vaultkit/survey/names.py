"""What the notes of a vault are called: by their aliases, and by words that come near."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from posixpath import basename

from vaultkit.near import Near
from vaultkit.vault import Vault, fold

# What no rule on names has anything against, save names that Windows keeps for itself, and some pairs of characters.
_PLAIN = re.compile(r"[A-Za-z0-9_ ,;'!()&+=@~{}\[\]/-]*(?:\.[A-Za-z0-9]+)?")
_SPECIAL = re.compile(r"/(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:[./\n]|\Z)", re.IGNORECASE)
_PAIRS = (" /", " \n", "[[", "]]")


class Names:
    """The names of a vault's files. They stay right as long as no file comes or goes and no alias changes."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def prepare(self) -> None:
        """Do now what the first question would have to wait for."""
        self.near_notes.find("a name")
        self.aliases  # noqa: B018 - it is worked out here

    @cached_property
    def aliases(self) -> Mapping[str, tuple[str, ...]]:
        """By folded alias, the paths of the notes that have it, sorted."""
        found: dict[str, list[str]] = {}
        for path, sketch in self._vault.sketches.items():
            for alias in {fold(each) for each in sketch.aliases}:
                found.setdefault(alias, []).append(path)
        return {alias: tuple(paths) for alias, paths in found.items()}

    @cached_property
    def near_notes(self) -> Near[tuple[str, str]]:
        """The names and the aliases of all notes, each answered as a link would say it."""
        sketches = self._vault.sketches
        names = ((basename(path).removesuffix(".md"), (path, "")) for path in sketches)
        aliases = ((alias, (path, alias)) for path, sketch in sketches.items() for alias in sketch.aliases)
        return Near((*names, *aliases), self._said)

    @cached_property
    def near_attachments(self) -> Near[tuple[str, str]]:
        """The names of all other files, the same way."""
        others = sorted(self._vault.files - self._vault.sketches.keys())
        return Near(((basename(path), (path, "")) for path in others), self._said)

    def _said(self, meant: tuple[str, str]) -> str:
        path, alias = meant
        return f"{self._vault.link_text(path)}|{alias}" if alias else self._vault.link_text(path)


def unusual(paths: Collection[str]) -> Iterator[str]:
    """The paths in which there is more than a rule on names can have nothing against."""
    every = "".join(f"/{path}\n" for path in paths)
    # What stands in none of them need not be sought in each.
    special, conflict = _SPECIAL.search(every), "conflict" in every.lower()
    pairs = [pair for pair in _PAIRS if pair in every]
    for path in paths:
        if (
            not _PLAIN.fullmatch(path)
            or (conflict and "conflict" in path.lower())
            or (special and _SPECIAL.search(f"/{path}\n"))
            or (pairs and any(pair in f"{path}\n" for pair in pairs))
        ):
            yield path
