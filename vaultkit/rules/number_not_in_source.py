"""A figure in the text of a line stands in the note that its sentence cites.

A number with a unit, a percent sign or a decimal point belongs to the notes that its sentence cites, `it saves 40%
[[Tea calms]]` or `[[Tea calms]] saves 40%`. One of them should have it, in its summary or on its page. Correct the
number, or cite the note that has it. Nothing is said where a cited note has no page, of names and versions (`GPT-4.1`,
`14B`), of what counts pages, sections, papers or hours (`p. 12.5`, `[3.2]`, `arXiv 2401.01234`), of sentences that
speak of yourself or of what might be, and of a number that is rounded, or is the difference of two that stand together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from vaultkit.claims.figures import Figure, Figures, figures, follows
from vaultkit.claims.nodes import is_stub
from vaultkit.claims.sentences import LINK, OTHER, RUN, Sentence, sentences
from vaultkit.lists import sections, title_at
from vaultkit.markup import plain
from vaultkit.model import WIKI, Example, Link, Note, Problem, Severity
from vaultkit.note import body
from vaultkit.stated import Stated, summaries
from vaultkit.survey import Survey
from vaultkit.vocabulary import LINE

CODE, NAME, SEVERITY = "CLM019", "number-not-in-source", Severity.WARNING
_LINE = '---\ntype: line\ntitle: Why tea?\nstatus: page\nsources:\n  - "[[Tea calms]]"\n---\n\n# Why tea?\n\n'
_NOTE = (
    "---\ntype: note\ntitle: Tea calms\nstatus: page\n---\n\n# Tea calms\n\nOf 60 people 42.5% felt calm.\n\n"
    "## Used by\n\n- [[Why tea?]]\n"
)
GOOD = Example({"Why tea?.md": f"{_LINE}A cup calms 42.5% of people [[Tea calms]].\n", "Tea calms.md": _NOTE})
BAD = Example(
    {"Why tea?.md": f"{_LINE}A cup calms 48.2% of people [[Tea calms]].\n", "Tea calms.md": _NOTE},
    says=("Why tea?.md:11:13: '48.2%' is not in 'Tea calms', which its sentence cites",),
)

_DIGIT = re.compile(r"\d")
_MANY = 20  # figures or links that one sentence may have
# Words by which a sentence speaks of the writer, or of what might be.
_OWN = re.compile(
    r"\b(?:we|our|ours|my|mine|if|suppose|supposing|imagine|assume|assuming|would|goal|target|hope|should|say|unless"
    r"|for example|for instance|hypothetical\w*|e\.g|let's|here)\b|\bI\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"(?:\b(?:not|no|never|rather than|instead of|unlike|without|nor|neither|cannot)|n't)(?:\s+\S+){0,3}\s*$",
    re.IGNORECASE,
)
# Between a figure and a link these part what is said of the one from what is said of the other.
_BUT = re.compile(
    r"\b(?:but|while|whereas|although|though|yet|however|unlike|others|elsewhere|instead|despite|contrary|except|still"
    r"|by contrast|against that)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    rf"\s*[\"'(*_\u201c\u2018]*(?:(?:(?:here|so|and|thus|then|indeed|moreover|in fact|similarly|likewise|first|second"
    rf"|third|finally),?\s+)?(?:according to|per|in|from|as (?:shown|reported|found|measured|noted) (?:in|by))\s+)?"
    rf"(?={LINK})",
    re.IGNORECASE,
)
_TOGETHER = re.compile(rf"{LINK}+(?:(?:\s|,|&|\band\b)*{LINK}+)*")
_CLOSES = re.compile(r"[\"')\]*_\u201d\u2019]*\s*(?:[.,:;!?)\u2026\u2013\u2014-]|$)")
_SPEAKS = re.compile(r"[\"'*_\u201d\u2019)]*,?\s+[a-z]")
_BY = re.compile(
    r"(?:\b(?:shown|reported|found|measured|documented|described|noted|given|stated|seen|observed|recorded)"
    r" (?:in|by|on)|\baccording to|\bas in|\bsource|\bper|\bfrom|\bvia)$",
    re.IGNORECASE,
)


def _forms(verb: str) -> str:
    """A pattern for the forms of a regular verb."""
    if verb.endswith("y"):
        return f"{verb[:-1]}(?:y|ies|ied|ying)"
    return f"{verb[:-1]}(?:e|es|ed|ing)" if verb.endswith("e") else f"{verb}(?:s|ed|ing)?"


# Behind these a link is a word of its sentence, of which nobody knows what it is to the figure.
_VERBS = (
    "resemble recall revisit exceed surpass follow precede cite quote join repeat continue ask motivate"
    " inspire apply show contradict refute qualify extend explain exemplify inform supersede complicate confirm"
    " corroborate replicate validate strengthen reinforce underlie complement argue suggest imply concern cover"
    " address predate postdate borrow dispute deny reject ignore omit misread rephrase restate summarise"
    " summarize compare conflict disagree agree use become remain involve include consider regard need"
)
_OTHER_VERBS = (
    r"echoes|mirrors|matches|outdoes|beats?|tops|rivals|meets?|tests|answers|says?|said|supports|challenges|questions"
    r"|parallels|reports|finds?|found|claims|notes|proves?|makes?|made|gives?|gave|takes?|took|reads|sees?|saw|knows?|shares"
    r"|doubts|misses|reviews|contrasts|fits|suits|helps|casts?|casting|has|have|had|became|gets?|got"
)
_BOUND = re.compile(
    r"(?<![\d.,])\d{1,3}$|\b(?:a|about|across|after|against|along|among|an|and|around|as|at|before|behind|beneath|beside|besides"
    r"|between|beyond|by|cf|contra|despite|does|do|during|for|from|in|inside|into|is|are|was|were|be|been|like|near|of|off|on|onto"
    r"|oppose|opposes|or|our|out|outside|over|past|see|than|that|the|their|these|this|those|through|throughout|to|toward|towards"
    r"|under|unlike|until|up|upon|versus|via|vs|with|within|without|also|both|either|whether|how|why|what|which|who"
    rf"|when|where|because|since|{_OTHER_VERBS}|{'|'.join(_forms(verb) for verb in _VERBS.split())})$",
    re.IGNORECASE,
)
_BEFORE = " \t\n\r\u00a0\u2009\u202f*_(\"'\u201c\u2018\u2014\u2013-,:["


class _Given(NamedTuple):
    """A figure, where it stands, and the links that it may be from; `sure` where nothing else can be its source.

    `beside` are the other figures of its sentence.
    """

    figure: Figure
    place: tuple[int, int]
    links: tuple[Link, ...]
    sure: bool
    beside: tuple[Figure, ...]


def check(note: Note, survey: Survey) -> Iterator[Problem]:
    if note.kind != LINE or is_stub(note):
        return
    for (figure, place, links, _, beside), routes in _cited(note, survey):
        pages = [_page(each, note, survey) for each in routes]
        if None in pages or any(_has(figure, page, note, survey) for page in pages if page):
            continue
        if follows(figure, (each for each in beside if any(_has(each, page, note, survey) for page in pages if page))):
            continue
        titles = list(dict.fromkeys(survey.vault.title(page.path) for page in pages if page))
        cited = ", ".join(map(repr, titles))
        where = f"is not in {cited}" if len(titles) == 1 else f"is in none of {cited}"
        other = _elsewhere(figure, note, survey)
        edit = (
            f"cite {other!r}, which has {figure.words!r}"
            if other
            else f"take out {figure.words!r}, or cite the note that has it"
        )
        message = f"{figure.words!r} {where}, which its sentence cites"
        ids = (figure.words, *(page.path for page in pages if page))
        yield Problem(*place, message, links[0].target, edit=edit, ids=ids)


def unproven(note: Note, survey: Survey) -> Iterator[tuple[str, tuple[int, int], tuple[str, ...]]]:
    """The figures of a line that some stub cited for them may yet have on its page: the words, their place, the stubs.

    None of the pages that are cited has them, and neither has a summary.
    """
    for each, routes in _cited(note, survey):
        notes = [_page(found, note, survey) or _stub(found, survey) for found in routes]
        stubs = tuple(dict.fromkeys(found.path for found in notes if found and is_stub(found)))
        if stubs and None not in notes and not any(_has(each.figure, found, note, survey) for found in notes if found):
            yield each.figure.words, each.place, stubs


def _cited(note: Note, survey: Survey) -> Iterator[tuple[_Given, Sequence[Sequence[str]]]]:
    """The figures of a line that notes should prove, with the paths that the links for each may lead to."""
    said = map(Stated._make, survey.vault.sketches[note.path].stated)
    given = [each for sentence in sentences(note, _DIGIT, said) for each in _given(sentence)]
    sources: dict[tuple[float, ...], dict[Link, None]] = {}  # of all places that give the same figure
    for each in given:
        sources.setdefault(each.figure.values, {}).update(dict.fromkeys(each.links))
    unsure = {each.figure.values for each in given if not each.sure}
    for each in given:
        every = sources[each.figure.values]
        if each.links and each.figure.values not in unsure and len(every) <= _MANY:
            yield each, [survey.vault.resolve(link, note) for link in every]


def _given(sentence: Sentence) -> Iterator[_Given]:
    """The figures of a sentence, each with the links that stand for it; none where that is not plain."""
    text = sentence.text
    given = tuple(figures(text))
    if not given:
        return
    unclear = (
        OTHER in text or len(sentence.links) < len(RUN.findall(text)) or max(len(given), len(sentence.links)) > _MANY
    )
    doubted = unclear or text.endswith("?") or _OWN.search(text)
    words = [at for at, link in sentence.links.items() if _is_word(link)]
    runs = [run for run in _TOGETHER.finditer(text) if not any(run.start() <= at < run.end() for at in words)]
    for figure in given:
        place = sentence.place(figure.start)
        stands = sentence.links and not doubted and not _NEGATED.search(text[: figure.start])
        cited = stands and any(_is_for(figure, found, text) for found in runs)
        yield _Given(
            figure,
            place,
            tuple(sentence.links.values()) if cited else (),
            not unclear,
            () if unclear else tuple(other for other in given if other != figure),
        )


def _is_word(link: Link) -> bool:
    """Whether a wikilink shows words that begin small: they were chosen to fit into the sentence."""
    return link.form == WIKI and link.label[:1].islower()


def _is_for(figure: Figure, found: re.Match[str], text: str) -> bool:
    """Whether some links that stand together are the citation of a figure."""
    end = figure.start + len(figure.words)
    if found.start() >= end:  # the links stand behind the clause
        if _BUT.search(text, end, found.start()) or not _CLOSES.match(text, found.end()):
            return False
        left = text[: found.start()].rstrip(_BEFORE)
        if _BY.search(left):
            return True
        return len(left) <= end or not _BOUND.search(left)
    lead = _LEAD.match(text)
    if not lead or lead.end() != found.start() or _BUT.search(text, found.end(), figure.start):
        return False
    return bool(_SPEAKS.match(text, found.end()))


def _page(routes: Sequence[str], note: Note, survey: Survey) -> Note | None:
    """The page that a link leads to, if all that it says is there to be read."""
    vault = survey.vault
    if len(routes) != 1 or routes[0] == note.path or routes[0] not in vault.sketches:
        return None
    if is_stub(vault.sketches[routes[0]]):
        return None
    page = vault.notes[routes[0]]
    return page if survey.remember(_speaks, page) else None


def _stub(routes: Sequence[str], survey: Survey) -> Note | None:
    """The stub that a link leads to."""
    found = survey.vault.notes.get(routes[0]) if len(routes) == 1 else None
    return found if found and is_stub(found) else None


def _speaks(page: Note, _: Survey) -> bool:
    """Whether a page has any text of its own, and shows no picture and no other note that might have more."""
    if page.faults or any(link.embed for link in page.links):
        return False
    parts = sections(page)
    rows = enumerate(body(page).split("\n"), page.body_line)
    written = any(
        row.strip() and not row.lstrip().startswith(("#", "%%")) and not title_at(parts, at) for at, row in rows
    )
    return written and "![" not in page.text and "<img" not in page.text


def _has(figure: Figure, page: Note, note: Note, survey: Survey) -> bool:
    summed = survey.remember(_summed, note).get(page.path)
    return survey.remember(_of_page, page).have(figure) or (summed is not None and summed.have(figure))


def _of_page(page: Note, _: Survey) -> Figures:
    said = [text for key, text in page.meta.items() if isinstance(text, str) and key != "seed"]
    return Figures((*said, plain(body(page))))


def _summed(note: Note, survey: Survey) -> Mapping[str, Figures]:
    """By page, what the line itself sums up of it."""
    words: dict[str, list[str]] = {}
    for each in summaries(note):
        for path in survey.vault.resolve(each.link, note)[:1]:
            words.setdefault(path, []).append(each.words)
    return {path: Figures(those) for path, those in words.items()}


def _elsewhere(figure: Figure, note: Note, survey: Survey) -> str:
    """The title of another source of a line that has a figure in the same words, or nothing."""
    same = re.compile(rf"(?<![\w.,]){re.escape(figure.words)}(?!\w|[.,]\d)")
    for link, routes in survey.links(note):
        page = _page(routes, note, survey) if link.property == "sources" else None
        if page and figure.words in page.text and same.search(plain(body(page))):
            return survey.vault.title(page.path)
    return ""
