"""A structure as a graph: built in one place, read through one set of derived graphs."""

from stpgraph.graph.build import build
from stpgraph.graph.queries import Digraph, NodePath
from stpgraph.graph.wiring import Seat, Wiring

__all__ = ["Digraph", "NodePath", "Seat", "Wiring", "build"]
