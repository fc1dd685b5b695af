"""What was written last, what the seeds give now and what is on disk: what to write, pure.

The rule above all: words of the person whose vault it is are never lost. vaultkit owns its own front-matter keys and
the body down to the "yours" line. Where somebody changed that part by hand the file is left as it is and named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from vaultkit import matter, note
from vaultkit.draft import Draft
from vaultkit.marks import Mark, mark
from vaultkit.vocabulary import OWN_KEYS

Record = Mapping[str, tuple[Mark, ...]]
"""By path, what vaultkit wrote there: one mark, two while a run that was cut short may have written either."""


Texts = Mapping[str, str]
"""Files by path."""


class Left(NamedTuple):
    """A file that is not touched although the seeds say otherwise, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What an export does: texts to write by path, paths to remove, files left alone, and the record afterwards."""

    writes: Mapping[str, str]
    removes: tuple[str, ...]
    left: tuple[Left, ...]
    unchanged: int
    record: Record

    @property
    def changes(self) -> bool:
        """Whether anything is written or removed."""
        return bool(self.writes or self.removes)


class _Parts(NamedTuple):
    """A file on disk, taken apart: the mark of its generated part and the two parts that are its owner's.

    `ends` is whether the "yours" line is there, `remarks` are the comments that writing the front matter anew would
    lose; `unclear` says why nobody can tell what is the owner's, if so.
    """

    mark: Mark
    foreign: str
    yours: str
    ends: bool
    remarks: tuple[str, ...]
    unclear: str


EDITED = "its generated part was edited by hand (--force overwrites it)"
EDITED_GONE = "no seed gives it any more, and its generated part was edited by hand (--force removes it)"
WRITTEN_IN = "no seed gives it any more, but it holds words of yours: move or delete it"
FOREIGN = "it is not vaultkit's: another file has this name"
UNREADABLE = "its front matter cannot be read, so nobody can tell what in it is yours: mend it first"
ENDLESS = "the line below which it is yours is gone, so nobody can tell what is: put it back first"
UNKNOWN = "it looks like vaultkit's, but there is no record of it (--force overwrites its generated part)"


def plan(
    drafts: Iterable[Draft],
    record: Record,
    disk: Texts,
    blocked: Texts,
    *,
    same: Collection[str] = (),
    force: bool = False,
) -> Plan:
    """Merge. Of the files that exist at the paths of drafts and record, `disk` gives the text, `blocked` why not.

    Those at the paths in `same` are their drafts, byte for byte, with nothing behind them but words of their reader;
    they stand in neither.
    """
    writes: dict[str, str] = {}
    removes: list[str] = []
    left: list[Left] = []
    marks: dict[str, tuple[Mark, ...]] = {}
    unchanged = 0
    for draft in drafts:
        if draft.path in same:
            marks[draft.path] = (draft.gist.mark,)
            unchanged += 1
            continue
        text, reason = _merged(draft, record.get(draft.path, ()), disk.get(draft.path), force=force)
        reason = blocked.get(draft.path, reason)
        if reason:
            left.append(Left(draft.path, reason))
            marks.update({draft.path: record[draft.path]} if draft.path in record else {})
            continue
        marks[draft.path] = (draft.gist.mark,)
        if text == disk.get(draft.path):
            unchanged += 1
        else:
            writes[draft.path] = text
    kept = {*marks, *(item.path for item in left)}
    for path in sorted(record.keys() - kept):
        if path not in disk and path not in blocked:
            continue
        reason = blocked.get(path) or _reason_to_keep(disk[path], record[path], force=force)
        if reason:
            left.append(Left(path, reason))
            marks[path] = record[path]
        else:
            removes.append(path)
    return Plan(writes, tuple(removes), tuple(sorted(left)), unchanged, dict(sorted(marks.items())))


def with_file(
    plan: Plan, path: str, wanted: str, known: tuple[Mark, ...], disk: Texts, blocked: Texts, *, force: bool = False
) -> Plan:
    """The plan with one more file, in which nobody but vaultkit has a part; where nothing is wanted, none is left.

    `known` are its marks in the record, which the plan was made without.
    """
    if not wanted and not known:
        return plan  # what stands there is somebody else's
    found, marked = disk.get(path), (mark({}, wanted),)
    same = found is not None and (found == wanted or mark({}, found) in marked)  # git may have given it other line ends
    reason = "" if same else blocked.get(path) or _reason_to_leave(found, known, gone=not wanted, force=force)
    if reason:
        left = tuple(sorted((*plan.left, Left(path, reason))))
        return replace(plan, left=left, record={**plan.record, path: known} if known else plan.record)
    if not wanted:
        return plan if found is None else replace(plan, removes=(*plan.removes, path))
    return replace(
        plan,
        writes=plan.writes if same else {**plan.writes, path: wanted},
        unchanged=plan.unchanged + same,
        record={**plan.record, path: marked},
    )


def _reason_to_leave(found: str | None, known: tuple[Mark, ...], *, gone: bool, force: bool) -> str:
    """Why a file that is vaultkit's as a whole is not written or removed, or nothing."""
    if found is None or mark({}, found) in known or (force and known):
        return ""
    return FOREIGN if not known else EDITED_GONE if gone else EDITED


