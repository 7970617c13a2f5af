"""Changes a YAML text where the data in it changed, and nowhere else.

The text is cut into chunks, one for each item or pair, with the comments and blank lines above it. What is unchanged is
copied as it stands; what changed is written anew in the manner of the old. A comment goes only with the last of the items
that stand below it without a gap; so the heading of a section stays as long as one item of the section does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from stpgraph.files.marked import Entry, Node, marked
from stpgraph.files.plan import Change, Step, list_plan, map_plan, stays
from stpgraph.files.restyle import restyled
from stpgraph.files.splice_flow import spliced_flow
from stpgraph.files.yaml_text import WIDTH, item, pair

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_START = re.compile(r"^---[^\n]*\n", re.M)
#: An item on one line is given a line for each key when so much comes to it and it would then be longer than that.
_LONG, _LONGEST = 60, 130


def spliced(text: str, change: Change) -> str:
    """The text of a structure (without a byte order mark), with its data changed. The caller checks that it reads back."""
    root = marked(text)
    blocks = _Blocks(text)
    if root.sort == "flow map":
        return text[: root.start] + blocks.lines(spliced_flow(text, root, change)) + text[root.end :]
    start = _START.search(text, 0, root.start)
    begin = start.end() if start else 0
    return text[:begin] + blocks.collection(root, begin, change) + text[blocks.stop(root) :]


class _Blocks:
    """Changes the lists and mappings of a text whose items start a line each."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._newline = "\r\n" if "\r\n" in text else "\n"

    def collection(self, node: Node, begin: int, change: Change) -> str:
        """The text of a collection, changed, from `begin` (the lines above its first item) to the end of its last line."""
        column = self._column(node.start)
        is_map = node.sort == "block map"
        plan = map_plan([entry.key for entry in node.entries], change) if is_map else list_plan(change)
        leads = self._leads(node, begin)
        kept_leads, trailer = _kept_leads(leads, plan, column)
        out = "" if is_map else _heading(kept_leads, leads, plan)
        spaced = change.part == "structure" and any(lead[:1] in ("\r", "\n") for lead in leads[1:])
        for step in plan:
            if out and not out.endswith("\n"):
                out += self._newline
            if step.index is None:
                written = self._new(node, step, column)
                lead = self._newline if spaced and "\n" in written.rstrip() else ""
            else:
                written = self._entry(node.entries[step.index], step.change, column)
                lead = kept_leads[step.index]
            out += f"{lead}{' ' * column}{written}"
        out += trailer
        return out.lstrip(" \r\n") if begin == node.start else out

    def stop(self, node: Node) -> int:
        """Where the last line of a block collection ends."""
        return self._entry_stop(node.entries[-1])

    def _leads(self, node: Node, begin: int) -> list[str]:
        """The whole lines above each item."""
        leads = []
        for entry in node.entries:
            leads.append(self._text[begin : self._line_start(entry.start)])
            begin = self._entry_stop(entry)
        return leads

    def _entry(self, entry: Entry, change: Change, column: int) -> str:
        """The text of an item or pair, changed: from its dash or key to the end of its last line."""
        value, stop = entry.value, self._entry_stop(entry)
        if change.same:
            return self._text[entry.start : stop]
        if change.inner and value.sort.startswith("block"):
            begin = self._begin(entry)
            written = self._text[entry.start : begin] + self.collection(value, begin, change)
            rest = self._text[self.stop(value) : stop]
            return written + (self._newline if rest and not written.endswith("\n") else "") + rest
        if change.inner and value.sort.startswith("flow"):
            written = self._text[entry.start : value.start] + spliced_flow(self._text, value, change)
            tail = self._text[value.end : stop]
            if not entry.key and value.sort == "flow map" and not tail.strip() and self._too_long(written, entry, column):
                return self.lines(_a_line_for_each(written, change.plain, column) + "\n")
            return self.lines(written) + tail
        if entry.key and not value.sort.startswith("block"):
            return self._pair(entry, change.plain, column, stop)
        written = pair(entry.key, change.plain, column) if entry.key else item(change.plain, column)
        return self.lines(written[column:])

    def _pair(self, entry: Entry, plain: object, column: int, stop: int) -> str:
        """A pair whose value is written anew; the comment behind it stays on its line."""
        value = entry.value
        head, before = self._text[entry.start : entry.sign_end], self._text[entry.sign_end : value.anchor_start]
        tail = self._text[value.end : stop] or self._newline
        head += "" if head.endswith(":") else ":"
        if isinstance(plain, list | dict):
            written = pair("", plain, column).removeprefix(f'{" " * column}"":').removeprefix(" ").removesuffix("\n")
        else:
            old = self._text[value.start : value.end]
            used = self._column(entry.start) + len(head) + 1 if "\n" not in before else column + 4
            written = restyled(old, value.style, entry.key, plain, column, used)
        first, newline, rest = written.partition("\n")
        comment = tail.rstrip()
        if not first:
            return self.lines(f"{head}{before.rstrip()}{comment}\n{rest}\n")
        if rest and first[0] not in "|>":  # plain text in several lines: a comment cannot stand between them
            return self.lines(f"{head}{before or ' '}{written}{comment}\n")
        end = self._newline if rest else tail[len(comment) :]
        return self.lines(f"{head}{before or ' '}{first}{comment}{newline}{rest}") + end

    def _new(self, node: Node, step: Step, column: int) -> str:
        if node.sort == "block map":
            return self.lines(pair(step.key, step.change.plain, column)[column:])
        maps = [entry for entry in node.entries if entry.value.sort.endswith("map")]
        block = bool(maps) and all(entry.value.sort == "block map" for entry in maps)
        insets = [entry.value.start - entry.start for entry in maps if self._begin(entry) == entry.value.start]
        return self.lines(item(step.change.plain, column, block, insets[0] if block and insets else 2)[column:])

    def _too_long(self, written: str, entry: Entry, column: int) -> bool:
        before = self._text[entry.start : entry.value.end]
        return "\n" not in written and len(written) > len(before) + _LONG and column + len(written) > _LONGEST

    def _entry_stop(self, entry: Entry) -> int:
        """Where the last line of an item ends. Comments below it that stand as far in as its own keys belong to it."""
        value = entry.value
        if not value.sort.startswith("block"):
            return value.end if self._text[value.end - 1] == "\n" else self._line_end(max(value.end, entry.sign_end))
        stop = self.stop(value)
        column = max(self._column(value.start), self._column(entry.start) + 1)
        while (line := _LINE.match(self._text, stop)) and re.match(rf" {{{column},}}#", line.group()):
            stop = line.end()
        return stop

    def _begin(self, entry: Entry) -> int:
        """Where the lines of a block collection begin: below the line of its key or dash, or on that line."""
        newline = self._text.find("\n", entry.sign_end, entry.value.start)
        return entry.value.start if newline < 0 else newline + 1

    def _column(self, offset: int) -> int:
        return offset - self._line_start(offset)

    def _line_start(self, offset: int) -> int:
        return self._text.rfind("\n", 0, offset) + 1

    def _line_end(self, offset: int) -> int:
        end = self._text.find("\n", offset)
        return len(self._text) if end < 0 else end + 1

    def lines(self, text: str) -> str:
        """Text with the line ends of the file."""
        return text.replace("\r\n", "\n").replace("\n", self._newline)


