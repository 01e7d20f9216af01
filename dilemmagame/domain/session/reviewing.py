"""What is decided about the notes after the session: what leaves, where a line belongs, how far they are, the forms."""

from __future__ import annotations

from dataclasses import replace

from dilemmagame.domain.commands import ChooseLeaving, CountEvaluation, FileText, MarkNotes
from dilemmagame.domain.events import EvaluationCounted, LeavingChosen, NotesMarked, RawWiped, TextFiled
from dilemmagame.domain.review import HIGHEST, STATEMENTS, Evaluation, NotesMark
from dilemmagame.domain.session.decide import MOST_PRESENT, Decision, Outcome, Refusal, RefusalCode
from dilemmagame.domain.session.state import Session
from dilemmagame.domain.timing import SessionTime

LONGEST_PLACE = 200

Command = ChooseLeaving | FileText | MarkNotes | CountEvaluation
Event = LeavingChosen | TextFiled | NotesMarked | EvaluationCounted | RawWiped


def decide(state: Session, command: Command, now: SessionTime) -> Outcome:
    """Events for the work afterwards; it is possible during the session as well."""
    match command:
        case ChooseLeaving(text_ids=text_ids, leaves=leaves):
            known = {line.text_id for line in state.captures} | {each.body for each in state.agreements}
            if not text_ids or not known.issuperset(text_ids):
                return Refusal(RefusalCode.UNKNOWN_TEXT)
            return Decision((LeavingChosen(now.ms, text_ids, leaves),))
        case FileText(text_id=text_id, choice=choice):
            if all(line.text_id != text_id for line in state.captures):
                return Refusal(RefusalCode.UNKNOWN_TEXT)
            if len(choice) > LONGEST_PLACE:
                return Refusal(RefusalCode.TEXT_TOO_LONG)
            return Decision((TextFiled(now.ms, text_id, choice),))
        case MarkNotes(status=status):
            return Decision((NotesMarked(now.ms, status, now.wall),))
        case CountEvaluation(forms=forms, sums=sums):
            if not _possible(forms, sums):
                return Refusal(RefusalCode.BAD_NUMBER)
            return Decision((EvaluationCounted(now.ms, forms, sums),))


def _possible(forms: int, sums: tuple[int, ...]) -> bool:
    """Every form has a figure from 1 to 5 for every statement; no forms at all takes the count away."""
    if forms == 0:
        return not any(sums)
    return (
        0 < forms <= MOST_PRESENT
        and len(sums) == len(STATEMENTS)
        and all(forms <= total <= HIGHEST * forms for total in sums)
    )


def apply(state: Session, event: Event) -> Session:
    """The state after `event`."""
    match event:
        case LeavingChosen(text_ids=text_ids, leaves=leaves):
            chosen = frozenset(text_ids)
            return replace(state, inside=state.inside - chosen if leaves else state.inside | chosen)
        case TextFiled(text_id=text_id, choice=choice):
            filed = tuple(
                replace(line, choice=choice) if line.text_id == text_id else line for line in state.captures
            )
            return replace(state, captures=filed)
        case NotesMarked(status=status, wall=wall):
            return replace(state, mark=NotesMark(status, wall.astimezone().date()))
        case EvaluationCounted(forms=forms, sums=sums):
            return replace(state, evaluation=Evaluation(forms, sums) if forms else None)
        case RawWiped(wall=wall, rounds=rounds):
            day = wall.astimezone().date()
            return replace(state, wiped_on=day, wiped_rounds=state.wiped_rounds | frozenset(rounds))
