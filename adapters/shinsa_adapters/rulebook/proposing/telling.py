"""What is proposed, as text that can be pasted into feature files: whatever is no scenario stands behind a `#`."""

from collections.abc import Iterator

from shinsa_adapters.rendering.wording import count, visible
from shinsa_adapters.rulebook.proposing.propose import Block, Proposal


def proposal_text(found: Proposal, *, shown: bool) -> str:
    """Every scenario below the name of its block (only where `shown`), then what was not found, then the count."""
    return "".join(f"{line}\n" for line in _lines(found, shown=shown))


def _lines(found: Proposal, *, shown: bool) -> Iterator[str]:
    for block in found.blocks if shown else ():
        yield from _block(block)
    for missed in found.missed:
        yield visible(f"# nothing was found that shows of {missed.about}: {missed.showing}")
    for text in found.remarks:
        yield visible(f"# {text}")
    for identifier in found.homeless:
        yield visible(f"# rule `{identifier}` has no block: add one, tagged `@rule:{identifier}`, and ask again")
    rules = count(sum(block.rule is not None for block in found.blocks), "rule")
    verdicts = "".join(" and for verdicts" for block in found.blocks if block.rule is None)
    yield f"# {count(found.scenarios, 'example')} proposed for {rules}{verdicts}"


def _block(block: Block) -> Iterator[str]:
    if block.block is None or block.rule is None:
        yield visible(f"# {block.file.path}: at the end, of verdicts")
    else:
        yield visible(f"# {block.file.path}:{block.block.line}: below `{block.block.name}` ({block.rule.head.id})")
    yield from block.lines
    yield ""
