"""Stories about decks of one's own: new cards, order, taking out and back, copies, and the translation side by side."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dilemmagame.base.errors import WorldError
from dilemmagame.base.paths import DataFolder, shipped_decks
from dilemmagame.domain.cards import CardKind, Vocabulary
from dilemmagame.gui.editor.deckfiles import DeckFiles, is_own, slug
from dilemmagame.gui.editor.deckpage import DeckPage
from dilemmagame.gui.editor.judging import judge
from dilemmagame.gui.editor.starting import copy_deck, new_deck
from dilemmagame.gui.editor.textfile import HIDDEN
from dilemmagame.gui.editor.translatepage import TranslatePage
from dilemmagame.gui.editor.translating import State, Translation, note_source
from dilemmagame.gui.services import Services
from dilemmagame.library.reading import read_deck, read_source_deck
from dilemmagame.library.starters import new_card
from tests.gui.editor.decks import DECK, changed_lines, deck_in
from tests.gui.pages import clipped, nameless, services, shown, small

NOW = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)


def everything(folder: Path) -> dict[str, bytes]:
    """Every file of a deck but what the editor keeps."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and HIDDEN not in path.parts
    }


# files


def test_every_act_is_undone_to_the_very_bytes(tmp_path: Path) -> None:
    folder = deck_in(tmp_path)
    files = DeckFiles(folder)
    before = everything(folder)
    assert files.move("verplaatsen", "stelling", -1)
    assert changed_lines(before["deck.md"], everything(folder)["deck.md"]) == [b"cards: [stelling, wijn]\n"]
    copy = files.duplicate("dupliceren", "wijn", "Een kist wijn (kopie)")
    assert copy == "een-kist-wijn-kopie"
    assert [stem for stem, _title in files.cards()] == ["stelling", "wijn", copy]
    assert (folder / "cards" / f"{copy}.en.md").is_file()
    files.take_out("weghalen", "wijn", NOW)
    assert [stem for stem, _title in files.cards()] == ["stelling", copy]
    [trashed] = files.trashed()
    assert sorted(path.name for path in trashed.iterdir()) == ["wijn.en.md", "wijn.md"]
    deck, problems = read_deck(folder)
    assert [card.id for card in deck.cards] == ["stelling", copy]
    assert not [problem.code for problem in problems if problem.code in ("card-listed-unknown", "id-differs")]
    for _act in range(3):
        assert files.undo()
    assert everything(folder) == before
    assert not files.undo()
    assert files.redo()


def test_a_card_comes_back_from_the_trash_of_another_day(tmp_path: Path) -> None:
    folder = deck_in(tmp_path)
    before = everything(folder)
    DeckFiles(folder).take_out("weghalen", "stelling", NOW)
    later = DeckFiles(folder)
    assert later.put_back("terugzetten", later.trashed()[0]) == "stelling"
    assert everything(folder) == before


def test_undo_stops_when_somebody_else_changed_a_file(tmp_path: Path) -> None:
    folder = deck_in(tmp_path)
    files = DeckFiles(folder)
    files.move("verplaatsen", "stelling", -1)
    (folder / "deck.md").write_text(DECK.replace("Proef", "Van een ander"), encoding="utf-8")
    theirs = everything(folder)
    assert not files.undo()
    assert everything(folder) == theirs


def test_an_act_that_fails_halfway_is_put_back(tmp_path: Path) -> None:
    folder = deck_in(tmp_path)
    before = everything(folder)
    (folder / "deck.md").chmod(0o644)
    files = DeckFiles(folder)
    huge = "x" * 70_000
    (folder / "cards" / "vol.md").mkdir()  # a folder where the file of the new card has to come
    with pytest.raises(WorldError):
        files.add("nieuwe kaart", "vol", huge)
    assert everything(folder) == before


@pytest.mark.parametrize("kind", list(CardKind))
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_new_card_of_each_kind_can_be_read(tmp_path: Path, kind: CardKind, language: str) -> None:
    folder = new_deck(tmp_path, "Mijn stapel", ("raadsleden",), language)
    reading = read_source_deck(folder)
    verdict = judge(
        new_card("proef", kind, language, title="Een & twee: drie"), "proef", reading.deck, Vocabulary()
    )
    assert not verdict.card.broken, verdict.remarks
    assert verdict.card.kind is kind
    assert verdict.card.title == "Een & twee: drie"
    assert not [remark for remark in verdict.remarks if remark.severe]


