"""Claims: small vaults in; relations, contentions and findings out."""

from collections.abc import Iterable, Mapping
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit import note, vault
from vaultkit.claims import Claims, Contention
from vaultkit.graph import IN, OUT
from vaultkit.model import Finding
from vaultkit.rules import (
    cites_both_sides_silently,
    contradiction_one_sided,
    contradiction_unverifiable,
    mixed_or_ambiguous,
    rests_on_contested_silently,
    self_relation,
    unclassified_annotation,
)
from vaultkit.survey import Survey
from vaultkit.vocabulary import BY_NAME, INVERSE, STRENGTHS, YOURS

RULES = {
    rule.CODE: rule
    for rule in (
        contradiction_one_sided,
        rests_on_contested_silently,
        cites_both_sides_silently,
        unclassified_annotation,
        mixed_or_ambiguous,
        self_relation,
        contradiction_unverifiable,
    )
}
Files = Mapping[str, str]


def md(body: str = "", related: Iterable[str] = (), **meta: str | list[str]) -> str:
    """The text of a note: front matter, in which a list holds link targets; a heading; a body; a Related list."""
    lines = ["---"]
    for key, value in meta.items():
        lines += (
            [f"{key}: {value}"] if isinstance(value, str) else [f"{key}:", *(f'  - "[[{each}]]"' for each in value)]
        )
    listed = ["", "## Related", "", *(f"- {each}" for each in related)] if related else []
    return "\n".join([*lines, "---", "", "# It", "", body, *listed, ""])


def claims_of(files: Files) -> Claims:
    return Claims(vault.gather(note.parse(path, text) for path, text in files.items()))


def told(contention: Contention) -> str:
    """A contention in one line: `a b | asserted on | strength | resolution`, names without `.md`."""
    force = contention.strength + (" firm" if contention.firm else "")
    parts = (contention.pair, contention.asserted_on, (force,), (contention.resolution or "open",))
    return " | ".join(" ".join(part) for part in parts).replace(".md", "")


def check(code: str, files: Files) -> list[Finding]:
    rule = RULES[code]
    survey = Survey(vault.gather(note.parse(path, text) for path, text in files.items()))
    return sorted(
        Finding(
            each.path, found.line, found.column, code, rule.NAME, found.severity or rule.SEVERITY, *found[2:4], found[5]
        )
        for each in survey.vault.notes.values()
        for found in rule.check(each, survey)
    )


def found(code: str, files: Files) -> list[str]:
    """The findings of one rule: `note severity`."""
    return [f"{each.path.removesuffix('.md')} {each.severity.word}" for each in check(code, files)]


STUB = md(status="stub")
PLAIN = md()

# ------------------------------------------------------------------------------------------------ what a note states

STATED = {
    "a property, active": (md(supports=["b"]), ["a supports b, normal, property, explicit"]),
    "a property, inverse": (md(explained_by=["b"]), ["b explains a, normal, property, explicit"]),
    "a property, symmetric": (md(contradicts=["b"]), ["a contradicts b, normal, property, explicit"]),
    "one link, not a list": ('---\nrefutes: "[[b]]"\n---\n', ["a refutes b, normal, property, explicit"]),
    "a link to a heading": (md(refutes=["b#It|that"]), ["a refutes b, normal, property, explicit"]),
    "a target that is nowhere": (md(refutes=["Nowhere"]), ["a refutes Nowhere, normal, property, explicit"]),
    "sources are no relation": (md(sources=["b"]), []),
    "an entry": (md(related=["**extends** [[b]]"]), ["a extends b, normal, list, explicit"]),
    "an entry, inverse with underscore": (
        md(related=["**refuted_by** [[b]]"]),
        ["b refutes a, normal, list, explicit"],
    ),
    "an entry, inverse with space": (md(related=["**refuted by** [[b|B?]]"]), ["b refutes a, normal, list, explicit"]),
    "an entry, inverse escaped": (md(related=[r"**refuted\_by** [[b]]"]), ["b refutes a, normal, list, explicit"]),
    "an entry in capitals": (md(related=["**Extends** [[b]]"]), ["a extends b, normal, list, explicit"]),
    "an entry, partial": (md(related=["**refutes** (partial) [[b]]"]), ["a refutes b, partial, list, explicit"]),
    "an entry, strong": (md(related=["**refutes** (strong) [[b]]"]), ["a refutes b, strong, list, explicit"]),
    "an entry, strength unknown": (md(related=["**refutes** (very) [[b]]"]), ["a refutes b, normal, list, explicit"]),
    "an entry with a block id": (md(related=["**refutes** [[b]] ^x1"]), ["a refutes b, normal, list, explicit"]),
    "an entry with a Markdown link": (md(related=["**refutes** [B](b.md)"]), ["a refutes b, normal, list, explicit"]),
    "an entry in a quote": (md("## Related\n\n> - **refutes** [[b]]"), ["a refutes b, normal, list, explicit"]),
    "an entry by another word": (md(related=["**opposes** [[b]]"]), []),
    "an entry without a type": (md(related=["[[b]] — contradicts this"]), []),
    "an entry that embeds": (md(related=["**refutes** ![[b]]"]), []),
    "an entry in code": (md("## Related\n\n```\n- **refutes** [[b]]\n```"), []),
    "an entry elsewhere": (md("- **refutes** [[b]]"), []),
    "only the first link of an entry": (
        md(related=["**refutes** [[b]] — unlike [[c]]"]),
        ["a refutes b, normal, list, explicit, unlike [[c]]"],
    ),
    "the words behind a dash": (
        md(related=["**supports** [[b]] — corroborated by this note"]),
        ["a supports b, normal, list, explicit, corroborated by this note"],
    ),
    "the words behind a hyphen": (
        md(related=["**refutes** [[b]] - so it is"]),
        ["a refutes b, normal, list, explicit, so it is"],
    ),
    "the words behind a colon": (
        md(related=["**refutes** [[b]]: so it is ^x1"]),
        ["a refutes b, normal, list, explicit, so it is"],
    ),
    "property and entry are one": (
        md(related=["**contradicts** (partial) [[b]] — partially contradicted"], contradicts=["b"]),
        ["a contradicts b, partial, list, symmetric, partially contradicted"],
    ),
    "active and inverse are two": (
        md(related=["**explained by** [[b]]"], explains=["b"]),
        ["a explains b, normal, property, explicit", "b explains a, normal, list, explicit"],
    ),
    "an entry twice stays twice": (
        md(related=["**refutes** [[b]]", "**refutes** [[b]]"], refutes=["b"]),
        ["a refutes b, normal, list, explicit", "a refutes b, normal, list, explicit"],
    ),
}


