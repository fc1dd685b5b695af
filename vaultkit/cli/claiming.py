"""The command that lists the claims of a vault."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from vaultkit.claims import Claims
from vaultkit.cli.asking import claims_of, root_of
from vaultkit.cli.terminal import Folder, visible
from vaultkit.inquiry import table, whole
from vaultkit.model import VaultkitError


@click.command("claims", short_help="List the claims: what stands, what contradicts what.")
@click.argument("vault", type=Folder(), required=False)
@click.option("--label", "labels", multiple=True, type=click.Choice(table.LABELLED), help="Only these.")
@click.option("--contested", is_flag=True, help="Only those that a contradiction is open about.")
@click.option("--find", "words", default="", metavar="WORDS", help="Only those with these words in their title.")
@click.option(
    "--sort",
    "order",
    type=click.Choice([*table.ORDERS]),
    default="claim",
    show_default=True,
    help="What decides the order.",
)
@click.option("--relations", is_flag=True, help="With csv: the relations instead of the claims.")
@click.option("--prose", is_flag=True, help="Relations that sentences state too, which nothing else counts.")
@click.option(
    "--output-format", type=click.Choice(["text", "json", "csv", "graphml"]), default="text", show_default=True
)
def claims_command(
    vault: Path | None,
    labels: Sequence[str],
    contested: bool,
    words: str,
    order: str,
    relations: bool,
    prose: bool,
    output_format: str,
) -> None:
    """List the claims of the VAULT (default: as for lint).

    LABEL says what follows from the contradictions that nobody has resolved: `in` stands, `out` is defeated, and
    `undecided` is contested; `unfounded` is what stands on nothing but itself or what is defeated. SUPPORTS, AGAINST
    and LINES count the notes that support the claim, the contradictions it is part of (`1/2`: one of two is open) and
    the lines that rest on it.

    json and graphml give the whole graph, with the place of each relation. A viewer such as Gephi or yEd draws the
    graphml: label is a claim's title or a relation's type, standing what the table calls LABEL, polarity 1 or -1 for or
    against, weight the strength. csv gives titles as they are: a spreadsheet takes one that begins with =, +, - or @
    for a formula, so import the columns as text.

    With --prose there are also relations that a page states of itself in a plain sentence (`This note refutes [[X]]`).
    Their place is `prose`: to read sentences is to guess, so no label and no finding counts them, except that lint says
    where a sentence and a list disagree.
    """
    if relations and output_format != "csv":
        raise VaultkitError("--relations is for --output-format csv")
    if prose and not relations and output_format not in ("json", "graphml"):
        raise VaultkitError("--prose is for what shows relations: json, graphml, and csv with --relations")
    root = root_of(vault)
    claims = claims_of(root)
    rows = tuple(table.rows(claims))
    found = table.chosen(rows, labels, words, order, contested=contested)
    if output_format == "json":
        click.echo(whole.as_json(found, claims, prose=prose), nl=False)
    elif output_format == "graphml":
        click.echo(whole.as_graphml(found, claims, prose=prose), nl=False)
    elif output_format == "csv":
        sys.stdout.write(whole.as_csv(claims, prose=prose) if relations else table.as_csv(found))
    else:
        click.echo(visible(table.text(found, min(shutil.get_terminal_size().columns, 120))), nl=False)
        click.echo(f"{len(found)} claim{'' if len(found) == 1 else 's'}{'' if rows else _why_none(claims)}")


def _why_none(claims: Claims) -> str:
    return ": no note says how it relates to another" if claims.vault.sketches else ": there are no notes here"
