"""The figures that a text gives, and whether another text has them.

A figure is a number that says how much: with a percent sign, a unit or a decimal point. Names and versions (`GPT-4.1`,
`14B`, `Llama 3.1`), dates, ratios and places in a list are none. What is looked for strictly is compared loosely: any
number of the other text will do, in figures or in words, rounded, or as the difference of two that stand together.
"""

from __future__ import annotations

from vaultkit.claims.figures.given import Figure, figures
from vaultkit.claims.figures.known import Figures, follows

__all__ = ["Figure", "Figures", "figures", "follows"]