@pytest.mark.parametrize(("text", "says"), STATED.values(), ids=STATED)
def test_what_a_note_states(text: str, says: list[str]) -> None:
    relations = claims_of({"a.md": text, "b.md": PLAIN, "c.md": PLAIN}).relations
    assert [
        ", ".join(
            part
            for part in (
                f"{each.subject} {each.type} {each.object}".replace(".md", ""),
                *(each.strength, each.where, each.stance.basis, each.raw),
            )
            if part
        )
        for each in relations
    ] == says


def test_places_and_words_are_those_of_the_file() -> None:
    text = md(related=[r"**related** [[b|B]] — a \*word\* on [[c|the other]]: contradicts"])
    (relation,) = claims_of({"a.md": text, "b.md": PLAIN, "c.md": PLAIN}).relations
    assert text.split("\n")[relation.line - 1][relation.column - 1 :].startswith("[[b|B]]")
    assert relation.raw == r"a \*word\* on [[c|the other]]: contradicts"


# ------------------------------------------------------------------------------------------ the stance of an annotation

STANCES = {
    "the words agree": ("extended by", "extends the dose thesis", "item explicit"),
    "they agree and are bare": ("extended by", "extends: more cups", "item ambiguous"),
    "they agree and are mixed": ("qualified by", "extends the thesis: only when cold", "item voice mixed extends"),
    "they agree and hedge": ("contradicts", "may contradict the claim", "item symmetric hedged"),
    "the direction of a symmetric type is none": ("contradicts", "contradicted by this note", "page symmetric"),
    "retyped": ("supports", "contradicts the claim", "page explicit"),
    "retyped where the words say nothing": ("supports", "a word on cups", "page explicit"),
    "retyped where the words are negated": ("contradicts", "not contradicted: other doses", "page explicit"),
    "turned by hand": ("extends", "extends: more cups", "page explicit"),
    "mixed words retyped": ("extended by", "extends the thesis: only when cold", "item explicit"),
    "unclassified, no cue": ("related", "a word on cups", "item symmetric no-cue"),
    "unclassified, negated": ("related", "not contradicted: other doses", "item symmetric negated-cue"),
    "unclassified, absence": ("related", "no evidence that tea helps", "item symmetric absence-of-evidence"),
    "unclassified, both": ("related", "supports and contradicts the claim", "item symmetric both-polarities"),
    "retyped to related": ("related", "contradicts the claim", "page explicit"),
    "no words": ("related", "", "page explicit"),
    "a link in the words shows what it shows": ("related", "a word on [[contradicts|cups]]", "item symmetric no-cue"),
}


@pytest.mark.parametrize(("bold", "words", "says"), STANCES.values(), ids=STANCES)
def test_stance(bold: str, words: str, says: str) -> None:
    claims = claims_of({"a.md": md(related=[f"**{bold}** [[b]] — {words}"]), "b.md": PLAIN})
    (relation,) = (*claims.stated_on("a.md"), *claims.neighbours_of("a.md"))
    stance = relation.stance
    flags = ("hedged" * stance.hedged, "mixed" * stance.mixed, stance.secondary, stance.reason)
    assert " ".join(each for each in (stance.subject, stance.basis, *flags) if each) == says
    assert stance.type == relation.type == (bold if bold in BY_NAME else INVERSE[bold.replace(" ", "_")])


# ----------------------------------------------------------------------------------------------- contentions, who says

SIDE = {"contradicts": ["b"]}
BACK = {"contradicts": ["a"]}
ENTRY, ENTRY_BACK = "**contradicts** [[b]]", "**contradicts** [[a]]"
WORDS = "contradicted: another dose"

