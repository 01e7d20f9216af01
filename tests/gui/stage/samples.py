"""Stage models for tests and contact sheets: council cards of our own, in short, usual and long."""

from __future__ import annotations

from datetime import UTC, datetime

from dilemmagame.domain.blocks import Block, Paragraph, Span, paragraph
from dilemmagame.domain.cards import NEUTRAL_CHOICES, SHADES, CardKind, Option, ScaleKind
from dilemmagame.domain.disclosure import Disclosure, NetChange
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.organisations import Contact
from dilemmagame.domain.plan import Confidentiality
from dilemmagame.domain.steps import StepKind
from dilemmagame.live import stage_view as models
from dilemmagame.live.frames import Frame, StageCard, TimerFace

USUAL = (
    (
        "Een plaatselijke voetbalclub wil een nieuwe kantine. De raad beslist over drie weken over de "
        "subsidie. Jij bent raadslid en je dochter speelt al jaren in het eerste elftal."
    ),
    (
        "Na een wedstrijd houdt de voorzitter je staande. ‘We noemen de kantine naar je vader, als het "
        "doorgaat. Hij heeft hier veertig jaar de lijnen getrokken.’ Je vader is vorig jaar overleden. Je "
        "slikt even."
    ),
    (
        "Je fractie is verdeeld en jouw stem kan de doorslag geven. Niemand anders heeft het gesprek gehoord. "
        "Morgen vergadert de fractie over het standpunt, en jij bent daar de woordvoerder sport. De griffier "
        "zegt dat je zelf beslist of je meestemt."
    ),
)
LONG = (
    *USUAL,
    (
        "Een week later belt een journalist van de streekkrant. Ze vraagt of het klopt dat er toezeggingen "
        "zijn gedaan. Ze noemt geen namen, maar ze weet van het gesprek langs de lijn. Je vraagt je af wie "
        "haar heeft ingelicht, en of het uitmaakt. De griffier zegt dat je zelf beslist of je meestemt; een "
        "advies geven kan hij niet."
    ),
)
OPTIONS = (
    "Je stemt mee en vertelt vooraf in de fractie wat de voorzitter zei.",
    "Je doet niet mee aan het debat en de stemming, en zegt waarom.",
    "Je bedankt de voorzitter en zegt dat de naam er los van staat.",
    "Je legt het eerst voor aan de griffier en volgt diens advies.",
    "Je vraagt je fractievoorzitter om het woordvoerderschap over te nemen.",
    "Je meldt het gesprek aan de burgemeester voordat de raad vergadert.",
)
NOW = 1_000_000
TIMER = TimerFace(120_000, 75_000, running=True, as_of_ms=NOW)
STARTS = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)


def words(nl: str, en: str = "") -> Localised:
    return Localised(nl, en or nl)


def frame(step: int = 2, steps: int = 7, title: str = "Eerste stem", *, timer: bool = True) -> Frame:
    return Frame(2, 4, step, steps, words(title), TIMER if timer else None)


def card(
    options: int = 4, *, situation: tuple[str, ...] = USUAL, title: str = "De kantine van je vader"
) -> StageCard:
    letters = "ABCDEF"[:options]
    blocks: tuple[Block, ...] = tuple(paragraph(text) for text in situation)
    if blocks:
        blocks = (Paragraph((Span("Oktober. ", strong=True), Span(situation[0]))), *blocks[1:])
    return StageCard(
        "kantine",
        title,
        CardKind.OPTIONS if options else CardKind.OPEN,
        blocks,
        "Wat doe je?" if options else "Wanneer is iets van de club nog van de raad?",
        tuple(Option(letter, text) for letter, text in zip(letters, OPTIONS, strict=False)),
        "",
        None,
        (*letters, *NEUTRAL_CHOICES) if options else (),
    )


def scale(kind: ScaleKind) -> StageCard:
    own = SHADES if kind is ScaleKind.WHITE_GREY_BLACK else tuple(str(n) for n in range(11))
    return StageCard(
        "schaal",
        "Een kaartje voor de finale",
        CardKind.SCALE,
        tuple(paragraph(text) for text in USUAL[:2]),
        "Waar ligt dit voor jou?",
        (),
        "Een raadslid mag een kaartje van een club aannemen als iedereen het ziet.",
        kind,
        (*own, *NEUTRAL_CHOICES),
    )


VALUES = tuple(
    words(name)
    for name in (
        "Onafhankelijkheid",
        "Trouw",
        "Openheid",
        "Dankbaarheid",
        "Gelijke behandeling",
        "Zorgvuldigheid",
    )
)
LINES = (
    "Je vader hoort bij de club, niet bij het dossier.",
    "Als je het nu vertelt, kan niemand het later tegen je gebruiken.",
    "De schijn is er al, ook als je niets doet.",
    "Onze gedragscode zegt dat je meldt, niet dat je wegblijft.",
)


