"""The console's sentences for codes of the domain: buttons, kinds of text, choices, refusals, faults, times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.i18n import _, language, ngettext
from dilemmagame.domain.session import Primary, RefusalCode
from dilemmagame.domain.steps import StepKind
from dilemmagame.live.console_view import ConsoleView, RailStep, RoundPanel, StepState


@dataclass(frozen=True, slots=True)
class NextClick:
    """The amber button: what stands on it, its icon, and the sentence beside it."""

    label: str
    icon: str
    sentence: str


def next_click(view: ConsoleView) -> NextClick:
    """What the amber button and the clicker do now, in words."""
    match view.primary:
        case Primary.START:
            return NextClick(_("Begin"), "play", _towards(view))
        case Primary.NEXT:
            return NextClick(*_step_button(next_step(view)), _towards(view))
        case Primary.CLOSE_VOTE:
            return NextClick(_("Close the vote"), "lock", _("Closes the vote. The result stays covered."))
        case Primary.WAIT_FOR_COUNT:
            return NextClick(_("Counting"), "clock", _("The votes of the phones are being counted"))
        case Primary.REVEAL:
            return NextClick(_("Show the result"), "eye", _("Uncovers the result on the stage"))
        case Primary.REVEAL_ANYWAY:
            return NextClick(_("Show it anyway"), "eye", _("Everybody's choice is then known"))
        case Primary.CONFIRM_AGREEMENT:
            return NextClick(_("This is right"), "check", _("Confirms the agreement on the stage"))
        case Primary.END_BREAK:
            return NextClick(_("End the break"), "play", _towards(view))
        case Primary.END_CALM:
            return NextClick(_("Go on"), "play", _("The stage shows the step again"))
        case Primary.NEXT_PAGE:
            return next_page(view.page + 1, view.pages)
        case Primary.FINISH:
            return NextClick(_("Finish the session"), "flag", _("Closes the session. Then come the notes."))
        case Primary.NONE:
            return NextClick(_("To the notes"), "file-text", _("Opens the notes of this session"))


def next_page(page: int, pages: int) -> NextClick:
    """The amber button while there are more pages to show, of a long case or of the trainer's own."""
    words = _("Page {page} of {pages}").format(page=page + 1, pages=pages)
    return NextClick(_("Next page"), "arrow-right", words)


def next_step(view: ConsoleView) -> RailStep | None:
    """The step that follows, as the list of the evening has it."""
    later = (step for item in view.items for step in item.steps if step.index > view.position)
    return next((step for step in later if step.state is not StepState.SKIPPED), None)


def _towards(view: ConsoleView) -> str:
    if view.next_title is None:
        return ""
    following = next_step(view)
    title = view.next_title.get(language())
    for item in view.items:
        here = [step.index for step in item.steps]
        other = following is not None and following.index in here and view.position not in here
        if other and item.title.get(language()) != title:
            return _("{card}: {step}").format(card=item.title.get(language()), step=title)
    return title


def _step_button(step: RailStep | None) -> tuple[str, str]:
    if step is None:
        return _("Next"), "arrow-right"
    match step.kind:
        case StepKind.WELCOME:
            return _("Show the welcome"), "arrow-right"
        case StepKind.OPEN:
            return _("Show the house rules"), "arrow-right"
        case StepKind.READ:
            return _("Show the case"), "book-open"
        case StepKind.VOTE:
            return _("Open the vote"), "vote"
        case StepKind.ARGUMENTS:
            return _("Ask for reasons"), "message-circle"
        case StepKind.REVEAL:
            return _("To the result"), "arrow-right"
        case StepKind.DIALOGUE:
            return _("To the dialogue"), "message-circle"
        case StepKind.STAKEHOLDERS:
            return _("Who is affected"), "users"
        case StepKind.CLARIFY:
            return _("Ask questions"), "circle-help"
        case StepKind.DILEMMA:
            return _("Sharpen the dilemma"), "scale"
        case StepKind.FACTS:
            return _("Gather the facts"), "list"
        case StepKind.VALUES_NORMS:
            return _("To values and rules"), "scale"
        case StepKind.ALTERNATIVES:
            return _("Look for other ways"), "shuffle"
        case StepKind.INDIVIDUAL:
            return _("Everybody writes"), "pencil"
        case StepKind.DUO:
            return _("Talk in pairs"), "users"
        case StepKind.TABLES:
            return _("To the tables"), "grid-2x2"
        case StepKind.LISTEN:
            return _("Hear the advice"), "volume-2"
        case StepKind.REFORMULATE:
            return _("Ask the question anew"), "rotate-ccw"
        case StepKind.EVALUATION:
            return _("Look back"), "message-circle"
        case StepKind.CONCLUSION:
            return _("What we take away"), "arrow-right"
        case StepKind.AGREEMENT:
            return _("To the agreement"), "heart-handshake"
        case StepKind.PAUSE:
            return _("Start the break"), "coffee"
        case StepKind.CLOSING:
            return _("To the closing round"), "arrow-right"
        case StepKind.READBACK:
            return _("Read back"), "list-checks"
        case StepKind.CONTACTS:
            return _("Show the contacts"), "life-buoy"
        case _:
            return _form_button(step.kind)


