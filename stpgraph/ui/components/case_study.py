"""One case study: what the sources show, the picture, what stands out, what others do about the same, and what to ask the board."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import streamlit as st

from stpgraph.model.finding import SEVERITY_WORDS
from stpgraph.reading.case_questions import Elsewhere, Practice
from stpgraph.reading.case_study import Passage, Sentence, Stand
from stpgraph.reading.listing import Listing
from stpgraph.reading.tallies import MEANING
from stpgraph.reading.words import markdown_safe, safe
from stpgraph.report.portfolio_tables import LEARN
from stpgraph.rules.words import count
from stpgraph.ui import frame
from stpgraph.ui.components import header, severity, text
from stpgraph.ui.portfolio_cases import Study
from stpgraph.ui.state import Viewing

#: So many facts of a rule are shown at once; the rest can be unfolded.
_MOST_FACTS = 3
_ARROW = ":material/arrow_forward:"


def show(study: Study, purpose: str) -> None:
    """Draws a case study."""
    st.page_link(frame.CASES, label="All case studies", icon=":material/arrow_back:", query_params={})
    header.show(study.structure, purpose, study.opened.exploration.findings, None)
    frame.show_ways(study.key, frame.EXPLORE, frame.ASSESS, frame.COMPARE, frame.DOWNLOADS)
    text.heading(2, "In short")
    st.html(f'<ul class="sg-lead sg-points">{_items(study.short)}</ul>')
    text.contents({anchor: title for anchor, (title, *_) in SECTIONS.items()})
    for anchor, (title, about, draw) in SECTIONS.items():
        text.section(anchor, title, about)
        draw(study)


# ── what the sources show ────────────────────────────────────────────────────────────────────────────────────────────


def _picture(study: Study) -> None:
    st.image(study.picture, width="stretch", alt=study.picture_words)
    text.quiet("Explore shows the same picture larger, and everything in it can be chosen there.")


def _shows(study: Study) -> None:
    titles = {number: source.title for number, source in enumerate(study.structure.sources, 1)}
    if titles:
        text.quiet(
            "Numbers in square brackets are the sources, listed at the end. What stands without one follows from the whole."
        )
    if study.structure.notes:
        st.html(
            f'<h3 class="sg-h3">Remarks of those who drew it up</h3><p class="sg-notes sg-study">{safe(study.structure.notes)}</p>'
        )
    for passage in study.passages:
        st.html(_passage(passage, titles))


def _passage(passage: Passage, titles: Mapping[int, str]) -> str:
    items = "".join(f"<li>{_sentence(each, titles)}</li>" for each in passage.sentences)
    return f'<h3 class="sg-h3">{safe(passage.heading)}</h3><ul class="sg-study">{items}</ul>'


def _sentence(each: Sentence, titles: Mapping[int, str]) -> str:
    cites = "".join(
        f' <a class="sg-cite" href="#source-{number}" target="_self" aria-label="[{number}] Source: {safe(titles[number])}">[{number}]</a>'
        for number in each.cites
    )
    ours = ' <span class="sg-ours">Our reading, not the documents’ words.</span>' if each.ours else ""
    words = f'<span class="sg-remark">{safe(each.text)}</span>' if each.unsaid else safe(each.text)
    return f"{words}{cites}{ours}"


def _sources(study: Study) -> None:
    if not study.structure.sources:
        text.empty("No source is named.", "The file of this structure names no documents.")
        return
    items = "".join(
        item.replace("<li>", f'<li id="source-{number}">', 1)
        for number, source in enumerate(study.structure.sources, 1)
        for item in [header.source_items([source])]
    )
    st.html(f'<ol class="sg-sources sg-study">{items}</ol>')


# ── what stands out ──────────────────────────────────────────────────────────────────────────────────────────────────


def _stands(study: Study) -> None:
    text.quiet(MEANING)
    text.heading(3, "What the documents confirm")
    if study.confirmed:
        for each in study.confirmed:
            _stand(each, study.key)
    else:
        text.empty("Nothing is confirmed.", "Either all is well, or the documents do not say enough to tell.")
    text.heading(3, "What the documents do not say", "it may be arranged elsewhere: ask first")
    if not study.silent:
        text.empty("The documents leave nothing open.", "No rule waits for an answer.")
    for each in (each for each in study.silent if each.severity == "gap"):
        _stand(each, study.key)
    for grade in ("concern", "note"):
        rest = [each for each in study.silent if each.severity == grade]
        if rest:
            with st.expander(f"{count(len(rest), grade)} on which the documents are silent"):
                for each in rest:
                    _told(each, study.key, f'<h4 class="sg-h4">{safe(_title(each))}</h4>')


def _stand(each: Stand, key: str) -> None:
    with st.expander(f"{SEVERITY_WORDS[each.severity]}: {markdown_safe(_title(each))}"):
        _told(each, key, f"<p>{severity.grade(each.severity)}</p>")


def _title(each: Stand) -> str:
    return f"{each.defect}{f' ({len(each.facts):,} times)' if len(each.facts) > 1 else ''}"


def _told(each: Stand, key: str, head: str) -> None:
    rest = each.facts[_MOST_FACTS:]
    more = f"<details><summary>{len(rest):,} more</summary><ul>{_items(rest)}</ul></details>" if rest else ""
    st.html(
        f'{head}<ul class="sg-study">{_items(each.facts[:_MOST_FACTS])}</ul>{more}'
        f"<p><strong>What to do.</strong> {safe(each.remedies[0])}</p><p><strong>Why it matters.</strong> {safe(each.why)}</p>"
    )
    viewing = Viewing(key, listing=Listing(search=each.rule))
    st.page_link(frame.EXPLORE, label="See it in the picture", icon=_ARROW, query_params=viewing.params)


# ── what others do, what to ask ──────────────────────────────────────────────────────────────────────────────────────


def _others(study: Study) -> None:
    if not study.others:
        text.empty("No gap is open here.", "So there is none for which to look elsewhere.")
        return
    text.quiet(LEARN)
    for each in study.others:
        _elsewhere(each, study)


def _elsewhere(each: Elsewhere, study: Study) -> None:
    text.heading(3, each.defect)
    for practice in each.practices:
        st.html(_practice(practice))
        key = study.keys[practice.entry.file]
        with st.container(horizontal=True, width="content"):
            title = markdown_safe(practice.entry.title)
            st.page_link(frame.EXPLORE, label=f"Open {title}", icon=_ARROW, query_params=Viewing(key).params)
            st.page_link(frame.COMPARE, label="Compare the two", icon=_ARROW, query_params={"first": study.key, "second": key})
    if not each.practices:
        if each.silent:
            others = count(each.silent, "other")
            st.html(
                f"<p>The rule finds nothing in {others}, but no file shows what is done about it there: there may be nothing to judge.</p>"
            )
        else:
            st.html("<p>The same is found in all the others, so there is no example to learn from among them.</p>")


def _practice(practice: Practice) -> str:
    sort = "a typical structure, of no real place" if practice.entry.status == "archetype" else "a published structure"
    return (
        f'<p class="sg-study"><strong>{safe(practice.entry.title)}</strong> ({sort}, {practice.alike:.0%} alike):</p>'
        f'<ul class="sg-study">{_items(practice.shows)}</ul>'
    )


def _asks(study: Study) -> None:
    if study.structure.status == "past":
        text.quiet("This structure is of the past. The questions are those to ask of a structure that looks like it today.")
    for group in study.asks:
        text.heading(3, group.heading, group.about)
        items = "".join(
            f"<li>{safe(ask)}{f'<br><span class=sg-remark>{safe(why)}</span>' if why else ''}</li>"
            for ask, why in group.questions
        )
        st.html(f'<ol class="sg-study">{items}</ol>')
    if study.still_open:
        text.quiet(study.still_open)
    frame.show_ways(study.key, frame.ASSESS, frame.DOWNLOADS)


def _items(sentences: Iterable[str]) -> str:
    return "".join(f"<li>{safe(each)}</li>" for each in sentences)


#: The sections of a case study by anchor: the title, what stands beside it, and what draws it.
SECTIONS: Mapping[str, tuple[str, str, Callable[[Study], None]]] = {
    "picture": ("The picture", "", _picture),
    "shows": ("What the sources show", "who sits where, who answers to whom", _shows),
    "stands-out": ("What stands out", "the gravest first", _stands),
    "others": ("What others do about the same", "published and typical structures", _others),
    "ask": ("What to ask the board", "", _asks),
    "sources": ("Sources", "", _sources),
}
