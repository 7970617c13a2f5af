"""From a structure to a Scene: placed boxes, routed lines, panels."""

from stpgraph.layout.compose import lay_out
from stpgraph.layout.scene import Box, Line, Panel, Scene, Zone
from stpgraph.layout.views import VIEW_WORDS, View, ViewKind

__all__ = ["VIEW_WORDS", "Box", "Line", "Panel", "Scene", "View", "ViewKind", "Zone", "lay_out"]
