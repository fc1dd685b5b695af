"""Reading and writing files: whole or not at all, and one sentence for whatever goes wrong."""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit import disk, lint
from vaultkit.marks import Mark
from vaultkit.model import VaultkitError


def lay(root, files):
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode() if isinstance(text, str) else text)
    return root


def test_a_vault_is_its_notes_and_files_without_what_has_a_dot(tmp_path):
    files = {
        "a.md": "A",
        "b/c.MD": "C",
        "b/d.png": b"\x89",
        ".obsidian/x.md": "",
        "b/.hidden.md": "",
        ".trash/t.md": "",
    }
    vault = disk.read_vault(lay(tmp_path, files))
    assert sorted(vault.notes) == ["a.md", "b/c.MD"]
    assert sorted(vault.files) == ["a.md", "b/c.MD", "b/d.png"]


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        (b"one\ntw\xc3\xa9 \xff three", (2, 5), "not UTF-8 from here"),
        ("caf\xe9".encode("latin-1"), (1, 4), "not UTF-8 from here"),
        ("\ufeffwide".encode("utf-16-le"), (1, 1), "not UTF-8 from here; it looks like UTF-16"),
    ],
)
def test_undecodable_bytes_are_a_fault_with_its_place(tmp_path, data, place, message):
    note = disk.read_vault(lay(tmp_path, {"a.md": data})).notes["a.md"]
    assert [(fault.line, fault.column, fault.message) for fault in note.faults] == [(*place, message)]
    page = disk.read_page(lay(tmp_path, {"s.txt": b"INQUIRING LINE\n\nT?\n\n" + data}), "s.txt")
    assert (page.title, [fault.kind for fault in page.faults]) == ("T?", ["undecodable-seed"])


def test_links_to_files_are_read_and_links_to_folders_are_not_followed(tmp_path):
    lay(tmp_path, {"vault/a.md": "A", "outside/b.md": "B"})
    (tmp_path / "vault" / "loop").symlink_to(tmp_path / "vault", target_is_directory=True)
    (tmp_path / "vault" / "b.md").symlink_to(tmp_path / "outside" / "b.md")
    (tmp_path / "vault" / "self.md").symlink_to("self.md")
    (tmp_path / "vault" / "gone.png").symlink_to("nowhere.png")
    vault = disk.read_vault(tmp_path / "vault")
    assert sorted(vault.files) == ["a.md", "b.md", "self.md"]
    assert [fault.message for fault in vault.notes["self.md"].faults] == [
        "cannot be read: too many levels of symbolic links"
    ]


def test_what_lies_outside_is_a_name_or_not_even_that(tmp_path):
    lay(
        tmp_path,
        {
            "vault/a.md": "[[b]] [[c]] [[far/x]] [[near/a]] [[x]]",
            "vault/in/a2.md": "",
            "out/b.md": "# B",
            "out/x.md": "",
        },
    )
    root = tmp_path / "vault"
    (root / "b.md").symlink_to(tmp_path / "out" / "b.md")
    (root / "c.md").symlink_to("in/a2.md")
    (root / "far").symlink_to(tmp_path / "out", target_is_directory=True)
    (root / "near").symlink_to("in", target_is_directory=True)
    vault = disk.read_vault(root)
    assert sorted(vault.notes) == ["a.md", "c.md", "in/a2.md"]
    assert sorted(vault.files) == ["a.md", "b.md", "c.md", "in/a2.md"]
    note = vault.notes["a.md"]
    assert [vault.judge(link, note).value for link in note.links] == ["found", "found", *["doubtful"] * 3]
    reasons = {link.target: vault.doubts(link, note)[0].reason for link in note.links[2:]}
    assert reasons == {
        "far/x": "it may be in 'far', which was not looked into",
        "near/a": "it may be in 'near', which was not looked into",
        "x": "it may be in 'far', which was not looked into",
    }


