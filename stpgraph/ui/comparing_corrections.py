"""What a reader says of which box is which, as it is kept, told, and written to a file."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from stpgraph.compare import Corrections
from stpgraph.errors import UsageError
from stpgraph.model import Structure
from stpgraph.reading.facts import kind_line
from stpgraph.reading.listed import names_of
from stpgraph.rules.words import natural, quoted
from stpgraph.ui.comparing import Pair

IdPair = tuple[str, str]
#: A larger file is no file of corrections.
MOST_BYTES = 500_000
#: More corrections than this nobody makes by hand.
_MOST_PAIRS = 5_000
_NOT_ONE = "This file cannot be used: it is not a file of corrections that this page has made. Nothing was changed."


def said_same(corrections: Corrections, pair: IdPair) -> Corrections:
    """The same with two ids (of the first, of the second) that are the same; what was said of either before gives way.

    >>> said_same(Corrections((("a", "b"),), (("a", "c"),)), ("a", "c"))
    Corrections(same=(('a', 'c'),), different=())
    """
    same = {each for each in corrections.same if each[0] != pair[0] and each[1] != pair[1]} | {pair}
    return _made(same, set(corrections.different) - {pair})


def said_different(corrections: Corrections, pair: IdPair) -> Corrections:
    """The same with two ids (of the first, of the second) that are not the same."""
    return _made(set(corrections.same) - {pair}, {*corrections.different, pair})


def undone(corrections: Corrections, pair: IdPair) -> Corrections:
    """The same without what was said of two ids."""
    return _made(set(corrections.same) - {pair}, set(corrections.different) - {pair})


def _made(same: Iterable[IdPair], different: Iterable[IdPair]) -> Corrections:
    return Corrections(tuple(sorted(same)), tuple(sorted(different)))


# ── what a reader chooses from ───────────────────────────────────────────────────────────────────────────────────────


def matched(pair: Pair) -> dict[IdPair, str]:
    """Every match with what a list calls it, the least sure first."""
    names = _names(pair)
    found = sorted(
        pair.made.matching.matches,
        key=lambda each: (each.basis != "likeness", each.score, natural(names[0][each.left]), each.left),
    )
    labels = [f"{quoted(names[0][each.left])} is taken for {quoted(names[1][each.right])}" for each in found]
    return dict(zip([(each.left, each.right) for each in found], _numbered(labels), strict=True))


def alone(pair: Pair, side: int) -> dict[str, str]:
    """What has no counterpart on one side (0 is the first, 1 the second) by id, with what a list calls it, in order of name."""
    made = pair.made
    structure = (made.left, made.right)[side].structure
    ids = made.matching.only_right if side else made.matching.only_left
    kinds = {node.id: kind_line(node) for node in structure.nodes}
    names = names_of(structure)
    found = sorted(ids, key=lambda key: (natural(names[key]), key))
    return dict(zip(found, _numbered([f"{names[key]} ({kinds.get(key, 'Decision')})" for key in found]), strict=True))


def told(corrections: Corrections, pair: Pair) -> list[tuple[IdPair, str]]:
    """Every correction that is about something there, as a sentence."""
    names = _names(pair)

    def words(each: IdPair, verb: str) -> tuple[IdPair, str]:
        return each, f"{quoted(names[0][each[0]])} {verb} {quoted(names[1][each[1]])}."

    found = [words(each, "is the same as") for each in corrections.same if _there(each, names)]
    return found + [words(each, "is not the same as") for each in corrections.different if _there(each, names)]


def _there(pair: IdPair, names: Sequence[dict[str, str]]) -> bool:
    return pair[0] in names[0] and pair[1] in names[1]


def _names(pair: Pair) -> tuple[dict[str, str], dict[str, str]]:
    left, right = (dict(names_of(each.structure)) for each in (pair.made.left, pair.made.right))
    return left, right


def _numbered(labels: Iterable[str]) -> list[str]:
    """A list tells its entries apart by what they are called."""
    seen: Counter[str] = Counter()
    found = []
    for label in labels:
        seen[label] += 1
        found.append(label if seen[label] == 1 else f"{label}, number {seen[label]}")
    return found


# ── files ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def as_file(corrections: Corrections, first: Structure, second: Structure) -> bytes:
    """Corrections as a JSON file, with the ids of the structures that they are about."""
    data = {"first": first.id, "second": second.id, **corrections.as_data()}
    return (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode()


def file_name(first: Structure, second: Structure) -> str:
    """What the file is called."""
    return f"{first.id[:60]}-and-{second.id[:60]}-corrections.json"


def from_file(data: bytes, first: Structure, second: Structure) -> Corrections:
    """Corrections from a file, as they are about these two structures; one that was made with them the other way round is turned.

    Raises UsageError, with a sentence for the reader, for what is no file of corrections, is about other structures, or names what
    they do not have.
    """
    if len(data) > MOST_BYTES:
        raise UsageError(_NOT_ONE)
    try:
        read = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UsageError(_NOT_ONE) from error
    if (
        not isinstance(read, dict)
        or not {"same", "different"} & read.keys()
        or read.keys() - {"first", "second", "same", "different"}
    ):
        raise UsageError(_NOT_ONE)
    pairs = {key: _pairs(read.get(key, [])) for key in ("same", "different")}
    found = _made(pairs["same"], pairs["different"])
    about = (read.get("first", first.id), read.get("second", second.id))
    if about == (second.id, first.id) != (first.id, second.id):
        found = _made(found.turned().same, found.turned().different)
    elif about != (first.id, second.id):
        raise UsageError("These corrections are about other structures than those that are compared here. Nothing was changed.")
    _check(found, first, second)
    return found


def _pairs(given: object) -> list[IdPair]:
    if not isinstance(given, list) or len(given) > _MOST_PAIRS:
        raise UsageError(_NOT_ONE)
    found = []
    for each in given:
        if not isinstance(each, list) or len(each) != 2 or not all(isinstance(end, str) for end in each):
            raise UsageError(_NOT_ONE)
        found.append((each[0], each[1]))
    return found


def _check(corrections: Corrections, first: Structure, second: Structure) -> None:
    """Raises UsageError for corrections that name what is not there, or contradict each other."""
    ours, theirs = ({thing.id for thing in (*each.nodes, *each.decisions)} for each in (first, second))
    unknown = [each for each in (*corrections.same, *corrections.different) if each[0] not in ours or each[1] not in theirs]
    if unknown:
        number = f"{len(unknown):,} of its corrections name" if len(unknown) > 1 else "one of its corrections names"
        raise UsageError(
            f"This file cannot be used: {number} a box that is not there. The structures may have changed since it was made. "
            "Nothing was changed."
        )
    twice = any(len({pair[side] for pair in corrections.same}) < len(corrections.same) for side in (0, 1))
    if twice or set(corrections.same) & set(corrections.different):
        raise UsageError("This file cannot be used: its corrections contradict each other. Nothing was changed.")
