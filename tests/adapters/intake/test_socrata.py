"""Tables come page by page from a portal, whole and of one edition or not at all; pages that were kept are tables."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from adapters.calling import Shinsa
from adapters.commands import ROOT
from adapters.intake.standing_in import HASTY, Asked, Reply, StandIn, reply, standing_in
from adapters.intake.tables import GROUPED, MAPPING
from shinsa.facts import Vocabulary
from shinsa_adapters.intake.fetching import Fetcher
from shinsa_adapters.intake.model import Mapping
from shinsa_adapters.intake.parsing import load_mapping
from shinsa_adapters.intake.tables import pages
from shinsa_adapters.intake.tables.pages import json_pages, socrata
from shinsa_adapters.intake.tables.rows import TableError

SAMPLES = ROOT / "examples" / "us_japan_2025" / "intake"
STAMP = 1761632281
NAME = "/resource/abcd-1234.json"
Rows = list[dict[str, Any]]


@dataclass
class Portal:
    """A Socrata portal with one data set: keys of a row that hold nothing are left out, as there."""

    rows: Rows
    columns: tuple[str, ...] = ("id", "title", "mw")
    stamps: Iterator[int] = field(default_factory=lambda: iter(lambda: STAMP, None))
    spoil: Callable[[Asked, Rows], Reply] = lambda _, page: reply(page)
    name: str = "abcd-1234"

    def __call__(self, asked: Asked) -> Reply:
        if asked.path == f"/api/views/{self.name}.json":
            shown = [{"fieldName": name, "name": name.title(), "dataTypeName": "text"} for name in self.columns]
            return reply({"id": self.name, "rowsUpdatedAt": next(self.stamps), "columns": shown})
        if asked.path != f"/resource/{self.name}.json":
            return reply({"error": True, "message": "Cannot find view"}, 404)
        held = [row for row in self.rows if "$where" not in asked.query or row["id"] in asked.query["$where"]]
        if asked.query.get("$select") == "count(*) as total":
            return reply([{"total": str(len(held))}])
        assert asked.query["$order"] == ":id"
        start = int(asked.query["$offset"])
        return self.spoil(asked, held[start : start + int(asked.query["$limit"])])


def rows_of(many: int) -> Rows:
    return [{"id": f"P{number}", "title": "Plant", "mw": str(number)} for number in range(many)]


@pytest.fixture(name="mapping")
def mapping_for_rows(vocabulary: Vocabulary) -> Mapping:
    Path("mapping.yaml").write_text(MAPPING, encoding="utf-8")
    return load_mapping("mapping.yaml", vocabulary)


def cells(server: StandIn, mapping: Mapping, address: str = NAME) -> list[tuple[object, ...]]:
    assert mapping.table is not None
    with Fetcher(HASTY) as fetcher:
        headed, _ = socrata(f"{server.url}{address}", mapping.table, fetcher)
        return [(row.number, *row.cells) for row in headed.rows]


@pytest.mark.parametrize("many", [0, 1, 4, 5, 6, 10, 11])
def test_every_row_comes_once(many: int, mapping: Mapping, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "ROWS", 5)
    with standing_in(Portal(rows_of(many))) as server:
        found = cells(server, mapping)
    assert found == [(number + 1, f"P{number}", "Plant", str(number)) for number in range(many)]


def test_a_portal_is_asked_in_the_order_of_ids_with_a_token(
    mapping: Mapping, monkeypatch: pytest.MonkeyPatch, shinsa: Shinsa
) -> None:
    monkeypatch.setenv("SHINSA_SOCRATA_TOKEN", "token")
    with standing_in(Portal([{"id": "A", "title": "Lake", "mw": "5"}])) as server:
        result = shinsa("intake", "table", f"{server.url}/d/abcd-1234", "--mapping", "mapping.yaml")
    assert (result.code, json.loads(result.out)["generation"]) == (0, {"net_mw": 5})
    assert result.err == f"{server.url}/d/abcd-1234: data set abcd-1234 with 1 rows\n1 proposal\n"
    (asked,) = [asked for asked in server.asked if "$offset" in asked.query]
    assert asked.query == {"$order": ":id", "$limit": "1000", "$offset": "0"}
    assert {asked.headers["x-app-token"] for asked in server.asked} == {"token"}
    assert mapping.table is not None


def test_a_condition_is_passed_on(mapping: Mapping) -> None:
    with standing_in(Portal(rows_of(5))) as server:
        found = cells(server, mapping, f"{NAME}?$where=id='P3'")
    assert found == [(1, "P3", "Plant", "3")]


def test_short_pages_are_gone_on_from(mapping: Mapping) -> None:
    with standing_in(Portal(rows_of(7), spoil=lambda _, page: reply(page[:3]))) as server:
        assert [row[1] for row in cells(server, mapping)] == [f"P{number}" for number in range(7)]


def test_what_is_left_out_of_a_row_is_not_stated(mapping: Mapping) -> None:
    with standing_in(Portal([{"id": "A", "title": "Lake"}, {"id": "B", "mw": 0.1}])) as server:
        found = cells(server, mapping)
    assert [[str(cell) for cell in row] for row in found] == [["1", "A", "Lake", "None"], ["2", "B", "None", "0.1"]]


def _once(bad: Reply) -> Callable[[Asked, Rows], Reply]:
    waiting = [bad]
    return lambda _, page: waiting.pop() if waiting else reply(page)


@pytest.mark.parametrize(
    "bad",
    [
        reply({}, 429, retry_after="0"),
        reply({}, 503),
        Reply(cut_off=True),
        Reply(b'[{"id": "P0", "ti', promised=900),
        Reply(b'[{"id": "P0", "ti'),
    ],
)
def test_a_page_that_failed_is_asked_for_again(bad: Reply, mapping: Mapping) -> None:
    with standing_in(Portal(rows_of(2), spoil=_once(bad))) as server:
        assert len(cells(server, mapping)) == 2


CHANGED = "data set abcd-1234 changed while it was read, or was not given whole: "
BAD: dict[str, tuple[Portal, str]] = {
    "rows that change meanwhile": (Portal(rows_of(2), stamps=iter([1, 2])), f"{CHANGED}2 of 2 rows came"),
    "an end too early": (
        Portal(rows_of(7), spoil=lambda asked, page: reply(page[:3] if asked.query["$offset"] == "0" else [])),
        f"{CHANGED}3 of 7 rows came",
    ),
    "limits not kept": (Portal(rows_of(2), spoil=lambda *_: reply(rows_of(1001))), f"{CHANGED}0 of 2 rows came"),
    "half pages without end": (Portal(rows_of(2), spoil=lambda *_: Reply(b"[{")), "something that is not JSON"),
    "a server's mistake": (Portal(rows_of(2), spoil=lambda *_: reply({}, 500)), "answered 500: {}"),
    "another form": (Portal(rows_of(2), spoil=lambda *_: reply({"a": 1})), "a page of the portal is not an array"),
    "a column that is gone": (Portal([], columns=("id", "mw")), "headings for `title (Title)`"),
    "another data set": (Portal([], name="wxyz-1234"), "answered 404"),
    "no metadata": (Portal([], stamps=iter(["soon"])), "does not say when data set abcd-1234 last changed"),  # type: ignore[list-item]
}


@pytest.mark.parametrize("case", BAD)
def test_a_data_set_that_does_not_come_whole_is_refused(case: str, mapping: Mapping) -> None:
    portal, message = BAD[case]
    with standing_in(portal) as server, pytest.raises(TableError) as caught:
        cells(server, mapping)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    "address",
    ["/resource/abcd.json", "/abcd-1234.json", "/resource/abcd-1234.csv", "/resource/abcd-1234.json?$limit=5"],
)
def test_another_address_is_refused_before_anybody_is_asked(address: str, mapping: Mapping) -> None:
    with standing_in(Portal([])) as server, pytest.raises(TableError):
        cells(server, mapping, address)
    assert server.asked == []


def test_the_command_takes_nothing_of_a_data_set_that_changed(shinsa: Shinsa, mapping: Mapping) -> None:
    with standing_in(Portal(rows_of(2), stamps=iter([1, 2]))) as server:
        result = shinsa("intake", "table", f"{server.url}{NAME}", "--mapping", "mapping.yaml", "--output", "out")
    assert (result.code, result.out, Path("out").exists()) == (2, "", False)
    assert result.err.endswith("2 of 2 rows came\n  hint: nothing was taken; read it again\n")
    assert mapping.table is not None


def test_the_permitting_dashboard_is_the_same_from_the_portal_as_from_its_export(shinsa: Shinsa) -> None:
    import csv  # noqa: PLC0415  # this test alone reads the sample itself

    with (SAMPLES / "permitting_dashboard.csv").open(encoding="utf-8", newline="") as file:
        held = [{key: cell for key, cell in row.items() if cell} for row in csv.DictReader(file)]
    for row in held:
        row |= {key: row[key] == "true" for key in ("action_milestone_final_milestone",) if key in row}
    columns = tuple((SAMPLES / "permitting_dashboard.csv").read_text(encoding="utf-8").splitlines()[0].split(","))
    words = ["--mapping", "permitting_dashboard", "--to", str(SAMPLES / "lake_road.json"), "--keys", "keys.csv"]
    Path("keys.csv").write_text("proposal,record\ninvented-lake-road,900001\n", encoding="utf-8")
    day = "--retrieved", "2025-10-28"
    with standing_in(Portal(held, columns, name="mcm3-xbid")) as server:
        fetched = shinsa("intake", "table", f"{server.url}/resource/mcm3-xbid.json", *words, *day)
    exported = shinsa("intake", "table", str(SAMPLES / "permitting_dashboard.csv"), *words, *day)
    shown: list[Any] = [json.loads(result.out)["evidence"] for result in (fetched, exported)]
    numbers = [[one["source"].replace("rows 1 to 4", "rows 2 to 5") for one in evidence] for evidence in shown]
    assert [(one["fact"], one.get("value"), one["quote"]) for one in shown[0]] == [
        (one["fact"], one.get("value"), one["quote"]) for one in shown[1]
    ]
    assert numbers[0] == numbers[1]


def test_pages_that_were_kept_are_one_table(vocabulary: Vocabulary, shinsa: Shinsa) -> None:
    Path("mapping.yaml").write_text(GROUPED, encoding="utf-8")
    Path("kept").mkdir()
    Path("kept/page-1.json").write_text('[{"plant": "7", "title": "x", "mw": 0.1}]', encoding="utf-8")
    Path("kept/page-2.json").write_text('[{"plant": "7", "title": "x", "mw": "0.2"}, {"plant": "8"}]', encoding="utf-8")
    result = shinsa("intake", "table", "kept", "--mapping", "mapping.yaml")
    assert json.loads(result.out)["generation"] == {"net_mw": 0.3}
    assert "(rows 1 to 2)" in json.loads(result.out)["evidence"][0]["source"]
    assert result.err.splitlines()[-1] == "1 reject: --rejects FILE writes all of them"
    assert vocabulary.currency == "USD"


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ('[{"id": "1", ', "page `t.json` is not JSON, or ends too early"),
        ('{"id": "1"}', "page `t.json` is not an array of objects"),
        ("[1]", "page `t.json` is not an array of objects"),
        ('[{"id": "1", "title": "x"}]', "headings for `mw (MW or Leistung)`"),
        ('[{"id": "1", "Nummer": "2"}]', "two columns are headed as `id`"),
    ],
)
def test_a_page_that_is_none_says_so(page: str, message: str, mapping: Mapping) -> None:
    Path("t.json").write_text(page, encoding="utf-8")
    assert mapping.table is not None
    with pytest.raises(TableError) as caught:
        list(json_pages(Path("t.json"), mapping.table).rows)
    assert message in str(caught.value)


def test_a_page_without_end_and_a_folder_without_pages_are_refused(
    mapping: Mapping, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "LARGEST_PAGE", 10)
    Path("t.json").write_text("[]          ", encoding="utf-8")
    Path("empty").mkdir()
    assert mapping.table is not None
    for name, message in (
        ("t.json", "page `t.json` has more than 10 bytes"),
        ("empty", "folder `empty` holds no page"),
    ):
        with pytest.raises(TableError) as caught:
            list(json_pages(Path(name), mapping.table).rows)
        assert message in str(caught.value)
