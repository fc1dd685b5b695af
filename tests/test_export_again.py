"""An export with a memory does what one without does: the same files, the same words, whatever happened in between."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from test_export import TITLES, seed_text

from vaultkit import disk, export, readings, seed
from vaultkit.cli.group import main
from vaultkit.collection import Collection, collect
from vaultkit.disk import drafts, looking, notes, reading, recollection, writing
from vaultkit.disk.keep import FOLDER
from vaultkit.disk.looking import NEVER
from vaultkit.disk.parses import pack_page, unpack_page
from vaultkit.export import writer
from vaultkit.memory import Memory
from vaultkit.readings import Readings
from vaultkit.vocabulary import YOURS

LINE = """\
INQUIRING LINE
Why tea?
This explores tea.
How hot? says so.
Sources 1 notes
How hot?
It is hot.
"""
PAGE = """\
How hot?
On heat.
It is hot.
Related concepts in this collection
-
Is it cold?
On cold.
contradicted: hot
"""
SEEDS = {"line.txt": LINE, "note.txt": PAGE}

Step = Callable[[Path], object]


def lay(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())


def run(home: Path, *words: str) -> tuple[object, ...]:
    """What a command says and how it ends; the files of its vault but those of its cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        done = CliRunner().invoke(main, words, prog_name="vaultkit")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    time.sleep(0.02)  # so that whatever is written now is written at another time
    return done.exit_code, done.stdout, done.stderr, tree(home / "vault")


def tree(vault: Path) -> dict[str, bytes]:
    files = (each for each in vault.rglob("*") if each.is_file() and "cache" not in each.parts)
    return {each.relative_to(vault).as_posix(): each.read_bytes() for each in files}


def cache(home: Path) -> dict[str, bytes]:
    folder = home / "vault" / FOLDER
    return {each.name: each.read_bytes() for each in folder.glob("*")} if folder.is_dir() else {}


# ------------------------------------------------------------------------------------------- what happens in between


def page(number: int, text: str) -> Step:
    return lambda home: lay(home, {f"seeds/{number}.txt": text})


def no_page(number: int) -> Step:
    return lambda home: (home / f"seeds/{number}.txt").unlink(missing_ok=True)


def renamed(number: int, to: int) -> Step:
    def rename(home: Path) -> None:
        if (home / f"seeds/{number}.txt").exists():
            (home / f"seeds/{number}.txt").replace(home / f"seeds/{to}.txt")

    return rename


def same_size(note: Path) -> None:
    """Another letter in place, and the time set back."""
    seen = note.stat()
    text = note.read_bytes()
    with note.open("r+b") as file:
        file.write(text.replace(b"e", b"a") if b"e" in text else text)
    os.utime(note, ns=(seen.st_atime_ns, seen.st_mtime_ns))


def anew(note: Path) -> None:
    """The same words in another file."""
    text = note.read_bytes()
    note.unlink()
    note.write_bytes(text)


def linked(note: Path) -> None:
    note.rename(note.with_suffix(".old"))
    note.symlink_to(note.with_suffix(".old").name)


def folder(note: Path) -> None:
    note.unlink()
    note.mkdir()


EDITS: dict[str, Callable[[Path], object]] = {
    "below the line": lambda note: note.write_bytes(note.read_bytes() + b"\nMine.\n"),
    "above the line": lambda note: note.write_bytes(note.read_bytes().replace(b"\n# ", b"\n\nMine.\n\n# ")),
    "the line": lambda note: note.write_bytes(note.read_bytes().replace(YOURS.encode(), b"")),
    "a property": lambda note: note.write_bytes(note.read_bytes().replace(b"---\n", b"---\nmood: good\n", 1)),
    "as Windows writes it": lambda note: note.write_bytes(note.read_bytes().replace(b"\n", b"\r\n")),
    "of the same size": same_size,
    "no change": anew,
    "gone": Path.unlink,
    "a link": linked,
    "a folder": folder,
    "no text": lambda note: note.write_bytes(b"\xff"),
}


