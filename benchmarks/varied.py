"""A stream of proposals like those an office receives: the examples, each time with another id, names, numbers, days.

Most of what a proposal says is a choice from a short list, and stays. A number falls by up to a tenth, a day moves by
up to ten days, a name is another one, and one fact in twenty is left out; what evidence speaks of stays as it is. No
two are alike, but a rule meets values that are new to it only where it reads a number, a day or a name.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import cycle
from random import Random
from re import compile as pattern

import orjson

from benchmarks.fresh import possible
from benchmarks.subject import EXAMPLES, Subject
from shinsa.screening import Screener

_LEFT_OUT = 0.05
_TRIES = 1000
_SMALL = 20
"""Whole numbers up to this are counts and levels, and stay."""
_AMOUNT = pattern(r"[0-9]{4,}")
_NAMES = frozenset({"name", "place"})


def varied(of: Subject, seed: int) -> Iterator[bytes]:
    """New proposals without end, as many like each example; impossible ones are made again."""
    judge = Screener(of.screener.ruleset, inference="direct")
    examples = [data for path in sorted(EXAMPLES.rglob("*.json")) if possible(judge, data := path.read_bytes())]
    random = Random(seed)  # noqa: S311  # the same proposals in each run
    for number, example in enumerate(cycle(map(orjson.loads, examples))):
        named = {"id": f"varied-{seed}-{number}", "title": f"varied {number}"}
        tries = (orjson.dumps(_Mover(example, random).moved() | named) for _ in range(_TRIES))
        found = next((data for data in tries if possible(judge, data)), None)
        if found is None:
            raise SystemExit(f"no proposal like `{example['id']}` is possible")
        yield found


class _Mover:
    """Moves the facts of one example by chance."""

    def __init__(self, example: Mapping[str, object], random: Random) -> None:
        self._example = example
        self._random = random
        evidence = example.get("evidence", [])
        assert isinstance(evidence, list)
        self._fixed = frozenset(each["fact"] for each in evidence)

    def moved(self) -> dict[str, object]:
        """Another proposal."""
        return {key: value if key == "evidence" else self._group(key, value) for key, value in self._example.items()}

    def _group(self, key: str, value: object) -> object:
        if not isinstance(value, dict):
            return self._value(key, key, value)
        kept = {name: inner for name, inner in value.items() if self._stays(f"{key}.{name}")}
        return {name: self._value(f"{key}.{name}", name, inner) for name, inner in kept.items()}

    def _stays(self, path: str) -> bool:
        return self._evidenced(path) or self._random.random() >= _LEFT_OUT

    def _evidenced(self, path: str) -> bool:
        return any(fact.startswith(path) for fact in self._fixed)

    def _value(self, path: str, key: str, value: object) -> object:
        if self._evidenced(path) and not isinstance(value, list | dict):
            return value
        match value:
            case dict():
                return {name: self._value(f"{path}.{name}", name, inner) for name, inner in value.items()}
            case list():
                return [self._value(f"{path}[{place}]", key, item) for place, item in enumerate(value)]
            case int() if not isinstance(value, bool) and abs(value) > _SMALL:
                return round(value * self._random.uniform(0.9, 1.0))
            case float():
                return round(value * self._random.uniform(0.9, 1.0), 2)
            case _:
                return self._text(key, value) if isinstance(value, str) else value

    def _text(self, key: str, text: str) -> str:
        if key in _NAMES and " " in text:
            return f"{text} {self._random.randint(2, 999)}"
        if _AMOUNT.fullmatch(text):
            return str(round(int(text) * self._random.uniform(0.9, 1.0), 3 - len(text)))
        try:
            return (date.fromisoformat(text) + timedelta(days=self._random.randint(-10, 10))).isoformat()
        except ValueError:
            return text
