"""A note to look at: as text for a terminal, or as a page that stands alone; and which note a person means.

`view` reads off a note and its vault what is shown, once for both; `terminal` and `page` lay it out.
"""

from __future__ import annotations

from vaultkit.show.page import page
from vaultkit.show.search import find
from vaultkit.show.terminal import text

__all__ = ["find", "page", "text"]
