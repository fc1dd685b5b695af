"""What both readers of front matter give, and the kinds of their faults."""

from __future__ import annotations

from typing import NamedTuple

BAD_MATTER, DUPLICATE_KEY, UNQUOTED_LINK = "bad-matter", "duplicate-key", "unquoted-link"


class PropertyText(NamedTuple):
    """A string of the front matter that may be a link: the top-level property it stands in, and where it begins."""

    property: str
    text: str
    line: int
    column: int
