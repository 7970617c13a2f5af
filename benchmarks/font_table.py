"""Writes stpgraph/layout/arimo.json, the table of advance widths that the layout measures text with. Run once per font version.

Arimo has the widths of Arial and Liberation Sans, so a width holds in a browser, in PowerPoint and in a PDF alike.

    npm pack @fontsource/arimo && tar xzf fontsource-arimo-*.tgz
    pip install fonttools brotli
    python benchmarks/font_table.py package/ stpgraph/layout/arimo.json

The package holds one file a script and weight; a code point is taken from the first that covers it, in order of name.
"""

import json
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

FACES = {"regular": "400", "bold": "700"}


def widths(package: Path, weight: str) -> dict[int, int]:
    """Advance widths by code point, in units of the font."""
    found: dict[int, int] = {}
    for path in sorted((package / "files").glob(f"arimo-*-{weight}-normal.woff2")):
        font = TTFont(path)
        if font["head"].unitsPerEm != 2048:
            raise SystemExit(f"{path}: {font['head'].unitsPerEm} units to the em, not 2048")
        metrics = font["hmtx"].metrics
        for code, glyph in font.getBestCmap().items():
            found.setdefault(code, metrics[glyph][0])
    return found


def runs(table: dict[int, int]) -> list[list[int]]:
    """The table as runs: the first code point, then the width of it and of each that follows without a gap."""
    found: list[list[int]] = []
    following = -1
    for code in sorted(table):
        if code == following:
            found[-1].append(table[code])
        else:
            found.append([code, table[code]])
        following = code + 1
    return found


def main(package: Path, out: Path) -> None:
    about = json.loads((package / "metadata.json").read_text("utf-8"))
    version = json.loads((package / "package.json").read_text("utf-8"))["version"]
    document = {
        "font": f"Arimo {about['version']}, from the npm package @fontsource/arimo {version}",
        "copyright": "Copyright 2020 The Arimo Project Authors (https://github.com/googlefonts/arimo)",
        "licence": "SIL Open Font License 1.1, https://openfontlicense.org; this table holds advance widths only, no outlines",
        "made_by": "benchmarks/font_table.py",
        "units_per_em": 2048,
        "runs": "each run: the first code point, then the advance width of it and of each that follows without a gap",
        **{face: runs(widths(package, weight)) for face, weight in FACES.items()},
    }
    out.write_text(
        json.dumps(document, separators=(",", ":")).replace('"regular"', '\n"regular"').replace('"bold"', '\n"bold"') + "\n",
        "utf-8",
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
