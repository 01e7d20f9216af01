"""The one way in which the product removes a file so that its bytes are gone, not only its name."""

from __future__ import annotations

import os
from pathlib import Path

from dilemmagame.base.atomic import not_written


def overwrite_and_remove(path: Path) -> None:
    """Zeros over what was there, on the disk before the name goes; a file that is not there is gone already.

    Over what is there, never written anew: that could leave the old bytes elsewhere on the disk. What a flash disk
    keeps is out of reach. Raises WorldError FOLDER_READ_ONLY or DISK_FULL; then the name is still there.
    """
    try:
        size = path.stat().st_size
        with path.open("r+b") as file:
            file.write(bytes(size))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
    except FileNotFoundError:
        return
    except OSError as error:
        raise not_written(error, path) from error
