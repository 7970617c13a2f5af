"""How much one file may hold: far above any real structure, and low enough that no file can stall the reader.

A structure of 10,000 nodes and 10,000 relations fits. Tested in tests/files: whatever is refused is refused within two
seconds and 200 MiB.
"""

from __future__ import annotations

MOST_BYTES = 4_000_000
MOST_VALUES = 200_000
MOST_KEYS = 1_000
MOST_DEPTH = 20
#: Lists inside a node, a relation or a decision; the lists of the structure itself are bounded by MOST_VALUES alone.
MOST_INNER_ITEMS = 10_000
