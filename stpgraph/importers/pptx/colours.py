"""Colours of PowerPoint: of the theme, of a shape's style, darker and lighter ones, as six hexadecimal digits in lower case.

Source: ECMA-376, part 1, 20.1.2.3 (colours and their transforms), 20.1.4 (themes and styles).
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from stpgraph.importers.pptx.package import Package, child, whole
from stpgraph.importers.safe import local, named

Theme = Mapping[str, str]
#: What a theme's colours are called on a slide.
_MAPPED = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_OFFICE: Theme = {
    "dk1": "000000",
    "lt1": "ffffff",
    "dk2": "1f497d",
    "lt2": "eeece1",
    "accent1": "4f81bd",
    "accent2": "c0504d",
    "accent3": "9bbb59",
    "accent4": "8064a2",
    "accent5": "4bacc6",
    "accent6": "f79646",
    "hlink": "0000ff",
    "folHlink": "800080",
}
_PRESETS = {
    "black": "000000",
    "white": "ffffff",
    "red": "ff0000",
    "green": "008000",
    "blue": "0000ff",
    "yellow": "ffff00",
    "orange": "ffa500",
    "purple": "800080",
    "gray": "808080",
    "grey": "808080",
    "cyan": "00ffff",
    "magenta": "ff00ff",
    "lightGray": "d3d3d3",
    "ltGray": "d3d3d3",
    "darkGray": "a9a9a9",
    "dkGray": "a9a9a9",
    "lightBlue": "add8e6",
}
_HEX = re.compile(r"[0-9a-fA-F]{6}")


def theme_of(package: Package, part: str) -> Theme:
    """The colours of the theme of a slide's master; those of Office where it has none."""
    layout = package.of_sort(part, "slideLayout")
    master = package.of_sort(layout, "slideMaster") if layout else ""
    found = package.of_sort(master, "theme") if master else ""
    root = package.root(found) if found in package.parts else None
    scheme = child(root, "themeElements", "clrScheme")
    if scheme is None:
        return _OFFICE
    made = dict(_OFFICE)
    for each in scheme:
        if (colour := _plain(next(iter(each), None), {})) is not None:
            made[local(each.tag)] = colour
    return made


def fill_of(properties: Element | None, style: Element | None, theme: Theme, around: str = "") -> str | None:
    """The colour of a shape's ground: empty where it has none, None where nothing is said. `around` is that of its group."""
    if properties is not None:
        for each in properties:
            match local(each.tag):
                case "noFill":
                    return ""
                case "solidFill":
                    return _plain(next(iter(each), None), theme) or ""
                case "gradFill":
                    stop = child(each, "gsLst", "gs")
                    return _plain(next(iter(stop), None), theme) or "" if stop is not None else ""
                case "pattFill":
                    return _plain(next(iter(child(each, "fgClr") or ()), None), theme) or ""
                case "blipFill":
                    return ""
                case "grpFill":
                    return around
    return _styled(style, "fillRef", theme)


def stroke_of(line: Element | None, style: Element | None, theme: Theme) -> str | None:
    """The colour of a shape's outline, or of a line: empty where it has none, None where nothing is said."""
    said = fill_of(line, None, theme) if line is not None else None
    return said if said is not None else _styled(style, "lnRef", theme)


def _styled(style: Element | None, name: str, theme: Theme) -> str | None:
    given = child(style, name)
    if given is None:
        return None
    return "" if whole(given, "idx") == 0 else _plain(next(iter(given), None), theme) or ""


def _plain(element: Element | None, theme: Theme) -> str | None:
    """A colour with all that is done to it."""
    if element is None:
        return None
    said = element.get("val", "")
    match local(element.tag):
        case "srgbClr":
            base = said.lower() if _HEX.fullmatch(said) else None
        case "sysClr":
            base = element.get("lastClr", "000000" if "Text" in said else "ffffff").lower()
        case "schemeClr":
            base = theme.get(_MAPPED.get(said, said))
        case "prstClr":
            base = _PRESETS.get(said, "808080")
        case _:
            base = None
    if base is None or not _HEX.fullmatch(base):
        return None
    red, green, blue = (int(base[at : at + 2], 16) / 255 for at in (0, 2, 4))
    for each in element:
        share = whole(each, "val") / 100_000
        hue, light, rich = colorsys.rgb_to_hls(red, green, blue)
        match local(each.tag):
            case "lumMod":
                light *= share
            case "lumOff":
                light += share
            case "satMod":
                rich *= share
            case "shade":
                red, green, blue = red * share, green * share, blue * share
                continue
            case "tint":
                red, green, blue = (1 - (1 - channel) * share for channel in (red, green, blue))
                continue
            case _:
                continue
        red, green, blue = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), min(1.0, max(0.0, rich)))
    return "".join(f"{round(255 * min(1.0, max(0.0, channel))):02x}" for channel in (red, green, blue))


def children_named(element: Element | None, name: str) -> list[Element]:
    """The children of an element that bear a name; none of none."""
    return [] if element is None else list(named(element, name))
