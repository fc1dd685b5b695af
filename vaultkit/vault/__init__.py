"""A vault: its notes, its files, and where a link leads (obsidian reference 3.5 to 3.7).

`paths` knows which file a name means, `anchors` what follows the `#`. Where the reference says UNCERTAIN the reading
is taken that reports less, and a link that only another reading would resolve is doubtful instead of broken.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from posixpath import basename
from typing import NamedTuple

from vaultkit import formats
from vaultkit.formats import fold
from vaultkit.model import CARD, Block, Heading, Link, Note, Sketch, title_of
from vaultkit.sketching import sketch_of
from vaultkit.settings import Settings
from vaultkit.vault.anchors import Anchors
from vaultkit.vault.paths import Paths, around, is_relative
from vaultkit.vault.shelf import Shelf

__all__ = ["UNSUPPORTED", "Doubt", "Ground", "Vault", "Verdict", "fold", "gather", "is_address", "renewed", "sketched"]


_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def is_address(target: str) -> bool:
    """Whether a target is an address of the web, which in a wikilink is the name of a note like any other (3.1)."""
    return _ADDRESS.match(target) is not None


class Verdict(enum.Enum):
    """What becomes of a link: one file, one of several, perhaps one, none; or it leads above the root of the vault."""

    FOUND = "found"
    AMBIGUOUS = "ambiguous"
    DOUBTFUL = "doubtful"
    BROKEN = "broken"
    OUTSIDE = "outside"


class Doubt(NamedTuple):
    """Why it is not certain that a link is broken, and the files that Obsidian may find; none where nobody looked."""

    reason: str
    paths: tuple[str, ...]


class Ground(NamedTuple):
    """What the ground that a vault stands on, disk and git, tells beside its files.

    `closed` are folders that nobody looked into (unreadable, or links), without a slash behind them; `out` those that
    may hold files which stand nowhere else in the vault. `tracked` are the files that git knows, None where there is
    no git. `twins` are the notes that are one file with another, since their path is a symbolic link to it. Obsidian
    sees two files, each with links and backlinks of its own (it only warns of such links: obsidian reference 2.4), and
    so a link leads to either; but what the file claims is claimed once, under the path that is no link.
    """

    closed: frozenset[str] = frozenset()
    out: tuple[str, ...] = ()
    tracked: frozenset[str] | None = None
    twins: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Vault:
    """All notes by path, other files that were read (canvases, bases, settings), all files.

    Make it with `gather`, or with `sketched`: then a note is read when somebody asks for it.
    """

    notes: Mapping[str, Note]
    sketches: Mapping[str, Sketch]
    data: Mapping[str, Note]
    files: frozenset[str]
    settings: Settings
    ground: Ground
    _known: Paths
    _unknown: Paths
    _anchors: dict[str, Anchors] = field(default_factory=dict)

    def resolve(self, link: Link, note: Note) -> tuple[str, ...]:
        """The paths that `link` in `note` may lead to, Obsidian's choice first: none is broken, two are ambiguous."""
        if link.form == CARD:  # 6.2: a path from the root with its extension, never a name
            return self._known.at(link.target) or self._unknown.at(link.target)
        return self.find(link.target, note.path)

    def find(self, target: str, source: str) -> tuple[str, ...]:
        """The same for the path part of a link, as it stands in the file `source`."""
        return self._known.find(target, source) if target else (source,)

    def everywhere(self, target: str) -> tuple[str, ...] | None:
        """The same where every file of the vault gets the same answer, else None."""
        return self._known.everywhere(target) if target else None

    @property
    def plain(self) -> Mapping[str, str]:
        """By its name without `.md`, each note that a link of just that name leads to from everywhere."""
        return self._known.plain

    @property
    def clashing(self) -> tuple[str, ...]:
        """The files whose path differs from that of another in case and Unicode form only."""
        return self._known.clashing + self._unknown.clashing

    def title(self, path: str) -> str:
        """What the note at `path` is called, see `Note.title`."""
        return title_of(path, self.sketches[path].meta)

    def named(self, target: str) -> tuple[str, ...]:
        """The files that have the name at the end of `target`, its `.md` written or not, in any folder."""
        return self._known.named(target)

    def same_name(self, path: str) -> tuple[str, ...]:
        """The files whose path differs from `path` at most in case and Unicode form, itself among them."""
        return self._known.at(path) or self._unknown.at(path)

    def judge(self, link: Link, note: Note) -> Verdict:
        """What becomes of `link` in `note`."""
        routes = self.resolve(link, note)
        if routes:
            return Verdict.FOUND if len(routes) == 1 else Verdict.AMBIGUOUS
        if f"{around(link.target, note.path)}/".startswith("../"):
            return Verdict.OUTSIDE
        return Verdict.DOUBTFUL if self.doubts(link, note) else Verdict.BROKEN

    def doubts(self, link: Link, note: Note) -> tuple[Doubt, ...]:
        """Why a link that `resolve` finds nothing for may lead somewhere all the same."""
        return tuple(self._doubts(link, note.path))

    def _doubts(self, link: Link, source: str) -> Iterable[Doubt]:
        target = link.target
        if link.form != CARD and not is_address(target):
            found = self._unknown.find(target, source)  # 2.4
            if found:
                yield Doubt(UNSUPPORTED, found)
                return
            name = basename(target)
            if is_relative(target):
                found = self._known.find(name, source) if name not in ("", ".", "..") else ()
                if found:
                    yield Doubt("a relative path that misses may or may not be looked up as a name", found)  # note a
            elif target.startswith("/"):
                found = self._known.find(target.lstrip("/"), source)
                if found:
                    yield Doubt("a path that begins with a slash may or may not have to begin at the root", found)
            elif "/" in target:
                found = self._known.named(name) if formats.is_known(name) else ()
                if len(found) == 1:
                    yield Doubt("the folder does not match, and only the name may be looked at", found)  # note d
                elif loose := self._known.ending(target):
                    yield Doubt("the folder matches only in part", loose)  # note c
        closed = self._closed(target, source)
        if closed:
            yield Doubt(f"it may be in {closed!r}, which was not looked into", ())

    def _closed(self, target: str, source: str) -> str:
        """The folder that a missing file may be in, unseen."""
        path = fold(around(target, source) if is_relative(target) else target.lstrip("/"))
        closed = {fold(folder): folder for folder in self.ground.closed}
        folders = (closed[path[:at]] for at, letter in enumerate(path) if letter == "/" and path[:at] in closed)
        bare = self.ground.out if "/" not in target else ()
        return next(chain(folders, bare), "")

    def anchor(self, path: str, anchor: str) -> tuple[Heading | Block, ...]:
        """What `anchor` (without its `#`) means in the note at `path`, first the one that Obsidian takes."""
        return self.anchors(path).find(anchor)

    def anchors(self, path: str) -> Anchors:
        """All that a link can lead to within the note at `path`."""
        if path not in self._anchors:
            self._anchors[path] = Anchors(self.notes[path])
        return self._anchors[path]

    def link_text(self, path: str) -> str:
        """What a link to the file at `path` says: its name where no other has it, else its path; `.md` left out."""
        name = basename(path)
        return (name if self._known.named(name) == (path,) else path).removesuffix(".md")

    def is_tracked(self, path: str) -> bool:
        """Whether git knows a file, itself or as one of a submodule; all are where there is no git."""
        tracked = self.ground.tracked
        if tracked is None or path in tracked:
            return True
        return any(path[:at] in tracked for at, letter in enumerate(path) if letter == "/")


