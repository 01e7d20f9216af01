"""What an editor and `check` tell about one card: the part each problem is in, fit, reading level, names."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from dilemmagame.base import i18n, paths
from dilemmagame.domain.cards import Card, Deck, Vocabulary
from dilemmagame.library.cardcheck import check_card_text
from dilemmagame.library.checking import check_all, check_paths
from dilemmagame.library.legibility import Fits, fits_word, legibility
from dilemmagame.library.persons import person_names
from dilemmagame.library.readability import reading_level, syllables
from dilemmagame.library.reading import read_deck
from dilemmagame.library.sentences import format_fit, to_json
from dilemmagame.library.vocabulary import read_vocabulary
from dilemmagame.printing.fitting import PrintFit, stage_percent
from tests.library.samples import CARD, CARD_EN, DECK, NORMS, STAGED_CARD, codes, village
from tests.library.test_fuzz import jumbles

EMPTY = Deck("x", "1.0", "nl", "X", (), (), ())


class Measured:
    """A measurer with fixed sizes: what is asked of it, and nothing else."""

    def __init__(self, stage: float | None, printed: float | None) -> None:
        self._stage, self._printed = stage, printed

    def stage_fit(self, card: Card) -> float | None:
        return self._stage if card.id else None

    def printed_fit(self, card: Card, format_name: str) -> float | None:
        return self._printed if card.id and format_name else None


class RealFits:
    """The real fitters."""

    def __init__(self) -> None:
        self._print = PrintFit()

    def stage_fit(self, card: Card) -> float | None:
        return stage_percent(card)

    def printed_fit(self, card: Card, format_name: str) -> float | None:
        return self._print.printed_fit(card, format_name)


def told(card: str, stem: str = "de-sleutel") -> set[tuple[str, str]]:
    deck = Deck("x", "1.0", "nl", "X", (), (), (), norms=())
    found = check_card_text(card.replace("norms: [gw-28]\n", ""), stem, deck, Vocabulary())
    return {(each.part, each.problem.code) for each in found.problems}


@pytest.mark.parametrize(
    ("card", "old", "new", "expected"),
    [
        (CARD, "minutes: 20", "minutes: nul", ("field:minutes", "field-number")),
        (CARD, 'version: "1.10"\n', "", ("field:version", "field-missing")),
        (CARD, "# De sleutel", "", ("title", "title-missing")),
        (CARD, "Wat doe je?", "", ("question", "section-missing")),
        (CARD, "- **A.** Je doet open.", "- **A.**", ("option A", "option-empty")),
        (CARD, "- **B.** Je belt\n  de beheerder.\n", "", ("option A", "options-count")),
        (CARD, " Prijs: het duurt lang.", "", ("cost B", "consideration-parts")),
        (CARD, "Voor: de beheerder beslist. ", "", ("supports B", "consideration-parts")),
        (CARD, "Bel mij gerust.", "Bel Jan de Vries.", ("voice 1 name", "person-name")),
        (CARD, "Het regent.", "Mail naar a@b.nl.", ("twist 1", "email-address")),
        (CARD, "Laat het even stil zijn.", "[Zie hier.]", ("facilitator", "not-filled-in")),
        (STAGED_CARD, "Wat schrijf je terug?", "", ("turn 3 question", "section-missing")),
        (STAGED_CARD, "- **B.** De buurt belt.\n", "", ("turn 2 option A", "options-count")),
        (STAGED_CARD, "Een week later komt er een brief.", "", ("turn 3 situation", "turn-empty")),
        (
            STAGED_CARD,
            "- **B.** Voor: het is hun feest. Prijs: het blijft misschien liggen.\n",
            "",
            ("turn 2 supports B", "option-unconsidered"),
        ),
    ],
)
def test_each_problem_names_the_part_it_is_in(
    card: str, old: str, new: str, expected: tuple[str, str]
) -> None:
    assert old in card
    assert expected in told(card.replace(old, new))


def test_a_translation_is_checked_beside_its_source() -> None:
    found = check_card_text(
        CARD_EN.replace('"1.10"', '"1.9"'), "de-sleutel", EMPTY, Vocabulary(), source_text=CARD, language="en"
    )
    assert [(each.part, each.problem.code) for each in found.problems] == [
        ("field:translates", "translation-outdated")
    ]
    assert found.card.title == "The key"


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(jumbles)
def test_no_text_makes_the_check_raise(text: str) -> None:
    check_card_text(text, "x", EMPTY, Vocabulary(), fit=Measured(3.0, 8.0))
    check_card_text(text, "x", EMPTY, Vocabulary(), source_text=CARD, language="en")


def test_a_shipped_card_is_checked_while_one_types() -> None:
    folder = paths.shipped_decks() / "raadsleden"
    deck, _ = read_deck(folder)
    vocabulary, _ = read_vocabulary(paths.assets() / "vocabulary")
    text = (folder / "cards" / "bel-jij-even.md").read_text("utf-8")
    fit = RealFits()
    assert check_card_text(text, "bel-jij-even", deck, vocabulary, fit=fit).problems == ()
    taken = []
    for _round in range(5):
        before = time.perf_counter()
        check_card_text(text, "bel-jij-even", deck, vocabulary, fit=fit)
        taken.append(time.perf_counter() - before)
    assert min(taken) < 0.09  # 20 ms here when nothing else runs


@pytest.mark.parametrize(
    ("stage", "printed", "expected"),
    [
        (3.6, 9.0, (Fits.AMPLE, Fits.AMPLE)),
        (3.2, 8.25, (Fits.AMPLE, Fits.AMPLE)),
        (3.1, 8.0, (Fits.TIGHT, Fits.TIGHT)),
        (None, None, (Fits.OVER, Fits.OVER)),
    ],
)
def test_legibility_has_three_values(
    stage: float | None, printed: float | None, expected: tuple[Fits, Fits]
) -> None:
    card = check_card_text(CARD, "de-sleutel", EMPTY, Vocabulary()).card
    on_stage, on_a7, on_poker = legibility(card, Measured(stage, printed))
    assert (on_stage.fits, on_a7.fits, on_poker.fits) == (*expected, expected[1])
    assert (on_stage.place, on_a7.place, on_poker.place) == ("stage", "a7", "poker")


def test_legibility_is_said_in_words_and_for_every_turn(tmp_path: Path) -> None:
    i18n.use("nl")
    assert [fits_word(each) for each in Fits] == ["Past ruim", "Past", "Gaat over twee pagina’s"]
    folder = village(tmp_path, card=STAGED_CARD, card_en=None)
    checked = check_all([folder / "cards" / "de-sleutel.md"], Measured(3.6, None))
    (report,) = checked.cards
    assert format_fit(report).count("scherm: past ruim, a7: gaat over twee pagina’s") == 3
    assert codes(checked.problems).count("print-overflow") == 6
    (row,) = json.loads(to_json(checked))["cards"]
    assert [turn["fits"] for turn in row["turns"]] == 3 * [
        {"stage": "ample", "a7": "two-pages", "poker": "two-pages"}
    ]
    assert {turn["formula"] for turn in row["turns"]} == {"Flesch-Douma"}


@pytest.mark.parametrize(
    ("word", "language", "count"),
    [
        ("raad", "nl", 1),
        ("officieel", "nl", 4),
        ("situatie", "nl", 4),
        ("geëist", "nl", 2),
        ("coöperatie", "nl", 5),
        ("beïnvloeden", "nl", 4),
        ("nieuw", "nl", 1),
        ("bureau", "nl", 2),
        ("raadsinformatiebrief", "nl", 6),
        ("kwestie", "nl", 2),
        ("quorum", "nl", 2),
        ("table", "en", 2),
        ("whole", "en", 1),
        ("people", "en", 2),
        ("walked", "en", 1),
        ("wanted", "en", 2),
        ("the", "en", 1),
        ("amendment", "en", 3),
        ("rhythm", "en", 1),
    ],
)
def test_syllables_are_counted_as_by_hand(word: str, language: str, count: int) -> None:
    assert syllables(word, language) == count


def test_reading_level_follows_the_formulas() -> None:
    # by hand: 2 sentences, 8 words; ik-zit-in-de-raad = 5, het-re-gent-bui-ten = 5 syllables: 10 in 8 words
    dutch = reading_level("Ik zit in de raad. Het regent buiten.", "nl")
    assert (dutch.words, dutch.sentence_words, dutch.word_syllables) == (8, 4.0, 10 / 8)
    assert dutch.ease == 100  # 206.84 - 0.93 x 4 - 77 x 1.25 = 106.87, at most 100
    # by hand: 1 sentence, 7 words; raads-in-for-ma-tie-brief (6) con-sta-teert (3) o-ver-schrij-din-gen (5)
    # van (1) sub-si-die-pla-fonds (5) na (1) ver-ga-de-rin-gen (5): 26 syllables
    hard = reading_level(
        "Raadsinformatiebrief constateert overschrijdingen van subsidieplafonds na vergaderingen.", "nl"
    )
    assert (hard.sentence_words, hard.word_syllables) == (7.0, 26 / 7)
    assert hard.ease == 0
    # by hand: 1 sentence, 6 words, 9 syllables: 206.835 - 1.015 x 6 - 84.6 x 1.5 = 73.8
    english = reading_level("The council votes on money tonight.", "en")
    assert (english.formula, english.sentence_words, english.word_syllables) == ("Flesch", 6.0, 9 / 6)
    assert english.ease == 74
    assert reading_level("", "nl").ease == 100


def test_a_situation_that_is_hard_to_read_is_told() -> None:
    hard = "Raadsinformatiebrief constateert overschrijdingen van subsidieplafonds na vergaderingen. " * 4
    assert ("situation", "reading-hard") in told(CARD.replace("De buurt staat voor de deur.", hard))
    assert ("situation", "reading-hard") not in told(CARD)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Gisteren belde Femke Halsema je op.", ["Femke Halsema"]),
        ("Jan van der Berg zegt niets.", ["Jan van der Berg"]),
        ("Je spreekt dhr. Jansen en mevr. El Amrani.", ["dhr. Jansen", "mevr. El Amrani"]),
        ("De burgemeester Halsema kijkt op.", ["burgemeester Halsema"]),
        ("J.P. de Vries tekent.", ["J.P. de Vries"]),
        ("Mr Smith and Mayor Johnson wait.", ["Mr Smith", "Mayor Johnson"]),
        ("Wethouder Dahmouni belt burgemeester Lobrink.", []),
        ("Alderman Haverslag’s letter is here.", []),
        ("Ruben vraagt Maaike om hulp.", []),
        ("Mevrouw Lidia uit Oudermeent wacht.", []),
        ("De burgemeester van Zilverkoog belt. Kies A. Joke wacht.", []),
        ("Op maandag Dirk, op dinsdag Anouk. In Den Haag gaat het over de Wet Bibob.", []),
        ("De wethouder Ruimte en de Tweede Kamer.", []),
    ],
)
def test_names_of_real_looking_people_are_told_and_no_others(line: str, names: list[str]) -> None:
    cast = ("Lobrink", "Dahmouni", "Haverslag")
    assert [name for _place, name in person_names(line, cast)] == names


def test_the_cast_of_a_deck_may_be_named(tmp_path: Path) -> None:
    card = CARD.replace("Vanavond is", "Wethouder Dahmouni belt. Vanavond is")
    assert "person-name" in codes(check_paths([village(tmp_path / "a", card=card)]))
    deck = DECK.replace("licence:", "cast: [Dahmouni]\nlicence:")
    assert "person-name" not in codes(check_paths([village(tmp_path / "b", card=card, deck=deck)]))


def test_no_shipped_card_gives_a_false_alarm() -> None:
    alarms = {"person-name", "not-filled-in", "reading-hard"}
    problems = check_paths([paths.shipped_decks()])
    assert [problem for problem in problems if problem.code in alarms] == []


def test_a_norm_of_the_deck_takes_the_place_of_the_shared_one(tmp_path: Path) -> None:
    own = NORMS.replace("Een raadslid stemt niet mee", "Bij ons stemt een raadslid niet mee")
    deck, problems = read_deck(village(tmp_path, own_norms=own))
    norm = deck.norm("gw-28")
    assert norm is not None
    assert norm.summary.nl.startswith("Bij ons")
    assert problems == ()
    local = NORMS.replace("gw-28", "eigen-1")
    folder = village(tmp_path / "b", own_norms=local, card=CARD.replace("gw-28", "eigen-1"))
    assert "norm-unknown" not in codes(check_paths([folder]))
