"""Labels that break careless exporters, and a valid structure in which every text that a person writes is one of them.

Every exporter is tested with it: what comes out must be a valid file of its format that shows each text as it stands.
"""

from __future__ import annotations

from typing import Any

from stpgraph.model import Structure

#: Each is a name that the model allows. All differ, also when spaces are folded and letters are lower case.
NASTY_TEXTS: tuple[str, ...] = (
    '<script>alert("1")</script>',
    "</text></svg><!-- x --> & &amp; &lt; ]]> <![CDATA[",
    '" onload="alert(2)" x=\'y\' `z`',
    '=HYPERLINK("http://example.org";"=1+1")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "-2+3",
    '#panic("typst") #import "x": * $x^2$ *bold* _low_ @ref <label> \\ ~ --- // not a comment /* nor this */',
    "**bold** [link](javascript:alert(3)) ![image](x) | cell | # heading :red[colour] $E=mc^2$ ~~gone~~ <br>",
    '{"json": [null]} %s %d {0} ${HOME} {{ template }} {% raw %}',
    "a;b --> c; click d; end; subgraph e; style f fill:#f00; %%{init: {}}%%",
    'digraph { "a" -> "b" [label=<<b>c</b>>]; } \\N \\l \\"',
    "one,two;three\tfour|five",
    "first line\nsecond line\r\nthird line",
    "C:\\new\\table\\0 back\\slash\\",
    "عيادة الصحة العامة \u202eright to left\u202c",
    "מועצת הבריאות (גוש 1) – 50%",
    "Emoji 🏥👩🏽‍⚕️🇬🇧 ❤️ and ☂",
    "健康委員会・保健委員会",
    "Zürich Žižkov Ærø naïve coöperate İstanbul ß ﬁ Ω Ж",
    "e\u0301 combining Z\u0351\u0343\u034a\u0316\u0359 and \u200bzero width\u200d and \u00a0no break \u2028 separator",
    "\u0085next line \u009fcontrol \ufeffmark \ufffd \U000e0041 \ue000 private",
    "\u2066isolate\u2069 \u200fmark\u200e",
    "“quoted” ‘twice’ «thrice» … – —",
    "£1,500,000 ± 3 % ≤ ½ × 10⁻³ µg/°C → ∞",
    "Long name "
    + "of a board that somebody wrote out in full, with all of its partners and all of its duties, " * 3
    + "and then some more of it",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2,
    "'; DROP TABLE nodes; --",
    "  spaces   before,  inside   and after  ",
    "__proto__ constructor NaN null None true yes no 007 1e5",
)


def nasty_structure() -> Structure:
    """A valid structure of every node type and relation type, whose title, names, notes, scopes and sources are nasty.

    The first text is the strategic board's name; every text is the name of a body, and of a project, post, organisation,
    instrument, decision or source besides. What one is called is so at the start, and the group's own number at the end of the
    other names, so that no two nodes have one name.
    """
    texts = NASTY_TEXTS
    nodes: list[dict[str, Any]] = [
        {
            "id": f"body-{at}",
            "type": "body",
            "kind": "strategic_board" if at == 0 else "workstream" if at % 3 else "enabler",
            "name": text,
            "notes": text,
            "cites": ["source-0"],
            "inferred": at % 2 == 1,
            "represents_many": at % 5 == 4,
            "status": "planned" if at % 7 == 6 else "established",
        }
        for at, text in enumerate(texts)
    ]
    sorts: tuple[tuple[str, str], ...] = (
        ("organisation", "ccg"),
        ("project", ""),
        ("post", "lay_member"),
        ("instrument", "scheme_of_delegation"),
    )
    for at, text in enumerate(texts):
        sort, kind = sorts[at % 4]
        node = {"id": f"{sort}-{at}", "type": sort, "name": f"{text} {at}", "notes": text}
        if kind:
            node["kind"] = kind
        if sort == "post":
            node["holder"] = text
        nodes.append(node)
    relations: list[dict[str, Any]] = []
    for at in range(len(texts)):
        body, above = f"body-{at}", f"body-{(at - 1) // 4 if at > 4 else 0}"
        if at:
            kind = ("accountable_to", "reports_to", "part_of", "supports", "advises", "oversees", "ratifies", "replaces")[at % 8]
            relations.append({"source": body, "type": kind if at > 8 else "accountable_to", "target": above, "notes": texts[at]})
        sort = sorts[at % 4][0]
        other = f"{sort}-{at}"
        if sort == "organisation":
            relations.append({"source": other, "type": "member_of", "target": body, "seats": 2, "capacity": "voting"})
            relations.append(
                {
                    "source": other,
                    "type": "delegates_to",
                    "target": body,
                    "scope": texts[at],
                    "instrument": "instrument-3",
                    "limit_gbp": 1_500_000.5,
                }
            )
        elif sort == "project":
            relations.append({"source": other, "type": "accountable_to", "target": body})
        elif sort == "post":
            relations.append({"source": other, "type": "sits_on", "target": body, "capacity": "chair"})
            relations.append({"source": other, "type": "represents", "target": "organisation-0"})
            relations.append(
                {
                    "source": other,
                    "type": "leads" if at % 8 == 2 else "employed_by",
                    "target": "project-1" if at % 8 == 2 else "organisation-0",
                }
            )
        else:
            relations.append({"source": body, "type": "party_to", "target": other})
            relations.append({"source": other, "type": "covers", "target": "organisation-0"})
    sources = [
        {
            "id": f"source-{at}",
            "title": text,
            "publisher": text,
            "locator": text,
            "url": "https://example.org/a?b=c&d='e'",
            "date": "2017-06",
        }
        for at, text in enumerate(texts[:12])
    ]
    decisions = [
        {
            "id": f"decision-{at}",
            "name": text,
            "notes": text,
            "taken_by": [f"body-{at}"],
            "consulted": ["organisation-0"],
            "affects": ["organisation-4"],
            "ratified_by": ["organisation-8"],
            "cites": ["source-1"],
        }
        for at, text in enumerate(texts[:8])
    ]
    return Structure.model_validate(
        {
            "stpgraph": 1,
            "id": "nasty",
            "title": texts[0] + " " + texts[7],
            "footprint": texts[1],
            "status": "option",
            "as_at": "2017-06",
            "notes": "\n".join(texts),
            "sources": sources,
            "nodes": nodes,
            "relations": relations,
            "decisions": decisions,
            "accepted": [
                {
                    "rule": "ACC001",
                    "subjects": ["body-1"],
                    "reason": texts[7],
                    "by": texts[1],
                    "on": "2017-06-01",
                    "until": "2099",
                }
            ],
        }
    )
