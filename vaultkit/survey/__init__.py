"""What one run of lint knows across files: the vault, where every link leads, who links to whom, what claims clash."""

from __future__ import annotations

import enum
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from vaultkit import graph
from vaultkit.model import UNREADABLE, Block, Heading, Link, Note
from vaultkit.sketching import FIGURES, SERIES
from vaultkit.stated import relates
from vaultkit.survey.addresses import Addresses
from vaultkit.survey.agreement import Agreement
from vaultkit.survey.names import Names, unusual
from vaultkit.vault import Vault
from vaultkit.vocabulary import LINE

if TYPE_CHECKING:
    from vaultkit.claims import Claims
    from vaultkit.survey.wording import Wording

T = TypeVar("T")
Led = Sequence[tuple[Link, tuple[str, ...]]]
"""Links, each with the paths it may lead to."""


Anchored = tuple[Link, Note, tuple[Heading | Block, ...]]
"""A link with an anchor, the note that it leads into, and all that the anchor may mean there."""

_ASKED = 10  # of the files that a link may lead to


class About(enum.Enum):
    """Which files a rule looks at. It has nothing to say of any other, which is a law of the tests."""

    EVERY = "every document"  # no rule of ours; the law of the tests asks so about all of them
    FAULTS = "those in which their reader found a fault"
    LINKS = "those with a link that does not plainly lead to one place"
    FORMAT = "notes of the vault format whose lists do not plainly agree"
    RELATIONS = "notes that state a relation to themselves, or one in words that are not plain"
    CONTENTIONS = "notes that a contention is about, and lines that rest on one"
    TRIADS = "notes at odds that a third is in accord with, or that third note"
    CIRCLES = "notes that a circle of support is told on"
    SHAKEN = "notes and lines with a supporter that does not stand, or is not settled"
    SUPERSEDED = "notes and lines that rest on a note which another supersedes, and notes that supersede in a circle"
    ROOTED = "notes and lines whose several supporters all come from one contested note"
    LIMITED = "pages that state a contradiction or a limit"
    REPEATED = "notes that state one relation twice in one kind of place"
    SUMMARIES = "lines whose summary of a source is not that of another line"
    CITING = "lines that give figures and cite a page"
    SERIES = "pages of the vault format with a numbered series"
    TOLD = "notes that state relations and speak of themselves in prose"
    OWN = "notes that link to themselves, perhaps by a title or an alias"
    NAMES = "files with more than plain words in their path"
    UNLINKED = "notes that no other document links to"
    ISLANDS = "the first note of each group that nothing ties to the rest"


NEAR = frozenset((About.FAULTS, About.LINKS))
"""What can be said of a note without a look at all others."""

# Of these a rule is told no more than the path: what it asks else, the vault or its claims tell.
_OF_CLAIMS = (About.CONTENTIONS, About.TRIADS, About.CIRCLES, About.SHAKEN, About.SUPERSEDED, About.ROOTED)
_OF_STATEMENTS = (About.RELATIONS, About.OWN, About.REPEATED)
_BARE = frozenset((About.NAMES, About.UNLINKED, About.ISLANDS, *_OF_CLAIMS, *_OF_STATEMENTS))


class _Leads(NamedTuple):
    """The links of one document, sorted out; see the methods of `Survey`."""

    lost: list[Link]
    forked: list[tuple[Link, tuple[str, ...]]]
    anchored: list[tuple[Link, tuple[str, ...]]]
    inexact: list[tuple[Link, tuple[str, ...]]]


