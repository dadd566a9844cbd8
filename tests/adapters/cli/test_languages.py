"""`--lang`: the same screening in Japanese and Chinese, in every form; and what never changes with the language."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
from rich.cells import cell_len

from adapters.calling import Shinsa
from adapters.commands import PROPOSALS, ROOT, WITH
from adapters.snapshots import expected
from shinsa.explaining.schema import verdict_schema

EXAMPLES = ROOT / "examples" / "us_japan_2025"
AS_OF = ("--as-of", "2025-10-28")
VERDICTS = {"eligible": "eligible_gas_pipeline", "review": "review_borderline", "ineligible": "ineligible_site_abroad"}


@pytest.fixture(scope="module", name="kept_rulesets")
def folder_of_kept_rulesets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rulesets")


@pytest.fixture(name="shinsa")
def quick_command(shinsa: Shinsa, kept_rulesets: Path, monkeypatch: pytest.MonkeyPatch) -> Shinsa:
    """The command, reading and checking each ruleset only once for all of these tests."""
    monkeypatch.setenv("SHINSA_CACHE", str(kept_rulesets))
    return shinsa


def invented(name: str) -> str:
    return str(EXAMPLES / "invented" / f"{name}.json")


@pytest.mark.parametrize("language", ["ja", "zh"])
@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_verdict_is_told_in_the_language_asked_for(verdict: str, language: str, shinsa: Shinsa) -> None:
    result = shinsa("screen", invented(VERDICTS[verdict]), *AS_OF, "--lang", language)
    assert (result.code, result.err) == (0, "")
    shown = re.sub(r"sha256:[0-9a-f]+", "sha256:0123", result.out)  # the ruleset may change without its texts
    assert shown == expected(f"told_{verdict}_{language}.txt", shown)
    assert all(cell_len(line) <= 100 for line in result.out.splitlines())


@pytest.mark.parametrize("language", ["ja", "zh"])
def test_a_rule_and_a_ranking_are_told_in_the_language_asked_for(language: str, shinsa: Shinsa) -> None:
    rule = shinsa(
        "screen", invented("ineligible_site_abroad"), *AS_OF, "--lang", language, "--rule", "gate.us_site"
    ).out
    table = shinsa("screen", str(EXAMPLES / "article"), *AS_OF, "--lang", language).out
    assert rule + table == expected(f"told_others_{language}.txt", rule + table)


def test_english_is_the_language_where_none_is_chosen(shinsa: Shinsa, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = shinsa("screen", invented("review_borderline"), *AS_OF)
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    assert shinsa("screen", invented("review_borderline"), *AS_OF) == plain
    assert shinsa("screen", invented("review_borderline"), *AS_OF, "--lang", "en") == plain


def test_another_language_is_refused_with_those_there_are(shinsa: Shinsa) -> None:
    result = shinsa("screen", invented("review_borderline"), "--lang", "fr")
    assert (result.code, result.out) == (2, "")
    assert "`fr`" in result.err
    assert all(f"'{language}'" in result.err or language in result.err for language in ("en", "ja", "zh"))


@pytest.mark.parametrize("language", ["en", "ja", "zh"])
def test_json_says_its_language_and_fits_the_schema(language: str, shinsa: Shinsa) -> None:
    out = shinsa("screen", invented("review_conflict"), *AS_OF, "--lang", language, "--format", "json").out
    document = json.loads(out)
    jsonschema.validate(document, verdict_schema())
    assert document["language"] == language


@pytest.mark.parametrize(("language", "tag"), [("en", "en"), ("ja", "ja"), ("zh", "zh-Hans")])
def test_the_page_says_its_language_and_marks_english_in_it(language: str, tag: str, shinsa: Shinsa) -> None:
    own = shinsa("screen", invented("review_conflict"), *AS_OF, "--lang", language, "--format", "html").out
    page = shinsa("screen", str(PROPOSALS / "open.json"), *WITH, "--lang", language, "--format", "html").out
    assert page.startswith(f'<!DOCTYPE html>\n<html lang="{tag}">')
    assert ('lang="en">' in page.replace('<html lang="en">', "").replace('<blockquote lang="en">', "")) is (
        language != "en"
    )
    assert '<blockquote lang="zh">' in own
    assert re.findall(r'<(?!html|blockquote)\w+[^<>]* lang="en"', own) == []  # the shipped ruleset is translated


def test_a_record_is_the_same_whatever_language_was_shown(tmp_path: Path, shinsa: Shinsa) -> None:
    kept = {}
    for language in ("en", "ja", "zh"):
        file = tmp_path / f"{language}.json"
        shinsa("screen", str(PROPOSALS / "open.json"), *WITH, "--lang", language, "--record", str(file))
        kept[language] = file.read_bytes()
        replayed = shinsa("replay", str(file), "--ruleset", WITH[1], "--lang", language)
        assert replayed.code == 0
    assert kept["en"] == kept["ja"] == kept["zh"]
    assert json.loads(kept["ja"])["verdict"]["language"] == "en"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ja", "1バイトまで同一：規則集 small 1.0.0、2025年10月28日時点\n"),
        ("zh", "逐字节相同：规则集 small 1.0.0，截至2025年10月28日\n"),
    ],
)
def test_a_replay_is_told_in_the_language_asked_for(language: str, told: str, tmp_path: Path, shinsa: Shinsa) -> None:
    file = tmp_path / "kept.json"
    shinsa("screen", str(PROPOSALS / "open.json"), *WITH, "--record", str(file))
    assert shinsa("replay", str(file), "--ruleset", WITH[1], "--lang", language).out == told


@pytest.mark.parametrize(
    ("listing", "language", "columns", "named"),
    [
        ("vocabulary", "ja", ["事実", "型", "意味", "回答者"], "選択肢：nuclear"),
        ("vocabulary", "zh", ["事实", "类型", "含义", "答复方"], "选项：nuclear"),
        ("rules", "ja", ["規則", "参照", "働き", "題名", "根拠"], "技術が実証されている"),
        ("rules", "zh", ["规则", "参照", "作用", "标题", "依据"], "技术已得到验证"),
    ],
)
def test_listings_are_told_in_the_language_asked_for(
    listing: str, language: str, columns: list[str], named: str, shinsa: Shinsa
) -> None:
    out = shinsa(listing, "--lang", language).out
    assert out.splitlines()[0].split() == columns
    assert named in out


@pytest.mark.parametrize("language", ["ja", "zh"])
def test_mistakes_of_a_proposal_are_told_in_the_language_asked_for(
    language: str, shinsa: Shinsa, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(EXAMPLES / "invented")
    result = shinsa("screen", "broken_input.json", *AS_OF, "--lang", language)
    assert (result.code, result.out) == (2, "")
    assert result.err == expected(f"told_broken_{language}.txt", result.err)


def test_mistakes_in_json_and_html_are_in_the_language_asked_for(shinsa: Shinsa) -> None:
    given = ("screen", invented("broken_input"), invented("review_conflict"), *AS_OF, "--lang", "ja")
    line = shinsa(*given, "--format", "json").out.splitlines()[0]
    (date,) = [problem for problem in json.loads(line)["problems"] if problem["code"] == "bad-date"]
    assert (date["message"], date["hint"]) == ("`30.06.2026`は日付でない", "年・月・日の順に書く：2025-10-28")
    assert "`30.06.2026`は日付でない" in shinsa(*given, "--format", "html").out
