"""What is shown of how firm a verdict is: what decides, not what changes nothing."""

from shinsa.analysing.firmness.documents import FirmnessDocument, MarginDocument, RangeDocument


def facts_that_decide(document: FirmnessDocument) -> list[MarginDocument]:
    """The facts that change the verdict by themselves."""
    return [entry for entry in document["facts"] if entry["down"] or entry["up"]]


def parameters_that_may_decide(document: FirmnessDocument) -> list[RangeDocument]:
    """The parameters that change the verdict by themselves, and those of which that is not known."""
    return [entry for entry in document["parameters"] if entry["decides"] or entry["measured"] is False]
