"""The words a rule rests on: a quotation, a practice, or the committee's discretion."""

from shinsa.parsing.conditions import Context
from shinsa.parsing.programme import language_tag
from shinsa.parsing.report import did_you_mean
from shinsa.parsing.shapes import Keys, Record, word, worded, yes_no
from shinsa.reading import BrokenNode, ListNode, Node, TextNode
from shinsa.ruleset import Source

DISCRETION = "committee discretion"
_KEYS = Keys("a source", (), ("document", "quote", "language", "rendering", "practice", "reference", "attested"))
_FORMS = f"write `{DISCRETION}`, or a mapping with `quote` or `practice`"


def sources(node: Node, context: Context) -> tuple[Source, ...]:
    """One source, or a list of them; at least one."""
    if not isinstance(node, ListNode):
        return (_source(node, context),)
    if not node.items:
        context.report.add(node.at, "no-value", "a rule has at least one source", _FORMS)
    return tuple(_source(item, context) for item in node.items if not isinstance(item, BrokenNode))


def _source(node: Node, context: Context) -> Source:
    if isinstance(node, TextNode):
        if node.text.strip() != DISCRETION:
            context.report.add(node.at, "unclear-source", f"`{node.text.strip()}` is not a source", _FORMS)
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
        hint = did_you_mean(written, context.documents, "list it under `documents` in programme.yaml")
        context.report.add(record.place("document"), "unknown-document", f"no document is called `{written}`", hint)
    return written


def _look_at(record: Record, source: Source, context: Context) -> None:
    if ("quote" in record) == ("practice" in record):
        both = "has both `quote` and `practice`" if "quote" in record else "has neither `quote` nor `practice`"
        context.report.add(record.at, "unclear-source", f"a source {both}", _FORMS)
    elif "quote" in record:
        _look_at_quote(record, source, context)
    elif "document" not in record and "reference" not in record:
        hint = "name the `document`, or give a `reference`"
        context.report.add(record.at, "missing-key", "a practice does not say where it is read", hint)


def _look_at_quote(record: Record, source: Source, context: Context) -> None:
    if "document" not in record:
        context.report.add(record.at, "missing-key", "a quotation lacks `document`")
    if "language" not in record:
        hint = "write `language: zh`, or the language it is in"
        context.report.add(record.at, "quote-without-language", "a quotation does not say its language", hint)
    elif source.language not in {"en", None} and "rendering" not in record:
        message = f"a quotation in `{source.language}` has no rendering in English"
        context.report.add(record.at, "missing-rendering", message, "write `rendering: …`")
