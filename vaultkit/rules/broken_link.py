"""Every link leads to a note of this vault.

A link that leads nowhere is a promise to a reader that is not kept: a click on it makes an empty note. Mend the name,
write the missing note, or take the brackets away. Obsidian finds a note by its file name or path, without regard to
case, never by its title or an alias (LNK005). A link above the root of the vault leads outside and is left alone, and
so is the property `sources`, of which SRC001 speaks, and a title or another plain text of vault format 1 that only
reads like a link. LNK006 speaks of images and other attachments, LNK010 of what Obsidian may find all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit import formats
from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.rules.targets import by_alias, hint, missing
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "LNK001", "broken-link", Severity.ERROR
GOOD = Example(
    {"home.md": "See [[tea]] and [more](shelf/Pots.md), not `[[code]]`.\n", "tea.md": "", "shelf/Pots.md": ""}
)
BAD = Example(
    {"home.md": "# Home\n\n- see [[Nowhere]]\n- and [[Tea-pots]]\n", "shelf/Tea pots.md": "# Tea pots\n"},
    says=(
        "home.md:3:7: no note is called 'Nowhere'",
        "home.md:4:7: no note is called 'Tea-pots'; did you mean 'Tea pots'?",
    ),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    for link in missing(note, survey):
        if not formats.is_attachment(link.target) and not by_alias(link, survey):
            yield Problem(link.line, link.column, f"no note is called {link.target!r}{hint(link, survey)}", link.target)
