"""One walk over the node tree of a front-matter block."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

import yaml

from vaultkit.matter import dialect
from vaultkit.matter.dialect import DEEPEST, TOO_DEEP, UnreadableError
from vaultkit.matter.parts import BAD_MATTER, DUPLICATE_KEY, UNQUOTED_LINK, PropertyText
from vaultkit.model import BAD_DATA, Fault

_COMMENT = re.compile(r"(?m)(?:^|[ \t])(#[^\n]*)")
_UNQUOTED = re.compile(r"\[\[[ ]*(?![\"' ])([^\[\]{}\n]+?)[ ]*\]\]")


class Reader:
    """Gathers the values, places, possible links and faults of a block whose first line is the second of its file.

    `rows` has every top-level key by its line, also one that stands there twice; `nameless` is whether a value has a
    name that is no text, and so is passed over.
    """

    def __init__(self, block: str) -> None:
        self.meta: dict[str, Any] = {}
        self.keys: dict[str, tuple[int, int]] = {}
        self.rows: dict[int, str] = {}
        self.nameless = False
        self.texts: list[PropertyText] = []
        self.faults: list[Fault] = []
        self._block = block
        self._lines = [0, *(found.end() for found in re.finditer("\n", block))]
        self._left = len(block) + 10_000  # values; no text without aliases has as many
        self._open: set[int] = set()
        self._property = ""

    def data_faults(self) -> tuple[Fault, ...]:
        """Why the text is no mapping of YAML, where it is the whole of its file."""
        try:
            node = dialect.compose(self._block)
            if node is not None and not isinstance(node, yaml.MappingNode):
                raise UnreadableError(_start(node), f"the file is {_shape(node)}, not a set of 'name: value' lines")
        except UnreadableError as error:
            line, column = self._place(error.offset)
            return (Fault(BAD_DATA, line - 1, column, str(error).replace("the front matter", "the file")),)
        return ()

    def read(self) -> None:
        """Do it. What cannot be read is a fault, and then the block has no values."""
        try:
            node = dialect.compose(self._block)
            if isinstance(node, yaml.MappingNode):
                self._mapping(node, 0, top=True)
            elif node is not None:
                raise UnreadableError(
                    _start(node), f"the front matter is {_shape(node)}, not a set of 'name: value' lines"
                )
        except UnreadableError as error:
            self.meta, self.keys, self.texts = {}, {}, []
            self.faults.append(Fault(BAD_MATTER, *self._place(error.offset), str(error)))

    def comments(self) -> tuple[str, ...]:
        """The comments of the block, in their order and each from its `#` on; none where it cannot be read."""
        try:
            node = dialect.compose(self._block)
        except UnreadableError:
            return ()
        bare, end = [], 0
        for start, stop in sorted(_scalars(node, self._block)):
            bare.append(self._block[end:start])
            end = max(end, stop)
        # Where values stood stand letters, so that what is behind one does not seem to begin a line.
        return tuple(each.rstrip() for each in _COMMENT.findall("x".join((*bare, self._block[end:]))))

    def _place(self, offset: int) -> tuple[int, int]:
        # YAML 1.1 breaks lines at characters where no editor does, so the line numbers of PyYAML are of no use.
        offset = min(offset, len(self._block) - 1)
        row = bisect_right(self._lines, offset)
        return row + 1, offset - self._lines[row - 1] + 1

    def _value(self, node: yaml.Node, depth: int) -> Any:
        self._left -= 1
        if self._left < 0:
            raise UnreadableError(_start(node), "the front matter grows beyond measure through YAML aliases")
        if isinstance(node, yaml.ScalarNode):
            if "]" in node.value:
                self._look_for_link(node)
            return dialect.value(node)
        if id(node) in self._open:
            raise UnreadableError(_start(node), "the front matter holds itself through a YAML alias")
        if depth > DEEPEST:
            raise UnreadableError(_start(node), TOO_DEEP)
        self._open.add(id(node))
        value: Any
        if isinstance(node, yaml.MappingNode):
            value = self._mapping(node, depth)
        else:
            self._look_for_unquoted(node)
            value = [self._value(item, depth + 1) for item in node.value]
        self._open.discard(id(node))
        return value

    def _mapping(self, node: yaml.MappingNode, depth: int, *, top: bool = False) -> dict[str, Any]:
        values = self.meta if top else {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                # `created: {{date}}` in a template; Obsidian's reader makes a text of such a name (UNCERTAIN, 1.4),
                # so that it is passed over rather than reported. Its lines are somebody's, all the same.
                self.nameless = True
                if top:
                    self.rows[self._place(_start(key))[0]] = ""
                self._value(value, depth + 1)
                continue
            name = str(key.value)
            line, column = self._place(_start(key))
            if name in values:
                self.faults.append(Fault(DUPLICATE_KEY, line, column, f"the property {name!r} stands here twice", name))
            if top:
                self._property = name
                self.keys[name] = (line, column)
                self.rows[line] = name
            values[name] = self._value(value, depth + 1)
        return values

    def _look_for_link(self, node: yaml.ScalarNode) -> None:
        if node.tag.endswith(":str"):
            # A link begins at its bracket: behind a quote, or on the line below a `|`.
            start = _start(node)
            bracket = self._block.find("[", start, node.end_mark.index)
            self.texts.append(PropertyText(self._property, node.value, *self._place(max(start, bracket))))

    def _look_for_unquoted(self, node: yaml.Node) -> None:
        """`key: [[Note]]` is a list in a list to YAML (obsidian reference 1.4, rule 1)."""
        found = _UNQUOTED.fullmatch(self._block, _start(node), node.end_mark.index)
        # A list of numbers is meant as one; `[[Title: more]]` is a mapping to YAML.
        if found and all(item.tag.endswith((":str", ":map")) for item in node.value[0].value):
            message = f"the wikilink '[[{found[1]}]]' needs quotes: YAML reads it as a list in a list"
            self.faults.append(Fault(UNQUOTED_LINK, *self._place(found.start()), message, found[1]))


def _scalars(root: yaml.Node | None, block: str) -> Iterator[tuple[int, int]]:
    """Where the texts of all keys and values begin and end; an alias, or a circle of them, adds nothing."""
    ahead, met = [root] if root else [], set()
    while ahead:
        node = ahead.pop()
        if id(node) in met:
            continue
        met.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            start, end = _start(node), node.end_mark.index
            if node.style in ("|", ">"):  # a comment may stand behind that sign, and below the last line
                start = max(start, block.find("\n", start, end) + 1)
            yield start, start + len(block[start:end].rstrip())
        elif isinstance(node, yaml.MappingNode):
            ahead += (each for pair in node.value for each in pair)
        else:
            ahead += node.value


def _start(node: yaml.Node) -> int:
    index: int = node.start_mark.index
    return index


def _shape(node: yaml.Node) -> str:
    nouns = {yaml.SequenceNode: "a list", yaml.MappingNode: "a mapping", yaml.ScalarNode: "plain text"}
    return nouns[type(node)]
