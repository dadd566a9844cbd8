"""What the Gherkin parser does not accept, in words for people who have never heard of a token."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import MappingProxyType

from gherkin.dialect import Dialect
from gherkin.errors import (
    CompositeParserException,
    NoSuchLanguageException,
    ParserException,
    UnexpectedEOFException,
    UnexpectedTokenException,
)
from gherkin.parser_types import Feature, GherkinDocument

from shinsa_adapters.rulebook.problems import FeatureError, FeatureProblem
from shinsa_adapters.rulebook.tongues import TONGUES, Tongue, tongue_of_header

KEYWORDS = MappingProxyType({"en": "English", "ja": "Japanese", "zh-CN": "Chinese", "zh-TW": "Chinese (traditional)"})
"""The languages whose keywords are recognised where another language was expected."""
_MAY_STAND = MappingProxyType(
    {
        "#StepLine": "a step",
        "#TableRow": "a row of a table",
        "#DocStringSeparator": '`"""`',
        "#BackgroundLine": "`Background:`",
        "#ExamplesLine": "`Examples:`",
        "#ScenarioLine": "`Scenario:`",
        "#RuleLine": "`Rule:`",
        "#FeatureLine": "`Feature:`",
        "#TagLine": "a tag",
    }
)


def parse(path: Path, text: str) -> GherkinDocument:
    """The text as Gherkin; raises FeatureError with every mistake (the parser gives up after ten)."""
    from shinsa_adapters.rulebook.gherkin_parser import QuickParser  # noqa: PLC0415  # heavy, and often not wanted

    try:
        return QuickParser().parse(text)
    except CompositeParserException as error:
        raise FeatureError([_problem(path, each, text) for each in error.errors]) from error
    except ParserException as error:
        raise FeatureError([_problem(path, error, text)]) from error


def written_in(path: Path, feature: Feature) -> Tongue:
    """The language of a feature; raises FeatureError where no steps are written in it."""
    tongue = tongue_of_header(feature["language"])
    if tongue is None:
        known = ", ".join(f"`# language: {each.header}` ({each.name})" for each in TONGUES.values())
        message = f"no steps are written in the language `{feature['language']}`"
        raise FeatureError([FeatureProblem(path, feature["location"]["line"], "language", message, f"write {known}")])
    return tongue


def keywords(dialect: Dialect) -> tuple[str, ...]:
    """The words that begin a block, longest first, such as `Scenario Outline`."""
    several = (
        *dialect.feature_keywords,
        *dialect.background_keywords,
        *dialect.rule_keywords,
        *dialect.scenario_keywords,
        *dialect.scenario_outline_keywords,
        *dialect.examples_keywords,
    )
    return tuple(sorted(several, key=len, reverse=True))


def steps(dialect: Dialect) -> tuple[str, ...]:
    """The words that begin a step, as they are written: with the space behind them where one belongs there."""
    several = (
        *dialect.given_keywords,
        *dialect.when_keywords,
        *dialect.then_keywords,
        *dialect.and_keywords,
        *dialect.but_keywords,
    )
    return tuple(dict.fromkeys(word for word in several if word != "* "))


def language_of(word: str) -> str | None:
    """What the language is called in which the word begins a block, the first of several."""
    return next((said for name, said in KEYWORDS.items() if word in _begins(name)), None)


@cache
def _begins(name: str) -> frozenset[str]:
    dialect = Dialect.for_name(name)
    return frozenset() if dialect is None else frozenset(keywords(dialect))


def _problem(path: Path, error: ParserException, text: str) -> FeatureProblem:
    line = error.location["line"]
    message, hint = _told(error, _header(text))
    return FeatureProblem(path, line, "not-gherkin", message, hint)


def _header(text: str) -> str:
    """The language a file says it is in: `en` where it says nothing."""
    first = text.lstrip().partition("\n")[0].replace(" ", "")
    return first.removeprefix("#language:") if first.startswith("#language:") else "en"


def _told(error: ParserException, language: str) -> tuple[str, str | None]:
    match error:
        case UnexpectedTokenException():
            return _out_of_place(error, language)
        case UnexpectedEOFException():
            return "the file ends too soon", _here(str(error))
        case NoSuchLanguageException():
            return str(error).partition("): ")[2], "write `# language: ja`, `zh-CN` or `en`"
        case _:
            return _of_a_table(str(error).partition("): ")[2])


def _of_a_table(words: str) -> tuple[str, str | None]:
    if "inconsistent cell count" in words:
        return "the rows of the table differ in the number of their cells", "a stroke inside a cell is written `\\|`"
    return words, None


def _out_of_place(error: UnexpectedTokenException, language: str) -> tuple[str, str]:
    said = str(error).rpartition(", got '")[2].removesuffix("'")
    spoken = {name: word for word, name in _spoken(said)}
    if language in spoken:
        hint = _misplaced(said, spoken[language], language) or _here(str(error))
    else:
        hint = next((_mend(word, name) for name, word in spoken.items()), None) or _here(str(error))
    return f"`{said}` cannot stand here", hint


def _misplaced(said: str, word: str, language: str) -> str | None:
    """What to do about a block's keyword of the file's own language: it wants its colon, or a file has one feature."""
    if word not in _begins(language):
        return None
    if not said.removeprefix(word).startswith(":"):
        return f"write `{word}:`, with a colon"
    dialect = Dialect.for_name(language)
    return "a file holds one feature" if dialect is not None and word in dialect.feature_keywords else None


def _mend(word: str, name: str) -> str:
    """What to do about a keyword of another language: the first one of a file says that the file is in that."""
    dialect = Dialect.for_name(name)
    first = dialect is not None and word in dialect.feature_keywords
    remedy = f"begin the file with `# language: {name}`" if first else "keep to one language in a file"
    return f"`{word}` is {KEYWORDS[name]}: {remedy}"


def _here(words: str) -> str:
    """What may stand there, as the parser lists it."""
    return f"here may stand {', '.join(said for token, said in _MAY_STAND.items() if token in words)}"


def _spoken(line: str) -> Iterator[tuple[str, str]]:
    """The keyword a line begins with, and the name of its language."""
    for name in KEYWORDS:
        dialect = Dialect.for_name(name)
        for word in () if dialect is None else (*keywords(dialect), *steps(dialect)):
            if line.startswith((word, f"{word}:")) and word.strip():
                yield word.strip(), name
                break
