"""Rows of one cell that only say which sort of thing stands below them."""

from __future__ import annotations

import re

_SORTS = re.compile(
    r"^(?:[\w’'&-]+ ){0,4}(?:boards|groups|committees|forums|bodies|networks|meetings|programmes|work ?-?streams|projects|schemes|functions"
    r"|structures|levels?|tiers?|sectors?|local government|panels|partnerships|sub-?groups|sub-?committees|organisations|partners)(?: \(.*\))?$"
    r"|^(?:other|others|miscellaneous|local government|primary care|social care|voluntary (?:and community )?(?:sector|organisations)?|commissioning"
    r"|provision|national|regional|system|place|neighbourhood|lay|independent|clinical|strategic|operational)$",
    re.IGNORECASE,
)


def is_sort(text: str) -> bool:
    """Whether a row of one cell only says which sort of thing stands below it.

    >>> is_sort("Enabling functions"), is_sort("Local government"), is_sort("Estates")
    (True, True, False)
    """
    return bool(_SORTS.match(" ".join(text.split()).strip(" :")))
