"""A shipped deck, changed in a town hall and by its makers: twenty changes, of which five meet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dilemmagame.library.packages.applying import apply
from dilemmagame.library.packages.files import deck_files
from dilemmagame.library.packages.merging import compare, merged
from dilemmagame.library.packages.plan import Side
from tests.library.packages import shipped, snapshot, written

A = "cards/bel-jij-even.md"
B = "cards/getekend-akkoord.md"
C = "cards/binnen-budget.md"
D = "cards/negenhonderd-euro.md"
ENGLISH = "cards/bel-jij-even.en.md"

# part of a card: where it stands, as a pattern, with the piece that gets a word behind it in a group
PARTS = {
    "field:status": r"^(status: .+)$",
    "title": r"^(# .+)$",
    "situation": r"^# .+\n\n(.+)$",
    "question": r"^## (?:Vraag|Question)\n\n(.+)$",
    "option A": r"^## (?:Keuzes|Options)\n\n(- \*\*A\.\*\* .+)$",
    "supports A": r"^## (?:Overwegingen|Considerations)\n\n(- \*\*A\.\*\* (?:Voor|For): .+?)(?= (?:Prijs|Cost):)",
    "cost A": r"^## (?:Overwegingen|Considerations)\n\n(- \*\*A\.\*\* .+)$",
    "twist 1": r"^## (?:Wat als|What if)\n\n(1\. .+)$",
    "prevention": r"^## (?:Voorkomen|Prevention)\n\n(.+)$",
    "facilitator": r"^## (?:Voor de begeleider|For the facilitator)\n\n(.+)$",
}

# file, part, who: the word each side writes behind it
CHANGES = (
    (A, "field:status", "mine"),
    (A, "title", "both"),
    (A, "situation", "theirs"),
    (A, "option A", "mine"),
    (A, "supports A", "mine"),
    (A, "cost A", "theirs"),
    (A, "twist 1", "both"),
    (A, "facilitator", "theirs"),
    (B, "situation", "both"),
    (B, "question", "mine"),
    (B, "prevention", "theirs"),
    (B, "option A", "theirs"),
    (C, "title", "mine"),
    (C, "cost A", "both"),
    (C, "supports A", "theirs"),
    (C, "twist 1", "mine"),
    (D, "facilitator", "mine"),
    (D, "prevention", "both"),
    (ENGLISH, "title", "theirs"),
    (ENGLISH, "question", "mine"),
)
CLASHES = [(file, part) for file, part, who in CHANGES if who == "both"]


def changed(files: dict[str, bytes], words: dict[tuple[str, str], str]) -> dict[str, bytes]:
    """The deck with a word behind these parts."""
    for (file, part), word in words.items():
        text = files[file].decode()
        found = re.search(PARTS[part], text, flags=re.MULTILINE)
        assert found is not None, (file, part)
        files = {**files, file: f"{text[: found.end()]} {word}{text[found.end() :]}".encode()}
    return files


def words(**sides: str) -> dict[tuple[str, str], str]:
    """The word for every change by one of the sides; `mine="Ons"` writes it where mine or both changed."""
    return {
        (file, part): word
        for side, word in sides.items()
        for file, part, who in CHANGES
        if who in (side, "both")
    }


@pytest.fixture
def base() -> dict[str, bytes]:
    return dict(shipped())


def test_twenty_changes_with_five_clashes(base: dict[str, bytes]) -> None:
    plan = compare(base, changed(base, words(mine="ons")), changed(base, words(theirs="hen")))
    assert sorted((clash.file, clash.part) for clash in plan.clashes) == sorted(CLASHES)
    assert len(plan.changes) + len(plan.clashes) == len(CHANGES) == 20
    for clash in plan.clashes:
        assert clash.base is not None
        assert (clash.mine, clash.theirs) == (
            f"{clash.base} ons",
            f"{clash.base} hen",
        ) or clash.part == "situation"


@pytest.mark.parametrize("bits", range(32))
def test_every_way_to_choose_gives_exactly_the_chosen_words(base: dict[str, bytes], bits: int) -> None:
    plan = compare(base, changed(base, words(mine="ons")), changed(base, words(theirs="hen")))
    sides = {place: Side.THEIRS if bits >> n & 1 else Side.MINE for n, place in enumerate(CLASHES)}
    chosen = {place: "hen" if side is Side.THEIRS else "ons" for place, side in sides.items()}
    wanted = changed(base, {**words(mine="ons"), **words(theirs="hen"), **chosen})
    assert merged(plan, {clash.id: sides[clash.file, clash.part] for clash in plan.clashes}) == wanted


def test_cancelling_leaves_every_byte_and_time_and_applying_only_touches_what_changed(
    base: dict[str, bytes], tmp_path: Path
) -> None:
    local = changed(base, words(mine="ons"))
    upstream = changed(base, words(theirs="hen"))
    folder = written(tmp_path / "raadsleden", local)
    written(folder / ".base", base)
    (folder / "mijn aantekeningen.txt").write_text("blijft", encoding="utf-8")
    before = snapshot(folder)
    plan = compare(deck_files(folder / ".base").files, deck_files(folder).files, upstream)
    merged(plan, plan.all(Side.THEIRS))
    assert snapshot(folder) == before

    result = merged(plan, plan.all(Side.MINE))
    apply(folder, plan, result, upstream)
    after = snapshot(folder)
    assert {
        name: content for name, (content, _) in after.items() if not name.startswith((".", "mijn"))
    } == result
    touched = {name for name in before if after[name] != before[name] and not name.startswith(".")}
    assert touched == {A, B, C, ENGLISH}
    assert deck_files(folder / ".base").files == upstream
    # the same update again brings nothing
    again = compare(deck_files(folder / ".base").files, deck_files(folder).files, upstream)
    assert not again.news
