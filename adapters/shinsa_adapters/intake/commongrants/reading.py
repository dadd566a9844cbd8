"""A document of the protocol, read tolerantly: what keeps to it is typed, what departs from it is kept and told."""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, Literal, TypeAlias, cast

from pydantic import ValidationError

from shinsa_adapters.intake.commongrants.models import ApplicationBase, CustomField, ProposalBase

Shape: TypeAlias = Literal["application", "proposal"]
Place: TypeAlias = tuple[str | int, ...]
_APPLICATION: Final = frozenset({"formResponses", "competitionId", "submittedAt", "opportunityId"})
_PROPOSAL: Final = frozenset(
    {"title", "description", "amountRequested", "projectTimeline", "organizations", "contacts", "customFields"}
)
_SF_424: Final = frozenset({"project_title", "federal_estimated_funding", "sam_uei"})
SHIPPED: Final = ("commongrants_application", "commongrants_sf424", "commongrants_proposal")
"""The mappings that come with shinsa, by name."""
_TYPES: Final[Mapping[str, type]] = {"string": str, "number": Decimal, "boolean": bool, "object": dict, "array": list}


@dataclass(frozen=True, slots=True)
class Departure:
    """Where a document does not keep to the protocol, what stands there, and in what way."""

    place: Place
    value: object
    message: str

    @property
    def pointer(self) -> str:
        """The place as a JSON pointer (RFC 6901)."""
        return pointer(self.place)


@dataclass(frozen=True, slots=True)
class Received:
    """A document as received: its typed part, and every departure, whose value the typed part lacks.

    `misdeclared` are custom fields whose value is not of the type they declare; their values stay.
    """

    model: ApplicationBase | ProposalBase
    departures: tuple[Departure, ...]
    misdeclared: tuple[Departure, ...]

    def written(self) -> dict[str, object]:
        """The document written again: equal to what was read."""
        document = self.model.model_dump(by_alias=True, exclude_unset=True)
        for departure in self.departures:
            _put(document, departure)
        return document


def pointer(place: Place) -> str:
    """A place as a JSON pointer (RFC 6901)."""
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in place)


def shape_of(document: Mapping[str, object]) -> Shape | None:
    """Whether a document is an application or a proposal, by members that it alone has; `None` where it is neither."""
    if _APPLICATION & document.keys():
        return "application"
    return "proposal" if _PROPOSAL & document.keys() else None


def mapping_for(document: Mapping[str, object]) -> str | None:
    """The shipped mapping for a document of this shape; `None` where it is neither application nor proposal."""
    shape = shape_of(document)
    if shape != "application":
        return None if shape is None else "commongrants_proposal"
    answered = [set(response) for response in _responses(document)]
    return "commongrants_sf424" if any(_SF_424 & keys for keys in answered) else "commongrants_application"


def _responses(document: Mapping[str, object]) -> Iterator[dict[str, object]]:
    forms = document.get("formResponses")
    for form in cast("dict[str, object]", forms).values() if isinstance(forms, dict) else ():
        found = cast("dict[str, object]", form).get("response") if isinstance(form, dict) else None
        if isinstance(found, dict):
            yield cast("dict[str, object]", found)


def read(document: Mapping[str, object]) -> Received:
    """The document as its shape says; what is neither is read as a proposal of which nothing is known."""
    kind = ApplicationBase if shape_of(document) == "application" else ProposalBase
    kept: dict[str, object] = copy.deepcopy(dict(document))
    departures: list[Departure] = []
    while True:
        try:
            model = kind.model_validate(kept)
        except ValidationError as error:
            departures += _taken_out(kept, error)
        else:
            return Received(model, tuple(departures), tuple(_misdeclared(model)))


def _taken_out(document: dict[str, object], error: ValidationError) -> Iterator[Departure]:
    """Take what departs out of the document."""
    for place, message in {each["loc"]: each["msg"] for each in error.errors(include_url=False)}.items():
        *outer, last = place
        held: Any = document
        for part in outer:
            held = held[part]
        yield Departure(place, held.pop(last), message[:1].lower() + message[1:])


def _put(document: dict[str, Any], departure: Departure) -> None:
    *outer, last = departure.place
    held: Any = document
    for part in outer:
        held = held.setdefault(part, {})
    held[last] = departure.value


def _misdeclared(model: ApplicationBase | ProposalBase) -> Iterator[Departure]:
    """Custom fields whose value is not of the declared type. Nobody can say which of the two is meant."""
    for name, field in (model.custom_fields or {}).items():
        if not _as_declared(field):
            message = f"the custom field declares `{field.field_type}`, and its value is none"
            yield Departure(("customFields", name, "value"), field.value, message)


def _as_declared(field: CustomField) -> bool:
    value, kind = field.value, field.field_type
    if value is None or kind is None:
        return True
    if kind == "integer":
        return isinstance(value, Decimal) and value == value.to_integral_value()
    return isinstance(value, _TYPES[kind])
