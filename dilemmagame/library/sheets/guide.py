"""What the template says of every column, and the example in it: a card of our own, from Wolderhage."""

from __future__ import annotations

from collections.abc import Callable

from dilemmagame.base.i18n import _
from dilemmagame.library.sheets.columns import CHOICES

_SHOWN = 12  # options A to D, with what speaks for them and what they cost


def columns() -> tuple[str, ...]:
    """The columns of the template."""
    return (
        "field:id",
        "field:kind",
        "title",
        "situation",
        "statement",
        "field:scale",
        "question",
        *CHOICES[:_SHOWN],
        "twists",
        "cases",
        "voices",
        "prevention",
        "facilitator",
        "field:audience",
        "field:role",
        "field:themes",
        "field:values",
        "field:norms",
        "field:minutes",
        "field:sensitivity",
        "field:source",
    )


def what(name: str) -> str:
    """What goes in a column, in the language in use."""
    kind, _space, letter = name.partition(" ")
    match kind:
        case "option":
            return _("What you could do. Use A and B at least, and leave no letter out.")
        case "supports":
            return _("What speaks for choice {letter}, in one or two sentences.").format(letter=letter)
        case "cost":
            return _("What choice {letter} costs, and whom.").format(letter=letter)
        case _:
            return _WHAT[name]()


def example(language: str) -> dict[str, str]:
    """The parts of the example card."""
    parts = dict(_EXAMPLE["nl" if language == "nl" else "en"])
    return {"field:kind": "options", "field:minutes": "15", "field:sensitivity": "1", **parts}


# Functions, not texts: the language may change while the program runs.
_WHAT: dict[str, Callable[[], str]] = {
    "field:id": lambda: _(
        "A short name for the card: small letters, digits and hyphens. Leave it empty and one is made of the title. Do"
        " not change it afterwards: by this name a row finds its card again."
    ),
    "field:kind": lambda: _(
        "options, open, scale or turns. Leave it empty and it is seen from the columns that are filled."
    ),
    "title": lambda: _("Needed. A few words."),
    "situation": lambda: _(
        "Needed. What happens, told to “you”, in 60 to 110 words. An empty line begins a new paragraph. Invent people"
        " and places."
    ),
    "statement": lambda: _("Only on a scale card: the statement that people place."),
    "field:scale": lambda: _("Only on a scale card: white-grey-black or 0-10."),
    "question": lambda: _("What you ask the group, for example: What do you do?"),
    "twists": lambda: _("What if one fact were different? One to a line."),
    "cases": lambda: _(
        "Short cases to place between white and black, 3 to 12, one to a line. May stay empty."
    ),
    "voices": lambda: _("How others look at it, one to a line: the name, a colon, what they say."),
    "prevention": lambda: _("One question about how this can be prevented."),
    "facilitator": lambda: _(
        "Hints for the person who leads the talk. Lines that begin with a hyphen make a list."
    ),
    "field:audience": lambda: _("For whom: one or more words with commas between them."),
    "field:role": lambda: _("Who you are on this card."),
    "field:themes": lambda: _("Names or ids from the list of themes, with commas between them."),
    "field:values": lambda: _(
        "The values that pull against each other: two or more, with commas between them."
    ),
    "field:norms": lambda: _("Ids from the register of norms, with commas between them."),
    "field:minutes": lambda: _("How long it takes, a whole number."),
    "field:sensitivity": lambda: _("1 calm, 2 touches, 3 handle with care."),
    "field:source": lambda: _("Where the card comes from."),
}

