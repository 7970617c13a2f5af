"""Small structures that the tests of the command line and of the reports share, as the text of their files."""

from __future__ import annotations

from datetime import date

from stpgraph.files import Format, loads
from stpgraph.pipeline import explore
from stpgraph.report.checked import Checked

TODAY = date(2018, 4, 2)

#: A board that answers to nobody, and a workstream below it. ACC002 is a gap here.
GAP = """\
stpgraph: 1
id: a-gap
title: A board in the air
status: current
nodes:
  - {id: board, type: body, kind: strategic_board, name: The Board}
  - {id: stream, type: body, kind: workstream, name: Urgent care}
relations:
  - {source: stream, type: accountable_to, target: board}
"""
#: The same, tied to an organisation with standing in law: none of ACC001 to ACC003 speaks.
CLEAR = (
    GAP.replace("a-gap", "clear").replace("in the air", "on the ground")
    + """\
  - {source: ccg, type: delegates_to, target: board}
"""
).replace("relations:", "  - {id: ccg, type: organisation, kind: ccg, name: Example CCG}\nrelations:")
#: The gap, accepted to the first of April 2018.
ACCEPTED = (
    GAP.replace("a-gap", "accepted")
    + """\
accepted:
  - {rule: ACC002, subjects: [board], reason: Agreed for year one, by: STP lead, on: 2017-06, until: 2018-04-01}
"""
)
#: Two that answer to each other, and a project below one of them: ACC003 with two subjects.
LOOP = """\
stpgraph: 1
id: loop
title: Round and round
status: option
nodes:
  - {id: one, type: body, kind: delivery_group, name: Group one}

  - id: two
    type: body
    kind: delivery_group
    name: Group two
  - {id: work, type: project, name: The work}
relations:
  - {source: one, type: accountable_to, target: two}
  - {source: two, type: accountable_to, target: one}
  - {source: work, type: accountable_to, target: one}
"""
BROKEN = """\
stpgraph: 1
id: broken
title: Broken
status: curent
nodes:
  - {id: board, type: body, kind: strategic_bord, name: The Board}
"""
#: Names that mean something to a terminal, to rich, to SARIF, to HTML or to a spreadsheet.
HOSTILE = (
    "[red]stop[/red] [link=http://a.example]here[/link]",
    "[Board](http://evil.example) {0} {{1}}",
    "</script><img src=x onerror=alert(1)>",
    "Board\x9b31m \u202eesrever\u2066",
    "two\nlines\r\tand a tab\u2028more",
    ":warning: \\[bold] 100% \"quoted\" 'single'",
    "=1+1 \u7406\u4e8b\u4f1a e\u0301 \U0001f3e5 \ud7ff",
    "W" * 260,
)


def hostile_structure() -> str:
    """A structure, as JSON, whose boards have hostile names and answer to nobody."""
    import json

    nodes = [{"id": f"n{n}", "type": "body", "kind": "delivery_group", "name": name} for n, name in enumerate(HOSTILE)]
    return json.dumps({"stpgraph": 1, "id": "hostile", "title": HOSTILE[0], "status": "current", "nodes": nodes})


def checked(
    text: str, file: str = "made.yaml", form: Format = "yaml", rules: set[str] | None = None, today: date = TODAY
) -> Checked:
    """A structure's text, checked."""
    return Checked(file, text, form, explore(loads(text, file, form), today, rules=rules))
