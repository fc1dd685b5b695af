"""A property stands only once in the front matter.

Obsidian takes the whole front matter for invalid where a name comes twice; most other readers keep the last value and
say nothing of the first. Put both values into one list, or take one away.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.matter import DUPLICATE_KEY
from vaultkit.model import Example, Note, Problem, Severity
from vaultkit.rules.parts import faults
from vaultkit.survey import Survey

CODE, NAME, SEVERITY = "FM002", "duplicate-key", Severity.ERROR
GOOD = Example({"tea.md": "---\naliases:\n  - Cha\n  - Chai\n---\n"})
BAD = Example(
    {"tea.md": "---\naliases: Cha\ntags: drink\naliases: Chai\n---\n"},
    says=("tea.md:4:1: the property 'aliases' stands here twice",),
)


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    return faults(note, DUPLICATE_KEY)
