"""The one table of actions with their keys: it feeds shortcuts, key hints, menus and the F1 page.

What an action does is decided by the window that binds it. Return is never bound: it belongs to fields and buttons.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, Flag, auto

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from dilemmagame.base.clock import Clock
from dilemmagame.base.i18n import _

DEAD_TIME_MS = 400
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class ActionId(Enum):
    """Everything that has a key."""

    NEXT = "next"
    BACK = "back"
    PRESENT_SCREEN = "present-screen"
    ESCAPE = "escape"
    BLACK = "black"
    BLACK_WHILE_TYPING = "black-while-typing"
    WHITE = "white"
    FREEZE = "freeze"
    CAPTURE = "capture"
    KEEP = "keep"
    NEXT_REGION = "next-region"
    PREVIOUS_REGION = "previous-region"
    SWAP = "swap"
    CHOOSE_SCREEN = "choose-screen"
    PAUSE_TIMER = "pause-timer"
    MORE_TIME = "more-time"
    LESS_TIME = "less-time"
    HOLD_END = "hold-end"
    PRESENT = "present"
    PHONES = "phones"
    REMOTE = "remote"
    HANDS = "hands"
    LAPTOP = "laptop"
    CALM = "calm"
    BREAK = "break"
    REOPEN = "reopen"
    LEAVE = "leave"
    HELP = "help"


class Surface(Flag):
    """Where a key works."""

    CONSOLE = auto()
    STAGE = auto()
    BOTH = CONSOLE | STAGE


KeyPress = Qt.Key | QKeyCombination


@dataclass(frozen=True, slots=True)
class Action:
    """One row. `keys` on the console, `stage_keys` on the stage; `typing_safe` False: a character key that can be
    switched off and that goes into the text while somebody types. `clicker`: pressed twice in a moment counts once.
    """

    id: ActionId
    title: Callable[[], str]
    keys: tuple[KeyPress, ...] = ()
    stage_keys: tuple[KeyPress, ...] = ()
    character_keys: tuple[KeyPress, ...] = ()
    stage_character_keys: tuple[KeyPress, ...] = ()
    clicker: bool = False

    @property
    def surface(self) -> Surface:
        """The windows on which this action has a key."""
        console = Surface.CONSOLE if self.keys or self.character_keys else Surface(0)
        stage = Surface.STAGE if self.stage_keys or self.stage_character_keys else Surface(0)
        return console | stage

    def on(self, surface: Surface, *, characters: bool) -> tuple[KeyPress, ...]:
        """The keys on one window; single characters only when the trainer wants them."""
        if surface is Surface.CONSOLE:
            return self.keys + (self.character_keys if characters else ())
        return self.stage_keys + (self.stage_character_keys if characters else ())


_PAGE_DOWN, _PAGE_UP = (Key.Key_PageDown,), (Key.Key_PageUp,)

ACTIONS: tuple[Action, ...] = (
    Action(
        ActionId.NEXT,
        lambda: _("Do what the amber button says"),
        _PAGE_DOWN,
        (*_PAGE_DOWN, Key.Key_Right, Key.Key_Space),
        clicker=True,
    ),
    Action(ActionId.BACK, lambda: _("Back one step"), _PAGE_UP, (*_PAGE_UP, Key.Key_Left), clicker=True),
    Action(
        ActionId.PRESENT_SCREEN,
        lambda: _("Show or hide the stage on the projector"),
        (Key.Key_F5,),
        (Key.Key_F5,),
    ),
    Action(
        ActionId.ESCAPE,
        lambda: _("Close what is folded out; on the stage, twice: leave full screen"),
        (Key.Key_Escape,),
        (Key.Key_Escape,),
    ),
    Action(
        ActionId.BLACK,
        lambda: _("Stage black, and back"),
        character_keys=(Key.Key_Period, Key.Key_B),
        stage_character_keys=(Key.Key_Period, Key.Key_B),
    ),
    Action(
        ActionId.BLACK_WHILE_TYPING,
        lambda: _("Stage black, also while typing"),
        (CTRL | SHIFT | Key.Key_B,),
    ),
    Action(ActionId.WHITE, lambda: _("Stage white, and back"), stage_character_keys=(Key.Key_W,)),
    Action(
        ActionId.FREEZE,
        lambda: _("Freeze the stage, and back"),
        (CTRL | SHIFT | Key.Key_F,),
        stage_character_keys=(Key.Key_F,),
    ),
    Action(ActionId.CAPTURE, lambda: _("Write something down"), (Key.Key_F2,)),
    Action(ActionId.KEEP, lambda: _("Keep what you typed"), (CTRL | Key.Key_Return, CTRL | Key.Key_Enter)),
    Action(ActionId.NEXT_REGION, lambda: _("To the next part of the window"), (Key.Key_F6,)),
    Action(
        ActionId.PREVIOUS_REGION,
        lambda: _("To the previous part of the window"),
        (SHIFT | Key.Key_F6,),
    ),
    Action(ActionId.SWAP, lambda: _("Swap the two screens"), (Key.Key_F8,), (Key.Key_F8,)),
    Action(
        ActionId.CHOOSE_SCREEN,
        lambda: _("Choose the screen for the stage"),
        (CTRL | Key.Key_F8,),
        (CTRL | Key.Key_F8,),
    ),
    Action(
        ActionId.PAUSE_TIMER,
        lambda: _("Pause the clock, or let it run"),
        (CTRL | Key.Key_T,),
        (CTRL | Key.Key_T,),
    ),
    Action(ActionId.MORE_TIME, lambda: _("30 seconds more"), (CTRL | Key.Key_Up,), (CTRL | Key.Key_Up,)),
    Action(ActionId.LESS_TIME, lambda: _("30 seconds less"), (CTRL | Key.Key_Down,), (CTRL | Key.Key_Down,)),
    Action(ActionId.HOLD_END, lambda: _("Hold the end time"), (CTRL | Key.Key_E,)),
    Action(ActionId.PRESENT, lambda: _("Change the number present"), (CTRL | Key.Key_N,)),
    Action(ActionId.PHONES, lambda: _("Phones: who is in, door, address"), (CTRL | SHIFT | Key.Key_T,)),
    Action(ActionId.REMOTE, lambda: _("Your own phone as remote"), (CTRL | SHIFT | Key.Key_R,)),
    Action(
        ActionId.HANDS, lambda: _("Vote by hand instead of by phone, and back"), (CTRL | SHIFT | Key.Key_H,)
    ),
    Action(
        ActionId.LAPTOP,
        lambda: _("Let the laptop go round to vote; there: back to the console"),
        (CTRL | SHIFT | Key.Key_K,),
    ),
    Action(
        ActionId.CALM,
        lambda: _("Moment of calm: somebody tells a real case"),
        (CTRL | SHIFT | Key.Key_P,),
        (CTRL | SHIFT | Key.Key_P,),
    ),
    Action(ActionId.BREAK, lambda: _("Take a break"), (CTRL | Key.Key_B,)),
    Action(ActionId.REOPEN, lambda: _("Open the vote again"), (CTRL | Key.Key_Z,)),
    Action(ActionId.LEAVE, lambda: _("To the start page; the session stays as it is"), (CTRL | Key.Key_W,)),
    Action(ActionId.HELP, lambda: _("Keys and help"), (Key.Key_F1,), (Key.Key_F1,)),
)


def action(action_id: ActionId) -> Action:
    """The row of `action_id`."""
    return next(row for row in ACTIONS if row.id is action_id)


def key_text(press: KeyPress) -> str:
    """How a key is called, in the language in use: 'PgDn', 'Ctrl+E'."""
    text = QKeySequence(press).toString(QKeySequence.SequenceFormat.PortableText)
    names = {"Del": _("Del"), "Space": _("Space"), "Left": _("Left"), "Right": _("Right"), "Up": _("Up")}
    names |= {"Down": _("Down"), "Return": _("Enter"), "PgDown": _("PgDn"), "PgUp": _("PgUp")}
    return "+".join(names.get(part, part) for part in text.split("+")) if text != "." else text


def hint(action_id: ActionId) -> str:
    """The first console key of an action, for beside its button."""
    row = action(action_id)
    first = (row.keys or row.character_keys or row.stage_keys)[:1]
    return key_text(first[0]) if first else ""


@dataclass(frozen=True, slots=True)
class HelpRow:
    """A line of the F1 page: what it does, and the keys on both windows."""

    title: str
    console: str
    stage: str


def help_rows(*, characters: bool = True) -> tuple[HelpRow, ...]:
    """The table of keys for the help page and the manual, in the language in use."""
    return tuple(
        HelpRow(
            row.title(),
            _key_names(row.on(Surface.CONSOLE, characters=characters)),
            _key_names(row.on(Surface.STAGE, characters=characters)),
        )
        for row in ACTIONS
    )


def _key_names(presses: Iterable[KeyPress]) -> str:
    """Each name once: the two Enter keys are called the same."""
    return ", ".join(dict.fromkeys(key_text(press) for press in presses))


class DeadTime:
    """Swallows the second press of a clicker within 400 ms. One for both windows: share it."""

    def __init__(self, clock: Clock, dead_ms: int = DEAD_TIME_MS) -> None:
        self._clock = clock
        self._dead_ms = dead_ms
        self._last_ms: int | None = None

    def allows(self) -> bool:
        """True, and the dead time starts again, when the last press is long enough ago."""
        now = self._clock.now().mono_ms
        if self._last_ms is not None and now - self._last_ms < self._dead_ms:
            return False
        self._last_ms = now
        return True


Run = Callable[[ActionId], None]


def bind(
    window: QWidget,
    surface: Surface,
    run: Run,
    *,
    characters: bool = True,
    only: Iterable[ActionId] | None = None,
) -> tuple[QShortcut, ...]:
    """Give `window` the keys of the table; each calls `run` with the action. No key repeats while held down.

    The shortcuts belong to `window` and work in the whole window it lies in, also while somebody types.
    """
    wanted = set(only) if only is not None else set(ActionId)
    made: list[QShortcut] = []
    for row in ACTIONS:
        if row.id not in wanted:
            continue
        for press in row.on(surface, characters=characters):
            shortcut = QShortcut(QKeySequence(press), window)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(_caller(run, row.id))
            made.append(shortcut)
    return tuple(made)


def _caller(run: Run, action_id: ActionId) -> Callable[[], None]:
    return lambda: run(action_id)
