"""One past session and what is done to it afterwards. No Qt: the page calls this on its background thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dilemmagame.base.clock import Clock
from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.domain.agreements import Agreement, AgreementStatus
from dilemmagame.domain.commands import (
    Capture,
    ChooseLeaving,
    Command,
    CountEvaluation,
    EnterPaperTally,
    FileText,
    Finish,
    JudgeAgreement,
    MarkNotes,
    NameValue,
    ProposeAgreement,
    Rewrite,
    SetConfidentiality,
    Strike,
    SupportAgreement,
)
from dilemmagame.domain.events import RawWiped
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.domain.review import NotesStatus
from dilemmagame.domain.session import Phase, Refusal, Session
from dilemmagame.domain.steps import CaptureField
from dilemmagame.domain.wiping import WipeDepth, Wiping, struck, to_wipe, without_raw
from dilemmagame.gui.services import SessionStore
from dilemmagame.live.hub import SessionOwner
from dilemmagame.notes.document import PLAIN, House
from dilemmagame.notes.house import as_now, house_of

PARTS = ("body", "who", "when", "friction")
CHANGES = (
    ChooseLeaving, CountEvaluation, EnterPaperTally, FileText, JudgeAgreement, NameValue, ProposeAgreement,
    SetConfidentiality, SupportAgreement,
)  # fmt: skip
"""What changes the notes, besides words."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The session as it stands on disk, with the organisation's present code and house style. `texts` maps text ids to
    bodies; `exports` are files that were written. `demoted`: a change just made the notes a draft again.
    """

    state: Session
    texts: dict[str, str]
    held: bool
    exports: tuple[Path, ...]
    refusal: Refusal | None = None
    house: House = PLAIN
    demoted: bool = False

    def part(self, agreement: Agreement, part: str) -> str:
        """What is written in one part of an agreement."""
        return self.texts.get(getattr(agreement, part), "")

    def items(self) -> tuple[tuple[int, PlannedItem], ...]:
        """Place and item of every card of the evening."""
        return tuple(
            (place, item) for place, item in enumerate(self.state.plan.items) if item.card is not None
        )


@dataclass(frozen=True, slots=True)
class Wiped:
    """What was taken away, and how things stand now; `backups` copies were replaced by one without it."""

    wiping: Wiping
    snapshot: Snapshot
    backups: int


class Records:
    """Owns the session while its page is open. One caller at a time: the background thread.

    `pictures` is the folder with the logos.
    """

    def __init__(
        self, store: SessionStore, clock: Clock, session_id: str, pictures: Path | None = None
    ) -> None:
        self._store, self._clock, self._id = store, clock, session_id
        self._pictures = pictures
        self._owner: SessionOwner | None = None

    def do(self, commands: Sequence[Command] = ()) -> Snapshot:
        """Do `commands` in order, stop at the first refusal, and tell how things stand. Raises WorldError."""
        refusal: Refusal | None = None
        owner = self._owned()
        before = owner.state
        for command in commands:
            refusal = owner.handle(command)
            if refusal is not None:
                break
        agreed = before.mark.status is not NotesStatus.CONCEPT
        demoted = agreed and any(changes_notes(before, command) for command in commands)
        if demoted:
            owner.handle(MarkNotes(NotesStatus.CONCEPT))
        return replace(self._snapshot(owner, refusal), demoted=demoted)

    def hold(self, held: bool) -> Snapshot:
        """Set or lift the mark that a public-records request runs."""
        self._store.hold(self._id, held)
        return self.do()

    def exported(self, target: Path) -> Snapshot:
        """Remember that a file of this session was written to `target`."""
        self._store.note_export(self._id, target)
        return self.do()

    def wipe(self, depth: WipeDepth) -> Wiped:
        """Close the session and take its raw material away for good. Raises WorldError, SESSION_HELD among them."""
        owner = self._owned()
        if owner.state.phase is not Phase.FINISHED:
            owner.handle(Finish())
        stored = self._store.load(self._id)
        wiping = to_wipe(owner.state, depth)
        backups = len(self._store.backups())
        at, wall = stored.clock_ms, self._clock.now().wall
        events = (
            *without_raw(stored.events, wiping),
            *struck(at, wiping),
            RawWiped(at, wall, wiping.rounds),
        )
        self._store.rewrite(self._id, events, wiping.texts, wiping.private, at)
        self._owner = None
        return Wiped(wiping, self.do(), backups)

    def delete(self) -> None:
        """Remove the session for good, its backups too."""
        self._store.delete(self._id)
        self._owner = None

    def _owned(self) -> SessionOwner:
        if self._owner is None:
            self._owner = SessionOwner.resume(self._store, self._clock, self._id)
        return self._owner

    def _snapshot(self, owner: SessionOwner, refusal: Refusal | None) -> Snapshot:
        summary = next((each for each in self._store.sessions() if each.session_id == self._id), None)
        if summary is None:
            raise WorldError(WorldErrorCode.SESSION_MISSING, self._id)
        organisation = as_now(owner.state.plan.organisation, self._store.organisations())
        state = replace(owner.state, plan=replace(owner.state.plan, organisation=organisation))
        exports = self._store.exports(self._id)
        return Snapshot(
            state, owner.texts, summary.held, exports, refusal, house_of(organisation, self._pictures)
        )


def changes_notes(state: Session, command: Command) -> bool:
    """Whether the notes say something else after `command`; passages of other papers are no part of them."""
    passages = {line.text_id for line in state.captures if line.field is CaptureField.PASSAGE}
    match command:
        case Capture(field=field):
            return field is not CaptureField.PASSAGE
        case Rewrite(text_id=text_id):
            return text_id not in passages
        case Strike(text_ids=text_ids):
            return not passages.issuperset(text_ids)
        case _:
            return isinstance(command, CHANGES)


def reworded(snapshot: Snapshot, agreement: Agreement, wanted: Sequence[str]) -> tuple[Command, ...]:
    """The commands that give `agreement` the words `wanted`, in the order of PARTS.

    Words that stand on disk are overwritten, words that were taken out are struck. A part that was empty before has
    no place on disk yet: then a new agreement takes the place of the old one, with the same status.
    """
    ids = [getattr(agreement, part) for part in PARTS]
    words = [word.strip() for word in wanted]
    if not words[0]:
        return ()
    if any(word and not text_id for word, text_id in zip(words, ids, strict=True)):
        number = max(each.number for each in snapshot.state.agreements) + 1
        judged: tuple[Command, ...] = ()
        if agreement.status is not AgreementStatus.PROPOSED:
            judged = (JudgeAgreement(number, agreement.status),)
        body, who, when, friction = words
        again = ProposeAgreement(body, who, when, friction, item=agreement.item)
        return (again, *judged, Strike((agreement.body,)))
    pairs = [(text_id, word) for text_id, word in zip(ids, words, strict=True) if text_id]
    known = snapshot.texts
    changed = tuple(
        Rewrite(text_id, word) for text_id, word in pairs if word and word != known.get(text_id, "")
    )
    gone = tuple(text_id for text_id, word in pairs if not word)
    return (*changed, Strike(gone)) if gone else changed


def from_paper(
    snapshot: Snapshot, item: int, words: Sequence[str], *, confirmed: bool
) -> tuple[Command, ...]:
    """The commands for an agreement that was written down on paper."""
    body, who, when, friction = (word.strip() for word in words)
    number = max((each.number for each in snapshot.state.agreements), default=0) + 1
    proposed = ProposeAgreement(body, who, when, friction, item=item)
    return (proposed, JudgeAgreement(number, AgreementStatus.CONFIRMED)) if confirmed else (proposed,)
