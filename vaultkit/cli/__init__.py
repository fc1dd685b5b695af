"""The command line: the only printing, and the exit codes.

0 is well, 1 has findings or differences, 2 is a wrong call.
"""

from __future__ import annotations

import os
import sys

from vaultkit import __version__

_WIDTH = 80  # columns that the help text takes


def run() -> None:
    """The program: `main`, which does not stop to take the vault in memory apart before it ends."""
    asked = sys.argv[1:]
    try:
        if asked in (["--version"], ["--help"], ["-h"]) and _columns() >= _WIDTH:  # click costs more than the answer
            from vaultkit.cli.help_text import HELP

            sys.stdout.write(f"vaultkit {__version__}\n" if asked == ["--version"] else HELP)
            sys.stdout.flush()
            _leave(0)
        from vaultkit.cli.group import main

        main(prog_name="vaultkit")
    except KeyboardInterrupt:  # before click could take it
        sys.exit(130)
    except OSError as error:  # before a command was found, or behind its end
        from vaultkit.disk import reason

        sys.stderr.write(f"Error: the system refuses: {reason(error)}\n")
        sys.exit(2)
    except SystemExit as end:
        if isinstance(end.code, int):
            _leave(end.code)
        raise


def _leave(code: int) -> None:
    """End without taking the interpreter apart, where all that was said has gone out."""
    if _flushed():
        os._exit(code)
    sys.exit(code)


def _columns() -> int:
    """How wide the terminal is, as far as one can tell."""
    try:
        return int(os.environ.get("COLUMNS") or os.get_terminal_size(1).columns)
    except (OSError, ValueError):
        return _WIDTH


def _flushed() -> bool:
    """Whether all that was said has gone out."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream:
                stream.flush()
    except OSError:
        return False
    return True
