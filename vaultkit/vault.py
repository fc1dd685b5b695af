"""A vault: its notes, its files, and where a link leads (obsidian reference 3.5 to 3.7)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from posixpath import basename, dirname, join, normpath

from vaultkit.markup import normal_heading
from vaultkit.model import Block, Heading, Link, Note


def fold(path: str) -> str:
    """A path or name as Obsidian compares it: NFC, lower case (obsidian reference 2.3)."""
    # Python ends a word in another sigma than it writes before `.md`.
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).lower().replace("\u03c2", "\u03c3")


@dataclass(frozen=True, slots=True)
class _Anchors:
    headings: Mapping[str, tuple[tuple[int, Heading], ...]]
    blocks: Mapping[str, tuple[Block, ...]]


@dataclass(frozen=True, slots=True)
class Vault:
    """All notes by path, and every file of the vault by its folded path and its ends. Make it with `gather`."""

    notes: Mapping[str, Note]
    files: frozenset[str]
    _paths: Mapping[str, tuple[str, ...]]
    _ends: Mapping[str, tuple[str, ...]]
    _anchors: dict[str, _Anchors] = field(default_factory=dict)

    def resolve(self, link: Link, note: Note) -> tuple[str, ...]:
        """The paths that `link` in `note` may lead to, Obsidian's choice first: none is broken, two are ambiguous."""
        return self.find(link.target, note.path)

    def find(self, target: str, source: str) -> tuple[str, ...]:
        """The same for the path part of a link, as it stands in the file `source`."""
        if not target:
            return (source,)
        key = fold(target)
        if key.startswith(("./", "../")):
            # A relative link that misses is UNCERTAIN (3.5, note a): broken, as measured for `./`.
            return self._exact(normpath(join(fold(dirname(source)), key)))
        if key.startswith("/"):
            return self._exact(key.lstrip("/"))
        exact = self._exact(key)
        if exact:
            return exact
        end = key if key in self._ends else f"{key}.md"
        candidates = self._ends.get(end, ())
        return (self._beside(end, source) if len(candidates) > 1 else ()) or candidates

    def anchor(self, path: str, anchor: str) -> tuple[Heading | Block, ...]:
        """What `anchor` (without its `#`) means in the note at `path`, first the one that Obsidian takes."""
        anchors = self._anchors_of(path)
        if anchor.startswith("^"):
            return anchors.blocks.get(anchor[1:].lower(), ())
        # A heading of nothing but marks, such as `## ?`, is compared as an empty one.
        segments = [normal_heading(part) for part in anchor.split("#") if part.strip()]
        return self._heading(anchors, segments)

    def _heading(self, anchors: _Anchors, segments: list[str]) -> tuple[Heading, ...]:
        """3.6: each segment is the first deeper heading of that text below the one before it."""
        after, level = -1, 0
        found: list[tuple[int, Heading]] = []
        for segment in segments:
            found = [item for item in anchors.headings.get(segment, ()) if item[0] > after and item[1].level > level]
            if not found:
                return ()
            after, level = found[0][0], found[0][1].level
        return tuple(heading for _, heading in found)

    def _anchors_of(self, path: str) -> _Anchors:
        if path not in self._anchors:
            note = self.notes[path]
            headings: dict[str, list[tuple[int, Heading]]] = {}
            for index, heading in enumerate(note.headings):
                if not heading.nested:  # 3.6: not in Obsidian's list of headings
                    headings.setdefault(normal_heading(heading.text), []).append((index, heading))
            blocks: dict[str, list[Block]] = {}
            for block in note.blocks:
                blocks.setdefault(block.id.lower(), []).append(block)
            self._anchors[path] = _Anchors(
                {text: tuple(found) for text, found in headings.items()},
                {name: tuple(found) for name, found in blocks.items()},
            )
        return self._anchors[path]

    def _exact(self, key: str) -> tuple[str, ...]:
        return self._paths.get(key) or self._paths.get(f"{key}.md") or ()

    def _beside(self, end: str, source: str) -> tuple[str, ...]:
        """The files in the folder of `source` whose folded path ends in `end`, without a look at all that do."""
        folder = dirname(source)
        path = join(fold(folder), basename(end))
        if not f"/{path}".endswith(f"/{end}"):
            return ()
        return tuple(path for path in self._paths.get(path, ()) if dirname(path) == folder)


def gather(notes: Iterable[Note], files: Iterable[str] = ()) -> Vault:
    """A vault of `notes` and the paths of all other `files`; the order of neither matters."""
    by_path = {note.path: note for note in sorted(notes, key=lambda note: note.path)}
    everything = frozenset(files) | by_path.keys()
    paths: dict[str, list[str]] = {}
    ends: dict[str, list[str]] = {}
    # 3.5, step 6: the shortest path string; equal length is unstable in Obsidian, so code points decide.
    for path in sorted(everything, key=lambda path: (len(path), path)):
        folded = fold(path)
        paths.setdefault(folded, []).append(path)
        # Only behind a slash: without that boundary a suffix is UNCERTAIN (3.5, note c).
        for slash in re.finditer("/", f"/{folded}"):
            ends.setdefault(folded[slash.start() :], []).append(path)
    return Vault(by_path, everything, _tuples(paths), _tuples(ends))


def _tuples(index: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(found) for key, found in index.items()}
