"""Rates of currencies are dated and have a source; they are part of what a ruleset says only where it has some."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from checking_page import SMALL, copied
from shinsa.library import check_ruleset, load_ruleset
from shinsa.values import Rate, rate_on

YEN = "{currency: JPY, rate: 0.0065, date: 2025-10-28, source: a bank}"


def with_rates(tmp_path: Path, *rates: str) -> Path:
    folder = copied(tmp_path)
    file = folder / "programme.yaml"
    lines = "".join(f"  - {rate}\n" for rate in rates) or "  []\n"
    file.write_text(f"{file.read_text(encoding='utf-8')}rates:\n{lines}", encoding="utf-8")
    return folder


def test_a_ruleset_has_the_rates_it_writes(tmp_path: Path) -> None:
    older = YEN.replace("2025-10-28", "2025-09-30").replace("0.0065", "0.0067")
    ruleset = load_ruleset(with_rates(tmp_path, YEN, older))
    newest = Rate("JPY", Decimal("0.0065"), date(2025, 10, 28), "a bank")
    assert ruleset.rates == (newest, Rate("JPY", Decimal("0.0067"), date(2025, 9, 30), "a bank"))
    assert ruleset.digest != load_ruleset(SMALL).digest


def test_the_order_of_rates_does_not_change_the_digest(tmp_path: Path) -> None:
    euro = YEN.replace("JPY", "EUR")
    first, second = (tmp_path / name for name in ("first", "second"))
    digests = {
        load_ruleset(with_rates(folder, *rates)).digest
        for folder, rates in ((first, (YEN, euro)), (second, (euro, YEN)))
    }
    assert len(digests) == 1


def test_an_empty_table_is_none(tmp_path: Path) -> None:
    found = load_ruleset(with_rates(tmp_path))
    assert (found.rates, found.digest) == (None, load_ruleset(SMALL).digest)


@pytest.mark.parametrize(
    ("day", "rate"),
    [(date(2025, 9, 29), None), (date(2025, 9, 30), "2"), (date(2025, 10, 27), "2"), (date(2025, 10, 28), "1")],
)
def test_the_last_rate_on_or_before_a_day_counts(day: date, rate: str | None) -> None:
    rates = [
        Rate("JPY", Decimal(1), date(2025, 10, 28), "x"),
        Rate("JPY", Decimal(2), date(2025, 9, 30), "x"),
        Rate("EUR", Decimal(3), date(2025, 9, 1), "x"),
    ]
    found = rate_on(rates, "JPY", day)
    assert (found and str(found.rate)) == rate


@pytest.mark.parametrize(
    ("rates", "told"),
    [
        (
            [YEN.replace("JPY", "yen")],
            "19:16: wrong-value: `yen` is not a currency\n  hint: codes are three letters of ISO 4217, such as `JPY`",
        ),
        ([YEN.replace("JPY", "USD")], "19:16: wrong-value: `USD` is the programme's own currency\n  hint: take it out"),
        (
            [YEN.replace("0.0065", "0")],
            (
                "19:27: wrong-value: a rate is more than 0\n"
                "  hint: write what one unit is worth in the programme's currency"
            ),
        ),
        ([YEN.replace(", source: a bank", "")], "19:5: missing-key: a rate lacks `source`"),
        ([YEN.replace(", date: 2025-10-28", "")], "19:5: missing-key: a rate lacks `date`"),
        (
            [YEN, YEN.replace("0.0065", "0.0066")],
            "20:5: wrong-value: `JPY` has a rate of 2025-10-28 already\n  hint: keep one of them",
        ),
        (
            [YEN.replace("2025-10-28", "28 October")],
            "19:41: not-a-date: `28 October` is not a day\n  hint: write year, month and day, such as `2025-10-28`",
        ),
    ],
)
def test_a_mistake_in_a_rate_is_told_with_its_place(tmp_path: Path, rates: list[str], told: str) -> None:
    ruleset, findings = check_ruleset(with_rates(tmp_path, *rates))
    assert (ruleset, [str(finding) for finding in findings]) == (None, [f"programme.yaml:{told}"])
