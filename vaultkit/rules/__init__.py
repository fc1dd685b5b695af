"""The rules: one law a file, listed here in the order of their codes.

A rule is a module with `CODE`, `NAME`, `SEVERITY`, a good and a bad `Example`, and `check`, which yields the problems
of one note. Its docstring is its user documentation: the first line is the law.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.rules import (
    ambiguous_link,
    broken_block,
    broken_heading,
    broken_link,
    cites_both_sides_silently,
    contradiction_one_sided,
    contradiction_unverifiable,
    dangling_source,
    duplicate_key,
    island,
    list_mismatch,
    missing_backlink,
    mixed_or_ambiguous,
    orphan_note,
    rests_on_contested_silently,
    schema_mismatch,
    self_relation,
    uncited_source,
    unclassified_annotation,
    undecodable_text,
    unlisted_citation,
    unquoted_wikilink,
    unreadable_file,
    unreadable_front_matter,
)
from vaultkit.survey import Survey


class Rule(Protocol):
    """What a rule module offers."""

    CODE: str
    NAME: str
    SEVERITY: Severity
    GOOD: Example
    BAD: Example

    def check(self, note: Note, survey: Survey) -> Iterator[Problem]:
        """The problems of `note`, as it stands in the surveyed vault."""
        ...


RULES: tuple[Rule, ...] = (
    undecodable_text,
    unreadable_file,
    unreadable_front_matter,
    duplicate_key,
    schema_mismatch,
    unquoted_wikilink,
    broken_link,
    ambiguous_link,
    broken_heading,
    broken_block,
    dangling_source,
    missing_backlink,
    uncited_source,
    unlisted_citation,
    list_mismatch,
    contradiction_one_sided,
    rests_on_contested_silently,
    cites_both_sides_silently,
    unclassified_annotation,
    mixed_or_ambiguous,
    self_relation,
    contradiction_unverifiable,
    orphan_note,
    island,
)
