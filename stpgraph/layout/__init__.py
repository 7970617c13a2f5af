"""From a structure to a Scene: placed boxes, routed lines, panels."""

from stpgraph.layout.scene import Box, Line, Panel, Scene, Zone

__all__ = ["Box", "Line", "Panel", "Scene", "Zone"]
