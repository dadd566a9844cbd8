"""What the world sends amiss, through the command: each row is taken, or is unknown with a note, or is a reject."""

import csv
import json
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from adapters.calling import Shinsa
from adapters.intake.tables import Rows, write_xlsx
from shinsa.library import ruleset_folder

MAPPING = """\
id: portal
version: 1.0.0
source: Portal
record: id
table:
  columns: {id: Id, title: Title, mw: MW, day: First power, cost: Cost, currency: Currency}
proposal:
  id: {field: id}
  title: {field: title}
  generation: {net_mw: {field: mw, unit: MW, thousands: ","}}
  schedule: {first_power: {field: day, dates: [YYYY-MM-DD, DD/MM/YYYY, MM/DD/YYYY]}}
  cost: {total: {field: cost, thousands: ",", prefix: $, currency: {field: currency}}}
"""
HEADINGS = "Id,Title,MW,First power,Cost,Currency"
ROWS = {
    "good": '"1,200",2028-04-13,"$2,500,000,000.00",USD',
    "day first": "5,13/04/2028,,",
    "month first": "5,04/13/2028,,",
    "either first": "5,03/04/2028,,",
    "no day": "5,31/02/2028,,",
    "dots for thousands": "1.200.000,,,",
    "odd groups": '"12,00",,,',
    "a share of a dollar": ',,"1,5",USD',
    "yen": ",,250000000000,JPY",
    "euro": ",,5,EUR",
    "no currency": ",,5,",
    "no such currency": ",,5,DOLLARS",
    "a formula": "=2+3,=TODAY(),=1,USD",
}
KEPT = {
    "good": ("1200", "2028-04-13", "2500000000 USD"),
    "day first": ("5", "2028-04-13", None),
    "month first": ("5", "2028-04-13", None),
    "either first": ("5", None, None),
    "no day": ("5", None, None),
    "dots for thousands": (None, None, None),
    "odd groups": (None, None, None),
    "a share of a dollar": (None, None, None),
    "yen": (None, None, "250000000000 JPY"),
    "euro": (None, None, "5 EUR"),
    "no currency": (None, None, None),
    "no such currency": (None, None, None),
    "a formula": (None, None, None),
}
NOTES = {
    "either first": "not known: `03/04/2028` could be 2028-03-04 or 2028-04-03",
    "no day": "not known: `31/02/2028` is not a day written as YYYY-MM-DD, DD/MM/YYYY, MM/DD/YYYY",
    "dots for thousands": "not known: `1.200.000` is not a number in the way the mapping says",
    "odd groups": "not known: `12,00` groups its digits in another way than by thousands",
    "a share of a dollar": "not known: `1,5` groups its digits in another way than by thousands",
    "yen": "not known: the ruleset has no rate for JPY",
    "no currency": "not known: no currency is given",
    "no such currency": "not known: `DOLLARS` is not a currency code",
    "a formula": "not known: `=2+3` is not a number in the way the mapping says",
}


def table(rows: list[str]) -> None:
    Path("portal.yaml").write_text(MAPPING, encoding="utf-8")
    Path("t.csv").write_text("\n".join([HEADINGS, *rows, ""]), encoding="utf-8")


def facts(proposal: dict[str, Any]) -> tuple[object, ...]:
    cost = proposal.get("cost", {}).get("total")
    megawatts = proposal.get("generation", {}).get("net_mw")
    return (
        None if megawatts is None else str(megawatts),
        proposal.get("schedule", {}).get("first_power"),
        cost and f"{cost['amount']} {cost['currency']}",
    )


def test_every_value_is_taken_or_unknown_with_a_note(shinsa: Shinsa) -> None:
    table([f"{name},A plant,{cells}" for name, cells in ROWS.items()])
    result = shinsa("intake", "table", "t.csv", "--mapping", "portal.yaml", "--retrieved", "2025-10-28")
    made = {held["id"]: held for held in map(json.loads, result.out.splitlines())}
    assert result.code == 0
    assert {name: facts(held) for name, held in made.items()} == KEPT
    for name, note in NOTES.items():
        assert any(f"; {note}; " in one["source"] for one in made[name]["evidence"]), name


