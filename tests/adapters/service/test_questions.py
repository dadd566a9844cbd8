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


def test_mistakes_are_told_as_for_a_screening(running: Running) -> None:
    broken = (PROPOSALS / "broken.json").read_bytes()
    answer = running.http.post("/v1/questions", content=broken, params={"as_of": DAY})
    assert (answer.status_code, answer.json()["errors"]) == (422, running.screen(broken).json()["errors"])
