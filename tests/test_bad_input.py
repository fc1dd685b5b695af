"""Texts and names that break readers: large ones, deep ones, what is no text. `benchmarks/growth.py` times them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from vaultkit import disk, lint

WORDS = "Tea is hot, see [[Tea]] and [a cup](Tea.md), `code` and **more**. "

# What stands in `a.md`, and how often each rule speaks of it; `Tea.md` is there, `Gone.md` is not.
TEXTS = {
    "a large note": (f"{WORDS * 8}\n\n" * 1_000, {}),
    "one long line": (WORDS * 8_000, {}),
    "many links": ("[[Tea]] " * 50_000, {}),
    "many broken links": ("[[Gone]]\n" * 5_000, {"LNK001": 5_000}),
    "many broken links of many names": ("".join(f"[[Gone {n}]]\n" for n in range(2_000)), {"LNK001": 2_000}),
    "a long heading": (f"# {'h' * 300_000}\n\n[[#{'h' * 300_000}]]\n", {}),
    "many headings of one text": ("# H\n" * 20_000 + "\n[[#H]]\n" * 100, {"LNK008": 100}),
    "many block ids of one name": ("a ^x\n\n" * 20_000 + "[[#^x]]\n" * 100, {"LNK009": 100}),
    "open brackets": ("[" * 100_000, {}),
    "open embeds": ("![[" * 50_000, {}),
    "deep brackets": ("[" * 20_000 + "[[Tea]]" + "]" * 20_000, {}),
    "deep quotes": (">" * 20_000 + " [[Gone]]", {"LNK001": 1}),
    "deep lists": ("\n".join(f"{'  ' * depth}- [[Gone]]" for depth in range(400)), {"LNK001": 400}),
    "comment marks": ("%% " * 100_000, {}),
    "a row of many cells": ("| a |\n|---|\n| " + "[[Tea|x]] " * 5_000, {"LNK016": 5_000}),
    "many raw spaces": ("[a](Tea pot.md) " * 5_000, {"LNK015": 5_000}),
    "many dollars": ("$ [[Tea]] $$ " * 20_000, {}),
    "many backticks": ("".join("`" * (n % 50) + "x" for n in range(20_000)), {}),
    "many footnotes": ("".join(f"[^{n}]\n\n[^{n}]: [[Gone]]\n\n" for n in range(2_000)), {"LNK001": 2_000}),
    "NUL": ("\0" * 10_000 + "[[Gone]]", {"LNK001": 1}),
    "no text": (b"\xed\xa0\x80\xff[[Tea]]", {"TXT001": 1}),
}


@pytest.mark.parametrize(("text", "said"), TEXTS.values(), ids=TEXTS)
def test_a_bad_note_is_read_and_the_rest_is_checked(tmp_path: Path, text: str | bytes, said: dict[str, int]) -> None:
    lay(tmp_path, {"a.md": text, "Tea.md": "", "last.md": "[[Nowhere]]"})
    findings = lint.run(disk.read_vault(tmp_path), lint.choose(("LNK", "TXT")))
    assert Counter(each.code for each in findings if each.path == "a.md") == said
    assert [(each.code, each.path) for each in findings if each.path != "a.md"] == [("LNK001", "last.md")]


LONG = "n" * 252
# Files that are no notes, or are called as no file should be; and the one line that is said.
FILES = {
    "a canvas that is no JSON": ("x.canvas", "no", "x.canvas:1:1: TXT003 not JSON from here"),
    "a canvas of wrong types": ("x.canvas", '{"nodes": [3]}', "x.canvas:1:1: TXT003 'nodes' is not a list of objects"),
    "a base that is no YAML": (
        "x.base",
        "a: [",
        "x.base:1:4: TXT003 the file is no YAML from here: a bracket or brace that is never closed",
    ),
    "a name of 255 bytes": (f"{LONG}.md", f"[[{LONG}]] [[Gone]]", f"{LONG}.md:1:258: LNK001 no note is called 'Gone'"),
    "a folder that is called like a note": ("x.md/y.md", "[[x]]", "x.md/y.md:1:1: LNK001 no note is called 'x'"),
}


@pytest.mark.parametrize(("path", "text", "said"), FILES.values(), ids=FILES)
def test_a_bad_file_is_one_finding(tmp_path: Path, path: str, text: str, said: str) -> None:
    lay(tmp_path, {path: text, "Tea.md": "[[Tea]]"})
    findings = lint.run(disk.read_vault(tmp_path), lint.choose(("LNK", "TXT")))
    assert [f"{each.place}: {each.code} {each.message}" for each in findings] == [said]


def lay(root: Path, files: dict[str, str | bytes]) -> None:
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode() if isinstance(text, str) else text)
