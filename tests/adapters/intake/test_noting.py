"""A note on its verdict is added to each submission, once for each screening, and tells nothing of lists."""

from collections.abc import Iterator

import pytest

from adapters.intake.account import Account, serving, submission
from adapters.intake.pulls import pulled, pulling, screener, told
from adapters.intake.standing_in import Asked, Reply, reply
from shinsa.errors import ShinsaError
from shinsa.messages.message import Language
from shinsa_adapters.intake.submittable.noting import note
from shinsa_adapters.intake.submittable.pulling import Met, Screened

FIRST = submission(1)
NOTED = ["page 1", "01 review noted", "02 ineligible noted", "03 review noted", "04 withdrawn"]
AGAIN = ["page 1", "01 review again", "02 ineligible again", "03 review again", "04 withdrawn"]
TOLD = {
    "en": (
        "Screened against us_japan_2025 1.0.0 as of 2025-10-28: the proposal cannot be settled yet: answers or a "
        "decision are missing.\nWhat matters most of what the applicant can still answer: amount requested; "
        "status of the project; what the amount is; other federal grants or loans; capacity dedicated to that load.\n"
        "This is a screening by rules, not a decision of the committee.\nReference: scr_…"
    ),
    "ja": (
        "us_japan_2025 1.0.0（2025年10月28日時点）により審査した結果：まだ定まらない（回答または決定が必要）。\n"
        "申請者が答えられ、結果を左右する事項：要請額；案件の状況；金額の性質；その他の連邦支援；その需要専用の出力。\n"
        "これは規則による審査であり、委員会の決定ではない。\n参照番号：scr_…"
    ),
    "zh": (
        "已按us_japan_2025 1.0.0（截至2025年10月28日）审查，结果：尚不能确定（仍需答复或决定）。\n"
        "申请方可以答复且最影响结果的事项：申请金额；项目状态；金额口径；其他联邦支持；专供该负荷的容量。\n"
        "这是依规则作出的审查，并非委员会的决定。\n参照编号：scr_…"
    ),
}


def only_first(account: Account) -> Account:
    del account.items[1:]
    return account


def notes(account: Account) -> list[str]:
    return [each["note"] for each in account.notes.get(FIRST, [])]


def reference(met: list[Met]) -> str:
    (found,) = [each.kept.id for each in met if isinstance(each, Screened)]
    return found


@pytest.mark.parametrize("language", ["en", "ja", "zh"])
def test_a_note_says_the_verdict_and_what_the_applicant_can_answer(language: Language, place: str) -> None:
    account = only_first(Account())
    with serving(account) as server:
        met = pulled(server, place, notes=True, language=language)
    assert [text.replace(reference(met), "scr_…") for text in notes(account)] == [TOLD[language]]
    assert account.notes[FIRST][0]["noteVisibility"] == "admins_only"


def test_a_note_is_added_once_for_each_screening(url: str) -> None:
    account = Account()
    with serving(account) as server:
        assert told(pulled(server, url, notes=True)) == NOTED
        assert told(pulled(server, url, notes=True)) == AGAIN
        account.change(FIRST, "v2", **{"0b9f3f6e-0000-4000-8000-000000000004": {"value": 500}})
        assert told(pulled(server, url, notes=True)) == ["page 1", "01 review noted", *AGAIN[2:]]
    assert [len(account.notes[submission(number)]) for number in (1, 2, 3)] == [2, 1, 1]


def test_no_note_is_added_unless_it_is_asked_for(place: str) -> None:
    account = Account()
    with serving(account) as server:
        pulled(server, place)
        assert not account.notes
        assert told(pulled(server, place, notes=True))[1] == "01 review again noted"


def test_a_note_on_what_a_list_decides_does_not_say_so(place: str) -> None:
    account = Account()
    with serving(account) as server:
        pulled(server, place, notes=True)
    texts = " ".join(each["note"] for given in account.notes.values() for each in given)
    assert not [word for word in ("part", "sanction", "debar", "covered", "list", "jurisdiction") if word in texts]


HELD_AGAINST_LISTS = (
    "project.sector",
    "sites[0].country",
    "sites[].us_jurisdiction",
    "japanese_links",
    "generation.kind",
)


@pytest.mark.parametrize("fact", HELD_AGAINST_LISTS)
def test_a_note_does_not_ask_for_what_a_gate_holds_against_a_list(fact: str, place: str) -> None:
    with serving(only_first(Account())) as server:
        (kept,) = [met.kept for met in pulled(server, place) if isinstance(met, Screened)]
    assert kept.document is not None
    question = {"fact": fact, "label": "ASKED", "answered_by": "sponsor", "could_change_verdict": True}
    open_too = {**question, "fact": "funding.requested"}
    asked = {**kept.document, "questions": [question]}
    assert "What matters" not in note(asked, "scr_1", screener(), "en")
    assert "still answer: amount requested." in note(
        {**asked, "questions": [question, open_too]}, "scr_1", screener(), "en"
    )


def done_without_an_answer(account: Account) -> None:
    """The next note is added, and then the line goes dead."""

    def fault(asked: Asked) -> Reply | None:
        if asked.method != "POST":
            return None
        account.note(asked)
        return Reply(cut_off=True)

    account.faults.append(fault)


def not_done_without_an_answer(account: Account) -> None:
    account.fail("/notes", Reply(cut_off=True), method="POST")


def failing(account: Account) -> None:
    account.fail("/notes", reply({}, 500), method="POST")


def busy(account: Account) -> None:
    account.fail("/notes", reply({}, 429, retry_after="0"), reply({}, 429, retry_after="0"), method="POST")


@pytest.mark.parametrize("trouble", [done_without_an_answer, not_done_without_an_answer, failing, busy])
def test_a_call_without_an_answer_leaves_one_note(trouble: object, url: str) -> None:
    account = only_first(Account())
    assert callable(trouble)
    trouble(account)
    with serving(account) as server:
        assert told(pulled(server, url, notes=True)) == ["page 1", "01 review noted"]
    assert len(notes(account)) == 1


def test_a_note_whose_fate_is_unknown_after_a_crash_is_looked_for_first(url: str) -> None:
    account = only_first(Account())
    done_without_an_answer(account)
    with serving(account) as server:
        account.fail("/history", *[reply({}, 500)] * 3)
        with pytest.raises(ShinsaError):
            died(pulling(server, url, notes=True))
        assert told(pulled(server, url, notes=True)) == ["page 1", "01 review again"]
    assert len(notes(account)) == 1


def died(met: Iterator[object]) -> None:
    rejected = list(met)[-1]
    raise ShinsaError(str(rejected))


def test_a_note_that_is_refused_is_told_and_the_pull_goes_on(place: str) -> None:
    account = Account()
    account.fail("/notes", reply({"messages": ["too long"]}, 400), method="POST")
    with serving(account) as server:
        met = told(pulled(server, place, notes=True))
        assert met[:-1] == ["page 1", "01 review", *NOTED[2:]]
        assert met[-1].startswith("01 not-noted: `http://127.0.0.1")
        assert told(pulled(server, place, notes=True)) == ["page 1", "01 review again noted", *AGAIN[2:]]


def test_a_token_that_may_not_write_ends_the_pull(place: str) -> None:
    account = Account()
    account.fail("/notes", reply({}, 403), method="POST")
    with serving(account) as server, pytest.raises(ShinsaError, match="does the token still hold, and may it do this"):
        pulled(server, place, notes=True)
