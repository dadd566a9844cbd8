"""Then-steps about how old the evidence for a fact is, which shows in no answer while the evidence still counts."""

from collections.abc import Sequence

from shinsa.proposal.codes import NoteCode
from shinsa_adapters.rulebook.steps import Said, Seen, Then, Wording

_TOLD = {
    NoteCode.AGEING_EVIDENCE: "it is remarked as old",
    NoteCode.STALE_EVIDENCE: "it counts no more",
    NoteCode.FUTURE_EVIDENCE: "it is dated after the day of the screening",
    NoteCode.UNDATED_EVIDENCE: "it has no date",
}


def _is_old(seen: Seen, said: Said) -> str | None:
    codes = _ages(seen, said["fact"])
    return None if NoteCode.AGEING_EVIDENCE in codes else _came(codes)


def _is_not_old(seen: Seen, said: Said) -> str | None:
    """Nothing at all is said of its age; evidence that counts no more, or that there is not, is no young evidence."""
    codes = _ages(seen, said["fact"])
    return None if codes and not any(codes) else _came(codes)


def _counts_no_more(seen: Seen, said: Said) -> str | None:
    codes = _ages(seen, said["fact"])
    gone = bool(codes) and all(code is NoteCode.STALE_EVIDENCE for code in codes)
    return None if gone else _came(codes)


def _ages(seen: Seen, name: str) -> tuple[NoteCode | None, ...]:
    """What is said of the age of each evidence for a fact; `None` of one of which nothing is."""
    path, facts = seen.names.facts[name].path, seen.screening.facts
    evidence = sum(each.fact == path and each.supports for each in facts.evidence)
    said = [NoteCode(note.code) for note in facts.notes if note.fact == path and note.code in _TOLD]
    return (*said, *[None] * (evidence - len(said)))


def _came(codes: Sequence[NoteCode | None]) -> str:
    if not codes:
        return "there is no evidence of it"
    told = dict.fromkeys("nothing is said of its age" if code is None else _TOLD[code] for code in codes)
    return f"of its evidence: {', '.join(told)}"


AGEING = (
    Then(
        check=_is_old,
        en=Wording(
            "the evidence of (the ){fact} is remarked as old", "the evidence of the net capacity is remarked as old"
        ),
        ja=Wording("{fact}の証拠には古いとの付記がある", "正味出力の証拠には古いとの付記がある"),
        zh=Wording("{fact}的证据注明较旧", "净容量的证据注明较旧"),
    ),
    Then(
        check=_is_not_old,
        en=Wording(
            "the evidence of (the ){fact} is not remarked as old",
            "the evidence of the net capacity is not remarked as old",
        ),
        ja=Wording("{fact}の証拠には古いとの付記がない", "正味出力の証拠には古いとの付記がない"),
        zh=Wording("{fact}的证据未注明较旧", "净容量的证据未注明较旧"),
    ),
    Then(
        check=_counts_no_more,
        en=Wording("the evidence of (the ){fact} counts no more", "the evidence of the net capacity counts no more"),
        ja=Wording("{fact}の証拠は効力を失っている", "正味出力の証拠は効力を失っている"),
        zh=Wording("{fact}的证据已失效", "净容量的证据已失效"),
    ),
)