def edited(which: int, edit: Callable[[Path], object]) -> Step:
    def work(home: Path) -> None:
        found = sorted(each for each in (home / "vault").rglob("*.md") if each.is_file() and not each.is_symlink())
        if found:
            edit(found[which % len(found)])

    return work


def damaged(name: str, where: float) -> Step:
    """One bit of what is kept; there is nothing to damage where nothing is."""

    def work(home: Path) -> None:
        file = home / "vault" / FOLDER / name
        if file.is_file():
            data = bytearray(file.read_bytes())
            if data:
                data[int(len(data) * where)] ^= 1
            file.write_bytes(data)

    return work


def cut(name: str, where: float) -> Step:
    def work(home: Path) -> None:
        file = home / "vault" / FOLDER / name
        if file.is_file():
            file.write_bytes(file.read_bytes()[: int(file.stat().st_size * where)])

    return work


numbers = st.integers(0, 3)
parts = st.floats(0, 1, exclude_max=True)
names = st.sampled_from(("export", "notes"))
steps = st.one_of(
    st.builds(page, numbers, seed_text()),
    st.builds(page, numbers, seed_text()),
    st.builds(no_page, numbers),
    st.builds(renamed, numbers, numbers),
    st.builds(edited, st.integers(0, 20), st.sampled_from([*EDITS.values()])),
    st.builds(edited, st.integers(0, 20), st.sampled_from([*EDITS.values()])),
    st.builds(damaged, names, parts),
    st.builds(cut, names, parts),
)
option = st.sampled_from(((), (), (), ("--force",), ("--check",), ("--dry-run",), ("--diff",)))
runs = st.tuples(st.lists(steps, max_size=3), option, st.booleans())


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """However little has changed is kept."""
    monkeypatch.setattr(notes, "_FEW", 0)
    monkeypatch.setattr(recollection, "_FEW", 0)


@pytest.mark.usefixtures("eager")
@settings(max_examples=40)
@given(st.lists(seed_text(), min_size=1, max_size=4), st.lists(runs, min_size=1, max_size=4))
def test_a_memory_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory,
    seeds: list[str],
    rounds: list[tuple[list[Step], tuple[str, ...], bool]],
) -> None:
    warm, cold = (tmp_path_factory.mktemp(name) for name in ("warm", "cold"))
    for home in (warm, cold):
        lay(home, {f"seeds/{number}.txt": text for number, text in enumerate(seeds)})
    assert run(warm, "export") == run(cold, "export")
    for between, options, linted in rounds:
        for step in between:
            for home in (warm, cold):
                step(home)
        if linted:
            assert run(warm, "lint", "vault") == run(cold, "lint", "vault", "--no-cache")
        shutil.rmtree(cold / "vault" / FOLDER, ignore_errors=True)
        before = cache(warm)
        assert run(warm, "export", *options) == run(cold, "export", *options)
        if {*options} - {"--force"}:
            assert cache(warm) == before
    for home in (warm, cold):
        shutil.rmtree(home)


# ---------------------------------------------------------------------------------------- a little changes, in memory

OTHERS = ("How hot", "how hot?", "How: hot?", "Is it cold", "A further one?")
LIES = st.sampled_from((*TITLES, *OTHERS, "so", "supports it", "- x", "", "Original note title"))


@st.composite
def little_changes(draw: st.DrawFn) -> tuple[dict[str, str], dict[str, str]]:
    """Some seeds, and the same with a line of one, a title in one or the name of one changed."""
    texts = draw(st.lists(seed_text(), min_size=1, max_size=4))
    before = {f"{number}.txt": text for number, text in enumerate(texts)}
    path = draw(st.sampled_from([*before]))
    lines = before[path].split("\n")
    if draw(st.booleans()):
        lines[draw(st.integers(0, len(lines) - 1))] = draw(LIES)
        return before, {**before, path: "\n".join(lines)}
    if draw(st.booleans()):
        return before, {**before, path: before[path].replace(draw(st.sampled_from(TITLES)), draw(LIES))}
    return before, {"9.txt" if each == path else each: text for each, text in before.items()}


