"""The exporter: the golden vault compared both ways, and the laws of vault format 1."""

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vaults import SEEDS, needs_seeds

from vaultkit import disk, export, lint, merge, note, seed
from vaultkit.collection import Collection, collect
from vaultkit.marks import mark
from vaultkit.markup import plain
from vaultkit.model import Page, Severity
from vaultkit.vocabulary import INDEX, KEY_NAMES, OWN_KEYS, SIDECAR, YOURS

ROOT = Path(__file__).parent.parent
EDITION = ROOT / "seeds"
FOLDERS = [
    pytest.param(EDITION, id="our edition"),
    pytest.param(SEEDS, id="real seeds", marks=needs_seeds),
]


def pages(folder: Path) -> list[Page]:
    return [disk.read_page(folder, path) for path in disk.seed_paths(folder)]


def texts(collection: Collection) -> dict[str, str]:
    return {draft.path: draft.text for draft in export.export(collection).drafts}


def line(title: str, body: str = "", sources: str = "", path: str = "l.txt") -> Page:
    head = f"INQUIRING LINE\n\n{title}\n\nThis explores it.\n\n{body}\n\n"
    return seed.parse(path, f"{head}Sources\n\n{sources}")


def note_page(title: str, body: str = "", rest: str = "", path: str = "n.txt") -> Page:
    return seed.parse(path, f"{title}\nThe gloss.\n{body}\n{rest}\nOriginal note title\nclaim of {title}")


def test_the_committed_vault_is_what_the_seeds_give():
    wanted = texts(collect(pages(EDITION)))
    assert wanted == {path: (ROOT / "vault" / path).read_text(encoding="utf-8") for path in wanted}
    on_disk = {path.relative_to(ROOT / "vault").as_posix() for path in (ROOT / "vault").rglob("*.md")}
    assert on_disk == set(wanted)


def test_the_record_of_the_committed_vault_is_that_of_its_notes():
    drafts = export.export(collect(pages(EDITION))).drafts
    beside = {SIDECAR: (mark({}, (ROOT / "vault" / SIDECAR).read_text(encoding="utf-8")),)}
    assert disk.read_record(ROOT / "vault") == {draft.path: (draft.gist.mark,) for draft in drafts} | beside


@pytest.mark.parametrize(
    ("folder", "backlinks"),
    [
        pytest.param(EDITION, 22, id="our edition"),
        pytest.param(*FOLDERS[1].values, 317, marks=FOLDERS[1].marks, id="real"),
    ],
)
def test_what_the_five_documents_give(folder, backlinks):
    vault = export.export(collect(pages(folder))).vault
    kinds = [(each.kind, each.meta.get("status")) for each in vault.notes.values() if each.kind]
    assert kinds.count(("line", "page")), kinds.count(("note", "page")) == (4, 1)
    assert len(kinds) == 370 - 317 + backlinks
    assert kinds.count(("paper", "stub")) == 8
    lines = [each for each in vault.notes.values() if each.kind == "line" and each.meta["status"] == "page"]
    assert sum(len(each.meta["sources"]) for each in lines) == 35
    prose = [link for each in lines for link in each.links if not link.property and each.section(link) == each.title]
    contested = [link for link in prose if link.target == "Contradictions"]
    assert (len(prose) - len(contested), len(contested)) == (37, 2)
    (page,) = [each for each in vault.notes.values() if each.kind == "note" and each.meta["status"] == "page"]
    sections = [page.section(link) for link in page.links if not link.property and link.target != "Contradictions"]
    assert {name: sections.count(name) for name in set(sections)} == {
        page.title: 5, "Used by": backlinks, "Related": 16, "Papers": 8,
    }  # fmt: skip
    assert all(vault.resolve(link, each) for each in vault.notes.values() for link in each.links)


@pytest.mark.parametrize("folder", FOLDERS)
def test_stripping_the_links_gives_the_prose_back(folder):
    notes = {each.title: each for each in export.export(collect(pages(folder))).vault.notes.values()}
    for page in pages(folder):
        body = note.body(notes[page.title]).split("\n\n")
        count = len(page.paragraphs) + 1
        assert [plain(part) for part in body[1 : count + 1]] == [page.intro, *(each.text for each in page.paragraphs)]
        assert body[0].strip() == f"# {page.title}"


