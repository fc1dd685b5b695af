"""A note that was read once is not read again, and comes back as it was read; two processes read what one reads."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit import disk, note, sketching
from vaultkit.disk import helper, looking, notes
from vaultkit.disk.keep import FOLDER
from vaultkit.disk.keep import keep_whole as really_keep
from vaultkit.disk.notes import Notes
from vaultkit.disk.parses import pack, unpack
from vaultkit.model import UNDECODABLE, UNREADABLE, Sketch

PIECES = st.sampled_from(
    (
        *("---\n", "a: 1\n", "b: [x, 1.5, true, null]\n", 'up: "[[Tea]]"\n', "c:\n  d: {e: 012}\n", "a: 2\n"),
        *("# A\n", "> # B\n", "[[Tea|x]] ", "![[Tea#B]] ", "[t](u%20v.md) ", "%% [[c]] %%", "^id\n", "`x`"),
        *("[[]]", "\u00e9\U0001f600", "\n", "\n\n"),
    )
)
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=15).map("".join)
FILES = {
    "a.md": "---\nx: '[[b]]'\n---\n# A\n\n[[b#A]]\n",
    "b/c d.MD": "[[a]] ^x\n",
    "e.md": "| a |\n|---|\n| [[a\\|b]] |\n",
    "f.md": "",
}


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault whose files count as settled the moment they are written."""
    monkeypatch.setattr(looking, "_STEP", 0)
    return lay(tmp_path / "v", FILES)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The notes whose bytes this process has asked for."""
    return watched(monkeypatch, Notes, "_bytes")


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The notes of which this process has made a sketch."""
    return watched(monkeypatch, notes, "_read")


