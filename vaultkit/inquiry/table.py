"""The claims of a vault as a table."""

from __future__ import annotations

import csv
import io
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from vaultkit.claims import Claims
from vaultkit.claims.standing import RESTS_ON
from vaultkit.graph import IN, OUT, UNDEC
from vaultkit.vault import fold

LABELS = {IN: "in", OUT: "out", UNDEC: "undecided"}
LABELLED = (*LABELS.values(), "unfounded")
"""What one can ask for."""


class Row(NamedTuple):
    """A claim: its label, whether it is founded, and how many notes support it, contradict it and lines rest on it.

    `against` counts the contentions that it is a side of, `open` those of them that nobody has resolved.
    """

    path: str
    title: str
    kind: str
    label: str
    founded: bool
    supports: int
    against: int
    open: int
    lines: int


ORDERS: dict[str, Callable[[Row], tuple[object, ...]]] = {
    "claim": lambda row: (fold(row.title),),
    "label": lambda row: (("out", "undecided", "in").index(row.label), row.founded),
    "supports": lambda row: (-row.supports,),
    "contradictions": lambda row: (-row.open, -row.against),
    "lines": lambda row: (-row.lines,),
}
"""By name, what the table can be sorted by: what wants a look comes first, the most before the least."""


def rows(claims: Claims) -> Iterator[Row]:
    """A row for each note that some statement is about, and each line with a page, by path."""
    standing = claims.standing
    for path in sorted(node for node in claims.nodes.names if node in claims.vault.sketches):
        yield row(path, claims, LABELS[standing.label(path)])


def row(path: str, claims: Claims, label: str) -> Row:
    """The row of one note."""
    standing, contentions = claims.standing, claims.contentions_of(path)
    return Row(
        path,
        claims.title(path),
        claims.vault.sketches[path].kind,
        label,
        standing.founded(path),
        len({each.tail for each in standing.supporters(path) if each.name != RESTS_ON}),
        len(contentions),
        sum(each.open for each in contentions),
        len(claims.lines_resting_on(path)),
    )


def chosen(found: Iterable[Row], labels: Sequence[str], words: str, order: str, *, contested: bool) -> tuple[Row, ...]:
    """The rows with one of some labels (any where there are none), some words in the title, in an order."""
    kept = (
        each
        for each in found
        if (not labels or each.label in labels or ("unfounded" in labels and _is_unfounded(each)))
        and (not contested or each.open)
        and fold(words) in fold(each.title)
    )
    return tuple(sorted(kept, key=lambda each: (*ORDERS[order](each), fold(each.title), each.path)))


def text(found: Sequence[Row], width: int) -> str:
    """The table for a terminal of some columns; a title that is too long goes on below itself."""
    head = ("LABEL", "SUPPORTS", "AGAINST", "LINES")
    lead = "{:9}  {:>8}  {:>7}  {:>5}  "
    margin = len(lead.format(*head))
    lines = [f"{lead.format(*head)}CLAIM"]
    for each in found:
        label = "unfounded" if each.label == "in" and _is_unfounded(each) else each.label
        against = f"{each.open}/{each.against}" if each.open != each.against else str(each.against)
        cells = lead.format(label, each.supports, against, each.lines)
        first, *more = textwrap.wrap(each.title, max(width - margin, 20)) or [""]
        lines += [f"{cells}{first}", *(" " * margin + part for part in more)]
    return "".join(f"{line}\n" for line in lines)


def as_csv(found: Iterable[Row]) -> str:
    """The table as CSV (RFC 4180), with a head.

    Titles are as they are, also those that begin like the formula of a spreadsheet: a sign before them would be taken
    for a part of the title by every other program, and whoever opens the file can import its columns as text.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(Row._fields)
    writer.writerows(found)
    return out.getvalue()


def _is_unfounded(row: Row) -> bool:
    return not row.founded and row.label != "out"