def test_an_amount_is_converted_at_the_rate_of_the_ruleset_and_shows_it(shinsa: Shinsa) -> None:
    folder = Path(copytree(ruleset_folder("us_japan_2025"), "priced"))
    file = folder / "programme.yaml"
    rates = "rates: [{currency: JPY, rate: 0.0065, date: 2025-10-27, source: a bank (invented)}]\n"
    file.write_text(file.read_text(encoding="utf-8") + rates, encoding="utf-8")
    table([f"yen,A plant,{ROWS['yen']}", f"euro,A plant,{ROWS['euro']}"])
    words = "--mapping", "portal.yaml", "--ruleset", "priced", "--retrieved", "2025-10-28"
    yen, euro = map(json.loads, shinsa("intake", "table", "t.csv", *words).out.splitlines())
    assert (facts(yen)[2], facts(euro)[2]) == ("1625000000 USD", "5 EUR")
    (told,) = [one for one in yen["evidence"] if one["fact"] == "cost.total"]
    assert "; converted at 0.0065 USD per JPY: a bank (invented), 2025-10-27; " in told["source"]
    assert told["quote"] == "250000000000 JPY"
    before = shinsa("intake", "table", "t.csv", *words[:-1], "2025-10-26")
    assert facts(json.loads(before.out.splitlines()[0]))[2] == "250000000000 JPY"
    assert "not known: the ruleset has no rate for JPY on or before 2025-10-26" in before.out


def test_rows_that_cannot_be_used_are_rejects_in_which_nothing_acts(shinsa: Shinsa) -> None:
    table(
        ["A,one,5,,,", "B,two,5,,,", "A,three,6,,,", "\"=cmd|' /C calc'!A0\",fo\x07r,5,,,", "\uff1dSUM(1),fi\x07e,5,,,"]
    )
    with Path("t.csv").open("ab") as file:
        file.write(b"C,Gen\xe8ve,5,,,\n")
    words = "--mapping", "portal.yaml", "--rejects", "rejects.csv", "--output", "made"
    result = shinsa("intake", "table", "t.csv", *words)
    assert (result.code, [path.name for path in Path("made").iterdir()]) == (2, ["000001-B.json"])
    with Path("rejects.csv").open(encoding="utf-8", newline="") as file:
        rejects = [(row["rows"], row["record"], row["code"]) for row in csv.DictReader(file)]
    assert rejects == [
        ("7", "", "wrong-encoding"),
        ("2, 4", "A", "duplicate-id"),
        ("5", "'=cmd|' /C calc'!A0", "not-a-proposal"),
        ("6", "'\uff1dSUM(1)", "not-a-proposal"),
    ]


def test_a_workbook_with_merged_cells_and_computed_ones(shinsa: Shinsa) -> None:
    Path("portal.yaml").write_text(MAPPING, encoding="utf-8")
    rows: Rows = [HEADINGS.split(","), ["A", "one", 5], ["B", "two", 6], ["B", None, 7], ["C", "four", "=2+3"]]
    write_xlsx(Path("t.xlsx"), rows, merged=["B3:B4"])
    result = shinsa("intake", "table", "t.xlsx", "--mapping", "portal.yaml", "--rejects", "rejects.csv")
    made = {held["id"]: facts(held)[0] for held in map(json.loads, result.out.splitlines())}
    assert (result.code, made) == (2, {"A": "5", "C": None})
    lines = Path("rejects.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[0] + " " + line.split(",")[2] for line in lines[1:]] == ["3 merged-cells", "4 merged-cells"]


@pytest.mark.parametrize("encoding", ["ascii", "utf-16-be", "UTF_16LE", "utf-7", "hz"])
def test_an_encoding_that_is_named_wrongly_loses_no_row_in_silence(encoding: str, shinsa: Shinsa) -> None:
    Path("portal.yaml").write_text(MAPPING, encoding="utf-8")
    Path("t.csv").write_bytes(f"{HEADINGS}\nA,発電所é,5,,,\n".encode())
    result = shinsa("intake", "table", "t.csv", "--mapping", "portal.yaml", "--encoding", encoding)
    assert (result.code, result.out) == (2, "")
    told = "wrong-encoding", "no row among the first 20 has headings", f"is not {encoding}"
    assert any(words in result.err for words in told)
