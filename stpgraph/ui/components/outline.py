"""The outline of who answers to whom, as a nested list."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from stpgraph.reading.outline import Outline, OutlineLine
from stpgraph.reading.words import safe
from stpgraph.ui.components import text


def show(outline: Outline) -> None:
    """Draws the outline: at the top those who answer to nobody here, below each those who answer to it."""
    if not outline.lines and not outline.alone:
        text.empty(
            "Nothing answers to anything here.", "No line of accountability or delegation is drawn, and no board stands alone."
        )
        return
    st.html(f'<p class="sg-quiet">Whoever stands below another answers to it.</p>{nested(outline.lines)}')
    if outline.cut:
        st.html(f"<p><strong>{outline.cut:,} more lines are not shown here.</strong> The tables have all of it.</p>")
    if outline.alone:
        items = "".join(f"<li>{_item(line)}</li>" for line in outline.alone)
        st.html(f'<h3 class="sg-h3">Answers to nobody, and nobody answers to it</h3><ul class="sg-outline">{items}</ul>')


def nested(lines: Sequence[OutlineLine]) -> str:
    """Lines with depths as nested lists of HTML.

    >>> a, b = OutlineLine("a", "A", "Body", 0), OutlineLine("b", "B", "Body", 1)
    >>> nested([a, b]).count("<ul"), nested([])
    (2, '')
    """
    parts: list[str] = []
    depth = -1
    for line in lines:
        if line.depth > depth:
            parts.append('<ul class="sg-outline"><li>')
        else:
            parts.append("</li></ul>" * (depth - line.depth) + "</li><li>")
        parts.append(_item(line))
        depth = line.depth
    return "".join(parts) + "</li></ul>" * (depth + 1)


def _item(line: OutlineLine) -> str:
    remark = f'<br><small class="sg-remark">{safe(line.remark)}</small>' if line.remark else ""
    again = ' <span class="sg-chip">those below it are listed above</span>' if line.again else ""
    return f'<strong>{safe(line.name)}</strong> <span class="sg-quiet">{safe(line.kind)}</span>{again}{remark}'
