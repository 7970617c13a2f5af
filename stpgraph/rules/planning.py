"""What is met only on paper: findings that appear when planned bodies and lines are left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from stpgraph.graph import Wiring
from stpgraph.model import Finding, Limits
from stpgraph.rules.accountability import accountability_loop, answers_to_nobody, ends_at_stp_board
from stpgraph.rules.delivery import orphaned_project, orphaned_workstream
from stpgraph.rules.rule import Check, finding
from stpgraph.rules.scrutiny import no_non_executive_path
from stpgraph.rules.words import listed, name

#: What each of the six would say of a node once what is only planned is left out.
_SIX: tuple[tuple[Check, str], ...] = (
    (answers_to_nobody, "it would answer to nobody (ACC001)"),
    (ends_at_stp_board, "accountability would end at it (ACC002)"),
    (accountability_loop, "it would answer only in a circle (ACC003)"),
    (no_non_executive_path, "no non-executive could challenge it (NED001)"),
    (orphaned_workstream, "it would hang in the air (ORP001)"),
    (orphaned_project, "it would hang in the air (ORP002)"),
)


def only_on_paper(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A requirement is met only by what is planned and not yet there.

    What it finds:
        A node for which one of the six rules on accountability gaps, non-executive challenge and orphaned work would speak if
        bodies and lines that are only planned were left out. One finding for each node; it names the rules.
    Why it matters:
        Until the planned body meets or the planned line is agreed, the gap is there.
    Source:
        HFMA 2017, on governance as plans move from planning to implementation.
    Limits:
        Only the six rules ACC001, ACC002, ACC003, NED001, ORP001 and ORP002 are run again. What is itself planned is left out
        with the rest and not judged.
    How to mend:
        Establish what is planned, set a date for it, or agree an arrangement for the time until then.
    """
    without = Wiring(wiring.graph, planned=False)
    if len(without.nodes) == len(wiring.nodes) and len(without.relations) == len(wiring.relations):
        return
    opened: defaultdict[str, list[tuple[str, Finding]]] = defaultdict(list)
    for check, words in _SIX:
        before = _subjects(check(wiring, limits))
        for each in check(without, limits):
            for node in each.subjects:
                if node not in before:
                    opened[node].append((words, each))
    for node, reasons in sorted(opened.items()):
        said = listed([words for words, _ in reasons])
        confirmed = any(each.certainty == "confirmed" for _, each in reasons)
        yield finding(
            "PLN001",
            "concern",
            confirmed=confirmed,
            subjects=(node,),
            evidence=sorted({path for _, each in reasons for path in each.evidence if node in path}),
            fact=f"{name(wiring, node)} rests on what is only planned: without it{'' if confirmed else ', as far as the documents say'}, {said}.",
            remedy="Establish what is planned, or agree an arrangement for the time until then.",
        )


def _subjects(findings: Iterable[Finding]) -> set[str]:
    return {node for each in findings for node in each.subjects}
