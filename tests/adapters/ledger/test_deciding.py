"""Human decisions: a reason, a name and a role; two people for an override to eligible; the screening never changes."""

from dataclasses import replace

import orjson
import pytest

from adapters.ledger.adding import put, screening
from shinsa_adapters.ledger import (
    Deciding,
    Decision,
    DecisionError,
    DecisionRules,
    Ledger,
    Standing,
    UnknownEntryError,
    decisions_in,
    standing,
    verdict_of,
)
from shinsa_adapters.ledger.deciding import Act, Verdict

ALONE = DecisionRules(four_eyes=False)
PAIRED = DecisionRules()


@pytest.fixture(autouse=True)
def filled(ledger: Ledger, records: dict[str, bytes]) -> None:
    """One screening, in review."""
    put(ledger, screening("scr_1", records["open"]))


def decide(
    ledger: Ledger, act: Act, verdict: Verdict | None = None, who: str = "A. Member", rules: DecisionRules = PAIRED
) -> Standing:
    decision = Decision(act=act, verdict=verdict, reason="seen the site", name=who, role="chair")
    name, by = f"dec_{ledger.size()}", f"key of {who}"
    receipt = ledger.submit(Deciding(id=name, about="scr_1", by=by, decision=decision, rules=rules)).result()
    told = orjson.loads(receipt.answer or b"")
    found = standing("review", decisions_in(ledger.about("scr_1")), rules)
    assert told == {
        "verdict": found.verdict,
        "pending": found.pending,
        "information_requested": found.information_requested,
        "decided_by": list(found.decided_by),
    }
    return found


def test_without_a_decision_the_screening_stands(ledger: Ledger) -> None:
    assert standing(verdict_of(ledger.entry("scr_1")), (), PAIRED) == Standing("review")


def test_a_decision_enters_the_ledger_and_leaves_the_screening_as_it_was(
    ledger: Ledger, records: dict[str, bytes]
) -> None:
    decide(ledger, "uphold")
    (entry,) = ledger.about("scr_1")
    assert (entry.head.kind, entry.head.by, entry.head.owner) == ("decision", "key of A. Member", "key_1")
    assert orjson.loads(entry.document or b"") == {
        "schema": "shinsa.decision/1",
        "act": "uphold",
        "reason": "seen the site",
        "name": "A. Member",
        "role": "chair",
        "verdict": None,
    }
    assert ledger.entry("scr_1").document == records["open"]


def test_an_override_to_ineligible_takes_one_person(ledger: Ledger) -> None:
    assert decide(ledger, "override", "ineligible") == Standing("ineligible", decided_by=("A. Member",))


def test_an_override_to_eligible_takes_two(ledger: Ledger) -> None:
    assert decide(ledger, "override", "eligible") == Standing("review", pending="eligible")
    with pytest.raises(DecisionError, match="an override to `eligible` must be confirmed by somebody else"):
        decide(ledger, "override", "eligible")
    after = decide(ledger, "override", "eligible", "B. Member")
    assert after == Standing("eligible", decided_by=("A. Member", "B. Member"))


def test_the_same_person_under_another_key_or_spelling_is_not_a_second_one(ledger: Ledger) -> None:
    decide(ledger, "override", "eligible")
    decision = Decision(act="override", verdict="eligible", reason="x", name="a.  MEMBER", role="chair")
    with pytest.raises(DecisionError, match="must be confirmed by somebody else"):
        ledger.submit(Deciding(id="d", about="scr_1", by="other", decision=decision, rules=PAIRED)).result()
    other = replace(decision, name="B. Member")
    with pytest.raises(DecisionError, match="must be confirmed by somebody else"):
        ledger.submit(Deciding(id="d", about="scr_1", by="key of A. Member", decision=other, rules=PAIRED)).result()
    assert ledger.size() == 2


def test_where_it_is_configured_one_person_is_enough(ledger: Ledger) -> None:
    assert decide(ledger, "override", "eligible", rules=ALONE) == Standing("eligible", decided_by=("A. Member",))


def test_upholding_ends_an_override_that_waits_or_took_effect(ledger: Ledger) -> None:
    decide(ledger, "override", "eligible")
    assert decide(ledger, "uphold", who="B. Member") == Standing("review", decided_by=("B. Member",))
    assert decide(ledger, "override", "eligible", "B. Member").pending == "eligible"
    decide(ledger, "override", "eligible", "A. Member")
    assert decide(ledger, "uphold", who="C. Member") == Standing("review", decided_by=("C. Member",))


def test_a_request_for_information_changes_no_verdict(ledger: Ledger) -> None:
    decide(ledger, "override", "ineligible")
    after = decide(ledger, "request_information", who="B. Member")
    assert after == Standing("ineligible", information_requested=True, decided_by=("A. Member",))


def test_an_override_takes_a_verdict_that_is_another(ledger: Ledger) -> None:
    with pytest.raises(
        DecisionError, match="an override needs a `verdict`\n  hint: choose one of eligible, ineligible"
    ):
        decide(ledger, "override")
    with pytest.raises(DecisionError, match="the verdict is `review` already\n  hint: uphold it instead"):
        decide(ledger, "override", "review")
    with pytest.raises(DecisionError, match="`uphold` takes no `verdict`"):
        decide(ledger, "uphold", "eligible")
    assert ledger.size() == 1


@pytest.mark.parametrize("part", ["reason", "name", "role"])
def test_reason_name_and_role_must_be_given(ledger: Ledger, part: str) -> None:
    given = {"reason": "x", "name": "y", "role": "z", part: "  "}
    decision = Decision(act="uphold", reason=given["reason"], name=given["name"], role=given["role"])
    with pytest.raises(DecisionError, match=f"a decision needs a `{part}` of 1 to "):
        ledger.submit(Deciding(id="d", about="scr_1", by="k", decision=decision, rules=PAIRED)).result()


def test_only_a_screening_can_be_decided_on(ledger: Ledger) -> None:
    decide(ledger, "uphold")
    decision = Decision(act="uphold", reason="x", name="y", role="z")
    for about in ("dec_1", "scr_9"):
        with pytest.raises(UnknownEntryError, match=f"has the id `{about}`"):
            ledger.submit(Deciding(id="d", about=about, by="k", decision=decision, rules=PAIRED)).result()