def test_canvases_bases_and_settings_are_read(tmp_path):
    files = {
        "a.md": "[[tool.csv]]", "tool.csv": "", "x.canvas": '{"nodes":[{"type":"file","file":"a.md"}]}',
        "y.canvas": "{", "z.base": "- 1", "b.base": "views: []\n", "Old/c.md": "",
        ".obsidian/app.json": '{"showUnsupportedFiles": true, "userIgnoreFilters": ["Old/"]}',
    }  # fmt: skip
    vault = disk.read_vault(lay(tmp_path, files))
    assert {path: [fault.message for fault in each.faults] for path, each in vault.data.items()} == {
        "b.base": [],
        "x.canvas": [],
        "y.canvas": ["not JSON from here"],
        "z.base": ["the file is a list, not a set of 'name: value' lines"],
    }
    assert [link.target for link in vault.data["x.canvas"].links] == ["a.md"]
    note = vault.notes["a.md"]
    assert vault.resolve(note.links[0], note) == ("tool.csv",)
    assert [path for path in vault.notes if vault.settings.hide(path)] == ["Old/c.md"]


def test_settings_that_cannot_be_read_are_a_fault_of_their_file(tmp_path):
    vault = disk.read_vault(lay(tmp_path, {"a.md": "", ".obsidian/app.json": "{"}))
    assert [fault.message for fault in vault.data[".obsidian/app.json"].faults] == ["not JSON from here"]
    (tmp_path / ".obsidian/app.json").write_bytes(b"\xff")
    assert [each.message for each in disk.read_vault(tmp_path).data[".obsidian/app.json"].faults] == [
        "not UTF-8 from here"
    ]
    (tmp_path / ".obsidian/app.json").unlink()
    (tmp_path / ".obsidian/app.json").mkdir()
    assert [each.message for each in disk.read_vault(tmp_path).data[".obsidian/app.json"].faults] == [
        "cannot be read: is a directory"
    ]


def test_a_folder_may_be_called_like_a_note(tmp_path):
    vault = disk.read_vault(lay(tmp_path, {"x.md/y.md": "[[x]] [[x.md]] [[y]]"}))
    note = vault.notes["x.md/y.md"]
    assert [vault.resolve(link, note) for link in note.links] == [(), (), ("x.md/y.md",)]


def test_without_permission_a_folder_is_a_fault_and_the_rest_is_read(unprivileged):
    lay(unprivileged, {"a.md": "[[x/b]] [[b]] [[y/b]]", "x/b.md": "B"})
    (unprivileged / "x").chmod(0)
    vault = disk.read_vault(unprivileged)
    note = vault.notes["a.md"]
    assert [fault.message for fault in vault.data["x"].faults] == ["cannot be read: permission denied"]
    assert [vault.judge(link, note).value for link in note.links] == ["doubtful", "doubtful", "broken"]
    (unprivileged / "x").chmod(0o700)


def test_git_says_which_files_it_knows(tmp_path):
    def git(*words):
        subprocess.run(
            ["git", "-C", tmp_path, "-c", "user.name=a", "-c", "user.email=a@b.c", *words],
            check=True,
            capture_output=True,
        )

    root = (
        lay(tmp_path, {"v/a.md": "", 'v/caf\u00e9 ".md': "", "v/new.md": "", "b.md": "", ".gitignore": "new.md\n"})
        / "v"
    )
    assert disk.read_vault(root).ground.tracked is None
    git("init", "-q")
    git("add", "v/a.md", 'v/caf\u00e9 ".md', "b.md")
    vault = disk.read_vault(root)
    assert vault.ground.tracked == {"a.md", 'caf\u00e9 ".md'}
    assert [path for path in sorted(vault.files) if not vault.is_tracked(path)] == ["new.md"]
    lay(tmp_path, {"v/sub/c.md": ""})
    subprocess.run(["git", "-C", root / "sub", "init", "-q"], check=True)
    git("-C", "v/sub", "add", ".")
    git("-C", "v/sub", "commit", "-qm", "c")
    git("add", "v/sub")
    assert disk.read_vault(root).is_tracked("sub/c.md")


