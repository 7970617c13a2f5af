"""Values of the file format as a reader sees them, and text made safe for where it goes."""

from __future__ import annotations

import calendar
import html
import re
from collections.abc import Mapping

from stpgraph.model.kinds import Archetype, Capacity, Extent, Function, Status, StructureStatus, VotingBasis

NOT_STATED = "Not stated"
STATUS: Mapping[Status, str] = {"established": "In place", "planned": "Planned", "ended": "Ended"}
STRUCTURE_STATUS: Mapping[StructureStatus, str] = {
    "archetype": "Archetype",
    "current": "Current",
    "option": "Option being designed",
    "past": "Past",
}
ARCHETYPES: Mapping[Archetype, str] = {
    "workstream": "Governance by workstream",
    "local_area": "Governance by local area",
    "sector": "Governance by sector",
    "clinical_focus": "Governance by clinical focus",
    "hybrid": "A mix of the typical structures",
}
DRAWING: Mapping[Extent, str] = {
    "complete": "Complete: the source shows every board and every line, so what is not drawn is not there.",
    "partial": "Partial: the sources are prose or an excerpt, so what is not drawn may still exist.",
}
FUNCTION: Mapping[Function, str] = {
    "decision_making": "Takes decisions",
    "operational": "Operational",
    "advisory": "Advises",
    "assurance": "Gives assurance",
}
MEMBERSHIP: Mapping[Extent, str] = {
    "complete": "Every seat is listed here",
    "partial": "Some seats may not be listed here",
}
LINES: Mapping[Extent, str] = {
    "complete": "The source shows every line of this one",
    "partial": "The source may not show every line of this one",
}
CAPACITY: Mapping[Capacity, str] = {
    "chair": "as chair",
    "deputy_chair": "as deputy chair",
    "voting": "with a vote",
    "attending": "in attendance, without a vote",
}
BASIS: Mapping[VotingBasis, str] = {
    "per_member": "one vote for each member",
    "per_organisation": "one vote for each organisation",
    "consensus": "by consensus",
}
FREQUENCY: Mapping[str, str] = {
    "weekly": "every week",
    "fortnightly": "every two weeks",
    "monthly": "every month",
    "bimonthly": "every two months",
    "quarterly": "every quarter",
    "six_monthly": "every six months",
    "annually": "every year",
}


def date_words(text: str) -> str:
    """A year, month or day in words.

    >>> date_words("2017"), date_words("2017-06"), date_words("2017-06-01")
    ('2017', 'June 2017', '1 June 2017')
    """
    year, *rest = text.split("-")
    if not rest:
        return year
    month = calendar.month_name[int(rest[0])]
    return f"{month} {year}" if len(rest) == 1 else f"{int(rest[1])} {month} {year}"


def frequency_words(frequency: str | float) -> str:
    """How often, in words.

    >>> frequency_words("bimonthly"), frequency_words(10.0), frequency_words(1)
    ('every two months', 'every 10 days', 'every day')
    """
    if isinstance(frequency, str):
        return FREQUENCY[frequency]
    return "every day" if frequency == 1 else f"every {frequency:g} days"


def money_words(amount: float) -> str:
    """Pounds, with pence only where there are some.

    >>> money_words(1500000), money_words(0.5)
    ('£1,500,000', '£0.50')
    """
    return f"£{amount:,.0f}" if amount == int(amount) else f"£{amount:,.2f}"


def share_words(share: float) -> str:
    """A share as a percentage, without needless digits.

    >>> share_words(0.75), share_words(0.6667)
    ('75%', '66.67%')
    """
    return f"{round(share * 100, 2):g}%"


def yes_no(value: bool | None) -> str:
    """Yes, No, or Not stated: never one for the other."""
    return NOT_STATED if value is None else "Yes" if value else "No"


def capital(text: str) -> str:
    """The same with a capital at the start; nothing else changes.

    >>> capital("finance group"), capital("GP")
    ('Finance group', 'GP')
    """
    return text[:1].upper() + text[1:]


def uncapital(text: str) -> str:
    """The same for the middle of a sentence; abbreviations stay as they are.

    >>> uncapital("Meets in public"), uncapital("NHS organisation code")
    ('meets in public', 'NHS organisation code')
    """
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def shortened(text: str, most: int = 60) -> str:
    """A text from outside, short enough for a sentence and on one line.

    >>> shortened("a\\n b" + "c" * 100, 10)
    'a bcccccc…'
    """
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def safe(text: str) -> str:
    """Text for HTML: nothing in it is taken for a tag, an attribute's end or an entity."""
    return html.escape(text, quote=True)


def markdown_safe(text: str) -> str:
    r"""Text for Markdown: every character that could mean something there is taken as it stands, on one line.

    >>> print(markdown_safe("*a* [b](c) :red[d] $e$ <i>"))
    \*a\* \[b\]\(c\) \:red\[d\] \$e\$ \<i\>
    """
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", " ".join(text.split()))


def marked_up(text: str) -> str:
    """Text for HTML in which `code` between back quotes is shown as code.

    >>> marked_up("write `a<b` here")
    'write <code>a&lt;b</code> here'
    """
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", safe(text))
