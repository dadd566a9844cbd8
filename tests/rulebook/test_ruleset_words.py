"""What the shipped ruleset says beside titles and labels is said in three languages, with the same numbers."""

from collections.abc import Iterator

from engine.explaining.test_languages import numbers
from shinsa.library import load_ruleset
from shinsa.values import Worded

RULESET = load_ruleset("us_japan_2025")


def worded() -> Iterator[tuple[str, str]]:
    """Remarks, practices, renderings, who set or holds a value and why, titles of documents, assumptions and laws."""
    for head in (rule.head for rule in RULESET.rules):
        said = (head.remark, *(words for each in head.sources for words in (each.practice, each.rendering)))
        yield from ((head.id, text) for text in said if text is not None)
    for entry in RULESET.parameters:
        yield from ((entry.name, text) for setting in entry.settings for text in (setting.owner, setting.reason))
        yield from ((entry.name, text) for other in entry.alternatives for text in (other.held_by, other.reason))
    yield from ((document.id, document.title) for document in RULESET.documents)
    yield from ((assumed.id, assumed.message) for assumed in RULESET.assumptions)
    yield from ((law.id, law.message) for law in RULESET.laws or ())


def test_remarks_sources_and_reasons_are_told_in_three_languages() -> None:
    texts = list(worded())
    left = [
        (where, text)
        for where, text in texts
        if not (isinstance(text, Worded) and set(text.text.languages()) == {"en", "ja", "zh"})
    ]
    assert (left, len(texts) > 400) == ([], True)


def test_the_numbers_of_remarks_sources_and_reasons_agree_between_languages() -> None:
    differ = {
        text: (numbers(text), numbers(text.in_language("ja")), numbers(text.in_language("zh")))
        for _, text in worded()
        if isinstance(text, Worded)
    }
    assert {text: told for text, told in differ.items() if not told[0] == told[1] == told[2]} == {}
