"""The panel of every step kind, gathered from one module each."""

from __future__ import annotations

from dilemmagame.domain.steps import StepKind
from dilemmagame.gui.console.panel import StepPanel
from dilemmagame.gui.console.panels.agreement import AgreementPanel
from dilemmagame.gui.console.panels.arguments import ArgumentsPanel
from dilemmagame.gui.console.panels.closing import ClosingPanel
from dilemmagame.gui.console.panels.conclusion import ConclusionPanel
from dilemmagame.gui.console.panels.contacts import ContactsPanel
from dilemmagame.gui.console.panels.dialogue import DialoguePanel
from dilemmagame.gui.console.panels.open import OpenPanel
from dilemmagame.gui.console.panels.pause import PausePanel
from dilemmagame.gui.console.panels.read import ReadPanel
from dilemmagame.gui.console.panels.readback import ReadbackPanel
from dilemmagame.gui.console.panels.reveal import RevealPanel
from dilemmagame.gui.console.panels.stakeholders import StakeholdersPanel
from dilemmagame.gui.console.panels.vote import VotePanel
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
    StepKind.CONCLUSION: ConclusionPanel,
    StepKind.AGREEMENT: AgreementPanel,
    StepKind.PAUSE: PausePanel,
    StepKind.CLOSING: ClosingPanel,
    StepKind.READBACK: ReadbackPanel,
    StepKind.CONTACTS: ContactsPanel,
}
