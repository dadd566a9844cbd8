"""What trying mutants came to, as text for those who own the rules and as JSON for programs."""

import json
from collections.abc import Iterator

from shinsa_adapters.proving.stating import written_out
from shinsa_adapters.rendering.wording import count, visible
from shinsa_adapters.rulebook.mutating.confirming import Telling
from shinsa_adapters.rulebook.mutating.results import Mutation, Survivor, Tally
from shinsa_adapters.rulebook.mutating.writing import value_text

SCHEMA = "shinsa.mutation/1"


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
    yield f"  {_explained(survivor)}"


def _explained(survivor: Survivor) -> str:
    if survivor.telling is not None:
        return f"telling proposal: {survivor.telling.told}"
    return survivor.proof or f"not known: {survivor.unknown}"


def _survivor(survivor: Survivor) -> dict[str, object]:
    mutant = survivor.mutant
    return {
        "about": mutant.about,
        "sort": mutant.sort,
        "at": str(mutant.at),
        "before": mutant.before,
        "after": mutant.after,
        "status": _status(survivor),
        "proof": survivor.proof,
        "not_known": survivor.unknown,
        "proposal": _telling(survivor.telling),
    }


def _status(survivor: Survivor) -> str:
    if survivor.telling is not None:
        return "telling proposal"
    return "proved equivalent" if survivor.proof else "not known"


def _telling(telling: Telling | None) -> dict[str, object] | None:
    if telling is None:
        return None
    return {
        "example": None if telling.scene is None else telling.scene.place,
        "scenario": None if telling.scene is None else telling.scene.example.name,
        "moves": [move.told for move in telling.moves],
        "facts": json.loads(written_out(telling.draft.document)),
        "settings": {name: value_text(value) for name, value in telling.draft.settings},
        "as_of": telling.draft.as_of.isoformat(),
        "nearest": telling.nearest,
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
