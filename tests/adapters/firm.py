"""Documents on how firm a shipped example's verdict is, and on what members would say of it."""

from datetime import date
from functools import cache
from pathlib import Path

from shinsa.analysing.firmness.documents import FirmnessDocument, PanelDocument
from shinsa.analysing.firmness.panel_telling import panel_document
from shinsa.analysing.firmness.telling import firmness_document
from shinsa.explaining.document import VerdictDocument
from shinsa.library import load_ruleset
from shinsa.messages.message import Language
from shinsa.screening import Screener, Screening

INVENTED = Path(__file__).parents[2] / "examples" / "us_japan_2025" / "invented"


@cache
def _screener() -> Screener:
    return Screener(load_ruleset("us_japan_2025"))


@cache
def _screened(example: str) -> Screening:
    return _screener().screen((INVENTED / f"{example}.json").read_bytes(), as_of=date(2025, 10, 28))


@cache
def firm(example: str, language: Language = "en") -> FirmnessDocument:
    """How firm the verdict of an invented example is."""
    return firmness_document(_screener(), _screened(example), language=language)


@cache
def with_panel(example: str, language: Language = "en") -> tuple[VerdictDocument, PanelDocument]:
    """The verdict document of an invented example, and what members would say."""
    screening = _screened(example)
    return screening.document_in(language), panel_document(_screener(), screening, language=language)
