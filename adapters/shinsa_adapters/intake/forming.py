"""What a mapping says of the form it was written for, and whether its paths read answers that the form asks for."""

from collections.abc import Iterable

from shinsa.errors import Place
from shinsa.parsing.report import Report, did_you_mean, listed
from shinsa.parsing.shapes import Keys, Record, entries_of, named, one_of, scalar, word
from shinsa.reading import MappingNode, Node
from shinsa_adapters.intake import model
from shinsa_adapters.intake.closed import is_stated_only
from shinsa_adapters.intake.forms import ANSWERS, Form, FormField
from shinsa_adapters.intake.paths import PathError, compiled
from shinsa_adapters.intake.tabling import paths_in

_FREE = frozenset({"short_answer", "long_answer", "title", "cover_letter"})
"""Types of fields whose answers people write freely."""
_KEYS = Keys("a form", ("id", "digest", "fields"), ("older",))
_FIELD = Keys("a field of a form", ("id", "type", "label"), ("options",))
_OLDER = one_of({"refuse": False, "take": True}, "what becomes of answers on an older form")


def form(node: Node, report: Report) -> Form | None:
    """The form, held against its digest: a listing that was changed by hand is no longer what was fetched."""
    record = Record(node, _KEYS, report)
    before = len(report.findings)
    told = record.get("id", word), record.get("digest", word), record.get("fields", _fields)
    older = record.get("older", _OLDER) or False
    name, digest, fields = told
    if name is None or digest is None or fields is None or len(report.findings) > before:
        return None
    found = Form(name, fields, older)
    if found.digest != digest:
        hint = "fetch it again with `shinsa intake form submittable`; names of fields may be changed freely"
        report.add(
            record.place("digest"), "wrong-digest", f"the fields listed here have the digest {found.digest}", hint
        )
        return None
    return found


def _fields(node: Node, report: Report) -> dict[str, FormField] | None:
    found: dict[str, FormField] = {}
    ids: dict[str, str] = {}
    for key, entry in named(node, "the fields of a form", report):
        given = _field(entry.value, report)
        if given is None:
            continue
        if ids.setdefault(given.id, key) != key:
            report.add(entry.at, "field-twice", f"field {given.id} is `{ids[given.id]}` already", "keep one")
        found[key] = given
    return found


def _field(node: Node, report: Report) -> FormField | None:
    record = Record(node, _FIELD, report)
    name, kind = record.get("id", word), record.get("type", word)
    label = record.get("label", scalar)
    options = record.get("options", _options) or {}
    return None if name is None or kind is None or label is None else FormField(name, kind, label.text, options)


def _options(node: Node, report: Report) -> dict[str, str]:
    read = {
        key: scalar(entry.value, report) for key, entry in entries_of(node, "the options of a field", report).items()
    }
    return {key: label.text for key, label in read.items() if label is not None}


def look_at_answers(root: MappingNode, form: Form, report: Report) -> None:
    """Whether every answer that a path reads is one of the form's; a misspelt one would never find anything."""
    for at, text in paths_in(root):
        try:
            read = compiled(text).below(ANSWERS)
        except PathError:
            continue  # reported where it is read
        for unknown in sorted(read - set(form.fields)):
            _unknown(unknown, form, at, report)


def look_at_free_text(facts: Iterable[model.Assigned], lists: Iterable[model.Each], form: Form, report: Report) -> None:
    """Whether what nobody may conclude is read into an answer that people write freely, whatever the mapping says."""
    given = [(each.fact.path, each.function, set[str]()) for each in facts]
    for each in lists:
        given += [(part.fact.path, part.function, each.path.below(ANSWERS)) for part in each.parts]
    for fact, function, around in given:
        if not isinstance(function, model.Switch) or not is_stated_only(fact):
            continue
        for name in sorted(function.path.below(ANSWERS) | around):
            field = form.fields.get(name)
            if field is not None and field.type in _FREE:
                message = f"`{fact}` is never read into a free text, and `{name}` of the form is a {field.type}"
                report.add(function.at, "free-text", message, "leave the fact out, or ask for it with choices")


def _unknown(name: str, form: Form, at: Place, report: Report) -> None:
    hint = did_you_mean(name, form.fields, f"fields are {listed(sorted(form.fields))}")
    report.add(at, "unknown-field", f"the path reads `{ANSWERS}.{name}`, which is no field of the form", hint)
