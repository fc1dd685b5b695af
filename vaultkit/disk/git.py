"""What git knows of a folder."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def tracked(root: Path) -> frozenset[str] | None:
    """The paths below `root`, relative to it, that git has in its index; None where there is no git work tree.

    A submodule is one path, without what is in it.
    """
    try:
        done = subprocess.run(
            ["git", "ls-files", "-z", "--cached"],
            cwd=root,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError:  # no git
        return None
    if done.returncode:
        return None
    return frozenset(os.fsdecode(path) for path in done.stdout.split(b"\0") if path)