def gists(woven: Collection, known: Memory[bytes, tuple[object, ...]]) -> dict[str, object]:
    laying = writer.Writer(woven, known)
    return {draft.path: draft.gist for draft in map(laying.draft, woven.members.values())}


@settings(max_examples=300)
@given(little_changes())
def test_what_is_known_is_what_would_be_worked_out(seeds: tuple[dict[str, str], dict[str, str]]) -> None:
    before, after = ([seed.parse(path, text) for path, text in each.items()] for each in seeds)
    heard, known = Readings(), Memory[bytes, tuple[object, ...]]()
    gists(collect(before, heard), known)
    woven = collect(after, Readings(*heard.plain))
    assert woven == collect(after)
    assert gists(woven, Memory(known.asked)) == gists(woven, Memory())


RICH = {
    "line.txt": (
        "INQUIRING LINE\nWhy tea?\nThis explores tea.\nHow: hot? says so, and tea is hot too.\n"
        "Sources 1 notes\nHow: hot?\nIt is hot.\nNext inquiring lines\n- Why: milk?\n"
    ),
    "note.txt": (
        "How: hot?\nOn heat.\nIt is hot.\nInquiring lines that use this note as a source\n- Why water?\n"
        "Related concepts in this collection\n-\nIs it: cold?\nOn cold.\ncontradicted: hot\n"
        "Related papers in this collection\n- On: kettles\nOriginal note title\ntea is hot\n"
    ),
    "more.txt": "Is it wet?\nOn water.\nRelated papers in this collection\n- On: kettles\n",
}
# What one of the drafts is laid out from: the seed that tells it, its words, other words.
TOLD = {
    "a title": ("line.txt", "Why tea?", "Why coffee?"),
    "the kind of a title": ("more.txt", "Related papers in this collection", "Inquiring lines that use this note"),
    "an intro": ("line.txt", "This explores tea.", "This explores heat."),
    "a gloss": ("note.txt", "On heat.", "On warmth."),
    "a stub's gloss": ("note.txt", "On cold.", "On frost."),
    "a paragraph": ("line.txt", "says so", "says no"),
    "a mention": ("line.txt", "How: hot? says", "How hot says"),
    "a source": ("line.txt", "notes\nHow: hot?", "notes\nHow cool?"),
    "a summary": ("line.txt", "It is hot.\nNext", "It is warm.\nNext"),
    "a line that follows": ("line.txt", "Why: milk?", "Why juice?"),
    "a line that rests on a note": ("note.txt", "- Why water?\n", "- Why juice?\n"),
    "an annotation": ("note.txt", "contradicted: hot", "contradicted: boiling"),
    "the type of a relation": ("note.txt", "contradicted: hot", "supports it: hot"),
    "the strength of a relation": ("note.txt", "contradicted: hot", "partially contradicted: hot"),
    "a paper": ("note.txt", "- On: kettles", "- On pots"),
    "who reads a paper": ("more.txt", "- On: kettles", "- On pots"),
    "a claim": ("note.txt", "tea is hot", "tea is warm"),
    "no claim": ("note.txt", "Original note title\ntea is hot\n", ""),
    "a file name": ("more.txt", "Is it wet?", "How hot?"),
    "a file name on the other side": ("more.txt", "Is it wet?", "Is it cold?"),
    "a file name of a paper": ("more.txt", "Is it wet?", "On kettles?"),
    "a file name of a line": ("more.txt", "Is it wet?", "Why milk?"),
    "the page of a title": ("more.txt", "Is it wet?", "Is it: cold?"),
}


