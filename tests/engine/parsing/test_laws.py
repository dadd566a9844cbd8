"""Laws are read from the vocabulary; what is wrong with one is told where it stands."""

import shutil
from pathlib import Path

import pytest

from shinsa.laws import Better
from shinsa.library import check_ruleset

NAME_A_FIELD = "hint: name one of its fields, such as `offtakes[].share`"
LIST_THEM = "hint: list its choices, the worst first"
CHOOSES = "hint: `where` chooses among the items of a list"
SMALL = Path(__file__).parents[1] / "rulesets" / "small"


def checked(tmp_path: Path, *laws: str) -> tuple[list[tuple[object, ...]], list[str]]:
    """The laws that were read, and the findings, of the small ruleset with these laws."""
    folder = Path(shutil.copytree(SMALL, tmp_path / "ruleset"))
    file = folder / "vocabulary.yaml"
    lines = len(file.read_text(encoding="utf-8").splitlines())
    with file.open("a", encoding="utf-8") as written:
        written.write("monotone:\n" + "".join(f"  law{number}: {law}\n" for number, law in enumerate(laws)))
    ruleset, findings = check_ruleset(folder)
    read: list[tuple[object, ...]] = [(law.fact, law.better, law.where) for law in (ruleset and ruleset.laws) or ()]
    told = [str(finding).replace(f"vocabulary.yaml:{lines + 2}:", "") for finding in findings]
    return read, told


def test_a_ruleset_without_laws_has_none(tmp_path: Path) -> None:
    ruleset, _ = check_ruleset(shutil.copytree(SMALL, tmp_path / "ruleset"))
    assert ruleset is not None
    assert ruleset.laws is None


def test_laws_say_which_value_is_better(tmp_path: Path) -> None:
    laws = (
        "{fact: generation.net_mw, better: more, message: more never hurts}",
        "{fact: signed_on, better: less, message: sooner never hurts}",
        "{fact: generation.kind, better: [none, gas], message: gas never hurts}",
        "{fact: 'sites[].share', better: more, where: item.use == \"plant\", message: more of a plant never hurts}",
    )
    read, findings = checked(tmp_path, *laws)
    assert findings == []
    assert read == [
        ("generation.net_mw", Better.MORE, None),
        ("signed_on", Better.LESS, None),
        ("generation.kind", ("none", "gas"), None),
        ("sites[].share", Better.MORE, 'item.use == "plant"'),
    ]


@pytest.mark.parametrize(
    ("law", "told"),
    [
        (
            "{fact: generation.net_mv, better: more, message: m}",
            "16: unknown-fact: no fact is called `generation.net_mv`\n  hint: did you mean `generation.net_mw`?",
        ),
        (
            "{fact: generation.net_mw, better: yes, message: m}",
            "43: wrong-law: `yes` does not say when `generation.net_mw` is better\n  hint: write `more` or `less`",
        ),
        (
            "{fact: generation.kind, better: more, message: m}",
            f"41: wrong-law: `more` does not say when `generation.kind` is better\n  {LIST_THEM}",
        ),
        (
            "{fact: generation.kind, better: [none, gaz], message: m}",
            "41: wrong-law: `generation.kind` has no choice `gaz`\n  hint: did you mean `gas`?",
        ),
        (
            "{fact: generation.kind, better: [none], message: m}",
            "41: wrong-law: an order names two choices or more, each once\n  hint: the worst first",
        ),
        (
            "{fact: sites, better: more, message: m}",
            f"16: wrong-law: `sites` is a list, which is no better or worse\n  {NAME_A_FIELD}",
        ),
        (
            '{fact: generation.net_mw, better: more, where: item.country == "US", message: m}',
            f"56: wrong-law: `generation.net_mw` is no field of a list\n  {CHOOSES}",
        ),
        ("{better: more, message: m}", "9: missing-key: a law lacks `fact`"),
    ],
)
def test_what_is_wrong_with_a_law_is_told(law: str, told: str, tmp_path: Path) -> None:
    read, findings = checked(tmp_path, law)
    assert (read, findings) == ([], [told])


def test_a_condition_of_a_law_is_checked_where_it_stands(tmp_path: Path) -> None:
    law = "{fact: 'sites[].country', better: more, where: 'item.country == \"ZZ\"', message: m}"
    _, findings = checked(tmp_path, law)
    assert any("`ZZ`" in finding for finding in findings)
