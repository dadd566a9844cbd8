"""What stops a command is told in the language asked for; the words of the user, codes and options stay as they are."""

import re
from pathlib import Path

import pytest

from adapters.calling import Shinsa
from adapters.commands import PROPOSALS, WITH

GOOD = str(PROPOSALS / "good.json")
ENGLISH = re.compile(r"[A-Za-z][A-Za-z'-]+(?: [A-Za-z][A-Za-z'-]*)+")
CALLS: dict[str, tuple[str, ...]] = {
    "nothing is named": ("screen",),
    "a folder without proposals": ("screen", "FOLDER"),
    "a day that is none": ("screen", GOOD, "--as-of", "2025-13-01"),
    "a number that is none": ("screen", GOOD, "--max-size", "many"),
    "an answer that is none": ("screen", GOOD, "--panel=maybe"),
    "a choice that is none": ("what-if", GOOD, "--to", "good"),
    "a choice that is nearly one": ("screen", GOOD, "--format", "jsn"),
    "an option that is none": ("screen", GOOD, "--bogus"),
    "an option that is nearly one": ("screen", GOOD, "--as-off", "2025-10-28"),
    "an option without its value": ("screen", GOOD, "--rule"),
    "a word missing": ("replay",),
    "a word too many": ("questions", GOOD, "more"),
    "a ruleset that is none": ("screen", GOOD, "--ruleset", "us_japn_2025"),
    "a ruleset that is nothing like one": ("check", "nowhere"),
    "a ruleset that is a file": ("rules", "--ruleset", GOOD),
    "a day before the ruleset": ("screen", GOOD, *WITH[:2], "--as-of", "1999-01-01"),
    "a size of nothing": ("screen", GOOD, *WITH, "--max-size", "0"),
    "a record of several": ("screen", GOOD, GOOD, *WITH, "--record", "kept.json"),
    "a rule in another form": ("screen", GOOD, *WITH, "--rule", "G01", "--format", "json"),
    "a rule with a panel": ("screen", GOOD, *WITH, "--rule", "G01", "--panel"),
    "a rule that is none": ("screen", GOOD, *WITH, "--rule", "gate.us_cite"),
    "a rule that is nothing like one": ("screen", GOOD, *WITH, "--rule", "zzz"),
    "too many answers": ("what-if", GOOD, *WITH, "--answers", "99"),
    "a proposal and answers from one place": ("ask", "-", *WITH),
    "an answered proposal that is there": ("ask", GOOD, *WITH, "--output", GOOD),
    "a record that is nowhere": ("replay", "nowhere.json"),
    "a record that is a folder": ("replay", "FOLDER"),
    "a record that is none": ("replay", GOOD),
    "an output that cannot be written": ("screen", GOOD, *WITH, "--output", "FOLDER/none/x.txt"),
    "a time that cannot be kept": ("check", "us_japan_2025", "--time-limit", "-1"),
}


def told(call: tuple[str, ...], language: str, folder: Path, shinsa: Shinsa) -> str:
    """What is said on standard error; the folder is empty."""
    result = shinsa(*(word.replace("FOLDER", str(folder)) for word in call), "--lang", language)
    assert (result.code, result.out) == (2, "")
    return result.err


def bare(text: str) -> str:
    """Without what stands in backticks, options and figures."""
    return re.sub(r"`[^`]*`|--[a-z-]+|shinsa:|\(standard input\)|YYYY-MM-DD|\S+\.txt", " ; ", text)


@pytest.mark.parametrize("language", ["ja", "zh"])
@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_no_error_is_left_in_english(call: tuple[str, ...], language: str, tmp_path: Path, shinsa: Shinsa) -> None:
    said = told(call, language, tmp_path, shinsa)
    assert ENGLISH.findall(bare(said)) == []
    assert re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", said.partition("\n")[0])


@pytest.mark.parametrize("language", ["ja", "zh"])
@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_the_words_of_the_user_are_the_same(
    call: tuple[str, ...], language: str, tmp_path: Path, shinsa: Shinsa
) -> None:
    quoted = [sorted(re.findall(r"`[^`]*`", told(call, each, tmp_path, shinsa))) for each in ("en", language)]
    assert quoted[0] == quoted[1]


@pytest.mark.parametrize(
    ("call", "language", "said"),
    [
        (
            "a day that is none",
            "ja",
            (
                "shinsa: `--as-of`の値が正しくない：`2025-13-01`は日付（YYYY-MM-DD）でない\n"
                "  対処：`shinsa screen --help`を見る\n"
            ),
        ),
        (
            "a day that is none",
            "zh",
            "shinsa: `--as-of`的值无效：`2025-13-01`不是日期（YYYY-MM-DD）\n  提示：参见`shinsa screen --help`\n",
        ),
        (
            "a ruleset that is none",
            "ja",
            (
                "shinsa: `us_japn_2025`は付属の規則集でもフォルダーでもない\n"
                "  対処：`us_japan_2025`のことか。付属の規則集は`us_japan_2025`\n"
            ),
        ),
        (
            "a ruleset that is none",
            "zh",
            (
                "shinsa: `us_japn_2025`既不是随附的规则集，也不是文件夹\n"
                "  提示：是否指`us_japan_2025`？随附的规则集有`us_japan_2025`\n"
            ),
        ),
        (
            "a record that is nowhere",
            "ja",
            "shinsa: `nowhere.json`を読み取れない：ファイルもフォルダーもない\n",
        ),
        ("a record that is nowhere", "zh", "shinsa: 无法读取`nowhere.json`：没有这样的文件或文件夹\n"),
        (
            "a choice that is nearly one",
            "zh",
            "shinsa: `--format`没有`jsn`这个值\n  提示：是否指`json`？\n",
        ),
        (
            "an option without its value",
            "ja",
            "shinsa: コマンド`screen`の`--rule`に値が要る\n  対処：`shinsa screen --help`を見る\n",
        ),
    ],
)
def test_what_stops_a_command_is_told_whole(
    call: str, language: str, said: str, tmp_path: Path, shinsa: Shinsa
) -> None:
    assert told(CALLS[call], language, tmp_path, shinsa) == said


def test_a_ruleset_with_mistakes_is_told_in_the_language_asked_for(tmp_path: Path, shinsa: Shinsa) -> None:
    (tmp_path / "programme.yaml").write_text("[]\n", encoding="utf-8")
    result = shinsa("screen", GOOD, "--ruleset", str(tmp_path), "--lang", "ja")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("shinsa: 規則集に誤りが4件ある\n")
    assert "programme.yaml:1:1: wrong-shape: プログラムは`key: value`の行で書く\n" in result.err
