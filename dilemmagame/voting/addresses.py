"""Under which address phones in the room can reach this laptop: all that there are, the likeliest first."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable

import ifaddr

from dilemmagame.live.presence import Address, Likelihood

VIRTUAL = (
    "vethernet", "wsl", "docker", "br-", "veth", "vmware", "vmnet", "virtualbox", "vbox", "virbr", "hyper-v", "tun",
    "tap", "utun", "tailscale", "zerotier", "wg", "ppp", "vpn", "loopback", "bluetooth", "awdl", "llw", "npcap",
)  # fmt: skip
WIRELESS = ("wi-fi", "wifi", "wlan", "wl", "airport", "draadloos")
SHARED_BY_PROVIDERS = ipaddress.ip_network("100.64.0.0/10")


def addresses() -> tuple[Address, ...]:
    """Every usable IPv4 address, the likeliest first; the one towards the outside goes before its equals."""
    found = [
        (str(each.ip), adapter.nice_name)
        for adapter in ifaddr.get_adapters()
        for each in adapter.ips
        if each.is_IPv4
    ]
    return ranked(found, outward())


def ranked(found: Iterable[tuple[str, str]], outward_ip: str = "") -> tuple[Address, ...]:
    """Addresses (ip, name of the interface) in the order in which to try them. Those that lead nowhere are left out."""
    usable = [
        Address(ip, name, likelihood(ip, name)) for ip, name in dict.fromkeys(found) if not _leads_nowhere(ip)
    ]
    return tuple(
        sorted(usable, key=lambda each: (each.likelihood, each.ip != outward_ip, each.interface, each.ip))
    )


def likelihood(ip: str, interface: str) -> Likelihood:
    """How likely phones reach `ip`."""
    address, name = ipaddress.ip_address(ip), interface.lower()
    if address.is_loopback:
        return Likelihood.ONLY_HERE
    if address in SHARED_BY_PROVIDERS or any(word in name for word in VIRTUAL):
        return Likelihood.VIRTUAL
    if ip.startswith(("192.168.137.", "172.20.10.")):  # how Windows and an iPhone number their own hotspot
        return Likelihood.HOTSPOT
    if not address.is_private:
        return Likelihood.PUBLIC
    return Likelihood.WIRELESS if any(word in name for word in WIRELESS) else Likelihood.WIRED


def _leads_nowhere(ip: str) -> bool:
    address = ipaddress.ip_address(ip)
    return address.is_link_local or address.is_unspecified or address.is_multicast


def outward() -> str:
    """Our address on the way out, '' without a network. Nothing is sent: a datagram socket only chooses its route."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # kept for documentation (RFC 5737): nobody lives there
        except OSError:
            return ""
        ip: str = probe.getsockname()[0]
        return ip
