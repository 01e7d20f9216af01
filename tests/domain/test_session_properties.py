"""Any order of commands: no crash, no negative count, and replay gives the live state."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dilemmagame.domain.agreements import AgreementStatus
from dilemmagame.domain.ballots import Count
from dilemmagame.domain.commands import (
    AddTime,
    AdoptValue,
    Advance,
    BlankStage,
    Capture,
    ChooseVoice,
    Command,
    CountHands,
    EndBreak,
    EndCalm,
    EnterPaperTally,
    Finish,
    FreezeStage,
    GoBack,
    HearVoice,
    HoldEndTime,
    InsertItem,
    JudgeAgreement,
    JumpTo,
    NameValue,
    PauseTimer,
    ProposeAgreement,
    RecallValue,
    Reopen,
    ReopenVote,
    ResumeTimer,
    Rewrite,
    ScoreProcess,
    SetConfidentiality,
    SetPresent,
    ShowTwist,
    SkipStep,
    StartCalm,
    Strike,
    SupportAgreement,
    TakeBreak,
)
from dilemmagame.domain.disclosure import Disclosure, bars
from dilemmagame.domain.events import Blank, Event
from dilemmagame.domain.plan import Confidentiality, PlannedItem
from dilemmagame.domain.session import Refusal, begin, decide, replay
from dilemmagame.domain.steps import CaptureField
from dilemmagame.domain.timing import SessionTime
from dilemmagame.live.consoling import console_view
from dilemmagame.live.form_scenes import GreyScene, LadderScene
from dilemmagame.live.phone_view import phone_view
from dilemmagame.live.stage_view import BarsScene, SlopeScene
from tests.forms import LADDER, RICH_CARD, forms_plan
from tests.sample import BREAK, START, plan

small = st.integers(-2, 30)
counts = st.lists(
    st.builds(Count, st.sampled_from(["A", "B", "C", "1", "4", "7", "unsure", "other", "Z"]), small),
    max_size=4,
).map(tuple)
words = st.text(max_size=12)
text_ids = st.integers(0, 8).map(lambda n: f"t{n:04d}")
commands: st.SearchStrategy[Command] = st.one_of(
    st.just(Advance()),
    st.just(Advance()),
    st.just(Advance()),
    st.sampled_from(
        [GoBack(), SkipStep(), EndBreak(), StartCalm(), EndCalm(), Finish(), Reopen(), HoldEndTime()]
    ),
    st.sampled_from([PauseTimer(), ResumeTimer()]),
    st.builds(AddTime, st.integers(-90_000, 90_000)),
    st.builds(JumpTo, small),
    st.builds(SetPresent, small),
    st.builds(SetConfidentiality, st.sampled_from(Confidentiality)),
    st.builds(ReopenVote, small),
    st.builds(CountHands, small, counts),
    st.builds(EnterPaperTally, small, st.integers(0, 3), small, counts),
    st.builds(Capture, st.sampled_from(CaptureField), words, words, st.booleans(), st.integers(-2, 6)),
    st.builds(Rewrite, text_ids, words, st.booleans()),
    st.builds(Strike, st.lists(text_ids, max_size=3).map(tuple)),
    st.builds(NameValue, words, st.booleans(), st.integers(-1, 6)),
    st.builds(ProposeAgreement, words, words, words, words, st.integers(-1, 6)),
    st.builds(JudgeAgreement, small, st.sampled_from(AgreementStatus)),
    st.builds(BlankStage, st.sampled_from(Blank)),
    st.builds(FreezeStage, st.booleans()),
    st.builds(TakeBreak, small),
    st.builds(ChooseVoice, small, st.booleans()),
    st.builds(HearVoice, small),
    st.builds(ShowTwist, small),
    st.builds(ScoreProcess, text_ids, st.sampled_from(["V5", "V8", "Z"]), small),
    st.builds(SupportAgreement, small, small, small),
    st.builds(AdoptValue, st.sampled_from(["respect", "Z"]), st.booleans()),
    st.builds(RecallValue, st.sampled_from(["respect", "Z"]), st.booleans()),
    st.builds(InsertItem, st.sampled_from([PlannedItem(BREAK), PlannedItem(LADDER, RICH_CARD)]), small),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(commands, st.integers(0, 400_000)), max_size=60), st.booleans())
def test_any_order_of_commands_keeps_the_session_sound(
    script: list[tuple[Command, int]], with_forms: bool
) -> None:
    fresh = begin(replace(forms_plan() if with_forms else plan(), starts_at=START))
    state, log, texts, ms = fresh, list[Event](), dict[str, str](), 0
    for command, passed in script:
        ms += passed
        now = SessionTime(ms, START + timedelta(milliseconds=ms))
        outcome = decide(state, command, now)
        if isinstance(outcome, Refusal):
            continue
        state = replay(state, outcome.events)
        log.extend(outcome.events)
        texts.update({text.id: text.body for text in outcome.texts})
        for gone in outcome.strikes:
            texts.pop(gone, None)
        assert all(count.ballots >= 0 for vote in state.rounds for count in vote.counts)
        assert 0 <= state.position < len(state.steps)
        assert len(state.planned_ms) == len(state.spent_ms) == len(state.steps)
        assert all(0 <= line.step < len(state.steps) for line in state.captures)
        phone_view(state)
        assert all(ms >= 0 for ms in (*state.spent_ms, *state.planned_ms))
        assert {line.text_id for line in state.captures} <= texts.keys()
        assert not state.struck & texts.keys()
        view = console_view(state, texts, now, ms)
        if isinstance(view.stage.scene, GreyScene):
            told = [side for row in view.stage.scene.rows for side in (row.before, row.after) if side]
            assert all(side.total >= 5 for side in told)
        if isinstance(view.stage.scene, LadderScene):
            assert all(rung.total >= 5 for rung in view.stage.scene.rungs if rung.ballots)
        if isinstance(view.stage.scene, BarsScene | SlopeScene):
            shown = view.stage.scene
            assert isinstance(shown, SlopeScene) or not shown.ballots or shown.total >= 5
        for vote in state.rounds:
            assert (bars(vote) is Disclosure.BARS) <= (vote.total >= 5)
    assert replay(fresh, log) == state
