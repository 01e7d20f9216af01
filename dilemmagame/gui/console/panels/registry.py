"""The panel of every step kind, gathered from one module each."""

from __future__ import annotations

from dilemmagame.domain.steps import StepKind
from dilemmagame.gui.console.panel import StepPanel
from dilemmagame.gui.console.panels.advisers import AdvisersPanel
from dilemmagame.gui.console.panels.agreement import AgreementPanel
from dilemmagame.gui.console.panels.alternatives import AlternativesPanel
from dilemmagame.gui.console.panels.arguments import ArgumentsPanel
from dilemmagame.gui.console.panels.clarify import ClarifyPanel
from dilemmagame.gui.console.panels.closing import ClosingPanel
from dilemmagame.gui.console.panels.conclusion import ConclusionPanel
from dilemmagame.gui.console.panels.contacts import ContactsPanel
from dilemmagame.gui.console.panels.dialogue import DialoguePanel
from dilemmagame.gui.console.panels.dilemma import DilemmaPanel
from dilemmagame.gui.console.panels.duo import DuoPanel
from dilemmagame.gui.console.panels.edges import EdgesPanel
from dilemmagame.gui.console.panels.evaluation import EvaluationPanel
from dilemmagame.gui.console.panels.facts import FactsPanel
from dilemmagame.gui.console.panels.grey import GreyPanel
from dilemmagame.gui.console.panels.hearing import HearingPanel
from dilemmagame.gui.console.panels.individual import IndividualPanel
from dilemmagame.gui.console.panels.listen import ListenPanel
from dilemmagame.gui.console.panels.measures import MeasuresPanel
from dilemmagame.gui.console.panels.minority import MinorityPanel
from dilemmagame.gui.console.panels.open import OpenPanel
from dilemmagame.gui.console.panels.opposites import OppositesPanel
from dilemmagame.gui.console.panels.pages import PagesPanel
from dilemmagame.gui.console.panels.pause import PausePanel
from dilemmagame.gui.console.panels.read import ReadPanel
from dilemmagame.gui.console.panels.readback import ReadbackPanel
from dilemmagame.gui.console.panels.reformulate import ReformulatePanel
from dilemmagame.gui.console.panels.reveal import RevealPanel
from dilemmagame.gui.console.panels.roles import RolesPanel
from dilemmagame.gui.console.panels.scan import ScanPanel
from dilemmagame.gui.console.panels.sort import SortPanel
from dilemmagame.gui.console.panels.spread import SpreadPanel
from dilemmagame.gui.console.panels.stakeholders import StakeholdersPanel
from dilemmagame.gui.console.panels.tables import TablesPanel
from dilemmagame.gui.console.panels.tipping import TippingPanel
from dilemmagame.gui.console.panels.twist import TwistPanel
from dilemmagame.gui.console.panels.values_board import ValuesBoardPanel
from dilemmagame.gui.console.panels.values_norms import ValuesNormsPanel
from dilemmagame.gui.console.panels.vote import VotePanel
from dilemmagame.gui.console.panels.weighing import WeighingPanel
from dilemmagame.gui.console.panels.welcome import WelcomePanel

PANELS: dict[StepKind, type[StepPanel]] = {
    StepKind.WELCOME: WelcomePanel,
    StepKind.OPEN: OpenPanel,
    StepKind.READ: ReadPanel,
    StepKind.VOTE: VotePanel,
    StepKind.ARGUMENTS: ArgumentsPanel,
    StepKind.REVEAL: RevealPanel,
    StepKind.DIALOGUE: DialoguePanel,
    StepKind.STAKEHOLDERS: StakeholdersPanel,
    StepKind.CLARIFY: ClarifyPanel,
    StepKind.DILEMMA: DilemmaPanel,
    StepKind.FACTS: FactsPanel,
    StepKind.VALUES_NORMS: ValuesNormsPanel,
    StepKind.ALTERNATIVES: AlternativesPanel,
    StepKind.INDIVIDUAL: IndividualPanel,
    StepKind.DUO: DuoPanel,
    StepKind.TABLES: TablesPanel,
    StepKind.LISTEN: ListenPanel,
    StepKind.REFORMULATE: ReformulatePanel,
    StepKind.GREY: GreyPanel,
    StepKind.SPREAD: SpreadPanel,
    StepKind.EDGES: EdgesPanel,
    StepKind.WEIGHING: WeighingPanel,
    StepKind.PAGES: PagesPanel,
    StepKind.SCAN: ScanPanel,
    StepKind.MEASURES: MeasuresPanel,
    StepKind.VALUES_BOARD: ValuesBoardPanel,
    StepKind.TWIST: TwistPanel,
    StepKind.TIPPING: TippingPanel,
    StepKind.ADVISERS: AdvisersPanel,
    StepKind.HEARING: HearingPanel,
    StepKind.SORT: SortPanel,
    StepKind.OPPOSITES: OppositesPanel,
    StepKind.MINORITY: MinorityPanel,
    StepKind.ROLES: RolesPanel,
    StepKind.CONCLUSION: ConclusionPanel,
    StepKind.AGREEMENT: AgreementPanel,
    StepKind.EVALUATION: EvaluationPanel,
    StepKind.PAUSE: PausePanel,
    StepKind.CLOSING: ClosingPanel,
    StepKind.READBACK: ReadbackPanel,
    StepKind.CONTACTS: ContactsPanel,
}
