"""The rules on contradictions and doubled relations: small vaults in, findings out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_claims import BACK, PLAIN, SIDE, STUB, claims_of, line, md
from test_sketch import Everywhere
from vaults import vault_of

from vaultkit import lint
from vaultkit.formats import SETTINGS
from vaultkit.model import Finding
from vaultkit.vocabulary import INVERSE, STRENGTHS, YOURS

Files = Mapping[str, str]
MINE = ("CLM004", "CLM005", "CLM006", "CLM008", "CLM014", "CLM016")


def check(code: str, files: Files, as_of: str = "") -> list[Finding]:
    return list(lint.run(vault_of(files), lint.choose((code,)), as_of=as_of))


def found(code: str, files: Files, as_of: str = "") -> list[str]:
    """The findings of one rule: `note severity`."""
    return [f"{each.path.removesuffix('.md')} {each.severity.word}" for each in check(code, files, as_of)]


def told(code: str, files: Files, as_of: str = "") -> list[str]:
    return [f"{each.place}: {each.message}" for each in check(code, files, as_of)]


def callout(other: str, *lines: str) -> str:
    return "\n".join((f"> [!contradiction]- [[{other}]]", *(f"> {each}" for each in lines)))


def both(a: str = "", b: str = "") -> Files:
    """Two pages that contradict each other, with a body each."""
    return {"a.md": md(a, **SIDE), "b.md": md(b, **BACK)}


PARTLY = "**contradicts** (partial) [[b]]"

# ------------------------------------------------------------------------------------------- CLM004, unreconciled

F8 = {"a.md": md(contradicts=["b", "c"]), "b.md": md(contradicts=["a", "c"]), "c.md": md(contradicts=["a", "b"])}
F9 = {"a.md": md(refutes=["b"]), "b.md": md(refutes=["c"]), "c.md": md(refutes=["a"])}
F12 = {"a.md": md(contradicts=["b"]), "b.md": PLAIN, "c.md": md(refutes=["b"])}
UNRECONCILED: dict[str, tuple[Files, list[str]]] = {
    "F1, one side": ({"a.md": PLAIN, "b.md": md(**BACK)}, ["a warning"]),
    "F1, both sides": (both(), ["a warning"]),
    "F8, three rivals": (F8, ["a warning", "a warning", "b warning"]),
    "F9, a circle": (F9, ["a warning", "a warning", "b warning"]),
    "F12, attacked twice": (F12, ["a warning", "b warning"]),
    "partial": ({"a.md": md(related=[PARTLY]), "b.md": PLAIN}, ["a info"]),
    "partial on one page only": ({"a.md": md(related=[PARTLY]), "b.md": md(**BACK)}, ["a warning"]),
    "hedged words are firm": (
        {"a.md": md(related=["**contradicts** [[b]] — this may contradict the claim"])},
        ["a warning"],
    ),
    "the first page is a stub": ({"a.md": STUB, "b.md": md(**BACK)}, ["b warning"]),
    "the first is nowhere": ({"b.md": md(**BACK)}, ["b warning"]),
    "the other is a stub": ({"a.md": md(**SIDE), "b.md": STUB}, ["a warning"]),
    "two stubs": ({"a.md": md(status="stub", **SIDE), "b.md": STUB}, []),
    "a stub and nothing": ({"a.md": md(status="stub", **SIDE)}, []),
    "no contention": ({"a.md": md(qualifies=["b"], supports=["c"]), "b.md": PLAIN, "c.md": PLAIN}, []),
    "against itself": ({"a.md": md(contradicts=["a"])}, []),
    "reconciled in the text": (both("[[b]] differs in the dose."), []),
    "reconciled in the text of the other": (both("", "[[a]] differs in the dose."), []),
    "reconciled in the text of a stub": (
        {"a.md": md(**SIDE), "b.md": md("[[a]] differs in it.", status="stub")},
        ["a warning"],
    ),
    "a third page reconciles nothing": ({**both(), "c.md": md("[[a]] and [[b]] can be reconciled.")}, ["a warning"]),
    "only spoken of": (both("This is at odds with [[b]]."), ["a warning"]),
    "a callout without a state": (both(callout("b", "both are new")), ["a warning"]),
    "a callout without a line": (both(callout("b")), ["a warning"]),
    "open": (both(callout("b", "open")), ["a warning"]),
    "open with a date": (both(callout("b", "open", "since:: 2026-01-31")), ["a info"]),
    "open with a date on the other page": (both("", callout("a", "open", "since:: 2026-01-31")), ["a info"]),
    "open with a date on one of two pages": (
        both(callout("b", "open"), callout("a", "open", "since:: 2026-01-31")),
        ["a info"],
    ),
    "a date without a state": (both(callout("b", "since:: 2026-01-31")), ["a warning"]),
    **{
        f"{state}, {side}": (both(**{side: callout("ba"["ab".index(side)], state)}), [])
        for state in ("reconciled", "scoped: cups", "prefers [[a]]", "prefers [[b]]: newer", "duplicate", "Scoped")
        for side in ("a", "b")
    },
    "a state on a stub": ({"a.md": md(**SIDE), "b.md": md(callout("a", "scoped"), status="stub")}, []),
    "the same on both": (both(callout("b", "scoped: cups"), callout("a", "scoped: pots")), []),
    "the same preference": (both(callout("b", "prefers [[a]]"), callout("a", "prefers [[A|this]]")), []),
    "states that differ": (both(callout("b", "scoped"), callout("a", "reconciled")), ["a warning"]),
    "preferences that differ": (both(callout("b", "prefers [[a]]"), callout("a", "prefers [[b]]")), ["a warning"]),
    "open here, scoped there": (both(callout("b", "open", "since:: 2026-01-31"), callout("a", "scoped")), ["a info"]),
    "of another note": (both(callout("c", "scoped")), ["a warning"]),
}


@pytest.mark.parametrize(("files", "says"), UNRECONCILED.values(), ids=UNRECONCILED)
def test_contradiction_unreconciled(files: Files, says: list[str]) -> None:
    assert found("CLM004", files) == says


def test_an_unreconciled_contradiction_in_words() -> None:
    between = "the contradiction between 'a' and 'b'"
    assert told("CLM004", both()) == [f"a.md:3:6: nothing resolves {between}"]
    assert told("CLM004", both(callout("b", "open"))) == [f"a.md:8:21: {between} is recorded as open without a date"]
    assert told("CLM004", both("", callout("a", "open", "since:: 2026-01-31"))) == [
        f"a.md:3:6: {between} is open since '2026-01-31'"
    ]
    assert told("CLM004", both(callout("b", "prefers [[a]]"), callout("a", "scoped"))) == [
        f"a.md:8:21: the records of {between} differ: 'prefers' 'a', 'scoped'"
    ]
    assert told("CLM004", {"a.md": PLAIN, "b.md": md(**BACK)}) == [f"a.md:4:1: nothing resolves {between}"]


def test_what_proves_an_unreconciled_contradiction_and_what_would_clear_it() -> None:
    files = {"a.md": md(title="Tea calms"), "b.md": md(related=["**refutes** [[a]]"], title="Tea excites")}
    (finding,) = check("CLM004", files)
    assert (finding.target, [str(each) for each in finding.related]) == ("Tea excites", ["b.md:11:15"])
    assert [tuple(each) for each in finding.witness] == [("b.md", 11, 15, "'Tea excites' refutes 'Tea calms'")]
    assert finding.edit == (
        "write in a paragraph that links 'Tea excites' how both can be true, or record it as 'open' with a date"
    )


def test_related_are_all_statements_and_records() -> None:
    (finding,) = check("CLM004", both("", callout("a", "open")))
    assert [str(each) for each in finding.related] == ["b.md:8:21"]


# ---------------------------------------------------------------------------------------------------- CLM005, stale

STAMP = "fingerprint:: {}"
CALMS = {"title": "Tea calms", "claim": "Tea calms within 20 minutes", "description": "A small cup, and rest."}
EXCITES = {"title": "Tea excites", "claim": "Tea excites", "description": "A pot."}


def stamped(files: Files) -> Files:
    """The same with the fingerprints of now, its own first, in the callouts that ask for them."""
    claims = claims_of(files)
    (contention,) = claims.contentions
    prints = claims.fingerprints(contention)
    return {
        path: text.replace("{}", " ".join((prints[path], prints[contention.other(path)])) if path in prints else "")
        for path, text in files.items()
    }


RECORD_A, RECORD_B = callout("b", "scoped: cups", STAMP), callout("a", "scoped: pots", STAMP)
ON_A = {"a.md": md(RECORD_A, **CALMS, **SIDE), "b.md": md(**EXCITES, **BACK)}
ON_B = {"a.md": md(**CALMS, **SIDE), "b.md": md(RECORD_B, **EXCITES, **BACK)}
ON_BOTH = {"a.md": md(RECORD_A, **CALMS, **SIDE), "b.md": md(RECORD_B, **EXCITES, **BACK)}
CHANGED: dict[str, tuple[str, str, str, str]] = {
    "nothing": ("a.md", "", "", ""),
    "the claim": ("a.md", "claim: Tea calms within", "claim: Tea wakes within", "'Tea calms' has"),
    "a number": ("a.md", "20 minutes", "30 minutes", "'Tea calms' has"),
    "the description": ("a.md", "A small cup", "A large cup", "'Tea calms' has"),
    "the description of the other": ("b.md", "A pot.", "Two pots.", "'Tea excites' has"),
    "the claim of the other": ("b.md", "claim: Tea excites", "claim: Tea excites some", "'Tea excites' has"),
    "the title of the other": ("b.md", "title: Tea excites", "title: Tea wakes", "'Tea wakes' has"),
    "a key that is gone": ("b.md", "description: A pot.\n", "", "'Tea excites' has"),
    "whitespace": ("a.md", "A small cup, and rest.", "'A  small cup,\tand rest. '", ""),
    "punctuation": ("a.md", "A small cup, and rest.", "A small cup and rest", ""),
    "case": ("a.md", "A small cup", "A SMALL cup", ""),
    "dashes and quotes": ("b.md", "description: A pot.", "description: '\u2014 a \u201cpot\u201d'", ""),
    "the body": ("a.md", "# It", "# It\n\nMore of it.", ""),
    "the words of the record": ("a.md", "cups", "mugs", ""),
    "a relation to a third note": ("b.md", "title:", 'supports:\n  - "[[c]]"\ntitle:', ""),
    "what they say of each other": ("b.md", "contradicts:", "refutes:", "the two, or what is said between them, have"),
}


@pytest.mark.parametrize(("path", "old", "new", "says"), CHANGED.values(), ids=CHANGED)
@pytest.mark.parametrize("files", [ON_A, ON_B, ON_BOTH], ids=["on a", "on b", "on both"])
def test_a_claim_that_has_changed_makes_a_resolution_stale(
    files: Files, path: str, old: str, new: str, says: str
) -> None:
    now = dict(stamped(files))
    assert old in now[path] or "cups" in old
    now[path] = now[path].replace(old, new)
    findings = check("CLM005", now)
    assert [each.message.partition(": ")[2] for each in findings] == ([f"{says} changed since"] if says else [])
    assert {each.path for each in findings} <= {"b.md" if files is ON_B else "a.md"}
    # A stale resolution is open again, and this rule tells that.
    assert found("CLM004", now) == []
    assert claims_of(now).contentions[0].open is bool(says)


def test_a_stale_resolution_in_words() -> None:
    now = dict(stamped(ON_BOTH))
    now["b.md"] = now["b.md"].replace("A pot", "Two pots")
    (finding,) = check("CLM005", now)
    assert f"{finding.place}: {finding.message}" == (
        "a.md:11:21: the record on 'Tea excites' is stale: 'Tea excites' has changed since"
    )
    assert (finding.severity.word, finding.target) == ("warning", "Tea excites")
    assert [str(each) for each in finding.related] == ["b.md:11:21"]
    assert finding.edit == "re-read both and run `vaultkit accept 'Tea calms' 'Tea excites'`"


def test_each_reason_why_a_record_is_stale_is_told_in_its_own_words() -> None:
    now = dict(stamped({**ON_A, "a.md": ON_A["a.md"].replace("scoped: cups", "prefers [[a]]")}))
    now["b.md"] = now["b.md"].replace("A pot", "Two pots")
    changed = "is stale: 'Tea excites' has changed since"

    def reasons(files: Files) -> list[str]:
        return [each.message.partition("the record on 'Tea excites' ")[2] for each in check("CLM005", files)]

    assert reasons(now) == [changed]
    gone = "is stale: it prefers 'Tea calms', which is superseded"
    assert reasons({**now, "c.md": md(supersedes=["a"])}) == [changed, gone]
    partly = "# C\n\n## Related\n\n- **supersedes** (partial) [[a]]\n"
    assert reasons({**now, "c.md": partly}) == [changed, gone]
    assert reasons({**now, "a.md": now["a.md"].replace("---\n", "---\nsupersedes:\n  - '[[a]]'\n", 1)}) == [changed]
    out = "is stale: it prefers 'Tea calms', which is defeated"
    assert reasons({**now, "c.md": md(refutes=["a"])}) == [changed, out]


def test_only_the_record_that_is_stale_is_told() -> None:
    now = dict(stamped(ON_BOTH))
    now["b.md"] = re.sub(r"(fingerprint:: )\w+", r"\g<1>00000000", now["b.md"])
    assert told("CLM005", now) == [
        "b.md:11:21: the record on 'Tea calms' is stale: 'Tea excites' has changed since",
    ]


WAYS = {
    "one fingerprint, its own": ("fingerprint:: {0}", []),
    "one fingerprint of another": ("fingerprint:: 00000000", ["a warning"]),
    "none": ("fingerprint::", []),
    "a state of any kind": ("fingerprint:: {0} 00000000", ["a warning"]),
    "a block id behind": ("fingerprint:: {0} {1} ^c1", []),
    "no digits": ("fingerprint:: read it", ["a warning"]),
    "with a comma": ("fingerprint:: {0}, {1}", ["a warning"]),
    "cut short": ("fingerprint:: {0:.7}", ["a warning"]),
    "three": ("fingerprint:: {0} {1} {1}", ["a warning"]),
}


@pytest.mark.parametrize("state", ["open", "reconciled", "duplicate", "prefers [[b]]"])
@pytest.mark.parametrize(("words", "says"), WAYS.values(), ids=WAYS)
def test_fingerprints(words: str, says: list[str], state: str) -> None:
    contention = claims_of(both(callout("b", state))).contentions[0]
    prints = claims_of(both(callout("b", state))).fingerprints(contention)
    assert found("CLM005", both(callout("b", state, words.format(*prints.values())))) == says


def test_a_stamp_that_nobody_can_read() -> None:
    files = both(callout("b", "scoped", "fingerprint:: read it ^c1"))
    assert told("CLM005", files) == [
        "a.md:8:21: the record on 'b' cannot be held against the claims: 'fingerprint:: read it ^c1' is no fingerprint"
    ]
    assert check("CLM005", files)[0].edit == "re-read both and run `vaultkit accept 'a' 'b'`"
    (contention,) = claims_of(files).contentions
    assert (contention.open, contention.stale) == (True, "its fingerprints cannot be read")


def test_digits_of_a_fingerprint_may_be_capitals() -> None:
    prints = claims_of(both(callout("b", "scoped"))).fingerprints(
        claims_of(both(callout("b", "scoped"))).contentions[0]
    )
    stamp = f"fingerprint:: {' '.join(prints.values()).upper()}"
    assert told("CLM005", both(callout("b", "scoped", stamp))) == []


GONE = callout("b", "prefers [[a]]")
DEFEATED: dict[str, tuple[Files, list[str]]] = {
    "it stands": (both(GONE), []),
    "OUT": ({**both(GONE), "c.md": md(refutes=["a"])}, ["'a', which is defeated"]),
    "F3, reinstated": ({**both(GONE), "c.md": md(refutes=["a"]), "d.md": md(refutes=["c"])}, []),
    "not settled": ({**both(GONE), "c.md": md(contradicts=["a"])}, []),
    "attacked in part": ({**both(GONE), "c.md": md(related=["**refutes** (partial) [[a]]"])}, []),
    "the other side is OUT": ({**both(GONE), "c.md": md(refutes=["b"])}, []),
    "superseded": ({**both(GONE), "c.md": md(supersedes=["a"])}, ["'a', which is superseded"]),
    "superseded by the other side": (
        {**both(GONE), "b.md": md(contradicts=["a"], supersedes=["a"])},
        ["'a', which is superseded"],
    ),
    "superseded and defeated": (
        {**both(GONE), "c.md": md(supersedes=["a"], refutes=["a"])},
        ["'a', which is superseded"],
    ),
    "the other side is superseded": ({**both(GONE), "c.md": md(supersedes=["b"])}, []),
    "another state": ({**both(callout("b", "scoped")), "c.md": md(refutes=["a"], supersedes=["a"])}, []),
    "records that differ": (
        {**both(GONE, callout("a", "prefers [[b]]")), "c.md": md(refutes=["a"], supersedes=["b"])},
        [],
    ),
    "on both pages, once": (
        {**both(GONE, callout("a", "prefers [[a]]")), "c.md": md(refutes=["a"])},
        ["'a', which is defeated"],
    ),
    "both stubs": (
        {
            "a.md": md(GONE, status="stub", **SIDE),
            "b.md": STUB,
            "c.md": md(supersedes=["a"]),
        },
        [],
    ),
}


@pytest.mark.parametrize(("files", "says"), DEFEATED.values(), ids=DEFEATED)
def test_a_preference_for_what_does_not_stand(files: Files, says: list[str]) -> None:
    assert told("CLM005", files) == [f"a.md:8:21: the record on 'b' is stale: it prefers {each}" for each in says]


def test_the_chain_proves_that_the_preferred_side_is_defeated() -> None:
    files = {**both(GONE, callout("a", "prefers [[a]]")), "c.md": md(refutes=["a"]), "d.md": md(supersedes=["c"])}
    (finding,) = check("CLM005", files)
    assert [each.words for each in finding.witness] == ["'c' refutes 'a'"]
    assert [str(each) for each in finding.related] == ["b.md:8:21"]
    (finding,) = check("CLM005", {**both(GONE), "c.md": md(supersedes=["a"])})
    assert [tuple(each) for each in finding.witness] == [("c.md", 3, 6, "'c' supersedes 'a'")]
    assert finding.edit == "re-read both and record what holds now in place of 'prefers' 'a'"


REVIEW = "was to be reviewed on '2026-01-31'"
DATES: dict[str, tuple[tuple[str, ...], str, list[str]]] = {
    "passed": (("scoped", "review:: 2026-01-31"), "2026-02-01", [REVIEW]),
    "today": (("scoped", "review:: 2026-01-31"), "2026-01-31", []),
    "to come": (("scoped", "review:: 2026-01-31"), "2025-12-31", []),
    "nobody says what day it is": (("scoped", "review:: 2026-01-31"), "", []),
    "without a state": (("review:: 2026-01-31",), "2026-02-01", [REVIEW]),
    "open": (("open", "since:: 2020-01-01", "review:: 2026-01-31"), "2026-02-01", [REVIEW]),
    "a block id behind": (("scoped", "review:: 2026-01-31 ^c1"), "2026-02-01", [REVIEW]),
    "since is never due": (("open", "since:: 2020-01-01"), "2026-02-01", []),
    "empty": (("open", "since::", "review::"), "2026-02-01", []),
    "no date": (("scoped", "review:: next year"), "", ["has 'next year' for 'review', which is no date"]),
    "no day of any month": (("scoped", "review:: 2026-02-30"), "", ["has '2026-02-30' for 'review', which is no date"]),
    "another order": (("open", "since:: 31.01.2026"), "2026-02-01", ["has '31.01.2026' for 'since', which is no date"]),
    "short": (("open", "since:: 20260131"), "", ["has '20260131' for 'since', which is no date"]),
    "both": (
        ("open", "since:: May", "review:: June"),
        "",
        ["has 'June' for 'review', which is no date", "has 'May' for 'since', which is no date"],
    ),
}


@pytest.mark.parametrize(("lines", "as_of", "says"), DATES.values(), ids=DATES)
def test_dates(lines: tuple[str, ...], as_of: str, says: list[str]) -> None:
    assert told("CLM005", both(callout("b", *lines)), as_of) == [
        f"a.md:8:21: the record on 'b' {each}" for each in says
    ]
    assert told("CLM005", both("", callout("a", *lines)), as_of) == [
        f"b.md:8:21: the record on 'a' {each}" for each in says
    ]


def test_each_record_has_its_own_dates() -> None:
    files = both(callout("b", "scoped", "review:: 2026-01-31"), callout("a", "scoped", "review:: 2026-03-31"))
    assert found("CLM005", files, "2026-02-28") == ["a warning"]
    assert found("CLM005", files, "2026-12-31") == ["a warning", "b warning"]


# ---------------------------------------------------------------------------------- CLM006, supports and contradicts

SUPPORTS, REFUTES = "**supports** [[b]]", "**refutes** [[b]]"
DOUBLED: dict[str, tuple[Files, list[str]]] = {
    "on one page": ({"a.md": md(supports=["b"], **SIDE), "b.md": PLAIN}, ["a error"]),
    "refutes": ({"a.md": md(related=[SUPPORTS, REFUTES]), "b.md": PLAIN}, ["a error"]),
    "on two pages": ({"a.md": md(supports=["b"]), "b.md": md(**BACK)}, ["b error"]),
    "on two pages, in the other order": ({"a.md": md(**SIDE), "b.md": md(supports=["a"])}, ["b error"]),
    "the other direction": ({"a.md": md(supported_by=["b"], **SIDE), "b.md": PLAIN}, ["a error"]),
    "refuted by what supports it": ({"a.md": md(supports=["b"], refuted_by=["b"]), "b.md": PLAIN}, ["a error"]),
    "on both pages, once": ({"a.md": md(supports=["b"], **SIDE), "b.md": md(supports=["a"], **BACK)}, ["b error"]),
    "the contradiction is partial": ({"a.md": md(related=[SUPPORTS, PARTLY]), "b.md": PLAIN}, ["a info"]),
    "the support is partial": (
        {"a.md": md(related=["**supports** (partial) [[b]]", REFUTES]), "b.md": PLAIN},
        ["a info"],
    ),
    "partial and also in full": (
        {"a.md": md(related=["**supports** (partial) [[b]]", REFUTES]), "b.md": md(supports=["a"])},
        ["b error"],
    ),
    "resolved all the same": ({"a.md": md("[[b]] differs in it.", supports=["b"], **SIDE), "b.md": PLAIN}, ["a error"]),
    "a callout": ({"a.md": md(callout("b", "open"), supports=["b"]), "b.md": PLAIN}, ["a error"]),
    "mixed words are CLM012's": (
        {"a.md": md(related=["**contradicts** [[b]] — background: it is at odds with this on the dose", SUPPORTS])},
        [],
    ),
    "negated words are CLM011's": (
        {"a.md": md(related=["**related** [[b]] — not contradicted: other doses", SUPPORTS]), "b.md": PLAIN},
        [],
    ),
    "a limit": ({"a.md": md(supports=["b"], qualifies=["b"]), "b.md": PLAIN}, []),
    "another positive type": ({"a.md": md(extends=["b"], **SIDE), "b.md": PLAIN}, []),
    "another note": ({"a.md": md(supports=["c"], **SIDE), "b.md": PLAIN, "c.md": PLAIN}, []),
    "of a note that is nowhere": ({"a.md": md(supports=["b"], **SIDE)}, ["a error"]),
    "of a stub that repeats it": (
        {
            "a.md": md(related=[f"{SUPPORTS} — supports it", f"{REFUTES} — refutes it"], seed="1"),
            "b.md": md(supported_by=["a"], refuted_by=["a"], status="stub"),
        },
        ["a error"],
    ),
    "two stubs": ({"a.md": md(supports=["b"], status="stub", **SIDE), "b.md": STUB}, []),
    "itself": ({"a.md": md(supports=["a"], contradicts=["a"])}, []),
}


@pytest.mark.parametrize(("files", "says"), DOUBLED.values(), ids=DOUBLED)
def test_supports_and_contradicts(files: Files, says: list[str]) -> None:
    assert found("CLM006", files) == says


def test_supports_and_contradicts_in_words() -> None:
    files = {"a.md": md(related=["**supported by** [[b]]"], refutes=["b"]), "b.md": md(**BACK)}
    (finding,) = check("CLM006", files)
    assert f"{finding.place}: {finding.message}" == (
        "b.md:3:6: it is stated that 'b' supports 'a' and also that 'a' refutes 'b'"
    )
    assert finding.target == "a"
    assert [str(each) for each in finding.related] == ["a.md:3:6", "a.md:12:20"]
    assert [each.words for each in finding.witness] == ["'b' supports 'a'", "'a' refutes 'b'"]
    assert finding.edit == "split the claim in two, or make one of the statements 'qualifies'"


# ------------------------------------------------------------------------------------------ CLM008, unbalanced triads


def triad(c: str, a: str = md(**SIDE), b: str = PLAIN) -> Files:
    return {"a.md": a, "b.md": b, "c.md": c}


STRONG = md(related=["**contradicts** (strong) [[b]]"])
TRIADS: dict[str, tuple[Files, list[str]]] = {
    **{
        f"{one} and {other}": (
            triad(
                md(**{one: ["a"]}, **({other: ["b"]} if other != one else {}))
                if other != one
                else md(**{one: ["a", "b"]})
            ),
            ["a info"],
        )
        for one in ("supports", "extended_by", "explains", "exemplifies")
        for other in ("supports", "exemplified_by")
    },
    "F8, three rivals": (F8, []),
    "F9, a circle": (F9, []),
    "F12": (F12, []),
    "an enemy of both": (triad(md(contradicts=["a", "b"])), []),
    "a friend of one": (triad(md(supports=["a"])), []),
    "two minus, one plus": (triad(md(supports=["a"], contradicts=["b"])), []),
    "all plus": (triad(md(supports=["a", "b"]), a=md(supports=["b"])), []),
    "stated on all pages": (triad(PLAIN, a=md(supports=["c"], **SIDE), b=md(explains=["c"])), ["a info"]),
    "refuted": (triad(md(supports=["a", "b"]), a=md(refuted_by=["b"])), ["a info"]),
    "strong": (
        triad(md(related=["**supports** (strong) [[a]]", "**extends** (strong) [[b]]"]), a=STRONG),
        ["a warning"],
    ),
    "one not strong": (triad(md(related=["**supports** (strong) [[a]]", "**extends** [[b]]"]), a=STRONG), ["a info"]),
    "one only partial": (triad(md(related=["**supports** (partial) [[a]]", "**extends** [[b]]"])), []),
    "a partial contradiction": (triad(md(supports=["a", "b"]), a=md(related=[PARTLY])), []),
    "partial and also in full": (
        triad(md(related=["**supports** (partial) [[a]]", "**supports** [[b]]"], extends=["a"])),
        ["a info"],
    ),
    "a hedged support": (
        triad(md(related=["**supported by** [[a]] — consistent with it, may be", "**extends** [[b]]"])),
        [],
    ),
    "a hedged contradiction": (
        triad(md(supports=["a", "b"]), a=md(related=["**contradicts** [[b]] — contradicts it, which may be chance"])),
        [],
    ),
    "neutral": (triad(md(supports=["a"], informs=["b"])), []),
    "a limit": (triad(md(supports=["a"], qualifies=["b"])), []),
    "not only positive": (triad(md(supports=["a", "b"], qualifies=["b"])), []),
    "a resolved pair is not only positive": (triad(md(callout("b", "scoped"), supports=["a", "b"])), []),
    "the pair is also supported": (triad(md(supports=["a", "b"]), b=md(supports=["a"])), []),
    "resolved": (triad(md(supports=["a", "b"]), a=md("[[b]] differs in the dose.", **SIDE)), []),
    "resolved by a preference": (triad(md(supports=["a", "b"]), a=md(callout("b", "prefers [[a]]"))), []),
    "open": (triad(md(supports=["a", "b"]), a=md(callout("b", "open"))), ["a info"]),
    "stale": (
        triad(md(supports=["a", "b"]), a=md(callout("b", "scoped", "fingerprint:: 00000000"))),
        ["a info"],
    ),
    "the first page is a stub": (triad(md(supports=["a", "b"]), a=STUB, b=md(**BACK)), ["b info"]),
    "no page of either": (triad(md(supports=["a", "b"]), a=md(status="stub", **SIDE), b=STUB), []),
    "the third is a stub": (triad(md(supports=["a", "b"], status="stub")), ["a info"]),
    "the third is nowhere": ({"a.md": md(supports=["Gone"], **SIDE), "b.md": md(extends=["Gone"])}, ["a info"]),
    "two of them": ({**triad(md(supports=["a", "b"])), "d.md": md(extends=["a", "b"])}, ["a info", "a info"]),
}


@pytest.mark.parametrize(("files", "says"), TRIADS.values(), ids=TRIADS)
def test_unbalanced_triad(files: Files, says: list[str]) -> None:
    assert found("CLM008", files) == says


def test_the_three_edges_prove_a_triad() -> None:
    files = triad(md(related=["**extended by** (strong) [[b]]"], supports=["a"], explains=["b"]), b=md(refutes=["a"]))
    (finding,) = check("CLM008", files)
    assert f"{finding.place}: {finding.message}" == (
        "a.md:3:6: 'a' and 'b' contradict each other, but 'c' is in accord with both"
    )
    assert [tuple(each) for each in finding.witness] == [
        ("a.md", 3, 6, "'a' contradicts 'b'"),
        ("c.md", 3, 6, "'c' supports 'a'"),
        ("c.md", 14, 28, "'b' extends 'c'"),
    ]
    assert (finding.target, [str(each) for each in finding.related]) == ("c", ["c.md:3:6", "c.md:14:28"])
    assert finding.edit == "resolve what 'a' and 'b' dispute, or give another type to what 'c' has with one"


# -------------------------------------------------------------------------------------- CLM014, a limit not in the body

LIMITED = "**qualified by** [[b]] — only when it is small"
LIMITS: dict[str, tuple[str, list[str]]] = {
    "listed": (md(related=[LIMITED]), ["a info"]),
    "a property": (md(qualifies=["b"]), ["a info"]),
    "a contradiction": (md(**SIDE), ["a info"]),
    "a field": (md("## Related\n\n- contradicts:: [[b]]"), ["a info"]),
    "partial": (md(related=[PARTLY]), ["a info"]),
    "several, once": (md(related=[LIMITED, "**contradicts** [[b]]"]), ["a info"]),
    "of two notes": (md(related=[LIMITED, "**contradicts** [[c]]"]), ["a info", "a info"]),
    "mentioned": (md("But see [[b]].", related=[LIMITED]), []),
    "mentioned by another name": (md("But see [that](./b.md#It).", related=[LIMITED]), []),
    "mentioned under a heading": (md("## Why\n\nBut see [[b]].", related=[LIMITED]), []),
    "mentioned in an embed": (md("![[b#It]]", related=[LIMITED]), []),
    "mentioned in an item": (md("- but see [[b]]", related=[LIMITED]), []),
    "mentioned between the entries": (md("## Related\n\nBut see [[b]].\n\n- " + LIMITED), []),
    "mentioned in your own part": (md(related=[LIMITED]) + f"\n{YOURS}\n\nBut see [[b]].\n", []),
    "listed in your own part": (
        md(related=[LIMITED]) + f"\n{YOURS}\n\n## Related\n\n- {LIMITED}\n",
        ["a info"],
    ),
    "in a callout of contradiction": (md(callout("b", "open")), []),
    "in such a callout below the list": (md(related=[LIMITED]) + f"\n{callout('b', 'open')}\n", []),
    "in the words on another": (md(related=[LIMITED, "**extends** [[c]] — unlike [[b]]"]), ["a info"]),
    "in another list": (md("## Used by\n\n- [[b]]", related=[LIMITED]), ["a info"]),
    "in a property": (md(acknowledges=["b"], related=[LIMITED]), ["a info"]),
    "in code": (md("`[[b]]`", related=[LIMITED]), ["a info"]),
    "another note mentioned": (md("But see [[c]].", related=[LIMITED]), ["a info"]),
    "a title without a link": (md("But see b.", related=[LIMITED]), ["a info"]),
    "a stub": (md(related=[LIMITED], status="stub"), []),
    "another type": (md(supports=["b"], refutes=["b"], informs=["c"]), []),
    "itself": (md(qualifies=["a"]), []),
}


@pytest.mark.parametrize(("text", "says"), LIMITS.values(), ids=LIMITS)
def test_limit_not_in_body(text: str, says: list[str]) -> None:
    assert found("CLM014", {"a.md": text, "b.md": PLAIN, "c.md": PLAIN}) == says
    assert found("CLM014", {"a.md": text, "b.md": STUB, "c.md": STUB}) == says


def test_a_limit_is_told_only_where_it_is_stated() -> None:
    files = {
        "a.md": md(related=[LIMITED], seed="1", qualified_by=["b"]),
        "b.md": md(related=["**qualifies** [[a]]"], seed="2", qualifies=["a"]),
    }
    assert found("CLM014", files) == ["a info"]
    (finding,) = check("CLM014", {"b.md": PLAIN, "a.md": md(related=["**contradicts** [[b]]"], qualifies=["b"])})
    assert f"{finding.place}: {finding.message}" == (
        "a.md:3:6: this note lists that it qualifies 'b', but its text never mentions 'b'"
    )
    assert ([str(each) for each in finding.related], finding.edit) == (
        ["a.md:12:19"],
        "write one sentence that links 'b'",
    )


# ------------------------------------------------------------------------------------------------- CLM016, duplicates

TWICE: dict[str, tuple[str, list[str]]] = {
    "in the list": (md(related=[REFUTES, REFUTES]), ["a info"]),
    "three times": (md(related=[REFUTES, REFUTES, "**refutes** [[B]] — words"]), ["a info", "a info"]),
    "in the properties": (md(refutes=["b", "b"]), ["a info"]),
    "in the fields": (md("refutes:: [[b]], [[b]]"), ["a info"]),
    "in the callouts": (md(f"{callout('b', 'open')}\n\n{callout('b', 'open')}"), ["a info"]),
    "passive": (md(related=[REFUTES, "**refuted by** [[b]]"]), []),
    "a symmetric type": (md(contradicts=["b", "b"]), ["a info"]),
    "words that are not classed": (md(related=["**related** [[b]] — cups", "**related** [[b]] — pots"]), ["a info"]),
    "mere neighbours": (md(related=["**related** [[b]]", "**related** [[b]]"]), []),
    "a neighbour and words": (md(related=["**related** [[b]]", "**related** [[b]] — pots"]), []),
    "in two kinds of place": (md("refutes:: [[b]]", related=[REFUTES], refutes=["b"]), []),
    "two types": (md(related=[REFUTES, "**contradicts** [[b]]"]), []),
    "two notes": (md(related=[REFUTES, "**refutes** [[c]]"]), []),
    "by an alias": (md(refutes=["b", "Bee"]), ["a info"]),
    "two that are nowhere": (md(refutes=["Gone", "Gone#A"]), ["a info"]),
    "a stub": (md(related=[REFUTES, REFUTES], status="stub"), []),
}


@pytest.mark.parametrize(("text", "says"), TWICE.values(), ids=TWICE)
def test_duplicate_relation(text: str, says: list[str]) -> None:
    assert found("CLM016", {"a.md": text, "b.md": "---\naliases: Bee\n---\n", "c.md": PLAIN}) == says


def test_which_of_two_relations_to_delete() -> None:
    for one, other, safe in (("", "", True), (" — cups", " — cups", True), (" — cups", "", False)):
        (finding,) = check("CLM016", {"a.md": md(related=[f"{SUPPORTS}{one}", f"{SUPPORTS}{other}"]), "b.md": PLAIN})
        assert f"{finding.place}: {finding.message}" == (
            "a.md:11:16: the list 'Related' says twice that 'a' supports 'b'"
        )
        assert [str(each) for each in finding.related] == ["a.md:10:16"]
        assert finding.edit == (
            "delete the second, which is safe: it says no more than the first"
            if safe
            else "delete one of the two, and keep in the other what only the first said"
        )


# ----------------------------------------------------------------------------------------------------------------- laws

MANY = {
    "a.md": md(callout("b", "scoped", "review:: soon", "fingerprint:: 0 0"), supports=["c"], qualifies=["c"], **SIDE),
    "b.md": md(callout("a", "open", "since:: 2026-01-31"), related=["**supported by** [[c]]"] * 2, **BACK),
    "c.md": md(supports=["a", "b"], contradicts=["d"]),
    "d.md": md(extends=["c"], supports=["b"], refutes=["b"]),
    "x.md": line("a", "b"),
}


def test_the_order_of_files_does_not_matter() -> None:
    everything = [[check(code, dict(files)) for code in MINE] for files in permutations(MANY.items())]
    assert all(each == everything[0] for each in everything)


def test_every_message_and_edit_is_one_line_in_lower_case() -> None:
    odd = '"An \\"odd\\"\\nname"'
    files = {
        "a.md": md(callout("b", "scoped", "fingerprint:: 0 0"), related=[REFUTES, REFUTES], qualifies=["b"]),
        "b.md": md(title=odd, supports=["a"]),
        "c.md": md(supports=["a", "d"], contradicts=["b"]),
        "d.md": md(contradicts=["a"]),
    }
    findings = [each for code in MINE for each in check(code, files)]
    assert {each.code for each in findings} == set(MINE)
    for each in findings:
        for words in (each.message, each.edit, *(step.words for step in each.witness)):
            assert words
            assert "\n" not in words
            assert words[0].islower() or words[0] in "'\""


PAGES = ("a", "b", "c", "d")
STATES = (
    "",
    "open",
    "scoped",
    "prefers [[a]]",
    "prefers [[b]]",
    "fingerprint:: 00000000",
    "review:: x",
    "since:: 2026",
)
ENTRIES = st.builds(
    "- **{}**{} [[{}]]{}\n".format,
    st.sampled_from(sorted(INVERSE)),
    st.sampled_from(("", *(f" ({each})" for each in STRENGTHS))),
    st.sampled_from(PAGES),
    st.sampled_from(("", " — contradicts: no", " — extends: more cups", " — it may be")),
)
CALLOUTS = st.builds(
    lambda other, lines: f"{callout(other, *lines)}\n\n",
    st.sampled_from(PAGES),
    st.lists(st.sampled_from(STATES), max_size=3),
)
FIELDS = st.builds("{}:: [[{}]]\n\n".format, st.sampled_from(sorted(INVERSE)), st.sampled_from(PAGES))
PROPERTIES = st.dictionaries(
    st.sampled_from((*INVERSE, "sources")), st.lists(st.sampled_from(PAGES), min_size=1, max_size=3), max_size=3
)


def a_note(properties: dict[str, list[str]], body: Iterable[str], entries: Iterable[str], status: str) -> str:
    meta = {
        **properties,
        **({"status": status} if status else {}),
        **({"type": "line"} if "sources" in properties else {}),
    }
    return md("".join(body), **meta) + "\n## Related\n\n" + "".join(entries)


STATED = st.builds(
    a_note,
    PROPERTIES,
    st.lists(CALLOUTS | FIELDS | st.sampled_from(("See [[b]].\n\n", "[[a]] differs in it.\n\n")), max_size=3),
    st.lists(ENTRIES, max_size=4),
    st.sampled_from(("", "page", "stub")),
)


@settings(max_examples=200)
@given(st.dictionaries(st.sampled_from([f"{each}.md" for each in PAGES]), STATED, min_size=2))
def test_a_rule_has_nothing_to_say_of_claims_that_it_is_not_about(files: Files) -> None:
    rules = lint.choose(MINE)
    few = lint.run(vault_of(files), rules, as_of="2026-02-28")
    assert lint.run(vault_of(files), [Everywhere(each) for each in rules], as_of="2026-02-28") == few
    assert len(set(few)) == len(few)


# ------------------------------------------------------------------------------------------ notes that are hidden

_RING = {"a.md": md(supports=["b"]), "b.md": md(supports=["c"]), "c.md": md(supports=["a"])}
_WAYS = {"a.md": md(supports=["b"]), "b.md": md(supports=["a", "c"]), "c.md": md(supports=["b"])}
_AGE = {"a.md": md(supersedes=["b"]), "b.md": md(supersedes=["a"])}
_RESTING = {**both(), "l.md": line("a")}
_THIRD = {"a.md": md(supports=["x"], **SIDE), "b.md": md(supports=["x"])}
_STUBS = {"a.md": md(status="stub", **SIDE), "b.md": md(status="stub", **BACK)}
_DOUBLE = {"a.md": md(supports=["b"]), "b.md": md(contradicts=["a"])}
_PREFER = {"a.md": md(callout("b", "prefers [[c]]")), "b.md": md(callout("a", "prefers [[c]]"), **BACK), "c.md": PLAIN}
_STAMPED = {
    "a.md": md(callout("b", "scoped", "fingerprint:: 00000000 00000000")),
    "b.md": md(callout("a", "scoped", "fingerprint:: 00000000 00000000"), **BACK),
}
_FALLEN = {**both(callout("b", "prefers [[a]]"), callout("a", "prefers [[a]]")), "c.md": md(refutes=["a"])}
HIDDEN: dict[str, tuple[str, Files, str, str]] = {
    "CLM002, the side that is rested on": ("CLM002", _RESTING, "a", "b warning"),
    "CLM002, both sides": ("CLM002", _RESTING, "a b", ""),
    "CLM004": ("CLM004", both(), "a", "b warning"),
    "CLM004, both": ("CLM004", both(), "a b", ""),
    "CLM004, and the other is a stub": ("CLM004", {"a.md": md(**SIDE), "b.md": STUB}, "a", "b warning"),
    "CLM004, and the other is nowhere": ("CLM004", {"a.md": md(**SIDE)}, "a", ""),
    "CLM005, neither": ("CLM005", _PREFER, "a", "b warning"),
    "CLM005, changed": ("CLM005", _STAMPED, "a", "b warning"),
    "CLM005, defeated": ("CLM005", _FALLEN, "a", "b warning"),
    "CLM005, both": ("CLM005", _PREFER, "a b", ""),
    "CLM006": ("CLM006", _DOUBLE, "b", "a error"),
    "CLM006, both": ("CLM006", _DOUBLE, "a b", ""),
    "CLM007": ("CLM007", _RING, "a", "b error"),
    "CLM007, but one": ("CLM007", _RING, "a b", "c error"),
    "CLM007, the whole way": ("CLM007", _WAYS, "a b", "c error"),
    "CLM007, all": ("CLM007", _RING, "a b c", ""),
    "CLM008": ("CLM008", triad(md(supports=["a", "b"])), "a", "b info"),
    "CLM008, both sides": ("CLM008", triad(md(supports=["a", "b"])), "a b", "c info"),
    "CLM008, all": ("CLM008", triad(md(supports=["a", "b"])), "a b c", ""),
    "CLM008, and the third is nowhere": ("CLM008", _THIRD, "a b", ""),
    "CLM017": ("CLM017", {"a.md": md(**SIDE), "b.md": md(status="stub", **BACK)}, "a", ""),
    "CLM017, a side that says it too": ("CLM017", _STUBS, "a", "b info"),
    "CLM018, a circle": ("CLM018", _AGE, "a", "b error"),
}


@pytest.mark.parametrize(("code", "files", "hidden", "says"), HIDDEN.values(), ids=HIDDEN)
def test_what_several_notes_share_is_told_on_one_that_is_shown(code: str, files: Files, hidden: str, says: str) -> None:
    filters = {SETTINGS: json.dumps({"userIgnoreFilters": [f"{each}.md" for each in hidden.split()]})}
    assert found(code, {**files, **filters}) == ([says] if says else [])
    for each in check(code, {**files, **filters}):
        assert files[each.path].split("\n")[each.line - 1][each.column - 1 :]
        assert all(f"{place.path}:{place.line}:{place.column}" != each.place for place in each.related)
