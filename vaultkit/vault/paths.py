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
        self._whole = _index((fold(path), (path,)) for path in paths)
        self._answers: dict[str, tuple[str, ...] | None] = {}

    def find(self, target: str, source: str) -> tuple[str, ...]:
        """The files that `target` may mean in the file `source`, Obsidian's choice first."""
        found = self.everywhere(target)
        if found is not None:
            return found
        key = fold(target)
        if is_relative(key):
            # A relative link that misses is UNCERTAIN (3.5, note a): broken, as measured for `./`.
            return self.exact(around(key, fold(source)))
        end, found = self._ending(key)
        return self._beside(end, source) or found

    def everywhere(self, target: str) -> tuple[str, ...] | None:
        """The same where it does not matter what the source is, else None."""
        try:
            return self._answers[target]
        except KeyError:
            answer = self._answers[target] = self._everywhere(fold(target))
            return answer

    def _everywhere(self, key: str) -> tuple[str, ...] | None:
        if is_relative(key):
            return None
        found = self.exact(key.removeprefix("/"))
        if found or key.startswith("/"):
            return found
        _, found = self._ending(key)
        return found if len(found) < 2 else None

    @cached_property
    def plain(self) -> Mapping[str, str]:
        """By its name without `.md`, each note that nothing else can be meant by, from wherever it is linked."""
        found: dict[str, str] = {}
        names = self._names
        for name, paths in names.items():
            path = paths[0]
            if len(paths) == 1 and path[-3:] == ".md" and name[:-3] not in names and name[:1] != ".":
                found[path[path.rfind("/") + 1 : -3]] = path
        for name in [name for name in found if "#" in name]:  # a link takes what is behind the mark for an anchor
            del found[name]
        return found

    @cached_property
    def clashing(self) -> tuple[str, ...]:
        """The files whose path differs from that of another in case and Unicode form only."""
        return tuple(path for found in self._whole.values() if len(found) > 1 for path in found)

    def _ending(self, key: str) -> tuple[str, tuple[str, ...]]:
        """The files whose folded path ends in `key` behind a slash, and that end, its `.md` written or not."""
        ends = self._ends if "/" in key else self._names
        end = key if key in ends else f"{key}.md"
        return end, ends.get(end, ())

    @cached_property
    def _names(self) -> Mapping[str, tuple[str, ...]]:
        """By folded name."""
        return _index((folded.rpartition("/")[2], found) for folded, found in self._whole.items())

    @cached_property
    def _ends(self) -> Mapping[str, tuple[str, ...]]:
        """By every end of the folded path that begins behind a slash: elsewhere a suffix is UNCERTAIN (3.5, note c)."""
        return _index(
            (folded[slash.start() :], found)
            for folded, found in self._whole.items()
            for slash in re.finditer("/", f"/{folded}")
        )

    def exact(self, path: str) -> tuple[str, ...]:
        """The files at a path from the root, its `.md` written or not."""
        key = fold(path)
        return self._whole.get(key) or self._whole.get(f"{key}.md") or ()

    def at(self, path: str) -> tuple[str, ...]:
        """The files at a path from the root as it stands."""
        return self._whole.get(fold(path), ())

    def named(self, name: str) -> tuple[str, ...]:
        """The files of that name, its `.md` written or not, in any folder."""
        return self._ending(fold(basename(name)))[1]

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


def _rank(path: str) -> tuple[int, str]:
    """By length in UTF-16 code units, which JavaScript counts, then by code points."""
    return len(path) if path.isascii() else len(path.encode("utf-16-le", "surrogatepass")) // 2, path


def _index(items: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    """The files under each key, in the order of their rank.

    3.5, step 6: the shortest path string; equal length is unstable in Obsidian, so code points decide.
    """
    index: dict[str, tuple[str, ...]] = {}
    more: dict[str, list[str]] = {}
    for key, found in items:
        if key not in index:
            index[key] = found
        else:
            more.setdefault(key, [*index[key]]).extend(found)
    index.update((key, tuple(sorted(found, key=_rank))) for key, found in more.items())
    return index
