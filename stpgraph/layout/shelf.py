"""Rectangles in rows, as on a shelf: drawings beside each other, and single boxes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Shelf:
    """Puts rectangles in rows from left to right, a new row where one would pass `room`."""

    left: float
    top: float
    room: float
    gap: float
    x: float = -1.0
    foot: float = 0.0
    right: float = 0.0

    def __post_init__(self) -> None:
        self.x, self.foot = self.left, self.top

    def put(self, width: float, height: float) -> tuple[float, float]:
        if self.x > self.left and self.x + width > self.room:
            self.new_row(self.gap)
        place = (self.x, self.top)
        self.x += width + self.gap
        self.right = max(self.right, place[0] + width)
        self.foot = max(self.foot, self.top + height)
        return place

    def new_row(self, gap: float) -> None:
        """Starts a row below what stands so far, if anything does; rectangles are `gap` apart from here on."""
        if self.foot > self.top:
            self.top = self.foot + gap
        self.x, self.gap = self.left, gap
