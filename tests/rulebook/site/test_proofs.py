"""What a rule's page says of the examples that prove it."""

from pathlib import Path

from adapters import small_rulebook
from rulebook.site.made import build, small_contents, small_page
from shinsa_adapters.rulebook.site import pages

RULE = "rules/power.capacity.html"


def test_every_example_is_shown_with_how_it_went(tmp_path: Path) -> None:
    build(tmp_path)
    small_rulebook.mend(tmp_path, "merits.yaml", "points: 12", "points: 11")
    words = small_page(small_contents(tmp_path), RULE).words
    assert "capacity of <mw>" in words
    assert 'Given the complete proposal "plant"' in words
    assert "299.9 MW does not fire passed" in words
    assert "300 MW gives 12 points failed the rule gives 12 points: it gives 11 points" in words
    assert "1 passed, 1 failed" in words


def test_examples_of_a_file_with_mistakes_are_not_run_and_the_index_says_why(tmp_path: Path) -> None:
    build(tmp_path)
    small_rulebook.write(tmp_path, small_rulebook.FEATURE.replace("is screened", "is scrutinised"))
    contents = small_contents(tmp_path)
    assert "There are none that could be run." in small_page(contents, RULE).words
    words = small_page(contents, "index.html").words
    assert "The scenarios of a file with mistakes were not run." in words
    assert "capacity.feature:12 no when step reads `the proposal is scrutinised`" in words


def test_what_examples_should_show_and_do_not_is_listed(tmp_path: Path) -> None:
    build(tmp_path)
    words = small_page(small_contents(tmp_path), RULE).words
    assert "outcomes 2 of 4" in words
    assert "Not shown: outcomes: it cannot tell" in words


def test_mutants_are_counted_and_those_unnoticed_are_told(tmp_path: Path) -> None:
    build(tmp_path)
    contents = small_contents(tmp_path, mutants=True)
    tally = contents.tallies["power.capacity"]
    words = small_page(contents, RULE).words
    assert tally.killed < tally.mutants
    assert f"Mutants noticed {tally.killed} of {tally.mutants}" in words
    assert all(" ".join(survivor.mutant.told.split()) in words for survivor in tally.survivors)


def test_a_page_made_without_mutants_says_that_they_were_not_measured(tmp_path: Path) -> None:
    build(tmp_path)
    words = small_page(small_contents(tmp_path), RULE).words
    assert "Mutants noticed not measured" in words
    assert "Small changes of the rule were not tried when this page was made." in words


def test_the_same_rulebook_gives_the_same_bytes(tmp_path: Path) -> None:
    build(tmp_path)
    assert pages(small_contents(tmp_path, mutants=True)) == pages(small_contents(tmp_path, mutants=True))


def test_words_of_a_ruleset_cannot_become_markup(tmp_path: Path) -> None:
    build(tmp_path)
    small_rulebook.mend(tmp_path, "merits.yaml", "title: New capacity", 'title: "<script>alert(1)</script> & \\u202e"')
    held = pages(small_contents(tmp_path))
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; \\u202e" in held[RULE].decode()
    assert all(b"<script>" not in content for content in held.values())


def test_a_ruleset_without_statements_says_that_nobody_knows_what_is_unused(tmp_path: Path) -> None:
    build(tmp_path)
    words = small_page(small_contents(tmp_path), "unused.html").words
    assert "This ruleset does not list what its documents say (statements.yaml), so nobody knows." in words