CONTENTIONS = {
    "by property": ({"a.md": md(contradicts=["b"]), "b.md": PLAIN}, ["a b | a | normal firm | open"]),
    "by entry": ({"a.md": md(related=[ENTRY]), "b.md": PLAIN}, ["a b | a | normal firm | open"]),
    "sorted": ({"b.md": md(contradicts=["a"]), "a.md": PLAIN}, ["a b | b | normal firm | open"]),
    "partial": ({"a.md": md(related=["**contradicts** (partial) [[b]]"]), "b.md": PLAIN}, ["a b | a | partial | open"]),
    "strong": ({"a.md": md(related=["**refutes** (strong) [[b]]"]), "b.md": PLAIN}, ["a b | a | strong firm | open"]),
    "on both notes": ({"a.md": md(**SIDE), "b.md": md(**BACK)}, ["a b | a b | normal firm | open"]),
    "the greater strength": (
        {"a.md": md(related=["**contradicts** (partial) [[b]]"]), "b.md": md(related=["**refutes** (strong) [[a]]"])},
        ["a b | a b | strong firm | open"],
    ),
    "partial on both": (
        {"a.md": md(related=["**contradicts** (partial) [[b]]"]), "b.md": md(related=["**refutes** (partial) [[a]]"])},
        ["a b | a b | partial | open"],
    ),
    "active and passive are one": (
        {"a.md": md(refutes=["b"]), "b.md": md(refuted_by=["a"])},
        ["a b | a b | normal firm | open"],
    ),
    "two types are one": (
        {"a.md": md(refutes=["b"], contradicts=["b"]), "b.md": PLAIN},
        ["a b | a | normal firm | open"],
    ),
    "F2, one direction": ({"a.md": md(refutes=["b"]), "b.md": PLAIN}, ["a b | a | normal firm | open"]),
    "F8, three rivals": (
        {"a.md": md(contradicts=["b", "c"]), "b.md": md(contradicts=["a", "c"]), "c.md": md(contradicts=["a", "b"])},
        ["a b | a b | normal firm | open", "a c | a c | normal firm | open", "b c | b c | normal firm | open"],
    ),
    "F9, a circle": (
        {"a.md": md(refutes=["b"]), "b.md": md(refutes=["c"]), "c.md": md(refutes=["a"])},
        ["a b | a | normal firm | open", "a c | c | normal firm | open", "b c | b | normal firm | open"],
    ),
    "F12, attacked twice": (
        {"a.md": md(contradicts=["b"]), "b.md": PLAIN, "c.md": md(refutes=["b"])},
        ["a b | a | normal firm | open", "b c | c | normal firm | open"],
    ),
    "no other type": ({"a.md": md(qualifies=["b"], supports=["c"], related=()), "b.md": PLAIN, "c.md": PLAIN}, []),
    "no note against itself": ({"a.md": md(contradicts=["a"])}, []),
    "a target that is nowhere": ({"a.md": md(contradicts=["Gone"])}, ["Gone a | a | normal firm | open"]),
    "two spellings of one note": (
        {"a.md": md(related=["**contradicts** [[./B.md|b]]"], contradicts=["b"]), "b.md": PLAIN},
        ["a b | a | normal firm | open"],
    ),
    "an alias, a title and a claim are names": (
        {"a.md": md(contradicts=["Bee", "Cee"]), "b.md": "---\naliases:\n  - Bee\n---\n", "c.md": md(claim="Cee")},
        ["a b | a | normal firm | open", "a c | a | normal firm | open"],
    ),
    "an alias of two notes is none": (
        {"a.md": md(contradicts=["Bee"]), "b.md": "---\naliases: Bee\n---\n", "c.md": md(title="Bee")},
        ["Bee a | a | normal firm | open"],
    ),
}

ASSERTED = {
    "a seed says it, the other side mirrors it": (
        md(related=[f"{ENTRY} — {WORDS}"], seed="1", **SIDE),
        md(related=[ENTRY_BACK], seed="2", **BACK),
        "a",
    ),
    "both seeds say it": (
        md(related=[f"{ENTRY} — {WORDS}"], seed="1", **SIDE),
        md(related=[f"{ENTRY_BACK} — {WORDS}"], seed="2", **BACK),
        "a b",
    ),
    "a property without entry was added": (
        md(related=[f"{ENTRY} — {WORDS}"], seed="1", **SIDE),
        md(seed="2", **BACK),
        "a b",
    ),
    "an entry without property was added": (
        md(related=[f"{ENTRY} — {WORDS}"], seed="1", **SIDE),
        md(related=[ENTRY_BACK], seed="2"),
        "a b",
    ),
    "an entry in the reader's part was added": (
        md(related=[f"{ENTRY} — {WORDS}"], seed="1", **SIDE),
        md(related=[ENTRY_BACK], seed="2", **BACK) + f"\n{YOURS}\n\n## Related\n\n- {ENTRY_BACK}\n",
        "a b",
    ),
    "a mirror above the reader's part": (
        md(related=[f"{ENTRY} — {WORDS}"], seed="1", **SIDE),
        md(related=[ENTRY_BACK], seed="2", **BACK) + f"\n{YOURS}\n",
        "a",
    ),
    "a block id is no annotation": (
        md(related=[f"{ENTRY} — {WORDS}"], seed="1", **SIDE),
        md(related=[f"{ENTRY_BACK} ^x1"], seed="2", **BACK),
        "a",
    ),
    "without seed an entry without words asserts": (
        md(related=[f"{ENTRY} — {WORDS}"], **SIDE),
        md(related=[ENTRY_BACK], **BACK),
        "a b",
    ),
    "a mirror without its other side is all there is": (md(related=[ENTRY], seed="1", **SIDE), PLAIN, "a"),
    "a stub repeats": (
        md(related=[f"{ENTRY} — {WORDS}"], seed="1", **SIDE),
        md(related=[f"{ENTRY_BACK} — {WORDS}"], status="stub", **BACK),
        "a",
    ),
    "a stub alone repeats the page that it names": (
        md(status="page"),
        md(related=[f"{ENTRY_BACK} — {WORDS}"], status="stub", **BACK),
        "a",
    ),
    "a stub of a stub": (STUB, md(status="stub", **BACK), "b"),
    "two stubs": (md(status="stub", **SIDE), md(status="stub", **BACK), "a b"),
    "a note without status is a page": (PLAIN, md(**BACK), "b"),
}


@pytest.mark.parametrize(("files", "says"), CONTENTIONS.values(), ids=CONTENTIONS)
def test_contentions(files: Files, says: list[str]) -> None:
    assert [told(each) for each in claims_of(files).contentions] == says


@pytest.mark.parametrize(("a", "b", "says"), ASSERTED.values(), ids=ASSERTED)
def test_who_asserts(a: str, b: str, says: str) -> None:
    (contention,) = claims_of({"a.md": a, "b.md": b}).contentions
    assert " ".join(contention.asserted_on).replace(".md", "") == says


def test_a_stub_alone_names_another_stub_or_a_note_that_is_nowhere() -> None:
    (contention,) = claims_of({"a.md": md(status="stub", contradicts=["Gone"])}).contentions
    assert contention.asserted_on == ("a.md",)


