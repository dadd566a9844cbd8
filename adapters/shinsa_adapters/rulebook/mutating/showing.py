"""What trying mutants came to, as text for those who own the rules and as JSON for programs."""

import json
from collections.abc import Iterator

from shinsa_adapters.rendering.wording import count, visible
from shinsa_adapters.rulebook.mutating.proposing import Telling
from shinsa_adapters.rulebook.mutating.results import Mutation, Survivor, Tally

SCHEMA = "shinsa.mutation/1"
_NOTHING = "no telling proposal found"


def mutation_text(found: Mutation) -> str:
    """A table with a line for each rule, conclusion and parameter, the total, and every survivor."""
    return "".join(f"{visible(line)}\n" for line in _lines(found))


def mutation_json(found: Mutation) -> bytes:
    """The same as one JSON document."""
    document = {
        "schema": SCHEMA,
        "ruleset": {"id": found.ruleset.id, "version": found.ruleset.version, "digest": found.ruleset.digest},
        "as_of": found.as_of.isoformat(),
        **_numbers(found.mutants, found.killed),
        "equivalent": found.equivalent,
        "subjects": [{"about": tally.about, **_numbers(tally.mutants, tally.killed)} for tally in found.tallies],
        "survivors": [_survivor(survivor) for survivor in found.survivors],
        "set_aside": [{"example": aside.place, "why": aside.why} for aside in found.aside],
    }
    return json.dumps(document, ensure_ascii=False, indent=2).encode() + b"\n"


def _lines(found: Mutation) -> Iterator[str]:
    yield f"mutants of {found.ruleset.id} {found.ruleset.version}, tried on the scenarios of the rules concerned"
    yield ""
    yield from _table(found)
    for aside in found.aside:
        yield from ("", f"set aside, for it does not hold: {aside.place}: {aside.why.splitlines()[0]}")
    for survivor in found.survivors:
        yield from ("", *_survival(survivor))
    if found.aside:
        yield from ("", "hint: `shinsa rulebook verify` shows why examples do not hold")


def _table(found: Mutation) -> Iterator[str]:
    width = max(len("in all"), *(len(tally.about) for tally in found.tallies)) if found.tallies else len("in all")
    yield f"{'':{width}}  mutants  killed  survived"
    for tally in found.tallies:
        yield _row(tally, width)
    survived = found.mutants - found.killed
    score = _score(found.mutants - found.equivalent, found.killed)
    if found.equivalent:
        score = f"{score} of those not proved equivalent ({found.equivalent} are)"
    yield f"{'in all':{width}}  {found.mutants:7}  {found.killed:6}  {survived:8}   {score}"


def _row(tally: Tally, width: int) -> str:
    survived = len(tally.survivors) or "-"
    return f"{tally.about:{width}}  {tally.mutants:7}  {tally.killed:6}  {survived:>8}"


def _survival(survivor: Survivor) -> Iterator[str]:
    mutant = survivor.mutant
    yield f"{mutant.at}: {mutant.about}: {mutant.sort}"
    yield f"  {mutant.told}"
    yield f"  {survivor.proof or _status(survivor)}{f': {survivor.telling.told}' if survivor.telling else ''}"


def _survivor(survivor: Survivor) -> dict[str, object]:
    mutant = survivor.mutant
    return {
        "about": mutant.about,
        "sort": mutant.sort,
        "at": str(mutant.at),
        "before": mutant.before,
        "after": mutant.after,
        "status": "proved equivalent" if survivor.proof else _status(survivor),
        "proof": survivor.proof,
        "proposal": _telling(survivor.telling),
    }


def _status(survivor: Survivor) -> str:
    return "telling proposal" if survivor.telling else _NOTHING


def _telling(telling: Telling | None) -> dict[str, object] | None:
    if telling is None:
        return None
    return {
        "example": telling.scene.place,
        "scenario": telling.scene.example.name,
        "moves": [move.told for move in telling.moves],
        "rule": telling.rule,
        "before": telling.before,
        "after": telling.after,
    }


def _numbers(mutants: int, killed: int) -> dict[str, int]:
    return {"mutants": mutants, "killed": killed, "survived": mutants - killed}


def _score(mutants: int, killed: int) -> str:
    """The share noticed, never rounded up to all."""
    if mutants == 0:
        return count(0, "mutant")
    tenths = killed * 1000 // mutants
    return f"{tenths // 10}.{tenths % 10}% killed"
