"""What is said of two structures against each other: the differences that matter most in sentences, and everything else in lists.

Where the second is a later form of the first, sentences speak of before and now; where two structures stand side by side they speak
of the first and the second.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from stpgraph.compare import Changed, Compared, Comparison, Headline, Loss, Match, Move, Sides
from stpgraph.compare.comparison import ABOUT_THE_FILE
from stpgraph.model import SEVERITIES, AnyNode, AnyRelation, Decision, Finding, Severity
from stpgraph.model.finding import CERTAINTY_MEANS, CERTAINTY_WORDS, SEVERITY_WORDS
from stpgraph.reading.assessed import measure_words
from stpgraph.reading.compared_fields import LABELS, NOT_STATED, change_words, sides, value_words
from stpgraph.reading.facts import kind_line
from stpgraph.reading.listed import names_of, subject_words
from stpgraph.reading.sentences import relation_sentence
from stpgraph.reading.words import capital, uncapital
from stpgraph.rules import BY_ID
from stpgraph.rules.words import count, listed, natural, quoted

#: Matches by likeness at or above this score, with the same name, need no second look.
SURE = 0.8
NOTHING = "Nothing differs."
_MOST_NAMES = 4
_VERDICTS = {"better": "Better", "worse": "Worse", "same": "The same", "different": "Different", "unknown": "Cannot be told"}
_BETTER = {"more": "More", "less": "Less", "neither": "Depends"}
_WAYS = {"answers": "answers to", "reports": "reports to", "sits": "sits on", "leads": "leads"}


class Entry(NamedTuple):
    """One thing in a list: a sentence or name, and pairs of a label and a text that belong to it."""

    text: str
    details: tuple[tuple[str, str], ...] = ()


# ── what matters most ────────────────────────────────────────────────────────────────────────────────────────────────────


def most_important(made: Comparison) -> tuple[str, ...]:
    """The differences that matter most, one paragraph each; where nothing differs, one that says so."""
    told = tuple(headline_words(each, made) for each in made.foremost)
    if told:
        return told
    return (
        NOTHING if not made.delta else "Nothing differs that bears on the governance: only remarks, sources, order or settings.",
    )


def headline_words(each: Headline, made: Comparison) -> str:
    """Differences of one sort in one paragraph."""
    if each.findings:
        return _findings_words(each, made)
    if each.losses:
        return _losses_words(each.losses, made)
    if each.moves:
        first = move_words(each.moves[0], made)
        return first if len(each.moves) == 1 else f"{first} {_more(len(each.moves) - 1, 'move', 'moves')}"
    if each.came or each.went:
        return _bodies_words(each, made)
    where = "differs" if each.number == 1 else "differ"
    return f"{count(each.number, 'other thing')} in posts, organisations, projects, agreements, lines or fields {where}."


def _more(number: int, singular: str, plural: str) -> str:
    return f"There {'is' if number == 1 else 'are'} {count(number, f'more {singular}', f'more {plural}')} of this sort."


def _findings_words(each: Headline, made: Comparison) -> str:
    number, first = len(each.findings), each.findings[0].finding
    noun = SEVERITY_WORDS[first.severity].lower()
    opened = "closed" not in each.weight
    silent = (
        " The documents do not say how it is; ask before you act on it." if opened and first.certainty == "not_stated" else ""
    )
    start = _opening(noun, number, opened, each.stated, made.over_time)
    if number == 1:
        return f"{start}: {uncapital(BY_ID[first.rule].defect)}. {first.fact if opened else _about(each.findings, made)}{silent}"
    return f"{start}: {uncapital(BY_ID[first.rule].defect)}. {_about(each.findings, made)}{silent}"


def _opening(noun: str, number: int, opened: bool, stated: bool, over_time: bool) -> str:
    one = number == 1
    several = capital(f"a {noun}" if one else count(number, noun))
    if over_time and opened:
        return f"{several} {'has' if one else 'have'} opened" if stated else f"{several} may have opened"
    if over_time:
        return f"{several} {'is' if one else 'are'} closed"
    here, there = ("second", "first") if opened else ("first", "second")
    if stated:
        return f"Only the {here} shows {f'this {noun}' if one else f'{count(number, noun)} of this sort'}"
    return f"In the {here} there may be {several[:1].lower()}{several[1:]} that the {there} does not have"


def _about(findings: Iterable[Compared], made: Comparison) -> str:
    called = []
    for each in findings:
        names = names_of((made.right if each.after else made.left).structure)
        called += [names.get(key, key) for key in each.finding.subjects]
    return f"It is about {_names(called)}." if called else "It is about the structure as a whole."


def _names(called: Iterable[str]) -> str:
    known = [quoted(text) for text in sorted(set(called), key=lambda text: (natural(text), text))]
    return (
        listed(known)
        if len(known) <= _MOST_NAMES + 1
        else f"{', '.join(known[:_MOST_NAMES])} and {len(known) - _MOST_NAMES:,} others"
    )


def _bodies_words(each: Headline, made: Comparison) -> str:
    left, right = names_of(made.left.structure), names_of(made.right.structure)
    parts = []
    if each.came:
        called = _names(right[key] for key in each.came)
        parts.append(f"New: {called}." if made.over_time else f"Only in the second: {called}.")
    if each.went:
        called = _names(left[key] for key in each.went)
        parts.append(f"{gone_word(made)}: {called}." if made.over_time else f"Only in the first: {called}.")
    return f"Boards and groups. {' '.join(parts)}"


def gone_word(made: Comparison) -> str:
    """What to call boxes and lines that are in the first only: a source that does not show everything does not say that they are gone."""
    if not made.over_time:
        return "Only in the first"
    return "Gone" if made.right.structure.drawing == "complete" else "No longer shown"


def new_word(made: Comparison) -> str:
    """What to call boxes and lines that are in the second only."""
    return "New" if made.over_time else "Only in the second"


# ── what was lost ────────────────────────────────────────────────────────────────────────────────────────────────────────

_VOICES = {
    "clinical": "clinicians are heard on the strategic or delivery board",
    "council": "local government is heard on, over or above the strategic or delivery board",
    "public": "patients and the public are heard on a board",
    "practice": "general practice is heard on a board",
}
_VOICES_LOST = {
    "clinical": "Clinicians are no longer heard on the strategic or delivery board.",
    "council": "Local government is no longer heard on, over or above the strategic or delivery board.",
    "public": "Patients and the public are no longer heard on any board.",
    "practice": "General practice is no longer heard on any board.",
}


def loss_words(loss: Loss, made: Comparison) -> str:
    """One loss as a sentence; what the second only does not say is told so."""
    was, lost = _loss(loss, names_of(made.left.structure), made.over_time)
    if made.over_time:
        return lost if loss.stated else f"The documents no longer say that {was}."
    return f"In the first, {was}; in the second {'this is not so' if loss.stated else 'the documents do not say so'}."


def _loss(loss: Loss, names: Mapping[str, str], over_time: bool) -> tuple[str, str]:
    """What was so, as the middle of a sentence, and the sentence that says it is so no longer."""
    one = quoted(names.get(loss.subject, loss.subject))
    others = _names(names.get(key, key) for key in loss.others) if loss.others else ""
    several = len(loss.others) > 1
    match loss.kind:
        case "delegation":
            return f"{others} delegates to {one}", f"{others} no longer delegates to {one}."
        case "delegation_narrowed":
            return f"{others} delegates more to {one}", f"{others} delegates less to {one} than before."
        case "last_non_executive":
            return f"a non-executive sits on {one} ({others})", f"{one} has lost its last non-executive: {others}."
        case "non_executive":
            return (
                f"{'as many non-executives as before' if over_time else 'more non-executives'} sit on {one} ({others} among them)",
                f"{one} has fewer non-executives than before: {others} {'are' if several else 'is'} gone.",
            )
        case "independent_chair":
            return f"{one} has an independent chair", f"{one} no longer has an independent chair."
        case "voice":
            assert loss.voice is not None
            return f"{_VOICES[loss.voice]} ({others})", f"{_VOICES_LOST[loss.voice]} Before: {others}."
        case "partner":
            return f"{one} takes part", f"{one} no longer takes part."
        case "partner_seat":
            return f"{one} has a seat on {others}", f"{one} no longer has a seat on any board or group; before: {others}."
        case "board":
            return f"there is {one}", f"{one} is gone."
        case "scheme":
            return f"{one} is in force", f"{one} is no longer in force."
        case "scheme_narrowed":
            return f"{one} covers {others}", f"{one} no longer covers {others}."
        case "private":
            return f"{one} meets in public", f"{one} no longer meets in public."
        case "unpublished":
            return f"{one} publishes its papers", f"{one} no longer publishes its papers."
        case "paper":
            return f"{one} is in place", f"{one} is no longer in place."
        case "oversight":
            return f"{others} oversees {one}", f"{others} no longer oversees {one}."


def _losses_words(lost: tuple[Loss, ...], made: Comparison) -> str:
    told = [loss_words(each, made) for each in lost[:2]]
    more = len(lost) - len(told)
    return " ".join((*told, *([_more(more, "loss", "losses")] if more else [])))


def losses_entries(made: Comparison) -> tuple[Entry, ...]:
    """Everything that was lost, the heaviest first."""
    order = {id(loss): at for at, each in enumerate(made.headlines) for loss in each.losses}
    return tuple(Entry(loss_words(each, made)) for each in sorted(made.losses, key=lambda loss: order[id(loss)]))


# ── findings ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def counts_words(made: Comparison) -> tuple[str, ...]:
    """How many findings were opened, closed and kept, a sentence for each severity of which there are any."""
    found = []
    for severity in SEVERITIES:
        here = [each for each in made.findings if each.finding.severity == severity]
        if here:
            numbers = {state: sum(each.state == state for each in here) for state in ("opened", "closed", "kept")}
            words = ("opened", "closed", "kept") if made.over_time else ("only in the second", "only in the first", "in both")
            told = ", ".join(f"{number:,} {word}" for number, word in zip(numbers.values(), words, strict=True))
            found.append(f"{SEVERITY_WORDS[severity]}s: {told}.")
    return tuple(found)


def findings_entries(made: Comparison, severity: Severity, state: str) -> tuple[Entry, ...]:
    """Findings of one severity that were opened or closed, or were kept and have changed."""
    here = [each for each in made.findings if each.finding.severity == severity and each.state == state]
    return tuple(_finding_entry(each, made) for each in here if state != "kept" or each.differs)


def _finding_entry(each: Compared, made: Comparison) -> Entry:
    finding = each.finding
    details = [("Rule", f"{finding.rule} {BY_ID[finding.rule].defect}")]
    if each.state == "opened":
        details += [("What to do", finding.remedy), ("How sure", _sure(finding))]
    elif each.state == "closed":
        details.append(("How sure it was" if made.over_time else "How sure", _sure(finding)))
    if each.gone:
        details.append(
            (
                "Why",
                "It was about what is not there any more." if made.over_time else "It is about what the second does not have.",
            )
        )
    if each.new:
        details.append(("Why", "It is about what is new." if made.over_time else "It is about what the first does not have."))
    return Entry(finding.fact, (*details, *_kept_words(each, made)))


def _accepted(finding: Finding) -> str:
    return "No" if finding.accepted is None else "Yes"


def _sure(finding: Finding) -> str:
    return f"{CERTAINTY_WORDS[finding.certainty]}: {CERTAINTY_MEANS[finding.certainty]}."


def _kept_words(each: Compared, made: Comparison) -> Iterable[tuple[str, str]]:
    before, after = each.before, each.after
    if before is None or after is None:
        return
    if before.certainty != after.certainty:
        pair = (CERTAINTY_WORDS[before.certainty].lower(), CERTAINTY_WORDS[after.certainty].lower())
        # "Not stated" is here how sure the finding is, so both sides are told in full.
        yield "How sure", f"now {pair[1]}; before {pair[0]}" if made.over_time else sides(*pair, False)
    if before.severity != after.severity:
        yield "Severity", sides(SEVERITY_WORDS[before.severity], SEVERITY_WORDS[after.severity], made.over_time)
    if (before.accepted is None) != (after.accepted is None):
        yield "Accepted", sides(_accepted(before), _accepted(after), made.over_time)
    right, left = names_of(made.right.structure), names_of(made.left.structure)
    if each.joined:
        yield ("Now also about" if made.over_time else "In the second also about", _names(right[key] for key in each.joined))
    if each.left_out:
        yield ("No longer about" if made.over_time else "In the first also about", _names(left[key] for key in each.left_out))


# ── the structure itself ─────────────────────────────────────────────────────────────────────────────────────────────────


def nodes_entries(nodes: Iterable[AnyNode | Decision]) -> tuple[Entry, ...]:
    """Nodes and decisions by name, each with what it is, in order of what they are and of name."""
    told = [(kind_line(each) if not isinstance(each, Decision) else "Decision", each.name) for each in nodes]
    return tuple(
        Entry(f"{quoted(name)} ({uncapital(kind)})")
        for kind, name in sorted(told, key=lambda pair: (pair[0], natural(pair[1]), pair[1]))
    )


def changed_entries(made: Comparison) -> tuple[Entry, ...]:
    """Nodes and decisions that are in both and differ, field by field; remarks and sources are left to the last."""
    names = _all_names(made)
    told = [
        *(Entry(quoted(each.after.name), _changes(each, made, names)) for each in made.changed_nodes),
        *(Entry(quoted(each.after.name), _changes(each, made, names)) for each in made.changed_decisions),
    ]
    lines = [Entry(relation_sentence(each.after, names), _changes(each, made, names)) for each in made.changed_relations]
    return (*sorted(told, key=lambda entry: (natural(entry.text), entry)), *sorted(lines))


def _changes(
    each: Changed[AnyNode] | Changed[AnyRelation] | Changed[Decision], made: Comparison, names: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    return change_words(each.changes, each.before, each.after, names, made.over_time, ABOUT_THE_FILE)


def move_words(move: Move, made: Comparison) -> str:
    """One move as a sentence."""
    names = _all_names(made)
    was, now = (listed(quoted(names[key]) for key in side) for side in (move.lost, move.won))
    verb = _WAYS[move.way]
    preposition = f" {verb.split()[1]}" if " " in verb else ""
    if made.over_time:
        return f"{quoted(names[move.node])} now {verb} {now}; before{preposition} {was}."
    return f"{quoted(names[move.node])} {verb} {was} in the first and {now} in the second."


def lines_entries(made: Comparison, new: bool) -> tuple[tuple[Entry, ...], int]:
    """Relations that are on one side only, as sentences, and how many more there are that came or went with one of their ends.

    Each is told with the names that its ends have on that side.
    """
    names = _all_names(made) if new else names_of(made.was)
    here = made.delta.relations.added if new else tuple((0, *each) for each in made.delta.relations.removed)
    moved = {key for move in made.moves for key in move.lines}
    ends = {node.id for node in (made.delta.nodes.new if new else made.delta.nodes.gone)}
    told = [line for _, key, line in here if key not in moved and not ends & {line.source, line.target}]
    with_ends = sum(bool(ends & {line.source, line.target}) for _, _, line in here)
    return tuple(Entry(text) for text in sorted((relation_sentence(line, names) for line in told), key=natural)), with_ends


def fields_entries(made: Comparison) -> tuple[Entry, ...]:
    """Fields of the structure itself that differ, and thresholds and checklist answers; ids and remarks are left out."""
    found = []
    for change in made.delta.fields:
        name, _, key = change.field.partition(".")
        if name in ("id", "notes"):
            continue
        label = (
            f"Threshold of {key}" if name == "limits" else f"Checklist answer “{key}”" if key else LABELS.get(name, capital(name))
        )
        was, now = (value_words(name, value, None, {}) for value in (change.before, change.after))
        if name == "limits":
            was, now = ("the default" if text == NOT_STATED else text for text in (was, now))
        found.append(Entry(f"{label}: {sides(was, now, made.over_time)}."))
    return tuple(found)


def _all_names(made: Comparison) -> dict[str, str]:
    """Names by id of the second structure; what only the first has keeps its own."""
    return {**names_of(made.was), **names_of(made.right.structure)}


# ── measures, and which is which ─────────────────────────────────────────────────────────────────────────────────────────


def measure_header(made: Comparison) -> tuple[str, ...]:
    """The header of a table of measures."""
    if made.over_time:
        return "Measure", "Before", "Now", "What is better", "It is"
    return "Measure", "First", "Second", "What is better", "The second is"


def measure_cells(sides_: Sides) -> tuple[str, ...]:
    """One measure as a row under `measure_header`; a lower bound is told as such, and a small difference is not rounded away."""
    told = [measure_words(each) for each in (sides_.left, sides_.right)]
    if told[0] == told[1] and sides_.verdict not in ("same", "unknown"):
        told = [f"{each.value:.1%}" if each.unit == "share" else f"{each.value:,}" for each in (sides_.left, sides_.right)]
    bounds = [each.why and each.value is not None for each in (sides_.left, sides_.right)]
    values = (f"at least {words}" if bound else words for words, bound in zip(told, bounds, strict=True))
    return (sides_.left.name, *values, _BETTER[sides_.left.better], _VERDICTS[sides_.verdict])


MATCH_HEADER = ("In the first", "In the second", "How alike", "Why")


def match_cells(each: Match, made: Comparison) -> tuple[str, ...]:
    """One match as a row under `MATCH_HEADER`."""
    first, second = names_of(made.left.structure)[each.left], names_of(made.right.structure)[each.right]
    if each.basis == "person":
        return first, second, "Set", "A person said that they are the same."
    if each.basis == "id":
        return first, second, "Same", "Both files give it the same short name."
    return first, second, f"{each.score:.0%}", " ".join(part.words for part in each.parts)


def subjects(each: Compared, made: Comparison) -> str:
    """Whom a finding is about, in a few words."""
    return subject_words(each.finding, names_of((made.right if each.after else made.left).structure))
