"""`shinsa ledger`: what the page on the ledger does not show: mistakes, exit codes, forms."""

import json
from datetime import date
from pathlib import Path

import pytest

from adapters.calling import Shinsa
from adapters.ledger.adding import put, screening
from adapters.ledger.conftest import Clock, made_records
from adapters.ledger.signed import Signed, signed
from shinsa_adapters.cli.ledger_commands import ledger_group
from shinsa_adapters.ledger import Deciding, Decision, DecisionRules, open_ledger
from shinsa_adapters.ledger.retaining import expire
from shinsa_adapters.ledger.signing import keep_private_key

COMMANDS = [name for name in ledger_group() if not name.startswith("-")]


@pytest.fixture
def made(tmp_path: Path) -> Signed:
    """A ledger with its second place; its private key is in `key`."""
    found = signed(str(tmp_path / "ledger.db"), tmp_path, made_records())
    keep_private_key(tmp_path / "key", found.key)
    return found


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example_and_explains_its_options(command: str, shinsa: Shinsa) -> None:
    result = shinsa("ledger", command, "--help")
    assert (result.code, result.err) == (0, "")
    assert f"\nExample:\n  shinsa ledger {command} " in result.out
    options = [line.strip("│* ") for line in result.out.splitlines() if line.strip("│* ").startswith("--")]
    assert all(len(line.split(maxsplit=2)) == 3 for line in options)


def test_a_record_from_the_ledger_replays(made: Signed, shinsa: Shinsa, tmp_path: Path) -> None:
    path = str(tmp_path / "record.json")
    assert shinsa("ledger", "show", made.url, "e1", "--output", path) == (0, "", "")
    assert shinsa("replay", path, "--ruleset", "tests/adapters/rulesets/small").code == 0
    assert shinsa("ledger", "show", made.url, "1", "--output", path) == (0, "", "")


def test_a_list_for_programs(made: Signed, shinsa: Shinsa) -> None:
    result = shinsa("ledger", "list", made.url, "--format", "json", "--most", "1", "--rule", "power.sun")
    assert result.err == "there are more than 1; --most lists more of them\n"
    found = json.loads(result.out)
    assert (found["id"], found["proposal"], found["low"]) == ("e10", "open-1", 20.0)
    assert found["at"].endswith("+00:00")


def test_what_was_done_is_listed_with_who_did_it(shinsa: Shinsa, url: str) -> None:
    with open_ledger(url, clock=Clock()) as ledger:
        put(ledger, screening("scr_1", made_records()["open"]))
        said = Decision(act="uphold", reason="seen", name="A. Member", role="secretariat")
        ledger.submit(Deciding(id="dec_1", about="scr_1", by="key_2", decision=said, rules=DecisionRules())).result()
        expire(ledger, date(2026, 1, 6), reason="ten years", by="officer-3")
    redaction = shinsa("ledger", "actions", url, "--most", "1")
    assert redaction.out.split()[2:] == ["officer-3", "redaction", "about", "scr_1"]
    assert redaction.err == "there are more than 1; --most lists more of them\n"
    lines = [line.split() for line in shinsa("ledger", "actions", url).out.splitlines()]
    assert [line[2:] for line in lines] == [
        ["officer-3", "redaction", "about", "scr_1"],
        ["officer-3", "retention.cut"],
        ["key_2", "uphold", "about", "scr_1"],
    ]
    assert shinsa("ledger", "actions", url, "--since", "2026-01-06").out == ""
    (cut,) = map(
        json.loads, shinsa("ledger", "actions", url, "--by", "officer-3", "--format", "json").out.splitlines()[1:]
    )
    assert (cut["kind"], cut["by"], cut["about"], cut["document"]) == (
        "action",
        "officer-3",
        None,
        {
            "schema": "shinsa.action/1",
            "action": "retention.cut",
            "before": "2026-01-06",
            "reason": "ten years",
            "webhooks_deleted": 0,
        },
    )


@pytest.mark.parametrize(("reason", "by"), [(" ", "officer-3"), ("ten years", "")], ids=["no reason", "nobody"])
def test_retention_without_a_reason_or_a_name_leaves_everything(
    made: Signed, shinsa: Shinsa, reason: str, by: str
) -> None:
    result = shinsa("ledger", "expire", made.url, "--before", "2099-01-01", "--reason", reason, "--by", by)
    assert (result.code, result.err) == (2, "shinsa: retention needs a reason, and who asks for it\n")
    assert shinsa("ledger", "actions", made.url, "--by", "officer-3").out == ""


