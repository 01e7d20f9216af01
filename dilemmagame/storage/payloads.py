"""Events, plans, organisations and groups as JSON and back, by pydantic on the domain's own dataclasses."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import TypeAdapter, ValidationError

from dilemmagame.domain.events import Event
from dilemmagame.domain.groups import Group
from dilemmagame.domain.organisations import Organisation
from dilemmagame.domain.plan import Plan

T = TypeVar("T")


class PayloadError(Exception):
    """A stored value does not fit its shape. The text names shapes only, never content."""


@cache
def _event_adapters() -> dict[str, TypeAdapter[Event]]:
    """Adapter per event class name; each reads and writes its own class only."""
    return {kind.__name__: TypeAdapter(kind) for kind in get_args(Event)}


@cache
def _plan_adapter() -> TypeAdapter[Plan]:
    return TypeAdapter(Plan)


@cache
def _organisation_adapter() -> TypeAdapter[Organisation]:
    return TypeAdapter(Organisation)


@cache
def _group_adapter() -> TypeAdapter[Group]:
    return TypeAdapter(Group)


def event_kind(event: Event) -> str:
    """What the column `kind` says."""
    return type(event).__name__


def event_to_json(event: Event) -> str:
    return str(_event_adapters()[event_kind(event)].dump_json(event), "utf-8")


def event_from_json(kind: str, payload: str) -> Event:
    """Raises PayloadError for an unknown kind or a payload of another shape."""
    adapter = _event_adapters().get(kind)
    if adapter is None:
        raise PayloadError(f"unknown event {kind}")
    return _read(adapter, payload, kind)


def plan_to_json(plan: Plan) -> str:
    return _written(_plan_adapter().dump_python(plan, mode="json"))


def plan_from_json(payload: str) -> Plan:
    """Raises PayloadError."""
    return _read(_plan_adapter(), payload, "Plan")


def organisation_to_json(organisation: Organisation) -> str:
    return _written(_organisation_adapter().dump_python(organisation, mode="json"))


def organisation_from_json(payload: str) -> Organisation:
    """Raises PayloadError."""
    return _read(_organisation_adapter(), payload, "Organisation")


def group_to_json(group: Group) -> str:
    return _written(_group_adapter().dump_python(group, mode="json"))


def group_from_json(payload: str) -> Group:
    """Raises PayloadError."""
    return _read(_group_adapter(), payload, "Group")


def _written(plain: Any) -> str:
    """JSON of plain values; typed text in it may hold lone surrogates, which pydantic's own writer refuses."""
    return storable(json.dumps(plain, ensure_ascii=False, separators=(",", ":")))


def _read(adapter: TypeAdapter[T], payload: str, shape: str) -> T:
    try:
        return adapter.validate_json(payload)
    except ValidationError as error:
        # Not chained: pydantic's own message quotes what it read.
        where = ", ".join(".".join(map(str, fault["loc"])) for fault in error.errors(include_input=False)[:3])
        raise PayloadError(f"{shape} does not fit at {where}") from None


def storable(text: str) -> str:
    """`text` without lone surrogates, which no file can hold; everything else stays as typed."""
    return text.encode("utf-8", "replace").decode("utf-8")
