"""The same screening in three languages: other words, the same facts, numbers and answers."""

import json
import re
from calendar import month_name
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.committee import DAY, against, screened
from shinsa.library import load_ruleset
from shinsa.messages.message import LANGUAGES, Language
from shinsa.ruleset import Ruleset
from shinsa.screening import Screener, Screening
from strategies.rulesets import DAY as RANDOM_DAY
from strategies.rulesets import pairs, rulesets

EXAMPLES = Path(__file__).parents[3] / "examples" / "us_japan_2025"
FILES = sorted(path for path in EXAMPLES.glob("*/*.json") if path.name != "broken_input.json")
TEXTS = {"text", "needed", "because", "title", "label", "message"}
OF_THE_RULESET = {"remark", "practice", "rendering", "reason", "owner"}
"""Texts that a ruleset may hold in every language; a quotation in the reader's own language has no rendering."""
NOTHING = {"power": 0, "pipelines": 0, "security": 0, "calm": 0}
WEAK = {"power": 0.3, "pipelines": 0, "security": 0.3, "calm": 0.4}

SCALES = {"": 0, "兆": 12, "万亿": 12, "億": 8, "亿": 8, "万": 4, "trillion": 12, "billion": 9, "million": 6, "Mt": 6}
WRITTEN_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
NUMBER = re.compile(r"(?<![A-Za-z\d])(-?\d[\d,]*(?:\.\d+)?)(?: ?(兆|万亿|億|亿|万|trillion|billion|million|Mt))?")
MONTHS = {name: number for number, name in enumerate(month_name) if name}
ENGLISH_DAY = re.compile(rf"(\d+) ({'|'.join(MONTHS)}) (\d{{4}})")
ENGLISH_MONTH = re.compile(rf"\b({'|'.join(MONTHS)})\b")
PART = re.compile(r"\b([\d.]+)( of (?:its |the first )?[\d.]+ )(million|billion)")
"""`16 of its 20 million`: Japanese and Chinese have to say the unit twice."""
DAYS = re.compile(r"\d{4}-\d\d-\d\d")


@cache
def shipped() -> Screener:
    return Screener(load_ruleset("us_japan_2025"))


@cache
def file_told(path: Path, language: Language) -> dict[str, object]:
    return told(shipped().screen(path.read_bytes(), as_of=date(2025, 10, 28)), language)


def in_figures(text: str) -> str:
    """An English text with days and months in figures, and with the unit of a part that English leaves out."""
    text = ENGLISH_DAY.sub(lambda day: f"{day[3]}-{MONTHS[day[2]]:02}-{int(day[1]):02}", text)
    text = ENGLISH_MONTH.sub(lambda month: str(MONTHS[month[1]]), text)
    return PART.sub(r"\1 \3\2\3", text)


def numbers(text: str) -> list[str]:
    """The numbers and days a text tells, whatever its language, in a common form and in order of size."""
    text = WRITTEN_DAY.sub(lambda found: f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}", in_figures(text))
    days = DAYS.findall(text)
    rest = DAYS.sub(" ", text)
    amounts = [Decimal(found[1].replace(",", "")).scaleb(SCALES[found[2] or ""]) for found in NUMBER.finditer(rest)]
    return sorted([*days, *(f"{amount.normalize():f}" for amount in amounts)])


def leaves(document: object, at: str = "") -> Iterator[tuple[str, object]]:
    match document:
        case dict():
            for key, value in document.items():
                yield from leaves(value, f"{at}/{key}")
        case list():
            for place, value in enumerate(document):
                yield from leaves(value, f"{at}/{place}")
        case _:
            yield at, document


def told(screening: Screening, language: Language) -> dict[str, object]:
    return dict(leaves(json.loads(screening.json(language))))


def is_text(at: str) -> bool:
    return at.rpartition("/")[2] in TEXTS or at.startswith("/family_labels/")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["ja", "zh"])
def test_nothing_but_texts_differs_between_languages(path: Path, language: Language) -> None:
    english, other = file_told(path, "en"), file_told(path, language)
    assert english.keys() == other.keys()
    differ = {at for at in english if english[at] != other[at]}
    of_the_ruleset = {at for at in english if at.rpartition("/")[2] in OF_THE_RULESET}
    assert differ <= {at for at in english if is_text(at) or at == "/language"} | of_the_ruleset
    assert other["/language"] == language


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["ja", "zh"])
def test_all_numbers_agree_between_languages(path: Path, language: Language) -> None:
    """Every text that the program words; what the ruleset says of itself is compared by its own tests."""
    english, other = file_told(path, "en"), file_told(path, language)
    worded = [at for at in english if at.rpartition("/")[2] in {"text", "needed"} and "/reasons/" not in at]
    differ = {
        at: (english[at], other[at])
        for at in [*worded, "/because"]
        if isinstance(english[at], str) and numbers(str(english[at])) != numbers(str(other[at]))
    }
    assert differ == {}
    assert len(worded) > 50


