"""Verdict documents written by hand: what an engine would say, as small as a form needs it."""

from typing import Any, cast

from shinsa.explaining.analysis import AnalysedDocument
from shinsa.explaining.document import RuleDocument, SourceDocument, VerdictDocument


def source(**changed: object) -> SourceDocument:
    base: dict[str, Any] = {
        "kind": "discretion",
        "document": None,
        "title": None,
        "address": None,
        "quote": None,
        "language": None,
        "rendering": None,
        "practice": None,
        "reference": None,
        "attested": True,
    }
    return cast("SourceDocument", {**base, **changed})


def rule(**changed: object) -> RuleDocument:
    base: dict[str, Any] = {
        "id": "gate.us_site",
        "refs": ["G01"],
        "family": "gates",
        "kind": "gate",
        "title": "Every asset stands in the United States",
        "outcome": "not_fired",
        "effect": "reject",
        "points": None,
        "because": "met",
        "reads": [],
        "conditions": [],
        "missing": [],
        "conflicts": [],
        "tier": None,
        "remark": None,
        "source": source(),
        "further_sources": [],
    }
    return cast("RuleDocument", {**base, **changed})


def document(**changed: object) -> VerdictDocument:
    base: dict[str, Any] = {
        "schema": "shinsa.verdict/1",
        "language": "en",
        "proposal": {"id": "plant-1", "title": "Plant One"},
        "ruleset": {
            "id": "small",
            "version": "1.0.0",
            "title": "A small programme",
            "language_version": "1.0",
            "digest": "sha256:0123456789abcdef0123456789abcdef",
        },
        "as_of": "2025-10-28",
        "verdict": "review",
        "step": "gate_open",
        "because": "one gate is open",
        "review_kinds": ["incomplete"],
        "score": {
            "low": 12,
            "high": 88,
            "fit": {"low": 4, "high": 40, "lane": "power"},
            "national_security": {"low": 10, "high": 18},
            "risk": {"low": -2, "high": 30},
            "families": [
                {
                    "id": "power",
                    "label": "Power",
                    "group": "fit",
                    "cap": 40,
                    "sum": {"low": 4, "high": 44},
                    "counted": {"low": 4, "high": 40},
                },
            ],
            "thresholds": {
                "eligible": 65,
                "ineligible": 35,
                "floor_fit": 16,
                "floor_national_security": 10,
                "floor_risk": 40,
            },
        },
        "reasons": {"in_favour": [], "against": []},
        "next_steps": [
            {"kind": "ask", "text": "ask the sponsor", "rule": None, "fact": "sites", "answered_by": "sponsor"}
        ],
        "rules": [],
        "family_labels": {"gates": "Gates", "power": "Power"},
        "conclusions": [],
        "questions": [],
        "conflicts": [],
        "fact_notes": [],
        "conditions_precedent": [],
        "rank": 0,
        "parameters": {},
        "settings": {},
        "inference": ["direct", "durable"],
        "engine": {"name": "shinsa", "version": "0.1.0"},
    }
    return cast("VerdictDocument", {**base, **changed})


