"""Many people designing at once: from an edit in the picture to the updated picture, beside the smallest Streamlit app in the same hands.

The real server runs in a process of its own; its readers speak the browser's protocol (`visitor`), for thirty browsers would need more of
the machine than what is measured. What they did is done again here, without page or server, and compared with what the store holds:
nothing may be lost.

    python -m benchmarks.sessions              1, 10 and 30 sessions, eight minutes
    python -m benchmarks.sessions --quick      5 sessions for 20 seconds
    python -m benchmarks.sessions --sessions 30 --seconds 120
"""

from __future__ import annotations

import argparse
import asyncio
import getpass
import json
import os
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any
from urllib.parse import parse_qs

from benchmarks.server import ROOT, Server, served
from benchmarks.visitor import Lost, Visitor, pressed, told, written
from stpgraph import shipped
from stpgraph.design import Line, Refused, RemoveNode, RemoveRelation, Session, copy_of, duplicate, from_text
from stpgraph.model import Structure
from stpgraph.store import Access, Keeper, StoreError, open_store
from stpgraph.ui.components.design_bar import SAVE_WHY
from stpgraph.ui.design_joins import joined

START = "workstream"
WIRING = "stpgraph.wiring"
#: How many sessions for how many seconds; the last is what is asked of the program.
FULL: Sequence[tuple[int, float]] = ((1, 60), (10, 60), (30, 120))
QUICK: Sequence[tuple[int, float]] = ((5, 20),)
#: Each edits again after so many seconds, at random between the two.
PACE = (3.0, 5.0)
SEED = 2018
#: How often what is done. A box that is duplicated takes its lines along; for a line, what it says is chosen in a form after the drag.
ACTS = {"duplicate": 5, "remove box": 3, "remove line": 2, "line": 4, "undo": 3, "redo": 3}
#: Fewer boxes than this are left as they are.
FEWEST = 20
#: So many different faults are told.
MOST_FAULTS = 20
Act = Mapping[str, Any]


@dataclass
class Story:
    """What one session did. `times` are seconds from an edit to the updated picture, `whole` to the page drawn to its end; `same`
    counts edits that left the picture as it was. `saved`: the page said that it had saved. `faults` must be none."""

    number: int
    visitor: Visitor | None = None
    acts: list[Act] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    same: int = 0
    saved: bool = False
    faults: list[str] = field(default_factory=list)

    @property
    def why(self) -> str:
        """The reason that it gives for its save, by which it is found in the store."""
        return f"Session {self.number}"


# ── a session of the Design page ─────────────────────────────────────────────────────────────────────────────────────────


async def begin_design(story: Story, port: int) -> Visitor:
    """Opens the Design page with a copy of a typical structure, and edits once, which is not measured: one person who opens the same
    twice is given the same draft as long as nothing was done to it, and here all are one person. Raises Lost."""
    visitor = await Visitor.open(port, "design", f"start={START}")
    await visitor.until(lambda: visitor.settled and "draft=" in visitor.query)
    await _do(story, visitor, {"kind": "duplicate", "node": _picture(visitor)["boxes"][story.number % FEWEST]["id"]})
    story.times.clear()
    story.whole.clear()
    return visitor


async def design(story: Story, visitor: Visitor, end: float) -> None:
    """Edits in the picture until a moment, then saves. Raises Lost."""
    random = Random(f"{SEED} {story.number}")
    await asyncio.sleep(random.uniform(0, PACE[1]))
    # What was done on opening can be undone.
    done, undone = 1, 0
    while perf_counter() < end:
        due = perf_counter() + random.uniform(*PACE)
        act = next_act(random, _picture(visitor), done, undone)
        if await _do(story, visitor, act):
            step = {"undo": -1, "redo": 1}.get(act["kind"])
            done, undone = (done + 1, 0) if step is None else (done + step, undone - step)
        await asyncio.sleep(due - perf_counter())
    await visitor.tell(written(visitor.widget("text_input", SAVE_WHY), story.why), pressed(visitor.widget("button", "save")))
    await visitor.until(lambda: visitor.settled)
    story.saved = any("Saved as version 1" in each for each in visitor.texts())


def next_act(random: Random, picture: Mapping[str, Any], done: int, undone: int) -> Act:
    """What is done next in a picture, as the picture tells it. `done` steps can be undone, `undone` done again."""
    boxes, lines = picture["boxes"], picture["lines"]
    can = {"undo": done > 0, "redo": undone > 0, "remove box": len(boxes) > FEWEST, "remove line": bool(lines)}
    kinds = [each for each in ACTS if can.get(each, True)]
    kind = random.choices(kinds, [ACTS[each] for each in kinds])[0]
    box = random.choice(boxes)
    if kind == "remove box":
        return {"kind": "remove", "nodes": [box["id"]], "lines": []}
    if kind == "remove line":
        line = random.choice(lines)
        return {"kind": "remove", "nodes": [], "lines": [[boxes[line["from"]]["id"], line["type"], boxes[line["to"]]["id"]]]}
    ends = (picture["editing"]["allowed"] or {}).get(_type(box), ())
    others = [each for each in boxes if each is not box and _type(each) in ends]
    if kind == "line" and others:
        return {"kind": "line", "source": box["id"], "target": random.choice(others)["id"]}
    return {"kind": kind} if kind in ("undo", "redo") else {"kind": "duplicate", "node": box["id"]}


