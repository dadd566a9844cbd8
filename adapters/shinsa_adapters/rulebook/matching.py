"""Finding the step of a sentence, in the language its file is written in."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path

from shinsa.ruleset import Ruleset
from shinsa_adapters.rulebook.digits import ascii_digits
from shinsa_adapters.rulebook.draft import Draft, empty_draft
from shinsa_adapters.rulebook.names import Names, names_of
from shinsa_adapters.rulebook.patterns import Pattern, blanks_of
from shinsa_adapters.rulebook.problems import StepError
from shinsa_adapters.rulebook.steps import Given, Kind, Match, Said, Step, Table, refuse_async
from shinsa_adapters.rulebook.tongues import ENGLISH, TONGUES, Tongue, keyword, plain_width

_DRAFTS = 50_000
"""The most drafts that are kept."""
_NUMERIC = frozenset({"number", "low", "high", "count"})


class StepLibrary:
    """The steps in one language, made ready for one ruleset's names: blanks for facts match only facts there are.

    `speaking` gives the same steps in another language; each is made ready once, when it is first asked for.
    """

    def __init__(self, steps: Iterable[Step], ruleset: Ruleset, tongue: Tongue = ENGLISH) -> None:
        self.steps = tuple(steps)
        self.tongue = tongue
        self.names: Names = names_of(ruleset, tongue)
        blanks = blanks_of(self.names)
        self._patterns = [(step, Pattern(step.wording(tongue.code).pattern, blanks)) for step in self.steps]
        self._found: dict[tuple[Kind, str], Match] = {}
        self._drafts: dict[tuple[int, int, Table], tuple[Draft, Draft]] = {}
        self._blanks: dict[Path, Draft] = {}
        self._spoken: dict[str, StepLibrary] = {tongue.code: self}

    def speaking(self, language: str) -> "StepLibrary":
        """The library in a language (`en`, `ja`, `zh`)."""
        if language not in self._spoken:
            other = StepLibrary(self.steps, self.names.ruleset, TONGUES[language])
            other._spoken = self._spoken
            self._spoken[language] = other
        return self._spoken[language]

    def matches(self, kind: Kind, sentence: str) -> tuple[Match, ...]:
        """Every step of the kind whose pattern the sentence fits."""
        found = ((step, pattern.words(sentence)) for step, pattern in self._patterns if step.kind is kind)
        return tuple(Match(step, self._words(words)) for step, words in found if words is not None)

    def find(self, kind: Kind, sentence: str) -> Match:
        """The step of a sentence; raises StepError where there is none, or more than one."""
        kept = self._found.get((kind, sentence))
        return self._looked_up(kind, sentence) if kept is None else kept

    def blank(self, examples: Path) -> Draft:
        """A proposal that states nothing, beside complete ones in a folder."""
        if examples not in self._blanks:
            self._blanks[examples] = empty_draft(self.names, examples)
        return self._blanks[examples]

    def drafted(self, match: Match, draft: Draft, table: Table) -> Draft:
        """The draft after one more given-step; raises StepError where the words cannot be.

        Examples begin alike, and each is read more than once, so drafts are kept: the same sentence after the same
        draft gives the same draft.
        """
        key = id(draft), id(match), table
        kept = self._drafts.get(key)
        if kept is not None:
            return kept[1]
        if not isinstance(match.step, Given):
            raise StepError(f"`{match.step.pattern}` does not build a proposal")
        if len(self._drafts) >= _DRAFTS:
            self._drafts.clear()
        changed = match.step.change(draft, Said(match.words, table))
        self._drafts[key] = draft, changed
        return changed

    def pattern(self, step: Step) -> str:
        """The step's pattern in this language."""
        return step.wording(self.tongue.code).pattern

    def _words(self, found: Mapping[str, str]) -> dict[str, str]:
        return {blank: plain_width(text, self.tongue) if blank in _NUMERIC else text for blank, text in found.items()}

    def _looked_up(self, kind: Kind, sentence: str) -> Match:
        found = self.matches(kind, sentence)
        if len(found) == 1:
            refuse_async(found[0].step)
            return self._found.setdefault((kind, sentence), found[0])
        if found:
            patterns = " and ".join(f"`{self.pattern(match.step)}`" for match in found)
            raise StepError(f"`{sentence}` could be {patterns}", "reword the steps so that one fits")
        raise StepError(f"no {kind.value} step reads `{sentence}`", self._meant(kind, sentence))

    def _meant(self, kind: Kind, sentence: str) -> str | None:
        """The nearest right thing: another keyword, another language, a fact of nearly that name, a near step."""
        digits = ascii_digits(sentence)
        if digits != sentence and self.matches(kind, digits):
            return f"write its digits as 0 to 9: `{digits}`"
        others = [step for step in Kind if step is not kind and self.matches(step, sentence)]
        if others:
            return f"this is a {others[0].value} step: begin it with {keyword(others[0].value, self.tongue)}"
        for code, tongue in TONGUES.items():
            if code != self.tongue.code and (found := self.speaking(code).matches(kind, sentence)):
                words = f"this sentence is in {tongue.name}, and the file is in {self.tongue.name}"
                return f"{words}; the step is `{self.pattern(found[0].step)}`"
        return self._misspelt(kind, sentence) or self._nearest_step(kind, sentence)

    def _misspelt(self, kind: Kind, sentence: str) -> str | None:
        """A fact or list of nearly the name that stands in the sentence."""
        if kind is not Kind.GIVEN:
            return None
        known = {*self.names.facts, *self.names.lists}
        for pattern in _NAMING[self.tongue.code]:
            named = pattern.fullmatch(sentence)
            near = get_close_matches(named["name"], known, n=1, cutoff=0.6) if named else []
            if named and near and near[0] != named["name"]:
                return f"did you mean `{near[0]}`?"
        return None

    def _nearest_step(self, kind: Kind, sentence: str) -> str | None:
        patterns = [self.pattern(step) for step in self.steps if step.kind is kind]
        near = get_close_matches(sentence, patterns, n=1, cutoff=0.0)
        return f"the nearest step is `{near[0]}`" if near else None


_NAMING: Mapping[str, tuple[re.Pattern[str], ...]] = {
    "en": (re.compile(r"(?:(?:the|these) )?(?P<name>.+?)(?: (?:is|are) .+|:)"),),
    "ja": (re.compile(r"(?P<name>.+?)は.+"), re.compile(r"設問「(?P<name>.+?)」.+")),
    "zh": (re.compile(r"(?P<name>.+?)(?:为.+|如下：)"), re.compile(r"问题“(?P<name>.+?)”.+")),
}
