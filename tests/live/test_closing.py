"""The evening closes on the stage with the agreements that count and one signal, and with nothing else."""

from __future__ import annotations

from dilemmagame.domain.agreements import AgreementStatus
from dilemmagame.domain.commands import ChooseLeaving, JudgeAgreement, JumpTo, Reopen
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.live.stage_view import ReadBackScene
from dilemmagame.live.staging import scene_at
from tests.notes.evening import Evening, council_evening

OWN = "De code zegt niets over uitnodigingen aan alle fracties tegelijk."


def closing() -> Evening:
    """The evening at the moment when all proposals were judged."""
    evening = council_evening()
    evening.do(JudgeAgreement(3, AgreementStatus.DROPPED))
    evening.do(Reopen())
    place = next(i for i, each in enumerate(evening.state.steps) if each.step.kind is StepKind.READBACK)
    evening.do(JumpTo(place))
    return evening


def last_page(evening: Evening) -> ReadBackScene:
    found = scene_at(evening.state, evening.texts, evening.state.position)
    assert isinstance(found, ReadBackScene)
    return found


def test_it_shows_the_confirmed_agreements_and_one_signal() -> None:
    evening = closing()
    assert len(last_page(evening).confirmed) == 2
    assert last_page(evening).signal == OWN
    evening.keep(CaptureField.SIGNAL, "De meldtermijn is te kort.")
    evening.keep(CaptureField.SIGNAL, "half getypt", draft=True)
    assert last_page(evening).signal == "De meldtermijn is te kort.", "only the newest whole one"


def test_a_signal_that_stays_inside_is_not_on_the_stage() -> None:
    evening = closing()
    signal = next(line for line in evening.state.captures if line.field is CaptureField.SIGNAL)
    evening.do(ChooseLeaving((signal.text_id,), leaves=False))
    assert last_page(evening).signal == ""


def test_as_long_as_something_has_to_be_read_back_there_is_no_signal() -> None:
    evening = closing()
    evening.do(JudgeAgreement(3, AgreementStatus.PROPOSED))
    assert last_page(evening).signal == ""
    assert last_page(evening).number == 3