class Survey:
    """A vault and what follows from it; each part is worked out once, when a rule first asks for it."""

    def __init__(
        self,
        vault: Vault,
        names: Names | None = None,
        claims: Claims | None = None,
        as_of: str = "",
        words: Mapping[str, str] | None = None,
    ) -> None:
        """`names` and `claims` are those of `vault` where somebody has them already.

        `as_of` is the day to judge dates by, as `2027-01-31`; without one nothing is said of dates. `words` are
        names of relations beside ours (`config.Config`).
        """
        self.vault, self._given, self.as_of, self._words = vault, claims, as_of, words or {}
        self.names = names or Names(vault)
        self._found: dict[About, tuple[str, ...]] = {}
        self._known: dict[tuple[Callable[[Note, Survey], Any], str], Any] = {}

    def about(self, kinds: Collection[About]) -> Collection[str]:
        """The paths of the files of some kinds, each once."""
        for kind in kinds:
            if kind not in self._found:
                self._found[kind] = tuple(self._about[kind]())
        return dict.fromkeys(path for kind in kinds for path in self._found[kind])

    def document(self, path: str, kinds: Iterable[About]) -> Note:
        """The file at `path` as far as a rule on `kinds` has to know it: whole, or no more than its path."""
        if _BARE.issuperset(kinds):
            return Note(path, "")
        return self.vault.notes[path] if path in self.vault.notes else self.vault.data[path]

    @cached_property
    def _about(self) -> Mapping[About, Callable[[], Iterable[str]]]:
        vault = self.vault
        return {
            About.EVERY: lambda: [*vault.notes, *vault.data],
            About.FAULTS: lambda: [*(path for path, each in vault.sketches.items() if each.faulty), *vault.data],
            About.LINKS: lambda: [*self._addresses.doubted, *vault.data],
            About.FORMAT: lambda: Agreement(vault.sketches, self._addresses).lacking(),
            About.RELATIONS: lambda: self._subjects.odd(self.claims) if self._relate else (),
            About.CONTENTIONS: lambda: self._subjects.contended(self.claims) if self._relate else (),
            About.TRIADS: lambda: self.claims.standing.triads if self._relate else (),
            About.CIRCLES: lambda: self._subjects.circular(self.claims) if self._relate else (),
            About.SHAKEN: lambda: self._subjects.shaken(self.claims) if self._relate or self._lined else (),
            About.SUPERSEDED: lambda: self._subjects.outdated(self.claims) if self._relate else (),
            About.ROOTED: lambda: self.claims.standing.rooted if self._relate else (),
            About.LIMITED: lambda: self._subjects.limited(self.claims) if self._relate else (),
            About.REPEATED: lambda: self.claims.rows.repeated if self._relate else (),
            About.SUMMARIES: lambda: self.wording.parted if self._sums_up else (),
            About.CITING: lambda: self.wording.citing if self._sums_up else (),
            About.SERIES: lambda: [path for path, each in vault.sketches.items() if each.hints & SERIES],
            About.TOLD: lambda: self._subjects.telling(self.claims, self.about((About.OWN,))) if self._relate else (),
            About.OWN: lambda: [*self._addresses.own, *self._by_own_name],
            About.NAMES: lambda: [*vault.clashing, *unusual(vault.files)],
            About.UNLINKED: lambda: [path for path in vault.sketches if path not in self._linked],
            About.ISLANDS: lambda: self.apart,
        }

    def remember(self, work: Callable[[Note, Survey], T], note: Note) -> T:
        """What `work` makes of `note`, made once."""
        key = (work, note.path)
        if key not in self._known:
            self._known[key] = work(note, self)
        known: T = self._known[key]
        return known

    def routes(self, note: Note) -> tuple[tuple[str, ...], ...]:
        """Where each link of `note` leads (`Vault.resolve`), in the order of `Note.links`."""
        return self.remember(_routes, note)

    def links(self, note: Note) -> zip[tuple[Link, tuple[str, ...]]]:
        """Each link of `note` with the paths it may lead to."""
        return zip(note.links, self.routes(note), strict=True)

    def _led(self, note: Note) -> _Leads:
        """The links of which some rule may have to say something, which are few; all are looked at once."""
        return self.remember(_leads, note)

    def lost(self, note: Note) -> Sequence[Link]:
        """The links of `note` that lead nowhere, or perhaps nowhere."""
        return self._led(note).lost

    def forked(self, note: Note) -> Led:
        """Those that may lead to several files."""
        return self._led(note).forked

    def anchored(self, note: Note) -> Sequence[Anchored]:
        """Those with an anchor into notes, each with the note and all that the anchor may mean there.

        Where a link may lead to several notes, the first is taken that the anchor means something in. The anchor of
        another file is no place in it: a page of a PDF, a view of a base, a style for an image (obsidian reference 3.1,
        rows 15 to 17). How a link to a footnote is spelled is UNCERTAIN there (row 8). Of a link in a comment Obsidian
        records only the file, and nobody follows it.
        """
        return self.remember(_anchored, note)

    def inexact(self, note: Note) -> Led:
        """Those whose path does not end as they are written."""
        return self._led(note).inexact

    @cached_property
    def _addresses(self) -> Addresses:
        return Addresses(self.vault, self.shadowing | self.untracked)

    def targets(self, path: str) -> tuple[str, ...]:
        """The files that the document at `path` links to, itself perhaps among them; of several the first in rank."""
        return self._targets[path]

    @cached_property
    def _targets(self) -> Mapping[str, tuple[str, ...]]:
        data = self.vault.data.items()
        led = {path: tuple(found[0] for found in self.routes(each) if found) for path, each in data}
        return {**self._addresses.targets, **led}

    @property
    def _by_own_name(self) -> list[str]:
        """The notes with a link that has one of their titles or aliases, by which a relation means them.

        Such a link leads nowhere in Obsidian, so it is one of those in doubt.
        """
        sketches, loose = self.vault.sketches, self._addresses.loose
        named = ((path, names) for path in self._addresses.doubted if (names := sketches[path].names & loose))
        return [path for path, names in named if any(each.partition("#")[0] in names for each in sketches[path].links)]

    @cached_property
    def _linked(self) -> frozenset[str]:
        """The files that some other document links to."""
        found: set[str] = set()
        for path, targets in self._targets.items():
            found.update(target for target in targets if target != path) if path in targets else found.update(targets)
        return frozenset(found)

    @cached_property
    def inbound(self) -> Mapping[str, tuple[str, ...]]:
        """By file path, the paths of the other documents that link to it, sorted, each once."""
        sources: dict[str, list[str]] = {}
        for path in sorted(self._targets):
            for target in {*self._targets[path]} - {path}:
                sources.setdefault(target, []).append(path)
        return {target: tuple(found) for target, found in sources.items()}

    @cached_property
    def shadowing(self) -> frozenset[str]:
        """The files in the root of the vault whose name some file in a folder has too."""
        vault = self.vault
        root = (path for path in vault.files if "/" not in path and vault.plain.get(path[:-3]) != path)
        return frozenset(path for path in root if len(vault.named(path)) > 1)

    @cached_property
    def untracked(self) -> frozenset[str]:
        """The files that git does not know; none where there is no git."""
        return frozenset(path for path in self.vault.files if not self.vault.is_tracked(path))

    @cached_property
    def islands(self) -> tuple[tuple[str, ...], ...]:
        """The groups of notes that links tie together, also by way of a canvas, the largest first."""
        notes = self.vault.notes
        groups = (tuple(path for path in group if path in notes) for group in graph.islands(self._targets))
        return tuple(sorted(filter(None, groups), key=lambda group: (-len(group), group)))

    @cached_property
    def apart(self) -> Mapping[str, tuple[str, ...]]:
        """The groups of several notes that nothing ties to the largest, each by its first note."""
        return {group[0]: group for group in self.islands[1:] if len(group) > 1}

    @cached_property
    def claims(self) -> Claims:
        """The typed relations of the vault and the contentions among them."""
        from vaultkit.claims import Claims  # many vaults have none

        return self._given or Claims(self.vault, self._words)

    @cached_property
    def wording(self) -> Wording:
        """What the lines of the vault say of their sources, as far as sketches tell."""
        from vaultkit.survey.wording import Wording  # most vaults have no lines

        return Wording(self.vault, self._addresses)

    @cached_property
    def _sums_up(self) -> bool:
        """Whether any line has words on its sources, or gives figures."""
        return any(sketch.summaries or sketch.hints & FIGURES for sketch in self.vault.sketches.values())

    @cached_property
    def _lined(self) -> bool:
        """Whether there is any line; lines may rest on one another in a circle."""
        return any(each.kind == LINE for each in self.vault.sketches.values())

    @property
    def _subjects(self) -> Any:
        from vaultkit.claims import subjects  # many vaults have no claims

        return subjects

    @cached_property
    def _relate(self) -> bool:
        """Whether any note says more of another than that it is `related`."""
        stated = (sketch.stated for sketch in self.vault.sketches.values() if sketch.stated)
        return bool(self._words) or any(map(relates, stated))


