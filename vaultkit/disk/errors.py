"""What the disk refused or gave in a form that nobody can read, in our words."""

from __future__ import annotations

from vaultkit.model import UNREADABLE, Fault

_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def reason(error: OSError) -> str:
    """One clause in lower case."""
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        return "a file stands where a folder should be"
    return (error.strerror or str(error)).lower()


def unreadable(error: OSError | str) -> Fault:
    """The fault of a file that gives no bytes."""
    return Fault(UNREADABLE, 1, 1, f"cannot be read: {error if isinstance(error, str) else reason(error)}")


def decode(data: bytes, kind: str) -> tuple[str, tuple[Fault, ...]]:
    """The text of a file, and where it is no UTF-8 the fault of that `kind`."""
    try:
        return data.decode(), ()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        guess = f"; it looks like {_BOMS[data[:2]]}" if data[:2] in _BOMS else ""
        return data.decode(errors="replace"), (Fault(kind, line, column, f"not UTF-8 from here{guess}"),)
