"""Every document of the corpus by format: those in sight while the rules were written, and those that were kept out of sight."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from tests.importers import corpus, drawing_corpus, pptx_corpus, tables_corpus, visio_corpus, word_corpus, word_manners
from tests.importers.corpus import Document


def _word() -> list[Document]:
    return [Document("docx", each.style, each.name, each.data, each.truth) for each in word_corpus.documents()]


#: The further documents of each format, seen while its rules were written.
_MORE: Mapping[str, tuple[Callable[[], Sequence[Document]], ...]] = {
    "pptx": (pptx_corpus.documents,),
    "vsdx": (visio_corpus.documents,),
    "docx": (_word, word_manners.documents),
    "xlsx": (partial(tables_corpus.documents, "xlsx"), partial(tables_corpus.documents, "ods")),
    "csv": (partial(tables_corpus.documents, "csv"),),
    **{form: (partial(drawing_corpus.documents, form),) for form in ("drawio", "graphml", "mermaid", "dot")},
}


def every_form() -> tuple[str, ...]:
    """The formats that have a corpus."""
    return tuple(dict.fromkeys((*corpus.FORMS, *_MORE)))


def seen(form: str) -> list[Document]:
    """The documents in sight: those of the rules' writers, and those that were kept from them at first and of which the rules have learnt."""
    from tests.importers.held_out import documents, fourth, kept, last

    learnt = [*last(form), *fourth(form, True)] if fourth(form, False) else []
    own = [*corpus.documents(form), *(each for make in _MORE.get(form, ()) for each in make())]
    return [*documents(form), *kept(form), *learnt, *own]


def held_out(form: str) -> list[Document]:
    """The documents that have been kept out of sight to the end: the third set, or where the rules have learnt of it, what is left of
    the fourth."""
    from tests.importers.held_out import fourth, last

    return list(fourth(form, False) or last(form))
