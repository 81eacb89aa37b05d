"""Tells failures apart that Windows hides behind one number of the C library."""

from __future__ import annotations

import errno
import os

SHARING_VIOLATION, LOCK_VIOLATION, ACCESS_DENIED = 32, 33, 5
HELD_BY_OTHERS = {SHARING_VIOLATION, LOCK_VIOLATION, ACCESS_DENIED}
"""What a virus scanner or an indexer that looks at a file causes; replacing such a file is denied."""
NUMBERS = {
    19: errno.EROFS,  # write protected
    **dict.fromkeys((21, 23, 27, 29, 30, 31, 1117, 1392), errno.EIO),  # not ready, bad sectors
    **dict.fromkeys((55, 433, 1167), errno.ENODEV),  # pulled out
    **dict.fromkeys((SHARING_VIOLATION, LOCK_VIOLATION), errno.EBUSY),
    **dict.fromkeys((39, 112), errno.ENOSPC),
    223: errno.EFBIG,
    **dict.fromkeys((111, 206), errno.ENAMETOOLONG),
}
"""By what ``GetLastError`` says."""
LONGEST_PATH, LONGEST_NAME = 259, 255


def number_on_windows(error: OSError, path: str) -> int | None:
    """The ``errno`` that another system would have given for ``path``."""
    known = NUMBERS.get(getattr(error, "winerror", None) or 0)
    if known is not None:
        return known
    if error.errno == errno.ENOENT and _is_too_long(path):
        return errno.ENAMETOOLONG
    # Only what the C library's own ``open`` denies has no number of Windows.
    opened = error.filename is not None and getattr(error, "winerror", None) is None
    if error.errno == errno.EACCES and opened and os.path.isdir(path):
        return errno.EISDIR
    return error.errno


def _is_too_long(path: str) -> bool:
    names = path.replace("/", "\\").split("\\")
    return len(path) > LONGEST_PATH or max(map(len, names)) > LONGEST_NAME
