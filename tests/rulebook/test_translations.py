"""A translation says what the original says: header by header, example by example, whatever words it uses."""

import shutil
from pathlib import Path

import pytest

from rulebook.shipped_book import FEATURES, book
from shinsa.ruleset import Rule
from shinsa_adapters.rulebook.drift import drift_of_translations
from shinsa_adapters.rulebook.features import read_feature
from shinsa_adapters.rulebook.headers import header_in, header_lines, header_of
from shinsa_adapters.rulebook.library import library_of
from shinsa_adapters.rulebook.running import Run, run_example
from shinsa_adapters.rulebook.shelf import Gathered, Shelf, gather
from shinsa_adapters.rulebook.syncing import synced
from shinsa_adapters.rulebook.tongues import TONGUES
from shinsa_adapters.rulebook.translated import marks_of, written_marks
from shinsa_adapters.rulebook.translations import Translation, translations_of

RULESET = book().screeners.ruleset
RULES = RULESET.rules
TRANSLATED = ("gates", "power", "risk")


@pytest.fixture(name="shelf")
def shelf_with_gates(tmp_path: Path) -> Shelf:
    """The gates of the shipped rulebook, with their Japanese and Chinese."""
    for name in ("gates.feature", "ja/gates.feature", "zh/gates.feature"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(FEATURES / name, tmp_path / name)
    return Shelf(tmp_path, book().proposals)


def changed(shelf: Shelf, name: str, old: str, new: str) -> Gathered:
    """What the shelf holds when the first such text in a file is another."""
    path = shelf.features / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return gather(shelf, library_of(RULESET))


def japanese(gathered: Gathered) -> Translation:
    assert gathered.problems == ()
    return next(each for each in translations_of(RULESET, gathered, None) if each.language == "ja")


def line_of(path: Path, text: str) -> int:
    lines = path.read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if text in line)


@pytest.mark.parametrize("language", ["ja", "zh"])
def test_gates_power_and_risk_are_translated_rule_by_rule(language: str) -> None:
    files = [read_feature(FEATURES / language / f"{name}.feature") for name in TRANSLATED]
    originals = [read_feature(FEATURES / f"{name}.feature") for name in TRANSLATED]
    translated = {identifier for file in files for block in file.rules for identifier in block.ids}
    assert translated == {identifier for file in originals for block in file.rules for identifier in block.ids}


def test_no_shipped_translation_tests_what_no_original_does() -> None:
    gathered = gather(Shelf(FEATURES, book().proposals), library_of(RULESET))
    assert gathered.problems == ()
    assert [problem for each in translations_of(RULESET, gathered, None) for problem in each.parity.other] == []


def test_the_headers_of_shipped_translations_say_what_the_rules_say() -> None:
    files = [read_feature(path) for code in ("ja", "zh") for path in sorted((FEATURES / code).glob("*.feature"))]
    assert drift_of_translations(RULESET, files) == ()


def test_an_altered_number_breaks_parity(shelf: Shelf) -> None:
    found = japanese(changed(shelf, "ja/gates.feature", "99.99%", "99.98%"))
    path = shelf.features / "ja" / "gates.feature"
    original = shelf.features / "gates.feature"
    assert [str(problem) for problem in found.parity.other] == [
        (
            f"{path}:{line_of(path, '99.98%')}: parity: the translation says `funding.share_in_us: 0.9998` where the "
            f"original ({original}:{line_of(original, '99.99%')}) says `funding.share_in_us: 0.9999`\n"
            "  hint: say the same in both"
        )
    ]
    assert found.parity.behind == ()


