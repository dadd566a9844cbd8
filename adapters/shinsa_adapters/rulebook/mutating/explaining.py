"""What a mutant says of one rule, with no words made that nobody compares.

Messages of rules that fire and lists of what is missing rest on facts and truths alone; a scenario that quotes the
words of a condition gets them from the whole ruleset, planned anew.
"""

from dataclasses import dataclass, replace

from shinsa.explaining.document import RuleDocument
from shinsa.explaining.phrasebook import Phrase, Phrasebook
from shinsa.explaining.reads import Reader
from shinsa.explaining.rules import RuleWriter
from shinsa.explaining.sheets import Sheets
from shinsa.explaining.sight import Sight
from shinsa.facts import Facts
from shinsa.judging.outcomes import Answer
from shinsa.language.tree import ConclusionRef, Node, walk
from shinsa.messages.message import Language
from shinsa.messages.teller import teller
from shinsa.planning.facts_read import paths_read
from shinsa.planning.plan import Plan, plan
from shinsa.planning.questions import Leaf
from shinsa.ruleset import Conclusion, Ruleset
from shinsa_adapters.rulebook.committee import with_settings
from shinsa_adapters.rulebook.coverage import conditions_of
from shinsa_adapters.rulebook.draft import Draft
from shinsa_adapters.rulebook.mutating.reading import Reads, Row, TreeReader


class _Wordless(Phrasebook):
    """Knows which facts a condition reads, and has no words for it."""

    def __init__(self, reader: Reader, language: Language) -> None:
        self.reader = reader
        self.teller = teller(language)

    def phrase(self, leaf: Leaf) -> Phrase:
        """A phrase without words."""
        paths = () if isinstance(leaf.node, ConclusionRef) else paths_read(leaf.node)
        return Phrase("", None, paths)

    def words(self, node: Node) -> str:  # noqa: ARG002  # the words are what is left out
        """Nothing."""
        return ""


@dataclass(frozen=True, slots=True)
class Reasons:
    """One rule of a changed ruleset, ready to say why, for one day and one choice of settings."""

    plan: Plan
    leaves: tuple[Reads, ...]
    reader: Reader

    def document(
        self, answer: Answer, facts: Facts, row: Row, conflicted: tuple[str, ...], language: Language
    ) -> RuleDocument:
        """What the verdict document says of the rule, less the words of its conditions."""
        phrases = _Wordless(self.reader, language)
        concluded = tuple(row[f"conclusion.{entry.name}"] for entry in self.plan.ruleset.conclusions)
        truths = tuple(reads(row) for reads in self.leaves)
        sight = Sight(phrases, self.plan.conclusions, facts, (*concluded, *truths))
        [sheet] = Sheets(self.plan, phrases).all
        return RuleWriter(self.plan, phrases).write(sheet, answer, sight, conflicted)


def reasons_of(changed: Ruleset, rule: str, draft: Draft, trees: TreeReader) -> Reasons:
    """A rule of a changed ruleset, ready to say why."""
    planned = plan(with_settings(_cut_down(changed, rule), draft.settings), draft.as_of)
    return Reasons(planned, tuple(map(trees.once, planned.leaves)), trees.facts)


def _cut_down(ruleset: Ruleset, rule: str) -> Ruleset:
    """The ruleset with one rule and the conclusions it rests on."""
    [kept] = [entry for entry in ruleset.rules if entry.head.id == rule]
    by_name = {conclusion.name: conclusion for conclusion in ruleset.conclusions}
    wanted: dict[str, Conclusion] = {}
    pending = list(conditions_of(kept))
    while pending:
        for node in walk(pending.pop()):
            if isinstance(node, ConclusionRef) and node.name not in wanted:
                wanted[node.name] = by_name[node.name]
                pending.append(by_name[node.name].when.tree)
    conclusions = tuple(entry for entry in ruleset.conclusions if entry.name in wanted)
    return replace(ruleset, rules=(kept,), conclusions=conclusions, assumptions=())
