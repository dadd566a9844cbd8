"""How likely the answers to a fact are, where a vocabulary says so: of choices and of yes and no, or by bands."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from shinsa.errors import Place
from shinsa.facts import Band, Fact, FactKind, Likelihoods
from shinsa.messages.teller import said
from shinsa.parsing.catalogue import kinds
from shinsa.parsing.catalogue import vocabulary as catalogue
from shinsa.parsing.report import Report, did_you_mean, listed
from shinsa.parsing.shapes import Keys, Record, day, entries_of, items_of, number, word
from shinsa.reading import MappingNode, Node
from shinsa.values import Scalar, exact, plain

_BAND = Keys(said(kinds.WHAT_BAND), ("likely",), ("up_to",))
_YES_NO = {"true": True, "false": False}


def likelihoods(node: Node, fact: Fact, report: Report) -> Likelihoods | None:
    """What stands under `likely` of a fact; `None` where it is wrong."""
    named = fact.kind in {FactKind.BOOL, FactKind.CHOICE}
    key = "answers" if named else "bands"
    record = Record(node, Keys(said(kinds.WHAT_LIKELIHOODS), ("because", key)), report)
    because, told = record.get("because", word), record.node(key)
    if told is None:
        return None
    answers = _answers(told, fact, report) if named else ()
    bands = () if named else _bands(told, fact, report)
    parts = [*(likely for _, likely in answers), *(band.likely for band in bands)]
    if not parts or not _add_up(parts, record.place(key), report):
        return None
    return None if because is None else Likelihoods(because, answers, bands)


def _add_up(parts: Sequence[Decimal], at: Place, report: Report) -> bool:
    with exact():
        total = sum(parts, Decimal(0))
    if total != 1:
        message = said(catalogue.LIKELIHOODS_ADD_UP, total=plain(total))
        report.add(at, "wrong-value", message, said(catalogue.THEY_ADD_UP))
    return total == 1


def _likely(node: Node, report: Report) -> Decimal | None:
    found = number(node, report)
    if found is not None and not 0 <= found <= 1:
        report.add(node.at, "wrong-value", said(catalogue.LIKELIHOOD_BETWEEN, found=str(found)))
        return None
    return found


def _answers(node: Node, fact: Fact, report: Report) -> tuple[tuple[Scalar, Decimal], ...]:
    known: dict[str, Scalar] = (
        dict(_YES_NO) if fact.kind is FactKind.BOOL else {choice.value: choice.value for choice in fact.choices}
    )
    found: list[tuple[Scalar, Decimal]] = []
    entries = entries_of(node, said(kinds.WHAT_ANSWERS), report)
    for name, entry in entries.items():
        likely = _likely(entry.value, report)
        if name not in known:
            hint = did_you_mean(name, known, said(catalogue.ITS_ANSWERS, answers=listed(tuple(known))))
            report.add(entry.at, "wrong-value", said(catalogue.NO_SUCH_ANSWER, path=fact.path, name=name), hint)
        elif likely is not None:
            found.append((known[name], likely))
    missing = [name for name in known if name not in entries]
    if missing and isinstance(node, MappingNode):
        message = said(catalogue.NO_LIKELIHOOD, answers=listed(missing))
        report.add(node.at, "wrong-value", message, said(catalogue.NAME_EVERY_ANSWER))
        return ()
    return tuple(found) if len(found) == len(known) else ()


def _bands(node: Node, fact: Fact, report: Report) -> tuple[Band, ...]:
    items = items_of(node, said(kinds.WHAT_BANDS), report)
    found = [_band(item, fact, report) for item in items]
    bands = tuple(band for band in found if band is not None)
    if len(bands) < len(items) or not bands:
        return ()
    ends = [band.up_to for band in bands]
    if ends[-1] is not None or None in ends[:-1]:
        report.add(node.at, "wrong-value", said(catalogue.LAST_BAND_OPEN), said(catalogue.LEAVE_LAST_OPEN))
        return ()
    return bands if _rise(ends[:-1], node, report) else ()


def _rise(ends: Sequence[Decimal | date | None], node: Node, report: Report) -> bool:
    rising = all(one < other for one, other in pairwise(ends))  # type: ignore[operator]
    if not rising:
        report.add(node.at, "wrong-value", said(catalogue.BANDS_RISE), said(catalogue.LOWEST_BAND_FIRST))
    return rising


def _band(node: Node, fact: Fact, report: Report) -> Band | None:
    record = Record(node, _BAND, report)
    likely = record.get("likely", _likely)
    dated = fact.kind is FactKind.DATE
    end: Decimal | date | None = record.get("up_to", day) if dated else record.get("up_to", number)
    if likely is None or ("up_to" in record and end is None):
        return None
    low, high = (fact.earliest, fact.latest) if dated else (fact.minimum, fact.maximum)
    if end is not None and ((low is not None and end < low) or (high is not None and end >= high)):  # type: ignore[operator]
        message = said(catalogue.BAND_BEYOND, path=fact.path, end=str(end))
        report.add(record.place("up_to"), "wrong-value", message)
        return None
    return Band(end, likely)
