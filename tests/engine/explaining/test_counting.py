"""A condition on how many items a list has shows their number, not the items."""

import pytest

from engine.committee import DAY, proposal, rule, with_rules
from shinsa.screening import Screener

RULE = """- id: programme.many
  family: programme
  title: Several sites
  note: remark
  when: size(sites) >= 2 && size(sites) > size(materials)
  because: There are several sites
  source: committee discretion
"""
SITE = {"country": "US", "share": 0, "kind": "yard"}


@pytest.fixture(scope="module")
def by(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    return Screener(with_rules(tmp_path_factory.mktemp("counted"), RULE))


@pytest.mark.parametrize(
    ("sites", "truth", "seen"),
    [([SITE] * 3, "yes", "3"), ([SITE], "no", "1"), ([], "no", "0"), (None, "unknown", None)],
)
def test_the_number_of_items_is_what_is_seen(by: Screener, sites: object, truth: str, seen: object) -> None:
    counted, _ = rule(by.screen(proposal({"sites": sites}), as_of=DAY), "programme.many")["conditions"]
    assert (counted["truth"], counted["value"]) == (truth, seen)


def test_two_lists_are_shown_with_their_items(by: Screener) -> None:
    _, compared = rule(by.screen(proposal({"sites": []}), as_of=DAY), "programme.many")["conditions"]
    assert compared["value"] == {"sites": [], "materials": ["steel"]}
