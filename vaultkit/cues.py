"""What a free-text annotation says of two notes: its type of relation, its direction and its strength.

The lexicon and the algorithm are those of the claims reference, 2.3; its table is `lexicon`.
Whatever is unclear stays unclassified: a contradiction is never guessed. Everything here is linear in the length of
the text, and every text has an answer.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from vaultkit.lexicon import ACTIVE, INTRANSITIVE, ITEM, LABEL, LEXICON, NORMAL, PAGE, PARTIAL, PASSIVE, STRONG, Cue
from vaultkit.model import Stance
from vaultkit.vocabulary import BY_NAME

__all__ = [
    "ABSENCE",
    "AMBIGUOUS",
    "BOTH",
    "EXPLICIT",
    "ITEM",
    "NEGATED",
    "NORMAL",
    "NO_CUE",
    "PAGE",
    "PARTIAL",
    "QUESTION",
    "STRONG",
    "SYMMETRIC",
    "TENSION",
    "VOICE",
    "has_resolution",
    "has_tension",
    "read",
]

EXPLICIT, VOICE, SYMMETRIC, AMBIGUOUS = "explicit", "voice", "symmetric", "ambiguous"
NO_CUE, NEGATED, ABSENCE = "no-cue", "negated-cue", "absence-of-evidence"
BOTH, QUESTION = "both-polarities", "question"

TENSION = frozenset({"contradicts", "refutes", "qualifies"})
"""The types that speak against a note or limit it: the attacks and the one with a tension flag (2.2)."""


def _bounded(words: str) -> re.Pattern[str]:
    """The words as a whole: neither letters nor a hyphened part beside them, so `non-contradicting` is no cue."""
    return re.compile(rf"(?<!\w)(?<!\w-)(?:{words})(?!\w|-\w)")


_CUES = _bounded("|".join(f"({cue.words})" for cue in LEXICON))
_TENSION = _bounded("|".join(cue.words for cue in LEXICON if cue.type in TENSION))

# The wider list of `acks`, claims reference 3.1; silence claims less there, so the plural of `tension` counts too.
_ACKNOWLEDGES = re.compile(
    r"\b(?:disput|contest|debat|reconcil)|\b(?:tensions?|opposite|competing|complementary|on the other hand|but see)\b"
)
# Claims reference 3.1, `res(c)`; `holds for ... but not` is looked for by hand, a pattern with a gap is not linear.
_RESOLVES = _bounded(r"(?:reconcil|resolv)\w*|both can be true|compatible if|differs in|distinction")
_HOLDS_FOR, _BUT_NOT = _bounded("holds for"), _bounded("but not")

_HEDGES = _bounded("partially|partly|in part|somewhat|weakly|tentatively|possibly|arguably|may|might|could")
_GUARDED = _bounded("suggest(?:s|ing)?|claims")
_NEGATORS = frozenset({"not", "never", "no", "without", "neither", "nor", "cannot"})
_UNSURE = frozenset(["nobody", "nothing", "none", "hardly", "scarcely", "unlikely", "unclear", "whether", "if"])
_UNDONE = frozenset(
    ["refuse", "refuses", "refused", "fail", "fails", "failed", "hard", "difficult", "impossible", "todo", "false"]
)
_AFTER_SENTENCE = re.compile(r"(?<=[.!?;]) ")
_NO_LONGER = _bounded("no longer")
_ABSENCE = _bounded("no evidence (?:for|that)|(?:absence|lack) of evidence")
_SCALAR = _bounded("not (?:just|only|merely|simply|necessarily)")
# The reference deletes `not necessarily` as well, but its decision 6 forbids to guess a contradiction: before an
# attack (and before a resolution, which silences one) those words stay a negation.
_FIRM_SCALAR = _bounded("not (?:just|only|merely|simply)")
_STRONGEST = _bounded("strongest|most direct|parametric")
_NEAR = 3
"""The words before a cue in which a negator or a superlative belongs to it."""

_LONGEST_HEAD = 80
_BREAK = re.compile(r"[;,]| - ")
_CLAUSE = re.compile(r"[;:]|[,.!?](?= |$)| - ")
_SENTENCE = re.compile(r";|[.!?](?= |$)")

# Words that running prose uses as nouns and adjectives (`hard questions`, `limited data`). In the tail they are cues
# only with `by`: the reference marks for the tail the row of phrases, not theirs.
_EVERYDAY = frozenset({"qualified", "limited", "bounded", "nuanced", "nuances", "challenges", "questions"})

_BY = re.compile(r"(?: \w+ly)? by\b(?P<agent> (?:(?P<page>this (?:note|page)\b)|\S))?")
_THIS = re.compile(r"(?<![\w-])this(?P<page> note| page)?(?: (?:\w+ly|is|may|might|could|also|the|an?)){0,4} $")
_OBJECT = re.compile(r" (?!(?:in|on|at|for|from|by|because|but|here|further)\b)[^\w ]?\w")
_NOT_BARE = re.compile(r" (?:the|this|that|these|those|an?|its|our|their)\b|.* by ")

_EM_DASHES = "\u2014\u2015\u2e3a\u2e3b\ufe31\ufe58"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2212\ufe32"
_APOSTROPHES = "\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4`"
_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_PLAIN = str.maketrans(
    dict.fromkeys(_EM_DASHES, " - ")
    | dict.fromkeys(_HYPHENS, "-")
    | dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys(_QUOTES, '"')
    | dict.fromkeys(_UNSEEN, "")
)
_PIECES = re.compile(r"\s+|\S{1,30}")
_DOUBLE_HYPHEN = re.compile("--+")


@lru_cache(maxsize=1 << 16)  # an export meets it in the seed and in the note that it makes of that
def read(annotation: str) -> Stance:
    """What `annotation`, which stands behind a listed note, says of that note (`item`) and the page that lists it.

    Without a clear answer the type is `related` and `reason` one of `no-cue`, `negated-cue`, `absence-of-evidence`,
    `both-polarities`, `question`. `cue` holds the words that decided, as they stand in the normalised text. Never
    raises.
    """
    text = _normal(annotation)
    head, tail = _split(text)
    matches = list(_CUES.finditer(head))
    if not matches:
        return _unclassified(NO_CUE)
    lead = matches[0]
    reason = _doubt(lead, {_cue(match).type for match in matches})
    if reason:
        return _unclassified(reason, lead[0])
    hedged = bool(_HEDGES.search(text) or _GUARDED.search(text))
    tense = None if _cue(lead).type in TENSION else _tense(tail)
    if tense and _is_attack(tense) and BY_NAME[_cue(lead).type].polarity > 0:
        return _unclassified(BOTH, lead[0])  # 2.3 would have it mixed; an unclear one never becomes a contradiction
    if tense:
        return _stance(tense)._replace(hedged=hedged, mixed=True, secondary=_cue(lead).type)
    return _stance(lead)._replace(hedged=hedged)


def has_tension(paragraph: str) -> bool:
    """Whether `paragraph` holds a cue that acknowledges a disagreement (claims reference 3.1, `acks`).

    That it is negated does not matter: who writes that two notes do not conflict has seen the question.
    """
    text = _normal(paragraph)
    return bool(_TENSION.search(text) or _ACKNOWLEDGES.search(text))


def has_resolution(paragraph: str) -> bool:
    """Whether `paragraph` holds a cue that resolves a disagreement (claims reference 3.1, `res(c)`).

    A question resolves nothing, nor does a cue with a negator or a doubt before it: `cannot be reconciled`.
    """
    told = (each for each in _AFTER_SENTENCE.split(_normal(paragraph)) if not each.endswith("?"))
    text = " ".join(told)
    for sentence in _SENTENCE.split(text):
        start = _HOLDS_FOR.search(sentence)
        if start and _BUT_NOT.search(sentence, start.end()):
            return True
    for clause in _CLAUSE.split(text):
        cue = _RESOLVES.search(clause)
        if cue and not _negated(cue, firm=True) and not _is_doubted(cue):
            return True
    return False


def _is_doubted(cue: re.Match[str]) -> bool:
    """Whether a word before a cue of resolution, or right behind it, takes it back."""
    before = {word.strip("\"',.()[]") for word in _FIRM_SCALAR.sub("", _before(cue)).split()}
    behind = cue.string[cue.end() :].split()[:1]
    return not before.isdisjoint(_NEGATORS | _UNSURE | _UNDONE) or not _UNSURE.isdisjoint(behind)


def _normal(text: str) -> str:
    """Compatibility forms, case, dashes, quotes and blanks made one; an em dash always parts clauses.

    NFKC goes piece by piece, since a long run of combining marks costs it quadratic time.
    """
    text = text.translate(_PLAIN)
    if not text.isascii():
        text = "".join(unicodedata.normalize("NFKC", piece) for piece in _PIECES.findall(text))
    return " ".join(_DOUBLE_HYPHEN.sub(" - ", text).casefold().split())


def _split(text: str) -> tuple[str, str]:
    """Head and tail: parted by the first colon if the head is short, else by the first weaker break."""
    head, colon, tail = text.partition(":")
    if colon and len(head) <= _LONGEST_HEAD:
        return head, tail
    weaker = _BREAK.search(text)
    return (text[: weaker.start()], text[weaker.end() :]) if weaker else (text, "")


def _cue(match: re.Match[str]) -> Cue:
    """The row of the lexicon that `match` belongs to: each row is a group of `_CUES`."""
    return LEXICON[(match.lastindex or 1) - 1]


def _is_attack(match: re.Match[str]) -> bool:
    return BY_NAME[_cue(match).type].polarity < 0


def _before(match: re.Match[str]) -> str:
    return match.string[: match.start()]


def _unclassified(reason: str, words: str = "") -> Stance:
    return Stance("related", basis=SYMMETRIC, cue=words, reason=reason)


def _doubt(lead: re.Match[str], types: set[str]) -> str:
    """Why the leading cue of a head with cues of `types` tells nothing, or an empty string.

    The reference says `positive evidence and attack`; every type of positive polarity counts, not `supports` alone,
    since the reason is called `both-polarities` and so claims less.
    """
    if {1, -1} <= {BY_NAME[each].polarity for each in types}:
        return BOTH
    absence = _ABSENCE.search(lead.string)
    if absence and absence.start() <= lead.start() < absence.end():
        return ABSENCE
    if _negated(lead, firm=_is_attack(lead)):
        return NEGATED
    return _attack_doubt(lead) if _is_attack(lead) else ""


def _attack_doubt(lead: re.Match[str]) -> str:
    """Why an attack is none: it is asked for, or a word farther off than the negators of 2.3 takes it back."""
    if lead.string.rstrip(" \"')").endswith("?"):
        return QUESTION
    clause = _CLAUSE.split(_before(lead))[-1]
    words = [word.strip("\"',.()[]") for word in _FIRM_SCALAR.sub("", clause).split()]
    return NEGATED if any(word in _NEGATORS or word in _UNSURE or word.endswith("n't") for word in words) else ""


def _negated(match: re.Match[str], *, firm: bool) -> bool:
    """Whether the text before a cue negates it, where it must be firm `not necessarily` too.

    At most one call a clause, for it reads all of that text.
    """
    before = _before(match)
    plain = _NO_LONGER.sub("no", (_FIRM_SCALAR if firm else _SCALAR).sub("", before))
    words = [word.strip("\"',.()[]") for word in plain.split()[-_NEAR:]]
    return any(word in _NEGATORS or word.endswith("n't") for word in words) or bool(_ABSENCE.search(before))


def _tense(tail: str) -> re.Match[str] | None:
    """The first tension cue of a tail clause that is not negated; a clause speaks through its first one alone.

    Attacks count here too: CLM006 of the reference knows mixed annotations that contradict.
    """
    for clause in _CLAUSE.split(tail):
        match = next(filter(_is_tense, _CUES.finditer(clause)), None)
        if match and not _negated(match, firm=_is_attack(match)):
            return match
    return None


def _is_tense(match: re.Match[str]) -> bool:
    everyday = match[0] in _EVERYDAY and not _BY.match(match.string, match.end())
    return _cue(match).type in TENSION and not everyday


def _stance(match: re.Match[str]) -> Stance:
    cue = _cue(match)
    subject, basis = _direction(match)
    if BY_NAME[cue.type].symmetric:
        basis = SYMMETRIC
    return Stance(cue.type, subject, _strength(match), basis=basis, cue=match[0])


def _strength(match: re.Match[str]) -> str:
    """The strength of the row, less with a hedge before the cue, more with a superlative before a noun of evidence."""
    cue, before = _cue(match), _before(match)
    if _HEDGES.search(before):
        return PARTIAL
    noun = cue.type == "supports" and cue.form == LABEL
    near = " ".join(before.split()[-_NEAR:])
    return STRONG if noun and _STRONGEST.search(near) else cue.strength


def _direction(match: re.Match[str]) -> tuple[str, str]:
    """Who acts, and on what that rests (claims reference 2.2 and the voice rule of 2.3)."""
    cue = _cue(match)
    by = _BY.match(match.string, match.end())
    if cue.form == PASSIVE and by:
        return (PAGE if by["page"] else ITEM), (EXPLICIT if by["agent"] else AMBIGUOUS)
    this = _THIS.search(_before(match))
    if not this or cue.form == INTRANSITIVE:
        return cue.subject, _basis(match)
    if this["page"]:  # `this note` is the sentence's own subject: an active verb makes it act, a passive one suffer
        return (ITEM if cue.subject == PAGE else PAGE), EXPLICIT
    return cue.subject, AMBIGUOUS


def _basis(match: re.Match[str]) -> str:
    """Explicit with an object, ambiguous for a bare verb (2.2) and a participle with an object or a distant `by`.

    `extends to` rests on voice: it names the new scope, neither object nor agent, and so is not explicit.
    """
    form, named = _cue(match).form, _OBJECT.match(match.string, match.end())
    if form == ACTIVE:
        return EXPLICIT if named else AMBIGUOUS
    if form == PASSIVE:
        return AMBIGUOUS if _NOT_BARE.match(match.string, match.end()) else VOICE
    return EXPLICIT if named and match[0].endswith((" of", " for")) else VOICE
