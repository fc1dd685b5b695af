"""Writing over what is there: whose words are whose, and that none of them is lost."""

import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit import matter, merge
from vaultkit.draft import Draft
from vaultkit.vocabulary import YOURS

OLD = Draft.of("notes/A.md", {"type": "note", "title": "A?", "status": "stub"}, f"# A?\n\nOld.\n\n{YOURS}\n")
NEW = Draft.of("notes/A.md", {"type": "note", "title": "A?", "status": "page"}, f"# A?\n\nNew.\n\n{YOURS}\n")
RECORD = {OLD.path: (OLD.gist.mark,)}
MINE = "\nMy own words.\n"


def after(text, draft=NEW, record=RECORD, **options):
    """What happens to a file of this text: ('write', text), ('left', reason), ('unchanged',) or ('removed',)."""
    drafts = [draft] if draft else []
    plan = merge.plan(drafts, record, {} if text is None else {OLD.path: text}, {}, **options)
    if plan.writes:
        return "write", plan.writes[OLD.path]
    if plan.left:
        return "left", plan.left[0].reason
    return ("removed",) if plan.removes else ("unchanged",)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param(None, NEW.text, id="no file yet, or one that was deleted"),
        pytest.param(OLD.text, NEW.text, id="as it was written"),
        pytest.param(OLD.text + MINE, NEW.text + MINE, id="text below the line"),
        pytest.param(OLD.text.replace("\n", "\r\n"), NEW.text, id="CRLF from git"),
        pytest.param(OLD.text.replace("title: A?", 'title: "A?"'), NEW.text, id="requoted by Obsidian"),
        pytest.param(
            OLD.text.replace("status: stub\n", "status: stub\nmood: good # yes\ntags:\n  - x\n") + MINE,
            NEW.text.replace("status: page\n", "status: page\nmood: good # yes\ntags:\n  - x\n") + MINE,
            id="properties of one's own",
        ),
        pytest.param(
            OLD.text.replace("type: note", "mood: good\ntype: note"),
            NEW.text.replace("status: page\n", "status: page\nmood: good\n"),
            id="properties of one's own before ours",
        ),
    ],
)
def test_the_generated_part_is_renewed_and_the_rest_is_kept(text, written):
    assert after(text) == ("write", written)


@pytest.mark.parametrize(
    ("text", "forced"),
    [
        pytest.param(OLD.text.replace("Old.", "Older."), "", id="body edited"),
        pytest.param(OLD.text.replace("status: stub", "status: page"), "", id="property edited"),
        pytest.param(OLD.text.replace("status: stub\n", ""), "", id="property removed"),
        pytest.param("", "", id="emptied"),
        pytest.param(OLD.text.replace(YOURS, "") + MINE, merge.ENDLESS, id="line removed"),
        pytest.param(OLD.text.replace("type: note", "type: [note"), merge.UNREADABLE, id="front matter broken"),
        pytest.param(OLD.text.replace("---\n\n#", "\n#"), merge.UNREADABLE, id="front matter not closed"),
    ],
)
def test_a_generated_part_that_was_edited_is_left_alone_unless_forced(text, forced):
    assert after(text) == ("left", merge.EDITED)
    assert after(text, draft=None) == ("left", merge.EDITED_GONE)
    assert after(text, force=True) == (("left", forced) if forced else ("write", NEW.text))
    assert after(text, draft=None, force=True) == (("left", forced) if forced else ("removed",))


@pytest.mark.parametrize("blank", [" ", "  ", "\t", " \t"])
def test_a_comment_behind_a_property_of_ours_is_not_lost(blank):
    text = OLD.text.replace("title: A?", f"title: A?{blank}# mine")
    assert after(text) == ("left", merge.EDITED)
    assert after(text, draft=None) == ("left", merge.EDITED_GONE)
    assert after(text, draft=OLD) == ("unchanged",)
    hashes = Draft.of(OLD.path, {"title": 'A #1 "b" # c'}, OLD.body)
    record = {OLD.path: (hashes.gist.mark,)}
    assert after(hashes.text, record=record)[0] == "write"
    assert (
        after(hashes.text.replace("\\", "").replace('"A #1 "b" # c"', "'A #1 \"b\" # c'"), record=record)[0] == "write"
    )


