"""Editing a card or deck by its parts: the part changes, and not one other byte does."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dilemmagame.base import paths
from dilemmagame.domain.cards import Card
from dilemmagame.library.cards import read_card
from dilemmagame.library.editing import part_lines, parts_of, with_parts
from dilemmagame.library.findings import Findings
from dilemmagame.library.sources import clean, clean_source
from tests.library.samples import (
    CARD,
    CARD_EN,
    DECK,
    OPEN_CARD,
    SCALE_CARD,
    STAGED_CARD,
    STAGED_CARD_EN,
    changed,
)
from tests.library.test_fuzz import damaged, jumbles

SHIPPED = sorted(paths.shipped_decks().glob("*/**/*.md"))
CARDS = [CARD, CARD_EN, OPEN_CARD, SCALE_CARD, STAGED_CARD, STAGED_CARD_EN]
ONE_LINE = {
    "title",
    "question",
    "statement",
    "prevention",
    *(f"option {letter}" for letter in "ABC"),
    *(f"supports {letter}" for letter in "AB"),
    *(f"cost {letter}" for letter in "AB"),
    "twist 1",
    "twist 2",
    "voice 1 name",
    "voice 1 text",
    "field:role",
    "field:status",
    "field:kleur",
    "turn 2 question",
    "turn 2 option A",
    "turn 2 option B",
    "turn 2 supports A",
    "turn 2 cost A",
}
BLOCKS = {"situation", "facilitator", "turn 2 situation"}
words = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp", "Cf")), min_size=1, max_size=40
).map(lambda text: " ".join(clean(text).split()))
marked = st.lists(
    st.sampled_from([*"*_\\#>-+.`[]()", "a", "1.", " ", "- ", "# ", "B.", "zin"]), min_size=1, max_size=12
).map(lambda parts: " ".join("".join(parts).split()))


def read(text: str) -> Card:
    findings = Findings("x.md")
    source = clean_source(text.encode("utf-8"), findings)
    assert source is not None
    return read_card(source, "x", "nl", (), findings).card


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_shipped_file_survives_being_taken_apart(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    parts = parts_of(text)
    assert with_parts(text, {}) == text
    assert with_parts(text, parts) == text
    assert parts


@pytest.mark.parametrize("text", [*CARDS, DECK])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_each_part_can_be_changed_alone_whatever_the_line_ends(text: str, ends: str, mark: str) -> None:
    file = mark + text.replace("\n", ends)
    parts = parts_of(file)
    assert parts == parts_of(text)
    for name, value in parts.items():
        if name in {"field:cards", "field:title"}:
            continue
        made = with_parts(file, {name: f"{value} erbij"})
        assert parts_of(made) == {**parts, name: f"{value} erbij"}, name
        assert made.count("\ufeff") == len(mark)
        assert parts_of(with_parts(made, {name: value})) == parts
        plain = made.replace(ends, "\n").removeprefix("\ufeff")
        assert "\r" not in plain
        assert len(changed(text, plain)) <= 5, name


def test_the_parts_of_a_card_are_what_the_game_reads() -> None:
    parts, card = parts_of(CARD), read(CARD)
    assert parts["title"] == card.title
    assert [parts["option A"], parts["option B"]] == [option.text for option in card.options]
    assert parts["supports B"] == card.considerations[1].supports
    assert parts["cost B"] == card.considerations[1].cost
    assert [parts["twist 1"], parts["twist 2"]] == list(card.twists)
    assert (parts["voice 1 name"], parts["voice 1 text"]) == ("Beheerder", "Bel mij gerust.")
    assert parts["prevention"] == card.prevention
    assert parts["field:values"] == "openheid, loyaliteit"
    assert parts["field:version"] == "1.10"
    assert parts["situation"].startswith("Je hebt nog een sleutel")
    assert "*dicht*" in parts["situation"]


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@example(text=CARD, name="title", value="*_*#")
@given(
    text=st.sampled_from(CARDS),
    name=st.sampled_from(sorted(ONE_LINE)),
    value=st.one_of(words, marked, st.just("")),
)
def test_what_is_put_in_comes_out(text: str, name: str, value: str) -> None:
    parts = parts_of(text)
    if name.startswith("twist") and ("twist 1" not in parts or not value):
        return  # what-ifs close up: see below
    made = with_parts(text, {name: value})
    wanted = value.rstrip(":. ") if name.endswith(" name") else value
    after = parts_of(made)
    if "  " not in value and not _torn(name, value):
        assert after.get(name, "") == wanted
    own = {"voice 1 name", "voice 1 text"} if name.startswith("voice") else {name}
    if value or not name.startswith(("twist", "voice")):
        assert {k: v for k, v in after.items() if k not in own} == {
            k: v for k, v in parts.items() if k not in own
        }
    assert with_parts(made, after) == made


def _torn(name: str, value: str) -> bool:
    """What a part cannot hold: a name that is marks only, a view without a name that reads as one."""
    return name.startswith("voice") and not any(map(str.isalnum, value))


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(
    text=st.sampled_from(CARDS),
    name=st.sampled_from(sorted(BLOCKS)),
    rows=st.lists(
        st.one_of(words, marked, st.sampled_from(["", "- punt", "  - diep", "> zei hij"])), max_size=6
    ),
)
def test_a_markdown_part_keeps_its_rows(text: str, name: str, rows: list[str]) -> None:
    value = "\n".join(rows).strip("\n ")
    made = with_parts(text, {name: value})
    after = parts_of(made)
    if not any(row.startswith("#") for row in rows):
        assert after.get(name, "") == value
    other = {k: v for k, v in parts_of(text).items() if k != name}
    assert {k: v for k, v in after.items() if k != name} == other


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    content=st.one_of(
        jumbles, damaged(CARD).map(lambda b: b.decode("utf-8", "replace")), st.text(max_size=300)
    ),
    name=st.sampled_from(sorted(ONE_LINE | BLOCKS)),
    value=st.one_of(words, st.just("")),
)
def test_no_text_makes_editing_raise(content: str, name: str, value: str) -> None:
    parts = parts_of(content, deck=False)
    assert with_parts(content, {}) == content
    assert with_parts(content, parts, deck=False) == content
    with_parts(content, {name: value}, deck=False)
    part_lines(content)


def test_an_option_in_the_middle_goes_by_giving_the_new_set() -> None:
    four = CARD.replace("  de beheerder.\n", "  de beheerder.\n- **C.** Drie.\n- **D.** Vier.\n")
    made = with_parts(four, {"option B": "Drie.", "option C": "Vier.", "option D": None})
    assert [parts_of(made).get(f"option {letter}") for letter in "ABCD"] == [
        "Je doet open.",
        "Drie.",
        "Vier.",
        None,
    ]
    assert "- **C.** Vier.\n\n## Overwegingen" in made
    held = with_parts(four, {"option B": ""})
    assert "- **B.**\n- **C.** Drie." in held


def test_what_ifs_and_advisers_close_up() -> None:
    made = with_parts(CARD, {"twist 1": None})
    assert "## Wat als\n\n1. De beheerder is je zus.\n\n## Raadgevers" in made
    assert "## Raadgevers" not in with_parts(CARD, {"voice 1 name": "", "voice 1 text": ""})


def test_new_items_follow_the_style_of_the_list() -> None:
    loose = CARD.replace("1. Het regent.\n2. De", "1) Het regent.\n\n2) De")
    assert "2) De beheerder is je zus.\n\n3) Het sneeuwt.\n" in with_parts(loose, {"twist 3": "Het sneeuwt."})
    stars = CARD.replace("- **A.** Je", "* A) Je").replace("- **B.** Je", "* B) Je")
    assert "* C) Je wacht.\n" in with_parts(stars, {"option C": "Je wacht."})
    swapped = with_parts(CARD, {"supports C": "rust.", "cost C": "tijd."})
    assert "- **C.** Voor: rust. Prijs: tijd.\n" in swapped


def test_a_missing_section_comes_in_its_usual_place_and_language() -> None:
    made = with_parts(OPEN_CARD, {"prevention": "Hoe?", "option A": "Ja.", "option B": "Nee."})
    assert made.endswith(
        "## Vraag\n\nWat gaat er door je heen?\n\n## Keuzes\n\n- **A.** Ja.\n- **B.** Nee.\n\n## Voorkomen\n\nHoe?\n"
    )
    english = with_parts(CARD_EN, {"prevention": None})
    assert "## Prevention" not in english
    assert with_parts(english, {"prevention": "Who has a key?"}) == CARD_EN


def test_turns_can_be_added_and_taken_out() -> None:
    made = with_parts(STAGED_CARD, {"turn 4 situation": "Het loopt af.", "turn 4 question": "En nu?"})
    assert "## Beurt 4\n\nHet loopt af.\n\n### Vraag\n\nEn nu?\n\n## Wat als" in made
    assert with_parts(made, {"turn 4 situation": None, "turn 4 question": None}) == STAGED_CARD
    assert [turn.question for turn in read(made).turns] == ["Wie belt er?", "Wat schrijf je terug?", "En nu?"]
    held = with_parts(
        STAGED_CARD, {name: None for name in parts_of(STAGED_CARD) if name.startswith("turn 2")}
    )
    assert parts_of(held)["turn 3 question"] == "Wat schrijf je terug?"


@pytest.mark.parametrize(
    ("before", "name", "value", "after"),
    [
        ("kleur: groen # mooi", "kleur", "blauw", "kleur: blauw # mooi"),
        ("kleur: 'groen'", "kleur", "het 'is' zo", "kleur: 'het ''is'' zo'"),
        ('kleur: "groen"', "kleur", 'een "a" \\', 'kleur: "een \\"a\\" \\\\"'),
        ("kleur: groen", "kleur", "a: b", 'kleur: "a: b"'),
        ("kleur: groen", "kleur", "- a # b", 'kleur: "- a # b"'),
        ("kleur:   # leeg", "kleur", "rood", "kleur: rood   # leeg"),
        ("kleur:", "kleur", "rood", "kleur: rood"),
        ("kleur: >-\n  groen\n  gras\n", "kleur", "rood", "kleur: rood\n"),
        ("kleur: |\n  groen", "kleur", "rood", "kleur: rood"),
        ("kleur: lang\n  en breed # x", "kleur", "kort", "kleur: kort # x"),
        ('"kleur" : groen', "kleur", "rood", '"kleur" : rood'),
        ("? kleur\n: groen", "kleur", "rood", "? kleur\n: rood"),
        ("kleur: [a, 'b', \"c\"] # x", "kleur", "c, a, d", 'kleur: ["c", a, d] # x'),
        ("kleur: [a]", "kleur", "", "kleur: []"),
        ("kleur: []", "kleur", "a, b", "kleur: [a, b]"),
        ("kleur: [a]", "kleur", "a: b, c", 'kleur: ["a: b", c]'),
        (
            "kleur:\n  - a  # een\n  # over b\n  - b\n",
            "kleur",
            "b, a",
            "kleur:\n  # over b\n  - b\n  - a  # een\n",
        ),
        ("kleur: # k\n- a\n- b", "kleur", "b, c", "kleur: # k\n- b\n- c"),
        ("kleur:\n-\n  a\n- b", "kleur", "a", "kleur:\n-\n  a"),
        ("kleur: # k\n  - a", "kleur", "", "kleur: [] # k"),
        ("kleur: [a,\n  b]", "kleur", "b, c", "kleur: [b, c]"),
        (
            "kleur: [\n  a, # een\n  # over b\n  b,\n]",
            "kleur",
            "b, a, c",
            "kleur: [\n  # over b\n  b,\n  a,  # een\n  c]",
        ),
        ("kleur: groen", "kleur", "", None),
        ("kleur: |\n  groen\n", "kleur", "", None),
    ],
)
def test_a_field_keeps_the_way_it_is_written(before: str, name: str, value: str, after: str | None) -> None:
    text = f"---\nid: x\n{before}\nrest: ja\n---\n# T\n"
    made = with_parts(text, {f"field:{name}": value})
    assert parts_of(made).get(f"field:{name}", "") == value
    assert parts_of(made)["field:rest"] == "ja"
    if after is not None and not before.startswith("kleur: [\n"):
        assert made == f"---\nid: x\n{after}\nrest: ja\n---\n# T\n"
    if "#" in before:
        assert made.count("#") == text.count("#")


def test_fields_between_braces_can_be_changed_too() -> None:
    text = "---\n{id: x, kleur: groen}\n---\n# T\n"
    made = with_parts(text, {"field:kleur": "a, b", "field:bron": "eigen, werk", "field:themes": "T01"})
    assert parts_of(made) == {
        "field:id": "x",
        "field:kleur": "a, b",
        "field:bron": "eigen, werk",
        "field:themes": "T01",
        "title": "T",
    }
    assert "field:kleur" not in parts_of(with_parts(made, {"field:kleur": None}))


def test_a_new_field_comes_in_its_usual_place() -> None:
    made = with_parts(OPEN_CARD, {"field:minutes": "20", "field:themes": "T01, T02", "field:eigen": "x"})
    assert "kind: open\nvalues: [openheid, moed]\nminutes: 20\neigen: x\n---" in made
    assert "language: nl\nthemes: [T01, T02]\nkind: open" in made
    assert with_parts("# T\n", {"field:version": "1.10"}) == '---\nversion: "1.10"\n---\n# T\n'


def test_a_field_that_cannot_be_read_can_be_mended() -> None:
    text = "---\nid: x\nsource: eigen: werk\nstatus: nieuw\n---\n# T\n"
    made = with_parts(text, {"field:source": "eigen: werk"})
    assert made == '---\nid: x\nsource: "eigen: werk"\nstatus: nieuw\n---\n# T\n'


def test_comments_and_unknown_parts_and_blank_lines_stay() -> None:
    text = CARD.replace("kind: options", "# soort\nkind: options  # zo").replace(
        "## Voorkomen", "## Eigen kop\n\n\nEigen tekst\n\n\n## Voorkomen"
    )
    made = with_parts(text, {"field:kind": "open", "title": "Anders", "option A": "Ja."})
    assert changed(text, made) == [
        "- kind: options  # zo\n",
        "+ kind: open  # zo\n",
        "- # De sleutel\n",
        "+ # Anders\n",
        "- - **A.** Je doet open.\n",
        "+ - **A.** Ja.\n",
    ]


def test_the_cards_of_a_deck_can_be_put_in_another_order() -> None:
    made = with_parts(DECK, {"field:cards": "de-brief, de-sleutel"})
    assert changed(DECK, made) == [
        "- cards: [de-sleutel, de-brief]\n",
        "+ cards: [de-brief, de-sleutel]\n",
    ]
    assert parts_of(DECK)["introduction"] == "Voor de **trainer**.\n\n- eerst lezen\n- dan praten"
    assert with_parts(DECK, {"introduction": "Kort."}).endswith("---\nKort.\n")


def test_a_heading_in_a_markdown_part_does_not_open_a_new_part() -> None:
    made = with_parts(CARD, {"situation": "Eerst.\n\n## Vraag\n\nDan."})
    assert parts_of(made)["situation"] == "Eerst.\n\n ## Vraag\n\nDan."
    assert parts_of(made)["question"] == "Wat doe je?"


def test_every_part_is_found_at_its_lines() -> None:
    lines = CARD.split("\n")
    for name, (first, last) in part_lines(CARD).items():
        assert 1 <= first <= last <= len(lines), name
    assert part_lines(CARD)["option B"] == (32, 33)
    assert part_lines(STAGED_CARD)["turn 2 question"] == (30, 30)
    assert part_lines(CARD)["field:kleur"] == (17, 17)


@pytest.mark.parametrize("name", ["", "field:", "option G", "turn 1 question", "turn 2 title", "kleur"])
def test_a_name_that_is_no_part_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}$"):
        with_parts(CARD, {name: "x"})


@pytest.mark.parametrize("start", ["---\nid: x\n---", "---\nid: x\n---\n", "", "\n", "---", "tekst", "# T"])
def test_a_card_can_be_built_up_from_next_to_nothing(start: str) -> None:
    parts = {name: value for name, value in parts_of(STAGED_CARD).items() if name != "field:kind"}
    made = with_parts(start, parts, deck=False)
    assert parts_of(made, deck=False) == parts
    intro = with_parts(start, {"introduction": "Hoi.", "field:title": "T"}, deck=True)
    assert parts_of(intro)["introduction"] == "Hoi."


@pytest.mark.parametrize("name", ["a: b", "- x", "# y", "een veld", '"z"', "{q", "?"])
def test_a_field_with_an_odd_name_can_be_added(name: str) -> None:
    for text in (CARD, "---\n{id: x}\n---\n# T\n"):
        made = with_parts(text, {f"field:{name}": "waarde"})
        assert parts_of(made) == {**parts_of(text), f"field:{name}": "waarde"}


@pytest.mark.parametrize(
    "odd",
    [
        "? kleur\n: - a\n  - b",
        "? kleur\n: [a,\n  b]",
        "'kleur':\n    - a\n    - b",
        "kleur: [a,\n\n b]",
        "kleur:\n - a\n\n # c\n - b",
    ],
)
@pytest.mark.parametrize("value", ["b", "a", "b, a", "c", ""])
def test_a_list_written_in_an_odd_way_can_be_changed(odd: str, value: str) -> None:
    text = f"---\nid: x\n{odd}\nrest: ja\n---\n# T\n"
    assert parts_of(text)["field:kleur"] == "a, b"
    made = with_parts(text, {"field:kleur": value})
    wanted = {"field:id": "x", "field:kleur": value, "field:rest": "ja", "title": "T"}
    assert parts_of(made) == {name: told for name, told in wanted.items() if told}


def test_an_empty_turn_of_somebody_else_stays() -> None:
    text = STAGED_CARD.replace("## Wat als", "## Beurt 4\n\n## Wat als")
    assert "## Beurt 4" in with_parts(text, {"turn 2 question": "Wie belt dan?"})