def test_what_is_said_once_counts_once() -> None:
    files = {
        "a.md": md(related=[f"{ENTRY} — {WORDS}", "**supports** [[c]] — words"], seed="1", supports=["c"], **SIDE),
        "b.md": md(related=[ENTRY_BACK], seed="2", **BACK),
        "c.md": md(related=["**supported by** [[a]] — words"], status="stub", supported_by=["a"]),
    }
    assert [(each.asserted_on, each.type, each.where) for each in claims_of(files).relations] == [
        ("a.md", "contradicts", "list"),
        ("a.md", "supports", "list"),
    ]


def test_a_page_that_mirrors_counts_before_a_stub() -> None:
    files = {
        "a.md": md(related=[ENTRY], status="stub", seed="1", **SIDE),
        "b.md": md(related=[ENTRY_BACK], seed="2", **BACK),
    }
    assert [each.asserted_on for each in claims_of(files).relations] == ["b.md"]


# ------------------------------------------------------------------------------------------------ resolved, spoken of

RESOLVED = {
    "in the same paragraph": ("[[b]] differs in the dose.", "reconciled"),
    "in the paragraph after": ("[[b]] says more.\n\nBoth can be true.", "reconciled"),
    "in a list item": ("- [[b]]: the two can be reconciled", "reconciled"),
    "in the item after": ("- [[b]] says more\n- a distinction helps", "reconciled"),
    "in a callout": ("> [!note] On [[b]]\n> This holds for cups but not for pots.", "reconciled"),
    "over two lines": ("[[b]] and this are compatible\nif the dose is small.", "reconciled"),
    "two paragraphs later": ("[[b]] says more.\n\nIndeed.\n\nBoth can be true.", ""),
    "in the paragraph before": ("Both can be true.\n\n[[b]] says more.", ""),
    "under the next heading": ("[[b]] says more.\n\n## Else\n\nBoth can be true.", ""),
    "of another note": ("[[c]] differs in the dose.", ""),
    "negated": ("[[b]] cannot be reconciled with this.", ""),
    "by the title of a note alone": ("[[b]] goes beyond [[c|A distinction of doses]].", ""),
    "not linked": ("This differs in the dose.", ""),
}


@pytest.mark.parametrize("side", ["a.md", "b.md"])
@pytest.mark.parametrize(("body", "says"), RESOLVED.values(), ids=RESOLVED)
def test_resolution_on_either_page(body: str, says: str, side: str) -> None:
    if side == "b.md":
        body = body.replace("[[b]]", "[[a]]")
    files = {"a.md": md(**SIDE), "b.md": PLAIN, "c.md": md(title="A distinction of doses")}
    files[side] = md(body, **(SIDE if side == "a.md" else {}))
    (contention,) = claims_of(files).contentions
    assert contention.resolution == says
    assert contention.open is (says == "")


def test_neither_a_stub_nor_an_entry_resolves() -> None:
    files = {
        "a.md": md(f"## Related\n\n[[b]] says more.\n\n- {ENTRY} — contradicted: it differs in the dose"),
        "b.md": md("[[a]] differs in the dose.", status="stub"),
    }
    assert claims_of(files).contentions[0].open


ACKED = {
    "a cue": ("This is at odds with [[b]].", {}, True),
    "a wider word": ("On the other hand, [[b]].", {}, True),
    "seen and denied": ("[[b]] is complementary, not competing.", {}, True),
    "a list item": ("- but see [[b]]", {}, True),
    "a callout": ("> [!note]\n> [[b]] contradicts this.", {}, True),
    "a Markdown link": ("This contradicts [the other](b.md).", {}, True),
    "the words that a link shows": ("There is [[b|an opposite view]].", {}, True),
    "the property": ("", {"acknowledges": ["b"]}, True),
    "the property names the note itself": ("See [[b]].", {"acknowledges": ["a"]}, False),
    "the property names another": ("See [[b]].", {"acknowledges": ["c"]}, False),
    "no cue": ("[[b]] says the same of cups.", {}, False),
    "a cue elsewhere": ("[[b]] says more.\n\nThis is disputed.", {}, False),
    "the title of the other": ("See [[b|Opposite effects]], too.", {}, False),
    "its title with brackets": ("See [[d|Opposite [again]: so]] and [[b]].", {}, False),
    "the title of a third": ("See [[b]] and [[c]], or [[c|Competing teas]].", {}, False),
    "another note": ("This is at odds with [[c]].", {}, False),
    "a name without link": ("This is at odds with b.", {}, False),
}


@pytest.mark.parametrize(("body", "meta", "acked"), ACKED.values(), ids=ACKED)
def test_a_page_acknowledges(body: str, meta: dict[str, list[str]], acked: bool) -> None:
    files = {
        "a.md": md(body, **meta),
        "b.md": md(title="Opposite effects", **BACK),
        "c.md": md(title="Tea", claim="Competing teas"),
        "d.md": md(title='"Opposite [again]: so"'),
    }
    claims = claims_of(files)
    assert claims.acks("a.md", claims.contentions[0]) is acked
    assert found("CLM001", files) == ([] if acked else ["a error"])


# ------------------------------------------------------------------------------------------------------------ findings


@pytest.mark.parametrize("code", RULES)
def test_examples(code: str) -> None:
    good, bad = RULES[code].GOOD, RULES[code].BAD
    assert check(code, good.files) == []
    assert [f"{each.place}: {each.message}" for each in check(code, bad.files)] == list(bad.says)


