"""A real verdict document for the stand-in service to answer with."""

import json
from datetime import date

import pytest

from adapters.commands import PROPOSALS, RULESET
from shinsa.explaining.document import VerdictDocument
from shinsa.library import load_ruleset
from shinsa.screening import Screener


@pytest.fixture(scope="session")
def eligible() -> VerdictDocument:
    screening = Screener(load_ruleset(RULESET)).screen((PROPOSALS / "good.json").read_bytes(), as_of=date(2025, 10, 28))
    found: VerdictDocument = json.loads(screening.json())
    return found
