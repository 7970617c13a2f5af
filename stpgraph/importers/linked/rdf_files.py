"""Linked data from strangers: Turtle, N-Triples, JSON-LD and RDF/XML to plain statements, without the network and within bounds.

Nothing that a file refers to is ever fetched: a JSON-LD file whose words are explained elsewhere is refused, `owl:imports` is a statement
like any other, and RDF/XML goes through the checks for XML first. Raises InputError.

Sources: W3C, "RDF 1.1 Turtle", "JSON-LD 1.1" (remote contexts), "RDF 1.1 XML Syntax"; RFC 2606 (`.invalid`).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from stpgraph.importers.draft import Unread
from stpgraph.importers.linked.json_files import json_of, looks_like_json
from stpgraph.importers.safe import refused, text_of, xml_root

if TYPE_CHECKING:
    from rdflib import Graph

MOST_STATEMENTS = 150_000
#: The address that relative ones are taken to be of; no such place can be.
BASE = "https://file.invalid/"
_TURTLE = re.compile(
    r"^\s*(?:#[^\n]*\n\s*)*+(?:@prefix\s+[\w.-]*:|@base\s+<|PREFIX\s+[\w.-]*:\s*<|BASE\s+<"
    r"|(?:<[a-z][a-z0-9+.-]*:[^<>\s]*>|_:\w+)\s+(?:<[^<>\s]+>|a)\s)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """A thing (`iri`, or `_:` and a name for one without an address) or a text with its language and datatype."""

    text: str
    is_thing: bool = True
    language: str = ""
    datatype: str = ""


Statement = tuple[str, str, Term]


class _TooManyError(Exception):
    """There are more statements than any structure has."""


def notation(data: bytes) -> str:
    """What notation of linked data a file is in: turtle, jsonld, xml, or empty."""
    if looks_like_json(data):
        return "jsonld" if re.search(rb'"@(?:context|graph|id)"\s*:', data[:200_000]) else ""
    if re.search(rb"<(?:\w+:)?RDF[\s>]", data[:4_000]):
        return "xml"
    return "turtle" if _TURTLE.match(data[:20_000].decode("utf-8-sig", "replace")) else ""


#: What rdflib says of a short form without an address.
_UNBOUND = re.compile(r'Prefix "([A-Za-z][\w.-]{0,40}:)" not bound')


def statements(data: bytes, name: str, unread: list[Unread]) -> list[Statement]:
    """Every statement in the file, in order. Raises InputError where it cannot be read."""
    # What rdflib has to say of odd addresses and numbers is not for whoever runs this.
    logging.getLogger("rdflib").setLevel(logging.CRITICAL)
    form = notation(data)
    graph, found = _graph()
    try:
        if form == "jsonld":
            _read_jsonld(json_of(data, name, unread), graph, name)
        elif form == "xml":
            xml_root(data, name)
            graph.parse(data=data, format="xml", publicID=BASE)
        else:
            graph.parse(data=text_of(data, name), format="turtle", publicID=BASE)
    except _TooManyError:
        raise refused(
            name, f"There are more than {MOST_STATEMENTS:,} statements in this file; no structure has so many."
        ) from None
    except RecursionError:
        raise refused(name, "Things stand in each other too deep in this file; in no structure do they.") from None
    except Exception as error:
        from stpgraph.errors import InputError

        if isinstance(error, InputError):
            raise
        line = getattr(error, "lines", None)
        unbound = _UNBOUND.search(str(error)) if form == "turtle" else None
        if unbound:
            raise refused(
                name,
                f"The short form “{unbound[1]}” stands here for an address that the file does not give. "
                f"Write “@prefix {unbound[1]} <address> .” at its top.",
                line + 1 if isinstance(line, int) else 0,
                1 if isinstance(line, int) else 0,
            ) from None
        words = {"jsonld": "JSON-LD", "xml": "RDF/XML"}.get(form, "Turtle")
        at = line + 1 if isinstance(line, int) else 0
        raise refused(
            name,
            f"The file is broken here: it is not readable as {words}." if at else f"The file is not readable as {words}.",
            at,
            1 if at else 0,
        ) from None
    return list(dict.fromkeys(_plain(found)))


def _graph() -> tuple[Graph, list[Any]]:
    """A graph to read into that refuses to grow beyond all bounds, and the list of all that comes into it, in order."""
    from rdflib import Graph
    from rdflib.plugins.stores.memory import Memory

    found: list[Any] = []

    class Bounded(Memory):
        """Lists what is put into it; nobody looks anything up in it."""

        def add(self, triple: Any, context: Any, quoted: bool = False) -> None:
            if len(found) >= MOST_STATEMENTS:
                raise _TooManyError
            found.append(triple)

    return Graph(store=Bounded(), bind_namespaces="none"), found


def _read_jsonld(value: Any, graph: Graph, name: str) -> None:
    from rdflib.plugins.parsers.jsonld import to_rdf

    if _remote(value):
        message = "The words of this file are explained at an address on the internet (its “@context”), and nothing is fetched from there. "
        raise refused(name, f"{message}Save it with its explanations in it, or as Turtle.")
    to_rdf(value, graph, BASE)


def _remote(value: Any) -> bool:
    """Whether a JSON-LD file names an address to be fetched, anywhere in it."""
    stack = [value]
    while stack:
        each = stack.pop()
        if isinstance(each, dict):
            if each.get("@import") is not None or _names_one(each.get("@context")):
                return True
            stack += each.values()
        elif isinstance(each, list):
            stack += each
    return False


def _names_one(context: Any) -> bool:
    return isinstance(context, str) or (isinstance(context, list) and any(_names_one(each) for each in context))


def _plain(found: Iterable[Any]) -> Iterator[Statement]:
    from rdflib import BNode, Literal

    # Things without an address get one by where they first come; rdflib's own names for them are others at every reading.
    blank: dict[str, str] = {}
    for subject, predicate, value in found:
        at = blank.setdefault(str(subject), f"_:{len(blank):06}") if isinstance(subject, BNode) else str(subject)
        if isinstance(value, Literal):
            yield at, str(predicate), Term(str(value), False, str(value.language or ""), str(value.datatype or ""))
        else:
            thing = blank.setdefault(str(value), f"_:{len(blank):06}") if isinstance(value, BNode) else str(value)
            yield at, str(predicate), Term(thing)
