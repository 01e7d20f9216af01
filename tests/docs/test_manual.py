"""The manual against the program: keys, limits, words on buttons, pictures and links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from dilemmagame.base import i18n
from dilemmagame.domain.analysis import EARLY_AGREEMENT
from dilemmagame.domain.cards import FEWEST_CASES, MOST_CASES
from dilemmagame.domain.disclosure import THRESHOLD
from dilemmagame.domain.ordering import BALLOTS_PER_OPTION
from dilemmagame.domain.session.asking import (
    FEWEST_TO_CHOOSE,
    FEWEST_TO_ORDER,
    MOST_PICKED,
    MOST_TO_CHOOSE,
    MOST_TO_ORDER,
)
from dilemmagame.domain.texting import LONGEST_TEXT
from dilemmagame.gui.ballot.window import IDLE_MS
from dilemmagame.gui.console.calm import LAST_MINUTES_MS
from dilemmagame.gui.console.strip import BREAKS
from dilemmagame.gui.evening import BACKUP_EVERY_MS
from dilemmagame.gui.groups.dates import HALF_A_YEAR
from dilemmagame.gui.keys import DEAD_TIME_MS, help_rows
from dilemmagame.library import limits
from dilemmagame.library.methods import read_methods
from dilemmagame.live.inbox import FEW_PHONES
from dilemmagame.live.phone_view import FEW_PEOPLE
from dilemmagame.live.preflight import SPACE_BYTES
from dilemmagame.voting.protocol import TEXT_SECONDS
from dilemmagame.voting.texting import MOST_A_STEP, PAUSE_SECONDS
from tests.docs import manual

LARGEST_PICTURE = 300_000
LARGEST_TOGETHER = 3_200_000
IN_MANUAL = re.compile(r"(?<!\*)\*([^*\n]+(?:\n[^*\n]+)?)\*(?!\*)")
NO_LABELS = {
    "Een eigen ervaring van vroeger.",
    "Een echt vermoeden.",
    "Iemand is misschien onveilig.",
    "?",
    "…",
}


def dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def test_the_table_of_keys_is_the_one_of_the_program() -> None:
    i18n.use("nl")
    assert manual.table("Toetsen") == [[row.title, row.console, row.stage] for row in help_rows()]


def test_the_table_of_limits_says_what_the_library_holds() -> None:
    wanted = [
        f"{limits.OPTIONS_MIN} tot en met {limits.OPTIONS_MAX}",
        f"tot {limits.STAGE_WORDS_EASY} leest het goed, meer dan {limits.STAGE_WORDS_MAX} is een fout",
        str(limits.SENTENCE_WORDS),
        dotted(limits.FIELD_CHARACTERS),
        f"{limits.CARD_BYTES // 1024} kB",
        f"{limits.NORMS_BYTES // 1024} kB",
        dotted(limits.DECK_CARDS),
        dotted(limits.DECKS_PER_ROOT),
        dotted(limits.NORMS),
        dotted(limits.LIST_ITEMS),
        dotted(limits.CARD_SECTIONS),
        dotted(limits.STEPS),
        dotted(limits.LIST_DEPTH),
        f"{limits.PACKAGE_BYTES // 1024**2} MB, {limits.PACKAGE_UNPACKED_BYTES // 1024**2} MB",
        dotted(limits.PACKAGE_FILES),
        dotted(limits.PACKAGE_RATIO),
        f"{limits.IMAGE_BYTES // 1024**2} MB, {limits.IMAGE_PIXELS // 1_000_000} miljoen",
        f"{limits.SHEET_BYTES // 1024**2} MB, {dotted(limits.SHEET_ROWS)}, {limits.SHEET_COLUMNS}",
        dotted(limits.SHEET_CELL),
        f"{limits.DOOR_SECONDS} seconden, {limits.DOOR_MEMORY // 1024**2} MB geheugen",
        f"{limits.PAGES_BYTES // 1024**2} MB, {limits.PAGES_MOST}",
        f"{limits.GROUP_BYTES // 1024} kB",
        ", ".join(
            dotted(most)
            for most in (
                limits.GROUP_ENTRIES,
                limits.GROUP_VALUES,
                limits.GROUP_CONTACTS,
                limits.GROUP_ARTICLES,
            )
        ),
    ]
    assert [row[1] for row in manual.table("Grenzen")] == wanted
    assert limits.CARD_BYTES == limits.DECK_BYTES == limits.TOML_BYTES
    assert (limits.STEPS, limits.LIST_DEPTH) == (limits.PROGRAMME_ITEMS, limits.QUOTE_DEPTH)


def test_figures_of_votes_on_values_are_those_of_the_program() -> None:
    text = manual.text().replace("\n  ", " ")
    assert f"{FEWEST_TO_CHOOSE} tot {MOST_TO_CHOOSE} waarden op het bord" in text
    assert (MOST_PICKED, FEWEST_TO_ORDER, MOST_TO_ORDER, BALLOTS_PER_OPTION) == (3, 3, 6, 4)
    assert "iedereen kiest er hoogstens drie" in text
    assert "zet drie tot zes waarden op volgorde" in text
    assert "vier keer zoveel als er waarden zijn" in text


def test_figures_of_short_texts_are_those_of_the_program() -> None:
    text = manual.text().replace("\n   ", " ").replace("\n", " ")
    assert f"één veld van {LONGEST_TEXT} tekens" in text
    assert (PAUSE_SECONDS, MOST_A_STEP, TEXT_SECONDS, FEW_PHONES) == (10, 5, 5, 5)
    assert "elke 10 seconden iets sturen, en hooguit vijf keer per stap" in text
    assert "om de 5 seconden een groepje" in text
    assert "bij minder dan vijf telefoons" in text


def test_figures_in_the_text_are_those_of_the_program() -> None:
    text = manual.text().replace("\n", " ")
    assert THRESHOLD == 5
    assert "Balken komen er vanaf vijf stemmen." in text
    assert LAST_MINUTES_MS == BACKUP_EVERY_MS == 10 * 60_000
    assert "de laatste tien minuten" in text
    assert "elke tien minuten" in text
    assert BREAKS == (5, 10, 15, 20)
    assert "5, 10, 15 of 20 minuten" in text
    assert f"{DEAD_TIME_MS / 1000:.1f} seconde".replace(".", ",") in text


def test_what_it_says_of_methods_and_groups_is_what_they_hold() -> None:
    text = re.sub(r"\s+", " ", manual.text())
    methods = {each.id: each for each in read_methods(manual.ROOT / "assets" / "methods")[0]}

    def people(name: str) -> str:
        return f"{methods[name].group_min} tot {methods[name].group_max} mensen"

    def minutes(name: str) -> int:
        return round(sum(step.planned_ms for step in methods[name].steps) / 60_000)

    assert f"*Grijs gebied* ({minutes('M13')} minuten, {people('M13')})" in text
    assert f"*Rollenronde* ({people('R01')})" in text
    assert f"Een gesprek van {minutes('scan')} minuten met {people('scan')}" in text
    assert f"Ongeveer {minutes('waarden')} minuten, met {people('waarden')}" in text
    assert (methods["M11"].group_min, methods["M11"].group_max, minutes("M11")) == (5, 7, 120)
    assert "vijf tot zeven mensen, twee uur" in text
    assert {step.from_people for step in methods["M01"].steps} == {0, 13}
    assert "Met meer dan twaalf mensen neemt de *Kaartronde*" in text
    assert FEW_PEOPLE == 8
    assert "Met minder dan acht mensen is een stemming niet echt geheim" in text
    assert EARLY_AGREEMENT == 4 / 5
    assert "Kiezen bij een gewone stemming vier van de vijf mensen hetzelfde?" in text
    assert limits.CASE_WORDS == 30
    assert f"Schrijf {FEWEST_CASES} tot {MOST_CASES} gevallen van hoogstens dertig woorden" in text
    assert HALF_A_YEAR == 6
    assert "*Staat nog steeds* zet de dag een half jaar verder." in text


def test_what_it_says_of_the_room_is_what_the_program_does() -> None:
    text = re.sub(r"\s+", " ", manual.text())
    assert IDLE_MS == 2 * 60_000
    assert "Gebeurt er twee minuten niets, dan wordt het scherm leeg" in text
    assert f"Minstens {SPACE_BYTES // 1_000_000} MB." in text


def labels_of_the_program() -> set[str]:
    """Every Dutch text that the windows can show, and the Dutch names in methods and programmes."""
    found: set[str] = set()
    for path in (manual.ROOT / "assets" / "translations").glob("nl*.po"):
        whole = path.read_text(encoding="utf-8").replace('"\n"', "")
        found |= set(re.findall(r'^msgstr(?:\[\d\])? "(.*)"$', whole, flags=re.MULTILINE))
    for folder in ("methods", "programmes"):
        for path in (manual.ROOT / "assets" / folder).glob("*.toml"):
            text = path.read_text(encoding="utf-8")
            found |= set(re.findall(r'^(?:title\.)?nl = "(.*)"$', text, flags=re.MULTILINE))
    return found


def test_every_label_the_manual_names_exists() -> None:
    """Words between single stars are labels: a trainer finds them on the screen, perhaps with a capital."""
    named = {each.casefold() for each in labels_of_the_program()}
    labels = {re.sub(r"\s+", " ", found) for found in IN_MANUAL.findall(manual.text())} - NO_LABELS
    assert len(labels) > 30
    assert {label for label in labels if label.casefold() not in named} == set()


@pytest.mark.parametrize(("words", "name"), manual.PICTURE.findall(manual.text()))
def test_every_picture_is_there_small_and_told_in_words(words: str, name: str) -> None:
    path = manual.MANUAL.parent / name
    assert len(words) > 40, name
    assert path.stat().st_size < LARGEST_PICTURE, name
    with Image.open(path) as picture:
        assert 1000 <= picture.width <= 1500, picture.size


def test_pictures_are_small_together_and_none_is_left_over() -> None:
    pictures = list((manual.MANUAL.parent / "images").glob("*.png"))
    assert sum(path.stat().st_size for path in pictures) < LARGEST_TOGETHER
    used = {name.split("/")[-1] for _words, name in manual.PICTURE.findall(manual.text())}
    assert {path.name for path in pictures} == used


def test_chapters_are_numbered_and_the_contents_name_them_all() -> None:
    titles = manual.titles()
    assert [number for number, _title in titles] == list(range(1, len(titles) + 1))
    contents = manual.text().split("## 1. ")[0]
    places = [_anchor(f"{number}. {title}") for number, title in titles]
    assert re.findall(r"\]\(#([^)]+)\)", contents) == places


@pytest.mark.parametrize("name", ["README.md", "docs/handleiding.md"])
def test_links_lead_somewhere(name: str) -> None:
    page = manual.ROOT / name
    text = page.read_text(encoding="utf-8")
    for target in [*manual.LINK.findall(text), *(found for _words, found in manual.PICTURE.findall(text))]:
        if target.startswith("http"):
            continue
        other, _, place = target.partition("#")
        led_to = page.parent / other if other else page
        assert led_to.exists(), target
        assert not place or place in _places(led_to), target


def _places(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {_anchor(heading) for heading in headings}


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
