"""Whole files in an update: norms, cards that came, went or got another name, pictures."""

from __future__ import annotations

from dilemmagame.library.packages.merging import compare, merged
from dilemmagame.library.packages.plan import Scope, Side
from tests.library.packages import KEY_CARD, LETTER_CARD, clashes, edited, village, without
from tests.library.samples import OPEN_CARD

BASE = village()
MINE, THEIRS = Side.MINE, Side.THEIRS


def test_norms_are_merged_per_field() -> None:
    own = edited(BASE, "norms.md", ("- article: 4", "- article: 5"))
    update = edited(
        BASE,
        "norms.md",
        (
            "heeft de sleutel.\n",
            "heeft de sleutel.\n- certainty: certain\n\n## nieuw\n\n- act: Wet\n- nl: Iets.\n",
        ),
    )
    plan = compare(BASE, own, update)
    assert plan.clashes == ()
    assert merged(plan, {}) == edited(update, "norms.md", ("- article: 4", "- article: 5"))


def test_a_norm_that_one_side_took_out_and_the_other_changed_clashes_as_one() -> None:
    start = BASE["norms.md"].decode().index("## sleutelbeheer")
    own = {**BASE, "norms.md": BASE["norms.md"].decode()[:start].encode()}
    update = edited(BASE, "norms.md", ("- article: 4", "- article: 6"))
    plan = compare(BASE, own, update)
    assert clashes(plan) == [("norms.md", "norm sleutelbeheer")]
    assert merged(plan, plan.all(THEIRS)) == update


def test_a_card_that_one_side_took_out_goes_unless_the_other_changed_it() -> None:
    update = without(BASE, LETTER_CARD)
    assert merged(compare(BASE, BASE, update), {}) == update
    own = edited(BASE, LETTER_CARD, ("minutes: 20", "minutes: 5"))
    plan = compare(BASE, own, update)
    (clash,) = plan.clashes
    assert (clash.file, clash.scope, clash.theirs) == (LETTER_CARD, Scope.FILE, None)
    assert merged(plan, plan.all(MINE)) == own
    assert merged(plan, plan.all(THEIRS)) == update


def test_own_edits_follow_a_card_that_got_another_name() -> None:
    new = BASE[KEY_CARD].replace(b"id: de-sleutel", b"id: het-dorpshuis")
    translation = BASE["cards/de-sleutel.en.md"].replace(b"id: de-sleutel", b"id: het-dorpshuis")
    update = {
        **without(BASE, KEY_CARD, "cards/de-sleutel.en.md"),
        "cards/het-dorpshuis.md": new,
        "cards/het-dorpshuis.en.md": translation,
    }
    own = edited(BASE, KEY_CARD, ("Het regent.", "Het sneeuwt."))
    own = edited(own, "cards/de-sleutel.en.md", ("It rains.", "It snows."))
    own["cards/de-sleutel.fy.md"] = b"---\nid: de-sleutel\nlanguage: fy\n---\n# De kaai\n"
    plan = compare(BASE, own, update)
    assert plan.clashes == ()
    result = merged(plan, {})
    assert sorted(result) == sorted([*update, "cards/het-dorpshuis.fy.md"])
    assert result["cards/het-dorpshuis.md"] == new.replace(b"Het regent.", b"Het sneeuwt.")
    assert result["cards/het-dorpshuis.en.md"] == translation.replace(b"It rains.", b"It snows.")


