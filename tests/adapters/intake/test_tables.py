"""Tables of every form become the same proposals; what cannot be used is given back with its row and the reason."""

import csv
import json
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from adapters.calling import Shinsa
from adapters.commands import ROOT, environment
from adapters.intake.tables import GROUPED, MAPPING, ROWS, Rows, write_csv, write_jsonl, write_parquet, write_xlsx
from benchmarks import tables
from shinsa.facts import Vocabulary
from shinsa.proposal.accepting import Acceptor
from shinsa_adapters.intake import gathering
from shinsa_adapters.intake.gathering import Gathering, Rejected
from shinsa_adapters.intake.making import Made, proposals
from shinsa_adapters.intake.parsing import load_mapping
from shinsa_adapters.intake.rejects import harmless
from shinsa_adapters.intake.tables import workbook
from shinsa_adapters.intake.tables.opening import open_table
from shinsa_adapters.intake.tables.rows import TableError

Results = list[tuple[str, ...]]
DAY = date(2025, 10, 28)


@pytest.fixture(scope="module", name="acceptor")
def _acceptor(vocabulary: Vocabulary) -> Acceptor:
    return Acceptor(vocabulary)


@pytest.fixture(name="results")
def _results(vocabulary: Vocabulary, acceptor: Acceptor) -> Callable[..., Results]:
    """What a table comes to: `(id, title, MW, day)` of proposals, `(rows, code)` of rejects."""

    def read(name: str, text: str = MAPPING, encoding: str | None = None) -> Results:
        Path("mapping.yaml").write_text(text, encoding="utf-8")
        mapping = load_mapping("mapping.yaml", vocabulary)
        with Gathering(mapping) as gathered:
            headed, _ = open_table(Path(name), mapping, encoding)
            found: list[Made | Rejected] = list(gathered.take(headed, headed.rows))
            return [_told(one) for one in [*found, *proposals(gathered, mapping, acceptor, DAY)]]

    return read


def _told(one: Made | Rejected) -> tuple[str, ...]:
    if isinstance(one, Rejected):
        return one.rows, one.code
    document = json.loads(one.line, parse_float=str, parse_int=str)
    facts = document.get("generation", {}).get("net_mw"), document.get("schedule", {}).get("first_power")
    return document["id"], document["title"], *(fact for fact in facts if fact is not None)


WANTED = [("A", "Étang", "100.1"), ("B", "Lake", "200")]


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("t.csv", write_csv),
        ("t.tsv", lambda path, rows: write_csv(path, rows, delimiter="\t")),
        ("semicolons.csv", lambda path, rows: write_csv(path, rows, delimiter=";")),
        ("bars.csv", lambda path, rows: write_csv(path, rows, delimiter="|")),
        ("marked.csv", lambda path, rows: write_csv(path, rows, "utf-8-sig")),
        ("wide.csv", lambda path, rows: write_csv(path, rows, "utf-16")),
        ("old.csv", lambda path, rows: write_csv(path, rows, "cp1252")),
        ("t.xlsx", write_xlsx),
        ("t.jsonl", write_jsonl),
        ("t.parquet", lambda path, rows: write_parquet(path, [rows[0], *([a, b, float(c)] for a, b, c in rows[1:])])),
    ],
)
def test_every_form_gives_the_same_proposals(
    name: str, write: Callable[[Path, Rows], None], results: Callable[..., Results]
) -> None:
    write(Path(name), ROWS)
    assert results(name) == WANTED


def test_headings_are_found_by_any_of_their_names_below_other_rows(results: Callable[..., Results]) -> None:
    write_xlsx(
        Path("t.xlsx"), [["Inventory as of September"], [], ["nummer", None, " TITLE ", "Leistung"], ["A", 1, "x", 5]]
    )
    assert results("t.xlsx") == [("A", "x", "5")]


def test_rows_of_one_project_come_together_wherever_they_stand(results: Callable[..., Results]) -> None:
    write_csv(
        Path("t.csv"), [["Plant", "Title", "MW"], ["7", "x", "0.1"], ["8", "y", "5"], ["7", "x", "0.2"], ["", "z", 1]]
    )
    assert results("t.csv", GROUPED) == [("5", "no-record-id"), ("7", "x", "0.3"), ("8", "y", "5")]


