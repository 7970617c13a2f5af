"""What holds of every finding of every rule, whatever the structure: its parts fit together, and people can read it.

Structures are made up from seeds, with every rule among their findings (a test says so), and from hypothesis for what should
not change.
"""

from __future__ import annotations

import copy
import json
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stpgraph.files import loads, read
from stpgraph.model import Finding, Structure
from stpgraph.model.rule_ids import RULE_IDS
from stpgraph.pipeline import explore
from tests.catalogue_strategies import whole, wholes
from tests.strategies import TODAY, Data, Dice, examples, messy

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = sorted((ROOT / "structures").rglob("*.yaml"))
#: Names that nobody could take for an id, nor an id for one of them; and ids that are no words.
PLAIN_NAMES = ("Riverside Board", "Hill Group", "North CCG", "Vale Trust", "Care Council", "Lake Plan", "Moor Forum", "Dale Team")
#: Words of ours that a board member has no use for. “None is marked as the first” is English; `None` inside a sentence is not.
NO_WORDS = re.compile(
    r"\b([Nn]odes?|[Gg]raphs?|ids?|IDs?|[Ee]dges?|null|NULL|True|False|true|false|nan|inf|vertex|boolean|tuples?|frozenset|dict)\b"
    r"|(?<![.!?] )(?<!^)\bNone\b|_|[\[\]{}<>`|]|  |\.\.|\( | \)| ,| \.|,\.|\(\)|“”"
)
SENTENCE = re.compile(r"[A-Z“0-9].{8,}[.]", re.DOTALL)


@cache
def explored(seed: int) -> tuple[Structure, tuple[Finding, ...]]:
    """A made-up structure in plain names and all that is found of it. Every fourth has acceptances, of those that fit and not."""
    dice = Dice(random.Random(seed))
    made = Structure.model_validate(readable(messy(dice, 12) if seed % 4 == 0 else whole(dice, 5)))
    return made, explore(made, TODAY).findings


def readable(data: Data) -> Data:
    """The structure with names that read well, of which each is one node's alone, and ids that are no words."""
    new = {each["id"]: f"qx{number}-zz" for number, each in enumerate([*data["nodes"], *data.get("decisions", ())])}
    text = json.dumps({**data, "nodes": [], "relations": [], "decisions": [], "accepted": []})
    out: Data = json.loads(text)
    out["title"] = "The plan"
    for part, fields in (
        ("nodes", ("id",)),
        ("relations", ("source", "target", "instrument")),
        ("decisions", ("id", "taken_by", "consulted", "affects", "ratified_by")),
        ("accepted", ("subjects",)),
    ):
        for each in data.get(part, ()):
            item = copy.deepcopy(each)
            for field in fields:
                if field in item:
                    item[field] = new[item[field]] if isinstance(item[field], str) else [new[one] for one in item[field]]
            out[part].append(item)
    for number, item in enumerate([*out["nodes"], *out["decisions"]]):
        item["name"] = f"{PLAIN_NAMES[number % len(PLAIN_NAMES)]} {number}"
    return out


def everything() -> Iterator[tuple[Structure, Finding]]:
    for seed in range(examples(400)):
        structure, findings = explored(seed)
        for each in findings:
            yield structure, each


def sentences(each: Finding) -> list[str]:
    return [each.fact, each.remedy, each.message, *(remedy.text for remedy in each.remedies), *each.sources]


# --- its parts fit together --------------------------------------------------------------------------------------------


def test_every_rule_is_among_the_findings() -> None:
    assert {each.rule for _, each in everything()} == set(RULE_IDS)


def test_everything_that_a_finding_names_is_there() -> None:
    for structure, each in everything():
        known = {node.id for node in structure.nodes} | {decision.id for decision in structure.decisions}
        named = {*each.subjects, *each.affected, *(node for path in each.evidence for node in path)}
        ends = {end for remedy in each.remedies for end in (remedy.source, remedy.target, remedy.node) if end is not None}
        assert named | ends <= known, each


def test_evidence_is_made_of_paths_none_empty_and_none_twice() -> None:
    for _, each in everything():
        assert all(each.evidence), each
        assert len(set(each.evidence)) == len(each.evidence), each


def test_evidence_touches_those_whom_a_finding_is_about() -> None:
    """Save decisions, which stand in no picture; acceptances; and VOI009, which shows who is outside and not the boards."""
    for structure, each in everything():
        about = {*each.subjects, *each.affected} - {decision.id for decision in structure.decisions}
        if about and not each.rule.startswith("ACP") and each.rule != "VOI009":
            assert about & {node for path in each.evidence for node in path}, each


def test_subjects_and_affected_are_in_order_and_apart() -> None:
    for _, each in everything():
        assert list(each.subjects) == sorted(set(each.subjects)), each
        assert list(each.affected) == sorted(set(each.affected)), each
        assert not set(each.subjects) & set(each.affected), each


