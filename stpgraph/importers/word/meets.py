"""What a sentence says of how often a body meets."""

from __future__ import annotations

import re
from collections.abc import Mapping

from stpgraph.importers.word.sentences import NUMBER, Said, number, softened

_I = re.IGNORECASE

_MEETING = re.compile(
    r"\bmeet\b|\bmeets\b|\bmeetings?\b.{0,60}?\b(?:held|take place|be|occur|convened|scheduled)\b|\bheld\b"
    r"|\bconvene|\bgathers?\b|\b(?:will be|is|are) (?:a |one )?meetings?\b|\bhold\b.{0,40}?\bmeetings?\b|meeting frequency|frequency of meetings",
    _I,
)
_MEETING_HEAD = re.compile(
    r"frequen|how often|when .*\bmeets?\b|^meet(?:ing)?s?\b|meeting (?:schedule|arrangements|frequency)|conduct of"
    r" (?:meetings|business)|schedule",
    _I,
)
_NOT_MEETINGS = re.compile(
    r"\b(?:review(?:ed|s)?|report(?:s|ed|ing)?|minutes|papers|agendas?|circulat\w+|self-assess\w*|evaluat\w+"
    r"|attend at least|attendance|appointed|elected|term of office|tenure|refresh\w*|plan\b.*annual|notice)\b",
    _I,
)
_EVERY: Mapping[str, str] = {
    "week": "weekly",
    "fortnight": "fortnightly",
    "month": "monthly",
    "quarter": "quarterly",
    "year": "annually",
    "other week": "fortnightly",
    "second week": "fortnightly",
    "other month": "bimonthly",
    "second month": "bimonthly",
    "half year": "six_monthly",
    "annum": "annually",
}
_A_YEAR: Mapping[int, str] = {
    1: "annually",
    2: "six_monthly",
    4: "quarterly",
    6: "bimonthly",
    12: "monthly",
    26: "fortnightly",
    52: "weekly",
}
_WEEKS: Mapping[int, str] = {1: "weekly", 2: "fortnightly", 52: "annually"}
_MONTHS: Mapping[int, str] = {1: "monthly", 2: "bimonthly", 3: "quarterly", 6: "six_monthly", 12: "annually"}
_OFTEN = re.compile(
    rf"(?P<times>{NUMBER})(?:\s*\(\d+\))?\s*(?:times|meetings|occasions|formal meetings|meetings in"
    rf" public)?\s*(?:a|an|per|in (?:each|every|any|a)|each|every|within (?:a|each|any)|during (?:each"
    rf"|the))\s+(?:\w+\s+)?(?P<period>year|annum|quarter|month|week)\b"
    rf"|every\s+(?P<each>{NUMBER})(?:\s+(?:to|or|-)\s+\w+)?\s+(?P<unit>weeks|months|days)"
    r"|(?:every|each)\s+(?P<every>other week|second week|other month|second month|half year|week|fortnight|month"
    r"|quarter|year)\b"
    r"|(?P<alternate>alternate (?:months|weeks))"
    rf"|\b(?P<span>{NUMBER})[- ](?P<spanned>weekly|monthly|yearly)\b"
    r"|\b(?P<ambiguous>bi-?monthly|bi-?weekly|bi-?annual(?:ly)?)\b"
    r"|\b(?P<word>weekly|fortnightly|monthly|quarterly|half[- ]yearly|annually|yearly)\b|\b(?:on an?"
    r" )(?P<basis>annual|weekly|monthly|quarterly|fortnightly)\b basis"
    r"|every (?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"|(?P<weekday>(?:first|second|third|fourth|last|1st|2nd|3rd|4th) \w+day (?:of|in) (?:each|every|the) month)",
    _I,
)


