"""How many findings there are, in numbers and in a sentence: what every format ends with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vaultkit.model import Finding, Severity

_GRAVEST_FIRST = sorted(Severity, reverse=True)


class Count(NamedTuple):
    """How many notes were checked, and how many were not because the vault's settings hide them."""

    notes: int
    hidden: int = 0


def tally(findings: Sequence[Finding], count: Count, unverifiable: Sequence[Finding] | None = None) -> dict[str, int]:
    """Findings by severity, gravest first, then the files that have any, the notes that were checked and the others.

    What could not be checked is counted where somebody asked for it.
    """
    counts = {f"{severity.word}s": sum(each.severity == severity for each in findings) for severity in _GRAVEST_FIRST}
    files = len({each.path for each in findings})
    open_ = {} if unverifiable is None else {"unverifiable": len(unverifiable)}
    return {**counts, **open_, "files_with_findings": files, "notes": count.notes, "hidden": count.hidden}


def sentence(findings: Sequence[Finding], count: Count, unverifiable: Sequence[Finding] | None = None) -> str:
    """`3 errors, 1 warning in 2 files (375 notes checked)`, or `no findings (375 notes checked)`."""
    counts = tally(findings, count)
    hidden = f", {count.hidden} hidden by the vault's settings" if count.hidden else ""
    open_ = "" if unverifiable is None else f"; {len(unverifiable)} cannot be checked"
    checked = f"({_counted(count.notes, 'note')} checked{hidden}){open_}"
    if not findings:
        return f"no findings {checked}"
    words = [_counted(number, severity.word) for severity in _GRAVEST_FIRST if (number := counts[f"{severity.word}s"])]
    return f"{', '.join(words)} in {_counted(counts['files_with_findings'], 'file')} {checked}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
