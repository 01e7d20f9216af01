"""What a column of a sheet can hold, its heading in Dutch and English, and what a typed heading probably means.

The name of a column is that of a part (see `library.editing`), or of a list that stands in one cell, a line for each
item: `options`, `considerations`, `twists`, `cases`, `voices`, `turn 2 options`.
"""

from __future__ import annotations

import re

from dilemmagame.library import limits
from dilemmagame.library.sections import LETTERS

FIELDS = (
    "field:audience",
    "field:role",
    "field:themes",
    "field:values",
    "field:norms",
    "field:vulnerabilities",
    "field:chain",
    "field:minutes",
    "field:sensitivity",
    "field:source",
    "field:status",
    "field:version",
    "field:language",
)
_TURNS = range(2, limits.TURNS_MAX + 1)
_OF_TURN = ("situation", "question", "options", "considerations")
LISTS = ("options", "considerations", "twists", "cases", "voices")
CHOICES = tuple(f"{kind} {letter}" for letter in LETTERS for kind in ("option", "supports", "cost"))
LATER = tuple(f"turn {number} {name}" for number in _TURNS for name in _OF_TURN)

COLUMNS = (
    "field:id",
    "field:kind",
    "title",
    "situation",
    "statement",
    "field:scale",
    "question",
    *CHOICES,
    "options",
    "considerations",
    *LATER,
    "twists",
    "cases",
    "voices",
    "prevention",
    "facilitator",
    *FIELDS,
)
"""Every column there can be, in the order in which a sheet is written."""

_HEADINGS = {
    "field:id": ("Id", "Id"),
    "field:kind": ("Soort", "Kind"),
    "field:scale": ("Schaal", "Scale"),
    "field:title": ("Titel", "Title"),
    "field:audience": ("Voor wie", "For whom"),
    "field:role": ("Rol", "Role"),
    "field:themes": ("Thema’s", "Themes"),
    "field:values": ("Waarden", "Values"),
    "field:norms": ("Normen", "Norms"),
    "field:vulnerabilities": ("Kwetsbare processen", "Vulnerable processes"),
    "field:chain": ("Schakels", "Chain links"),
    "field:minutes": ("Minuten", "Minutes"),
    "field:sensitivity": ("Gevoeligheid", "Sensitivity"),
    "field:source": ("Bron", "Source"),
    "field:status": ("Status", "Status"),
    "field:version": ("Versie", "Version"),
    "field:language": ("Taal", "Language"),
    "field:translates": ("Vertaald uit versie", "Translated from version"),
    "title": ("Titel", "Title"),
    "situation": ("Situatie", "Situation"),
    "statement": ("Stelling", "Statement"),
    "question": ("Vraag", "Question"),
    "options": ("Keuzes", "Options"),
    "considerations": ("Overwegingen", "Considerations"),
    "twists": ("Wat als", "What if"),
    "cases": ("Grensgevallen", "Borderline cases"),
    "voices": ("Raadgevers", "Advisers"),
    "prevention": ("Voorkomen", "Prevention"),
    "facilitator": ("Voor de begeleider", "For the facilitator"),
    "introduction": ("Inleiding", "Introduction"),
}
_NUMBERED = {
    "option": ("Keuze", "Option"),
    "supports": ("Voor", "For"),
    "cost": ("Prijs", "Cost"),
    "twist": ("Wat als", "What if"),
    "case": ("Grensgeval", "Borderline case"),
    "voice": ("Raadgever", "Adviser"),
}
_OTHER_WORDS = {
    "field:id": ("kenmerk", "kaartnummer", "code", "card id"),
    "field:kind": ("type", "kaartsoort", "vorm"),
    "title": ("kaart", "card", "dilemma", "naam", "name", "naam van de kaart", "titel van de kaart", "kop"),
    "situation": ("casus", "case", "verhaal", "story", "tekst", "text", "schets", "beschrijving", "description"),
    "question": ("vraagstelling", "dilemmavraag", "vraag aan de groep"),
    "options": ("opties", "antwoorden", "choices", "answers", "handelingsopties", "mogelijkheden"),
    "considerations": ("argumenten", "arguments", "voors en tegens", "pros and cons"),
    "twists": ("wat-als", "wat als vragen", "what ifs", "what-if", "twists", "varianten"),
    "cases": ("grensgeval", "mini-casussen", "grijze gevallen", "borderline case", "mini cases"),
    "voices": ("adviseurs", "advisors", "stemmen", "voices", "perspectieven"),
    "prevention": ("preventie", "preventievraag", "prevention question", "voorkomen vraag"),
    "facilitator": ("begeleider", "facilitator", "trainer", "notities", "notes", "voor de trainer", "toelichting"),
    "field:audience": ("doelgroep", "audience", "bestemd voor"),
    "field:role": ("rollen", "wie ben je"),
    "field:themes": ("thema", "theme", "themas", "onderwerp", "subject"),
    "field:values": ("waarde", "value"),
    "field:norms": ("norm", "regels", "rules", "artikel"),
    "field:vulnerabilities": ("kwetsbaarheden", "vulnerabilities", "kwetsbaar proces"),
    "field:chain": ("schakel", "keten", "integriteitsketen", "chain", "chain link"),
    "field:minutes": ("duur", "tijd", "min", "duration", "time", "minuut"),
    "field:source": ("herkomst",),
    "field:status": ("stand",),
}  # fmt: skip
_OTHER_KINDS = {
    "option": ("option", "optie", "keuze", "antwoord", "answer", "choice", "mogelijkheid"),
    "supports": ("supports", "voor", "for", "pro", "voordeel", "argument voor", "wat ervoor spreekt"),
    "cost": ("cost", "prijs", "price", "tegen", "con", "contra", "nadeel", "kosten", "wat het kost"),
}
_LETTERED = re.compile(
    rf"(?P<kind>.*?)[ :]*\b(?P<place>[{LETTERS.lower()}1-{len(LETTERS)}])"
    rf"|(?P<first>[{LETTERS.lower()}])[ :]+(?P<after>.+)"
)
_LONGEST = 80  # of a heading that is looked at; the time that takes grows faster than its length
_TURN = re.compile(r"(?:beurt|turn|ronde|stap) (?P<number>\d)[ :.,-]*(?P<rest>.+)")
_PART = re.compile(r"(?:turn (?P<turn>\d) )?(?P<kind>\w+) (?P<place>[A-F]|\d+)(?: (?P<which>name|text))?")


