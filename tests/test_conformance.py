"""The published resolution suite, run on vaultkit: every link of every case, where it stands and where it leads."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
import second_reader
from vaults import vault_of

from vaultkit import formats
from vaultkit.model import Link, Note
from vaultkit.vault import Vault, Verdict

SUITE = Path(__file__).parent / "conformance" / "cases"
CASES = [case for path in sorted(SUITE.glob("*.toml")) for case in tomllib.loads(path.read_text("utf-8"))["case"]]
GRADES = set("OMPDR?")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_link_is_found_and_leads_where_obsidian_leads_it(case: dict[str, Any]) -> None:
    vault = vault_of(case["files"])
    seen = [
        described(link, note, vault)
        for note in sorted((*vault.notes.values(), *vault.data.values()), key=_path)
        for link in in_order(note)
    ]
    assert seen == [dict(sorted(each.items())) for each in case.get("links", ())]


def test_the_suite_is_whole() -> None:
    names = [case["name"] for case in CASES]
    assert len(names) >= 150
    assert len(set(names)) == len(names)
    assert {case["evidence"] for case in CASES} <= GRADES
    assert all(case["source"] and case["files"] for case in CASES)


def described(link: Link, note: Note, vault: Vault) -> dict[str, Any]:
    """A link as a case of the suite tells it."""
    told: dict[str, Any] = {"at": f"{note.path}:{link.line}:{link.column}", "target": link.target}
    if link.anchor:
        told["anchor"] = link.anchor
    if link.embed:
        told["embed"] = True
    routes, verdict = vault.resolve(link, note), vault.judge(link, note)
    if not routes:
        told["verdict"] = verdict.value
    else:
        told["to"] = routes[0] if verdict is Verdict.FOUND else list(routes)
        if link.anchor and formats.is_note(routes[0]) and not link.anchor.startswith("[^"):
            told["line"] = next((each.line for each in vault.anchor(routes[0], link.anchor)), 0)
    return dict(sorted(told.items()))


def in_order(note: Note) -> list[Link]:
    return sorted(note.links, key=lambda link: (link.line, link.column))


def _path(note: Note) -> str:
    return note.path


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_second_reader_sees_the_same_links(case: dict[str, Any]) -> None:
    """Or its case says why not; an explanation that explains nothing is a fault too."""
    notes = tuple(vault_of(case["files"]).notes.values())
    ours = [
        sorted((link.target, link.anchor, link.embed) for link in each.links if not link.property) for each in notes
    ]
    theirs = [second_reader.links(each.text) for each in notes]
    assert (ours == theirs) == ("mistune" not in case), (ours, theirs)