PARTIAL_B = md(related=["**contradicts** (partial) [[a]]"])
SEEDED = {
    "a.md": md(related=[f"{ENTRY} — {WORDS}"], seed="1", status="page", **SIDE),
    "b.md": md(related=[ENTRY_BACK], seed="2", status="page", **BACK),
}
SILENT = {
    "F1, one side": ({"a.md": PLAIN, "b.md": md(**BACK)}, ["a error"]),
    "F1, both sides": ({"a.md": md(**SIDE), "b.md": md(**BACK)}, []),
    "F2": ({"a.md": PLAIN, "b.md": md(refutes=["a"])}, ["a error"]),
    "partial": ({"a.md": PLAIN, "b.md": PARTIAL_B}, ["a warning"]),
    "a mirrored side is silent": (SEEDED, ["b error"]),
    "a mirrored side that speaks": (
        {**SEEDED, "b.md": md("At odds with [[a]].", related=[ENTRY_BACK], seed="2", **BACK)},
        [],
    ),
    "a stub on the silent side": ({"a.md": STUB, "b.md": md(**BACK)}, []),
    "a stub on the other side": ({"a.md": PLAIN, "b.md": md(status="stub", **BACK)}, []),
    "a note that is nowhere": ({"b.md": md(**BACK)}, []),
    "active and passive": ({"a.md": md(refuted_by=["b"]), "b.md": md(refutes=["a"])}, []),
    "resolved on the other page": ({"a.md": PLAIN, "b.md": md("[[a]] differs in the dose.", **BACK)}, ["a error"]),
    "F9": (
        {"a.md": md(refutes=["b"]), "b.md": md(refutes=["c"]), "c.md": md(refutes=["a"])},
        ["a error", "b error", "c error"],
    ),
}


@pytest.mark.parametrize(("files", "says"), SILENT.values(), ids=SILENT)
def test_contradiction_one_sided(files: Files, says: list[str]) -> None:
    assert found("CLM001", files) == says


def line(*sources: str, body: str = "", **meta: str | list[str]) -> str:
    return md(body, type="line", sources=list(sources), **meta)


BOTH = {"a.md": md(**SIDE), "b.md": md(**BACK), "c.md": PLAIN}
PARTLY = {"a.md": md(related=["**contradicts** (partial) [[b]]"]), "b.md": PLAIN}
RESTING = {
    "silent": ({**BOTH, "x.md": line("a")}, ["a warning"]),
    "on the other side": ({**BOTH, "x.md": line("b")}, ["b warning"]),
    "several lines, one finding": ({**BOTH, "x.md": line("a"), "y.md": line("a"), "z.md": line("a")}, ["a warning"]),
    "lines on either side, one finding": ({**BOTH, "x.md": line("a"), "y.md": line("b")}, ["a warning"]),
    "partial": ({**PARTLY, "x.md": line("a")}, ["a info"]),
    "resolved": ({**BOTH, "a.md": md("[[b]] differs in the dose.", **SIDE), "x.md": line("a")}, ["a info"]),
    "both cited": ({**BOTH, "x.md": line("a", "b")}, []),
    "the other mentioned in the body": ({**BOTH, "x.md": line("a", body="See [[b|that]].")}, []),
    "the other mentioned in a list": ({**BOTH, "x.md": line("a", body="- [[b]]")}, []),
    "the other mentioned in a property": ({**BOTH, "x.md": line("a", next=["b"])}, []),
    "acknowledged by property": ({**BOTH, "x.md": line("a", acknowledges=["b"])}, []),
    "the property names its own side": ({**BOTH, "x.md": line("a", acknowledges=["a"])}, ["a warning"]),
    "a third note mentioned": ({**BOTH, "x.md": line("a", body="[[c]] contradicts [[a]].")}, ["a warning"]),
    "a stub line": ({**BOTH, "x.md": line("a", status="stub")}, []),
    "a stub line beside a page": ({**BOTH, "x.md": line("a", status="stub"), "y.md": line("a")}, ["a warning"]),
    "a note with sources is no line": ({**BOTH, "x.md": md(type="note", sources=["a"])}, []),
    "the body is no source": ({**BOTH, "x.md": md("[[a]]", type="line")}, []),
    "the other side is a stub": ({"a.md": md(**SIDE), "b.md": STUB, "x.md": line("a")}, ["a warning"]),
    "its own side is a stub": ({"a.md": STUB, "b.md": md(**BACK), "x.md": line("a")}, ["a warning"]),
    "a page rather than a stub": (
        {"a.md": STUB, "b.md": md(**BACK), "x.md": line("a"), "y.md": line("b")},
        ["b warning"],
    ),
    "its own side is nowhere": ({"b.md": md(**BACK), "x.md": line("a")}, ["b warning"]),
    "no page on either side": ({"a.md": md(status="stub", **SIDE), "b.md": STUB, "x.md": line("a")}, []),
    "uncontested": ({"a.md": md(qualifies=["b"]), "b.md": PLAIN, "x.md": line("a")}, []),
    "two contentions, two findings": (
        {"a.md": md(contradicts=["b", "c"]), "b.md": PLAIN, "c.md": PLAIN, "x.md": line("a")},
        ["a warning", "a warning"],
    ),
}


@pytest.mark.parametrize(("files", "says"), RESTING.values(), ids=RESTING)
def test_rests_on_contested_silently(files: Files, says: list[str]) -> None:
    assert found("CLM002", files) == says


def test_all_silent_lines_prove_it_and_three_are_named() -> None:
    files = {**BOTH, **{f"{each}.md": line("a") for each in "zyxwv"}}
    (finding,) = check("CLM002", files)
    assert finding.message == (
        "5 lines rest on one side of the contradiction between 'a' and 'b' and never name the other: "
        "'v', 'w', 'x' and 2 more"
    )
    assert [str(each) for each in finding.related] == [*(f"{each}.md:4:6" for each in "vwxyz"), "b.md:3:6"]
    assert (str(finding.place), finding.target) == ("a.md:3:6", "b")


def test_it_stands_on_the_heading_where_the_note_does_not_say_it() -> None:
    files = {"a.md": PLAIN, "b.md": md(**BACK), "x.md": line("a")}
    assert [str(each.place) for each in check("CLM002", files)] == ["a.md:4:1"]
    assert [str(each.place) for each in check("CLM002", {**files, "a.md": ""})] == ["a.md:1:1"]


