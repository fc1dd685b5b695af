"""What the rules about links ask of one link: whether and why it leads nowhere, and what may have been meant."""

from __future__ import annotations

from posixpath import basename

from vaultkit import formats
from vaultkit.markup import address
from vaultkit.model import CARD, Link, Note
from vaultkit.rules.parts import speaks_format
from vaultkit.survey import Survey
from vaultkit.vault import Verdict, fold, is_address
from vaultkit.vocabulary import KEYS

_TEXTS = frozenset(key.name for key in KEYS if key.shape in ("text", "texts"))
_MOST = 3


def missing(note: Note, survey: Survey) -> tuple[Link, ...]:
    """The links that certainly lead nowhere, but for those of which another rule speaks.

    SRC001 speaks of the property `sources`; and a title or another plain text of vault format 1 only reads like a link.
    """
    return survey.remember(_missing, note)


def _missing(note: Note, survey: Survey) -> tuple[Link, ...]:
    lost = (link for link in survey.lost(note) if survey.vault.judge(link, note) == Verdict.BROKEN)
    ours = speaks_format(note)
    return tuple(link for link in lost if link.property != "sources" and not (link.property in _TEXTS and ours))


def by_alias(link: Link, survey: Survey) -> tuple[str, ...]:
    """The notes that have the target of a link as an alias; Obsidian does not look there."""
    return survey.names.aliases.get(fold(link.target), ())


def hint(link: Link, survey: Survey) -> str:
    """What may have been meant by a link that leads nowhere, as the end of a message, or nothing."""
    vault = survey.vault
    if is_address(link.target):
        return "; in double brackets an address is the name of a note: write [text](address)"
    elsewhere = vault.named(link.target)[:_MOST]
    near = survey.names.near_attachments if formats.is_attachment(link.target) else survey.names.near_notes
    if link.form == CARD:
        return f"; did you mean {listed(elsewhere)}?" if elsewhere else ""  # a card says the whole path
    meant = tuple(map(vault.link_text, elsewhere)) or near.find(basename(link.target))
    return f"; did you mean {' or '.join(map(repr, meant))}?" if meant else ""


def name_of(link: Link) -> str:
    """The note that a link with an anchor names, in words."""
    return repr(link.target) if link.target else "this note"


def address_of(link: Link) -> str:
    """The target and the anchor of a link, as one text."""
    return address(link.target, link.anchor)


def listed(paths: tuple[str, ...], most: int = 10) -> str:
    """Some paths in words: `'a', 'b' or 'c'`."""
    shown = [repr(path) for path in paths[:most]]
    if len(paths) > most:
        shown.append(f"{len(paths) - most} more")
    return f"{', '.join(shown[:-1])} or {shown[-1]}" if len(shown) > 1 else shown[0]
