"""`python benchmarks/growth.py`: how the time to read a bad note grows with its size, and how the linter's with links.

Each row is a text made of N pieces and of 4 N: the seconds of both, and their ratio, which is 4 where time is linear.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

from vaultkit import lint, markup, note
from vaultkit.vault import gather

TEXTS: dict[str, Callable[[int], str]] = {
    "prose with links": lambda n: "Tea is hot, see [[Tea]] and [a cup](Tea.md), `code`. " * n,
    "one heading": lambda n: f"# {'h' * 50 * n}",
    "open brackets": lambda n: "[" * 10 * n,
    "open embeds": lambda n: "![[" * 10 * n,
    "Markdown links never closed": lambda n: "[a](b c " * 5 * n,
    "quotes": lambda n: ">" * 5 * n,
    "comment marks": lambda n: "%% " * 10 * n,
    "comment lines": lambda n: "%%\n" * 10 * n,
    "block ids": lambda n: "a ^x\n" * 10 * n,
    "table rows with bars": lambda n: "| a |\n|---|\n| " + "[[T|x]] " * 5 * n,
    "dollars": lambda n: "$ [[x]] $$ " * 2 * n,
    "backticks": lambda n: "".join("`" * (i % 50) + "x" for i in range(n)),
    "tags": lambda n: "<div [[x]] " * 5 * n,
    "footnotes": lambda n: "".join(f"[^{i}]\n\n[^{i}]: [[x]]\n\n" for i in range(n)),
    "references": lambda n: "".join(f"[a{i}]\n" for i in range(n)) + "".join(f"[a{i}]: b.md\n" for i in range(n)),
}

VAULTS: dict[str, Callable[[int], dict[str, str]]] = {
    "broken links of many names": lambda n: {"a.md": "".join(f"[[Gone {i} away]]\n" for i in range(n)), "b.md": ""},
    "broken headings of many": lambda n: {
        "a.md": "".join(f"[[b#H{i}]]\n" for i in range(n)),
        "b.md": "".join(f"# K{i}\n" for i in range(n)),
    },
    "one name in every folder": lambda n: {f"d{i}/README.md": "[[README]] [[README#x]]\n" for i in range(n)},
    "a hub": lambda n: {"hub.md": "", **{f"n{i}.md": "[[hub]]" for i in range(n)}},
    "aliases": lambda n: {f"n{i}.md": f"---\naliases: [a{i}]\n---\n[[a{i + 1}]]" for i in range(n)},
}


def main() -> None:
    """Print the table; the number of pieces may be given."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    for name, make in TEXTS.items():
        _row(name, [_seconds(markup.read, make(number)) for number in (size, 4 * size)])
    for name, files in VAULTS.items():
        _row(name, [_seconds(_lint, files(number)) for number in (size, 4 * size)])


def _row(name: str, seconds: list[float]) -> None:
    print(f"{name:40}{seconds[0]:8.3f}{seconds[1]:8.3f}{seconds[1] / seconds[0]:8.1f}", flush=True)


def _seconds(run: Callable[[Any], object], what: object) -> float:
    start = time.perf_counter()
    run(what)
    return time.perf_counter() - start


def _lint(files: dict[str, str]) -> None:
    lint.run(gather(note.parse(path, text) for path, text in files.items()), lint.choose(("LNK", "FILE")))


if __name__ == "__main__":
    main()
