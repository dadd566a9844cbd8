"""`shinsa what-if`, as it is typed."""

import json
import sys
from pathlib import Path

import pytest

from adapters.calling import Shinsa

EXAMPLES = Path(__file__).parents[3] / "examples" / "us_japan_2025" / "invented"
CONFLICT = str(EXAMPLES / "review_conflict.json")
DAY = ("--as-of", "2025-10-28")

TEXT = """\
INVENTED: Two Creeks combined-cycle plant, papers that disagree (invented-conflict)
1 way leads to eligible, screened to be sure

Way 1: effort 4, score 94, proved the cheapest of its kind
State what is missing (1 fact):
- state lowest debt service cover in the lenders' case: at least 1 [4]
"""


def test_it_prints_the_changes(shinsa: Shinsa) -> None:
    called = shinsa("what-if", CONFLICT, *DAY, "--answers", "1")
    assert (called.code, called.out, called.err) == (0, TEXT, "")


def test_it_prints_json(shinsa: Shinsa) -> None:
    called = shinsa("what-if", CONFLICT, *DAY, "--answers", "1", "--format", "json", "--lang", "ja")
    document = json.loads(called.out)
    assert (document["schema"], document["result"]) == ("shinsa.what-if/1", "answers")
    assert document["because"] == "適格に至る道は1通りある。いずれも実際に審査して確かめた"


@pytest.mark.parametrize("number", ["0", "11"])
def test_a_number_of_answers_that_makes_no_sense_is_refused(shinsa: Shinsa, number: str) -> None:
    called = shinsa("what-if", CONFLICT, "--answers", number)
    assert (called.code, called.out) == (2, "")
    assert called.err.startswith("shinsa: `--answers` must be from 1 to 10")


def test_a_proposal_with_mistakes_is_refused_with_all_of_them(shinsa: Shinsa) -> None:
    called = shinsa("what-if", str(EXAMPLES / "broken_input.json"), *DAY)
    assert (called.code, called.out) == (2, "")
    assert called.err.count("hint") > 1


def test_without_the_library_it_says_how_to_get_it(shinsa: Shinsa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pysat.solvers", None)
    called = shinsa("what-if", CONFLICT, *DAY)
    assert (called.code, called.out) == (2, "")
    assert "pip install 'shinsa[analysis]'" in called.err


def test_its_schema_is_published(shinsa: Shinsa) -> None:
    assert json.loads(shinsa("schema", "what-if").out)["$id"] == "urn:shinsa:what-if:1"
