"""Why the disk refused, in our words."""

from __future__ import annotations


def reason(error: OSError) -> str:
    """One clause in lower case."""
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        return "a file stands where a folder should be"
    return (error.strerror or str(error)).lower()
