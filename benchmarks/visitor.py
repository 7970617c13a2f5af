"""A reader of a Streamlit app without a browser: speaks what a browser speaks over its websocket, and holds what it would show."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, Self

from streamlit.components.v2.bidi_component.constants import EVENT_DELIM
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.state.session_state import STREAMLIT_INTERNAL_KEY_PREFIX
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

#: For so many runs of the page a browser keeps a message that may be named instead of sent again.
MESSAGE_AGE = 2
#: So many seconds anything may take before it counts as lost.
PATIENCE = 60.0


class Lost(Exception):  # noqa: N818 (says what happened)
    """What was waited for did not come."""


@dataclass
class Visitor:
    """One open page. `elements` is what it shows, by place; `faults` is everything that must not happen, a sentence each."""

    wire: ClientConnection
    query: str = ""
    page: str = ""
    settled: bool = False
    elements: dict[tuple[int, ...], Element] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    received: int = 0
    _now: dict[tuple[int, ...], Element] = field(default_factory=dict)
    _page_hash: str = ""
    _kept: dict[str, list[Any]] = field(default_factory=dict)
    _states: dict[str, WidgetState] = field(default_factory=dict)
    _waiting: tuple[Callable[[], bool], asyncio.Future[float]] | None = None
    _listening: asyncio.Task[None] | None = None

    @classmethod
    async def open(cls, port: int, page: str = "", query: str = "") -> Self:
        """Opens a page of the app at a port of this machine, and waits until it is drawn. Raises Lost."""
        # Several at once take a server some time to greet.
        wire = await connect(
            f"ws://127.0.0.1:{port}/_stcore/stream",
            subprotocols=["streamlit"],
            max_size=None,
            open_timeout=PATIENCE,
            ping_interval=None,
        )
        visitor = cls(wire, query, page)
        visitor._listening = asyncio.create_task(visitor._listen())
        await visitor.tell()
        await visitor.until(lambda: visitor.settled)
        return visitor

    async def close(self) -> None:
        """Leaves."""
        listening, self._listening = self._listening, None
        await self.wire.close()
        if listening is not None:
            with suppress(asyncio.CancelledError):
                await listening

    async def tell(self, *said: WidgetState) -> float:
        """Has the page run with what was done to its widgets; returns the moment at which it was sent."""
        message = BackMsg()
        state = message.rerun_script
        state.query_string = self.query
        state.page_script_hash = self._page_hash
        state.page_name = "" if self._page_hash else self.page
        state.cached_message_hashes.extend(self._kept)
        self._states |= {each.id: each for each in said if not _once(each)}
        state.widget_states.widgets.extend([*self._states.values(), *filter(_once, said)])
        state.context_info.url = f"http://127.0.0.1/{self.page}"
        state.context_info.timezone = "UTC"
        state.context_info.locale = "en-GB"
        self.settled = False
        sent = perf_counter()
        await self.wire.send(message.SerializeToString())
        return sent

    async def until(self, come: Callable[[], bool]) -> float:
        """Waits until something is there; returns the moment at which the message came that brought it. Raises Lost."""
        if come():
            return perf_counter()
        moment: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self._waiting = come, moment
        try:
            return await asyncio.wait_for(moment, PATIENCE)
        except TimeoutError:
            raise Lost(f"The page did not answer for {PATIENCE:g} seconds.") from None
        finally:
            self._waiting = None

    # ── what is on the page ──────────────────────────────────────────────────────────────────────────────────────────────

    def shown(self) -> Iterator[Element]:
        """Everything on the page: while it is being drawn, what has come already, then what still stands there from before."""
        yield from self._now.values()
        yield from (each for place, each in self.elements.items() if place not in self._now)

    def texts(self) -> list[str]:
        """The bodies of all plain texts, pieces of HTML and messages."""
        told = ((each.WhichOneof("type"), each) for each in self.shown())
        return [getattr(each, kind).body for kind, each in told if kind in ("html", "text", "alert")]

    def widget(self, kind: str, name: str) -> str:
        """The id of a widget by its kind, and by its label or the key that the page gave it. Raises Lost."""
        found = next(self._ids(kind, name), None)
        if found is None:
            raise Lost(f"The page has no {kind} “{name}”.")
        return found

    def has(self, kind: str, name: str) -> bool:
        """Whether there is a widget of that kind and name."""
        return next(self._ids(kind, name), None) is not None

    def _ids(self, kind: str, name: str) -> Iterator[str]:
        of_kind = (getattr(each, kind) for each in self.shown() if each.WhichOneof("type") == kind)
        return (each.id for each in of_kind if each.label == name or each.id.endswith(f"-{name}"))

    def component(self, name: str) -> Element | None:
        """The component of a name."""
        found = (each for each in self.shown() if each.WhichOneof("type") == "bidi_component")
        return next((each for each in found if each.bidi_component.component_name == name), None)

    # ── what comes ───────────────────────────────────────────────────────────────────────────────────────────────────────

    async def _listen(self) -> None:
        try:
            async for raw in self.wire:
                moment = perf_counter()
                assert isinstance(raw, bytes)
                self.received += len(raw)
                self._take(ForwardMsg.FromString(raw))
                if self._waiting and self._waiting[0]() and not self._waiting[1].done():
                    self._waiting[1].set_result(moment)
        except (ConnectionClosed, Lost, ValueError, KeyError) as error:
            self.faults.append(f"{type(error).__name__}: {error}")
        if self._listening is not None:
            self.faults.append("The connection was lost.")
            if self._waiting and not self._waiting[1].done():
                self._waiting[1].set_exception(Lost("The connection was lost."))

    def _take(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        place = tuple(message.metadata.delta_path)
        if kind == "ref_hash":
            if message.ref_hash not in self._kept:
                self.faults.append("The server named a message that it never sent.")
                return
            self._kept[message.ref_hash][1] = 0
            message = self._kept[message.ref_hash][0]
            kind = "delta"
        elif message.metadata.cacheable:
            self._kept[message.hash] = [message, 0]
        if kind == "new_session":
            self._page_hash = message.new_session.page_script_hash
            self._now = {}
        elif kind == "navigation":
            self._page_hash = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "page_not_found":
            self.faults.append(f"There is no page “{message.page_not_found.page_name}”.")
        elif kind == "session_event" and message.session_event.WhichOneof("type") == "script_compilation_exception":
            self.faults.append("The page cannot be run.")
        elif kind == "delta":
            self._draw(place, message)
        elif kind == "script_finished":
            self._finish(message.script_finished)

    def _draw(self, place: tuple[int, ...], message: ForwardMsg) -> None:
        if message.delta.WhichOneof("type") != "new_element":
            return
        element = message.delta.new_element
        self._now[place] = element
        shown = element.WhichOneof("type")
        if shown == "exception":
            self.faults.append(f"On the page: {element.exception.type}: {element.exception.message}")
        elif shown == "alert" and element.alert.format == element.alert.ERROR:
            self.faults.append(f"On the page: {element.alert.body}")
        elif shown == "html" and 'role="alert"' in element.html.body:
            self.faults.append(f"On the page: {element.html.body}")

    def _finish(self, how: int) -> None:
        if how == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            self.faults.append("The page cannot be run.")
        if how != ForwardMsg.FINISHED_SUCCESSFULLY:
            return
        self.elements, self._now = self._now, {}
        for entry in self._kept.values():
            entry[1] += 1
        self._kept = {name: entry for name, entry in self._kept.items() if entry[1] <= MESSAGE_AGE}
        self.settled = True


def _once(state: WidgetState) -> bool:
    return state.WhichOneof("value") in ("trigger_value", "json_trigger_value")


def pressed(button: str) -> WidgetState:
    """That a button was pressed."""
    return WidgetState(id=button, trigger_value=True)


def written(field_id: str, text: str) -> WidgetState:
    """That something was written into a field."""
    return WidgetState(id=field_id, string_value=text)


def told(component: str, event: str, value: Mapping[str, object]) -> WidgetState:
    """That a component has told something."""
    trigger = f"{STREAMLIT_INTERNAL_KEY_PREFIX}_{component}{EVENT_DELIM}events"
    return WidgetState(id=trigger, json_trigger_value=json.dumps([{"event": event, "value": value}]))