def rich_document() -> VerdictDocument:
    """Every section has something in it."""
    quoted = source(
        kind="quotation",
        document="article",
        title="The article",
        address="https://example.org/article",
        quote="电力",
        language="zh",
        rendering="power",
    )
    return document(
        reasons={
            "in_favour": [
                {"rule": "power.firm", "text": "1,200 MW of firm capacity", "points": {"low": 12, "high": 16}},
                {"rule": "risk.price", "text": "The price is fixed", "points": {"low": 4, "high": 4}},
            ],
            "against": [{"rule": "gate.us_site", "text": "Not known where it stands", "points": None}],
        },
        rules=[
            rule(
                outcome="unknown",
                because="not known: country of the site",
                reads=[{"fact": "sites[0].country", "value": None}],
                conditions=[
                    {
                        "role": "reject_unless",
                        "text": "every site is in the US",
                        "truth": "unknown",
                        "value": None,
                        "needed": "US",
                    },
                ],
                missing=["sites[0].country"],
            ),
            rule(
                id="power.firm",
                refs=["P01", "P02"],
                family="power",
                kind="merit",
                title="New firm capacity",
                outcome="fired",
                effect="points",
                points={"low": 12, "high": 16},
                because="1,200 MW of firm capacity",
                reads=[{"fact": "generation.net_mw", "value": "1200"}],
                conditions=[
                    {
                        "role": "tier 1",
                        "text": "net capacity is at least 2,000 MW",
                        "truth": "no",
                        "value": "1200",
                        "needed": "at least 2,000 MW",
                    },
                    {
                        "role": "tier 2",
                        "text": "net capacity is at least 1,000 MW",
                        "truth": "yes",
                        "value": "1200",
                        "needed": "at least 1,000 MW",
                    },
                ],
                tier={
                    "current": {"text": "net capacity is at least 1,000 MW", "points": 12},
                    "next": {"text": "net capacity is at least 2,000 MW", "points": 16},
                },
                remark="the tiers are the authors' proposal",
                source=quoted,
                further_sources=[source(kind="practice", practice="a survey", reference="NERC", attested=False)],
            ),
            rule(
                id="power.deposit",
                refs=[],
                family="power",
                kind="merit",
                title="The deposit is paid",
                outcome="not_fired",
                effect="points",
                points={"low": 0, "high": 0},
                because="not met: the deposit is paid",
                conditions=[
                    {"role": "when", "text": "the deposit is paid", "truth": "no", "value": False, "needed": "yes"}
                ],
            ),
            rule(id="power.tunnel", family="power", kind="merit", title="A tunnel", outcome="not_applicable"),
        ],
        questions=[
            {
                "fact": "sites[0].country",
                "label": "country of the site",
                "answered_by": "sponsor",
                "cost": 1,
                "could_change_verdict": True,
                "gates": ["gate.us_site"],
                "rules": ["gate.us_site"],
                "points_at_stake": 0,
            },
            {
                "fact": "offtake.share",
                "label": "contracted share",
                "answered_by": "screening_provider",
                "cost": 2,
                "could_change_verdict": False,
                "gates": [],
                "rules": ["risk.offtake"],
                "points_at_stake": 2.5,
            },
        ],
        conflicts=[
            {
                "fact": "generation.net_mw",
                "label": "net capacity",
                "values": [{"value": "1200", "source": "proposal"}, {"value": "900", "source": "licence"}],
            },
        ],
        fact_notes=[
            {"fact": "finance.capex", "code": "currency", "message": "an amount in JPY is not converted"},
        ],
        conditions_precedent=[{"rule": "programme.split", "text": "The split is modelled", "state": "open"}],
        settings={
            "cap_power": {
                "value": "40",
                "unit": None,
                "owner": "secretariat",
                "since": "2025-09-04",
                "reason": "a proposal",
            },
            "evidence_days": {
                "value": "180",
                "unit": "days",
                "owner": "secretariat",
                "since": "2025-09-04",
                "reason": "a proposal",
            },
        },
    )


def analysed_document(**changed: object) -> AnalysedDocument:
    """A verdict document with what is exactly still possible."""
    condition = {"role": "reject unless", "value": None, "needed": None}
    site = rule(
        conditions=[
            {**condition, "role": "reject_unless", "text": "every site is in the US", "truth": "no"},
            {**condition, "role": "reject_unless", "text": "all of the money is spent there", "truth": "unknown"},
        ]
    )
    question: dict[str, Any] = {
        "fact": "offtakes",
        "label": "offtakes <b>",
        "answered_by": "sponsor",
        "cost": 1,
        "could_change_verdict": True,
        "rules": [{"id": "risk.offtake", "title": "Revenue is under contract"}],
        "settles": [],
        "narrowing": 1.0,
        "worth": 1.0,
    }
    analysis: dict[str, Any] = {
        "settled": None,
        "verdicts": [
            {"verdict": "eligible", "answer": "impossible", "shown_by": [], "certificate": [], "shortest": False},
            {"verdict": "ineligible", "answer": "possible", "shown_by": [], "certificate": [], "shortest": False},
            {"verdict": "review", "answer": "not_known", "shown_by": [], "certificate": [], "shortest": False},
        ],
        "score": {"low": 12, "high": 40},
        "why_not_known": ["`offtakes` has too many joint answers"],
        "settled_by": [],
        "minimal_sets": {"gate.us_site": {"reject_unless": [["every site is in the US"]]}},
        "questions": [question, {**question, "fact": "idle", "could_change_verdict": False}],
    }
    analysis |= changed
    return cast("AnalysedDocument", {**rich_document(), "rules": [site], "analysis": analysis})
