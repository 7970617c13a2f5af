"""Files made to harm the reader, and a runner that reads each in a process of its own and measures it.

Run as a script it takes paths, one a line, on standard input, forks for each, and prints a line of JSON for each: the CPU
seconds, the peak memory (MiB, whole process) and what came of it.
"""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path

N = 3_990_000  # just under the 4 MB that a file may have
HEAD = "stpgraph: 1\nid: a\ntitle: t\nstatus: current\n"


def _bomb() -> str:
    first = "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
    return first + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 10)}]\n" for i in range(9))


def _nodes(count: int, extra: str = "") -> str:
    return "nodes:\n" + "".join(f"- {{id: n{i}, type: project, name: x{extra}}}\n" for i in range(count))


def _dangling(count: int) -> str:
    return "relations:\n" + "".join(f"- {{source: m{i}, type: accountable_to, target: m{i}}}\n" for i in range(count))


#: name: (what the file holds, a part of the message that it is refused with)
YAML: dict[str, tuple[Callable[[], str | bytes], str]] = {
    "alias-bomb": (_bomb, "more than 200,000 values"),
    "alias-bomb-of-text": (lambda: f"a: &a {'x' * 10_000}\nb: [{'*a,' * 190_000}]", "no key of a structure"),
    "alias-in-itself": (lambda: "a: &a [*a]", "inside the very value"),
    "alias-in-itself-deep": (lambda: "a: &a {b: {c: [*a]}}", "inside the very value"),
    "alias-unknown": (lambda: "a: *b", "nothing before this is named"),
    "anchors": (lambda: "nodes: [" + ",".join(f"&a{i} x" for i in range(150_000)) + "]", "is missing"),
    "deep-flow": (lambda: "[" * 100_000, "20 levels"),
    "deep-flow-maps": (lambda: "{a: " * 100_000, "20 levels"),
    "deep-block": (lambda: "\n".join(" " * i + "a:" for i in range(2500)), "20 levels"),
    "deep-dashes": (lambda: "- " * 100_000, "20 levels"),
    "deep-keys": (lambda: "? " * 100_000, "20 levels"),
    "deep-flow-keys": (lambda: "{" + "? " * 100_000, "not readable"),
    "huge-text": (lambda: HEAD.replace("title: t", "title: " + "x" * N), "no longer than"),
    "huge-quoted": (lambda: 'title: "' + "\\n" * (N // 2) + '"', "no longer than"),
    "huge-block-text": (lambda: "title: |\n" + " x\n" * (N // 3), "no longer than"),
    "huge-emoji": (lambda: "title: " + "😀" * (N // 4), "no longer than"),
    "huge-id": (lambda: "id: " + "a-" * (N // 2) + "a", "no longer than"),
    "huge-number": (lambda: "id: " + "9" * N, "far too large number"),
    "huge-key": (lambda: "x" * N + ": 1", "not readable"),
    "huge-key-asked": (lambda: "? " + "x" * N + "\n: 1", "is no key of a structure"),
    "huge-tag": (lambda: "!" * N, "not allowed"),
    "huge-anchor": (lambda: "a: &" + "b" * N + " c", "is no key"),
    "huge-alias": (lambda: "a: *" + "b" * N, "nothing before"),
    "huge-comment": (lambda: "#" * N, "There is nothing in this file"),
    "comments": (lambda: "#\n" * (N // 2), "There is nothing in this file"),
    "empty-lines": (lambda: "\n" * N, "There is nothing in this file"),
    "spaces": (lambda: " " * N, "There is nothing in this file"),
    "tabs": (lambda: "\t" * N, "tab"),
    "returns": (lambda: "\r" * N, "There is nothing in this file"),
    "percents": (lambda: "%" * N, "not readable"),
    "ampersands": (lambda: "&" * N, "must be in quotes"),
    "quote-open": (lambda: "a: '" + "''" * (N // 2 - 2), "never closed"),
    "flow-open": (lambda: "a: [" + "b, " * 60_000, "not readable"),
    "colons": (lambda: "a: " * 100_000, "second `: `"),
    "commas": (lambda: "[" + "," * N, "not readable"),
    "documents": (lambda: "---\n" * (N // 4), "second document"),
    "list-of-words": (lambda: "[" + "a," * (N // 2 - 1) + "]", "more than 200,000 values"),
    "list-of-nothing": (lambda: "nodes:\n" + "-\n" * 190_000, "is missing"),
    "list-of-lists": (lambda: "nodes: [" + "[]," * 199_000 + "]", "a list"),
    "list-of-maps": (lambda: "nodes: [" + "{}," * 199_000 + "]", "`type` is missing"),
    "list-of-texts": (lambda: "nodes: [" + "a," * 199_000 + "]", "the text `a`"),
    "list-in-node": (lambda: f"nodes: [{{id: a, type: project, name: x, cites: [{'_,' * 200_000}]}}]", "more than 10,000 items"),
    "lists-in-nodes": (
        lambda: HEAD + "nodes:\n" + f"- {{id: a, type: project, name: x, cites: [{'b,' * 9_000}]}}\n" * 20,
        "no source",
    ),
    "keys": (lambda: "\n".join(f"k{i}: 1" for i in range(200_000)), "more than 1,000 keys"),
    "keys-in-nodes": (lambda: "nodes:\n" + ("- {" + ",".join(f"k{i}: " for i in range(900)) + "}\n") * 100, "`type` is missing"),
    "keys-in-typed-nodes": (
        lambda: "nodes:\n" + ("- {type: body, " + ",".join(f"k{i}: " for i in range(900)) + "}\n") * 100,
        "no key of a body",
    ),
    "keys-twice": (lambda: "{" + "a: 1, " * 99_000 + "}", "given twice"),
    "keys-twice-in-nodes": (lambda: HEAD + "nodes:\n" + "- {id: a, id: b, id: c}\n" * 28_000, "given twice"),
    "keys-no-words": (lambda: "{" + "1: 1, " * 99_000 + "}", "must be a word"),
    "key-is-list": (lambda: "? [a, b]\n: c\n", "a list or mapping is not"),
    "key-is-map": (lambda: "{{a: b}: c}", "a list or mapping is not"),
    "merge-key": (lambda: HEAD + "nodes:\n- &n {id: a, type: project, name: x}\n- {<<: *n, id: b}\n", "`type` is missing"),
    "limits": (lambda: "limits: {" + ",".join(f"k{i}: x" for i in range(900)) + "}", "not the id of a rule"),
    "misspelt-nodes": (lambda: HEAD + "nodes:\n" + "- {id: a, type: bdy}\n" * 39_000, "Did you mean `body`?"),
    "misspelt-kinds": (
        lambda: HEAD + "nodes:\n" + "- {id: a, type: body, kind: strategic_bord, name: x}\n" * 20_000,
        "`strategic_board`",
    ),
    "misspelt-ids": (lambda: HEAD + _nodes(13_000) + _dangling(13_000), "no node"),
    "dangling": (lambda: HEAD + _dangling(25_000), "no node"),
    "ids-twice": (lambda: HEAD + "nodes:\n" + "- {id: a, type: project, name: x}\n" * 24_000, "second time"),
    "relations-twice": (
        lambda: HEAD + _nodes(2) + "relations:\n" + "- {source: n0, type: accountable_to, target: n1}\n" * 24_000,
        "second time",
    ),
    "sources-and-cites": (
        lambda: (
            HEAD
            + "sources:\n"
            + "".join(f"- {{id: s{i}, title: t}}\n" for i in range(10_000))
            + _nodes(8, f", cites: [{'s,' * 9_000}]")
        ),
        "no source",
    ),
    "python-tag": (lambda: "!!python/object/apply:os.system ['ls']", "tag"),
    "python-name-tag": (lambda: "a: !!python/name:os.system", "tag"),
    "binary-tag": (lambda: "a: !!binary aGk=", "tag"),
    "own-tag": (lambda: "%TAG ! tag:x,2000:\n---\na: !b c", "tag"),
    "tags": (lambda: "nodes: [" + "!a b, " * 99_000 + "]", "tag"),
    "yaml-2": (lambda: "%YAML 2.0\n---\na: b", "not readable"),
    "nul": (lambda: "id: a\0b", "NUL"),
    "nul-escaped": (lambda: HEAD.replace("title: t", 'title: "a\\0b"'), "unprintable"),
    "escape-codes": (lambda: HEAD.replace("title: t", 'title: "\\e[31m"') + '"\\e[2J": 1\n', "is no key"),
    "control": (lambda: "id: a\x07b", "unprintable"),
    "surrogate-escaped": (lambda: 'title: "\\ud800"', "not readable"),
    "utf-16": (lambda: "id: a".encode("utf-16"), "UTF-16"),
    "utf-16-no-mark": (lambda: "id: a".encode("utf-16-le"), "NUL"),
    "utf-32": (lambda: "id: a".encode("utf-32"), "UTF-16"),
    "latin-1": (lambda: b"id: \xe9", "0xE9"),
    "half-a-character": (lambda: b"id: \xf0\x9f\x98", "0xF0"),
    "surrogate-bytes": (lambda: b"id: \xed\xa0\x80", "0xED"),
    "byte-order-mark-only": (lambda: b"\xef\xbb\xbf", "nothing in this file"),
    "random": (lambda: random.Random(1).randbytes(100_000), "is not UTF-8"),
    "word-file": (lambda: b"PK\x03\x04" + b"a" * 1000, "Word"),
    "empty": (lambda: "", "nothing in this file"),
    "only-null": (lambda: "~", "nothing in this file"),
    "only-comment": (lambda: "# a comment\n", "nothing in this file"),
    "a-word": (lambda: "hello", "the text `hello`"),
    "a-number": (lambda: "12", "the number `12`"),
    "a-list": (lambda: "- a", "a list"),
    "too-large": (lambda: "a: b\n" * 2_000_000, "larger than 4 MB"),
}
JSON: dict[str, tuple[Callable[[], str | bytes], str]] = {
    "deep": (lambda: "[" * 100_000, "20 levels"),
    "deep-maps": (lambda: '{"a":' * 100_000, "20 levels"),
    "deep-closed": (lambda: "[" * 900 + "]" * 900, "20 levels"),
    "lists": (lambda: "[" + "[]," * (N // 3 - 1) + "[]]", "more than 200,000 values"),
    "maps": (lambda: "[" + "{}," * (N // 3 - 1) + "{}]", "more than 200,000 values"),
    "numbers": (lambda: '{"nodes":[' + "1," * (N // 2 - 20) + "1]}", "more than 200,000 values"),
    "keys": (lambda: "{" + ",".join(f'"k{i}":1' for i in range(200_000)) + "}", "more than 1,000 keys"),
    "keys-twice": (lambda: "{" + ",".join(['"a":1'] * (N // 6 - 10)) + "}", "given twice"),
    "keys-twice-in-nodes": (lambda: '{"nodes":[' + ",".join(['{"id":"a","id":"b"}'] * 60_000) + "]}", "given twice"),
    "key-twice-deep": (lambda: '{"nodes":[{"id":"a","voting":{"basis":"x","basis":"y"}}]}', "`basis` is given twice"),
    "key-twice-escaped": (lambda: '{"id":"a","\\u0069d":"b"}', "`id` is given twice"),
    "huge-text": (lambda: '{"title":"' + "x" * (N - 20) + '"}', "no longer than"),
    "huge-key": (lambda: '{"' + "x" * (N - 20) + '":1}', "no key of a structure"),
    "huge-number": (lambda: '{"title":' + "9" * (N - 20) + "}", "far too large number"),
    "huge-exponent": (
        lambda: '{"nodes":[{"id":"a","type":"instrument","kind":"other","name":"x","amount_gbp":1e999999999}]}',
        "finite",
    ),
    "long-number": (lambda: '{"title":' + "9" * 5_000 + "}", "far too large number"),
    "nan": (lambda: '{"limits":{"CPX003":NaN}}', "finite"),
    "infinity": (lambda: '{"limits":{"CPX003":-Infinity}}', "it must be"),
    "surrogate": (lambda: '{"title":"\\ud800"}', "half a character"),
    "surrogate-key": (lambda: '{"\\ud800\\u001b[2J":1}', "half a character"),
    "nul": (lambda: '{"title":"\\u0000"}', "unprintable"),
    "open-text": (lambda: '{"' + '\\"' * (N // 2 - 5), "never closed"),
    "spaces": (lambda: " " * N, "no `{`"),
    "yaml": (lambda: HEAD, "must be named .yaml"),
    "comma": (lambda: '{"id":"a",}', "not readable"),
    "two": (lambda: "{} {}", "behind the end"),
    "misspelt-nodes": (
        lambda: '{"stpgraph":1,"nodes":[' + ",".join(['{"id":"a","type":"bdy"}'] * 60_000) + "]}",
        "Did you mean `body`?",
    ),
    "empty": (lambda: "", "not readable"),
    "null": (lambda: "null", "nothing in this file"),
    "strange-tokens": (lambda: '{"a"' * 10 + "}" * 500_000, "not readable"),
}


def main() -> None:
    import resource

    from stpgraph.errors import InputError
    from stpgraph.files import read

    for line in sys.stdin:
        path = line.rstrip("\n")
        receive, send = os.pipe()
        if not os.fork():
            resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
            start = sum(os.times()[:2])
            try:
                read(path)
                made = "accepted"
            except InputError as error:
                made = str(error)[:2_000]
                json.dumps(str(error)).encode()
            except BaseException as error:
                made = f"escaped: {error!r}"[:2_000]
            spent = sum(os.times()[:2]) - start
            peak = int(
                next(each for each in Path("/proc/self/status").read_text().splitlines() if each.startswith("VmHWM")).split()[1]
            )
            os.write(send, json.dumps({"path": path, "cpu": round(spent, 2), "peak": peak // 1024, "made": made}).encode())
            os._exit(0)
        os.close(send)
        with os.fdopen(receive, "rb") as pipe:
            told = pipe.read()
        _, status = os.wait()
        print(told.decode() or json.dumps({"path": path, "cpu": 99, "peak": 0, "made": f"died: {status}"}), flush=True)


if __name__ == "__main__":
    main()
