"""A wire between the browser and the app that counts what comes over it, as it is sent: compressed, with every frame's head."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass


@dataclass
class Wire:
    """`address` is what the browser opens instead of the app's own; `came` counts bytes from the app to the browser."""

    address: str
    came: int = 0

    def since(self) -> int:
        """How many bytes have come since this was asked last."""
        found, self.came = self.came, 0
        return found


@contextmanager
def wired(app: str) -> Iterator[Wire]:
    """A wire to the app at an address like `http://127.0.0.1:8501`."""
    host, port = app.removeprefix("http://").split(":")
    listener = socket.create_server(("127.0.0.1", 0))
    wire = Wire(f"http://127.0.0.1:{listener.getsockname()[1]}")
    ends: list[socket.socket] = []
    threads: list[threading.Thread] = []

    def carry(source: socket.socket, target: socket.socket, counted: bool) -> None:
        with suppress(OSError):
            while data := source.recv(65_536):
                if counted:
                    wire.came += len(data)
                target.sendall(data)
        for each in (source, target):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def listen() -> None:
        with suppress(OSError):
            while True:
                browser, _ = listener.accept()
                server = socket.create_connection((host, int(port)))
                ends.extend((browser, server))
                for args in ((browser, server, False), (server, browser, True)):
                    threads.append(threading.Thread(target=carry, args=args, daemon=True))
                    threads[-1].start()

    listening = threading.Thread(target=listen, daemon=True)
    listening.start()
    try:
        yield wire
    finally:
        for each in (listener, *ends):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        listening.join(timeout=10)
        for thread in threads:
            thread.join(timeout=10)
        for each in (listener, *ends):
            each.close()
