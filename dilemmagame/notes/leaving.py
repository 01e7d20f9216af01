"""The one place that decides what may leave a session: thresholds, confidentiality, own notes, cleaned texts.

Every writer works from what this gives and never from the session itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from dilemmagame.base import i18n
from dilemmagame.domain.agreements import AgreementStatus
from dilemmagame.domain.ballots import Round, RoundStatus
from dilemmagame.domain.cards import Card, Norm
from dilemmagame.domain.disclosure import Disclosure, Hidden, bars, shift
from dilemmagame.domain.plan import Confidentiality
from dilemmagame.domain.session.state import Captured, Phase, Session
from dilemmagame.domain.steps import CaptureField
from dilemmagame.notes.cleaning import clean, one_line
from dilemmagame.notes.content import (
    AgreementLine,
    Choice,
    Facts,
    ItemNotes,
    NormLine,
    Notes,
    Outcome,
    PlayedCard,
    Said,
    StepTime,
    Tally,
)
from dilemmagame.notes.wording import article_text, audience_text, choice_label

Texts = Mapping[str, str]
ELSEWHERE = (CaptureField.NOTE, CaptureField.SIGNAL, CaptureField.ACTION, CaptureField.PARKED)


def what_may_leave(state: Session, texts: Texts, language: str, *, include_own_notes: bool = False) -> Notes:
    """The content of the notes in `language`.

    Counts come only through `domain.disclosure`. In a closed session nothing but facts, confirmed agreements and
    signals leaves, whatever `include_own_notes` says. Otherwise that adds the trainer's own notes and drafts.
    """
    with i18n.speaking(language):
        return _Gathering(state, texts, language).notes(include_own_notes)


@dataclass(frozen=True, slots=True)
class _Gathering:
    state: Session
    texts: Texts
    language: str

    def notes(self, include_own_notes: bool) -> Notes:
        closed = self.state.confidentiality is Confidentiality.CLOSED
        agreements = self._agreements()
        proposals = sum(1 for line in agreements if not line.confirmed)
        return Notes(
            language=self.language,
            finished=self.state.phase is Phase.FINISHED,
            facts=self._facts(),
            agreements=tuple(line for line in agreements if line.confirmed or not closed),
            waiting=proposals if closed else 0,
            signals=self._said(CaptureField.SIGNAL),
            items=() if closed else self._items(),
            actions=() if closed else self._said(CaptureField.ACTION),
            parked=() if closed else self._said(CaptureField.PARKED),
            times=() if closed else self._times(),
            own=self._own() if include_own_notes and not closed else (),
            withheld=closed,
        )

    def _facts(self) -> Facts:
        plan = self.state.plan
        begun, ended = _local(self.state.started_at), _local(self.state.finished_at)
        planned = _local(plan.starts_at)
        first = begun or planned
        present = [self.state.present, *(vote.present for vote in self.state.rounds)]
        return Facts(
            session_id=one_line(plan.session_id),
            title=one_line(plan.title),
            organisation=one_line(plan.organisation.name),
            holder=one_line(plan.organisation.notes_holder),
            audience=audience_text(plan.audience),
            deck=one_line(plan.deck_title),
            day=first.date() if first is not None else None,
            begun=begun,
            ended=ended,
            present=(min(present), max(present)),
            confidentiality=self.state.confidentiality,
            cards=tuple(
                PlayedCard(self._number(place), item.card.id, one_line(item.card.title), self._method(place))
                for place, item in enumerate(plan.items)
                if item.card is not None and self._was_played(place)
            ),
        )

    def _was_played(self, place: int) -> bool:
        """The group came to this item, or something of it was typed in afterwards."""
        state = self.state
        steps = {index for index, each in enumerate(state.steps) if each.item == place}
        kept = {each.item for each in state.rounds} | {each.item for each in state.captures}
        return bool(steps & state.visited) or place in kept | {each.item for each in state.agreements}

    def _number(self, place: int) -> int:
        """Which dilemma of the evening it is, from 1; 0 for a piece of the frame."""
        items = self.state.plan.items
        return sum(1 for each in items[: place + 1] if each.card is not None) if items[place].card else 0

    def _method(self, place: int) -> str:
        return one_line(self.state.plan.items[place].method.title.get(self.language))

    def _title(self, place: int) -> str:
        card = self.state.plan.items[place].card
        return one_line(card.title) if card is not None else self._method(place)

    def _text(self, text_id: str) -> str:
        return clean(self.texts.get(text_id, ""))

    def _agreements(self) -> tuple[AgreementLine, ...]:
        told = (each for each in self.state.agreements if each.status is not AgreementStatus.DROPPED)
        lines = (
            AgreementLine(
                self._text(each.body),
                one_line(self._text(each.who)),
                one_line(self._text(each.when)),
                self._text(each.friction),
                each.status is AgreementStatus.CONFIRMED,
                self._about(each.item),
            )
            for each in told
        )
        return tuple(line for line in lines if line.body)

    def _about(self, place: int) -> str:
        card = self.state.plan.items[place].card
        return one_line(card.title) if card is not None else ""

    def _line(self, captured: Captured) -> Said:
        return Said(
            self._text(captured.text_id),
            captured.field,
            one_line(self._text(captured.choice) or captured.choice),
            self._about(captured.item),
            captured.draft,
        )

    def _said(self, field: CaptureField) -> tuple[Said, ...]:
        kept = (c for c in self.state.captures if c.field is field and not c.draft)
        return tuple(line for line in map(self._line, kept) if line.text)

    def _own(self) -> tuple[Said, ...]:
        own = (c for c in self.state.captures if c.draft or c.field is CaptureField.NOTE)
        return tuple(line for line in map(self._line, own) if line.text)

    def _items(self) -> tuple[ItemNotes, ...]:
        gathered = (
            self._item(place) for place in range(len(self.state.plan.items)) if self._was_played(place)
        )
        return tuple(item for item in gathered if item.number or item.said or item.values)

    def _item(self, place: int) -> ItemNotes:
        card = self.state.plan.items[place].card
        here = (c for c in self.state.captures if c.item == place and not c.draft)
        said = (self._line(captured) for captured in here if captured.field not in ELSEWHERE)
        named = [value for item, value in self.state.values if item == place]
        return ItemNotes(
            number=self._number(place),
            title=self._title(place),
            question=clean(card.statement or card.question) if card is not None else "",
            outcome=self._outcome(place, card) if card is not None else None,
            said=tuple(line for line in said if line.text),
            values=tuple(self._value(value) for value in named),
            norms=tuple(self._norm(norm) for norm in self.state.plan.norms if norm.id in card.norms)
            if card is not None
            else (),
            choices=_choices(card) if card is not None else (),
        )

    def _value(self, value: str) -> str:
        found = (term.name.get(self.language) for term in self.state.plan.values if term.id == value)
        return one_line(next(found, value))

    def _norm(self, norm: Norm) -> NormLine:
        name = ", ".join(part for part in (one_line(norm.act), article_text(one_line(norm.article))) if part)
        return NormLine(name, one_line(norm.summary.get(self.language)), norm.checked_on, norm.certain)

    def _outcome(self, place: int, card: Card) -> Outcome | None:
        told = [vote for slot in (1, 2) if (vote := _round_to_tell(self.state, place, slot)) is not None]
        if not told:
            return None
        rounds = tuple(self._tally(vote, card) for vote in told)
        between = shift(told[0], told[1], card.choices, None) if len(told) == 2 else None
        changes = () if between is None or isinstance(between, Hidden) else between.changes
        return Outcome(_choices(card), rounds, changes)

    def _tally(self, vote: Round, card: Card) -> Tally:
        verdict = bars(vote)
        held = sum(1 for each in self.state.rounds if (each.item, each.slot) == (vote.item, vote.slot))
        if verdict is not Disclosure.BARS:
            return Tally(vote.slot, held, vote.channel, vote.present, verdict)
        ballots = tuple(vote.ballots_for(choice) for choice in card.choices)
        return Tally(vote.slot, held, vote.channel, vote.present, verdict, ballots, vote.total)

    def _times(self) -> tuple[StepTime, ...]:
        return tuple(
            StepTime(
                planned.item,
                self._title(planned.item),
                one_line(planned.step.title.get(self.language)),
                planned.step.planned_ms,
                self._spent(index),
            )
            for index, planned in enumerate(self.state.steps)
            if planned.step.planned_ms > 0
        )

    def _spent(self, index: int) -> int | None:
        if index not in self.state.visited:
            return None
        running = self.state.phase is Phase.RUNNING and index == self.state.position
        return self.state.spent_ms[index] + (self.state.clock_ms - self.state.entered_ms if running else 0)


def _round_to_tell(state: Session, item: int, slot: int) -> Round | None:
    """The newest round that was revealed; where none was, the newest one, of which nothing is told."""
    here = [vote for vote in state.rounds if (vote.item, vote.slot) == (item, slot)]
    shown = [vote for vote in here if vote.status is RoundStatus.REVEALED]
    told = shown or here
    return told[-1] if told else None


def _choices(card: Card) -> tuple[Choice, ...]:
    return tuple(Choice(choice, choice_label(card, choice)) for choice in card.choices)


def _local(moment: datetime | None) -> datetime | None:
    """The time on this machine's wall."""
    return moment.astimezone() if moment is not None else None
