"""For programs: one JSON object, its shape told by `version`.

`findings` is a list of `path`, `line`, `column`, `code`, `name`, `severity` and `message`, with `target` where the
finding is about a link or an entry and `related`, a list of `path`, `line` and `column`, where other places prove it;
`witness` is such a list with `words`, the steps of the proof, and `edit` the smallest edit that would clear it;
`fingerprint` is what a finding is known by from run to run (`survey.fingerprints`). Where somebody asked for it,
`unverifiable` is such a list of what could not be checked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from vaultkit.model import Finding
from vaultkit.report.tally import Count, tally

VERSION = 1


def render(
    findings: Sequence[Finding],
    count: Count,
    colour: bool,  # noqa: ARG001 (a program sees no colour)
    unverifiable: Sequence[Finding] | None = None,
) -> str:
    """The findings as they are sorted, and the numbers."""
    import json  # which the other formats do without

    report = {"version": VERSION, "findings": [_object(finding) for finding in findings]}
    if unverifiable is not None:
        report["unverifiable"] = [_object(each) for each in unverifiable]
    report["summary"] = tally(findings, count, unverifiable)
    # ASCII alone, so that no terminal's encoding and no odd file name can break it.
    return json.dumps(report, indent=2) + "\n"


def _object(finding: Finding) -> dict[str, Any]:
    values: dict[str, Any] = {
        **finding.place._asdict(),
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.word,
        "message": finding.message,
    }
    if finding.target:
        values["target"] = finding.target
    if finding.related:
        values["related"] = [place._asdict() for place in finding.related]
    if finding.witness:
        values["witness"] = [step._asdict() for step in finding.witness]
    if finding.edit:
        values["edit"] = finding.edit
    if finding.fingerprint:
        values["fingerprint"] = finding.fingerprint
    return values
