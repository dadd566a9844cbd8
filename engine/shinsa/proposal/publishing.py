"""The JSON Schema of proposals, for forms, editors and other programs."""

from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias

from shinsa.facts import Fact, FactKind, FactList
from shinsa.proposal.describing import span
from shinsa.proposal.shape import EVIDENCE_VALUE, Group, Member, row_of
from shinsa.proposal.validating import DECIMAL_TEXT, ISO_DATE, LINE_CONTROL, LONGEST_NAME, TEXT_CONTROL
from shinsa.standards import countries, currencies

JsonSchema: TypeAlias = dict[str, object]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
IDENTIFIER = "urn:shinsa:schema:proposal:1"

_TEXT = "[^" + TEXT_CONTROL.encode("unicode_escape").decode("ascii").replace("\\x", "\\u00") + "]*"
_LINE = "[^" + LINE_CONTROL.encode("unicode_escape").decode("ascii").replace("\\x", "\\u00") + "]*"


def schema_document(shape: Group, currency: str) -> JsonSchema:
    """The whole schema: every fact with its label as title and its unit in the description."""
    return {
        "$schema": DIALECT,
        "$id": IDENTIFIER,
        "title": "Proposal",
        "description": "a fact that is absent or null is not known; [], 0, false and none are answers",
        **_object(shape, currency),
        "$defs": {
            "country": {"enum": sorted(countries()), "description": "ISO 3166-1 alpha-2"},
            "currency": {"enum": sorted({*currencies(), currency}), "description": "ISO 4217"},
        },
    }


def _schema(member: Member, currency: str) -> JsonSchema:
    if isinstance(member, Group):
        return _object(member, currency)
    if isinstance(member, FactList):
        items = _schema(row_of(member), currency)
        return {"title": member.label.en, "type": "array", "maxItems": member.longest, "items": items}
    described = _description(member, currency)
    return {"title": member.label.en, **described, **_fact(member, currency)}


def _object(group: Group, currency: str) -> JsonSchema:
    properties: JsonSchema = {}
    for name, member in group.members.items():
        schema = _schema(member, currency)
        properties[name] = schema if name in group.required else _nullable(schema)
    required: JsonSchema = {"required": sorted(group.required)} if group.required else {}
    return {"type": "object", "properties": properties, **required, "additionalProperties": False}


def _nullable(schema: JsonSchema) -> JsonSchema:
    """Null says that a fact is not known, as its absence does."""
    if isinstance(schema.get("type"), str):
        return {**schema, "type": [schema["type"], "null"]}
    told: JsonSchema = {key: schema[key] for key in ("title", "description") if key in schema}
    rest = {key: value for key, value in schema.items() if key not in told}
    return {**told, "anyOf": [rest, {"type": "null"}]} if rest else schema


def _description(fact: Fact, currency: str) -> JsonSchema:
    parts = [f"in {fact.unit}"] if fact.unit else []
    bounded = (fact.minimum, fact.maximum, fact.earliest, fact.latest) != (None, None, None, None)
    if fact.kind in {FactKind.MONEY, FactKind.DATE} and bounded:
        parts.append(span(fact, currency))
    return {"description": "; ".join(parts)} if parts else {}


def _fact(fact: Fact, currency: str) -> JsonSchema:
    if fact.path == EVIDENCE_VALUE:
        return {}
    return _money(fact, currency) if fact.kind is FactKind.MONEY else _KINDS[fact.kind](fact)


def _number(fact: Fact) -> JsonSchema:
    bounds = {"minimum": fact.minimum, "maximum": fact.maximum, "multipleOf": fact.step}
    return {"type": "number", **{key: _json(bound) for key, bound in bounds.items() if bound is not None}}


def _json(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


def _choice(fact: Fact) -> JsonSchema:
    labels = "; ".join(f"{choice.value}: {choice.label.en}" for choice in fact.choices)
    return {"enum": [choice.value for choice in fact.choices], "description": labels}


def _text(fact: Fact) -> JsonSchema:
    if fact.path in {"id", "title"}:
        return {"type": "string", "minLength": 1, "maxLength": LONGEST_NAME, "pattern": rf"^{_LINE}$"}
    return {"type": "string", "pattern": f"^{_TEXT}$"}


def _money(fact: Fact, currency: str) -> JsonSchema:
    """Bounds hold for amounts in the programme's currency, and where they are written as numbers."""
    plain_number = {"type": "number"}
    written_text = {"type": "string", "pattern": DECIMAL_TEXT}
    schema: JsonSchema = {
        "type": "object",
        "properties": {"amount": {"anyOf": [plain_number, written_text]}, "currency": {"$ref": "#/$defs/currency"}},
        "required": ["amount", "currency"],
        "additionalProperties": False,
    }
    bounds = {key: value for key, value in _number(fact).items() if key != "type"}
    if bounds:
        schema["if"] = {"properties": {"currency": {"const": currency}}}
        schema["then"] = {"properties": {"amount": bounds}}
    return schema


_KINDS: dict[FactKind, Callable[[Fact], JsonSchema]] = {
    FactKind.NUMBER: _number,
    FactKind.BOOL: lambda _fact: {"type": "boolean"},
    FactKind.CHOICE: _choice,
    FactKind.COUNTRY: lambda _fact: {"$ref": "#/$defs/country"},
    FactKind.TEXT: _text,
    FactKind.DATE: lambda _fact: {"type": "string", "format": "date", "pattern": ISO_DATE},
}
