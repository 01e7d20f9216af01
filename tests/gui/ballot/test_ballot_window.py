"""The laptop goes round: the real window against the real server, from the key that is pressed to the file."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from dilemmagame.base import i18n
from dilemmagame.domain.ballots import THE_CARD, About, Subject
from dilemmagame.domain.cards import Card, CardKind, ScaleKind, choices_for
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.steps import PhoneTask
from dilemmagame.gui.ballot.window import BallotWindow
from dilemmagame.gui.theme import apply_theme
from dilemmagame.gui.tokens import PAPER
from dilemmagame.live.frames import StageCard
from dilemmagame.live.keyboard import KeyboardVote, Received
from dilemmagame.live.phone_view import PhoneBallot, PhoneView
from tests.gui.pages import clipped, nameless, shown, small, until
from tests.sample import OPTIONS_CARD
from tests.voting.test_keyboard import Line

CHOICES = choices_for(OPTIONS_CARD, THE_CARD)
CARD_BALLOT = PhoneBallot(1, 1, THE_CARD, CHOICES)
SURE = PhoneBallot(2, 1, Subject(About.CERTAINTY), choices_for(OPTIONS_CARD, Subject(About.CERTAINTY)))
CASES = tuple(
    PhoneBallot(n, 1, Subject(About.CASE, n), choices_for(OPTIONS_CARD, Subject(About.CASE, n)), f"Geval {n}")
    for n in (1, 2)
)


NAMES = tuple(Localised(*each) for each in (("Openheid", "Openness"), ("Moed", "Courage"), ("Zorg", "Care")))
CHOOSE = PhoneBallot(1, 1, Subject(About.VALUES, 1), ("A", "B", "C"), names=NAMES, most=2)
ORDER = PhoneBallot(2, 1, Subject(About.ORDER, 1), ("A", "B", "C"), names=NAMES, most=3)
SCALE = Card(
    **{
        **{name: getattr(OPTIONS_CARD, name) for name in OPTIONS_CARD.__dataclass_fields__},
        "kind": CardKind.SCALE, "options": (), "scale": ScaleKind.ZERO_TO_TEN,
        "statement": "Een raadslid mag een lunch van een projectontwikkelaar aannemen.",
    }
)  # fmt: skip


def asks(*ballots: PhoneBallot, card: Card = OPTIONS_CARD) -> PhoneView:
    return PhoneView(PhoneTask.VOTE, Localised("Stem", "Vote"), StageCard.of(card), ballots)


class Seat:
    """The window and a pair of hands."""

    def __init__(self, window: BallotWindow) -> None:
        self.window = window

    def key(self, *keys: Qt.Key | str) -> None:
        for key in keys:
            focused: QWidget | None = self.window.focusWidget()
            place = self.window if focused is None else focused
            if isinstance(key, str):
                QTest.keyClicks(place, key)
            else:
                QTest.keyClick(place, key)
            QApplication.processEvents()

    @property
    def says(self) -> str:
        """Everything that can be read in the window now, fields included."""
        page = self.window
        labels = [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
        buttons = [each.accessibleName() for each in page.findChildren(QWidget) if each.isVisible()]
        typed = [each.text() for each in page.findChildren(QLineEdit) if each.isVisible()]
        return "\n".join((*labels, *buttons, *typed))

    def settled(self) -> None:
        until(lambda: self.window._pending is None)


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    made = Line(tmp_path / "ballots")
    yield made
    made.service.finish()


@pytest.fixture
def seat(qtbot: QtBot, line: Line) -> Iterator[Callable[..., Seat]]:
    i18n.use("nl")
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "paper")
    windows: list[BallotWindow] = []

    def sit(*ballots: PhoneBallot, idle_ms: int = 60_000) -> Seat:
        if ballots:
            line.service.open("kaart", asks(*ballots))
        window = BallotWindow(line.service.keyboard(), PAPER, idle_ms=idle_ms)
        qtbot.addWidget(window)
        windows.append(window)
        window.build(768)
        shown(window)
        return Seat(window)

    yield sit
    for window in windows:
        window._background.wait()


def test_from_the_key_to_the_file_and_the_screen_is_clear(seat: Callable[..., Seat], line: Line) -> None:
    at = seat(CARD_BALLOT)
    assert "Geef de laptop door" in at.says
    at.key(Qt.Key.Key_Return)
    assert OPTIONS_CARD.question in at.says
    at.key("c")
    question = at.window.question
    assert question is not None
    assert question.answers["C"].isChecked()
    at.key("b", Qt.Key.Key_Return)
    assert at.window.question is None
    assert "Geef de laptop door" in at.says
    assert not any(option.text in at.says for option in OPTIONS_CARD.options)
    at.settled()
    assert "Ontvangen" in at.says
    assert "1 van" in at.says
    assert "loopt een paar tellen achter" in at.says
    assert line.stored(1) == {"B": 1}


def test_everybody_who_takes_the_laptop_counts(seat: Callable[..., Seat], line: Line) -> None:
    at = seat(CARD_BALLOT)
    for key in "AAB13":
        at.key(Qt.Key.Key_Return, key, Qt.Key.Key_Return)
        at.settled()
    assert "5 van" in at.says
    assert line.stored(1) == {"A": 3, "B": 1, "C": 1}


def test_certainty_may_be_skipped_and_a_choice_may_be_changed_before_it_is_handed_in(
    seat: Callable[..., Seat], line: Line
) -> None:
    at = seat(CARD_BALLOT, SURE)
    at.key(Qt.Key.Key_Return, "a", Qt.Key.Key_Return)
    assert "Hoe zeker ben je" in at.says
    question = at.window.question
    assert question is not None
    QTest.mouseClick(question.back, Qt.MouseButton.LeftButton)
    assert question.answers["A"].isChecked()
    at.key("b", Qt.Key.Key_Return, "4", Qt.Key.Key_Return)
    at.settled()
    at.key(Qt.Key.Key_Return, "b", Qt.Key.Key_Return, Qt.Key.Key_Return)
    at.settled()
    assert line.stored(1) == {"B": 2}
    assert line.stored(2) == {"4": 1}


def test_all_cases_of_the_grey_area_one_by_one(seat: Callable[..., Seat], line: Line) -> None:
    at = seat(*CASES)
    at.key(Qt.Key.Key_Return)
    assert "Geval 1 van 2" in at.says
    assert "wit" in at.says
    at.key("7", Qt.Key.Key_Return, "2", Qt.Key.Key_Return)
    at.settled()
    assert line.stored(1) == {"7": 1}
    assert line.stored(2) == {"2": 1}


def test_a_changed_fact_stands_with_the_question(seat: Callable[..., Seat], line: Line) -> None:
    twist = PhoneBallot(3, 1, Subject(About.TWIST, 1), CHOICES, "de fles 300 euro kost")
    at = seat(twist)
    at.key(Qt.Key.Key_Return)
    assert "Wat als: de fles 300 euro kost" in at.says
    at.key("?", Qt.Key.Key_Return)
    at.settled()
    assert line.stored(3) == {"unsure": 1}


def values_asked(line: Line, ballot: PhoneBallot) -> None:
    line.service.open("kaart", PhoneView(PhoneTask.VOTE, Localised("Kies", "Choose"), None, (ballot,)))


def test_values_are_chosen_with_their_letters_and_never_one_too_many(
    seat: Callable[..., Seat], line: Line
) -> None:
    values_asked(line, CHOOSE)
    at = seat()
    at.key(Qt.Key.Key_Return)
    assert "Kies hoogstens 2 waarden" in at.says
    assert "Druk op de letters van hoogstens 2 waarden, en dan op Enter." in at.says
    at.key("c", "a", "b")
    question = at.window.question
    assert question is not None
    assert [each for each, answer in question.answers.items() if answer.isChecked()] == ["A", "C"]
    at.key("c", "b", Qt.Key.Key_Return)
    at.settled()
    until(lambda: "Ontvangen" in at.says)
    assert line.stored(1) == {"A+B": 1}


def test_values_are_put_in_order_with_keys_and_with_the_mouse(seat: Callable[..., Seat], line: Line) -> None:
    values_asked(line, ORDER)
    at = seat()
    at.key(Qt.Key.Key_Return)
    assert "Zet de waarden op volgorde" in at.says
    question = at.window.question
    assert question is not None
    QTest.mouseClick(question.answers["C"], Qt.MouseButton.LeftButton)
    at.key("a", Qt.Key.Key_Return)
    assert at.window.question is question, "an order is handed in whole"
    assert question.answers["C"].accessibleName() == "C. Zorg, plaats 1"
    at.key("b")
    at.key(Qt.Key.Key_Return)
    at.settled()
    until(lambda: "Ontvangen" in at.says)
    assert line.stored(2) == {"C>A>B": 1}


def test_figures_are_typed_as_they_are_seen_ten_too(qtbot: QtBot) -> None:
    i18n.use("nl")
    choices = choices_for(SCALE, THE_CARD)
    far = Slow(asks(PhoneBallot(1, 1, THE_CARD, choices), card=SCALE))
    window = BallotWindow(far, PAPER)
    qtbot.addWidget(window)
    window.build(768)
    shown(window)
    at = Seat(window)
    at.key(Qt.Key.Key_Return)
    for keys, choice in (("7", "7"), ("1", "1"), ("0", "10"), ("0", "0"), (".", "other"), ("/", "unsure")):
        at.key(keys)
        assert window._walk is not None
        assert window._walk.picked == choice
    window._background.wait()


def test_the_vote_closes_under_somebody_and_a_new_one_opens(seat: Callable[..., Seat], line: Line) -> None:
    at = seat(CARD_BALLOT)
    at.key(Qt.Key.Key_Return, "a")
    line.service.close({})
    until(lambda: bool(line.totals))
    at.key(Qt.Key.Key_Return)
    at.settled()
    assert "telt niet mee" in at.says
    assert "Er is nu geen stemming" in at.says
    assert line.stored(1) == {}


def test_who_walks_away_leaves_nothing_on_the_screen_and_nothing_in_the_file(
    seat: Callable[..., Seat], line: Line
) -> None:
    at = seat(CARD_BALLOT, idle_ms=150)
    at.key(Qt.Key.Key_Return, "a")
    until(lambda: at.window.question is None)
    assert "Er is niets verstuurd" in at.says
    assert line.stored(1) == {}


def test_only_two_escapes_or_key_and_confirm_lead_back(seat: Callable[..., Seat], line: Line) -> None:
    at = seat(CARD_BALLOT)
    left: list[bool] = []
    at.window.left.connect(lambda: left.append(True))
    at.key(Qt.Key.Key_Return, "a", Qt.Key.Key_Escape)
    assert not left
    assert not any(option.text in at.says for option in OPTIONS_CARD.options)
    at.key(Qt.Key.Key_Return)
    question = at.window.question
    assert question is not None
    assert question.isVisible()
    assert question.answers["A"].isChecked()
    at.key(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    assert left == [True]
    assert not at.window.isVisible()
    assert line.stored(1) == {}
    shown(at.window)
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(at.window, Qt.Key.Key_K, modifiers)
    QTest.mouseClick(at.window.leaving.back, Qt.MouseButton.LeftButton)
    assert left == [True, True]


def test_with_slips_a_wrong_code_is_asked_again_and_a_code_counts_once(
    seat: Callable[..., Seat], line: Line
) -> None:
    codes: list[str] = []
    line.again(lambda: codes.extend(line.service.slips.add(2)))
    at = seat(CARD_BALLOT)
    at.key(Qt.Key.Key_Return, "aaaaaaaa", Qt.Key.Key_Return, "a", Qt.Key.Key_Return)
    until(at.window.slip.isVisible)
    assert "staat niet op een stembriefje" in at.says
    at.key(codes[0].lower().replace("-", ""), Qt.Key.Key_Return)
    at.settled()
    until(lambda: "Ontvangen" in at.says)
    assert line.stored(1) == {"A": 1}
    at.key(Qt.Key.Key_Return, codes[0].replace("-", ""), Qt.Key.Key_Return, "b", Qt.Key.Key_Return)
    at.settled()
    assert sum(line.stored(1).values()) == 1


class Slow:
    """A server that is away for a while."""

    def __init__(self, view: PhoneView) -> None:
        self.view = view
        self.tries: list[KeyboardVote] = []

    def asked(self) -> PhoneView:
        return self.view

    def wants_slip(self) -> bool:
        return False

    def vote(self, answers: tuple[tuple[int, str], ...], slip: str = "") -> KeyboardVote:
        return KeyboardVote(secrets.token_hex(11), answers, slip)

    def cast(self, vote: KeyboardVote) -> Received:
        self.tries.append(vote)
        return Received.STORED if len(self.tries) > 2 else Received.LATER


def test_what_is_not_on_disk_is_not_called_received_and_goes_again_by_itself(qtbot: QtBot) -> None:
    i18n.use("nl")
    far = Slow(asks(CARD_BALLOT))
    window = BallotWindow(far, PAPER)
    qtbot.addWidget(window)
    window.build(768)
    shown(window)
    at = Seat(window)
    at.key(Qt.Key.Key_Return, "a", Qt.Key.Key_Return)
    until(lambda: "nog niet bewaard" in at.says)
    assert "Ontvangen" not in at.says
    assert not window.passing.start.isEnabled()
    until(lambda: "Ontvangen" in at.says)
    assert {vote.token for vote in far.tries} == {far.tries[0].token}
    window._background.wait()


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (1920, 1080)])
@pytest.mark.parametrize(("theme", "language"), [("paper", "nl"), ("contrast", "en")])
def test_every_page_fits_and_has_names(
    qtbot: QtBot, size: tuple[int, int], theme: str, language: str
) -> None:
    i18n.use(language)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, theme)
    scale = PhoneBallot(1, 2, THE_CARD, choices_for(SCALE, THE_CARD))
    for views in (asks(CARD_BALLOT, SURE), asks(*CASES), asks(scale, card=SCALE)):
        far = Slow(views)
        window = BallotWindow(far, PAPER)
        qtbot.addWidget(window)
        window.build(size[1])
        shown(window, size)
        assert not clipped(window)
        QTest.keyClick(window.passing, Qt.Key.Key_Return)
        for _each in views.ballots:
            QTest.qWait(10)
            question = window.question
            assert question is not None
            assert clipped(window) == []
            assert nameless(window) == []
            assert small(window) == []
            question.choose(question._walk.ballot.choices[0])
            question._go_on()
        window._background.wait()
