"""Every exception of stpgraph.

    StpgraphError               catch this to catch them all
    ├── InputError              a file (or text) that cannot be used: one or more `Fault`s, each with its mend
    └── UsageError              the program was asked for something that there is not (an unknown rule, archetype …)

"Input that breaks the format" and "a structure that breaks a governance rule" are different things: the first raises
`InputError`; the second is a `Finding` and raises nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

#: More faults than this in one file are counted but not listed: a person mends the first ones and looks again.
MOST_FAULTS = 1_000


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong in an input, and how to mend it.

    `line` and `column` count from 1; 0 means that the fault has no place (the file as a whole). `path` says where
    inside the document (`nodes[3].kind`). `message` is one or two plain sentences: what was found, what is allowed.
    `suggestion` is the nearest valid spelling, or empty.

    >>> print(Fault("a.yaml", 3, 9, "nodes[0].kind", "found `workstrem`, which is no kind of body.", "workstream"))
    a.yaml, line 3, column 9, at nodes[0].kind: found `workstrem`, which is no kind of body. Did you mean `workstream`?
    """

    file: str
    line: int
    column: int
    path: str
    message: str
    suggestion: str = ""

    @property
    def where(self) -> str:
        """The place in words: file, line, column and path, as far as they are known."""
        parts = [self.file]
        if self.line:
            parts += [f"line {self.line}", f"column {self.column}"]
        if self.path:
            parts.append(f"at {self.path}")
        return ", ".join(parts)

    @property
    def text(self) -> str:
        """The message, with the suggestion where there is one."""
        return f"{self.message} Did you mean `{self.suggestion}`?" if self.suggestion else self.message

    def __str__(self) -> str:
        return f"{self.where}: {self.text}"


class StpgraphError(Exception):
    """Base of all exceptions of stpgraph."""


class InputError(StpgraphError):
    """An input that cannot be used, with every fault that was found in it, in order of place.

    `untold` counts further faults beyond `MOST_FAULTS` (at least; the search stops there).
    """

    def __init__(self, faults: tuple[Fault, ...], untold: bool = False) -> None:
        self.faults = faults
        self.untold = untold
        super().__init__("\n".join(str(fault) for fault in faults))

    def __str__(self) -> str:
        lines = [str(fault) for fault in self.faults]
        if self.untold:
            lines.append(f"There are more faults than the {len(self.faults):,} listed: mend these, then look again.")
        return "\n".join(lines)


class UsageError(StpgraphError):
    """The program was asked for something that does not exist; the message names what there is."""