def _form_button(kind: StepKind) -> tuple[str, str]:
    """The same for the working forms."""
    match kind:
        case StepKind.WEIGHING:
            return _("Principle and consequence"), "scale"
        case StepKind.SORT:
            return _("Sort them"), "list"
        case StepKind.OPPOSITES:
            return _("Change sides"), "arrow-left-right"
        case StepKind.MINORITY:
            return _("The smallest group first"), "message-circle"
        case StepKind.ROLES:
            return _("Deal the roles"), "users"
        case StepKind.PAGES:
            return _("Show my own pages"), "file-text"
        case StepKind.GREY:
            return _("Place the cases"), "contrast"
        case StepKind.SPREAD:
            return _("To the map"), "arrow-right"
        case StepKind.EDGES:
            return _("To the edges"), "message-circle"
        case StepKind.TWIST:
            return _("Change one fact"), "shuffle"
        case StepKind.TIPPING:
            return _("To the tipping point"), "message-circle"
        case StepKind.ADVISERS:
            return _("Choose advisers"), "users"
        case StepKind.HEARING:
            return _("Hear the advice"), "message-square-quote"
        case StepKind.SCAN:
            return _("Score our own work"), "list-checks"
        case StepKind.MEASURES:
            return _("Pick measures"), "list-checks"
        case StepKind.VALUES_BOARD:
            return _("To the values"), "heart-handshake"
        case _:
            return _("Next"), "arrow-right"


def not_voted(vote: RoundPanel) -> str:
    """How the number counted compares with the number present, in words."""
    if vote.total == 0:
        return _("Nothing has been counted yet.")
    missing = vote.present - vote.total
    if missing == 0:
        return _("Everybody who is present has been counted.")
    if missing > 0:
        return ngettext("{n} person did not vote.", "{n} people did not vote.", missing).format(n=missing)
    return ngettext(
        "{n} ballot more than there are people. That is allowed; is the number present right?",
        "{n} ballots more than there are people. That is allowed; is the number present right?",
        -missing,
    ).format(n=-missing)


def present_differs(vote: RoundPanel) -> str:
    """In a second round with another number present: that sentence, else nothing."""
    if vote.present_before in (0, vote.present):
        return ""
    return _("In the first round {before} people were present, now {now}.").format(
        before=vote.present_before, now=vote.present
    )


