"""What was submitted in Submittable is screened and kept, once, whatever happens on the way."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from adapters.intake.account import FORM, GAS, MAPPING, Account, serving, submission
from adapters.intake.pulls import pulled, pulling, screener, terms, told, with_mapping
from adapters.intake.standing_in import Reply, reply
from shinsa.errors import ShinsaError
from shinsa_adapters.intake.parsing import load_mapping
from shinsa_adapters.intake.submittable.pulling import FormChangedError, Screened
from shinsa_adapters.ledger import Query, open_ledger

SAMPLE = ["page 1", "01 review", "02 ineligible", "03 review", "04 withdrawn"]
AGAIN = ["page 1", "01 review again", "02 ineligible again", "03 review again", "04 withdrawn"]


def kept(ledger: str) -> list[dict[str, Any]]:
    """The proposals of all screenings in a ledger, the newest first."""
    with open_ledger(ledger) as opened:
        entries = [opened.entry(item.id) for item in opened.page(Query(), limit=100).items]
        return [json.loads(json.loads(entry.document or b"")["input"]) for entry in entries]


def test_submissions_are_screened_once(url: str) -> None:
    with serving(Account(page=2)) as server:
        assert told(pulled(server, url)) == SAMPLE
        assert told(pulled(server, url)) == AGAIN
    assert [proposal["id"][-1] for proposal in kept(url)] == ["3", "2", "1"]


def test_every_fact_says_where_it_was_read(place: str) -> None:
    with serving(Account()) as server:
        pulled(server, place)
    found = load_mapping(str(MAPPING), screener().ruleset.vocabulary)
    (told_mw,) = [each for each in kept(place)[-1]["evidence"] if each["fact"] == "generation.net_mw"]
    assert told_mw == {
        "fact": "generation.net_mw",
        "source": (
            f"Submittable (invented form); record {submission(1)}; field answers.net_mw; retrieved 2025-10-28; "
            f"mapping submittable_sample 1.0.0 {found.digest}"
        ),
        "date": "2025-09-30",
        "grade": "declared",
        "value": 1200,
        "quote": "1200 MW",
    }


def test_the_ledger_says_where_a_screening_came_from(url: str) -> None:
    with serving(Account()) as server:
        met = pulled(server, url)
    assert isinstance(met[1], Screened)
    with open_ledger(url) as opened:
        (about,) = opened.about(met[1].kept.id)
    assert (about.head.kind, about.head.by) == ("action", "submittable")
    told_about = json.loads(about.document or b"")
    facts, unknown = told_about.pop("facts"), told_about.pop("unknown")
    assert facts[4] == {"fact": "generation.net_mw", "from": "answers.net_mw", "pointers": ["/answers/net_mw"]}
    assert (len(facts), unknown, told_about.pop("absent")) == (13, [], [])
    assert "answers.anything_else" in told_about.pop("left_over")
    assert told_about == {
        "schema": "shinsa.intake/1",
        "system": "submittable",
        "source": "Submittable (invented form)",
        "address": server.url,
        "record": submission(1),
        "version": "6a000000-0000-4000-8000-000000000001",
        "form": {"id": FORM, "digest": terms().form.digest},
        "retrieved_at": "2025-10-28T09:00:00+00:00",
        "mapping": {"id": "submittable_sample", "version": "1.0.0", "digest": terms().mapping.digest},
    }


def test_answers_are_the_words_of_the_form_and_unknown_options_are_unknown(place: str) -> None:
    with serving(Account()) as server:
        pulled(server, place)
    proposal = kept(place)[0]
    assert proposal["generation"] == {"net_mw": 150.5, "restart": True}
    assert proposal["project"] == {"builds": ["generation", "data_centre"]}
    (note,) = [each for each in proposal["evidence"] if each["fact"] == "generation.kind"]
    assert ("value" in note, note["quote"]) == (False, "0c7a1d2e-0000-4000-8000-999999999999")
    assert "not known: the form has no option `0c7a1d2e-0000-4000-8000-999999999999`" in note["source"]


def test_one_unknown_option_among_several_leaves_the_list_unknown(place: str) -> None:
    account = Account()
    account.change(submission(1), "v2", **{"0b9f3f6e-0000-4000-8000-000000000008": {"options": [GAS, GAS]}})
    with serving(account) as server:
        pulled(server, place)
    assert "builds" not in kept(place)[-1]["project"]


def test_an_answer_of_another_type_is_unknown(place: str) -> None:
    account = Account()
    field = account.entry(submission(1))["fieldData"][3]
    field |= {"fieldType": "short_answer", "value": "1200"}
    with serving(account) as server:
        pulled(server, place)
    (note,) = [each for each in kept(place)[-1]["evidence"] if each["fact"] == "generation.net_mw"]
    assert "not known: the answer is of the type short_answer, and the form asks for number" in note["source"]
    assert "net_mw" not in kept(place)[-1]["generation"]


def test_changed_answers_are_screened_again(url: str) -> None:
    account = Account()
    with serving(account) as server:
        pulled(server, url)
        account.change(submission(2), "v2", **{"0b9f3f6e-0000-4000-8000-000000000004": {"value": 500}})
        assert told(pulled(server, url)) == [*AGAIN[:2], "02 ineligible", *AGAIN[3:]]
    assert [proposal["generation"]["net_mw"] for proposal in kept(url)] == [500, 150.5, 400, 1200]


def test_other_answers_under_the_same_version_are_not_believed(place: str) -> None:
    account = Account()
    with serving(account) as server:
        pulled(server, place)
        account.entry(submission(2))["fieldData"][3]["value"] = 500
        reason = "the same version of its answers was screened with other answers"
        assert told(pulled(server, place))[-1] == f"02 answers-differ: {reason}"


def test_a_new_version_of_the_mapping_screens_anew(place: str) -> None:
    raised = MAPPING.read_text(encoding="utf-8").replace("version: 1.0.0", "version: 1.0.1")
    with serving(Account()) as server:
        pulled(server, place)
        assert told(pulled(server, place, with_mapping(raised))) == SAMPLE


def test_what_stands_on_two_pages_is_met_once(place: str) -> None:
    account = Account(page=2)
    account.items.append(account.items[0])
    with serving(account) as server:
        assert told(pulled(server, place)) == SAMPLE


def test_what_is_submitted_meanwhile_comes_at_the_end(place: str) -> None:
    account = Account(page=2)
    with serving(account) as server:
        met = pulling(server, place)
        first = [next(met) for _ in range(2)]
        account.add(9, "Late (invented)")
        assert told([*first, *met]) == [*SAMPLE, "09 review"]


def test_what_slips_in_between_pages_is_found_by_the_next_pull(place: str) -> None:
    account = Account(page=2)
    with serving(account) as server:
        met = pulling(server, place)
        first = [next(met) for _ in range(3)]
        account.add(9, "Backdated (invented)", on="2025-09-15T12:00:00Z")
        assert told([*first, *met]) == SAMPLE
        assert told(pulled(server, place)) == ["page 1", "09 review", *AGAIN[1:]]


def test_a_pull_that_was_cut_off_goes_on_at_its_page(url: str) -> None:
    account = Account(page=1)
    with serving(account) as server:
        met = pulling(server, url)
        assert told([next(met) for _ in range(4)]) == SAMPLE[:4]
        met.close()
        server.asked.clear()
        assert told(pulled(server, url)) == ["page 3", "03 review again", "04 withdrawn"]
        assert not any(submission(1) in asked.path for asked in server.asked)
        assert told(pulled(server, url)) == AGAIN


def test_an_expired_token_begins_the_list_anew_and_screens_nothing_twice(url: str) -> None:
    account = Account(page=1)
    with serving(account) as server:
        met = pulling(server, url)
        assert told([next(met) for _ in range(3)]) == SAMPLE[:3]
        met.close()
        (token,) = [asked.query["continuationToken"] for asked in server.asked if "continuationToken" in asked.query]
        account.gone.add(token)
        begun = ["page 2", "page 1"]
        account.faults.clear()
        account.page = 500
        assert told(pulled(server, url)) == [*begun, *AGAIN[1:3], "03 review", "04 withdrawn"]
    assert len(kept(url)) == 3


def test_rejects_outlast_a_pull_that_was_cut_off(url: str) -> None:
    account = Account(page=1)
    account.entry(submission(1))["fieldData"][0]["value"] = ""
    with serving(account) as server:
        met = pulling(server, url)
        assert told([next(met) for _ in range(2)]) == ["page 1", "02 ineligible"]
        met.close()
        missing = "01 no-title: nothing stands at `answers.title`, the title of the proposal"
        assert told(pulled(server, url)) == ["page 2", "02 ineligible again", "03 review", "04 withdrawn", missing]
        account.change(submission(1), "v2", **{"0b9f3f6e-0000-4000-8000-000000000001": {"value": "Lake Road"}})
        assert told(pulled(server, url)) == ["page 1", "01 review", *AGAIN[2:]]


def test_a_reject_that_was_mended_before_its_page_was_done_is_none(url: str) -> None:
    account = Account(page=2)
    account.entry(submission(1))["fieldData"][0]["value"] = ""
    with serving(account) as server:
        met = pulling(server, url)
        assert told([next(met) for _ in range(2)]) == ["page 1", "02 ineligible"]
        met.close()
        account.change(submission(1), "v2", **{"0b9f3f6e-0000-4000-8000-000000000001": {"value": "Lake Road"}})
        assert told(pulled(server, url)) == ["page 1", "01 review", *AGAIN[2:3], *SAMPLE[3:]]


Change = Callable[[dict[str, Any], dict[str, Any]], object]
REJECTED: dict[str, tuple[Change, str]] = {
    "a proposal that breaks the vocabulary": (
        lambda entry, _: entry["fieldData"][0].update(value="Lake\u0001Road"),
        "not-a-proposal: /title: bad-text: `title` holds a control character or half a character",
    ),
    "answers on an older version of the form": (
        lambda entry, _: entry.update(isOldFormVersion=True),
        "older-form: it was answered on an older version of the form, whose words are not known",
    ),
    "a form answered twice": (
        lambda _, entries: entries["formEntries"].append(entries["formEntries"][0]),
        "several-entries: the form was answered 2 times",
    ),
}


@pytest.mark.parametrize("case", REJECTED)
def test_what_is_rejected_says_why(case: str, place: str) -> None:
    change, reason = REJECTED[case]
    account = Account()
    change(account.entry(submission(1)), account.entries[submission(1)])
    with serving(account) as server:
        assert told(pulled(server, place)) == ["page 1", *SAMPLE[2:], f"01 {reason}"]


def test_a_submission_that_was_deleted_meanwhile_is_rejected(place: str) -> None:
    account = Account()
    del account.entries[submission(1)]
    with serving(account) as server:
        assert told(pulled(server, place))[-1] == "01 gone: its answers are not there any more"


def test_answers_on_an_older_form_are_taken_where_the_mapping_says_so(place: str) -> None:
    account = Account()
    account.entry(submission(1))["isOldFormVersion"] = True
    takes = MAPPING.read_text(encoding="utf-8").replace("form:\n", "form:\n  older: take\n")
    with serving(account) as server:
        assert told(pulled(server, place, with_mapping(takes))) == SAMPLE


def test_other_forms_and_unfinished_ones_are_passed_over(place: str) -> None:
    account = Account()
    account.entry(submission(1))["formId"] = "another"
    account.entry(submission(2))["completedAt"] = None
    with serving(account) as server:
        assert told(pulled(server, place)) == ["page 1", "01 other-form", "02 not-completed", *SAMPLE[3:]]


def test_earlier_days_and_other_projects_are_not_asked_for(place: str) -> None:
    account = Account()
    account.items[2]["projectId"] = "another"
    asked = replace(terms(), since=date(2025, 10, 2), project=account.items[0]["projectId"])
    with serving(account) as server:
        assert told(pulled(server, place, asked)) == ["page 1", "02 ineligible", "04 withdrawn"]


def test_a_filter_that_is_passed_over_in_silence_lets_nothing_through(place: str) -> None:
    account = Account()
    everything = reply({"items": account.items, "continuationToken": None})
    account.fail("/v4/submissions", everything)
    with serving(account) as server:
        assert told(pulled(server, place, replace(terms(), since=date(2025, 10, 3)))) == ["page 1", *SAMPLE[3:]]


def test_a_day_of_submission_is_a_day_in_utc(place: str) -> None:
    account = Account()
    account.items[0]["submissionDate"] = "2025-10-02T23:30:00-05:00"
    account.items[1]["submissionDate"] = "2025-10-02T23:59:59"
    account.items[3]["submissionDate"] = None
    account.fail("/v4/submissions", reply({"items": account.items, "continuationToken": None}))
    with serving(account) as server:
        assert told(pulled(server, place, replace(terms(), since=date(2025, 10, 3)))) == [
            "page 1",
            "01 review",
            *SAMPLE[3:],
        ]


HALF = Reply(b'{"items": [{"submissionId": "7e1d0000', headers={"Content-Type": "application/json"})
PASSING = {
    "429 with Retry-After": reply({"messages": ["Too many requests"]}, 429, retry_after="0"),
    "500": reply({}, 500),
    "503": reply({}, 503),
    "half a page": HALF,
    "a page cut off": Reply(b'{"items": [', promised=5000),
    "no answer": Reply(cut_off=True),
    "no JSON": Reply(b"<html>maintenance</html>"),
    "another shape": reply({"items": [{"id": 1}], "formEntries": 5}),
}


@pytest.mark.parametrize("path", ["/v4/submissions", "/v4/entries", "/v4/forms"])
@pytest.mark.parametrize("name", PASSING)
def test_what_passes_is_asked_again(name: str, path: str, place: str) -> None:
    account = Account(page=3)
    account.fail(path, PASSING[name], PASSING[name])
    with serving(account) as server:
        assert told(pulled(server, place)) == SAMPLE


ENDING = {
    "the token is refused": (
        reply({}, 403),
        "answered 403: {}\n  hint: does the token still hold, and may it do this?",
    ),
    "half a page, always": (HALF, "answered with something that is not JSON"),
    "another shape, always": (
        reply({"items": [{"id": 1}]}),
        "answered in a shape that is not known: items.0.submissionId: Field required",
    ),
    "always busy": (reply({}, 429, retry_after="0"), "answered 429: {}"),
}


@pytest.mark.parametrize("name", ENDING)
def test_what_does_not_pass_ends_the_pull_and_loses_nothing(name: str, place: str) -> None:
    given, words = ENDING[name]
    account = Account(page=2)
    with serving(account) as server:
        met = pulling(server, place)
        first = [next(met) for _ in range(3)]
        account.fail("/v4/submissions", *[given] * 3)
        with pytest.raises(ShinsaError) as raised:
            list(met)
        assert words in str(raised.value)
        account.faults.clear()
        assert told([*first, *pulled(server, place)]) == [*SAMPLE[:3], "page 2", *SAMPLE[3:]]


def test_a_list_that_leads_back_is_not_walked_for_ever(place: str) -> None:
    account = Account(page=2)
    again = reply({"items": [], "continuationToken": "t|2|{}"})
    account.fail("/v4/submissions", again, again)
    with serving(account) as server, pytest.raises(ShinsaError, match="leads from page 2 back to an earlier one"):
        pulled(server, place)


def test_a_changed_form_is_not_screened_and_the_difference_is_shown(url: str) -> None:
    account = Account(page=2)
    with serving(account) as server:
        met = pulling(server, url)
        first = [next(met) for _ in range(3)]
        fields = account.form["fields"]
        fields[2]["options"][0]["label"] = "Gas of any kind"
        fields[2]["options"][5]["formOptionId"] = "new-option"
        fields[3]["label"] = "Gross capacity (MW)"
        fields[6]["fieldType"] = "short_answer"
        fields[9] = {**fields[9], "formFieldId": "new-field"}
        with pytest.raises(FormChangedError) as raised:
            list(met)
        assert raised.value.changes == (
            f"option renamed: `generation` had `Natural gas`, which is `Gas of any kind`, option {GAS}",
            "option removed: `generation` could be `Other`, option 0c7a1d2e-0000-4000-8000-000000000036",
            "option added: `generation` can be `Other`, option new-option",
            "renamed: `net_mw` was `Net capacity (MW)` and is `Gross capacity (MW)`",
            "type changed: `first_power` was date and is short_answer",
            "removed: `thanks`, which was `Thank you for applying.`, field 0b9f3f6e-0000-4000-8000-000000000010",
            "added: `Thank you for applying.`, text_only, field new-field",
        )
        assert (told(first), len(kept(url))) == (SAMPLE[:3], 2)
        account.form = Account().form
        assert told(pulled(server, url)) == ["page 2", *SAMPLE[3:]]


def test_another_order_of_fields_and_instructions_are_no_change(place: str) -> None:
    account = Account()
    account.form["fields"].reverse()
    account.form["fields"][0]["additionalInstructions"] = "New words"
    with serving(account) as server:
        assert told(pulled(server, place)) == SAMPLE
