"""Statements of documents and the rules that quote them: each names the other."""

from pathlib import Path

import pytest

from checking_page import apply_diff, copied
from shinsa.library import check_ruleset, load_ruleset

QUOTING = """# gates.yaml
-  source: {practice: Lenders ask for a size that pays for the study, document: handbook}
+  source: {document: handbook, quote: a size that pays, language: en}"""
STATED = """# statements.yaml
+article:
+  place:
+    quote: 在美国…电力
+    rendering: in the United States ... power
+    rules: [gate.home_site, power.firm]
+handbook:
+  size:
+    quote: lenders ask for a size that pays for the study
+    language: en
+    rules: [gate.size]"""
RULES = "rules: [gate.size]"


def found(folder: Path, *diffs: str) -> list[str]:
    for diff in diffs:
        apply_diff(diff, folder)
    return [str(finding) for finding in check_ruleset(folder)[1]]


def test_a_quotation_in_a_statement_that_names_the_rule_is_right(tmp_path: Path) -> None:
    assert found(copied(tmp_path), QUOTING, STATED) == []


def test_a_ruleset_without_statements_may_quote_what_it_likes(tmp_path: Path) -> None:
    assert found(copied(tmp_path), QUOTING) == []


def test_a_rule_with_a_practice_of_the_document_may_be_named(tmp_path: Path) -> None:
    assert found(copied(tmp_path), STATED) == []


def test_statements_are_read_and_do_not_change_the_digest(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    before = load_ruleset(folder)
    assert found(folder, STATED) == []
    after = load_ruleset(folder)
    assert after.digest == before.digest
    place, size = after.statements
    assert (place.document, place.name, place.language) == ("article", "place", "zh")
    assert (place.quote, place.rendering) == ("在美国…电力", "in the United States ... power")
    assert (size.language, size.rules, size.unused, str(size.at)) == ("en", ("gate.size",), None, "statements.yaml:7:3")


UNNAMED = (
    "gates.yaml:14:3: unnamed-rule: no statement with the words `a size that pays` names the rule `gate.size`\n"
    "  hint: name it in statements.yaml: `size`"
)
UNKNOWN = (
    "statements.yaml:7:3: unknown-rule: the statement `size` names `gate.sice`, and there is no such rule\n"
    "  hint: did you mean `gate.size`?"
)
UNCLEAR = (
    "statements.yaml:7:3: unclear-statement: the statement `size` has {}\n"
    "  hint: write `rules: [...]` with the rules that quote it, or `unused: …` with the reason"
)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ("unused: nobody asked", [UNNAMED]),
        ("rules: [gate.sice]", [UNNAMED, UNKNOWN]),
        ("rules: []", [UNCLEAR.format("neither a rule nor a reason why none uses it")]),
        ("rules: [gate.size]\n+    unused: nobody asked", [UNCLEAR.format("both `rules` and `unused`")]),
    ],
)
def test_a_statement_names_its_rules_or_says_why_there_is_none(tmp_path: Path, changed: str, said: list[str]) -> None:
    assert found(copied(tmp_path), QUOTING, STATED.replace(RULES, changed)) == said


def test_words_are_compared_letter_by_letter(tmp_path: Path) -> None:
    unquoted = (
        "statements.yaml:7:3: unquoted-statement: the rule `gate.size` quotes nothing of the statement `size`\n"
        "  hint: quote it in the rule, or take the rule out"
    )
    unstated = (
        "gates.yaml:14:3: quote-without-statement: no statement of `handbook` holds the words `a size that pays`\n"
        "  hint: quote them as they stand, or list them in statements.yaml"
    )
    assert found(copied(tmp_path), QUOTING, STATED.replace("a size", "A size")) == [unstated, unquoted]


def test_the_same_words_in_another_document_are_not_the_source(tmp_path: Path) -> None:
    moved = STATED.replace("+handbook:\n", "").replace("    language: en", "    language: en\n+    rendering: the same")
    first, second = found(copied(tmp_path), QUOTING, moved)
    assert first.startswith("gates.yaml:14:3: quote-without-statement: no statement of `handbook` holds")
    assert second.startswith("statements.yaml:6:3: unquoted-statement: the rule `gate.size` quotes nothing")


def test_a_statement_needs_a_language_and_a_rendering_where_it_is_not_english(tmp_path: Path) -> None:
    (folder := tmp_path / "silent").mkdir()
    silent = "statements.yaml:7:3: quote-without-language: a quotation does not say its language"
    assert found(copied(folder), STATED.replace("+    language: en\n", ""))[0].startswith(silent)
    (folder := tmp_path / "unrendered").mkdir()
    unrendered = "statements.yaml:2:3: missing-rendering: a quotation in `zh` has no rendering in English"
    assert found(copied(folder), STATED.replace("+    rendering: in the United States ... power\n", ""))[0].startswith(
        unrendered
    )
