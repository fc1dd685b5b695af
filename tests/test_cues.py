"""What annotations say: the tables of the claims reference, and laws for what tables cannot reach."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vaults import SEEDS, needs_seeds

from vaultkit.cues import TENSION, has_resolution, has_tension, read
from vaultkit.lexicon import LEXICON
from vaultkit.model import Stance
from vaultkit.vocabulary import BY_NAME, STRENGTHS

ATTACKS = frozenset({"contradicts", "refutes"})
BASES = frozenset({"explicit", "voice", "symmetric", "ambiguous"})
REASONS = frozenset({"no-cue", "negated-cue", "absence-of-evidence", "both-polarities"})

# The whole table `Cases` of the claims reference, 2.3; an unclassified one is `related` with its reason.
CASES = (
    ("contradicted by this note: scale matters", "contradicts", "page", "normal", ""),
    ("Partially Contradicted — different metric", "contradicts", "page", "partial", ""),
    ("inconsistent with the latent view", "contradicts", "item", "normal", ""),
    ("evidence against: pass@1024 keeps rising", "contradicts", "item", "normal", ""),
    ("no evidence that RL adds skills", "related", "", "", "absence-of-evidence"),
    ("not contradicted: the two results use different baselines", "related", "", "", "negated-cue"),
    ("not just consistent with but the strongest evidence", "supports", "item", "normal", ""),
    ("supported by three later runs", "supports", "item", "normal", ""),
    ("qualifies: only when the base model is strong", "qualifies", "item", "normal", ""),
    ("refutes the ceiling claim", "refutes", "item", "strong", ""),
    ("superseded by the 2025 rerun", "supersedes", "item", "normal", ""),
    ("mechanistic puzzle about attention", "related", "", "", "no-cue"),
    ("see also", "informs", "item", "normal", ""),
    ("", "related", "", "", "no-cue"),
)

# The table of the lexicon, claims reference 2.3: type, subject, strength, cues.
ROWS = (
    ("contradicts", "page", "normal", "contradicted"),
    ("contradicts", "item", "normal", "contradict, contradicts, contradicting, conflicts with, inconsistent with"),
    ("contradicts", "item", "normal", "incompatible with, at odds with, contrary to, runs counter to, opposes"),
    ("contradicts", "item", "normal", "in tension with, disagrees with, fails to replicate, fails to reproduce"),
    ("contradicts", "item", "normal", "fails to confirm, fails to support, fails to hold, evidence against"),
    ("contradicts", "item", "normal", "counter-evidence, counterevidence, counter evidence"),
    ("contradicts", "item", "normal", "counterexample, counter-example, counter example"),
    ("refutes", "page", "strong", "refuted, overturned, debunked, falsified"),
    ("refutes", "item", "strong", "refutes, overturns, debunks, disproves, falsifies"),
    ("supersedes", "page", "normal", "superseded, replaced"),
    ("supersedes", "item", "normal", "supersedes, replaces"),
    ("qualifies", "page", "normal", "qualified, limited, limited to, bounded, nuanced"),
    ("qualifies", "item", "normal", "qualifies, complicates, nuances, tempers, challenges, questions, constrains"),
    ("qualifies", "item", "normal", "extends beyond, does not hold, do not hold, doesn't hold, don't hold"),
    ("qualifies", "item", "normal", "does not apply, does not generalise, does not generalize, does not transfer"),
    ("qualifies", "item", "normal", "testing the boundary of, threshold below which, holds only, only when"),
    ("qualifies", "item", "normal", "except when, except for, except in, limits of, caveat"),
    ("supports", "item", "normal", "evidence, signature of, demonstration of, proof of"),
    ("supports", "item", "strong", "strongest evidence, most direct evidence, parametric signature of"),
    ("supports", "item", "strong", "confirms, corroborates, replicates, validates"),
    ("supports", "page", "strong", "confirmed"),
    ("supports", "page", "normal", "supported, strengthened"),
    ("supports", "item", "normal", "supports, strengthens, reinforces, consistent with, in line with, agrees with"),
    ("exemplifies", "item", "normal", "implementation of, concrete implementation of, instance of, example of"),
    ("exemplifies", "item", "normal", "application of, special case of, implements, instantiates, applies"),
    ("exemplifies", "item", "normal", "operationalizes, operationalises"),
    ("extends", "page", "normal", "extends to"),
    ("extends", "item", "normal", "extends, generalises, generalizes, builds on, adds a, adds an, broadens, deepens"),
    ("extends", "item", "normal", "sharpens, pushes this further"),
    ("explains", "item", "normal", "mechanism, explains, accounts for, identifies what, identifies why"),
    ("explains", "item", "normal", "identifies how, underlies"),
    ("informs", "item", "normal", "implication for, informs, background, complements, see also, parallels"),
    ("informs", "item", "normal", "analogous to"),
)
CUES = tuple((cue, *row[:3]) for row in ROWS for cue in row[3].split(", "))
ATTACK_CUES = tuple(cue for cue, kind, *_ in CUES if kind in ATTACKS)
OTHER_CUES = tuple(cue for cue, kind, *_ in CUES if kind not in ATTACKS)

HEDGES = (
    *("partially", "partly", "in part", "somewhat", "weakly", "tentatively"),
    *("possibly", "arguably", "may", "might", "could"),
)

# Annotations of our own: what they are read as, written as `told` writes it.
TOLD = (
    # active, passive, `by`, and what the direction rests on
    ("contradicted by Smith 2024", "contradicts item normal symmetric"),
    ("contradicts the ceiling view", "contradicts item normal symmetric"),
    ("opposes: more data, same plateau", "contradicts item normal symmetric"),
    ("fails to replicate at 70B", "contradicts item normal symmetric"),
    ("Counterexamples abound: none", "related no-cue"),
    ("a counterexample: tiny nets", "contradicts item normal symmetric"),
    ("counter-example of note", "contradicts item normal symmetric"),
    ("counter evidence from ablations", "contradicts item normal symmetric"),
    ("strongest evidence against the thesis", "contradicts item normal symmetric"),
    ("refuted: labels had leaked", "refutes page strong voice"),
    ("refuted by this note: labels had leaked", "refutes page strong explicit"),
    ("refuted by the leak audit", "refutes item strong explicit"),
    ("overturned directly by the audit", "refutes item strong explicit"),
    ("overturned by: an audit", "refutes item strong ambiguous"),
    ("refuted the ceiling claim", "refutes page strong ambiguous"),
    ("superseded in 2025 by a rerun", "supersedes page normal ambiguous"),
    ("replaced: see the rerun", "supersedes page normal voice"),
    ("replaces the 2023 table", "supersedes item normal explicit"),
    ("qualified by this page", "qualifies page normal explicit"),
    ("limited to the base models", "qualifies page normal voice"),
    ("limited, in scope", "qualifies page normal voice"),
    ("confirmed by two labs", "supports item strong explicit"),
    ("confirmed", "supports page strong voice"),
    ("strengthened: three seeds", "supports page normal voice"),
    ("extends: longer horizons", "extends item normal ambiguous"),
    ("extends", "extends item normal ambiguous"),
    ("extends here: longer horizons", "extends item normal ambiguous"),
    ("extends the horizon thesis: longer runs", "extends item normal explicit"),
    ('extends "grokking" to vision', "extends item normal explicit"),
    ("extends to vision", "extends page normal voice"),
    ("extends beyond vision", "qualifies item normal explicit"),
    ("this note extends the thesis", "extends page normal explicit"),
    ("this note partially refutes it", "refutes page partial hedged explicit"),
    ("this note is supported: two runs", "supports item normal explicit"),
    ("this extends the thesis", "extends item normal ambiguous"),
    ("this note extends to vision", "extends page normal voice"),
    ("mechanism: routing", "explains item normal voice"),
    ("example of the effect", "exemplifies item normal explicit"),
    ("background", "informs item normal voice"),
    ("implication for vision", "informs item normal explicit"),
    ("parallels the vision result", "informs item normal explicit"),
    # strength and hedges
    ("partly contradicts the thesis", "contradicts item partial hedged symmetric"),
    ("possibly refutes the thesis", "refutes item partial hedged explicit"),
    ("in part qualified: maths only", "qualifies page partial hedged voice"),
    ("in particular qualified: maths", "qualifies page normal voice"),
    ("might well be the strongest evidence", "supports item partial hedged voice"),
    ("somewhat supports, weakly", "supports item partial hedged ambiguous"),
    ("supports the thesis: it may be luck", "supports item normal hedged explicit"),
    ("supports the thesis, suggesting luck", "supports item normal hedged explicit"),
    ("supports the thesis: so the authors claim, or claims others", "supports item normal hedged explicit"),
    ("the most direct causal evidence", "supports item strong voice"),
    ("strongest of all the known evidence", "supports item normal voice"),
    ("non-parametric signature of reuse", "supports item normal explicit"),
    ("strong evidence: n = 40", "supports item normal voice"),
    # negation
    ("never contradicts the thesis", "related negated-cue contradicts"),
    ("doesn’t contradict the thesis", "related negated-cue contradict"),
    ("cannot be contradicted", "related negated-cue contradicted"),
    ("without really contradicting it", "related negated-cue contradicting"),
    ("neither supports nor extends it", "related negated-cue supports"),
    ("no longer supported: retracted", "related negated-cue supported"),
    ("no evidence against it", "related negated-cue evidence against"),
    ("no strong evidence", "related negated-cue evidence"),
    ("no evidence for transfer: small n", "related absence-of-evidence evidence"),
    ("absence of evidence: small n", "related absence-of-evidence evidence"),
    ("there is a lack of evidence", "related absence-of-evidence evidence"),
    ("not by any evidence", "related negated-cue evidence"),
    ("not large but clean evidence", "supports item normal voice"),
    ("not large but evidence", "related negated-cue evidence"),
    ("not merely contradicted", "contradicts page normal symmetric"),
    ("not only supports but explains it", "supports item normal ambiguous"),
    ("not necessarily an example of it", "exemplifies item normal explicit"),
    ("not necessarily contradicted", "related negated-cue contradicted"),
    ("not only when it is large", "related negated-cue only when"),
    # both polarities
    ("supports A but contradicts B", "related both-polarities supports"),
    ("contradicting evidence", "related both-polarities contradicting"),
    ("refutes the proposed mechanism", "related both-polarities refutes"),
    ("qualifies and supports it", "qualifies item normal explicit"),
    # head and tail
    ("supports it: does not hold at 7B", "qualifies item normal mixed:supports voice"),
    # A contradiction is never made of what is unclear: neither of two voices, nor of a question, nor of a doubt.
    ("supports it; but contradicted by runs at 7B", "related both-polarities supports"),
    ("does this contradict the ceiling?", "related question contradict"),
    ("contradicts the ceiling: but why?", "contradicts item normal symmetric"),
    ("extends the thesis - does it hold at 7B?", "extends item normal explicit"),
    ("nobody has shown yet that this refutes the model", "related negated-cue refutes"),
    ("unclear whether it contradicts the ceiling", "related negated-cue contradicts"),
    ("nobody has shown it - contradicts the ceiling", "related no-cue"),
    ("nobody has shown that it supports the ceiling", "supports item normal explicit"),
    ("explains it - only when prompted", "qualifies item normal mixed:explains voice"),
    ("explains it—only when prompted", "qualifies item normal mixed:explains voice"),
    ("explains it -- only when prompted", "qualifies item normal mixed:explains voice"),
    ("extends it, but qualified by scale", "qualifies item normal mixed:extends explicit"),
    ("extends it: gains are limited to maths", "qualifies page normal mixed:extends voice"),
    ("supports it: it may be refuted", "related both-polarities supports"),
    ("replaces it: caveat", "qualifies item normal mixed:supersedes voice"),
    ("supports it: never contradicted", "supports item normal explicit"),
    ("supports it: not necessarily contradicted", "supports item normal explicit"),
    ("supports it: not tried, does not hold at 7B", "qualifies item normal mixed:supports voice"),
    ("supports it: no evidence that it contradicts X", "supports item normal explicit"),
    ("evidence: gains on hard questions, limited data", "supports item normal voice"),
    ("evidence: open challenges", "supports item normal voice"),
    ("qualifies it: contradicts X", "qualifies item normal explicit"),
    ("scale: contradicts X", "related no-cue"),
    ("scale, which supports it", "related no-cue"),
    (": contradicts X", "related no-cue"),
    (f"{'x' * 80}: contradicts X", "related no-cue"),
    (f"{'x' * 81}: contradicts X", "contradicts item normal symmetric"),
    (f"supports it, {'x' * 81}: contradicts X", "related both-polarities supports"),
    # one text, many spellings
    ("CONTRADICTS\u3000the thesis", "contradicts item normal symmetric"),
    ("\uff43ontradicted\uff1a width", "contradicts page normal symmetric"),
    ("counter\u2011evidence", "contradicts item normal symmetric"),
    ("at\u00a0odds \n with it", "contradicts item normal symmetric"),
    ("contra\u00addicts it", "contradicts item normal symmetric"),
    # words that are no cues
    ("opposite directions", "related no-cue"),
    ("complementary view", "related no-cue"),
    ("competing account", "related no-cue"),
    ("unlike the ceiling", "related no-cue"),
    ("form rather than content", "related no-cue"),
    ("only form", "related no-cue"),
    ("a contradiction in terms", "related no-cue"),
    ("non-contradicting runs", "related no-cue"),
    ("evidence-based medicine", "related no-cue"),
    ("pre-existing mechanisms", "related no-cue"),
    ("conflict with the thesis", "related no-cue"),
    ("failed to replicate", "related no-cue"),
    ("disagreement", "related no-cue"),
    ("attention to tension", "related no-cue"),
    ("self-consistency with votes", "related no-cue"),
)

TENSIONS = (
    ("A contradicts B", True),
    ("this does not contradict B", True),
    ("refuted since", True),
    ("Only when models are large", True),
    ("a limited view", True),
    ("counter\u2011evidence", True),
    ("the disputed reading", True),
    ("contested", True),
    ("hotly-debated", True),
    ("hard to reconcile", True),
    ("in tension", True),
    ("tensions remain", True),
    ("opposite directions", True),
    ("competing accounts", True),
    ("complementary, not competing", True),
    ("On the other hand, B", True),
    ("but see B", True),
    ("attention heads", False),
    ("undisputed and uncontested", False),
    ("irreconcilable", False),
    ("supports and extends B", False),
    ("consistent with B", False),
    ("a contradiction", False),
    ("unlike B, rather than B", False),
    ("see also B", False),
    ("", False),
)

RESOLUTIONS = (
    ("reconciled by scale", True),
    ("One can reconcile A and B", True),
    ("this resolves it", True),
    ("Both can be true", True),
    ("compatible if A is small", True),
    ("the second differs in scale", True),
    ("It holds for maths, at 7B, but not for code", True),
    ("the distinction is scale", True),
    ("not a conflict: the distinction is scale", True),
    ("not only reconciles A and B", True),
    ("it holds for maths. But not today", False),
    ("but not: it holds for maths", False),
    ("holds for maths", False),
    ("cannot be reconciled", False),
    ("never resolved", False),
    ("not necessarily resolved", False),
    ("there is no distinction", False),
    ("irreconcilable and unresolved", False),
    ("un-resolved", False),
    ("incompatible if A is small", False),
    ("high resolution", False),
    ("A contradicts B", False),
    ("", False),
)

# The annotations of the one note among the seeds, by their order: the texts stay where they are.
SEEDED = (
    "contradicts page partial hedged symmetric",
    "explains item normal voice",
    "extends page normal voice",
    "qualifies page normal voice",
    "supports item strong voice",
    "related no-cue",
    "supports item strong explicit",
    "explains item normal explicit",
    "exemplifies item normal explicit",
    "qualifies item normal hedged explicit",
    "qualifies item normal hedged mixed:extends voice",
    "supports item strong explicit",
    "supports item normal hedged explicit",
    "extends item normal explicit",
    "extends item normal hedged explicit",
    "supports item strong voice",
)


def told(stance: Stance) -> str:
    """A stance in one line: type, subject, strength, flags, basis; reason and cue of an unclassified one."""
    if stance.reason:
        return " ".join(filter(None, (stance.type, stance.reason, stance.cue)))
    flags = ("hedged" if stance.hedged else "", f"mixed:{stance.secondary}" if stance.mixed else "")
    return " ".join(filter(None, (stance.type, stance.subject, stance.strength, *flags, stance.basis)))


@pytest.mark.parametrize(("annotation", "kind", "subject", "strength", "reason"), CASES)
def test_cases_of_the_reference(annotation: str, kind: str, subject: str, strength: str, reason: str) -> None:
    """Each case of the reference comes out as it says."""
    stance = read(annotation)
    assert (stance.type, stance.reason) == (kind, reason)
    assert reason or (stance.subject, stance.strength) == (subject, strength)


@pytest.mark.parametrize(("cue", "kind", "subject", "strength"), CUES)
def test_every_cue_of_the_reference(cue: str, kind: str, subject: str, strength: str) -> None:
    """Each cue alone, and amid other words, has the type, subject and strength of its row; negated it has none."""
    for annotation in (cue, f"indeed {cue} one view", f"{cue.upper()}: one view"):
        stance = read(annotation)
        assert (stance.type, stance.subject, stance.strength) == (kind, subject, strength)
        assert stance.cue
        assert cue.endswith(stance.cue)
    assert read(f"never {cue} one view").reason == "negated-cue"
    partial = read(f"arguably {cue} one view")
    assert (partial.type, partial.strength, partial.hedged) == (kind, "partial", True)


def test_every_row_of_the_lexicon_is_in_the_table() -> None:
    """No row of the lexicon goes untested, and none holds a group of its own, which would shift all others."""
    for row in LEXICON:
        assert any(re.fullmatch(row.words, cue) and row.type == kind for cue, kind, *_ in CUES)
        assert not re.compile(row.words).groups
        assert row.type in BY_NAME


@pytest.mark.parametrize("hedge", HEDGES)
def test_every_hedge_of_the_reference(hedge: str) -> None:
    """A hedge before the cue makes the relation partial, one behind it only marks it as hedged."""
    assert told(read(f"{hedge} contradicted")) == "contradicts page partial hedged symmetric"
    assert told(read(f"contradicted: {hedge} so")) == "contradicts page normal hedged symmetric"


@pytest.mark.parametrize(("annotation", "expected"), TOLD)
def test_annotations(annotation: str, expected: str) -> None:
    """Each annotation is read as the table says."""
    assert told(read(annotation)) == expected


@pytest.mark.parametrize(("paragraph", "expected"), TENSIONS)
def test_has_tension(paragraph: str, expected: bool) -> None:
    """A paragraph acknowledges a disagreement by the cues of 2.3 or the wider list of 3.1."""
    assert has_tension(paragraph) is expected


@pytest.mark.parametrize(("paragraph", "expected"), RESOLUTIONS)
def test_has_resolution(paragraph: str, expected: bool) -> None:
    """A paragraph resolves a disagreement by the cues of 3.1 that are not negated."""
    assert has_resolution(paragraph) is expected


@needs_seeds
def test_annotations_of_the_seeds() -> None:
    """Every annotation of the seeds, the third line of its block, comes out sensibly."""
    (seed,) = SEEDS.glob("004*.txt")
    lines = seed.read_text(encoding="utf-8").splitlines()
    annotations = [lines[number + 3] for number, line in enumerate(lines) if line == "-"]
    assert [told(read(annotation)) for annotation in annotations] == list(SEEDED)


LONG = (
    ("", "x"),
    ("", "contradicted "),
    ("", "not just "),
    ("", "evidence never contradicted "),
    ("supports: ", "evidence never contradicted "),
    ("supports: ", "never contradicted, "),
    ("supports: ", "questions, holds for this note "),
    ("supports: ", "a,"),
    ("supports: ", "\N{COMBINING GRAVE ACCENT}\N{COMBINING DOT BELOW}"),
)


@pytest.mark.parametrize(("start", "piece"), LONG)
def test_a_megabyte_just_runs(start: str, piece: str) -> None:
    """No text takes more than linear time: were it quadratic, this would not end today."""
    text = start + piece * (1_000_000 // len(piece))
    assert read(text).type in BY_NAME
    assert has_tension(text) in (True, False)
    assert has_resolution(text) in (True, False)


WORDS = (
    *("the", "view", "runs", "7b", "café", "straße", "this", "note", "this note", "by", "is", "it", "at"),
    *("not", "not just", "not necessarily", "never", "no", "without", "cannot", "isn't", "no evidence that"),
    *("may", "partially", "in part", "strongest", "most direct", "parametric", "suggesting", "claims"),
)
# Near misses: what a looser lexicon, made of stems or of plain tension words, would take for an attack.
NEAR = (
    *("contradiction", "contradictory", "non-contradicting", "uncontradicted", "conflict with", "conflicting"),
    *("consistent", "compatible with", "odds", "contrary", "counter", "counterpoint", "opposite", "opposed"),
    *("tension", "competing", "complementary", "unlike", "disagreement", "fails", "fails to", "failed to hold"),
    *("evidence", "against", "refutation", "refute", "irrefutable", "overturn", "false", "debunking"),
)
MARKS = (" ", " ", " ", " ", ": ", ", ", "; ", " - ", "—", ". ", " ‘", "’ ")


def written(*words: str) -> st.SearchStrategy[str]:
    """Annotations made of `words` and the marks that part them."""
    parts = st.tuples(st.sampled_from(words), st.sampled_from(MARKS))
    return st.lists(parts, max_size=12).map(lambda each: "".join(word + mark for word, mark in each))


SOUP = written(*WORDS, *NEAR, *OTHER_CUES, *ATTACK_CUES)


@given(st.text(st.characters()) | SOUP)
def test_reading_never_raises(text: str) -> None:
    """Every text, surrogates included, is a stance of known words, and its cue stands in the text."""
    stance = read(text)
    assert stance.type in BY_NAME
    assert stance.subject in {"item", "page"}
    assert stance.strength in STRENGTHS
    assert stance.basis in BASES
    assert (stance.type == "related") == (stance.reason in REASONS)
    assert stance.mixed == bool(stance.secondary)
    assert not stance.mixed or (stance.type in TENSION and stance.secondary not in TENSION)
    assert has_tension(text) in (True, False)
    assert has_resolution(text) in (True, False)


@given(SOUP, st.text(" \t\n\u00a0\u3000", max_size=3))
def test_case_blanks_and_form_do_not_matter(text: str, blanks: str) -> None:
    """Upper case, blanks around and within, and the decomposed form change nothing."""
    stance = read(text)
    assert read(text.upper()) == stance
    assert read(text.swapcase()) == stance
    assert read(blanks + text + blanks) == stance
    assert read(text.replace(" ", f" {blanks}")) == stance
    assert read(unicodedata.normalize("NFKD", text)) == stance
    assert has_tension(text.upper()) == has_tension(text)
    assert has_resolution(text.upper()) == has_resolution(text)


def holds_attack(text: str) -> bool:
    """Whether a cue of contradiction, as the reference lists them, stands in `text` as whole words."""
    plain = " ".join(text.lower().split())
    return any(re.search(rf"(?<![\w-]){re.escape(cue)}(?![\w-])", plain) for cue in ATTACK_CUES)


@settings(max_examples=400)
@given(written(*WORDS, *NEAR, *OTHER_CUES) | SOUP)
def test_a_contradiction_is_never_guessed(text: str) -> None:
    """Without a cue of contradiction nothing is contradicted or refuted, whatever else the text holds."""
    stance = read(text)
    if stance.type in ATTACKS:
        assert holds_attack(text)
        assert stance.cue in ATTACK_CUES


@pytest.mark.parametrize("near", NEAR)
def test_near_misses_are_no_contradictions(near: str) -> None:
    """The law above can fail: each of its near misses stands here alone, and none is a listed cue."""
    assert not holds_attack(near)
    assert read(near).type not in ATTACKS
    assert read(f"{near}: the view").type not in ATTACKS
    assert read(f"supports it: {near} the view").type not in ATTACKS


@given(
    st.sampled_from(("not", "never", "no", "without", "neither", "nor", "cannot", "isn't", "won’t", "no longer")),
    st.lists(st.sampled_from(("so", "quite", "really", "the")), max_size=2),
    st.sampled_from(ATTACK_CUES),
)
def test_a_negated_attack_is_no_attack(negator: str, between: list[str], cue: str) -> None:
    """A negator among the three words before an attack unmakes it, in head and tail."""
    text = " ".join((negator, *between, cue, "it"))
    assert read(text).reason == "negated-cue"
    assert read(f"supports it: {text}").type == "supports"


@given(st.sampled_from(ATTACK_CUES), st.sampled_from(OTHER_CUES))
def test_support_and_attack_in_one_head_are_unclear(attack: str, other: str) -> None:
    """A head of both polarities is unclassified, in either order."""
    positive = BY_NAME[read(other).type].polarity > 0
    for text in (f"{attack} or {other} it", f"{other} or {attack} it"):
        assert (read(text).reason == "both-polarities") == positive


@given(SOUP.map(lambda text: re.split("[:;,—]| - ", text, maxsplit=1)[0]))
def test_the_leftmost_then_longest_cue_decides(head: str) -> None:
    """The order of the rows changes nothing: every row looked for on its own finds the same cue."""
    plain = " ".join(head.translate({ord("‘"): "'", ord("’"): "'"}).casefold().split())
    spans = [
        (match.start(), -match.end(), match[0])
        for row in LEXICON
        for match in re.finditer(rf"(?<!\w)(?<!\w-)(?:{row.words})(?!\w|-\w)", plain)
    ]
    assert read(head).cue == (min(spans)[2] if spans else "")


# --------------------------------------------------------------------------------- annotations that people write

ANNOTATIONS = tomllib.loads((Path(__file__).parent / "lexicon" / "annotations.toml").read_text("utf-8"))["annotation"]


@pytest.mark.parametrize("meant", ANNOTATIONS, ids=lambda each: each["text"][:40])
def test_what_is_not_meant_as_an_attack_is_not_read_as_one(meant: dict[str, str]) -> None:
    """How much the lexicon misses is measured in `benchmarks/lexicon.py`; it may miss much, but not make this up."""
    attacks = {"contradicts", "refutes"}
    assert meant["type"] in attacks or read(meant["text"]).type not in attacks
