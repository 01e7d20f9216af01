"""Warnings before notes leave: addresses, telephone numbers and what looks like a person in captured texts.

It never changes a text and never blocks: the trainer decides. Names are guessed from capitals, so it may be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from dilemmagame.base.i18n import _


class RemarkCode(Enum):
    """What a remark is about."""

    EMAIL = "email"
    PHONE = "phone"
    FACTION = "faction"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Remark:
    """A place in a text that may point at a person: `found` stands at `start` in the text with `text_id`."""

    text_id: str
    code: RemarkCode
    start: int
    found: str


EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+")
PHONE = re.compile(r"(?<![\w.,])(?:\+|00)?\d(?:[\s()./-]{0,2}\d){8,12}(?![\w])")
DATE = re.compile(r"\d{1,2}[-./ ]\d{1,2}[-./ ]\d{4}|\d{4}-\d{2}-\d{2}")
CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’-]{1,30}"
ROLE = (
    r"(?i:(?:raads|commissie|burgerraads|fractie|staten|council |party )?"
    r"(?:lid|leden|woordvoerder|voorzitter|leider|members?|leader|spokesperson))"
)
OF = r"(?:van|namens|uit|of|from|for)\s(?:de\s|het\s|the\s)?"
PARTY = rf"({CAPITAL})(?:\s{CAPITAL})?"
FACTION = tuple(
    re.compile(rf"\b{pattern}")
    for pattern in (
        rf"(?:{ROLE}\s(?:{OF})?)?(?i:fractie|partij)\s(?:van\s)?{PARTY}",
        rf"{ROLE}\s{OF}{PARTY}",
        rf"({CAPITAL})-(?:fractie|raadslid|wethouder|lid)\b",
    )
)
PARTICLE = r"(?:van|de|der|den|het|ten|ter|te|op|in|'t|’t|von|el|al|bin|ben)"
TITLED = re.compile(
    r"\b(?:[Mm]eneer|[Mm]evrouw|[Dd]e heer|[Mm]w\.?|[Dd]hr\.?|[Mm]r\.?|[Mm]rs\.?|[Mm]s\.?|[Ww]ethouder|[Bb]urgemeester|"
    r"[Gg]riffier|[Rr]aadslid|[Aa]lderman|[Mm]ayor|[Cc]ouncillor|[Dd]r\.?|[Ii]r\.?)\s"
    rf"(?:{PARTICLE}\s){{0,3}}{CAPITAL}",
)
TWO_NAMES = re.compile(rf"\b({CAPITAL})\s(?:(?:{PARTICLE}\s){{1,3}})?({CAPITAL})")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NO_FIRST_NAMES = _words(
    "De Het Een In Op Aan Bij Wij We Ik Je Jij Hij Zij Ze Als Wie Wat Waar Wanneer Hoe Waarom Dat Dit Deze Die Er En "
    "Of Maar Want Dus Ook Niet Geen Alle Elke Elk Iedere Iedereen Niemand Voor Na Met Zonder Door Over Onder Tussen "
    "Uit Naar Tot Volgens Binnen Buiten Sinds Omdat Toen Nu Dan Daar Hier Onze Ons Mijn Jouw Zijn Haar Hun Van "
    "The A An We I You He She They It If Who What Where When How Why That This These Those There And Or But So Not No "
    "All Every For After With Without By Over Under Between From To In On At Our My Your His Her Their As Is Are"
)
NO_NAMES = _words(
    "Gemeente Gemeenteraad Gemeentewet Grondwet Raad Kamer Eerste Tweede College Burgemeester Wethouder Wethouders "
    "Griffie Griffier Rekenkamer Rekenkamercommissie Staat State Provincie Provinciale Staten Commissie Partij "
    "Fractie Wet Besluit Verordening Gedragscode Chatham House Open Overheid Openbaar Bestuur Ministerie Minister "
    "Europese Unie Dilemma Kaart Ronde Januari Februari Maart April Mei Juni Juli Augustus September "
    "Oktober November December "
    "Maandag Dinsdag Woensdag Donderdag Vrijdag Zaterdag Zondag January February March May June July August October "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Council Municipality Mayor Alderman Clerk Act Code "
    "Government Parliament Senate European Union Court Wolderhage Lindewaard Nederland Nederlandse Netherlands Dutch"
)


def lint(texts: Mapping[str, str]) -> tuple[Remark, ...]:
    """Remarks on `texts` (id to body), in the order of the texts and of the places in them."""
    return tuple(remark for text_id, body in texts.items() for remark in _remarks(text_id, body))


def sentence(remark: Remark) -> str:
    """What the trainer reads."""
    match remark.code:
        case RemarkCode.EMAIL:
            return _("“{found}” looks like an e-mail address. Take it out: notes hold no persons.").format(
                found=remark.found
            )
        case RemarkCode.PHONE:
            return _("“{found}” looks like a telephone number. Take it out: notes hold no persons.").format(
                found=remark.found
            )
        case RemarkCode.FACTION:
            return _(
                "“{found}” points at a party group, and so at a few people. Leave the party group out."
            ).format(found=remark.found)
        case RemarkCode.NAME:
            return _("“{found}” looks like the name of a person. Write a role instead.").format(
                found=remark.found
            )


def _remarks(text_id: str, body: str) -> list[Remark]:
    found = [*_matches(text_id, body)]
    kept: list[Remark] = []
    end = -1
    for remark in sorted(found, key=lambda each: (each.start, -len(each.found))):
        if remark.start >= end:
            kept.append(remark)
            end = remark.start + len(remark.found)
    return kept


def _matches(text_id: str, body: str) -> Iterator[Remark]:
    for match in EMAIL.finditer(body):
        yield Remark(text_id, RemarkCode.EMAIL, match.start(), match.group())
    for match in PHONE.finditer(body):
        if not DATE.fullmatch(match.group()):
            yield Remark(text_id, RemarkCode.PHONE, match.start(), match.group())
    for pattern in FACTION:
        for match in pattern.finditer(body):
            if not NO_NAMES.issuperset(
                re.findall(CAPITAL, match.group().partition(" ")[2] or match.group(1))
            ):
                yield Remark(text_id, RemarkCode.FACTION, match.start(), match.group())
    for match in TITLED.finditer(body):
        if match.group().split()[-1] not in NO_NAMES:
            yield Remark(text_id, RemarkCode.NAME, match.start(), match.group())
    yield from _full_names(text_id, body)


def _full_names(text_id: str, body: str) -> Iterator[Remark]:
    """Two capitalised words in a row that are no known words. After a known word the search goes on with the second."""
    place = 0
    while pair := TWO_NAMES.search(body, place):
        first, second = pair.groups()
        if first in NO_FIRST_NAMES or first in NO_NAMES or second in NO_NAMES:
            place = pair.end(1)
            continue
        yield Remark(text_id, RemarkCode.NAME, pair.start(), pair.group())
        place = pair.end()
