"""Drawings of other programs: draw.io, GraphML, Mermaid, Graphviz."""
