"""`shinsa screen`: from files to verdicts in three forms."""

import json
import shutil
from datetime import datetime
from pathlib import Path

import jsonschema
import pytest

from adapters.calling import Shinsa
from adapters.commands import PROPOSALS, RULESET, WITH
from adapters.snapshots import expected
from shinsa.explaining.schema import verdict_schema

GOOD, OPEN, ABROAD, BROKEN = (str(PROPOSALS / f"{name}.json") for name in ("good", "open", "abroad", "broken"))


@pytest.mark.parametrize(("file", "shown"), [(GOOD, "good"), (OPEN, "open"), (ABROAD, "abroad")])
def test_one_proposal_is_shown_in_full(file: str, shown: str, shinsa: Shinsa) -> None:
    result = shinsa("screen", file, *WITH)
    assert (result.code, result.err) == (0, "")
    assert result.out == expected(f"screen_{shown}.txt", result.out)


def test_several_proposals_are_shown_as_a_ranked_table(shinsa: Shinsa) -> None:
    result = shinsa("screen", ABROAD, OPEN, GOOD, *WITH)
    assert (result.code, result.err) == (0, "")
    assert result.out == expected("screen_table.txt", result.out)


def test_a_folder_with_good_bad_and_other_files(
    tmp_path: Path, shinsa: Shinsa, monkeypatch: pytest.MonkeyPatch
) -> None:
    mixed = tmp_path / "mixed"
    (mixed / "deeper").mkdir(parents=True)
    shutil.copy(OPEN, mixed / "b.json")
    shutil.copy(GOOD, mixed / "deeper" / "a.json")
    shutil.copy(BROKEN, mixed / "c.json")
    (mixed / "notes.txt").write_text("not a proposal")
    monkeypatch.chdir(tmp_path)
    result = shinsa("screen", "mixed", *WITH)
    assert result.code == 2
    assert "2 proposals screened: 1 eligible, 1 review, 0 ineligible" in result.out
    assert result.err.startswith("mixed/c.json: not screened\n  /")
    assert result.err.endswith("passed over 1 other file not named `*.json`\n1 of 3 could not be screened\n")


def test_a_bad_file_is_reported_with_every_problem(shinsa: Shinsa) -> None:
    result = shinsa("screen", BROKEN, *WITH)
    assert (result.code, result.out) == (2, "")
    shown = result.err.replace(str(PROPOSALS), "proposals")
    assert shown == expected("screen_broken.txt", shown)


def test_json_is_the_verdict_document_and_fits_its_schema(shinsa: Shinsa) -> None:
    result = shinsa("screen", GOOD, *WITH, "--format", "json")
    document = json.loads(result.out)
    jsonschema.validate(document, verdict_schema())
    assert (result.code, result.err, result.out.count("\n")) == (0, "", 1)
    assert (document["proposal"]["id"], document["verdict"], document["as_of"]) == ("good-1", "eligible", "2025-10-28")


def test_json_of_several_is_a_line_each_with_errors_in_their_place(shinsa: Shinsa) -> None:
    result = shinsa("screen", OPEN, BROKEN, GOOD, *WITH, "--format", "json")
    first, error, last = map(json.loads, result.out.splitlines())
    assert result.code == 2
    assert (first["proposal"]["id"], last["proposal"]["id"]) == ("open-1", "good-1")
    assert (error["schema"], error["file"]) == ("shinsa.input-error/1", BROKEN)
    assert {"/title", "/generation/net_mw", "/generation/kidn"} == {each["pointer"] for each in error["problems"]}
    assert set(error["problems"][0]) == {"pointer", "code", "message", "hint"}
    assert result.err == "1 of 3 could not be screened\n"


def test_the_same_screening_is_the_same_bytes(shinsa: Shinsa) -> None:
    words = ("screen", OPEN, *WITH, "--format", "json")
    assert shinsa(*words) == shinsa(*words)


def test_the_analysis_is_there_only_where_it_is_asked_for(shinsa: Shinsa) -> None:
    plain = json.loads(shinsa("screen", OPEN, *WITH, "--format", "json").out)
    result = shinsa("screen", OPEN, *WITH, "--format", "json", "--analyse")
    analysed = json.loads(result.out)
    jsonschema.validate(analysed, verdict_schema())
    analysis = analysed.pop("analysis")
    assert analysed == plain
    assert [each["answer"] for each in analysis["verdicts"]] == ["impossible", "possible", "possible"]
    assert analysis["score"] == {"low": 20, "high": 60}
    assert analysis["questions"][0]["fact"] == "sites"
    assert analysis["minimal_sets"]["power.firm"] == {
        "applies": [["The plant runs when it is asked to"]],
        "tier 1": [["net capacity is at least 1,000 MW"]],
        "tier 2": [["net capacity is at least 300 MW"]],
    }


def test_the_text_of_an_analysis_says_what_is_still_possible(shinsa: Shinsa) -> None:
    lines = shinsa("screen", OPEN, *WITH, "--analyse").out.splitlines()
    assert lines[4].startswith("Still possible: ")
    assert "Ask first" in lines


def test_a_record_never_holds_an_analysis(shinsa: Shinsa, tmp_path: Path) -> None:
    plain, analysed = tmp_path / "plain.json", tmp_path / "analysed.json"
    shinsa("screen", OPEN, *WITH, "--record", str(plain))
    shinsa("screen", OPEN, *WITH, "--record", str(analysed), "--analyse")
    assert plain.read_bytes() == analysed.read_bytes()


