"""What an example means, whatever language it is told in: the facts it states, and what it expects.

Everything is one line of text, `generation.net_mw: 300` or `the rule gives {number} points: 12`, so that two examples
can be compared and a difference be shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from shinsa.facts import Fact, FactKind, path_read
from shinsa.ruleset import Ruleset
from shinsa.values import plain
from shinsa_adapters.rulebook.answers import split_answers
from shinsa_adapters.rulebook.draft import Draft, Stated
from shinsa_adapters.rulebook.names import Names
from shinsa_adapters.rulebook.steps import Match
from shinsa_adapters.rulebook.telling import Told

_NUMBERS = frozenset({"number", "low", "high", "count"})
OWN_WORDS = "in words of its own"
"""Stands for text that each language words as it likes: names, sources of evidence, messages."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """The lines of one example, and its texts in words of its own (`words`), in order."""

    lines: frozenset[str]
    words: tuple[str, ...]


def texts_of(ruleset: Ruleset) -> frozenset[str]:
    """The paths of the facts that are plain text."""
    entries = ruleset.vocabulary.by_path().items()
    return frozenset(path for path, entry in entries if isinstance(entry, Fact) and entry.kind is FactKind.TEXT)


def meaning_of(told: Told, texts: frozenset[str]) -> Meaning:
    """What a sound example means; `texts` are the paths of the facts that are plain text."""
    lines: list[str] = []
    words: list[str] = []
    for place, act in enumerate(told.acts):
        before = f"screening {place + 1}: " if len(told.acts) > 1 else ""
        for line, own in (*_stated(act.draft, texts), *(_expected(match, told.names) for match in act.expected)):
            lines.append(before + line)
            words += () if own is None else (own,)
    return Meaning(frozenset(lines), tuple(words))


_Line = tuple[str, str | None]
"""A line, and the words behind it that are a language's own."""


def _stated(draft: Draft, texts: frozenset[str]) -> Iterator[_Line]:
    yield f"as of: {draft.as_of}", None
    for name, setting in draft.settings:
        yield f"param.{name}: {_plain(setting)}", None
    sources: dict[str, int] = {}
    for path, value in _leaves("", draft.document):
        if path.startswith("evidence[") and path.endswith(".source"):
            place = sources.setdefault(str(value), len(sources) + 1)
            yield f"{path}: source {place}", str(value)
        elif path_read(path) in texts:
            yield f"{path}: {OWN_WORDS}", str(value)
        else:
            yield f"{path}: {_plain(value)}", None


def _leaves(path: str, value: Stated) -> Iterator[tuple[str, Stated]]:
    """Every stated value by its concrete path, empty lists and objects too."""
    match value:
        case dict() if value:
            for name, inner in value.items():
                yield from _leaves(f"{path}.{name}" if path else name, inner)
        case list() if value:
            for place, item in enumerate(value):
                yield from _leaves(f"{path}[{place}]", item)
        case _:
            yield path, value


def _expected(match: Match, names: Names) -> _Line:
    own = match.words.get("text")
    said = [_canonical(blank, text, names) for blank, text in match.words.items()]
    return f"{match.step.pattern}: {', '.join(said)}" if said else match.step.pattern, own


def _canonical(blank: str, text: str, names: Names) -> str:
    """What stands in a blank, by its name in no language."""
    if blank in _NUMBERS:
        return plain(Decimal(text))
    if blank == "text":
        return OWN_WORDS
    if blank in {"review_kind", "review_kinds"}:
        kinds = (names.tongue.review_kinds[kind] for kind in split_answers(text, names.tongue))
        return " and ".join(sorted(kinds))
    if blank == "verdict":
        return names.tongue.verdicts[text]
    return _named(blank, text, names)


def _named(blank: str, text: str, names: Names) -> str:
    """The path, id or name of a thing of the ruleset."""
    if blank == "family":
        return names.families[text].id
    if blank == "conclusion":
        return names.conclusions[text].name
    thing = names.facts.get(text) or names.lists.get(text) if blank in {"anything", "fact", "list"} else None
    return text if thing is None else thing.path


def _plain(value: object) -> str:
    match value:
        case Decimal():
            return plain(value)
        case bool():
            return "yes" if value else "no"
        case list() | dict() if not value:
            return "none"
        case tuple():
            return ", ".join(map(_plain, cast("tuple[object, ...]", value)))
        case _:
            return str(value)