UNSUPPORTED = "Obsidian does not show files of this type"
"""The reason of a doubt that a setting decides: "Show all file types" (2.4)."""


def gather(
    notes: Iterable[Note],
    files: Iterable[str] = (),
    *,
    data: Iterable[Note] = (),
    settings: Settings | None = None,
    ground: Ground | None = None,
) -> Vault:
    """A vault of `notes`, of other files read as `data` and of the paths of all `files`; no order matters."""
    known = {note.path: note for note in notes}
    sketches = Shelf(sorted(known), lambda path: sketch_of(known[path]))
    return _vault({path: known[path] for path in sketches}, sketches, files, data, settings or Settings(), ground)


def sketched(
    sketches: Mapping[str, Sketch],
    read: Callable[[str], Note],
    files: Iterable[str],
    *,
    data: Iterable[Note],
    settings: Settings,
    ground: Ground,
) -> Vault:
    """A vault of notes that are known by their sketches, and that `read` gives whole, each at most once."""
    known = dict(sorted(sketches.items()))
    return _vault(Shelf(known, read), known, files, data, settings, ground)


def renewed(vault: Vault, sketches: Mapping[str, Sketch], read: Callable[[str], Note]) -> Vault:
    """The same files, of whose notes some say something else now; `sketches` has all of them."""
    return replace(vault, notes=Shelf(sketches, read), sketches=sketches, _anchors={})


def _vault(
    notes: Mapping[str, Note],
    sketches: Mapping[str, Sketch],
    files: Iterable[str],
    data: Iterable[Note],
    settings: Settings,
    ground: Ground | None,
) -> Vault:
    read = {note.path: note for note in sorted(data, key=lambda note: note.path)}
    everything = frozenset(files) | notes.keys()
    known = {path for path in everything if settings.all_files or formats.is_known(path)}
    return Vault(
        notes, sketches, read, everything, settings, ground or Ground(), Paths(known), Paths(everything - known)
    )
