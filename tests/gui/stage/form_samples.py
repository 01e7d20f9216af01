"""Stage models of the forms of talk: advisers, heaps, two sides, the smallest group, roles, and what goes with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dilemmagame.domain.evening import AdoptedValue, Chair, Purpose, Tone
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.plan import Confidentiality
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.live import form_scenes as forms
from dilemmagame.live import stage_view as models
from tests.gui.stage.samples import AGREED, LINES, VALUES, card, frame, prompt
from tests.gui.stage.talk_samples import column

VOICES = (
    "De griffier",
    "Je partijgenoot in de fractie",
    "De penningmeester van de andere club",
    "Een journalist",
)
WORDS = (
    "Vraag eerst wie er nog meer van weet. Een belofte die je niet kunt vertellen, kun je beter niet aannemen. "
    "En wat je nu zegt, staat morgen in de krant."
)
TWIST = "De voorzitter zegt het in het openbaar, en je moeder zit erbij."
RESPECT = AdoptedValue(
    "respect", Localised("respect", "respect"), "we laten elkaar uitspreken", date(2026, 3, 4)
)
PARTS = ("Een inwoner die het raakt", "De voorzitter van de club", "Een journalist")
ASK = Localised(
    "Hoe leg je het uit in twee zinnen?\nIk besluit …, omdat …\nIk weet dat dit … kost, en daarom …",
    "How do you explain it in two sentences?\nI decide …, because …\nI know that this costs …, and so …",
)


def form(
    kind: StepKind,
    *lines: str,
    smallest: tuple[str, ...] = (),
    roles: tuple[str, ...] = (),
    twist: str = "",
    present: int = 15,
    letters: int = 3,
) -> forms.FormScene:
    shown = card(letters)
    own = tuple(option.letter for option in shown.options)
    half = (len(own) + 1) // 2
    left = (present + 1) // 2
    return forms.FormScene(
        frame(4, title="Gesprek"),
        kind,
        shown,
        (left, present - left),
        smallest,
        roles,
        lines,
        twist,
        (own[:half], own[half:]),
    )


def sort(field: CaptureField, *cells: tuple[str, ...]) -> models.BoardScene:
    keys = ("warm", "lukewarm", "cold")
    columns = tuple(column(key, cell) for key, cell in zip(keys, cells or ((), (), ()), strict=True))
    return models.BoardScene(frame(3, title="Vragen wegen"), StepKind.SORT, card(), (field,), columns)


def rules(**wanted: object) -> models.RulesScene:
    plain = models.RulesScene(frame(1), Confidentiality.CHATHAM_HOUSE, votes=True)
    return replace(plain, **wanted)  # type: ignore[arg-type]


def forms_of_talk() -> dict[str, models.Scene]:
    """One of each as on an ordinary evening."""
    talk = prompt(StepKind.DIALOGUE, LINES[:2])
    assert isinstance(talk, models.PromptScene)
    agreed = models.AgreementScene(
        frame(6), "Een kantine voor vader", AGREED, "de griffier", "voor 1 maart", "Het duurt lang."
    )
    return {
        "advisers": forms.AdvisersScene(frame(3, title="Twee raadgevers kiezen"), card(), VOICES, ()),
        "advisers-two": forms.AdvisersScene(frame(3, title="Twee raadgevers kiezen"), card(), VOICES[:3], (0, 2)),
        "hearing": forms.HearingScene(frame(4, title="Advies horen"), card(), VOICES[:2], "", ""),
        "hearing-speech": forms.HearingScene(frame(4, title="Advies horen"), card(), VOICES[:2], VOICES[0], WORDS),
        "hearing-lines": forms.HearingScene(frame(4, title="Advies horen"), card(), VOICES[:2], "", "", LINES[:2]),
        "hearing-nobody": forms.HearingScene(frame(4, title="Advies horen"), card(), (), "", ""),
        "sort-empty": sort(CaptureField.QUESTION),
        "sort": sort(CaptureField.QUESTION, LINES[:2], LINES[2:3], ()),
        "sort-definitions": sort(CaptureField.DEFINITION, LINES[:1], (), LINES[1:3]),
        "opposites": form(StepKind.OPPOSITES),
        "opposites-two": form(StepKind.OPPOSITES, letters=2, present=45, twist=TWIST),
        "opposites-lines": form(StepKind.OPPOSITES, *LINES[:3], letters=4),
        "opposites-open": replace(form(StepKind.OPPOSITES, present=3), sides=((), ())),
        "opposites-shades": replace(form(StepKind.OPPOSITES), sides=(("white",), ("black",))),
        "minority": form(StepKind.MINORITY),
        "minority-one": form(StepKind.MINORITY, smallest=("C",)),
        "minority-tied": form(StepKind.MINORITY, *LINES[:2], smallest=("B", "unsure")),
        "roles-empty": form(StepKind.ROLES),
        "roles": form(StepKind.ROLES, roles=PARTS, present=9),
        "roles-tables": form(StepKind.ROLES, *LINES[:2], roles=PARTS, present=45),
        "talk-twist": replace(talk, twist=TWIST, chair=Chair.BOTH),
        "talk-recalled": replace(talk, lines=(), recalled=(RESPECT,), chair=Chair.MAYOR),
        "talk-asked": replace(prompt(StepKind.CONCLUSION), ask=ASK),
        "individual-asked": replace(prompt(StepKind.INDIVIDUAL), ask=ASK),
        "rules-legal": rules(tone=Tone.LEGAL, purpose=Purpose.CODE, chair=Chair.BOTH, not_anonymous=True),
        "rules-agree": rules(purpose=Purpose.AGREE, chair=Chair.CHAIR, votes=False),
        "rules-asked": rules(ask=ASK),
        "agreement-support": replace(agreed, support=14, present=18),
        "agreement-support-alone": replace(agreed, who="", when="", friction="", support=45, present=45),
    }  # fmt: skip


def crowded_forms() -> dict[str, models.Scene]:
    """Long words, many parts, more lines than fit."""
    long_name = "De vereniging van eigenaren van het bedrijventerrein aan de rand van de gemeente"
    many = tuple(f"{line} {line}" for line in LINES * 2)
    talk = prompt(StepKind.DIALOGUE, many)
    assert isinstance(talk, models.PromptScene)
    return {
        "advisers-many": forms.AdvisersScene(frame(3), card(6), (long_name,) * 10, (0, 1)),
        "hearing-long": forms.HearingScene(
            frame(4), card(6), (long_name,) * 2, long_name, f"{WORDS} {WORDS}"
        ),
        "sort-crowded": sort(CaptureField.QUESTION, many, many, many),
        "opposites-crowded": form(StepKind.OPPOSITES, *many, letters=6, twist=f"{TWIST} {TWIST}"),
        "opposites-six": form(StepKind.OPPOSITES, letters=6, twist=f"{TWIST} {TWIST}", present=60),
        "minority-crowded": form(StepKind.MINORITY, *many, smallest=("A", "B", "C"), twist=TWIST, letters=6),
        "roles-crowded": form(StepKind.ROLES, *many, roles=(long_name,) * 12, present=45),
        "roles-many": form(StepKind.ROLES, roles=(long_name,) * 12, present=45, twist=TWIST),
        "talk-crowded": replace(talk, twist=f"{TWIST} {TWIST}", chair=Chair.BOTH, recalled=(RESPECT,) * 3),
        "talk-asked-crowded": replace(
            talk,
            twist=f"{TWIST} {TWIST}",
            recalled=(RESPECT,),
            values=VALUES,
            ask=Localised(*("\n".join(many),) * 2),
        ),
        "talk-asked-many": replace(talk, lines=(), ask=Localised(*("\n".join(many[:6]),) * 2)),
        "dilemma-one-row": models.BoardScene(
            frame(3),
            StepKind.DILEMMA,
            card(),
            (CaptureField.DAMAGE,),
            (column("A", LINES[:1]), column("B", ())),
        ),
        "agreement-support-many": models.AgreementScene(
            frame(6), long_name, AGREED, long_name, "voor 1 maart", AGREED, support=300, present=500
        ),
    }