CITING = {
    "silent": (line("a", "b"), ["x warning"]),
    "in any order": (line("b", "c", "a"), ["x warning"]),
    "each in a paragraph of its own": (line("a", "b", body="[[a]] contradicts much.\n\n[[b]] too."), ["x warning"]),
    "both linked without a cue": (line("a", "b", body="So say [[a]] and [[b]]."), ["x warning"]),
    "a cue": (line("a", "b", body="[[a]] contradicts [[b]]."), []),
    "a wider word": (line("a", "b", body="[[a]] and [[b]] are complementary, not competing."), []),
    "a callout": (line("a", "b", body="> [!note] A tension\n> between [[a]] and [[b]]"), []),
    "the property": (line("a", "b", acknowledges=["a"]), []),
    "one side only": (line("a", "c"), []),
    "a stub line": (line("a", "b", status="stub"), []),
}


@pytest.mark.parametrize(("text", "says"), CITING.values(), ids=CITING)
def test_cites_both_sides_silently(text: str, says: list[str]) -> None:
    assert found("CLM003", {**BOTH, "x.md": text}) == says


@pytest.mark.parametrize(
    ("files", "says"),
    [
        (PARTLY, ["x warning"]),
        ({"a.md": md("[[b]] differs in the dose.", **SIDE), "b.md": PLAIN}, []),
        ({"a.md": md("[[b]] says more.\n\nBoth can be true.", **SIDE), "b.md": PLAIN}, []),
        ({"a.md": md(**SIDE), "b.md": STUB}, ["x warning"]),
        ({"a.md": md(status="stub", **SIDE), "b.md": STUB}, []),
        ({"a.md": md(status="stub", **SIDE)}, []),
    ],
    ids=["partial", "resolved", "resolved in the next paragraph", "one stub", "two stubs", "a stub and nothing"],
)
def test_cites_both_sides_of_what(files: Files, says: list[str]) -> None:
    assert found("CLM003", {**files, "x.md": line("a", "b")}) == says


UNCLEAR = {
    "no cue": ("**related** [[b]] — a word on cups", True),
    "negated": ("**related** [[b]] — not contradicted: other doses", True),
    "absence of evidence": ("**related** [[b]] — no evidence that tea helps", True),
    "both polarities": ("**related** [[b]] — supports and contradicts the claim", True),
    "no annotation": ("**related** [[b]]", False),
    "a separator alone": ("**related** [[b]] — ", False),
    "a block id alone": ("**related** [[b]] ^x1", False),
    "a cue that was overruled": ("**related** [[b]] — contradicts the claim", False),
    "typed by hand": ("**supports** [[b]] — a word on cups", False),
}


@pytest.mark.parametrize(("entry", "fires"), UNCLEAR.values(), ids=UNCLEAR)
def test_unclassified_annotation(entry: str, fires: bool) -> None:
    assert found("CLM011", {"a.md": md(related=[entry]), "b.md": PLAIN}) == ["a warning"] * fires
    assert found("CLM011", {"a.md": md(related=[entry], status="stub"), "b.md": PLAIN}) == []


def test_a_bare_related_property_says_nothing_of_words() -> None:
    files = {"a.md": '---\nrelated:\n  - "[[b]]"\n---\n', "b.md": PLAIN}
    claims = claims_of(files)
    assert claims.relations == ()
    assert [(each.type, each.object) for each in claims.neighbours_of("a.md")] == [("related", "b.md")]
    assert found("CLM011", files) == found("CLM012", files) == []


VAGUE = {
    "mixed": ("**qualified by** [[b]] — extends the thesis: only when cold", True),
    "ambiguous": ("**extended by** [[b]] — extends: more cups", True),
    "a named thesis": ("**extended by** [[b]] — extends the thesis to cups", False),
    "turned by hand": ("**extends** [[b]] — extends: more cups", False),
    "a bare verb of a symmetric type": ("**contradicts** [[b]] — contradicts: other doses", False),
    "no words": ("**extends** [[b]]", False),
}


@pytest.mark.parametrize(("entry", "fires"), VAGUE.values(), ids=VAGUE)
def test_mixed_or_ambiguous(entry: str, fires: bool) -> None:
    assert found("CLM012", {"a.md": md(related=[entry]), "b.md": PLAIN}) == ["a info"] * fires
    assert found("CLM012", {"a.md": md(related=[entry], status="stub"), "b.md": PLAIN}) == []


def test_words_are_reported_on_the_asserting_page_alone() -> None:
    ours, theirs = "extends: more cups", "a word on cups"
    files = {
        "a.md": md(related=[f"**extended by** [[b]] — {ours}", f"**related** [[b]] — {theirs}"], seed="1"),
        "b.md": md(related=[f"**extends** [[a]] — {ours}", f"**related** [[a]] — {theirs}"], status="stub"),
    }
    assert found("CLM011", files) == ["a warning"]
    assert found("CLM012", files) == ["a info"]


ITSELF = {
    "its name": (md(supports=["a"]), ["a error"]),
    "two spellings": (md(supports=["A"], related=["**explains** [[./a.md|It]]"]), ["a error", "a error"]),
    "a heading of its own": (md(extends=["#It"]), ["a error"]),
    "both sides written out": (
        md(related=["**extends** [[a]] — words", "**extended by** [[a]]"], seed="1", extends=["a"], extended_by=["a"]),
        ["a error"],
    ),
    "a stub": (md(supports=["a"], status="stub"), ["a error"]),
    "related to itself": (md(related=["**related** [[a]]"]), ["a error"]),
    "its alias": (md(supports=["Al"], aliases="[Al]"), ["a error"]),
    "a namesake": (md(supports=["sub/a"]), []),
    "prose": (md("See [[a]]."), []),
}


@pytest.mark.parametrize(("text", "says"), ITSELF.values(), ids=ITSELF)
def test_self_relation(text: str, says: list[str]) -> None:
    assert found("CLM015", {"a.md": text, "sub/a.md": PLAIN}) == says


