"""What the part of a link behind its `#` means in one note (obsidian reference 3.6 and 3.7)."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from itertools import islice

from vaultkit.markup import heading_keys, normal_heading
from vaultkit.model import Block, Heading, Note
from vaultkit.near import Near


_AT_END = re.compile(r"\^([A-Za-z0-9-]+)\s*\Z")
_LONGEST = 200  # characters of an id that is looked for where none can be


class Anchors:
    """The headings of a note by their normal text, and its block ids in lower case."""

    def __init__(self, note: Note) -> None:
        self._note = note
        self._headings: dict[str, list[tuple[int, Heading]]] = {}
        self._nested: dict[str, Heading] = {}
        for index, heading in enumerate(note.headings):
            if heading.nested:  # 3.6: not in Obsidian's list of headings
                self._nested.setdefault(normal_heading(heading.text), heading)
            else:
                for key in heading_keys(heading.text):
                    self._headings.setdefault(key, []).append((index, heading))
        self._blocks: dict[str, list[Block]] = {}
        for block in note.blocks:
            self._blocks.setdefault(block.id.lower(), []).append(block)
        self._found: dict[str, tuple[Heading | Block, ...]] = {}

    def find(self, anchor: str) -> tuple[Heading | Block, ...]:
        """What `anchor` (without its `#`) means here, first the one that Obsidian takes."""
        if anchor not in self._found:
            self._found[anchor] = self._find(anchor)
        return self._found[anchor]

    def nested(self, anchor: str) -> tuple[Heading, ...]:
        """The heading in a quote, callout or list that has the text of the last part of `anchor`, where one has."""
        found = self._nested.get(normal_heading(anchor.rpartition("#")[2]))
        return (found,) if found else ()

    def stray(self, anchor: str) -> tuple[int, ...]:
        """The line in which the block id of `anchor` stands without being one, where there is such a line."""
        line = self._stray_ids.get(anchor[1:].lower())
        return (line,) if line else ()

    @cached_property
    def _stray_ids(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for number, text in enumerate(self._note.text.split("\n"), start=1):
            match = _AT_END.search(text[-_LONGEST:]) if "^" in text else None
            if match:
                found.setdefault(match[1].lower(), number)
        return found

    def near(self, anchor: str) -> tuple[str, ...]:
        """The anchor of this note that is spelled most like `anchor`, if any is like it."""
        if anchor.startswith("^"):
            return tuple(f"^{name}" for name in self._near_blocks.find(anchor))
        return self._near_headings.find(anchor.rpartition("#")[2])

    @cached_property
    def _near_headings(self) -> Near[str]:
        texts = (" ".join(each.text.split()) for each in self._note.headings if not each.nested)
        return Near((text, text) for text in texts)

    @cached_property
    def _near_blocks(self) -> Near[str]:
        return Near((block.id, block.id) for block in self._note.blocks)

    def _find(self, anchor: str) -> tuple[Heading | Block, ...]:
        if anchor.startswith("^"):
            return tuple(self._blocks.get(anchor[1:].lower(), ()))
        # A heading of nothing but marks, such as `## ?`, is compared as an empty one.
        segments = [normal_heading(part) for part in anchor.split("#") if part.strip()]
        return self._heading(segments)

    def _heading(self, segments: list[str]) -> tuple[Heading, ...]:
        """3.6: each segment is the first deeper heading of that text below the one before it.

        Of further headings of the last text those are given that the same parent has. Whether levels may be skipped,
        and a section left, is UNCERTAIN; letting them reports less.
        """
        after, level = -1, 0
        found: tuple[Heading, ...] = ()
        for segment in segments:
            known = self._headings.get(segment, [])
            start = bisect_left(known, after + 1, key=_index)
            end = bisect_left(known, self._ends[after] if after >= 0 else len(self._note.headings), key=_index)
            here = [item for item in known[start:end] if item[1].level > level]
            here = here or list(islice((item for item in known[end:] if item[1].level > level), 1))
            if not here:
                return ()
            after, level = here[0][0], here[0][1].level
            found = tuple(heading for _, heading in here)
        return found

    @cached_property
    def _ends(self) -> list[int]:
        """By the index of each heading, that of the one that ends its section: the next of its level or a higher."""
        headings = self._note.headings
        ends = [len(headings)] * len(headings)
        open_sections: list[int] = []
        for index, heading in enumerate(headings):
            while not heading.nested and open_sections and headings[open_sections[-1]].level >= heading.level:
                ends[open_sections.pop()] = index
            if not heading.nested:
                open_sections.append(index)
        return ends


def _index(item: tuple[int, Heading]) -> int:
    return item[0]
