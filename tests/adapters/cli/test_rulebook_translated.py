"""A translated rulebook on the command line: what verify says of it, and how reading it is recorded."""

import json
from pathlib import Path

import pytest

from adapters.calling import Shinsa
from adapters.small_rulebook import build

JAPANESE = """# language: ja
機能: 出力
  背景:
    前提 完全な提案「plant」

  @rule:power.capacity
  ルール: New capacity
    理由：{generation.net_mw} MW of capacity
    出典：委員会の裁量

    シナリオアウトライン: 出力は<出力>
      前提 generation.net_mwは<出力>である
      もし 提案を審査する
      ならば この規則は<結果>

      例:
        | 出力     | 結果         |
        | 299.9 MW | 発動しない   |
        | 30万kW   | 12点を付ける |
"""
TRANSLATED = ("rulebook", "translated", "rulesets/small", "--lang", "ja")


@pytest.fixture(name="translation")
def house_with_a_translated_rulebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    build(tmp_path)
    path = tmp_path / "features" / "small" / "ja" / "rules.feature"
    path.parent.mkdir()
    path.write_text(JAPANESE, encoding="utf-8")
    return path


def verify(shinsa: Shinsa, *words: str) -> tuple[int, str]:
    code, out, err = shinsa("rulebook", "verify", "rulesets/small", *words)
    assert err == ""
    return code, out


def test_a_translation_that_says_the_same_is_counted_apart(translation: Path, shinsa: Shinsa) -> None:
    assert translation.is_file()
    code, out = verify(shinsa)
    assert code == 0
    assert out.startswith("rulebook of small 1.0.0: 1 file, 2 examples of 1 rule\n")
    assert "\n2 examples: every sentence is true\nin Japanese: 2 examples of 1 rule, all as in the original\n" in out


def test_a_translation_that_tests_something_else_fails(translation: Path, shinsa: Shinsa) -> None:
    translation.write_text(JAPANESE.replace("299.9", "299.8"), encoding="utf-8")
    code, out = verify(shinsa)
    assert code == 1
    said, instead = "`generation.net_mw: 299.8`", "`generation.net_mw: 299.9`"
    assert f"\nfeatures/small/ja/rules.feature:18: parity: the translation says {said} where the original (" in out
    assert f") says {instead}\n  hint: say the same in both\n" in out
    assert "\n1 example of translations not in the original\n" in out
    assert "\nin Japanese: 2 examples of 1 rule, 1 of them not in the original\n" in out


def test_json_and_junit_say_what_translations_test(translation: Path, shinsa: Shinsa) -> None:
    translation.write_text(JAPANESE.replace("| 30万kW   | 12点を付ける |\n", ""), encoding="utf-8")
    code, out = verify(shinsa, "--format", "json")
    [found] = json.loads(out)["translations"]
    assert code == 0
    assert (found["language"], found["rules"], found["examples"], found["other"]) == ("ja", ["power.capacity"], 1, [])
    assert [problem["code"] for problem in found["behind"]] == ["untranslated"]
    translation.write_text(JAPANESE.replace("12点", "11点"), encoding="utf-8")
    code, out = verify(shinsa, "--format", "junit")
    assert code == 1
    assert 'classname="parity"' in out


def test_sync_writes_the_header_of_a_translation(translation: Path, shinsa: Shinsa) -> None:
    translation.write_text(JAPANESE.replace("委員会の裁量", "憶測"), encoding="utf-8")
    assert verify(shinsa)[0] == 1
    code, out, _ = shinsa("rulebook", "sync", "rulesets/small")
    assert (code, out) == (0, "features/small/ja/rules.feature: headers written\n")
    assert translation.read_text(encoding="utf-8") == JAPANESE


def test_what_was_read_is_recorded_and_a_later_change_shows(translation: Path, shinsa: Shinsa) -> None:
    assert shinsa(*TRANSLATED) == (0, "1 rule translated as the original is today\n", "")
    record = (translation.parent / "translated.yaml").read_text(encoding="utf-8")
    assert record.startswith("# The original block each rule was translated from")
    assert "\npower.capacity: sha256:" in record
    assert "changed since" not in verify(shinsa)[1]
    [original] = translation.parents[1].glob("*.feature")
    text = original.read_text(encoding="utf-8")
    original.write_text(text.replace("capacity of <mw>", "a size of <mw>"), encoding="utf-8")
    code, out = verify(shinsa)
    assert code == 0
    assert "\n  features/small/ja/rules.feature:7: the original of rule `power.capacity` (" in out
    assert ") has changed since it was translated\n" in out


def test_a_translation_that_tests_something_else_is_not_recorded(translation: Path, shinsa: Shinsa) -> None:
    translation.write_text(JAPANESE.replace("299.9", "299.8"), encoding="utf-8")
    code, _, err = shinsa(*TRANSLATED)
    assert code == 2
    assert err.startswith("shinsa: nothing is recorded: the translation tests something else\nfeatures/small/ja/rules")


def test_a_rule_that_is_not_translated_is_not_recorded(translation: Path, shinsa: Shinsa) -> None:
    code, _, err = shinsa("rulebook", "translated", "rulesets/small", "power.capacity", "--lang", "zh")
    assert translation.is_file()
    assert code == 2
    assert "rule `power.capacity` is not translated" in err