UNKNOWN = {
    "a stub": ({"a.md": md(**SIDE), "b.md": STUB}, ["a info"]),
    "a note that is nowhere": ({"a.md": md(**SIDE)}, ["a info"]),
    "a file that is no note": ({"a.md": md(contradicts=["b.pdf"])}, ["a info"]),
    "only the stub says it": ({"a.md": PLAIN, "b.md": md(status="stub", **BACK)}, ["b info"]),
    "two stubs": ({"a.md": md(status="stub", **SIDE), "b.md": md(status="stub", **BACK)}, ["a info"]),
    "partial": ({"a.md": md(related=["**contradicts** (partial) [[b]]"]), "b.md": STUB}, ["a info"]),
    "one for all its lines": ({"a.md": md(**SIDE), "b.md": STUB, "x.md": line("a"), "y.md": line("a")}, ["a info"]),
    "one for two relations": ({"a.md": md(refutes=["b"], **SIDE), "b.md": STUB}, ["a info"]),
    "two pages": ({"a.md": md(**SIDE), "b.md": PLAIN}, []),
    "no contradiction": ({"a.md": md(qualifies=["b"]), "b.md": STUB}, []),
}


@pytest.mark.parametrize(("files", "says"), UNKNOWN.values(), ids=UNKNOWN)
def test_contradiction_unverifiable(files: Files, says: list[str]) -> None:
    assert found("CLM017", files) == says


def test_a_finding_names_the_other_note_and_what_proves_it() -> None:
    files = {
        "a.md": md(related=[ENTRY], title="Tea calms"),
        "b.md": md(title="Tea excites", status="stub"),
        "x.md": line("a", "b"),
    }
    for code, target, related in (
        ("CLM003", "Tea excites", ["x.md:5:6", "a.md:11:19"]),
        ("CLM017", "Tea excites", ["b.md:3:1"]),
    ):
        (finding,) = check(code, files)
        assert (finding.target, [str(each) for each in finding.related]) == (target, related)
    (finding,) = check("CLM001", {**files, "b.md": md(title="Tea excites")})
    assert (finding.target, [str(each) for each in finding.related]) == ("Tea calms", ["a.md:11:19"])


def test_every_message_is_one_line_in_lower_case_with_names_in_quotes() -> None:
    odd = '"An \\"odd\\"\\nname"'
    files = {
        "a.md": md(
            related=[ENTRY, "**related** [[b]] — cups", "**extended by** [[b]] — extends: cups", "**supports** [[a]]"]
        ),
        "b.md": md(title=odd),
        "c.md": md(contradicts=["Gone"]),
        "x.md": line("a"),
        "y.md": line("a", "b"),
    }
    findings = [each for code in RULES for each in check(code, files)]
    assert {each.code for each in findings} == RULES.keys()
    for finding in findings:
        assert "\n" not in finding.message
        assert finding.message[0].islower() or finding.message[0] in "'\"0123456789"
        assert "'An \"odd\"\\nname'" in finding.message or finding.code in {"CLM001", "CLM015", "CLM017"}


# ---------------------------------------------------------------------------------------------------------------- laws

MANY = {
    "a.md": md(related=[f"{ENTRY} — {WORDS}", "**related** [[c]] — cups"], seed="1", supports=["c"], **SIDE),
    "b.md": md("[[c]] is at odds with this.", related=[ENTRY_BACK], seed="2", **BACK),
    "c.md": md(status="stub", related=["**refutes** [[b]] — refutes this", "**supported by** [[a]]"]),
    "x.md": line("a", "b", "c"),
    "y.md": line("c"),
}


def test_the_order_of_files_does_not_matter() -> None:
    orders = [dict(each) for each in permutations(MANY.items())]
    everything = [[check(code, files) for code in RULES] for files in orders]
    assert all(each == everything[0] for each in everything)
    assert {claims_of(files).contentions for files in orders} == {claims_of(MANY).contentions}


def test_the_order_of_what_a_note_states_does_not_matter() -> None:
    entries = [ENTRY, "**refutes** (strong) [[b]]", "**refuted by** (partial) [[c]]"]
    assert {
        tuple(told(each) for each in claims_of({"a.md": md(related=order), "b.md": PLAIN, "c.md": PLAIN}).contentions)
        for order in permutations(entries)
    } == {("a b | a | strong firm | open", "a c | a | partial | open")}


PAGES = ("a", "b", "c", "d")


def canonical(stated: tuple[str, str, str, str]) -> tuple[str, ...]:
    """`page` has `other` under `name`: the active type and who stands how in it."""
    page, name, other, _ = stated
    if name not in BY_NAME:
        name, page, other = INVERSE[name], other, page
    return (name, *(sorted((page, other)) if BY_NAME[name].symmetric else (page, other)))


STATED_RELATION = st.tuples(
    st.sampled_from(PAGES), st.sampled_from(sorted(INVERSE)), st.sampled_from(PAGES), st.sampled_from(STRENGTHS)
)


@given(st.lists(STATED_RELATION, max_size=8, unique_by=canonical), st.sets(st.sampled_from(PAGES)))
def test_an_exported_vault_says_what_its_seeds_say(stated: list[tuple[str, str, str, str]], stubs: set[str]) -> None:
    stated = [each for each in stated if each[0] not in stubs]
    entries: dict[str, list[str]] = {page: [] for page in PAGES}
    properties: dict[str, dict[str, list[str]]] = {page: {} for page in PAGES}
    for page, name, other, strength in stated:
        for on, how, whom in ((page, name, other), (other, INVERSE[name], page)):
            words = " — so they say" if on == page or on in stubs else ""
            entries[on].append(f"**{how}** ({strength}) [[{whom}]]{words}")
            properties[on].setdefault(how, []).append(whom)
    files = {
        f"{page}.md": exported(
            entries[page], properties[page], **({"status": "stub"} if page in stubs else {"seed": "1"})
        )
        for page in PAGES
    }
    claims = claims_of(files)
    assert {
        (each.asserted_on[0], canonical((each.subject[0], each.type, each.object[0], "")), each.strength)
        for each in claims.relations
    } == {(each[0], canonical(each), each[3]) for each in stated}
    for contention in claims.contentions:
        assert contention.asserted_on == tuple(sorted({each.asserted_on for each in contention.relations}))
        assert set(contention.asserted_on) <= set(contention.pair)


