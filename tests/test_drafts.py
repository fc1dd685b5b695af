"""Notes that are read before they are written, and what is kept of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from vaultkit import disk, lint
from vaultkit.disk import notes as kept_notes
from vaultkit.disk.keep import FOLDER
from vaultkit.draft import Draft
from vaultkit.export import read_back
from vaultkit.vault import Vault

TEXTS = {
    "a.md": "---\ntype: line\nsources:\n  - '[[b]]'\n---\n# A\n\n[[b]] [[gone]]\n",
    "b.md": "---\ntype: note\n---\n\n| x |\n|---|\n| [[a\\|x]] |\n",
    "c.md": "[[A]] %% [[b]] %% ^id\n",
}


def drafts_of(texts: Mapping[str, str]) -> list[Draft]:
    return [Draft.of(path, {}, text) for path, text in texts.items()]


def told(vault: Vault) -> list[str]:
    return [f"{each.place}: {each.code} {each.message}" for each in lint.run(vault, lint.choose(("ALL",)))]


def read_once(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that are parsed from here on."""
    seen: list[str] = []
    read = kept_notes._read
    monkeypatch.setattr(kept_notes, "_read", lambda path, text: (seen.append(path), read(path, text))[1])
    return seen


def test_drafts_make_the_vault_that_their_files_would(tmp_path: Path) -> None:
    vault = disk.Drafts(tmp_path).vault(drafts_of(TEXTS))
    assert told(vault) == told(read_back(drafts_of(TEXTS))) != []
    assert {path: note.text for path, note in vault.notes.items()} == TEXTS
    assert not list(tmp_path.iterdir())


def test_a_second_vault_reads_only_what_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = read_once(monkeypatch)
    drafts = disk.Drafts(tmp_path)
    drafts.vault(drafts_of(TEXTS))
    more = {**TEXTS, "d.md": "[[a]]"}
    assert told(drafts.vault(drafts_of(more))) == told(read_back(drafts_of(more)))
    assert sorted(seen) == ["a.md", "b.md", "c.md", "d.md"]


def test_what_was_read_is_kept_for_the_next_run_and_for_lint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine.md").write_text("[[a]]")
    look = disk.look_at(tmp_path)
    mine = disk.Notes(tmp_path, look)
    assert list(mine.sketches) == ["mine.md"]
    mine.save()
    drafts = disk.Drafts(tmp_path)
    drafts.vault(drafts_of(TEXTS))
    drafts.save()
    assert (tmp_path / FOLDER / "notes").is_file()
    seen = read_once(monkeypatch)
    again = disk.Drafts(tmp_path)
    changed = drafts_of({**TEXTS, "a.md": "# A\n"})
    assert told(again.vault(changed)) == told(read_back(changed))
    assert seen == ["a.md"]
    for path, text in TEXTS.items():
        (tmp_path / path).write_text(text)
    look = disk.look_at(tmp_path)
    assert told(disk.sketch_vault(tmp_path, look, disk.Notes(tmp_path, look))) == told(disk.read_vault(tmp_path))
    assert seen == ["a.md"]