_EXAMPLE = {
    "nl": {
        "field:id": "de-laatste-moestuin",
        "title": "De laatste moestuin",
        "situation": (
            "Je bent raadslid in Wolderhage. Op het volkstuincomplex komt na vier jaar wachten één tuin vrij. Het"
            " bestuur van de tuinvereniging vraagt jou te loten, want jij kent niemand op de lijst.\n\n"
            "Bovenaan ligt het briefje van Geertje. Ze is tachtig en wacht het langst van allemaal. ‘Volgend"
            " jaar kan ik niet meer spitten,’ zei ze vanmorgen bij de bakker. Achter haar stond een jong gezin uit een"
            " flat zonder balkon. Zij staan ook op de lijst, en ze hoorden het."
        ),
        "question": "Wat doe je?",
        "option A": "Je loot, zoals is afgesproken.",
        "supports A": "iedereen op de lijst heeft evenveel kans, en niemand hoeft jou te vertrouwen.",
        "cost A": "wie het langst wacht, kan nog langer wachten, en voor haar is dat misschien te lang.",
        "option B": "Je geeft het bestuur de raad om Geertje de tuin te geven.",
        "supports B": "wie het langst wacht, gaat voor, en dat begrijpt bijna iedereen.",
        "cost B": "het bestuur vroeg om een loting, en jij maakt er een keuze van.",
        "option C": "Je loot niet en vraagt het bestuur eerst een regel te maken.",
        "supports C": "een regel vooraf beschermt iedereen, ook de volgende keer.",
        "cost C": "de tuin ligt een seizoen leeg, en twintig mensen kijken ernaar.",
        "twist 1": "Geertje is de moeder van je fractiegenoot.",
        "twist 2": "Er is niemand die langer dan een jaar wacht.",
        "voice 1 name": "Penningmeester",
        "voice 1 text": "Wij vroegen een raadslid, dan is er later geen gezeur.",
        "voice 2 name": "Buurtwerker",
        "voice 2 text": "Voor kinderen uit die flat is een tuin meer dan een hobby.",
        "prevention": "Welke afspraak over wachtlijsten maak je voordat er iets vrijkomt?",
        "facilitator": (
            "- Vraag wie hier iets te verdelen heeft, en wie niet.\n- Laat de groep zeggen wat loten eerlijk maakt."
        ),
        "field:audience": "raadsleden",
        "field:role": "raadslid",
        "field:values": "gelijke-behandeling, menselijke-maat",
        "field:source": "voorbeeld uit het sjabloon",
    },
    "en": {
        "field:id": "the-last-allotment",
        "title": "The last allotment",
        "situation": (
            "You are a council member in Wolderhage. After four years of waiting, one allotment garden comes free. The"
            " committee asks you to draw lots, because you know nobody on the list.\n\n"
            "On top lies the note of Geertje. She is eighty and has waited longest of all. ‘Next year I will not"
            " be able to dig any more,’ she said this morning at the baker’s. Behind her stood a young family from a"
            " flat without a balcony. They are on the list too, and they heard her."
        ),
        "question": "What do you do?",
        "option A": "You draw lots, as agreed.",
        "supports A": "everybody on the list has the same chance, and nobody has to trust you.",
        "cost A": "who waits longest may wait longer still, and for her that may be too long.",
        "option B": "You advise the committee to give the garden to Geertje.",
        "supports B": "who waits longest goes first, and almost everybody understands that.",
        "cost B": "the committee asked for a draw, and you turn it into a choice.",
        "option C": "You draw no lots and ask the committee to make a rule first.",
        "supports C": "a rule made beforehand protects everybody, next time as well.",
        "cost C": "the garden lies empty for a season, and twenty people look at it.",
        "twist 1": "Geertje is the mother of somebody in your party.",
        "twist 2": "Nobody has waited longer than a year.",
        "voice 1 name": "Treasurer",
        "voice 1 text": "We asked a council member so that there is no grumbling later.",
        "voice 2 name": "Community worker",
        "voice 2 text": "For children from that flat a garden is more than a hobby.",
        "prevention": "What do you agree about waiting lists before something comes free?",
        "facilitator": (
            "- Ask who has something to share out here, and who has not.\n- Let the group say what makes a draw fair."
        ),
        "field:audience": "raadsleden",
        "field:role": "raadslid",
        "field:values": "gelijke-behandeling, menselijke-maat",
        "field:source": "example from the template",
    },
}
