from decimal import Decimal

import pytest

from engine.language.example import PARAMETERS, VOCABULARY, tree
from shinsa.language.tree import Not
from shinsa.language.values_in_words import english_singular
from shinsa.language.words import needed, words


@pytest.mark.parametrize(
    ("condition", "text", "need"),
    [
        ("generation.net_mw >= 300", "net capacity is at least 300 MW", "at least 300 MW"),
        ("300 <= generation.net_mw", "net capacity is at least 300 MW", "at least 300 MW"),
        ("300 > generation.net_mw", "net capacity is less than 300 MW", "less than 300 MW"),
        ("!(generation.net_mw > 1200)", "net capacity is at most 1,200 MW", "at most 1,200 MW"),
        ("!(generation.net_mw <= 300)", "net capacity is more than 300 MW", "more than 300 MW"),
        ("technology.trl >= param.trl_pass", "technology readiness level is at least 8", "at least 8"),
        ("finance.dscr == 1.25", "lowest debt service cover is 1.25", "1.25"),
        (
            "finance.requested <= 2500000000.50",
            "amount requested is at most USD 2,500,000,000.5",
            "at most USD 2,500,000,000.5",
        ),
        ('schedule.first_draw < date("2029-01-19")', "first draw is before 2029-01-19", "before 2029-01-19"),
        (
            '!(schedule.first_draw < date("2029-01-19"))',
            "first draw is on or after 2029-01-19",
            "on or after 2029-01-19",
        ),
        ('generation.kind != "gas"', "kind of generation is not gas", "not gas"),
        ('generation.kind in ["gas"]', "kind of generation is gas", "gas"),
        (
            'generation.kind in ["nuclear", "gas", "hydro"]',
            "kind of generation is one of nuclear, gas or hydro",
            "one of nuclear, gas or hydro",
        ),
        (
            '!(generation.kind in ["nuclear", "gas"])',
            "kind of generation is none of nuclear or gas",
            "none of nuclear or gas",
        ),
        (
            "generation.kind in param.firm_kinds",
            "kind of generation is one of nuclear, gas or hydro",
            "one of nuclear, gas or hydro",
        ),
        ("equipment.deposit_paid", "slot deposit paid is yes", "yes"),
        ("!equipment.deposit_paid", "slot deposit paid is no", "no"),
        ("equipment.deposit_paid == false", "slot deposit paid is no", "no"),
        ("!(equipment.deposit_paid != true)", "slot deposit paid is yes", "yes"),
        ("has(finance.dscr)", "lowest debt service cover is stated", "stated"),
        ("!has(finance.dscr)", "lowest debt service cover is not stated", "not stated"),
        ('"generation" in project.builds', "things built include generation", "including generation"),
        ('!("generation" in project.builds)', "things built do not include generation", "without generation"),
        ("conclusion.is_live", "is live", "yes"),
        ("!conclusion.is_live", "not so: is live", "no"),
        ('sponsor.name == "Acme"', 'name of the sponsor is "Acme"', '"Acme"'),
        ("size(sites) >= 2", "the number of sites is at least 2", "at least 2"),
    ],
)
def test_a_leaf_condition_is_told_with_what_it_needs(condition: str, text: str, need: str) -> None:
    node = tree(condition)
    assert words(node, VOCABULARY, PARAMETERS) == text
    assert needed(node, VOCABULARY, PARAMETERS) == need


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        (
            'sites.all(s, s.country in ["US", "PR"])',
            "every site: country is one of United States or Puerto Rico",
        ),
        ("!sites.all(s, s.federal_waters)", "at least one site: federal waters is no"),
        ("!sites.exists(s, s.federal_waters)", "no site: federal waters is yes"),
        ("!sites.exists_one(s, s.federal_waters)", "not (exactly one site: federal waters is yes)"),
        (
            "has(sites) && (has(finance.dscr) || has(sponsor.name))",
            "sites is stated and (lowest debt service cover is stated or name of the sponsor is stated)",
        ),
        (
            "!(has(sites) && equipment.deposit_paid)",
            "sites is not stated or slot deposit paid is no",
        ),
        (
            "has(sites) && sites.all(s, s.federal_waters)",
            "sites is stated and (every site: federal waters is yes)",
        ),
        (
            "sum(sites.filter(s, s.federal_waters).map(s, s.share)) > 0.5",
            "the sum of share of cost over sites where federal waters is yes is more than 0.5",
        ),
        (
            "finance.dscr - 2 * (finance.dscr + 1) < 3",
            "lowest debt service cover minus (2 times (lowest debt service cover plus 1)) is less than 3",
        ),
        ("-finance.dscr < 3", "minus lowest debt service cover is less than 3"),
        ('"US" in sites.map(s, s.country)', "country of every site include United States"),
        ("min([finance.dscr, 2.5]) > 1", "the lowest of lowest debt service cover or 2.5 is more than 1"),
        ("[1, 2].exists(n, n < finance.dscr)", "at least one item of 1 or 2: n is less than lowest debt service cover"),
    ],
)
def test_a_condition_is_told_in_one_sentence(condition: str, text: str) -> None:
    assert words(tree(condition), VOCABULARY, PARAMETERS) == text


def test_conclusions_are_told_by_their_titles_where_given() -> None:
    node = tree("conclusion.is_live && has(sites)")
    assert (
        words(node, VOCABULARY, PARAMETERS, {"is_live": "the project is live"})
        == "the project is live and sites is stated"
    )


def test_a_parameter_without_a_value_is_told_by_its_name() -> None:
    assert (
        words(tree("technology.trl >= param.trl_pass"), VOCABULARY, {})
        == "technology readiness level is at least trl pass"
    )


def test_a_percentage_is_written_close() -> None:
    assert words(tree("param.trl_pass == 7"), VOCABULARY, {"trl_pass": Decimal(-1200)}) == "-1,200 is 7"


@pytest.mark.parametrize(
    ("label", "one"),
    [
        ("sites", "site"),
        ("parties", "party"),
        ("litigation", "item of litigation"),
        ("losses", "losse"),
        ("status", "item of status"),
    ],
)
def test_one_of_many_is_called_by_its_singular(label: str, one: str) -> None:
    assert english_singular(label) == one


def test_denying_twice_says_the_thing_itself() -> None:
    node = tree("generation.net_mw >= 300")
    assert words(Not(Not(node, node.at), node.at), VOCABULARY, PARAMETERS) == words(node, VOCABULARY, PARAMETERS)
