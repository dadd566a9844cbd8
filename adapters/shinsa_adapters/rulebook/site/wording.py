"""What kinds of things are called on a page: a message for each word that the code has for them."""

from typing import Final

from shinsa_adapters.rulebook.site.catalogue import kinds

ROLES: Final = {
    "applies": kinds.SITE_ROLE_APPLIES,
    "reject_unless": kinds.SITE_ROLE_REJECTS,
    "review_unless": kinds.SITE_ROLE_HOLDS,
    "when": kinds.SITE_ROLE_WHEN,
    "open_unless": kinds.SITE_ROLE_OPEN,
    "tier": kinds.SITE_ROLE_TIER,
    "plus": kinds.SITE_ROLE_PLUS,
}
EFFECTS: Final = {
    "reject": kinds.SITE_EFFECT_REJECT,
    "review": kinds.SITE_EFFECT_REVIEW,
    "conflict": kinds.SITE_EFFECT_CONFLICT,
    "merit": kinds.SITE_EFFECT_MERIT,
    "remark": kinds.SITE_EFFECT_REMARK,
    "rank": kinds.SITE_EFFECT_RANK,
    "condition": kinds.SITE_EFFECT_CONDITION,
}
REVIEW_KINDS: Final = {
    "incomplete": kinds.SITE_KIND_INCOMPLETE,
    "not_a_project": kinds.SITE_KIND_NOT_A_PROJECT,
    "policy": kinds.SITE_KIND_POLICY,
}
RESULTS: Final = {
    "passed": kinds.SITE_RESULT_PASSED,
    "failed": kinds.SITE_RESULT_FAILED,
    "not_run": kinds.SITE_RESULT_NOT_RUN,
    "same": kinds.SITE_RESULT_SAME,
}
STEPS: Final = {"given": kinds.SITE_STEP_GIVEN, "when": kinds.SITE_STEP_WHEN, "then": kinds.SITE_STEP_THEN}
CHANGES: Final = {
    "new": kinds.SITE_CHANGE_NEW,
    "gone": kinds.SITE_CHANGE_GONE,
    "changed": kinds.SITE_CHANGE_CHANGED,
}
ASPECTS: Final = {
    "outcomes": kinds.SITE_ASPECT_OUTCOMES,
    "tiers": kinds.SITE_ASPECT_TIERS,
    "thresholds": kinds.SITE_ASPECT_THRESHOLDS,
    "choices": kinds.SITE_ASPECT_CHOICES,
    "operands": kinds.SITE_ASPECT_OPERANDS,
}
BASES: Final = {
    "quotation": kinds.SITE_BASIS_QUOTATION,
    "practice": kinds.SITE_BASIS_PRACTICE,
    "recalled": kinds.SITE_BASIS_RECALLED,
    "discretion": kinds.SITE_BASIS_DISCRETION,
}
DATES: Final = {
    "ruleset_since": kinds.SITE_DATE_RULESET,
    "rule_since": kinds.SITE_DATE_RULE,
    "until": kinds.SITE_DATE_UNTIL,
    "approved": kinds.SITE_DATE_APPROVED,
}
JUDGING: Final = {
    "eligible": kinds.SITE_JUDGING_ELIGIBLE,
    "ineligible": kinds.SITE_JUDGING_INELIGIBLE,
    "floor_fit": kinds.SITE_JUDGING_FIT,
    "floor_national_security": kinds.SITE_JUDGING_SECURITY,
    "floor_risk": kinds.SITE_JUDGING_RISK,
    "cap": kinds.SITE_JUDGING_CAP,
    "evidence_age": kinds.SITE_JUDGING_AGE,
}
