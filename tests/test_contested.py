"""What the exported vault tells of contradictions: callouts, and the note that lists them by state."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from vaultkit import export, lint, seed
from vaultkit.cli.group import main
from vaultkit.collection import collect
from vaultkit.vocabulary import YOURS

LINE = """INQUIRING LINE

Why tea?

This explores tea.

Does tea calm? says that it calms.

Sources 1 notes

Does tea calm?

It calms.

Next inquiring lines"""


def page(title: str, *related: tuple[str, str], lines: tuple[str, ...] = (), words: str = "Words.") -> str:
    """A note page; `related` are titles with annotations."""
    users = "".join(f"- {each}\n" for each in lines)
    entries = "-\n".join(f"{other}\nOn it.\n{annotation}\n" for other, annotation in related)
    return (
        f"{title}\nOn {title}\n{words}\nInquiring lines that use this note as a source {len(lines)}\n{users}"
        f"Related concepts in this collection {len(related)}\n-\n{entries}-\nOriginal note title\n{title} claim\n"
    )


AGAINST = (("Does tea excite?", "contradicts the claim that tea calms"),)
SEEDS = {
    "line.txt": LINE,
    "calm.txt": page("Does tea calm?", *AGAINST, lines=("Why tea?",)),
    "excite.txt": page("Does tea excite?"),
}


def texts(seeds: Mapping[str, str]) -> dict[str, str]:
    made = export.export(collect(seed.parse(path, text) for path, text in seeds.items()))
    return {draft.path: draft.text for draft in made.drafts}


def test_contested_notes_and_lines_on_them_have_a_callout() -> None:
    written = texts(SEEDS)
    ident = written["Contradictions.md"].split(" ^")[1].split("\n")[0]
    assert written["Contradictions.md"] == (
        "# Contradictions\n\n## Open\n\n"
        f"- [[Does tea calm|Does tea calm?]] against [[Does tea excite|Does tea excite?]] ^{ident}\n\n{YOURS}\n"
    )
    callouts = {
        path: [each for each in text.split("\n\n") if each.startswith("> [!contested]")]
        for path, text in written.items()
    }
    assert {path: found for path, found in callouts.items() if found} == {
        "lines/Why tea.md": [
            "> [!contested]- Rests on contested claims\n"
            f"> - [[Contradictions#^{ident}|Does tea calm? against Does tea excite?]]"
        ],
        "notes/Does tea calm.md": [f"> [!contested]- Contested\n> - [[Contradictions#^{ident}|Does tea excite?]]"],
        "notes/Does tea excite.md": [f"> [!contested]- Contested\n> - [[Contradictions#^{ident}|Does tea calm?]]"],
    }


def test_a_callout_acknowledges_nothing() -> None:
    made = export.export(collect(seed.parse(path, text) for path, text in SEEDS.items()))
    codes = {each.code for each in lint.run(made.vault, lint.choose(("CLM001", "CLM002", "CLM014")))}
    assert codes == {"CLM001", "CLM002", "CLM014"}


def test_without_contradictions_there_is_no_such_note() -> None:
    seeds = {**SEEDS, "calm.txt": page("Does tea calm?", lines=("Why tea?",))}
    assert "Contradictions.md" not in texts(seeds)
    assert not any("contested" in text for text in texts(seeds).values())


TITLES = ("A", "B?", "C: so", "D $ e", "E [f]", "Contradictions", "^g", "H | i")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(TITLES), st.sampled_from(TITLES), st.sampled_from(("contradicts the claim", "refutes it"))
        ),
        max_size=6,
    )
)
def test_every_link_to_a_contradiction_leads_there(pairs: list[tuple[str, str, str]]) -> None:
    seeds = {
        f"{number}.txt": page(title, *dict.fromkeys((other, words) for one, other, words in pairs if one == title))
        for number, title in enumerate(TITLES)
    }
    made = export.export(collect(seed.parse(path, text) for path, text in seeds.items()))
    assert [
        each for each in lint.run(made.vault, lint.choose(("LNK", "FM", "SRC"))) if "Contradictions" in each.message
    ] == []
    assert ("Contradictions.md" in made.vault.notes) == any(one != other for one, other, _ in pairs)


STATES = {
    "reconciled: other doses": "## Reconciled\n\n- {pair} ^",
    "scoped": "## Each in its own scope\n\n- {pair} ^",
    "duplicate": "## One claim twice\n\n- {pair} ^",
    "open": "## Open\n\n- {pair} ^",
    "prefers [[Does tea calm]]": "## One preferred\n\n- {pair} — [[Does tea calm|Does tea calm?]] is preferred ^",
    "prefers [[Why tea]]": "## Open\n\n- {pair} — neither of the two is what it prefers ^",
}


@pytest.mark.parametrize(("state", "says"), STATES.items())
def test_what_people_resolve_is_told(state: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("seeds").mkdir()
    for path, text in SEEDS.items():
        Path("seeds", path).write_text(text, "utf-8")

    def run(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(main, ["export", *words])
        return done.exit_code, done.stdout

    run()
    note = Path("vault/notes/Does tea excite.md")
    own = f"\n> [!contradiction]- [[Does tea calm]]\n> {state}\n"
    note.write_text(note.read_text("utf-8") + own, "utf-8")
    assert run("--check")[0] == 1
    assert run()[0] == 0
    assert note.read_text("utf-8").endswith(own)
    pair = "[[Does tea calm|Does tea calm?]] against [[Does tea excite|Does tea excite?]]"
    assert says.format(pair=pair) in Path("vault/Contradictions.md").read_text("utf-8")
    assert run("--check")[0] == 0
    assert "0 written" in run()[1]
