"""The relations that a note states in its own sentences: `This note refutes [[X]]`, `[[X]] refutes this note`.

Reading prose is guessing, so only the plainest sentences are read: one linked note, one cue of the lexicon (claims
reference 2.3), the note itself as the other end, nothing negated, asked or supposed. What they say has a low standing:
nothing but the rule that compares it with the lists of the note uses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaultkit import cues
from vaultkit.claims.nodes import Nodes
from vaultkit.claims.sentences import CODE, LINK, OTHER, RUN, Sentence, sentences
from vaultkit.lexicon import ACTIVE, LABEL, LEXICON, PARTIAL, PASSIVE, Cue
from vaultkit.markup import address
from vaultkit.model import Note, Relation, Stance
from vaultkit.stated import speaks_of_itself
from vaultkit.vocabulary import BY_NAME

PROSE = "prose"
"""Where such a relation stands, and the basis of its direction where a sentence says no more than `This`."""

# Only what may stand before a named thing: `evidence for`, not `only when`; and no cue with a negation in it.
_LABELS = frozenset({"contradicts", "supports", "exemplifies", "explains"})
_USED = tuple(cue for cue in LEXICON if cue.form in (ACTIVE, PASSIVE) or (cue.form == LABEL and cue.type in _LABELS))
_ANY = re.compile("|".join(rf"(?<!\w)(?<!\w-)(?:{cue.words})(?!\w|-\w)" for cue in LEXICON))
_JOINED = "|".join(f"(?P<cue{number}>{cue.words})" for number, cue in enumerate(_USED))
_CONNECTIVE = r"(?:(?:however|but|and|also|thus|so|here|indeed|moreover|still|yet|in turn|in short|in fact),? )*"
_ADVERBS = (
    r"(?:(?:is|are|was|has been|may|might|could|be|also|both|in part|in turn|thus|clearly|directly|partially|partly"
    r"|strongly|weakly|somewhat|tentatively|possibly|arguably|an?|the|further|strong|direct) )*"
)
_ME, _THIS = r"(?P<me>this(?: (?:note|page))?)", r"(?P<me>this (?:note|page)|this(?! \w))"
_IT = rf"(?P<it>(?:the (?:claim|finding|result|thesis|argument|view)s? (?:of|in|from) )?{LINK}+)"
_JOIN = r"(?: (?:for|to|of|behind))?"
# What may stand behind the named thing: another noun would make it a part of that (`supports [[X]] critics`).
_END = (
    r"(?=\W*$|\s?[,.;:!)(\u2026\u2013\u2014]|\s-|\s(?:in|on|with|by|for|as|at|and|but|because|since|when|where|while|that|to"
    r"|which|who|whose|from|under|over|again|too|also|here|today|without|within|across|against|before|after|during|so|via"
    r"|directly|strongly|fully|weakly|partly|partially|somewhat|clearly|using|about|of|though|although|through)\b)"
)
_FORWARD = re.compile(rf"{_CONNECTIVE}{_ME} {_ADVERBS}(?:{_JOINED}){_JOIN}(?P<by> by)? {_IT}{_END}")
_BACKWARD = re.compile(rf"{_CONNECTIVE}{_IT} {_ADVERBS}(?:{_JOINED}){_JOIN}(?P<by> by)? {_THIS}{_END}")
_BARE = re.compile(rf"{_CONNECTIVE}(?P<me>){_ADVERBS}(?:{_JOINED})(?P<by> by) {_IT}{_END}")
_NEGATION = re.compile(r"\b(?:not|no|never|neither|nor|without|cannot|nothing|hardly|scarcely|rather than)\b|n't")
_UNREAL = re.compile(
    r"\b(?:if|whether|would|should|unless|suppose\w*|imagine|seems?|appears?|claims (?:to|that)|according to"
    r"|only|mostly|largely|except|at least|at first|on paper|in theory|false|wrong|untrue|mistaken\w*|once|formerly)\b"
    r"|^\W*[\"\u201c\u201e\u00ab]"  # somebody else's words
)
_HEDGE = re.compile(r"\b(?:partially|partly|in part|somewhat|weakly|tentatively|possibly|arguably|may|might|could)\b")
_BLANKS = re.compile(r"\s+")
_EMPHASIS = re.compile(r"(?<!\w)[*_\"\u201c\u201d]+|[*_\"\u201c\u201d]+(?!\w)")


def relations(note: Note, nodes: Nodes) -> Iterator[Relation]:
    """What the sentences of `note` state of its own node and one other; the basis is `prose` where only `this` does."""
    for sentence in sentences(note):
        if sentence.links and OTHER not in sentence.text and CODE not in sentence.text:
            yield from _stated(sentence, note, nodes)


def _stated(sentence: Sentence, note: Note, nodes: Nodes) -> Iterator[Relation]:
    """The relation of one sentence, or nothing."""
    title = note.meta.get("title")
    own = {at: nodes.of(address(link.target, link.anchor), note.path) for at, link in sentence.links.items()}
    others = {node for node in own.values() if node != note.path}
    text = sentence.text
    if len(others) != 1 or len(RUN.findall(text)) > len(own) or text.endswith("?"):
        return
    for at in sorted(own, reverse=True):
        if own[at] == note.path:
            run = RUN.match(text, at)
            text = f"{text[:at]}this note{text[run.end() if run else at :]}"
    if isinstance(title, str) and " " in title.strip():
        text = re.sub(rf"(?<!\w){re.escape(title)}(?!\w)", "this note", text)
    itself = text != sentence.text or speaks_of_itself(text)
    said, text = text.casefold(), _normal(text)
    if len(_ANY.findall(text)) != 1 or _NEGATION.search(text) or _UNREAL.search(said):
        return
    forward = _FORWARD.match(text) or _BARE.match(text)
    found = forward or _BACKWARD.match(text)
    cue, words = _cue(found) if found else (None, "")
    if not found or not cue or (cue.form == PASSIVE) != bool(found["by"]):
        return
    acts = bool(forward) != bool(found["by"])
    first = min(sentence.links)
    other = others.pop()
    subject, object_ = (note.path, other) if acts else (other, note.path)
    hedged = bool(_HEDGE.search(text))
    strength = PARTIAL if hedged else cue.strength
    basis = cues.SYMMETRIC if BY_NAME[cue.type].symmetric else cues.EXPLICIT
    basis = PROSE if found["me"] in ("", "this") or not itself else basis
    stance = Stance(cue.type, cues.PAGE if acts else cues.ITEM, strength, hedged, basis=basis, cue=words)
    place = sentence.place(first)
    yield Relation(subject, cue.type, object_, strength, note.path, PROSE, *place, sentence.written.strip(), stance)


def _normal(text: str) -> str:
    """One case, one kind of blank and apostrophe, no marks of emphasis or quotes around words."""
    return _BLANKS.sub(" ", _EMPHASIS.sub("", text.replace("\u2019", "'"))).strip(" ([\u2014\u2013-").casefold()


def _cue(found: re.Match[str]) -> tuple[Cue, str]:
    """The row of the lexicon that decided, and its words in the sentence."""
    return next((cue, found[f"cue{number}"]) for number, cue in enumerate(_USED) if found[f"cue{number}"])
