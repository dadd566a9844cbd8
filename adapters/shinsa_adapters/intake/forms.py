"""The form that a mapping was written for: its fields with their words, their digest, and how two forms differ."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

ANSWERS: Final = "answers"
"""Where a record of a form has the answers, by the names that the mapping gives the fields."""


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of a form: its id there, its type and label in the form's own words, and its options by their ids."""

    id: str
    type: str
    label: str
    options: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Form:
    """A form by its id, with its fields by the names that a mapping calls them.

    `older` says that answers given on an older version of the form are taken as well.
    """

    id: str
    fields: Mapping[str, FormField]
    older: bool = False

    @property
    def digest(self) -> str:
        """`sha256:` over the fields in the order of their ids; what a mapping calls them does not count."""
        told = sorted(
            [each.id, each.type, each.label, sorted(map(list, each.options.items()))] for each in self.fields.values()
        )
        written = json.dumps([self.id, told], ensure_ascii=False, separators=(",", ":"))
        return f"sha256:{hashlib.sha256(written.encode()).hexdigest()}"


def differences(written_for: Form, found: Form) -> tuple[str, ...]:
    """What became of each field that is not as it was when the mapping was written; nothing where all are."""
    now = {each.id: each for each in found.fields.values()}
    before = {each.id for each in written_for.fields.values()}
    told = [line for name, each in written_for.fields.items() for line in _changed(name, each, now.get(each.id))]
    added = [f"added: `{each.label}`, {each.type}, field {each.id}" for each in now.values() if each.id not in before]
    return (*told, *added)


def _changed(name: str, before: FormField, now: FormField | None) -> Iterator[str]:
    if now is None:
        yield f"removed: `{name}`, which was `{before.label}`, field {before.id}"
        return
    if now.label != before.label:
        yield f"renamed: `{name}` was `{before.label}` and is `{now.label}`"
    if now.type != before.type:
        yield f"type changed: `{name}` was {before.type} and is {now.type}"
    for option in dict.fromkeys((*before.options, *now.options)):
        yield from _option(name, option, before.options.get(option), now.options.get(option))


def _option(name: str, option: str, before: str | None, now: str | None) -> Iterator[str]:
    if now is None:
        yield f"option removed: `{name}` could be `{before}`, option {option}"
    elif before is None:
        yield f"option added: `{name}` can be `{now}`, option {option}"
    elif before != now:
        yield f"option renamed: `{name}` had `{before}`, which is `{now}`, option {option}"
