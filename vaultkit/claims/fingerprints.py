"""A fingerprint of a claim as one contention sees it, by which a resolution knows that the claim has changed since.

It is made of what the claim says, its title, claim and description, and of what the two notes say of each other (claims
reference, CLM005). Case, blanks and punctuation make no difference; a changed number, sign or word does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from hashlib import sha1

from vaultkit.model import Relation, Sketch
from vaultkit.vocabulary import BY_NAME

LENGTH = 8  # hexadecimal digits
_TOKEN = re.compile(r"(?<!\w)-?\d+(?:[.,]\d+)*|\w+|[^\w\s]")


def fingerprint(title: str, sketch: Sketch | None, relations: Iterable[Relation]) -> str:
    """The fingerprint of the claim with that title, whose note has that sketch, under the relations of a contention."""
    meta = sketch.meta if sketch else {}
    # A note without a title of its own has it in its first heading.
    head = sketch.headings[:1] if sketch and not meta.get("title") else ()
    said = [title, *head, *(meta.get(key) for key in ("claim", "description"))]
    words = [normal(each) if isinstance(each, str) else "" for each in said]
    records = sorted({statement(each) for each in relations})
    return sha1("\n".join((*words, *records)).encode("utf-8", "replace"), usedforsecurity=False).hexdigest()[:LENGTH]


def normal(text: str) -> str:
    """The words, numbers and signs of a text, without what only marks them off."""
    tokens = _TOKEN.findall(unicodedata.normalize("NFKC", text).casefold())
    return " ".join(each for each in tokens if len(each) > 1 or each == "%" or unicodedata.category(each)[0] != "P")


def statement(relation: Relation) -> str:
    """What a relation says, the same however it is spaced and punctuated."""
    ends = (relation.subject, relation.object)
    one, two = sorted(ends) if BY_NAME[relation.type].symmetric else ends
    return f"{relation.type} {relation.strength} {one} {two} {normal(relation.raw)}"
