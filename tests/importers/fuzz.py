"""Broken files by the hundred thousand: `python -m tests.importers.fuzz --inputs 100000` (needs atheris for guidance by coverage).

Every input has to give a draft or one refusal in plain words, whatever was broken in it. A seed is one of the corpus' documents; of packed
files a part is broken and not the archive, which its checksums guard. The tests run a few hundred of the same inputs with hypothesis.
"""

from __future__ import annotations

import argparse
import importlib
import io
import json
import random
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Sequence
from xml.etree import ElementTree

from stpgraph.errors import InputError

#: What means something in one format or another.
BITS: tuple[bytes, ...] = (
    *(bytes([each]) for each in b"<>\"&;{}[]()|=,:\n\0-@#'"),
    *(b"\xff", b"\xc3", b"-1", b"0", b"NaN", b"1e999", b"99999999999999999999", b"<!DOCTYPE a>", b"&#0;", b"\xef\xbf\xbe"),
    *(b"../../etc/passwd", b"file:///etc/passwd", b"http://127.0.0.1:9/", b"true", b"null", b"]]>", b"-->"),
)

Seed = tuple[str, bytes]


def broken(seed: Seed, chance: random.Random, others: Sequence[Seed] = ()) -> Seed:
    """A seed with one to six things wrong in it; by the same chance the same."""
    name, data = seed
    if data[:2] != b"PK":
        return name, _bytes(data, chance, [each for _, each in others if each[:2] != b"PK"])
    parts = unpacked(data)
    texts = [each for each in sorted(parts) if parts[each]]
    for _ in range(chance.randint(1, 2)):
        part = chance.choice(texts)
        match chance.randint(0, 9):
            case 0:
                parts.pop(part, None)
            case 1:
                parts[part] = parts.get(chance.choice(texts), b"")
            case _:
                parts[part] = _bytes(parts.get(part, b""), chance, [])
    return name, packed(parts)


