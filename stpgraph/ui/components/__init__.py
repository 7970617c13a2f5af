"""Pieces of pages: each has `show(...)`, which draws what it is given and returns what the reader chose. None computes."""
