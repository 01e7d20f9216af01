"""What stays out of sight until it is asked for, what a group brings along, and what does not suit the group's size."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from dilemmagame.base.settings import Settings
from dilemmagame.domain.arranging import moved
from dilemmagame.domain.ballots import Channel
from dilemmagame.domain.evening import AdoptedValue, Chair, Evening, Purpose, Tone
from dilemmagame.domain.groups import Group
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.organisations import Contact, Organisation
from dilemmagame.domain.plan import Plan
from dilemmagame.domain.planning import fill_template
from dilemmagame.domain.steps import StepKind
from dilemmagame.gui.prepare.page import PreparePage
from dilemmagame.gui.services import Services
from dilemmagame.gui.widgets.choose import Choose
from dilemmagame.ports import new_id
from dilemmagame.voting.office import VoteOffice
from tests.gui.pages import click, services, shown
from tests.library.samples import METHOD


def opened(given: Services, qtbot: QtBot, settings: Settings | None = None) -> PreparePage:
    page = PreparePage(given, settings or Settings(), lambda _settings: None, seed=7)
    qtbot.addWidget(page)
    shown(page)
    return page


def pick(choose: Choose, key: str) -> None:
    """As a person picks a row."""
    choose.setCurrentIndex(choose.findData(key))
    choose.activated.emit(choose.currentIndex())


def choices(page: PreparePage) -> list[str]:
    """What somebody meets on a first walk through the choices: rows of a list, and the bars, do not count."""
    rows = {page.decks: "for whom", page.methods: "how", page.programmes: "how long"}
    met = [name for row, name in rows.items() if row.isVisible()]
    met += [f"more {name}" for row, name in rows.items() if row.more.isVisible()]
    for part in (page.circumstances, page.more_panel):
        met += ["confidentiality"] if part is page.circumstances else []
        met += [
            each.accessibleName()
            for kind in (QComboBox, QLineEdit)
            for each in part.findChildren(kind)
            if each.isVisible() and not isinstance(each.parent(), QComboBox)
        ]
    met += [
        each.accessibleName()
        for each in (page.surprise, page.choose, page.add, page.more)
        if each.isVisible()
    ]
    met += [each.accessibleName() for each in page.remarks.findChildren(QAbstractButton) if each.isVisible()]
    return met


def test_a_first_walk_meets_at_most_twelve_choices(tmp_path: Path, qtbot: QtBot) -> None:
    with services(tmp_path) as given:
        page = opened(given, qtbot)
        met = choices(page)
        assert len(met) <= 12, met
        assert not any(
            name in met for name in ("Groep", "Organisatie", "Opent", "Toon", "Titel van de sessie")
        )
        click(page.more)
        assert len(choices(page)) > 15


def test_one_organisation_and_no_group_asks_for_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    with services(tmp_path) as given:
        given.store.save_organisation(Organisation("Gemeente Lindewaard", "de griffie", external=True))
        page = opened(given, qtbot)
        click(page.more)
        assert not page.more_panel.group.isVisible()
        assert not page.more_panel.host.isVisible()
        assert page.more_panel.organisation.text() == "Gemeente Lindewaard"
        plan = page._plan()
        assert plan is not None
        assert plan.organisation.notes_holder == "de griffie"
        assert plan.evening == Evening(advice=True), "whoever comes from outside gives an advice"


def test_a_group_brings_its_values_its_contacts_its_size_and_its_chair(tmp_path: Path, qtbot: QtBot) -> None:
    with services(tmp_path) as given:
        first = given.store.save_organisation(Organisation("Gemeente Lindewaard"))
        second = Organisation("Gemeente Oosterveld", id=new_id(), contacts=(Contact("griffier", "kamer 2"),))
        given.store.save_organisation(second)
        value = AdoptedValue("moed", Localised("Moed", "Courage"), "zeggen wat schuurt")
        group = Group(
            new_id(), second.id, "De raad", 23, Chair.MAYOR, (value,), contacts=(Contact("raadslid", "bel"),)
        )
        given.store.save_group(group)
        page = opened(given, qtbot)
        click(page.more)
        more = page.more_panel
        assert page.draft.host in ("", first.id)
        assert more.host.currentText() == "Gemeente Lindewaard"
        assert not more.group.isVisible()
        pick(more.host, second.id)
        assert more.group.isVisible()
        pick(more.group, group.id)
        assert (page.draft.present, page.draft.evening.chair) == (23, Chair.MAYOR)
        pick(more.chair, Chair.BOTH.value)
        plan = page._plan()
        assert plan is not None
        assert [contact.role for contact in plan.organisation.contacts] == ["raadslid", "griffier"]
        assert (plan.evening.group, plan.evening.group_name, plan.evening.adopted) == (
            group.id,
            "De raad",
            (value,),
        )
        assert plan.evening.chair is Chair.BOTH
        click(page.start)
        assert given.store.load_group(group.id).chair is Chair.BOTH
        assert given.store.load_organisation(second.id).contacts == second.contacts, (
            "the group's own do not leak in"
        )


def test_an_organisation_is_offered_the_decks_it_works_with(tmp_path: Path, qtbot: QtBot) -> None:
    def tiles(page: PreparePage) -> int:
        return sum(each.isVisible() for each in page.decks.findChildren(QAbstractButton))

    with services(tmp_path) as given:
        own_deck = given.shelf.decks[0].deck.id
        assert own_deck != "raadsleden"
        assert tiles(opened(given, qtbot)) == len(given.shelf.decks) > 2
        own = given.store.save_organisation(Organisation("Gemeente Lindewaard", decks=(own_deck,)))
        page = opened(given, qtbot)
        assert (page.draft.deck, page.draft.host, tiles(page)) == (own_deck, own.id, 1)
        other = Organisation("Gemeente Oosterveld", id=new_id(), decks=("raadsleden", "not-here"))
        given.store.save_organisation(other)
        page = opened(given, qtbot)
        assert (page.draft.deck, page.draft.host) == ("raadsleden", other.id), "who works with the last deck"
        click(page.more)
        pick(page.more_panel.host, own.id)
        qtbot.waitUntil(lambda: tiles(page) == 1)
        assert page.draft.deck == own_deck
        assert page.draft.cards


def test_a_deck_that_was_asked_for_or_picked_from_stays(tmp_path: Path, qtbot: QtBot) -> None:
    with services(tmp_path) as given:
        given.store.save_organisation(
            Organisation("Gemeente Lindewaard", decks=(given.shelf.decks[0].deck.id,))
        )
        page = PreparePage(given, Settings(), lambda _settings: None, asked=True)
        qtbot.addWidget(page)
        assert page.draft.deck == "raadsleden"
        click(page.surprise)
        page._move_to(page.draft.host)
        assert page.draft.deck == "raadsleden", "nobody's own choice of cards is thrown away"


def test_roles_purpose_tone_and_certainty_reach_the_plan(tmp_path: Path, qtbot: QtBot) -> None:
    with services(tmp_path) as given:
        page = opened(given, qtbot)
        click(page.more)
        more = page.more_panel
        more.opener.setFocus()
        QTest.keyClicks(more.opener, "de loco-burgemeester")
        pick(more.purpose, Purpose.AGREE.value)
        before = more.text.text()
        pick(more.tone, Tone.LEGAL.value)
        assert more.text.text() != before
        assert "wet" in more.text.text()
        more.certainty.click()
        more.advice.click()
        plan = page._plan()
        assert plan is not None
        assert plan.evening == Evening(
            opener="de loco-burgemeester", tone=Tone.LEGAL, purpose=Purpose.AGREE, certainty=True, advice=True
        )


def test_a_small_group_is_offered_forms_that_begin_with_talk(tmp_path: Path, qtbot: QtBot) -> None:
    with services(tmp_path) as given:
        page = opened(given, qtbot, Settings(last_present=6, last_programme="raad-45"))
        assert "niet echt anoniem" in page.remarks.text()
        buttons = [each for each in page.remarks.findChildren(QAbstractButton) if each.isVisible()]
        assert buttons
        click(buttons[0])
        played = {item.method.id for item in page._desk.items(page.draft) if item.card is not None}
        assert any(
            all(step.kind is not StepKind.VOTE for step in given.shelf.methods[each].steps) for each in played
        )
        assert page.draft.own is not None


def test_a_method_for_fewer_people_makes_room_for_tables(tmp_path: Path, qtbot: QtBot) -> None:
    with services(tmp_path) as given:
        page = opened(given, qtbot, Settings(last_present=30, last_method="M02"))
        assert "6 tot 12 mensen" in page.remarks.text()
        buttons = [each for each in page.remarks.findChildren(QAbstractButton) if each.isVisible()]
        assert "tafels" in buttons[0].text()
        click(buttons[0])
        assert page.draft.method == "M02k"
        assert "mensen en je verwacht" not in page.remarks.text()


def test_the_card_round_says_that_it_takes_in_talk_in_pairs(tmp_path: Path, qtbot: QtBot) -> None:
    with services(tmp_path) as given:
        page = opened(given, qtbot, Settings(last_present=12))
        assert "tweetallen" not in page.remarks.text()
        planned = page._desk.items(page.draft)
        page._take(present=13)
        assert "Kaartronde: Met zoveel mensen praten ze eerst in tweetallen" in page.remarks.text()
        assert page._desk.items(page.draft) != planned, "the card round keeps its quarter of an hour"


def test_a_programme_put_together_elsewhere_comes_back_with_its_cards(tmp_path: Path, qtbot: QtBot) -> None:
    with services(tmp_path) as given:
        page = opened(given, qtbot)
        arranged = page._desk.arrangement(page.draft)
        assert arranged is not None
        first = page.draft.cards[0]
        page.rearrange(moved(arranged, 1, 2))
        assert page.draft.cards[1] == first
        assert page.draft.own is None, "two cards in the same method changed places: the same programme"
        page.rearrange(moved(arranged, 1, 3))
        assert page.draft.cards[2] == first
        assert page.draft.own is not None
        plan = page._plan()
        assert plan is not None
        cards = [card for card in arranged.cards if card is not None]
        other = fill_template(page.draft.own, [cards[1], cards[2], cards[0]], given.shelf.methods, 18)
        assert plan.items == other
        page.rearrange(arranged)
        assert page.draft.own is None, "it is the shipped one again"


def test_files_of_ones_own_that_cannot_be_used_are_told_and_lead_to_where_it_says_why(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with services(tmp_path) as given:
        given.folder.methods.mkdir(parents=True)
        (given.folder.methods / "weegschaal.toml").write_text(
            METHOD.replace('"vote"', '"stemmen"'), encoding="utf-8"
        )
        (given.folder.methods / "goed.toml").write_text(METHOD.replace('"X1"', '"X2"'), encoding="utf-8")
        page = opened(given, qtbot)
        asked: list[bool] = []
        page.faults_wanted.connect(lambda: asked.append(True))
        assert "weegschaal.toml" in page.message.text
        assert "goed.toml" not in page.message.text
        QTest.mouseClick(page.message.act, Qt.MouseButton.LeftButton)
        assert asked == [True]
        assert "X2" in {each.data() for each in page.methods.more.menu().actions()} | {
            method.id for method in page._desk.methods_in_sight(page.draft)[0]
        }


def test_votes_by_phone_are_a_choice_that_is_remembered_and_only_where_phones_can_be_served(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with services(tmp_path) as given:
        without = opened(replace(given, phones=None), qtbot)
        click(without.more)
        assert not without.more_panel.by_phone.isVisible()
        kept: list[Settings] = []
        page = PreparePage(
            replace(given, phones=VoteOffice(tmp_path / "ballots")), Settings(), kept.append, seed=7
        )
        qtbot.addWidget(page)
        shown(page)
        click(page.more)
        page.more_panel.by_phone.click()
        plans: list[Plan] = []
        page.started.connect(plans.append)
        page.practised.connect(plans.append)
        click(page.start)
        click(page.practise)
        assert [plan.channel for plan in plans] == [Channel.PHONES, Channel.HANDS]
        assert kept[-1].last_by_phone
