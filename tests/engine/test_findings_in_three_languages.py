"""Whatever is found wrong with a ruleset is told in Japanese and Chinese too; code and place stay as they are."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from checking_page import PREPARED, apply_diff, copied, examples
from engine.language import page
from engine.language.example import VOCABULARY, check
from shinsa.errors import Finding, Place
from shinsa.facts import FactList
from shinsa.library import check_ruleset
from shinsa.messages.message import Language, Translated

OTHERS: tuple[Language, ...] = ("ja", "zh")
ENGLISH = re.compile(r"[A-Za-z][A-Za-z'-]+(?:,? [A-Za-z][A-Za-z'-]*)+")
"""Two words in Latin letters or more; what stands in backticks is the user's own."""
HEADS: dict[Language, str] = {"en": "  hint: ", "ja": "  対処：", "zh": "  提示："}
OF_THE_PARSER = {"mapping values are not allowed in this context"}
"""What PyYAML says stands in its own words."""


def labels() -> set[str]:
    """The labels of the small vocabulary of the page on the language, which is in English alone."""
    fields = [field for entry in VOCABULARY.entries if isinstance(entry, FactList) for field in entry.fields]
    return {entry.label.en for entry in (*VOCABULARY.entries, *fields)}


def of_rulesets(folder: Path) -> Iterator[Finding]:
    """Every finding of docs/checking.md."""
    for number, example in enumerate(examples()):
        ruleset = copied(folder / str(number))
        if example.diff is None:
            PREPARED[example.code](ruleset)
        else:
            apply_diff(example.diff, ruleset)
        yield from check_ruleset(ruleset)[1]


def of_conditions() -> Iterator[Finding]:
    """Every finding of docs/language.md."""
    for condition, _ in page.examples():
        yield from check(condition).findings


@pytest.fixture(scope="module", name="findings")
def everything_found(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    return [*of_rulesets(tmp_path_factory.mktemp("rulesets")), *of_conditions()]


def in_backticks(text: str) -> Counter[str]:
    return Counter(re.findall(r"`[^`]*`", text))


def figures(text: str) -> list[int]:
    """The numbers written in figures, of days too, outside what the user wrote."""
    return sorted(int(found) for found in re.findall(r"[0-9]+", re.sub(r"`[^`]*`", "", text)))


def english_in(text: str, own: set[str]) -> set[str]:
    """Phrases in English, without what the user wrote and the names of files."""
    bare = re.sub(r"`[^`]*`|\S+\.ya?ml\S*|--[a-z-]+|ISO \S+ \S+|UTF-8|Scalar", " ; ", text)
    for words in sorted(own, key=len, reverse=True):
        bare = bare.replace(words, " ; ")
    return set(ENGLISH.findall(bare))


def test_there_are_findings_with_and_without_a_hint(findings: list[Finding]) -> None:
    codes = {finding.code for finding in findings}
    assert (len(findings) > 140, len(codes) >= 90) == (True, True)
    assert {finding.hint is None for finding in findings} == {True, False}


def test_every_text_of_a_finding_can_be_told_in_every_language(findings: list[Finding]) -> None:
    texts = [text for finding in findings for text in (finding.message, finding.hint) if text is not None]
    assert [text for text in texts if not isinstance(text, Translated)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_the_place_the_code_and_the_form_are_the_same(language: Language, findings: list[Finding]) -> None:
    for finding in findings:
        first, *rest = finding.told(language).split("\n")
        assert first.startswith(f"{finding.at}: {finding.code}: ")
        assert [line.startswith(HEADS[language]) for line in rest] == [True] * len(str(finding).split("\n")[1:])


@pytest.mark.parametrize("language", OTHERS)
def test_no_finding_is_left_in_english(language: Language, findings: list[Finding]) -> None:
    own = labels() | OF_THE_PARSER
    left = {finding.told(language): found for finding in findings if (found := english_in(finding.told(language), own))}
    assert left == {}


@pytest.mark.parametrize("language", OTHERS)
def test_the_words_of_the_user_and_the_numbers_are_the_same(language: Language, findings: list[Finding]) -> None:
    for finding in findings:
        told = finding.told(language)
        assert in_backticks(told) == in_backticks(str(finding))
        assert (figures(told), told) == (figures(str(finding)), told)


def test_a_finding_is_told_whole_in_each_language(tmp_path: Path) -> None:
    ruleset = copied(tmp_path)
    apply_diff("# merits.yaml\n-- id: power.firm\n+- id: power.Firm", ruleset)
    (finding,) = check_ruleset(ruleset)[1]
    assert finding.at == Place("merits.yaml", 1, 7)
    assert finding.told() == str(finding)
    assert finding.told("ja") == (
        "merits.yaml:1:7: bad-name: `power.Firm`は規則のidでない\n"
        "  対処：小文字の二語を点でつないで書く。例：`power.firm_generation`"
    )
    assert finding.told("zh") == (
        "merits.yaml:1:7: bad-name: `power.Firm`不是规则的id\n  提示：用点连接两个小写单词，例如`power.firm_generation`"
    )