@pytest.mark.parametrize(("path", "words", "others"), TOLD.values(), ids=TOLD)
@pytest.mark.parametrize("turned", [False, True])
def test_each_thing_that_a_draft_tells_is_known_by(path: str, words: str, others: str, turned: bool) -> None:
    assert RICH[path].count(words) == 1
    texts = [RICH, {**RICH, path: RICH[path].replace(words, others)}][:: -1 if turned else 1]
    before, after = (collect(seed.parse(path, text) for path, text in each.items()) for each in texts)
    known: Memory[bytes, tuple[object, ...]] = Memory()
    earlier, wanted = gists(before, known), gists(after, Memory())
    assert gists(after, Memory(known.asked)) == wanted != earlier


@given(seed_text())
def test_a_page_comes_back_as_it_was(text: str) -> None:
    page = seed.parse("a.txt", text)
    found = unpack_page("a.txt", pack_page(page))
    assert repr(found) == repr(page)


# ------------------------------------------------------------------------------- what is not done again, and how it is


@pytest.fixture
def home(tmp_path: Path) -> Path:
    lay(tmp_path / "seeds", SEEDS)
    run(tmp_path, "export")
    return tmp_path


def refuse(patch: pytest.MonkeyPatch, owner: object, *names: str) -> None:
    for name in names:
        patch.setattr(owner, name, lambda *_, name=name, **__: pytest.fail(f"{name} works again"))