def heading(name: str, language: str) -> str:
    """A column or a part of a card in words, in `language` ('nl'; anything else is English)."""
    place = 0 if language == "nl" else 1
    if name in _HEADINGS:
        return _HEADINGS[name][place]
    turn = re.fullmatch(r"turn (\d) (.+)", name)
    if turn is not None:
        inner = heading(turn.group(2), language)
        return f"{('Beurt', 'Turn')[place]} {turn.group(1)}: {inner[:1].lower()}{inner[1:]}"
    part = _PART.fullmatch(name)
    if part is None or part["kind"] not in _NUMBERED:
        return name.removeprefix("field:")
    words = f"{_NUMBERED[part['kind']][place]} {part['place']}"
    if part["which"] == "name":
        return f"{words}: {('naam', 'name')[place]}"
    return words


def guessed(typed: str) -> tuple[str, str]:
    """The column that a typed heading probably stands for ('' when nothing fits), and the language it is in ('' when
    that is not clear)."""
    text = _bare(typed[:_LONGEST])
    if text in _KNOWN:
        return _KNOWN[text]
    turn = _TURN.fullmatch(text)
    if turn is not None:
        inner, language = guessed(turn["rest"])
        name = f"turn {turn['number']} {inner}"
        return (name, language) if name in LATER else ("", "")
    lettered = _LETTERED.fullmatch(text)
    if lettered is not None:
        kind = (lettered["kind"] if lettered["kind"] is not None else lettered["after"]).strip(" :")
        place = lettered["place"] or lettered["first"]
        letter = LETTERS[int(place) - 1] if place.isdecimal() else place.upper()
        for name, words in _OTHER_KINDS.items():
            if kind in words:
                return f"{name} {letter}", ""
        if not kind and not place.isdecimal():
            return f"option {letter}", ""
    return "", ""


def _bare(typed: str) -> str:
    """A heading without capitals, signs at its end and remarks between brackets."""
    text = re.sub(r"\(.*?\)", " ", typed.casefold().replace("’", "").replace("'", ""))
    return " ".join(text.replace("_", " ").split()).strip(" :?.!*-…")


def _known() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for name in COLUMNS:
        dutch, english = heading(name, "nl"), heading(name, "en")
        for words, language in ((dutch, "nl"), (english, "en")):
            found.setdefault(_bare(words), (name, "" if dutch == english else language))
    for name in COLUMNS:
        for words in (name, name.removeprefix("field:"), *_OTHER_WORDS.get(name, ())):
            found.setdefault(_bare(words), (name, ""))
    return found


_KNOWN = _known()
