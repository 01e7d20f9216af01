"""Which scene paints which model: the one place where models and painters meet."""

from __future__ import annotations

from pathlib import Path

from dilemmagame.domain.cards import ScaleKind
from dilemmagame.domain.events import Blank
from dilemmagame.domain.steps import StepKind
from dilemmagame.gui.stage.parts_board import BoardOnStage
from dilemmagame.gui.stage.parts_prompt import Prompt
from dilemmagame.gui.stage.scene import Scene
from dilemmagame.gui.stage.scenes.advisers import Advisers
from dilemmagame.gui.stage.scenes.agreement import AgreementOnStage
from dilemmagame.gui.stage.scenes.alluvial import Alluvial
from dilemmagame.gui.stage.scenes.alternatives import Alternatives
from dilemmagame.gui.stage.scenes.arguments import Arguments
from dilemmagame.gui.stage.scenes.clarify import Clarify
from dilemmagame.gui.stage.scenes.closing import Closing
from dilemmagame.gui.stage.scenes.conclusion import Conclusion
from dilemmagame.gui.stage.scenes.contacts import Contacts
from dilemmagame.gui.stage.scenes.dialogue import Dialogue
from dilemmagame.gui.stage.scenes.dilemma import Dilemma
from dilemmagame.gui.stage.scenes.duo import Duo
from dilemmagame.gui.stage.scenes.edges import Edges
from dilemmagame.gui.stage.scenes.evaluation import Evaluation
from dilemmagame.gui.stage.scenes.facts import Facts
from dilemmagame.gui.stage.scenes.grey import GreyPlacing
from dilemmagame.gui.stage.scenes.hearing import Hearing
from dilemmagame.gui.stage.scenes.individual import Individual
from dilemmagame.gui.stage.scenes.listen import Listen
from dilemmagame.gui.stage.scenes.measures import Measures
from dilemmagame.gui.stage.scenes.minority import Minority
from dilemmagame.gui.stage.scenes.open import Rules
from dilemmagame.gui.stage.scenes.opposites import Opposites
from dilemmagame.gui.stage.scenes.pages import OwnPage
from dilemmagame.gui.stage.scenes.pause import Break
from dilemmagame.gui.stage.scenes.quiet import BlankStage, Calm
from dilemmagame.gui.stage.scenes.read import Case
from dilemmagame.gui.stage.scenes.readback import ReadBack
from dilemmagame.gui.stage.scenes.reformulate import Reformulate
from dilemmagame.gui.stage.scenes.reveal import Bars, HiddenResult
from dilemmagame.gui.stage.scenes.roles import Roles
from dilemmagame.gui.stage.scenes.scales import ScaleShift
from dilemmagame.gui.stage.scenes.scan import Scan
from dilemmagame.gui.stage.scenes.slope import Slope
from dilemmagame.gui.stage.scenes.sort import Sort
from dilemmagame.gui.stage.scenes.spread import GreyMap
from dilemmagame.gui.stage.scenes.stakeholders import Stakeholders
from dilemmagame.gui.stage.scenes.tables import FromTheTables, ToTheTables
from dilemmagame.gui.stage.scenes.tipping import Ladder
from dilemmagame.gui.stage.scenes.twist import ChangedFact
from dilemmagame.gui.stage.scenes.values_board import ValuesBoard
from dilemmagame.gui.stage.scenes.values_norms import ValuesNorms
from dilemmagame.gui.stage.scenes.values_vote import ValuesResult, ValuesVote
from dilemmagame.gui.stage.scenes.vote import Ballot
from dilemmagame.gui.stage.scenes.weighing import Weighing
from dilemmagame.gui.stage.scenes.welcome import Welcome
from dilemmagame.live import form_scenes as forms
from dilemmagame.live import stage_view as models

_PROMPTS: dict[StepKind, type[Prompt]] = {
    StepKind.ARGUMENTS: Arguments,
    StepKind.DIALOGUE: Dialogue,
    StepKind.STAKEHOLDERS: Stakeholders,
    StepKind.CONCLUSION: Conclusion,
    StepKind.ALTERNATIVES: Alternatives,
    StepKind.INDIVIDUAL: Individual,
    StepKind.DUO: Duo,
    StepKind.LISTEN: Listen,
    StepKind.REFORMULATE: Reformulate,
    StepKind.EVALUATION: Evaluation,
}
_BOARDS: dict[StepKind, type[BoardOnStage]] = {
    StepKind.CLARIFY: Clarify,
    StepKind.DILEMMA: Dilemma,
    StepKind.FACTS: Facts,
    StepKind.VALUES_NORMS: ValuesNorms,
    StepKind.TABLES: FromTheTables,
    StepKind.SORT: Sort,
    StepKind.EDGES: Edges,
    StepKind.WEIGHING: Weighing,
}

