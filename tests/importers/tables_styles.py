"""The manners in which people keep tables: each lays a structure out on sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.importers.corpus import SAID
from tests.importers.truths import Truth


@dataclass
class Grid:
    """A sheet: rows of cells; merged cells as first row, first column, last row, last column; how far cells are indented."""

    name: str
    rows: list[list[str]]
    spans: list[tuple[int, int, int, int]] = field(default_factory=list)
    indents: dict[tuple[int, int], int] = field(default_factory=dict)
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)


FORWARD = {
    "accountable_to": "Parent group",
    "delegates_to": "Delegates authority to",
    "ratifies": "Ratifies decisions of",
    "oversees": "Provides oversight of",
    "advises": "Gives advice to",
    "supports": "Provides support to",
    "sits_on": "Member of",
    "leads": "Leads on",
    "member_of": "Has seats on",
    "party_to": "Signatory to",
    "covers": "Applies to",
}
BACKWARD = {
    "delegates_to": "Delegated authority from",
    "ratifies": "Decisions ratified by",
    "oversees": "Overseen by",
    "advises": "Takes advice from",
    "supports": "Supported by",
    "sits_on": "Membership",
    "member_of": "Member organisations",
    "leads": "Led by",
    "party_to": "Signatories",
    "covers": "Covered by",
}


def _others(truth: Truth, name: str, kind: str, back: bool) -> list[str]:
    return [one if back else other for one, each, other in truth.lines if each == kind and (other if back else one) == name]


def _register(truth: Truth, back: bool, sign: str = "; ") -> list[list[str]]:
    used = list(dict.fromkeys(kind for _, kind, _ in truth.lines))
    columns = [(kind, back and kind in BACKWARD) for kind in used]
    rows = [["Name of body", *((BACKWARD if turned else FORWARD)[kind] for kind, turned in columns)]]
    for name, _, _ in truth.nodes:
        rows.append([name, *(sign.join(_others(truth, name, kind, turned)) for kind, turned in columns)])
    return rows


def _pairs(truth: Truth, kinds: Sequence[str] = ()) -> list[list[str]]:
    lines = [each for each in truth.lines if not kinds or each[1] in kinds]
    return [["From", "Relationship", "To"], *([one, SAID[kind], other] for one, kind, other in lines)]


def register(truth: Truth) -> list[Grid]:
    """A row a thing, what it says of others by column, with a title above and remarks below."""
    rows = [[truth.title], [], *_register(truth, False), [], ["Source: board papers, March 2017."]]
    return [Grid("Register", rows)]


def passive(truth: Truth) -> list[Grid]:
    """As a register, said by the other side: overseen by, led by, members; names one below the other in a cell."""
    return [Grid("Groups", _register(truth, True, "\n"))]


def grouped(truth: Truth) -> list[Grid]:
    """Two rows of headings: names of groups of columns over them, merged."""
    rows = _register(truth, True)
    rows[0][0] = "Group"
    over = ["Identity", *["Relationships"] + [""] * (len(rows[0]) - 2)]
    return [Grid("Sheet1", [over, *rows], [(0, 1, 0, len(rows[0]) - 1)])]


def transposed(truth: Truth) -> list[Grid]:
    """Headings down the side, a column for each thing."""
    rows = _register(truth, False)
    rows[0][0] = "Name"
    return [Grid("Groups", [list(each) for each in zip(*rows, strict=True)])]


def beside(truth: Truth) -> list[Grid]:
    """Things and lines side by side on one sheet."""
    left = [
        ["Name", "Type"],
        *([name, (kind or of).replace("_", " ") if kind != "other" else of] for name, of, kind in truth.nodes),
    ]
    right = _pairs(truth)
    height = max(len(left), len(right))
    left += [["", ""]] * (height - len(left))
    right += [["", "", ""]] * (height - len(right))
    return [Grid("Governance", [[*one, "", *other] for one, other in zip(left, right, strict=True)])]


def stacked(truth: Truth) -> list[Grid]:
    """Things above, lines below, each with its title."""
    things = [["Body name", "Notes"], *([name, "see handbook"] for name, _, _ in truth.nodes)]
    return [Grid("All", [["Bodies in this structure"], [], *things, [], ["How they relate"], [], *_pairs(truth)])]


def stepped(truth: Truth) -> list[Grid]:
    """Levels in columns, a name a row."""
    order = _tree(truth)
    deep = max(rank for _, rank in order) + 1
    rows = [[f"Level {at + 1}" for at in range(deep)]]
    rows += [[name if at == rank else "" for at in range(deep)] for name, rank in order]
    return [Grid("Hierarchy", rows)]


def paths(truth: Truth) -> list[Grid]:
    """Levels in columns, each row the whole way down to it, merged."""
    order = _tree(truth)
    deep = max(rank for _, rank in order) + 1
    rows: list[list[str]] = [[f"Tier {at + 1}" for at in range(deep)]]
    path = [""] * deep
    for at, (name, rank) in enumerate(order):
        path = [*path[:rank], name, *[""] * (deep - rank - 1)]
        if at + 1 == len(order) or order[at + 1][1] <= rank:
            rows.append(list(path))
    spans = []
    for column in range(deep):
        at = 1
        while at < len(rows):
            last = at
            while last + 1 < len(rows) and rows[at][column] and rows[last + 1][column] == rows[at][column]:
                last += 1
            if last > at:
                spans.append((at, column, last, column))
                for row in range(at + 1, last + 1):
                    rows[row][column] = ""
            at = last + 1
    return [Grid("Tiers", rows, spans)]


def indented(truth: Truth) -> list[Grid]:
    """One column, names moved in."""
    order = _tree(truth)
    rows = [["Group", "Remarks"], *([name, ""] for name, _ in order)]
    rows[1][1] = "Meets in public"
    return [Grid("Groups", rows, [], {(at, 0): rank for at, (_, rank) in enumerate(order, 1) if rank})]


def spaced(truth: Truth) -> list[Grid]:
    """One column, names moved in by blanks."""
    return [Grid("", [["Group"], *([f"{'    ' * rank}{name}"] for name, rank in _tree(truth))])]


def numbered(truth: Truth) -> list[Grid]:
    """Numbers say what is below what: 1, 1.1, 1.1.2."""
    counts: list[int] = []
    rows = [["Ref", "Group name"]]
    for name, rank in _tree(truth):
        counts = [*counts[: rank + 1], *[0] * (rank + 1 - len(counts))]
        counts[rank] += 1
        rows.append([".".join(map(str, counts)), name])
    return [Grid("List", rows)]


def keyed(truth: Truth) -> list[Grid]:
    """Numbers of rows name the one above: ID, Parent ID."""
    order = [name for name, _, _ in truth.nodes]
    above = {one: other for one, kind, other in truth.lines if kind == "accountable_to"}
    rows = [["ID", "Name", "Parent ID"]]
    rows += [[str(101 + at), name, str(101 + order.index(above[name])) if name in above else ""] for at, name in enumerate(order)]
    return [Grid("Export", rows)]


def _tree(truth: Truth) -> list[tuple[str, int]]:
    above = {one: other for one, kind, other in truth.lines if kind == "accountable_to"}
    made: list[tuple[str, int]] = []

    def add(name: str, rank: int) -> None:
        made.append((name, rank))
        for each, _, _ in truth.nodes:
            if above.get(each) == name:
                add(each, rank + 1)

    for name, _, _ in truth.nodes:
        if name not in above:
            add(name, 0)
    return made


def _matrix(truth: Truth, marks: Sequence[str], corner: str) -> list[list[str]]:
    boards = list(dict.fromkeys(board for _, _, board in truth.lines))
    seats = {(one, board): marks[at % len(marks)] for at, (one, _, board) in enumerate(truth.lines)}
    members = [name for name, of, _ in truth.nodes if of != "body"]
    return [[corner, *boards], *([each, *(seats.get((each, board), "") for board in boards)] for each in members)]


def ticks(truth: Truth) -> list[Grid]:
    """Members down, boards across, ticks, with a title."""
    return [Grid("Membership", [["Membership at April 2017"], [], *_matrix(truth, ["✓"], "")])]


def letters(truth: Truth) -> list[Grid]:
    """Letters, explained by a key below, and totals at the ends."""
    rows = _matrix(truth, ["M", "C", "A", "M", "DC"], "Member / Board")
    rows[0].append("Total")
    for row in rows[1:]:
        row.append(str(sum(bool(each) for each in row[1:])))
    rows.append(["Total", *(str(sum(bool(row[at]) for row in rows[1:])) for at in range(1, len(rows[0])))])
    key = [["Key"], ["C", "Chair"], ["DC", "Deputy chair"], ["M", "Member"], ["A", "In attendance"]]
    return [Grid("Matrix", [*rows, [], *key])]


def boards_down(truth: Truth) -> list[Grid]:
    """Boards down, members across, x, with a key beside."""
    rows = [list(each) for each in zip(*_matrix(truth, ["x", "X", "NV"], "Board"), strict=True)]
    rows[0] += ["", "X = member; NV = non-voting"]
    return [Grid("Sheet1", rows)]


def members(truth: Truth) -> list[Grid]:
    """A row for each seat, the board merged over its rows."""
    boards = list(dict.fromkeys(board for _, _, board in truth.lines))
    posts = any(kind == "sits_on" for _, kind, _ in truth.lines)
    rows, spans = [["Board", "Role" if posts else "Organisation", "Voting status"]], []
    for board in boards:
        sitting = [one for one, _, other in truth.lines if other == board]
        if len(sitting) > 1:
            spans.append((len(rows), 0, len(rows) + len(sitting) - 1, 0))
        rows += [[board if not at else "", each, "Voting" if at % 2 else "In attendance"] for at, each in enumerate(sitting)]
    return [Grid("Members", rows, spans)]


def lists(truth: Truth) -> list[Grid]:
    """A sheet for each board, called by it, with its members."""
    made = []
    posts = any(kind == "sits_on" for _, kind, _ in truth.lines)
    for at, board in enumerate(dict.fromkeys(board for _, _, board in truth.lines)):
        sitting = [[one, "Yes"] for one, _, other in truth.lines if other == board]
        head = ["Role" if posts else "Organisation", "Voting rights"]
        made.append(Grid(f"Sheet{at}", [[f"Membership of the {board}"], [], head, *sitting]))
    return made


def ditto(truth: Truth) -> list[Grid]:
    """Lines in a list, the first end repeated by marks."""
    lines = sorted(truth.lines, key=lambda each: (each[0], each[1]))
    rows = [["From body", "Type of link", "To body"]]
    for at, (one, kind, other) in enumerate(lines):
        same = at and lines[at - 1][0] == one
        rows.append(["″" if same else one, SAID[kind], other])
    return [Grid("Links", rows)]


def hidden(truth: Truth) -> list[Grid]:
    """Old rows and an old sheet are hidden."""
    rows = _register(truth, False)
    rows.insert(2, ["Old Transition Group", *[""] * (len(rows[0]) - 1)])
    old = Grid("Old", [["Name", "Parent group"], ["Shadow Board", "Old Board"]], hidden=True)
    return [Grid("Groups", rows, hidden_rows={2}), old]
