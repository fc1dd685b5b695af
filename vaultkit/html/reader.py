"""What mistune has to know to read a note: wikilinks, comments, math, inline footnotes, and its own plugins."""

from __future__ import annotations

import re
from typing import Any

import mistune
from mistune.block_parser import BlockParser
from mistune.core import BlockState, InlineState
from mistune.inline_parser import InlineParser
from mistune.plugins import footnotes, formatting, table, task_lists, url

from vaultkit.html.places import arrange
from vaultkit.html.renderer import Renderer
from vaultkit.markup import property_link

Match = re.Match[str]

# Each pattern ends at the next mark of its own kind, so that a long run of opening marks stays linear.
_WIKILINK = r"!?\[\[(?:(?!\[\[|\]\])[^\n])+\]\]"
_BRACKETS = r"\[+(?=\[\[)"  # what stands before the two that may open a wikilink
_COMMENT = r"(?<!%)%%(?!%)"  # 3.2: exactly two
_MATH = r"\$\$[^$]+\$\$|\$(?![\s$])(?:[^$\\\n]|\\[^\n])*(?<!\s)\$(?!\d)"
_FOOTNOTE = r"\^\[(?:[^\[\]\n]|\[\[?[^\[\]\n]*\]\]?)+\]"
_MATH_BLOCK = r"^ {0,3}\$\$"
_COMMENT_BLOCK = rf"^ {{0,3}}{_COMMENT}"
_FENCE = re.compile(_COMMENT)
_BLANK_REST = re.compile(r"[ \t]*(?:\n|\Z)")


def reader(renderer: Renderer) -> mistune.Markdown:
    """A reader for one text, which writes with `renderer`."""
    # 4.3: a single line break shows as one.
    reads = mistune.Markdown(renderer, BlockParser(), _Inline(hard_wrap=True))
    for plugin in (table.table, formatting.strikethrough, formatting.mark, url.url, task_lists.task_lists):
        reads.use(plugin)
    reads.use(footnotes.footnotes)
    reads.after_render_hooks[:] = [_with_footnotes]
    reads.inline.register("wikilink", _WIKILINK, _wikilink, before="link", start_chars=("!", "["))
    reads.inline.register("brackets", _BRACKETS, _brackets, before="wikilink", start_chars="[")
    reads.inline.register("comment", _COMMENT, _comment, before="link", start_chars="%")
    reads.inline.register("math", _MATH, _math, before="link", start_chars="$")
    reads.inline.register("inline_footnote", _FOOTNOTE, _footnote, before="link", start_chars="^")
    reads.block.register("math_block", _MATH_BLOCK, _math_block, before="list")
    reads.block.register("comment_block", _COMMENT_BLOCK, _comment_block, before="list")
    for rules in (reads.block.block_quote_rules, reads.block.list_rules):
        rules += ["math_block", "comment_block", "table", "nptable"]
    reads.before_render_hooks.append(_arrange)
    return reads


class _Inline(InlineParser):
    """Raw HTML is shown as text here, so an `<a>` opens no link."""

    def parse_inline_html(self, m: Match, state: InlineState) -> int | None:
        in_link = state.in_link
        end = super().parse_inline_html(m, state)
        state.in_link = in_link
        return end


def _arrange(reads: mistune.Markdown, state: BlockState) -> None:
    assert isinstance(reads.renderer, Renderer)
    state.tokens = arrange(state.tokens, reads.renderer.places)


def _wikilink(inline: InlineParser, found: Match, state: InlineState) -> int | None:  # noqa: ARG001
    text = found[0]
    # The reader of properties splits a link as the reader of bodies does (3.3), and says which texts are none.
    for link in property_link(text.removeprefix("!"), "", 1, 1):
        attrs = {"target": link.target, "anchor": link.anchor, "embed": text.startswith("!")}
        state.append_token({"type": "wikilink", "raw": link.label, "attrs": attrs})
        return found.end()
    return None


def _brackets(inline: InlineParser, found: Match, state: InlineState) -> int:
    inline.process_text(found[0], state)
    return found.end()


def _comment(inline: InlineParser, found: Match, state: InlineState) -> int | None:  # noqa: ARG001
    end = _FENCE.search(state.src, found.end())
    return end.end() if end else None


def _math(inline: InlineParser, found: Match, state: InlineState) -> int:  # noqa: ARG001
    state.append_token({"type": "math", "raw": found[0].strip("$").strip()})
    return found.end()


def _footnote(inline: InlineParser, found: Match, state: InlineState) -> int:  # noqa: ARG001
    """A footnote written where it is referred to, kept where mistune keeps the others."""
    texts: dict[str, str] = state.env.setdefault("ref_footnotes", {})
    order: list[str] = state.env.setdefault("footnotes", [])
    key = f"^{len(order)}"
    while key in texts:
        key += "^"
    texts[key] = found[0][2:-1]
    state.env.setdefault("footnote_indexes", {})[key] = len(order)
    order.append(key)
    state.append_token({"type": "footnote_ref", "raw": key, "attrs": {"index": len(order)}})
    return found.end()


def _with_footnotes(reads: mistune.Markdown, result: Any, state: BlockState) -> Any:
    """mistune's own hook leaves out a footnote that only another footnote refers to."""
    items, number = [], 0
    while number < len(order := state.env.get("footnotes") or ()):
        number += 1
        item = footnotes.parse_footnote_item(reads.block, order[number - 1], number, state)
        foot = BlockState(parent=state)
        foot.tokens = [item]
        _arrange(reads, foot)
        items.append(str(reads.render_state(foot)))
    return f'{result}<section class="footnotes">\n<ol>\n{"".join(items)}</ol>\n</section>\n' if items else result


def _math_block(block: BlockParser, found: Match, state: BlockState) -> int | None:  # noqa: ARG001
    end = state.src.find("$$", found.end())
    rest = _BLANK_REST.match(state.src, end + 2) if end >= 0 else None
    if not rest:
        return None
    state.append_token({"type": "math_block", "raw": state.src[found.end() : end].strip()})
    return rest.end()


def _comment_block(block: BlockParser, found: Match, state: BlockState) -> int | None:  # noqa: ARG001
    end = _FENCE.search(state.src, found.end())
    if not end:
        return None
    rest = _BLANK_REST.match(state.src, end.end())
    if rest:
        return rest.end()
    # Text behind a comment on one line belongs to a paragraph, where the comment is read as inline.
    return end.end() if "\n" in state.src[found.end() : end.start()] else None
