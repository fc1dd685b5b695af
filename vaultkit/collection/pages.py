"""Pages before they are woven: their order, which their files do not tell, and two pages of one title as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from vaultkit.model import Entry, Page, Paragraph
from vaultkit.seed import name


def in_order(pages: Iterable[Page]) -> Iterator[tuple[str, Page]]:
    """All pages with their titles, sorted by title and then by what they say."""
    by_title: dict[str, list[Page]] = {}
    for page in pages:
        by_title.setdefault(name(page.title), []).append(page)
    for title, rivals in sorted(by_title.items()):
        for page in sorted(rivals, key=_words_of) if len(rivals) > 1 else rivals:
            yield title, page


def _words_of(page: Page) -> tuple[object, ...]:
    """What a page says, the richer of two pages with one title first; its file comes last."""
    paragraphs = tuple(paragraph.text for paragraph in page.paragraphs)
    lists = tuple(
        entry[:3] for part in (page.sources, page.next, page.used_by, page.related, page.papers) for entry in part
    )
    size = len(page.intro) + sum(map(len, paragraphs)) + sum(len(word) for entry in lists for word in entry)
    return (-size, page.kind, page.intro, paragraphs, lists, page.claim, page.path)


def merged(first: Page, other: Page) -> Page:
    """The first of two pages of one title, with what only the other has; that has no place in the first one's file."""
    said = {first.intro, *(paragraph.text for paragraph in first.paragraphs)}
    added = (Paragraph(other.intro, 1, 1), *other.paragraphs)
    lists: dict[str, Any] = {}
    for part in ("sources", "next", "used_by", "related", "papers"):
        entries: tuple[Entry, ...] = getattr(first, part)
        known = {name(entry.title) for entry in entries}
        more = (entry for entry in getattr(other, part) if name(entry.title) not in known)
        lists[part] = (*entries, *(entry._replace(line=1, column=1) for entry in more))
    paragraphs = (paragraph._replace(line=1, column=1) for paragraph in added if paragraph.text not in {"", *said})
    return replace(first, claim=first.claim or other.claim, paragraphs=(*first.paragraphs, *paragraphs), **lists)
