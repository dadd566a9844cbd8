"""Every command explains itself, and a call that means nothing is answered with the way out."""

import re

import pytest

from adapters.calling import Shinsa
from shinsa import LANGUAGE_VERSION, __version__

COMMANDS = ("check", "replay", "rules", "schema", "screen", "vocabulary")


def test_help_lists_every_command(shinsa: Shinsa) -> None:
    result = shinsa("--help")
    assert result.code == 0
    assert [line.split()[1] for line in result.out.splitlines() if line.startswith("│ ")][: len(COMMANDS)] != []
    for command in COMMANDS:
        assert f"│ {command} " in result.out


SCHEMAS = "`verdict`, `record`, `proposal`, `questions`, `what-if`, `firmness`, `panel`"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str, shinsa: Shinsa) -> None:
    result = shinsa(command, "--help")
    assert result.code == 0
    assert f"Usage: shinsa {command}" in result.out
    assert f"\nExample:\n  shinsa {command} " in result.out
    assert result.err == ""


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_explained(command: str, shinsa: Shinsa) -> None:
    lines = [line.strip("│ ") for line in shinsa(command, "--help").out.splitlines() if line.startswith("│ --")]
    assert all(len(line.split(maxsplit=2)) == 3 for line in lines)


def test_the_version_names_the_package_and_the_language(shinsa: Shinsa) -> None:
    assert shinsa("--version").out == f"shinsa {__version__} (ruleset language {LANGUAGE_VERSION})\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["scren", "x"], "unknown command `scren`\n  hint: did you mean `screen`?"),
        (["screen", "x", "--frmat", "y"], "unknown option: `--frmat`\n  hint: did you mean `--format`?"),
        (
            ["screen", "x", "--format", "pdf"],
            "invalid value `pdf` for `--format`\n  hint: choose from `text`, `json`, `html`",
        ),
        (
            ["screen", "x", "--as-of", "soon"],
            "invalid value for `--as-of`: `soon` is not a day, YYYY-MM-DD\n  hint: see `shinsa screen --help`",
        ),
        (
            ["screen", "x", "--max-size", "big"],
            "invalid value for `--max-size`: `big` is not a whole number\n  hint: see `shinsa screen --help`",
        ),
        (["screen", "x", "--max-size", "0"], "`--max-size` must be at least 1"),
        (["screen"], "no proposal is named\n  hint: give a file, a folder, or `-` for standard input"),
        (
            ["screen", "a", "b", "--record", "r"],
            "a record holds one screening\n  hint: give one file, or leave out `--record`",
        ),
        (
            ["screen", "a", "--rule", "r", "--format", "html"],
            "`--rule` shows one rule of one screening as text\n  hint: give one file and no other `--format`",
        ),
        (["check", "a", "b"], "too many words: `b`\n  hint: see `shinsa check --help`"),
        (
            ["schema", "ruleset"],
            f"invalid value `ruleset` for OF\n  hint: choose from {SCHEMAS}",
        ),
    ],
)
def test_a_call_that_means_nothing_is_answered_with_the_way_out(words: list[str], message: str, shinsa: Shinsa) -> None:
    assert shinsa(*words) == (2, "", f"shinsa: {message}\n")


def test_no_words_at_all_show_the_help(shinsa: Shinsa) -> None:
    assert shinsa() == shinsa("--help")


@pytest.mark.parametrize(
    "words",
    ["screen", "ask", "questions", "what-if", "firmness", "ledger proof", "ledger show", "intake table"]
    + [f"rulebook {name}" for name in ("verify", "mutate", "propose", "render")],
)
def test_wherever_results_go_to_a_file_there_is_a_short_name_for_it(words: str, shinsa: Shinsa) -> None:
    assert re.search(r"--output +-o ", shinsa(*words.split(), "--help").out)