def refusal_sentence(code: RefusalCode) -> str:
    """Why something did not happen."""
    match code:
        case RefusalCode.NOT_NOW | RefusalCode.NOT_RUNNING:
            return _("That cannot be done at this moment. Nothing has changed.")
        case RefusalCode.FINISHED:
            return _("The session is finished. Choose ‘Open again’ to go on.")
        case RefusalCode.LAST_STEP:
            return _("This is the last step.")
        case RefusalCode.FIRST_STEP:
            return _("This is the first step.")
        case RefusalCode.UNKNOWN_STEP | RefusalCode.UNKNOWN_ROUND | RefusalCode.UNKNOWN_CHOICE:
            return _("That is not part of this session. Nothing has changed.")
        case RefusalCode.VOTE_OPEN:
            return _("The vote is still open. Close it first; then you can count.")
        case RefusalCode.ALREADY_REVEALED:
            return _("The result has been shown. Vote again if the count was wrong.")
        case RefusalCode.BAD_NUMBER:
            return _("That number is out of range. Use 1 to 999.")
        case RefusalCode.UNKNOWN_TEXT | RefusalCode.UNKNOWN_AGREEMENT:
            return _("That text is no longer there.")
        case RefusalCode.EMPTY_TEXT:
            return _("There is nothing to keep yet.")
        case RefusalCode.TEXT_TOO_LONG:
            return _("This text is too long. Keep it under 4000 characters.")
        case RefusalCode.NO_TIMER:
            return _("This step has no clock.")
        case RefusalCode.NOTHING_TO_SHORTEN:
            return _("There is nothing left to shorten.")
        case RefusalCode.NOTHING_TO_PLAY:
            return _("This method cannot be played with this card. Choose another one.")
        case RefusalCode.TOO_MANY:
            return _("Two advisers are chosen. Let go of one first.")
        case RefusalCode.STILL_COUNTING:
            return _("The votes of the phones are still being counted. Try again in a moment.")
        case RefusalCode.TOO_FEW_VALUES:
            return _("To choose you need 2 to 12 values on the board, to put in order 3 to 6.")
        case RefusalCode.NO_ORDER_BY_HAND:
            return _("Putting in order goes by phone or on the laptop. By hand, let people choose instead.")
        case RefusalCode.MORE_THAN_PRESENT:
            return _("For one value there cannot be more hands than people. Is the number present right?")
        case RefusalCode.NOT_ON_CARD:
            return _("This card does not have that. Nothing has changed.")


@dataclass(frozen=True, slots=True)
class Notice:
    """A message in the bar: what happened, what is safe, what to do now. `level` is ok, warn or danger."""

    what: str
    safe: str = ""
    do: str = ""
    level: str = "warn"


def failure_notice(error: WorldError | None) -> Notice:
    """A storage fault during a session; None: a fault of our own."""
    safe = _("Everything up to the last step is safe. What you typed still stands in its field.")
    match error.code if error is not None else None:
        case WorldErrorCode.DISK_FULL:
            what, do = _("The disk is full."), _("Remove some files and try again; the stage goes on.")
        case WorldErrorCode.FOLDER_READ_ONLY:
            what = _("The folder with your data cannot be written to.")
            do = _("Make it writable, or put the stick back, and try again.")
        case WorldErrorCode.DATABASE_LOCKED:
            what = _("Another program holds the file with your sessions.")
            do = _("Close that program and try again.")
        case WorldErrorCode.DATABASE_DAMAGED:
            what = _("The file with your sessions is damaged.")
            do = _("Go on with paper; restore a backup afterwards.")
        case _:
            what = _("Your last action could not be stored.")
            do = _("Try again. If it fails again, go on with paper and keep this window open.")
    return Notice(what, safe, do, "danger")


def disk_notice() -> Notice:
    """The disk is nearly full, and what was kept free for that is in use."""
    return Notice(
        _("The disk is nearly full."),
        _("Everything that is stored is safe, and storing still works."),
        _("Make room now: throw away files that you do not need, and empty the bin."),
    )


def clock(ms: int) -> str:
    """A countdown as m:ss; below zero it counts up: '+0:12'. A started second counts as whole."""
    if ms >= 0:
        seconds, mark = -(-ms // 1000), ""
    else:
        seconds, mark = -ms // 1000, "+"
    return f"{mark}{seconds // 60}:{seconds % 60:02d}"


def length(ms: int) -> str:
    """A planned length as m:ss."""
    return f"{ms // 60_000}:{ms // 1000 % 60:02d}"


def time_of_day(when: datetime) -> str:
    """An aware moment as local time of day: 21.45 in Dutch, 21:45 in English."""
    local = when.astimezone()
    mark = "." if language() == "nl" else ":"
    return f"{local.hour:02d}{mark}{local.minute:02d}"
