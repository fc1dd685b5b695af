"""The command that compares two states of a vault."""

from __future__ import annotations

import json
from pathlib import Path

import click

from vaultkit import disk
from vaultkit.claims import Claims
from vaultkit.cli.asking import claims_of, root_of
from vaultkit.cli.terminal import Folder, visible
from vaultkit.inquiry import difference
from vaultkit.model import VaultkitError


@click.command("diff", short_help="Compare the claims of two revisions.")
@click.argument("revisions", metavar="BASE..HEAD")
@click.option("--claims", "_claims", is_flag=True, required=True, help="Compare the claims.")
@click.option("--vault", type=Folder(), help="The vault (default: as for lint).")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def diff_command(revisions: str, _claims: bool, vault: Path | None, output_format: str) -> None:
    """Tell what has changed in the claims of a vault between two revisions of git, as Markdown for a pull request.

    `BASE..HEAD` compares the two, `BASE...HEAD` begins at the last revision that they have in common, and `BASE` alone
    goes up to the files as they are now. Each is read with the names of relations that were set for it then.
    """
    root = root_of(vault)
    if not revisions.strip():
        raise VaultkitError("no revision is named")
    base, dots, head = revisions.partition("...") if "..." in revisions else revisions.partition("..")
    if not base or (dots and not head):
        base, head = base or "HEAD", head or ("HEAD" if dots else "")
    first = disk.common_revision(root, base, head) if dots == "..." else base
    before = _claims_at(root, first)
    after = _claims_at(root, head) if head else claims_of(root)
    said = difference.compare(before, after)
    if output_format == "json":
        click.echo(json.dumps(difference.plain(said), indent=2))
    else:
        click.echo(visible(difference.text(said, revisions)), nl=False)


def _claims_at(root: Path, revision: str) -> Claims:
    return Claims(disk.vault_at(root, revision), disk.relation_names_at(root, revision))
