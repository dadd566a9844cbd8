"""A vocabulary may say how likely answers are, with a reason; the sums, answers and bands are checked."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from checking_page import SMALL, copied
from shinsa.facts import Band, Fact, Likelihoods
from shinsa.library import check_ruleset, load_ruleset

CHOICE, NUMBER, DAY, YES_NO = "generation.kind", "generation.net_mw", "signed_on", "yard.naval"


def with_likely(tmp_path: Path, fact: str, likely: str) -> Path:
    """The small ruleset, with likelihoods for a fact."""
    folder = copied(tmp_path)
    file = folder / "vocabulary.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(f"  {fact}:\n", f"  {fact}:\n    likely: {{{likely}}}\n"), encoding="utf-8")
    return folder


def mistakes(tmp_path: Path, fact: str, likely: str) -> list[str]:
    _, findings = check_ruleset(with_likely(tmp_path, fact, likely))
    return [str(finding) for finding in findings]


@pytest.mark.parametrize(
    ("fact", "likely", "found"),
    [
        (
            CHOICE,
            "answers: {nuclear: 0.2, gas: 0.7, none: 0.1}",
            Likelihoods("a survey", (("nuclear", Decimal("0.2")), ("gas", Decimal("0.7")), ("none", Decimal("0.1")))),
        ),
        (
            YES_NO,
            "answers: {true: 0.9, false: 0.1}",
            Likelihoods("a survey", ((True, Decimal("0.9")), (False, Decimal("0.1")))),
        ),
        (
            NUMBER,
            "bands: [{up_to: 10, likely: 0.25}, {likely: 0.75}]",
            Likelihoods("a survey", (), (Band(Decimal(10), Decimal("0.25")), Band(None, Decimal("0.75")))),
        ),
        (
            DAY,
            "bands: [{up_to: 2028-06-30, likely: 0.5}, {likely: 0.5}]",
            Likelihoods("a survey", (), (Band(date(2028, 6, 30), Decimal("0.5")), Band(None, Decimal("0.5")))),
        ),
    ],
)
def test_likelihoods_are_read(tmp_path: Path, fact: str, likely: str, found: Likelihoods) -> None:
    ruleset = load_ruleset(with_likely(tmp_path, fact, f"because: a survey, {likely}"))
    entry = ruleset.vocabulary.by_path()[fact]
    assert isinstance(entry, Fact)
    assert entry.likelihoods == found
    assert ruleset.digest != load_ruleset(SMALL).digest


@pytest.mark.parametrize(
    ("fact", "likely", "mistake"),
    [
        (
            CHOICE,
            "because: a survey, answers: {nuclear: 0.2, gas: 0.6, none: 0.1}",
            "13:42: wrong-value: the likelihoods add up to 0.9\n  hint: they add up to 1",
        ),
        (
            CHOICE,
            "because: a survey, answers: {nuclear: 0.2, gsa: 0.7, none: 0.1}",
            "13:57: wrong-value: `generation.kind` has no answer `gsa`\n  hint: did you mean `gas`?",
        ),
        (
            CHOICE,
            "because: a survey, answers: {gas: 1}",
            (
                "13:42: wrong-value: no likelihood is given for `nuclear` and `none`\n"
                "  hint: name every answer, with 0 where it never comes"
            ),
        ),
        (
            CHOICE,
            "because: a survey, answers: {nuclear: 2, gas: -1, none: 0}",
            "13:52: wrong-value: the likelihood 2 is not between 0 and 1",
        ),
        (
            NUMBER,
            "because: a survey, bands: [{up_to: 10, likely: 1}]",
            (
                "5:40: wrong-value: the last band, and no other, has no end\n"
                "  hint: leave `up_to` out in the last band alone: it holds whatever the others do not"
            ),
        ),
        (
            NUMBER,
            "because: a survey, bands: [{up_to: 9, likely: 0.5}, {up_to: 3, likely: 0.2}, {likely: 0.3}]",
            "5:40: wrong-value: the ends of the bands do not rise\n  hint: write the lowest band first",
        ),
        (
            NUMBER,
            "because: a survey, bands: [{up_to: 30000, likely: 0.5}, {likely: 0.5}]",
            "5:49: wrong-value: `generation.net_mw` does not go beyond 30000 on both sides of it",
        ),
        (CHOICE, "answers: {nuclear: 0.2, gas: 0.7, none: 0.1}", "13:13: missing-key: likelihoods lacks `because`"),
    ],
)
def test_likelihoods_that_cannot_be_meant_are_refused(tmp_path: Path, fact: str, likely: str, mistake: str) -> None:
    assert f"vocabulary.yaml:{mistake}" in mistakes(tmp_path, fact, likely)


def test_a_country_has_none(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    file = folder / "vocabulary.yaml"
    text = file.read_text(encoding="utf-8").replace("{type: country,", "{type: country, likely: {because: x},")
    file.write_text(text, encoding="utf-8")
    _, (finding, *_) = check_ruleset(folder)
    assert (finding.code, finding.message) == ("unknown-key", "a fact of type country has no key `likely`")
