"""Past sessions, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dilemmagame.base import i18n
from dilemmagame.base.errors import WorldError
from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.cards import Vocabulary
from dilemmagame.domain.coverage import Coverage, Played, of_evenings, played_cards
from dilemmagame.domain.register import months_later
from dilemmagame.domain.session import begin, replay
from dilemmagame.gui.background import Background, explain
from dilemmagame.gui.services import Services, SessionStore
from dilemmagame.gui.start.parts import Page, button, label, panel
from dilemmagame.gui.widgets.coverage import CoverageFold
from dilemmagame.gui.widgets.page import theme_in_use
from dilemmagame.ports import SessionSummary


class PastPage(Page):
    """A row per session: what it was, and two doors: its notes, or going on with it."""

    back = Signal()
    review = Signal(str)
    resume = Signal(str)
    figures = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__(_("Past sessions"), lambda: self.back.emit(), _("Start"))  # noqa: PLW0108  # the signal exists after __init__ only
        sessions = services.store.sessions()
        today = services.clock.now().wall.astimezone().date()
        kept = {each.name: each.retention_months for each in services.store.organisations()}
        year = today.year
        held = [each for each in sessions if each.cards and each.created.astimezone().year == year]
        if held:
            title = _("What the sessions of {year} covered").format(year=year)
            self.column.addWidget(self._covered(title, services, held))
        if not sessions:
            self.column.addWidget(label(_("There are no sessions yet. Your first one will stand here.")))
        else:
            figures = button(_("Figures of a year"), self.figures.emit, picture="file-text")
            self.column.addWidget(figures, 0, Qt.AlignmentFlag.AlignLeft)
        for summary in sessions:
            months = kept.get(summary.organisation, 0)
            begun = summary.created.astimezone().date()
            self.column.addWidget(
                self._row(summary, overdue=bool(months) and months_later(begun, months) < today)
            )
        self.column.addStretch(1)

    def _covered(self, title: str, services: Services, held: Sequence[SessionSummary]) -> CoverageFold:
        """Reading a year of sessions takes a while, so it is done beside the windows."""
        background = Background(self, "coverage")
        store, words = services.store, services.shelf.vocabulary
        fold = CoverageFold(
            title,
            theme_in_use(),
            lambda show: background.ask(
                lambda: _covered(store, words, held), show, lambda fault: fold.said.say(explain(fault))
            ),
        )
        return fold

    def _row(self, summary: SessionSummary, *, overdue: bool) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.addWidget(label(summary.title, "label"))
        words.addWidget(label(_line(summary), "caption"))
        row.addLayout(words, 1)
        if overdue:
            row.addWidget(label(_("kept longer than agreed"), "chip-warn", wrap=False))
        if not summary.finished:
            row.addWidget(button(_("Go on"), lambda: self.resume.emit(summary.session_id), picture="play"))
        notes = button(_("Notes"), lambda: self.review.emit(summary.session_id), picture="file-text")
        notes.setAccessibleName(_("Notes of {title}").format(title=summary.title))
        row.addWidget(notes)
        return panel(holder)


def _covered(store: SessionStore, words: Vocabulary, sessions: Sequence[SessionSummary]) -> Coverage:
    """What the cards of these sessions covered, as far as the group came to them; what cannot be read is left out."""
    evenings: list[tuple[Played, ...]] = []
    for summary in sessions:
        try:
            stored = store.load(summary.session_id)
        except WorldError:
            continue
        evenings.append(played_cards(replay(begin(stored.plan), stored.events)))
    return of_evenings(evenings, words.chain, words.vulnerabilities)


def _line(summary: SessionSummary) -> str:
    locale = QLocale(QLocale.Language.Dutch if i18n.language() == "nl" else QLocale.Language.English)
    day = summary.created.astimezone().date()
    when = locale.toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
    cards = ngettext("{n} card", "{n} cards", summary.cards).format(n=summary.cards)
    parts = [when, summary.organisation, cards]
    if not summary.finished:
        parts.append(_("not finished"))
    if summary.held:
        parts.append(_("kept for a public-records request"))
    return " · ".join(part for part in parts if part)