@given(rulesets(), pairs().flatmap(lambda pair: st.sampled_from([pair.partial, pair.complete])))
@settings(max_examples=25)
def test_wording_never_fails_in_any_language(ruleset: Ruleset, document: dict[str, Any]) -> None:
    screening = Screener(ruleset, inference="direct").screen(json.dumps(document).encode(), as_of=RANDOM_DAY)
    english = told(screening, "en")
    assert screening.document["next_steps"]
    for language in LANGUAGES:
        other = told(screening, language)
        assert other.keys() == english.keys()
        worded = [at for at in other if is_text(at) and isinstance(english[at], str)]
        assert all(other[at] and "{" not in str(other[at]) for at in worded)
        assert {at for at in worded if numbers(str(other[at])) != numbers(str(english[at]))} == set()


def steps(facts: dict[str, Any]) -> list[tuple[str, str | None]]:
    return [(step["kind"], step["rule"] or step["fact"]) for step in screened(facts).document["next_steps"]]


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({"readiness": 5, "sites": [{"country": "MX"}]}, [("cure", "gate.home"), ("cure", "gate.readiness")]),
        ({"strength": NOTHING, "naval": None, "readiness": None}, [("strengthen", None)]),
        ({"readiness": 7}, [("decide", "gate.readiness")]),
        ({"readiness": None}, [("ask", "readiness")]),
        ({"evidence": against("readiness", [9, 8])}, [("settle", "readiness")]),
        ({"strength": WEAK, "naval": None}, [("ask", "naval"), ("decide", None)]),
        ({"strength": WEAK | {"power": 1, "security": 1}}, [("decide", None)]),
        ({}, [("recommend", None)]),
    ],
)
def test_every_verdict_says_what_to_do_next(facts: dict[str, Any], found: list[tuple[str, str | None]]) -> None:
    assert steps(facts) == found


@pytest.mark.parametrize(
    ("facts", "english", "japanese", "chinese"),
    [
        (
            {"readiness": 5},
            (
                "change the proposal so that this holds, and submit it again: The technology is ready"
                " (readiness is at least 6); if it cannot be changed, the proposal cannot be recommended"
            ),
            (
                "次を満たすよう提案を改め、再提出する：The technology is ready（readinessが6以上）。"
                "変えられない場合は推薦できない"
            ),
            "修改提案使之符合以下要求后重新提交：The technology is ready（readiness不小于6）；如无法修改，则不能推荐",
        ),
        (
            {"readiness": None},
            "ask the sponsor: readiness (`readiness`), which decides: The technology is ready",
            "事業者に確認する：readiness（`readiness`）。これで決まるもの：The technology is ready",
            "向发起人询问：readiness（`readiness`），由此决定：The technology is ready",
        ),
        (
            {"strength": NOTHING, "naval": None},
            (
                "gain at least 32.5 more points and submit it again; most is to be gained by:"
                " Strength in pipelines; Strength in power; Strength in security"
            ),
            (
                "あと32.5点以上を得られるよう提案を改め、再提出する。最も得点できるもの："
                "Strength in pipelines；Strength in power；Strength in security"
            ),
            "至少再取得32.5分后重新提交；最可得分之处：Strength in pipelines；Strength in power；Strength in security",
        ),
        (
            {"loan_agreed": False},
            "the committee may recommend it; before money flows, see to: The loan is agreed",
            "委員会は推薦できる。資金が動く前に満たすこと：The loan is agreed",
            "委员会可以推荐；资金拨付前须落实：The loan is agreed",
        ),
    ],
)
def test_the_next_step_is_said_in_every_language(
    facts: dict[str, Any], english: str, japanese: str, chinese: str
) -> None:
    told_in = [screened(facts).document_in(language)["next_steps"] for language in LANGUAGES]
    assert [step["text"] for steps in told_in for step in steps] == [english, japanese, chinese]


def test_english_is_what_is_given_where_no_language_is_chosen() -> None:
    screening = screened()
    assert screening.document == screening.document_in("en")
    assert screening.json() == screening.json("en")
    assert DAY.isoformat() == screening.document["as_of"]