def _type(box: Mapping[str, Any]) -> str:
    return str(box["kind"]).split()[0]


def _picture(visitor: Visitor) -> Mapping[str, Any]:
    found = visitor.component(WIRING)
    if found is None:
        raise Lost("The page shows no picture.")
    picture: Mapping[str, Any] = json.loads(found.bidi_component.json)
    return picture


async def _do(story: Story, visitor: Visitor, act: Act) -> bool:
    """Does one thing in the picture and waits for all that comes of it; whether the picture is another one then."""
    before = _picture(visitor)["key"]
    drawing = visitor.component(WIRING)
    assert drawing is not None
    said = told(drawing.bidi_component.id, "told", {**act, "mark": f"session{story.number} {len(story.acts)}"})
    drawn = True
    if act["kind"] == "line":
        await visitor.tell(said)
        await visitor.until(lambda: visitor.settled)
        drawn = visitor.has("button", "draw it")
        # What the form offers first is taken.
        said = pressed(visitor.widget("button", "draw it" if drawn else "do not draw it"))
    sent = await visitor.tell(said)
    # Noted before it is known what comes of it: where the answer is lost, the edit may still have been made.
    story.acts.append({**act, "drawn": drawn})
    come = await visitor.until(lambda: visitor.settled or _picture(visitor)["key"] != before)
    finished = await visitor.until(lambda: visitor.settled)
    if _picture(visitor)["key"] == before:
        story.same += 1
        return False
    story.times.append(come - sent)
    story.whole.append(max(finished, come) - sent)
    return True


# ── a session of the smallest app ────────────────────────────────────────────────────────────────────────────────────────


async def begin_saying(_story: Story, port: int) -> Visitor:
    """Opens the app. Raises Lost."""
    return await Visitor.open(port)


async def say(story: Story, visitor: Visitor, end: float) -> None:
    """Writes something else into the field until a moment, and waits each time until it is repeated. Raises Lost."""
    random = Random(f"{SEED} {story.number}")
    await asyncio.sleep(random.uniform(0, PACE[1]))
    while perf_counter() < end:
        due = perf_counter() + random.uniform(*PACE)
        text = f"{story.why}, number {len(story.acts)}"
        sent = await visitor.tell(written(visitor.widget("text_input", "said"), text))
        story.acts.append({"kind": "say"})
        come = await visitor.until(lambda text=text: text in visitor.texts())
        finished = await visitor.until(lambda: visitor.settled)
        story.times.append(come - sent)
        story.whole.append(max(finished, come) - sent)
        await asyncio.sleep(due - perf_counter())


# ── what is in the store ─────────────────────────────────────────────────────────────────────────────────────────────────


def expected(start: Structure, acts: Iterable[Act]) -> Structure:
    """The structure after everything that was done in the picture, without any page or server."""
    session = Session(start)
    for act in acts:
        # What cannot be is refused on the page as it is here, and changes nothing.
        with suppress(Refused):
            session = _after(session, act)
    return session.structure


def _after(session: Session, act: Act) -> Session:
    structure = session.structure
    match act["kind"]:
        case "undo":
            return session.undo()
        case "redo":
            return session.redo()
        case "duplicate":
            return session.do(duplicate(structure, act["node"]))
        case "remove" if act["nodes"]:
            return session.do(RemoveNode(node=act["nodes"][0]))
        case "remove":
            line = dict(zip(("source", "type", "target"), act["lines"][0], strict=True))
            return session.do(RemoveRelation(line=Line.model_validate(line)))
        case "line" if act["drawn"]:
            return session.do(joined(structure, act["source"], act["target"]).may[0].command)
    return session


def kept(server: Server, stories: Sequence[Story]) -> tuple[int, list[str]]:
    """How many sessions' work is in the store to the last edit, saved and as a draft; and what is not as it should be."""
    start = next(shipped.load(path) for shelf in shipped.SHELVES for path in shipped.files(shelf) if path.stem == START)
    begun = copy_of(start, start.title)
    store = open_store(server.store)
    keeper = Keeper(store, Access.everything(getpass.getuser()))
    whole, faults = 0, [f"The store: {each}" for each in store.verify()]
    saves = {entry.latest.why: entry.key for entry in keeper.listing()}
    if len(keeper.listing()) != len(stories):
        faults.append(f"The store holds {len(keeper.listing())} structures of {len(stories)} sessions.")
    for story in stories:
        wanted = expected(begun, story.acts)
        query = parse_qs(story.visitor.query) if story.visitor else {}
        try:
            saved = keeper.latest(saves[story.why]).structure == wanted
            drafted = from_text(keeper.draft(query["draft"][0]).content).session.structure == wanted
        except (StoreError, KeyError) as error:
            faults.append(f"{story.why}: {type(error).__name__}: {error}")
            continue
        if saved and drafted and story.saved:
            whole += 1
        else:
            faults.append(
                f"{story.why}: told that it is saved: {story.saved}; saved whole: {saved}; whole in the draft: {drafted}."
            )
    store.close()
    return whole, faults


