"""Each benchmark runs, once, and says what it should; how long it took is nobody's business here."""

import os
import re
import subprocess
import sys
from itertools import islice
from pathlib import Path

import orjson
import pytest

from benchmarks import command_line, durable, loading, memory, memory_growth, mutants, page, parts, peers, rulebook
from benchmarks.cel_peer import DIALECT as CEL
from benchmarks.complete import Maker
from benchmarks.dialects import Dialect
from benchmarks.fresh import fresh
from benchmarks.questions import Questionnaire, questionnaire
from benchmarks.rows import Row, Section, compared, markdown, seconds, timed
from benchmarks.subject import COMPLETE, PARTIAL, Subject, subject
from benchmarks.timing import Case, Timing, measure, ratio
from benchmarks.zen_peer import DIALECT as ZEN
from benchmarks.zen_peer import zen_proposal
from shinsa.screening import Screener
from shinsa_adapters.rulebook.features import read_feature


@pytest.fixture(scope="module")
def measured() -> Subject:
    return subject()


@pytest.fixture
def asked(measured: Subject) -> Questionnaire:
    return questionnaire(measured.edition.plan, ZEN)


class TestTiming:
    def test_every_case_gets_its_turn_in_each_round(self) -> None:
        turns: list[str] = []
        cases = [Case(name, lambda name=name: turns.append(name), heavy=True) for name in "ab"]  # type: ignore[misc]
        found = measure(cases, rounds=3)
        assert turns == [*"ab", *"ababab"]
        assert [len(timing.samples) for timing in found.values()] == [3, 3]

    def test_a_ratio_is_the_median_of_the_ratios_within_rounds(self) -> None:
        assert ratio(Timing((2.0, 30.0, 8.0)), Timing((1.0, 10.0, 1.0))) == 3

    def test_quartiles_hold_the_middle_half(self) -> None:
        assert Timing((1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0)).quartiles == (2, 6)
        assert Timing((1.0,)).quartiles == (1, 1)


class TestRows:
    @pytest.mark.parametrize(
        ("duration", "words"), [(1.5, "1.50 s"), (0.4, "400 ms"), (0.0123, "12.3 ms"), (4.56e-5, "45.6 µs")]
    )
    def test_a_duration_has_the_unit_that_suits_it(self, duration: float, words: str) -> None:
        assert seconds(duration) == words

    def test_a_limit_is_met_up_to_the_limit(self) -> None:
        assert timed("x", Timing((0.4,)), at_most=0.4) == Row(
            "x", "400 ms", "400 ms to 400 ms", "at most 400 ms", met=True
        )
        assert timed("x", Timing((0.41,)), at_most=0.4).met is False

    def test_a_goal_is_met_from_the_goal_on(self) -> None:
        assert [compared("x", times, at_least=20).met for times in (19.9, 20.0)] == [False, True]

    def test_the_table_shows_what_is_missed(self) -> None:
        section = Section("Title", (Row("a", "1 s", "", "at most 0.4 s", met=False),), ("said once",))
        assert markdown((section,)).splitlines() == [
            "| what | median | middle half | goal | met |",
            "|---|--:|---|---|---|",
            "| **Title** | | | | |",
            "| a | 1 s |  | at most 0.4 s | **no** |",
            "",
            "- Title: said once.",
        ]


class TestPage:
    def test_results_go_between_the_markers_and_nowhere_else(self, tmp_path: Path) -> None:
        file = tmp_path / "page.md"
        file.write_text(f"before\n{page.BEGIN}\nold\n{page.END}\nafter\n")
        page.write(file, "new\n")
        assert file.read_text() == f"before\n{page.BEGIN}\nnew\n{page.END}\nafter\n"

    def test_a_page_without_markers_is_left_alone(self, tmp_path: Path) -> None:
        file = tmp_path / "page.md"
        file.write_text("no place\n")
        with pytest.raises(page.PageError, match="lacks `<!-- results: begin -->`"):
            page.write(file, "new\n")
        assert file.read_text() == "no place\n"

    def test_the_shipped_page_has_a_place_for_both_runs(self) -> None:
        text = (Path(__file__).parents[2] / "docs/performance.md").read_text(encoding="utf-8")
        assert re.findall(r"<!-- (.*) -->", text) == [
            "results: begin", "results: end", "memory results: begin", "memory results: end",
        ]  # fmt: skip


@pytest.mark.parametrize("path", [COMPLETE, PARTIAL], ids=lambda path: path.stem)
def test_each_part_of_a_screening_runs(measured: Subject, path: Path) -> None:
    names = [case.name for case in parts.cases(measured, path) if case.run() is not None]
    assert [name for name in names if not name.startswith("infer")] == [
        "read and validate", "read, validate, weigh evidence", "evaluate", "evaluate with trace", "judge", "explain",
        "serialise", "whole screening",
    ]  # fmt: skip


def test_getting_ready_runs() -> None:
    assert all(case.run() is not None for case in loading.cases())


def test_mutants_are_counted_by_the_second() -> None:
    [section] = mutants.sections(1)
    assert [row.goal for row in section.rows] == ["at least 1,000"]


