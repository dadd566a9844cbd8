"""What was proved of a rulebook, kept beside it: `proofs.json`, written by `shinsa rulebook prove`.

Trying every mutant and asking for proofs takes longer than anybody waits for `verify`, so what came of it is kept. Each
entry is bound by a digest to the rule, what it rests on, its block, the vocabulary and the complete proposals its block
names: once one of them changes, the entry counts no more. A parameter that no rule answers for is bound to all rules
and to the scenarios of verdicts.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from shinsa.checking.digest import digest_of
from shinsa.ruleset import Ruleset
from shinsa_adapters.rulebook.features import FeatureFile
from shinsa_adapters.rulebook.problems import FeatureError, FeatureProblem
from shinsa_adapters.rulebook.seals import block_text, rests_on
from shinsa_adapters.rulebook.tongues import TONGUES
from shinsa_adapters.rulebook.uses import beside_rules

FILE = "proofs.json"
SCHEMA = "shinsa.proofs/1"
_QUOTES = (('"', '"'), (r"\"", r"\""), *(tongue.quotes for tongue in TONGUES.values()))


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found of a rule with all it rests on, or of a parameter, when it was as the digest says.

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


def digests(ruleset: Ruleset, files: Sequence[FeatureFile], proposals: Path) -> dict[str, str]:
    """The digest of each rule, then of each parameter that no rule answers for, as `param.x`.

    `proposals` is the folder of complete proposals, of which each counts for the blocks that name it.
    """
    ground, named = digest_of([ruleset.vocabulary, ruleset.assumptions]), _Named(proposals)
    own = {rule.head.id: _joined(digest_of(rule), digest_of(rests_on(rule, ruleset))) for rule in ruleset.rules}
    found = {name: _joined(ground, rule, named.with_proposals(block_text(name, files))) for name, rule in own.items()}
    beside = beside_rules(ruleset)
    if beside:
        judging = digest_of([ruleset.families, ruleset.thresholds, ruleset.evidence_age, ruleset.parameters])
        verdicts = named.with_proposals(block_text(None, files))
        whole = _joined(ground, *(own[name] for name in sorted(own)), judging, verdicts)
        found |= dict.fromkeys(beside, whole)
    return found


class _Named:
    """The complete proposals there are, each with a digest of its file."""

    def __init__(self, folder: Path) -> None:
        paths = sorted(folder.rglob("*.json"))
        self._held = [(path.stem, hashlib.sha256(path.read_bytes()).hexdigest()) for path in paths]

    def with_proposals(self, text: str) -> str:
        """The text of a block, and what the proposals are that it names."""
        scenarios = json.dumps(json.loads(text)[1], ensure_ascii=False)
        return _joined(text, *(f"{stem} {held}" for stem, held in self._held if _named(stem, scenarios)))


def _named(stem: str, text: str) -> bool:
    """Whether the scenarios of a block, which are JSON, quote the name or have it in a cell of its own."""
    return any(f"{first}{stem}{last}" in text for first, last in _QUOTES)


def _joined(*parts: str) -> str:
    said = "\n".join(parts)
    return f"sha256:{hashlib.sha256(said.encode()).hexdigest()}"


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
        entries = {**held["rules"], **held.get("parameters", {})}
        return {name: _proof(entry) for name, entry in entries.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"the proofs cannot be read: {' '.join(str(error).split())}"
        hint = "`shinsa rulebook prove` writes this file anew"
        raise FeatureError([FeatureProblem(path, 1, "proofs", message, hint)]) from error


def written_proofs(proofs: Mapping[str, Proof]) -> bytes:
    """The text of `proofs.json`, rules in alphabetical order, then parameters."""
    parts: dict[str, dict[str, object]] = {"rules": {}, "parameters": {}}
    for name, proof in sorted(proofs.items()):
        parts["parameters" if name.startswith("param.") else "rules"][name] = {
            "digest": proof.digest,
            "mutants": proof.mutants,
            "killed": proof.killed,
            "equivalent": proof.equivalent,
            "impossible": list(proof.impossible),
        }
    return json.dumps({"schema": SCHEMA, **parts}, ensure_ascii=False, indent=1).encode() + b"\n"


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
