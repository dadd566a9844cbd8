"""The site's fixed words that depend on what is shown; templates hold the others. All go through `gettext`."""

from typing import Final

ROLES: Final = {
    "applies": "applies where",
    "reject_unless": "refuses unless",
    "review_unless": "holds for review unless",
    "when": "is given when",
    "open_unless": "stays open unless",
    "tier": "tier",
    "plus": "addition",
}
EFFECTS: Final = {
    "reject": "A gate: it can refuse a proposal.",
    "review": "A gate: it can hold a proposal for review.",
    "conflict": "A gate: it holds a proposal whose evidence contradicts itself on a fact that another gate reads.",
    "merit": "A merit: it gives points.",
    "remark": "A note: it makes a remark and changes no verdict.",
    "rank": "A note: it helps to rank proposals and changes no verdict.",
    "condition": "A condition precedent: it has to be met before money flows.",
}
REVIEW_KINDS: Final = {
    "incomplete": "facts are missing",
    "not_a_project": "it is not one project",
    "policy": "the committee has to decide",
}
RESULTS: Final = {"passed": "passed", "failed": "failed", "not_run": "not run"}
KINDS: Final = {"given": "Given", "when": "When", "then": "Then"}
CHANGES: Final = {"new": "new", "gone": "taken out", "changed": "changed"}
ASPECTS: Final = {
    "outcomes": "outcomes",
    "tiers": "tiers",
    "thresholds": "thresholds",
    "choices": "choices",
    "operands": "operands",
}
BASES: Final = {
    "quotation": "quotation",
    "practice": "practice",
    "recalled": "recalled, not read",
    "discretion": "committee discretion",
}
DATES: Final = {
    "ruleset_since": "the ruleset is in force",
    "rule_since": "the rule is in force",
    "until": "the last day in force",
    "setting": "setting",
    "approved": "approved",
}
JUDGING: Final = {
    "eligible": "the score from which a proposal may be recommended",
    "ineligible": "the score below which a proposal is refused",
    "floor_fit": "the floor of fit",
    "floor_national_security": "the floor of national security",
    "floor_risk": "the floor of risk",
    "cap": "the highest score of a family",
    "evidence_age": "the age of evidence",
}
