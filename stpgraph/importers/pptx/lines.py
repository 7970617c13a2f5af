"""Which boxes a slide's lines join: glued ends, ends that only come near, lines that meet (see `buses`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stpgraph.importers.buses import MOST_NEAR, NEAR, TOUCH, End, Wiring, ends_of, groups_of, join_several
from stpgraph.importers.draft import Link, Page, Shape, Unread


def wired(links: Sequence[Link], shapes: Mapping[str, Shape], around: frozenset[str], page: Page, place: str) -> Wiring:
    """The links of one slide with the boxes at their ends. `around` are the keys of boxes that stand around others."""
    made = Wiring()
    longer = max(page.width, page.height)
    near, touch = NEAR * longer, TOUCH * longer
    if len(links) > MOST_NEAR or len(shapes) > MOST_NEAR:
        loose = [each for each in links if not (each.source and each.target)]
        if loose:
            made.unread.append(
                Unread(
                    f"{len(loose):,} lines that are not joined to boxes", place, "There are too many to see what each is near to."
                )
            )
        links = [each for each in links if each.source and each.target]
        near = 0.0
    ends = [ends_of(each, shapes, around, near) for each in links]
    for group in groups_of(links, ends, shapes, near, touch):
        if len(group) == 1:
            _single(made, links[group[0]], ends[group[0]], place)
        else:
            join_several(made, [links[at] for at in group], [ends[at] for at in group], shapes, touch, place)
    return made


def _single(made: Wiring, link: Link, ends: tuple[End, End], place: str) -> None:
    far = max(each.off for each in ends)
    told = f"{link.place}, not joined to its boxes but {round(far)} points away from one" if far >= 1 else link.place
    made.routes.append((link.route, (len(made.links),)))
    made.links.append(replace(link, source=ends[0].box, target=ends[1].box, place=told))
