"""Bringing in what people already have: diagrams and tables of other programs, as drafts with every guess told."""

from stpgraph.importers.draft import Draft, Guess, Unread
from stpgraph.importers.registry import FORMATS, ImportFormat, read_any, recognise

__all__ = ["FORMATS", "Draft", "Guess", "ImportFormat", "Unread", "read_any", "recognise"]