def test_nothing_is_worked_out_twice(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or the law above would prove nothing."""
    before = cache(home)
    refuse(monkeypatch, recollection, "page_of")
    refuse(monkeypatch, readings.Names, "find")
    monkeypatch.setattr(readings, "cues", None)
    refuse(monkeypatch, notes, "_read")
    found: list[str] = []
    really = drafts.find
    monkeypatch.setattr(drafts, "find", lambda root, paths: (found.extend(paths), really(root, paths))[1])
    assert "0 written, 0 removed, 6 unchanged" in str(run(home, "export")[1])
    assert (found, cache(home)) == ([], before)


def test_a_draft_that_is_known_is_not_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [seed.parse(path, text) for path, text in SEEDS.items()]
    known: Memory[bytes, tuple[object, ...]] = Memory()
    first = gists(collect(pages), known)
    refuse(monkeypatch, writer.Writer, "_layout")
    assert gists(collect(pages), Memory(known.asked)) == first


def test_a_file_that_was_edited_is_read(home: Path) -> None:
    note = home / "vault/notes/How hot.md"
    seen = note.stat()
    same_size(note)
    assert (note.stat().st_size, note.stat().st_mtime_ns) == (seen.st_size, seen.st_mtime_ns)
    assert "edited by hand" in str(run(home, "export")[2])


def test_a_file_that_is_gone_is_written_again(home: Path) -> None:
    (home / "vault/notes/How hot.md").unlink()
    assert "1 written" in str(run(home, "export")[1])


@pytest.mark.usefixtures("eager")
def test_a_file_whose_words_are_known_to_be_the_same_is_not_read_a_third_time(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "_STEP", 0)
    anew(home / "vault/notes/How hot.md")
    time.sleep(0.02)
    found: list[set[str]] = []
    really = drafts.find
    monkeypatch.setattr(drafts, "find", lambda root, paths: (found.append(set(paths)), really(root, paths))[1])
    run(home, "export")
    run(home, "export")
    assert found == [{"notes/How hot.md"}, set()]


@pytest.mark.usefixtures("eager")
def test_a_file_that_is_still_being_written_is_read_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "_STEP", 3_600_000_000_000)
    anew(home / "vault/notes/How hot.md")
    run(home, "export")
    found: list[str] = []
    really = drafts.find
    monkeypatch.setattr(drafts, "find", lambda root, paths: (found.extend(paths), really(root, paths))[1])
    run(home, "export")
    assert found == ["notes/How hot.md"]


@pytest.mark.parametrize("words", ["", "edited", "gone"])
def test_whoever_wants_the_words_of_a_draft_gets_them(home: Path, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """From its file where that holds them still."""
    memory = disk.Recollection(home / "vault")
    pages = [memory.read_page(home / "seeds", path) for path in SEEDS]
    wanted = {draft.path: draft.text for draft in export.export(collect(pages)).drafts}
    note = home / "vault/notes/How hot.md"
    if words:
        note.write_text(words) if words == "edited" else note.unlink()
    else:
        refuse(monkeypatch, writer.Writer, "_layout")
    laying = writer.Writer(collect(pages), memory.gists)
    made = [laying.draft(member) for member in collect(pages).members.values()]
    notes_of = disk.Drafts(home / "vault").vault(made).notes
    assert {path: each.text for path, each in notes_of.items()} == {draft.path: wanted[draft.path] for draft in made}


@pytest.mark.usefixtures("eager")
def test_what_a_killed_run_was_writing_is_cleared_away(home: Path) -> None:
    vault = home / "vault"
    folders = ("", "notes", "lines", ".obsidian", ".vaultkit", FOLDER)
    left = [vault / folder / ".vaultkit-4711.tmp" for folder in folders]
    mine = [vault / "notes" / name for name in (".vaultkit-mine.tmp", "vaultkit-4711.tmp", ".vaultkit-4711.tmp.md")]
    for path in (*left, *mine):
        path.write_text("half a no")
    run(home, "export")
    assert all(path.exists() for path in left)  # another run may be writing it
    for path in (*left, *mine):
        os.utime(path, (1, 1))
    run(home, "export", "--check")
    assert all(path.exists() for path in left)
    (home / "seeds/more.txt").write_text(PAGE.replace("How hot?", "How cold?"))
    run(home, "export")
    assert [path for path in left if path.exists()] == []
    assert all(path.exists() for path in mine)


@pytest.mark.parametrize("words", [("--check",), ("--dry-run",), ("--diff",)])
def test_who_writes_nothing_keeps_nothing(tmp_path: Path, words: tuple[str, ...]) -> None:
    lay(tmp_path / "seeds", SEEDS)
    run(tmp_path, "export", *words)
    assert not (tmp_path / "vault").exists()


def test_a_vault_that_keeps_nothing_goes_without(home: Path) -> None:
    shutil.rmtree(home / "vault" / FOLDER)
    (home / "vault" / FOLDER).write_text("a file")
    code, said, wrong, _ = run(home, "export")
    assert (code, str(said).splitlines()[-1], wrong) == (0, "2 seeds: 0 written, 0 removed, 6 unchanged", "")


def test_other_code_works_everything_out_anew(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    monkeypatch.setattr(recollection, "code", lambda: "other")
    monkeypatch.setattr(
        recollection, "page_of", lambda path, data: (parsed.append(path), reading.page_of(path, data))[1]
    )
    run(home, "export")
    assert parsed == [*SEEDS]


# --------------------------------------------------------------------------------------------- how a file looks then


def test_what_was_written_looks_as_it_does(tmp_path: Path) -> None:
    assert disk.write(tmp_path, "a.md", "one") == looking.look_at_file(str(tmp_path / "a.md"))
    assert disk.write(tmp_path, "a.md", "two") == looking.look_at_file(str(tmp_path / "a.md"))


def test_who_was_there_in_between_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace

    def meddle(path: str, target: str) -> None:
        replace(path, target)
        Path(target).write_text("their words")

    monkeypatch.setattr(writing.os, "replace", meddle)
    assert disk.write(tmp_path, "a.md", "mine") == NEVER


def test_a_disk_that_tells_whole_seconds_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_SECOND", 1)
    assert disk.write(tmp_path, "a.md", "mine") == NEVER


def test_a_file_that_goes_at_once_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace
    monkeypatch.setattr(writing.os, "replace", lambda path, target: (replace(path, target), Path(target).unlink()))
    assert disk.write(tmp_path, "a.md", "mine") == NEVER