def _kept_leads(leads: Sequence[str], plan: Sequence[Step], column: int) -> tuple[dict[int, str], str]:
    """What stands above each item that stays or moves, and below the last one, when some have left their places."""
    present = {step.index for step in plan if step.index is not None}
    staying = stays([step.index for step in plan if step.index is not None])
    heads = [index for index, lead in enumerate(leads) if lead or not index]
    kept: dict[int, str] = {}
    carry = ""
    for head, following in zip(heads, [*heads[1:], len(leads)], strict=True):
        group = range(head, following)
        lead, own, blank = leads[head], "", ""
        if not staying.intersection(group):
            lead, blank, own = _detached(lead, column)
        carry += lead
        for index in group:
            if index in staying:
                kept[index], carry = carry, ""
            elif index in present:
                kept[index] = blank + own if index == head else ""
    first = min(staying, default=-1)
    if first >= 0 and plan[0].index == first and leads[0][:1] not in ("\r", "\n"):
        kept[first] = kept[first].lstrip("\r\n")  # what stood above it, and was parted from it, is gone
    return kept, carry


def _heading(kept: dict[int, str], leads: Sequence[str], plan: Sequence[Step]) -> str:
    """The heading of a first section that now starts with another item, taken from above the item that was the first."""
    if plan[0].index == 0 or len(leads) < 2 or leads[1] or not kept.get(0):
        return ""
    heading, kept[0] = kept[0], ""
    return heading


def _detached(lead: str, column: int) -> tuple[str, str, str]:
    """The lines above an item, in three: what is not its own, the empty lines below that, and its own comment.

    Its own is the comment right above it, as far in as it.
    """
    lines = _LINE.findall(lead)
    cut = len(lines)
    while cut and re.match(rf" {{{column}}}#", lines[cut - 1]):
        cut -= 1
    end = cut
    while end and not lines[end - 1].strip():
        end -= 1
    return "".join(lines[:end]), "".join(lines[end:cut]), "".join(lines[cut:])


def _a_line_for_each(text: str, plain: object, column: int) -> str:
    """An item of one line (`- {id: a, …}`), without its end, with a line for each key."""
    assert isinstance(plain, Mapping)
    lines = []
    for entry in marked(text).entries[0].value.entries:
        colon = "" if text[entry.sign_end - 1] == ":" else ":"
        line = f"{' ' * (column + 2)}{text[entry.start : entry.value.end]}{colon}"
        long = len(line) > WIDTH and entry.key in plain
        lines.append(pair(entry.key, plain[entry.key], column + 2).removesuffix("\n") if long else line)
    return "- " + "\n".join(lines)[column + 2 :]
