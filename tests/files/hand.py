"""Files as people write them: any style for any part, comments and blank lines anywhere, values named and repeated."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from stpgraph.files import loads, plain, yaml_tree
from stpgraph.model import Structure
from tests.files.strategies import Data


class Hand:
    """Writes data as YAML the way a person might: any style for any part, comments and blank lines anywhere."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.comments = rng.choice((0.0, 0.15, 0.5))
        self.flow = rng.choice((0.0, 0.3, 0.9))
        self.count = 0
        self.aliases = rng.choice((0.0, 0.0, 0.0, 0.3))
        self.anchors: dict[str, str] = {}

    def named(self, value: object) -> str:
        """`*a1` for a value that has a name, `&a1 ` for one that gets one now, else nothing."""
        if self.aliases and value not in (None, True, False) and self.rng.random() < self.aliases:
            known = self.anchors.get(repr(value))
            if known and self.rng.random() < 0.8:
                return f"*{known} "
            self.count += 1
            name = self.anchors[repr(value)] = f"a{self.count}"
            return f"&{name} "
        return ""

    def document(self, data: Data) -> str:
        if self.rng.random() < 0.08:
            return self.head() + self.inline(data, 2) + self.rng.choice(("\n", "", "\n# end\n"))
        text = self.head() + self.mapping(data, 0) + self.rng.choice(("", "", "# end\n", "\n\n# end", "...\n"))
        if self.rng.random() < 0.2 and not re.search(r": \|[ \n]", text):  # which needs its last line end
            text = text.rstrip("\n")
        return text.replace("\n", "\r\n") if self.rng.random() < 0.15 else text

    def head(self) -> str:
        return self.rng.choice(
            ("", "", "# a header\n# of two lines\n\n", "---\n", "%YAML 1.2\n---\n", "# head\n--- # start\n# more\n")
        )

    def comment(self) -> str:
        self.count += 1
        return f"# comment {self.count}: of {{a}}, [b] 'c\""

    def above(self, column: int) -> str:
        made = ""
        while self.rng.random() < self.comments:
            made += self.rng.choice(("\n", f"{' ' * column}{self.comment()}\n", f"{' ' * column}{self.comment()}\n"))
        return made

    def behind(self) -> str:
        return f"  {self.comment()}" if self.rng.random() < self.comments / 2 else self.rng.choice(("", "", "", " "))

    def mapping(self, data: Data, column: int) -> str:
        keys = list(data)
        if column and self.rng.random() < 0.4:
            self.rng.shuffle(keys)
        return "".join(f"{self.above(column)}{' ' * column}{self.pair(key, data[key], column)}" for key in keys)

    def pair(self, key: str, value: object, column: int) -> str:
        if not isinstance(value, dict | list) and value is not None and self.rng.random() < 0.01:
            return f"? {self.key(key)}{self.behind()}\n{' ' * column}: {self.scalar(value, column + 2, self.behind())}"
        name = self.key(key)
        inner = column + self.rng.choice((1, 2, 2, 4))
        if isinstance(value, dict | list) and value and self.rng.random() >= self.flow:
            if isinstance(value, dict):
                return f"{name}:{self.behind()}\n{self.mapping(value, inner)}"
            return f"{name}:{self.behind()}\n{self.items(value, self.rng.choice((column, inner)))}"
        if isinstance(value, dict | list):
            return f"{name}: {self.inline(value, column + 2)}{self.behind()}\n"
        if value is None:
            return f"{name}:{self.rng.choice((' ~', ' null', ''))}{self.behind()}\n"
        return f"{name}: {self.scalar(value, inner, self.behind())}"

    def key(self, key: str) -> str:
        return self.rng.choice((key,) * 3 * self.plain(key, True) + (f'"{key}"', f"'{key}'"))

    def items(self, values: Sequence[object], column: int) -> str:
        text = ""
        for value in values:
            text += self.above(column) + " " * column + "-"
            if not isinstance(value, dict):
                text += f" {self.scalar(value, column + 2, self.behind())}"
            elif self.rng.random() < self.flow:
                text += f" {self.inline(value, column + 2)}{self.behind()}\n"
            elif self.rng.random() < 0.1:
                text += f"{self.behind()}\n{self.mapping(value, column + 2)}"
            else:
                inset = self.rng.choice((2, 2, 3))
                lines = self.mapping(value, column + inset)
                first = lines.lstrip(" ")
                text += f"{' ' * (inset - 1)}{first}" if first[0] not in "#\n" else f"\n{lines}"
            if self.rng.random() < self.comments / 4 and isinstance(value, dict):
                text += f"{' ' * (column + 2)}{self.comment()}\n" if "\n" in text.rstrip("\n") else ""
        return text

    def inline(self, value: object, column: int) -> str:
        name = self.named(value)
        return name if name[:1] == "*" else name + self.unnamed(value, column)

    def unnamed(self, value: object, column: int) -> str:
        if isinstance(value, dict | list):
            opening, closing = "{}" if isinstance(value, dict) else "[]"
            many = self.rng.random() < 0.2
            commented = many and self.rng.random() < self.comments
            pad = self.rng.choice(("", "", " "))
            parts = []
            for key, each in value.items() if isinstance(value, dict) else ((None, each) for each in value):
                written = self.inline(each, column + 2)
                if key is not None:
                    written = f"{self.key(key)}: {written}" if each is not None else self.key(key)
                parts.append(written)
            if not many or not parts:
                return f"{opening}{pad}{', '.join(parts)}{', ' if parts and self.rng.random() < 0.1 else ''}{pad}{closing}"
            lines = ""
            for index, part in enumerate(parts):
                comma = "," if index < len(parts) - 1 or self.rng.random() < 0.5 else ""
                lines += f"\n{' ' * (column + 2)}"
                if commented and self.rng.random() < 0.5:
                    lines += f"{self.comment()}\n{' ' * (column + 2)}"
                lines += part + comma + (f" {self.comment()}" if commented and self.rng.random() < 0.5 else "")
            return f"{opening}{lines}\n{' ' * (column + 1)}{closing}"
        if isinstance(value, str):
            return self.quoted(value) if self.rng.random() < 0.5 or not self.plain(value, True) else value
        return str(value).lower() if isinstance(value, bool) else "~" if value is None else repr(value)

    def scalar(self, value: object, column: int, behind: str) -> str:
        if not isinstance(value, str):
            return f"{self.inline(value, 0)}{behind}\n"
        name = self.named(value)
        if name[:1] == "*":
            return f"{name}{behind}\n"
        styles = [self.quoted(value) + behind]
        words = value.split(" ")
        if self.plain(value, False):
            styles += [value + behind] * 3
            if len(words) > 3 and all(words) and not any(word[0] in "#-?:|>" or word[-1] == ":" for word in words):
                styles.append(f"\n{' ' * column}".join((" ".join(words[:3]), " ".join(words[3:]))) + behind)
        if value.isprintable() and value == value.strip() and all(words):
            cut = self.rng.randint(1, len(words))
            lines = [" ".join(words[:cut])] + ([" ".join(words[cut:])] if words[cut:] else [])
            styles += [f">-{behind}" + "".join(f"\n{' ' * column}{line}" for line in lines)] * 3
            styles.append(f"|-{behind}" + f"\n{' ' * column}{value}")
            if len(words) > 3 and not re.search(r"[\"'\\]", value):
                styles += [f"{mark}{words[0]}\n{' ' * column}{' '.join(words[1:])}{mark}{behind}" for mark in ("'", '"')]
        body = value.removesuffix("\n")
        if (
            "\n" in body
            and all(line.isprintable() and line == line.strip() for line in body.split("\n"))
            and body[0] != "\n" != body[-1]
        ):
            sign = "|" if body != value else "|-"
            lines_kept = "".join(f"\n{' ' * column}{line}" if line else "\n" for line in body.split("\n"))
            styles += [f"{sign}{behind}{lines_kept}"] * 3
        return f"{name}{self.rng.choice(styles)}\n"

    def quoted(self, value: str) -> str:
        if value.isprintable() and self.rng.random() < 0.5:
            return "'" + value.replace("'", "''") + "'"
        made = "".join(each if each.isprintable() and each not in '"\\' else f"\\U{ord(each):08x}" for each in value)
        return f'"{made}"'

    def plain(self, value: str, flow: bool) -> bool:
        """Whether it reads back as that very text: the reader itself is asked."""
        if not value.isprintable() or value != value.strip() or not value:
            return False
        tree = yaml_tree.parse(f"[{value} ]" if flow else f"k: {value}\n")
        return tree.whole and not tree.flaws and tree.data == ([value] if flow else {"k": value})


def handwritten(rng: random.Random, made: Structure) -> str:
    """A structure as a person's file: explicit defaults here and there, empty keys, aliases now and then."""
    data = plain(made)
    full = made.model_dump(mode="json")
    for part in ("nodes", "relations", "decisions"):
        for item, spelt in zip(data.get(part, []), full[part], strict=False):  # type: ignore[call-overload]
            for key in spelt:
                if key not in item and rng.random() < 0.08:
                    item[key] = spelt[key]
    text = Hand(rng).document(data)
    assert loads(text) == made, text
    return text


def comments(text: str) -> list[str]:
    """The numbered comments in a handwritten text."""
    return re.findall(r"# comment ([0-9]+):", text)