class Guided(random.Random):
    """Chance that is drawn from given bytes, so that a fuzzer can steer it; zeros when they are used up."""

    def __new__(cls, data: bytes) -> Guided:
        return super().__new__(cls)

    def __init__(self, data: bytes) -> None:
        self.left = list(data)

    def getrandbits(self, bits: int, /) -> int:
        several = [self.left.pop(0) if self.left else 0 for _ in range((bits + 7) // 8)]
        return int.from_bytes(several, "big") >> (-bits % 8)

    def random(self) -> float:
        return self.getrandbits(16) / 65_536


def _bytes(data: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    start = data[:200].lstrip(b"\xef\xbb\xbf \r\n\t")[:1]
    if start == b"<" and chance.random() < 0.8:
        return _tree(data, chance)
    if start in (b"{", b"[") and chance.random() < 0.8:
        return _json(data, chance)
    made = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(made)) if made else 0
        match chance.randint(0, 6):
            case 0:
                made[at : at + 1] = chance.choice(BITS)
            case 1:
                del made[at : at + chance.randint(1, 40)]
            case 2:
                made[at:at] = made[at : at + chance.randint(1, 400)]
            case 3 if chance.random() < 0.2:
                del made[at:]
            case 4:
                # A whole value in quotation marks, or between two marks of XML, becomes another.
                start = max(made.find(b'"', at), made.find(b">", at)) + 1
                end = next((each for each in range(start, min(start + 200, len(made))) if made[each] in b'"<'), start)
                made[start:end] = chance.choice(BITS)
            case 5 if others:
                other = chance.choice(others)
                start = chance.randrange(len(other) or 1)
                made[at:at] = other[start : start + 200]
            case _:
                # Two stretches of the file change places.
                to, size = chance.randrange(len(made) or 1), chance.randint(1, 120)
                made[at : at + size], made[to : to + size] = made[to : to + size], made[at : at + size]
    return bytes(made)


def _text(chance: random.Random) -> str:
    return chance.choice(BITS).decode("utf-8", "replace").replace("\0", "").replace("\ufffe", "")


def _tree(data: bytes, chance: random.Random) -> bytes:
    """Well-formed XML in which elements are gone, doubled or moved, and values are others."""
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError:
        return data
    for _ in range(chance.randint(1, 5)):
        elements = list(root.iter())
        one, other = chance.choice(elements), chance.choice(elements)
        match chance.randint(0, 5):
            case 0 if len(one):
                del one[chance.randrange(len(one))]
            case 1 if len(one) and len(elements) < 20_000:
                one.append(one[chance.randrange(len(one))])
            case 2 if len(one) and len(other) and one[0] is not other and other not in list(one[0].iter()):
                other.append(one[0])
            case 3 if one.attrib:
                name = chance.choice(sorted(one.attrib))
                one.set(name, chance.choice([_text(chance), "", *other.attrib.values()]))
            case 4 if one.attrib:
                del one.attrib[chance.choice(sorted(one.attrib))]
            case _:
                one.text = chance.choice([_text(chance), None, other.text])
    return ElementTree.tostring(root, encoding="utf-8")


def _json(data: bytes, chance: random.Random) -> bytes:
    """Well-formed JSON in which values are gone, doubled or others."""
    try:
        root = json.loads(data)
    except ValueError:
        return data
    for _ in range(chance.randint(1, 5)):
        held = root
        while isinstance(held, (dict, list)) and held:
            keys = sorted(held) if isinstance(held, dict) else list(range(len(held)))
            key = chance.choice(keys)
            if isinstance(held[key], (dict, list)) and held[key] and chance.random() < 0.8:
                held = held[key]
                continue
            match chance.randint(0, 3):
                case 0:
                    del held[key]
                case 1 if isinstance(held, list):
                    held.append(held[key])
                case _:
                    held[key] = chance.choice(
                        [
                            None,
                            True,
                            -1,
                            1e308,
                            10**40,
                            _text(chance),
                            [],
                            {},
                            [[]],
                            {"@id": "_:a"},
                            root.get("id") if isinstance(root, dict) else 0,
                        ]
                    )
            break
    return json.dumps(root).encode()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of an archive by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """An archive of parts, not compressed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


def outcome(case: Seed) -> str:
    """`draft` or `refusal`. Raises whatever else happens, and AssertionError where the refusal says nothing or the draft holds nothing."""
    from stpgraph.importers import read_any

    name, data = case
    refusal: InputError | None = None
    try:
        made = read_any(data, name)
    except InputError as error:
        refusal = error
    if refusal:
        assert [bool(each.message) for each in refusal.faults] == [True], refusal
        return "refusal"
    assert made.structure.nodes
    return "draft"


def seeds() -> list[Seed]:
    """Two documents of each style of the corpus, and our own files of each format that can be brought in."""
    from tests.importers.all_documents import every_form, seen

    made: list[Seed] = []
    for form in every_form():
        styles: Counter[str] = Counter()
        for each in seen(form):
            styles[each.style] += 1
            if styles[each.style] <= 1 and len(each.data) < 200_000:
                made.append((each.name, each.data))
    return made


def main() -> None:
    """Runs it, and prints how many gave what and the slowest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plain", action="store_true", help="without atheris, by chance alone")
    given = parser.parse_args()
    if not given.plain:
        import atheris

        with atheris.instrument_imports(include=["stpgraph.importers"]):
            importlib.import_module("stpgraph.importers")
    known = seeds()
    told: Counter[str] = Counter()
    slowest: list[tuple[float, str]] = []

    def run(chance: random.Random) -> None:
        case = broken(chance.choice(known), chance, known)
        before = time.perf_counter()
        try:
            told[f"{case[0].rpartition('.')[2]} {outcome(case)}"] += 1
        except BaseException:
            with open(f"/tmp/fuzz-{case[0]}", "wb") as file:
                file.write(case[1])
            raise
        took = time.perf_counter() - before
        if len(slowest) < 5 or took > slowest[-1][0]:
            slowest[:] = sorted([*slowest, (took, f"{case[0]} {len(case[1]):,} bytes")], reverse=True)[:5]
        if sum(told.values()) in (given.inputs, *range(0, given.inputs, 5_000)):
            print(sum(told.values()), dict(sorted(told.items())), [f"{each:.2f} s {what}" for each, what in slowest], flush=True)

    if given.plain:
        chance = random.Random(given.seed)
        for _ in range(given.inputs):
            run(chance)
        return
    atheris.Setup(
        [sys.argv[0], f"-runs={given.inputs}", f"-seed={given.seed}", "-max_len=400", "-len_control=0", "-rss_limit_mb=6000"],
        lambda data: run(Guided(data)),
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
