"""A walk through the submissions of an account: each that answers the mapping's form is screened and kept, once.

The list is walked oldest first, so that what is submitted meanwhile comes at its end. What stands on two pages, or is
met again because the walk was cut off or had to begin anew, is known by the id of the submission and the version of its
answers.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import Final, TypeAlias

from shinsa.errors import InputError
from shinsa.screening import Screener
from shinsa_adapters.intake import model
from shinsa_adapters.intake.applying import Mapped, RecordError, apply
from shinsa_adapters.intake.forms import Form, differences
from shinsa_adapters.intake.gathering import Rejected
from shinsa_adapters.intake.making import told
from shinsa_adapters.intake.pointing import Origins
from shinsa_adapters.intake.recording import Kept, already_kept, keep
from shinsa_adapters.intake.reporting import report
from shinsa_adapters.intake.submittable.calling import (
    DeniedError,
    GoneError,
    Submittable,
    SubmittableError,
    TokenGoneError,
)
from shinsa_adapters.intake.submittable.documents import Entry, Listed
from shinsa_adapters.intake.submittable.joining import answers_of, form_of, joined, version_of
from shinsa_adapters.intake.submittable.noting import Notes
from shinsa_adapters.intake.submittable.places import Place, Places
from shinsa_adapters.intake.writing import line
from shinsa_adapters.ledger import Claim, Clock, IdempotencyError, Ledger

BY: Final = "submittable"
"""Whose entries they are in the ledger."""
_WITHDRAWN: Final = "withdrawn"


class FormChangedError(SubmittableError):
    """The form is no longer the one that the mapping was written for; nothing of it is screened."""

    def __init__(self, form: Form, changes: tuple[str, ...]) -> None:
        self.changes = changes
        listed = "".join(f"\n  {change}" for change in changes)
        hint = f"look at it with `shinsa intake form submittable {form.id}`, change the mapping, and raise its version"
        super().__init__(
            f"form `{form.id}` is no longer the one the mapping was written for; nothing of it is screened{listed}"
            f"\n  hint: {hint}"
        )


@dataclass(frozen=True, slots=True)
class Screened:
    """A submission with its screening. `unknown` counts values that could not be taken; `noted`: it was just now."""

    submission: str
    kept: Kept
    unknown: int = 0
    noted: bool = False


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A submission that is none of this mapping's business: `other-form`, `not-completed` or `withdrawn`."""

    submission: str
    why: str


@dataclass(frozen=True, slots=True)
class Begun:
    """The walk begins, or goes on, at a page; `anew` says why it had to begin anew."""

    page: int
    anew: str | None = None


