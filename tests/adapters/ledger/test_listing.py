"""Lists of screenings: every filter, and pages that stay true while the ledger grows."""

import pytest

from adapters.ledger.adding import action, put, screening
from shinsa_adapters.ledger import Ledger, Query, QueryError

Records = dict[str, bytes]


@pytest.fixture(autouse=True)
def filled(ledger: Ledger, records: Records) -> None:
    """Six screenings of three proposals by two owners, with an action in between."""
    for place, name in enumerate(("good", "open", "abroad", "good", "open", "good")):
        put(ledger, screening(f"scr_{place}", records[name], owner=f"key_{place % 2}"))
        put(ledger, action(f"act_{place}"))


def names(ledger: Ledger, query: Query) -> list[str]:
    return [item.id for item in ledger.page(query).items]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(), "543210"),
        (Query(order="oldest"), "012345"),
        (Query(proposal="good-1"), "530"),
        (Query(verdict="review"), "41"),
        (Query(ruleset="small", version="1.0.0"), "543210"),
        (Query(ruleset="other"), ""),
        (Query(owner="key_1"), "531"),
        (Query(rule="gate.us_site", outcome="unknown"), "41"),
        (Query(rule="gate.us_site", outcome="fired", verdict="ineligible"), "2"),
        (Query(rule="power.sun"), "543210"),
        (Query(rule="no.such_rule", outcome="fired"), ""),
        (Query(verdict="eligible", owner="key_0"), "0"),
    ],
)
def test_filters_find_what_they_say(ledger: Ledger, query: Query, found: str) -> None:
    assert names(ledger, query) == [f"scr_{place}" for place in found]


def test_a_list_can_be_held_to_a_time(ledger: Ledger) -> None:
    at = [item.at for item in ledger.page(Query(order="oldest")).items]
    assert names(ledger, Query(since=at[2], until=at[4])) == ["scr_3", "scr_2"]


def test_an_item_says_what_the_record_says(ledger: Ledger) -> None:
    item = ledger.page(Query(proposal="open-1", order="oldest")).items[0]
    assert (item.id, item.position, item.owner, item.by) == ("scr_1", 2, "key_1", "key_1")
    assert (item.verdict, item.low, item.high, item.as_of) == ("review", 20.0, 60.0, "2025-10-28")


def test_pages_stay_true_while_entries_are_added(ledger: Ledger, records: Records) -> None:
    first = ledger.page(Query(), limit=2)
    put(ledger, screening("scr_6", records["good"]))
    second = ledger.page(Query(), cursor=first.next, limit=2)
    third = ledger.page(Query(), cursor=second.next, limit=2)
    seen = [item.id for page in (first, second, third) for item in page.items]
    assert seen == ["scr_5", "scr_4", "scr_3", "scr_2", "scr_1", "scr_0"]
    assert third.next is None


@pytest.mark.parametrize(
    ("query", "cursor", "limit", "message"),
    [
        (Query(), "x", 5, "`x` is not a cursor of this list"),
        (Query(), "bzE", 5, "`bzE` is not a cursor of this list"),
        (Query(), None, 0, "a page has 1 to 1000 items, not 0"),
        (Query(), None, 1001, "a page has 1 to 1000 items, not 1001"),
        (Query(outcome="fired"), None, 5, "`outcome` needs `rule`: an outcome is a rule's"),
        (Query(rule="power.sun", outcome="hot"), None, 5, "`hot` is no outcome"),
    ],
)
def test_what_means_nothing_is_refused(
    ledger: Ledger, query: Query, cursor: str | None, limit: int, message: str
) -> None:
    with pytest.raises(QueryError, match=message):
        ledger.page(query, cursor=cursor, limit=limit)
