"""A submission and the form it answers become one record: answers by the mapping's names, in the words of the form."""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any, Final, cast

from shinsa_adapters.intake.forms import ANSWERS, Form, FormField
from shinsa_adapters.intake.paths import NotKnown
from shinsa_adapters.intake.submittable.documents import AskedField, Entry, FormAsked, Listed
from shinsa_adapters.intake.writing import line

SEVERAL: Final = frozenset({"multiple_response"})
"""Types of fields whose answer is a list, however many options were chosen."""
_OF_THE_FIELD: Final = ("formFieldId", "fieldType")
_WORD: Final = re.compile(r"[a-z0-9]+")
_LONGEST_NAME: Final = 40


def form_of(asked: FormAsked) -> Form:
    """A form as Submittable has it, its fields called after their labels."""
    fields: dict[str, FormField] = {}
    for place, each in enumerate(asked.fields, 1):
        fields[_free(_name(each.label or each.field_type, place), fields)] = _field(each)
    return Form(asked.form_id, fields)


def _field(asked: AskedField) -> FormField:
    options = {option.form_option_id: option.label for option in asked.options or ()}
    return FormField(asked.form_field_id, asked.field_type, asked.label or "", options)


def _name(label: str, place: int) -> str:
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    name = "_".join(_WORD.findall(plain))[:_LONGEST_NAME].strip("_")
    return name if name[:1].isalpha() else f"field_{place}"


def _free(name: str, taken: Mapping[str, object]) -> str:
    number, free = 2, name
    while free in taken:
        number, free = number + 1, f"{name}_{number}"
    return free


def joined(listed: Listed, entry: Entry, form: Form) -> dict[str, object]:
    """What a mapping reads: `submission`, `entry`, `answers`, and `other_answers` that belong to no field."""
    submission = listed.model_dump(by_alias=True, exclude_none=True)
    about = entry.model_dump(by_alias=True, exclude_none=True, exclude={"field_data", "is_old_form_version"})
    given = {str(answer.get("formFieldId")): answer for answer in entry.field_data}
    answers = {name: _answer(each, given.pop(each.id, None)) for name, each in form.fields.items()}
    left = {"other_answers": given} if given else {}
    return {"submission": submission, "entry": about, ANSWERS: answers, **left}


def _answer(asked: FormField, given: Mapping[str, Any] | None) -> object:
    """What was answered; a list of words where several may be chosen, and nothing where there is no answer."""
    if given is None:
        return None
    said = {key: value for key, value in given.items() if key not in _OF_THE_FIELD and value is not None}
    kind = given.get("fieldType")
    if kind is not None and kind != asked.type:
        reason = f"the answer is of the type {kind}, and the form asks for {asked.type}"
        return NotKnown("other-type", reason, _shown(said))
    if asked.options or "options" in said:
        return _chosen(asked, said)
    return said.get("value") if set(said) <= {"value"} else said


def _chosen(asked: FormField, said: Mapping[str, Any]) -> object:
    options = said.get("options")
    if options is None:
        return None if not said else NotKnown("not-options", "the answer names no option of the form", _shown(said))
    if not isinstance(options, list):
        return NotKnown("not-options", "the answer is no list of options", _shown(said))
    words = [_word(asked, option) for option in cast("list[object]", options)]
    if asked.type in SEVERAL:
        return words
    return words if len(words) > 1 else next(iter(words), None)


def _word(asked: FormField, option: object) -> str | NotKnown:
    """The form's word for an option; of one it does not know nobody can tell what it says."""
    label = asked.options.get(option) if isinstance(option, str) else None
    return NotKnown("option-not-known", f"the form has no option `{option}`", str(option)) if label is None else label


def _shown(said: Mapping[str, Any]) -> str:
    return line(dict(said)).decode().strip()


def version_of(entry: Entry) -> str:
    """Which version of the answers this is: Submittable's own word for it, or a digest of the answers."""
    if entry.entry_version_id:
        return entry.entry_version_id
    return sha256(answers_of(entry)).hexdigest()


def answers_of(entry: Entry) -> bytes:
    """The answers in one order, so that the same answers are the same bytes."""
    return line(sorted((dict(answer) for answer in entry.field_data), key=_field_of))


def _field_of(answer: Mapping[str, Any]) -> str:
    return str(answer.get("formFieldId"))


def listing(form: Form) -> Iterator[str]:
    """The form as a mapping says it, in YAML, line by line."""
    yield "form:"
    yield f"  id: {_quoted(form.id)}"
    yield f"  digest: {form.digest}"
    yield "  fields:"
    for name, each in form.fields.items():
        yield f"    {name}:"
        yield f"      id: {_quoted(each.id)}"
        yield f"      type: {_quoted(each.type)}"
        yield f"      label: {_quoted(each.label)}"
        if each.options:
            yield "      options:"
            yield from (f"        {_quoted(option)}: {_quoted(label)}" for option, label in each.options.items())


def _quoted(text: str) -> str:
    """A text in YAML's double quotes, which are JSON's."""
    return json.dumps(text, ensure_ascii=False)
