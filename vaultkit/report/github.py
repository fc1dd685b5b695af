"""For GitHub: workflow commands, which become annotations on the changed lines, then a plain sentence for the log.

GitHub shows ten annotations of each level a step and drops the rest without a word; the log keeps them all.
"""

from __future__ import annotations

from collections.abc import Sequence

from vaultkit.model import Finding, Severity
from vaultkit.report.tally import Count, sentence

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(
    findings: Sequence[Finding],
    count: Count,
    colour: bool,  # noqa: ARG001 (GitHub has its own colours)
    unverifiable: Sequence[Finding] | None = None,
) -> str:
    """The findings as they are sorted, one command a line, then how many there are in how many notes."""
    told = (*findings, *(unverifiable or ()))
    report = "".join(f"{line}\n" for line in (*map(_command, told), sentence(findings, count, unverifiable)))
    # A file name that is no text has no place in a log that is.
    return report.encode(errors="replace").decode()


def _command(finding: Finding) -> str:
    properties = {
        "file": finding.path,
        "line": str(finding.line),
        "col": str(finding.column),
        "title": f"{finding.code} {finding.name}",
    }
    told = ",".join(f"{name}={value.translate(_IN_PROPERTY)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {told}::{finding.message.translate(_IN_MESSAGE)}"