def test_the_evidence_names_every_row(vocabulary: Vocabulary, shinsa: Shinsa) -> None:
    Path("mapping.yaml").write_text(GROUPED, encoding="utf-8")
    write_csv(Path("t.csv"), [["Plant", "Title", "MW"], *([str(n % 2), "x", "1"] for n in range(5))])
    result = shinsa("intake", "table", "t.csv", "--mapping", "mapping.yaml", "--retrieved", "2025-10-28")
    first = json.loads(result.out.splitlines()[0])["evidence"][0]
    assert first["source"].startswith("Units; record 0 (rows 2, 4, 6); field rows[].mw; retrieved 2025-10-28; mapping ")
    assert (first["quote"], first["value"]) == ("1; 1; 1 MW", 3)
    assert vocabulary.currency == "USD"


def test_a_record_of_too_many_rows_is_refused_and_the_others_are_not(
    results: Callable[..., Results], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "MOST_ROWS", 2)
    write_csv(Path("t.csv"), [["Plant", "Title", "MW"], *([name, "x", 1] for name in "AABBB")])
    assert results("t.csv", GROUPED) == [("A", "x", "2"), ("4 to 6", "too-many-rows")]


def test_a_row_that_stands_twice_is_not_added_up_twice(results: Callable[..., Results]) -> None:
    told_apart = GROUPED.replace("title: Title", "title: Title, unit: Unit").replace(
        "  group_by: plant\n", "  group_by: plant\n  row_id: unit\n"
    )
    rows: Rows = [["Plant", "Title", "MW", "Unit"], ["A", "x", 1, "U 1"], ["B", "y", 5, ""], ["A", "x", 1, "u  1 "]]
    write_csv(Path("t.csv"), [*rows, ["B", "y", 6, ""], ["C", "z", 1, "U1"], ["C", "z", 1, "U2"]])
    assert results("t.csv", told_apart) == [("2, 4", "duplicate-row"), ("B", "y", "11"), ("C", "z", "2")]


