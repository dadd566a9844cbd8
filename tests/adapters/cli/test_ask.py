"""`ask` and `questions`: driven by a pipe, and under a pseudo-terminal."""

import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Protocol

import pytest

from adapters.calling import Result, Shinsa
from adapters.commands import DAY, ROOT, command, environment
from adapters.commands import shinsa as piped
from shinsa_adapters.cli.interview.answering import stated
from shinsa_adapters.cli.interview.writing import opened, written
from strategies.rulesets import VOCABULARY

EXAMPLE = ROOT / "examples" / "us_japan_2025" / "invented" / "eligible_power_plant.json"


@pytest.fixture
def proposal(tmp_path: Path) -> Path:
    """The eligible plant without three facts that decide."""
    document = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    del document["technology"]["trl"]
    document["project"]["status"] = None
    file = tmp_path / "plant.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


class Asked(Protocol):
    """Calls `shinsa ask` within the test's own process, with these lines as standard input."""

    def __call__(self, proposal: Path, answers: str, *words: str) -> Result: ...


@pytest.fixture
def asked(shinsa: Shinsa, monkeypatch: pytest.MonkeyPatch) -> Asked:
    def call(proposal: Path, answers: str, *words: str) -> Result:
        monkeypatch.setattr(sys, "stdin", io.StringIO(answers))
        return shinsa("ask", str(proposal), "--as-of", DAY, *words)

    return call


def test_answers_from_a_pipe_settle_the_verdict_and_are_saved_beside_the_proposal(proposal: Path) -> None:
    before = proposal.read_bytes()
    result = piped("ask", str(proposal), "--as-of", DAY, given=b"development\n9\n")
    out = result.stdout.decode()
    saved = proposal.with_name("plant.answered.json")
    assert result.returncode == 0, result.stderr
    assert "Question 1  status of the project (`project.status`)" in out
    assert "Why it is asked: The project is live" in out
    assert "Can be answered by: sponsor" in out
    assert "Settled: eligible, whatever else is answered" in out
    assert out.splitlines()[-1] == f"saved with 2 answers: {saved}"
    assert proposal.read_bytes() == before
    document = json.loads(saved.read_text(encoding="utf-8"))
    assert (document["project"]["status"], document["technology"]["trl"]) == ("development", 9)
    assert document["offtakes"] == json.loads(before)["offtakes"]


def test_a_wrong_answer_is_refused_in_the_words_of_the_proposals_own_validator_and_asked_again(
    proposal: Path, asked: Asked
) -> None:
    out = asked(proposal, "on hold\n2\nmany\n99\n9\n").out
    assert "Not taken: /project/status: wrong-choice: `on hold` is not a choice for `project.status`" in out
    assert "Not taken: /technology/trl: wrong-type: `technology.trl` must be a number, not the text `many`" in out
    assert "Not taken: /technology/trl: out-of-range: `99` is outside the range of `technology.trl`: 1 to 9" in out
    assert "Settled: eligible" in out


def test_dont_know_leaves_a_fact_unknown_and_does_not_ask_again(proposal: Path, asked: Asked) -> None:
    out = asked(proposal, "?\n9\n").out
    assert out.count("(`project.status`)\n  Still possible") == 1
    assert "Left unknown: status of the project (`project.status`)" in out
    assert "Nothing is left to ask; not known, and so still open: status of the project (`project.status`)" in out
    document = json.loads(proposal.with_name("plant.answered.json").read_text(encoding="utf-8"))
    assert document["project"]["status"] is None


def test_undo_takes_the_last_answer_back(proposal: Path, asked: Asked) -> None:
    out = asked(proposal, "undo\nwithdrawn\n").out
    assert "There is no answer to take back" in out
    assert "Settled: ineligible" in out
    proposal.with_name("plant.answered.json").unlink()
    out = asked(proposal, "operating\nundo\ndevelopment\n9\n").out
    assert "Taken back: status of the project (`project.status`)" in out
    document = json.loads(proposal.with_name("plant.answered.json").read_text(encoding="utf-8"))
    assert document["project"]["status"] == "development"


