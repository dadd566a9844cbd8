"""Human decisions on a screening: their rules, and what stands after all of them. The screening never changes."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal

import orjson

from shinsa_adapters.ledger import reading
from shinsa_adapters.ledger.changes import Change, Receipt
from shinsa_adapters.ledger.entries import Entry, NewEntry, prepare
from shinsa_adapters.ledger.errors import DecisionError, UnknownEntryError
from shinsa_adapters.ledger.writing import Writer

Act = Literal["uphold", "override", "request_information"]
Verdict = Literal["eligible", "ineligible", "review"]
ACTS: Final[tuple[Act, ...]] = ("uphold", "override", "request_information")
VERDICTS: Final[tuple[Verdict, ...]] = ("eligible", "ineligible", "review")
_SCHEMA: Final = "shinsa.decision/1"
_LONGEST: Final = {"reason": 10_000, "name": 200, "role": 200}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a reviewer decided: `verdict` with an override alone; who they are by name and role, and why."""

    act: Act
    reason: str
    name: str
    role: str
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRules:
    """What is configured: whether an override to `eligible` needs two different people."""

    four_eyes: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands after the decisions: the verdict, an override that waits for a second person, and open questions.

    `verdict` is that of the screening until an override takes effect. `pending` is the verdict somebody asked for and
    nobody else has confirmed yet; `decided_by` names those whose decisions made the verdict.
    """

    verdict: str | None
    pending: str | None = None
    information_requested: bool = False
    decided_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deciding:
    """Recording a decision, to be done in the writer's transaction; the receipt's answer is the standing after it.

    `id` is the decision entry's own; `about` the screening's; `by` the key that speaks for the reviewer.
    """

    id: str
    about: str
    by: str
    decision: Decision
    rules: DecisionRules

    def __call__(self, writer: Writer, at: int) -> Receipt:
        """Record it.

        Raises:
            UnknownEntryError: there is no such screening.
            DecisionError: a rule is broken; nothing is recorded.
        """
        screening = reading.entry(writer.database, self.about)
        if screening.head.kind != "screening":
            raise UnknownEntryError(f"no screening has the id `{self.about}`")
        before = decisions_in(reading.entries_about(writer.database, self.about))
        given = verdict_of(screening)
        check(self.decision, self.by, standing(given, before, self.rules), given, before)
        new = NewEntry(
            kind="decision",
            id=self.id,
            document=orjson.dumps({"schema": _SCHEMA, **asdict(self.decision)}),
            by=self.by,
            owner=screening.head.owner,
            about=self.about,
        )
        receipt = writer.write(Change(entries=(new,)), [prepare(new)], at)
        after = standing(given, [*before, Decided(self.by, self.decision)], self.rules)
        return Receipt(receipt.positions, at, answer=orjson.dumps(asdict(after)))


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that was recorded, and the key that spoke for the reviewer."""

    by: str
    decision: Decision


def decisions_in(entries: Iterable[Entry]) -> list[Decided]:
    """The decisions among entries. What one says of the verdict cannot be redacted, so each still counts."""
    found: list[Decided] = []
    for entry in entries:
        if entry.head.kind == "decision" and entry.shown is not None:
            said: dict[str, Any] = orjson.loads(entry.shown)
            said.pop("schema")
            found.append(Decided(entry.head.by or "", Decision(**said)))
    return found


def verdict_of(screening: Entry) -> str | None:
    """The verdict that a screening gave; `None` where it is withheld."""
    shown = screening.shown
    said: Any = {} if shown is None else orjson.loads(shown)
    verdict = said.get("verdict")
    return verdict.get("verdict") if isinstance(verdict, dict) else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]  # any JSON value


def standing(given: str | None, decided: Iterable[Decided], rules: DecisionRules) -> Standing:
    """What stands after decisions, in their order: the last one counts, an override to `eligible` with its second."""
    now = Standing(given)
    asked: Decided | None = None
    for one in decided:
        match one.decision.act:
            case "request_information":
                now = Standing(now.verdict, now.pending, information_requested=True, decided_by=now.decided_by)
            case "uphold":
                asked, now = None, Standing(given, decided_by=(one.decision.name,))
            case "override" if not (rules.four_eyes and one.decision.verdict == "eligible"):
                asked, now = None, Standing(one.decision.verdict, decided_by=(one.decision.name,))
            case "override":
                asked, now = _seconded(asked, one, now)
    return now


def _seconded(asked: Decided | None, one: Decided, now: Standing) -> tuple[Decided | None, Standing]:
    """What an override to `eligible` leads to: it waits for a second person, or is the second's."""
    if asked is None or _same_person(asked, one):
        return one, Standing(now.verdict, "eligible", decided_by=now.decided_by)
    return None, Standing("eligible", decided_by=(asked.decision.name, one.decision.name))


def _same_person(one: Decided, other: Decided) -> bool:
    return one.by == other.by or _plain(one.decision.name) == _plain(other.decision.name)


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def check(decision: Decision, by: str, now: Standing, given: str | None, before: Iterable[Decided]) -> None:
    """Refuse a decision that breaks a rule.

    Raises:
        DecisionError: which one.
    """
    for name, most in _LONGEST.items():
        text = getattr(decision, name)
        if not 0 < len(text.strip()) <= most:
            raise DecisionError(f"a decision needs a `{name}` of 1 to {most} characters")
    if decision.act not in ACTS:
        raise DecisionError(f"`{decision.act}` is no decision", f"choose one of {', '.join(ACTS)}")
    if decision.act != "override":
        if decision.verdict is not None:
            raise DecisionError(f"`{decision.act}` takes no `verdict`", "only an override gives another verdict")
        return
    _check_override(decision, now, given)
    own = [one for one in before if now.pending and one.decision.verdict == now.pending]
    if own and _same_person(own[-1], Decided(by, decision)):
        raise DecisionError("an override to `eligible` must be confirmed by somebody else", "ask a second reviewer")


def _check_override(decision: Decision, now: Standing, given: str | None) -> None:
    if decision.verdict not in VERDICTS:
        raise DecisionError("an override needs a `verdict`", f"choose one of {', '.join(VERDICTS)}")
    if decision.verdict == now.verdict:
        hint = "uphold it instead" if now.verdict == given else "nothing needs to be done"
        raise DecisionError(f"the verdict is `{now.verdict}` already", hint)
