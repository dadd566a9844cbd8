"""Adding to a ledger: what is acknowledged is kept, together or not at all, once, and in order."""

import asyncio
from datetime import timedelta

import pytest

from adapters.ledger.adding import action, put, screening
from adapters.ledger.conftest import Clock
from shinsa_adapters.ledger import (
    Change,
    Claim,
    Delivery,
    EntryError,
    IdempotencyError,
    Ledger,
    LedgerUnavailableError,
    Mark,
    MarkConflictError,
    NewEntry,
    Outgoing,
    Receipt,
    UnknownEntryError,
    fresh_id,
    open_ledger,
)
from shinsa_adapters.ledger.merkle import root_of

Records = dict[str, bytes]


def test_a_record_comes_back_byte_for_byte_also_after_a_restart(url: str, records: Records) -> None:
    with open_ledger(url) as ledger:
        put(ledger, screening("scr_1", records["good"]))
        assert ledger.entry("scr_1").document == records["good"]
    with open_ledger(url) as ledger:
        assert ledger.entry("scr_1").document == records["good"]
        assert ledger.entry(0).id == "scr_1"
        assert put(ledger, screening("scr_2", records["open"])).positions == (1,)


def test_a_screening_its_key_and_its_webhooks_are_committed_together(ledger: Ledger, records: Records) -> None:
    claim, webhook = Claim("key_1", "again", b"body"), Outgoing("msg_1", "screening.completed", "https://x.test", b"{}")
    receipt = put(ledger, screening("scr_1", records["good"]), claim=claim, outgoing=(webhook,))
    assert ledger.known(claim) == Receipt(receipt.positions, receipt.at, replayed=True)
    (kept,) = ledger.webhooks("pending")
    assert (kept.id, kept.position, kept.due, kept.attempts) == ("msg_1", 0, receipt.at, 0)


def test_of_a_change_that_is_refused_nothing_is_kept(ledger: Ledger, records: Records) -> None:
    put(ledger, screening("scr_1", records["good"]))
    webhook = Outgoing("msg_1", "screening.completed", "https://x.test", b"{}")
    with pytest.raises(EntryError, match="the id `scr_1` is taken"):
        put(ledger, action("act_1"), screening("scr_1", records["good"]), outgoing=(webhook,))
    assert (ledger.size(), ledger.webhooks("pending")) == (1, ())


def test_the_same_key_with_the_same_body_gets_the_first_answer(ledger: Ledger, records: Records) -> None:
    claim = Claim("key_1", "again", b"body", answer=b"done")
    first = put(ledger, screening("scr_1", records["good"]), claim=claim)
    second = put(ledger, screening("scr_2", records["good"]), claim=Claim("key_1", "again", b"body", answer=b"other"))
    assert (second.replayed, second.positions, second.at, second.answer) == (True, first.positions, first.at, b"done")
    assert ledger.size() == 1


def test_the_same_key_with_another_body_is_a_conflict(ledger: Ledger, records: Records) -> None:
    put(ledger, screening("scr_1", records["good"]), claim=Claim("key_1", "again", b"body"))
    with pytest.raises(IdempotencyError, match="the idempotency key `again` was used before, with another body"):
        put(ledger, screening("scr_2", records["good"]), claim=Claim("key_1", "again", b"another"))
    with pytest.raises(IdempotencyError):
        ledger.known(Claim("key_1", "again", b"another"))


def test_keys_of_different_owners_do_not_meet(ledger: Ledger, records: Records) -> None:
    put(ledger, screening("scr_1", records["good"]), claim=Claim("key_1", "again", b"body"))
    other = put(ledger, screening("scr_2", records["good"]), claim=Claim("key_2", "again", b"another"))
    assert (other.replayed, ledger.size()) == (False, 2)


def test_of_many_calls_with_one_key_at_once_one_is_kept(ledger: Ledger, records: Records) -> None:
    claim = Claim("key_1", "again", b"body")
    asked = [
        ledger.submit(Change(entries=(screening(f"scr_{place}", records["good"]),), claim=claim)) for place in range(40)
    ]
    answers = [future.result() for future in asked]
    assert sum(not answer.replayed for answer in answers) == 1
    assert {answer.positions for answer in answers} == {(0,)}
    assert ledger.size() == 1


