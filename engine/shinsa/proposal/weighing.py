"""Evidence against evidence: what is too old, what comes from the future, what disagrees."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from shinsa.facts import Conflict, Evidence, FactNote, Facts, Vocabulary
from shinsa.messages.teller import said
from shinsa.proposal.accepting import Proposal
from shinsa.proposal.catalogue import evidence as catalogue
from shinsa.proposal.codes import NoteCode
from shinsa.proposal.references import Changes, References, replaced, stated
from shinsa.proposal.showing import quoted
from shinsa.values import Scalar

PROPOSAL = "proposal"
"""The source a conflict names for the value that the proposal itself states."""


@dataclass(frozen=True, slots=True)
class _Ages:
    """The day of the screening, and the ages in days from which evidence counts no more or earns a remark."""

    as_of: date
    unknown_after: Decimal | None
    remark_after: Decimal | None

    def code(self, evidence: Evidence) -> NoteCode | None:
        """What is to be said of the age of one evidence."""
        if evidence.dated is None:
            timed = self.unknown_after is not None or self.remark_after is not None
            return NoteCode.UNDATED_EVIDENCE if timed else None
        age = (self.as_of - evidence.dated).days
        if age < 0:
            return NoteCode.FUTURE_EVIDENCE
        if self.unknown_after is not None and age > self.unknown_after:
            return NoteCode.STALE_EVIDENCE
        old = self.remark_after is not None and age > self.remark_after
        return NoteCode.AGEING_EVIDENCE if old else None


@dataclass(frozen=True, slots=True)
class _Weighed:
    """What the evidence for one fact amounts to: its value (`changed` where it is not the stated one), and why."""

    value: Scalar | None
    changed: bool
    notes: tuple[FactNote, ...]
    conflict: Conflict | None = None


def weigh(
    proposal: Proposal,
    vocabulary: Vocabulary,
    *,
    as_of: date,
    unknown_after: Decimal | None,
    remark_after: Decimal | None,
) -> Facts:
    """The proposal's facts as far as its evidence bears them on the day `as_of`; ages are in days.

    A fact becomes unknown where all its evidence is older than `unknown_after`, or where two values that count differ;
    a fact that is not stated takes the value on which its evidence agrees. Every change has a note or a conflict.
    Evidence that supports nothing is passed over: it makes no fact unknown, and keeps none from becoming so.
    """
    facts = proposal.facts
    if not facts.evidence:
        return facts
    references = References(vocabulary)
    ages = _Ages(as_of, unknown_after, remark_after)
    changes: dict[int, Changes] = {}
    conflicts = dict(facts.conflicts)
    notes = list(facts.notes)
    for path, evidence in _by_fact(facts.evidence).items():
        reference = references.at(path)
        weighed = _weigh(path, stated(facts.values, reference), evidence, ages)
        notes += weighed.notes
        if weighed.conflict is not None:
            conflicts[path] = weighed.conflict
        if weighed.changed:
            changes.setdefault(reference.slot, {})[reference.index, reference.column] = weighed.value
    values = tuple(replaced(value, changes.get(slot, {})) for slot, value in enumerate(facts.values))
    return replace(facts, values=values, conflicts=conflicts, notes=tuple(notes))


def _by_fact(evidence: Iterable[Evidence]) -> dict[str, list[Evidence]]:
    groups: dict[str, list[Evidence]] = {}
    for item in evidence:
        groups.setdefault(item.fact, []).append(item)
    return groups


def _weigh(path: str, value: Scalar | None, evidence: list[Evidence], ages: _Ages) -> _Weighed:
    aged = [(item, ages.code(item)) for item in evidence if item.supports]
    notes = tuple(_age_notes(path, aged, ages))
    past = [(item, code) for item, code in aged if code is not NoteCode.FUTURE_EVIDENCE]
    counting = [item for item, code in past if code is not NoteCode.STALE_EVIDENCE]
    if past and not counting:
        return _Weighed(None, changed=True, notes=notes)
    given = [(item.value, item.source) for item in counting if item.value is not None]
    said = ([(value, PROPOSAL)] if value is not None else []) + given
    if any(other != said[0][0] for other, _ in said):
        return _Weighed(None, changed=True, notes=notes, conflict=Conflict(path, tuple(said)))
    if value is None and given:
        return _Weighed(given[0][0], changed=True, notes=(*notes, _from_evidence(path, given)))
    return _Weighed(value, changed=False, notes=notes)


def _age_notes(path: str, aged: list[tuple[Evidence, NoteCode | None]], ages: _Ages) -> Iterator[FactNote]:
    for item, code in aged:
        if code is not None:
            yield FactNote(path, code, _age_message(path, item, code, ages))


def _age_message(path: str, item: Evidence, code: NoteCode, ages: _Ages) -> str:
    about = {"fact": quoted(path), "source": quoted(item.source)}
    if item.dated is None or code is NoteCode.UNDATED_EVIDENCE:
        return said(catalogue.NO_DATE, **about)
    days = {"dated": item.dated, "day": ages.as_of}
    if code is NoteCode.FUTURE_EVIDENCE:
        return said(catalogue.FROM_THE_FUTURE, **about, **days)
    stale = code is NoteCode.STALE_EVIDENCE
    limit = str(ages.unknown_after if stale else ages.remark_after)
    return said(catalogue.TOO_OLD if stale else catalogue.GETTING_OLD, **about, **days, days=limit)


def _from_evidence(path: str, given: list[tuple[Scalar, str]]) -> FactNote:
    sources = ", ".join(quoted(source) for source in dict.fromkeys(source for _, source in given))
    return FactNote(path, NoteCode.FROM_EVIDENCE, said(catalogue.TAKEN_FROM, fact=quoted(path), sources=sources))
