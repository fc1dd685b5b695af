"""What a vault's settings say of its files, and settings that say nothing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit import settings
from vaultkit.settings import Settings

# A filter, and the paths that it hides of the four.
PATHS = ("Templates/Tea.md", "templates.md", "Tea/Templates/x.md", "Old/2020-01.md")
FILTERS = (
    ("Templates/", ["Templates/Tea.md"]),
    ("templates", ["Templates/Tea.md", "templates.md"]),
    ("Old/2020-01.md", ["Old/2020-01.md"]),
    ("/templates/", ["Templates/Tea.md", "templates.md", "Tea/Templates/x.md"]),
    (r"/^old\/\d{4}/", ["Old/2020-01.md"]),
    ("/", []),
    ("", []),
    ("//", []),
)


@pytest.mark.parametrize(("words", "hidden"), FILTERS)
def test_a_filter_is_a_start_of_paths_or_an_expression(words: str, hidden: list[str]) -> None:
    chosen, faults = settings.read(json.dumps({"userIgnoreFilters": [words]}))
    assert faults == ()
    assert [path for path in PATHS if chosen.hide(path)] == hidden


def test_settings_are_read() -> None:
    chosen, faults = settings.read('{"showUnsupportedFiles": true, "attachmentFolderPath": "img", "more": 1}')
    assert (chosen, faults) == (Settings(all_files=True, attachments="img"), ())


# A text, and the fault in it.
WRONG = (
    ("{", "1:2 not JSON from here"),
    ("[]", "1:1 the file holds no JSON object"),
    ('{\n "userIgnoreFilters": ["ok/", "/(/"]}', "2:32 the filter '/(/' is no regular expression"),
)


@pytest.mark.parametrize(("text", "fault"), WRONG)
def test_what_cannot_be_read_is_a_fault(text: str, fault: str) -> None:
    _, faults = settings.read(text)
    assert [f"{each.line}:{each.column} {each.message}" for each in faults] == [fault]


@pytest.mark.parametrize(
    "text",
    ['{"userIgnoreFilters": "x"}', '{"userIgnoreFilters": [1, null]}', '{"userIgnoreFilters": null}',
     '{"showUnsupportedFiles": "yes", "attachmentFolderPath": 3}', "{}"],
)  # fmt: skip
def test_what_has_another_type_says_nothing(text: str) -> None:
    assert settings.read(text) == (Settings(), ())


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    chosen, _ = settings.read(text)
    assert chosen.hide("a.md") in (True, False)