@pytest.mark.parametrize(
    ("old", "new", "said", "instead"),
    [
        (
            "| 99.99% | 提案を拒否する |",
            "| 99.99% | 発動しない |",
            "`the rule does not fire`",
            "`the rule refuses the proposal`",
        ),
        (
            "かつ 判定は不適格である",
            "かつ 判定は要審議である",
            "`the verdict is {verdict}: review`",
            "`the verdict is {verdict}: ineligible`",
        ),
        ("| メキシコ |", "| ドイツ |", "`sites[0].country: DE`", "`sites[0].country: MX`"),
        (
            "定める\n",
            "定める\n      かつ 正味出力は300 MWである\n",
            "`generation.net_mw: 300`",
            "nothing",
        ),
        (
            "下限」を「95%」",
            "下限」を「96%」",
            "`param.us_share_min: 0.96`",
            "`param.us_share_min: 0.95`",
        ),
        ("2025年10月28日", "2025年10月29日", "`as of: 2025-10-29`", "`as of: 2025-10-28`"),
    ],
)
def test_whatever_is_said_otherwise_is_named(shelf: Shelf, old: str, new: str, said: str, instead: str) -> None:
    other = japanese(changed(shelf, "ja/gates.feature", old, new)).parity.other
    assert other
    assert all(f"the translation says {said} where the original (" in problem.message for problem in other)
    assert all(problem.message.endswith(f") says {instead}") for problem in other)


def test_a_row_that_the_translation_lacks_is_still_to_be_translated(shelf: Shelf) -> None:
    row = "| 99.99%     | refuses"
    found = japanese(changed(shelf, "gates.feature", row, f"| 99%  | refuses the proposal |\n{row}"))
    original = shelf.features / "gates.feature"
    assert found.parity.other == ()
    assert [problem.message for problem in found.parity.behind] == [
        (
            "the original `99% of the money is spent on assets in the US [99%, refuses the proposal]` "
            f"({original}:{line_of(original, '| 99%  |')}) is not translated"
        )
    ]


def test_an_example_without_an_original_is_named(shelf: Shelf) -> None:
    scenario = (
        "    シナリオ: 余計な例\n      前提 この事業はパイプラインを建設する\n      かつ 正味出力は300 MWである\n"
        "      もし 提案を審査する\n      ならば この規則は判断できない\n\n    シナリオ: 用地の記載がなければ"
    )
    other = japanese(changed(shelf, "ja/gates.feature", "    シナリオ: 用地の記載がなければ", scenario)).parity.other
    assert [problem.message for problem in other] == ["no original example says what `余計な例` says in Japanese"]


def test_other_names_and_other_words_for_a_value_are_no_difference(shelf: Shelf) -> None:
    changed(shelf, "ja/gates.feature", "国外の用地があれば、ほかに何が不明でも拒否する", "国外は拒否")
    changed(shelf, "ja/gates.feature", "プエルトリコ", "PR")
    found = japanese(changed(shelf, "ja/gates.feature", "25億ドル", "2,500,000,000ドル"))
    assert found.parity.other == found.parity.behind == ()


def runs(found: Translation) -> list[Run]:
    used = book()
    return [run_example(each, used.library, used.screeners, used.proposals) for each in found.parity.to_run]


def test_only_what_has_words_of_its_own_has_to_be_run(shelf: Shelf) -> None:
    found = japanese(gather(shelf, library_of(RULESET)))
    assert found.parity.same == found.examples > len(found.parity.to_run) > 0
    assert [run.failures for run in runs(found) if run.failures] == []


def test_a_message_that_the_rule_does_not_give_fails(shelf: Shelf) -> None:
    found = japanese(changed(shelf, "ja/gates.feature", "最も低い技術成熟度は5。", "最も低い技術成熟度は4。"))
    assert found.parity.other == ()
    [failure] = [failure for run in runs(found) for failure in run.failures]
    assert failure.came == 'the message is "最も低い技術成熟度は5。6未満は拒否、8未満は保留"'


