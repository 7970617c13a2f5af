"""Makes the kept files anew: `python -m tests.importers.held_out.make_files`. Needs LibreOffice's `soffice` on the path.

With `first`, `kept` or `last` as an argument it makes those of that set only.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.importers.held_out import converted, kept_converted, last_converted

_SETS = {"first": converted, "kept": kept_converted, "last": last_converted}


def main(sets: list[str]) -> None:
    """Writes each source to a folder of its own and has the office suite convert it."""
    for each in sets or list(_SETS):
        files = _SETS[each].FILES
        files.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory() as home:
            for name, _, ending, reader, make, _ in _SETS[each].SOURCES:
                stem, form = name.split(".")
                source = Path(home) / f"{stem}.{ending}"
                source.write_text(make()[0], encoding="utf-8")
                command = ["soffice", f"-env:UserInstallation=file://{home}/profile", "--headless"]
                command += [f"--infilter={reader}"] if reader else []
                command += ["--convert-to", form, "--outdir", home, str(source)]
                subprocess.run(command, check=True, capture_output=True, timeout=180)
                shutil.copyfile(Path(home) / name, files / name)
                print(name, (files / name).stat().st_size, "bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
