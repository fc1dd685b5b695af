"""The rules that read prose: figures and their sources, counts, summaries, sentences beside lists."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_sketch import Everywhere, differences
from vaults import vault_of

from vaultkit import lint, note, sketching
from vaultkit.claims import Claims
from vaultkit.claims.figures import Figure, Figures, figures
from vaultkit.claims.prose import relations
from vaultkit.claims.sentences import sentences
from vaultkit.model import Finding
from vaultkit.sketching import FIGURES, SELF, SERIES
from vaultkit.vocabulary import YOURS

Files = Mapping[str, str]


def found(code: str, files: Files) -> list[Finding]:
    return list(lint.run(vault_of(files), lint.choose((code,))))


def said(code: str, files: Files) -> list[str]:
    return [f"{each.place}: {each.message}" for each in found(code, files)]


# --------------------------------------------------------------------------------------------- figures of a text

FIGURES_OF = {
    "a percent sign": ("it saves 40% of it", ["40%"]),
    "a percent sign behind a blank": ("it saves 40 % of it", ["40 %"]),
    "words for it": ("40 percent, 41 per cent, 42 pct", ["40 percent", "41 per cent", "42 pct"]),
    "a decimal": ("a score of 0.72 for it", ["0.72"]),
    "a decimal comma": ("a score of 0,72 for it", ["0,72"]),
    "points": ("a 37-point jump, 12 points, 3 points to make", ["37-point", "12 points"]),
    "a factor": ("3x as fast, 2.5 times, 10-fold, 4\u00d7", ["3x", "2.5 times", "10-fold", "4\u00d7"]),
    "as it is written": (
        "so 38 \u00b5g, 38 \u03bcg, a 7\u2011point jump, 8\u00a0kg and 9\nkg",
        ["38 \u00b5g", "38 \u03bcg", "7\u2011point", "8\u00a0kg", "9 kg"],
    ),
    "a share in brackets": ("so it is (0.72) or (73.6)", ["0.72", "73.6"]),
    "a unit": ("5 ms, 30 minutes, 12GB, 8 kg", ["5 ms", "30 minutes", "12GB", "8 kg"]),
    "thousands": ("1,400 hours and 1\u202f500 hours", ["1,400 hours", "1\u202f500 hours"]),
    "a scale": ("5 million documents", ["5 million"]),
    "money": ("it costs $5M, \u20ac30 or $ 4.50", ["$5M", "\u20ac30", "$ 4.50"]),
    "about": ("by ~19% now", ["19%"]),
    "from and to": ("(36%\u219273.6%)", ["36%", "73.6%"]),
    "the end of a range": ("5-30% and 5\u201330%", ["30%", "30%"]),
    "a name with a number": ("GPT-4.1, Qwen2.5-Math, 14B, 1.7B, AIME2024, o1", []),
    "a name and a number": ("Llama 3.1, Python 3.11, Claude 3.5 Sonnet and gpt 4.1", []),
    "names in a row": ("Llama 3.1 and 3.2", []),
    "a version": ("v2.5, version 2.5, 1.2.3", []),
    "a section": ("section 3.2, fig. 2.1, step 1.2", []),
    "pages": ("so (p. 12.5), pp. 12.5-13.1, pages 1.2 and 1.3, [p. 3.1]", []),
    "versions in brackets": ("so [v2.1], (v. 2.1), (version 5.1), (vers\u00e3o 1.7), [ver. 2.0]", []),
    "a version that runs": ("on Node.js 0.10, running 16.4 or later, tensorflow 2.0, the 2.0 release", []),
    "sections": ("so \u00a7 3.2, \u00a73.2, sections 3.2, 4.1 and 5.6, (Fig. 4.1), eqs. 3.1, [see 3.2], art. 6.1", []),
    "a number in brackets": ("so (3.5), [3.13] and (**4.1**)", []),
    "an interval": ("in [0,1] or (0,1), and {0,1}", []),
    "the number of an entry": ("**2.4** Working with files", []),
    "the number of a heading": ("2.1 the shell", []),
    "a paper": ("so arXiv: 2401.01234, arXiv preprint 2401.01234, (2401.01234), arXiv 2203.02155v2", []),
    "a DOI": ("so (doi: 10.1038/nature12373), DOI 10.1234/abc.def, 10.1145/3292500.3", []),
    "a day": ("so am 12.05. war es, 12.5.2024", []),
    "an hour": ("at 10.30 am, 9.15 o'clock, 14.30 Uhr, 8.30 p.m.", []),
    "a power of ten": ("so 1.2 x 10^3", []),
    "a threshold of chance": ("a p-value of 0.05, a temperature of 0.7, top-p 0.9, CI 95%, the 95% interval", []),
    "a scale with a capital": ("so a 7-point Likert scale", []),
    "a sign behind money": ("so 5$ 2 of them", []),
    "a year": ("in 2024, the 1990s, 2019-2021", []),
    "a date and a time": ("12.05.2024, 2024-05-12, 10:30", []),
    "a count": ("7 models and 78 samples of 10K+", []),
    "a list number": ("1. one", []),
    "a ratio and a size": ("3/4, 1:2.5, 224x224", []),
    "an exponent": ("1.5e-4", []),
    "an id of a paper": ("arXiv:2401.12345", []),
    "all and none": ("100% of them, 0%", []),
    "a test of significance": ("p < 0.05, n=1.5, \u03b1 = 0.1, temperature = 0.7", []),
    "how sure": ("the 95% confidence interval", []),
    "a scale to answer on": ("on a 7-point scale", []),
    "an age": ("a 10-year-old", []),
    "some time ago": ("in the last 5 years", []),
    "a part of a ranking": ("the top 10%, the upper 25 percent", []),
    "a mark": ("the 80% rule, a 50 percent mark, a 5% threshold", []),
    "a day long": ("within 24 hours", []),
    "a time since": ("2.5 years ago, 3 days later", []),
    "a name of a metric": ("pass@1.5, top-5, 1-shot", []),
}


@pytest.mark.parametrize(("text", "words"), FIGURES_OF.values(), ids=FIGURES_OF)
def test_a_figure_is_a_number_that_says_how_much(text: str, words: list[str]) -> None:
    assert [each.words for each in figures(text)] == words


HAVE = {
    "the same": ("40%", "It saves 40% of it.", True),
    "another": ("40%", "It saves 52% of it.", False),
    "in words": ("40%", "It saves 40 per cent.", True),
    "in letters": ("43%", "Forty-three percent of it.", True),
    "a fraction": ("50%", "It saves half of it.", True),
    "a share": ("43%", "A share of 0.43.", True),
    "a share in percent": ("0.43", "A share of 43%.", True),
    "one in the last digit": ("43.3%", "It was 43.2%.", True),
    "two in the last digit": ("43.3%", "It was 43.1%.", False),
    "rounded": ("43%", "It was 43.4%.", True),
    "said less exactly": ("43.3%", "It was 43%.", True),
    "said wrongly less exactly": ("43.8%", "It was 43%.", False),
    "about": ("~90%", "It was 95.5%.", True),
    "by about": ("by 90%", "It was 95.5%.", False),
    "zeros at the end": ("2.50 kg", "A load of 2.5 kg.", True),
    "thousands": ("1,400 hours", "After 1400 hours.", True),
    "thousands apart": ("1400 hours", "After 1\u202f400 hours.", True),
    "a decimal comma": ("43,3%", "It was 43.3%.", True),
    "a point between thousands": ("1.400 hours", "After 1400 hours, or 1,400.", True),
    "a scale": ("5 million", "Of 5M and more.", True),
    "a scale in full": ("1.4 million", "Of 1,400,000.", True),
    "a difference": ("16.6 points", "From 26.7% to 43.3%.", True),
    "a growth": ("62%", "From 26.7% to 43.3%.", True),
    "a factor": ("2x", "From 30 ms to 60 ms.", True),
    "what is left": ("9%", "It saves 91%.", True),
    "a difference across lines": ("16.6 points", "From 26.7%.\n\nTo 43.3%.", False),
    "a small decimal is no small number": ("2.4 ms", "Finding 2 of 3.", False),
    "nothing": ("40%", "It saves some.", False),
}


@pytest.mark.parametrize(("figure", "text", "has"), HAVE.values(), ids=HAVE)
def test_a_text_has_a_figure_however_it_is_written(figure: str, text: str, has: bool) -> None:
    (one,) = figures(f"so {figure} of it")
    assert Figures((text,)).have(one) is has


@given(st.text("0123456789.,%x kM-~$/ab\u202f\n", max_size=40))
def test_any_text_has_the_figures_that_it_gives(text: str) -> None:
    for line in text.split("\n"):
        for each in figures(line):
            assert isinstance(each, Figure)
            assert Figures((line,)).have(each)


# ------------------------------------------------------------------------------------------ CLM019, their source


def source(body: str, status: str = "page", **meta: str) -> str:
    more = "".join(f"{key}: {value}\n" for key, value in meta.items())
    return f"---\ntype: note\ntitle: A\nstatus: {status}\n{more}---\n\n# A\n\n{body}\n"


def line(body: str, kind: str = "line", *, sources: tuple[str, ...] = ("A", "B")) -> str:
    listed = "".join(f'  - "[[{each}]]"\n' for each in sources)
    return f"---\ntype: {kind}\ntitle: L\nstatus: page\nsources:\n{listed}---\n\n{body}\n"


HAS_40 = source("It saves 40% of them.")
HAS_52 = source("It saves 52% of them.")
UNPROVEN = {
    "a clause and its citation": "It saves 67% of them [[A]].",
    "with a label that ends a sentence": "It saves 67% of them [[A|Is A so?]]. And so on.",
    "without a full stop": "It saves 67% of them [[A|Is A so?]] And so on.",
    "behind a dash": "It saves 67% of them \u2014 a great part [[A]].",
    "in brackets": "It saves 67% of them ([[A]]).",
    "in brackets with a word": "It saves 67% of them (as shown in [[A]]).",
    "the subject": "[[A]] saves 67% of them.",
    "according to": "According to [[A]] it saves 67% of them.",
    "in an entry": "- It saves 67% of them [[A]].",
    "on two rows": "It saves 67%\nof them [[A]].",
    "a Markdown link": "It saves 67% of them ([A](A.md)).",
    "emphasis": "It saves **67%** of them [[A]].",
    "an escape": "It saves \\~67% of them [[A]].",
    "behind a year": "It saved 67% of them in 2024 [[A]].",
    "behind a verb's noun": "It saves 67% of all reasoning [[A]].",
    "two citations": "It saves 67% of them [[A]] [[B]].",
    "two citations in brackets": "It saves 67% of them ([[A]], [[B]]).",
    "your own part": f"It saves [[A]].\n\n{YOURS}\n\nIt saves 67% of them [[A]].",
}


@pytest.mark.parametrize("body", UNPROVEN.values(), ids=UNPROVEN)
def test_a_figure_that_its_source_does_not_have_is_told(body: str) -> None:
    (each,) = found("CLM019", {"L.md": line(body), "A.md": HAS_40, "B.md": HAS_52})
    assert each.message.startswith("'67%' is ")
    rows = line(body).split("\n")
    assert rows[each.line - 1][each.column - 1 :].startswith("67%")


PROVEN = {
    "it is there": "It saves 40% of them [[A]].",
    "in one of two": "It saves 40% of them [[B]] [[A]].",
    "no citation": "It saves 67% of them.",
    "another sentence": "It saves 67% of them. That is what [[A]] is about.",
    "another sentence before": "It does [[A]]. It saves 67% of them.",
    "a sentence that only points": "It saves 67% of them. See [[A]].",
    "behind the citation": "It does so [[A]], which makes 67% of them.",
    "the other half of the sentence": "It saves 67% of them; that is more [[A]].",
    "a contrast": "Others save 67% of them, but few do [[A]].",
    "a contrast behind the subject": "[[A]] saves 40%, while others save 67% of them.",
    "a word of the sentence": "It saves 67% of them, unlike [[A]].",
    "a verb before it": "A saving of 67% contradicts [[A]].",
    "a verb in another form": "These 67% all refute [[A]].",
    "a verb in the past": "Some 67% of them contradicted [[A]].",
    "a verb that goes on": "It saves 67% of them by using [[A]].",
    "a blank that does not break before the link": "It saves 67% or is\u00a0[[A]].",
    "a number that counts the link": "It saves 67% and ends with 0 [[A]].",
    "a word with a link": "It fits with 67% [[A|confidence bounds]].",
    "a product": "It is 67 x [[A]].",
    "than": "It saves 67% of them, more than [[A]].",
    "and goes on": "It saves 67% of what [[A]] is about.",
    "a question": "Does it save 67% of them [[A]]?",
    "one's own": "We saved 67% of them [[A]].",
    "what might be": "If it saved 67% of them, all would do it [[A]].",
    "not": "It does not save 67% of them [[A]].",
    "rather than": "It saves some rather than 67% of them [[A]].",
    "a footnote": "It saves 67% of them[^1] [[A]].",
    "an address": "It saves 67% of them (https://e.com) [[A]].",
    "a link that leads out": "It saves 67% of them [x](https://e.com) [[A]].",
    "an embed": "It saves 67% of them ![[pot.png]] [[A]].",
    "a link that leads nowhere": "It saves 67% of them [[A]] [[Gone]].",
    "a stub": "It saves 67% of them [[Stub]].",
    "a page and a stub": "It saves 67% of them [[A]] [[Stub]].",
    "an empty page": "It saves 67% of them [[Empty]].",
    "a page with a picture": "It saves 67% of them [[Shown]].",
    "itself": "It saves 67% of them [[L]].",
    "a heading": "## It saves 67% of them [[A]]",
    "a quote": "> It saves 67% of them [[A]].",
    "a table": "| a |\n|---|\n| 67% [[A]] |",
    "a table without bars at its sides": "a | b\n--|--\n67% | [[A]]",
    "code": "It saves `67%` of them [[A]].",
    "a code block": "```\nIt saves 67% of them [[A]].\n```",
    "mathematics": "It saves $67\\% x$ of them [[A]].",
    "a comment": "%% It saves 67% of them [[A]]. %%",
    "a comment of several paragraphs": "%%\n\nIt saves 67% of them [[A]].\n\n%%",
    "a quote in an entry": "- So:\n  > It saves 67% of them [[A]].",
    "another paragraph of an entry": "- It saves 67% of them\n\n  [[A]]",
    "a list of the format": "## Sources\n\n- [[A]] \u2014 It saves 67% of them [[A]].",
    "the summary of the line": "It saves 67% of them [[A]].\n\n## Sources\n\n- [[A]] \u2014 It saves 67% of them.",
    "in the label": "It saves some of them [[A|67% of them]].",
    "names": "GPT-4.1 saves them on Llama 3.1 with 14B [[A]].",
    "years": "In 2024 it saved 7 of them [[A]].",
    "what is left": "It misses 60% of them [[A]].",
    "a difference of what is there": "It goes from 40% down by 12 points to 28% [[Both]].",
    "cited before": "It saves 52% of them [[B]]. Those 52% say much [[A]].",
    "cited from a stub before": "It saves 67% of them [[Stub]]. Those 67% say much [[A]].",
}


@pytest.mark.parametrize("body", PROVEN.values(), ids=PROVEN)
def test_nothing_is_said_of_a_figure_that_may_be_right(body: str) -> None:
    files = {
        "L.md": line(body),
        "A.md": HAS_40,
        "B.md": HAS_52,
        "Stub.md": source("It saves them.", "stub"),
        "Both.md": source("It begins at 40%.\n\nIt ends at 28%."),
        "Empty.md": source("## Used by\n\n- [[L]]"),
        "Shown.md": source("It saves them.\n\n![[pot.png]]"),
        "pot.png": "",
    }
    assert said("CLM019", files) == []


def test_only_lines_are_asked_for_their_figures() -> None:
    for kind in ("note", "paper", "other"):
        assert said("CLM019", {"L.md": line("It saves 67% [[A]].", kind), "A.md": HAS_40}) == []


def test_a_summary_in_the_properties_counts() -> None:
    files = {"L.md": line("It saves 67% [[A]]."), "A.md": source("It saves.", summary="It saves 67%.")}
    assert said("CLM019", files) == []


def test_another_source_that_has_the_figure_is_named() -> None:
    b = HAS_52.replace("title: A", "title: B")
    (each,) = found("CLM019", {"L.md": line("It saves 52% [[A]]."), "A.md": HAS_40, "B.md": b})
    assert each.message == "'52%' is not in 'A', which its sentence cites"
    assert each.edit == "cite 'B', which has '52%'"
    (each,) = found("CLM019", {"L.md": line("It saves 67% [[A]] [[B]]."), "A.md": HAS_40, "B.md": b})
    assert each.message == "'67%' is in none of 'A', 'B', which its sentence cites"
    assert each.edit == "take out '67%', or cite the note that has it"


# ------------------------------------------------------------------------------------------ CLM021, what is counted

SERIES_OF = "\n\n".join(f"Finding {number}: it is so." for number in range(1, 4))


def page(body: str, **meta: str) -> str:
    return source(body, **meta)


MISCOUNTED = {
    "a word": ("Two findings agree:\n\n" + SERIES_OF, "'Two findings'", "write 'Three' for 'Two'"),
    "figures": ("There are 2 findings:\n\n" + SERIES_OF, "'2 findings'", "write '3' for '2'"),
    "a word between": ("The five plain findings:\n\n" + SERIES_OF, "'five plain findings'", "write 'three' for 'five'"),
    "in the heading": ("## Two findings\n\n" + SERIES_OF, "'Two findings'", "write 'Three' for 'Two'"),
    "headings": (
        "Two findings agree.\n\n### Finding 1\n\na\n\n### Finding 2\n\nb\n\n### Finding 3\n\nc",
        "'Two findings'",
        "write 'Three' for 'Two'",
    ),
    "entries": (
        "Two steps:\n\n- **Step 1** a\n- **Step 2** b\n- **Step 3** c",
        "'Two steps'",
        "write 'Three' for 'Two'",
    ),
    "emphasis": (
        "Two findings:\n\n_Finding 1_ a\n\n_Finding 2_ b\n\n*Finding 3* c",
        "'Two findings'",
        "write 'Three' for 'Two'",
    ),
    "right above": ("There are two findings.\n\n" + SERIES_OF, "'two findings'", "write 'three' for 'two'"),
    "another plural": ("Two theories:\n\nTheory 1: a\n\nTheory 2: b\n\nTheory 3: c", "'Two theories'", "write 'Three'"),
    "one more": ("Two theses:\n\nThesis 1: a\n\nThesis 2: b\n\nThesis 3: c", "'Two theses'", "write 'Three'"),
}


@pytest.mark.parametrize(("body", "words", "edit"), MISCOUNTED.values(), ids=MISCOUNTED)
def test_a_wrong_count_is_told(body: str, words: str, edit: str) -> None:
    (each,) = found("CLM021", {"A.md": page(body)})
    assert each.message.startswith(f"{words} are announced, and '")
    assert each.edit.startswith(edit)
    row = page(body).split("\n")[each.line - 1]
    assert row[each.column - 1 :].startswith(words.strip("'"))


COUNTED = {
    "right": "Three findings agree:\n\n" + SERIES_OF,
    "right in figures": "There are 3 findings:\n\n" + SERIES_OF,
    "nothing said": SERIES_OF,
    "another noun": "Two reasons:\n\n" + SERIES_OF,
    "two numbers": "Two findings, then three findings:\n\n" + SERIES_OF,
    "a part": "The first two findings agree:\n\n" + SERIES_OF,
    "two of them": "Two of the findings agree:\n\n" + SERIES_OF,
    "two more": "Two further findings:\n\n" + SERIES_OF,
    "two main ones": "Two main findings:\n\n" + SERIES_OF,
    "at least": "At least two findings:\n\n" + SERIES_OF,
    "not": "Not two findings but more:\n\n" + SERIES_OF,
    "a title in a link": "As [[Two findings on tea]] says:\n\n" + SERIES_OF,
    "the words of a link": "As [[B|two findings]] says:\n\n" + SERIES_OF,
    "the words of a Markdown link": "As [two findings](B.md) says:\n\n" + SERIES_OF,
    "code in a sentence": "As `two findings` says:\n\n" + SERIES_OF,
    "a comment": "So it is, %% two findings %% or not:\n\n" + SERIES_OF,
    "a number that tells which": "Phase two findings agree:\n\n" + SERIES_OF,
    "those of another note": "The two findings of [[B]] are refined here:\n\n" + SERIES_OF,
    "those that another note has": "[[B]] reports two findings:\n\n" + SERIES_OF,
    "some of many": "Two findings out of seven:\n\n" + SERIES_OF,
    "two among others": "Two findings among many:\n\n" + SERIES_OF,
    "either": "Either two findings or none:\n\n" + SERIES_OF,
    "in the past": "There were once two findings:\n\n" + SERIES_OF,
    "with their names": "Two findings (Finding 1 and Finding 3) are new:\n\n" + SERIES_OF,
    "one or two": "One or two findings:\n\n" + SERIES_OF,
    "a range": "2-4 findings:\n\n" + SERIES_OF,
    "the findings of two": "Two papers report findings:\n\n" + SERIES_OF,
    "of two people": "Two people share findings:\n\n" + SERIES_OF,
    "a table": "In Table 2 findings are listed:\n\n" + SERIES_OF,
    "two steps back": "It takes two steps back.\n\nStep 1: a\n\nStep 2: b\n\nStep 3: c",
    "below": SERIES_OF + "\n\nThese two findings agree.",
    "in another section": "Two findings agree.\n\n## All\n\n" + SERIES_OF,
    "in a section beside": "## Some\n\nTwo findings agree.\n\n## Finding 1\n\n## Finding 2\n\n## Finding 3",
    "a gap": "Two findings:\n\nFinding 1: a\n\nFinding 2: b\n\nFinding 4: c",
    "twice": "Two findings:\n\n" + SERIES_OF + "\n\n" + SERIES_OF,
    "one thing": "Two findings:\n\nFinding 1: a",
    "parts": "Two findings:\n\nFinding 1.1: a\n\nFinding 1.2: b\n\nFinding 2: c",
    "letters": "Two findings:\n\nFinding 1a: a\n\nFinding 1b: b\n\nFinding 2: c",
    "several in one": "Two findings:\n\nFinding 1: a\n\nFinding 2 and 3: b",
    "goes on elsewhere": "Five findings:\n\nFinding 1: a\n\nFinding 2: b\n\n## More\n\nFinding 3: c",
    "in the text": "Two findings agree. As Finding 1 says, and Finding 2, and Finding 3, it is so.",
    "a plain list": "Two findings:\n\n1. a\n2. b\n3. c",
    "not what follows": "Two findings stand first. More follow below.\n\n" + SERIES_OF,
    "further above": "Two findings were known.\n\nSo be it.\n\n" + SERIES_OF,
    "and one more": "Two findings and a third:\n\n" + SERIES_OF,
    "what stands out": "Two findings stand out:\n\n" + SERIES_OF,
    "weeks": "It lasted two weeks.\n\nWeek 1: a\n\nWeek 2: b\n\nWeek 3: c",
    "pictures": "Two figures:\n\nFigure 1: a\n\nFigure 2: b\n\nFigure 3: c",
    "code": "Two findings:\n\n```\nFinding 1\nFinding 2\nFinding 3\n```",
    "your own part": f"Two findings agree.\n\n{YOURS}\n\n{SERIES_OF}",
}


@pytest.mark.parametrize("body", COUNTED.values(), ids=COUNTED)
def test_nothing_is_said_of_a_count_that_may_be_right(body: str) -> None:
    assert said("CLM021", {"A.md": page(body)}) == []


def test_only_pages_of_the_format_are_counted() -> None:
    body = "Two findings agree:\n\n" + SERIES_OF
    assert said("CLM021", {"A.md": body}) == []
    assert said("CLM021", {"A.md": page(body, status="stub")}) == []
    assert len(said("CLM021", {"A.md": line(body)})) == 1


# ------------------------------------------------------------------------------------------- CLM022, what is summed up


def summing(*entries: str, below: str = "") -> str:
    listed = "".join(f"- {each}\n" for each in entries)
    return line(f"So it is [[A]].\n\n## Sources\n\n{listed}{below}", sources=("A",))


A, A_OWN = source("It is so."), source("It is so.", summary="One cup.")
DRIFTED: dict[str, tuple[Files, list[str]]] = {
    "not as the page": (
        {"A.md": A_OWN, "L.md": summing("[[A]] \u2014 One cup."), "M.md": summing("[[A]] \u2014 Two cups.")},
        ["M.md its page gives"],
    ),
    "neither as the page": (
        {"A.md": A_OWN, "L.md": summing("[[A]] \u2014 Three cups."), "M.md": summing("[[A]] \u2014 Two cups.")},
        ["L.md its page gives", "M.md its page gives"],
    ),
    "not as most": (
        {
            "A.md": A,
            "L.md": summing("[[A]] \u2014 Two cups."),
            "M.md": summing("[[A]] \u2014 One cup."),
            "N.md": summing("[[A]] \u2014 One cup."),
        },
        ["L.md most lines give"],
    ),
    "not as the first": (
        {"A.md": A, "L.md": summing("[[A]] \u2014 One cup."), "M.md": summing("[[A]] \u2014 Two cups.")},
        ["M.md 'L' gives"],
    ),
    "a note that is nowhere": (
        {"L.md": summing("[[A]] \u2014 One cup."), "M.md": summing("[[A]] \u2014 Two cups.")},
        [],
    ),
    "the same": (
        {"A.md": A_OWN, "L.md": summing("[[A]] \u2014 One cup."), "M.md": summing("[[A]] \u2014 One cup.")},
        [],
    ),
    "the same but for marks": (
        {"A.md": A_OWN, "L.md": summing("[[A]] \u2014 One cup."), "M.md": summing("[[A|a]] - *one*  cup ^x1")},
        [],
    ),
    "the same but not as the page": (
        {"A.md": A_OWN, "L.md": summing("[[A]] \u2014 Two cups."), "M.md": summing("[[A]] \u2014 Two cups.")},
        [],
    ),
    "one line alone": ({"A.md": A_OWN, "L.md": summing("[[A]] \u2014 Two cups.")}, []),
    "without words": ({"A.md": A_OWN, "L.md": summing("[[A]]"), "M.md": summing("[[A]] \u2014 One cup.")}, []),
    "your own part": (
        {
            "A.md": A_OWN,
            "L.md": summing("[[A]] \u2014 One cup."),
            "M.md": summing(below=f"\n{YOURS}\n\n## Sources\n\n- [[A]] \u2014 Two cups.\n"),
        },
        [],
    ),
    "no line": (
        {
            "A.md": A_OWN,
            "L.md": summing("[[A]] \u2014 One cup."),
            "M.md": summing("[[A]] \u2014 Two cups.").replace("type: line", "type: note"),
        },
        [],
    ),
    "a remark on another": (
        {"A.md": A_OWN, "L.md": summing("[[A]] \u2014 One cup."), "M.md": summing("[[M]] and [[A]] \u2014 Two cups.")},
        [],
    ),
}


@pytest.mark.parametrize(("files", "says"), DRIFTED.values(), ids=DRIFTED)
def test_lines_that_sum_up_a_source_in_two_ways_are_told(files: Files, says: list[str]) -> None:
    told = found("CLM022", files)
    assert [f"{each.path} {each.message.partition('the one that ')[2]}" for each in told] == says
    assert all(each.related for each in told)


# ----------------------------------------------------------------------------------------- CLM013, prose and lists

TOLD = {
    "this note": ("This note contradicts [[B]].", "A contradicts B, normal, symmetric"),
    "this page": ("This page refutes [[B]].", "A refutes B, strong, explicit"),
    "this": ("This partially contradicts [[B]] \u2014 that one says more.", "A contradicts B, partial, prose"),
    "its title": ("Tea calms refutes [[B]].", "A refutes B, strong, explicit"),
    "a link to itself": ("[[A]] refutes [[B]].", "A refutes B, strong, explicit"),
    "the link first": ("[[B]] refutes this note.", "B refutes A, strong, explicit"),
    "the link first, this": ("[[B]] refutes this.", "B refutes A, strong, prose"),
    "passive": ("This note is refuted by [[B]].", "B refutes A, strong, explicit"),
    "passive, the link first": ("[[B]] is superseded by this note.", "A supersedes B, normal, explicit"),
    "passive alone": ("Contradicted by [[B]].", "B contradicts A, normal, prose"),
    "a noun": ("This note is evidence for [[B]].", "A supports B, normal, explicit"),
    "with a claim of it": ("This note extends the claim of [[B]].", "A extends B, normal, explicit"),
    "a word before": ("However, this note also supports [[B]].", "A supports B, normal, explicit"),
    "twice the same link": ("This note supports [[B]], as [[B|it]] says.", "A supports B, normal, explicit"),
    "may": ("This note may extend or may support [[B]].", ""),
    "no cue": ("This note is about [[B]].", ""),
    "two cues": ("This note supports [[B]], evidence of old.", ""),
    "two links": ("This note supports [[B]] and [[C]].", ""),
    "not": ("This note never contradicts [[B]].", ""),
    "not, far off": ("This note refutes [[B]], or does not.", ""),
    "a question": ("This note refutes [[B]]?", ""),
    "if": ("This note refutes [[B]] if it is so.", ""),
    "another subject": ("This claim contradicts [[B]].", ""),
    "another object": ("[[B]] refutes this claim.", ""),
    "somebody else": ("Many say that this note refutes [[B]].", ""),
    "a word between": ("This note on tea refutes [[B]].", ""),
    "words behind the cue": ("This note refutes what [[B]] says.", ""),
    "past tense": ("This note supported [[B]].", ""),
    "passive without by": ("This note is refuted, see [[B]].", ""),
    "a footnote": ("This note refutes [[B]][^1].", ""),
    "an embed": ("This note refutes ![[B]].", ""),
    "a quote": ("> This note refutes [[B]].", ""),
    "another sentence": ("This note refutes much. [[B]] is old.", ""),
    "what belongs to it": ("This note refutes [[B]]'s critics.", ""),
    "what belongs to it, curled": ("This note refutes [[B]]\u2019s critics.", ""),
    "what goes with it": ("This note refutes [[B]] critics.", ""),
    "what is like it": ("This note refutes [[B]]-style views.", ""),
    "who follows this": ("[[B]] refutes this note's critics.", ""),
    "at first": ("This note refutes [[B]] at first sight.", ""),
    "on paper": ("This note refutes [[B]] on paper.", ""),
    "false": ("This note refutes [[B]], which is false.", ""),
    "somebody's words": ("\u201cThis note refutes [[B]]\u201d, says a reader.", ""),
    "a quote of one word": ("This note \u201crefutes\u201d [[B]].", "A refutes B, strong, explicit"),
    "and goes on": ("This note refutes [[B]] with one cup.", "A refutes B, strong, explicit"),
    "a comment": ("%%\n\nThis note refutes [[B]].\n\n%%", ""),
    "two paragraphs of an item": ("- This note refutes\n\n  [[B]].", ""),
    "a quote in an item": ("- So:\n  > This note refutes [[B]].", ""),
    "a limit": ("This note does not hold for [[B]].", ""),
}


@pytest.mark.parametrize(("sentence", "tells"), TOLD.values(), ids=TOLD)
def test_only_plain_sentences_are_read(sentence: str, tells: str) -> None:
    text = f"---\ntitle: Tea calms\n---\n\n{sentence}\n"
    vault = vault_of({"A.md": text, "B.md": "", "C.md": ""})
    told = [
        f"{each.subject} {each.type} {each.object}, {each.strength}, {each.stance.basis}".replace(".md", "")
        for each in relations(note.parse("A.md", text), Claims(vault).nodes)
    ]
    assert told == ([tells] if tells else [])


def both(sentence: str, entry: str) -> Files:
    return {"A.md": f"{sentence}\n\n## Related\n\n- {entry}\n", "B.md": "# B\n", "C.md": "# C\n"}


APART = {
    "another type": both("This note supports [[B]].", "**refutes** [[B]]"),
    "another direction": both("This note refutes [[B]].", "**refuted by** [[B]]"),
    "a limit": both("[[B]] supports this note.", "**qualifies** [[B]]"),
    "a property": {"A.md": '---\nrefutes:\n  - "[[B]]"\n---\n\nThis note supports [[B]].\n', "B.md": ""},
}
TOGETHER = {
    "the same": both("This note refutes [[B]].", "**refutes** [[B]]"),
    "the same, passive": both("This note is refuted by [[B]].", "**refuted by** [[B]]"),
    "the same, symmetric": both("[[B]] contradicts this note.", "**contradicts** [[B]]"),
    "one of two": {
        "A.md": "This note refutes [[B]].\n\n## Related\n\n- **supports** [[B]]\n- **refutes** [[B]]\n",
        "B.md": "",
    },
    "of another note": both("This note supports [[C]].", "**refutes** [[B]]"),
    "only this": both("This supports [[B]].", "**refutes** [[B]]"),
    "only informs": both("This note supports [[B]].", "**informs** [[B]]"),
    "only related": both("This note supports [[B]].", "**related** [[B]] \u2014 who knows"),
    "informs in prose": both("This note parallels [[B]].", "**refutes** [[B]]"),
    "mixed": both("[[B]] supports this note.", "**qualified by** [[B]] \u2014 supports the claim: only when warm"),
    "direction by voice": both("[[B]] supports this note.", "**supports** [[B]] \u2014 confirmed"),
    "a contradiction that is recorded": {
        "A.md": "This note qualifies [[B]].\n\n> [!contradiction]- [[B]]\n> scoped: in winter\n",
        "B.md": "",
    },
    "in part": both("[[B]] partially contradicts this note.", "**qualified by** [[B]]"),
    "only there": both("This note contradicts [[B]] only there.", "**qualifies** [[B]]"),
    "negated": both("This note no longer supports [[B]].", "**refutes** [[B]]"),
    "the words of the list": both("So it is.", "**refutes** [[B]] \u2014 this note supports it"),
    "a name that is not in the format": both("This note supports [[B]].", "**likes** [[B]]"),
}


@pytest.mark.parametrize("files", APART.values(), ids=APART)
def test_a_sentence_that_says_something_else_than_the_list_is_told(files: Files) -> None:
    (each,) = found("CLM013", files)
    assert each.message.startswith("this sentence says that ")
    assert [place.path for place in each.related] == ["A.md"]


@pytest.mark.parametrize("files", TOGETHER.values(), ids=TOGETHER)
def test_nothing_is_said_of_sentences_that_may_agree(files: Files) -> None:
    assert said("CLM013", files) == []


# ------------------------------------------------------------------------------------------------------- sentences


def test_sentences_know_their_places() -> None:
    text = "# H\n\nOne [[A]] is. Two\nrows [[B|b? c]]; three.\n\n- four [[C]]\n- five. Six"
    told = [
        (each.text.strip(" \n\ufffc"), sorted(link.target for link in each.links.values()))
        for each in sentences(note.parse("A.md", text))
    ]
    assert told[0] == ("One \ufffc\ufffc\ufffc\ufffc\ufffc is.", ["A"])
    assert [links for _, links in told] == [["A"], ["B"], [], ["C"], [], []]
    for each in sentences(note.parse("A.md", text)):
        for at, link in each.links.items():
            assert each.place(at) == (link.line, link.column)


@given(st.text("ab.;?! \n-[]|*`$%#>^1\\", max_size=60))
def test_any_text_has_sentences(text: str) -> None:
    read = note.parse("A.md", text)
    rows = text.split("\n")
    for each in sentences(read):
        for at, link in each.links.items():
            assert each.place(at) == (link.line, link.column)
        for at, letter in enumerate(each.text):
            row, column = each.place(at)
            if letter.isalnum():
                assert rows[row - 1][column - 1] == letter


HINTS = {
    "a figure": (line("It saves 40% [[A]]."), FIGURES),
    "a figure and a Markdown link": (line("It saves 40% ([A](A.md))."), FIGURES),
    "no figure": (line("It saves 40 [[A]]."), 0),
    "a figure without a link": (line("It saves 40%.\n\nSo [[A]]."), 0),
    "a figure of a list": (line("So it is.\n\n## Sources\n\n- [[A]] \u2014 It saves 40%."), 0),
    "a figure below a list": (line(f"## Sources\n\n- [[A]]\n\n{YOURS}\n\n[[A]] saves 40%."), FIGURES),
    "a figure in a section": (line("## Sources of joy\n\n[[A]] saves 40%."), FIGURES),
    "a figure of a note": (source("It saves 40% [[A]]."), 0),
    "a series": (source("Step 1\n\nStep 2"), SERIES),
    "a series of a stub": (source("Step 1\n\nStep 2", "stub"), 0),
    "this note and a relation": ("---\nsupports: '[[B]]'\n---\n\nThis note.\n", SELF),
    "its title and a relation": ("---\ntitle: My T\nsupports: '[[B]]'\n---\n\n# My T\n\nMy T is.\n", SELF),
    "its title without a heading": ("---\ntitle: My T\nsupports: '[[B]]'\n---\n\nMy T is.\n", SELF),
    "its title only in headings": ("---\ntitle: My T\nsupports: '[[B]]'\n---\n\n# My T\n\n## My T\n", 0),
    "a title of one word": ("---\ntitle: T\nsupports: '[[B]]'\n---\n\n# T\n\nT is.\n", 0),
    "a heading right behind a list": (line("## Sources\n\n- [[A]]\n## More\nIt saves 40% [[A]]."), FIGURES),
    "no heading but code": (line("```\n\n## Sources\n\n```\n\nIt saves 40% [[A]]."), FIGURES),
    "a series with a nought": (source("Step 01\n\nStep 02"), SERIES),
    "no series": (source("It is 2 and Step 12.\n\n  2. Step 1\n\nStep 2a\n\n12 2"), 0),
    "this note and no relation": ("---\nup: '[[B]]'\n---\n\nThis note.\n", 0),
}


@pytest.mark.parametrize(("text", "hints"), HINTS.values(), ids=HINTS)
def test_a_sketch_knows_what_words_are_worth_reading(text: str, hints: int) -> None:
    assert sketching.sketch_of(note.parse("A.md", text)).hints == hints
    for quick in sketching.sketch(text):
        assert quick.hints == hints


def forced(code: str, files: Files) -> list[Finding]:
    """What a rule says of all documents, hinted at or not."""
    return list(lint.run(vault_of(files), [Everywhere(rule) for rule in lint.choose((code,))]))


_B = {"B.md": "# B\n"}
_THIS = "{}\n\n## Related\n\n- **refutes** [[B]]\n"
HINTED: dict[str, tuple[str, Files]] = {
    **{
        f"CLM019, {name}": ("CLM019", {"L.md": line(body), "A.md": HAS_40})
        for name, body in {
            "a hyphen that does not break": "A 67\u2011point jump [[A]].",
            "a figure dash": "A 67\u2012point jump [[A]].",
            "a Greek mu": "It weighs 67 \u03bcg [[A]].",
            "hours of a processor": "It takes 38 CPU hours [[A]].",
            "a blank of figures": "It saves 67\u2007% [[A]].",
            "an escape": "It saves 67\\% [[A]].",
            "money behind a blank": "It costs \u20ac 67 [[A]].",
            "a heading right behind a list": "## Sources\n\n- [[A]]\n## More\nIt saves 67% [[A]].",
            "the title of a list in code": "```\n\n## Sources\n\n```\n\nIt saves 67% [[A]].",
            "a list of a lower heading": "### Sources\n\n- [[A]]\n\nB\n---\n\nIt saves 67% [[A]].",
            "the reader's line in blanks": f"## Sources\n\n- [[A]]\n\n  {YOURS}\n\nIt saves 67% [[A]].",
        }.items()
    },
    **{
        f"CLM021, {name}": ("CLM021", {"A.md": source(body)})
        for name, body in {
            "noughts": "Two steps:\n\nStep 01\n\nStep 02\n\nStep 03",
            "a blank that does not break": "Two steps:\n\nStep\u00a01\n\nStep\u00a02\n\nStep\u00a03",
            "a list of numbers": "Two steps:\n\n 1. Step 1\n 2. Step 2\n 3. Step 3",
            "a long word": "Two {0}s:\n\n{1} 1\n\n{1} 2\n\n{1} 3".format("x" * 70, "X" + "x" * 69),
        }.items()
    },
    **{
        f"CLM013, {name}": ("CLM013", {"A.md": _THIS.format(sentence), **_B})
        for name, sentence in {
            "a line break": "This\nnote supports [[B]].",
            "two blanks": "This  page supports [[B]].",
            "emphasis": "*This* **note** supports [[B]].",
            "a quote": "This \u201cnote\u201d supports [[B]].",
            "great letters": "THIS NOTE supports [[B]].",
            "a link to itself": "[[A]] supports [[B]].",
            "a link to its heading": "[[#Related]] supports [[B]].",
        }.items()
    },
    "CLM013, its title without a heading": (
        "CLM013",
        {"A.md": "---\ntitle: My T\n---\n\n" + _THIS.format("My T supports [[B]]."), **_B},
    ),
    "CLM013, a link by its alias": (
        "CLM013",
        {"A.md": "---\naliases: Cha\n---\n\n" + _THIS.format("[[Cha]] supports [[B]]."), **_B},
    ),
}


@pytest.mark.parametrize(("code", "files"), HINTED.values(), ids=HINTED)
def test_a_rule_finds_what_it_would_find_without_hints(code: str, files: Files) -> None:
    assert len(forced(code, files)) == 1
    assert found(code, files) == forced(code, files)


@pytest.mark.parametrize(
    "text",
    [
        "This note supports [[B]].\n\n## Related\n\n- **widerlegt** [[B]]\n",
        "---\nwiderlegt: '[[B]]'\n---\n\nThis note supports [[B]].\n",
        "This note supports [[B]].\n\nwiderlegt:: [[B]]\n",
    ],
)
def test_a_relation_by_a_name_of_ones_own_is_held_to_the_prose(text: str) -> None:
    files, words = {"A.md": text, "B.md": ""}, {"widerlegt": "refutes"}
    (each,) = lint.run(vault_of(files), lint.choose(("CLM013",)), words=words)
    assert each.message.endswith("the list that this note refutes 'B'")


PIECES = (
    *(
        "It saves 67",
        "[[A]]",
        "([A](A.md))",
        "67",
        "\u20ac ",
        "$",
        "2.5",
        "%",
        "\\%",
        " ",
        "\n",
        "\n\n",
        ".\n\n",
    ),
    *("\u2011point", "-fold", " \u03bcg", "\u00b5g", " CPU hours", "\u00a0kg", "\u00d7", " k", "x", ". "),
    *("## Sources\n\n", "## Sources\n", "### Next inquiring lines\n", "# B\n", "B\n---\n", "```\n", "%%", "> "),
    *(
        f"{YOURS}\n\n",
        "- [[A]]\n",
        "Step",
        "Finding",
        "\u00a0",
        "1",
        "2",
        "02",
        "\n\nStep 1\n\nStep 2\n\nStep 3\n\n",
    ),
    *(
        "Three steps:\n\n",
        "Two findings\n\n",
        "**",
        "_",
        "\u201d",
        "This",
        "this",
        " note",
        "\npage",
        "THIS NOTE",
    ),
    *(
        " supports ",
        " refutes ",
        "[[B]]",
        "[[#A]]",
        "My T",
        "# My T\n\n",
        "## Related\n\n",
        "- **refutes** [[B]]\n",
    ),
    *("^id", "\\", "`", "<b>", "\r\n", "\nsupports:: [[B]]\n\n", "This note supports [[B]].\n\n"),
)
FRONTS = st.sampled_from(
    (
        "type: line\ntitle: My T\n",
        "type: line\n",
        "type: note\nstatus: page\n",
        "title: My T\nrefutes: '[[B]]'\n",
        "type: line\nstatus: stub\n",
    )
)


@settings(max_examples=500)
@given(FRONTS, st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_no_rule_finds_more_without_hints(front: str, body: str) -> None:
    files = {"X.md": f"---\n{front}---\n\n{body}\n", "A.md": HAS_40, "B.md": ""}
    for code in ("CLM013", "CLM019", "CLM021"):
        assert found(code, files) == forced(code, files)


# ------------------------------------------------------------------------------------------------ few files are read

NAMES = st.sampled_from(("A", "B", "L", "M", "Gone", "x/A"))
PROSE = st.one_of(
    st.builds("It saves {}% of them [[{}]].\n\n".format, st.sampled_from((40, 67)), NAMES),
    st.builds("[[{}]] saves {} kg.\n\n".format, NAMES, st.sampled_from((4.5, 6.7))),
    st.builds("This note {} [[{}]].\n\n".format, st.sampled_from(("refutes", "supports", "is refuted by")), NAMES),
    st.builds("[[{}]] refutes this page.\n\n".format, NAMES),
    st.sampled_from(
        ("Two steps:\n\nStep 1\n\nStep 2\n\nStep 3\n\n", "Two steps:\n\n## Step 1\n\n## Step 2\n\n", "67%.\n\n")
    ),
    st.builds(
        "## Sources\n\n- [[{}]] \u2014 {}\n\n".format, NAMES, st.sampled_from(("One cup.", "one cup", "Two cups."))
    ),
    st.builds("## Related\n\n- **{}** [[{}]]\n\n".format, st.sampled_from(("refutes", "supported by")), NAMES),
    st.just(f"{YOURS}\n\n"),
)
PAGES = st.builds(
    "---\n{}title: My T\n{}{}---\n\n# My T\n\n{}".format,
    st.sampled_from(("type: line\n", "type: line\n", "type: note\n", "")),
    st.sampled_from(("status: page\n", "status: page\n", "status: stub\n", "")),
    st.sampled_from(("", "summary: One cup.\n", "supports:\n  - '[[A]]'\n")),
    st.lists(PROSE, max_size=4).map("".join),
)


@settings(max_examples=300)
@given(st.dictionaries(st.sampled_from(("A.md", "B.md", "L.md", "M.md", "x/A.md")), PAGES, min_size=2))
def test_a_rule_has_nothing_to_say_of_prose_that_it_is_not_about(files: Files) -> None:
    assert differences(files) == []
