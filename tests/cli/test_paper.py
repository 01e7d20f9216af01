"""Paper of what is kept here, from the command line: the values of a group, and tents for the evening that is on."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from dilemmagame.base.paths import DataFolder
from dilemmagame.cli import main
from dilemmagame.domain.evening import AdoptedValue
from dilemmagame.domain.groups import Group
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.organisations import Organisation
from dilemmagame.live.presence import Join, Presence
from dilemmagame.storage import Store
from dilemmagame.voting.service import VoteService
from tests.agreed import SPRING


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    folder = DataFolder(tmp_path / "data")
    store = Store.open(folder, reserve_bytes=4096)
    house = store.save_organisation(Organisation("Gemeente Lindewaard", colour="#7A1F3D"))
    value = AdoptedValue("openheid", Localised("Openheid", "Openness"), "We zeggen wat we weten.", SPRING)
    store.save_group(Group("g1", house.id, "Raad 2026", values=(value,)))
    store.save_group(Group("g2", house.id, "College"))
    store.close()
    return folder


@pytest.fixture
def join(folder: DataFolder) -> Iterator[Join]:
    """An evening with phones is on."""
    said: queue.Queue[object] = queue.Queue()
    service = VoteService(folder.ballots, "s1", ("127.0.0.1",), lambda _view: {}, said.put, said.put)
    service.start()
    while not (isinstance(told := said.get(timeout=20), Presence) and told.join is not None):
        pass
    yield told.join
    service.finish()


def printed(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def call(folder: DataFolder, path: Path, *wish: str) -> int:
    return main(["print", "raadsleden", "-o", str(path), *wish, "--data", str(folder.root), "--lang", "nl"])


@pytest.mark.parametrize("name", ["Raad 2026", "g1"])
def test_the_values_of_a_group_become_a_poster(folder: DataFolder, tmp_path: Path, name: str) -> None:
    assert call(folder, tmp_path / "poster.pdf", "--values-poster", name, "--paper", "a4") == 0
    said = printed(tmp_path / "poster.pdf")
    for part in ("Openheid", "We zeggen wat we weten.", "Raad 2026", "Vastgesteld op 18 maart 2026"):
        assert part in said
    assert pypdfium2.PdfDocument(tmp_path / "poster.pdf")[0].get_size() == pytest.approx((842, 595), abs=1)


def test_a_group_that_is_not_there_or_has_no_values_is_refused_in_a_sentence(
    folder: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(folder, tmp_path / "x.pdf", "--values-poster", "Staten") == 2
    assert "Raad 2026 (g1), College (g2)" in capsys.readouterr().err
    assert call(folder, tmp_path / "x.pdf", "--values-poster", "College") == 2
    assert "heeft nog geen waarden" in capsys.readouterr().err
    assert not (tmp_path / "x.pdf").exists()


def test_tents_show_the_address_of_the_evening_that_is_on(
    folder: DataFolder, join: Join, tmp_path: Path
) -> None:
    assert call(folder, tmp_path / "tents.pdf", "--tents", "3") == 0
    said = printed(tmp_path / "tents.pdf")
    assert join.address in said
    assert join.code in said.replace(" ", "")
    assert len(pypdfium2.PdfDocument(tmp_path / "tents.pdf")) == 2


def test_without_an_evening_there_is_no_address_to_print(
    folder: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(folder, tmp_path / "tents.pdf", "--tents", "3") == 2
    assert "nog geen adres" in capsys.readouterr().err
    assert call(folder, tmp_path / "tents.pdf", "--tents", "0") == 2
    assert "van 1 tot 999" in capsys.readouterr().err
    assert not (tmp_path / "tents.pdf").exists()
