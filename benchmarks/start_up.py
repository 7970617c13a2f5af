"""The whole command on one file against importing the two libraries that it must import."""

from __future__ import annotations

import subprocess
import sys
from statistics import median
from time import perf_counter

from stpgraph import shipped

RUNS = 15


def _seconds(*command: str) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, *command], capture_output=True, check=False)
    return perf_counter() - start


def run() -> None:
    file = str(shipped.files("archetypes")[-1])
    pairs = [(_seconds("-m", "stpgraph", "check", file), _seconds("-c", "import networkx, pydantic")) for _ in range(RUNS)]
    own, floor = (median(pair[index] for pair in pairs) for index in (0, 1))
    ratio = median(pair[0] / pair[1] for pair in pairs)
    print(f"Start-up: `stpgraph check` on one file {own:.2f} s, `import networkx, pydantic` {floor:.2f} s: ratio {ratio:.2f}\n")