def test_only_the_rules_that_say_so_tell_who_is_affected() -> None:
    with_affected = {each.rule for _, each in everything() if each.affected}
    assert with_affected == {"ACC001", "ACC002", "ACC003", "NED006", "ORP001"}


def test_findings_are_in_order_and_none_is_there_twice() -> None:
    for seed in range(examples(400)):
        _, findings = explored(seed)
        keys = [(each.rule, each.subjects) for each in findings]
        assert keys == sorted(keys)
        assert len({each.model_dump_json() for each in findings}) == len(findings)


# --- people can read it ------------------------------------------------------------------------------------------------


def flaws(each: Finding) -> list[str]:
    found = [f"{match.group()!r} in {text!r}" for text in sentences(each) if (match := NO_WORDS.search(text))]
    return found + [f"an id in {text!r}" for text in sentences(each) if re.search(r"qx\d+", text)]


def test_messages_name_things_by_name_and_in_plain_words() -> None:
    wrong = {each.rule: flaws(each) for _, each in everything() if flaws(each)}
    assert wrong == {}


def test_fact_and_remedy_are_sentences() -> None:
    wrong = {
        (each.rule, text)
        for _, each in everything()
        for text in (each.fact, each.remedy)
        if not SENTENCE.fullmatch(text) or text != text.strip()
    }
    assert wrong == set()


def test_quotation_marks_come_in_pairs_round_names() -> None:
    for structure, each in everything():
        names = {structure.title, *(item.name for item in (*structure.nodes, *structure.decisions))}
        for text in (each.fact, each.remedy):
            assert text.count("“") == text.count("”"), each
            # A rule may name another by its defect; everything else in quotation marks is a name.
            quoted = set(re.findall("“([^“”]*)”", text))
            assert quoted <= names or each.rule in ("PLN001", "ACP001", "ACP002"), (each.rule, quoted - names)


def test_not_stated_is_never_told_as_no() -> None:
    """What the documents do not say reads differently from what they deny, in every rule that can be either."""
    told: dict[str, dict[str, set[str]]] = {}
    for _, each in everything():
        words = re.sub("“[^”]*”|[0-9,]+", "…", each.fact)
        told.setdefault(each.rule, {}).setdefault(each.certainty, set()).add(words)
    both = {rule: by for rule, by in told.items() if len(by) == 2}
    assert len(both) > 25
    assert {
        rule: sorted(by["confirmed"] & by["not_stated"]) for rule, by in both.items() if by["confirmed"] & by["not_stated"]
    } == {}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_we_ship_reads_well_too(path: Path) -> None:
    structure = read(path)
    ids = {each.id for each in (*structure.nodes, *structure.decisions) if "-" in each.id}
    names = " ".join([structure.title, *(each.name for each in (*structure.nodes, *structure.decisions))])
    for each in explore(structure, TODAY).findings:
        for text in (each.fact, each.remedy):
            bare = re.sub("“[^”]*”", "“…”", text)
            assert not NO_WORDS.search(bare.replace("“…”", "X")), text
            assert not {word for word in ids if re.search(rf"(?<![\w-]){word}(?![\w-])", bare) and word not in names}, text
            assert SENTENCE.fullmatch(text), text


# --- what changes nothing ----------------------------------------------------------------------------------------------


def shuffled(data: Data, seed: int) -> Data:
    """The same structure with its parts, and the keys of its mappings, in another order."""
    rng = random.Random(seed)
    out = copy.deepcopy(data)
    for part in ("nodes", "relations", "decisions", "sources", "accepted"):
        rng.shuffle(out.get(part, []))
    for decision in out.get("decisions", ()):
        for field in ("taken_by", "consulted", "affects", "ratified_by"):
            rng.shuffle(decision.get(field, []))
    for part in ("nodes", "relations", "decisions"):
        if part in out:
            out[part] = [dict(rng.sample(list(each.items()), len(each))) for each in out[part]]
    return dict(rng.sample(list(out.items()), len(out)))


def found(data: Data) -> str:
    findings = explore(loads(json.dumps(data), form="json"), TODAY).findings
    return json.dumps([each.model_dump(mode="json") for each in findings], ensure_ascii=False)


@settings(max_examples=examples(100), derandomize=True, suppress_health_check=list(HealthCheck))
@given(wholes(), st.integers(0, 999))
def test_the_order_of_the_file_changes_nothing(data: Data, seed: int) -> None:
    assert found(data) == found(shuffled(data, seed))


def test_the_order_of_larger_files_changes_nothing() -> None:
    for seed in range(examples(300)):
        data = whole(Dice(random.Random(seed)), 6)
        assert found(data) == found(shuffled(data, seed)), seed
