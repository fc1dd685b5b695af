"""The rules: one law a file, listed here in the order of their codes.

A rule is a module with `CODE`, `NAME`, `SEVERITY`, a good and a bad `Example`, and `check`, which yields the problems
of one note, or of a canvas, a base or the settings, which have links and faults only. The list says which files it is
about: no other is read for it, and where there are none, the rule is not even imported. Its docstring is its user
documentation: the first line is the law.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from vaultkit.survey import About

if TYPE_CHECKING:
    from vaultkit.model import Example, Note, Problem, Severity
    from vaultkit.survey import Survey


class Rule(Protocol):
    """What a rule offers."""

    CODE: str
    NAME: str
    ABOUT: tuple[About, ...]
    SEVERITY: Severity

    def check(self, note: Note, survey: Survey) -> Iterator[Problem]:
        """The problems of `note`, as it stands in the surveyed vault."""
        ...


class Listed:
    """A rule of this folder; its module is imported when somebody asks for more than its name."""

    SEVERITY: Severity
    GOOD: Example
    BAD: Example
    check: Callable[[Note, Survey], Iterator[Problem]]

    def __init__(self, code: str, module: str, about: tuple[About, ...]) -> None:
        self.CODE, self.NAME, self.ABOUT = code, module.replace("_", "-"), about
        self._path = f"{__name__}.{module}"

    def __getattr__(self, name: str) -> Any:
        """What the module has under a name that was not asked for before."""
        if name.startswith("_"):
            raise AttributeError(name)
        value = getattr(import_module(self._path), name)
        setattr(self, name, value)
        return value

    @property
    def text(self) -> str:
        """Its user documentation."""
        return import_module(self._path).__doc__ or ""

    @property
    def law(self) -> str:
        """The first line of that."""
        return self.text.partition("\n")[0]


_FAULTS = (About.FAULTS,)
_NAMES = (About.NAMES,)
_FORMAT = (About.FORMAT,)
_LINKS = (About.LINKS,)
_LINKS_OR_FORMAT = (About.LINKS, About.FORMAT)
_CONTENTIONS = (About.CONTENTIONS,)
_TRIADS = (About.TRIADS,)
_CIRCLES = (About.CIRCLES,)
_SHAKEN = (About.SHAKEN,)
_SUPERSEDED = (About.SUPERSEDED,)
_ROOTED = (About.ROOTED,)
_LIMITED = (About.LIMITED,)
_TOLD = (About.TOLD,)
_CITING = (About.CITING,)
_SERIES = (About.SERIES,)
_SUMMARIES = (About.SUMMARIES,)
_REPEATED = (About.REPEATED,)
_RELATIONS = (About.RELATIONS,)
_RELATIONS_OR_OWN = (About.RELATIONS, About.OWN)
_UNLINKED = (About.UNLINKED,)
_ISLANDS = (About.ISLANDS,)

RULES = tuple(
    Listed(*each)
    for each in (
        ("TXT001", "undecodable_text", _FAULTS),
        ("TXT002", "unreadable_file", _FAULTS),
        ("TXT003", "unreadable_data", _FAULTS),
        ("FILE001", "clashing_names", _NAMES),
        ("FILE002", "refused_name", _NAMES),
        ("FILE003", "conflict_copy", _NAMES),
        ("FILE004", "decomposed_name", _NAMES),
        ("FM001", "unreadable_front_matter", _FAULTS),
        ("FM002", "duplicate_key", _FAULTS),
        ("FM003", "schema_mismatch", _FORMAT),
        ("FM004", "unquoted_wikilink", _FAULTS),
        ("LNK001", "broken_link", _LINKS),
        ("LNK002", "ambiguous_link", _LINKS),
        ("LNK003", "broken_heading", _LINKS),
        ("LNK004", "broken_block", _LINKS),
        ("LNK005", "alias_only_link", _LINKS),
        ("LNK006", "missing_attachment", _LINKS),
        ("LNK007", "nested_heading", _LINKS),
        ("LNK008", "duplicate_heading", _LINKS),
        ("LNK009", "duplicate_block_id", _LINKS),
        ("LNK010", "doubtful_link", _LINKS),
        ("LNK011", "unsupported_file", _LINKS),
        ("LNK012", "shadowed_neighbour", _LINKS),
        ("LNK013", "case_mismatch", _LINKS),
        ("LNK014", "unicode_mismatch", _LINKS),
        ("LNK015", "raw_space", _FAULTS),
        ("LNK016", "split_link", _FAULTS),
        ("LNK017", "wrapped_link", _FAULTS),
        ("LNK018", "empty_link", _FAULTS),
        ("LNK019", "odd_link", _FAULTS),
        ("LNK020", "untracked_target", _LINKS),
        ("SRC001", "dangling_source", _LINKS_OR_FORMAT),
        ("SRC002", "missing_backlink", _FORMAT),
        ("SRC003", "uncited_source", _FORMAT),
        ("SRC004", "unlisted_citation", _FORMAT),
        ("SRC005", "list_mismatch", _FORMAT),
        ("CLM001", "contradiction_one_sided", _CONTENTIONS),
        ("CLM002", "rests_on_contested_silently", _CONTENTIONS),
        ("CLM003", "cites_both_sides_silently", _CONTENTIONS),
        ("CLM004", "contradiction_unreconciled", _CONTENTIONS),
        ("CLM005", "stale_resolution", _CONTENTIONS),
        ("CLM006", "supports_and_contradicts", _CONTENTIONS),
        ("CLM007", "circular_support", _CIRCLES),
        ("CLM008", "unbalanced_triad", _TRIADS),
        ("CLM009", "only_support_defeated", _SHAKEN),
        ("CLM010", "rests_on_defeated", _SHAKEN),
        ("CLM011", "unclassified_annotation", _RELATIONS),
        ("CLM012", "mixed_or_ambiguous", _RELATIONS),
        ("CLM013", "prose_list_disagree", _TOLD),
        ("CLM014", "limit_not_in_body", _LIMITED),
        ("CLM015", "self_relation", _RELATIONS_OR_OWN),
        ("CLM016", "duplicate_relation", _REPEATED),
        ("CLM017", "contradiction_unverifiable", _CONTENTIONS),
        ("CLM018", "superseded_source", _SUPERSEDED),
        ("CLM019", "number_not_in_source", _CITING),
        ("CLM020", "single_root_support", _ROOTED),
        ("CLM021", "stated_count_differs", _SERIES),
        ("CLM022", "summary_drift", _SUMMARIES),
        ("NET001", "orphan_note", _UNLINKED),
        ("NET002", "island", _ISLANDS),
    )
)

OFF = frozenset(("LNK013", "LNK019"))
"""The codes of the rules that run only when they are named: what is a matter of taste."""
