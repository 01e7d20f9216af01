"""An update meets a deck that was changed here: what survives, what clashes, and what comes out."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dilemmagame.base import i18n
from dilemmagame.library.packages import wording
from dilemmagame.library.packages.merging import compare, merged
from dilemmagame.library.packages.plan import Scope, Side
from dilemmagame.library.packages.segments import cut
from tests.library.packages import (
    KEY_CARD,
    LETTER_CARD,
    SHIPPED,
    clashes,
    edited,
    shipped,
    village,
    without,
)
from tests.library.samples import STAGED_CARD

BASE = village()
MINE, THEIRS = Side.MINE, Side.THEIRS


def lines_of(before: bytes, after: bytes) -> tuple[set[bytes], set[bytes]]:
    """The lines that went and the lines that came."""
    old, new = set(before.split(b"\n")), set(after.split(b"\n"))
    return old - new, new - old


# nothing changed on one side


def test_without_own_changes_the_update_comes_in_byte_for_byte() -> None:
    update = edited(
        BASE, KEY_CARD, ("minutes: 20", "minutes:   25  # langer\r"), ("Het regent.", "Het sneeuwt.")
    )
    update = {**without(update, "cards/de-sleutel.en.md"), "cards/nieuw.md": b"\xef\xbb\xbfniets\r\n"}
    plan = compare(BASE, BASE, update)
    assert plan.clashes == ()
    assert merged(plan, {}) == update


def test_without_an_update_the_deck_stays_byte_for_byte() -> None:
    own = edited(BASE, KEY_CARD, ("kleur: groen", "kleur:    rood # mooi"))
    own = {**without(own, LETTER_CARD), "images/kaart.png": b"\x89PNG\x00"}
    plan = compare(BASE, own, BASE)
    assert not plan.news
    assert merged(plan, {}) == own


@pytest.mark.parametrize(
    "deck", sorted(path.name for path in SHIPPED.iterdir() if (path / "deck.md").is_file())
)
def test_every_file_of_a_shipped_deck_is_cut_without_losing_a_byte(deck: str) -> None:
    register = {"norms.md": (SHIPPED / "norms.md").read_bytes()}
    for name, content in {**register, **shipped(deck)}.items():
        text = content.decode("utf-8")
        segments = cut(name, text)
        assert "".join(segment.text + segment.gap for segment in segments) == text
        assert len({segment.key for segment in segments}) == len(segments)


@given(
    st.text(alphabet=st.sampled_from("#-*: \n\r\tabAB1.[],é\u2028\x0b"), max_size=200),
    st.sampled_from([KEY_CARD, "deck.md", "norms.md"]),
)
def test_any_text_is_cut_without_losing_a_byte(text: str, name: str) -> None:
    for whole in (text, f"---\n{text}\n---\n# T\n\n## Keuzes\n\n{text}"):
        assert "".join(segment.text + segment.gap for segment in cut(name, whole)) == whole


# both sides changed something


def test_edits_of_different_parts_survive_and_no_other_line_changes() -> None:
    own = edited(
        BASE,
        KEY_CARD,
        ("minutes: 20", "minutes: 25"),
        ("Prijs: het duurt lang.", "Prijs: het duurt de hele avond."),
        ("- **Beheerder:**", "- **Buurvrouw:** Laat ons erin.\n- **Beheerder:**"),
    )
    update = edited(
        BASE,
        KEY_CARD,
        ("sensitivity: 2", "sensitivity: 3"),
        ("Voor: de beheerder beslist.", "Voor: de beheerder mag beslissen."),
        ("Wie heeft er een sleutel?", "Wie heeft er nog een sleutel?"),
        ("Bel mij gerust.\n", "Bel mij gerust.\n- **Wethouder:** Dit hoort in de krant.\n"),
    )
    plan = compare(BASE, own, update)
    assert plan.clashes == ()
    result = merged(plan, {})
    gone, come = lines_of(BASE[KEY_CARD], result[KEY_CARD])
    assert come == {
        b"minutes: 25",
        b"sensitivity: 3",
        b"- **B.** Voor: de beheerder mag beslissen. Prijs: het duurt de hele avond.",
        b"- **Buurvrouw:** Laat ons erin.",
        b"- **Wethouder:** Dit hoort in de krant.",
        b"Wie heeft er nog een sleutel?",
    }
    assert len(gone) == 4
    assert without(result, KEY_CARD) == without(BASE, KEY_CARD)


def test_the_same_edit_on_both_sides_is_no_clash() -> None:
    own = edited(BASE, KEY_CARD, ("Het regent.", "Het sneeuwt."), ("minutes: 20", "minutes: 25"))
    update = edited(BASE, KEY_CARD, ("Het regent.", "Het sneeuwt."), ("sensitivity: 2", "sensitivity: 1"))
    plan = compare(BASE, own, update)
    assert plan.clashes == ()
    assert {change.by for change in plan.changes if change.part == "twist 1"} == {None}
    assert b"minutes: 25\nsensitivity: 1\n" in merged(plan, {})[KEY_CARD]


def test_different_edits_of_one_part_clash_with_their_three_texts() -> None:
    own = edited(BASE, KEY_CARD, ("- **A.** Je doet open.", "- **A.** Je doet de deur open."))
    update = edited(
        BASE, KEY_CARD, ("- **A.** Je doet open.", "- **A.** Je maakt open."), ("Wat doe je?", "Wat nu?")
    )
    plan = compare(BASE, own, update)
    (clash,) = plan.clashes
    assert (clash.file, clash.part, clash.scope) == (KEY_CARD, "option A", Scope.PART)
    assert (clash.base, clash.mine, clash.theirs) == (
        "Je doet open.",
        "Je doet de deur open.",
        "Je maakt open.",
    )
    assert merged(plan, {clash.id: THEIRS}) == update
    assert merged(plan, plan.all(MINE)) == edited(own, KEY_CARD, ("Wat doe je?", "Wat nu?"))


def test_a_clash_without_a_choice_is_not_merged() -> None:
    plan = compare(BASE, edited(BASE, KEY_CARD, ("T01", "T02")), edited(BASE, KEY_CARD, ("T01", "T03")))
    with pytest.raises(ValueError, match="no choice"):
        merged(plan, {})


def test_what_one_side_took_out_and_the_other_changed_clashes() -> None:
    own = edited(BASE, KEY_CARD, ("kleur: groen\n", ""))
    update = edited(BASE, KEY_CARD, ("kleur: groen", "kleur: blauw"))
    plan = compare(BASE, own, update)
    assert [(c.part, c.base, c.mine, c.theirs) for c in plan.clashes] == [
        ("field:kleur", "groen", None, "blauw")
    ]
    assert merged(plan, plan.all(MINE)) == own
    assert merged(plan, plan.all(THEIRS)) == update


def test_remarks_and_unknown_sections_of_both_sides_survive() -> None:
    own = edited(
        BASE,
        KEY_CARD,
        ("kleur: groen\n", "# van ons\nkleur: groen\n"),
        ("## Voorkomen", "## Eigen\n\nOns.\n\n## Voorkomen"),
    )
    update = edited(
        BASE,
        KEY_CARD,
        ("themes: [T01]\n", "# van hen\nthemes: [T01]\n"),
        ("Laat het even stil zijn.\n", "Laat het even stil zijn.\n\n## Bronnen\n\nHen.\n"),
    )
    text = merged(compare(BASE, own, update), {})[KEY_CARD].decode()
    assert "# van hen\nthemes: [T01]\n" in text
    assert "# van ons\nkleur: groen\n" in text
    assert "\n\n## Eigen\n\nOns.\n\n## Voorkomen\n" in text
    assert text.endswith("Laat het even stil zijn.\n\n## Bronnen\n\nHen.\n")


def test_new_last_sections_of_both_sides_stand_apart() -> None:
    own = edited(BASE, KEY_CARD, ("stil zijn.\n", "stil zijn.\n\n## Eigen\n\nOns.\n"))
    update = edited(BASE, KEY_CARD, ("stil zijn.\n", "stil zijn.\n\n## Bronnen\n\nHen.\n"))
    text = merged(compare(BASE, own, update), {})[KEY_CARD].decode()
    assert text.endswith("stil zijn.\n\n## Eigen\n\nOns.\n\n## Bronnen\n\nHen.\n")


def test_windows_line_ends_and_a_byte_order_mark_stay() -> None:
    def windows(files: dict[str, bytes]) -> dict[str, bytes]:
        return {**files, KEY_CARD: b"\xef\xbb\xbf" + files[KEY_CARD].replace(b"\n", b"\r\n")}

    own = windows(edited(BASE, KEY_CARD, ("minutes: 20", "minutes: 25")))
    update = edited(BASE, KEY_CARD, ("Het regent.", "Het sneeuwt."))
    wanted = windows(edited(update, KEY_CARD, ("minutes: 20", "minutes: 25")))
    assert merged(compare(BASE, own, update), {}) == wanted
    assert merged(compare(windows(BASE), own, windows(update)), {}) == wanted


# lists in which a place is a name


def test_options_that_shifted_clash_as_one() -> None:
    three = edited(
        BASE,
        KEY_CARD,
        ("  de beheerder.\n", "  de beheerder.\n- **C.** Je loopt weg.\n"),
        ("het duurt lang.\n", "het duurt lang.\n- **C.** Voor: rust. Prijs: boosheid.\n"),
    )
    own = edited(
        three,
        KEY_CARD,
        ("- **B.** Je belt\n  de beheerder.\n- **C.** Je loopt", "- **B.** Je loopt"),
        ("- **B.** Voor: de beheerder beslist. Prijs: het duurt lang.\n- **C.** Voor", "- **B.** Voor"),
    )
    update = edited(three, KEY_CARD, ("Prijs: boosheid.", "Prijs: veel boosheid."))
    plan = compare(three, own, update)
    assert clashes(plan) == [(KEY_CARD, "choices")]
    assert merged(plan, plan.all(MINE)) == own
    assert merged(plan, plan.all(THEIRS)) == update


def test_an_option_that_one_side_added_joins_what_the_other_changed() -> None:
    own = edited(BASE, KEY_CARD, ("- **A.** Je doet open.", "- **A.** Je doet de deur open."))
    update = edited(
        BASE,
        KEY_CARD,
        ("  de beheerder.\n", "  de beheerder.\n- **C.** Je loopt weg.\n"),
        ("het duurt lang.\n", "het duurt lang.\n- **C.** Voor: rust. Prijs: boosheid.\n"),
    )
    plan = compare(BASE, own, update)
    assert plan.clashes == ()
    assert merged(plan, {}) == edited(
        update, KEY_CARD, ("- **A.** Je doet open.", "- **A.** Je doet de deur open.")
    )


def test_two_new_options_with_the_same_letter_clash_as_one() -> None:
    def with_third(text: str) -> dict[str, bytes]:
        return edited(BASE, KEY_CARD, ("  de beheerder.\n", f"  de beheerder.\n- **C.** {text}\n"))

    plan = compare(BASE, with_third("Je loopt weg."), with_third("Je roept."))
    assert clashes(plan) == [(KEY_CARD, "choices")]
    assert plan.clashes[0].scope is Scope.GROUP


def test_a_section_that_went_never_leaves_its_items_behind() -> None:
    own = edited(BASE, KEY_CARD, ("## Raadgevers\n\n- **Beheerder:** Bel mij gerust.\n\n", ""))
    update = edited(BASE, KEY_CARD, ("Bel mij gerust.", "Bel mij altijd."))
    plan = compare(BASE, own, update)
    assert clashes(plan) == [(KEY_CARD, "voices")]
    assert merged(plan, plan.all(MINE)) == own
    assert merged(plan, plan.all(THEIRS)) == update


def test_a_later_turn_is_merged_like_a_card() -> None:
    base = {**BASE, KEY_CARD: STAGED_CARD.encode()}
    own = edited(base, KEY_CARD, ("Er breekt een ruit.", "Er breekt een ruit en iemand valt."))
    update = edited(
        base, KEY_CARD, ("Wie belt er?", "Wie belt er nu?"), ("- **A.** Jij belt.", "- **A.** Jij belt zelf.")
    )
    plan = compare(base, own, update)
    assert plan.clashes == ()
    assert merged(plan, {}) == edited(
        update, KEY_CARD, ("Er breekt een ruit.", "Er breekt een ruit en iemand valt.")
    )


# what holds for any edits

EDITS = (
    (KEY_CARD, "field:minutes", "minutes: 20", "minutes: {}"),
    (KEY_CARD, "field:status", "status: nieuw", "status: proef {}"),
    (KEY_CARD, "title", "# De sleutel", "# De sleutel {}"),
    (KEY_CARD, "situation", "Vanavond is de zaal *dicht*.", "Vanavond {} is de zaal *dicht*."),
    (KEY_CARD, "option A", "- **A.** Je doet open.", "- **A.** Je doet open {}."),
    (KEY_CARD, "supports A", "de mensen zijn binnen.", "de mensen zijn binnen {}."),
    (KEY_CARD, "cost A", "je gaat over de regel heen.", "je gaat over regel {} heen."),
    (KEY_CARD, "twist 1", "1. Het regent.", "1. Het regent {}."),
    (KEY_CARD, "voice Beheerder", "Bel mij gerust.", "Bel mij gerust op {}."),
    (KEY_CARD, "facilitator", "Laat het even stil zijn.", "Laat het {} even stil zijn."),
    ("cards/de-sleutel.en.md", "question", "What do you do?", "What do you do {}?"),
    ("deck.md", "field:title", "title: Een dorp", "title: Een dorp {}"),
    ("deck.md", "introduction", "Voor de **trainer**.", "Voor de **trainer** {}."),
    ("norms.md", "norm sleutelbeheer article", "- article: 4", "- article: 4{}"),
)


def changed(which: Mapping[int, str]) -> dict[str, bytes]:
    """The deck with these edits, each with its word in it."""
    files = dict(BASE)
    for number, word in sorted(which.items()):
        name, _part, before, after = EDITS[number]
        files = edited(files, name, (before, after.format(word)))
    return files


NUMBERS = st.sets(st.integers(0, len(EDITS) - 1))


@given(NUMBERS, NUMBERS, NUMBERS)
def test_any_edits_clash_where_they_meet_and_every_choice_gives_its_text(
    mine: set[int], theirs: set[int], taken: set[int]
) -> None:
    plan = compare(BASE, changed(dict.fromkeys(mine, "ons")), changed(dict.fromkeys(theirs, "hen")))
    shared = mine & theirs
    assert sorted(clashes(plan)) == sorted((EDITS[n][0], EDITS[n][1]) for n in shared)
    places = {(EDITS[n][0], EDITS[n][1]): n for n in shared}
    choices = {
        clash.id: THEIRS if places[clash.file, clash.part] in taken else MINE for clash in plan.clashes
    }
    wanted = dict.fromkeys(mine, "ons") | dict.fromkeys(theirs - mine | (shared & taken), "hen")
    assert merged(plan, choices) == changed(wanted)


@given(NUMBERS, NUMBERS)
def test_merging_the_other_way_round_gives_the_same_deck(mine: set[int], theirs: set[int]) -> None:
    one, other = changed(dict.fromkeys(mine, "ons")), changed(dict.fromkeys(theirs, "hen"))
    there, back = compare(BASE, one, other), compare(BASE, other, one)
    assert merged(there, there.all(MINE)) == merged(back, back.all(THEIRS))


# in words


def test_every_place_has_plain_words() -> None:
    i18n.use("en")
    own = edited(
        BASE, KEY_CARD, ("minutes: 20", "minutes: 1"), ("het duurt lang", "het duurt"), ("Het regent", "Zon")
    )
    update = edited(
        BASE, KEY_CARD, ("minutes: 20", "minutes: 2"), ("het duurt lang", "lang"), ("Het regent", "Wind")
    )
    own = edited(own, "norms.md", ("- article: 4", "- article: 1"))
    update = edited(update, "norms.md", ("- article: 4", "- article: 2"))
    plan = compare(BASE, own, update)
    assert [wording.place_in_words(plan, clash) for clash in plan.clashes] == [
        "Card “De sleutel”: the minutes",
        "Card “De sleutel”: what option B costs",
        "Card “De sleutel”: what-if 1",
        "Norms: norm sleutelbeheer article",
    ]
