"""A second opinion on what is a link: mistune with its own plugins and one rule for wikilinks, nothing of vaultkit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import mistune

_FRONT_MATTER = re.compile(r"\A\ufeff?---\r?\n(?:.*\n)*?---[ \t]*(?:\r?\n|\Z)")
_WIKILINK = r"!?\[\[(?!\[)(?:(?!\[\[|\]\])[^\n])+\]\]"
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_PLUGINS = ["table", "footnotes", "task_lists", "strikethrough", "math"]

Seen = tuple[str, str, bool]
"""Path part, anchor and whether it embeds."""


def links(text: str) -> list[Seen]:
    """The links in the body of a Markdown file, sorted, since mistune moves footnotes to the end."""
    reads = mistune.create_markdown(renderer=None, plugins=_PLUGINS)
    reads.inline.register("wikilink", _WIKILINK, _wikilink, before="link", start_chars=("!", "["))
    tokens, _ = reads.parse(_FRONT_MATTER.sub("", text))
    assert not isinstance(tokens, str)
    return sorted(_links(tokens))


def _wikilink(inline: Any, found: re.Match[str], state: Any) -> int:  # noqa: ARG001
    state.append_token({"type": "wikilink", "raw": found[0]})
    return found.end()


def _links(tokens: list[dict[str, Any]]) -> Iterator[Seen]:
    for token in tokens:
        if token["type"] == "wikilink":
            inner = token["raw"].removeprefix("!")[2:-2].replace("\\|", "|")
            path = inner if inner.startswith("|") else inner.partition("|")[0]
            yield _split(path, embed=token["raw"].startswith("!"))
        elif token["type"] in ("link", "image") and (url := token["attrs"]["url"]) and not _ADDRESS.match(url):
            yield _split(unquote(url, errors="strict") if _is_utf8(url) else url, embed=token["type"] == "image")
        yield from _links(token.get("children") or [])


def _split(path: str, *, embed: bool) -> Seen:
    target, _, anchor = path.partition("#")
    return target.strip(), anchor.strip(), embed


def _is_utf8(url: str) -> bool:
    try:
        unquote(url, errors="strict")
    except UnicodeDecodeError:
        return False
    return True