@pytest.mark.parametrize("folder", FOLDERS)
def test_files_in_another_order_or_by_another_name_change_nothing_but_seed(folder):
    usual = texts(collect(pages(folder)))
    shuffled = pages(folder)
    random.Random(7).shuffle(shuffled)
    assert texts(collect(shuffled)) == usual
    renamed = [
        seed.parse(f"{9 - number}.txt", (folder / page.path).read_text(encoding="utf-8"))
        for number, page in enumerate(shuffled)
    ]
    without = {path: re.sub(r"(?m)^seed: .*\n", "", text) for path, text in usual.items()}
    assert {path: re.sub(r"(?m)^seed: .*\n", "", text) for path, text in texts(collect(renamed)).items()} == without


@pytest.mark.parametrize("folder", FOLDERS)
def test_lint_says_of_it_what_the_claims_reference_defines_and_nothing_else(folder):
    findings = lint.run(export.export(collect(pages(folder))).vault)
    assert sorted(finding.code for finding in findings) == [
        *("CLM002", "CLM011", "CLM012", "CLM014", "CLM014", "CLM014", "CLM017", "CLM021")
    ]
    assert max(finding.severity for finding in findings) == Severity.WARNING


def test_front_matter_stands_in_the_order_of_the_format():
    for draft in export.export(collect(pages(EDITION))).drafts:
        assert [key for key in KEY_NAMES if key in draft.meta] == list(draft.meta)
        assert set(draft.meta) <= OWN_KEYS


def test_a_note_as_it_is_written():
    line_page = line("Why tea?", "As How hot? shows, *heat* matters.", "How hot?\n\nIt is hot.", "why.txt")
    related = "Related concepts in this collection 1\n-\nIs it cold?\nOn cold.\ncontradicted: it is hot"
    note_text = texts(collect([line_page, note_page("How hot?", "Body.", related)]))
    assert note_text["lines/Why tea.md"] == (
        "---\ntype: line\ntitle: Why tea?\naliases:\n  - Why tea?\nstatus: page\nframing: This explores it.\n"
        'sources:\n  - "[[How hot|How hot?]]"\nseed: why.txt\n---\n\n# Why tea?\n\nThis explores it.\n\n'
        "As [[How hot|How hot?]] shows, \\*heat\\* matters.\n\n"
        "> [!contested]- Rests on contested claims\n> - [[Contradictions#^c-427cfe21|How hot? against Is it cold?]]\n\n"
        "## Sources\n\n- [[How hot|How hot?]] — It is hot.\n\n"
        f"{YOURS}\n"
    )
    assert note_text["notes/How hot.md"] == (
        "---\ntype: note\ntitle: How hot?\naliases:\n  - How hot?\n  - claim of How hot?\nstatus: page\n"
        "claim: claim of How hot?\ndescription: The gloss.\nsummary: It is hot.\ncontradicts:\n"
        '  - "[[Is it cold|Is it cold?]]"\nseed: n.txt\n---\n\n# How hot?\n\nThe gloss.\n\nBody.\n\n'
        "> [!contested]- Contested\n> - [[Contradictions#^c-427cfe21|Is it cold?]]\n\n## Used by\n\n"
        "- [[Why tea|Why tea?]]\n\n## Related\n\n"
        f"- **contradicts** [[Is it cold|Is it cold?]] — contradicted: it is hot\n\n{YOURS}\n"
    )
    assert note_text["notes/Is it cold.md"] == (
        "---\ntype: note\ntitle: Is it cold?\naliases:\n  - Is it cold?\nstatus: stub\ndescription: On cold.\n"
        'contradicts:\n  - "[[How hot|How hot?]]"\n---\n\n# Is it cold?\n\nOn cold.\n\n'
        "> [!contested]- Contested\n> - [[Contradictions#^c-427cfe21|How hot?]]\n\n## Related\n\n"
        f"- **contradicts** [[How hot|How hot?]] — contradicted: it is hot\n\n{YOURS}\n"
    )
    assert f"{INDEX}.md" in note_text


def test_a_claim_is_the_same_note_as_its_title():
    written = texts(
        collect([note_page("How hot?"), line("Why tea?", "See claim of How hot?.", "claim of How hot?\n\nHot.")])
    )
    assert sorted(written) == [f"{INDEX}.md", "lines/Why tea.md", "notes/How hot.md"]
    assert "See [[How hot|claim of How hot?]]." in written["lines/Why tea.md"]


