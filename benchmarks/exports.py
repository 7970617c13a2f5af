"""What each format costs to write beside the SVG of the same sheet, and how that grows with the structure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from statistics import median

from benchmarks.generate import generated
from benchmarks.measure import exponent, seconds
from stpgraph.export.registry import BY_ID, FORMATS
from stpgraph.export.sheet import Sheet, sheet
from stpgraph.layout import View
from stpgraph.pipeline import explore

SIZES = (50, 200, 500)
RUNS = 3
DAY = date(2017, 6, 1)
#: The aim: a PowerPoint file with every shape and every glued line, in seconds, at so many nodes.
AIM_SIZE, AIM = 300, 0.5


def sheet_of(size: int) -> Sheet:
    """A whole generated structure, laid out and checked, its findings marked and listed."""
    return sheet(explore(generated(size), DAY), DAY, View())


def times(made: Sheet) -> Mapping[str, float]:
    """Median seconds to write each format, by its id. Formats are written in turn, so that all meet the same drift."""
    found: dict[str, list[float]] = {each.id: [] for each in FORMATS}
    for _ in range(RUNS):
        for each in FORMATS:
            found[each.id].append(seconds(lambda each=each: each.write(made)))
    return {key: median(each) for key, each in found.items()}


def run() -> None:
    small = sheet_of(SIZES[0])
    for each in FORMATS:
        # Libraries are loaded, and fonts found, before anything is timed.
        each.write(small)
    by_size = [times(sheet_of(size)) for size in SIZES]
    print("Exports with findings, without layout: time in SVGs of the same sheet, and seconds at the largest size\n")
    print(f"{'format':<10}" + "".join(f" {f'{size:,} nodes':>11}" for size in SIZES) + f" {'seconds':>9} {'growth':>8}")
    for each in FORMATS:
        own = [found[each.id] for found in by_size]
        ratios = "".join(f" {time / found['svg']:>10.1f}x" for time, found in zip(own, by_size, strict=True))
        print(f"{each.id:<10}{ratios} {own[-1]:>9.3f} {exponent(SIZES, own):>8.2f}")
    print("\ngrowth: exponent of the time over the number of nodes (1 = linear)")
    aim = sheet_of(AIM_SIZE)
    taken = median(seconds(lambda: BY_ID["pptx"].write(aim)) for _ in range(RUNS))
    print(f"PowerPoint of {AIM_SIZE} nodes and {len(aim.scene.lines)} glued lines: {taken:.2f} s (aim: {AIM} s)\n")