def test_a_ledger_that_no_checkpoint_vouches_for_is_not_called_verified(
    shinsa: Shinsa, tmp_path: Path, made: Signed
) -> None:
    bare = str(tmp_path / "bare.db")
    assert shinsa("ledger", "migrate", bare) == (0, "", f"{bare} is up to date, with 0 entries\n")
    result = shinsa("ledger", "verify", bare, "--public-key", str(made.key.public))
    assert result == (
        1,
        "0 entries, whole in themselves, but no checkpoint vouches for them: nothing is proved\n",
        "",
    )
    assert shinsa("ledger", "verify", made.url, "--unsigned") == (
        0,
        "12 entries, whole in themselves; nobody's signature was looked at\n",
        "",
    )


def test_a_ledger_in_use_can_be_read_and_backed_up_but_not_redacted(
    made: Signed, shinsa: Shinsa, tmp_path: Path
) -> None:
    with open_ledger(made.url):
        assert shinsa("ledger", "verify", made.url, "--public-key", str(made.key.public)).code == 0
        assert shinsa("ledger", "backup", made.url, str(tmp_path / "backup.db")).code == 0
        hint = "only one process may; reading, verifying and backing up go on beside it"
        result = shinsa("ledger", "redact", made.url, "e1", "/as_of", "--reason", "x", "--by", "y")
        assert result == (
            2,
            "",
            f"shinsa: another process writes the ledger `{made.url}`\n  hint: {hint}\n",
        )


def test_everything_of_an_entry_can_be_withheld(made: Signed, shinsa: Shinsa) -> None:
    assert shinsa("ledger", "redact", made.url, "e1", "--everything", "--reason", "x", "--by", "y").code == 0
    assert shinsa("ledger", "show", made.url, "e1") == (0, "", "everything in entry `e1` is withheld\n")
    shown = shinsa("ledger", "show", made.url, "e1", "--about")
    assert '"schema":"shinsa.redaction/1","entry":"e1"' in shown.out


def test_a_checkpoint_that_is_kept_nowhere_else_says_so(made: Signed, shinsa: Shinsa, tmp_path: Path) -> None:
    result = shinsa("ledger", "checkpoint", made.url, "--key", str(tmp_path / "key"))
    assert (result.code, result.out.splitlines()[:2]) == (0, ["example.org/ledger", "12"])
    assert result.err.startswith("kept in the ledger alone; a second place (--keep) shows changes")


MISTAKES = [
    (["show", "{db}", "e99"], "no entry has the id `e99`"),
    (["show", "{db}", "99"], "no entry stands at position `99`"),
    (["show", "no.db", "e1"], "there is no ledger at `no.db`\n  hint: check the path"),
    (["verify", "no.db", "--unsigned"], "there is no ledger at `no.db`\n  hint: check the path"),
    (["list", "{db}", "--most", "0"], "a page has 1 to 1000 items, not 0"),
    (["list", "{db}", "--outcome", "fired"], "`outcome` needs `rule`: an outcome is a rule's"),
    (["export", "{db}", "x.csv"], "`x.csv` names no form of export\n  hint: name a file `*.ndjson` or `*.parquet`"),
    (["export", "{db}", "no/x.ndjson"], "cannot write `no/x.ndjson`: no such file or directory"),
    (["backup", "{db}", "{db}"], "`{db}` exists already; no backup is overwritten\n  hint: name a new file"),
    (["backup", "{db}", "no/b.db"], "the folder of `no/b.db` does not exist\n  hint: make the folder first"),
    (["restore", "{db}", "mysql://x"], "`mysql` is no kind of ledger\n  hint: give a path, `sqlite:///path`"),
    (["redact", "{db}", "e1", "--reason", "x", "--by", "y"], "what is to be withheld?\n  hint: name fields such as"),
    (["keygen", "a b", "--to", "k"], "`a b` cannot be the name of a ledger: 1 to 200 characters, no space, no `+`"),
    (["checkpoint", "{db}", "--key", "no.key"], "the key `no.key` cannot be read: No such file or directory"),
    (["checkpoint", "{db}", "--key", "{db}"], "the key `{db}` cannot be read: it is not text"),
    (["verify", "{db}"], "verification rests on who signed the checkpoints\n  hint: give `--public-key`"),
    (["proof", "{db}", "e99"], "no entry has the id `e99`"),
]


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named_with_the_way_out(
    mistake: tuple[list[str], str], made: Signed, shinsa: Shinsa, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    words, message = mistake
    monkeypatch.chdir(tmp_path)
    result = shinsa("ledger", *(word.replace("{db}", made.url) for word in words))
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"shinsa: {message.replace('{db}', made.url)}")
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []
