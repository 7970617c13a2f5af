"""Typed graphs of the governance of health and care footprints: store, analyse and show them."""

__version__ = "0.1.0"
