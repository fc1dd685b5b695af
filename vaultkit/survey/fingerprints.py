"""The fingerprint of a finding, by which it is known again after the vault has changed (claims reference, 3.1).

It is made of the rule, the note, what else the finding is about, and the claims of all these notes as they are now: so
it outlives lines that move and whatever else changes in a note, and it is a new one when one of the claims has changed,
since what somebody accepted then has to be asked again. A rule that is not about claims knows its findings by what they
are about and by their words, without what these tell of other files and lines.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from functools import cache
from hashlib import sha1
from typing import TYPE_CHECKING

from vaultkit.claims.fingerprints import fingerprint

if TYPE_CHECKING:
    from vaultkit.model import Problem, Relation
    from vaultkit.survey import Survey

_PASSING = re.compile(r"; did you mean .*|(?<= line )\d+", re.DOTALL)


class Fingerprints:
    """Those of the findings on one vault, which are worked out only where somebody wants them."""

    def __init__(self, survey: Survey) -> None:
        self._claims = survey.claims
        self._plain = cache(lambda node: self._print(node, ()))

    def of(self, code: str, path: str, problem: Problem) -> str:
        """That of what a rule found in the note at `path`: 40 hexadecimal digits."""
        nodes = sorted({path, *problem.ids})
        plain = (problem.target, _PASSING.sub("", problem.message))
        what = (nodes, [self._claim(each, nodes) for each in nodes]) if problem.ids else plain
        return sha1(json.dumps([code, path, what]).encode(), usedforsecurity=False).hexdigest()

    def _claim(self, node: str, nodes: Collection[str]) -> str:
        """The fingerprint of the claim of a note, as the contentions among some nodes see it; other words have none."""
        if node not in self._claims.vault.sketches:
            return ""
        among = (each for each in self._claims.contentions_of(node) if each.other(node) in nodes)
        relations = tuple(relation for each in among for relation in each.relations)
        return self._print(node, relations) if relations else self._plain(node)

    def _print(self, node: str, relations: tuple[Relation, ...]) -> str:
        return fingerprint(self._claims.title(node), self._claims.vault.sketches[node], relations)
