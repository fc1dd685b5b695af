"""The words by which annotations say how two notes relate: the table of the claims reference, 2.3, row by row."""

from __future__ import annotations

from typing import NamedTuple

ITEM, PAGE = "item", "page"
PARTIAL, NORMAL, STRONG = "partial", "normal", "strong"

# How a cue stands in its sentence: a verb or preposition that wants an object, a participle whose agent may follow
# with `by`, a verb that takes no object, a phrase that stands alone.
ACTIVE, PASSIVE, INTRANSITIVE, LABEL = "active", "passive", "intransitive", "label"


class Cue(NamedTuple):
    """A row of the lexicon: `words` (alternatives, a regular expression on normalised text) and what they mean."""

    words: str
    type: str
    subject: str
    strength: str
    form: str


# Claims reference 2.3, in its order, which puts a longer cue before its own beginning (`evidence against` before
# `evidence`), so that the first row that matches is the longest. Inflections that it does not list (`conflict with`,
# `failed to`) are no cues: what is missed shows up as unclassified, what is misread does not. Only spellings of one
# word were added: -ise/-ize, a/an, n't for not, `counter` apart, whose second half would pass for support.
LEXICON = (
    Cue("contradicted", "contradicts", PAGE, NORMAL, PASSIVE),
    Cue("contradict(?:s|ing)?|conflicts with|disagrees with|opposes", "contradicts", ITEM, NORMAL, ACTIVE),
    Cue("inconsistent with|incompatible with|at odds with|contrary to", "contradicts", ITEM, NORMAL, ACTIVE),
    Cue("runs counter to|in tension with", "contradicts", ITEM, NORMAL, ACTIVE),
    Cue("fails to (?:replicate|reproduce|confirm|support|hold)", "contradicts", ITEM, NORMAL, ACTIVE),
    Cue("evidence against|counter[- ]?evidence|counter[- ]?example", "contradicts", ITEM, NORMAL, LABEL),
    Cue("refuted|overturned|debunked|falsified", "refutes", PAGE, STRONG, PASSIVE),
    Cue("refutes|overturns|debunks|disproves|falsifies", "refutes", ITEM, STRONG, ACTIVE),
    Cue("superseded|replaced", "supersedes", PAGE, NORMAL, PASSIVE),
    Cue("supersedes|replaces", "supersedes", ITEM, NORMAL, ACTIVE),
    Cue("limited to", "qualifies", PAGE, NORMAL, LABEL),
    Cue("qualified|limited|bounded|nuanced", "qualifies", PAGE, NORMAL, PASSIVE),
    Cue("qualifies|complicates|nuances|tempers", "qualifies", ITEM, NORMAL, ACTIVE),
    Cue("challenges|questions|constrains", "qualifies", ITEM, NORMAL, ACTIVE),
    Cue("extends beyond|testing the boundary of|limits of", "qualifies", ITEM, NORMAL, ACTIVE),
    Cue("do(?:es)?(?: not|n't) (?:hold|apply|generali[sz]e|transfer)", "qualifies", ITEM, NORMAL, LABEL),
    Cue("threshold below which|holds only|only when", "qualifies", ITEM, NORMAL, LABEL),
    Cue("except (?:when|for|in)|caveat", "qualifies", ITEM, NORMAL, LABEL),
    Cue("evidence|signature of|demonstration of|proof of", "supports", ITEM, NORMAL, LABEL),
    # The reference notes the participles beside the strong verbs, but its case of `supported` is normal: each
    # participle has the strength of its own verb.
    Cue("confirms|corroborates|replicates|validates", "supports", ITEM, STRONG, ACTIVE),
    Cue("confirmed", "supports", PAGE, STRONG, PASSIVE),
    Cue("supported|strengthened", "supports", PAGE, NORMAL, PASSIVE),
    Cue("supports|strengthens|reinforces", "supports", ITEM, NORMAL, ACTIVE),
    Cue("consistent with|in line with|agrees with", "supports", ITEM, NORMAL, ACTIVE),
    Cue("(?:concrete )?implementation of|instance of", "exemplifies", ITEM, NORMAL, LABEL),
    Cue("example of|application of|special case of", "exemplifies", ITEM, NORMAL, LABEL),
    Cue("implements|instantiates|operationali[sz]es|applies", "exemplifies", ITEM, NORMAL, ACTIVE),
    Cue("extends to", "extends", PAGE, NORMAL, INTRANSITIVE),
    Cue("extends|generali[sz]es|builds on|adds an?|broadens|deepens|sharpens", "extends", ITEM, NORMAL, ACTIVE),
    Cue("pushes this further", "extends", ITEM, NORMAL, LABEL),
    Cue("mechanism", "explains", ITEM, NORMAL, LABEL),
    Cue("explains|accounts for|identifies (?:what|why|how)|underlies", "explains", ITEM, NORMAL, ACTIVE),
    Cue("implication for|background|see also", "informs", ITEM, NORMAL, LABEL),
    Cue("informs|complements|parallels|analogous to", "informs", ITEM, NORMAL, ACTIVE),
)
