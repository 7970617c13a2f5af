"""Files that are replaced in one step, so that whoever looks sees all of the new one or all of the old one."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path


def replace(target: Path, data: bytes) -> None:
    """Puts bytes in place of a file, whole or not at all. The rights of a file that was there are kept.

    Raises OSError where it cannot be written; what was there is then there still, and nothing else.
    """
    temporary = target.with_name(f".stpgraph-{secrets.token_hex(8)}")
    # Made with the rights that a new file has, and never where something is already.
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            os.chmod(temporary, stat.S_IMODE(target.stat().st_mode))
        os.replace(temporary, target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
