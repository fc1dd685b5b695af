"""The command that explains the rules."""

from __future__ import annotations

import inspect
import shutil
import sys
import textwrap

import click

from vaultkit import lint
from vaultkit.model import Example
from vaultkit.rules import RULES, Listed
from vaultkit.seed import LAWS

_LEAD = "{:8}{:30}{:11}"
_NARROWEST, _WIDEST = 20, 120


@click.command("rule", short_help="Explain a rule, or list them all.")
@click.argument("code", required=False)
def rule_command(code: str | None) -> None:
    """Explain the rule of that CODE, name or family: law, why, good, bad. Without one, list them all."""
    if not code:
        rows = [(rule.CODE, rule.NAME, lint.severity(rule), rule.law) for rule in RULES]
        rows += [(law.code, law.name, law.severity.word, law.text) for law in LAWS]
        for *cells, text in rows:
            lead = _LEAD.format(*cells)
            click.echo(lead + _wrapped(text, len(lead)))
        return
    laws = [law for law in LAWS if code.lower() in (law.code.lower(), law.name, "seed")]
    for law in laws:
        click.echo(
            f"{click.style(law.code, bold=True)} {law.name} ({law.severity.word}, of seeds)\n\n{_wrapped(law.text)}\n"
        )
    for rule in () if laws else lint.explain(code):
        click.echo(_explained(rule))


def _explained(rule: Listed) -> str:
    parts = [
        f"{click.style(rule.CODE, bold=True)} {rule.NAME} ({lint.severity(rule)})",
        *map(_wrapped, inspect.cleandoc(rule.text).split("\n\n")),
    ]
    parts += [click.style("Good", bold=True), _example(rule.GOOD), click.style("Bad", bold=True), _example(rule.BAD)]
    return "\n\n".join((*parts, "\n".join(map(_wrapped, rule.BAD.says)))) + "\n"


def _wrapped(paragraph: str, margin: int = 0) -> str:
    """A paragraph on the columns of a terminal, behind a margin; as it is where none reads it."""
    if not sys.stdout.isatty():
        return paragraph
    room = max(shutil.get_terminal_size().columns - margin, _NARROWEST)
    words = " ".join(paragraph.split("\n"))
    lines = textwrap.wrap(words, min(room, _WIDEST), break_long_words=False, break_on_hyphens=False)
    return f"\n{' ' * margin}".join(lines)


def _example(example: Example) -> str:
    """The files of an example, each under its name."""
    return "\n\n".join(
        "\n".join((f"    {path}", *(f"    | {line}".rstrip() for line in text.splitlines())))
        for path, text in example.files.items()
    )
