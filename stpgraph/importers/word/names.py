"""The boards and organisations that a phrase names, as terms of reference name them: outright, as a set, or as “the Board”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from stpgraph.importers.word.people import named_as, person, without_title_case

_I = re.IGNORECASE
FORUMS = (
    r"(?:board|committee|group|sub-?committee|sub-?group|panel|forum|council|cabinet|alliance|partnership|network"
    r"|team|assembly|collaborative|workstream|programme|office|joint committee|steering group|meeting)"
)
#: “the Board”, “this Committee”: whichever of that sort is meant.
_ALIAS = re.compile(rf"^(?:the|this|that|our|its)?\s*(?:(?:main|full|parent|said|above)\s+)?({FORUMS})$", _I)
#: A run of words in capitals, with the small words that stand inside names.
_RUN = re.compile(
    r"[A-Z][\w’'&/-]*(?:\s*\([A-Z][\w&/ -]{1,12}\))?(?:(?:\s+|,\s+(?=[A-Z]))(?:(?:of|for|and|the|in|&|on|upon"
    r"|with|de|le)\s+){0,2}[A-Z0-9][\w’'&/-]*(?:\s*\([A-Z][\w&/ -]{1,12}\))?)*(?:\s+(?:board|committee|group"
    r"|forum|council|trust|cabinet|governing body)\b)?"
)
_SET = re.compile(
    r"^(?:each of |both |all )?(?:the |its |their )?(?:(?:respective|individual|relevant|constituent|member"
    r"|partner|participating|statutory|three|four|five|six|seven|two|eight) )*"
    r"(?P<what>(?:(?:(?:governing bodies|trust boards|boards|cabinets|councils)(?:, (?:and )?| and )(?:the"
    r" )?)+(?:governing bodies|trust boards|boards|cabinets|councils)|governing bod(?:y|ies)|trust boards?"
    r"|boards? of directors|boards|cabinets|CCGs|clinical commissioning groups|councils|local authorities|NHS"
    r" trusts|trusts|provider boards)"
    r"(?: of (?:each of )?(?:the |each |its |their )?(?:(?:respective|constituent|member|partner|participating"
    r"|statutory|individual|two|three|four|five|six|seven|eight) )*"
    r"(?:CCGs?|(?:NHS |partner )?trusts?|(?:member )?organisations?|members|councils?|partners?|authorities|partner organisations"
    r"|clinical commissioning groups))?)\b",
    _I,
)
_SPLIT = re.compile(r",\s+(?:and\s+)?(?:the\s+)?|\s+and\s+(?:to\s+|by\s+|from\s+)?(?:the\s+)?|\s*;\s*", _I)


#: “Anytown CCG Quality”, of “Anytown CCG Quality and Safety Committee”.
_CUT = re.compile(r"\b(?:CCG|ICB|Trust|Council)\s+[A-Z][\w-]+$")


@dataclass(frozen=True, slots=True)
class Ref:
    """Somebody who is named: `self` the body whose terms of reference these are, `name` by name, `set` several in one, `alias` such as “Board”."""

    kind: Literal["self", "name", "set", "alias"]
    text: str = ""


SELF = Ref("self")


def bare(name: str) -> str:
    """A name without “the” before it and without the abbreviation behind it.

    >>> bare("the Joint Committee (JCCCG)")
    'Joint Committee'
    """
    plain = without_title_case(name)
    return (
        re.sub(r"\s*\((?:(?:the|hereafter|known as|“|\"|‘)[^)]*|[A-Z][A-Za-z&/-]{1,11})\)", "", plain).strip(" ,.;:’'“”\"")
        or plain
    )


def first_names(phrase: str, most: int = 12) -> tuple[Ref, ...]:
    """Those that a phrase begins by naming, such as what follows “accountable to”.

    >>> first_names("the STP Programme Board and Anytown CCG for delivery")
    (Ref(kind='name', text='STP Programme Board'), Ref(kind='name', text='Anytown CCG'))
    >>> first_names("the governing bodies of the member CCGs")
    (Ref(kind='set', text='governing bodies of the member CCGs'),)
    >>> first_names("the Board on progress"), first_names("their employing organisations")
    ((Ref(kind='alias', text='board'),), ())
    """
    phrase = re.sub(
        r"^[\s:–—-]*(?:(?:the|each|every|its) )?(?:next )?(?:available |scheduled |formal |following )*meetings?"
        r" of (?=the |[A-Z])|^[\s:–—-]+|^both\s+(?=the\s|[A-Z])|^each of\s+(?=the [A-Z])",
        "",
        phrase.strip(),
    )
    made: list[Ref] = []
    while phrase and len(made) < most:
        found, length = _one(phrase)
        if not found:
            break
        made += found
        sign = _SPLIT.match(phrase[length:])
        if not sign:
            break
        phrase = phrase[length + sign.end() :]
    return tuple(made)


def _one(phrase: str) -> tuple[list[Ref], int]:
    lead = re.match(
        r"(?:(?:the|its|their|our|to|an?|NHS)\s+)(?:(?:former|existing|previous|old|current|new|relevant"
        r"|overarching|main) )*(?:(?:(?:regional|area|local|national|north|south|east|west|midlands) )+(?:office|team)s? "
        r"(?:of|at) )?(?=[A-Za-z])",
        phrase,
        _I,
    )
    start = lead.end() if lead and not lead[0].startswith("NHS") else 0
    if match := _SET.match(phrase):
        words = match["what"]
        alone = re.fullmatch(
            r"(?:CCGs|clinical commissioning groups|councils|local authorities|NHS trusts|trusts|governing bodies)", words, _I
        )
        if alone or (
            " of " in words
            and (not words[0].isupper() or re.search(r" of (?:the|each|its|their|constituent|member|partner)\b", words))
        ):
            rest = phrase[match.end() :]
            if not re.match(r"\s+of\s+[A-Z]|\s+[A-Z]", rest):
                return [Ref("set", match["what"])], match.end()
    if alias := re.match(rf"(?:the|this)\s+({FORUMS})\b(?!\s+(?:of|for)\s+(?:the\s+)?[A-Z])(?!\s+[A-Z])", phrase, _I):
        return [Ref("alias", alias[1].casefold())], alias.end()
    run = _RUN.match(phrase[start:])
    if not run:
        return [], 0
    text = run[0]
    if text.endswith(("’s", "'s")):
        # “NHS England's regional board” is not NHS England.
        end = start + len(text)
        more = re.match(rf"(?:\s+[a-z-]+){{0,3}}\s+{FORUMS}\b", phrase[end:])
        return ([Ref("name", text + more[0])], end + more.end()) if more else ([], 0)
    for name in _shorter(text):
        if re.match(r"(?:Governing Bodies|Boards|Cabinets|Trust Boards) of ", name):
            return [Ref("set", bare(name))], start + len(name)
        split = [bare(each) for each in _SPLIT.split(name)]
        if len(split) > 1 and all(named_as(each) and not _CUT.search(each) for each in split):
            return [Ref("name", each) for each in split], start + len(name)
        if "," not in name and named_as(bare(name)) and not person(name):
            return [Ref("name", bare(name))], start + len(name)
        if _ALIAS.match(name):
            return [Ref("alias", _ALIAS.sub(r"\1", name).casefold())], start + len(name)
    return [], 0


def _shorter(text: str) -> list[str]:
    """A run of words, then the same with ever fewer at its end."""
    made = [text]
    words = list(re.finditer(r",?\s+", text))
    for each in reversed(words[-14:]):
        cut = re.sub(r"(?:,?\s+(?:of|for|and|the|in|&|on|upon|with))+$", "", text[: each.start()])
        if cut and cut not in made:
            made.append(cut)
    return made
