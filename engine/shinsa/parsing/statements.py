"""statements.yaml: what the documents say, statement by statement, and which rules rest on each."""

from collections.abc import Iterator, Sequence

from shinsa.messages.teller import said
from shinsa.parsing.catalogue import kinds
from shinsa.parsing.catalogue import programme as catalogue
from shinsa.parsing.programme import language_tag
from shinsa.parsing.report import Report, did_you_mean
from shinsa.parsing.shapes import Keys, Record, each, entries_of, named, word
from shinsa.reading import Entry, Node
from shinsa.ruleset import Document, Statement

FILE = "statements.yaml"
_KEYS = Keys(said(kinds.WHAT_STATEMENT), ("quote",), ("language", "rendering", "rules", "unused"))


def statements(root: Node, documents: Sequence[Document], report: Report) -> Iterator[Statement]:
    """The statements of every document, those left out that have no words."""
    known = {document.id: document for document in documents}
    for identity, entry in entries_of(root, said(kinds.WHAT_STATEMENTS), report).items():
        if identity not in known:
            hint = did_you_mean(identity, known, said(catalogue.LIST_DOCUMENT))
            report.add(entry.at, "unknown-document", said(catalogue.DOCUMENT_UNKNOWN, name=identity), hint)
            continue
        for name, held in named(entry.value, said(kinds.WHAT_STATEMENTS_OF), report):
            yield from _statement(known[identity], name, held, report)


def _statement(document: Document, name: str, entry: Entry, report: Report) -> Iterator[Statement]:
    record = Record(entry.value, _KEYS, report)
    quote, language = record.get("quote", word), record.get("language", language_tag) or document.language
    rendering, unused = record.get("rendering", word), record.get("unused", word)
    rules = record.get("rules", each(word, said(kinds.WHAT_RULES)))
    if not record.readable or quote is None:
        return
    if ("rules" in record) == ("unused" in record) or rules == ():
        has = catalogue.STATEMENT_BOTH if rules and unused else catalogue.STATEMENT_NEITHER
        report.add(entry.at, "unclear-statement", said(has, name=name), said(catalogue.STATEMENT_FORM))
    if language is None:
        hint = said(catalogue.WRITE_LANGUAGE)
        report.add(entry.at, "quote-without-language", said(catalogue.QUOTE_LANGUAGE), hint)
    elif language != "en" and "rendering" not in record:
        message = said(catalogue.RENDERING_MISSING, language=language)
        report.add(entry.at, "missing-rendering", message, said(catalogue.WRITE_RENDERING))
    yield Statement(document.id, name, quote, language or "", entry.at, rendering, rules or (), unused)
