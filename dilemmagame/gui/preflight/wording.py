"""The sentences of the check: what is looked at, what was found, and what to do about it."""

from __future__ import annotations

import sys

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.live.preflight import Hint, Room, State, Topic


def topic_title(topic: Topic) -> str:
    """What is looked at."""
    match topic:
        case Topic.SCREEN:
            return _("The second screen")
        case Topic.LEGIBLE:
            return _("Legible in the last row")
        case Topic.ADDRESS:
            return _("The address of this laptop")
        case Topic.REACH:
            return _("A phone reaches this laptop")
        case Topic.CLICKER:
            return _("The clicker")
        case Topic.POWER:
            return _("Power")
        case Topic.SOUND:
            return _("Sound off")
        case Topic.DISK:
            return _("Room on the disk")


def state_word(state: State) -> str:
    """A state in a word or two."""
    match state:
        case State.OK:
            return _("fine")
        case State.CARE:
            return _("mind this")
        case State.OPEN:
            return _("still to do")


def hint_texts(hint: Hint, room: Room, screen: str) -> tuple[str, str]:
    """What was found, and what to do ('' for nothing). `screen` is the name of the screen for the stage."""
    return _of_the_room(hint, screen) or _of_the_phones(hint, room) or _of_the_laptop(hint, room)


def _of_the_room(hint: Hint, screen: str) -> tuple[str, str] | None:
    match hint:
        case Hint.TWO_SCREENS:
            return _("The stage goes on: {screen}.").format(screen=screen), ""
        case Hint.MIRRORED:
            return (
                _("Both screens show the same, so the room would see your screen."),
                _("Let the screens show different things. In Windows: press Windows and P, choose Extend."),
            )
        case Hint.ONE_SCREEN:
            return (
                _("There is one screen."),
                _("Plug in the projector and switch it on. With one screen it works too: F8 swaps."),
            )
        case Hint.NOT_LOOKED:
            return (
                _("Nobody has looked from the last row yet."),
                _("Show the test picture, walk to the last row and see how far you can read."),
            )
        case Hint.READS_ALL:
            return _("You read all lines from the last row."), ""
        case Hint.READS_MOST:
            return (
                _("You read all but the smallest line. Only small labels are that small."),
                _("Read those labels out when they matter."),
            )
        case Hint.READS_LITTLE:
            return (
                _("From the last row the text of a case is too small."),
                _(
                    "Make the picture larger, move the chairs forward, dim the light above the screen, or give"
                    " everybody the card on paper."
                ),
            )
    return None


def _of_the_phones(hint: Hint, room: Room) -> tuple[str, str] | None:
    match hint:
        case Hint.NO_ADDRESS:
            return (
                _("This laptop is on no network."),
                _(
                    "Join the Wi-Fi of the room, or switch on your own travel router or the hotspot of the laptop."
                ),
            )
        case Hint.UNLIKELY_ADDRESS:
            return (
                _("Phones seldom reach this address: it is public, virtual or of a VPN."),
                _("Switch the VPN off, or choose another address."),
            )
        case Hint.ADDRESS:
            return _("Phones use the address that is chosen here."), ""
        case Hint.STARTING:
            return _("A test page is being made ready."), ""
        case Hint.NOT_STARTED:
            return (
                _("The test page could not be opened here."),
                _("Close other programs and look again. You can always vote by hand or on the laptop."),
            )
        case Hint.WAITING:
            return _("Scan the code with your own phone, on the Wi-Fi of the room."), _firewall()
        case Hint.NOBODY:
            return (
                _("No phone came in within 20 seconds."),
                "\n".join((_("Try this, from top to bottom:"), *ladder())),
            )
        case Hint.PHONE_IN:
            said = ngettext("{n} phone came through.", "{n} phones came through.", room.phones)
            return said.format(n=room.phones), _("Try one of each kind: an iPhone and an Android phone.")
    return None


def _of_the_laptop(hint: Hint, room: Room) -> tuple[str, str]:
    match hint:
        case Hint.CLICKER_WAITS:
            return _("No key of a clicker has arrived yet."), _(
                "Press next, previous and black on your clicker."
            )
        case Hint.CLICKER_PARTLY:
            return _("Arrived: {keys}.").format(keys=pressed_names(room)), _("Press the others too.")
        case Hint.CLICKER_WORKS:
            return _("Arrived: {keys}.").format(keys=pressed_names(room)), ""
        case Hint.ON_MAINS:
            return _("The laptop is on the mains."), ""
        case Hint.ON_BATTERY | Hint.LOW_BATTERY:
            return _battery(room), _("Plug in the charger. A laptop that saves power dims and goes to sleep.")
        case Hint.POWER_UNKNOWN:
            return _("This system does not say."), _("Look yourself whether the charger is plugged in.")
        case Hint.SOUND_ASK:
            return (
                _("The app cannot hear whether mail and chat make noise."),
                _("Turn the sound off and switch on Do not disturb, then tick this."),
            )
        case Hint.SOUND_OFF:
            return _("You turned the sound off."), ""
        case Hint.SPACE:
            return _("There is room enough."), ""
        case Hint.NO_SPACE:
            return (
                _("There are less than 500 MB free."),
                _("Throw something away first. Answers that cannot be stored are not called received."),
            )
        case Hint.NEARLY_FULL:
            return (
                _("The disk is nearly full: the app uses the room that it kept for this."),
                _("What is stored is safe. Make room on the disk and start the app again."),
            )
        case _:
            return _("This system does not say."), _("Look yourself whether there are 500 MB free.")


def _battery(room: Room) -> str:
    if room.power.percent is None:
        return _("The laptop runs on its battery.")
    return _("The laptop runs on its battery: {percent} %.").format(percent=room.power.percent)


def pressed_names(room: Room) -> str:
    """What arrived of the clicker, in words."""
    names = {"next": _("next button"), "back": _("previous"), "black": _("black")}
    return ", ".join(word for key, word in names.items() if key in room.pressed)


def ladder(platform: str = sys.platform) -> tuple[str, ...]:
    """What to try when no phone gets through, the best first."""
    return (
        _("1. Is the phone on the same Wi-Fi as the laptop? Mobile data off, VPN off."),
        f"2. {_firewall(platform)}",
        _(
            "3. Guest Wi-Fi often keeps devices apart (client isolation). The laptop cannot change that. Your own"
            " travel router solves it and needs no internet."
        ),
        _("4. Or the hotspot of the laptop (8 phones in Windows) or of a phone (5 to 10)."),
        _("5. Or let the laptop go round: everybody votes in secret on this keyboard."),
        _("6. Or vote by hand. All of these give the same result page."),
    )


def _firewall(platform: str = sys.platform) -> str:
    """What the system's firewall asks, and who can answer."""
    match platform:
        case "win32":
            return _(
                "Windows may ask whether this app may be reached. Choose Allow, for private and public networks. No"
                " rights for that? Ask your administrator for one rule: incoming TCP for dilemmagame.exe."
            )
        case "darwin":
            return _("macOS may ask whether dilemmagame may accept connections. Choose Allow.")
        case _:
            return _("A firewall on this laptop must let incoming TCP through to the port in the address.")