def both(before: Record, after: Record) -> Record:
    """The record while an export is under way: whatever is found on disk then is either."""
    return {
        path: tuple(dict.fromkeys((*before.get(path, ()), *after.get(path, ())))) for path in sorted({*before, *after})
    }


def _merged(draft: Draft, known: tuple[Mark, ...], text: str | None, *, force: bool) -> tuple[str, str]:
    """The text to write, or the reason to leave the file alone."""
    if text is None:
        return draft.text, ""
    if text.startswith(draft.text):
        return text, ""
    parts = _apart(text)
    wanted = draft.gist.mark
    if parts.mark == wanted and parts.ends:
        return text, ""
    if parts.mark not in known or parts.remarks:
        if not force or not (known or parts.ends):
            return "", EDITED if known else UNKNOWN if parts.ends else FOREIGN
        if parts.unclear:
            return "", parts.unclear
    foreign = parts.foreign + "".join(f"{each}\n" for each in parts.remarks)
    front = f"{matter.write(draft.meta, foreign)}\n" if draft.meta or foreign else ""
    return f"{front}{draft.body}{parts.yours}", ""


def _reason_to_keep(text: str, known: tuple[Mark, ...], *, force: bool) -> str:
    parts = _apart(text)
    if parts.foreign.strip() or parts.yours.strip():
        return WRITTEN_IN
    if parts.mark in known and not parts.remarks:
        return ""
    return (parts.unclear or (WRITTEN_IN if parts.remarks else "")) if force else EDITED_GONE


def _apart(text: str) -> _Parts:
    front = matter.read(text)
    own = {key: value for key, value in front.meta.items() if key in OWN_KEYS}
    generated, yours, ends = note.halves(text[front.size :])
    foreign = matter.foreign(text, OWN_KEYS)
    broken = (front.faults and not front.meta) or foreign is None
    twice = any(fault.kind == matter.DUPLICATE_KEY and fault.target in own for fault in front.faults)
    its_mark = mark({"": text[: front.size]} if broken or twice else own, generated)
    unclear = UNREADABLE if broken else ENDLESS if generated.strip() and not ends else ""
    kept = foreign or ""
    return _Parts(its_mark, kept, yours, ends, _remarks(text[: front.size], kept), unclear)


def _remarks(front: str, foreign: str) -> tuple[str, ...]:
    """The comments of a front matter that its `foreign` lines have not: such as stand behind a value of ours."""
    said = matter.comments(front)
    left = Counter(said) - Counter(matter.comments(f"---\n{foreign}---\n")) if said else Counter()
    return tuple(left.elements())
