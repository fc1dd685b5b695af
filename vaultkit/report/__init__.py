"""Findings to text: one format a file.

Each is a pure function `render(findings, notes, colour)` of the sorted findings, the number of notes that were checked,
and whether the reader sees colours; it gives whole lines.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from vaultkit.model import Finding
from vaultkit.report import github, machine, text

Format = Callable[[Sequence[Finding], int, bool], str]

FORMATS: dict[str, Format] = {"text": text.render, "json": machine.render, "github": github.render}
