"""Which boxes stand on which panel of a scene."""

from __future__ import annotations

from collections.abc import Mapping

from stpgraph.layout.scene import Box, Panel, Scene


def panel_of(scene: Scene) -> Mapping[str, int]:
    """The place in `scene.panels` of the panel on which each box stands, by id; boxes on none are left out.

    Panels do not overlap, but two may be of one zone.
    """
    return {
        box.id: next(place for place, panel in enumerate(scene.panels) if _holds(panel, box))
        for box in scene.boxes
        if any(_holds(panel, box) for panel in scene.panels)
    }


def _holds(panel: Panel, box: Box) -> bool:
    return (
        panel.x <= box.x
        and panel.y <= box.y
        and box.x + box.width <= panel.x + panel.width
        and box.y + box.height <= panel.y + panel.height
    )
