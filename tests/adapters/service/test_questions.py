"""What can still come of a proposal, over HTTP as on the command line; nothing is kept."""

import json

import pytest

from adapters.calling import Shinsa
from adapters.commands import PROPOSALS, RULESET
from adapters.conftest import shinsa_command
from adapters.service.running import DAY, Running

__all__ = ["shinsa_command"]


@pytest.mark.parametrize("name", ["open", "good", "abroad"])
def test_the_answer_is_the_command_lines(running: Running, shinsa: Shinsa, name: str) -> None:
    before = running.house.ledger.size()
    path = PROPOSALS / f"{name}.json"
    answer = running.http.post("/v1/questions", params={"as_of": DAY, "lang": "ja"}, content=path.read_bytes())
    said = shinsa("questions", str(path), "--ruleset", str(RULESET), "--as-of", DAY, "--lang", "ja", "--format", "json")
    assert answer.status_code == 200
    assert answer.json() == json.loads(said.out)
    assert running.house.ledger.size() == before


@pytest.mark.parametrize("name", ["open", "good"])
def test_what_would_change_it_is_the_command_lines_answer(running: Running, shinsa: Shinsa, name: str) -> None:
    path = PROPOSALS / f"{name}.json"
    params: dict[str, str | int] = {"as_of": DAY, "to": "ineligible", "answers": 2}
    answer = running.http.post("/v1/what-if", params=params, content=path.read_bytes())
    words = ("--to", "ineligible", "--answers", "2", "--format", "json")
    said = shinsa("what-if", str(path), "--ruleset", str(RULESET), "--as-of", DAY, *words)
    assert (answer.status_code, answer.json()) == (200, json.loads(said.out))


def test_mistakes_are_told_as_for_a_screening(running: Running) -> None:
    broken = (PROPOSALS / "broken.json").read_bytes()
    answer = running.http.post("/v1/questions", content=broken, params={"as_of": DAY})
    assert (answer.status_code, answer.json()["errors"]) == (422, running.screen(broken).json()["errors"])