def test_html_of_one_and_of_several(shinsa: Shinsa) -> None:
    one = shinsa("screen", GOOD, *WITH, "--format", "html")
    assert one.out.startswith("<!DOCTYPE html>")
    assert "<title>eligible: A strong plant</title>" in one.out
    several = shinsa("screen", GOOD, BROKEN, OPEN, *WITH, "--format", "html")
    assert several.code == 2
    assert "<title>2 proposals screened</title>" in several.out
    assert "<h2>Files that could not be screened</h2>" in several.out


@pytest.mark.parametrize(
    ("files", "code"), [([GOOD], 0), ([OPEN], 3), ([ABROAD], 4), ([GOOD, OPEN, ABROAD], 4), ([ABROAD, BROKEN], 2)]
)
def test_exit_code_tells_the_worst_verdict(files: list[str], code: int, shinsa: Shinsa) -> None:
    assert shinsa("screen", *files, *WITH, "--exit-code").code == code


def test_one_rule_is_shown_in_full_by_id_or_reference(shinsa: Shinsa) -> None:
    result = shinsa("screen", OPEN, *WITH, "--rule", "P01")
    assert result.out == expected("screen_rule.txt", result.out)
    assert shinsa("screen", OPEN, *WITH, "--rule", "power.firm") == result


def test_a_rule_that_does_not_exist_is_not_shown(shinsa: Shinsa) -> None:
    near = shinsa("screen", OPEN, *WITH, "--rule", "power.frm")
    hint = "did you mean `power.firm` or `power.sun`?"
    assert near.err == f"shinsa: ruleset `small` has no rule `power.frm`\n  hint: {hint}\n"
    far = shinsa("screen", OPEN, *WITH, "--rule", "zzz")
    assert (far.code, far.out) == (2, "")
    assert far.err == "shinsa: ruleset `small` has no rule `zzz`\n  hint: `shinsa rules` lists them\n"


def test_all_shows_every_rule_with_its_source(shinsa: Shinsa) -> None:
    result = shinsa("screen", OPEN, *WITH, "--all")
    assert result.out == expected("screen_all.txt", result.out)


def test_output_goes_whole_to_a_file_and_nowhere_else(tmp_path: Path, shinsa: Shinsa) -> None:
    target = tmp_path / "verdict.txt"
    target.write_text("old")
    result = shinsa("screen", GOOD, *WITH, "--output", str(target))
    assert result == (0, "", "")
    assert target.read_text() == shinsa("screen", GOOD, *WITH).out
    assert list(tmp_path.iterdir()) == [target]


def test_output_that_cannot_be_written_leaves_nothing(tmp_path: Path, shinsa: Shinsa) -> None:
    result = shinsa("screen", GOOD, *WITH, "--output", str(tmp_path / "no" / "x.txt"))
    assert result == (2, "", f"shinsa: cannot write `{tmp_path}/no/x.txt`: no such file or directory\n")
    folder = shinsa("screen", GOOD, *WITH, "--record", str(tmp_path))
    assert folder == (2, "", f"shinsa: cannot write `{tmp_path}`: is a directory\n")
    assert list(tmp_path.iterdir()) == []


def test_the_day_is_today_unless_said_otherwise(shinsa: Shinsa) -> None:
    result = shinsa("screen", GOOD, "--ruleset", str(RULESET), "--format", "json")
    assert json.loads(result.out)["as_of"] == datetime.now().astimezone().date().isoformat()


def test_a_day_before_the_ruleset_is_refused_with_the_span(shinsa: Shinsa) -> None:
    result = shinsa("screen", GOOD, "--ruleset", str(RULESET), "--as-of", "2020-01-01")
    message = "ruleset `small` is in force from 2025-01-01 to 2028-12-31, not on 2020-01-01"
    assert result == (2, "", f"shinsa: {message}\n  hint: choose a day in that span with --as-of\n")


def test_a_file_that_is_not_there_and_a_folder_without_proposals(tmp_path: Path, shinsa: Shinsa) -> None:
    missing = shinsa("screen", str(tmp_path / "x.json"), *WITH)
    problem = "(whole document): unreadable: cannot be read: no such file or directory"
    assert missing.err == f"{tmp_path}/x.json: not screened\n  {problem}\n"
    empty = shinsa("screen", str(tmp_path), *WITH)
    assert empty.err == f"shinsa: folder `{tmp_path}` holds no proposal\n  hint: proposals are files named `*.json`\n"
    assert missing.code == empty.code == 2


def test_a_limit_on_size_is_told_with_the_size(shinsa: Shinsa) -> None:
    result = shinsa("screen", GOOD, *WITH, "--max-size", "100")
    size = Path(GOOD).stat().st_size
    assert result.err == (
        f"{GOOD}: not screened\n"
        f"  (whole document): too-large: holds {size} bytes, more than the 100 bytes allowed\n"
        "    hint: give a higher limit with --max-size\n"
    )


def test_a_higher_limit_lets_a_larger_proposal_pass(tmp_path: Path, shinsa: Shinsa) -> None:
    large = tmp_path / "large.json"
    large.write_text(Path(GOOD).read_text() + " " * 2_000_000)
    assert shinsa("screen", str(large), *WITH).code == 2
    assert shinsa("screen", str(large), *WITH, "--max-size", "3000000").code == 0


def test_direct_inference_alone_gives_the_same_verdict(shinsa: Shinsa) -> None:
    both, alone = (
        json.loads(shinsa("screen", OPEN, *WITH, "--format", "json", "--inference", name).out)
        for name in ("both", "direct")
    )
    assert alone.pop("inference") == ["direct"]
    assert "direct" in both.pop("inference")
    assert both == alone
