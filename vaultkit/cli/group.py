"""The commands, imported when they are called, and how a wrong call ends."""

from __future__ import annotations

import errno
import sys
from importlib import import_module
from typing import Any

import click

from vaultkit import __version__
from vaultkit.cli.terminal import fitted, visible
from vaultkit.model import VaultkitError

_COMMANDS = {
    "accept": "vaultkit.cli.accepting",
    "claims": "vaultkit.cli.claiming",
    "diff": "vaultkit.cli.comparing",
    "export": "vaultkit.cli.exporting",
    "lint": "vaultkit.cli.linting",
    "rule": "vaultkit.cli.explaining",
    "show": "vaultkit.cli.showing",
    "what-if": "vaultkit.cli.reasoning",
    "why": "vaultkit.cli.reasoning",
}


_ERROR = len("Error: ")


class _Group(click.Group):
    """Commands that are imported when they are called, and whose wrong calls end in one sentence and exit code 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(import_module(_COMMANDS[cmd_name]), f"{cmd_name.replace('-', '_')}_command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        word = args[0]
        if word not in _COMMANDS and not word.startswith("-"):
            import difflib

            near = difflib.get_close_matches(word, _COMMANDS, n=1)
            ctx.fail(visible(f"there is no command {word!r}" + (f"; did you mean {near[0]!r}?" if near else "")))
        return super().resolve_command(ctx, args)

    def make_context(self, *args: Any, **more: Any) -> click.Context:
        try:
            return super().make_context(*args, **more)
        except click.UsageError as error:
            raise _fitted(error) from error

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return self._invoked(ctx)
        except click.UsageError as error:
            raise _fitted(error) from error

    def _invoked(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except VaultkitError as error:
            raise click.UsageError(visible(str(error))) from error
        except OSError as error:
            from vaultkit.disk import reason

            if error.errno == errno.EPIPE:  # whoever read the output has gone; click knows what to do
                raise
            raise click.UsageError(visible(f"the system refuses: {reason(error)}")) from error


def _fitted(error: click.UsageError) -> click.UsageError:
    """The same error, with lines that fit where a terminal shows them; in a pipe one may look for the whole line."""
    words = error.format_message()
    if not sys.stderr.isatty() or (error.ctx and words == error.ctx.get_help()):  # `vaultkit` alone asks for help
        return error
    return click.UsageError(fitted(words, _ERROR), error.ctx)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="vaultkit", message="%(prog)s %(version)s")
def main() -> None:
    """Seeds become an Obsidian vault, and a linter keeps that vault, or any vault, sound."""
    for stream in (sys.stdout, sys.stderr):
        # A file name may hold bytes that are no text; print them escaped rather than fail.
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")


def help_text() -> str:
    """What `vaultkit --help` says on 80 columns."""
    return main.get_help(click.Context(main, info_name="vaultkit", terminal_width=80, **main.context_settings))
