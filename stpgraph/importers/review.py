"""A draft's report for a person: what was recognised, every guess from the least certain, everything that was not understood. As HTML."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence

from stpgraph.importers.draft import Draft, Guess, Sketch
from stpgraph.importers.paging import page_titles
from stpgraph.importers.picture import pages_of, picture
from stpgraph.model.kinds import TYPE_WORDS
from stpgraph.reading.compared_fields import LABELS
from stpgraph.reading.words import capital
from stpgraph.rules.words import count, listed

_FIELDS = {**LABELS, "direction": "Direction"}
_STYLE = (
    "body{font:16px/1.5 Arial,sans-serif;color:#16202B;max-width:75rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%;margin:1rem 0 2rem}th,td{border:1px solid #8A8577;padding:.4rem .6rem;text-align:left;"
    "vertical-align:top;overflow-wrap:anywhere}"
    "figure{margin:1rem 0}svg{max-width:100%;height:auto;border:1px solid #8A8577}"
    "th{background:#0B4F6C;color:#fff}caption{text-align:left;font-weight:bold;padding:.4rem 0}"
)


def sure_words(confidence: float) -> str:
    """A confidence in words.

    >>> sure_words(0.97), sure_words(0.6), sure_words(0.3)
    ('almost certain', 'likely', 'a bare guess')
    """
    if confidence >= 0.95:
        return "almost certain"
    return "very likely" if confidence >= 0.85 else "likely" if confidence >= 0.6 else "a bare guess"


def in_order(guesses: Iterable[Guess]) -> tuple[Guess, ...]:
    """The least certain first, as a person should look at them."""
    return tuple(sorted(guesses, key=lambda each: (each.confidence, each.what, each.which, each.field)))


def summary(draft: Draft, title: str) -> tuple[str, ...]:
    """What was found, in sentences. `title` is that of the format."""
    numbers = {kind: sum(node.type == kind for node in draft.structure.nodes) for kind in TYPE_WORDS}
    found = listed(count(number, *TYPE_WORDS[kind]) for kind, number in numbers.items() if number)
    lines = count(len(draft.structure.relations), "line")
    weak = sum(each.confidence < 0.6 for each in draft.guesses)
    told = [f"Recognised as: {title}.", f"Found: {found or 'nothing'}, with {lines} between them."]
    if draft.exact:
        return (*told, "The file stated everything: nothing had to be guessed.")
    if draft.guesses:
        little = f", {weak:,} of them with little to go by" if weak else ""
        told.append(f"{count(len(draft.guesses), 'detail was', 'details were')} guessed{little}.")
    if draft.readings:
        told.append(
            f"{count(draft.readings, 'box or line is', 'boxes and lines are')} marked “our reading”, for the document does not say for certain "
            "what it means by them. The mark stays until somebody has accepted or corrected what they were taken for."
        )
    if draft.unread:
        told.append(f"{count(len(draft.unread), 'thing was', 'things were')} not understood or left out.")
    return tuple(told)


def page(draft: Draft, file: str, title: str, sketch: Sketch | None = None) -> str:
    """The report as one HTML page without scripts or links. `file` is the file's name, `title` that of the format.

    With the `sketch` that the draft was made of, its slides or pages are shown as they were read.
    """
    guesses = [
        (
            each.which,
            _FIELDS.get(each.field, capital(each.field.replace("_", " "))),
            each.value,
            f"{sure_words(each.confidence)} ({each.confidence:.0%})",
            each.reason,
            each.place,
        )
        for each in in_order(draft.guesses)
    ]
    unread = [(each.what, each.place, each.why) for each in draft.unread]
    parts = [
        '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>Brought in: {_safe(file)}</title><style>{_STYLE}</style></head><body><main>",
        f"<h1>Brought in: {_safe(draft.structure.title)}</h1><p>From the file “{_safe(file)}”.</p>",
        *(f"<p>{_safe(each)}</p>" for each in summary(draft, title)),
        "<p>Look at the guesses from the top down, and mend in the structure what is wrong.</p>" if guesses else "",
        _table(
            "What was guessed, the least certain first",
            ("Which", "Field", "Taken for", "How sure", "Why", "Where in the file"),
            guesses,
        ),
        _table("What was not understood or left out", ("What", "Where in the file", "Why"), unread),
        *(_pictures(sketch) if sketch else ()),
        "</main></body></html>\n",
    ]
    return "".join(parts)


def _pictures(sketch: Sketch) -> Iterator[str]:
    """Each page as it was read. What it shows is in the tables too."""
    titles = page_titles(sketch, sketch.form)
    for number in pages_of(sketch):
        told = _safe(titles.get(number, ""))
        yield f"<h2>{told}</h2><p>As it was read, not as it looks in the file.</p><figure>{picture(sketch, number)}</figure>"


def _table(caption: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return ""
    cells = "".join(f'<th scope="col">{each}</th>' for each in head)
    body = "".join("<tr>" + "".join(f"<td>{_safe(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><caption>{caption}</caption><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>"


def _safe(text: str) -> str:
    return html.escape("".join(each if each.isprintable() else " " for each in text))
