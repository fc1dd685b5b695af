"""What a vault's `.obsidian/app.json` says that links depend on (obsidian reference 7). The door to regex.

Its filters may be regular expressions of JavaScript. The library regex reads nearly the same language, and gives up in
time on one that would run for ever.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from vaultkit import json_text
from vaultkit.formats import SETTINGS, fold
from vaultkit.model import BAD_DATA, Fault, VaultkitError

if TYPE_CHECKING:
    import regex

_PATIENCE = 1.0  # seconds, for a path that takes microseconds


class Settings(NamedTuple):
    """The settings of a vault: Obsidian's own where it has none.

    `ignored` are the starts of paths, in lower case, and `patterns` what is searched in paths, whose files are hidden
    but can be linked; `all_files` is "Show all file types"; `attachments` the folder for new attachments.
    """

    ignored: tuple[str, ...] = ()
    patterns: tuple[regex.Pattern[str], ...] = ()
    all_files: bool = False
    attachments: str = "/"

    def hide(self, path: str) -> bool:
        """Whether Obsidian leaves a file out of search and graph. Links to it work all the same (3.5, note g)."""
        # How a filter is matched is only moderately certain (7); without regard to case, it hides more.
        folded = fold(path)
        return folded.startswith(self.ignored) or any(_matches(pattern, path) for pattern in self.patterns)


def read(text: str) -> tuple[Settings, tuple[Fault, ...]]:
    """The settings in the text of `app.json`; what it says wrongly is a fault and is as if it were not there."""
    try:
        values = json_text.read(text)
    except json_text.Unreadable as error:
        return Settings(), (_fault(text, error.offset, error.reason),)
    if not isinstance(values, dict):
        return Settings(), (_fault(text, 0, "the file holds no JSON object"),)
    starts: list[str] = []
    patterns: list[regex.Pattern[str]] = []
    faults: list[Fault] = []
    for words in _texts(values.get("userIgnoreFilters")):
        if len(words) > 2 and words.startswith("/") and words.endswith("/"):
            import regex  # few vaults have such filters

            try:
                patterns.append(regex.compile(words[1:-1], regex.IGNORECASE))
            except (regex.error, OverflowError, RecursionError):
                faults.append(_fault(text, words.start, f"the filter {words[:60]!r} is no regular expression"))
        elif words:
            starts.append(fold(words))
    folder = values.get("attachmentFolderPath")
    return Settings(
        tuple(starts),
        tuple(patterns),
        values.get("showUnsupportedFiles") is True,
        str(folder) if isinstance(folder, str) and folder else "/",
    ), tuple(faults)


def _matches(pattern: regex.Pattern[str], path: str) -> bool:
    try:
        return pattern.search(path, timeout=_PATIENCE) is not None
    except TimeoutError as error:
        told = f"the filter '/{pattern.pattern[:60]}/' in {SETTINGS!r} takes for ever on {path[:60]!r}"
        raise VaultkitError(f"{told}: write it without a repetition in a repetition") from error


def _texts(value: Any) -> Iterator[json_text.Text]:
    return (each for each in (value if isinstance(value, list) else ()) if isinstance(each, json_text.Text))


def _fault(text: str, offset: int, message: str) -> Fault:
    return Fault(BAD_DATA, *json_text.place(text, offset), message)
