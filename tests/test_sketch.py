"""Short ways that must not show: sketches of notes, rules that look at few files, vaults that are read when asked."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_conformance import CASES
from test_markup import BODIES, PLAIN
from test_matter import LINES
from vaults import vault_of

from vaultkit import disk, graph, lint, note, sketching
from vaultkit.disk import looking
from vaultkit.graph import ties
from vaultkit.model import Finding, Note, Problem, Severity
from vaultkit.rules import RULES, Listed, Rule
from vaultkit.survey import About, Survey
from vaultkit.vault import Vault, fold
from vaultkit.vault.paths import Paths

Files = Mapping[str, str]

# ----------------------------------------------------------------------------------------------------- one sketch

PROPERTIES = st.lists(
    st.sampled_from(
        (
            *("type: note\n", "type: line\n", "type: [line]\n", "aliases: Cha\n", "aliases: [Cha, Cup]\n", "tags: a\n"),
            *('up: "[[Tea]]"\n', "up: '[[Tea#A|x]]'\n", 'up: "[x](My%20Tea.md#A)"\n', 'up: "see [[Tea]]"\n'),
            *('sources:\n  - "[[Tea]]"\n  - "[[ Cup ]]"\n', "related:\n- '[[#A]]'\n", 'contradicts: ["[[Tea]]"]\n'),
        )
    ),
    max_size=4,
    unique_by=lambda line: line.partition(":")[0],
).map("".join)
COMMENTS = st.sampled_from(
    ("%% a %%", "%%", "%% `", "` %%", "%% [[a]] %%", "%% # A %%", "\n%% a %% ", "%%% a %%", " ^id %%")
)
FRONTS = st.just("") | (PROPERTIES | LINES).map(lambda block: f"---\n{block}---\n")
MIXED = st.lists(COMMENTS | PLAIN, max_size=6).map("".join)
NOTES = st.builds(str.__add__, FRONTS, PLAIN | BODIES | MIXED)


@settings(max_examples=400)
@given(NOTES)
@example("\ud800[[a]]\n\udfff[[b]]")
@example("# A\n## [[b]] c #\n#\n# `d`\n\n[[ e ]] [[f#g|h]] [[#A]] ![[i.png|9]] `[[j]]`\n")
@example("---\nup: '[[a]]'\n---\n\n```\n[[b]]\n```\n[[c]]\n")
@example("[[a]]\x1a[[b\x1a]]")
@example("---\nup: '[[#]]'\n---\n")
def test_a_sketch_is_what_the_whole_note_gives(text: str) -> None:
    for sketch in sketching.sketch(text):
        whole = sketching.sketch_of(note.parse("a.md", text))
        assert sketch._replace(links=()) == whole._replace(links=())
        assert repr(sketch.meta) == repr(whole.meta)
        assert sorted(sketch.links) == sorted(whole.links)


def test_a_plain_note_has_a_sketch_without_a_parse() -> None:
    ((meta, links, headings, blocks, faulty, lists, fits, stated, telling, hints, summaries),) = sketching.sketch(
        "---\ntype: claim\nup: '[[Cup#B]]'\n---\n# A b!\n\n- [[Tea|x]] and `[[no]]`, [[Tea]], [x](https://e.com)\n"
    )
    assert (meta, sorted(links), headings) == ({"type": "claim", "up": "[[Cup#B]]"}, ["Cup#B", "Tea"], ("a b",))
    assert (blocks, faulty, lists, fits) == ((), False, (), True)
    assert (stated, telling) == ((), None)
    assert (hints, summaries) == (0, ())


@pytest.mark.parametrize(
    "text",
    ["| a |\n|---|\n| b |\n", "%% [[a]] %%\n", "a ^id\n", "> # A\n", "---\na: b: c\n---\n", "[t](a.md)\n", "\\[[a]]\n"],
)
def test_what_takes_a_parse_has_no_sketch_without_one(text: str) -> None:
    assert sketching.sketch(text) == ()


# ------------------------------------------------------------------------------------------------------ one vault

NAMES = (
    *("Tea.md", "tea.md", "a/Tea.md", "b/Tea.md", "b/TEA.md", "b/a/Tea.md", "My Tea.md", "a/My Tea.md", "v1.2.md"),
    *("Index.md", "a/Home.md", "b.c/d.md", "Cup.md", "a/Cup.md", "Pot.MD", "Tea.md.md", "pot.png.md", "a/Tea#A.md"),
    *("Caf\u00e9.md", "a/Cafe\u0301.md", "con.md", "a/Tea (conflict copy).md", "b /x.md", "[[y]].md", "a/Cha.md"),
    *("Tea.canvas", "a/Cup.base", "pot.png", "a/Pot.PNG", "README", "a/Tea", "x.txt", "a/tea.pdf"),
)
TARGETS = (
    *("Tea", "tea", "TEA", "Tea.md", "a/Tea", "A/tea.md", "b/Tea", "./Tea", "../Tea", "../a/Tea", "/Tea", "/a/Tea.md"),
    *("My Tea", " Tea ", "v1.2", "b.c/d", "d", "Cup", "Home", "Index", "Pot", "pot.png", "a/pot.png", "Tea.canvas"),
    *(
        "Cup.base",
        "README",
        "x.txt",
        "Caf\u00e9",
        "Cafe\u0301",
        "Cha",
        "chai",
        "Gone",
        "a/Gone",
        "../../Gone",
        "x",
        ".",
    ),
    *("con", "Tea.md.md", "pot.png.md", "https://e.com", ""),
)
ANCHORS = ("", "", "", "#A", "#a b", "#A b!", "#A#B", "#B#A", "#gone", "#^id", "#^ID", "#^gone", "#[^1]", "# A ", "#N")
INNERS = st.builds("{}{}{}".format, st.sampled_from(TARGETS), st.sampled_from(ANCHORS), st.sampled_from(("", "", "|x")))
INNERS = INNERS.filter(lambda inner: inner not in ("", "|x"))
WIKILINKS = INNERS.map("[[{}]]".format)
DESTINATIONS = st.builds(str.__add__, st.sampled_from(TARGETS), st.sampled_from(ANCHORS))
LINKS = st.one_of(
    WIKILINKS,
    WIKILINKS,
    WIKILINKS.map("!{}".format),
    DESTINATIONS.map(lambda text: f"[t]({text.replace(' ', '%20')})"),
    DESTINATIONS.map("[t](<{}>)".format),
    WIKILINKS.map("%% {} %%".format),
)
ENTRIES = st.builds(
    "- **{}** {}{}\n".format,
    st.sampled_from(("contradicts", "supports", "refuted by", "related", "like")),
    WIKILINKS,
    st.sampled_from(("", " — contradicts: no", " — extends: more cups", " — a word on cups")),
)
PARTS = st.one_of(
    LINKS.map("See {}, and more.\n\n".format),
    LINKS.map("See {}.\n".format),
    st.sampled_from(("# A\n\n", "## B\n\n", "# A b!\n\n", "## A\n\n", "> # N\n\n", "text ^id\n\n", "more ^ID\n\n")),
    st.sampled_from(("## Sources\n\n", "## Used by\n\n", "## Related\n\n", "## Papers\n\n", "[[]] [t](a b.md)\n\n")),
    WIKILINKS.map("- {}\n".format),
    ENTRIES.map("## Related\n\n{}\n".format),
    st.just("However, they disagree: "),
)
LISTS = st.builds(
    lambda name, inners: f"{name}:\n" + "".join(f'  - "[[{each}]]"\n' for each in inners),
    st.sampled_from(
        ("sources", "related", "contradicts", "supports", "refuted_by", "used_by", "papers", "next", "acknowledges")
    ),
    st.lists(INNERS, min_size=1, max_size=3),
)
KINDS = st.sampled_from(("type: line\n", "type: note\n", "type: paper\n", "type: other\n"))
ODDS = st.sampled_from(
    ("aliases: [Cha, Chai]\n", "Aliases: TEA\n", "title: T\n", "a: 1\na: 2\n", "b: [[Tea]]\n", "c: {\n")
)
STATES = st.sampled_from(("status: page\n", "status: stub\n"))
BLOCKS = st.lists(LISTS | KINDS | ODDS | STATES, max_size=5, unique_by=lambda text: text.partition(":")[0]).map("".join)
TEXTS = st.builds(
    str.__add__,
    st.just("") | BLOCKS.map(lambda block: f"---\n{block}---\n"),
    st.lists(PARTS, max_size=6).map("".join),
)
CANVASES = st.sampled_from(
    (
        '{"nodes":[{"id":"1","type":"file","file":"Tea.md","x":0,"y":0,"width":1,"height":1}]}',
        '{"nodes":[{"id":"1","type":"text","text":"[[a/Tea#A]] [[Gone]]","x":0,"y":0,"width":1,"height":1}]}',
        "{",
    )
)
APP = ".obsidian/app.json"
CHOSEN = st.sampled_from(("{}", '{"showUnsupportedFiles": true}', '{"userIgnoreFilters": ["a/"]}', "["))


@st.composite
def vaults(draw: st.DrawFn) -> dict[str, str]:
    """A small vault of names that meet in every way, and of links of every kind."""
    files = {}
    for path in draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=8, unique=True)):
        is_note = path[-3:].lower() == ".md"
        files[path] = draw(TEXTS if is_note else CANVASES if path.endswith(".canvas") else st.just(""))
    return files | (draw(st.just({}) | st.builds(dict.fromkeys, st.just([APP]), CHOSEN)))


BARE = {About.NAMES, About.UNLINKED, About.ISLANDS}
EVERY_RULE = lint.choose(("ALL",), extend=("LNK013", "LNK019"))


class Everywhere:
    """A rule that looks at every document."""

    ABOUT: tuple[About, ...] = (About.EVERY,)

    def __init__(self, rule: Listed) -> None:
        self.CODE, self.NAME, self._rule = rule.CODE, rule.NAME, rule

    @property
    def SEVERITY(self) -> Severity:  # noqa: N802
        return self._rule.SEVERITY

    def check(self, note: Note, survey: Survey) -> Iterator[Problem]:
        return self._rule.check(note, survey)


def on_names(rule: Listed, vault: Vault) -> Iterator[Finding]:
    """What a rule on names says when it is asked about every file."""
    survey = Survey(vault)
    for path in vault.files:
        if not vault.settings.hide(path):
            for line, column, message, target, severity, related, *_ in rule.check(Note(path, ""), survey):
                kind = severity or rule.SEVERITY
                yield Finding(path, line, column, rule.CODE, rule.NAME, kind, message, target, related)


def thorough(vault: Vault) -> list[Finding]:
    """What the rules say when all of them look at everything; but those on the shape of the vault are told where."""
    everywhere: list[Rule] = [rule if BARE & {*rule.ABOUT} else Everywhere(rule) for rule in EVERY_RULE]
    found = lint.run(vault, everywhere)
    of_names = [rule for rule in EVERY_RULE if About.NAMES in rule.ABOUT]
    names = {rule.CODE for rule in of_names}
    kept = [each for each in found if each.code not in names]
    return sorted((*kept, *(each for rule in of_names for each in on_names(rule, vault))))


def differences(files: Files, tracked: Collection[str] | None = None) -> list[tuple[str, Finding]]:
    """What only one way of asking the rules finds, without the many findings that both have."""
    every, few = thorough(vault_of(files, tracked=tracked)), lint.run(vault_of(files, tracked=tracked), EVERY_RULE)
    assert len(set(few)) == len(few)
    return [("missed", each) for each in every if each not in few] + [("made up", e) for e in few if e not in every]


@settings(max_examples=300)
@given(vaults(), st.none() | st.sets(st.sampled_from(NAMES)))
@example({"a.md": "[[b]]", "b.md": "[[a]]"}, {"a.md"})
@example({"Tea#A.md": "", "a.md": "[[Tea#A]]"}, None)
@example({"a.md": '---\nrelated:\n  - "[[#]]"\n---\n'}, None)
@example(
    {"Tea.md": "", "tea.md": '---\nsources:\n  - "[[Tea]]"\naliases: [Cha, Chai]\nrelated:\n  - "[[Cha]]"\n---\n'}, None
)
@example({"a.md": "---\ntitle: Cha\n---\n\nrelated:: [[Cha#A]]\n"}, None)
@example({"a.md": "---\nclaim: Cha\n---\n\n## Related\n\n- **related** [[Cha]]\n"}, None)
@example({"a.md": "---\nTitle: Cha\nAliases: Tee\n---\n\n## Related\n\n- **related** [[Tee]]\n"}, None)
def test_a_rule_has_nothing_to_say_of_files_that_it_is_not_about(files: Files, tracked: set[str] | None) -> None:
    assert differences(files, tracked) == []


HEADS = ("# A\n\n", "## A b!\n\n", "# A ^id\n\n", "> # N\n\n", "# B\n\n## A\n\n", "text ^id\n\n", "text ^ID\n\n")
WAYS = st.sampled_from(("[[#{}]] ", "[[a#{}]] ", "[[b#{}|x]] ", "![[a#{}]] ", "[t](b.md#{}) ", "%% [[a#{}]] %% "))
MEANT = st.sampled_from(("A", "a", "A b", "A%20b", "B#A", "A#B", "N", "^id", "^ID", "A ^id", "id", "C", "!", "^"))
BODY = st.lists(st.sampled_from(HEADS) | st.builds(str.format, WAYS, MEANT), max_size=8).map("".join)


@settings(max_examples=300)
@given(BODY, BODY, st.sampled_from(("", "# C\n\n" * 60, "".join(f"# A{number}\n\n" for number in range(60)))))
def test_a_rule_has_nothing_to_say_of_anchors_that_are_plain(one: str, other: str, many: str) -> None:
    assert differences({"a.md": one + many, "b.md": other}) == []


TITLES = st.sampled_from(("L", "N", "M", "P", "Gone", "./N", "n", "#"))
LISTED = TITLES.map("- [[{}]]\n".format) | st.builds(
    "- **{}** [[{}]]{}\n".format,
    st.sampled_from(("contradicts", "refuted by", "supports", "extended by", "related")),
    TITLES,
    st.sampled_from(("", " \u2014 extends: more cups", " \u2014 a word on cups", " \u2014 contradicts: no")),
)
SECTIONS = st.builds(
    "## {}\n\n{}\n".format,
    st.sampled_from(("Sources", "Used by", "Related", "Related", "Papers", "Next inquiring lines", "B")),
    st.lists(LISTED, max_size=3).map("".join),
)
SAID = st.sampled_from(("So [[N]] is. ", "However, [[N]] and [[M]] disagree.\n\n", "![[M]] ", "[[L#B]]\n\n", "[[P]] "))
PAGES = st.builds(
    "---\n{}{}{}---\n\n{}{}".format,
    st.sampled_from(("type: line\n", "type: note\n", "type: note\n", "type: paper\n", "")),
    st.sampled_from(("status: page\ntitle: T\n", "status: page\ntitle: T\n", "status: stub\n", "", "seed: '1'\n")),
    st.lists(LISTS, max_size=3, unique_by=lambda text: text.partition(":")[0]).map("".join)
    | st.builds(
        '{}:\n  - "[[{}]]"\n'.format, st.sampled_from(("sources", "contradicts", "supports", "related")), TITLES
    ),
    st.lists(SAID, max_size=3).map("".join),
    st.lists(SECTIONS, max_size=3).map("".join),
)


@settings(max_examples=300)
@given(st.dictionaries(st.sampled_from(("L.md", "N.md", "M.md", "P.md", "a/N.md")), PAGES, min_size=2))
def test_a_rule_has_nothing_to_say_of_claims_that_it_is_not_about(files: Files) -> None:
    assert differences(files) == []


PATHS = st.lists(
    st.sampled_from(
        (
            *(
                "con",
                "CON",
                "Nul",
                "lpt1",
                "com",
                "a",
                "Tea",
                "2",
                "conflict",
                "Conflicted copy",
                ".sync-conflict-20200101-000000",
            ),
            *(
                ".",
                " ",
                "/",
                "/",
                "[[",
                "]]",
                "#",
                "^",
                "|",
                ":",
                "*",
                "?",
                '"',
                "<",
                "\\",
                "~",
                "-",
                "'",
                "\n",
                "\x1f",
            ),
            *(
                "\u00e9",
                "e\u0301",
                "\U0001f600",
                "\xa0",
                "\u200b",
                " (Conflicted copy a 202608201230)",
                " (2)",
                "\ud800",
                "x" * 260,
            ),
        )
    ),
    min_size=1,
    max_size=5,
).map("".join)
PATHS = st.builds("{}{}".format, PATHS, st.sampled_from((".md", ".md", ".png", "", ".canvas", " .md", ". "))).filter(
    lambda path: all(part and not part.startswith(".") for part in path.split("/"))
)


@settings(max_examples=400)
@given(st.sets(PATHS, min_size=1, max_size=4))
@example({"a "})
def test_a_rule_has_nothing_to_say_of_names_that_are_plain(paths: set[str]) -> None:
    assert differences(dict.fromkeys(paths, "{}")) == []


EXAMPLES = [pytest.param(rule.GOOD, id=f"{rule.CODE} good") for rule in RULES]
EXAMPLES += [pytest.param(rule.BAD, id=f"{rule.CODE} bad") for rule in RULES]


@pytest.mark.parametrize("each", EXAMPLES)
def test_the_examples_of_the_rules_show_no_short_way(each: Any) -> None:
    assert differences(each.files, each.tracked) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_cases_of_the_suite_show_no_short_way(case: dict[str, Any]) -> None:
    assert differences(case["files"]) == []


@settings(max_examples=200)
@given(vaults())
@example({"Tea#A.md": "", "Tea.md": "", "a.md": "[[Tea#A]]"})
def test_a_survey_knows_where_links_lead_as_the_vault_does(files: Files) -> None:
    vault = vault_of(files)
    survey = Survey(vault)
    led: dict[str, set[str]] = {}
    for each in (*vault.notes.values(), *vault.data.values()):
        led[each.path] = {routes[0] for link in each.links if (routes := vault.resolve(link, each))}
        assert {*survey.targets(each.path)} - {each.path} == led[each.path] - {each.path}
    linked = {target for source, targets in led.items() for target in targets - {source}}
    assert {*survey.about((About.UNLINKED,))} == vault.notes.keys() - linked
    assert survey.inbound == {
        target: tuple(sorted(source for source in led if target in led[source] and source != target))
        for target in linked
    }
    groups = joined(led)
    notes = [tuple(path for path in group if path in vault.notes) for group in groups]
    assert survey.islands == tuple(sorted(filter(None, notes), key=lambda group: (-len(group), group)))


# -------------------------------------------------------------------------------------------- a vault on the disk


def on_disk(files: Files) -> dict[str, str]:
    """Those of the files that every disk holds side by side."""
    parts: dict[str, str] = {}
    kept = {}
    for path, text in files.items():
        ways = [*ancestors(path)]
        if all(parts.get(fold(way), way) == way for way in ways) and fold(path) not in parts:
            parts.update((fold(way), way) for way in ways)
            kept[path] = text
    return kept


def ancestors(path: str) -> Iterator[str]:
    while path:
        yield path
        path = posixpath.dirname(path)


def lay(root: Path, files: Files) -> None:
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())


def lazily(root: Path) -> tuple[Finding, ...]:
    """What the rules say of a vault that is read when they ask."""
    look = disk.look_at(root)
    notes = disk.Notes(root, look)
    vault = disk.sketch_vault(root, look, notes)
    notes.save()
    found = lint.run(vault, EVERY_RULE)
    notes.close()
    return found


@settings(max_examples=40)
@given(vaults(), st.data())
def test_a_vault_that_is_read_when_asked_is_no_other(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, str], data: st.DataObject
) -> None:
    root = tmp_path_factory.mktemp("v")
    stored = on_disk(files)
    lay(root, stored)
    if data.draw(st.booleans()):
        (root / "no text.md").write_bytes(b"[[Tea]] \xff [[Gone]]")
        (root / "no file.md").symlink_to("nowhere.md")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(looking, "_STEP", 0)
        whole = lint.run(disk.read_vault(root), EVERY_RULE)
        assert lazily(root) == whole  # cold
        assert lazily(root) == whole  # warm
        notes = [path for path in stored if path[-3:].lower() == ".md"]
        if notes:
            lay(root, {data.draw(st.sampled_from(notes)): data.draw(TEXTS)})
            assert lazily(root) == lint.run(disk.read_vault(root), EVERY_RULE)


@pytest.mark.parametrize("each", EXAMPLES)
def test_the_examples_of_the_rules_are_the_same_read_when_asked(tmp_path: Path, each: Any) -> None:
    lay(tmp_path, on_disk(each.files))
    whole = lint.run(disk.read_vault(tmp_path), EVERY_RULE)
    assert lazily(tmp_path) == lazily(tmp_path) == whole


@pytest.mark.parametrize("text", ["---\nup: '[[#]]'\n---\n", "[[#]] [[#|x]]\n", "[t](#) [t](<#>)\n"])
def test_a_link_that_says_nothing_is_the_same_read_when_asked(tmp_path: Path, text: str) -> None:
    lay(tmp_path, {"a.md": text})
    assert lazily(tmp_path) == lint.run(disk.read_vault(tmp_path), EVERY_RULE)


# --------------------------------------------------------------------------------------------------------- graphs

Edges = Mapping[str, Collection[str]]


def joined(edges: Edges) -> tuple[tuple[str, ...], ...]:
    """The groups of a graph by the plainest way there is: a name for each group, and two are made one."""
    group = {node: node for node in edges}
    for node, ends in edges.items():
        for end in ends:
            if end in group and group[end] != group[node]:
                old, new = group[end], group[node]
                group.update((each, new) for each in group if group[each] == old)
    names = {name: tuple(sorted(each for each in group if group[each] == name)) for name in group.values()}
    return tuple(sorted(names.values(), key=lambda nodes: (-len(nodes), nodes)))


NODES = [f"n{number:02}" for number in range(30)]
GRAPHS = st.dictionaries(
    st.sampled_from(NODES), st.lists(st.sampled_from([*NODES, "elsewhere"]), max_size=3), max_size=30
)


@settings(max_examples=300)
@given(GRAPHS)
def test_islands_are_what_edges_tie_together(edges: Edges) -> None:
    assert graph.islands(edges) == joined(edges)


CHAIN = {f"c{number}": [f"c{number - 1}"] if number else ["hub"] for number in range(12)}
DEEP: dict[str, Edges] = {
    "a chain to the hub": {"hub": ["a", "b"], "a": [], "b": [], **CHAIN},
    "and an island beside": {"hub": ["a", "b"], "a": [], "b": [], **CHAIN, "x": ["y"], "y": [], "z": []},
    "a chain with ways aside": {
        "hub": ["a", "b", "c"],
        **{letter: [] for letter in "abc"},
        **{f"c{number}": [f"c{number - 1}" if number else "hub", f"d{number}"] for number in range(12)},
        **{f"d{number}": [] for number in range(12)},
    },
}


@pytest.mark.parametrize("edges", DEEP.values(), ids=DEEP)
def test_a_long_way_to_the_hub_is_found_to_its_end(edges: Edges) -> None:
    assert len(ties._main(edges)) < len(joined(edges)[0])  # or it would prove nothing
    assert graph.islands(edges) == joined(edges)


def test_a_graph_of_nothing_has_no_islands() -> None:
    assert graph.islands({}) == ()


# ---------------------------------------------------------------------------------------------------- plain names


@given(
    st.sets(
        st.sampled_from(NAMES)
        | st.builds(
            "{}{}{}".format,
            st.sampled_from(("", "a/", "A/", "a/b/", "tea/")),
            st.text("aT\u00e9 .\u03c2", min_size=1, max_size=4),
            st.sampled_from((".md", ".MD", "", ".png")),
        )
    ),
    st.sampled_from(("x.md", "a/x.md", "b/a/x.md", "A/Tea.md")),
)
def test_a_plain_name_means_one_note_from_everywhere(paths: set[str], source: str) -> None:
    known = Paths(paths)
    for name, path in known.plain.items():
        assert Paths(paths).find(name, source) == (path,)
        assert known.everywhere(name) == (path,)


@pytest.mark.parametrize(
    ("paths", "plain"),
    [
        (["Tea.md", "a/Cup.md"], {"Tea": "Tea.md", "Cup": "a/Cup.md"}),
        (["a/Tea.md", "b/tea.md"], {}),
        (["a/Tea.md", "b/Tea"], {}),
        (["a/pot.png.md", "pot.png"], {}),
        (["a/pot.png.md"], {"pot.png": "a/pot.png.md"}),
        (["Tea.MD", "pot.png"], {}),
    ],
)
def test_names_are_plain_where_nothing_else_has_them(paths: list[str], plain: dict[str, str]) -> None:
    assert Paths(paths).plain == plain