def meets(text: str, heading: str = "") -> Said | None:
    """How often it meets, as the field has it: a word, or a number of days."""
    about, under = bool(_MEETING.search(text)), bool(_MEETING_HEAD.search(heading))
    if not (about or under) or (not about and _NOT_MEETINGS.search(text)):
        return None
    for match in _OFTEN.finditer(text):
        before = re.split(r"[.;:,]", text[: match.start()])[-1]
        whole = text[max(0, match.start() - 60) : match.end() + 25]
        if re.search(
            r"\b(?:review|report|minutes|refresh|agenda|circulat|attend|publish|evaluat)\w*\b", before, _I
        ) and not re.search(r"\bmeet\b|\bheld\b", before, _I):
            continue
        if re.search(
            r"\bnot\b|\bnever\b|\bmay\b|\bcan\b|\bif\b|\bextraordinary\b|\bgeneral meeting", before, _I
        ) and not re.search(r"not (?:less|fewer)|no (?:less|fewer)|not more than", before, _I):
            continue
        found = _frequency(match)
        if found is None:
            continue
        value, sure, more = found
        rest = text[match.end() :]
        if re.search(
            r"\buntil\b|for the (?:first|initial)|thereafter|moving to|initially|then (?:monthly|quarterly|every)"
            r"|during (?:the )?(?:first|mobilis|transition)",
            whole + rest,
            _I,
        ):
            sure, more = 0.5, "it is said for a time only, or there are two frequencies"
        elif re.search(
            r"as a minimum|at least|no (?:less|fewer)|not (?:less|fewer)|minimum|or more often|more frequently", text, _I
        ):
            sure, more = min(sure, 0.85), more or "it may be more often"
        return Said("meets", value, softened(text, round(sure - (0 if about else 0.05), 2)), more)
    return None


def _frequency(match: re.Match[str]) -> tuple[str | float, float, str] | None:
    said = {key: value.casefold() for key, value in match.groupdict().items() if value}
    if "times" in said:
        return _times(number(said["times"]) or 0, said["period"])
    if "each" in said:
        return _spaced(number(said["each"]) or 0, said["unit"])
    if "span" in said:
        return _spaced(number(said["span"]) or 0, {"weekly": "weeks", "monthly": "months", "yearly": "years"}[said["spanned"]])
    if "every" in said:
        return _EVERY[said["every"]], 0.92, ""
    if "alternate" in said:
        return ("bimonthly" if "month" in said["alternate"] else "fortnightly"), 0.92, ""
    if "ambiguous" in said:
        word = said["ambiguous"].replace("-", "")
        value = {"bimonthly": "bimonthly", "biweekly": "fortnightly"}.get(word, "six_monthly")
        return value, 0.5, f"“{match['ambiguous']}” may also mean twice in that time"
    if "day" in said:
        return "weekly", 0.85, ""
    if "weekday" in said:
        return "monthly", 0.85, ""
    word = said.get("word") or said.get("basis", "")
    return {"yearly": "annually", "annual": "annually"}.get(word, "six_monthly" if word.startswith("half") else word), 0.93, ""


def _times(times: int, period: str) -> tuple[str | float, float, str] | None:
    a_year = times * {"year": 1, "annum": 1, "quarter": 4, "month": 12, "week": 52}[period]
    if times == 1:
        return _EVERY[period], 0.92, ""
    if not 0 < a_year <= 365:
        return None
    if times == 2 and period == "month":
        return "fortnightly", 0.75, "twice a month is nearly every two weeks"
    return (_A_YEAR[a_year], 0.9, "") if a_year in _A_YEAR else (round(365 / a_year, 1), 0.85, f"{a_year} times a year, in days")


def _spaced(many: int, unit: str) -> tuple[str | float, float, str] | None:
    if not 0 < many <= 400:
        return None
    if unit == "months":
        return (_MONTHS[many], 0.92, "") if many in _MONTHS else (round(365 / 12 * many, 1), 0.85, "in days")
    if unit == "weeks":
        return (_WEEKS[many], 0.92, "") if many in _WEEKS else (many * 7, 0.9, "in days")
    return (many, 0.9, "in days") if unit == "days" else (many * 365, 0.7, "in days")