def test_the_vault_of_a_folder_is_the_nearest_with_settings(tmp_path):
    lay(
        tmp_path,
        {"v/.obsidian/app.json": "", "v/a/b/c.md": "", "v/n/.obsidian/app.json": "", "v/n/d/e.md": "", "w/f.md": ""},
    )
    assert disk.vault_root(tmp_path / "v/a/b") == (tmp_path / "v").resolve()
    assert disk.vault_root(tmp_path / "v") == tmp_path / "v"
    assert disk.vault_root(tmp_path / "v/n/d") == (tmp_path / "v/n").resolve()
    assert disk.vault_root(tmp_path / "w") == tmp_path / "w"
    assert disk.vault_root(tmp_path / "none") == tmp_path / "none"


def test_a_pipe_in_the_vault_is_passed_over(tmp_path):
    os.mkfifo(tmp_path / "pipe.md")
    assert not disk.read_vault(tmp_path).files


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda root: disk.seed_paths(root / "no"), "there is no seed folder '{}/no'"),
        (lambda root: disk.seed_paths(root / "file"), "the seed folder '{}/file' is a file, not a folder"),
        (lambda root: disk.seed_paths(root / "empty"), "there are no seeds (*.txt) in '{}/empty'"),
        (lambda root: disk.read_vault(root / "no"), "there is no vault '{}/no'"),
        (lambda root: disk.read_vault(root / "file"), "the vault '{}/file' is a file, not a folder"),
        (lambda root: disk.read_record(root / "file"), "the vault '{}/file' is a file, not a folder"),
        (lambda root: disk.read_page(root, "empty"), "cannot read the seed '{}/empty': is a directory"),
        (
            lambda root: disk.write(root, "file/x.md", ""),
            "cannot write '{}/file/x.md': a file stands where a folder should be",
        ),
        (lambda root: disk.write(root, "empty", ""), "cannot write '{}/empty': is a directory"),
        (lambda root: disk.remove(root, "empty"), "cannot remove '{}/empty': is a directory"),
        (lambda root: disk.write(root, "x" * 300, ""), "cannot write '{}/" + "x" * 300 + "': file name too long"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(tmp_path, call, sentence):
    lay(tmp_path, {"file": "x", "empty/.keep": ""})
    with pytest.raises(VaultkitError) as caught:
        call(tmp_path)
    assert str(caught.value) == sentence.format(tmp_path)


def test_writing_makes_folders_keeps_the_mode_and_leaves_nothing_else(tmp_path):
    disk.write(tmp_path, "a/b.md", "one\r\n")
    (tmp_path / "a/b.md").chmod(0o640)
    disk.write(tmp_path, "a/b.md", "two\n")
    assert (tmp_path / "a/b.md").read_bytes() == b"two\n"
    assert (tmp_path / "a/b.md").stat().st_mode & 0o777 == 0o640
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.md"]


def test_a_write_that_fails_half_way_leaves_the_old_file(tmp_path):
    """A limit on the size of files stands in for a disk that is full."""
    lay(tmp_path, {"a.md": "old"})
    script = (
        "import resource, sys; from pathlib import Path; from vaultkit import disk\n"
        "from vaultkit.model import VaultkitError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, resource.RLIM_INFINITY))\n"
        "try: disk.write(Path(sys.argv[1]), 'a.md', 'x' * 5000)\n"
        "except VaultkitError as error: sys.exit(str(error))\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == f"cannot write '{tmp_path}/a.md': file too large"
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.md": "old"}
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


def test_removing_takes_an_empty_folder_along_and_never_the_vault(tmp_path):
    lay(tmp_path, {"a/b.md": "", "c.md": "", "d/e.md": "", "d/f.md": ""})
    for path in ("a/b.md", "c.md", "d/e.md", "not/there.md"):
        (tmp_path / "not").mkdir(exist_ok=True)
        disk.remove(tmp_path, path)
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")) == ["d", "d/f.md"]


def test_files_are_found_or_said_why_not(tmp_path):
    lay(tmp_path, {"a.md": "A", "b.md": b"\xff", "folder.md/x": ""})
    (tmp_path / "link.md").symlink_to("a.md")
    os.mkfifo(tmp_path / "pipe.md")
    found = disk.find(tmp_path, ("a.md", "b.md", "folder.md", "link.md", "pipe.md", "none.md", "a.md/x.md"))
    assert found.texts == {"a.md": "A"}
    assert found.blocked == {
        "b.md": "it is not UTF-8 text",
        "folder.md": "a folder has this name",
        "link.md": "it is a symbolic link",
        "pipe.md": "it is no ordinary file",
    }


@pytest.fixture
def unprivileged():
    """A folder of, and for the time of the test the rights of, somebody who is not root."""
    root = Path(tempfile.mkdtemp(prefix="vaultkit-"))
    nobody = 65534
    if os.geteuid() == 0:
        os.chown(root, nobody, nobody)
        os.seteuid(nobody)
    yield root
    if os.getuid() == 0:
        os.seteuid(0)
    for path in root.rglob("*"):
        path.chmod(0o700)
    shutil.rmtree(root)


def test_without_permission_one_note_is_a_fault_and_the_rest_is_read(unprivileged):
    lay(unprivileged, {"a.md": "A", "b.md": "B"})
    (unprivileged / "a.md").chmod(0)
    vault = disk.read_vault(unprivileged)
    assert [fault.message for fault in vault.notes["a.md"].faults] == ["cannot be read: permission denied"]
    assert vault.notes["b.md"].text == "B"
    assert disk.find(unprivileged, ("a.md",)).blocked == {"a.md": "it cannot be read: permission denied"}


def test_without_permission_a_seed_or_a_folder_stops_everything(unprivileged):
    lay(unprivileged, {"s/a.txt": "A", "d/x/b.txt": "B"})
    (unprivileged / "s/a.txt").chmod(0)
    (unprivileged / "d/x").chmod(0)
    with pytest.raises(VaultkitError, match=r"^cannot read the seed '.*/s/a\.txt': permission denied$"):
        disk.read_page(unprivileged / "s", "a.txt")
    with pytest.raises(VaultkitError, match=r"^cannot read the folder '.*/d/x': permission denied$"):
        disk.seed_paths(unprivileged / "d")


def test_without_permission_nothing_is_written(unprivileged):
    (unprivileged / "vault").mkdir()
    (unprivileged / "vault").chmod(0o500)
    with pytest.raises(VaultkitError, match=r"^cannot write '.*/vault/a\.md': permission denied$"):
        disk.write(unprivileged / "vault", "a.md", "x")
    assert list((unprivileged / "vault").iterdir()) == []


marks = st.builds(Mark, st.text("0123456789abcdef", min_size=16, max_size=16), st.text("0123456789abcdef", min_size=16))
names = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1).map(
    lambda name: f"notes/{name}.md"
)


@given(
    st.dictionaries(names.filter(lambda name: "/../" not in name), st.lists(marks, min_size=1, unique=True).map(tuple))
)
def test_a_record_comes_back_as_it_was(tmp_path_factory, record):
    root = tmp_path_factory.mktemp("vault")
    disk.write(root, disk.RECORD, disk.record_text(record))
    assert disk.read_record(root) == record


@given(st.binary() | st.text().map(str.encode), st.sampled_from(("a.md", "a.canvas", "a.base", ".obsidian/app.json")))
def test_any_bytes_are_read_and_linted(tmp_path_factory, data, path):
    root = lay(tmp_path_factory.mktemp("vault"), {path: data, "b.md": "[[a]] [[a.canvas#x]] [[a.base]]"})
    findings = lint.run(disk.read_vault(root), lint.choose(("ALL",)))
    assert all(finding.line >= 1 and finding.column >= 1 for finding in findings)


def test_a_record_is_no_way_out_of_the_vault(tmp_path):
    line = f"{'0' * 16} {'0' * 16}"
    lay(tmp_path, {disk.RECORD: f"{line} ../x.md\n{line} /etc/x.md\n{line} a/../../x.md\n<<<<<<< HEAD\n{line} ok.md\n"})
    assert list(disk.read_record(tmp_path)) == ["ok.md"]
