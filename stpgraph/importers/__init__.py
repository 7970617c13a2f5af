"""Bringing in what people already have: diagrams and tables of other programs, as drafts with every guess told."""

from stpgraph.importers.draft import Draft, Guess, Sketch, Unread
from stpgraph.importers.registry import FORMATS, ImportFormat, open_any, read_any, recognise

__all__ = ["FORMATS", "Draft", "Guess", "ImportFormat", "Sketch", "Unread", "open_any", "read_any", "recognise"]
