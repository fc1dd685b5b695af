"""The commands as people call them: what they print, what they leave behind, how they end."""

import contextlib
import errno
import io
import json
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from vaultkit import __version__, cli, disk
from vaultkit.cli.group import main
from vaultkit.rules import RULES
from vaultkit.vocabulary import YOURS

LINE = """INQUIRING LINE

Why tea?

This explores tea.

How hot? says it is hot.

Sources 1 notes

How hot?

It is hot.

Next inquiring lines"""
PAGE = """How hot?
On heat.
It is hot.
Inquiring lines that use this note as a source 1
- Why tea?
Original note title
tea is hot"""


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Call vaultkit in a folder with two seeds; gives (exit code, standard output, standard error)."""
    monkeypatch.chdir(tmp_path)
    lay({"seeds/line.txt": LINE, "seeds/note.txt": PAGE})

    def call(*arguments):
        result = CliRunner().invoke(main, arguments, prog_name="vaultkit")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        return result.exit_code, result.stdout, result.stderr

    return call


def lay(files):
    for path, text in files.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_bytes(text.encode() if isinstance(text, str) else text)


def snapshot(root="vault"):
    return {
        path.relative_to(root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in Path(root).rglob("*")
        if path.is_file() and "cache" not in path.parts
    }


def error(sentence):
    return (2, "", sentence)


def test_version_and_help(run):
    assert run("--version") == (0, f"vaultkit {__version__}\n", "")
    code, out, _ = run("--help")
    assert code == 0
    commands = re.findall(r"^  ([a-z][a-z-]+) ", out, re.MULTILINE)
    assert commands == ["accept", "claims", "diff", "export", "lint", "rule", "show", "what-if", "why"]


def test_export_writes_the_vault_once(run):
    assert run("export") == (0, "2 seeds: 3 written, 0 removed, 0 unchanged\n", "")
    before = snapshot()
    assert sorted(before) == [
        ".obsidian/app.json",
        ".obsidian/graph.json",
        ".obsidian/types.json",
        ".vaultkit/written",
        "Index of the vault.md",
        "lines/Why tea.md",
        "notes/How hot.md",
    ]
    assert run("export") == (0, "2 seeds: 0 written, 0 removed, 3 unchanged\n", "")
    assert snapshot() == before
    assert run("lint") == (0, "no findings (3 notes checked)\n", "")
    assert run("export", "--check") == (0, "2 seeds: 0 to write, 0 to remove, 3 unchanged\n", "")


def test_export_elsewhere_with_spaces(run):
    assert run("export", "seeds", "my vault/sub")[0] == 0
    assert "notes/How hot.md" in snapshot("my vault/sub")


def test_check_dry_run_and_diff_write_nothing(run):
    run("export")
    lay(
        {
            "seeds/note.txt": PAGE.replace("It is hot.", "It is warm."),
            "seeds/line.txt": LINE.replace("Why tea?", "Why mate?"),
        }
    )
    before = snapshot()
    said = (
        "seeds/note.txt:1:1: SEED010 backlink-not-listed "
        "the line 'Why mate?' rests on this note, whose list does not name it\n"
        "would write Index of the vault.md\nwould write lines/Why mate.md\nwould write lines/Why tea.md\n"
        "would write notes/How hot.md\n2 seeds: 4 to write, 0 to remove, 0 unchanged\n"
    )
    assert run("export", "--check") == (1, said, "")
    assert run("export", "--dry-run") == (0, said, "")
    code, out, _ = run("export", "--diff")
    assert code == 0
    assert "--- notes/How hot.md\n+++ notes/How hot.md\n" in out
    assert "-It is hot.\n+It is warm.\n" in out
    assert "--- /dev/null\n+++ lines/Why mate.md\n" in out
    assert snapshot() == before


def test_a_note_that_no_seed_gives_any_more_is_removed(run):
    run("export")
    lay({"seeds/line.txt": LINE.replace("How hot?", "How cold?")})
    Path("seeds/note.txt").unlink()
    assert "would remove notes/How hot.md\n" in run("export", "--dry-run")[1]
    assert run("export") == (0, "1 seed: 3 written, 1 removed, 0 unchanged\n", "")
    assert not Path("vault/notes/How hot.md").exists()


def test_what_people_wrote_survives(run):
    run("export")
    path = Path("vault/notes/How hot.md")
    text = path.read_text().replace("status: page\n", "status: page\nmood: good\n") + "\nMine.\n"
    path.write_text(text)
    lay({"seeds/note.txt": PAGE.replace("It is hot.", "It is warm."), "vault/mine.md": "# Mine\n"})
    assert run("export")[0] == 0
    after = path.read_text()
    assert "It is warm." in after
    assert "mood: good\n" in after
    assert after.endswith(f"{YOURS}\n\nMine.\n")
    assert Path("vault/mine.md").read_text() == "# Mine\n"


def test_a_generated_part_edited_by_hand_is_left_and_named(run):
    run("export")
    path = Path("vault/notes/How hot.md")
    path.write_text(path.read_text().replace("It is hot.", "It is mine."))
    left = "vault/notes/How hot.md: left as it is: its generated part was edited by hand (--force overwrites it)\n"
    assert run("export") == (1, "2 seeds: 0 written, 0 removed, 2 unchanged, 1 left as they are\n", left)
    assert run("export", "--check")[0] == 1
    assert "It is mine." in path.read_text()
    assert run("export", "--force")[0] == 0
    assert "It is hot." in path.read_text()


def test_a_file_of_somebody_else_in_the_way_is_left(run):
    lay({"vault/notes/How hot.md": "# Mine\n"})
    code, _, err = run("export", "--force")
    assert (code, err) == (
        1,
        "vault/notes/How hot.md: left as it is: it is not vaultkit's: another file has this name\n",
    )
    assert Path("vault/notes/How hot.md").read_text() == "# Mine\n"


def test_settings_of_obsidian_are_made_once_and_never_overwritten(run):
    lay({"vault/.obsidian/app.json": "{}"})
    run("export")
    assert Path("vault/.obsidian/app.json").read_text() == "{}"
    assert json.loads(Path("vault/.obsidian/types.json").read_text())["types"]["sources"] == "multitext"


def test_findings_of_seeds_are_shown_with_their_places_and_stop_nothing(run):
    lay(
        {
            "seeds/line.txt": LINE.replace("Sources 1", "Sources 2"),
            "seeds/odd.txt": "who knows",
            "seeds/bytes.txt": b"\xff",
        }
    )
    code, out, err = run("export")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "seeds/bytes.txt:1:1: SEED002 undecodable-seed not UTF-8 from here",
        "seeds/bytes.txt:1:1: SEED001 unknown-page the page is neither an inquiring line nor a note page",
        "seeds/line.txt:9:1: SEED004 count-differs the head says 2, the list has 1",
        "seeds/odd.txt:1:1: SEED001 unknown-page the page is neither an inquiring line nor a note page",
        "4 seeds: 3 written, 0 removed, 0 unchanged",
    ]


def test_findings_about_content_are_shown_and_stop_nothing(run):
    lay({"seeds/line.txt": LINE.replace("How hot? says", "Somebody says")})
    code, out, _ = run("export")
    assert code == 0
    assert re.findall(r"[A-Z]+\d+", out) == ["SEED007", "SRC003"]
    assert "vault/lines/Why tea.md:" in out


UNKNOWN = "there is no rule, rule name or family called"


@pytest.mark.parametrize(
    ("arguments", "files", "sentence"),
    [
        ("export no", {}, "there is no seed folder 'no'"),
        ("export empty", {"empty/readme.md": ""}, "there are no seeds (*.txt) in 'empty'"),
        ("export seeds/line.txt", {}, "the seed folder 'seeds/line.txt' is a file, not a folder"),
        ("export seeds file", {"file": "x"}, "the vault 'file' is a file, not a folder"),
        ("export seeds file/sub", {"file": "x"}, "cannot write 'file/sub/.vaultkit/written': a file stands where"),
        (
            "export",
            {"vault/lines": "x"},
            "cannot write 'vault/lines/Why tea.md': a file stands where a folder should be",
        ),
        ("export", {"vault/.vaultkit/written/x": ""}, "cannot read the record 'vault/.vaultkit/written': a folder has"),
        ("lint no", {}, "there is no vault 'no'"),
        ("lint file", {"file": "x"}, "the vault 'file' is a file, not a folder"),
        ("lint seeds --select LNK01", {}, f"{UNKNOWN} 'LNK01'; did you mean 'LNK001'?"),
        ("lint seeds --ignore zzz", {}, f"{UNKNOWN} 'zzz'"),
        ("lint seeds --fail-on nope", {}, "Invalid value for '--fail-on': 'nope' is not one of"),
        ("lint seeds --output-format xml", {}, "Invalid value for '--output-format': 'xml' is not one of"),
        ("rule XYZ123", {}, f"{UNKNOWN} 'XYZ123'"),
        ("show nothing --vault seeds", {}, "no note is called 'nothing'"),
        ("claim", {}, "there is no command 'claim'; did you mean 'claims'?"),
        ("rule stale", {}, f"{UNKNOWN} 'stale'; did you mean 'stale-resolution'?"),
        (
            "why seeds/line.txt --vault empty",
            {"empty/a.md": ""},
            "the file 'seeds/line.txt' is not in the vault 'empty'",
        ),
        ("why v/a.txt --vault v", {"v/a.txt": ""}, "the file 'v/a.txt' is no note of the vault 'v'"),
        ("diff HEAD --claims --vault no", {}, "there is no vault 'no'"),
        ("bogus", {}, "there is no command 'bogus'"),
    ],
)
def test_wrong_calls_end_in_one_sentence(run, arguments, files, sentence):
    lay(files)
    code, out, err = run(*arguments.split())
    assert (code, out) == (2, "")
    assert f"Error: {sentence}" in err
    assert "Traceback" not in err


def test_lint_says_each_finding_in_a_line_and_ends_with_one(run):
    lay({"v/a.md": "# A\n\nSee [[nowhere]].\n", "v/b.md": "[[a]] ![[x.png]]\n"})
    code, out, _ = run("lint", "v", "--ignore", "NET")
    assert code == 1
    assert out.splitlines() == [
        "a.md:3:5: LNK001 broken-link no note is called 'nowhere'",
        "b.md:1:7: LNK006 missing-attachment there is no file 'x.png'",
        "2 errors in 2 files (2 notes checked)",
    ]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 1),
        (["--fail-on", "error"], 0),
        (["--fail-on", "warning"], 1),
        (["--fail-on", "info"], 1),
        (["--fail-on", "never"], 0),
        (["--ignore", "ambiguous-link"], 0),
        (["--ignore", "lnk"], 0),
        (["--select", "FM,NET", "--ignore", "NET001"], 0),
        (["--select", "LNK002"], 1),
        (["--ignore", "LNK", "--fail-on", "info"], 1),
    ],
)
def test_the_exit_code_follows_the_gravest_finding(run, options, code):
    lay({"v/x/t.md": "t\n", "v/y/t.md": "[[x/t]] [[y/t]]\n", "v/z/b.md": "[[t]]\n"})
    assert run("lint", "v", *options)[0] == code


def test_lint_for_programs(run):
    lay({"v/a.md": "See [[nowhere]].\n"})
    code, out, _ = run("lint", "v", "--output-format", "json", "--ignore", "NET")
    (finding,) = json.loads(out)["findings"]
    assert code == 1
    assert len(finding.pop("fingerprint")) == 40
    assert finding == {
        "path": "a.md", "line": 1, "column": 5, "code": "LNK001", "name": "broken-link", "severity": "error",
        "message": "no note is called 'nowhere'", "target": "nowhere",
    }  # fmt: skip
    _, out, _ = run("lint", "v", "--output-format", "github", "--ignore", "NET")
    assert (
        out.splitlines()[0] == "::error file=v/a.md,line=1,col=5,title=LNK001 broken-link::no note is called 'nowhere'"
    )


def test_lint_looks_at_the_vault_or_here(run, monkeypatch):
    lay({"here/a.md": "[[b]]\n"})
    monkeypatch.chdir("here")
    assert "LNK001" in run("lint")[1]


def test_bad_notes_are_findings_not_tracebacks(run):
    lay({
        "v/bytes.md": b"\xff\xfeo", "v/yaml.md": "---\na: [\n---\n", "v/twice.md": "---\na: 1\na: 2\n---\n",
        "v/good.md": "[[bytes]] [[yaml]] [[twice]] [[gone]]\n", "v/zero.md": "\0[[good]]\0",
    })  # fmt: skip
    Path("v/gone.md").symlink_to("gone.md")
    code, out, _ = run("lint", "v", "--ignore", "NET")
    assert code == 1
    assert [line.split(" ")[1] for line in out.splitlines()[:-1]] == ["TXT001", "TXT002", "FM002", "FM001"]
    assert out.splitlines()[-1] == "4 errors in 4 files (6 notes checked)"


def test_a_folder_of_a_vault_is_linted_as_a_part_of_it(run):
    lay({
        "v/.obsidian/app.json": '{"userIgnoreFilters": ["notes/old/"]}', "v/Tea.md": "[[gone]]",
        "v/notes/a.md": "[[Tea]] [[b]] [[nowhere]]", "v/notes/old/b.md": "[[lost]]", "v/notes/x.canvas": "{",
    })  # fmt: skip
    code, out, err = run("lint", "v/notes", "--select", "LNK,TXT")
    assert (code, out.splitlines()) == (
        1,
        [
            "a.md:1:15: LNK001 broken-link no note is called 'nowhere'",
            "x.canvas:1:2: TXT003 unreadable-data not JSON from here",
            "2 errors in 2 files (1 note checked, 1 hidden by the vault's settings)",
        ],
    )
    assert err == f"'v/notes' is a part of the vault '{Path('v').resolve()}'\n"
    _, out, _ = run("lint", "v/notes", "--select", "LNK001", "--output-format", "github")
    assert out.startswith("::error file=v/notes/a.md,line=1,col=15,")


def test_a_folder_that_is_not_there_is_no_part_of_a_vault(run):
    lay({"v/.obsidian/app.json": "", "v/Tea.md": ""})
    Path("loop").symlink_to("loop")
    for path, said in (
        ("v/Nots", "there is no vault 'v/Nots'"),
        ("v/Tea.md", "the vault 'v/Tea.md' is a file, not a folder"),
        ("loop", "the vault 'loop' is a file, not a folder"),
        ("x" * 300, "the system refuses: file name too long"),
    ):
        code, out, err = run("lint", path)
        assert (code, out) == (2, "")
        assert f"Error: {said}\n" in err


def test_a_filter_that_takes_for_ever_ends_the_run(run):
    lay({"v/.obsidian/app.json": '{"userIgnoreFilters": ["/^(a|aa)+$/"]}', f"v/{'a' * 60}!.md": ""})
    code, _, err = run("lint", "v")
    assert code == 2
    assert "the filter '/^(a|aa)+$/' in '.obsidian/app.json' takes for ever on" in err


def test_rules_that_are_off_run_when_they_are_named(run):
    lay({"v/Tea.md": "", "v/home.md": "[[tea]]"})
    assert run("lint", "v", "--ignore", "NET")[1] == "no findings (2 notes checked)\n"
    _, out, _ = run("lint", "v", "--ignore", "NET", "--extend-select", "case-mismatch")
    assert out.startswith("home.md:1:1: LNK013 case-mismatch 'tea' is written 'Tea' on disk\n")
    assert "LNK013  case-mismatch                 info, off" in run("rule")[1]


def test_rules_are_listed_and_explained(run):
    _, out, _ = run("rule")
    assert all(rule.CODE in out and rule.NAME in out for rule in RULES)
    assert "SEED004" in out
    code, out, _ = run("rule", "broken-link")
    assert code == 0
    assert out.startswith("LNK001 broken-link (error)\n\n")
    assert "Good\n" in out
    assert "Bad\n" in out
    assert "no note is called" in out
    assert run("rule", "SEED004")[1].startswith("SEED004 count-differs (warning, of seeds)")
    assert run("rule", "net")[1].count("Bad\n") == sum(rule.CODE.startswith("NET") for rule in RULES)


def test_show_prints_a_note_or_writes_a_page(run):
    run("export")
    code, out, _ = run("show", "tea is hot")
    assert code == 0
    assert "How hot?" in out
    assert "Why tea?" in out
    assert run("show", "vault/notes/How hot.md")[1] == out
    assert run("show", "How hot", "--html", "page.html") == (0, "wrote page.html\n", "")
    assert "<!doctype html>" in Path("page.html").read_text().lower()


def test_show_names_the_candidates_and_the_nearest(run):
    lay({"v/tea one.md": "", "v/tea two.md": ""})
    assert "Error: 'tea' may be any of 2 notes:\n  tea one.md\n  tea two.md\n" in run("show", "tea", "--vault", "v")[2]
    assert "did you mean 'tea two'?" in run("show", "tae two", "--vault", "v")[2]


def test_it_runs_as_a_module_whatever_the_locale_can_print(tmp_path):
    lay({tmp_path / "v" / "caf\udce9.md": "[[gone]]\n", tmp_path / "v" / "学.md": "[[gone]]\n"})
    done = subprocess.run(
        [sys.executable, "-m", "vaultkit", "lint", str(tmp_path / "v"), "--ignore", "NET"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"2 errors, 1 warning in 2 files (2 notes checked)" in done.stdout


def test_a_bar_appears_on_a_terminal_only_for_what_lasts(tmp_path):
    """Reading two thousand seeds through a slow pipe is not possible here, so the clock of the bar is set back."""
    lay({tmp_path / f"seeds/{number}.txt": LINE.replace("Why tea?", f"Why tea {number}?") for number in range(3)})
    script = (
        "import sys, vaultkit.cli.group as cli\nfrom vaultkit.cli.terminal import Progress\n"
        "began = Progress.__init__\n"
        "def earlier(self):\n    began(self)\n    self._began -= 5\n"
        "Progress.__init__ = earlier\n"
        "cli.main(['export', sys.argv[1] + '/seeds', sys.argv[1] + '/vault'])\n"
    )
    parent, child = pty.openpty()
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], stderr=child, stdout=subprocess.PIPE, check=True)
    os.close(child)
    shown = os.read(parent, 65536).decode()
    os.close(parent)
    steps = ("reading seeds", "weaving", "laying out", "checking", "writing notes")
    assert [step for step in steps if step not in shown] == []
    shutil.rmtree(tmp_path / "vault")
    piped = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, check=True)
    assert piped.stderr == b""


def on_a_terminal(*words, columns="80"):
    """What stands in the errors of a command that a terminal shows."""
    parent, child = pty.openpty()
    command, wide = [sys.executable, "-m", "vaultkit", *words], {**os.environ, "COLUMNS": columns}
    done = subprocess.run(command, stderr=child, stdout=subprocess.PIPE, env=wide, check=False)
    os.close(child)
    shown = os.read(parent, 65536).decode().replace("\r\n", "\n")
    os.close(parent)
    return done.returncode, shown


def test_an_error_fits_a_terminal_and_is_one_line_in_a_pipe(tmp_path):
    for name in ("one", "two"):
        lay({tmp_path / f"v/{name}/a long name of a note.md": "---\ntitle: A title that two notes have at once\n---\n"})
    told = f"Error: the vault {str(tmp_path / 'v' / 'one' / 'a long name of a note.md')!r} is a file, not a folder"
    asked = ("lint", str(tmp_path / "v" / "one" / "a long name of a note.md"))
    code, shown = on_a_terminal(*asked, columns="60")
    lines = shown[shown.index("Error: ") :].splitlines()
    assert (code, " ".join(" ".join(lines).split())) == (2, told)
    assert [len(each) <= 60 or " " not in each.strip() for each in lines] == [True] * len(lines)
    assert len(lines) > 1
    assert all(each.startswith(" " * 7) for each in lines[1:])
    piped = subprocess.run([sys.executable, "-m", "vaultkit", *asked], capture_output=True, text=True, check=False)
    assert piped.stderr.splitlines()[-1] == told
    code, shown = on_a_terminal("why", "A title that two notes have at once", "--vault", str(tmp_path / "v"))
    assert shown.splitlines()[-3:] == [
        "Error: 'A title that two notes have at once' may be any of 2 notes:",
        "         one/a long name of a note.md",
        "         two/a long name of a note.md",
    ]
    code, shown = on_a_terminal("lint", "--fail-on", "sometimes", columns="40")
    assert max(map(len, shown[shown.index("Error: ") :].splitlines())) <= 40
    assert "Commands:" in on_a_terminal()[1]


@pytest.mark.parametrize("words", [("rule",), ("rule", "CLM"), ("rule", "SEED004")])
def test_rules_fit_a_terminal(words):
    parent, child = pty.openpty()
    command, env = [sys.executable, "-m", "vaultkit", *words], {**os.environ, "COLUMNS": "80"}
    with subprocess.Popen(command, stdout=child, env=env) as process:
        os.close(child)
        shown = b""
        with contextlib.suppress(OSError):  # that is how the other end of a terminal closes
            while data := os.read(parent, 65536):
                shown += data
    os.close(parent)
    lines = re.sub("\x1b\\[[0-9;]*m", "", shown.decode()).splitlines()
    assert process.returncode == 0
    assert [each for each in lines if len(each) > 80 and not each.startswith("    | ")] == []
    piped = subprocess.run(command, capture_output=True, text=True, env=env, check=True).stdout
    assert "".join(piped.split()) == "".join("".join(lines).split())


def test_a_full_disk_loses_nothing(tmp_path):
    """A limit on the size of files stands in for a full disk; the next run finishes what this one began."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(LINE)
    (tmp_path / "seeds" / "b.txt").write_text(PAGE)
    command = [sys.executable, "-m", "vaultkit", "export", str(tmp_path / "seeds"), str(tmp_path / "vault")]
    subprocess.run(command, check=True, capture_output=True)
    (tmp_path / "seeds" / "b.txt").write_text(PAGE.replace("It is hot.", "It is warm. " * 500))
    (tmp_path / "seeds" / "a.txt").write_text(LINE.replace("This explores tea.", "This explores all tea."))
    limited = [
        sys.executable,
        "-c",
        "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (4000, resource.RLIM_INFINITY)); "
        "sys.argv = ['vaultkit', *sys.argv[1:]]; runpy.run_module('vaultkit', run_name='__main__')",
        *command[3:],
    ]
    done = subprocess.run(limited, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "cannot write" in done.stderr
    assert "Traceback" not in done.stderr
    notes = disk.read_vault(tmp_path / "vault").notes
    assert "It is hot." in notes["notes/How hot.md"].text
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "It is warm." in disk.read_vault(tmp_path / "vault").notes["notes/How hot.md"].text


@pytest.mark.parametrize("words", [("lint", ""), ("export", "", "vault"), ("export", "seeds", "")])
def test_an_empty_word_is_no_folder(run, words):
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert "the name of a folder is empty" in err
    assert not Path("vault").exists()


class _Full(io.StringIO):
    """An output that takes nothing."""

    def write(self, _: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("word", ["--version", "--help"])
def test_an_output_that_takes_nothing_is_told_in_one_sentence(word, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["vaultkit", word])
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(sys, "stdout", _Full())
    with pytest.raises(SystemExit) as end:
        cli.run()
    assert end.value.code == 2
    assert capsys.readouterr().err == "Error: the system refuses: no space left on device\n"
