"""Kills whoever writes to a store, over and over, and looks each time whether every acknowledged save is there and nothing else amiss.

`python -m tests.store.killing SEED ROUNDS URL…` prints for each store how many saves were acknowledged; it ends with an AssertionError where one was
lost. It is a process of its own, with one thread and nothing open, so that it can be forked in a moment.
"""

from __future__ import annotations

import gc
import os
import random
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from stpgraph.store import Access, Keeper, Saved, Store, StoreUnreachableError, open_store
from tests.store.made import FIRST, named
from tests.store.postgres import Server

WRITERS = ("board", "money")


def write(store: Store, node: str, key: str, out: int) -> None:
    """Saves one structure over and over, each time with another name for one node, and says so of each save once it is acknowledged."""
    keeper = Keeper(store, Access.everything(node))
    latest = keeper.latest(key)
    structure, base = latest.structure, latest.version.number
    while True:
        result = keeper.save(key, named(node, f"After {base}", structure), base, "Again")
        assert isinstance(result, Saved)
        structure, base = result.structure, result.version.number
        # One write of fewer bytes than a pipe takes at once: it is there whole or not at all.
        os.write(out, f"{base} {result.version.sha256}\n".encode())


def started(store: Store, node: str, key: str, out: int) -> int:
    """A writer in a process of its own; its number."""
    child = os.fork()
    if child:
        return child
    try:
        # Connections are not shared with the parent; what it has learned of the statements is.
        store.engine.dispose(close=False)
        write(store, node, key, out)
    except StoreUnreachableError:
        os._exit(0)  # the server was killed
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def acknowledged(from_pipe: int) -> list[tuple[int, str]]:
    """What the writers said until they were no more."""
    said = b""
    while more := os.read(from_pipe, 65_536):
        said += more
    return [(int(number), digest) for number, digest in (line.split() for line in said.decode().splitlines())]


def round_of(store: Store, key: str, kill: Callable[[list[int]], None], at_work: bool) -> list[tuple[int, str]]:
    """Two writers, who are let work from their start, or from their first save, and then killed; the saves that were acknowledged."""
    out_of, into = os.pipe()
    children = [started(store, node, key, into) for node in WRITERS]
    os.close(into)
    if at_work:
        select.select([out_of], [], [], 10)
    kill(children)
    for child in children:
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "a writer has failed"
    found = acknowledged(out_of)
    os.close(out_of)
    return found


def check(store: Store, key: str, saves: list[tuple[int, str]], all_of_it: bool = True) -> None:
    """The store as it is found after a kill: every acknowledged save is there and, seen as a whole, all is sound."""
    history = {each.number: each.sha256 for each in Keeper(store, Access.everything()).history(key)}
    assert sorted(history) == list(range(1, len(history) + 1))
    for number, digest in saves:
        assert history.get(number) == digest, f"version {number} was acknowledged and is not there"
    if all_of_it:
        assert store.verify() == ()


def begun(url: str) -> tuple[Store, str]:
    """A store with a structure to write, and its key. What is done once here, no writer has to learn: a save, a merge, a look at all."""
    store = open_store(url)
    keeper = Keeper(store, Access.everything())
    key = keeper.create(FIRST, "First").version.key
    for node in WRITERS:
        keeper.save(key, named(node, "Before"), 1, "Again")
    check(store, key, [])
    gc.collect()
    gc.freeze()
    return store, key


def rounds(url: str, number: int, rng: random.Random) -> int:
    """Kills so many pairs of writers; the number of saves that were acknowledged."""
    store, key = begun(url)
    saves: list[tuple[int, str]] = []

    def kill(children: list[int]) -> None:
        time.sleep(rng.uniform(0, 0.015))
        for child in children:
            os.kill(child, signal.SIGKILL)

    for turn in range(number):
        # Whoever opens the store after a kill finds no connection of before.
        store.close()
        saves += round_of(store, key, kill, rng.random() < 0.7)
        # Nothing is ever mended: what one kill has broken is there to be found after the fifth.
        check(store, key, saves, turn % 5 == 4 or turn == number - 1)
    store.close()
    return len(saves)


def crashes(url: str, number: int, rng: random.Random, server: Server) -> int:
    """Crashes the server so often while two write; the number of saves that were acknowledged."""
    store, key = begun(url)
    saves: list[tuple[int, str]] = []

    def kill(_: list[int]) -> None:
        time.sleep(rng.uniform(0, 0.05))
        server.stop("immediate")

    for _ in range(number):
        store.close()
        saves += round_of(store, key, kill, True)
        server.start(safe=True)
        check(store, key, saves)
    store.close()
    return len(saves)


if __name__ == "__main__":
    how, dice, often, *more = sys.argv[1], random.Random(int(sys.argv[2])), int(sys.argv[3]), *sys.argv[4:]
    if how == "crash":
        print(crashes(more[0], often, dice, Server(Path(more[1]), Path(more[2]))))
    else:
        for address in more:
            print(rounds(address, often, dice), flush=True)
