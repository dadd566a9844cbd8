"""The header of a rule's block cannot say anything else than the rule; what was approved is known to the letter."""

import json
from pathlib import Path

import pytest

from adapters.calling import Shinsa
from adapters.small_rulebook import FEATURE, HEADER, build, mend, read, write

REMEDY = "  hint: `shinsa rulebook sync` writes the header as the rule has it; if the header is right, mend the rule\n"
SEAL = ("rulebook", "seal", "rulesets/small", "--by", "A. Member", "--on", "2025-11-03")


@pytest.fixture(name="house")
def house_with_a_rulebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    build(tmp_path)
    return tmp_path


def _before_standing(out: str) -> str:
    """What is said up to where the rules stand, which `test_prove` looks at."""
    said, standing, _ = out.partition("\nproved: ")
    return f"{said}\n" if standing else out


def verify(shinsa: Shinsa, *words: str) -> tuple[int, str]:
    code, out, err = shinsa("rulebook", "verify", "rulesets/small", *words)
    assert err == ""
    return code, _before_standing(out)


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        (
            "Rule: New capacity",
            "Rule: Big capacity",
            "the block is called `Big capacity`, the rule `New capacity`",
        ),
        (
            "MW of capacity\n",
            "GW of capacity\n",
            (
                "`Because` in the block is `{generation.net_mw} GW of capacity`, "
                "in the rule `{generation.net_mw} MW of capacity`"
            ),
        ),
        (
            "    Source: committee discretion\n",
            "",
            "`Source` in the block is missing, in the rule `committee discretion`",
        ),
        (
            "    Source: committee discretion\n",
            "    Source: committee discretion\n    Source: a law\n",
            "`Source` in the block is `committee discretion` and `a law`, in the rule `committee discretion`",
        ),
    ],
)
def test_a_difference_is_an_error_with_both_texts(
    house: Path, shinsa: Shinsa, old: str, new: str, difference: str
) -> None:
    write(house, FEATURE.replace(old, new))
    code, out = verify(shinsa)
    assert code == 1
    assert f"\nfeatures/small/capacity.feature:6: drift: rule `power.capacity`: {difference}\n{REMEDY}" in out
    assert "\n1 difference between rules and their blocks\n" in out


def test_a_change_of_the_rule_is_a_difference_too(house: Path, shinsa: Shinsa) -> None:
    mend(house, "merits.yaml", "title: New capacity", "title: Brand-new capacity")
    assert "the block is called `New capacity`, the rule `Brand-new capacity`" in verify(shinsa)[1]


def test_a_folded_header_says_the_same(house: Path, shinsa: Shinsa) -> None:
    folded = "    Because: {generation.net_mw}\n      MW of\n      capacity\n    Source: committee discretion\n"
    write(house, FEATURE.replace(HEADER, f"    A remark.\n\n{folded}\n    Another remark.\n"))
    assert verify(shinsa)[0] == 0


def test_a_rule_without_a_block_is_an_error(house: Path, shinsa: Shinsa) -> None:
    with (house / "rulesets" / "small" / "merits.yaml").open("a") as file:
        file.write(
            "- id: risk.covered\n  family: risk\n  title: Long debt is guaranteed\n  when: finance.guaranteed\n"
            "  points: 20\n  because: it is guaranteed\n  source: committee discretion\n"
        )
    code, out = verify(shinsa)
    assert code == 1
    assert (
        "\nmerits.yaml:10: no-block: rule `risk.covered` has no block\n"
        "  hint: add a block tagged `@rule:risk.covered` to the rulebook\n"
    ) in out
    assert verify(shinsa, "--rule", "power.capacity")[0] == 0
    assert verify(shinsa, "--rule", "risk.covered")[0] == 1


@pytest.mark.parametrize(
    ("title", "strange"),
    [
        ("From 300 MW of capacity", None),
        ("From 0.3 GW of capacity", None),
        ("From 1,000 MW of capacity", None),
        ("From 310 MW of capacity", "310 MW"),
        ("From 300 kW of capacity", None),
        ("From 3% of P90 capacity", "3%"),
        ("CO2 and 2030", "2030"),
    ],
)
def test_a_number_in_a_title_stands_in_a_condition(
    house: Path, shinsa: Shinsa, title: str, strange: str | None
) -> None:
    mend(house, "merits.yaml", "title: New capacity", f"title: {title}")
    write(house, FEATURE.replace("Rule: New capacity", f"Rule: {title}"))
    code, out = verify(shinsa)
    message = (
        f"merits.yaml:1: strange-number: the title of rule `power.capacity` says `{strange}`, "
        "which none of its conditions does\n  hint: mend the title or the condition\n"
    )
    assert (code, message in out) == ((1, True) if strange else (0, False))


def test_sync_writes_headers_and_nothing_else(house: Path, shinsa: Shinsa) -> None:
    told = "    A remark on the rule.\n    # a comment\n"
    write(house, FEATURE.replace("New capacity\n" + HEADER, f"Big one\n    Because: of\n      this\n\n{told}"))
    result = shinsa("rulebook", "sync", "rulesets/small")
    assert result == (0, "features/small/capacity.feature: headers written\n", "")
    assert read(house) == FEATURE.replace(HEADER, f"{HEADER}\n{told}")
    assert verify(shinsa)[0] == 0
    assert shinsa("rulebook", "sync", "rulesets/small") == (0, "", "")


