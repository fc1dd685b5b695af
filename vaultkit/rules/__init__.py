"""The rules: one law a file, listed here in the order of their codes.

A rule of the family `FILE` is asked about every file of the vault, each other one about what was read: notes, and
canvases, bases and settings, which have links and faults only.

A rule is a module with `CODE`, `NAME`, `SEVERITY`, a good and a bad `Example`, and `check`, which yields the problems
of one note. Its docstring is its user documentation: the first line is the law.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.rules import (
    alias_only_link,
    ambiguous_link,
    broken_block,
    broken_heading,
    broken_link,
    case_mismatch,
    cites_both_sides_silently,
    clashing_names,
    conflict_copy,
    contradiction_one_sided,
    contradiction_unverifiable,
    dangling_source,
    decomposed_name,
    doubtful_link,
    duplicate_block_id,
    duplicate_heading,
    duplicate_key,
    empty_link,
    island,
    list_mismatch,
    missing_attachment,
    missing_backlink,
    mixed_or_ambiguous,
    nested_heading,
    odd_link,
    orphan_note,
    raw_space,
    refused_name,
    rests_on_contested_silently,
    schema_mismatch,
    self_relation,
    shadowed_neighbour,
    split_link,
    uncited_source,
    unclassified_annotation,
    undecodable_text,
    unicode_mismatch,
    unlisted_citation,
    unquoted_wikilink,
    unreadable_data,
    unreadable_file,
    unreadable_front_matter,
    unsupported_file,
    untracked_target,
    wrapped_link,
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
    unreadable_data,
    clashing_names,
    refused_name,
    conflict_copy,
    decomposed_name,
    unreadable_front_matter,
    duplicate_key,
    schema_mismatch,
    unquoted_wikilink,
    broken_link,
    ambiguous_link,
    broken_heading,
    broken_block,
    alias_only_link,
    missing_attachment,
    nested_heading,
    duplicate_heading,
    duplicate_block_id,
    doubtful_link,
    unsupported_file,
    shadowed_neighbour,
    case_mismatch,
    unicode_mismatch,
    raw_space,
    split_link,
    wrapped_link,
    empty_link,
    odd_link,
    untracked_target,
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

FILE_FAMILY = "FILE"
"""The family of the rules that are asked about every file."""

OFF = frozenset((case_mismatch.CODE, odd_link.CODE))
"""The codes of the rules that run only when they are named: what is a matter of taste."""
