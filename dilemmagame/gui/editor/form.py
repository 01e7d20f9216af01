"""The form of a card: what everybody fills in on top, what is rarely needed in folds below. It saves nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.cards import CardKind, Norm, Vocabulary
from dilemmagame.gui.editor.borderline import Borderline
from dilemmagame.gui.editor.fields import Area, Fold, Line, Picker, titled
from dilemmagame.gui.editor.forms import LEAST_CHOICES, MOST_CHOICES, MOST_TURNS, CardForm, Choice, TurnForm
from dilemmagame.gui.editor.judging import budget
from dilemmagame.gui.editor.more import Afterwards, Considerations, Facts, named
from dilemmagame.gui.editor.rows import ChoiceRows
from dilemmagame.gui.fonts import Face, font
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.choose import Choose
from dilemmagame.gui.widgets.page import Panel, scaled
from dilemmagame.gui.widgets.scroll import clear, column, row
from dilemmagame.gui.widgets.text import Words

AUDIENCES = ("raadsleden", "ambtenaren", "bestuurders")
MINUTES = (10, 12, 15, 18, 20, 25, 30, 45)
SITUATION_LINES = 11
_TURN = re.compile(r"turn (\d+) (.+)")
_LETTERED = re.compile(r"(option|supports|cost) ([A-F])")
_COUNTED = re.compile(r"(twist|case|voice) (\d+)(?: (name|text))?")


class QuestionBlock(QWidget):
    """The question with its choices, of the first or of a later turn."""

    changed = Signal(str, tuple, str)
    """Question, choices, mark."""

    def __init__(self, theme: Theme, turn: int) -> None:
        super().__init__()
        self._before = f"turn {turn} " if turn > 1 else ""
        rows = column(self, 6)
        head = row(gap=8)
        self.title = Words(_("Question and choices"), "label")
        head.addWidget(self.title, 1)
        self.add = Button(_("Add a choice"), theme, "plus", "quiet")
        self.add.clicked.connect(lambda _checked=False: self._more())
        head.addWidget(self.add)
        rows.addLayout(head)
        self.question = Line(_("Question"))
        self.question.setPlaceholderText(_("What do you do?"))
        self.question.typed.connect(lambda text: self._tell(f"{self._before}question"))
        rows.addWidget(self.question)
        self.choices = ChoiceRows(theme, self._before)
        self.choices.changed.connect(self._choices_changed)
        rows.addWidget(self.choices)
        self._shown: tuple[Choice, ...] = ()

    def show_block(self, question: str, choices: tuple[Choice, ...], *, choosing: bool) -> None:
        self._shown = choices
        self.question.show_text(question)
        self.choices.show_rows(choices if choosing else ())
        self.choices.setVisible(choosing)
        self.add.setVisible(choosing)
        self.add.setEnabled(len(choices) < MOST_CHOICES)
        self.title.setText(_("Question and choices") if choosing else _("Question"))

    def _more(self) -> None:
        missing = max(LEAST_CHOICES - len(self._shown), 1)
        at = len(self._shown)
        self._shown = (*self._shown, *(Choice() for _n in range(missing)))
        self.choices.show_rows(self._shown)
        self._tell("")
        self.choices.focus(at)

    def _choices_changed(self, choices: tuple[Choice, ...], mark: str) -> None:
        self._shown = choices
        self._tell(mark)

    def _tell(self, mark: str) -> None:
        self.changed.emit(self.question.text(), self._shown, mark or f"{self._before}option A")


class TurnBlock(Panel):
    """A later turn: what happens next, and its question."""

    changed = Signal(object, str)
    removed = Signal()

    def __init__(self, theme: Theme, turn: int) -> None:
        super().__init__()
        self._turn = turn
        head = row(gap=8)
        head.addWidget(Words(_("Turn {n}").format(n=turn), "label"), 1)
        self.bin = Button("", theme, "trash-2", "quiet", name=_("Take out turn {n}").format(n=turn))
        self.bin.clicked.connect(lambda _checked=False: self.removed.emit())
        head.addWidget(self.bin)
        self.rows.addLayout(head)
        self.situation = Area(_("What happens next, turn {n}").format(n=turn), 4)
        self.situation.typed.connect(lambda _text: self._tell(f"turn {turn} situation"))
        self.rows.addWidget(self.situation)
        self.block = QuestionBlock(theme, turn)
        self.block.changed.connect(lambda _question, _choices, mark: self._tell(mark))
        self.rows.addWidget(self.block)

    def show_turn(self, turn: TurnForm) -> None:
        self.situation.show_text(turn.situation)
        self.block.show_block(turn.question, turn.choices, choosing=True)

    def _tell(self, mark: str) -> None:
        block = self.block
        self.changed.emit(TurnForm(self.situation.toPlainText(), block.question.text(), block._shown), mark)


class CardFormView(QWidget):
    """Shows a CardForm and tells each change of it."""

    changed = Signal(object, str)

    def __init__(self, theme: Theme, vocabulary: Vocabulary, norms: tuple[Norm, ...]) -> None:
        super().__init__()
        self._theme = theme
        self.form = CardForm()
        self._turns: list[TurnBlock] = []
        rows = column(self, 10, (20, 14, 14, 20))
        rows.addWidget(self._top(vocabulary))
        rows.addWidget(self._situation())
        self.statement = Area(_("Statement"), single=True)
        self.statement.typed.connect(lambda text: self._take(replace(self.form, statement=text), "statement"))
        self._statement_box = titled(_("Statement to place"), self.statement)
        rows.addWidget(self._statement_box)
        self.block = QuestionBlock(theme, 1)
        self.block.changed.connect(
            lambda question, choices, mark: self._take(
                replace(self.form, question=question, choices=choices), mark
            )
        )
        rows.addWidget(self.block)
        self._later = QWidget()
        self._later_rows = column(self._later, 8)
        rows.addWidget(self._later)
        self.add_turn = Button(_("Add a turn"), theme, "plus")
        self.add_turn.clicked.connect(lambda _checked=False: self._more_turns())
        rows.addWidget(self.add_turn, 0, Qt.AlignmentFlag.AlignLeft)
        self.considerations = Considerations(theme, self._take)
        self.afterwards = Afterwards(theme, self._take)
        self.borderline = Borderline(theme, self._take)
        self.facts = Facts(theme, self._take, vocabulary, norms)
        self.folds = (
            Fold(_("Considerations per choice"), self.considerations, theme),
            Fold(_("What if, advisers, prevention, facilitator"), self.afterwards, theme),
            Fold(_("Borderline cases (grey area)"), self.borderline, theme),
            Fold(_("Kind of card and facts"), self.facts, theme),
        )
        for fold in self.folds:
            rows.addWidget(fold)
        rows.addStretch(1)

    def _top(self, vocabulary: Vocabulary) -> QWidget:
        holder = QWidget()
        rows = column(holder, 10)
        self.title = Line(_("Title"))
        self.title.setFont(font(Face.TITLE, scaled(18)))
        self.title.setMinimumHeight(scaled(38))
        self.title.typed.connect(lambda text: self._take(replace(self.form, title=text), "title"))
        rows.addWidget(titled(_("Title"), self.title))
        line = row(gap=10)
        self.themes = Picker(_("Theme"), self._theme, named(vocabulary.themes), _("none"))
        self.audience = Picker(_("Audience"), self._theme, audiences(), _("that of the deck"))
        self.minutes = Choose(_("Duration"), [(str(n), _("{n} minutes").format(n=n)) for n in MINUTES])
        self.themes.picked.connect(lambda keys: self._set("themes", ", ".join(keys)))
        self.audience.picked.connect(lambda keys: self._set("audience", ", ".join(keys)))
        self.minutes.picked.connect(lambda key: self._set("minutes", key))
        for title, widget in (
            (_("Theme"), self.themes),
            (_("Audience"), self.audience),
            (_("Duration"), self.minutes),
        ):
            line.addWidget(titled(title, widget), 1)
        rows.addLayout(line)
        return holder

    def _situation(self) -> QWidget:
        holder = QWidget()
        rows = column(holder, 6)
        head = row(gap=8)
        head.addWidget(Words(_("Situation"), "label"), 1)
        self.budget = Words("", "chip-ok")
        head.addWidget(self.budget)
        rows.addLayout(head)
        self.situation = Area(_("Situation"), SITUATION_LINES)
        self.situation.setPlaceholderText(
            _("Who are you, where, what happens, what makes it hard? Leave an empty line between paragraphs.")
        )
        self.situation.typed.connect(lambda text: self._take(replace(self.form, situation=text), "situation"))
        rows.addWidget(self.situation)
        return holder

    # showing

    def show_form(self, form: CardForm) -> None:
        """Fill in everything; fields that say so already are left alone."""
        self.form = form
        kind = form.kind
        self.title.show_text(form.title)
        self.themes.show_keys(form.words("themes"))
        self.audience.show_keys(form.words("audience"))
        minutes = form.field("minutes") or "15"
        self.minutes.show_key(minutes, _("{n} minutes").format(n=minutes))
        self.situation.show_text(form.situation)
        self.statement.show_text(form.statement)
        self._statement_box.setVisible(kind is CardKind.SCALE)
        choosing = kind in (CardKind.OPTIONS, CardKind.STAGES)
        self.block.show_block(form.question, form.choices, choosing=choosing)
        self._show_turns(form if kind is CardKind.STAGES else replace(form, turns=()))
        self.add_turn.setVisible(kind is CardKind.STAGES and len(form.turns) + 1 < MOST_TURNS)
        self._show_folds(form)

    def show_words(self, words: int) -> None:
        """How long the situation is, and whether it fits."""
        said, look = budget(words)
        self.budget.wear(look)
        self.budget.setText(said)

    def _show_turns(self, form: CardForm) -> None:
        if len(self._turns) != len(form.turns):
            clear(self._later_rows)
            self._turns = []
            for number in range(2, len(form.turns) + 2):
                block = TurnBlock(self._theme, number)
                block.changed.connect(
                    lambda turn, mark, number=number: self._take(self.form.with_turn(number, turn), mark)
                )
                block.removed.connect(lambda number=number: self._fewer_turns(number))
                self._later_rows.addWidget(block)
                self._turns.append(block)
        for block, turn in zip(self._turns, form.turns, strict=True):
            block.show_turn(turn)

    def _show_folds(self, form: CardForm) -> None:
        self.considerations.show_form(form)
        self.afterwards.show_form(form)
        self.borderline.show_form(form)
        self.facts.show_form(form)
        parts = (self.considerations, self.afterwards, self.borderline, self.facts)
        summaries = tuple(part.summary() for part in parts)
        for fold, summary in zip(self.folds, summaries, strict=True):
            fold.tell(summary)
        self.folds[0].setVisible(form.kind in (CardKind.OPTIONS, CardKind.STAGES))

    # changing

    def _set(self, name: str, value: str) -> None:
        self._take(self.form.with_field(name, value), f"field:{name}")

    def _take(self, form: CardForm, mark: str) -> None:
        before, self.form = self.form, form
        if mark == "field:kind" or len(form.turns) != len(before.turns):
            self.show_form(form)
        else:
            self.block.add.setEnabled(len(form.choices) < MOST_CHOICES)
            self._show_folds(form)
        self.changed.emit(form, mark)

    def _more_turns(self) -> None:
        self._take(replace(self.form, turns=(*self.form.turns, TurnForm())), "")
        self._turns[-1].situation.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fewer_turns(self, number: int) -> None:
        kept = tuple(turn for n, turn in enumerate(self.form.turns, start=2) if n != number)
        self._take(replace(self.form, turns=kept), "")
        self.add_turn.setFocus(Qt.FocusReason.OtherFocusReason)

    # finding

    def go_to(self, mark: str) -> QWidget | None:
        """Open what has to be opened, put the cursor in the field of `mark` and bring it into sight."""
        field = self._find(mark)
        if field is None:
            return None
        above: QWidget | None = field
        while above is not None and above is not self:
            if isinstance(above, Fold):
                above.open()
            above = above.parentWidget()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        scroller = self.parentWidget()
        while scroller is not None and not isinstance(scroller, QScrollArea):
            scroller = scroller.parentWidget()
        if isinstance(scroller, QScrollArea):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            scroller.ensureWidgetVisible(field, 20, 60)
        return field

    def _find(self, mark: str) -> QWidget | None:
        name = mark.removeprefix("field:")
        if name != mark:
            on_top = {"themes": self.themes, "audience": self.audience, "minutes": self.minutes}
            return on_top.get(name) or self.facts.field_of(name)
        turned = _TURN.fullmatch(mark)
        turn, rest = (int(turned.group(1)), turned.group(2)) if turned is not None else (1, mark)
        if turn > 1 and turn - 2 >= len(self._turns):
            return None
        block = self.block if turn == 1 else self._turns[turn - 2].block
        if lettered := _LETTERED.fullmatch(rest):
            part, letter = lettered.groups()
            if part == "option":
                place = "ABCDEF".index(letter)
                rows = block.choices
                return rows.first_field(place) if place < len(rows.rows) else block.question
            return self.considerations.field_of(turn, letter, part == "cost")
        if counted := _COUNTED.fullmatch(rest):
            return self._counted(counted.group(1), int(counted.group(2)) - 1, counted.group(3) or "")
        if turn > 1:
            return self._turns[turn - 2].situation if rest == "situation" else block.question
        return {
            "title": self.title,
            "situation": self.situation,
            "question": block.question,
            "statement": self.statement,
            "prevention": self.afterwards.prevention,
            "facilitator": self.afterwards.facilitator,
        }.get(rest)

    def _counted(self, what: str, place: int, part: str) -> QWidget | None:
        if what == "case":
            cases = self.borderline.rows
            return cases.first_field(place) if 0 <= place < len(cases.rows) else self.borderline.add
        rows = self.afterwards.twists if what == "twist" else self.afterwards.voices
        if not 0 <= place < len(rows.rows):
            return self.afterwards.prevention
        if what == "voice" and part == "text":
            return self.afterwards.voices.text_field(place)
        return rows.first_field(place)


def audiences() -> list[tuple[str, str]]:
    names = {"raadsleden": _("Council members"), "ambtenaren": _("Officials"), "bestuurders": _("Executives")}
    return [(each, names[each]) for each in AUDIENCES]
