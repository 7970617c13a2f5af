"""Made-up structures with nasty text, and edits of them.

All are functions of a `random.Random`, which hypothesis seeds: the same seed makes the same thing, also without it.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from stpgraph.model import LIMITS, Structure
from stpgraph.model.checklist_ids import CHECKLIST_IDS
from stpgraph.model.kinds import DECISION_ENDPOINTS, ENDPOINTS, FREQUENCY_DAYS, KINDS, NODE_TYPES
from stpgraph.model.rule_ids import NEVER_ACCEPTED, RULE_IDS

Data = dict[str, Any]

NASTY = (
    *(
        "true",
        "false",
        "True",
        "yes",
        "No",
        "on",
        "OFF",
        "y",
        "n",
        "null",
        "~",
        "Null",
        "",
        "=",
        "<<",
        "-",
        "?",
        ":",
        "...",
        "---",
    ),
    *(
        "012",
        "1e3",
        "0x1F",
        "0o17",
        "1_000",
        "190:20:30",
        ".inf",
        "-.INF",
        ".nan",
        "+1",
        "-0",
        "1.",
        ".5",
        "0b101",
        "1,000",
        "1e400",
    ),
    *("2017", "2017-06", "2017-06-01", "2017-06-01T10:00:00Z", "2017-06-01 10:00", "9" * 320, "00X", "1e"),
    *(
        "a: b",
        "a:",
        ": a",
        "a #b",
        "#a",
        " #",
        "a # b: c",
        "- a",
        "-a",
        "? a",
        "[a]",
        "{a: b}",
        "a, b",
        "a]",
        "}",
        "&a",
        "*a",
        "!a",
    ),
    *("|", ">", ">-", "%a", "@a", "`a`", "'", '"', "it's", 'say "so"', "'a'", '"a"', "\\", "\\n", "a\\", "''", '""'),
    *(
        " a",
        "a ",
        " ",
        "  ",
        "a  b",
        "\ta",
        "a\t",
        "a\tb",
        "a\nb",
        "\na",
        "a\n",
        "a\n\n",
        "a\n\nb",
        "a\n b",
        " a\nb",
        "a\n \nb",
        "\n",
    ),
    *("a\r\nb", "a\rb", "\r", "a\x85b", "a\u2028b", "a\u2029b", "\ufeffa", "a\ufeffb", "a\u00a0b", "\x80", "\x9f"),
    *(
        "😀",
        "👩‍⚕️ nurse",
        "👩🏽‍🔬",
        "شراكة",
        "\u202eevil\u202c",
        "עברית and English",
        "e\u0301",
        "\U0010fffd",
        "\U0001fffe",
        "𝔘",
        "ß",
        "İ",
    ),
    *("x" * 300, "word " * 60 + "end", "x" * 130, "a" + " " * 130 + "b", "tail: " * 50 + "z", "# " * 80 + "z"),
    *(
        "Paragraph one.\n\nParagraph two is longer.\n\n- a list\n- of two\n",
        "A paragraph, folded: " + "with words " * 20 + "in it",
    ),
)
WORDS = ("Strategic", "board", "Example", "CCG", "care", "& Social", "(acute)", "West", "delivery", "of", "the", "urgent")
DATES = ("2017", "2017-06", "2017-06-01", "2016-02-29", "9999-12-31", "1000")


def usable(value: str) -> bool:
    """Whether the model takes a text: not blank, no control character that XML cannot hold."""
    return bool(value.strip()) and not any(
        (ord(each) < 32 and each not in "\t\n\r") or each == "\x7f" or each in "\ufffe\uffff" or "\ud800" <= each <= "\udfff"
        for each in value
    )


TEXTS = tuple(each for each in NASTY if usable(each))


def some_text(rng: random.Random) -> str:
    choice = rng.randrange(4)
    if choice == 0:
        return rng.choice(TEXTS)
    if choice == 1:
        return "".join(rng.choice(TEXTS) for _ in range(rng.randint(1, 3)))[:2_000]
    if choice == 2:
        made = "".join(
            chr(rng.choice((rng.randrange(32, 127), rng.randrange(0xA0, 0x3000), rng.randrange(0x10000, 0x10FFFE))))
            for _ in range(rng.randint(1, 9))
        )
        return made if usable(made) else "a" + made.translate({0xFFFE: None, 0xFFFF: None})
    return " ".join(rng.choice(WORDS) for _ in range(rng.randint(1, 30)))


def structure(rng: random.Random, size: int = 6) -> Structure:
    """A valid structure with up to `size` of everything, any field of which may be set."""
    data: Data = {
        "stpgraph": 1,
        "id": _slug(rng),
        "title": some_text(rng),
        "status": rng.choice(("archetype", "current", "option", "past")),
    }
    _maybe(
        rng,
        data,
        footprint=some_text(rng),
        as_at=rng.choice(DATES),
        drawing=rng.choice(("complete", "partial")),
        notes=some_text(rng),
    )
    _maybe(rng, data, archetype=rng.choice(("workstream", "hybrid")))
    data["sources"] = [_source(rng, each) for each in _slugs(rng, size // 2)]
    names = _slugs(rng, size * 2)
    cut = rng.randint(0, len(names))
    data["nodes"] = [node(rng, each, data["sources"]) for each in names[:cut]]
    data["relations"] = relations(rng, data["nodes"], data["sources"], size)
    data["decisions"] = [_decision(rng, each, data) for each in names[cut : cut + size // 2]]
    subjects = [each["id"] for each in data["nodes"] + data["decisions"]]
    data["accepted"] = [_accepted(rng, subjects) for _ in range(rng.randint(0, size // 2))]
    if rng.random() < 0.4:
        chosen = rng.sample(LIMITS, rng.randint(1, 3))
        data["limits"] = {
            limit.rule: rng.choice((0.5, 1, 0.001, 1e-7) if limit.sort == "share" else (1, 2.5, 1e20, 1e300)) for limit in chosen
        }
    if rng.random() < 0.3:
        data["checklist"] = {each: _answer(rng) for each in rng.sample(CHECKLIST_IDS, rng.randint(0, 3))}
    return Structure.model_validate(data)


def node(rng: random.Random, node_id: str, sources: Sequence[Data]) -> Data:
    """A node with any of its fields."""
    node_type = rng.choice(NODE_TYPES)
    data: Data = {"id": node_id, "type": node_type, "name": some_text(rng)}
    if KINDS[node_type]:
        data["kind"] = rng.choice(KINDS[node_type])
    _common(rng, data, sources)
    _maybe(rng, data, represents_many=rng.random() < 0.5, lines=rng.choice(("complete", "partial")))
    yes = rng.random() < 0.5
    match node_type:
        case "organisation":
            _maybe(rng, data, ods_code=some_text(rng), statutory=yes)
        case "body":
            _maybe(rng, data, function="advisory", membership="complete", external=yes, in_public=yes, publishes_papers=yes)
            _maybe(
                rng,
                data,
                meets=rng.choice((*FREQUENCY_DAYS, 10, 2.5)),
                terms_of_reference=yes,
                dedicated_team=yes,
                quorum=rng.randint(1, 9),
            )
            _maybe(
                rng,
                data,
                voting=rng.choice(({"basis": "consensus"}, {"threshold": 0.75}, {"basis": "per_member", "threshold": 1})),
            )
        case "project":
            _maybe(rng, data, starts=rng.choice(DATES), ends=rng.choice(DATES))
        case "post":
            _maybe(rng, data, holder=some_text(rng), vacant=yes, count=rng.randint(0, 3), non_executive=yes, clinical=yes)
        case "instrument":
            _maybe(rng, data, agreed=yes, amount_gbp=rng.choice((0, 1_000_000, 0.01, 1e22)))
    return data


def relations(rng: random.Random, nodes: Sequence[Data], sources: Sequence[Data], size: int) -> list[Data]:
    """Relations between nodes, no two the same."""
    found: dict[tuple[str, str, str], Data] = {}
    instruments = [each["id"] for each in nodes if each["type"] == "instrument"]
    for _ in range(rng.randint(0, size) if nodes else 0):
        kind = rng.choice(tuple(ENDPOINTS))
        ends = [[each["id"] for each in nodes if each["type"] in allowed] for allowed in ENDPOINTS[kind]]
        if not all(ends):
            continue
        data: Data = {"source": rng.choice(ends[0]), "type": kind, "target": rng.choice(ends[1])}
        _common(rng, data, sources)
        match kind:
            case "accountable_to":
                _maybe(rng, data, primary=rng.random() < 0.5)
            case "reports_to":
                _maybe(rng, data, frequency=rng.choice((*FREQUENCY_DAYS, 10, 2.5)))
            case "delegates_to":
                _maybe(rng, data, scope=some_text(rng), limit_gbp=rng.choice((0, 50_000, 0.5)))
                if instruments:
                    _maybe(rng, data, instrument=rng.choice(instruments))
            case "sits_on":
                _maybe(rng, data, capacity="chair")
            case "member_of":
                _maybe(rng, data, seats=rng.randint(0, 3), capacity="voting")
        found[data["source"], kind, data["target"]] = data
    return list(found.values())


def edited(rng: random.Random, before: Structure, changes: int | None = None) -> Structure:
    """The structure after a few edits of every sort: fields set and cleared, items added, removed, moved, renamed."""
    data = before.model_dump(mode="json")
    for _ in range(rng.randint(1, 4) if changes is None else changes):
        _edit(rng, data)
    return Structure.model_validate(_clean(data))


def _edit(rng: random.Random, data: Data) -> None:
    part = rng.choice(("sources", "nodes", "nodes", "relations", "relations", "decisions", "accepted", "top"))
    items = data.get(part) or []
    choice = rng.choice(("field", "field", "text", "add", "remove", "move", "rename", "clear"))
    if part == "top" or (not items and choice != "add"):
        key = rng.choice(("title", "footprint", "notes", "as_at", "drawing", "archetype", "limits", "checklist"))
        fresh = structure(rng, 1).model_dump(mode="json")
        data[key] = fresh[key] if key != "title" else some_text(rng)
    elif choice == "add":
        if fresh_item := _added(rng, part, data):
            items.insert(rng.randint(0, len(items)), fresh_item)
    elif choice == "remove":
        items.pop(rng.randrange(len(items)))
    elif choice == "move":
        items.insert(rng.randrange(len(items)), items.pop(rng.randrange(len(items))))
    elif choice == "clear":
        del items[: rng.randint(1, len(items))]
    elif choice == "rename" and part == "nodes":
        _rename(data, rng.choice(items)["id"], f"renamed-{rng.randrange(10**6)}")
    elif choice == "text":
        item = rng.choice(items)
        keys = [key for key in ("name", "notes", "title", "reason") if key in item] or ["notes"]
        item[rng.choice(keys)] = some_text(rng)
    else:
        position = rng.randrange(len(items))
        other = _added(rng, part, data)
        if part == "nodes":
            other = next(
                each for each in iter(lambda: node(rng, "x", data["sources"]), None) if each["type"] == items[position]["type"]
            )
        fixed = {"id", "type", "source", "target", "rule", "subjects"}
        for key in rng.choices(sorted(items[position]), k=3):
            if key not in fixed:
                empty = [] if isinstance(items[position][key], list) else None
                items[position][key] = other.get(
                    key, items[position][key] if key in ("kind", "name", "title", "reason") else empty
                )


def _added(rng: random.Random, part: str, data: Data) -> Data:
    fresh = f"new-{rng.randrange(10**6)}"
    match part:
        case "sources":
            return _source(rng, fresh)
        case "nodes":
            return node(rng, fresh, data["sources"])
        case "relations":
            made = relations(rng, data["nodes"], data["sources"], 9)
            return rng.choice(made) if made else {}
        case "decisions":
            return _decision(rng, fresh, data)
    return _accepted(rng, [each["id"] for each in data["nodes"] + data["decisions"]])


def _rename(data: Data, old: str, new: str) -> None:
    for item in data["nodes"]:
        item["id"] = new if item["id"] == old else item["id"]
    for item in data["relations"]:
        for key in ("source", "target", "instrument"):
            if item.get(key) == old:
                item[key] = new
    for item in data["decisions"] + data["accepted"]:
        for key in (*DECISION_ENDPOINTS, "subjects"):
            if key in item:
                item[key] = [new if each == old else each for each in item[key]]


def _clean(data: Data) -> Data:
    """The data without what stands for nothing any more, after items were removed."""
    sources = {each["id"] for each in data["sources"]}
    types = {each["id"]: each["type"] for each in data["nodes"]}
    seen: set[tuple[str, str, str]] = set()
    relations = []
    for each in data["relations"]:
        if not each or not {each["source"], each["target"]} <= set(types):
            continue
        allowed = ENDPOINTS[each["type"]]
        key = (each["source"], each["type"], each["target"])
        if types[key[0]] in allowed[0] and types[key[2]] in allowed[1] and key not in seen:
            seen.add(key)
            if types.get(each.get("instrument")) != "instrument":
                each.pop("instrument", None)
            relations.append(each)
    data["relations"] = relations
    for each in data["decisions"]:
        for key, allowed_types in DECISION_ENDPOINTS.items():
            each[key] = [one for one in each.get(key, []) if types.get(one) in allowed_types]
    known = set(types) | {each["id"] for each in data["decisions"]}
    for each in data["accepted"]:
        each["subjects"] = [one for one in each["subjects"] if one in known]
    for each in data["nodes"] + data["relations"] + data["decisions"]:
        cites = each.get("cites") or []
        each["cites"] = [one for one in ([cites] if isinstance(cites, str) else cites) if one in sources]
    return data


def _source(rng: random.Random, source_id: str) -> Data:
    data: Data = {"id": source_id, "title": some_text(rng)}
    _maybe(
        rng,
        data,
        publisher=some_text(rng),
        date=rng.choice(DATES),
        locator=some_text(rng),
        url="https://a.example/x?y=1&z=[2],#s",
    )
    return data


def _decision(rng: random.Random, decision_id: str, data: Data) -> Data:
    made: Data = {"id": decision_id, "name": some_text(rng)}
    for key, allowed in DECISION_ENDPOINTS.items():
        ids = [each["id"] for each in data["nodes"] if each["type"] in allowed]
        if ids and rng.random() < 0.6:
            made[key] = rng.choices(ids, k=rng.randint(0, 4))
    _maybe(rng, made, notes=some_text(rng), inferred=rng.random() < 0.5, threshold=rng.choice((0.75, 1)), basis="consensus")
    return made


def _accepted(rng: random.Random, ids: Sequence[str]) -> Data:
    rules = [rule for rule in RULE_IDS if rule not in NEVER_ACCEPTED]
    data: Data = {
        "rule": rng.choice(rules),
        "subjects": rng.sample(ids, min(len(ids), rng.randint(0, 2))),
        "reason": some_text(rng),
    }
    _maybe(rng, data, by=some_text(rng), on=rng.choice(DATES), until=rng.choice(DATES))
    return data


def _answer(rng: random.Random) -> Data:
    data: Data = {"answer": rng.choice(("yes", "no", "in_progress"))}
    _maybe(rng, data, evidence=some_text(rng), by=some_text(rng), on=rng.choice(DATES))
    return data


def _common(rng: random.Random, data: Data, sources: Sequence[Data]) -> None:
    _maybe(rng, data, notes=some_text(rng), inferred=rng.random() < 0.5, status=rng.choice(("established", "planned", "ended")))
    if sources and rng.random() < 0.5:
        data["cites"] = [each["id"] for each in rng.sample(sources, rng.randint(1, len(sources)))]


def _maybe(rng: random.Random, data: Data, **fields: object) -> None:
    for key, value in fields.items():
        if rng.random() < 0.35:
            data[key] = value


def _slug(rng: random.Random) -> str:
    return rng.choice(
        ("a", "b-c", "null", "true", "no", "on", "x1", "1e3", "012", "2017", "2017-06-01", "y", "0x1f", "board", "ccg-a")
    )


def _slugs(rng: random.Random, most: int) -> list[str]:
    made = [f"{_slug(rng)}-{index}" if rng.random() < 0.7 else _slug(rng) for index in range(rng.randint(0, most))]
    return list(dict.fromkeys(made))
