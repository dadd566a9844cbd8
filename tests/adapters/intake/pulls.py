"""A pull within the test's own process, without waiting."""

from collections.abc import Generator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from adapters.intake.account import MAPPING, TOKEN
from adapters.intake.standing_in import StandIn
from shinsa.library import load_ruleset
from shinsa.messages.message import Language
from shinsa.screening import Screener
from shinsa_adapters.client.retrying import Patience
from shinsa_adapters.intake.gathering import Rejected
from shinsa_adapters.intake.parsing import load_mapping
from shinsa_adapters.intake.submittable.calling import Submittable
from shinsa_adapters.intake.submittable.noting import Notes
from shinsa_adapters.intake.submittable.pulling import Begun, Met, PassedOver, Pull, Screened, Terms
from shinsa_adapters.ledger import open_ledger

DAY = date(2025, 10, 28)
HASTY = Patience(retries=2, first=0.001, longest=5.0)


@cache
def screener() -> Screener:
    return Screener(load_ruleset("us_japan_2025"), inference="direct", explained=True)


@cache
def terms() -> Terms:
    mapping = load_mapping(str(MAPPING), screener().ruleset.vocabulary)
    assert mapping.form is not None
    return Terms(mapping=mapping, form=mapping.form, screener=screener(), as_of=DAY, since=date(2025, 9, 1))


def now() -> datetime:
    return datetime(2025, 10, 28, 9, tzinfo=UTC)


def pulled(
    server: StandIn, ledger: str, asked: Terms | None = None, *, notes: bool = False, language: Language = "en"
) -> list[Met]:
    """Everything that a pull met, to its end."""
    return list(pulling(server, ledger, asked, notes=notes, language=language))


def pulling(
    server: StandIn, ledger: str, asked: Terms | None = None, *, notes: bool = False, language: Language = "en"
) -> Generator[Met]:
    """The same, one by one; closed before its end it is a pull that was cut off."""
    with Submittable(server.url, TOKEN, per_second=1e6, patience=HASTY) as api, open_ledger(ledger) as opened:
        noting = Notes(api, opened, screener(), "admins_only", language) if notes else None
        yield from Pull(api, opened, asked or terms(), now, noting).run()


def told(met: list[Met]) -> list[str]:
    """What was met, a line each: of ids of submissions the last digits."""
    return [_line(each) for each in met]


def _line(met: Met) -> str:
    match met:
        case Begun():
            return f"page {met.page}"
        case Screened():
            before = " again" if met.kept.again else ""
            return f"{met.submission[-2:]} {met.kept.verdict}{before}{' noted' if met.noted else ''}"
        case PassedOver():
            return f"{met.submission[-2:]} {met.why}"
        case Rejected():
            return f"{met.record[-2:]} {met.code}: {met.reason}"


def with_mapping(text: str, path: str = "mapping.yaml") -> Terms:
    """The same with another mapping."""
    Path(path).write_text(text, encoding="utf-8")
    mapping = load_mapping(path, screener().ruleset.vocabulary)
    assert mapping.form is not None
    return replace(terms(), mapping=mapping, form=mapping.form)
