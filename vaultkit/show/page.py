"""A note as one HTML page that needs nothing beside it: no script, no network."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from vaultkit import html
from vaultkit.html import escape
from vaultkit.markup import normal_heading, property_link
from vaultkit.model import Note
from vaultkit.show.style import STYLE
from vaultkit.show.view import LINKED, Entry, Group, View, view
from vaultkit.survey import Survey
from vaultkit.vocabulary import MENTIONED_BY, PAPERS, STUB, USED_BY

_BACKLINKS = frozenset({USED_BY, MENTIONED_BY, LINKED})
_LONG = 12
_SIDES = {-1: "against", 0: "", 1: "for"}
# Nothing is loaded but pictures of the vault, and nothing runs, whatever else should ever fail.
_POLICY = "default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def page(note: Note, survey: Survey, root: str = "") -> str:
    """`note` as a whole HTML5 document.

    `root` is the folder of the vault as seen from that of the page, in POSIX form and without a final `/`; empty where
    the page stands in that folder. All addresses are relative to it.
    """
    return html.clean(_Page(note, survey, root).write())


class _Page:
    def __init__(self, note: Note, survey: Survey, root: str) -> None:
        self._note, self._vault, self._root = note, survey.vault, root
        self._view = view(note, survey)

    def write(self) -> str:
        seen = self._view
        parts = (
            f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(seen.title)}</title>\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n',
            f"<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n",
            self._header(seen),
            '<article class="leads">\n' if seen.leads else "<article>\n",
            html.body(seen.prose, self.address),
            "</article>\n",
            self._relations(seen.relations),
            *(self._section(each, each.name) for each in seen.lists),
            self._section(seen.used, f"Used by {_count(seen.used.entries, 'line')}"),
            self._section(seen.linked, seen.linked.name),
            f"</main>\n<footer>{self._link_to_file()}</footer>\n</body>\n</html>\n",
        )
        return "".join(parts)

    def address(self, target: str, anchor: str) -> str:
        """Where an internal link leads: another note's file, a list of this page, or nowhere."""
        if not target:
            name = normal_heading(anchor)
            if name in self._view.sections:
                return f"#{_identity(name)}"
            return "#" if name == normal_heading(self._view.title) else ""
        found = self._vault.find(target, self._note.path)
        if not found:
            return ""
        return "#" if found[0] == self._note.path else self._file(found[0])

    def _header(self, seen: View) -> str:
        status = f"status {STUB}" if seen.status == STUB else "status"
        marks = ((seen.kind, "kind"), (seen.status, status))
        chips = "".join(f'<li class="{look}">{escape(word)}</li>' for word, look in marks if word)
        return "".join(
            (
                "<header>\n",
                f'<ul class="chips">{chips}</ul>\n' if chips else "",
                f"<h1>{escape(seen.title)}</h1>\n",
                f'<p class="claim">{escape(seen.claim)}</p>\n' if seen.claim else "",
                f'<p class="lead">{escape(seen.lead)}</p>\n' if seen.lead else "",
                f'<p class="summary"><b>Summary</b> {escape(seen.summary)}</p>\n' if seen.summary else "",
                self._facts(seen.facts),
                "</header>\n",
            )
        )

    def _facts(self, facts: Iterable[tuple[str, tuple[str, ...]]]) -> str:
        rows = (
            f"<div><dt>{escape(key)}</dt>{''.join(f'<dd>{self._fact(each)}</dd>' for each in values)}</div>\n"
            for key, values in facts
        )
        inside = "".join(rows)
        return f"<dl>\n{inside}</dl>\n" if inside else ""

    def _fact(self, text: str) -> str:
        for link in property_link(text, "", 1, 1):
            found = self._vault.find(link.target, self._note.path)
            path = found[0] if found else ""
            return self._link(path, link.label or link.target or link.anchor, link.target)
        return escape(text)

    def _relations(self, groups: Iterable[Group]) -> str:
        boxes = "".join(
            f'<section class="relation {_SIDES[group.polarity] or group.name}">\n'
            f"<h3>{escape(group.name.replace('_', ' '))}</h3>\n{self._entries(group.entries)}</section>\n"
            for group in groups
        )
        return f'<section id="{_identity("related")}">\n<h2>Relations</h2>\n{boxes}</section>\n' if boxes else ""

    def _section(self, group: Group, title: str) -> str:
        if not group.entries:
            return ""
        entries = self._entries(group.entries, ordered=group.name == PAPERS)
        if group.name in _BACKLINKS and len(group.entries) > _LONG:
            entries = f"<details>\n<summary>Show all {len(group.entries)}</summary>\n{entries}</details>\n"
        identity = _identity(normal_heading(group.name))
        return f'<section id="{identity}">\n<h2>{escape(title)}</h2>\n{entries}</section>\n'

    def _entries(self, entries: Iterable[Entry], *, ordered: bool = False) -> str:
        items = "".join(f"<li>{self._entry(each)}</li>\n" for each in entries)
        return f"<ol>\n{items}</ol>\n" if ordered else f"<ul>\n{items}</ul>\n"

    def _entry(self, entry: Entry) -> str:
        strength = f' <span class="strength">{escape(entry.strength)}</span>' * (entry.strength not in ("", "normal"))
        said = f'<p class="said">{html.inline(entry.words, self.address)}</p>' if entry.words else ""
        return f"{self._link(entry.path, entry.title, entry.claim or entry.path)}{strength}{said}"

    def _link(self, path: str, words: str, title: str) -> str:
        if not path:
            return f'<a class="unresolved" title="{escape(f"leads nowhere: {title or words}")}">{escape(words)}</a>'
        href = "#" if path == self._note.path else self._file(path)
        return f'<a href="{escape(href)}" title="{escape(title)}">{escape(words)}</a>'

    def _link_to_file(self) -> str:
        return f'<a href="{escape(self._file(self._note.path))}">{escape(self._note.path)}</a>'

    def _file(self, path: str) -> str:
        """The relative address of a file of the vault; one that is not UTF-8 on disk keeps its bytes."""
        whole = f"{self._root}/{path}" if self._root else path
        return quote(whole.encode("utf-8", "surrogateescape"))


def _identity(name: str) -> str:
    """The id of a list of the page; the colon keeps it apart from the headings of the note."""
    return f"list:{name.replace(' ', '-')}"


def _count(things: tuple[Entry, ...], noun: str) -> str:
    return f"{len(things)} {noun}{'s' if len(things) != 1 else ''}"
