"""Rules times notes: sorted findings, and the choice of rules."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from vaultkit.model import Finding, VaultkitError
from vaultkit.rules import RULES, Rule
from vaultkit.survey import Survey
from vaultkit.vault import Vault


def run(vault: Vault, rules: Iterable[Rule] = RULES) -> tuple[Finding, ...]:
    """All findings of `rules` on `vault`, sorted by path, place, code and message; the order of files never shows."""
    survey = Survey(vault)
    return tuple(sorted(finding for rule in rules for finding in _findings(rule, survey)))


def choose(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Rule, ...]:
    """The rules that `select` names (all when it names none) without those that `ignore` names.

    Each is a code (`LNK001`), a name (`broken-link`) or a family (`LNK`), in any case. An unknown one raises
    VaultkitError with the nearest known.
    """
    wanted = _named(select)
    unwanted = _named(ignore)
    return tuple(rule for rule in RULES if (not wanted or rule.CODE in wanted) and rule.CODE not in unwanted)


def explain(code: str) -> tuple[Rule, ...]:
    """The rules that a code, name or family stands for."""
    codes = _named((code,))
    return tuple(rule for rule in RULES if rule.CODE in codes)


def _findings(rule: Rule, survey: Survey) -> Iterator[Finding]:
    for note in survey.vault.notes.values():
        for problem in rule.check(note, survey):
            yield Finding(
                note.path,
                problem.line,
                problem.column,
                rule.CODE,
                rule.NAME,
                problem.severity or rule.SEVERITY,
                problem.message,
                problem.target,
                problem.related,
            )


def _named(words: Iterable[str]) -> frozenset[str]:
    known: dict[str, list[str]] = {}
    written: dict[str, str] = {}
    for rule in RULES:
        for word in (rule.CODE, rule.NAME, rule.CODE.rstrip("0123456789")):
            known.setdefault(word.lower(), []).append(rule.CODE)
            written[word.lower()] = word
    codes: list[str] = []
    for word in (part.strip() for entry in words for part in entry.split(",")):
        if not word:
            continue
        if word.lower() not in known:
            near = difflib.get_close_matches(word.lower(), known, n=1)
            hint = f"; did you mean {written[near[0]]!r}?" if near else ""
            raise VaultkitError(f"there is no rule, rule name or family called {word!r}{hint}")
        codes.extend(known[word.lower()])
    return frozenset(codes)
