"""Which findings a reader wants to see and in what order, kept in the URL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar, get_args

from stpgraph.model import SEVERITIES, Certainty, Severity
from stpgraph.reading.topics import TOPICS
from stpgraph.reading.words import shortened

Grouping = Literal["severity", "theme", "seven", "five"]
Standing = Literal["open", "accepted"]
GROUPINGS: Mapping[Grouping, str] = {
    "severity": "how grave they are",
    "theme": "theme",
    "seven": "Hasselman's seven questions",
    "five": "Coutts's five points",
}
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
STANDINGS: tuple[Standing, ...] = get_args(Standing)
#: A search longer than this finds nothing that a shorter one would not.
LONGEST_SEARCH = 100
_Word = TypeVar("_Word", bound=str)


@dataclass(frozen=True, slots=True)
class Listing:
    """How the findings are grouped, and which of them are shown.

    An empty choice shows all. `about` is a question, point or principle (`reading.topics`); every word of `search` must be in
    the names or texts of a finding.
    """

    group: Grouping = "severity"
    severities: tuple[Severity, ...] = ()
    certainties: tuple[Certainty, ...] = ()
    standings: tuple[Standing, ...] = ()
    about: str | None = None
    search: str = ""

    @property
    def filters(self) -> bool:
        """Whether anything is left out."""
        return bool(self.severities or self.certainties or self.standings or self.about or self.search)

    @property
    def params(self) -> dict[str, str]:
        """The same as parameters of a URL; what is not chosen is left out.

        >>> Listing("theme", ("gap", "note"), search="board").params
        {'group': 'theme', 'severity': 'gap,note', 'search': 'board'}
        """
        given = {
            "group": "" if self.group == "severity" else self.group,
            "severity": ",".join(self.severities),
            "certainty": ",".join(self.certainties),
            "standing": ",".join(self.standings),
            "about": self.about or "",
            "search": self.search,
        }
        return {key: value for key, value in given.items() if value}


#: Everything, grouped by severity.
PLAIN = Listing()
#: The parameters of a URL that a listing reads.
PARAMS: tuple[str, ...] = ("group", "severity", "certainty", "standing", "about", "search")


def read(params: Mapping[str, str]) -> tuple[Listing, list[str]]:
    """What a URL asks for, as far as it can be understood, and a sentence for each part of it that cannot.

    >>> read({"severity": "gap,grave", "about": "SH1"})
    (Listing(group='severity', severities=('gap',), certainties=(), standings=(), about='SH1', search=''), ['This link asks for...
    """
    messages: list[str] = []
    group = params.get("group", "severity")
    grouping = next((each for each in GROUPINGS if each == group), None)
    if grouping is None:
        messages.append(
            f"This link groups findings by “{shortened(group)}”, which this page cannot: they are grouped by gravity."
        )
    about = params.get("about")
    if about is not None and about not in TOPICS:
        messages.append(f"This link asks for findings about “{shortened(about)}”, which is no question, point or principle here.")
        about = None
    search = " ".join(params.get("search", "").split())
    if len(search) > LONGEST_SEARCH:
        messages.append("This link searches the findings for a text that is too long: nothing is searched for.")
        search = ""
    listing = Listing(
        grouping or "severity",
        _several(params, "severity", SEVERITIES, messages),
        _several(params, "certainty", CERTAINTIES, messages),
        _several(params, "standing", STANDINGS, messages),
        about,
        search,
    )
    return listing, messages


def _several(params: Mapping[str, str], key: str, known: tuple[_Word, ...], messages: list[str]) -> tuple[_Word, ...]:
    """The words of one parameter, separated by commas, in their own order; a sentence where one is not known."""
    words = [each for each in params.get(key, "").split(",") if each]
    strange = [each for each in words if each not in known]
    if strange:
        messages.append(
            f"This link asks for findings of {key} “{shortened(', '.join(strange))}”, which there is not: that is ignored."
        )
    return tuple(each for each in known if each in words)
