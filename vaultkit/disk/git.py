"""What git knows of a folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

Tracked = frozenset[str] | None


def ask(root: Path) -> Callable[[], Tracked]:
    """Ask git for the paths below `root`, relative to it, that it has in its index: a call waits for the answer.

    That is None where there is no git work tree. A submodule is one path, without what is in it.
    """
    if "GIT_DIR" not in os.environ and not is_in_work_tree(root):
        return lambda: None
    import subprocess

    try:
        git = subprocess.Popen(
            ["git", "ls-files", "-z", "--cached"],
            cwd=root,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError:  # no git
        return lambda: None

    def answer() -> Tracked:
        said, _ = git.communicate()
        return None if git.returncode else frozenset(os.fsdecode(path) for path in said.split(b"\0") if path)

    return answer


def is_in_work_tree(root: Path) -> bool:
    """Whether a folder or one above it is a repository, or belongs to one: then it has a folder, or a file, `.git`."""
    whole = root.resolve()
    return any(os.path.lexists(folder / ".git") for folder in (whole, *whole.parents))
