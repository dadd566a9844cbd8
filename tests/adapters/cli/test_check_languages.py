"""`check --lang`: what is found wrong with a ruleset, in Japanese and Chinese; codes and places stay as they are."""

import json
import shutil
from pathlib import Path

import pytest

from adapters.calling import Shinsa
from adapters.commands import RULESET

LESS = "{en: less that is sold never hurts, ja: 販売が減って不利になることはない, zh: 少卖绝不会不利}"
SOONER = "{en: sooner never hurts, ja: 早まって不利になることはない, zh: 提前绝不会不利}"
WAIT = "facts:\n  wait: {type: number, range: [0, 9], step: 1, label: wait}\n"
PAIR = [{"id": "proposal", "title": "proposal", "sale": {"share": share}} for share in (0.01, 0)]
DIGEST = "sha256:" + "0" * 64


@pytest.fixture(name="ruleset")
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RULESET, tmp_path / "copy"))


def with_law(ruleset: Path, law: str, facts: str = "facts:\n") -> str:
    file = ruleset / "vocabulary.yaml"
    text = file.read_text(encoding="utf-8").replace("facts:\n", facts)
    file.write_text(f"{text}monotone:\n  law: {law}\n", encoding="utf-8")
    return f"{file}:{len(text.splitlines()) + 2}:3: "


@pytest.mark.parametrize(
    ("language", "told", "mended", "between", "counted"),
    [
        (
            "ja",
            "`販売が減って不利になることはない`が成り立たない：要審査、0.2～70.2点。改善すると要審査、0～70点（規則`risk.sale`による）",
            "  対処：規則を直すか法則を取り下げる。次の二つを比べる：",
            "    と ",
            "shinsa: 規則集`{}`に誤りが1件ある\n",
        ),
        (
            "zh",
            "`少卖绝不会不利`不成立：待审，0.2至70.2分；改善后待审，0至70分（因规则`risk.sale`）",
            "  提示：修正规则，或撤回该规律；比较",
            "    与",
            "shinsa: 规则集`{}`有1处错误\n",
        ),
    ],
)
def test_a_law_that_is_broken_is_told_in_the_language_asked_for(  # noqa: PLR0913, PLR0917  # all that is told
    language: str, told: str, mended: str, between: str, counted: str, ruleset: Path, shinsa: Shinsa
) -> None:
    at = with_law(ruleset, f"{{fact: sale.share, better: less, message: {LESS}}}")
    worse, better = map(json.dumps, PAIR)
    assert shinsa("check", str(ruleset), "--lang", language) == (
        2,
        f"{at}broken-law: {told}\n{mended}{worse}\n{between}{better}\n",
        counted.format(ruleset),
    )


@pytest.mark.parametrize(
    ("language", "told", "counted"),
    [
        (
            "ja",
            "`販売が減って不利になることはない`が成り立つかは不明：制限時間が0のため、問う時間がない",
            "small 1.0.0：誤りなし。規則7件、中間結論1件、パラメータ8件、事実7件、法則1件（うち0件を証明済み）。",
        ),
        (
            "zh",
            "尚不清楚`少卖绝不会不利`是否成立：时限为0，没有时间求证",
            "small 1.0.0：没有错误；规则7条、中间结论1项、参数8项、事实7项、规律1条（其中0条已证明）；",
        ),
    ],
)
def test_a_law_of_which_nothing_is_known_is_told_in_the_language_asked_for(
    language: str, told: str, counted: str, ruleset: Path, shinsa: Shinsa
) -> None:
    at = with_law(ruleset, f"{{fact: sale.share, better: less, message: {LESS}}}")
    result = shinsa("check", str(ruleset), "--time-limit", "0", "--lang", language)
    assert (result.code, result.err) == (0, "")
    first, second = result.out.splitlines()
    assert first == f"{at}{told}"
    assert second[: -len(DIGEST)] == counted


@pytest.mark.parametrize(
    ("language", "told", "mended", "laws"),
    [
        (
            "ja",
            "`wait`を読む規則がないため、`早まって不利になることはない`はどんな規則でも成り立つ",
            "  対処：規則でその事実を読むか、法則を取り下げる",
            "法則1件（すべて証明済み）",
        ),
        (
            "zh",
            "没有规则读取`wait`，因此`提前绝不会不利`对任何规则都成立",
            "  提示：在规则中读取该事实，或撤回该规律",
            "规律1条（均已证明）",
        ),
    ],
)
def test_a_law_about_what_no_rule_reads_is_warned_of_in_the_language_asked_for(  # noqa: PLR0913, PLR0917  # as above
    language: str, told: str, mended: str, laws: str, ruleset: Path, shinsa: Shinsa
) -> None:
    at = with_law(ruleset, f"{{fact: wait, better: less, message: {SOONER}}}", WAIT)
    result = shinsa("check", str(ruleset), "--lang", language)
    assert (result.code, result.err) == (0, "")
    first, second, counted = result.out.splitlines()
    assert [first, second] == [f"{at}warning: {told}", mended]
    assert laws in counted


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "the shares of all offtakes add up to at most 1"),
        ("ja", "引取契約の割合の合計は1以下"),
        ("zh", "各承购合同的份额合计不超过1"),
    ],
)
def test_what_is_true_of_no_real_proposal_is_told_in_the_language_asked_for(
    language: str, told: str, tmp_path: Path, shinsa: Shinsa
) -> None:
    file = tmp_path / "impossible.json"
    offtakes = [{"buyer": "A", "share": 0.6}, {"buyer": "B", "share": 0.6}]
    file.write_text(json.dumps({"id": "p", "title": "p", "offtakes": offtakes}), encoding="utf-8")
    result = shinsa("screen", str(file), "--as-of", "2025-10-28", "--lang", language)
    assert (result.code, result.out) == (2, "")
    assert f"  /offtakes: impossible: {told}\n" in result.err
