"""Did you mean: the nearest word that would have been right."""

import difflib
from collections.abc import Iterable

LONGEST_COMPARED = 64


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The most similar word, or `None` where nothing is near; long words are not compared (it takes too long)."""
    if len(word) > LONGEST_COMPARED:
        return None
    by_folded = {candidate.casefold(): candidate for candidate in words}
    folded = word.strip().casefold().replace("-", "_").replace(" ", "_")
    found = difflib.get_close_matches(folded, by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None
