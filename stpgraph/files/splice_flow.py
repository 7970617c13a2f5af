"""Changes a list or mapping between brackets where its data changed, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stpgraph.files.marked import Entry, Node
from stpgraph.files.plan import Change, Step, list_plan, map_plan, stays
from stpgraph.files.restyle import restyled
from stpgraph.files.yaml_text import inline

_REST_OF_LINE = re.compile(r"[^\S\n]*(?:#[^\n]*)?(?=\n)")


@dataclass(slots=True)
class _Chunk:
    """An item or pair: what stands before it, itself, what stands before its comma, and after it on the same line."""

    lead: str
    text: str
    gap: str = ""
    tail: str = ""


def spliced_flow(text: str, node: Node, change: Change) -> str:
    """The text of a collection in brackets, from one to the other, changed."""
    chunks, close = _chunks(text, node)
    is_map = node.sort == "flow map"
    plan = map_plan([entry.key for entry in node.entries], change) if is_map else list_plan(change)
    first_lead, usual = _leads(chunks)
    carried = _carried(chunks, plan)
    out: list[_Chunk] = []
    for step in plan:
        if step.index is None:
            out.append(_Chunk(usual, (f"{inline(step.key)}: " if is_map else "") + inline(step.change.plain)))
            continue
        chunk = chunks[step.index]
        chunk.text = _entry(text, node.entries[step.index], step.change)
        if "\n" not in chunk.lead:
            chunk.lead = usual if step.index == 0 and out else chunk.lead
        chunk.lead = _below(carried[step.index], chunk.lead)
        out.append(chunk)
    if "\n" not in out[0].lead:
        out[0].lead = first_lead
    result = text[node.start]
    trailing = node.entries[-1].comma >= 0
    open_comment = False
    for position, chunk in enumerate(out):
        comma = "," if trailing or position < len(out) - 1 else ""
        result += (
            ("\n" if open_comment and "\n" not in chunk.lead else "") + chunk.lead + chunk.text + chunk.gap + comma + chunk.tail
        )
        open_comment = "#" in chunk.tail
    close = _below(carried[-1], close)
    return result + ("\n" if open_comment and close[0] not in "\r\n" else "") + close


def _chunks(text: str, node: Node) -> tuple[list[_Chunk], str]:
    """The items of a collection, and what stands between the last of them and the closing bracket, with that."""
    chunks, position = [], node.start + 1
    for entry in node.entries:
        lead, end = text[position : entry.start], entry.value.end
        gap = text[end : entry.comma] if entry.comma >= 0 else ""
        position = entry.comma + 1 if entry.comma >= 0 else end
        rest = _REST_OF_LINE.match(text, position, node.end)
        tail = rest.group() if rest else ""
        chunks.append(_Chunk(lead, text[entry.start : end], gap, tail))
        position += len(tail)
    return chunks, text[position : node.end]


def _leads(chunks: Sequence[_Chunk]) -> tuple[str, str]:
    """What stands before a first item on the line of the bracket, and before a new one."""
    first = chunks[0].lead
    lines = [chunk.lead for chunk in chunks if "\n" in chunk.lead]
    usual = lines[-1][lines[-1].rfind("\n") :] if len(lines) * 2 > len(chunks) else " "
    return (first if "\n" not in first else usual), usual


def _carried(chunks: Sequence[_Chunk], plan: Sequence[Step]) -> dict[int, str]:
    """Comments above items that go or move: they stay, above the item (or, at -1, the bracket) that follows."""
    kept = stays([step.index for step in plan if step.index is not None])
    carried, carry = {}, ""
    for index, chunk in enumerate(chunks):
        carried[index] = ""
        if index in kept:
            carried[index], carry = carry, ""
        elif "#" in chunk.lead:
            cut = chunk.lead.rfind("\n")
            carry += chunk.lead[:cut]
            chunk.lead = chunk.lead[cut:]
    carried[-1] = carry
    return carried


def _below(comments: str, text: str) -> str:
    """Text below comments, if there are any."""
    return comments + ("\n" if comments and text[:1] not in ("\r", "\n") else "") + text


def _entry(text: str, entry: Entry, change: Change) -> str:
    value = entry.value
    if change.same:
        return text[entry.start : value.end]
    if change.inner and value.sort in ("flow list", "flow map"):
        return text[entry.start : value.start] + spliced_flow(text, value, change)
    head = ""
    if entry.key:
        colon = "" if text[entry.sign_end - 1] == ":" else ":"
        head = text[entry.start : entry.sign_end] + colon + (text[entry.sign_end : value.anchor_start] or " ")
    if isinstance(change.plain, list | dict):
        return head + inline(change.plain)
    return head + restyled(text[value.start : value.end], value.style, entry.key, change.plain, None)
