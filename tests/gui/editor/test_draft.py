"""Stories about a text that is being edited, without a window: its form, undo, saving, a change outside."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.paths import shipped_decks
from dilemmagame.domain.cards import CardKind
from dilemmagame.gui.editor.draft import PAUSE_MS, Draft
from dilemmagame.gui.editor.forms import (
    Advice,
    CardForm,
    Choice,
    TurnForm,
    changes,
    form_of,
    letters,
    moved,
    parts_from,
    without,
)
from dilemmagame.gui.editor.textfile import Saved, TextFile, keep_aside
from dilemmagame.library.editing import parts_of, with_parts
from tests.gui.editor.decks import WINE, changed_lines, deck_in

NOW = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
CARDS = sorted(shipped_decks().glob("*/cards/*.md"))


def draft_of(tmp_path: Path, *, windows: bool = False) -> Draft:
    folder = deck_in(tmp_path, windows=windows)
    return Draft(TextFile.open(folder / "cards" / "wijn.md"), folder)


@pytest.mark.parametrize("path", CARDS[:: max(len(CARDS) // 40, 1)], ids=lambda path: path.name)
def test_a_shipped_card_goes_through_the_form_without_a_change(path: Path) -> None:
    parts = parts_of(path.read_bytes().decode(), deck=False)
    assert changes(parts, form_of(parts)) == {}


def test_an_empty_row_stays_in_the_form_and_out_of_the_file() -> None:
    form = CardForm(choices=(Choice("Ja."), Choice(), Choice("Nee.", "vrij")))
    parts = parts_from(form)
    assert parts == {"option A": "Ja.", "option B": "Nee.", "supports B": "vrij"}
    assert letters(form.choices) == ("A", "", "B")


def test_taking_out_a_choice_moves_the_others_up_with_their_considerations() -> None:
    parts = parts_of(WINE, deck=False)
    form = form_of(parts)
    fewer = form.with_choices(1, without(form.choices, 0))
    after = parts_of(with_parts(WINE, changes(parts, fewer), deck=False), deck=False)
    assert after["option A"].startswith("Je bedankt")
    assert after["supports A"] == "je bent vrij."
    assert "option C" not in after
    assert "supports B" not in after


def test_turns_are_a_form_of_their_own() -> None:
    form = CardForm(
        fields=(("kind", "stages"),),
        situation="Eerst.",
        question="En nu?",
        turns=(TurnForm("Dan.", "En dan?", (Choice("Ja."), Choice("Nee."))), TurnForm("Later.", "Hoe?")),
    )
    assert form_of(parts_from(form)) == form
    assert form.kind is CardKind.STAGES
    assert replace(form, fields=()).without_unused().turns == ()


words = st.text(alphabet="abc déè’ .?", max_size=20).map(lambda text: " ".join(text.split()))
choices = st.lists(st.builds(Choice, words, words, words), max_size=6).map(tuple)


@settings(max_examples=60)
@given(choices, st.lists(words, max_size=4).map(tuple), st.lists(st.builds(Advice, words, words), max_size=3))
def test_what_the_form_says_is_what_stands_in_the_file(
    rows: tuple[Choice, ...], twists: tuple[str, ...], voices: list[Advice]
) -> None:
    parts = parts_of(WINE, deck=False)
    form = replace(form_of(parts), choices=rows, twists=twists, voices=tuple(voices))
    wanted = parts_from(form)
    after = parts_of(with_parts(WINE, changes(parts, form), deck=False), deck=False)
    filled = {name for name in wanted if name.startswith(("option", "twist"))}
    assert {name: after.get(name) for name in filled} == {name: wanted[name] for name in filled}
    assert sum(name.startswith("option") for name in after) == sum(bool(row.text) for row in rows)


def test_rows_move_within_their_edges() -> None:
    assert moved("abc", 0, 2) == ("b", "c", "a")
    assert moved("abc", 2, 1) == ("a", "b", "c")


@pytest.mark.parametrize("windows", [False, True])
def test_an_edit_changes_only_its_lines(tmp_path: Path, windows: bool) -> None:
    draft = draft_of(tmp_path, windows=windows)
    before = draft.file.content
    assert draft.change(replace(draft.form, title="Twee kisten wijn"), "title", 0)
    assert draft.save() is Saved.WRITTEN
    after = draft.file.path.read_bytes()
    end = b"\r\n" if windows else b"\n"
    assert changed_lines(before, after) == [b"# Twee kisten wijn" + end]
    assert len(after.splitlines()) == len(before.splitlines())


def test_undo_goes_back_to_the_very_bytes_and_redo_forth(tmp_path: Path) -> None:
    draft = draft_of(tmp_path)
    before = draft.text
    for at, title in enumerate(("E", "Ee", "Een")):
        draft.change(replace(draft.form, title=title), "title", at * 100)
    draft.change(replace(draft.form, question="En nu?"), "question", 400)
    assert draft.undo() == "question"
    assert draft.form.title == "Een"
    assert draft.undo() == "title"
    assert draft.text == before
    assert draft.undo() is None
    assert draft.redo() == "title"
    assert draft.redo() == "question"
    assert draft.form.question == "En nu?"
    draft.change(replace(draft.form, question="En dan?"), "question", 500 + PAUSE_MS)
    assert not draft.can_redo


def test_a_pause_makes_a_step_of_its_own(tmp_path: Path) -> None:
    draft = draft_of(tmp_path)
    draft.change(replace(draft.form, title="Een"), "title", 0)
    draft.change(replace(draft.form, title="Een kist"), "title", PAUSE_MS + 1)
    draft.undo()
    assert draft.form.title == "Een"


@pytest.mark.parametrize(
    ("old", "typed", "new"),
    [
        ("a\r\nb\nc\r\n", "a\nb\nc\n", "a\r\nb\nc\r\n"),
        ("a\r\nb\nc\r\n", "a\nB\nc\n", "a\r\nB\nc\r\n"),
        ("a\r\nb\r\n", "a\nx\ny\nb\n", "a\r\nx\r\ny\r\nb\r\n"),
        ("a\nb", "a\nb\nc", "a\nb\nc"),
        ("a\nb\n", "a\nb", "a\nb"),
        ("a\r\nb\r\n", "", ""),
        ("", "a\n", "a\n"),
    ],
)
def test_text_typed_in_the_plain_view_keeps_the_ends_of_other_lines(
    tmp_path: Path, old: str, typed: str, new: str
) -> None:
    draft = draft_of(tmp_path)
    draft.text = old
    assert draft.as_typed(typed) == new


def outside(draft: Draft, old: str, new: str) -> None:
    text = draft.file.path.read_text(encoding="utf-8")
    draft.file.path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_change_outside_is_never_overwritten_and_neither_version_is_lost(tmp_path: Path) -> None:
    draft = draft_of(tmp_path)
    draft.change(replace(draft.form, title="Mijn titel"), "title", 0)
    outside(draft, "# Een kist wijn", "# Haar titel")
    theirs = draft.file.path.read_bytes()
    assert draft.save() is Saved.CHANGED_OUTSIDE
    assert draft.save() is Saved.CHANGED_OUTSIDE
    assert draft.file.path.read_bytes() == theirs
    assert draft.conflict is not None
    [difference] = draft.conflict.differences
    assert (difference.part, difference.mine, difference.theirs) == ("title", "Mijn titel", "Haar titel")
    assert difference.clash
    assert not draft.conflict.joinable
    kept = draft.keep_mine(NOW)
    assert kept is not None
    assert kept.read_bytes() == theirs
    assert draft.save() is Saved.WRITTEN
    assert b"# Mijn titel" in draft.file.path.read_bytes()


def test_taking_the_file_keeps_mine_aside_and_undo_brings_it_back(tmp_path: Path) -> None:
    draft = draft_of(tmp_path)
    draft.change(replace(draft.form, title="Mijn titel"), "title", 0)
    mine = draft.text
    outside(draft, "# Een kist wijn", "# Haar titel")
    draft.save()
    kept = draft.take_theirs(NOW)
    assert kept.read_text(encoding="utf-8") == mine
    assert draft.form.title == "Haar titel"
    assert draft.save() is Saved.NOTHING_NEW
    draft.undo()
    assert draft.text == mine


def test_changes_in_different_parts_can_both_be_kept(tmp_path: Path) -> None:
    draft = draft_of(tmp_path)
    draft.change(replace(draft.form, title="Mijn titel"), "title", 0)
    outside(draft, "Wat doe je?", "Wat doe jij?")
    draft.save()
    assert draft.conflict is not None
    assert draft.conflict.joinable
    draft.join()
    assert draft.save() is Saved.WRITTEN
    text = draft.file.path.read_text(encoding="utf-8")
    assert "# Mijn titel" in text
    assert "Wat doe jij?" in text


def test_without_changes_of_mine_the_draft_follows_the_file(tmp_path: Path) -> None:
    draft = draft_of(tmp_path)
    outside(draft, "# Een kist wijn", "# Haar titel")
    assert draft.save() is Saved.FOLLOWED
    assert draft.form.title == "Haar titel"
    draft.undo()
    assert draft.form.title == "Een kist wijn"


def test_a_file_that_is_gone_is_put_back_only_when_asked(tmp_path: Path) -> None:
    draft = draft_of(tmp_path)
    draft.change(replace(draft.form, title="Mijn titel"), "title", 0)
    draft.file.path.unlink()
    assert draft.save() is Saved.CHANGED_OUTSIDE
    assert not draft.file.path.exists()
    assert draft.keep_mine(NOW) is None
    assert draft.save() is Saved.WRITTEN
    assert b"# Mijn titel" in draft.file.path.read_bytes()


def test_a_file_that_became_no_text_is_put_aside_and_not_lost(tmp_path: Path) -> None:
    draft = draft_of(tmp_path)
    draft.change(replace(draft.form, title="Mijn titel"), "title", 0)
    draft.file.path.write_bytes(b"\xff\xfe\x00")
    assert draft.save() is Saved.CHANGED_OUTSIDE
    with pytest.raises(WorldError):
        draft.take_theirs(NOW)
    assert draft.conflict is not None
    assert draft.form.title == "Mijn titel"
    kept = draft.keep_mine(NOW)
    assert kept is not None
    assert kept.read_bytes() == b"\xff\xfe\x00"


def test_a_failed_save_leaves_the_old_file_and_the_text(tmp_path: Path) -> None:
    draft = draft_of(tmp_path)
    draft.change(replace(draft.form, title="Mijn titel"), "title", 0)
    cards = draft.file.path.parent
    shutil.move(cards, cards.with_name("weg"))
    cards.write_bytes(b"in the way")  # nothing can be written under a file
    draft.file.content = b""
    with pytest.raises(WorldError) as caught:
        draft.save()
    assert caught.value.code is WorldErrorCode.FOLDER_READ_ONLY
    assert draft.unsaved
    assert draft.form.title == "Mijn titel"


def test_links_and_other_encodings_are_not_opened(tmp_path: Path) -> None:
    folder = deck_in(tmp_path)
    (folder / "cards" / "link.md").symlink_to(folder / "cards" / "wijn.md")
    (folder / "cards" / "latin.md").write_bytes(b"caf\xe9")
    for name in ("link", "latin"):
        with pytest.raises(WorldError) as caught:
            TextFile.open(folder / "cards" / f"{name}.md")
        assert caught.value.code is WorldErrorCode.FILE_UNREADABLE


def test_what_is_kept_aside_never_takes_a_name_twice(tmp_path: Path) -> None:
    first = keep_aside(tmp_path, "a.md", b"een", NOW)
    second = keep_aside(tmp_path, "a.md", b"twee", NOW)
    assert (first.read_bytes(), second.read_bytes()) == (b"een", b"twee")