def test_sync_folds_long_lines_where_gherkin_reads_on(house: Path, shinsa: Shinsa) -> None:
    long = "{generation.net_mw} MW of capacity " + "| plain word: @tag # " * 20
    mend(house, "merits.yaml", 'because: "{generation.net_mw} MW of capacity"', f"because: '{long.strip()}'")
    assert shinsa("rulebook", "sync", "rulesets/small").code == 0
    header = read(house).partition("Rule: New capacity\n")[2].partition("\n\n")[0].split("\n")
    assert len(header) > 3
    assert all(not line.strip().startswith(("|", "#", "@", "word:")) for line in header)
    assert verify(shinsa)[0] == 0


def test_sync_keeps_the_line_breaks_of_a_file(house: Path, shinsa: Shinsa) -> None:
    path = house / "features" / "small" / "capacity.feature"
    path.write_bytes(FEATURE.replace(HEADER, "").replace("\n", "\r\n").encode())
    assert shinsa("rulebook", "sync", "rulesets/small").code == 0
    assert path.read_bytes() == FEATURE.replace("\n", "\r\n").encode()


def test_sync_touches_nothing_while_a_feature_has_mistakes(house: Path, shinsa: Shinsa) -> None:
    write(house, FEATURE.replace("New capacity", "Other").replace("the net capacity", "the net capcity"))
    code, out, err = shinsa("rulebook", "sync", "rulesets/small")
    assert (code, out) == (2, "")
    assert err.startswith("shinsa: the features have mistakes\nfeatures/small/capacity.feature:11: step: no given step")
    assert "Rule: Other" in read(house)


def test_a_seal_records_who_approved_and_when(house: Path, shinsa: Shinsa) -> None:
    assert verify(shinsa)[1].endswith("approved: 0 of 1 rule\n")
    assert shinsa(*SEAL) == (0, "1 rule approved by A. Member on 2025-11-03\n", "")
    seals = (house / "features" / "small" / "seals.yaml").read_text()
    assert seals.startswith(
        "# Who approved each rule with its block: written by `shinsa rulebook seal`.\npower.capacity:"
    )
    assert seals.endswith('  by: "A. Member"\n  day: 2025-11-03\n')
    assert verify(shinsa)[1].endswith("approved: 1 of 1 rule\n")
    approvals = json.loads(verify(shinsa, "--format", "json")[1])["approvals"]
    assert approvals == [{"rule": "power.capacity", "by": "A. Member", "on": "2025-11-03", "changed": []}]


@pytest.mark.parametrize(
    ("file", "old", "new", "changed"),
    [
        ("merits.yaml", "points: 16", "points: 17", "the rule changed"),
        ("merits.yaml", "  family: power\n  title: New capacity", "  title: New capacity\n  family:  power", None),
        ("conclusions.yaml", "title: The project", "title: A project", "a conclusion or parameter it rests on changed"),
        ("parameters.yaml", "value: 65", "value: 66", None),
        ("capacity.feature", "299.9 MW", "299.8 MW", "its block changed"),
        ("capacity.feature", "        | 299.9 MW |", "    # a comment\n        | 299.9 MW   |", None),
    ],
)
def test_what_changed_since_is_said_and_is_no_failure(  # noqa: PLR0913, PLR0917  # a change and what is said of it
    house: Path, shinsa: Shinsa, file: str, old: str, new: str, changed: str | None
) -> None:
    shinsa(*SEAL)
    if file.endswith(".feature"):
        write(house, FEATURE.replace(old, new))
    else:
        mend(house, file, old, new)
    code, out = verify(shinsa)
    said = f"  changed since: power.capacity: {changed} (approved by A. Member on 2025-11-03)\n" if changed else ""
    assert (code, out.partition("approved: 1 of 1 rule\n")[2]) == (0, said)


def test_a_rulebook_that_does_not_hold_is_not_approved(house: Path, shinsa: Shinsa) -> None:
    write(house, FEATURE.replace("gives 12 points", "gives 13 points"))
    assert shinsa(*SEAL) == (
        2,
        "",
        "shinsa: nothing is approved: the rulebook does not hold\n  hint: `shinsa rulebook verify` says why\n",
    )
    assert not (house / "features" / "small" / "seals.yaml").exists()


@pytest.mark.parametrize("text", ["[1]", "a: b", "a: {rule: x}", "{", "power.capacity: {1: 2}", "\x00"])
def test_seals_that_cannot_be_read_are_a_mistake(house: Path, shinsa: Shinsa, text: str) -> None:
    (house / "features" / "small" / "seals.yaml").write_text(text)
    code, out = verify(shinsa)
    assert code == 1
    assert "features/small/seals.yaml:1: seals: the seals cannot be read: " in out


def test_a_rule_that_is_gone_is_said_to_be(house: Path, shinsa: Shinsa) -> None:
    shinsa(*SEAL)
    path = house / "features" / "small" / "seals.yaml"
    path.write_text(path.read_text().replace("power.capacity", "power.gone"))
    out = verify(shinsa)[1]
    assert out.endswith(
        "approved: 0 of 1 rule\n  changed since: power.gone: the rule is gone (approved by A. Member on 2025-11-03)\n"
    )
