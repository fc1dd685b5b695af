"""What is found in a vault and told: findings, their places, and the examples that prove a rule."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class VaultkitError(Exception):
    """A wrong call, told in one sentence; the command line prints it and exits with 2."""


class Severity(enum.IntEnum):
    """How much a finding matters; a higher value is graver."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The severity as people write it: `error`, `warning` or `info`."""
        return self.name.lower()


class Place(NamedTuple):
    """A place in a file: `path` relative to its root with `/`, 1-based `line` and `column`."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Step(NamedTuple):
    """A step of a proof: a place, and what it says."""

    path: str
    line: int
    column: int
    words: str


class Problem(NamedTuple):
    """What a rule or a reader found in one file.

    `target` names the link or the entry it is about (empty when it is about neither), `severity` overrides the
    rule's own, and `related` are the other places that prove it; `witness` is the chain or circle that does, step by
    step, and `edit` the smallest edit that would clear it, in words. `ids` tell it from all others of its rule in the
    file: the other nodes that it is about (by path, or as written), and words; their order does not matter.
    """

    line: int
    column: int
    message: str
    target: str = ""
    severity: Severity | None = None
    related: tuple[Place, ...] = ()
    witness: tuple[Step, ...] = ()
    edit: str = ""
    ids: tuple[str, ...] = ()


class Finding(NamedTuple):
    """A problem with its file and its rule: what is sorted, chosen and reported.

    `fingerprint` is that of what was found (`survey.fingerprints`), empty where nobody asked for it.
    """

    path: str
    line: int
    column: int
    code: str
    name: str
    severity: Severity
    message: str
    target: str = ""
    related: tuple[Place, ...] = ()
    witness: tuple[Step, ...] = ()
    edit: str = ""
    fingerprint: str = ""

    @property
    def place(self) -> Place:
        """Where it was found."""
        return Place(self.path, self.line, self.column)


@dataclass(frozen=True, slots=True)
class Example:
    """A small vault that proves a rule: `files` by path; `says` the exact `path:line:column: message` it yields.

    `tracked` are the files that git knows, None where there is no git.
    """

    files: Mapping[str, str]
    says: tuple[str, ...] = ()
    tracked: tuple[str, ...] | None = None