@pytest.mark.parametrize("language", ["en", "ja", "zh"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.head.id)
def test_a_header_is_read_back_as_it_is_written(tmp_path: Path, rule: Rule, language: str) -> None:
    tongue = TONGUES[language]
    words = {"en": ("Feature", "Rule"), "ja": ("機能", "ルール"), "zh": ("功能", "规则")}[language]
    header = header_of(rule, tongue)
    lines = [f"# language: {tongue.header}", f"{words[0]}: x", f"  {words[1]}: {header.name}"]
    path = tmp_path / "x.feature"
    path.write_text("\n".join([*lines, *header_lines(header, "    ", tongue)]) + "\n", encoding="utf-8")
    [found] = read_feature(path).rules
    assert header_in(found, tongue) == header


@pytest.mark.parametrize("language", ["ja", "zh"])
def test_a_translated_header_that_drifted_is_found_and_written_anew(shelf: Shelf, language: str) -> None:
    name = f"{language}/gates.feature"
    before = (shelf.features / name).read_text(encoding="utf-8")
    gathered = changed(shelf, name, "理由：", "理由：昔の")
    assert [problem.code for problem in drift_of_translations(RULESET, gathered.translations)] == ["drift"]
    path = shelf.features / name
    assert synced(read_feature(path), path.read_text(encoding="utf-8"), RULESET) == before


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.head.id)
def test_every_rule_has_its_title_and_message_in_three_languages(rule: Rule) -> None:
    assert rule.head.title.languages().keys() == rule.head.because.languages().keys() == TONGUES.keys()


def test_every_label_of_the_ruleset_is_there_in_three_languages() -> None:
    labels = [entry.label for entry in RULESET.vocabulary.by_path().values()]
    labels += [parameter.label for parameter in RULESET.parameters] + [family.label for family in RULESET.families]
    labels += [conclusion.title for conclusion in RULESET.conclusions]
    assert [label.en for label in labels if label.languages().keys() != TONGUES.keys()] == []


def test_a_file_in_the_folder_of_another_language_is_refused(shelf: Shelf) -> None:
    shutil.move(shelf.features / "zh" / "gates.feature", shelf.features / "ja" / "more.feature")
    found = [str(problem) for problem in gather(shelf, library_of(RULESET)).problems]
    path = shelf.features / "ja" / "more.feature"
    assert found == [
        (
            f"{path}:2: language: the file is in Chinese, and the folder `ja` for Japanese\n"
            "  hint: begin it with `# language: ja`"
        )
    ]


def test_a_translation_without_an_original_is_refused(shelf: Shelf) -> None:
    (shelf.features / "gates.feature").unlink()
    codes = {problem.code for problem in gather(shelf, library_of(RULESET)).problems}
    assert codes == {"translation"}


def test_an_original_that_changed_since_it_was_translated_is_named(shelf: Shelf) -> None:
    gathered = gather(shelf, library_of(RULESET))
    marks = marks_of(japanese(gathered).rules, gathered.sound)
    (shelf.features / "ja" / "translated.yaml").write_text(written_marks(marks), encoding="utf-8")
    assert japanese(gathered).outdated == ()
    found = japanese(changed(shelf, "gates.feature", "Scenario: no findings", "Scenario: none"))
    path, original = shelf.features / "ja" / "gates.feature", shelf.features / "gates.feature"
    line = line_of(path, "@rule:gate.sponsor_integrity") + 1
    before = line_of(original, "@rule:gate.sponsor_integrity") + 1
    assert found.parity.other == found.parity.behind == ()
    assert [str(problem) for problem in found.outdated] == [
        (
            f"{path}:{line}: translated: the original of rule `gate.sponsor_integrity` ({original}:{before}) has "
            "changed since it was translated\n  hint: read it again, then `shinsa rulebook translated RULESET "
            "gate.sponsor_integrity --lang ja`"
        )
    ]


@pytest.mark.parametrize("text", ["[", "- a", "gate.us_site: 1", "a: {b: c}"])
def test_a_record_of_translation_that_cannot_be_read_is_said(shelf: Shelf, text: str) -> None:
    (shelf.features / "ja" / "translated.yaml").write_text(text, encoding="utf-8")
    [problem] = japanese(gather(shelf, library_of(RULESET))).outdated
    assert problem.message.startswith("the file cannot be read: ")
