"""Withholding fields: what they said is gone from the store, all else still verifies, the ledger says it was done."""

from pathlib import Path
from secrets import token_hex

import orjson
import pytest

from adapters.ledger.adding import action, put, screening
from adapters.ledger.conftest import Clock
from adapters.ledger.signed import Signed, signed
from shinsa_adapters.ledger import (
    Change,
    Claim,
    Deciding,
    Decision,
    DecisionRules,
    Delivery,
    EntryError,
    Ledger,
    Outgoing,
    PrivateKey,
    Query,
    Redaction,
    UnknownEntryError,
    decisions_in,
    open_ledger,
)
from shinsa_adapters.ledger.retaining import expire

Records = dict[str, bytes]


def redaction(*fields: str, about: str = "scr_1", everything: bool = False, alone: bool = False) -> Redaction:
    return Redaction(
        id="red_1", about=about, fields=fields, everything=everything, alone=alone, reason="request 12", by="officer-3"
    )


def test_a_withheld_fact_takes_with_it_what_tells_it(ledger: Ledger, records: Records) -> None:
    put(ledger, screening("scr_1", records["open"]))
    names = ledger.redact(redaction("/input/generation/net_mw"))
    assert names == (
        "/digest",
        "/input/generation/net_mw",
        "/verdict/because",
        "/verdict/conclusions",
        "/verdict/reasons",
        "/verdict/rules/1",
        "/verdict/rules/2",
    )
    shown = ledger.entry("scr_1").shown
    assert shown is not None
    assert b"450" not in shown
    assert ledger.entry("scr_1").document is None


def test_a_withheld_text_is_withheld_wherever_it_is_quoted(ledger: Ledger, records: Records) -> None:
    put(ledger, screening("scr_1", records["open"]))
    ledger.redact(redaction("/input/title"))
    shown = ledger.entry("scr_1").shown
    assert shown is not None
    assert b"A plant with open questions" not in shown
    assert ledger.page(Query()).items[0].proposal is None  # its id stood beside the title


def test_alone_withholds_the_field_alone(ledger: Ledger, records: Records) -> None:
    put(ledger, screening("scr_1", records["open"]))
    assert ledger.redact(redaction("/input/title", alone=True)) == ("/input/title",)


def test_the_ledger_says_what_was_withheld_by_whom_and_why(ledger: Ledger, records: Records) -> None:
    put(ledger, screening("scr_1", records["open"]))
    ledger.redact(redaction("/as_of", alone=True))
    (entry,) = ledger.about("scr_1")
    assert (entry.head.kind, entry.head.by, entry.head.owner) == ("redaction", "officer-3", "key_1")
    assert orjson.loads(entry.document or b"") == {
        "schema": "shinsa.redaction/1",
        "entry": "scr_1",
        "position": 0,
        "withheld": ["/as_of"],
        "reason": "request 12",
    }


def test_after_a_redaction_the_ledger_still_verifies(url: str, tmp_path: Path, records: Records) -> None:
    found = signed(url, tmp_path, records)
    before = found.audit()
    with open_ledger(url) as ledger:
        ledger.redact(redaction("/input/generation", about="e1"))
        ledger.redact(Redaction(id="red_2", about="e0", everything=True, reason="x", by="y"))
        assert ledger.page(Query(order="oldest")).items[0].verdict is None
    report = found.audit()
    assert (before.faults, report.faults, report.withheld, report.entries) == ((), (), 2, 14)


def test_a_redacted_entry_can_be_redacted_further_but_never_back(ledger: Ledger, records: Records) -> None:
    put(ledger, screening("scr_1", records["open"]))
    ledger.redact(redaction("/as_of", alone=True))
    further = Redaction(id="red_2", about="scr_1", everything=True, reason="x", by="y")
    assert "/as_of" not in ledger.redact(further)
    assert ledger.entry("scr_1").shown is None
    with pytest.raises(EntryError, match="nothing is left to withhold of entry `scr_1`"):
        ledger.redact(Redaction(id="red_3", about="scr_1", everything=True, reason="x", by="y"))


def test_a_replayed_key_still_gets_its_answer_and_webhooks_say_nothing_more(ledger: Ledger, records: Records) -> None:
    claim, webhook = (
        Claim("key_1", "again", b"body", answer=b"copy"),
        Outgoing("msg_1", "done", "https://x.test", b"{1}"),
    )
    put(ledger, screening("scr_1", records["open"]), claim=claim, outgoing=(webhook,))
    ledger.redact(redaction("/input/title"))
    known = ledger.known(Claim("key_1", "again", b"body"))
    assert known is not None
    assert (known.replayed, known.positions, known.answer) == (True, (0,), None)
    (dead,) = ledger.webhooks("dead")
    assert (dead.payload, dead.error) == (b"", "its entry was redacted")


