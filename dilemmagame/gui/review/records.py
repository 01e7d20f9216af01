"""One past session and what is done to it afterwards. No Qt: the page calls this on its background thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dilemmagame.base.clock import Clock
from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.domain.agreements import Agreement, AgreementStatus
from dilemmagame.domain.commands import Command, JudgeAgreement, ProposeAgreement, Rewrite, Strike
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.domain.session import Refusal, Session
from dilemmagame.gui.services import SessionStore
from dilemmagame.live.hub import SessionOwner

PARTS = ("body", "who", "when", "friction")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The session as it stands on disk. `texts` maps text ids to bodies; `exports` are files that were written."""

    state: Session
    texts: dict[str, str]
    held: bool
    exports: tuple[Path, ...]
    refusal: Refusal | None = None

    def part(self, agreement: Agreement, part: str) -> str:
        """What is written in one part of an agreement."""
        return self.texts.get(getattr(agreement, part), "")

    def items(self) -> tuple[tuple[int, PlannedItem], ...]:
        """Place and item of every card of the evening."""
        return tuple(
            (place, item) for place, item in enumerate(self.state.plan.items) if item.card is not None
        )


class Records:
    """Owns the session while its page is open. One caller at a time: the background thread."""

    def __init__(self, store: SessionStore, clock: Clock, session_id: str) -> None:
        self._store, self._clock, self._id = store, clock, session_id
        self._owner: SessionOwner | None = None

    def do(self, commands: Sequence[Command] = ()) -> Snapshot:
        """Do `commands` in order, stop at the first refusal, and tell how things stand. Raises WorldError."""
        refusal: Refusal | None = None
        owner = self._owned()
        for command in commands:
            refusal = owner.handle(command)
            if refusal is not None:
                break
        return self._snapshot(owner, refusal)

    def hold(self, held: bool) -> Snapshot:
        """Set or lift the mark that a public-records request runs."""
        self._store.hold(self._id, held)
        return self.do()

    def exported(self, target: Path) -> Snapshot:
        """Remember that a file of this session was written to `target`."""
        self._store.note_export(self._id, target)
        return self.do()

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
        return Snapshot(owner.state, owner.texts, summary.held, self._store.exports(self._id), refusal)


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