Met: TypeAlias = Screened | PassedOver | Rejected | Begun


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is pulled and how it is screened: submissions since a day (UTC), of one project or of all."""

    mapping: model.Mapping
    form: Form
    screener: Screener
    as_of: date
    since: date
    project: str | None = None

    @property
    def query(self) -> dict[str, str]:
        """What the list is asked for."""
        project = {"Projects.Include": self.project} if self.project else {}
        ordered = {"SortBy.Field": "date", "SortBy.Order": "ascending"}
        return {"DateFrom": f"{self.since.isoformat()}T00:00:00Z", **ordered, **project}

    @property
    def owner(self) -> str:
        """Under what a submission is screened once: the ruleset, and the version of the mapping."""
        return f"{BY} {self.screener.ruleset.id} {self.mapping.id} {self.mapping.version}"

    @property
    def digest(self) -> str:
        """A digest of the mapping and the ruleset."""
        told = f"{self.owner} {self.mapping.digest} {self.screener.ruleset.digest}"
        return sha256(told.encode()).hexdigest()


@dataclass(slots=True)
class Pull:
    """One walk, from where the last one was cut off. `clock` says when an answer was read."""

    api: Submittable
    ledger: Ledger
    terms: Terms
    clock: Clock
    notes: Notes | None = None
    _met: set[str] = field(default_factory=set[str])

    def run(self) -> Iterator[Met]:
        """Everything that is met, one by one; at the end every reject of the walk, also those of earlier runs.

        Raises:
            FormChangedError: the form is another one; the walk goes on where it stopped once the mapping fits.
            SubmittableError: Submittable cannot be asked; the same.
            LedgerError, NotInForceError, DisagreementError: as their own words say; the same.
        """
        places = Places(self.ledger, f"{self.api.url} {sorted(self.terms.query.items())} {self.terms.mapping.id}")
        place = places.find(self.terms.digest)
        yield Begun(place.page)
        try:
            yield from self._walk(places, place)
        except TokenGoneError as error:
            yield Begun(1, str(error))
            yield from self._walk(places, Place(place.terms))
        yield from places.rejects()
        places.forget()

    def _walk(self, places: Places, place: Place) -> Iterator[Met]:
        led = {place.token}
        while True:
            self._look_at_form()
            page = self.api.page(self.terms.query, place.token)
            for listed in page.items:
                if listed.submission_id not in self._met and not self._is_older(listed):
                    yield from self._one(places, listed)
                    self._met.add(listed.submission_id)
            if not page.continuation_token:
                return
            if page.continuation_token in led:
                raise SubmittableError(f"the list leads from page {place.page} back to an earlier one")
            led.add(page.continuation_token)
            place = replace(place, token=page.continuation_token, page=place.page + 1)
            places.reach(place)

    def _look_at_form(self) -> None:
        """Hold the form against the mapping's, anew for each page: it may change while a walk goes on."""
        found = form_of(self.api.form(self.terms.form.id))
        changes = differences(self.terms.form, found)
        if changes:
            raise FormChangedError(self.terms.form, changes)

    def _is_older(self, listed: Listed) -> bool:
        """Whether it was submitted before the day asked for: a filter may be passed over in silence."""
        try:
            found = datetime.fromisoformat(listed.submission_date or "")
        except ValueError:
            return False
        submitted = found if found.tzinfo else found.replace(tzinfo=UTC)
        return submitted < datetime.combine(self.terms.since, time(), UTC)

    def _one(self, places: Places, listed: Listed) -> Iterator[Met]:
        name = listed.submission_id
        if listed.submission_status == _WITHDRAWN:
            yield PassedOver(name, _WITHDRAWN)
            return
        try:
            found = self._entry(name)
            met = found if isinstance(found, PassedOver) else self._screened(listed, found)
        except RecordError as refused:
            places.reject(Rejected("", name, refused.code, refused.reason))
            return
        yield self._noted(places, met) if isinstance(met, Screened) else met

    def _noted(self, places: Places, met: Screened) -> Screened:
        """The same, once its note is there; where it cannot be added, that is told among the rejects."""
        try:
            noted = self.notes is not None and self.notes.add(met.submission, met.kept)
        except DeniedError:
            raise
        except SubmittableError as error:
            places.reject(Rejected("", met.submission, "not-noted", str(error)))
            return met
        places.clear(met.submission)
        return replace(met, noted=noted)

    def _entry(self, submission: str) -> Entry | PassedOver:
        """What was answered to the mapping's form."""
        try:
            entries = self.api.entries(submission).form_entries
        except GoneError as error:
            raise RecordError("gone", "its answers are not there any more") from error
        found = [each.entry for each in entries if each.entry and each.entry.form_id == self.terms.form.id]
        if not found:
            return PassedOver(submission, "other-form")
        if len(found) > 1:
            raise RecordError("several-entries", f"the form was answered {len(found)} times")
        (entry,) = found
        if not entry.completed_at:
            return PassedOver(submission, "not-completed")
        if entry.is_old_form_version and not self.terms.form.older:
            raise RecordError(
                "older-form", "it was answered on an older version of the form, whose words are not known"
            )
        return entry

    def _screened(self, listed: Listed, entry: Entry) -> Screened:
        submission, version = listed.submission_id, version_of(entry)
        claim = Claim(self.terms.owner, f"{submission} {version}", answers_of(entry))
        unknown = 0
        try:
            kept = already_kept(self.ledger, claim)
            if kept is None:
                record = joined(listed, entry, self.terms.form)
                mapped = apply(self.terms.mapping, record, self.clock().date())
                unknown = sum(step.taken.unknown is not None for step in mapped.steps)
                kept = self._kept(mapped, claim, self._origin(mapped, record, version))
        except IdempotencyError as error:
            reason = "the same version of its answers was screened with other answers"
            raise RecordError("answers-differ", reason) from error
        return Screened(submission, kept, unknown)

    def _kept(self, mapped: Mapped, claim: Claim, origin: Mapping[str, object]) -> Kept:
        try:
            screening = self.terms.screener.screen(line(mapped.document), as_of=self.terms.as_of)
        except InputError as error:
            raise RecordError("not-a-proposal", told(error)) from error
        return keep(self.ledger, screening, claim=claim, origin=origin, by=BY)

    def _origin(self, mapped: Mapped, record: Mapping[str, object], version: str) -> dict[str, object]:
        """Where a proposal came from, and what became of each part of it; no values, which stand in the screening."""
        form, mapping = self.terms.form, self.terms.mapping
        return {
            "system": BY,
            "address": self.api.url,
            "record": mapped.record,
            "version": version,
            "form": {"id": form.id, "digest": form.digest},
            "retrieved_at": self.clock().astimezone(UTC).isoformat(timespec="seconds"),
            **report(mapping, mapped, Origins(mapping, record)),
        }
