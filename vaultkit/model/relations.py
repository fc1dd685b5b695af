"""What notes say of one another."""

from __future__ import annotations

from typing import NamedTuple


class Stance(NamedTuple):
    """What an annotation says of two notes, by its cue words (claims reference, 2.2 and 2.3).

    `subject` is who acts: `item` (the listed note) or `page` (the page that holds the list). `type` is `related` and
    `reason` says why where nothing could be told; `secondary` is the head's own type in a mixed annotation.
    """

    type: str
    subject: str = "item"
    strength: str = "normal"
    hedged: bool = False
    mixed: bool = False
    secondary: str = ""
    basis: str = "voice"
    cue: str = ""
    reason: str = ""


class Relation(NamedTuple):
    """One statement that `subject` stands in `type` to `object`, as page `asserted_on` makes it at a place.

    Subject, object and page are titles in a collection and paths in a vault. `where` is `list` for an entry of a
    Related list and `property` for a front-matter property; `stance` keeps flags, cue and reason; `raw` the words.
    """

    subject: str
    type: str
    object: str
    strength: str
    asserted_on: str
    where: str
    line: int
    column: int
    raw: str
    stance: Stance
