"""A note's Markdown to HTML that is safe to open, as Obsidian shows it. The door to mistune.

`reader` tells mistune the syntax that only Obsidian knows, `places` finds what links within a note lead to, and
`renderer` writes the HTML. The numbers in comments are sections of the obsidian reference.
"""

from __future__ import annotations

import mistune

from vaultkit.html.places import slug
from vaultkit.html.reader import reader
from vaultkit.html.renderer import Address, Renderer, clean, escape, strip_tags

__all__ = ["Address", "body", "clean", "escape", "inline", "plain", "slug"]


def body(markdown: str, address: Address) -> str:
    """The HTML of a note's body: block elements, without a page around them.

    `address(target, anchor)` says where an internal link leads, as its `href`: an empty string for nowhere, `#` for
    this very note. A place in this note is found here; only one that the text does not have is asked for, with an
    empty target. Takes any text and never raises.
    """
    text = clean(markdown)
    renderer = Renderer(address)
    try:
        return str(reader(renderer)(text))
    except RecursionError:  # mistune bounds what it nests, but not how deep its caller stands already
        reason = "This note nests too deeply to be laid out and is shown as written."
        return f'<p class="cut">{reason}</p>\n<pre>{escape(text)}</pre>\n'


def inline(markdown: str, address: Address) -> str:
    """The HTML of one line of Markdown, such as an annotation: inline elements only."""
    renderer = Renderer(address)
    reads = reader(renderer)
    reads.inline.rules.remove("inline_footnote")  # a line has no foot
    tokens = reads.inline(clean(markdown).strip(), {"ref_links": {}})
    return renderer.render_tokens(tokens, mistune.BlockState())


def plain(markdown: str) -> str:
    """The words of one line of Markdown, without its marks."""
    return strip_tags(inline(markdown, lambda target, anchor: ""))