def exported(entries: list[str], properties: dict[str, list[str]], **meta: str) -> str:
    front = "".join(
        f"{name}:\n" + "".join(f'  - "[[{each}]]"\n' for each in links) for name, links in sorted(properties.items())
    )
    words = "".join(f"{key}: {value}\n" for key, value in meta.items())
    listed = "".join(f"- {each}\n" for each in entries)
    return f"---\n{words}{front}---\n\n# It\n\n## Related\n\n{listed}\n{YOURS}\n"


@given(
    st.text(alphabet="[]()|*-—:^#> \n\\abcontradicts", max_size=80),
    st.sampled_from(["", "## Related\n\n- **refutes** "]),
)
def test_any_text_is_read(text: str, before: str) -> None:
    files = {"a.md": before + text, "b.md": md(**BACK), "x.md": line("a", "b", body=text)}
    for code in RULES:
        for finding in check(code, files):
            lines = files[finding.path].split("\n")
            assert 1 <= finding.line <= len(lines)
            assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1


# --------------------------------------------------------------------------------------------- what callouts record

CALLOUT = "> [!contradiction]- [[b]]\n> {}\n"
RECORDS = {
    "it states the contradiction": (md(CALLOUT.format("")), ["a b | a | normal firm | open"]),
    "it resolves it": (md(CALLOUT.format("Scoped: cups"), **SIDE), ["a b | a | normal firm | scoped"]),
    "it makes a partial one no firmer": (
        md(CALLOUT.format("open"), related=["**contradicts** (partial) [[b]]"]),
        ["a b | a | partial | open"],
    ),
    "of the note itself it records nothing": (
        md("> [!contradiction] [[a]]\n> scoped\n", **SIDE),
        ["a b | a | normal firm | open"],
    ),
    "of another note": (
        md(CALLOUT.format("scoped").replace("[[b]]", "[[c]]"), **SIDE),
        [
            "a b | a | normal firm | open",
            "a c | a | normal firm | scoped",
        ],
    ),
    "a word that is no state": (md(CALLOUT.format("settled: so"), **SIDE), ["a b | a | normal firm | open"]),
    "two that differ": (
        md(CALLOUT.format("scoped") + "\n" + CALLOUT.format("reconciled"), **SIDE),
        ["a b | a | normal firm | open"],
    ),
    "two that agree": (
        md(CALLOUT.format("scoped") + "\n" + CALLOUT.format("scoped: cups"), **SIDE),
        ["a b | a | normal firm | scoped"],
    ),
}


@pytest.mark.parametrize(("text", "says"), RECORDS.values(), ids=RECORDS)
def test_what_callouts_record(text: str, says: list[str]) -> None:
    assert [told(each) for each in claims_of({"a.md": text, "b.md": PLAIN, "c.md": PLAIN}).contentions] == says


@pytest.mark.parametrize(
    ("words", "stale"),
    [
        ("prefers [[a]]", ""),
        ("prefers [[c]]", "neither of the two is what it prefers"),
        ("prefers this one", "neither of the two is what it prefers"),
        ("prefers [[c]], not [[a]]", "neither of the two is what it prefers"),
        ("prefers cups", "neither of the two is what it prefers"),
        ("prefers beer", "neither of the two is what it prefers"),
        ("prefers [web](https://example.org)", "neither of the two is what it prefers"),
        ("prefers", "neither of the two is what it prefers"),
    ],
)
def test_what_is_preferred_is_a_side(words: str, stale: str) -> None:
    files = {"a.md": md(CALLOUT.format(words), **SIDE), "b.md": PLAIN, "c.md": PLAIN}
    (contention,) = claims_of(files).contentions
    assert (contention.stale, contention.open) == (stale, bool(stale))


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("prefers [[b|the other]]", "b.md"),
        ("prefers: [[b]]", "b.md"),
        ("Prefers — **[[b#It]]**, not [[a]]", "b.md"),
        ("prefers [B](b.md): newer than [a](a.md)", "b.md"),
        ("prefers [B](<b.md>)", "b.md"),
        ("prefers the note [B](b.md)", "b.md"),
        ("prefers b", "b.md"),
        ("prefers b: newer", "b.md"),
        ("prefers 'b' to [[a]]", "b.md"),
        ("prefers **Tea, or not?**", "a.md"),
        ("prefers Tea, or not? since [[b]] is old", "a.md"),
        ("prefers Tea", "b.md"),
    ],
)
def test_how_a_side_is_preferred(words: str, side: str) -> None:
    """By a link of any kind, or by a name; the longest of the names that fit counts, and the first that is said."""
    title = "---\ntitle: {}\n".format
    files = {
        "a.md": md(CALLOUT.format(words), **SIDE).replace("---\n", title('"Tea, or not?"'), 1),
        "b.md": PLAIN.replace("---\n", title("Tea"), 1) if PLAIN.startswith("---") else title("Tea") + f"---\n{PLAIN}",
    }
    (contention,) = claims_of(files).contentions
    assert (contention.preferred, contention.stale) == (side, "")


def test_a_refutation_with_an_open_callout_attacks_one_way() -> None:
    claims = claims_of({"a.md": md(CALLOUT.format("open"), refutes=["b"]), "b.md": PLAIN})
    assert [claims.standing.label(each) for each in ("a.md", "b.md")] == [IN, OUT]
