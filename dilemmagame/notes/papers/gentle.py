"""Example sentences for an agreement within a council or an executive on how they deal with integrity: written to be
taken, changed or left. The group's own agreements come with them.
"""

from __future__ import annotations

from dilemmagame.domain.localised import Localised
from dilemmagame.notes.papers.kinds import Section

GENTLE = (
    Section(
        "why",
        Localised("Waarom we dit afspreken", "Why we agree on this"),
        Localised("In rustige tijd, en voor wie.", "In quiet times, and for whom."),
        (
            Localised(
                "We maken deze afspraken nu er niets speelt, zodat we weten wat we doen als er iets speelt.",
                "We make these agreements now that nothing is going on, so that we know what to do when something is.",
            ),
            Localised(
                "Ze gelden voor raad en college samen. Wie nieuw is, krijgt ze bij de start uitgelegd.",
                "They hold for council and executive together. Whoever is new hears them explained at the start.",
            ),
            Localised(
                "Twijfel is geen zwakte. Wie twijfelt, legt de vraag voor voordat hij beslist.",
                "Doubt is no weakness. Whoever doubts puts the question to somebody before deciding.",
            ),
        ),
    ),
    Section(
        "impartial",
        Localised("Zonder aanzien des persoons", "Without regard to the person"),
        Localised("Een regel geldt voor iedereen even zwaar.", "A rule weighs the same for everybody."),
        (
            Localised(
                "Een melding over een lid van de coalitie behandelen we op dezelfde manier als een melding over de"
                " oppositie.",
                "A report about a member of the coalition is handled in the same way as one about the opposition.",
            ),
            Localised(
                "Wie zelf betrokken is, beslist niet mee over de vraag of er onderzoek komt.",
                "Whoever is involved takes no part in deciding whether there will be an inquiry.",
            ),
            Localised(
                "We gebruiken een vermoeden van een integriteitsschending niet als wapen in het debat.",
                "We do not use a suspicion of a breach of integrity as a weapon in debate.",
            ),
        ),
    ),
    Section(
        "public",
        Localised("Naar buiten", "In public"),
        Localised("Wie spreekt, wanneer en waarover.", "Who speaks, when and about what."),
        (
            Localised(
                "Zolang een vermoeden wordt uitgezocht, zeggen we er niets over in de pers en op sociale media.",
                "As long as a suspicion is looked into, we say nothing about it in the press or on social media.",
            ),
            Localised(
                "Is er iets te zeggen, dan doet één afgesproken rol het woord, met feiten en zonder oordeel.",
                "When there is something to say, one role that we agreed on speaks, with facts and without a verdict.",
            ),
            Localised(
                "De uitkomst van een onderzoek maken we bekend, ook als er niets aan de hand bleek.",
                "We make the outcome of an inquiry known, also when nothing turned out to be wrong.",
            ),
        ),
    ),
    Section(
        "care",
        Localised(
            "Zorg voor wie beschuldigd wordt, en voor wie meldt", "Care for the accused, and for who reports"
        ),
        Localised("Onschuldig tot het anders blijkt.", "Innocent until shown otherwise."),
        (
            Localised(
                "Wie beschuldigd wordt, hoort het als eerste van ons en niet uit de krant.",
                "Whoever is accused hears it from us first and not from the newspaper.",
            ),
            Localised(
                "Er is voor de beschuldigde een vast aanspreekpunt, dat niet over de zaak gaat.",
                "The accused has one fixed person to turn to, who does not handle the case.",
            ),
            Localised(
                "Wie te goeder trouw meldt, heeft daar geen nadeel van. We vragen een maand later hoe het gaat.",
                "Whoever reports in good faith suffers no disadvantage. A month later we ask how things are.",
            ),
        ),
    ),
    Section(
        "address",
        Localised("Elkaar aanspreken", "Telling each other"),
        Localised("Klein houden wat klein is.", "Keeping small what is small."),
        (
            Localised(
                "Zien we iets kleins, dan zeggen we het elkaar zelf, onder vier ogen en binnen een week.",
                "When we see something small we tell each other ourselves, face to face and within a week.",
            ),
            Localised(
                "Zien we iets groots, dan praten we er niet over door maar gebruiken we de meldweg.",
                "When we see something big we do not talk it round, but use the way to report.",
            ),
        ),
    ),
    Section(
        "keep",
        Localised("Levend houden", "Keeping it alive"),
        Localised("Wanneer we dit weer op tafel leggen.", "When we put this on the table again."),
        (
            Localised(
                "We bespreken twee keer per jaar een dilemma, zonder besluit en zonder verslag op naam.",
                "Twice a year we discuss a dilemma, without a decision and without names in the notes.",
            ),
            Localised(
                "Bij de start van elke raadsperiode lezen we deze afspraken hardop en passen we ze aan.",
                "At the start of every term we read these agreements aloud and change them.",
            ),
        ),
    ),
)