BAD: dict[str, tuple[bytes, Results]] = {
    "a byte that is not UTF-8 in one row": (
        "Id,Title,MW\n1,Zürich,5\n".encode() + b"2,Gen\xe8ve,6\n" + "3,Zug ü,7\n".encode(),
        [("3", "wrong-encoding"), ("1", "Zürich", "5"), ("3", "Zug ü", "7")],
    ),
    "the same id twice": (b"Id,Title,MW\n1,a,5\n2,b,6\n1,c,7\n", [("2, 4", "duplicate-id"), ("2", "b", "6")]),
    "no id": (b"Id,Title,MW\n ,a,5\n", [("2", "no-record-id")]),
    "no title": (b"Id,Title,MW\n1,,5\n", [("2", "no-title")]),
    "too many cells": (b"Id,Title,MW\n1,a,5,6\n", [("2", "too-many-cells")]),
    "too few cells": (b"Id,Title,MW\n1,5\n", [("2", "too-few-cells")]),
    "a number out of range": (b"Id,Title,MW\n1,a,-5\n2,b,5\n", [("1", "a"), ("2", "b", "5")]),
    "an ambiguous day": (
        b"Id,Title,MW,Day\n1,a,5,03/04/2028\n2,b,5,13/04/2028\n",
        [("1", "a", "5"), ("2", "b", "5", "2028-04-13")],
    ),
    "thousands separators": (b'Id,Title,MW\n1,a,"1,200"\n2,b,1.200.0\n', [("1", "a", "1200"), ("2", "b")]),
    "rows that say nothing": (b"Id,Title,MW\n\n , ,\n1,a,5\n", [("1", "a", "5")]),
    "a formula": (b'Id,Title,MW\n1,"=HYPERLINK(""http://x"")",=2+3\n', [("1", '=HYPERLINK("http://x")')]),
    "a control character": (b"Id,Title,MW\n1,a\x07b,5\n", [("2", "not-a-proposal")]),
    "line breaks in a title": (b'Id,Title,MW\n1,"a\nb",5\n2,c,6\n', [("1", "a b", "5"), ("2", "c", "6")]),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_rows_are_told_by_number_and_lose_nothing_else(case: str, results: Callable[..., Results]) -> None:
    content, wanted = BAD[case]
    Path("t.csv").write_bytes(content)
    assert results("t.csv") == wanted


REFUSED: dict[str, tuple[bytes, str]] = {
    "another layout": (b"Id,Title,Power\n1,a,5\n", "no row among the first 20 has headings for `mw (MW or Leistung)`"),
    "nothing": (b"", "no row among the first 20 has headings for"),
    "a quotation mark left open": (b'Id,Title,MW\n1,"a,5\n2,b,6\n', "line 2 cannot be read: unexpected end of data"),
    "two columns with one name": (b"Id,Title,MW,mw\n1,a,5,6\n", "two columns are headed as `mw`: columns 3 and 4"),
    "no text at all": (bytes(range(128, 256)) * 9 + bytes(range(32)), ""),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_table_that_cannot_be_trusted_is_refused_whole(case: str, results: Callable[..., Results]) -> None:
    content, message = REFUSED[case]
    Path("t.csv").write_bytes(content)
    with pytest.raises(TableError) as told:
        results("t.csv")
    assert str(told.value).startswith(message)


def test_merged_cells_make_their_rows_unusable_and_no_others(results: Callable[..., Results]) -> None:
    rows: Rows = [["Inventory"], ["Id", "Title", "MW"], ["A", "x", 5], ["B", "y", 6], [None, None, 7], ["C", "z", 8]]
    write_xlsx(Path("t.xlsx"), rows, merged=["A1:C1", "A4:A5"])
    assert results("t.xlsx") == [("4", "merged-cells"), ("5", "merged-cells"), ("A", "x", "5"), ("C", "z", "8")]


def test_a_workbook_types_its_days_and_numbers(results: Callable[..., Results]) -> None:
    rows: Rows = [["Id", "Title", "MW", "Day"], [7, "x", 1200.5, datetime(2028, 4, 3)]]  # noqa: DTZ001  # as a workbook has it
    write_xlsx(Path("t.xlsx"), rows)
    assert results("t.xlsx") == [("7", "x", "1200.5", "2028-04-03")]


def test_a_sheet_is_named_or_refused(results: Callable[..., Results]) -> None:
    write_xlsx(Path("t.xlsx"), ROWS, sheet="Planned")
    assert results("t.xlsx", MAPPING.replace("  optional", "  sheet: Planned\n  optional")) == WANTED
    with pytest.raises(TableError, match="the workbook has no sheet `Other`"):
        results("t.xlsx", MAPPING.replace("  optional", "  sheet: Other\n  optional"))


@pytest.mark.parametrize("name", ["t.xlsx", "t.parquet", "t.doc"])
def test_a_file_that_is_not_what_its_name_says_is_refused(name: str, results: Callable[..., Results]) -> None:
    Path(name).write_bytes(b"Id,Title,MW\n")
    with pytest.raises(TableError):
        results(name)


@pytest.mark.parametrize(("limit", "part"), [("LARGEST", "padding"), ("LARGEST_TEXTS", "xl/sharedStrings.xml")])
def test_a_workbook_that_unpacks_to_too_much_is_refused_unread(
    limit: str, part: str, results: Callable[..., Results], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, limit, 10_000)
    with zipfile.ZipFile("t.xlsx", "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(part, " " * 10_001)
    with pytest.raises(TableError, match="the workbook has 10,001 bytes when unpacked"):
        results("t.xlsx")


def test_lines_of_json_may_leave_keys_out_but_not_all_of_them(results: Callable[..., Results]) -> None:
    Path("t.jsonl").write_text(
        '{"Id": "1", "Title": "a", "MW": 5.50}\n[]\n\n{"Id": "2", "Title": "b"}\n', encoding="utf-8"
    )
    assert results("t.jsonl") == [("2", "not-json"), ("1", "a", "5.5"), ("2", "b")]
    Path("t.jsonl").write_text('{"Id": "1", "Title": "a"}\n', encoding="utf-8")
    with pytest.raises(TableError, match="no row"):
        results("t.jsonl")


def test_a_thousand_columns_are_read_and_those_not_used_are_named(shinsa: Shinsa) -> None:
    Path("mapping.yaml").write_text(MAPPING, encoding="utf-8")
    extra = [f"c{n}" for n in range(997)]
    write_csv(Path("t.csv"), [[*extra, "Id", "Title", "MW"], [*("x" for _ in extra), "1", "a", "5"]])
    result = shinsa("intake", "table", "t.csv", "--mapping", "mapping.yaml")
    assert result.code == 0
    assert json.loads(result.out)["generation"] == {"net_mw": 5}
    assert "t.csv: 997 columns not used: `c0`, `c1`, `c2`, `c3`, `c4`, …\n" in result.err


def test_an_encoding_can_be_named(results: Callable[..., Results]) -> None:
    write_csv(Path("t.csv"), [["Id", "Title", "MW"], ["1", "発電所", "5"]], "shift_jis")
    assert results("t.csv", encoding="shift_jis") == [("1", "発電所", "5")]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "\uff1d1", "\uff0b1", "\uff0d1"])
def test_a_reject_is_shown_by_a_spreadsheet_and_never_computed(text: str) -> None:
    assert harmless(text) == f"'{text}"
    assert harmless("a=1") == "a=1"


def test_rejects_go_to_a_file_proposals_to_a_folder_and_the_exit_code_says_so(shinsa: Shinsa) -> None:
    Path("mapping.yaml").write_text(MAPPING, encoding="utf-8")
    Path("t.csv").write_text("Id,Title,MW\n=1,a\x07,5\nA/1,b,5\nB,c,x\n", encoding="utf-8")
    words = ("--mapping", "mapping.yaml", "--output", "made", "--rejects", "rejects.csv")
    assert shinsa("intake", "table", "t.csv", *words) == (
        2,
        "",
        (
            "t.csv: read as utf-8, cells parted by `,`\n"
            "2 proposals\n"
            "1 value could not be taken and stays unknown; the evidence says why\n"
            "1 reject: see `rejects.csv`\n"
        ),
    )
    assert sorted(path.name for path in Path("made").iterdir()) == ["000001-A_1.json", "000002-B.json"]
    with Path("rejects.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["rows"], row["record"], row["code"]) == ("2", "'=1", "not-a-proposal")


def test_without_a_file_rejects_are_told(shinsa: Shinsa) -> None:
    Path("mapping.yaml").write_text(MAPPING, encoding="utf-8")
    Path("t.csv").write_text("Id,Title,MW\n" + "1,a,5\n" * 2 + ",b,5\n" * 30, encoding="utf-8")
    result = shinsa("intake", "table", "t.csv", "--mapping", "mapping.yaml")
    lines = result.err.splitlines()
    assert (result.code, result.out) == (2, "")
    assert lines[1] == "  4: no-record-id: the row has no id"
    assert lines[-2:] == ["0 proposals", "31 rejects: --rejects FILE writes all of them"]
    assert sum(line.startswith("  ") for line in lines) == 20


@pytest.mark.parametrize("form", tables.FORMS)
def test_memory_does_not_grow_with_the_file(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty megabytes of rows more are not held; what stays is a store's cache and a record's rows."""
    for name, text in environment().items():
        monkeypatch.setenv(name, text)
    small, large = (tables.take(tmp_path, form, rows) for rows in (500, 20_500))
    assert (small.proposals, large.proposals) == (1, 41)
    assert large.size > small.size + 15_000_000
    assert large.peak_kib < small.peak_kib + 24_000  # measured: 11,000 to 19,000, also of twice as many rows


def test_one_record_of_a_table_is_tried_field_by_field(shinsa: Shinsa) -> None:
    Path("mapping.yaml").write_text(GROUPED, encoding="utf-8")
    write_csv(Path("t.csv"), [["Plant", "Title", "MW"], ["A", "x", "1"], ["B", "y", "5"], ["A", "x", "2"]])
    words = ("mapping", "try", "mapping.yaml", "t.csv", "--retrieved", "2025-10-28")
    assert "  generation.net_mw = 3  (rows[].mw)\n" in shinsa(*words).out
    assert "  generation.net_mw = 5  (rows[].mw)\n" in shinsa(*words, "--record", "B").out
    assert shinsa(*words, "--record", "C") == (2, "", "shinsa: `t.csv` has no record `C`\n")


def test_an_enriching_mapping_is_tried_and_gives_no_proposal(shinsa: Shinsa) -> None:
    table = str(ROOT / "examples" / "us_japan_2025" / "intake" / "eia_860m_planned.csv")
    words = ("mapping", "try", "eia_860m_planned", table, "--record", "99001", "--retrieved", "2025-10-28")
    tried = shinsa(*words)
    assert (tried.code, tried.err) == (0, "")
    assert "  generation.net_mw = 1200  (rows[].net_summer_capacity_mw)\n" in tried.out
    refused = shinsa(*words, "--format", "json")
    assert (refused.code, refused.out) == (2, "")
    assert "mapping `eia_860m_planned` makes no proposal" in refused.err