def test_the_rulebook_is_run_both_ways_and_filled() -> None:
    run, filled = rulebook.sections(1, [rulebook.FEATURES / "verdict.feature"], rules=1)
    assert [row.goal for row in (*run.rows, *filled.rows)] == [
        "at most 1.00 s", "at most 2.00 s", "", "", "", "at most 15.0 s", "at most 15.0 s",
    ]  # fmt: skip
    assert re.fullmatch(r"pytest, \d+ scenarios", run.rows[3].what)


def test_a_command_that_fails_stops_the_run() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        rulebook.command_of([sys.executable, "-c", "raise SystemExit(1)"])()
    rulebook.command_of([sys.executable, "-c", "raise SystemExit(1)"], differs=True)()


def test_a_rulebook_is_emptied_of_its_scenarios_alone() -> None:
    text = rulebook.emptied(read_feature(rulebook.FEATURES / "power.feature"), 1)
    assert text.count("@rule:") == text.count("Rule:") == 1
    assert "Scenario" not in text


def test_the_command_line_runs(tmp_path: Path) -> None:
    cases = command_line.cases({**os.environ, "SHINSA_CACHE": str(tmp_path)})
    assert [case.name for case in cases if case.name.startswith("shinsa screen")][:2] == [
        "shinsa screen eligible_power_plant.json", "shinsa screen S01.json",
    ]  # fmt: skip
    for case in cases:
        case.run()


def test_durable_appends_run_on_the_ledger_and_on_the_file(measured: Subject) -> None:
    small, whole = durable.sections(measured, 1)
    assert [row.what for row in small.rows] == [row.what for row in whole.rows]
    assert [row.what for row in small.rows if row.what.startswith("ledger /")] == [
        "ledger / plain file at 1, in appends a second",
        "ledger / plain file at 16, in appends a second",
        "ledger / made ready and plain file at 16",
    ]


def test_the_memory_runs_hold_growth_against_the_limit(measured: Subject) -> None:
    assert memory.section(measured, 20).rows[-1].goal == "at most 8.0 MiB"
    assert [row.goal for row in memory_growth.section(100).rows] == ["at most 8.0 MiB"] * 2


def test_made_proposals_state_everything(measured: Subject) -> None:
    for document in peers.proposals(measured, 20):
        assert None not in peers.Ours(measured).from_bytes(orjson.dumps(document))


def test_the_same_seed_makes_the_same_proposals(measured: Subject) -> None:
    first, second = (Maker(measured.edition.plan, seed=7).fill({"id": "a", "title": "b"}) for _ in range(2))
    assert first == second


def test_no_fresh_proposal_comes_twice(measured: Subject) -> None:
    stream = list(islice(fresh(measured, 1, left_open=0.5), 20))
    assert len(set(stream)) == 20
    screener = Screener(measured.screener.ruleset)
    assert all(screener.screen(data, as_of=measured.edition.as_of).verdict for data in stream)


class TestQuestions:
    def test_zen_is_asked_everything(self, asked: Questionnaire) -> None:
        assert asked.left_out == ()
        assert len(asked.asked) > 200

    def test_cel_is_asked_all_but_folds(self, measured: Subject) -> None:
        left_out = questionnaire(measured.edition.plan, CEL).left_out
        assert all(each.endswith("sum, min and max of a list") for each in left_out)
        assert 0 < len(left_out) < 5

    def test_conclusions_come_before_what_rests_on_them(self, asked: Questionnaire) -> None:
        seen: set[str] = set()
        for each in asked.asked:
            assert set(re.findall(r"\$\.(c_\w+)", each.text)) <= seen
            seen.add(each.key)

    @pytest.mark.parametrize(
        ("dialect", "text"),
        [
            (ZEN, "all(parties, ((#.covered_nation_interest_pct < 25) and not (#.effective_control)))"),
            (CEL, "parties.all(p, ((p.covered_nation_interest_pct < 25.0) && !(p.effective_control)))"),
        ],
        ids=["zen", "cel"],
    )
    def test_each_language_has_its_own_words(self, measured: Subject, dialect: Dialect, text: str) -> None:
        where = "gate.no_covered_nation_control (reject_unless)"
        asked = questionnaire(measured.edition.plan, dialect).asked
        assert [each.text for each in asked if each.at == where] == [text]


def test_money_is_a_plain_number_for_zen() -> None:
    document = {"cost": {"total": {"amount": "1800000000.5", "currency": "USD"}}, "evidence": [], "id": "x"}
    assert zen_proposal(document) == {"cost": {"total": 1800000000.5}, "id": "x"}


def test_a_peer_that_answers_differently_stops_the_run(measured: Subject, asked: Questionnaire) -> None:
    [document] = peers.proposals(measured, 1)
    ours = peers.Ours(measured)
    truths = ours.from_bytes(orjson.dumps(document))
    same = {each.key: truths[each.truth] for each in asked.asked}
    peers.compare(ours, [document], asked, lambda _: same)
    last = asked.asked[-1]
    with pytest.raises(peers.DifferentAnswersError, match=re.escape(last.at)):
        peers.compare(ours, [document], asked, lambda _: same | {last.key: not same[last.key]})
