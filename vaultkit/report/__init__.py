"""Findings to text: one format a file.

Each is a pure function `render(findings, count, colour)` of the sorted findings, how much was checked, and
whether the reader sees colours; it gives whole lines.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from vaultkit.model import Finding
from vaultkit.report import github, machine, text
from vaultkit.report.tally import Count

Format = Callable[[Sequence[Finding], Count, bool], str]

FORMATS: dict[str, Format] = {"text": text.render, "json": machine.render, "github": github.render}
MARKED = frozenset(("json",))
"""The formats that show fingerprints."""
