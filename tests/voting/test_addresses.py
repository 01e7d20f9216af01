"""Which address to put on the screen: tables of interfaces as laptops in the field have them."""

from __future__ import annotations

import pytest

from dilemmagame.live.presence import Likelihood
from dilemmagame.voting.addresses import addresses, ranked
from dilemmagame.voting.qr import squares, wifi_squares


@pytest.mark.parametrize(
    ("found", "outward", "order"),
    [
        (
            [("127.0.0.1", "lo"), ("172.17.0.1", "docker0"), ("192.168.1.20", "wlan0"), ("10.8.0.2", "tun0")],
            "10.8.0.2",
            ["192.168.1.20", "10.8.0.2", "172.17.0.1", "127.0.0.1"],
        ),
        (
            [
                ("172.28.16.1", "vEthernet (WSL)"),
                ("192.168.137.1", "LAN-verbinding* 2"),
                ("10.0.0.5", "Wi-Fi"),
            ],
            "10.0.0.5",
            ["192.168.137.1", "10.0.0.5", "172.28.16.1"],
        ),
        ([("169.254.3.4", "Ethernet"), ("0.0.0.0", "x"), ("10.1.2.3", "Ethernet 2")], "", ["10.1.2.3"]),
        ([("100.101.1.1", "Tailscale"), ("84.20.3.4", "eth0")], "", ["84.20.3.4", "100.101.1.1"]),
        ([("10.0.0.4", "en1"), ("10.0.0.3", "en0")], "10.0.0.4", ["10.0.0.4", "10.0.0.3"]),
    ],
)
def test_the_likeliest_address_comes_first(
    found: list[tuple[str, str]], outward: str, order: list[str]
) -> None:
    assert [each.ip for each in ranked(found, outward)] == order


def test_this_machine_has_at_least_itself() -> None:
    found = addresses()
    assert found[-1].likelihood is Likelihood.ONLY_HERE
    assert "127.0.0.1" in {each.ip for each in found}


def test_the_code_on_the_screen_is_small_in_capitals() -> None:
    assert len(squares("HTTP://192.168.1.20:8765/K7QX4M")) == 25
    assert len(squares("http://192.168.1.20:8765/k7qx4m")) > 25


def test_a_wifi_code_differs_with_its_password_and_can_be_open() -> None:
    assert wifi_squares("raadzaal", "geheim-genoeg") != wifi_squares("raadzaal", "")
