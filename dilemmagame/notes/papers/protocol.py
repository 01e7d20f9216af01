"""Example sentences for a protocol in five parts for when something is reported: written to be taken, changed or left.

They are no legal advice: somebody who knows the law reads along before a protocol is adopted; the worksheet says so.
"""

from __future__ import annotations

from dilemmagame.domain.localised import Localised
from dilemmagame.notes.papers.kinds import Section

PROTOCOL = (
    Section(
        "report",
        Localised("1. Melden", "1. Reporting"),
        Localised(
            "Bij wie, hoe, en wat krijgt de melder terug?",
            "To whom, how, and what does the reporter hear back?",
        ),
        (
            Localised(
                "Melden kan bij twee rollen, zodat er altijd een is die niet zelf betrokken is.",
                "Reports go to one of two roles, so that there is always one that is not involved.",
            ),
            Localised(
                "De melder krijgt binnen een week een bevestiging en hoort wie wat wanneer doet.",
                "The reporter gets an acknowledgement within a week and hears who does what and when.",
            ),
            Localised(
                "De naam van de melder weet alleen wie die nodig heeft.",
                "Only those who need it know the name of the reporter.",
            ),
            Localised(
                "Gaat de melding over de burgemeester, dan is er een weg buiten hem om.",
                "When the report is about the mayor, there is a way around the mayor.",
            ),
        ),
    ),
    Section(
        "inquiry",
        Localised("2. Onderzoek", "2. Inquiry"),
        Localised(
            "Wie beslist of er onderzoek komt, wie doet het, en hoe lang?",
            "Who decides on an inquiry, who does it, and for how long?",
        ),
        (
            Localised(
                "Eerst een vooronderzoek van ten hoogste twee weken: is er genoeg om verder te kijken?",
                "First a look of two weeks at most: is there enough to go on?",
            ),
            Localised(
                "Wie onderzoekt, staat los van de betrokkenen en heeft een schriftelijke opdracht.",
                "Whoever inquires is independent of those involved and has a written assignment.",
            ),
            Localised(
                "De betrokkene wordt gehoord, leest het verslag van dat gesprek en mag iemand meenemen.",
                "The person concerned is heard, reads the record of that talk and may bring somebody.",
            ),
            Localised(
                "Stukken en apparaten worden veiliggesteld volgens een lijst, en niemand ruimt zelf iets op.",
                "Papers and devices are secured according to a list, and nobody tidies anything up.",
            ),
        ),
    ),
    Section(
        "legal",
        Localised("3. Juridische afhandeling", "3. Legal handling"),
        Localised(
            "Aangifte, rechtspositie, en wie adviseert?", "Charges, legal position, and who gives advice?"
        ),
        (
            Localised(
                "De vraag of aangifte moet, wordt dezelfde dag aan een jurist voorgelegd en schriftelijk beantwoord.",
                "Whether charges must be pressed is put to a lawyer the same day and answered in writing.",
            ),
            Localised(
                "Zolang er onderzoek is, nemen we alleen maatregelen die nodig zijn om het werk door te laten gaan.",
                "As long as an inquiry runs we take only the measures that keep the work going.",
            ),
            Localised(
                "Een besluit over gevolgen noemt de feiten, de regel en waarom deze maatregel past.",
                "A decision on consequences names the facts, the rule and why this measure fits.",
            ),
        ),
    ),
    Section(
        "register",
        Localised("4. Registratie", "4. Registration"),
        Localised(
            "Wat leggen we vast, waar, hoe lang, en wat maken we openbaar?",
            "What is recorded, where, for how long, and what is made public?",
        ),
        (
            Localised(
                "Van elke melding staat vast: de datum, het soort vraag, wat ermee is gedaan en wanneer het klaar was.",
                "Of every report is recorded: the date, the kind of question, what was done and when it was finished.",
            ),
            Localised(
                "In het jaarverslag staan aantallen en soorten; wat naar een persoon wijst, laten we weg.",
                "The yearly account has numbers and kinds; what points at a person is left out.",
            ),
            Localised(
                "Voor elk dossier staat bij de start vast wanneer het wordt vernietigd.",
                "For every file it is settled at the start when it will be destroyed.",
            ),
        ),
    ),
    Section(
        "aftercare",
        Localised("5. Nazorg", "5. Aftercare"),
        Localised("Voor wie, door wie, hoe lang?", "For whom, by whom, for how long?"),
        (
            Localised(
                "Melder, beschuldigde en de collega’s eromheen krijgen ieder een eigen aanspreekpunt.",
                "Reporter, accused and the colleagues around them each get somebody of their own to turn to.",
            ),
            Localised(
                "Na een dag, een week en een maand vraagt dat aanspreekpunt hoe het gaat, ook als niemand klaagt.",
                "After a day, a week and a month that person asks how things are, also when nobody complains.",
            ),
            Localised(
                "Was er niets aan de hand, dan herstellen we hardop wat beschadigd is.",
                "When nothing was wrong, we repair aloud what was damaged.",
            ),
            Localised(
                "Aan het eind bespreken we zonder namen wat we een volgende keer anders doen.",
                "At the end we discuss, without names, what we do otherwise next time.",
            ),
        ),
    ),
)
