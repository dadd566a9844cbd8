"""What was proved of a rulebook, kept beside it: `proofs.json`, written by `shinsa rulebook prove`.

Trying every mutant and asking for proofs takes longer than anybody waits for `verify`, so what came of it is kept. Each
entry is bound by a digest to the rule, what it rests on, its block and the vocabulary: once one of them changes, the
entry counts no more.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

from shinsa.checking.digest import digest_of
from shinsa.ruleset import Ruleset
from shinsa_adapters.rulebook.features import FeatureFile
from shinsa_adapters.rulebook.problems import FeatureError, FeatureProblem
from shinsa_adapters.rulebook.seals import seal_of

FILE = "proofs.json"
SCHEMA = "shinsa.proofs/1"


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found of a rule with all it rests on, when it was as the digest says.

    Of so many `mutants`, `killed` were noticed by confirmed scenarios, `equivalent` are proved to say the same, and the
    rest are open. `impossible` are the things that are proved to be shown by no proposal.
    """

    digest: str
    mutants: int
    killed: int
    equivalent: int
    impossible: tuple[str, ...]

    @property
    def open(self) -> int:
        """How many changes nobody noticed, of which nothing is proved."""
        return self.mutants - self.killed - self.equivalent


def digests(ruleset: Ruleset, files: Sequence[FeatureFile]) -> dict[str, str]:
    """The digest of each rule with what it rests on, its block, and the vocabulary it is asked in."""
    ground = digest_of([ruleset.vocabulary, ruleset.assumptions])
    found: dict[str, str] = {}
    for rule in ruleset.rules:
        seal = seal_of(rule, ruleset, files, "", date.min)
        said = f"{ground}\n{seal.rule}\n{seal.rests_on}\n{seal.block}"
        found[rule.head.id] = f"sha256:{hashlib.sha256(said.encode()).hexdigest()}"
    return found


def read_proofs(features: Path) -> dict[str, Proof]:
    """The proofs beside the features, none where there is no file.

    Raises:
        FeatureError: the file cannot be understood.
    """
    path = features / FILE
    if not path.is_file():
        return {}
    try:
        held: Any = json.loads(path.read_bytes())
        return {name: _proof(entry) for name, entry in held["rules"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"the proofs cannot be read: {' '.join(str(error).split())}"
        hint = "`shinsa rulebook prove` writes this file anew"
        raise FeatureError([FeatureProblem(path, 1, "proofs", message, hint)]) from error


def written_proofs(proofs: Mapping[str, Proof]) -> bytes:
    """The text of `proofs.json`, rules in alphabetical order."""
    rules = {
        name: {
            "digest": proof.digest,
            "mutants": proof.mutants,
            "killed": proof.killed,
            "equivalent": proof.equivalent,
            "impossible": list(proof.impossible),
        }
        for name, proof in sorted(proofs.items())
    }
    return json.dumps({"schema": SCHEMA, "rules": rules}, ensure_ascii=False, indent=1).encode() + b"\n"


def current(proofs: Mapping[str, Proof], now: Mapping[str, str]) -> dict[str, Proof]:
    """The proofs that still count."""
    return {name: proof for name, proof in proofs.items() if now.get(name) == proof.digest}


def _proof(entry: Mapping[str, Any]) -> Proof:
    numbers = [entry[name] for name in ("mutants", "killed", "equivalent")]
    texts: Iterable[object] = entry["impossible"]
    if not all(isinstance(number, int) and number >= 0 for number in numbers):
        raise ValueError("mutants, killed and equivalent are whole numbers")
    mutants, killed, equivalent = cast("list[int]", numbers)
    return Proof(str(entry["digest"]), mutants, killed, equivalent, tuple(map(str, texts)))
