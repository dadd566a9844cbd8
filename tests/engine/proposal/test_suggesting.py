"""The nearest word that would have been right."""

from shinsa.proposal.suggesting import nearest


def test_small_slips_of_spelling_and_case_are_seen() -> None:
    assert nearest("Net-MV", ["gross_mw", "net_mw", "net_heat"]) == "net_mw"
    assert nearest("castle", ["generation", "grid"]) is None


def test_words_over_sixty_four_characters_are_not_compared() -> None:
    assert nearest("a" * 64, ["a" * 65]) == "a" * 65
    assert nearest("a" * 65, ["a" * 65]) is None
