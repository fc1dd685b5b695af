"""Rules times notes: sorted findings, and the choice of rules."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from vaultkit.model import Finding, Note, Problem, VaultkitError
from vaultkit.rules import OFF, RULES, Listed, Rule
from vaultkit.survey import NEAR, Survey
from vaultkit.survey.names import Names
from vaultkit.vault import Vault

if TYPE_CHECKING:
    from vaultkit.claims import Claims
    from vaultkit.survey.fingerprints import Fingerprints

_OF_PATHS = ("FILE", "LNK", "NET")
"""The families that judge a path and what leads there, so that they see a file twice which Obsidian sees twice."""

_EVERY = frozenset(rule.CODE for rule in RULES)


def run(
    vault: Vault,
    rules: Iterable[Rule] | None = None,
    part: str = "",
    *,
    names: Names | None = None,
    claims: Claims | None = None,
    as_of: str = "",
    words: Mapping[str, str] | None = None,
) -> tuple[Finding, ...]:
    """What `judge` finds in `vault`; `names`, `claims`, `as_of` and `words` as for `Survey`."""
    return judge(Survey(vault, names, claims, as_of, words), rules, part)


def judge(
    survey: Survey, rules: Iterable[Rule] | None = None, part: str = "", *, fingerprints: bool = False
) -> tuple[Finding, ...]:
    """All findings of `rules` (those that `choose` gives) on a vault, sorted by path, place, code and message.

    `part` is the beginning of the paths to report on, such as `notes/`. The order of files never shows. Of a file that
    the vault's settings hide there are no findings. With `fingerprints` each finding has its own.
    """
    chosen = tuple(choose() if rules is None else rules)
    subjects = {
        about: tuple(
            survey.document(path, about) for path in survey.about(about) if _is_checked(survey.vault, path, part)
        )
        for about in dict.fromkeys(rule.ABOUT for rule in chosen)
    }
    prints = _fingerprints(survey) if fingerprints else None
    found = (
        finding
        for rule in chosen
        for finding in _findings(rule, _once(rule, subjects[rule.ABOUT], survey.vault), survey, prints)
    )
    return tuple(sorted(found))


def near(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Those of the rules that need no look at all notes to judge one."""
    return tuple(rule for rule in rules if NEAR.issuperset(rule.ABOUT))


def of_notes(vault: Vault, rules: Iterable[Rule], paths: Iterable[str], names: Names) -> tuple[Finding, ...]:
    """The findings of `near` rules on some notes of `vault`; `names` as for `Survey`."""
    survey = Survey(vault, names)
    notes = [vault.notes[path] for path in paths if _is_checked(vault, path, "")]
    found = (finding for rule in rules for finding in _findings(rule, _once(rule, notes, vault), survey))
    return tuple(sorted(found))


def checked(vault: Vault, part: str = "") -> tuple[int, int]:
    """How many notes of `part` are reported on, and how many the vault's settings hide."""
    notes = [path for path in vault.notes if path.startswith(part)]
    hidden = sum(map(vault.settings.hide, notes))
    return len(notes) - hidden, hidden


def choose(select: Iterable[str] = (), ignore: Iterable[str] = (), extend: Iterable[str] = ()) -> tuple[Listed, ...]:
    """The rules that `select` names (when it names none, all that are on by default) and `extend`, less `ignore`.

    Each is a code (`LNK001`), a name (`broken-link`), a family (`LNK`) or `ALL`, in any case. A family brings those of
    its rules that are on by default. An unknown one raises VaultkitError with the nearest known.
    """
    usual = _EVERY - OFF
    wanted = (_named(select, usual) or usual) | _named(extend, usual)
    wanted -= _named(ignore)
    return tuple(rule for rule in RULES if rule.CODE in wanted)


def severity(rule: Rule) -> str:
    """How much what a rule finds matters, and whether it is off until it is named: `info, off`."""
    return f"{rule.SEVERITY.word}{', off' if rule.CODE in OFF else ''}"


def explain(code: str) -> tuple[Listed, ...]:
    """The rules that a code, name or family stands for."""
    codes = _named((code,))
    return tuple(rule for rule in RULES if rule.CODE in codes)


def _is_checked(vault: Vault, path: str, part: str) -> bool:
    return path.startswith(part) and not vault.settings.hide(path)


def _once(rule: Rule, notes: Sequence[Note], vault: Vault) -> Sequence[Note]:
    """The notes that a rule looks at: what is in a file is told of one of its paths."""
    twins = vault.ground.twins
    if not twins or rule.CODE.startswith(_OF_PATHS):
        return notes
    return [note for note in notes if note.path not in twins]


def unverifiable(survey: Survey, rules: Iterable[Rule] | None = None, part: str = "") -> tuple[Finding, ...]:
    """What `rules` ask and cannot be checked, since the vault lacks a page that would tell; sorted as findings are.

    None of it is one. Each has a fingerprint.
    """
    from vaultkit.rules.unverifiable import ASKED  # hardly a run asks for it

    prints, found = _fingerprints(survey), []
    for rule in choose() if rules is None else rules:
        for each in ASKED[rule.CODE](survey) if rule.CODE in ASKED else ():
            if _is_checked(survey.vault, each.place.path, part):
                problem = each.problem(survey.claims)
                found.append(
                    _finding(rule, each.place.path, problem, prints.of(f"{rule.CODE}?", each.place.path, problem))
                )
    return tuple(sorted(found))


def _fingerprints(survey: Survey) -> Fingerprints:
    from vaultkit.survey.fingerprints import Fingerprints  # most runs show none

    return Fingerprints(survey)


def _findings(
    rule: Rule, notes: Sequence[Note], survey: Survey, prints: Fingerprints | None = None
) -> Iterator[Finding]:
    if not notes:
        return
    check = rule.check
    for note in notes:
        for problem in check(note, survey):
            yield _finding(rule, note.path, problem, prints.of(rule.CODE, note.path, problem) if prints else "")


def _finding(rule: Rule, path: str, problem: Problem, fingerprint: str) -> Finding:
    line, column, message, target, graver, related, witness, edit, _ = problem
    what = (rule.CODE, rule.NAME, graver or rule.SEVERITY, message, target, related, witness, edit)
    return Finding(path, line, column, *what, fingerprint)


def _named(words: Iterable[str], of_family: Container[str] = _EVERY) -> frozenset[str]:
    """The codes that some words stand for; a family stands for its rules among `of_family`."""
    known: dict[str, list[str]] = {}
    written: dict[str, str] = {}
    for rule in RULES:
        family = (rule.CODE.rstrip("0123456789"),) if rule.CODE in of_family else ()
        for word in (rule.CODE, rule.NAME, "ALL", *family):
            known.setdefault(word.lower(), []).append(rule.CODE)
            written[word.lower()] = word
    codes: list[str] = []
    for word in (part.strip() for entry in words for part in entry.split(",")):
        if not word:
            continue
        if word.lower() not in known:
            import difflib

            near = difflib.get_close_matches(word.lower(), known, n=len(known))
            # Of equally near ones the first in the alphabet.
            like = {each: difflib.SequenceMatcher(None, each, word.lower()).ratio() for each in near}
            best = min(near, key=lambda each: (-like[each], each), default="")
            best = best or next((each for each in sorted(known) if word.lower() in each), "")
            hint = f"; did you mean {written[best]!r}?" if best else ""
            raise VaultkitError(f"there is no rule, rule name or family called {word!r}{hint}")
        codes.extend(known[word.lower()])
    return frozenset(codes)
