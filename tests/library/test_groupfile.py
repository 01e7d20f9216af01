"""A group file comes back as it went out, and a stranger's file is taken in whole or not at all."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dilemmagame.domain.evening import AdoptedValue, Chair
from dilemmagame.domain.groups import Group, GroupEvening, merged
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.organisations import CodeArticle, Contact, Organisation
from dilemmagame.domain.register import EntryKind, EntryStatus, RegisterEntry
from dilemmagame.library import limits
from dilemmagame.library.groupfile import GroupFileError, GroupFileFault, from_bytes, read, to_bytes
from tests import agreed

LINDEWAARD = Organisation(
    "Gemeente Lindewaard",
    "de griffie",
    (Contact("vertrouwenspersoon", "toestel 4411"),),
    id="o1",
    colour="#7A1F3D",
    logo="lindewaard.png",
    code=(CodeArticle("2.1", "Wij melden een geschenk.\nOok een klein."),),
)
DINNERS = replace(
    agreed.DINNERS,
    status=EntryStatus.TO_COUNCIL,
    outcome="Geagendeerd.",
    changed_on=date(2026, 12, 1),
    texts=("t0001",),
)
COUNCIL = Group(
    "g1",
    "o1",
    "Raad 2026-2030",
    size=23,
    chair=Chair.MAYOR,
    values=(
        AdoptedValue("openheid", Localised("openheid", "openness"), "Wij zeggen het.", date(2026, 3, 18)),
    ),
    register=(DINNERS, RegisterEntry("s1:t0002", EntryKind.SIGNAL, "blijft thuis", session_id="s1")),
    contacts=(Contact("fractieondersteuner", ""),),
    evenings=(GroupEvening("s1", date(2026, 11, 24)),),
)


def plain() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(to_bytes(LINDEWAARD, COUNCIL))
    return found


def fault(content: object) -> tuple[GroupFileFault, str]:
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    with pytest.raises(GroupFileError) as caught:
        from_bytes(raw)
    return caught.value.fault, caught.value.where


def test_a_group_comes_back_as_it_went_out_without_what_stays_home(tmp_path: Path) -> None:
    content = to_bytes(LINDEWAARD, COUNCIL)
    assert content == to_bytes(LINDEWAARD, COUNCIL)
    assert b"blijft thuis" not in content
    path = tmp_path / "raad.groep"
    path.write_bytes(content)
    back = read(path)
    assert back.organisation == replace(LINDEWAARD, id="", colour="", logo="")
    assert back.group == replace(
        COUNCIL, organisation_id="", register=(replace(DINNERS, session_id="", texts=()),), evenings=()
    )


def test_the_file_can_be_read_by_a_person() -> None:
    text = to_bytes(LINDEWAARD, COUNCIL).decode()
    assert f'"body": "{DINNERS.body}"' in text
    assert text.count("\n") > 40
    assert from_bytes("\ufeff".encode() + text.encode()) == from_bytes(text.encode())


def test_what_is_no_group_file_is_said(tmp_path: Path) -> None:
    none = GroupFileFault.NOT_A_GROUP_FILE
    for content in (
        b"",
        b"[]",
        b"{}",
        b"PK\x03\x04",
        b"\xff\xfe",
        b'{"kind": "group"}',
        b"[" * 100_000,
        b"1" * 5000,
    ):
        assert fault(content)[0] is none
    assert fault(plain() | {"format": True})[0] is none
    assert fault(plain() | {"format": 2}) == (GroupFileFault.NEWER, "")
    assert fault(plain() | {"kind": "deck"})[0] is none
    twice = to_bytes(LINDEWAARD, COUNCIL).replace(b'"kind": "group",', b'"kind": "group", "kind": "group",')
    assert fault(twice)[0] is none
    assert fault(to_bytes(LINDEWAARD, COUNCIL).replace(b'"size": 23', b'"size": NaN'))[0] is none
    assert fault(b" " * (limits.GROUP_BYTES + 1)) == (GroupFileFault.TOO_LARGE, "")
    for missing in (tmp_path, tmp_path / "weg.groep"):
        with pytest.raises(GroupFileError) as caught:
            read(missing)
        assert caught.value.fault is GroupFileFault.UNREADABLE


WRONG: list[tuple[list[object], object, str]] = [
    (["group", "name"], "", "group.name"),
    (["group", "name"], 5, "group.name"),
    (["group", "id"], "../weg", "group.id"),
    (["group", "size"], -1, "group.size"),
    (["group", "size"], True, "group.size"),
    (["group", "size"], 10**400, "group.size"),
    (["group", "chair"], "koning", "group.chair"),
    (["group", "chair"], ["mayor"], "group.chair"),
    (["group", "secret"], 1, "group.secret"),
    (["group"], [], "group"),
    (["organisation"], None, "organisation"),
    (["organisation", "contacts"], [1], "organisation.contacts[1]"),
    (["organisation", "contacts"], [{"reach": "x"}], "organisation.contacts[1].role"),
    (["organisation", "<b>"], 1, "organisation.?"),
    (["values", 0, "name"], {"nl": "", "en": ""}, "values[1].name"),
    (["values", 0, "adopted_on"], "2026-02-30", "values[1].adopted_on"),
    (["values", 0, "adopted_on"], "20260218", "values[1].adopted_on"),
    (["agreements", 0, "status"], "done", "agreements[1].status"),
    (["agreements", 0, "support"], DINNERS.present + 1, "agreements[1].support"),
    (["agreements", 0, "body"], "\u202e \u200b", "agreements[1].body"),
    (["extra"], {}, "extra"),
]


@pytest.mark.parametrize(("path", "value", "where"), WRONG)
def test_one_wrong_thing_and_nothing_is_taken_in(path: list[Any], value: object, where: str) -> None:
    content = plain()
    target: Any = content
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    assert fault(content) == (GroupFileFault.WRONG, where)


def test_too_much_is_refused_with_its_place() -> None:
    content = plain()
    content["agreements"] = [
        content["agreements"][0] | {"id": f"a{n}"} for n in range(limits.GROUP_ENTRIES + 1)
    ]
    small = [{"id": each["id"], "body": "x", "status": "lapsed"} for each in content["agreements"]]
    assert fault(content | {"agreements": small}) == (GroupFileFault.TOO_MUCH, "agreements")
    long = plain()
    long["agreements"][0]["friction"] = "x" * (limits.FIELD_CHARACTERS + 1)
    assert fault(long) == (GroupFileFault.TOO_MUCH, "agreements[1].friction")
    same = plain()
    same["agreements"] *= 2
    assert fault(same) == (GroupFileFault.WRONG, "agreements")


def test_hidden_signs_are_taken_out_of_texts() -> None:
    content = plain()
    content["agreements"][0]["body"] = "Wij \u202emelden\x00 het\ud800."
    content["group"]["name"] = "Raad\n  van Lindewaard"
    back = from_bytes(json.dumps(content).encode())
    assert back.group.register[0].body == "Wij melden het."
    assert back.group.name == "Raad van Lindewaard"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["id", "name", "nl", "status", "body", "role"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(place=st.sampled_from(sorted(plain())), value=JSON, also=st.binary(max_size=40))
def test_nothing_that_is_fed_in_comes_out_as_anything_but_a_group_or_a_refusal(
    place: str, value: object, also: bytes
) -> None:
    for content in (json.dumps(plain() | {place: value}).encode(), also):
        try:
            found = from_bytes(content)
        except GroupFileError:
            continue
        assert from_bytes(to_bytes(found.organisation, found.group)) == found


def test_a_file_that_comes_back_brings_what_is_new_and_keeps_what_is_ours() -> None:
    ours = replace(COUNCIL, register=(DINNERS, *COUNCIL.register[1:]))
    arrived = from_bytes(to_bytes(LINDEWAARD, COUNCIL)).group
    assert merged(ours, arrived) == ours
    later = replace(
        arrived,
        values=(
            replace(arrived.values[0], definition="Nieuwe woorden.", adopted_on=date(2027, 1, 1)),
            AdoptedValue("", Localised("Moed", ""), ""),
        ),
        register=(
            replace(arrived.register[0], status=EntryStatus.LAPSED, changed_on=date(2027, 1, 2)),
            RegisterEntry("x1", EntryKind.AGREEMENT, "Nieuw"),
        ),
        contacts=(Contact("griffier", ""),),
    )
    after = merged(ours, later)
    assert [value.definition for value in after.values] == ["Nieuwe woorden.", ""]
    assert after.register[0] == replace(DINNERS, status=EntryStatus.LAPSED, changed_on=date(2027, 1, 2))
    assert [each.id for each in after.register] == [DINNERS.id, "s1:t0002", "x1"]
    assert len(after.contacts) == 2
    earlier = replace(arrived, register=(replace(DINNERS, outcome="Oud", changed_on=date(2026, 11, 30)),))
    assert merged(ours, earlier).register[0] == DINNERS