@pytest.mark.parametrize(
    ("redaction", "message"),
    [
        (
            redaction("/input/tittle"),
            r"the entry has no field `/input/tittle`\n  hint: fields are named by JSON pointer: /input",
        ),
        (redaction("(frame)"), r"the entry has no field `\(frame\)`"),
        (Redaction(id="r", about="scr_1", fields=("/as_of",), reason=" ", by="x"), "a redaction needs a reason"),
        (redaction(), "nothing is left to withhold"),
    ],
)
def test_a_redaction_that_means_nothing_is_refused(
    ledger: Ledger, records: Records, redaction: Redaction, message: str
) -> None:
    put(ledger, screening("scr_1", records["open"]))
    with pytest.raises(EntryError, match=message):
        ledger.redact(redaction)
    assert (ledger.size(), ledger.entry("scr_1").document) == (1, records["open"])


def test_redactions_stay_and_only_what_is_there_can_be_redacted(ledger: Ledger, records: Records) -> None:
    put(ledger, screening("scr_1", records["open"]))
    ledger.redact(redaction("/as_of"))
    with pytest.raises(EntryError, match="a redaction cannot be redacted"):
        ledger.redact(Redaction(id="red_2", about="red_1", everything=True, reason="x", by="y"))
    with pytest.raises(UnknownEntryError, match="no entry has the id `scr_9`"):
        ledger.redact(redaction("/as_of", about="scr_9"))


def test_what_a_decision_says_of_the_verdict_outlasts_its_redaction(ledger: Ledger, records: Records) -> None:
    put(ledger, screening("scr_1", records["open"]))
    decision = Decision(act="override", verdict="ineligible", reason="because", name="A. Member", role="chair")
    deciding = Deciding(id="dec_1", about="scr_1", by="key_2", decision=decision, rules=DecisionRules())
    ledger.submit(deciding).result()
    ledger.redact(redaction(about="dec_1", everything=True))
    (decided,) = decisions_in(ledger.about("scr_1"))
    assert (decided.decision.act, decided.decision.verdict) == ("override", "ineligible")
    assert (decided.decision.name, decided.decision.reason) == ("(withheld)", "(withheld)")


def test_no_byte_of_what_was_withheld_remains_in_a_sqlite_file(tmp_path: Path) -> None:
    """Looked for as the store had it, compressed, piece by piece."""
    with open_ledger(str(tmp_path / "ledger.db")) as ledger:
        put(ledger, action("scr_1", token_hex(20_000)))
        stored = ledger.entry("scr_1").stored
        ledger.redact(Redaction(id="red_1", about="scr_1", everything=True, reason="x", by="y"))
        held = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert len(stored) > 4096  # more than a page: what is freed is a page of its own
    assert [at for at in range(40, len(stored) - 32, 32) if stored[at : at + 32] in held] == []


def test_retention_empties_what_is_older_and_nothing_else(
    url: str, clock: Clock, tmp_path: Path, records: Records
) -> None:
    with open_ledger(url, clock=clock) as ledger:
        put(ledger, screening("scr_1", records["good"]))
        sent = (Outgoing("msg_1", "done", "https://x.test", b"{}"), Outgoing("msg_2", "done", "https://x.test", b"{}"))
        put(ledger, action("act_1"), outgoing=sent)
        ledger.submit(Change(deliveries=(Delivery("msg_1", "delivered", 0),))).result()
        clock.now = clock.now.replace(year=2027)
        put(ledger, screening("scr_2", records["good"]))
        day = clock.now.date()
        assert expire(ledger, day, reason="retention", by="officer-3") == 1
        assert expire(ledger, day, reason="retention", by="officer-3") == 0
        assert [item.verdict for item in ledger.page(Query(order="oldest")).items] == [None, "eligible"]
        assert ledger.entry("act_1").document == b'{"what":"signed in"}'
        assert ledger.outbox_depths() == {"pending": 1}
    assert Signed(url, tmp_path, _key()).audit(with_kept=False).faults == ()


def _key() -> PrivateKey:
    return PrivateKey.fresh("x")