def watched(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> list[str]:
    """The paths of notes with which a function is called from here on."""
    paths: list[str] = []
    work = getattr(owner, name)

    def noted(*given: object) -> object:
        paths.append(next(each for each in given if isinstance(each, str)))
        return work(*given)

    monkeypatch.setattr(owner, name, noted)
    return paths


def lay(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
    return root


def run(root: Path, *, keeps: bool = True) -> dict[str, Sketch]:
    """The sketches of a vault, which are kept."""
    read = Notes(root, disk.look_at(root), keeps=keeps)
    sketches = read.sketches
    read.save()
    read.close()
    return plain(sketches)


def plain(sketches: object) -> dict[str, Sketch]:
    """The same with the links, which stand in no order, sorted."""
    assert isinstance(sketches, dict)
    return {path: each._replace(links=tuple(sorted(each.links))) for path, each in sketches.items()}


def thorough(files: dict[str, str]) -> dict[str, Sketch]:
    return plain({path: sketching.sketch_of(note.parse(path, text)) for path, text in files.items()})


# --------------------------------------------------------------------------------------------------- what is kept


@given(TEXTS)
def test_a_note_comes_back_as_it_was(text: str) -> None:
    read = note.parse("a.md", text)
    found = unpack("a.md", text, pack(read))
    assert repr(found) == repr(read)
    assert [type(link) for link in found.links] == [type(link) for link in read.links]


@given(st.lists(TEXTS, max_size=4))
def test_what_is_kept_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    files = {f"{number}.md": text for number, text in enumerate(texts)}
    root = tmp_path_factory.mktemp("v")
    lay(root, files)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(looking, "_STEP", 0)
        assert repr(run(root)) == repr(thorough(files))
        patch.setattr(Notes, "_bytes", lambda self, path: 1 / 0)
        assert repr(run(root)) == repr(thorough(files))
    warm = Notes(root, disk.look_at(root))
    assert [repr(warm.note(path)) for path in files] == [repr(note.parse(path, text)) for path, text in files.items()]


def test_a_file_that_looks_the_same_is_not_read_again(vault: Path, asked: list[str]) -> None:
    assert run(vault) == thorough(FILES)
    assert sorted(asked) == sorted(FILES)
    asked.clear()
    assert run(vault) == thorough(FILES)
    assert asked == []


def test_a_file_of_another_text_is_read_again_alone(vault: Path, asked: list[str], parsed: list[str]) -> None:
    run(vault)
    asked.clear()
    parsed.clear()
    lay(vault, {"a.md": "[[e]]"})
    assert run(vault) == thorough({**FILES, "a.md": "[[e]]"})
    assert asked == parsed == ["a.md"]


def test_a_file_of_another_time_is_read_but_not_parsed(vault: Path, asked: list[str], parsed: list[str]) -> None:
    run(vault)
    asked.clear()
    parsed.clear()
    os.utime(vault / "a.md", (1, 1))
    assert run(vault) == thorough(FILES)
    assert (asked, parsed) == (["a.md"], [])


def test_a_note_is_known_by_its_text_wherever_it_stands(vault: Path, parsed: list[str]) -> None:
    run(vault)
    parsed.clear()
    (vault / "e.md").rename(vault / "b/x.md")
    files = {"b/x.md" if path == "e.md" else path: text for path, text in FILES.items()}
    assert run(vault) == thorough(files)
    assert parsed == []


def test_a_parse_is_kept_where_one_was_made(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(vault)
    monkeypatch.setattr(note, "parse", lambda *_: 1 / 0)
    warm = Notes(vault, disk.look_at(vault))
    text = FILES["e.md"]
    assert [(link.target, link.label) for link in warm.note("e.md").links] == [("a", "b")]
    assert (warm.note("e.md").path, warm.note("e.md").text) == ("e.md", text)


@pytest.mark.parametrize("path", FILES)
def test_a_whole_note_is_what_its_file_says_now(vault: Path, path: str) -> None:
    run(vault)
    warm = Notes(vault, disk.look_at(vault))
    assert warm.note(path) == note.parse(path, FILES[path])
    lay(vault, {path: "[[changed]]"})
    assert warm.note(path) == note.parse(path, "[[changed]]")


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda data: data[: len(data) // 2],
    "empty": lambda data: b"",
    "one bit": lambda data: data[:-3] + bytes([data[-3] ^ 1]) + data[-2:],
    "of another form": lambda data: re.sub(rb"vaultkit notes \d+ ", b"vaultkit notes 0 ", data),
    "no digest": lambda data: data.partition(b"\n")[0] + b"\n",
    "anything": lambda data: b"\x00" * 1_000,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_file_is_as_none(vault: Path, asked: list[str], damage: Callable[[bytes], bytes]) -> None:
    run(vault)
    file = vault / FOLDER / "notes"
    whole = file.read_bytes()
    assert damage(whole) != whole
    file.write_bytes(damage(whole))
    asked.clear()
    assert run(vault) == thorough(FILES)
    assert sorted(asked) == sorted(FILES)
    asked.clear()
    assert run(vault) == thorough(FILES)
    assert asked == []


def test_other_code_reads_anew(vault: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    run(vault)
    parsed.clear()
    monkeypatch.setattr(notes, "code", lambda: "other")
    assert run(vault) == thorough(FILES)
    assert sorted(parsed) == sorted(FILES)


def test_a_file_that_has_just_changed_may_change_again_unseen(
    vault: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "_STEP", 3_600_000_000_000)
    run(vault)
    asked.clear()
    assert run(vault) == thorough(FILES)
    assert sorted(asked) == sorted(FILES)


@pytest.mark.parametrize(("changed", "gone", "is_written"), [(2, 0, False), (1, 1, False), (3, 0, True), (0, 3, True)])
def test_a_few_changes_are_not_worth_writing_all(
    vault: Path, monkeypatch: pytest.MonkeyPatch, changed: int, gone: int, is_written: bool
) -> None:
    monkeypatch.setattr(notes, "_FEW", 2)
    files = {f"{number}.md": "[[a]]" for number in range(5)}
    lay(vault, files)
    run(vault)
    file = vault / FOLDER / "notes"
    before = file.read_bytes()
    for number in range(changed):
        lay(vault, {f"{number}.md": f"# New\n\n[[b]] [[c]] [[{number}]]\n"})
    for number in range(gone):
        (vault / f"{4 - number}.md").unlink()
    now = run(vault)
    assert (file.read_bytes() != before) is is_written
    assert run(vault) == now


def test_a_first_run_is_written_however_small(vault: Path) -> None:
    run(vault)
    assert (vault / FOLDER / "notes").exists()
    assert (vault / FOLDER / ".gitignore").read_text() == "*\n"


def test_what_is_not_to_be_kept_is_neither_written_nor_loaded(vault: Path, asked: list[str]) -> None:
    assert run(vault, keeps=False) == thorough(FILES)
    assert not (vault / ".vaultkit").exists()
    run(vault)
    asked.clear()
    assert run(vault, keeps=False) == thorough(FILES)
    assert sorted(asked) == sorted(FILES)


def test_a_vault_that_cannot_be_written_to_goes_without(vault: Path) -> None:
    (vault / ".vaultkit").write_text("a file")
    assert run(vault) == run(vault) == thorough(FILES)


# --------------------------------------------------------------------------------------------- what cannot be read


def test_a_file_that_gives_no_bytes_is_a_fault(vault: Path) -> None:
    (vault / "x.md").symlink_to("nowhere.md")
    for _ in range(2):
        assert run(vault)["x.md"] == Sketch({}, (), faulty=True)
    (fault,) = Notes(vault, disk.look_at(vault)).note("x.md").faults
    assert (fault.kind, fault.message) == (UNREADABLE, "cannot be read: no such file or directory")
    (vault / "nowhere.md").write_text("[[a]]")
    assert run(vault)["x.md"].links == ("a",)


def test_a_file_that_is_gone_since_the_look_is_a_fault(vault: Path) -> None:
    look = disk.look_at(vault)
    (vault / "a.md").unlink()
    read = Notes(vault, look)
    assert read.sketches["a.md"] == Sketch({}, (), faulty=True)
    assert [fault.kind for fault in read.note("a.md").faults] == [UNREADABLE]


def test_a_file_that_is_a_folder_since_the_look_is_a_fault(vault: Path) -> None:
    look = disk.look_at(vault)
    (vault / "a.md").unlink()
    (vault / "a.md").mkdir()
    read = Notes(vault, look)
    assert read.sketches["a.md"] == Sketch({}, (), faulty=True)
    assert [fault.kind for fault in read.note("a.md").faults] == [UNREADABLE]


def test_a_file_that_is_no_text_is_read_as_far_as_it_goes(vault: Path) -> None:
    (vault / "x.md").write_bytes(b"# Caf\xe9\n\n[[a]]\n")
    for _ in range(2):
        sketch = run(vault)["x.md"]
        assert ([*sketch.links], sketch.faulty) == (["a"], True)
    assert [fault.kind for fault in Notes(vault, disk.look_at(vault)).note("x.md").faults] == [UNDECODABLE]
    lay(vault, {"x.md": "# Caf\u00e9\n\n[[a]]\n"})
    assert not run(vault)["x.md"].faulty


def test_a_file_that_has_grown_since_the_look_is_read_to_its_end(vault: Path) -> None:
    look = disk.look_at(vault)
    files = {**FILES, "a.md": FILES["a.md"] + "word " * 1_000_000 + "[[e]]\n"}
    lay(vault, files)
    read = Notes(vault, look)
    assert plain(read.sketches) == thorough(files)
    assert read.note("a.md").text == files["a.md"]
    read.save()
    lay(vault, {"a.md": FILES["a.md"]})
    assert run(vault) == thorough(FILES)


def test_a_file_from_outside_is_no_note(vault: Path) -> None:
    (vault.parent / "far.md").write_text("[[a]]")
    (vault / "x.md").symlink_to("../far.md")
    assert "x.md" not in run(vault)


# -------------------------------------------------------------------------------------------------- two processes

MANY = {f"{number}.md": f"---\nx: '[[{number + 1}]]'\n---\n# A\n\n[[{number + 2}#A]] `x` ^id\n" for number in range(9)}


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault that is worth a second process, on a machine that has two processors."""
    if not hasattr(os, "fork"):
        pytest.skip("no fork on this machine")
    monkeypatch.setattr(looking, "_STEP", 0)
    monkeypatch.setattr(helper, "WORTH_IT", 0)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    return lay(tmp_path / "v", MANY)


def test_two_processes_read_what_one_reads_and_each_note_once(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log, first, read = tmp_path / "log", os.getpid(), Notes._bytes

    def logged(self: Notes, path: str) -> object:
        if os.getpid() == first:
            wait_for(log)  # or the first would have read all before the second begins
        with log.open("a") as stream:
            stream.write(f"{os.getpid()} {path}\n")
        return read(self, path)

    monkeypatch.setattr(Notes, "_bytes", logged)
    assert run(shared) == thorough(MANY)
    lines = [line.split(" ", 1) for line in log.read_text().splitlines()]
    assert sorted(path for _, path in lines) == sorted(MANY)
    assert {number for number, _ in lines} - {str(first)}
    monkeypatch.setattr(Notes, "_bytes", lambda self, path: 1 / 0)
    assert run(shared) == thorough(MANY)


def test_a_second_process_that_fails_leaves_the_work_to_the_first(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed, first, read = tmp_path / "failed", os.getpid(), Notes._bytes

    def fails(self: Notes, path: str) -> object:
        if os.getpid() != first:
            failed.touch()
            raise ZeroDivisionError
        wait_for(failed)
        return read(self, path)

    monkeypatch.setattr(Notes, "_bytes", fails)
    assert run(shared) == thorough(MANY)
    assert failed.exists()


def test_a_second_process_that_is_cut_short_leaves_the_work_to_the_first(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = helper.begin
    monkeypatch.setattr(helper, "begin", lambda work: begin(lambda: work()[:-1]))
    assert run(shared) == thorough(MANY)


def test_a_machine_without_a_second_process_does_all_in_one(
    shared: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert helper.begin(lambda: b"") == ()
    assert run(shared) == thorough(MANY)
    assert sorted(asked) == sorted(MANY)
    assert (shared / FOLDER / "notes").exists()


def test_a_machine_without_fork_has_no_second_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork", raising=False)
    assert helper.begin(lambda: b"") == ()


def test_a_second_process_writes_what_is_kept(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def keep(root: Path, name: str, head: bytes, body: bytes) -> None:
        (tmp_path / "writer").write_text(str(os.getpid()))
        really_keep(root, name, head, body)

    monkeypatch.setattr(notes, "keep_whole", keep)
    run(shared)
    assert (tmp_path / "writer").read_text() != str(os.getpid())
    assert (shared / FOLDER / "notes").exists()


def test_a_second_process_that_cannot_write_is_no_harm(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notes, "keep_whole", lambda *each: 1 / 0)
    assert run(shared) == thorough(MANY)
    assert not (shared / FOLDER / "notes").exists()


@pytest.mark.usefixtures("shared")
def test_all_that_a_second_process_says_is_heard() -> None:
    (other,) = helper.begin(lambda: b"tea" * 1_000_000)
    assert helper.end(other) == b"tea" * 1_000_000
    (other,) = helper.begin(lambda: bytes(1 // 0))
    assert helper.end(other) == b""


@pytest.mark.usefixtures("shared")
def test_a_queue_gives_each_number_to_one_process() -> None:
    queue = helper.Queue(200)
    (other,) = helper.begin(lambda: bytes(slowly(queue)))
    ours = [*slowly(queue)]
    assert sorted([*ours, *helper.end(other)]) == [*range(200)]
    assert [*helper.Queue(0)] == []


@given(st.integers(0, 100_000))
def test_parts_are_all_of_it_and_no_more_than_a_queue_can_number(number: int) -> None:
    parts = helper.parts(number)
    things = range(number)
    assert len(parts) <= 200
    assert [each for part in parts for each in things[part]] == [*things]


def slowly(numbers: helper.Queue) -> Iterator[int]:
    """The same, so that the other process gets some too."""
    for number in numbers:
        time.sleep(0.0001)
        yield number


def wait_for(file: Path) -> None:
    for _ in range(1_000):
        if file.exists():
            return
        time.sleep(0.01)


def test_a_copy_whose_owner_has_ended_takes_no_more_work() -> None:
    queue = helper.Queue(3)
    queue._owner = -1  # nobody's number
    assert [*queue] == []


def test_an_end_that_nobody_may_wait_for_is_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has the system forget ended processes leaves nothing to wait for."""
    monkeypatch.setattr(helper.os, "waitpid", lambda *_: (_ for _ in ()).throw(ChildProcessError()))
    for each in helper.begin(lambda: b"done"):
        assert helper.end(each) == b"done"
