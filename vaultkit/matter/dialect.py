"""The YAML of Obsidian: text to a node tree with places, values to text, errors in our words.

Obsidian reads YAML 1.2 (obsidian reference, 1.4), where `on` and `no` are words, `012` is twelve and a date stays a
string, whereas PyYAML reads 1.1.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

DEEPEST = 50
TOO_DEEP = f"the front matter is nested more than {DEEPEST} levels deep"
_NO_YAML = "the front matter is no YAML from here"
_LONGEST_NUMBER = 400  # no float is longer, and Python refuses to print an integer of 4,300 digits


class UnreadableError(Exception):
    """A block is no set of properties: why, and the offset in the block where that shows."""

    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset


class _Loader(yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader):  # type: ignore[misc]
    """Composes with the YAML 1.2 core schema and gives the node tree instead of values."""

    yaml_implicit_resolvers: Mapping[str, Any] = {}

    def get_single_data(self) -> Any:
        return self.get_single_node()


class _Dumper(yaml.SafeDumper):
    """Quotes the strings that a reader of either YAML, 1.1 or 1.2, takes for anything else."""


_DIGITS = list("+-.0123456789")
for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", _DIGITS),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", _DIGITS),
    ("float", r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)", _DIGITS),
):
    for _class in (_Loader, _Dumper):
        _class.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), _first)

_TYPES: Mapping[str, Callable[[str], Any]] = {
    "null": lambda text: None,
    "bool": lambda text: text.lower() == "true",
    "int": lambda text: int(text, 0 if text.startswith(("0o", "0x")) else 10),
    "float": lambda text: float(text.lower().replace(".inf", "inf").replace(".nan", "nan")),
}

_HANDLER = YAMLHandler()
# The characters that YAML takes for text, as PyYAML has them.
_CONTROL = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HALVES = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
# Line breaks to YAML 1.1 alone. While PyYAML reads, the last characters of Unicode stand in for them.
_BREAKS, _STAND_INS = "\x85\u2028\u2029", "\U0010fffb\U0010fffc\U0010fffd"


def compose(block: str) -> yaml.Node | None:
    """The node tree of a block, None of an empty one. What is no YAML raises UnreadableError."""
    control = _CONTROL.search(block)
    if control:
        raise UnreadableError(control.start(), f"{_NO_YAML}: a control character")
    has_breaks = any(char in block for char in _BREAKS)
    if has_breaks:
        block = block.translate(str.maketrans(_BREAKS, _STAND_INS))
    try:
        # libyaml composes by recursion in C, where deep nesting ends the process. Each level takes one of these marks.
        if sum(map(block.count, "[{-?:")) > 4 * DEEPEST:
            _measure(block)
        # python-frontmatter hands the loader on to PyYAML; ours gives the node tree, which knows its places.
        node: yaml.Node | None = _HANDLER.load(block, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        if _HALVES.search(block):
            # JavaScript joins the two halves of a character beyond the first 65,536; libyaml refuses each of them.
            return compose(_HALVES.sub(_whole, block))
        raise _told(error, block) from error
    if node and has_breaks:
        _put_back(node)
    return node


def _whole(halves: re.Match[str]) -> str:
    """Two escapes as one; what stands behind them on the line moves by two columns."""
    high, low = int(halves[1], 16), int(halves[2], 16)
    return f"\\U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08x}"


def value(node: yaml.ScalarNode) -> Any:
    """What a scalar is by its tag; text where a tag such as `!!int` says what is not so."""
    text = str(node.value)
    kind = node.tag.rpartition(":")[2]
    if kind not in _TYPES or len(text) > _LONGEST_NUMBER:
        return text
    try:
        return _TYPES[kind](text)
    except ValueError:
        return text


def dump(meta: Mapping[str, Any]) -> str:
    """Any values as lines of a block, in their order."""
    exported: str = _HANDLER.export(dict(meta), Dumper=_Dumper, sort_keys=False, width=2**31)
    return f"{exported}\n" if meta else ""


def _measure(block: str) -> None:
    depth = 0
    for event in yaml.parse(block, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise UnreadableError(event.start_mark.index if event.start_mark else 0, TOO_DEEP)


def _put_back(tree: yaml.Node) -> None:
    nodes, seen = [tree], set()
    while nodes:
        node = nodes.pop()
        if isinstance(node, yaml.ScalarNode):
            node.value = node.value.translate(str.maketrans(_STAND_INS, _BREAKS))
        elif id(node) not in seen:
            seen.add(id(node))
            nodes.extend(part for item in node.value for part in (item if isinstance(item, tuple) else (item,)))


# Our words for what PyYAML's own message contains.
_CAUSES = (
    ("mapping values", "a colon inside the value: put the value in quotes"),
    ("cannot start any token", "a character that cannot start a value, such as '@' or '`': put the value in quotes"),
    ("found unexpected end of stream", "a quote that is never closed"),
    ("escape character", "a backslash in double quotes that escapes nothing: write it twice"),
    ("simple key", "a line without a colon"),
    ("block mapping", "text behind a value, or lines indented differently"),
    ("block collection", "text behind a value, or lines indented differently"),
    ("flow sequence", "brackets that are never closed, or lack a comma"),
    ("flow mapping", "braces that are never closed, or lack a comma"),
    ("node content at the end", "a bracket or brace that is never closed"),
    ("node content", "a bracket, brace or comma where a value belongs: put the value in quotes"),
    ("block scalar", "a '|' or '>' in front of a value: put the value in quotes"),
    ("alias", "a '*' in front of a value: put the value in quotes"),
    ("scanning an anchor", "a '&' in front of a value: put the value in quotes"),
    ("scanning a tag", "a '!' in front of a value: put the value in quotes"),
)
# What is not closed is told where it begins, not where the reader at last gave up.
_UNCLOSED = ("simple key", "quoted scalar", "flow")


def _told(error: yaml.MarkedYAMLError, block: str) -> UnreadableError:
    said = f"{error.context} {error.problem}"
    mark, begin = error.problem_mark, error.context_mark
    if mark and begin and begin.line < mark.line and any(words in said for words in _UNCLOSED):
        mark = begin
    offset = mark.index if mark else 0
    if offset >= len(block):
        said += " at the end"
    cause = next((words for part, words in _CAUSES if part in said), "")
    if block.startswith("\t", offset):
        cause = "a tab: indent with spaces"
    return UnreadableError(offset, f"{_NO_YAML}{': ' if cause else ''}{cause}")