LISTED = Draft.of(
    OLD.path, {"type": "note", "title": "A # words?", "aliases": ("# b", "words"), "summary": "words"}, OLD.body
)
REMARKS = {
    "words of a value": ("type: note", "type: note # words"),
    "a value": ("type: note", "type: note # words?"),
    "behind a list's name": ("aliases:\n", "aliases: # b\n"),
    "behind an item": ("- words", "- words # words"),
    "behind quotes": ('"A # words?"', '"A # words?" # words?'),
    "behind a block": ("summary: words", "summary: |- # words\n  words"),
    "behind the name of a block that has none": ("summary: words", "summary: >- # words\n  words\nx: |\n  # words"),
    "the same behind a property of one's own": ("type: note", "type: note # words\nmood: good # words"),
    "in an item as in one of one's own": ("- words", "- words # words\nmood:\n  - words # words"),
    "below a property that takes the value of ours": ("type: note", "type: &t note\nmood: *t\n# words"),
    "in a set of JSON": None,
}


@pytest.mark.parametrize("change", REMARKS.values(), ids=REMARKS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_comment_is_no_part_of_a_value(change, end):
    text = LISTED.text.replace(*change) if change else _as_json(LISTED)
    assert text != LISTED.text
    record = {LISTED.path: (LISTED.gist.mark,)}
    assert after(text.replace("\n", end), record=record) == ("left", merge.EDITED)
    assert after(text.replace("\n", end), draft=None, record=record)[0] == "left"
    kind, written = after(text.replace("\n", end), record=record, force=True)
    assert (kind, Counter(matter.comments(written))) == ("write", Counter(matter.comments(text)))
    assert set(matter.comments(written)) <= {"# words", "# words?", "# b"}
    assert after(text.replace("\n", end), draft=None, record=record, force=True) == ("left", merge.WRITTEN_IN)


def _as_json(draft):
    front = "".join(f"{json.dumps(key)}: {json.dumps(value)},\n" for key, value in draft.meta.items())
    return f"---\n{{ # words\n{front}}}\n---\n{draft.body}"


KEPT = {
    "on a line of its own": ("type: note", "# words\ntype: note\n  # more"),
    "of one's own property": ("type: note", "mood: good # words\ntype: note"),
    "below a block of one's own": ("type: note", "type: note\nmood: |\n  # a\n  b\n# words"),
    "a sign in a value": ("summary: words", "summary: 'words'"),
}


@pytest.mark.parametrize("change", KEPT.values(), ids=KEPT)
def test_a_comment_that_is_kept_is_no_edit(change):
    text = LISTED.text.replace(*change)
    assert text != LISTED.text
    kind, written = after(text, record={LISTED.path: (LISTED.gist.mark,)})
    assert kind == "write"
    assert written.count("# words") == text.count("# words") - text.count("A # words")


# A property that takes the value of ours has to be written anew, and so have those beside it.
ALIASED = OLD.text.replace("title: A?", "title: &t A?").replace("status: stub\n", "status: stub\nmood: *t\n")
LOST_ANEW = {
    "a template": "day: {{date}}",
    "a template in a list": "days:\n  - {{date}}",
    "two of one name": "day: words\nday: more",
    "two of one name in another": "day:\n  a: words\n  a: more",
}


@pytest.mark.parametrize("lines", LOST_ANEW.values(), ids=LOST_ANEW)
def test_what_cannot_be_written_anew_is_not(lines):
    assert after(ALIASED)[0] == "write"
    text = ALIASED.replace("mood: *t\n", f"mood: *t\n{lines}\n")
    assert after(text) == ("left", merge.EDITED)
    assert after(text, draft=None) == ("left", merge.EDITED_GONE)
    assert after(text, force=True) == ("left", merge.UNREADABLE)
    assert after(text, draft=None, force=True) == ("left", merge.UNREADABLE)
    kind, written = after(text.replace("*t", "words").replace("&t ", ""))
    assert (kind, lines in written) == ("write", True)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_property_of_ours_that_stands_there_twice_was_edited(end):
    text = OLD.text.replace("title: A?", "title: words\ntitle: A?").replace("\n", end)
    assert after(text) == ("left", merge.EDITED)
    assert after(text, draft=None) == ("left", merge.EDITED_GONE)
    assert after(text, force=True) == ("write", NEW.text)


def test_forcing_keeps_what_is_the_owners():
    text = OLD.text.replace("Old.", "Older.").replace("status: stub\n", "status: stub\nmood: good\n") + MINE
    assert after(text, force=True) == ("write", NEW.text.replace("status: page\n", "status: page\nmood: good\n") + MINE)


def test_a_file_of_somebody_else_is_never_touched():
    assert after("# Mine\n", record={}) == ("left", merge.FOREIGN)
    assert after("# Mine\n", record={}, force=True) == ("left", merge.FOREIGN)


def test_without_a_record_an_equal_note_is_taken_for_ours_and_another_is_asked_about():
    assert after(NEW.text + MINE, record={}) == ("unchanged",)
    assert after(OLD.text, record={}) == ("left", merge.UNKNOWN)
    assert after(OLD.text + MINE, record={}, force=True) == ("write", NEW.text + MINE)


def test_an_equal_note_is_not_written_again():
    assert after(NEW.text + MINE) == ("unchanged",)
    requoted = NEW.text.replace("title: A?", 'title: "A?"')
    assert after(requoted, record={NEW.path: (NEW.gist.mark,)}) == ("unchanged",)


@pytest.mark.parametrize(
    ("text", "then"),
    [
        (OLD.text, ("removed",)),
        (OLD.text + "\n\n", ("removed",)),
        (OLD.text + MINE, ("left", merge.WRITTEN_IN)),
        (OLD.text.replace("status: stub\n", "status: stub\nmood: good\n"), ("left", merge.WRITTEN_IN)),
        (OLD.text.replace("Old.", "Older."), ("left", merge.EDITED_GONE)),
        (None, ("unchanged",)),
    ],
)
def test_a_note_that_no_seed_gives_any_more_goes_only_if_nobody_wrote_in_it(text, then):
    assert after(text, draft=None) == then


def test_forcing_never_removes_words_of_the_owner():
    assert after(OLD.text + MINE, draft=None, force=True) == ("left", merge.WRITTEN_IN)
    assert after(OLD.text.replace("Old.", "Older."), draft=None, force=True) == ("removed",)


def test_what_cannot_be_read_is_left_with_its_reason():
    for drafts in ([NEW], []):
        plan = merge.plan(drafts, RECORD, {}, {OLD.path: "it is a symbolic link"}, force=True)
        assert plan.left == (merge.Left(OLD.path, "it is a symbolic link"),)
        assert not plan.changes
        assert plan.record == RECORD


def test_a_run_that_was_cut_short_is_understood_by_the_next():
    between = merge.both(RECORD, {NEW.path: (NEW.gist.mark,)})
    assert after(OLD.text, record=between) == ("write", NEW.text)
    assert after(NEW.text, record=between) == ("unchanged",)
    third = Draft.of(NEW.path, NEW.meta, NEW.body.replace("New.", "Newest."))
    assert after(NEW.text, draft=third, record=between) == ("write", third.text)


line_of_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(line_of_text, line_of_text)
def test_whatever_is_written_below_the_line_survives(mine, more):
    mine = f"{mine}\n{more}"
    assert after(OLD.text + mine) == ("write", NEW.text + mine)
