"""The places that a link in a note can lead to, and callouts: what is read off the blocks before they are written."""

from __future__ import annotations

import re
from typing import Any

from vaultkit.markup import normal_heading

Token = dict[str, Any]

# 3.7: at the end of the block, behind a blank or on a line of its own.
_BLOCK_ID = re.compile(r"(?:^|[ \t\n])\^([A-Za-z0-9-]+)[ \t\n]*\Z")
# 4.2: `[!type|metadata]`, a sign where it folds, the title.
_CALLOUT = re.compile(r"\[!([^\]|\n]+)(?:\|[^\]\n]*)?\]([+-]?)[ \t]*([^\n]*)(?:\n|\Z)")


def slug(heading: str) -> str:
    """The id of a heading; it never meets that of a block (`^id`) or a footnote (`fn:1`), whose marks it leaves out."""
    return normal_heading(heading).replace(" ", "-")


class Places:
    """The headings and block ids of one note, in the order of the text."""

    def __init__(self) -> None:
        self._headings: dict[str, list[tuple[int, int, str]]] = {}  # by normal text: position, level, id
        self._count = 0
        self._ids: set[str] = set()
        self._copies: dict[str, int] = {}
        self._found: dict[tuple[str, ...], str] = {}

    def find(self, anchor: str) -> str:
        """The id that `anchor` (without its `#`) means here, or an empty string."""
        if anchor.startswith("^"):
            return anchor.lower() if anchor.lower() in self._ids else ""
        segments = tuple(filter(None, map(normal_heading, anchor.split("#"))))
        if segments not in self._found:
            self._found[segments] = self._find(segments)
        return self._found[segments]

    def _find(self, segments: tuple[str, ...]) -> str:
        """3.6: each segment is the first deeper heading of that text below the one before it."""
        after, level, found = -1, 0, ""
        for segment in segments:
            known = self._headings.get(segment, ())
            after, level, found = next((each for each in known if each[0] > after and each[1] > level), (0, 0, ""))
            if not found:
                return ""
        return found

    def heading(self, text: str, level: int) -> str:
        """Take note of a heading and give its id, empty where no link can reach it."""
        name = slug(text)
        if not name:
            return ""
        identity = name
        while identity in self._ids:
            self._copies[name] = self._copies.get(name, 1) + 1
            identity = f"{name}-{self._copies[name]}"
        self._ids.add(identity)
        self._headings.setdefault(normal_heading(text), []).append((self._count, level, identity))
        self._count += 1
        return identity

    def block(self, name: str) -> str:
        """Take note of a block id and give the id of its element, empty where an earlier block has it."""
        identity = f"^{name.lower()}"
        if identity in self._ids:
            return ""
        self._ids.add(identity)
        return identity


def arrange(tokens: list[Token], places: Places, *, top: bool = True) -> list[Token]:
    """The blocks of a note with ids on headings and blocks, and with callouts told from other quotes."""
    out: list[Token] = []
    for token in tokens:
        kind = token["type"]
        if kind == "heading" and top:  # 3.6: nested in a quote or list, no link reaches it
            token["attrs"]["id"] = places.heading(token.get("text", ""), token["attrs"]["level"])
        elif kind in ("paragraph", "block_text"):
            identity = _take_id(token, places)
            if not token["text"]:
                _mark_block_above(out, identity)
                continue
            _name(token, identity)
        elif kind in ("list_item", "task_list_item") and token["children"]:
            first = token["children"][0]
            if first["type"] in ("paragraph", "block_text"):
                _name(token, _take_id(first, places))
        elif kind == "table_cell":
            token["text"] = token["text"].replace("\\|", "|")  # 3.2; in code too, as everywhere on the web
        elif kind == "block_quote":
            _make_callout(token)
        if "children" in token:
            token["children"] = arrange(token["children"], places, top=False)
        out.append(token)
    return out


def _take_id(token: Token, places: Places) -> str:
    text: str = token.get("text", "")
    tail = text.rfind("^")
    found = _BLOCK_ID.search(text, max(tail - 1, 0)) if tail >= 0 else None
    token["text"] = text[: found.start()] if found else text
    return places.block(found[1]) if found else ""


def _name(token: Token, identity: str) -> None:
    if identity:
        token["attrs"] = {**token.get("attrs", {}), "id": identity}


def _mark_block_above(out: list[Token], identity: str) -> None:
    """3.7: an id in a paragraph of its own names the table, quote or list above it."""
    if not identity:
        return
    place = len(out)
    while place and out[place - 1]["type"] == "blank_line":
        place -= 1
    out.insert(max(place - 1, 0), {"type": "place", "attrs": {"id": identity}})


def _make_callout(quote: Token) -> None:
    first = quote["children"][0] if quote["children"] else {}
    found = _CALLOUT.match(first.get("text", "")) if first.get("type") == "paragraph" else None
    if not found:
        return
    kind = found[1].strip().lower()
    rest = first["text"][found.end() :]
    children = [{**first, "text": rest}, *quote["children"][1:]] if rest.strip() else quote["children"][1:]
    title = found[3].strip() or (kind[:1].upper() + kind[1:]).replace("-", " ")
    quote.update(
        type="callout",
        attrs={"kind": kind, "fold": found[2]},
        children=[
            {"type": "callout_title", "text": title, "attrs": {"fold": found[2]}},
            {"type": "callout_body", "children": children},
        ],
    )
