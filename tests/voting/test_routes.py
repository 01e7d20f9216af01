"""The inventory of what can be asked of the voting server. Nothing on it steers the session."""

from __future__ import annotations

import json

import pytest

from dilemmagame.base import paths
from dilemmagame.voting.door import Door
from dilemmagame.voting.protocol import MessageError, read_app, read_phone
from dilemmagame.voting.server import PhoneServer
from dilemmagame.voting.urn import Urn
from tests.bench.memory_server import MemoryBox
from tests.voting.room import CODE


def test_the_server_has_these_routes_and_no_other() -> None:
    urn = Urn(lambda card: MemoryBox(), lambda: None)
    server = PhoneServer(Door(CODE, b"k" * 32), urn, paths.assets() / "phone")
    routes = {
        (route.method, route.resource.canonical)
        for route in server.front.app.router.routes()
        if route.resource
    }
    assert routes - {("HEAD", path) for _method, path in routes} == {
        ("GET", "/"),
        ("GET", "/{code}"),
        ("GET", "/p.css"),
        ("GET", "/p.js"),
        ("GET", "/ws"),
        ("POST", "/say"),
    }
    assert len(list(server.front.app.router.routes())) == len(routes)


def test_no_command_of_the_app_is_a_message_of_a_phone() -> None:
    said = ({"do": "stop"}, {"do": "discard", "card": "kaart"}, {"do": "door", "open": True}, {"do": "close"})
    for command in said:
        assert read_app(json.dumps(command)).do == command["do"]
        with pytest.raises(MessageError):
            read_phone(json.dumps(command))