def bars(own: StageCard, ballots: tuple[int, ...], present: int = 18) -> models.BarsScene:
    return models.BarsScene(
        frame(3, title="Uitkomst", timer=False), own, 1, Disclosure.BARS, ballots, sum(ballots), present
    )


def slope(
    own: StageCard,
    before: tuple[int, ...],
    after: tuple[int, ...],
    present: tuple[int, int] = (18, 18),
) -> models.SlopeScene:
    changes = tuple(NetChange(c, b, a) for c, b, a in zip(own.choices, before, after, strict=True))
    return models.SlopeScene(
        frame(6, title="Verschuiving", timer=False), own, changes, sum(before), sum(after), *present
    )


def prompt(
    kind: StepKind, lines: tuple[str, ...] = (), values: tuple[Localised, ...] = ()
) -> models.PromptScene:
    return models.PromptScene(frame(4, title="Gesprek"), kind, card(), lines, values)


AGREED = "We nemen niets aan van een partij waarover de raad nog moet beslissen."


def usual() -> dict[str, models.Scene]:
    """One of each, as on an ordinary evening."""
    return _beginnings() | _conversations() | _results() | _endings()


def _beginnings() -> dict[str, models.Scene]:
    outside = Frame(0, 4, 1, 2, words("Opening"), TIMER)
    return {
        "welcome": models.WelcomeScene(
            "Gemeente Wolderhage · gemeenteraad", "Integriteit in de praktijk", STARTS
        ),
        "welcome-open": models.WelcomeScene("Gemeente Wolderhage", "Een avond over lastige keuzes", None),
        "rules": models.RulesScene(outside, Confidentiality.CHATHAM_HOUSE, votes=True),
        "case": models.CaseScene(frame(1, title="Lezen"), card()),
        "ballot": models.BallotScene(frame(), card(), 1, cards_up=False, present=18, present_before=0),
        "cards-up": models.BallotScene(frame(), card(), 2, cards_up=True, present=16, present_before=18),
        "ballot-six": models.BallotScene(frame(), card(6), 1, cards_up=False, present=18, present_before=0),
        "ballot-shades": models.BallotScene(
            frame(), scale(ScaleKind.WHITE_GREY_BLACK), 1, cards_up=False, present=18, present_before=0
        ),
        "ballot-ten": models.BallotScene(
            frame(), scale(ScaleKind.ZERO_TO_TEN), 1, cards_up=True, present=18, present_before=0
        ),
        "case-open": models.CaseScene(frame(1, title="Lezen"), card(0)),
        "hidden": models.HiddenResultScene(frame(3, title="Uitkomst"), card(), (1,)),
    }


def _conversations() -> dict[str, models.Scene]:
    return {
        "arguments": prompt(StepKind.ARGUMENTS),
        "arguments-heard": prompt(StepKind.ARGUMENTS, LINES, VALUES[:4]),
        "dialogue": prompt(StepKind.DIALOGUE, (), VALUES),
        "stakeholders": prompt(
            StepKind.STAKEHOLDERS, ("De andere clubs", "De buurt", "Je dochter", "De penningmeester")
        ),
        "conclusion": prompt(StepKind.CONCLUSION, ("Vertel het vroeg, dan blijft het klein.",)),
    }


def _results() -> dict[str, models.Scene]:
    return {
        "bars": bars(card(), (7, 4, 5, 2, 0, 0)),
        "bars-neutral": bars(card(), (5, 4, 3, 2, 3, 1), present=19),
        "bars-six": bars(card(6), (5, 4, 3, 2, 1, 1, 2, 0)),
        "bars-shades": bars(scale(ScaleKind.WHITE_GREY_BLACK), (3, 11, 4, 1, 0), present=19),
        "bars-ten": bars(scale(ScaleKind.ZERO_TO_TEN), (1, 0, 2, 3, 1, 4, 0, 3, 2, 1, 0, 1, 0)),
        "too-few": models.BarsScene(frame(3), card(), 1, Disclosure.TOO_FEW, (), 0, 4),
        "few-by-phone": models.BarsScene(frame(3), card(), 1, Disclosure.FEW_BY_PHONE, (), 0, 23),
        "slope": slope(card(), (7, 4, 5, 2, 0, 0), (3, 10, 1, 4, 0, 0)),
        "slope-many": slope(card(6), (6, 4, 4, 2, 0, 1, 3, 0), (3, 8, 4, 2, 1, 1, 0, 1), present=(20, 18)),
        "slope-big": slope(card(), (15, 13, 9, 3, 4, 1), (11, 21, 8, 2, 1, 0), present=(45, 43)),
        "slope-shades": slope(scale(ScaleKind.WHITE_GREY_BLACK), (5, 5, 6, 0, 1), (4, 6, 6, 1, 0)),
        "slope-ten": slope(
            scale(ScaleKind.ZERO_TO_TEN),
            (1, 2, 2, 3, 1, 4, 0, 3, 2, 1, 0, 1, 0),
            (0, 1, 2, 3, 3, 3, 1, 3, 2, 1, 1, 0, 1),
        ),
        "slope-same": slope(card(), (6, 6, 4, 2, 0, 0), (6, 6, 4, 2, 0, 0)),
    }


