"""A note to look at: as text for a terminal, or as a page that stands alone.

`view` reads off a note and its vault what is shown, once for both; `terminal` and `page` lay it out.
"""

from __future__ import annotations

from vaultkit.show.page import page
from vaultkit.show.terminal import text

__all__ = ["page", "text"]
