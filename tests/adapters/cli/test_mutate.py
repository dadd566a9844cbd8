"""`shinsa rulebook mutate` lists the small changes of a ruleset that no scenario notices."""

import json
from pathlib import Path

import pytest

from adapters.calling import Shinsa
from adapters.small_rulebook import FEATURE, build, write
from shinsa_adapters.proving import prover


@pytest.fixture(name="house")
def house_with_a_rulebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    build(tmp_path)
    return tmp_path


def mutate(shinsa: Shinsa, *words: str) -> tuple[int, str, str]:
    return shinsa("rulebook", "mutate", "rulesets/small", *words)


@pytest.mark.usefixtures("house")
def test_survivors_are_listed_with_the_change_its_place_and_a_telling_proposal(shinsa: Shinsa) -> None:
    code, out, err = mutate(shinsa, "--rule", "power.capacity")
    assert (code, err) == (0, "")
    assert out.startswith(
        "mutants of small 1.0.0, tried on the scenarios of the rules concerned\n"
        "\n"
        "                mutants  killed  survived\n"
    )
    assert (
        "merits.yaml:7:14: power.capacity: comparison\n"
        "  generation.net_mw >= 300 → generation.net_mw == 300\n"
        "  telling proposal: capacity.feature:16 `capacity of 299.9 MW [299.9 MW, does not fire]`"
        " with generation.net_mw is 300.1: power.capacity fired, 12 points; changed, not fired, 0 points\n"
    ) in out


def test_a_scenario_on_the_other_side_kills_the_survivor(house: Path, shinsa: Shinsa) -> None:
    before = survivors(shinsa)
    write(house, FEATURE + "        | 300.1 MW | gives 12 points    |\n")
    gone = before - survivors(shinsa)
    assert "generation.net_mw >= 300 → generation.net_mw == 300" in gone


def survivors(shinsa: Shinsa) -> set[str]:
    code, out, _ = mutate(shinsa, "--rule", "power.capacity", "--format", "json")
    found = json.loads(out)
    assert (code, found["schema"]) == (0, "shinsa.mutation/1")
    assert found["mutants"] == found["killed"] + found["survived"]
    assert found["survived"] == len(found["survivors"])
    return {f"{entry['before']} → {entry['after']}" for entry in found["survivors"]}


def test_an_example_that_does_not_hold_is_set_aside(house: Path, shinsa: Shinsa) -> None:
    write(house, FEATURE.replace("gives 12 points ", "gives 16 points "))
    code, out, _ = mutate(shinsa, "--rule", "power.capacity")
    assert code == 0
    assert (
        "\nset aside, for it does not hold: capacity.feature:17: `the rule gives 16 points` is not so: it gives 12"
        " points (it fires): 300 MW of capacity\n"
    ) in out


@pytest.mark.usefixtures("house")
def test_what_there_is_not_cannot_be_changed(shinsa: Shinsa) -> None:
    assert mutate(shinsa, "--rule", "power.capacitie") == (
        2,
        "",
        "shinsa: no rule is called `power.capacitie`\n  hint: did you mean `power.capacity`?\n",
    )


def test_features_with_mistakes_are_refused(house: Path, shinsa: Shinsa) -> None:
    write(house, FEATURE.replace("the net capacity", "the net capcity"))
    code, out, err = mutate(shinsa)
    assert (code, out) == (2, "")
    assert err.startswith("shinsa: the features have mistakes\nfeatures/small/capacity.feature:11: step: no given step")


@pytest.mark.usefixtures("house")
def test_a_change_that_says_the_same_is_proved_to(shinsa: Shinsa) -> None:
    code, out, _ = mutate(shinsa, "--format", "json")
    survivors = json.loads(out)["survivors"]
    assert code == 0
    assert {entry["status"] for entry in survivors} <= {"telling proposal", "proved equivalent"}
    proposals = [entry["proposal"] for entry in survivors if entry["status"] == "telling proposal"]
    assert all(proposal["before"] != proposal["after"] and "id" in proposal["facts"] for proposal in proposals)


@pytest.mark.usefixtures("house")
def test_without_time_for_proofs_it_says_so_and_shows_what_it_finds(shinsa: Shinsa) -> None:
    code, out, _ = mutate(shinsa, "--time-limit", "0")
    assert code == 0
    assert "telling proposal: " in out
    assert "  not known: there is no time to ask: the time limit is 0\n" in out


@pytest.mark.usefixtures("house")
def test_without_z3_it_says_how_to_install_it(shinsa: Shinsa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prover, "find_spec", lambda _name: None)
    code, out, _ = mutate(shinsa)
    assert code == 0
    assert "  not known: proofs need z3, which is not installed; `pip install 'shinsa[analysis]'` installs it\n" in out


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("seconds", ["-1", "nan", "1e9"])
def test_a_time_limit_that_is_none_is_refused(seconds: str, shinsa: Shinsa) -> None:
    code, out, err = mutate(shinsa, "--time-limit", seconds)
    assert (code, out) == (2, "")
    assert err.startswith("shinsa: a time limit of ")
    assert err.endswith("\n  hint: give from 0 to 86400 seconds\n")
