"""Pictures from outside, written anew: size looked at before anything is decoded, nothing kept but the dots.
Runs in the worker.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from typing import TYPE_CHECKING

from dilemmagame.library import limits
from dilemmagame.library.findings import Code

if TYPE_CHECKING:
    from PIL.Image import Image

_QUALITY = 90
# What Pillow raises on pictures that are none, by what it trips over.
_UNREADABLE = (
    ArithmeticError, AttributeError, EOFError, LookupError, OSError, RuntimeError, SyntaxError, TypeError, ValueError,
    Warning, struct.error, zlib.error,
)  # fmt: skip
_ANEW = {"PNG": ("1", "L", "LA", "RGB", "RGBA"), "JPEG": ("L", "RGB")}


class UnusableImageError(Exception):
    """This picture is left out: `code` says why."""

    def __init__(self, code: Code, *arguments: str) -> None:
        super().__init__(code.value)
        self.code = code
        self.arguments = arguments


def written_anew(content: bytes, name: str) -> bytes:
    """The picture as PNG or JPEG, as its name says, upright and without anything but its dots.

    Raises UnusableImageError, and MemoryError where the process may not have more.
    """
    from PIL import Image, ImageOps

    kind = "PNG" if name.endswith(".png") else "JPEG"
    too_large = (
        Code.IMAGE_TOO_LARGE,
        f"{limits.IMAGE_PIXELS // 1_000_000}",
        f"{limits.IMAGE_BYTES // 1024**2}",
    )
    if content.lstrip()[:1] == b"<":
        raise UnusableImageError(Code.IMAGE_SVG)
    if len(content) > limits.IMAGE_BYTES:
        raise UnusableImageError(*too_large)
    Image.MAX_IMAGE_PIXELS = limits.IMAGE_PIXELS
    target = io.BytesIO()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(content), formats=(kind,)) as picture:
                if picture.width * picture.height > limits.IMAGE_PIXELS:
                    raise UnusableImageError(*too_large)
                ImageOps.exif_transpose(picture, in_place=True)
                plain = _plain(picture, _ANEW[kind])
                # Colour profile, comment, place, camera, transparency of a palette: all of it lives here.
                plain.info = {}
                plain.save(target, kind, **({"quality": _QUALITY} if kind == "JPEG" else {}))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise UnusableImageError(*too_large) from error
    except _UNREADABLE as error:
        raise UnusableImageError(Code.IMAGE_BROKEN) from error
    if target.tell() > limits.IMAGE_BYTES:
        raise UnusableImageError(*too_large)
    return target.getvalue()


def _plain(picture: Image, modes: tuple[str, ...]) -> Image:
    """The dots in one of `modes`, the last of which holds every colour."""
    if picture.mode.startswith(("I", "F")):
        # Sixteen bits a dot: the upper eight of them.
        return picture.convert("I").point(lambda dot: dot * (1 / 256)).convert("L")
    if picture.mode == "P" or picture.mode not in modes or "transparency" in picture.info:
        return picture.convert(modes[-1])
    picture.load()
    return picture
