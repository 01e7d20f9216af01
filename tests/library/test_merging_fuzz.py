"""Any lines put in or taken out on both sides: merging never fails, invents nothing, and loses nothing unasked."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dilemmagame.library.packages.merging import compare, merged
from dilemmagame.library.packages.plan import Side
from tests.library.packages import KEY_CARD, village
from tests.library.samples import STAGED_CARD

BASE = {
    **village(),
    KEY_CARD: village()[KEY_CARD].replace(b"## Voorkomen", b"## Bronnen\n\nEen boek.\n\n## Voorkomen"),
    "cards/beurten.md": STAGED_CARD.replace("de-sleutel", "beurten").encode(),
}
FILES = (KEY_CARD, "cards/beurten.md", "deck.md", "norms.md")
NEW = (
    "zomaar een zin {}",
    "",
    "## Kopje {}",
    "## Vraag",
    "### Keuzes",
    "- **C.** Een keuze {}.",
    "- **C.** Voor: iets {}. Prijs: iets {} anders.",
    "- **Naam {}:** Een mening.",
    "3. Een feit {}.",
    "veld{}: waarde",
    "# een opmerking {}",
    "- act: Wet {}",
    "---",
    "minutes: 7{}",
)
# number of the line, what happens there, which new line
CHANGE = st.tuples(
    st.integers(0, 60), st.sampled_from(["put in", "take out", "replace"]), st.sampled_from(NEW)
)
CHANGES = st.lists(st.tuples(st.sampled_from(FILES), CHANGE), max_size=6)


def changed(changes: list[tuple[str, tuple[int, str, str]]], word: str) -> dict[str, bytes]:
    lines = {name: content.decode().split("\n") for name, content in BASE.items()}
    for count, (name, (number, act, new)) in enumerate(changes):
        place = number % len(lines[name])
        if act != "put in":
            del lines[name][place]
        if act != "take out":
            lines[name].insert(place, new.replace("{}", f"{word}{count}"))
    return {name: "\n".join(rest).encode() for name, rest in lines.items()}


def all_lines(files: dict[str, bytes], name: str) -> set[str]:
    return {line.strip() for line in files.get(name, b"").decode().split("\n")}


@settings(max_examples=400)
@given(CHANGES, CHANGES)
def test_nothing_is_invented_and_nothing_new_is_lost_without_a_clash(
    here: list[tuple[str, tuple[int, str, str]]], there: list[tuple[str, tuple[int, str, str]]]
) -> None:
    local, upstream = changed(here, "ons"), changed(there, "hen")
    plan = compare(BASE, local, upstream)
    for side in Side:
        result = dict(merged(plan, plan.all(side)))
        assert result.keys() == BASE.keys()
        for name in FILES:
            clashing = any(clash.file == name for clash in plan.clashes)
            old, mine, theirs, out = (all_lines(files, name) for files in (BASE, local, upstream, result))
            # the two halves of a consideration may come from two sides
            strangers = {
                line for line in out - (old | mine | theirs) if "Prijs:" not in line and "cards:" not in line
            }
            assert not strangers
            if not clashing:
                assert not {line for line in (mine | theirs) - old - out if "Prijs:" not in line}
            elif side is Side.MINE:
                assert not {line for line in mine - old - out if "Prijs:" not in line}
            # the same update again has nothing to say any more
    taken = dict(merged(plan, plan.all(Side.THEIRS)))
    assert not compare(upstream, taken, upstream).news
    assert dict(merged(compare(BASE, BASE, upstream), {})) == upstream
    assert dict(merged(compare(BASE, local, BASE), {})) == local
    both = compare(BASE, local, local)
    assert both.clashes == ()
    assert dict(merged(both, {})) == local