def test_a_new_deck_has_a_first_card_and_a_name_of_its_own(tmp_path: Path) -> None:
    first = new_deck(tmp_path, "Mijn stapel", ("raadsleden",), "nl")
    second = new_deck(tmp_path, "Mijn stapel", (), "nl")
    assert (first.name, second.name) == ("mijn-stapel", "mijn-stapel-2")
    deck, problems = read_deck(first)
    assert deck.title == "Mijn stapel"
    assert len(deck.cards) == 1
    assert not [problem for problem in problems if problem.severity.value == "error"]


def test_a_copy_of_a_shipped_deck_is_a_deck_of_its_own_with_its_norms(tmp_path: Path) -> None:
    source = shipped_decks() / "raadsleden"
    before = everything(source)
    folder = copy_deck(source, tmp_path)
    assert is_own(folder, tmp_path)
    assert not is_own(source, tmp_path)
    mine, theirs = read_source_deck(folder), read_source_deck(source)
    assert mine.deck.id == folder.name != theirs.deck.id
    assert [card.card for card in mine.cards] == [card.card for card in theirs.cards]
    assert {norm.id for norm in theirs.deck.norms} <= {norm.id for norm in mine.deck.norms}
    assert everything(source) == before


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Één motie!", "een-motie"),
        ("CON", "kaart-con"),
        ("???", "kaart"),
        ("Wijn", "wijn-2"),
        ("a" * 90, "a" * 50),
    ],
)
def test_a_title_becomes_a_name_for_every_system(title: str, name: str) -> None:
    assert slug(title, {"wijn"}) == name


# windows


@contextmanager
def opened(tmp_path: Path, qtbot: QtBot, kind: type[QWidget], *rest: str) -> Iterator[QWidget]:
    folder = deck_in(DataFolder(tmp_path / "data").decks)
    with services(tmp_path) as given:
        page = _make(kind, given, folder, rest)
        qtbot.addWidget(page)
        shown(page)
        page.activateWindow()
        yield page
        if isinstance(page, DeckPage | TranslatePage) and page.keeper is not None:
            page.keeper.stop()


def _make(kind: type[QWidget], given: Services, folder: Path, rest: tuple[str, ...]) -> QWidget:
    if kind is DeckPage:
        return DeckPage(given, folder)
    return TranslatePage(given, folder, *rest)


