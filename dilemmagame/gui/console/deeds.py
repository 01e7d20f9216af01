"""From an action of the key table to a command for the session, given what the session is at."""

from __future__ import annotations

from dilemmagame.domain.commands import (
    AddTime,
    Advance,
    BlankStage,
    Command,
    EndCalm,
    FreezeStage,
    GoBack,
    HoldEndTime,
    PauseTimer,
    Reopen,
    ResumeTimer,
    StartCalm,
)
from dilemmagame.domain.events import Blank
from dilemmagame.domain.session import Phase, Primary
from dilemmagame.gui.console.clockpanel import HALF_MINUTE_MS
from dilemmagame.gui.keys import ActionId
from dilemmagame.live.console_view import ConsoleView


def command_for(action: ActionId, view: ConsoleView) -> Command | None:
    """The command behind a key on console or stage; None where the key is not about the session now."""
    match action:
        case ActionId.NEXT:
            return None if view.primary is Primary.NONE else Advance()
        case ActionId.BACK:
            return Reopen() if view.phase is Phase.FINISHED else GoBack()
        case ActionId.BLACK | ActionId.BLACK_WHILE_TYPING:
            return BlankStage(Blank.NONE if view.stage.blank is not Blank.NONE else Blank.BLACK)
        case ActionId.WHITE:
            return BlankStage(Blank.NONE if view.stage.blank is Blank.WHITE else Blank.WHITE)
        case ActionId.FREEZE:
            return FreezeStage(not view.stage.frozen)
        case ActionId.PAUSE_TIMER:
            if view.timer is None:
                return None
            return PauseTimer() if view.timer.running else ResumeTimer()
        case ActionId.MORE_TIME:
            return AddTime(HALF_MINUTE_MS) if view.timer is not None else None
        case ActionId.LESS_TIME:
            return AddTime(-HALF_MINUTE_MS) if view.timer is not None else None
        case ActionId.HOLD_END:
            return HoldEndTime()
        case ActionId.CALM:
            return EndCalm() if view.calm else StartCalm()
        case _:
            return None
