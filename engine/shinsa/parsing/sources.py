"""The words a rule rests on: a quotation, a practice, or the committee's discretion."""

from shinsa.messages.teller import said
from shinsa.parsing.catalogue import kinds
from shinsa.parsing.catalogue import rules as catalogue
from shinsa.parsing.catalogue.programme import (
    DOCUMENT_UNKNOWN,
    LIST_DOCUMENT,
    QUOTE_LANGUAGE,
    RENDERING_MISSING,
    WRITE_LANGUAGE,
    WRITE_RENDERING,
)
from shinsa.parsing.conditions import Context
from shinsa.parsing.programme import language_tag
from shinsa.parsing.report import did_you_mean
from shinsa.parsing.shapes import Keys, Record, word, worded, yes_no
from shinsa.reading import BrokenNode, ListNode, Node, TextNode
from shinsa.ruleset import Source

DISCRETION = "committee discretion"
_KEYS = Keys(
    said(kinds.WHAT_SOURCE), (), ("document", "quote", "language", "rendering", "practice", "reference", "attested")
)
_FORMS = said(catalogue.SOURCE_FORMS, discretion=DISCRETION)


def sources(node: Node, context: Context) -> tuple[Source, ...]:
    """One source, or a list of them; at least one."""
    if not isinstance(node, ListNode):
        return (_source(node, context),)
    if not node.items:
        context.report.add(node.at, "no-value", said(catalogue.NO_SOURCE), _FORMS)
    return tuple(_source(item, context) for item in node.items if not isinstance(item, BrokenNode))


def _source(node: Node, context: Context) -> Source:
    if isinstance(node, TextNode):
        if node.text.strip() != DISCRETION:
            message = said(catalogue.NOT_A_SOURCE, found=node.text.strip())
            context.report.add(node.at, "unclear-source", message, _FORMS)
        return Source(discretion=True)
    record = Record(node, _KEYS, context.report)
    source = Source(
        _document(record, context),
        record.get("quote", word),
        record.get("language", language_tag),
        record.get("rendering", worded),
        record.get("practice", worded),
        record.get("reference", word),
        attested=record.get("attested", yes_no) is not False,
    )
    if not isinstance(node, BrokenNode):
        _look_at(record, source, context)
    return source


def _document(record: Record, context: Context) -> str | None:
    written = record.get("document", word)
    if written is not None and context.documents is not None and written not in context.documents:
        hint = did_you_mean(written, context.documents, said(LIST_DOCUMENT))
        context.report.add(record.place("document"), "unknown-document", said(DOCUMENT_UNKNOWN, name=written), hint)
    return written


def _look_at(record: Record, source: Source, context: Context) -> None:
    if ("quote" in record) == ("practice" in record):
        has = catalogue.SOURCE_BOTH if "quote" in record else catalogue.SOURCE_NEITHER
        context.report.add(record.at, "unclear-source", said(has), _FORMS)
    elif "quote" in record:
        _look_at_quote(record, source, context)
    elif "document" not in record and "reference" not in record:
        hint = said(catalogue.DOCUMENT_OR_REFERENCE)
        context.report.add(record.at, "missing-key", said(catalogue.PRACTICE_UNREAD), hint)


def _look_at_quote(record: Record, source: Source, context: Context) -> None:
    if "document" not in record:
        context.report.add(record.at, "missing-key", said(catalogue.QUOTE_WITHOUT_DOCUMENT))
    if "language" not in record:
        hint = said(WRITE_LANGUAGE)
        context.report.add(record.at, "quote-without-language", said(QUOTE_LANGUAGE), hint)
    elif source.language not in {"en", None} and "rendering" not in record:
        message = said(RENDERING_MISSING, language=source.language or "")
        context.report.add(record.at, "missing-rendering", message, said(WRITE_RENDERING))