def test_the_deck_page_by_keyboard(tmp_path: Path, qtbot: QtBot) -> None:
    with opened(tmp_path, qtbot, DeckPage) as page:
        assert isinstance(page, DeckPage)
        folder = page._folder
        before = everything(folder)
        listed = page.cards.list
        QTest.keyClick(listed, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert b"cards: [stelling, wijn]" in (folder / "deck.md").read_bytes()
        assert listed.chosen == "wijn"
        listed.model().moveRow(QModelIndex(), 1, QModelIndex(), 0)  # what dragging does
        QTest.qWait(1)
        assert b"cards: [wijn, stelling]" in (folder / "deck.md").read_bytes()
        QTest.keyClick(listed, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        listed.setCurrentRow(1)
        QTest.keyClick(listed, Qt.Key.Key_Delete)
        assert not (folder / "cards" / "wijn.md").exists()
        assert "Ctrl+Z" in page.message.text
        assert page.settings._trash.isVisible()
        for _act in range(2):
            QTest.keyClick(listed, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert everything(folder) == before
        QTest.keyClicks(page.settings.title, " twee")
        page.keeper.save()
        assert changed_lines(before["deck.md"], (folder / "deck.md").read_bytes()) == [b"title: Proef twee\n"]
        QTest.keyClick(page.settings.title, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        page.keeper.save()
        assert everything(folder) == before
        opened_cards: list[str] = []
        page.edit_card.connect(opened_cards.append)
        page.new_card.ask()
        QTest.keyClicks(page.new_card.title, "Koffie halen")
        QTest.keyClick(page.new_card.title, Qt.Key.Key_Return)
        assert opened_cards == ["koffie-halen"]
        assert clipped(page) == nameless(page) == small(page) == []


def test_a_translation_shows_what_is_missing_and_what_changed(tmp_path: Path, qtbot: QtBot) -> None:
    with opened(tmp_path, qtbot, TranslatePage, "wijn") as page:
        assert isinstance(page, TranslatePage)
        target = page.translation.draft.file.path
        before = target.read_bytes()
        assert page._chips["title"].text() == "klaar"
        assert page._chips["supports A"].text() == "nog niet"
        page.next_open()
        assert page._fields["supports A"].hasFocus()
        QTest.keyClicks(page.focusWidget(), "you are open.")
        page.next_open()
        assert page._fields["cost A"].hasFocus()
        QTest.keyClicks(page.focusWidget(), "your manager is stuck with it.")
        assert page.keeper is not None
        page.keeper.save()
        added = changed_lines(before, target.read_bytes())
        assert b"- **A.** For: you are open. Cost: your manager is stuck with it.\n" in added
        assert not page.current.isEnabled()
        page._leave()
    source = page._folder / "cards" / "wijn.md"
    source.write_text(
        source.read_text(encoding="utf-8").replace("Wat doe je?", "Wat doe jij?"), encoding="utf-8"
    )
    fresh = Translation(page._folder, "wijn", "en")
    states = {pair.part: pair.state for pair in fresh.pairs()}
    assert states["question"] is State.CHANGED
    assert states["title"] is State.DONE
    assert fresh.outdated


def test_a_disk_that_refuses_a_translation_is_told_until_it_is_saved(tmp_path: Path, qtbot: QtBot) -> None:
    with opened(tmp_path, qtbot, TranslatePage, "wijn") as page:
        assert isinstance(page, TranslatePage)
        assert page.keeper is not None
        file = page.translation.draft.file
        cards, away = file.path.parent, file.path.parent.with_name("weg")
        page.next_open()
        QTest.keyClicks(page.focusWidget(), "you are open.")
        file.content, content = b"", file.content
        cards.rename(away)
        cards.write_bytes(b"in the way")
        assert not page.keeper.save()
        assert page.state.text() == "Niet bewaard"
        assert "Je tekst staat hier" in page.message.text
        cards.unlink()
        away.rename(cards)
        file.content = content
        assert page.keeper.save()
        assert page.state.text().startswith("Bewaard om")
        assert not page.message.isVisible()


def test_a_new_version_marks_a_translation_until_it_is_said_to_be_right(tmp_path: Path) -> None:
    folder = deck_in(tmp_path)
    source = folder / "cards" / "wijn.md"
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace('version: "1.0"', 'version: "1.1"'), encoding="utf-8")
    translation = Translation(folder, "wijn", "en")
    assert translation.outdated
    assert {pair.state for pair in translation.pairs() if pair.translation} == {State.CHANGED}
    translation.mark_current(0)
    translation.draft.save()
    translation.remember()
    assert 'translates: "1.1"' in translation.draft.file.path.read_text(encoding="utf-8")
    assert not Translation(folder, "wijn", "en").outdated


def test_what_a_translation_was_made_from_is_noted_before_the_source_changes(tmp_path: Path) -> None:
    folder = deck_in(tmp_path)
    source = folder / "cards" / "wijn.md"
    text = source.read_text(encoding="utf-8")
    note_source(folder, "wijn", text)
    changed = text.replace('version: "1.0"', 'version: "2.0"').replace("# Een kist wijn", "# Twee kisten")
    source.write_text(changed, encoding="utf-8")
    states = {pair.part: pair.state for pair in Translation(folder, "wijn", "en").pairs()}
    assert states["title"] is State.CHANGED
    assert states["question"] is State.DONE


def test_a_first_translation_makes_its_file_with_the_first_word(tmp_path: Path) -> None:
    folder = deck_in(tmp_path)
    translation = Translation(folder, "stelling", "en")
    assert not translation.draft.file.path.exists()
    translation.draft.save()
    assert not translation.draft.file.path.exists()
    translation.type("title", "A statement", 0)
    translation.type("situation", "Somebody asks something.", 0)
    translation.type("statement", "This is fine.", 0)
    translation.draft.save()
    deck, problems = read_deck(folder, "en")
    card = deck.card("stelling")
    assert card is not None
    assert (card.title, card.statement) == ("A statement", "This is fine.")
    assert not [problem for problem in problems if "stelling" in problem.file]


def test_the_introduction_of_a_deck_is_translated_too(tmp_path: Path) -> None:
    folder = deck_in(tmp_path)
    translation = Translation(folder, "deck", "en")
    assert [pair.part for pair in translation.pairs()] == ["field:title", "introduction"]
    translation.type("field:title", "Trial", 0)
    translation.type("introduction", "An introduction.", 0)
    translation.draft.save()
    assert read_deck(folder, "en")[0].title == "Trial"
