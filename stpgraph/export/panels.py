"""Which boxes stand on which panel of a scene, and which panels on another."""

from __future__ import annotations

from collections.abc import Mapping

from stpgraph.layout.scene import Box, Panel, Scene


def panel_of(scene: Scene) -> Mapping[str, int]:
    """The place in `scene.panels` of the innermost panel on which each box stands, by id; boxes on none are left out.

    Panels do not overlap, but one may stand on another, and two may be of one zone.
    """
    places = {box.id: _innermost(scene, box) for box in scene.boxes}
    return {key: place for key, place in places.items() if place is not None}


def around(scene: Scene) -> Mapping[int, int]:
    """The place of the innermost panel on which each panel stands, by its own place; panels on none are left out."""
    places = {at: _innermost(scene, panel) for at, panel in enumerate(scene.panels)}
    return {at: place for at, place in places.items() if place is not None}


def _innermost(scene: Scene, area: Box | Panel) -> int | None:
    holding = [at for at, panel in enumerate(scene.panels) if panel is not area and _holds(panel, area)]
    return min(holding, key=lambda at: (scene.panels[at].width * scene.panels[at].height, at), default=None)


def _holds(panel: Panel, box: Box | Panel) -> bool:
    return (
        panel.x <= box.x
        and panel.y <= box.y
        and box.x + box.width <= panel.x + panel.width
        and box.y + box.height <= panel.y + panel.height
    )
