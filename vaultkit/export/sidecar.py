"""What the notes of an exported vault state of one another, as it will stand there with what people wrote in it.

The words on a relation, and what they were taken to say, fit no property; so all of it is kept in a file beside the
notes (claims reference, 2.2).
"""

from __future__ import annotations

from collections.abc import Mapping

from vaultkit import note
from vaultkit.claims import Claims
from vaultkit.export import Export
from vaultkit.model import Note, Sketch
from vaultkit.sketching import sketch_of
from vaultkit.vault import renewed

_SIGNS = ("**", "::", "[!")
"""Without one of them words state nothing (`stated`): an entry, a field, a callout."""


def claims_as_they_stand(made: Export, texts: Mapping[str, str], names: Mapping[str, str] | None = None) -> Claims:
    """The claims of an exported vault when each of `texts` stands at its path, and else the drafts.

    `names` are those that its owner has for relations (`config.Config`). Most texts are their drafts, and most words of
    people state nothing: then what is known holds. It was asked before there was an index, to which somebody may link.
    """
    vault = made.vault
    changed: dict[str, Sketch] = {}
    for draft in made.drafts:
        text = texts.get(draft.path)
        if text is not None and not _adds_nothing(text, draft.text):
            sketch, known = sketch_of(note.parse(draft.path, text)), vault.sketches.get(draft.path)
            if sketch.stated if known is None else (sketch.stated, sketch.meta) != (known.stated, known.meta):
                changed[draft.path] = sketch
    if not changed:
        return Claims(vault, names) if names or _leads_astray(made.claims) else made.claims

    def read(path: str) -> Note:
        return note.parse(path, texts[path]) if path in changed else vault.notes[path]

    return Claims(renewed(vault, dict(sorted({**vault.sketches, **changed}.items())), read), names)


def _leads_astray(claims: Claims) -> bool:
    """Whether some relation has an end that is no note."""
    known = claims.vault.sketches
    return any(each.subject not in known or each.object not in known for each in claims.relations)


def _adds_nothing(text: str, generated: str) -> bool:
    """Whether a text is the generated one, perhaps with words behind it that state nothing."""
    if text is generated:
        return True
    same = text.replace("\r\n", "\n")  # as git may have given it
    return same.startswith(generated) and not any(same.find(sign, len(generated)) >= 0 for sign in _SIGNS)
