"""Locks an open file against other processes, on every system."""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


def locked(descriptor: int) -> bool:
    """Lock an open file without waiting; return whether that worked. It is let go of when the file is closed."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)  # unlike flock, workers do not inherit it
    except OSError:
        return False
    return True