def _routes(note: Note, survey: Survey) -> tuple[tuple[str, ...], ...]:
    return tuple(survey.vault.resolve(link, note) for link in note.links)


def _leads(note: Note, survey: Survey) -> _Leads:
    leads = _Leads([], [], [], [])
    for link, routes in survey.links(note):
        if not routes:
            leads.lost.append(link)
            continue
        if len(routes) > 1:
            leads.forked.append((link, routes))
        if link.anchor:
            leads.anchored.append((link, routes))
        if link.target and not routes[0].endswith((link.target, f"{link.target}.md")):
            leads.inexact.append((link, routes))
    return leads


def _anchored(note: Note, survey: Survey) -> tuple[Anchored, ...]:
    found = survey.remember(_leads, note).anchored
    seen = ((link, routes) for link, routes in found if not link.hidden and not link.anchor.startswith("[^"))
    return tuple(each for link, routes in seen for each in _meanings(link, routes, survey.vault))


def _meanings(link: Link, routes: tuple[str, ...], vault: Vault) -> Iterator[Anchored]:
    targets = [vault.notes[path] for path in routes[:_ASKED] if path in vault.notes]
    # What a file holds that could not be read, nobody knows.
    if targets and not any(fault.kind == UNREADABLE for target in targets for fault in target.faults):
        found = ((target, vault.anchor(target.path, link.anchor)) for target in targets)
        yield (link, *next((each for each in found if each[1]), (targets[0], ())))