_FORMS: dict[StepKind, type[Opposites | Minority | Roles]] = {
    StepKind.OPPOSITES: Opposites,
    StepKind.MINORITY: Minority,
    StepKind.ROLES: Roles,
}


def scene_for(
    model: models.Scene, page: int = 0, *, fresh: bool = False, own_pages: Path | None = None
) -> Scene:
    """The scene that paints `model`; `fresh`: something was just added, show it in amber. `own_pages` is the folder in
    which the trainer's own pages lie.
    """
    match model:
        case models.WelcomeScene():
            return Welcome(model, page, fresh=fresh)
        case models.RulesScene():
            return Rules(model, page, fresh=fresh)
        case models.CaseScene():
            return Case(model, page, fresh=fresh)
        case models.BallotScene():
            return Ballot(model, page, fresh=fresh)
        case models.PromptScene():
            return _PROMPTS.get(model.kind, Dialogue)(model, page, fresh=fresh)
        case models.BoardScene():
            return _BOARDS[model.kind](model, page, fresh=fresh)
        case models.TablesScene():
            return ToTheTables(model, page, fresh=fresh)
        case models.HiddenResultScene():
            return HiddenResult(model, page, fresh=fresh)
        case models.BarsScene():
            return Bars(model, page, fresh=fresh)
        case models.SlopeScene() | models.AlluvialScene():
            return _shift(model, page, fresh=fresh)
        case models.AgreementScene():
            return AgreementOnStage(model, page, fresh=fresh)
        case models.ReadBackScene():
            return ReadBack(model, page, fresh=fresh)
        case models.BreakScene():
            return Break(model, page, fresh=fresh)
        case models.ClosingScene():
            return Closing(model, page, fresh=fresh)
        case models.ContactsScene():
            return Contacts(model, page, fresh=fresh)
        case models.CalmScene():
            return Calm(model, page, fresh=fresh)
        case forms.PagesScene():
            return OwnPage(model, page, fresh=fresh, folder=own_pages)
        case form:
            return _form(form, page, fresh=fresh)


def _shift(model: models.SlopeScene | models.AlluvialScene, page: int, *, fresh: bool) -> Scene:
    """Two rounds on one card."""
    on_ten = model.card.scale is ScaleKind.ZERO_TO_TEN
    match model:
        case models.SlopeScene():
            return ScaleShift(model, page, fresh=fresh) if on_ten else Slope(model, page, fresh=fresh)
        case models.AlluvialScene() if on_ten:
            return ScaleShift(model.without_flows(), page, fresh=fresh)
        case models.AlluvialScene():
            return Alluvial(model, page, fresh=fresh)


def _form(
    model: forms.GreyPlacingScene
    | forms.GreyScene
    | forms.RungScene
    | forms.LadderScene
    | forms.AdvisersScene
    | forms.HearingScene
    | forms.FormScene
    | forms.ScanScene
    | forms.MeasuresScene
    | forms.ValuesBoardScene
    | forms.ValuesVoteScene
    | forms.ValuesResultScene,
    page: int,
    *,
    fresh: bool,
) -> Scene:
    """The scene of a working form."""
    match model:
        case forms.GreyPlacingScene():
            return GreyPlacing(model, page, fresh=fresh)
        case forms.GreyScene():
            return GreyMap(model, page, fresh=fresh)
        case forms.RungScene():
            return ChangedFact(model, page, fresh=fresh)
        case forms.LadderScene():
            return Ladder(model, page, fresh=fresh)
        case forms.AdvisersScene():
            return Advisers(model, page, fresh=fresh)
        case forms.HearingScene():
            return Hearing(model, page, fresh=fresh)
        case forms.FormScene():
            return _FORMS[model.kind](model, page, fresh=fresh)
        case forms.ScanScene():
            return Scan(model, page, fresh=fresh)
        case forms.MeasuresScene():
            return Measures(model, page, fresh=fresh)
        case forms.ValuesBoardScene():
            return ValuesBoard(model, page, fresh=fresh)
        case forms.ValuesVoteScene():
            return ValuesVote(model, page, fresh=fresh)
        case forms.ValuesResultScene():
            return ValuesResult(model, page, fresh=fresh)


def blank_scene(blank: Blank) -> Scene:
    """The black or the white stage."""
    return BlankStage(blank)
