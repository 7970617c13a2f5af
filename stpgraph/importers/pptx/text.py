"""The text of a shape as lines: names that were broken by hand are one line again, items of lists are known as such.

Source: ECMA-376, part 1, 21.1.2 (text bodies, paragraphs, runs, breaks, bullets).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from stpgraph.importers.guessing import is_heading
from stpgraph.importers.pptx.package import child, whole
from stpgraph.importers.safe import local, named

_BULLET = re.compile(r"^(?:[•‣◦▪·●○➢➤✓]\s*|[-–—*]\s+)(?=\S)")
#: What stands below a name and does not go on with it.
_REMARK = re.compile(
    r"^(?:co-?chair|chair|deputy|led|leads?|sro|senior responsible|meets|meeting|members?\b|membership|purpose|frequency|quorum|quorate|"
    r"monthly|weekly|fortnightly|quarterly|bi-?monthly|annually)\b",
    re.IGNORECASE,
)
_GOES_ON = ("&", "and", "of", "for", "the", ",", "-", "–")


def text_of(body: Element | None) -> tuple[tuple[str, ...], tuple[bool, ...]]:
    """Lines of text, and which of them are items of a list."""
    lines: list[str] = []
    bullets: list[bool] = []
    looks: list[tuple[str, ...]] = []
    paragraphs = [(each, _plain(each)) for each in (named(body, "p") if body is not None else ())]
    full = [text for _, text in paragraphs if text.strip()]
    # “Workstreams” over lines of their own is a list, whether it has bullets or not.
    titled = len(full) > 2 and is_heading(full[0].strip(" :\n"))
    for paragraph, text in paragraphs:
        listed = _listed(paragraph) or (titled and bool(lines))
        look = _look(paragraph)
        for line in text.split("\n"):
            plain = " ".join(line.split())
            marked = _BULLET.match(plain)
            plain = _BULLET.sub("", plain)
            is_item = listed or marked is not None
            if plain and lines and looks[-1] == look and not (is_item or bullets[-1]) and _goes_on(lines[-1], plain):
                lines[-1] = f"{lines[-1]} {plain}"
            elif plain:
                lines.append(plain)
                bullets.append(is_item)
                looks.append(look)
    return tuple(lines), tuple(bullets)


def _plain(paragraph: Element) -> str:
    return "".join(_pieces(paragraph)).replace("\v", "\n").replace("_x000B_", "\n")


def _pieces(paragraph: Element) -> Iterator[str]:
    for run in paragraph:
        tag = local(run.tag)
        if tag == "br":
            yield "\n"
        elif tag == "r" or (tag == "fld" and not run.get("type", "").startswith(("slidenum", "datetime"))):
            yield from (each.text or "" for each in named(run, "t"))


def _listed(paragraph: Element) -> bool:
    own = child(paragraph, "pPr")
    return own is not None and (
        any(local(each.tag) in ("buChar", "buAutoNum", "buBlip") for each in own) or whole(own, "lvl") > 0
    )


def _look(paragraph: Element) -> tuple[str, ...]:
    first = child(paragraph, "r", "rPr")
    return tuple(first.get(each, "") for each in ("sz", "b", "i")) if first is not None else ()


def _goes_on(before: str, line: str) -> bool:
    """Whether a line that looks like the one before goes on with it: a name that was broken by hand, and no remark below it."""
    if ":" in line or ":" in before or _REMARK.match(line) or (line.startswith("(") and line[1:2].islower()):
        return False
    return line[0].isupper() or line[0].isdigit() or line[0] in "&(" or before.endswith(_GOES_ON)
