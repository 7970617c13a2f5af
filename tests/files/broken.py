"""Broken files, and every fault that is told of each."""

from __future__ import annotations

#: what follows the head of a file: (line, column, path, a part of the message, the suggestion) of every fault
Told = tuple[int, int, str, str, str]
CASES: dict[str, tuple[str, list[Told]]] = {
    # Text
    "comma in text between brackets": (
        "nodes:\n  - {id: b, type: body, kind: forum, name: Director, Example CCG}\n",
        [(6, 54, "nodes[0].Example CCG", 'must be in quotes here: name: "Director, Example CCG".', "")],
    ),
    "two commas in text between brackets": (
        "nodes:\n  - {id: b, type: body, name: A, B, C, kind: forum}\n",
        [(6, 34, "nodes[0].B", 'name: "A, B, C"', "")],
    ),
    "comma behind something that is no text": (
        "nodes:\n  - {id: b, type: body, kind: forum, name: x, in_public: true, or not}\n",
        [(6, 64, "nodes[0].or not", "a number is written without commas", "")],
    ),
    "comma in a number": (
        "nodes:\n  - {id: b, type: instrument, kind: contract, name: x, amount_gbp: 1,000,000}\n",
        [(6, 70, "nodes[0]", "write numbers without commas", "")],
    ),
    "key alone between brackets": (
        "limits: {}\nnodes:\n  - {oh, id: b, type: project, name: x}\n",
        [(7, 6, "nodes[0].oh", "no `: `", "")],
    ),
    "key without a value": ("oh:\n", [(5, 1, "oh", "`oh` is no key of a structure", "")]),
    "number for text": (
        "nodes:\n  - {id: b, type: organisation, kind: ccg, name: 12, ods_code: 012}\n",
        [
            (6, 50, "nodes[0].name", 'Found the number `12`, where text is expected. Put it in quotes: "12".', ""),
            (6, 64, "nodes[0].ods_code", 'Put it in quotes: "012".', ""),
        ],
    ),
    "boolean and list for text": (
        "footprint: true\nnotes: [a]\n",
        [(5, 12, "footprint", 'Put it in quotes: "true".', ""), (6, 8, "notes", "Found a list, where text is expected.", "")],
    ),
    "blank, empty and unprintable text": (
        'footprint: ""\nnotes: "  "\narchetype: ""\nnodes:\n- {id: b, type: project, name: "a\\eb"}\n',
        [
            (5, 12, "footprint", "`footprint` is empty: write some text, or leave the line out.", ""),
            (6, 8, "notes", "`notes` is blank: write some text", ""),
            (7, 12, "archetype", "Found ``, which is not allowed here", ""),
            (9, 32, "nodes[0].name", "`a\\x1bb` holds the unprintable character U+001B: remove it.", ""),
        ],
    ),
    "text too long": (
        "footprint: " + "word " * 401 + "x\n",
        [(5, 12, "footprint", "it must be no longer than 2,000 characters.", "")],
    ),
    "web address": (
        "sources:\n- {id: s, title: t, url: www.example.org/a}\n- {id: t, title: t, url: 'ask me'}\n",
        [
            (6, 26, "sources[0].url", "is no web address: it must start with http:// or https://", "https://www.example.org/a"),
            (7, 26, "sources[1].url", "is no web address", ""),
        ],
    ),
    # Booleans
    "booleans": (
        "nodes:\n- {id: b, type: post, kind: gp, name: x, vacant: Yes, clinical: 0, non_executive: 'true', inferred: maybe}\n",
        [
            (
                6,
                50,
                "nodes[0].vacant",
                "Found the text `Yes`, where `true` or `false` is expected, so spelt and without quotes.",
                "true",
            ),
            (6, 65, "nodes[0].clinical", "Found the number `0`", "false"),
            (6, 83, "nodes[0].non_executive", "without quotes", "true"),
            (6, 101, "nodes[0].inferred", "Where it is not stated, leave the key out.", ""),
        ],
    ),
    # Numbers
    "numbers": (
        "nodes:\n- {id: b, type: body, kind: forum, name: x, quorum: six, meets: 0, voting: {threshold: 75%}}\n"
        "- {id: c, type: post, kind: gp, name: x, count: -1}\n- {id: d, type: body, kind: forum, name: x, quorum: '6'}\n"
        "decisions: [{id: e, name: x, threshold: 75}, {id: f, name: x, threshold: 0}]\nlimits: {CPX003: .inf, CPX001: yes}\n",
        [
            (6, 53, "nodes[0].quorum", "Found the text `six`, where a whole number is expected.", ""),
            (6, 65, "nodes[0].meets", "Found `0`; it must be more than 0.", ""),
            (6, 88, "nodes[0].voting.threshold", "where a number is expected.", "0.75"),
            (7, 49, "nodes[1].count", "Found `-1`; it must be 0 or more.", ""),
            (8, 53, "nodes[2].quorum", "where a whole number, without quotes, is expected.", "6"),
            (9, 41, "decisions[0].threshold", "Found `75`; it must be 1 or less.", "0.75"),
            (9, 74, "decisions[1].threshold", "Found `0`; it must be more than 0.", ""),
            (10, 18, "limits.CPX003", "Found an infinite or far too large number; it must be a finite number.", ""),
            (10, 32, "limits.CPX001", "Found the text `yes`, where a number is expected.", ""),
        ],
    ),
    "half a person": (
        "nodes:\n- {id: b, type: body, kind: forum, name: x, quorum: 2.5}\n",
        [(6, 53, "nodes[0].quorum", "Found the number `2.5`, where a whole number is expected.", "")],
    ),
    "frequencies": (
        "nodes:\n- {id: b, type: body, kind: forum, name: x, meets: Six monthly}\n- {id: c, type: body, kind: forum, name: x, meets: [1]}\n",
        [
            (6, 52, "nodes[0].meets", "`six_monthly` or `annually`, or a number of days.", "six_monthly"),
            (7, 52, "nodes[1].meets", "Found a list, which is not allowed here", ""),
        ],
    ),
    # Dates
    "dates": (
        "as_at: 201706\nnodes:\n- {id: b, type: project, name: x, starts: 1st June 2017, ends: 2017-02-30}\n"
        "sources: [{id: s, title: t, date: soon}, {id: t, title: t, date: true}]\n",
        [
            (5, 8, "as_at", "`201706` is no date: write 2017, 2017-06 or 2017-06-01.", "2017-06"),
            (7, 43, "nodes[0].starts", "is no date", "2017-06-01"),
            (7, 64, "nodes[0].ends", "`2017-02-30` is no day of the calendar", ""),
            (8, 35, "sources[0].date", "`soon` is no date", ""),
            (8, 66, "sources[1].date", "`true` is no date", ""),
        ],
    ),
    # Words of the format
    "misspelt keys": (
        "foot-print: x\nNotes: x\ndecision: []\n",
        [
            (
                5,
                1,
                "foot-print",
                "`foot-print` is no key of a structure; it may have `stpgraph`, `id`, `title`, `footprint`,",
                "footprint",
            ),
            (6, 1, "Notes", "is no key", "notes"),
            (7, 1, "decision", "is no key", "decisions"),
        ],
    ),
    "key of something else": (
        "nodes:\n- {id: b, type: organisation, kind: ccg, name: x, meets: monthly}\n- {id: c, type: post, kind: gp, name: x, threshold: 1}\n",
        [
            (
                6,
                51,
                "nodes[0].meets",
                "`meets` is no key of an organisation; it may have `id`, `type`, `kind`, `name`, `ods_code`,",
                "",
            ),
            (7, 42, "nodes[1].threshold", "It is a key of a decision or `voting`.", ""),
        ],
    ),
    "key of another relation": (
        "nodes: [{id: b, type: body, kind: forum, name: x}]\nrelations: [{source: b, type: reports_to, target: b, primary: true}]\n",
        [
            (
                6,
                54,
                "relations[0].primary",
                "no key of a `reports_to` relation; it may have `source`, `type`, `target`, `frequency`,",
                "",
            )
        ],
    ),
    "misspelt kinds": (
        "nodes:\n- {id: b, type: body, kind: Strategic Board, name: x}\n- {id: c, type: body, kind: work-stream, name: x}\n"
        "- {id: d, type: post, kind: SRO, name: x}\n- {id: e, type: instrument, kind: MoU, name: x}\n"
        "- {id: f, type: body, kind: programme management office, name: x}\n- {id: g, type: organisation, kind: nhs trsut, name: x}\n",
        [
            (
                6,
                29,
                "nodes[0].kind",
                "Found `Strategic Board`, which is not allowed here; it may be `strategic_board`,",
                "strategic_board",
            ),
            (7, 29, "nodes[1].kind", "`workstream`", "workstream"),
            (8, 29, "nodes[2].kind", "`chair`", "senior_responsible_officer"),
            (9, 35, "nodes[3].kind", "", "memorandum_of_understanding"),
            (10, 29, "nodes[4].kind", "", "programme_office"),
            (11, 37, "nodes[5].kind", "", "nhs_trust"),
        ],
    ),
    "kind of another type": (
        "nodes:\n- {id: b, type: body, kind: ccg, name: x}\n- {id: c, type: local_authority, name: x}\n",
        [
            (
                6,
                29,
                "nodes[0].kind",
                "`ccg` is a kind of organisation, not of body. If this is an organisation, mend its `type`; if not, it may be",
                "",
            ),
            (7, 17, "nodes[1].type", "is a kind, not a type; it may be `organisation`,", "organisation"),
        ],
    ),
    "misspelt types": (
        "nodes: [{id: b, type: organization, kind: ccg, name: x}, {id: c, type: [body], name: x}]\n"
        "relations: [{source: b, type: answers to, target: c}, {source: b, type: accountable-to, target: c}]\n",
        [
            (
                5,
                23,
                "nodes[0].type",
                "Found `organization`, which is not allowed here; it may be `organisation`, `body`,",
                "organisation",
            ),
            (5, 72, "nodes[1].type", "Found a list, which is not allowed here", "body"),
            (6, 31, "relations[0].type", "`accountable_to`, `reports_to`,", "accountable_to"),
            (6, 73, "relations[1].type", "", "accountable_to"),
        ],
    ),
    # What is missing
    "missing keys": (
        "nodes:\n- {id: b, type: body}\n- {id: c}\n- {id: d, type: , name: x}\n- id: e\n  type: project\n  name:\n"
        "relations: [{type: leads}]\naccepted: [{rule: ACC001}]\nchecklist: {vision-purpose: {}}\n",
        [
            (6, 3, "nodes[0]", "`kind` is missing from this body. It may be `strategic_board`,", ""),
            (6, 3, "nodes[0]", "`name` is missing from this body.", ""),
            (
                7,
                3,
                "nodes[1]",
                "`type` is missing here; it may be `organisation`, `body`, `project`, `post` or `instrument`.",
                "",
            ),
            (8, 11, "nodes[2].type", "`type` has no value; it may be", ""),
            (11, 3, "nodes[3].name", "`name` has no value: write it behind the colon", ""),
            (12, 13, "relations[0]", "`source` is missing from this `leads` relation.", ""),
            (12, 13, "relations[0]", "`target` is missing from this `leads` relation.", ""),
            (13, 12, "accepted[0]", "`reason` is missing from this accepted finding.", ""),
            (13, 12, "accepted[0]", "`subjects` is missing from this accepted finding.", ""),
            (
                14,
                29,
                "checklist.vision-purpose",
                "`answer` is missing from this checklist answer. It may be `yes`, `no` or `in_progress`.",
                "",
            ),
        ],
    ),
    # Shapes
    "shapes": (
        "sources: s\nnodes:\n  b: {type: project}\nlimits: [1]\ndecisions: [x, [y]]\nchecklist: {vision-purpose: yes}\n",
        [
            (5, 10, "sources", "Found the text `s`, where a list is expected: each item on a line that starts with `- `.", ""),
            (7, 3, "nodes", "Found a mapping, where a list is expected", ""),
            (8, 9, "limits", "Found a list, where `key: value` lines are expected.", ""),
            (9, 13, "decisions[0]", "Found the text `x`, where `key: value` lines are expected, with keys such as `id`,", ""),
            (9, 16, "decisions[1]", "Found a list, where `key: value` lines", ""),
            (10, 29, "checklist.vision-purpose", "with keys such as `answer`, `evidence`, `by` or `on`.", ""),
        ],
    ),
    "items that are no nodes": (
        "nodes: [b, [c], ~]\nrelations: [d]\n",
        [
            (
                5,
                9,
                "nodes[0]",
                "Found the text `b`, where `key: value` lines are expected, with keys such as `id`, `type`, `kind` or `name`.",
                "",
            ),
            (5, 12, "nodes[1]", "Found a list", ""),
            (5, 17, "nodes[2]", "Found nothing", ""),
            (6, 13, "relations[0]", "with keys such as `source`, `type` or `target`.", ""),
        ],
    ),
    "one where a list is asked": (
        "nodes: [{id: b, type: body, kind: forum, name: x, voting: per member}]\n"
        "decisions: [{id: d, name: x, taken_by: b, affects: 5}]\naccepted: [{rule: ACC001, subjects: b, reason: x}]\n",
        [
            (5, 59, "nodes[0].voting", "where `key: value` lines are expected, with keys such as `basis` or `threshold`.", ""),
            (6, 40, "decisions[0].taken_by", "Found the text `b`, where a list of ids is expected.", "[b]"),
            (6, 52, "decisions[0].affects", "Found the number `5`, where a list of ids is expected.", "[5]"),
            (7, 37, "accepted[0].subjects", "where a list of ids is expected.", "[b]"),
        ],
    ),
    "voting that says nothing": (
        "nodes: [{id: b, type: body, kind: forum, name: x, voting: {}}]\n",
        [(5, 59, "nodes[0].voting", "`voting` says nothing: give a `basis`, a `threshold` or both.", "")],
    ),
    # Ids
    "malformed ids": (
        "nodes: [{id: Strategic Board, type: project, name: x}, {id: a_b, type: project, name: x}, {id: é, type: project, name: x}]\n",
        [
            (
                5,
                14,
                "nodes[0].id",
                "Found `Strategic Board`: an id is made of a-z and 0-9, with single hyphens between",
                "strategic-board",
            ),
            (5, 61, "nodes[1].id", "", "a-b"),
            (5, 96, "nodes[2].id", "", "e"),
        ],
    ),
    "a malformed source": (
        "nodes: [{id: b, type: project, name: x, cites: Terms Of}, {id: c, type: project, name: x, cites: [A B]}]\n",
        [
            (5, 48, "nodes[0].cites", "`Terms Of` is the id of no source here", ""),
            (5, 99, "nodes[1].cites[0]", "`A B` is the id of no source here", ""),
        ],
    ),
    "ids used twice": (
        "sources: [{id: b, title: x}, {id: b, title: y}]\nnodes: [{id: b, type: project, name: x}, {id: b, type: project, name: y}]\n"
        "decisions: [{id: b, name: z}]\n",
        [
            (5, 35, "sources[1].id", "The id `b` is used a second time (first at sources[0]): give this one its own.", ""),
            (6, 47, "nodes[1].id", "(first at nodes[0])", ""),
            (7, 18, "decisions[0].id", "(a node has it)", ""),
        ],
    ),
    "ids that stand for nothing": (
        "sources: [{id: tor, title: t}]\nnodes: [{id: board, type: body, kind: forum, name: x, cites: [tor, tro]},"
        " {id: p, type: project, name: x, cites: bord}]\n"
        "relations: [{source: p, type: accountable_to, target: Board}, {source: tor, type: accountable_to, target: plan, cites: board}]\n"
        "decisions: [{id: plan, name: x, taken_by: [board, p], consulted: [plan], cites: plan}]\n",
        [
            (
                6,
                68,
                "nodes[0].cites[1]",
                "`tro` is the id of no source here; this must be the id of one of the `sources`.",
                "tor",
            ),
            (6, 114, "nodes[1].cites", "`bord` is the id of no source here", ""),
            (
                7,
                55,
                "relations[0].target",
                "`Board` is the id of no node here; this must be the id of one of the `nodes`.",
                "board",
            ),
            (7, 72, "relations[1].source", "`tor` is the id of a source; this must be the id of one of the `nodes`.", ""),
            (7, 107, "relations[1].target", "`plan` is the id of a decision; this must be", ""),
            (7, 120, "relations[1].cites", "`board` is the id of a node; this must be the id of one of the `sources`.", ""),
            (
                8,
                51,
                "decisions[0].taken_by[1]",
                "A decision's `taken_by` may name a board or group or a post; `p` is a project.",
                "",
            ),
            (8, 67, "decisions[0].consulted[0]", "`plan` is the id of a decision", ""),
            (8, 81, "decisions[0].cites", "`plan` is the id of a decision; this must be the id of one of the `sources`.", ""),
        ],
    ),
    "accepted findings": (
        "sources: [{id: s, title: t}]\naccepted:\n- {rule: ACC01, subjects: [s, x], reason: r}\n- {rule: ACP001, subjects: [], reason: r}\n"
        "- {rule: 5, subjects: [], reason: r}\n",
        [
            (7, 10, "accepted[0].rule", "`ACC01` is not the id of a rule.", "ACC010"),
            (
                7,
                28,
                "accepted[0].subjects[0]",
                "`s` is the id of a source; this must be the id of one of the `nodes` or `decisions`.",
                "",
            ),
            (7, 31, "accepted[0].subjects[1]", "`x` is the id of no node or decision here", ""),
            (8, 10, "accepted[1].rule", "What ACP001 says of acceptances cannot itself be accepted.", ""),
            (9, 10, "accepted[2].rule", 'Put it in quotes: "5".', ""),
        ],
    ),
    "limits and answers": (
        "limits: {DEC001: 3, CPX3: 1, VOI007: 4}\nchecklist: {Vision Purpose: {answer: 'yes'}}\n",
        [
            (5, 10, "limits.DEC001", "`DEC001` is a rule without a threshold; thresholds may be set for ACC007, CPX001,", ""),
            (5, 21, "limits.CPX3", "`CPX3` is not the id of a rule", "CPX003"),
            (5, 30, "limits.VOI007", "The threshold of VOI007 is a share over 0 to 1, such as 0.5.", ""),
            (6, 13, "checklist.Vision Purpose", "is not the id of a question of the governance checklist.", "vision-purpose"),
        ],
    ),
    # Lines
    "relations between the wrong sorts": (
        "nodes:\n- {id: o, type: organisation, kind: ccg, name: x}\n- {id: b, type: body, kind: forum, name: x}\n"
        "- {id: p, type: project, name: x}\n- {id: i, type: instrument, kind: other, name: x}\nrelations:\n"
        "- {source: o, type: sits_on, target: b}\n- {source: b, type: covers, target: i}\n- {source: p, type: leads, target: o}\n"
        "- {source: o, type: delegates_to, target: b, instrument: p}\n- {source: p, type: supports, target: b}\n",
        [
            (
                11,
                12,
                "relations[0].source",
                "In `sits_on` (sits on) the source is a post; `o` is an organisation. From an organisation to",
                "",
            ),
            (12, 12, "relations[1].source", "The other way round it may be: swap source and target.", ""),
            (
                12,
                37,
                "relations[1].target",
                "the target is a board or group, a project or an organisation; `i` is an agreement or document.",
                "",
            ),
            (13, 12, "relations[2].source", "From a project to an organisation it may be `accountable_to` or `reports_to`.", ""),
            (13, 36, "relations[2].target", "the target is a board or group or a project; `o` is an organisation.", ""),
            (14, 58, "relations[3].instrument", "This must name an agreement or document; `p` is a project.", ""),
            (15, 12, "relations[4].source", "The other way round it may be", ""),
        ],
    ),
    "nothing may join them": (
        "nodes: [{id: p, type: project, name: x}, {id: i, type: instrument, kind: other, name: x}]\n"
        "relations: [{source: p, type: leads, target: p}, {source: p, type: party_to, target: i}]\n",
        [
            (6, 22, "relations[0].source", "No relation leads from a project to a project.", ""),
            (6, 59, "relations[1].source", "No relation leads from a project to an agreement or document.", ""),
        ],
    ),
    "a relation twice": (
        "nodes: [{id: b, type: body, kind: forum, name: x}]\nrelations:\n- {source: b, type: advises, target: b}\n"
        "- {source: b, type: advises, target: b, notes: n}\n",
        [
            (
                8,
                3,
                "relations[1]",
                "The relation `b` `advises` `b` stands here a second time (first at relations[0]): remove one.",
                "",
            )
        ],
    ),
    # The text itself
    "a key twice": (
        "footprint: x\nfootprint: y\nnodes: [{id: b, type: project, name: x, id: c}]\n",
        [
            (6, 1, "footprint", "The key `footprint` is given twice here: keep one.", ""),
            (7, 41, "nodes[0].id", "The key `id` is given twice here: keep one.", ""),
        ],
    ),
    "a tag": (
        "notes: !important x\n",
        [(5, 8, "notes", "The tag `!important` is not allowed: remove it, or put text that starts with `!`", "")],
    ),
    "a merge key": ("<<: {a: b}\n", [(5, 1, "<<", "`<<` is no key of a structure", "")]),
    "a second document": (
        "---\nid: b\n",
        [(5, 1, "", "there is a second document (after `---`): keep one structure a file.", "")],
    ),
    "a list for a key": ("? [a]\n: b\n", [(5, 3, "", "A key must be a word; a list or mapping is not.", "")]),
    "a colon in text": (
        "notes: Board: the new one\n",
        [(5, 13, "", "there is a second `: ` here: put text that holds a colon in quotes", "")],
    ),
    "a colon in text between brackets": (
        "nodes:\n  - {id: b, type: body,\n     name: A: B}\n",
        [(7, 13, "nodes[0]", "a `,` or the end of the bracket from line 6 is missing here or above", "")],
    ),
    "a key without a colon": (
        "nodes:\n- id: b\n  type project\n  name: x\n",
        [(7, 3, "nodes[0]", "this line has no `: ` behind its key", "")],
    ),
    "a quote in quotes": ("notes: 'it's'\n", [(5, 12, "", "text behind one that is; put the whole text in quotes", "")]),
    "a quote not closed": ('notes: "abc\nnodes: []\n', [(5, 8, "notes", "a quote is opened here and never closed", "")]),
    "a bracket not closed": ("nodes: [\n", [(6, 1, "nodes[0]", "the file ends before the bracket is closed", "")]),
    "a tab": ("nodes:\n\t- {id: b}\n", [(6, 1, "nodes", "there is a tab: indent with spaces instead", "")]),
    "a dash out of place": (
        "nodes:\n - {id: b, type: project, name: x}\n-\n",
        [(7, 1, "", "this `- ` does not stand in the same column as the others of its list", "")],
    ),
    "a dash behind a key": ("notes: - x\n", [(5, 8, "notes", "start the list on a line of its own, below its key", "")]),
    "a star": ("notes: *bold* text\n", [(5, 13, "notes", "text that starts with `*` must be in quotes", "")]),
    "a star alone": ("notes: *bold\n", [(5, 8, "notes", "nothing before this is named `&bold`", "")]),
    "an ampersand": ("notes: & Co\n", [(5, 9, "notes", "text that starts with `&` must be in quotes", "")]),
    "an at sign": ("notes: @home\n", [(5, 8, "notes", "text that starts with `@`, `%` or a backquote must be in quotes", "")]),
    "a bar": ("notes: | text\n", [(5, 10, "notes", "behind `|` or `>` only a line end may stand", "")]),
    "a backslash": ('notes: "C:\\Documents"\n', [(5, 11, "notes", "a `\\` between double quotes has a meaning of its own", "")]),
    "a percent sign": ("%a\n", [(5, 3, "", "a line that starts with `%` is no text", "")]),
    "an unprintable character": ("notes: a\x07\n", [(5, 9, "", "an unprintable character", "")]),
}
