"""For people: one line a finding, `path:line:column: CODE name message`, which editors and terminals can follow.

Below it, indented, the steps that prove it, and the smallest edit that would clear it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vaultkit.model import Finding, Severity
from vaultkit.report.tally import Count, sentence

# Control characters, line breaks and marks of direction of Unicode, and the surrogates by which Python stands for
# undecodable file names.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_MOST_STEPS = 8
# ANSI colours: red, yellow, blue.
_COLOURS = {Severity.ERROR: 31, Severity.WARNING: 33, Severity.INFO: 34}


def render(
    findings: Sequence[Finding],
    count: Count,
    colour: bool,
    unverifiable: Sequence[Finding] | None = None,
) -> str:
    """The findings as they are sorted, what could not be checked, then how many there are in how many notes."""
    told = lines((*findings, *(unverifiable or ())), colour)
    return f"{told}{sentence(findings, count, unverifiable)}\n"


def lines(findings: Sequence[Finding], colour: bool) -> str:
    """The findings alone."""
    return "".join(f"{line}\n" for finding in findings for line in (_line(finding, colour), *_more(finding)))


def _line(finding: Finding, colour: bool) -> str:
    code = _painted(finding.code, _COLOURS[finding.severity]) if colour else finding.code
    return f"{_shown(finding.path)}:{finding.line}:{finding.column}: {code} {finding.name} {_shown(finding.message)}"


def _more(finding: Finding) -> Iterator[str]:
    steps = () if [each[:3] for each in finding.witness] == [finding.place] else finding.witness
    for number, step in enumerate(steps):
        if number == _MOST_STEPS:
            left = len(steps) - number
            yield f"    ... and {left} more step{'' if left == 1 else 's'}"
            break
        yield f"    {_shown(step.path)}:{step.line}:{step.column}: {_shown(step.words)}"
    if finding.edit:
        yield f"    to clear it: {_shown(finding.edit)}"


def _painted(word: str, number: int) -> str:
    return f"\x1b[{number}m{word}\x1b[0m"


def _shown(text: str) -> str:
    """A file may be called anything: what a terminal would obey, break a line at or refuse is escaped."""
    return _UNSHOWN.sub(lambda found: repr(found[0])[1:-1], text)
