"""What Submittable's API answers, as far as it is read. Anything may be missing, and more may stand there."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel


class _Document(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, extra="ignore", frozen=True)


class Listed(_Document):
    """A submission as lists have it, with every member kept for mappings."""

    model_config = ConfigDict(extra="allow")

    submission_id: str
    submission_status: str | None = None
    submission_title: str | None = None
    submission_date: str | None = None


class Page(_Document):
    """A page of submissions, and the token that leads to the next one."""

    items: tuple[Listed, ...] = ()
    continuation_token: str | None = None


class Entry(_Document):
    """A form as somebody filled it in. `entry_version_id` is another one after each change of the answers."""

    entry_id: str | None = None
    entry_version_id: str | None = None
    form_id: str | None = None
    status: str | None = None
    completed_at: str | None = None
    created_at: str | None = None
    is_old_form_version: bool = False
    field_data: tuple[dict[str, Any], ...] = ()


class TypedEntry(_Document):
    """An entry with the type of its form: `initial`, `additional`, `internal`, `review` and others."""

    form_type: str | None = None
    entry: Entry | None = None


class Entries(_Document):
    """All entries of a submission."""

    form_entries: tuple[TypedEntry, ...] = ()


class Option(_Document):
    """A choice of a field."""

    form_option_id: str
    label: str = ""


class AskedField(_Document):
    """A field of a form. Dividers and texts are fields too."""

    form_field_id: str
    field_type: str = ""
    label: str | None = None
    options: tuple[Option, ...] | None = None


class FormAsked(_Document):
    """A form as it stands now."""

    form_id: str
    name: str = ""
    fields: tuple[AskedField, ...] = Field(default=())


class Happened(_Document):
    """One line of a submission's history; of a note, its text."""

    note: str | None = None


class History(_Document):
    """A page of a submission's history."""

    items: tuple[Happened, ...] = ()
    continuation_token: str | None = None
