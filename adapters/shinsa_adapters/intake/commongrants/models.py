"""The protocol's models, as far as shinsa looks at them. Every member may be missing, and unknown members are kept.

Values stay as they were written, so that what is read can be written again and is equal.
"""

import re
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

_AMOUNT: Final = re.compile(r"-?[0-9]+\.?[0-9]*", re.ASCII)
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_CLOCK: Final = r"[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})"
_TIME: Final = re.compile(rf"{_DAY.pattern}T{_CLOCK}", re.ASCII)


def _written(shape: re.Pattern[str], what: str) -> AfterValidator:
    def look(text: str) -> str:
        if not shape.fullmatch(text):
            raise PydanticCustomError("not_written_so", "input should be {what}", {"what": what})
        return text

    return AfterValidator(look)


DecimalText = Annotated[str, _written(_AMOUNT, "a decimal number written as text")]
Day = Annotated[str, _written(_DAY, "a day written as YYYY-MM-DD")]
Moment = Annotated[str, _written(_TIME, "a day and a time with a zone")]


class Part(BaseModel):
    """Anything of the protocol."""

    model_config = ConfigDict(extra="allow", frozen=True, strict=True, alias_generator=to_camel)


class Money(Part):
    """An amount, a decimal written as text, and the ISO 4217 code of its currency."""

    amount: DecimalText | None = None
    currency: str | None = None


class CustomField(Part):
    """A field of an implementation's own, by name, with the JSON type of its value."""

    name: str | None = None
    field_type: Literal["string", "number", "integer", "boolean", "object", "array"] | None = None
    json_schema: Annotated[str | None, Field(alias="schema")] = None
    value: object = None
    description: str | None = None


class Status(Part):
    """A word of the protocol, or `custom` with a word of an implementation's own."""

    value: str | None = None
    custom_value: str | None = None
    description: str | None = None


class Event(Part):
    """A day, a range of days, or something else with a name."""

    name: str | None = None
    event_type: Literal["singleDate", "dateRange", "other"] | None = None
    date: Day | None = None
    start_date: Day | None = None
    end_date: Day | None = None
    description: str | None = None


class Timeline(Part):
    """The days of a project."""

    start_date: Event | None = None
    end_date: Event | None = None
    other_dates: dict[str, Event] | None = None
    timeline_details: str | None = None


class Opportunity(Part):
    """The opportunity a proposal answers."""

    id: str | None = None
    title: str | None = None
    custom_fields: dict[str, CustomField] | None = None


class Organization(Part):
    """Who asks for money, or stands behind it."""

    id: str | None = None
    name: str | None = None
    custom_fields: dict[str, CustomField] | None = None


class Organizations(Part):
    """The first organization, and others by what they are for the proposal."""

    primary: Organization | None = None
    other_orgs: dict[str, Organization] | None = None


class FormResponse(Part):
    """What was answered to one form: a free object."""

    id: str | None = None
    form_id: str | None = None
    application_id: str | None = None
    response: dict[str, object] | None = None
    status: Status | None = None
    validation_errors: list[object] | None = None
    custom_fields: dict[str, CustomField] | None = None
    created_at: Moment | None = None
    last_modified_at: Moment | None = None


class ApplicationBase(Part):
    """An application to a competition."""

    id: str | None = None
    title: str | None = None
    competition_id: str | None = None
    opportunity_id: str | None = None
    form_responses: dict[str, FormResponse] | None = None
    status: Status | None = None
    submitted_at: Moment | None = None
    validation_errors: list[object] | None = None
    custom_fields: dict[str, CustomField] | None = None
    created_at: Moment | None = None
    last_modified_at: Moment | None = None


class ProposalBase(Part):
    """A proposal for funding. It has no id of its own."""

    title: str | None = None
    description: str | None = None
    amount_requested: Money | None = None
    project_timeline: Timeline | None = None
    opportunity: Opportunity | None = None
    organizations: Organizations | None = None
    contacts: dict[str, object] | None = None
    custom_fields: dict[str, CustomField] | None = None