@pytest.mark.parametrize("ending", ["quit\n", ""])
def test_stopping_saves_what_was_answered(proposal: Path, asked: Asked, ending: str) -> None:
    out = asked(proposal, f"development\n{ending}").out
    assert "Stopped; not settled yet" in out
    assert "saved with 1 answer: " in out


def test_nothing_is_replaced_unasked(proposal: Path, asked: Asked) -> None:
    result = asked(proposal, "development\n9\n", "--output", str(proposal))
    assert result.code == 2
    assert "is there already" in result.err
    assert "Question" not in result.out
    asked(proposal, "development\n9\n", "--output", str(proposal), "--overwrite")
    assert json.loads(proposal.read_text(encoding="utf-8"))["technology"]["trl"] == 9


def test_a_list_is_asked_how_many_and_then_item_by_item(tmp_path: Path, asked: Asked) -> None:
    document = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    del document["integrity_findings"]
    file = tmp_path / "plant.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    out = asked(file, "some\n0\n").out
    assert "Not taken: answer with a whole number from 0 to " in out
    assert json.loads(file.with_name("plant.answered.json").read_text(encoding="utf-8"))["integrity_findings"] == []


def test_it_speaks_japanese_and_chinese(proposal: Path, asked: Asked) -> None:
    japanese = asked(proposal, "quit\n", "--lang", "ja").out
    assert "質問1  案件の状況（`project.status`）" in japanese
    assert "答えられる人：事業者" in japanese
    assert "问题1  项目状态（`project.status`）" in asked(proposal, "quit\n", "--lang", "zh").out


def test_it_prompts_in_a_terminal(proposal: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command("ask", str(proposal), "--as-of", DAY),
        env=environment(), stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    os.close(theirs)
    os.write(ours, b"development\n9\n")
    out, err = process.communicate(timeout=60)
    os.close(ours)
    assert (process.returncode, err) == (0, b"")
    assert b"> " in out
    assert b"Settled: eligible" in out


def test_answers_come_from_standard_input_so_the_proposal_does_not(shinsa: Shinsa) -> None:
    result = shinsa("ask", "-")
    assert result.code == 2
    assert "answers come from standard input, so the proposal cannot" in result.err


def test_questions_are_listed_as_text_and_as_json(proposal: Path, shinsa: Shinsa) -> None:
    text = shinsa("questions", str(proposal), "--as-of", DAY)
    assert text.code == 0
    assert text.out.splitlines()[:2] == [
        "Verdict as stated: review",
        "Still possible: eligible, ineligible or review; 94 points",
    ]
    document = json.loads(shinsa("questions", str(proposal), "--as-of", DAY, "--format", "json").out)
    assert document["schema"] == "shinsa.questions/1"
    assert [each["fact"] for each in document["questions"]][:2] == ["project.status", "technology.trl"]


def test_a_settled_proposal_asks_nothing(shinsa: Shinsa) -> None:
    result = shinsa("questions", str(EXAMPLE), "--as-of", DAY)
    assert result.out == "Verdict as stated: eligible\nNo unknown fact can change the verdict: eligible\n"


def test_numbers_stay_as_they_were_written() -> None:
    text = '{\n  "a": 1.50,\n  "b": [\n    12345678901234567890.123456789\n  ],\n  "c": "é",\n  "d": {}\n}\n'
    assert written(opened(text.encode())) == text.encode()


@pytest.mark.parametrize(
    ("line", "fact", "answer"),
    [
        ("Yes", "plant.firm", True), ("いいえ", "plant.firm", False), ("maybe", "plant.firm", "maybe"),
        ("2", "plant.kind", "nuclear"), ("GAS", "plant.kind", "gas"), ("4", "plant.kind", "4"),
        ("1, port", "tags", ["pipe", "port"]), ("none", "tags", []),
    ],
)  # fmt: skip
def test_an_answer_is_read_as_a_proposal_would_state_it(line: str, fact: str, answer: object) -> None:
    assert stated(line, VOCABULARY.entries[VOCABULARY.slots()[fact]], "USD") == answer
