"""Findings to text: one format a file.

Each is a pure function `render(findings, count, colour, unverifiable)` of the sorted findings, how much was checked,
whether the reader sees colours, and what could not be checked, None where nobody asked; it gives whole lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from vaultkit.model import Finding
from vaultkit.report import github, machine, text
from vaultkit.report.tally import Count


class Format(Protocol):
    """A way to word findings."""

    def __call__(
        self, findings: Sequence[Finding], count: Count, colour: bool, unverifiable: Sequence[Finding] | None = None
    ) -> str:
        """The report."""
        ...


FORMATS: dict[str, Format] = {"text": text.render, "json": machine.render, "github": github.render}
MARKED = frozenset(("json",))
"""The formats that show fingerprints."""
