"""statements.yaml: what the documents say, statement by statement, and which rules rest on each."""

from collections.abc import Iterator, Sequence

from shinsa.parsing.programme import language_tag
from shinsa.parsing.report import Report, did_you_mean
from shinsa.parsing.shapes import Keys, Record, each, entries_of, named, word
from shinsa.reading import Entry, Node
from shinsa.ruleset import Document, Statement

FILE = "statements.yaml"
_KEYS = Keys("a statement", ("quote",), ("language", "rendering", "rules", "unused"))


def statements(root: Node, documents: Sequence[Document], report: Report) -> Iterator[Statement]:
    """The statements of every document, those left out that have no words."""
    known = {document.id: document for document in documents}
    for identity, entry in entries_of(root, "the statements", report).items():
        if identity not in known:
            hint = did_you_mean(identity, known, "list it under `documents` in programme.yaml")
            report.add(entry.at, "unknown-document", f"no document is called `{identity}`", hint)
            continue
        for name, held in named(entry.value, "the statements of a document", report):
            yield from _statement(known[identity], name, held, report)


def _statement(document: Document, name: str, entry: Entry, report: Report) -> Iterator[Statement]:
    record = Record(entry.value, _KEYS, report)
    quote, language = record.get("quote", word), record.get("language", language_tag) or document.language
    rendering, unused = record.get("rendering", word), record.get("unused", word)
    rules = record.get("rules", each(word, "rules"))
    if not record.readable or quote is None:
        return
    if ("rules" in record) == ("unused" in record) or rules == ():
        both = "both `rules` and `unused`" if rules and unused else "neither a rule nor a reason why none uses it"
        hint = "write `rules: [...]` with the rules that quote it, or `unused: …` with the reason"
        report.add(entry.at, "unclear-statement", f"the statement `{name}` has {both}", hint)
    if language is None:
        hint = "write `language: zh`, or the language it is in"
        report.add(entry.at, "quote-without-language", "a quotation does not say its language", hint)
    elif language != "en" and "rendering" not in record:
        message = f"a quotation in `{language}` has no rendering in English"
        report.add(entry.at, "missing-rendering", message, "write `rendering: …`")
    yield Statement(document.id, name, quote, language or "", entry.at, rendering, rules or (), unused)
