"""A note that was read once is not read again, and comes back as it was read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit import disk, note
from vaultkit.disk import helper, parses, reading
from vaultkit.disk.keep import FOLDER
from vaultkit.disk.parses import Parses, digest_of
from vaultkit.model import Note

PIECES = st.sampled_from(
    (
        *("---\n", "a: 1\n", "b: [x, 1.5, true, null]\n", 'up: "[[Tea]]"\n', "c:\n  d: {e: 012}\n", "a: 2\n"),
        *("# A\n", "> # B\n", "[[Tea|x]] ", "![[Tea#B]] ", "[t](u%20v.md) ", "%% [[c]] %%", "^id\n", "`x`"),
        *("[[]]", "\u00e9\U0001f600", "\n", "\n\n"),
    )
)
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=15).map("".join)


@given(st.lists(TEXTS, max_size=4, unique=True))
def test_what_is_kept_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    root = tmp_path_factory.mktemp("v")
    first = Parses(root)
    read = [note.parse(f"{number}.md", text) for number, text in enumerate(texts)]
    for each in read:
        first.add(each, digest(each))
    first.save()
    again = Parses(root)
    for each in read:
        ((found),) = again.find(each.path, each.text, digest(each))
        assert repr(found) == repr(each)
        assert [type(link) for link in found.links] == [type(link) for link in each.links]
    assert again.find("x.md", "never read", digest_of(b"never read")) == ()


def test_only_what_was_used_is_kept(tmp_path: Path) -> None:
    one, two = note.parse("a.md", "[[b]]"), note.parse("b.md", "[[c]]")
    run(tmp_path, one, two)
    assert run(tmp_path, two) == [two]
    assert run(tmp_path, one, two) == [two]


def test_a_note_is_known_by_its_text_wherever_it_stands(tmp_path: Path) -> None:
    run(tmp_path, note.parse("a.md", "[[b]]"))
    (moved,) = Parses(tmp_path).find("x/y.md", "[[b]]", digest_of(b"[[b]]"))
    assert moved == note.parse("x/y.md", "[[b]]")


DAMAGE = {
    "cut": lambda data: data[: len(data) // 2],
    "empty": lambda data: b"",
    "one bit": lambda data: data[:-3] + bytes([data[-3] ^ 1]) + data[-2:],
    "of other code": lambda data: data.replace(b"vaultkit notes 1 ", b"vaultkit notes 2 "),
    "no digest": lambda data: data.partition(b"\n")[0] + b"\n",
    "anything": lambda data: b"\x00" * 1_000,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_file_is_as_none(tmp_path: Path, damage) -> None:  # type: ignore[no-untyped-def]
    each = note.parse("a.md", "[[b]]")
    run(tmp_path, each)
    file = tmp_path / FOLDER / "notes"
    file.write_bytes(damage(file.read_bytes()))
    assert run(tmp_path, each) == []
    assert run(tmp_path, each) == [each]


def test_other_code_reads_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    each = note.parse("a.md", "[[b]]")
    run(tmp_path, each)
    monkeypatch.setattr(parses, "code", lambda: "other")
    assert run(tmp_path, each) == []


def test_a_vault_is_read_the_same_from_what_is_kept(tmp_path: Path) -> None:
    files = {"a.md": "---\nx: '[[b]]'\n---\n# A\n\n[[b#A]]\n", "b.md": b"\xff", "c.canvas": "{}", "d.md": "[[a]] ^x"}
    for path, text in files.items():
        (tmp_path / path).write_bytes(text.encode() if isinstance(text, str) else text)
    cold = disk.read_vault(tmp_path)
    for _ in range(2):
        kept = Parses(tmp_path)
        warm = disk.read_vault(tmp_path, parses=kept)
        kept.save()
        assert repr((warm.notes, warm.data)) == repr((cold.notes, cold.data))
    (tmp_path / "d.md").write_text("[[c.canvas]]")
    assert [link.target for link in disk.read_vault(tmp_path, parses=Parses(tmp_path)).notes["d.md"].links] == [
        "c.canvas"
    ]


def test_two_processes_read_what_one_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(9):
        (tmp_path / f"{number}.md").write_text(f"---\nx: '[[{number + 1}]]'\n---\n# A\n\n[[{number + 2}#A]] `x` ^id\n")
    (tmp_path / "b.canvas").write_text("{}")
    alone = disk.read_vault(tmp_path)
    monkeypatch.setattr(helper, "WORTH_IT", 0)
    kept = Parses(tmp_path)
    assert repr(disk.read_vault(tmp_path, parses=kept).notes) == repr(alone.notes)
    kept.save()
    assert len(Parses(tmp_path)) == 9
    monkeypatch.setattr(helper, "begin", lambda work: ())  # no second process to be had
    assert repr(disk.read_vault(tmp_path, parses=Parses(tmp_path, keeps=False)).notes) == repr(alone.notes)


def test_a_second_process_that_fails_leaves_the_work_to_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        (tmp_path / f"{number}.md").write_text(f"[[{number + 1}]]")
    alone = disk.read_vault(tmp_path)
    monkeypatch.setattr(helper, "WORTH_IT", 0)
    monkeypatch.setattr(reading, "_fresh", lambda *each: 1 / 0)
    assert repr(disk.read_vault(tmp_path, parses=Parses(tmp_path)).notes) == repr(alone.notes)


def run(root: Path, *notes: Note) -> list[Note]:
    """Those of the notes that an earlier run kept; then all of them are kept."""
    kept = Parses(root)
    known = [found for each in notes for found in kept.find(each.path, each.text, digest(each))]
    for each in notes:
        kept.add(each, digest(each))
    kept.save()
    return known


def digest(each: Note) -> bytes:
    return digest_of(each.text.encode("utf-8", "surrogatepass"))
