"""Every number of a rendering is the same in every language, down to the last rule."""

from collections import Counter
from copy import deepcopy
from functools import cache
from pathlib import Path

import pytest

from adapters.commands import ROOT
from engine.explaining.test_languages import numbers
from shinsa.library import load_ruleset
from shinsa.messages.message import LANGUAGES, Language
from shinsa.screening import Screener, Screening
from shinsa_adapters.rendering.text.console import to_text
from shinsa_adapters.rendering.text.page import verdict_page
from strategies.rulesets import DAY

EXAMPLES = ROOT / "examples" / "us_japan_2025"
FILES = [*sorted((EXAMPLES / "invented").glob("*e*_*a*.json")), EXAMPLES / "article" / "S01.json"]


SPELLED_OUT = ("なければ1点", "なければ一点")
"""The one number of the ruleset's own texts that is a digit in Japanese, a word in English and absent in Chinese."""


@cache
def screener() -> Screener:
    return Screener(load_ruleset("us_japan_2025"), inference="direct")


def told(screening: Screening, language: Language) -> str:
    document = deepcopy(screening.document_in(language))  # parts of it are shared
    for source in (each for rule in document["rules"] for each in (rule["source"], *rule["further_sources"])):
        source["rendering"] = None  # a quotation in the reader's language has none
    shown = to_text(verdict_page(document, everything=True), width=3_000, colour=False)
    return shown.replace(*SPELLED_OUT)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_number_agrees_between_languages(path: Path) -> None:
    screening = screener().screen(path.read_bytes(), as_of=DAY)
    english, *others = [Counter(numbers(told(screening, language))) for language in LANGUAGES]
    assert others == [english, english]
    assert english.total() > 200


@pytest.mark.parametrize(
    ("english", "japanese", "chinese"),
    [
        ("USD 2.5 billion on 2025-10-28", "2025年10月28日に25億米ドル", "2025年10月28日25亿美元"),
        ("at least 1,200 MW and 25%", "1,200 MW以上、かつ25%", "不小于1,200 MW，且25%"),
        ("-6 to 100", "-6～100", "-6至100"),
    ],
)
def test_numbers_are_read_alike_in_every_language(english: str, japanese: str, chinese: str) -> None:
    assert numbers(english) == numbers(japanese) == numbers(chinese) != []


@pytest.mark.parametrize(
    ("one", "other"), [("USD 2.5 billion", "2.5億米ドル"), ("2025-10-28", "2025年10月29日"), ("7", "8")]
)
def test_another_number_is_noticed(one: str, other: str) -> None:
    assert numbers(one) != numbers(other)
