"""The patterns of steps: plain words, and blanks that hold a name of the ruleset or words of a form.

A regular expression with every name in it says the same, and takes longer to make than all sentences to be read: names
are looked up instead. Where a sentence may be read in two ways, the longest name and the longest words come first.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from shinsa.facts import FactKind
from shinsa_adapters.rulebook.names import Names
from shinsa_adapters.rulebook.tongues import Tongue

_PARTS = re.compile(r"(\{\w+\}|\([^()]+\)|\b\w+/\w+\b)", re.ASCII)
_ALTERNATIVES = re.compile(r"\w+/\w+", re.ASCII)
_FIRST = 2
"""By how many of their first characters names are looked up; a name may be shorter by one."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Plain words, the first of several that stand there; `""` may be among them."""

    several: tuple[str, ...]

    def ends(self, text: str, at: int) -> Iterator[int]:
        """Where they may end that begin at a place."""
        return (at + len(words) for words in self.several if text.startswith(words, at))


@dataclass(frozen=True, slots=True)
class Name:
    """One of many names, the longest first."""

    known: Mapping[str, list[str]]

    def ends(self, text: str, at: int) -> Iterator[int]:
        """Where a name may end that begins at a place."""
        found = (*self.known.get(text[at : at + _FIRST], ()), *self.known.get(text[at : at + 1], ()))
        return (at + len(name) for name in found if text.startswith(name, at))


@dataclass(frozen=True)
class Form:
    """Words of a form, as many as there can be; `never` must not match where they begin."""

    form: str
    never: str | None = None

    def ends(self, text: str, at: int) -> Iterator[int]:
        """Where words of the form may end that begin at a place."""
        if self._refused is not None and self._refused.match(text, at):
            return iter(())
        return (end for end in range(len(text), at, -1) if self._wanted.fullmatch(text, at, end))

    @cached_property
    def _wanted(self) -> re.Pattern[str]:
        return re.compile(self.form)

    @cached_property
    def _refused(self) -> re.Pattern[str] | None:
        return None if self.never is None else re.compile(self.never)


Blank: TypeAlias = Name | Form


class Pattern:
    """A step's pattern, with what its blanks may hold."""

    def __init__(self, pattern: str, blanks: Mapping[str, Blank]) -> None:
        parts = [part for part in _PARTS.split(pattern) if part]
        self._plain = max((part for part in parts if not _PARTS.fullmatch(part)), key=len)
        self._parts = tuple(_part(part, blanks) for part in parts)

    def words(self, sentence: str) -> dict[str, str] | None:
        """What stands in each blank of the sentence; `None` where it does not fit."""
        return self._read(sentence, 0, 0) if self._plain in sentence else None

    def _read(self, sentence: str, at: int, place: int) -> dict[str, str] | None:
        if place == len(self._parts):
            return {} if at == len(sentence) else None
        name, part = self._parts[place]
        for end in part.ends(sentence, at):
            rest = self._read(sentence, end, place + 1)
            if rest is not None:
                return rest if name is None else {name: sentence[at:end], **rest}
        return None


def _part(part: str, blanks: Mapping[str, Blank]) -> tuple[str | None, _Words | Blank]:
    """A blank with its name, words that may be left out, alternatives, or plain words."""
    if part.startswith("{"):
        return part[1:-1], blanks[part[1:-1]]
    if part.startswith("("):
        return None, _Words((part[1:-1], ""))
    return None, _Words(tuple(part.split("/")) if _ALTERNATIVES.fullmatch(part) else (part,))


def blanks_of(names: Names) -> dict[str, Blank]:
    """What each kind of blank may hold."""
    facts, lists = _sorted(names.facts), _sorted(names.lists)
    return {
        **_forms(names.tongue),
        "fact": facts,
        "question": _sorted(name for name, fact in names.facts.items() if fact.kind is FactKind.BOOL),
        "anything": _sorted([*names.facts, *names.lists]),
        "list": lists,
        "parameter": _sorted(names.parameters),
        "family": _sorted(names.families),
        "conclusion": _sorted(names.conclusions),
    }


def _sorted(names: Iterable[str]) -> Name:
    known: dict[str, list[str]] = {}
    for name in sorted(set(names), key=lambda name: (-len(name), name)):
        known.setdefault(name[:_FIRST], []).append(name)
    return Name(known)


def _forms(tongue: Tongue) -> dict[str, Blank]:
    """What the blanks may hold that name nothing of the ruleset."""
    digits = r"[0-9\uff10-\uff19]" if tongue.wide else "[0-9]"
    sign, point = ("[-−－]?", "[.．]") if tongue.wide else ("-?", r"\.")
    number = Form(rf"{sign}{digits}+(?:{point}{digits}+)?")
    unstated = f"{re.escape(tongue.not_stated)}(?:{tongue.sentence_end})?$"
    kinds = _one_of(tongue.review_kinds)
    return {
        "day": Form(r"[-0-9\uff10-\uff19年月日]+" if tongue.wide else r"[0-9-]+"),
        "number": number,
        "low": number,
        "high": number,
        "count": Form(f"{digits}+"),
        "name": Form(r"[^\"「」“”]+"),
        "text": Form(r".+"),
        "value": Form(r".+", unstated),
        "items": Form(r".+", unstated),
        "truth": _sorted(_asked(tongue)),
        "source": Form(r".+"),
        "verdict": _sorted(tongue.verdicts),
        "review_kind": _sorted(tongue.review_kinds),
        "review_kinds": Form(rf"(?:{kinds})(?:(?:{_one_of(tongue.separators)})(?:{kinds}))*"),
    }


def _asked(tongue: Tongue) -> list[str]:
    """The answers to a question that is asked as one: in English `it is true that …`, never `it is yes that …`."""
    return [word for word in tongue.truths if word not in {"yes", "no"}]


def _one_of(known: Iterable[str]) -> str:
    longest_first = sorted(known, key=lambda name: (-len(name), name))
    return "|".join(map(re.escape, longest_first)) or r"(?!)"
