"""What stands at the head of every document of the analysis: which proposal, by which ruleset, as of which day."""

from typing_extensions import TypedDict

from shinsa.explaining.document import VerdictWord
from shinsa.messages.message import Language
from shinsa.screening import Screening


class ProposalName(TypedDict):
    """The proposal asked about."""

    id: str
    title: str


class RulesetName(TypedDict):
    """The ruleset used, down to its digest."""

    id: str
    version: str
    digest: str


class Heading(TypedDict):
    """What is asked about, and its `verdict` as it stands; `language` is that of the texts below."""

    language: Language
    proposal: ProposalName
    ruleset: RulesetName
    as_of: str
    verdict: VerdictWord


def heading(screening: Screening, language: Language) -> Heading:
    """The heading of a document about one screening."""
    ruleset, proposal = screening.edition.plan.ruleset, screening.proposal
    return {
        "language": language,
        "proposal": {"id": proposal.id, "title": proposal.title},
        "ruleset": {"id": ruleset.id, "version": ruleset.version, "digest": ruleset.digest},
        "as_of": screening.edition.as_of.isoformat(),
        "verdict": screening.judgement.verdict.value,
    }
