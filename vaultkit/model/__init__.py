"""The nouns: what every floor of vaultkit passes to the next.

All of them are frozen. The small ones, made by the hundred thousand, are named tuples. Lines and columns are 1-based
and count characters of the stored file, front matter included.
"""

from __future__ import annotations

from vaultkit.model.findings import Example, Finding, Place, Problem, Severity, Step, VaultkitError
from vaultkit.model.notes import (
    BAD_DATA,
    CARD,
    MARKDOWN,
    UNDECODABLE,
    UNREADABLE,
    WIKI,
    Block,
    Fault,
    Form,
    Heading,
    Link,
    Note,
    Sketch,
    title_of,
)
from vaultkit.model.pages import Entry, Page, Paragraph
from vaultkit.model.relations import Relation, Stance

__all__ = [
    "BAD_DATA",
    "CARD",
    "MARKDOWN",
    "UNDECODABLE",
    "UNREADABLE",
    "WIKI",
    "Block",
    "Entry",
    "Example",
    "Fault",
    "Finding",
    "Form",
    "Heading",
    "Link",
    "Note",
    "Page",
    "Paragraph",
    "Place",
    "Problem",
    "Relation",
    "Severity",
    "Sketch",
    "Stance",
    "Step",
    "VaultkitError",
    "title_of",
]
