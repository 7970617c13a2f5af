"""SVG: the sheet with title, legend and source line as one picture, sharp at any size, for those who see and those who listen.

The root is a graphics document with a title and a description (WAI-ARIA Graphics Module 1.0); every box and line is a graphics
symbol that says in words what it is, boxes in reading order. Nothing is fetched and nothing runs. The typefaces are those of the
reader's machine: Arial or one of the same widths.
"""

from __future__ import annotations

from stpgraph.export.poster import poster
from stpgraph.export.sheet import Sheet


def write(sheet: Sheet) -> bytes:
    """The sheet as an SVG file in UTF-8."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{poster(sheet).svg}\n'.encode()
