"""Which file a path or a name means: one look-up in an index, whatever the number of files (obsidian reference 3.5)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cached_property
from posixpath import basename, dirname, join, normpath

from vaultkit.formats import fold


def is_relative(target: str) -> bool:
    """Whether a target says its way from the folder of its source."""
    return target.startswith(("./", "../")) or target in (".", "..")


def around(target: str, source: str) -> str:
    """The path that a relative target means in the file `source`; it begins with `..` above the root."""
    return normpath(join(dirname(source), target))


class Paths:
    """Some files of a vault by their folded path and by every end of it that begins behind a slash."""

    def __init__(self, paths: Iterable[str]) -> None:
        whole: dict[str, list[str]] = {}
        ends: dict[str, list[str]] = {}
        # 3.5, step 6: the shortest path string; equal length is unstable in Obsidian, so code points decide.
        for path in sorted(paths, key=_order):
            folded = fold(path)
            whole.setdefault(folded, []).append(path)
            # Only behind a slash: without that boundary a suffix is UNCERTAIN (3.5, note c).
            for slash in re.finditer("/", f"/{folded}"):
                ends.setdefault(folded[slash.start() :], []).append(path)
        self._whole, self._ends = _tuples(whole), _tuples(ends)
        self._same_everywhere: dict[str, tuple[str, ...]] = {}

    def find(self, target: str, source: str) -> tuple[str, ...]:
        """The files that `target` may mean in the file `source`, Obsidian's choice first."""
        known = self._same_everywhere.get(target)
        if known is not None:
            return known
        key = fold(target)
        if is_relative(key):
            # A relative link that misses is UNCERTAIN (3.5, note a): broken, as measured for `./`.
            return self.exact(around(key, fold(source)))
        found = self.exact(key.removeprefix("/"))
        if not found and not key.startswith("/"):
            end = key if key in self._ends else f"{key}.md"
            found = self._ends.get(end, ())
            if len(found) > 1:  # only then does it matter where the link stands
                return self._beside(end, source) or found
        self._same_everywhere[target] = found
        return found

    def exact(self, path: str) -> tuple[str, ...]:
        """The files at a path from the root, its `.md` written or not."""
        key = fold(path)
        return self._whole.get(key) or self._whole.get(f"{key}.md") or ()

    def at(self, path: str) -> tuple[str, ...]:
        """The files at a path from the root as it stands."""
        return self._whole.get(fold(path), ())

    def named(self, name: str) -> tuple[str, ...]:
        """The files of that name, its `.md` written or not, in any folder."""
        key = fold(basename(name))
        return self._ends.get(key) or self._ends.get(f"{key}.md") or ()

    def ending(self, target: str) -> tuple[str, ...]:
        """A file whose path ends like `target`, be it within a folder's name."""
        for key in (fold(target), f"{fold(target)}.md"):
            place = bisect_left(self._backwards, key[::-1], key=lambda item: item[0])
            if place < len(self._backwards) and self._backwards[place][0].startswith(key[::-1]):
                return (self._backwards[place][1],)
        return ()

    @cached_property
    def _backwards(self) -> list[tuple[str, str]]:
        return sorted((folded[::-1], path) for folded, found in self._whole.items() for path in found[:1])

    def _beside(self, end: str, source: str) -> tuple[str, ...]:
        """The files in the folder of `source` whose folded path ends in `end`, without a look at all that do."""
        folder = dirname(source)
        path = join(fold(folder), basename(end))
        if not f"/{path}".endswith(f"/{end}"):
            return ()
        return tuple(path for path in self._whole.get(path, ()) if dirname(path) == folder)


def _order(path: str) -> tuple[int, str]:
    """By length in UTF-16 code units, which JavaScript counts, then by code points."""
    return len(path) if path.isascii() else len(path.encode("utf-16-le", "surrogatepass")) // 2, path


def _tuples(index: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(found) for key, found in index.items()}
