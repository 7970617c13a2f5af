"""One entry of a membership list or table: which post it is, who holds it, for whom it speaks, how it stands.

Pure functions over a line of text, testable by themselves. What is not said is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from stpgraph.importers.guessing import node_guess
from stpgraph.importers.word.people import generic, named_as, person, without_title_case
from stpgraph.importers.word.sentences import NUMBER, number, plain
from stpgraph.importers.word.trimming import no_member, shared, trimmed
from stpgraph.model.kinds import CLINICAL_POSTS, NON_EXECUTIVE_POSTS

_I = re.IGNORECASE
LONGEST = 250


@dataclass(frozen=True, slots=True)
class Member:
    """A seat as it is listed. `post` is False where the entry is an organisation or a board that has seats.

    `organisations` are those that it speaks for; `capacity` as in the model, or empty; `count` 0 where the number is not stated;
    `deputy` says that somebody may stand in; `kind_words` are words that say the kind better than the name. `column` is what a column of
    its own says of the organisation: it is no part of the name, unless two of one name must be told apart.
    """

    name: str
    post: bool = True
    kind_words: str = ""
    holder: str = ""
    organisations: tuple[str, ...] = ()
    count: int = 1
    counted: bool = True
    vacant: bool = False
    capacity: str = ""
    clinical: bool | None = None
    non_executive: bool | None = None
    deputy: bool = False
    sure: float = 0.9
    column: str = ""


_CHAIR = re.compile(
    r"^(?:the )?(?:(?:independent|lay|joint|interim|acting|board|committee|group|meeting|clinical|non-executive"
    r"|elected|alliance|partnership|panel|forum|network|programme|STP|ICS)[ -])*(?:co-?)?chair(?:man|woman|person)?$",
    _I,
)
_DEPUTY = re.compile(
    r"^(?:the )?(?:(?:independent|lay|clinical|interim)[ -])*(?:vice|deputy|alternate)[ -]*chair(?:man|woman|person)?$", _I
)
#: The office that somebody has here, ahead of who it is.
_OFFICE = re.compile(
    r"^(?:the )?(?:(?:SRO|senior responsible (?:officer|owner)) (?:and|&|/) )?(?:joint |co-?|current )?(?P<deputy>(?:vice"
    r"|deputy)[- ])?"
    r"chair(?:man|person|woman)?(?: (?:and|&|/) (?:SRO|senior responsible (?:officer|owner)))?$",
    _I,
)
_AND_CHAIR = re.compile(r"\s+(?:and|&|/)\s+(?:(?P<deputy>(?:vice|deputy)[- ])?)chair(?:man|person|woman)?$", _I)
_ATTENDING = re.compile(
    r"^(?:non[- ]?voting(?: (?:member|attendee|observer)s?)?|in[- ]attendance|attendees?|attending|observers?|by"
    r" invitation|no vote|ex officio,? non[- ]voting|advisory|associate member)$",
    _I,
)
_VOTING = re.compile(r"^(?:voting(?: members?)?|with (?:a )?vote|full member|core member)$", _I)
_DEPUTIES = re.compile(
    r"(?:,|–|-)?\s*\(?\b(?:or|and|/)\s*(?:(?:a|an|his|her|their|his/her|the|named|nominated|appointed|designated"
    r"|agreed|appropriate|suitable|formal)\s+)*(?:deput(?:y|ies)|delegates?|alternates?|substitutes?|nominees?"
    r"|nominated (?:deputy|representative|officer)|representatives?)\b\)?$",
    _I,
)
_VACANT = re.compile(r"^(?:vacant|vacancy|currently vacant|vacant post|post vacant)$", _I)
_UNKNOWN = re.compile(
    r"^(?:TBC|TBD|TBA|to be (?:confirmed|appointed|agreed|advised|recruited)|n/?a|-|–|—|\?|ex[- ]officio|name)$", _I
)
_LEADING = re.compile(
    rf"^(?:(?P<soft>up to|at least|a minimum of|minimum of|no more than|a maximum of|between \w+ and"
    rf"|approximately)\s+)?(?P<n>{NUMBER})(?:\s*\(\d+\))?\s*(?:x|no\.?|×|of)?\s+(?=\S)",
    _I,
)
_TRAILING = re.compile(
    rf"\s*(?:[x×]\s*(\d{{1,2}})|\((?:[x×]\s*)?({NUMBER})(?:\s*(?:posts?|members?|seats?|places?|no\.?|in total))?\))$", _I
)
_PARTS = re.compile(r"\s*\t\s*|\s+[–—-]\s+|\s*[,:|]\s+|\s*–\s*|\n+")
_OF = re.compile(r"\s+(?:of|from|for|at|representing|on behalf of|nominated by|appointed by)\s+(?:the\s+)?(?=[A-Z])")
_ROLE_WORDS = (
    r"(?i:(?:(?:clinical|lay|chief|deputy|vice|senior|nominated|public|patient|executive|programme|accountable"
    r"|medical|nursing|finance|independent|managing"
    r"|non-executive|governing body|board|strategic|operational|joint|corporate|nurse|GP|elected|cabinet"
    r"|assistant|adult|social|care|commissioning) ){0,4}"
    r"(?:representatives?|chair(?:man|person)?|chief (?:executive|officer|finance|nurse|operating)\b.*"
    r"|directors?\b.*|leads?\b.*|officers?|members?\b.*|governors?"
    r"|manager|leader|GPs?|executive|head of\b.*|nurse|secretary|reps?))"
)
_ORG_FIRST = re.compile(
    r"^(?P<org>Healthwatch(?: (?:[A-Z]\w+|and|upon|on)){1,4}?|(?:[A-Z][\w’'&-]*|and|of|&)(?: (?:[A-Z][\w’'&-]*"
    r"|and|of|&|the|upon|on))*? (?:CCGs?|Trust|Council|Healthwatch"
    r"|University|Hospice|ICB|LMC|Authority|CIC)|NHS (?:England|Improvement)|NHSE/?I?|CQC|Public Health England|HEE|LMC|AHSN)"
    rf"(?:[’']s)? (?P<role>{_ROLE_WORDS})$"
)
_PLURAL = re.compile(
    r"^(?:[\w/&-]+ ){0,4}?(?:members|directors|officers|executives|leads|representatives|reps|chairs|managers|GPs"
    r"|clinicians|governors|councillors|nurses|leaders|consultants|professionals|lay people|physicians|NEDs"
    r"|doctors|SROs|CEOs|CFOs|DoFs|AOs|matrons|pharmacists|midwives|therapists|paramedics|secretaries|carers)\b",
    _I,
)
#: “Directors of | Commissioning of NHS Hill CCG”: what they direct, and no name of an organisation.
_A_FIELD = re.compile(
    r"(?:[A-Z][\w’'&-]+ (?:and )?){1,4}(?:of|at|for|from) (?:the )?NHS\b|(?!University|City|Royal|Borough|County|College|London)[A-Z]\w+ of [A-Z]"
)
_EACH = re.compile(
    r"\b(?:from|of|for|per) (?:each|every|all)\b|\b(?:each|every) (?:of the )?|\bper (?:CCG|trust|organisation|locality)\b", _I
)
_EACH_OF = re.compile(
    rf"\b(?:each|all) (?:of )?(?:the )?({NUMBER})\b|(?:s|GPs) (?:of|from) (?:all )?(?:the )?({NUMBER}) (?:CCGs"
    rf"|trusts|councils|localities|providers|organisations|partners|local authorities)\b",
    _I,
)


def member(text: str, heading_capacity: str = "") -> Member | None:
    """The entry of a list; None where it is not one (a sentence, or nothing). `heading_capacity` holds for all under a heading.

    >>> found = member("Two lay members (voting)")
    >>> found.name, found.count, found.capacity
    ('Lay members', 2, 'voting')
    >>> found = member("Jane Smith, Chief Executive, Anytown NHS Trust (Chair)")
    >>> found.name, found.holder, found.organisations, found.capacity
    ('Chief Executive, Anytown NHS Trust', 'Jane Smith', ('Anytown NHS Trust',), 'chair')
    """
    line = plain(re.sub(r"\s*\t\s*", ", ", text.strip())).strip(" ;.,")
    line = re.sub(r"\s*[;,]?\s+and$", "", line).strip(" ;.,:")
    if not line or len(line) > LONGEST or _UNKNOWN.match(line) or not re.search(r"[A-Za-z]{2}", line) or no_member(line):
        return None
    line, minutes, whom = trimmed(line)
    made = Member("", capacity=heading_capacity or ("attending" if minutes else ""))
    line, made = _brackets(line, made)
    if match := _DEPUTIES.search(line):
        line, made = line[: match.start()].rstrip(" ,(–-"), replace(made, deputy=True)
    if (match := _AND_CHAIR.search(line)) and node_guess(line[: match.start()]).type == "post":
        line, made = line[: match.start()], replace(made, capacity="deputy_chair" if match["deputy"] else "chair")
    line, made = _counted(line, made)
    role, several = shared(line)
    if several:
        many = len(several) * max(made.count, 1)
        made = replace(made, name=role, organisations=several, count=many, counted=True)
    else:
        made = _parted(line, made)
    if whom and not made.organisations:
        made = replace(made, organisations=(whom,))
    return _finished(made) if made.name else None


def _brackets(line: str, made: Member) -> tuple[str, Member]:
    """What stands in brackets, taken out where it is no part of the name."""
    for match in list(re.finditer(r"\s*[(\[]([^()\[\]]*)[)\]]", line))[::-1]:
        kept = []
        for word in re.split(r"\s*[,;/]\s*", match[1].strip()):
            if told := _AND_CHAIR.search(word):
                # “Accountable Officer (STP Lead and Chair)”.
                made, word = replace(made, capacity="deputy_chair" if told["deputy"] else "chair"), word[: told.start()]
            after = _noted(word, made)
            if after is None:
                kept.append(word)
            else:
                made = after
        if kept != re.split(r"\s*[,;/]\s*", match[1].strip()):
            line = line[: match.start()] + (f" ({', '.join(kept)})" if any(kept) else "") + line[match.end() :]
        elif line[: match.start()].strip() and named_as(match[1]) in ("organisation", "body") and not made.organisations:
            made = replace(made, organisations=(without_title_case(match[1]),))
    return line.strip(" ;.,"), made


def _noted(word: str, made: Member) -> Member | None:
    """An entry with what a word in brackets or at the end says of it; None where the word is something else."""
    if _DEPUTY.match(word):
        return replace(made, capacity="deputy_chair", kind_words=made.kind_words)
    if _CHAIR.match(word):
        return replace(made, capacity="chair")
    if _ATTENDING.match(word):
        return replace(made, capacity="attending")
    if _VOTING.match(word):
        return replace(made, capacity=made.capacity or "voting")
    if _VACANT.match(word):
        return replace(made, vacant=True)
    if _UNKNOWN.match(word):
        return made
    if _DEPUTIES.search(f"x {word}") or re.match(
        r"(?:(?:a|named|nominated) )?(?:deput(?:y|ies)|alternate|substitute)\b", word, _I
    ):
        return replace(made, deputy=True)
    if person(word):
        return replace(made, holder=word)
    return None


def _counted(line: str, made: Member) -> tuple[str, Member]:
    if match := _TRAILING.search(line):
        many = number(match[1] or match[2] or "")
        if many:
            return line[: match.start()].strip(), replace(made, count=many)
    if match := _LEADING.match(line):
        many = number(match["n"])
        rest = line[match.end() :]
        if many and not re.match(r"(?:of|or)\b", rest):
            # “Two members, one from each council” are two.
            each = _EACH.search(
                re.sub(rf",?\s*(?:\(|with )?(?:at least )?{NUMBER} (?:from|for) (?:each|every)\b.*$", "", rest, flags=_I)
            )
            every = _EACH_OF.search(rest)
            times = number(every[1] or "") if every else None
            made = replace(made, count=many * times if times else 0 if each or match["soft"] else many)
            return rest[:1].upper() + rest[1:], replace(made, counted=not ((each and not times) or match["soft"]))
    line = re.sub(r"^(?:an?|the|any)\s+(?=\w)", "", line, flags=_I)
    line = line[:1].upper() + line[1:]
    if every := _EACH_OF.search(line):
        return line, replace(made, count=number(every[1] or every[2]) or 0)
    if _PLURAL.match(line) or _EACH.search(line):
        return line, replace(made, count=0, counted=False)
    return line, made


def _parted(line: str, made: Member) -> Member:
    """The entry with its name: roles and organisations stay in it, people and standings go to their fields."""
    if several := _several(line):
        many = len(several) if made.count == 0 else made.count
        return replace(made, name=line, organisations=several, count=many, counted=True)
    parts = [each for each in _PARTS.split(line) if each and each.strip()]
    kept: list[str] = []
    if len(parts) > 1 and _UNKNOWN.match(parts[0].strip()):
        # “To be confirmed – Director of Nursing”.
        parts = parts[1:]
    if len(parts) > 1 and (told := _OFFICE.match(parts[0].strip())):
        # “Chair – the Accountable Officer of Anytown CCG”: the office here, then who has it.
        rest = re.sub(r"^(?:the|an?)\s+", "", parts[1].strip(), flags=_I)
        guess = node_guess(rest)
        if guess.type == "post" and guess.of_type >= 0.85 and named_as(rest) is None and not person(rest):
            line = line[line.find(parts[1]) :]
            line = re.sub(r"^(?:the|an?)\s+", "", line.strip(), flags=_I)
            parts = [f"{rest[:1].upper()}{rest[1:]}", *parts[2:]]
            line = line[:1].upper() + line[1:]
            made = replace(made, capacity="deputy_chair" if told["deputy"] else "chair")
    for at, part in enumerate(parts):
        word = part.strip()
        if (
            (at or len(parts) == 1)
            and len(parts) > 1
            and (after := _noted(word, made)) is not None
            and not (kept == [] and _CHAIR.match(word))
        ):
            made = after
            continue
        if len(parts) > 1 and person(word) and (at == 0 or kept) and not made.holder:
            made = replace(made, holder=word)
            continue
        if len(parts) > 1 and at and not made.holder and person(bare_word := re.sub(r"\s*\(.*\)$", "", word)):
            made = replace(made, holder=bare_word)
            if kept and _CHAIR.match(kept[0]):
                made = replace(made, capacity="chair")
            continue
        kept.append(word)
        if len(parts) > 1 and at and named_as(word) in ("organisation", "body"):
            made = replace(made, organisations=(*made.organisations, without_title_case(word)))
    name = _joined(line, kept)
    if made.holder and len(kept) == 1 and named_as(name) == "organisation" and len(made.organisations) <= 1:
        # “Jane Smith – Anytown Hospice” has no title: she is there for the hospice.
        return replace(made, name=f"{without_title_case(name)} representative", organisations=(without_title_case(name),))
    if not name and made.holder:
        name = made.holder
    if not kept and not made.holder:
        return made
    if person(name) and not made.holder:
        made = replace(made, holder=name, sure=0.75)
    if kept and len(kept) > 1 and person(kept[0], strict=False) and not made.holder:
        made = replace(made, holder=kept[0])
    return _spoken_for(replace(made, name=name), kept[0] if kept else name)


def _joined(line: str, kept: list[str]) -> str:
    """What was kept, with the signs that stood between in the line."""
    made = ""
    at = 0
    for part in kept:
        found = line.find(part, at)
        between = line[at:found] if made else ""
        sign = ", "
        if made and re.fullmatch(r"\s*(?:[,:|]|[–—-])\s*", between):
            sign = f" {between.strip()} " if between.strip() in "–—-" else f"{between.strip()} "
        made += (sign if made else "") + part
        at = found + len(part)
    return made


def _spoken_for(made: Member, head: str) -> Member:
    """With the organisation inside the words of the role: “Chief Executive of Anytown NHS Trust”, “Anytown CCG Chair”."""
    if not (made.organisations or made.holder) and named_as(made.name) == "organisation":
        # “City of Anytown Council” is no post of Anytown Council.
        return made
    if not made.organisations and (match := _ORG_FIRST.match(head)):
        return replace(made, organisations=(match["org"],))
    for match in reversed(list(_OF.finditer(made.name))) if not made.organisations else ():
        whole = without_title_case(re.sub(r"\s*\(.*$", "", made.name[match.end() :]))
        if generic(whole):
            # “Director of Finance for Acute Providers” speaks for no “Finance for Acute Providers”.
            break
        named = named_as(whole)
        if named == "organisation" or (named == "body" and len(whole.split()) > 1):
            # A “Head of PMO” speaks for nobody but the office itself.
            return replace(made, organisations=(whole,))
    return made


def _several(line: str) -> tuple[str, ...]:
    """The organisations in “Chief Executives of A, B and C”; none where there are not several."""
    match = next((each for each in _OF.finditer(line) if not _A_FIELD.match(line[each.end() :])), None)
    if not match or not _PLURAL.match(line):
        return ()
    several = [without_title_case(each) for each in re.split(r",\s+(?:and\s+)?|\s+and\s+(?:the\s+)?", line[match.end() :])]
    return tuple(several) if len(several) > 1 and all(named_as(each) == "organisation" for each in several) else ()


def _finished(made: Member) -> Member:
    name = made.name
    is_role = _CHAIR.match(name) or node_guess(name).type == "post" or re.search(rf" {_ROLE_WORDS}$", name) or _PLURAL.match(name)
    if not (made.holder or made.organisations or is_role) and named_as(name) in ("organisation", "body"):
        return replace(made, post=False)
    bare = re.sub(r"\s*\(.*?\)", "", name).strip()
    if _DEPUTY.match(bare):
        made = replace(made, capacity=made.capacity if made.capacity == "chair" else "deputy_chair", kind_words="chair")
    elif _CHAIR.match(bare) and not made.organisations:
        made = replace(made, capacity="chair")
    if re.search(r"\bchair(?:man|person|woman)?\b", bare.split(" of ")[0].split(",")[0], _I):
        told = re.split(r" of (?:the )?[A-Z]|,", name)[0]
        if re.search(r"\bindependent\b", told, _I):
            made = replace(made, kind_words="independent chair")
        elif re.search(r"\bclinical\b|\bGP\b", told, _I) and made.capacity == "chair":
            made = replace(made, kind_words="chair", clinical=True)
        elif re.search(r"\blay\b|non-?exec|\bNED\b", told, _I) and made.capacity == "chair":
            made = replace(made, kind_words=made.kind_words, non_executive=True)
    kind = node_guess(name, made.kind_words).kind
    if kind in NON_EXECUTIVE_POSTS:
        made = replace(made, non_executive=None)
    elif re.search(r"non-?executive", name, _I) and not re.search(r"non-executive (?:lead|support)", name, _I):
        made = replace(made, non_executive=True)
    if kind in CLINICAL_POSTS:
        made = replace(made, clinical=None)
    elif re.search(r"\((?:GP|clinical|clinician|doctor|nurse)\)|^GP\b", name):
        made = replace(made, clinical=True)
    if made.post and not made.holder and node_guess(name, made.kind_words).type != "post" and not made.capacity:
        made = replace(made, sure=0.55)
    return made


_BETWEEN = re.compile(
    r"(\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s+together with\s+|\s+plus\s+))"
    r"(?=(?:the |an? |one |two |three |four |five |six |up to |at least |\d+ )?[A-Za-z])",
    _I,
)


def parted_list(text: str) -> tuple[str, ...]:
    """The entries of a list in one sentence.

    >>> parted_list("the Chair, the Chief Executive of Anytown CCG, the Director of Finance and two lay members")
    ('the Chair', 'the Chief Executive of Anytown CCG', 'the Director of Finance', 'two lay members')
    """
    text = text.strip(" .:;")
    pieces = [each for each in re.split(r";\s*(?:and\s+)?", text) if each.strip()]
    if len(pieces) > 1:
        return tuple(each.strip(" ,.") for each in pieces)
    made: list[str] = []
    split = _BETWEEN.split(text)
    for piece, sign in zip((each.strip(" ,.") for each in split[::2]), ["", *split[1::2]], strict=False):
        if not piece:
            continue
        bare = without_title_case(piece)
        kind = named_as(bare)
        started = re.match(r"(?:the|an?|one|two|three|four|five|six|up to|at least|\d+)\s", piece, _I)
        of_several = (
            bool(made)
            and bool(_PLURAL.match(re.sub(r"^(?:the |\w+ (?=\w+s\b))", "", made[-1], flags=_I)))
            and bool(_OF.search(made[-1]))
        )
        belongs = (
            kind == "organisation"
            and not started
            and (of_several or (sign.strip() == "," and node_guess(made[-1]).type == "post"))
            if made
            else False
        )
        goes_on = bool(made) and not started and kind is None and node_guess(bare).type != "post" and not person(bare)
        if belongs or goes_on:
            made[-1] += (" and " if "and" in sign else ", ") + piece
        else:
            made.append(piece)
    return tuple(made)
