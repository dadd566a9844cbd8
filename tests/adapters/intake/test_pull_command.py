"""`shinsa intake pull submittable` and `shinsa intake form submittable`, as a user calls them."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.calling import Result, Shinsa
from adapters.intake.account import FORM, MAPPING, TOKEN, Account, serving, submission
from adapters.intake.standing_in import StandIn, reply

ACCOUNT_IDS = re.compile(r"7e1d0000-0000-4000-8000-0{10}")
REFERENCE = re.compile(r"scr_[0-9a-f]{32}")


@pytest.fixture(name="account")
def an_account() -> Account:
    return Account()


@pytest.fixture(name="server")
def a_server(account: Account, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[StandIn]:
    monkeypatch.setenv("SHINSA_SUBMITTABLE_TOKEN", TOKEN)
    monkeypatch.setenv("SHINSA_CACHE", str(tmp_path / "cache"))
    with serving(account) as server:
        yield server


@pytest.fixture(name="pull")
def calling(shinsa: Shinsa, server: StandIn, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Shinsa:
    """The command on the account, with ids cut short."""
    monkeypatch.setenv("SHINSA_CACHE", str(tmp_path / "cache"))

    def call(*words: str) -> Result:
        given = {"--mapping": str(MAPPING), "--since": "2025-09-01", "--as-of": "2025-10-28", "--ledger": "ledger.db"}
        usual = {**given, "--url": server.url, "--rate": "1000"}
        rest = [word for name, value in usual.items() if name not in words for word in (name, value)]
        result = shinsa("intake", "pull", "submittable", *rest, *words)
        return Result(result.code, _short(result.out), _short(result.err).replace(server.url, "URL"))

    return call


def _short(text: str) -> str:
    return REFERENCE.sub("scr_…", ACCOUNT_IDS.sub("…", text))


def test_a_pull_tells_each_verdict_and_counts_the_rest(pull: Shinsa) -> None:
    assert pull() == (
        0,
        "…01  review  scr_…\n…02  ineligible  scr_…\n…03  review  scr_…\n",
        (
            "3 submissions screened\n1 passed over: withdrawn by the applicant\n"
            "2 values could not be taken and stay unknown; the evidence says why\n"
        ),
    )
    assert pull("--write-back") == (
        0,
        "",
        (
            "0 submissions screened\n3 screened before, with the answers they have now\n"
            "1 passed over: withdrawn by the applicant\n3 notes added in Submittable\n"
        ),
    )


def test_rejects_are_listed_with_reasons_and_end_in_2(pull: Shinsa, account: Account) -> None:
    account.entry(submission(1))["isOldFormVersion"] = True
    account.entry(submission(2))["fieldData"][0]["value"] = "=cmd\x07()"
    result = pull("--rejects", "rejects.csv")
    assert (result.code, result.out) == (2, "…03  review  scr_…\n")
    assert result.err.splitlines()[-1] == "2 rejects: see `rejects.csv`"
    assert _short(Path("rejects.csv").read_text(encoding="utf-8")).splitlines()[:2] == [
        "rows,record,code,reason",
        ',…01,older-form,"it was answered on an older version of the form, whose words are not known"',
    ]
    assert "  …01: older-form: it was answered on an older version" in pull().err


def test_a_changed_form_ends_in_2_with_the_difference_and_the_remedy(pull: Shinsa, account: Account) -> None:
    account.form["fields"][3]["label"] = "Gross capacity (MW)"
    assert pull() == (
        2,
        "",
        (
            f"shinsa: form `{FORM}` is no longer the one the mapping was written for; nothing of it is screened\n"
            "  renamed: `net_mw` was `Net capacity (MW)` and is `Gross capacity (MW)`\n"
            f"  hint: look at it with `shinsa intake form submittable {FORM}`, change the mapping, "
            "and raise its version\n"
        ),
    )


def test_a_form_is_compared_with_the_one_a_mapping_was_written_for(
    shinsa: Shinsa, server: StandIn, account: Account
) -> None:
    words = ("intake", "form", "submittable", "--mapping", str(MAPPING), "--url", server.url)
    same = shinsa(*words)
    assert same == (0, "", f"form `{FORM}` is the one that mapping `{MAPPING}` was written for\n")
    del account.form["fields"][10]
    gone = "removed: `anything_else`, which was `Anything else you want to tell us`"
    assert shinsa(*words) == (1, f"{gone}, field 0b9f3f6e-0000-4000-8000-000000000011\n", "")


def test_the_token_comes_from_a_file_or_the_environment_and_is_shown_nowhere(
    pull: Shinsa, account: Account, server: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SHINSA_SUBMITTABLE_TOKEN")
    nothing = pull()
    hint = "  hint: set SHINSA_SUBMITTABLE_TOKEN, or give `--token-file`\n"
    assert nothing == (2, "", f"shinsa: there is no API token in SHINSA_SUBMITTABLE_TOKEN\n{hint}")
    Path("token").write_text("another-t0ken\n", encoding="utf-8")
    refused = pull("--token-file", "token")
    assert refused.err == (
        f'shinsa: `URL/v4/forms/{FORM}` answered 401: {{"messages": ["Unauthorized"]}}\n'
        "  hint: does the token still hold, and may it do this?\n"
    )
    Path("token").write_text(f"{TOKEN}\n", encoding="utf-8")
    assert pull("--token-file", "token").code == 0
    account.fail("/v4/forms", *[reply({}, 500)] * 6)
    monkeypatch.setenv("SHINSA_DEBUG", "1")
    assert TOKEN not in refused.err + Path("ledger.db").read_bytes().decode("latin-1")
    assert not [asked for asked in server.asked if TOKEN in asked.path or TOKEN in str(asked.query)]


REFUSED = {
    "an address without TLS": (("--url", "http://submittable.example"), "`http://submittable.example` is not an https"),
    "a password in the address": (("--url", "https://a:b@submittable.example"), "is more or less than an address"),
    "no rate": (("--rate", "0"), "`--rate` must be more than 0"),
    "a mapping without a form": (
        ("--mapping", "commongrants_application"),
        "does not say which form it was written for",
    ),
    "a day before the rules": (("--as-of", "1999-01-01"), "1999-01-01"),
    "a token that is no text": (("--token-file", "/dev/null"), "there is no API token in `/dev/null`"),
    "a ledger in no folder": (("--ledger", "nowhere/ledger.db"), "the folder of `nowhere/ledger.db` does not exist"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_work_is_refused_before_anything_is_asked(case: str, pull: Shinsa, server: StandIn) -> None:
    words, told = REFUSED[case]
    result = pull(*words)
    assert (result.code, result.out, told in result.err) == (2, "", True), result.err
    assert server.asked == []


def test_calls_keep_to_the_rate(pull: Shinsa, server: StandIn) -> None:
    began = time.monotonic()
    assert pull("--rate", "10").code == 0
    assert (len(server.asked), time.monotonic() - began >= 0.4) == (5, True)
