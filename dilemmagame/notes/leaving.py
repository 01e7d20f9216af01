"""The one place that decides what may leave a session: thresholds, confidentiality, own notes, cleaned texts.

Every writer works from what this gives and never from the session itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from dilemmagame.base import i18n
from dilemmagame.domain.agreements import AgreementStatus
from dilemmagame.domain.blocks import plain_text
from dilemmagame.domain.cards import Norm
from dilemmagame.domain.coverage import of_session
from dilemmagame.domain.disclosure import may_tell
from dilemmagame.domain.photos import is_photo
from dilemmagame.domain.plan import Confidentiality
from dilemmagame.domain.scan import fitting_cards
from dilemmagame.domain.session.state import Captured, Phase, Session
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.domain.timereport import time_lines
from dilemmagame.notes.cleaning import clean, one_line
from dilemmagame.notes.content import (
    AgreementLine,
    Choice,
    Facts,
    Forms,
    ItemNotes,
    NormLine,
    Notes,
    PlayedCard,
    Said,
    ScoredProcess,
    StepTime,
    ValueLine,
)
from dilemmagame.notes.counting import asked_on, choices_of, flows_of, outcome_of, start_of, values_votes
from dilemmagame.notes.wording import article_text, audience_text

Texts = Mapping[str, str]
ELSEWHERE = frozenset(
    {
        CaptureField.NOTE, CaptureField.SIGNAL, CaptureField.ACTION, CaptureField.PARKED, CaptureField.PASSAGE,
    }
)  # fmt: skip
"""Lines that do not stand with their card."""


def what_may_leave(state: Session, texts: Texts, language: str, *, include_own_notes: bool = False) -> Notes:
    """The content of the notes in `language`.

    Counts come only through `domain.disclosure`. What the trainer keeps inside stays out. In a closed session nothing
    but facts, confirmed agreements, adopted values and signals leaves, whatever `include_own_notes` says. Otherwise
    that adds the trainer's own notes and drafts.
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
            board=self._board(),
            values_votes=() if closed else values_votes(self.state, self.language),
            scan=() if closed else self._scan(),
            vulnerabilities=tuple(
                Choice(term.id, one_line(term.name.get(self.language)))
                for term in self.state.plan.vulnerabilities
            ),
            fitting=()
            if closed
            else tuple(
                one_line(fit.card.title) for fit in fitting_cards(self._scores(), self.state.plan.cards)
            ),
            covered=None if closed else of_session(self.state),
            passages=self._said(CaptureField.PASSAGE),
            forms=self._forms(),
            code=self.state.plan.organisation.code,
            contacts=self.state.plan.organisation.contacts,
            photos=0 if closed else self._photos(),
        )

    def _photos(self) -> int:
        """Photos of flip-overs that are still there; wiping takes them away."""
        if self.state.wiped_on is not None:
            return 0
        return sum(len(item.pages) for item in self.state.plan.items if is_photo(item))

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
                for place in self._order()
                if (item := plan.items[place]).card is not None and self._was_played(place)
            ),
            mark=self.state.mark,
            advice=plan.evening.advice or plan.organisation.external,
            group=one_line(plan.evening.group_name),
        )

    def _order(self) -> tuple[int, ...]:
        """The items in the order of the evening: one that came in on the fly stands last in the plan."""
        steps = (each.item for each in self.state.steps)
        return tuple(dict.fromkeys((*steps, *range(len(self.state.plan.items)))))

    def _was_played(self, place: int) -> bool:
        """The group came to this item, or something of it was typed in afterwards."""
        state = self.state
        steps = {index for index, each in enumerate(state.steps) if each.item == place}
        kept = {each.item for each in state.rounds} | {each.item for each in state.captures}
        return bool(steps & state.visited) or place in kept | {each.item for each in state.agreements}

    def _number(self, place: int) -> int:
        """Which dilemma of the evening it is, from 1; 0 for a piece of the frame."""
        items, order = self.state.plan.items, self._order()
        before = order[: order.index(place) + 1]
        return sum(1 for each in before if items[each].card is not None) if items[place].card else 0

    def _method(self, place: int) -> str:
        return one_line(self.state.plan.items[place].method.title.get(self.language))

    def _title(self, place: int) -> str:
        card = self.state.plan.items[place].card
        return one_line(card.title) if card is not None else self._method(place)

    def _text(self, text_id: str) -> str:
        return clean(self.texts.get(text_id, ""))

    def _agreements(self) -> tuple[AgreementLine, ...]:
        told = (
            each
            for each in self.state.agreements
            if each.status is not AgreementStatus.DROPPED and each.body not in self.state.inside
        )
        lines = (
            AgreementLine(
                self._text(each.body),
                one_line(self._text(each.who)),
                one_line(self._text(each.when)),
                self._text(each.friction),
                each.status is AgreementStatus.CONFIRMED,
                self._about(each.item),
                self._number(each.item),
                *((each.support, each.present) if may_tell(each.present) else (0, 0)),
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
            self._number(captured.item),
        )

    def _leaves(self, captured: Captured) -> bool:
        """It is a whole line, and the trainer does not keep it inside."""
        return not captured.draft and captured.text_id not in self.state.inside

    def _said(self, field: CaptureField) -> tuple[Said, ...]:
        kept = (c for c in self.state.captures if c.field is field and self._leaves(c))
        return tuple(line for line in map(self._line, kept) if line.text)

    def _own(self) -> tuple[Said, ...]:
        own = (c for c in self.state.captures if c.draft or c.field is CaptureField.NOTE)
        return tuple(line for line in map(self._line, own) if line.text)

    def _items(self) -> tuple[ItemNotes, ...]:
        gathered = (self._item(place) for place in self._order() if self._was_played(place))
        return tuple(item for item in gathered if item.number or item.said or item.values)

    def _board(self) -> tuple[ValueLine, ...]:
        """The values the group chose on its board, in its own words; in a closed session only the adopted ones."""
        state = self.state
        boards = {each.item for each in state.steps if each.step.kind is StepKind.VALUES_BOARD}
        means = {
            line.choice: self._text(line.text_id)
            for line in state.captures
            if line.field is CaptureField.DEFINITION and self._leaves(line)
        }
        named = [value for item, value in state.values if item in boards]
        values = dict.fromkeys((*state.adopted, *named))
        lines = (
            ValueLine(self._value(value), means.get(value, ""), value in state.adopted) for value in values
        )
        closed = state.confidentiality is Confidentiality.CLOSED
        return tuple(line for line in lines if line.adopted or not closed)

    def _scores(self) -> tuple[tuple[str, str, int], ...]:
        """Of the work that leaves; what is kept inside weighs in nothing."""
        kept = {c.text_id for c in self.state.captures if c.field is CaptureField.PROCESS and self._leaves(c)}
        return tuple(score for score in self.state.scores if score[0] in kept)

    def _scan(self) -> tuple[ScoredProcess, ...]:
        processes = (
            line
            for line in self.state.captures
            if line.field is CaptureField.PROCESS and self._leaves(line) and self._text(line.text_id)
        )
        return tuple(
            ScoredProcess(
                one_line(self._text(line.text_id)),
                tuple(
                    (which, score) for text_id, which, score in self.state.scores if text_id == line.text_id
                ),
            )
            for line in processes
        )

    def _forms(self) -> Forms | None:
        counted = self.state.evaluation
        if counted is None or not may_tell(counted.forms):
            return None
        return Forms(counted.forms, counted.averages())

    def _item(self, place: int) -> ItemNotes:
        card = self.state.plan.items[place].card
        here = (c for c in self.state.captures if c.item == place and self._leaves(c))
        said = (self._line(captured) for captured in here if captured.field not in ELSEWHERE)
        # what was chosen for the values board stands there
        board = any(s.item == place and s.step.kind is StepKind.VALUES_BOARD for s in self.state.steps)
        named = [value for item, value in self.state.values if item == place and not board]
        flows, other_moves = flows_of(self.state, place, card) if card is not None else ((), None)
        voices = [voice for item, voice in self.state.voices if item == place]
        return ItemNotes(
            number=self._number(place),
            title=self._title(place),
            question=clean(card.statement or card.question) if card is not None else "",
            outcome=outcome_of(self.state, place, card) if card is not None else None,
            said=tuple(line for line in said if line.text),
            values=tuple(self._value(value) for value in named),
            norms=tuple(self._norm(norm) for norm in self.state.plan.norms if norm.id in card.norms)
            if card is not None
            else (),
            choices=choices_of(card) if card is not None else (),
            asked=asked_on(self.state, place, card) if card is not None else (),
            voices=tuple(
                one_line(card.voices[voice].who) for voice in sorted(voices) if voice < len(card.voices)
            )
            if card is not None
            else (),
            flows=flows,
            other_moves=other_moves,
            case=clean(plain_text(card.situation)) if card is not None else "",
            start=start_of(self.state, place, card) if card is not None else None,
        )

    def _value(self, value: str) -> str:
        found = (term.name.get(self.language) for term in self.state.plan.values if term.id == value)
        return one_line(next(found, value))

    def _norm(self, norm: Norm) -> NormLine:
        name = ", ".join(part for part in (one_line(norm.act), article_text(one_line(norm.article))) if part)
        return NormLine(name, one_line(norm.summary.get(self.language)), norm.checked_on, norm.certain)

    def _times(self) -> tuple[StepTime, ...]:
        return tuple(
            StepTime(
                line.item,
                self._title(line.item),
                one_line(line.step.get(self.language)),
                line.planned_ms,
                None if line.skipped else line.real_ms,
            )
            for line in time_lines(self.state, self.state.clock_ms)
            if line.planned_ms > 0
        )


def _local(moment: datetime | None) -> datetime | None:
    """The time on this machine's wall."""
    return moment.astimezone() if moment is not None else None