# ── all of them ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Side:
    """One of the two that are compared: its script, how it is opened, what is done in it, and how it is told whether anything is lost."""

    name: str
    script: Path
    begin: Callable[[Story, int], Awaitable[Visitor]]
    play: Callable[[Story, Visitor, float], Awaitable[None]]
    kept: Callable[[Server, Sequence[Story]], tuple[int, list[str]]] | None = None


OURS = Side("Design page", ROOT / "app.py", begin_design, design, kept)
PEER = Side("one widget", Path(__file__).parent / "pages" / "one_widget.py", begin_saying, say)


@dataclass(frozen=True)
class Played:
    """What so many sessions did, from when all had opened the page: their stories, and seconds: by the clock, of the server's work, of
    their own work."""

    stories: list[Story]
    spent: float
    work: float
    own: float


async def _played(side: Side, server: Server, number: int, seconds: float) -> Played:
    stories = [Story(each) for each in range(number)]
    for story in stories:
        story.visitor = await side.begin(story, server.port)
        story.visitor.received = 0
    start, work, own = perf_counter(), server.work(), process_time()
    end = start + seconds

    async def one(story: Story) -> None:
        assert story.visitor is not None
        try:
            await side.play(story, story.visitor, end)
        except Lost as error:
            story.faults.append(f"{story.why}: {error}")

    await asyncio.gather(*map(one, stories))
    played = Played(stories, perf_counter() - start, server.work() - work, process_time() - own)
    for story in stories:
        if story.visitor is not None:
            await story.visitor.close()
            story.faults += [f"{story.why}: {each}" for each in story.visitor.faults]
    return played


def p95(times: Sequence[float]) -> float:
    """The time that 95 in 100 do not exceed; not a number where there is none.

    >>> p95([float(each) for each in range(101)])
    95.0
    """
    return quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else float("nan")


def measured(side: Side, number: int, seconds: float) -> tuple[float, list[str]]:
    """Runs so many sessions of one side and prints a line; returns the 95th percentile in seconds, and all that must not happen."""
    with served(side.script) as server:
        played = asyncio.run(_played(side, server, number, seconds))
        stories = played.stories
        server.stop()
        whole, faults = side.kept(server, stories) if side.kept else (0, [])
    faults = [*(each for story in stories for each in story.faults), *server.complaints, *faults]
    times, pages = ([each for story in stories for each in which(story)] for which in (lambda s: s.times, lambda s: s.whole))
    edits, same = len(times) + sum(story.same for story in stories), sum(story.same for story in stories)
    received = sum(story.visitor.received for story in stories if story.visitor)
    held = f"; {whole} of {number} kept whole" if side.kept else ""
    print(
        f"{number:>9} {side.name:<12} {edits:>6,} {median(times or [0]) * 1e3:>8,.0f} {p95(times) * 1e3:>8,.0f} {max(times, default=0) * 1e3:>8,.0f}"
        f" {p95(pages) * 1e3:>10,.0f}   {len(faults)} errors{held}; {same} edits left the picture as it was; "
        f"{played.work / max(edits, 1) * 1e3:,.0f} ms of work an edit (server {played.work / played.spent:.0%} of a core, readers "
        f"{played.own / played.spent:.0%}), {server.memory:,.0f} MB, {received / max(edits, 1) / 1e3:,.0f} kB an edit",
        flush=True,
    )
    return p95(times), faults


def run(plan: Sequence[tuple[int, float]] = FULL) -> None:
    print(
        f"Sessions that edit every {PACE[0]:g} to {PACE[1]:g} seconds, on {os.cpu_count()} cores (load {os.getloadavg()[0]:.1f}): milliseconds from "
        f"an edit to the updated picture, beside a text that repeats a field\n"
    )
    print(f"{'sessions':>9} {'':<12} {'edits':>6} {'median':>8} {'p95':>8} {'most':>8} {'p95 whole':>10}")
    for number, seconds in plan:
        (ours, faults), (peer, others) = measured(OURS, number, seconds), measured(PEER, number, seconds)
        print(f"{'':>9} {number} sessions for {seconds:g} s: ratio of the p95 {ours / peer:.1f}")
        found = [*faults, *others]
        for each in [*dict.fromkeys(found)][:MOST_FAULTS]:
            print(f"{'':>9} NOT met: {each}" + (f" ({found.count(each)} times)" if found.count(each) > 1 else ""))
    print()


def main() -> None:
    """Prints the measurements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="5 sessions for 20 seconds")
    parser.add_argument("--sessions", type=int, help="so many sessions only")
    parser.add_argument("--seconds", type=float, default=FULL[-1][1], help="for so many seconds")
    given = parser.parse_args()
    run(((given.sessions, given.seconds),) if given.sessions else QUICK if given.quick else FULL)


if __name__ == "__main__":
    main()
