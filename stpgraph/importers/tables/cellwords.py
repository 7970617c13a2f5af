"""What people write in the cells of tables: how often, how many, yes or no, in which capacity, and whether a name is a person's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from stpgraph.files.spelling import squeezed
from stpgraph.importers.guessing import node_guess
from stpgraph.importers.numerals import NUMERALS
from stpgraph.reading.words import CAPACITY, FREQUENCY, FUNCTION, STATUS

NOBODY = frozenset(
    {
        "",
        "-",
        "–",
        "—",
        "n/a",
        "na",
        "none",
        "nil",
        "tbc",
        "tbd",
        "?",
        "not stated",
        "not known",
        "unknown",
        "…",
        "...",
        "not applicable",
    }
    | {
        "n/k",
        "to be confirmed",
        "to be decided",
        "to be agreed",
        "to be appointed",
        "tba",
        "nobody",
        "no one",
        "(none)",
        "(blank)",
        "not yet set",
    }
)
_FREQUENCIES: Mapping[str, str] = {
    **{squeezed(words): word for word, words in FREQUENCY.items()},
    **{squeezed(word): word for word in FREQUENCY},
    **dict.fromkeys(
        ("everymonth", "12timesayear", "onceamonth", "permonth", "12peryear", "12xperyear", "onamonthlybasis"), "monthly"
    ),
    **dict.fromkeys(("2weekly", "twoweekly", "every2weeks", "everyfortnight", "twiceamonth", "everyotherweek"), "fortnightly"),
    **dict.fromkeys(
        (
            "everyothermonth",
            "twomonthly",
            "every2months",
            "6timesayear",
            "sixtimesayear",
            "6xperyear",
            "6peryear",
            "alternatemonths",
        ),
        "bimonthly",
    ),
    **dict.fromkeys(
        (
            "every3months",
            "4timesayear",
            "fourtimesayear",
            "4xperyear",
            "4peryear",
            "threemonthly",
            "everythreemonths",
            "3monthly",
        ),
        "quarterly",
    ),
    **dict.fromkeys(
        (
            "twiceayear",
            "biannually",
            "2timesayear",
            "halfyearly",
            "sixmonthly",
            "6monthly",
            "every6months",
            "biannual",
            "twiceyearly",
        ),
        "six_monthly",
    ),
    **dict.fromkeys(("yearly", "annual", "onceayear", "everyyear", "peryear"), "annually"),
    **dict.fromkeys(("everyweek", "onceaweek"), "weekly"),
}
_FREQUENCY_WORD = re.compile(
    r"\b(weekly|fortnightly|bi-?monthly|monthly|quarterly|six[- ]monthly|annually|every (?:two |2 |other |three |3 |six |6 )?"
    r"(?:weeks?|months?|fortnight|quarter|year))\b",
    re.IGNORECASE,
)
_EVERY = re.compile(r"^every (\d{1,3}) (day|week|month)s$", re.IGNORECASE)
_TIMES = re.compile(
    r"^(\d{1,2}|three|five|eight|ten) ?(?:times|x|meetings)? ?(?:a|per|each|every) (?:year|annum)$", re.IGNORECASE
)
_STATUSES: Mapping[str, str] = {
    **{squeezed(words): word for word, words in STATUS.items()},
    **{squeezed(word): word for word in STATUS},
    **dict.fromkeys(
        ("proposed", "tobeestablished", "shadow", "new", "inshadow", "beingsetup", "future", "notyetestablished"), "planned"
    ),
    **dict.fromkeys(("closed", "disbanded", "stooddown", "dissolved", "inactive", "former", "discontinued", "historic"), "ended"),
    **dict.fromkeys(
        ("active", "live", "current", "existing", "operational", "inplace", "established", "meeting", "running"), "established"
    ),
}
_CAPACITIES: Mapping[str, str] = {
    **{squeezed(words): word for word, words in CAPACITY.items()},
    **{squeezed(word): word for word in CAPACITY},
    **dict.fromkeys(("chairperson", "chairman", "cochair", "independentchair", "aschair", "chairs"), "chair"),
    **dict.fromkeys(("vicechair", "deputy", "deputychairperson", "vice", "vicechairman", "deputychairs"), "deputy_chair"),
    **dict.fromkeys(
        ("votingmember", "full", "yes", "y", "fullmember", "votes", "withvote", "memberwithvote", "votingmembers", "corevoting"),
        "voting",
    ),
    **dict.fromkeys(("member",), "voting"),
    **dict.fromkeys(
        (
            *(
                "inattendance",
                "observer",
                "nonvoting",
                "attendee",
                "no",
                "n",
                "nonvotingmember",
                "invited",
                "invitee",
                "observers",
            ),
            *(
                "advisory",
                "inattendancenonvoting",
                "withoutvote",
                "novote",
                "attendancebyinvitation",
                "memberwithoutvote",
                "attends",
            ),
            *("regularattendee", "inattendanceonly", "attendingonly", "byinvitation"),
        ),
        "attending",
    ),
}
_FUNCTIONS: Mapping[str, str] = {
    **{squeezed(words): word for word, words in FUNCTION.items()},
    **{squeezed(word): word for word in FUNCTION},
    **dict.fromkeys(("decides", "decision", "decisionmakingbody", "decisions", "decisiontaking", "executive"), "decision_making"),
    **dict.fromkeys(("advice", "advises", "advisorybody", "advisoryonly"), "advisory"),
    **dict.fromkeys(("oversight", "scrutiny", "assures"), "assurance"),
    **dict.fromkeys(("delivery", "runs", "implementation"), "operational"),
}
_YES = frozenset({"yes", "y", "true", "✓", "✔", "☑", "✅", "x", "agreed", "inplace", "public", "1", "published"})
_NO = frozenset({"no", "n", "false", "✗", "✘", "☐", "❌", "draft", "none", "notyet", "private", "0", "no–private"})
_PERSON = re.compile(
    r"^(?:(?:Dr|Prof(?:essor)?|Sir|Dame|Mr|Mrs|Ms|Miss|Cllr|Councillor|Lord|Lady|Baroness|Rev)\.?\s+)?"
    r"(?:[A-Z]\.?\s?){0,3}(?:[A-Z][a-zà-ÿ’']+[ -]){0,3}[A-Z](?:['’][A-Z])?[a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?$"
)
_TITLED = re.compile(r"^(?:Dr|Prof(?:essor)?|Sir|Dame|Mr|Mrs|Ms|Miss|Cllr|Councillor|Lord|Lady|Baroness|Rev)\.?\s+[A-Z]")
_SMALL = frozenset({"and", "of", "for", "the", "in", "to", "on", "with", "a", "at", "by"})
_ASIDE = re.compile(r"^(.*\S)\s*\(([^()]{1,120})\)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Read:
    """A value of the model, and what of the text it does not say (empty where it says all)."""

    value: object | None
    left: str = ""


def is_nobody(text: str) -> bool:
    """Whether a cell says nothing.

    >>> is_nobody("TBC"), is_nobody("no")
    (True, False)
    """
    return text.strip().casefold() in NOBODY


def frequency(text: str) -> Read:
    """How often, as a word or a number of days.

    >>> frequency("Monthly (first Tuesday)").value, frequency("every 6 weeks").value, frequency("ad hoc")
    ('monthly', 42.0, Read(value=None, left='ad hoc'))
    """
    plain = " ".join(text.split())
    if squeezed(plain) in _FREQUENCIES:
        return Read(_FREQUENCIES[squeezed(plain)])
    if match := _EVERY.match(plain):
        days = {"day": 1.0, "week": 7.0, "month": 365 / 12}[match[2].casefold()]
        return Read(int(match[1]) * days if int(match[1]) else None, "" if int(match[1]) else plain)
    if match := _TIMES.match(plain):
        times = int(match[1]) if match[1].isdecimal() else NUMERALS[match[1].casefold()]
        return Read(round(365 / times, 1) if times else None, "" if times else plain)
    found = {_FREQUENCIES[squeezed(each)] for each in _FREQUENCY_WORD.findall(plain) if squeezed(each) in _FREQUENCIES}
    return Read(next(iter(found)), plain) if len(found) == 1 else Read(None, plain)


def people(text: str) -> Read:
    """A number of people; shares of people are none.

    >>> people("Five members").value, people("50% of members").value, people("4, one of them a CCG")
    (5, None, Read(value=4, left='4, one of them a CCG'))
    """
    plain = " ".join(text.split())
    if re.search(r"%|per ?cent|half|third|quarter|majority|\d/\d|fraction", plain, re.IGNORECASE):
        return Read(None, plain)
    words = "|".join(NUMERALS)
    found = re.findall(rf"(?<![\w.])(\d{{1,3}}|{words})(?![\w.]*\d)\b", plain, re.IGNORECASE)
    if not found:
        return Read(None, plain)
    number = int(found[0]) if found[0].isdecimal() else NUMERALS[found[0].casefold()]
    whole = re.fullmatch(
        r"(?:(?:minimum|quorum) of |at least |quorate with )?\w+\.?(?: (?:voting )?(?:members|people|persons|attendees|seats|places)"
        r"(?: present)?)?",
        plain,
        re.IGNORECASE,
    )
    return Read(number, "" if whole else plain) if number > 0 else Read(None, plain)


def yes_no(text: str) -> Read:
    """Yes, no, or neither."""
    plain = squeezed(text) or text.strip()
    first = squeezed(re.split(r"[\s,;(–-]", text.strip(), maxsplit=1)[0])
    if plain in _YES or plain in _NO:
        return Read(plain in _YES)
    return Read(first == "yes", text) if first in ("yes", "no") else Read(None, text)


def status(text: str) -> Read:
    """Whether something is in place, planned or ended."""
    return _known(text, _STATUSES)


def capacity(text: str) -> Read:
    """The standing of a seat.

    >>> capacity("Vice-Chair").value, capacity("Co-chair").value
    ('deputy_chair', 'chair')
    """
    return _known(text, _CAPACITIES)


def function(text: str) -> Read:
    """What a body is for."""
    return _known(text, _FUNCTIONS)


def _known(text: str, words: Mapping[str, str]) -> Read:
    found = words.get(squeezed(text))
    return Read(found) if found else Read(None, text)


def day(text: str) -> Read:
    """A year, a month or a day as the model writes it."""
    plain = " ".join(text.split())
    if re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", plain):
        return Read(plain)
    if match := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", plain):
        return Read(f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}")
    months = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    if match := re.fullmatch(r"(?:(\d{1,2})(?:st|nd|rd|th)? )?([A-Za-z]{3,9})\.?[ -](\d{4}|\d\d)", plain):
        month = match[2][:3].casefold()
        if month in months:
            year = match[3] if len(match[3]) == 4 else f"20{match[3]}"
            return Read(f"{year}-{months.index(month) + 1:02}" + (f"-{int(match[1]):02}" if match[1] else ""))
    return Read(None, plain)


def is_person(text: str) -> bool:
    """Whether a text is most likely the name of a person: one or more names, or a title, and no word of a board, post or organisation.

    >>> is_person("Dr A. Smith"), is_person("Jane O'Neill"), is_person("Urgent Care"), is_person("Estates")
    (True, True, False, False)
    """
    plain = " ".join(text.split())
    if _TITLED.match(plain):
        return True
    if not _PERSON.match(plain) or " " not in plain:
        return False
    return node_guess(plain).of_type < 0.6


def sure_type(text: str) -> str:
    """The type of what a name names, where its words say so; else empty.

    >>> sure_type("Audit Committee"), sure_type("Finance")
    ('body', '')
    """
    guess = node_guess(" ".join(text.split()))
    return guess.type if guess.of_type >= 0.9 else ""


def aside(text: str) -> tuple[str, str]:
    """A name, and what stands in brackets behind it.

    >>> aside("Jane Smith (Chair)"), aside("IM&T")
    (('Jane Smith', 'Chair'), ('IM&T', ''))
    """
    match = _ASIDE.match(text[:2_000])
    return (match[1], match[2]) if match else (text, "")


def initials(name: str) -> str:
    """The first letters of the words of a name, without the small ones.

    >>> initials("Finance and Contracts Group"), initials("STP Partnership Board")
    ('FCG', 'SPB')
    """
    words = re.findall(r"[^\W_]+", name)
    return "".join(word[0].upper() for word in words if word.casefold() not in _SMALL)
