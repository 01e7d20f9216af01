"""Stories about preparing an evening in the real page, with the shipped deck and a real store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot

from dilemmagame.base.settings import Settings
from dilemmagame.domain.methods import Method
from dilemmagame.domain.plan import Confidentiality, Plan
from dilemmagame.gui.prepare.page import PreparePage
from dilemmagame.gui.services import Services
from dilemmagame.live.hub import SessionOwner
from dilemmagame.printing.preview import page_count
from tests.gui.pages import SIZES, click, clipped, nameless, services, shown, small, until, walk


class Opened:
    """A page with what came out of it."""

    def __init__(self, given: Services, settings: Settings) -> None:
        self.plans: list[Plan] = []
        self.kept: list[Settings] = []
        self.page = PreparePage(given, settings, self.kept.append, seed=7)
        self.page.started.connect(self.plans.append)


@contextmanager
def prepared(
    tmp_path: Path, qtbot: QtBot, language: str = "nl", settings: Settings | None = None, theme: str = "paper"
) -> Iterator[Opened]:
    with services(tmp_path, language, theme) as given:
        opened = Opened(given, settings or Settings(language=language))
        qtbot.addWidget(opened.page)
        shown(opened.page)
        yield opened


def named(page: PreparePage, name: str) -> QAbstractButton:
    return next(each for each in page.findChildren(QAbstractButton) if each.accessibleName() == name)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_one_click_starts_an_evening_that_can_be_played(tmp_path: Path, qtbot: QtBot, language: str) -> None:
    with prepared(tmp_path, qtbot, language) as opened:
        page = opened.page
        click(page.start)
        [plan] = opened.plans
        assert plan.language == language
        assert (len(plan.cards), plan.present, plan.confidentiality) == (3, 18, Confidentiality.CHATHAM_HOUSE)
        assert plan.starts_at is not None
        assert plan.title
        assert plan.screen
        store, clock = page._services.store, page._services.clock
        assert len(store.sessions()) == 0
        SessionOwner.start(store, clock, plan)
        assert store.sessions()[0].card_ids == tuple(card.id for card in plan.cards)


def test_what_was_chosen_is_remembered_and_stands_there_next_time(tmp_path: Path, qtbot: QtBot) -> None:
    with prepared(tmp_path, qtbot) as opened:
        page = opened.page
        click(named(page, "45 min"))
        next(each for each in page.methods.more.menu().actions() if each.data() == "M12").trigger()
        page.circumstances.present.field.clear()
        QTest.keyClicks(page.circumstances.present.field, "9")
        click(page.more)
        QTest.keyClicks(page.more_panel.organisation, "Gemeente Wolderhage")
        page.circumstances.level(Confidentiality.CLOSED).click()
        page.more_panel.no_screen.click()
        click(page.start)
        [plan], [kept] = opened.plans, opened.kept
        assert plan.confidentiality is Confidentiality.CLOSED
        assert not plan.screen
        assert {item.method.id for item in plan.items if item.card} == {"M12"}
        assert (kept.last_programme, kept.last_method, kept.last_present) == ("raad-45", "M12", 9)
        again = Opened(page._services, kept)
        qtbot.addWidget(again.page)
        draft = again.page.draft
        assert (draft.programme, draft.method, draft.present) == ("raad-45", "M12", 9)
        assert draft.organisation == "Gemeente Wolderhage"


def test_three_methods_that_fit_group_and_time_are_in_sight_and_the_rest_behind_one_button(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with prepared(tmp_path, qtbot) as opened:
        page = opened.page
        rest: tuple[Method, ...] = ()
        for present, programme in ((5, "raad-45"), (18, "raad-90"), (45, "raad-150")):
            page._take(present=present, programme=programme)
            near, rest = page._desk.methods_in_sight(page.draft)
            assert len(near) == 3
            assert all(each.group_min <= present <= each.group_max for each in near)
            assert {each.id for each in (*near, *rest)} == {each.id for each in page._desk.methods}
        assert [each.data() for each in page.methods.more.menu().actions()] == [each.id for each in rest]


def test_cards_move_by_key_and_button_and_one_always_stays(tmp_path: Path, qtbot: QtBot) -> None:
    with prepared(tmp_path, qtbot) as opened:
        page = opened.page
        first, second, *_rest = page.draft.cards
        page.cards.lines.setFocus()
        QTest.keyClick(page.cards.lines, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert page.draft.cards[:2] == (second, first)
        assert page.cards.lines.currentRow() == 1
        click(page.cards.up)
        assert page.draft.cards[:2] == (first, second)
        for _again in range(10):
            QTest.keyClick(page.cards.lines, Qt.Key.Key_Delete)
        assert len(page.draft.cards) == 1
        assert "Eén kaart" in page.message.text


def test_picking_by_search_adds_a_card_and_the_bar_says_it_is_too_long(tmp_path: Path, qtbot: QtBot) -> None:
    with prepared(tmp_path, qtbot) as opened:
        page = opened.page
        page.choose.click()
        QTest.keyClicks(page.picker.search, "haven huisartsenpost")
        assert page.picker.lines.count() == 1
        QTest.keyClick(page.picker.lines, Qt.Key.Key_Space)
        assert page.draft.cards[-1] == "hoofdelijk-stemmen"
        assert len(page.draft.cards) == 4
        assert "te lang" in page.balance.text()
        assert "vraagt zorg" in page.remarks.text()
        assert "Hoofdelijk stemmen" in page.bar.accessibleDescription()
        click(named(page, "120 min"))
        assert len(page.draft.cards) == 4, "picked cards stay when the length changes"
        assert "te lang" not in page.balance.text()


def test_a_surprise_brings_other_cards_and_no_heavy_one_at_the_end(tmp_path: Path, qtbot: QtBot) -> None:
    with prepared(tmp_path, qtbot) as opened:
        page = opened.page
        before = page.draft.cards
        for _again in range(12):
            click(page.surprise)
            cards = page._desk.cards(page.draft)
            assert len(cards) == 3
            assert cards[-1].sensitivity < 3
            assert sum(card.sensitivity >= 3 for card in cards) <= 1
        assert page.draft.cards != before


def test_cards_that_were_played_come_last_next_time(tmp_path: Path, qtbot: QtBot) -> None:
    with prepared(tmp_path, qtbot) as opened:
        click(opened.page.start)
        [plan] = opened.plans
        SessionOwner.start(opened.page._services.store, opened.page._services.clock, plan)
        again = Opened(opened.page._services, opened.kept[0])
        qtbot.addWidget(again.page)
        assert not set(again.page.draft.cards) & {card.id for card in plan.cards}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_clipped_and_everything_has_a_name(
    tmp_path: Path, qtbot: QtBot, language: str, size: tuple[int, int]
) -> None:
    with prepared(tmp_path, qtbot, language) as opened:
        shown(opened.page, size)
        assert clipped(opened.page) == []
        assert nameless(opened.page) == []
        assert small(opened.page) == []
        opened.page.choose.click()
        opened.page.more.click()
        shown(opened.page, size)
        assert clipped(opened.page) == []
        assert nameless(opened.page) == []
        assert small(opened.page) == []


def test_tab_reaches_every_block_and_the_start(tmp_path: Path, qtbot: QtBot) -> None:
    with prepared(tmp_path, qtbot) as opened:
        page = opened.page
        click(page.more)
        reached = walk(page)
        for control in (
            page.cards.lines, page.surprise, page.choose, page.more, page.more_panel.title,
            page.more_panel.organisation, page.more_panel.chair, page.more_panel.opener,
            page.more_panel.tone, page.more_panel.certainty,
            page.more_panel.no_screen, page.adapt, page.run_sheet, page.print, page.practise,
            page.circumstances.starts, page.circumstances.present.field, page.start,
        ):  # fmt: skip
            assert control in reached, control.accessibleName()


def test_the_run_sheet_is_a_pdf_on_disk(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "draaiboek.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
    with prepared(tmp_path, qtbot) as opened:
        click(opened.page.run_sheet)
        until(lambda: bool(opened.page.message.text))
        assert str(target) in opened.page.message.text
        assert page_count(target.read_bytes()) >= 4


def test_a_place_that_cannot_be_written_is_said(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "een-bestand"
    blocked.write_text("geen map")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(blocked / "x.pdf"), ""))
    with prepared(tmp_path, qtbot) as opened:
        click(opened.page.run_sheet)
        until(lambda: bool(opened.page.message.text))
        assert "kan niets bewaard worden" in opened.page.message.text or "map" in opened.page.message.text
