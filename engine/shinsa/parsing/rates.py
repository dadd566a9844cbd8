"""The rates of a programme: what other currencies were worth in its own, each on a day and with a source."""

from shinsa.catalogue import TAKE_OUT
from shinsa.messages.teller import said
from shinsa.parsing.catalogue import kinds
from shinsa.parsing.catalogue import programme as catalogue
from shinsa.parsing.catalogue.shapes import KEEP_ONE_OF_THEM
from shinsa.parsing.report import Report, did_you_mean
from shinsa.parsing.shapes import Keys, Record, day, items_of, number, word
from shinsa.reading import Node
from shinsa.standards import currencies
from shinsa.values import Rate

_RATE = Keys(said(kinds.WHAT_RATE), ("currency", "rate", "date", "source"))


def rates(record: Record, own: str | None, report: Report) -> tuple[Rate, ...] | None:
    """The rates under `rates`, `None` where the programme has none; `own` is the programme's currency."""
    node = record.node("rates")
    if node is None:
        return None
    found: list[Rate] = []
    for item in items_of(node, said(kinds.WHAT_RATES), report):
        rate = _rate(item, own, report)
        if rate is not None:
            _look_for_another(rate, found, item, report)
            found.append(rate)
    return tuple(found) or None


def _rate(node: Node, own: str | None, report: Report) -> Rate | None:
    record = Record(node, _RATE, report)
    code, rate = record.get("currency", word), record.get("rate", number)
    dated, source = record.get("date", day), record.get("source", word)
    if code is not None and code not in currencies():
        hint = did_you_mean(code, currencies(), said(catalogue.CURRENCY_CODES))
        report.add(record.place("currency"), "wrong-value", said(catalogue.NO_SUCH_CURRENCY, found=code), hint)
    elif code is not None and code == own:
        message = said(catalogue.OWN_CURRENCY, code=code)
        report.add(record.place("currency"), "wrong-value", message, said(TAKE_OUT))
    if rate is not None and rate <= 0:
        hint = said(catalogue.RATE_MEANS)
        report.add(record.place("rate"), "wrong-value", said(catalogue.RATE_ABOVE_ZERO), hint)
    if code is None or rate is None or dated is None or source is None:
        return None
    return Rate(code, rate, dated, source)


def _look_for_another(rate: Rate, before: list[Rate], node: Node, report: Report) -> None:
    if any((other.currency, other.dated) == (rate.currency, rate.dated) for other in before):
        message = said(catalogue.RATE_TWICE, currency=rate.currency, dated=rate.dated)
        report.add(node.at, "wrong-value", message, said(KEEP_ONE_OF_THEM))
