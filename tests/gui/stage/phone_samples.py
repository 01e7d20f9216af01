"""Stage models with phones: the lobby with one code and with two, a vote, a rung, and a laptop that goes round."""

from __future__ import annotations

from dataclasses import replace

from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.live import stage_view as models
from dilemmagame.live.form_scenes import RungScene
from dilemmagame.live.frames import Invitation
from dilemmagame.live.presence import Join
from tests.gui.stage.samples import STARTS, card, frame, prompt, words

SQUARES = tuple(tuple((row * column) % 3 == 0 for column in range(25)) for row in range(25))
WIFI = tuple(tuple((row + column) % 2 == 0 for column in range(33)) for row in range(33))
JOIN = Join("192.168.178.124:8765", "K7QX4M", "HTTP://192.168.178.124:8765/K7QX4M", SQUARES)
WITH_WIFI = replace(JOIN, wifi=WIFI, wifi_name="Gasten Wolderhage")
LINES = (
    "Wie ons betaalt, wil weten waar het geld blijft.",
    "Een kleine gift hoort bij een goede band.",
    "De regel is er niet voor niets: iedereen houdt zich eraan.",
    "Niemand hoeft het te weten, en juist dat maakt het lastig.",
    "Je kunt het ook gewoon melden.",
)
VALUES = (words("Eerlijkheid"), words("Openheid"), words("Vertrouwen"))
TWIST = "De gever is je buurman, en hij vraagt volgende week een vergunning aan."
HERE = replace(JOIN, address="127.0.0.1:8765")


def by_phone() -> dict[str, models.Scene]:
    """A usual evening by phone."""
    lobby = models.WelcomeScene("Gemeente Wolderhage", "De raad in gesprek", None, JOIN, 14, 18)
    vote = models.BallotScene(
        frame(), card(), 1, cards_up=False, present=18, present_before=0, join=JOIN, received=14
    )
    rung = RungScene(
        frame(),
        card(),
        1,
        3,
        "De voorzitter is je buurman.",
        cards_up=False,
        present=18,
        join=JOIN,
        received=3,
    )
    return {
        "phones-lobby": lobby,
        "phones-lobby-wifi": replace(lobby, join=WITH_WIFI),
        "phones-lobby-laptop": replace(lobby, join=HERE, starts_at=STARTS),
        "phones-vote": vote,
        "phones-vote-laptop": replace(vote, join=HERE),
        "phones-vote-closed": replace(vote, join=None, received=0, covered=True),
        "phones-rung": rung,
        "phones-rung-closed": replace(rung, join=None, received=0, covered=True),
        "phones-texts": inviting(prompt(StepKind.ARGUMENTS, LINES[:3])),
        "phones-texts-laptop": inviting(prompt(StepKind.ALTERNATIVES), HERE),
    }


def crowded_by_phone() -> dict[str, models.Scene]:
    """Many people, a long title, more answers than people."""
    title = "Een goed gesprek over lastige keuzes in en om de gemeenteraad van Wolderhage"
    lobby = models.WelcomeScene(
        "Gemeente Wolderhage, griffie en bestuurszaken", title, None, WITH_WIFI, 61, 120
    )
    vote = models.BallotScene(
        frame(), card(6), 2, cards_up=False, present=45, present_before=44, join=JOIN, received=47
    )
    return {
        "phones-lobby-crowded": lobby,
        "phones-vote-crowded": vote,
        "phones-texts-crowded": inviting(replace(prompt(StepKind.ARGUMENTS, LINES, VALUES), twist=TWIST)),
    }


def inviting(scene: models.PromptScene, join: Join = JOIN) -> models.PromptScene:
    """People may send in a text, and the stage says so."""
    return replace(scene, frame=replace(scene.frame, invitation=Invitation(CaptureField.REASON, join)))
