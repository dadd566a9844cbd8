"""`shinsa replay`."""

from typing import Annotated

from cyclopts import Parameter

from shinsa.messages.message import Language, Message
from shinsa.messages.teller import in_language, said, teller
from shinsa.recording import RecordHead, read_record
from shinsa.recording import replay as replay_record
from shinsa.screening import Screener
from shinsa_adapters.cli.catalogue import calling
from shinsa_adapters.cli.catalogue import listing as catalogue
from shinsa_adapters.cli.failures import DIFFERS, DONE, CommandError, quoted, reason
from shinsa_adapters.cli.files import contents
from shinsa_adapters.cli.languages import ENGLISH, Lang
from shinsa_adapters.cli.rulesets import load
from shinsa_adapters.cli.streams import put
from shinsa_adapters.rendering.wording import visible


def replay(
    record: Annotated[str, Parameter(name="RECORD", help="A file that `shinsa screen --record` wrote, or -.")],
    /,
    *,
    ruleset: Annotated[
        str | None,
        Parameter(
            metavar="ID|FOLDER", help="The ruleset it was made with, where it is not the shipped one of that id."
        ),
    ] = None,
    lang: Lang = ENGLISH,
) -> int:
    """Screen a record again and compare byte for byte: exit 0 the same, 1 it differs, 2 it cannot be done."""
    data = _read(record)
    head = read_record(data)
    screener = Screener(
        load(ruleset or head.ruleset_id),
        inference="direct" if head.inference == ("direct",) else "both",
        limit=max(len(head.input), 1),
    )
    outcome = replay_record(data, screener)
    if outcome.same:
        put(f"{_told(catalogue.RECORD_SAME, head, lang)}\n".encode())
        return DONE
    lines = [
        _told(catalogue.RECORD_DIFFERS, head, lang),
        *(f"  {in_language(each, lang)}" for each in outcome.differences),
    ]
    put("".join(f"{visible(line)}\n" for line in lines).encode())
    return DIFFERS


def _read(name: str) -> bytes:
    try:
        return contents(name)
    except OSError as error:
        raise CommandError(said(calling.CANNOT_READ, name=quoted(name), reason=reason(error))) from error
    except ValueError as error:
        raise CommandError(said(calling.CANNOT_BE_A_NAME, name=quoted(name))) from error


def _told(message: Message, head: RecordHead, language: Language) -> str:
    named = {"id": visible(head.ruleset_id), "version": visible(head.ruleset_version)}
    return teller(language).say(message, **named, day=head.as_of)