def test_new_translations_of_both_sides_meet_under_the_new_name() -> None:
    def renamed(files: dict[str, bytes]) -> dict[str, bytes]:
        return {
            name.replace("de-sleutel", "het-dorpshuis"): content.replace(
                b"id: de-sleutel", b"id: het-dorpshuis"
            )
            for name, content in files.items()
        }

    frisian = "cards/de-sleutel.fy.md"
    here = {**BASE, frisian: b"---\nid: de-sleutel\nlanguage: fy\n---\n# De kaai\n\n## Vraag\n\nOns?\n"}
    there = renamed(
        {**BASE, frisian: b"---\nid: de-sleutel\nlanguage: fy\n---\n# De kaai\n\n## Vraag\n\nHen?\n"}
    )
    for own, update in ((here, there), (there, here)):
        plan = compare(BASE, own, update)
        result = merged(plan, plan.all(THEIRS))
        assert result.keys() == there.keys()
        assert (b"Hen?" in result["cards/het-dorpshuis.fy.md"]) is (update is there)
        assert ("question" in {clash.part for clash in plan.clashes}) is True
    # a file that the other side gave the new name itself is never lost
    orphan = {**BASE, "cards/het-dorpshuis.en.md": b"van hen"}
    plan = compare(BASE, renamed(dict(BASE)), orphan)
    assert any(b"van hen" in content for content in merged(plan, plan.all(THEIRS)).values())
    assert merged(plan, plan.all(MINE)).keys() >= {"cards/het-dorpshuis.md", "cards/het-dorpshuis.en.md"}


def test_two_new_names_for_one_card_are_one_clash() -> None:
    def renamed(name: str) -> dict[str, bytes]:
        text = BASE[KEY_CARD].replace(b"id: de-sleutel", f"id: {name}".encode())
        return {**without(BASE, KEY_CARD), f"cards/{name}.md": text}

    base = without(BASE, "cards/de-sleutel.en.md")
    own, update = (without(renamed(name), "cards/de-sleutel.en.md") for name in ("zolder", "kelder"))
    plan = compare(base, own, update)
    assert [(clash.scope, clash.mine, clash.theirs) for clash in plan.clashes] == [
        (Scope.NAME, "cards/zolder.md", "cards/kelder.md")
    ]
    assert merged(plan, plan.all(MINE)) == own
    assert merged(plan, plan.all(THEIRS)) == update


def test_a_picture_that_both_changed_is_taken_whole() -> None:
    name = "images/plattegrond.png"
    plan = compare({**BASE, name: b"\x89a"}, {**BASE, name: b"\x89b"}, {**BASE, name: b"\x89c"})
    assert clashes(plan) == [(name, "file")]
    assert merged(plan, plan.all(THEIRS))[name] == b"\x89c"


def test_without_a_base_what_differs_clashes_and_what_one_side_has_stays() -> None:
    own = edited(BASE, KEY_CARD, ("minutes: 20", "minutes: 25"), ("kleur: groen\n", ""))
    update = {**without(BASE, LETTER_CARD), "cards/van-hen.md": OPEN_CARD.encode()}
    plan = compare({}, own, update)
    assert clashes(plan) == [(KEY_CARD, "field:minutes")]
    result = merged(plan, plan.all(MINE))
    assert result[LETTER_CARD] == BASE[LETTER_CARD]
    assert result["cards/van-hen.md"] == OPEN_CARD.encode()
    assert b"minutes: 25\n" in result[KEY_CARD]
    assert b"kleur: groen\n" in result[KEY_CARD]


def test_notes_of_the_maker_are_merged_and_clash_like_other_texts() -> None:
    note = "# Veldtest\n\n## Eerste avond\n\nGoed.\n\n## Tweede avond\n\nLang.\n"
    base = {**BASE, "veldtest.md": note.encode()}
    own = edited(base, "veldtest.md", ("Goed.", "Heel goed."))
    update = edited(base, "veldtest.md", ("Lang.", "Te lang."))
    plan = compare(base, own, update)
    assert plan.clashes == ()
    assert merged(plan, {}) == edited(own, "veldtest.md", ("Lang.", "Te lang."))
    rival = edited(base, "veldtest.md", ("Goed.", "Matig."))
    plan = compare(base, own, rival)
    assert [file for file, _part in clashes(plan)] == ["veldtest.md"]
    assert merged(plan, plan.all(MINE)) == own
    assert merged(plan, plan.all(THEIRS)) == rival
    assert merged(compare(base, base, without(base, "veldtest.md")), {}) == dict(BASE)
