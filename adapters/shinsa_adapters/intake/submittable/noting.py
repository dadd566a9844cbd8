"""The note that tells a submission's readers of its verdict, added once for each screening.

Submittable knows no idempotency keys. So a mark in the ledger says that a note is about to be added before it is, and
that it was after. Where a call ended without an answer, or the program with it, the submission's history is asked
whether the note is there, by the screening's reference in it, before anything is added again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from shinsa.analysing.changing.confiding import Confidences
from shinsa.explaining.reads import Reader
from shinsa.facts import path_read
from shinsa.messages.message import Language
from shinsa.messages.teller import teller
from shinsa.screening import Screener
from shinsa_adapters.intake.recording import Kept
from shinsa_adapters.intake.submittable import catalogue
from shinsa_adapters.intake.submittable.calling import Submittable, SubmittableError, UnsureError
from shinsa_adapters.ledger import Change, Ledger, Mark

SPACE: Final = "submittable note"
_BEGUN, _ADDED = b"begun", b"added"
_APPLICANT: Final = "sponsor"
_MOST_FACTS: Final = 5
_TRIES: Final = 3


def note(document: Mapping[str, Any], screening: str, screener: Screener, language: Language) -> str:
    """The note on a screening, from its verdict document.

    Of what is open it names what the applicant can answer, but nothing that a gate asks about with a list in hand.
    """
    by = teller(language)
    day = date.fromisoformat(document["as_of"])
    ruleset = document["ruleset"]
    facts = list(_open(document, screener, day, language))[:_MOST_FACTS]
    lines = [
        by.say(
            catalogue.NOTE_SCREENED,
            ruleset=ruleset["id"],
            version=ruleset["version"],
            day=day,
            verdict=by.say(catalogue.VERDICTS[document["verdict"]]),
        ),
        *([by.say(catalogue.NOTE_OPEN_FACTS, facts=by.clauses(facts))] if facts else []),
        by.say(catalogue.NOTE_NO_DECISION),
        by.say(catalogue.NOTE_REFERENCE, screening=screening),
    ]
    return "\n".join(lines)


def _open(document: Mapping[str, Any], screener: Screener, day: date, language: Language) -> Iterator[str]:
    """The labels of what the applicant can answer and may know."""
    confidences = Confidences(screener.edition(day).plan)
    reader = Reader(screener.ruleset.vocabulary)
    for question in document["questions"]:
        fact = question["fact"]
        asked = question["answered_by"] == _APPLICANT and question["could_change_verdict"]
        if asked and not confidences.rules_behind(path_read(fact), language):
            yield _label(reader, fact, language) or question["label"]


def _label(reader: Reader, fact: str, language: Language) -> str | None:
    """What a fact is called; `None` where the vocabulary has it no more."""
    try:
        return reader.seat(fact).label.in_language(language)
    except KeyError:
        return None


@dataclass(frozen=True, slots=True)
class Notes:
    """Adds notes to submissions of one account; `visibility` is who may read them, in Submittable's words."""

    api: Submittable
    ledger: Ledger
    screener: Screener
    visibility: str
    language: Language

    def add(self, submission: str, kept: Kept) -> bool:
        """See to it that the screening's note is there; whether it was added just now.

        Raises:
            SubmittableError: it could not be added, or nobody can tell.
        """
        if kept.document is None:
            return False
        state = self.ledger.mark(SPACE, kept.id)
        if state == _ADDED:
            return False
        text = note(kept.document, kept.id, self.screener, self.language)
        sure = state is None
        for attempt in range(1, _TRIES + 1):
            if not sure and self._is_there(submission, kept.id):
                self._mark(kept.id, _ADDED)
                return attempt > 1
            self._mark(kept.id, _BEGUN)
            try:
                self.api.add_note(submission, text, self.visibility)
            except UnsureError:
                sure = False
                continue
            self._mark(kept.id, _ADDED)
            return True
        raise SubmittableError(f"the note on submission `{submission}` may not be there: no call was answered")

    def _is_there(self, submission: str, screening: str) -> bool:
        return any(screening in text for text in self.api.notes(submission))

    def _mark(self, screening: str, state: bytes) -> None:
        self.ledger.submit(Change(marks=(Mark(SPACE, screening, state),))).result()
