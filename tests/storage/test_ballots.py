"""The ballot file: the last change counts, rounds of one card link, and destroying leaves no trace."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dilemmagame.domain.flows import NO_BALLOT
from dilemmagame.ports import Cast
from dilemmagame.storage.ballots import REF_BYTES, BallotFile, destroy_file, left_behind

CHOICES = ("A", "B", "C")


@pytest.fixture
def ballots(tmp_path: Path) -> BallotFile:
    return BallotFile.open(tmp_path, "kaart")


def put(file: BallotFile, number: int, token: bytes, seq: int, choice: str) -> None:
    file.cast([Cast(number, file.ref(token), seq, choice)])


@settings(max_examples=60, deadline=None)
@given(
    script=st.lists(st.tuples(st.integers(0, 4), st.integers(1, 6), st.sampled_from(CHOICES)), max_size=30)
)
def test_whatever_the_order_the_highest_change_of_each_phone_counts(
    script: list[tuple[int, int, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = BallotFile.open(tmp_path_factory.mktemp("b"), "kaart")
    wanted: dict[int, tuple[int, str]] = {}
    for phone, seq, choice in script:
        put(file, 1, bytes([phone]) * 16, seq, choice)
        if seq > wanted.get(phone, (0, ""))[0]:
            wanted[phone] = seq, choice
    assert file.ballots(1) == len(wanted)
    for phone, (seq, _choice) in wanted.items():
        assert file.seq(1, file.ref(bytes([phone]) * 16)) == seq
    for choice in CHOICES:
        assert file.counts(1)[choice] == sum(each[1] == choice for each in wanted.values())
    file.destroy()


def test_rounds_of_a_card_link_and_other_cards_do_not(ballots: BallotFile, tmp_path: Path) -> None:
    a, b, c = (secrets.token_bytes(16) for _ in range(3))
    for token, first in ((a, "A"), (b, "A")):
        put(ballots, 1, token, 1, first)
    for token, second in ((a, "B"), (c, "C")):
        put(ballots, 2, token, 1, second)
    table = ballots.matrix(1, 2, CHOICES)
    found = {
        (before, after): table.cells[row][column]
        for row, before in enumerate(table.names)
        for column, after in enumerate(table.names)
        if table.cells[row][column]
    }
    assert found == {("A", "B"): 1, ("A", NO_BALLOT): 1, (NO_BALLOT, "C"): 1}
    other = BallotFile.open(tmp_path, "andere")
    assert other.ref(a) != ballots.ref(a)


def test_a_program_that_starts_again_finds_the_ballots_under_the_same_refs(tmp_path: Path) -> None:
    token = secrets.token_bytes(16)
    first = BallotFile.open(tmp_path, "kaart")
    put(first, 1, token, 3, "A")
    first.close()
    again = BallotFile.open(tmp_path, "kaart")
    assert again.seq(1, again.ref(token)) == 3


def test_ballots_whose_key_is_gone_are_gone_too(tmp_path: Path) -> None:
    first = BallotFile.open(tmp_path, "kaart")
    put(first, 1, b"x" * 16, 1, "A")
    first.close()
    (tmp_path / "kaart.key").unlink()
    assert BallotFile.open(tmp_path, "kaart").ballots(1) == 0


def test_after_destroying_no_file_and_no_trace_is_left(tmp_path: Path) -> None:
    file = BallotFile.open(tmp_path, "kaart")
    token, refs = secrets.token_bytes(16), []
    for number in range(200):
        put(file, 1, token + bytes([number]), 1, "keuze-die-niemand-mag-zien")
        refs.append(file.ref(token + bytes([number])))
    kept = (tmp_path / "kaart.ballots").open("rb")  # an open handle shows what was written over the file
    file.destroy()
    assert list(tmp_path.iterdir()) == []
    remains = kept.read()
    kept.close()
    assert b"keuze-die-niemand" not in remains
    assert not any(ref in remains for ref in refs)


def test_sealing_leaves_the_same_bytes_whatever_the_order_of_arrival(tmp_path: Path) -> None:
    tokens = [secrets.token_bytes(16) for _ in range(60)]
    refs: list[bytes] = []
    pictures: list[bytes] = []
    for name, order in (("een", tokens), ("twee", list(reversed(tokens)))):
        file = BallotFile.open(tmp_path, name)
        refs = refs or [file.ref(token) for token in tokens]
        place = dict(zip(tokens, refs, strict=True))
        for token in order:
            file.cast([Cast(1, place[token], 1, "A")])
        file.seal()
        file.close()
        pictures.append(
            (tmp_path / f"{name}.ballots").read_bytes()[100:]
        )  # the header counts changes, not ballots
    assert pictures[0] == pictures[1]


def test_void_takes_one_round_out(ballots: BallotFile) -> None:
    put(ballots, 1, b"x" * 16, 1, "A")
    put(ballots, 2, b"x" * 16, 1, "B")
    ballots.void(1)
    assert (ballots.ballots(1), ballots.ballots(2)) == (0, 1)


def test_what_a_dead_program_left_behind_is_found_and_destroyed(tmp_path: Path) -> None:
    BallotFile.open(tmp_path, "kaart").close()
    (path,) = left_behind(tmp_path)
    destroy_file(path)
    assert list(tmp_path.iterdir()) == []
    assert left_behind(tmp_path / "niet-hier") == ()


def test_a_ballot_never_shows_in_a_text(ballots: BallotFile) -> None:
    cast = Cast(1, bytes(REF_BYTES), 1, "geheim")
    assert "geheim" not in repr(cast)
    assert "x00" not in repr(cast)