@pytest.mark.parametrize(
    "title",
    [
        "Is [this] it?",
        "[x](y)",
        "[[No such note]]",
        "What of [[that]]?",
        "A | B?",
        "`code` or $math$?",
        "Does it end in [brackets]",
        "# heading?",
        "%% vaultkit: everything below this line is yours and is kept %%",
        "Index of the vault",
        "CON",
        "...",
        "为什么学习？",
        "a\\b/c: d?",
        "title: x # y",
        "- x",
        "x" * 400 + "?",
        "\U0001f642 & <b>bold</b>?",
    ],
)
def test_awkward_titles_make_sound_vaults(title):
    one = line(title, f"About Other? and {title} too.", "Other?\n\nWords.", "a.txt")
    two = note_page(
        "Other?", f"See {title}, perhaps.", f"Inquiring lines that use this note as a source 1\n- {title}", "b.txt"
    )
    made = export.export(collect([one, two]))
    findings = lint.run(made.vault)
    assert [each for each in findings if each.severity == Severity.ERROR] == []
    assert len(made.drafts) == 3
    assert {each.meta.get("title") for each in made.drafts} == {" ".join(title.split()), "Other?", None}


def test_titles_that_would_share_a_file_name_get_one_each():
    written = texts(collect([line("Why tea?", "", "How: hot?\n\nA.\n\nHow hot?\n\nB.\n\nhow hot?\n\nC.")]))
    notes = sorted(path for path in written if path.startswith("notes/"))
    assert [re.sub(r"[0-9a-f]{8}", "#", path) for path in notes] == [
        "notes/How hot (#).md", "notes/How hot.md", "notes/how hot (#).md",
    ]  # fmt: skip
    assert "title: How hot?" in written["notes/How hot.md"]
    assert len({path.casefold() for path in written}) == len(written)


TITLES = ("Why tea?", "How hot?", "Is it cold?", "Tea: an essay", "tea is hot", "*Odd* [title]", "How hot? Why tea?")
title = st.sampled_from(TITLES)
words = st.lists(st.sampled_from((*TITLES, "and", "so", "- then", "# 1", "`x`", "end.", "%%", "$5")), max_size=8).map(
    " ".join
)
cue = st.sampled_from(
    ("contradicted: it is", "supports it", "mechanism: heat", "refuted", "no more", "", "extends: far")
)


@st.composite
def seed_text(draw):
    """A seed page of either kind about a few titles that keep meeting."""
    body = [draw(words) for _ in range(draw(st.integers(0, 3)))]
    if draw(st.booleans()):
        sources = [f"{draw(title)}\n\n{draw(words)}" for _ in range(draw(st.integers(0, 3)))]
        following = "\n".join(draw(st.lists(title, max_size=2)))
        parts = (
            "INQUIRING LINE",
            draw(title),
            draw(words),
            *body,
            "Sources",
            *sources,
            "Next inquiring lines",
            following,
        )
        return "\n\n".join(parts)
    used = "\n".join(f"- {each}" for each in draw(st.lists(title, max_size=3)))
    blocks = "\n".join(f"-\n{draw(title)}\n{draw(words)}\n{draw(cue)}" for _ in range(draw(st.integers(0, 3))))
    papers = "\n".join(f"- {each}" for each in draw(st.lists(title, max_size=2)))
    heads = ("Inquiring lines that use this note as a source", "Related concepts in this collection")
    parts = (
        draw(title),
        draw(words),
        *body,
        heads[0],
        used,
        heads[1],
        blocks,
        "Related papers in this collection",
        papers,
    )
    return "\n".join((*parts, "Original note title", draw(title)))


@given(st.lists(seed_text(), max_size=4), st.randoms())
def test_any_collection_gives_a_sound_vault_that_is_written_once(seeds, random):
    made = export.export(collect(seed.parse(f"{number}.txt", text) for number, text in enumerate(seeds)))
    findings = lint.run(made.vault)
    assert [each for each in findings if each.code.startswith(("FM", "LNK", "TXT"))] == []
    first = merge.plan(made.drafts, {}, {}, {})
    assert first.writes == {draft.path: draft.text for draft in made.drafts}
    assert len({path.casefold() for path in first.writes}) == len(first.writes)
    again = merge.plan(made.drafts, first.record, first.writes, {})
    assert (again.changes, again.left, again.unchanged) == (False, (), len(made.drafts))
    shuffled = [*enumerate(seeds)]
    random.shuffle(shuffled)
    again = collect(seed.parse(f"{number}.txt", text) for number, text in shuffled)
    assert texts(again) == {draft.path: draft.text for draft in made.drafts}


def test_the_record_sorts_and_merges_line_by_line():
    record = disk.record_text(disk.read_record(ROOT / "vault")).splitlines()[1:]
    assert [entry.split(" ", 2)[2] for entry in record] == sorted(entry.split(" ", 2)[2] for entry in record)
