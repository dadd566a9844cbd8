"""What verifying found, in words for the people who own the rules."""

from collections.abc import Iterator, Mapping

from shinsa_adapters.rendering.wording import count, visible
from shinsa_adapters.rulebook.covering import badge, covered
from shinsa_adapters.rulebook.parity import Parity
from shinsa_adapters.rulebook.problems import FeatureProblem
from shinsa_adapters.rulebook.running import Failure, Run
from shinsa_adapters.rulebook.standing import standing, standing_beside
from shinsa_adapters.rulebook.tongues import TONGUES
from shinsa_adapters.rulebook.verifying import Verification

_MOST = 20
"""How many rules and parameters that are not proved are listed."""


def report(found: Verification) -> str:
    """The whole report as text, a line break at its end."""
    return "".join(f"{line}\n" for line in _lines(found))


def _lines(found: Verification) -> Iterator[str]:
    yield _heading(found)
    for problem in found.mistakes:
        yield from ("", *_problem(problem))
    for run in found.failed:
        for failure in run.failures:
            yield from ("", *_failure(found, run, failure))
    if not found.problems:
        yield from ("", *covered(found.coverage, in_full=found.rule is not None))
        if found.impossible:
            yield f"{count(found.impossible, 'thing more is', 'things more are')} proved to be shown by no proposal"
        yield from _still_proposed(found)
    yield from ("", _conclusion(found))
    yield from _translations(found)
    yield from _approvals(found)
    yield from proved_lines(found)


def _still_proposed(found: Verification) -> Iterator[str]:
    """What is proposed and proves nothing yet."""
    waiting = sum(run.example.proposed for run in found.runs)
    if waiting:
        examples = count(waiting, "example is", "examples are")
        yield f"{examples} proposed and not confirmed, and counted nowhere above; with them: {badge(found.proposed)}"


def _heading(found: Verification) -> str:
    about = f"rule {found.rule} in the rulebook" if found.rule else "rulebook"
    rules = {run.example.rule for run in found.runs} - {None}
    examples = f"{count(len(found.runs), 'example')} of {count(len(rules), 'rule')}"
    return f"{about} of {found.ruleset.id} {found.ruleset.version}: {count(len(found.files), 'file')}, {examples}"


def _problem(problem: FeatureProblem) -> Iterator[str]:
    yield visible(f"{problem.file}:{problem.line}: {problem.code}: {problem.message}")
    if problem.hint:
        yield visible(f"  hint: {problem.hint}")


def _failure(found: Verification, run: Run, failure: Failure) -> Iterator[str]:
    yield visible(f"{run.example.file}:{failure.line}: expected: {failure.sentence}")
    came, *details = failure.came.split("\n")
    yield visible(f"  but {came}")
    yield from (visible(f"    {detail.strip()}") for detail in details)
    row = "" if run.example.scenario_line == run.example.line else f", row on line {run.example.line}"
    yield visible(f"  in: {run.example.name}{row}")
    if run.example.rule is not None:
        yield f"  hint: {_remedy(found, run.example.rule)}"


def _remedy(found: Verification, identifier: str) -> str:
    place = next(rule.head.at for rule in found.ruleset.rules if rule.head.id == identifier)
    return f"mend the sentence, or rule `{identifier}` ({place.file}:{place.line})"


def _conclusion(found: Verification) -> str:
    if not found.runs and not found.mistakes:
        return "no example was run: the rulebook shows nothing"
    if found.holds:
        return f"{count(len(found.runs), 'example')}: every sentence is true"
    parts = [
        count(len(found.problems), "mistake in the features", "mistakes in the features") if found.problems else "",
        f"{count(len(found.differences), 'difference')} between rules and their blocks" if found.differences else "",
        f"{count(_other(found), 'example')} of translations not in the original" if _other(found) else "",
        f"{len(found.failed)} of {count(len(found.runs), 'example')} not as the sentences say" if found.failed else "",
    ]
    return "; ".join(filter(None, parts))


def _other(found: Verification) -> int:
    """How many examples of translations test what no original does."""
    return sum(len(each.parity.other) for each in found.translations)


def _translations(found: Verification) -> Iterator[str]:
    """What is said in each other language, and what is not yet."""
    for each in found.translations:
        said = f"{count(each.examples, 'example')} of {count(len(each.rules), 'rule')}"
        yield f"in {TONGUES[each.language].name}: {said}, {_standing(each.parity)}"
        for problem in (*each.parity.behind, *each.outdated):
            yield visible(f"  {problem.file}:{problem.line}: {problem.message}")


def _standing(parity: Parity) -> str:
    """How a translation stands to its original."""
    other = f"{len(parity.other)} of them not in the original" if parity.other else "all as in the original"
    return f"{other}, {len(parity.behind)} still to translate" if parity.behind else other


def proved_lines(found: Verification) -> Iterator[str]:
    """Which rules and parameters are proved and which are not, and plainly whether everything is."""
    rules, beside = standing(found), standing_beside(found)
    several = {**rules, **beside}
    open_ = {name: missing for name, missing in several.items() if missing}
    yield f"proved: {_proved(rules)} of {count(len(rules), 'rule')}"
    if beside:
        yield f"proved: {_proved(beside)} of {count(len(beside), 'parameter')} that no rule answers for"
    if several and not open_:
        yield "everything is proved: each sentence is true, all that can be shown is, and no change goes unnoticed"
    for name, missing in list(open_.items())[:_MOST]:
        yield visible(f"  not proved: {name}: {', '.join(missing)}")
    if len(open_) > _MOST:
        yield f"  and {len(open_) - _MOST} more"
    if any("tried" in each for missing in open_.values() for each in missing):
        yield "  `shinsa rulebook prove` tries every change and keeps what comes of it"


def _proved(standings: Mapping[str, tuple[str, ...]]) -> int:
    return sum(not missing for missing in standings.values())


def _approvals(found: Verification) -> Iterator[str]:
    """Who approved what, and what has changed since."""
    wanted = {rule.head.id for rule in found.rules}
    sealed = wanted & found.seals.keys()
    yield f"approved: {len(sealed)} of {count(len(wanted), 'rule')}"
    for change in found.changes:
        approved = f"approved by {change.seal.by} on {change.seal.day}"
        yield visible(f"  changed since: {change.rule}: {', '.join(change.changed)} ({approved})")