def test_many_at_once_are_all_kept_and_what_is_refused_does_not_hold_up_the_rest(ledger: Ledger) -> None:
    async def all_at_once() -> list[Receipt | BaseException]:
        changes = [Change(entries=(action(f"act_{place % 90}"),)) for place in range(100)]
        return await asyncio.gather(*map(ledger.commit, changes), return_exceptions=True)

    answers = asyncio.run(all_at_once())
    assert [isinstance(answer, EntryError) for answer in answers] == [False] * 90 + [True] * 10
    assert ledger.size() == 90
    assert ledger.root(90) == root_of(ledger.entry(place).leaf for place in range(90))


def test_a_document_that_is_not_a_json_object_is_refused(ledger: Ledger) -> None:
    for document in (b"", b"[]", b"{", b'{"a": "\xff"}'):
        with pytest.raises(EntryError):
            put(ledger, NewEntry(kind="action", id="act_1", document=document))
    with pytest.raises(EntryError, match="`owner` of an entry must have 1 to 200 characters, not 0"):
        put(ledger, NewEntry(kind="action", id="act_1", document=b"{}", owner=""))
    assert ledger.size() == 0


def test_a_clock_that_steps_back_does_not_change_the_order(ledger: Ledger, clock: Clock, records: Records) -> None:
    first = put(ledger, screening("scr_1", records["good"]))
    clock.now -= timedelta(hours=3)
    second = put(ledger, screening("scr_2", records["good"]))
    assert second.at < first.at
    assert (second.positions, ledger.entry("scr_2").head.at) == ((1,), second.at)


def test_marks_change_only_from_what_was_expected(ledger: Ledger) -> None:
    def mark(value: bytes | None, expected: bytes | None) -> None:
        ledger.submit(Change(marks=(Mark("cursor", "inbox", value, expected=expected),))).result()

    mark(b"1", None)
    mark(b"2", b"1")
    with pytest.raises(MarkConflictError, match="mark `inbox` of `cursor` was changed by somebody else meanwhile"):
        mark(b"3", b"1")
    ledger.submit(Change(marks=(Mark("cursor", "other", b"x"), Mark("job", "inbox", b"y")))).result()
    assert (ledger.mark("cursor", "inbox"), ledger.marks("cursor")) == (b"2", {"inbox": b"2", "other": b"x"})
    mark(None, b"2")
    assert ledger.mark("cursor", "inbox") is None


def test_webhooks_go_from_pending_to_delivered_or_dead_and_back(ledger: Ledger) -> None:
    sent = tuple(
        Outgoing(f"msg_{place}", "screening.completed", "https://x.test", b"{}", due=place) for place in range(3)
    )
    put(ledger, action("act_1"), outgoing=sent)
    assert [found.id for found in ledger.webhooks("pending", due_by=1)] == ["msg_0", "msg_1"]
    deliveries = (Delivery("msg_0", "delivered", 0), Delivery("msg_1", "dead", 0, "410 gone"))
    ledger.submit(Change(deliveries=deliveries)).result()
    assert ledger.outbox_depths() == {"delivered": 1, "dead": 1, "pending": 1}
    (dead,) = ledger.webhooks("dead")
    assert (dead.id, dead.error, dead.attempts) == ("msg_1", "410 gone", 1)
    ledger.submit(Change(deliveries=(Delivery("msg_1", "pending", 9, attempted=False),))).result()
    assert [(found.id, found.attempts) for found in ledger.webhooks("pending", due_by=9)] == [
        ("msg_2", 0),
        ("msg_1", 1),
    ]
    with pytest.raises(UnknownEntryError, match="no webhook has the id `msg_9`"):
        ledger.submit(Change(deliveries=(Delivery("msg_9", "dead", 0),))).result()


def test_what_waits_when_the_ledger_is_closed_is_still_written(url: str) -> None:
    ledger = open_ledger(url)
    asked = [ledger.submit(Change(entries=(action(f"act_{place}"),))) for place in range(50)]
    ledger.close()
    assert [future.result().positions for future in asked] == [(place,) for place in range(50)]
    with pytest.raises(LedgerUnavailableError, match="the ledger is closed"):
        ledger.submit(Change()).result()


def test_fresh_ids_differ() -> None:
    assert len({fresh_id("scr") for _ in range(100)}) == 100
