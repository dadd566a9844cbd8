"""A feature is written in one of three languages, and what is not in its language is reported."""

from pathlib import Path

import pytest

from rulebook.shipped_book import book
from shinsa_adapters.rulebook.features import examples_of, read_feature
from shinsa_adapters.rulebook.linting import problems_in
from shinsa_adapters.rulebook.problems import FeatureError
from shinsa_adapters.rulebook.running import Run, run_example

ENGLISH = """Feature: power

  Background:
    Given a proposal that states nothing
    And the screening is made as of 2025-10-28

  @rule:power.firm_generation
  Rule: size

    Scenario Outline: a plant of <size>
      Given the project builds generation
      And the kind of generation is gas
      And the net capacity is <size>
      When the proposal is screened
      Then the rule <answer>

      Examples:
        | size       | answer                        |
        | 299.9 MW   | gives 8 points                |
        | 1.2 GW     | gives 16 points               |
        | not stated | gives between 4 and 16 points |

    Scenario: the message
      Given the project builds generation and a pipeline
      And the kind of generation is gas
      And the net capacity is 1,200 MW
      When the proposal is screened
      Then the message says "1,200 MW of firm capacity"
      And the verdict is review
"""
JAPANESE = """# language: ja
機能: 電力

  背景:
    前提 何も記載のない提案
    かつ 審査の基準日は2025年10月28日である

  @rule:power.firm_generation
  ルール: 規模

    シナリオアウトライン: <規模>の発電所
      前提 この事業は発電設備を建設する
      かつ 電源の種類はガスである
      かつ 正味出力は<規模>である
      もし 提案を審査する
      ならば この規則は<結果>

      例:
        | 規模      | 結果                      |
        | 299.9 MW  | 8点を付ける               |
        | 120万kW   | 16点を付ける              |
        | 不明      | 4点から16点までを付ける   |

    シナリオ: 理由
      前提 この事業は発電設備とパイプラインを建設する
      かつ 電源の種類はガスである
      かつ 正味出力は\uff11\uff0c\uff12\uff10\uff10 MWである
      もし 提案を審査する
      ならば 理由は「安定電源1,200 MW」と述べる
      かつ 判定は要審議である
"""
CHINESE = """# language: zh-CN
功能: 电力

  背景:
    假如 未作任何申报的提案
    并且 审查基准日为2025年10月28日

  @rule:power.firm_generation
  规则: 规模

    场景大纲: <规模>的电厂
      假如 该项目建设发电设施
      并且 发电类型为天然气
      并且 净容量为<规模>
      当 审查该提案
      那么 本规则<结果>

      例子:
        | 规模     | 结果          |
        | 299.9 MW | 给8分         |
        | 1.2吉瓦  | 给16分        |
        | 未知     | 给4分至16分   |

    场景: 理由
      假如 该项目建设发电设施和管道
      并且 发电类型为天然气
      并且 净容量为120万千瓦
      当 审查该提案
      那么 理由写明“稳定容量1,200 MW”
      并且 审查结论为待审议
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "x.feature"
    path.write_text(text, encoding="utf-8")
    return path


def problems(folder: Path, text: str) -> list[str]:
    path = written(folder, text)
    try:
        found = problems_in(read_feature(path), book().library, book().proposals)
    except FeatureError as error:
        found = error.problems
    return [str(problem).removeprefix(f"{folder}/") for problem in found]


def runs(folder: Path, text: str) -> list[Run]:
    used = book()
    examples = examples_of(read_feature(written(folder, text)))
    return [run_example(example, used.library, used.screeners, used.proposals) for example in examples]


@pytest.mark.parametrize("text", [ENGLISH, JAPANESE, CHINESE], ids=["en", "ja", "zh"])
def test_the_same_feature_holds_in_every_language(tmp_path: Path, text: str) -> None:
    assert problems(tmp_path, text) == []
    assert [run.failures for run in runs(tmp_path, text)] == [(), (), (), ()]


def test_every_language_states_the_same_proposals(tmp_path: Path) -> None:
    english, japanese, chinese = (
        [run.draft.document for run in runs(tmp_path, text)] for text in (ENGLISH, JAPANESE, CHINESE)
    )
    assert english == japanese == chinese


@pytest.mark.parametrize(
    ("text", "old", "new", "line"),
    [
        (JAPANESE, "8点を付ける", "9点を付ける", "この規則は9点を付ける"),
        (JAPANESE, "16点を付ける", "提案を保留する（政策判断）", "この規則は提案を保留する（政策判断）"),
        (JAPANESE, "安定電源1,200", "安定電源1,300", "理由は「安定電源1,300 MW」と述べる"),
        (JAPANESE, "要審議", "適格", "判定は適格である"),
        (CHINESE, "给4分至16分", "不触发", "本规则不触发"),
        (CHINESE, "待审议", "不合格", "审查结论为不合格"),
    ],
)
def test_a_sentence_that_is_not_true_fails(tmp_path: Path, text: str, old: str, new: str, line: str) -> None:
    failed = [failure.sentence for run in runs(tmp_path, text.replace(old, new, 1)) for failure in run.failures]
    assert failed == [line]


@pytest.mark.parametrize(
    ("text", "old", "new", "found"),
    [
        (
            JAPANESE,
            "電源の種類はガスである",
            "the kind of generation is gas",
            (
                "x.feature:13: step: no given step reads `the kind of generation is gas`\n  hint: this sentence is in "
                "English, and the file is in Japanese; the step is `{fact}は{value}である`"
            ),
        ),
        (
            JAPANESE,
            "  かつ 電源の種類はガスである",
            "  And the kind of generation is gas",
            (
                "x.feature:13: not-gherkin: `And the kind of generation is gas` cannot stand here\n"
                "  hint: `And` is English: keep to one language in a file"
            ),
        ),
        (
            JAPANESE,
            "電源の種類はガスである",
            "電源の種類は天然气である",
            (
                "x.feature:13: step: `天然气` is not among the choices\n"
                "  hint: that is Chinese, and the file is in Japanese: write `ガス`"
            ),
        ),
        (
            JAPANESE,
            "| 不明      |",
            "| not stated |",
            "x.feature:14: step: `not stated` is not a number\n  hint: 「正味出力」 is written like `1 MW`",
        ),
        (
            JAPANESE,
            "正味出力は<規模>である",
            "正味出カは<規模>である",
            "x.feature:14: step: no given step reads `正味出カは299.9 MWである`\n  hint: did you mean `正味出力`?",
        ),
        (
            CHINESE,
            "      当 审查该提案\n",
            "",
            "x.feature:11: no-when: scenario `<规模>的电厂` never screens\n  hint: add `当 审查该提案`",
        ),
        (
            CHINESE,
            "发电类型为天然气",
            "本规则触发",
            "x.feature:13: step: no given step reads `本规则触发`\n  hint: this is a then step: begin it with 那么",
        ),
        (
            CHINESE,
            "# language: zh-CN\n",
            "",
            (
                "x.feature:1: not-gherkin: `功能: 电力` cannot stand here\n"
                "  hint: `功能` is Chinese: begin the file with `# language: zh-CN`"
            ),
        ),
    ],
)
def test_what_is_not_in_the_language_of_the_file_is_reported(
    tmp_path: Path, text: str, old: str, new: str, found: str
) -> None:
    assert old in text
    assert found in problems(tmp_path, text.replace(old, new, 1))


def test_a_language_without_steps_is_reported(tmp_path: Path) -> None:
    text = "# language: fr\nFonctionnalité: puissance\n\n  Scénario: un\n    Alors the rule fires\n"
    (found,) = problems(tmp_path, text)
    assert found == (
        "x.feature:2: language: no steps are written in the language `fr`\n"
        "  hint: write `# language: en` (English), `# language: ja` (Japanese), `# language: zh-CN` (Chinese)"
    )
