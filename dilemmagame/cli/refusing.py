"""What argparse says of a call that cannot be used, in the language of the user: argparse itself knows English only."""

from __future__ import annotations

import re
from collections.abc import Callable

from dilemmagame.base.i18n import _

_SAYINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(r"unrecognized arguments: (?P<what>.+)"),
        lambda found: _("“{what}” is not known here").format(**found.groupdict()),
    ),
    (
        re.compile(r"the following arguments are required: (?P<what>.+)"),
        lambda found: _("this is missing: {what}").format(**found.groupdict()),
    ),
    (
        re.compile(r"argument (?P<name>.+?): expected .*arguments?"),
        lambda found: _("behind {name} something has to follow").format(**found.groupdict()),
    ),
    (
        re.compile(
            r"argument (?P<name>.+?): invalid choice: '?(?P<what>.*?)'? \(choose from (?P<known>.+)\)"
        ),
        lambda found: _("“{what}” cannot be chosen with {name}; choose from {known}").format(
            name=found["name"], what=found["what"], known=found["known"].replace("'", "")
        ),
    ),
    (
        re.compile(r"argument (?P<name>.+?): invalid .+ value: '?(?P<what>.*?)'?"),
        lambda found: _("“{what}” does not fit {name}").format(**found.groupdict()),
    ),
    (
        re.compile(r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)"),
        lambda found: _("{name} does not go together with {other}").format(**found.groupdict()),
    ),
    (
        re.compile(r"argument (?P<name>.+?): ignored explicit argument '?(?P<what>.*?)'?"),
        lambda found: _("{name} stands alone, without “{what}”").format(**found.groupdict()),
    ),
    (
        re.compile(r"ambiguous option: (?P<name>.+?) could match (?P<known>.+)"),
        lambda found: _("{name} can mean more than one: {known}").format(**found.groupdict()),
    ),
    (
        re.compile(r"one of the arguments (?P<known>.+) is required"),
        lambda found: _("one of these is needed: {known}").format(**found.groupdict()),
    ),
)


def in_words(message: str) -> str:
    """`message` without capital and full stop; what is not known here stays as argparse has it."""
    for pattern, say in _SAYINGS:
        found = pattern.fullmatch(message)
        if found is not None:
            return say(found)
    return message
