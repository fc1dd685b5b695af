"""How many findings there are, in numbers and in a sentence: what every format ends with."""

from __future__ import annotations

from collections.abc import Sequence

from vaultkit.model import Finding, Severity

_GRAVEST_FIRST = sorted(Severity, reverse=True)


def tally(findings: Sequence[Finding], notes: int) -> dict[str, int]:
    """Findings by severity, gravest first, then the notes that have any and all that were checked."""
    counts = {f"{severity.word}s": sum(each.severity == severity for each in findings) for severity in _GRAVEST_FIRST}
    return {**counts, "notes_with_findings": len({each.path for each in findings}), "notes": notes}


def sentence(findings: Sequence[Finding], notes: int) -> str:
    """`3 errors, 1 warning in 2 of 375 notes`, or `no findings in 375 notes`."""
    counts, checked = tally(findings, notes), _counted(notes, "note")
    if not findings:
        return f"no findings in {checked}"
    words = [_counted(number, severity.word) for severity in _GRAVEST_FIRST if (number := counts[f"{severity.word}s"])]
    return f"{', '.join(words)} in {counts['notes_with_findings']} of {checked}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
