"""What verifying found, for programs: a JSON document and a JUnit file."""

import xml.etree.ElementTree as ET
from typing import Any

import orjson

from shinsa_adapters.rendering.wording import visible
from shinsa_adapters.rulebook.coverage import Coverage
from shinsa_adapters.rulebook.problems import FeatureProblem
from shinsa_adapters.rulebook.running import Run
from shinsa_adapters.rulebook.standing import standing, standing_beside
from shinsa_adapters.rulebook.translations import Translation
from shinsa_adapters.rulebook.verifying import Verification

SCHEMA = "shinsa.rulebook/1"


def to_json(found: Verification) -> bytes:
    """The JSON document: every mistake, every example with its result."""
    return orjson.dumps(_document(found)) + b"\n"


def to_junit(found: Verification) -> bytes:
    """A JUnit file: a suite for each feature file, a case for each example; a mistake is a case in error."""
    suites = ET.Element("testsuites", name=f"rulebook of {found.ruleset.id}")
    every = (*found.runs, *(run for entry in found.translations for run in entry.runs))
    paths = sorted({run.example.file for run in every} | {problem.file for problem in found.mistakes})
    for path in paths:
        problems = [problem for problem in found.mistakes if problem.file == path]
        runs = [run for run in every if run.example.file == path]
        suites.append(_suite(visible(str(path)), problems, runs))
    text = ET.tostring(suites, encoding="unicode")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{text}\n".encode()


def _document(found: Verification) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "ruleset": {"id": found.ruleset.id, "version": found.ruleset.version, "digest": found.ruleset.digest},
        "rule": found.rule,
        "holds": found.holds,
        "problems": [_problem(problem) for problem in found.problems],
        "drift": [_problem(problem) for problem in found.differences],
        "approvals": [_approval(rule.head.id, found) for rule in found.rules],
        "coverage": [_coverage(entry) for entry in found.coverage],
        "translations": [_translation(entry) for entry in found.translations],
        "standing": [{"rule": name, "missing": list(missing)} for name, missing in standing(found).items()],
        "standing_of_parameters": [
            {"parameter": name, "missing": list(missing)} for name, missing in standing_beside(found).items()
        ],
        "proposed_coverage": [_coverage(entry) for entry in found.proposed],
        "examples": [_example(run) for run in found.runs],
    }


def _problem(problem: FeatureProblem) -> dict[str, Any]:
    place = {"file": str(problem.file), "line": problem.line}
    return {**place, "code": problem.code, "message": problem.message, "hint": problem.hint}


def _coverage(entry: Coverage) -> dict[str, Any]:
    showings = [{"aspect": one.aspect, "of": one.of, "case": one.case, "shown": one.shown} for one in entry.showings]
    return {"about": entry.about, "users": entry.users, "examples": entry.examples, "showings": showings}


def _translation(entry: Translation) -> dict[str, Any]:
    return {
        "language": entry.language,
        "rules": entry.rules,
        "examples": entry.examples,
        "other": [_problem(problem) for problem in entry.parity.other],
        "behind": [_problem(problem) for problem in entry.parity.behind],
        "outdated": [_problem(problem) for problem in entry.outdated],
        "run": [_example(run) for run in entry.runs],
    }


def _approval(rule: str, found: Verification) -> dict[str, Any]:
    seal = found.seals.get(rule)
    changed = [text for change in found.changes if change.rule == rule for text in change.changed]
    return {"rule": rule, "by": seal.by if seal else None, "on": seal.day if seal else None, "changed": changed}


def _example(run: Run) -> dict[str, Any]:
    example = run.example
    return {
        "file": str(example.file),
        "line": example.line,
        "name": example.name,
        "rule": example.rule,
        "proposed": example.proposed,
        "passed": not run.failures,
        "failures": [{"line": one.line, "expected": one.sentence, "came": one.came} for one in run.failures],
    }


def _suite(name: str, problems: list[FeatureProblem], runs: list[Run]) -> ET.Element:
    failed = sum(1 for run in runs if run.failures)
    total, mistakes = len(problems) + len(runs), len(problems)
    counts = {"name": name, "tests": str(total), "failures": str(failed), "errors": str(mistakes)}
    suite = ET.Element("testsuite", counts)
    for problem in problems:
        case = ET.SubElement(suite, "testcase", classname=problem.code, name=f"line {problem.line}")
        error = ET.SubElement(case, "error", message=visible(problem.message), type=problem.code)
        error.text = _clean(str(problem))
    for run in runs:
        _case(suite, run)
    return suite


def _case(suite: ET.Element, run: Run) -> None:
    example = run.example
    named = {"classname": example.rule or "verdict", "name": visible(f"{example.name} (line {example.line})")}
    case = ET.SubElement(suite, "testcase", {**named, "file": visible(str(example.file)), "line": str(example.line)})
    for failure in run.failures:
        ET.SubElement(case, "failure", message=visible(failure.sentence)).text = _clean(str(failure))


def _clean(text: str) -> str:
    """The text without characters that XML cannot hold, its line breaks kept."""
    return "\n".join(map(visible, text.split("\n")))
