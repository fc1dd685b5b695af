"""`python -m vaultkit.generate [--check]`: the files that are made from the code, for those who work on vaultkit.

Writes `schema/*.schema.json`, the text of `--help` and the parts of README.md between `<!-- NAME:begin -->` and
`<!-- NAME:end -->`; run it in the project's folder. With `--check` it writes nothing and ends with 1 when a file is not
what the code gives.
"""

from __future__ import annotations

import json
import re
import sys
import textwrap
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from vaultkit import disk, lint, schema
from vaultkit.claims import Claims
from vaultkit.cli import group
from vaultkit.inquiry.tree import drawn
from vaultkit.inquiry.why import why
from vaultkit.report import FORMATS
from vaultkit.report.tally import Count
from vaultkit.rules import RULES
from vaultkit.seed import LAWS
from vaultkit.vocabulary import KINDS

_PART = re.compile(r"(?P<begin><!-- (?P<name>\w+):begin -->\n).*?(?P<end><!-- (?P=name):end -->)", re.DOTALL)
_HELP = '''"""What `vaultkit --help` says, made by `vaultkit.generate`, so that nothing has to be imported to say it."""

HELP = """\\
{}
"""
'''
_NOTE = "notes/Do base models already contain hidden reasoning ability.md"


def main() -> None:
    """Write what differs, or with `--check` only say so."""
    stale = [path for path, text in _files() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv[1:]:
        if stale:
            sys.exit(f"out of date: {', '.join(map(str, stale))}; run 'make generate'")
        return
    wanted = dict(_files())
    for path in stale:
        disk.write(path.parent, path.name, wanted[path])


def _files() -> Iterator[tuple[Path, str]]:
    for kind in KINDS:
        text = json.dumps(schema.of_kind(kind), indent=2, ensure_ascii=False)
        yield Path("schema", f"{kind}.schema.json"), f"{text}\n"
    yield Path("vaultkit", "cli", "help_text.py"), _HELP.format(group.help_text())
    readme = Path("README.md")
    yield readme, _PART.sub(_filled, readme.read_text(encoding="utf-8"))


def _filled(found: re.Match[str]) -> str:
    made = _PARTS.get(found["name"])  # the benchmarks write a part of their own
    return f"{found['begin']}{made()}{found['end']}" if made else found[0]


def _rules() -> str:
    """The table of all rules, then that of what is said of seeds."""
    rows = [(rule.CODE, rule.NAME, lint.severity(rule), rule.law) for rule in RULES]
    seeds = [(law.code, law.name, law.severity.word, law.text) for law in LAWS]
    return f"{_table('code', rows)}\nAnd of the seeds, shown by `vaultkit export`:\n\n{_table('code', seeds)}"


def _table(head: str, rows: list[tuple[str, str, str, str]]) -> str:
    lines = [f"| {head} | name | severity | law |", "|---|---|---|---|"]
    lines += [f"| {code} | `{name}` | {severity} | {law} |" for code, name, severity, law in rows]
    return "".join(f"{line}\n" for line in lines)


def _note() -> str:
    """The head and the relations of a note of our own vault, long lists and lines cut."""
    lines = Path("vault", _NOTE).read_text(encoding="utf-8").splitlines()
    kept = [*lines[:12], "...", "---", "", *lines[lines.index("---", 1) + 2 :][:3], "", "..."]
    related = lines.index("## Related")
    kept += ["", *lines[related : related + 6], "..."]
    return _fenced("markdown", kept)


def _lint() -> str:
    """What lint says of our own vault."""
    vault = disk.read_vault(Path("vault"))
    rules = lint.choose(ignore=("untracked-target",))  # the README is the same before and after `git add`
    said = FORMATS["text"](lint.run(vault, rules), Count(*lint.checked(vault)), False).splitlines()
    return _fenced("text", ["$ vaultkit lint", *chain.from_iterable(map(_wrapped, said))])


def _claims() -> str:
    """One contradiction of our own: its seed, the findings about it, why the claim stands, what resolved it."""
    vault = disk.read_vault(Path("vault"))
    claims = Claims(vault)
    contention = claims.contentions_of(_NOTE)[0]
    other = claims.title(contention.other(_NOTE))
    path = str(vault.sketches[_NOTE].meta["seed"])
    seed = Path("seeds", path).read_text(encoding="utf-8").splitlines()
    at = seed.index(other) if other in seed else 0
    shown = [f"$ grep -n -A 2 '^{other}' seeds/{path}", *(f"{at + 1 + n}:{seed[at + n]}" for n in range(3))]
    findings = [each for each in lint.run(vault, lint.choose(("CLM",))) if each.path == _NOTE and other in each.message]
    told = FORMATS["text"](findings, Count(*lint.checked(vault)), False).splitlines()[:-1]
    tree = drawn(why(_NOTE, claims, 1), 100).splitlines()
    words = next(line for line in vault.notes[_NOTE].text.splitlines() if "reconcil" in line.lower())
    return _fenced(
        "text",
        [
            *shown,
            "",
            "$ vaultkit lint --select CLM",
            *chain.from_iterable(_wrapped(line) for line in told),
            "...",
            "",
            '$ vaultkit why "hidden reasoning"',
            *tree,
            "",
            f"$ grep -n -i reconcil 'vault/{_NOTE}'",
            *_wrapped(f"{vault.notes[_NOTE].text.splitlines().index(words) + 1}:{words}"),
        ],
    )


def _wrapped(line: str) -> list[str]:
    return textwrap.wrap(line, 116, subsequent_indent="    ", break_on_hyphens=False)


def _fenced(language: str, lines: list[str]) -> str:
    shown = "".join(f"{line if len(line) <= 118 else line[:115] + '...'}\n" for line in lines)
    return f"```{language}\n{shown}```\n"


_PARTS: dict[str, Callable[[], str]] = {"rules": _rules, "note": _note, "lint": _lint, "claims": _claims}


if __name__ == "__main__":
    main()
