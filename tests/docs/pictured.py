"""What the pictures of the manual show: one organisation with its group, and how the room voted. Nobody is real."""

from __future__ import annotations

from dataclasses import replace

from dilemmagame.domain.evening import AdoptedValue, Chair
from dilemmagame.domain.groups import Group
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.organisations import CodeArticle, Contact, Organisation
from tests.agreed import CALL_FIRST, DINNERS, SPRING

FIRST = {"A": 7, "B": 4, "C": 4, "unsure": 2}
SECOND = {"A": 4, "B": 8, "C": 4, "unsure": 1}
REASONS = (
    ("A", "Zij belt omdat niemand anders luistert."),
    ("B", "Wie niet durft te bellen, krijgt ook hulp."),
    ("C", "Het probleem zit in de wachttijd."),
)
HOUSE = Organisation(
    "Gemeente Lindewaard",
    "de griffie",
    (
        Contact("vertrouwenspersoon", "zie het intranet"),
        Contact("burgemeester", "via het bestuurssecretariaat"),
        Contact("griffier", "op het gemeentehuis"),
    ),
    id="lindewaard",
    code=(
        CodeArticle("2.1", "Een raadslid meldt een geschenk of uitnodiging die met het ambt te maken heeft."),
    ),
)
COUNCIL = Group(
    "raad",
    "lindewaard",
    "Raad 2026-2030",
    size=23,
    chair=Chair.CHAIR,
    values=(
        AdoptedValue(
            "respect", Localised("Respect", "Respect"), "We laten elkaar uitpraten, ook in de krant.", SPRING
        ),
    ),
    register=(
        replace(DINNERS, session_id="", card_title=""),
        replace(CALL_FIRST, article="", outcome="Staat op de agenda van december.", changed_on=None),
    ),
)
PLACED = (
    (0, 1, 3, 6, 4, 2, 0), (0, 0, 0, 0, 1, 4, 11), (7, 6, 2, 1, 0, 0, 0), (13, 3, 0, 0, 0, 0, 0),
    (4, 2, 2, 1, 2, 3, 2), (0, 0, 1, 2, 4, 6, 3), (2, 4, 4, 4, 2, 0, 0), (1, 2, 3, 4, 3, 2, 1),
)  # fmt: skip
ADDRESS, CODE = "192.168.178.24:8421", "KMT7RA"
