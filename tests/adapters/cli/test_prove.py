"""`shinsa rulebook prove`: what is proved of each rule is kept, counts while nothing changes, and is said plainly."""

import json
from pathlib import Path

import pytest

from adapters.calling import Shinsa
from adapters.small_rulebook import build, mend, read, write

NEWLINE = "\nproved: "
NEVER = """proved: 0 of 1 rule
  not proved: power.capacity: 7 things are not shown, its changes were never tried
  `shinsa rulebook prove` tries every change and keeps what comes of it
"""
PROVED = """proved: 1 of 1 rule
everything is proved: each sentence is true, all that can be shown is, and no change goes unnoticed
"""
STALE = """proved: 0 of 1 rule
  not proved: power.capacity: changed since its changes were tried
  `shinsa rulebook prove` tries every change and keeps what comes of it
"""


@pytest.fixture(name="house")
def small_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    build(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def stands(shinsa: Shinsa) -> str:
    out = shinsa("rulebook", "verify", "rulesets/small")[1]
    return f"proved: {out.partition(NEWLINE)[2]}"


def complete(house: Path, shinsa: Shinsa) -> None:
    """Fill the rulebook, and confirm what was proposed."""
    assert shinsa("rulebook", "propose", "rulesets/small", "--write")[0] == 0
    write(house, read(house).replace("    @proposed\n", ""))


@pytest.mark.usefixtures("house")
def test_what_was_never_tried_is_said_to_be(shinsa: Shinsa) -> None:
    assert stands(shinsa) == NEVER


def test_a_rule_that_is_proved_is_said_to_be_until_something_changes(house: Path, shinsa: Shinsa) -> None:
    complete(house, shinsa)
    assert shinsa("rulebook", "prove", "rulesets/small") == (0, PROVED, "")
    assert stands(shinsa) == PROVED
    write(house, f"{read(house)}\n")
    assert stands(shinsa) == PROVED
    write(house, read(house).replace("capacity of <mw>", "a capacity of <mw>"))
    assert stands(shinsa) == STALE


def test_proving_again_loses_nothing_that_no_proposal_can_show(house: Path, shinsa: Shinsa) -> None:
    mend(house, "merits.yaml", ">= 300", ">= 300 || generation.net_mw < 300")
    write(house, read(house).replace("does not fire  ", "gives 12 points"))
    complete(house, shinsa)
    proofs = house / "features" / "small" / "proofs.json"
    assert shinsa("rulebook", "prove", "rulesets/small") == (0, PROVED, "")
    first = proofs.read_bytes()
    assert "it does not fire" in json.loads(first)["rules"]["power.capacity"]["impossible"]
    assert shinsa("rulebook", "prove", "rulesets/small") == (0, PROVED, "")
    assert proofs.read_bytes() == first


def test_what_is_proposed_proves_nothing(house: Path, shinsa: Shinsa) -> None:
    shinsa("rulebook", "propose", "rulesets/small", "--write")
    code, out, _ = shinsa("rulebook", "prove", "rulesets/small")
    assert code == 1
    assert out.startswith("proved: 0 of 1 rule\n  not proved: power.capacity: 7 things are not shown, ")
    assert json.loads((house / "features" / "small" / "proofs.json").read_bytes())["schema"] == "shinsa.proofs/1"


def test_proofs_that_cannot_be_read_are_a_mistake(house: Path, shinsa: Shinsa) -> None:
    (house / "features" / "small" / "proofs.json").write_text("[]")
    code, out, _ = shinsa("rulebook", "verify", "rulesets/small")
    assert code == 1
    assert "features/small/proofs.json:1: proofs: the proofs cannot be read: " in out
    assert "  hint: `shinsa rulebook prove` writes this file anew" in out