def _endings() -> dict[str, models.Scene]:
    closing = Frame(0, 4, 1, 3, words("Afsluiting"), TIMER)
    return {
        "agreement": models.AgreementScene(
            frame(7),
            "De kantine van je vader",
            AGREED,
            "De fractievoorzitters",
            "vanaf 1 januari",
            "Een gebaar weigeren kan een goede relatie schaden.",
        ),
        "agreement-empty": models.AgreementScene(frame(7), "De kantine van je vader", "", "", "", ""),
        "readback": models.ReadBackScene(closing, 1, 3, AGREED, "De griffier", "voor 1 december", "", ()),
        "readback-done": models.ReadBackScene(
            closing,
            0,
            3,
            "",
            "",
            "",
            "",
            (AGREED, "Wie twijfelt, belt de griffier.", "We bespreken dit elk half jaar."),
        ),
        "readback-signal": models.ReadBackScene(
            closing,
            0,
            2,
            "",
            "",
            "",
            "",
            (AGREED, "Wie twijfelt, belt de griffier."),
            "De code zegt niets over uitnodigingen aan alle fracties tegelijk.",
        ),
        "break": models.BreakScene(datetime(2026, 11, 24, 20, 45, tzinfo=UTC)),
        "closing": models.ClosingScene(closing, VALUES),
        "contacts": models.ContactsScene(
            closing,
            (
                Contact("Vertrouwenspersoon raad", "vertrouwen@wolderhage.example"),
                Contact("Griffier", "kamer 2.14"),
                Contact("Steunpunt integriteit", "via de gemeentegids"),
            ),
        ),
        "calm": models.CalmScene(),
    }


def extremes() -> dict[str, models.Scene]:
    """Long and empty texts: what decks and trainers may still come up with."""
    long_title = (
        "Een heel lange titel over de kantine, de subsidie, je vader en alles wat daarbij komt kijken"
    )
    crowded = card(6, situation=LONG, title=long_title)
    bare = StageCard("kaal", "", CardKind.OPEN, (), "", (), "", None, ())
    stretched = "Ingenieursbureauaanbestedingsvoorwaardendossier " * 6
    return {
        "case-long": models.CaseScene(frame(), crowded),
        "ballot-long": models.BallotScene(frame(), crowded, 2, cards_up=True, present=17, present_before=18),
        "hidden-long": models.HiddenResultScene(frame(), crowded, (1, 2)),
        "case-empty": models.CaseScene(frame(), bare),
        "prompt-long": models.PromptScene(
            frame(), StepKind.DIALOGUE, crowded, tuple(f"{line} {line}" for line in LINES * 3), VALUES * 3
        ),
        "prompt-word": models.PromptScene(frame(), StepKind.CONCLUSION, card(), (stretched,), ()),
        "bars-long": bars(crowded, (9, 9, 9, 9, 5, 2, 1, 1), present=45),
        "slope-long": slope(crowded, (9, 9, 9, 9, 5, 2, 1, 1), (1, 1, 9, 9, 9, 9, 5, 2), present=(45, 45)),
        "slope-tied": slope(crowded, (3, 3, 3, 3, 3, 3, 3, 3), (3, 3, 3, 3, 3, 3, 3, 3), present=(24, 24)),
        "agreement-long": models.AgreementScene(
            frame(), long_title, " ".join([AGREED] * 4), stretched, "vanaf morgen " * 6, AGREED * 2
        ),
        "readback-many": models.ReadBackScene(frame(), 0, 8, "", "", "", "", (AGREED * 2,) * 8),
        "welcome-long": models.WelcomeScene(long_title, long_title, STARTS),
        "welcome-empty": models.WelcomeScene("", "", None),
        "contacts-none": models.ContactsScene(frame(), ()),
        "contacts-many": models.ContactsScene(
            frame(),
            tuple(
                Contact("Vertrouwenspersoon voor raadsleden en wethouders", "0123 456 789") for _n in range(6)
            ),
        ),
        "closing-none": models.ClosingScene(frame(), ()),
        "not-counted": models.BarsScene(frame(), card(), 1, Disclosure.NOT_COUNTED, (), 0, 18),
    }
