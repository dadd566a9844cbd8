"""The nearest change by several facts at once as a part of the document, in one language."""

from collections.abc import Callable
from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from shinsa.analysing.changing.phrasing import Names
from shinsa.analysing.firmness import catalogue
from shinsa.analysing.firmness.combining import Combination, Move, combination
from shinsa.analysing.firmness.documents import CombinationDocument, MoveDocument
from shinsa.analysing.firmness.facts import Margin
from shinsa.analysing.firmness.wording import verdict_in_words
from shinsa.explaining.reads import to_json
from shinsa.messages.teller import Teller
from shinsa.screening import Screening

_PLACES = Decimal("0.000001")
"""To how many decimal places a share is given."""
_TENTH = Decimal("0.1")


def combined(screening: Screening, found: tuple[Margin, ...], names: Names, by: Teller) -> CombinationDocument | None:
    """What several facts do together; `None` where fewer than two are stated."""
    if len(found) < 2:  # noqa: PLR2004  # several
        return None
    told = combination(screening, found, screening.edition.as_of)
    return {
        "known": told.proved is None,
        "moves": [_move(move, names) for move in told.moves],
        "verdict": None if told.verdict is None else told.verdict.value,
        "share": None if told.share is None else _rounded(told.share),
        "proved": None if told.proved is None else _rounded(told.proved, ROUND_FLOOR),
        "words": _words(told, names, by),
    }


def _move(move: Move, names: Names) -> MoveDocument:
    return {
        "fact": move.margin.path,
        "label": names.label(move.margin.path),
        "value": to_json(move.margin.value),
        "turns": to_json(move.turns),
        "share": _rounded(move.share),
    }


def _words(told: Combination, names: Names, by: Teller) -> str:
    if told.proved is None:
        return _change(told, names, by) or by.say(catalogue.FIRM_TOGETHER_NONE)
    proved = _percent(told.proved, by, ROUND_FLOOR)
    change = _change(told, names, by)
    if change is None:
        return by.say(catalogue.FIRM_TOGETHER_LONG, proved=proved)
    return by.say(catalogue.FIRM_TOGETHER_AT_MOST, change=change, proved=proved)


def _change(told: Combination, names: Names, by: Teller) -> str | None:
    if told.verdict is None or told.share is None:
        return None
    moves = by.listed([_in_words(move, names, by.say) for move in told.moves], "and")
    verdict = verdict_in_words(told.verdict.value, by)
    return by.say(catalogue.FIRM_TOGETHER, verdict=verdict, moves=moves, share=_percent(told.share, by))


def _in_words(move: Move, names: Names, say: Callable[..., str]) -> str:
    path = move.margin.fact.path
    value, turns = names.value(path, move.margin.value), names.value(path, move.turns)
    return say(catalogue.FIRM_TOGETHER_MOVE, label=names.label(move.margin.path), value=value, turns=turns)


def _rounded(share: Fraction, rounding: str = ROUND_HALF_EVEN) -> float:
    return float(_decimal(share).quantize(_PLACES, rounding))


def _percent(share: Fraction, by: Teller, rounding: str = ROUND_HALF_EVEN) -> str:
    return by.percent((_decimal(share) * 100).quantize(_TENTH, rounding))


def _decimal(share: Fraction) -> Decimal:
    return Decimal(share.numerator) / Decimal(share.denominator)
