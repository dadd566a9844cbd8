"""A typed condition in plain words, for verdicts and rulebooks: *net capacity is at least 300 MW*."""

from collections.abc import Mapping
from dataclasses import replace
from functools import reduce

from shinsa.facts import Vocabulary
from shinsa.language.constants import constant
from shinsa.language.phrases import ENGLISH, Phrases
from shinsa.language.tree import (
    And,
    Arithmetic,
    BoolType,
    Compare,
    Comparison,
    ConclusionRef,
    DateType,
    FactRef,
    Filter,
    Folded,
    Has,
    In,
    ItemRef,
    ListOf,
    Literal,
    Map,
    Negate,
    Node,
    Not,
    Or,
    ParameterRef,
    Quantified,
    Quantifier,
    Size,
)
from shinsa.language.values_in_words import Speaker
from shinsa.values import Value

_OPPOSITE = {
    Comparison.EQ: Comparison.NE,
    Comparison.NE: Comparison.EQ,
    Comparison.LT: Comparison.GE,
    Comparison.GE: Comparison.LT,
    Comparison.GT: Comparison.LE,
    Comparison.LE: Comparison.GT,
}
_MIRRORED = {
    Comparison.EQ: Comparison.EQ,
    Comparison.NE: Comparison.NE,
    Comparison.LT: Comparison.GT,
    Comparison.GT: Comparison.LT,
    Comparison.LE: Comparison.GE,
    Comparison.GE: Comparison.LE,
}


def words(
    node: Node,
    vocabulary: Vocabulary,
    parameters: Mapping[str, Value],
    titles: Mapping[str, str] | None = None,
    phrases: Phrases = ENGLISH,
) -> str:
    """A condition or number in words. Parameters appear as their values, conclusions by `titles` where given."""
    return words_by(node, Speaker(vocabulary, parameters, titles or {}, phrases))


def needed(
    node: Node,
    vocabulary: Vocabulary,
    parameters: Mapping[str, Value],
    titles: Mapping[str, str] | None = None,
    phrases: Phrases = ENGLISH,
) -> str:
    """What the value has to be for a leaf condition to hold: *at least 300 MW*; else the whole condition in words."""
    return needed_by(node, Speaker(vocabulary, parameters, titles or {}, phrases))


def words_by(node: Node, speaker: Speaker) -> str:
    """The same as `words`, by a speaker made once."""
    match node:
        case And() | Or() | Not():
            return _logic(node, speaker)
        case Compare() | In() | Has():
            return _leaf(node, speaker, holds=True)
        case ConclusionRef():
            return speaker.titles.get(node.name, node.name.replace("_", " "))
        case Quantified():
            item, body = _item(node.items, speaker), words_by(node.body, speaker)
            return speaker.phrases.quantified[node.quantifier].format(item=item, body=body)
        case FactRef() | ItemRef() if isinstance(node.type, BoolType):
            return speaker.phrases.answer.format(left=_term(node, speaker), right=speaker.phrases.yes)
        case _:
            return _term(node, speaker)


def _logic(node: And | Or | Not, speaker: Speaker) -> str:
    if isinstance(node, Not):
        return _denied(node.operand, speaker)
    parts = [_bracketed(operand, speaker) for operand in node.operands]
    join = speaker.phrases.both if isinstance(node, And) else speaker.phrases.either
    return reduce(lambda left, right: join.format(left=left, right=right), parts)


def _bracketed(operand: Node, speaker: Speaker) -> str:
    """A part of an *and* or *or*, in brackets where it could be misread without."""
    text = words_by(operand, speaker)
    inner = operand.operand if isinstance(operand, Not) else operand
    return f"({text})" if isinstance(inner, And | Or | Quantified) or _lists_several(inner, speaker) else text


def _lists_several(node: Node, speaker: Speaker) -> bool:
    """Whether *one of a or b* appears, whose own *or* would run into the next."""
    return isinstance(node, In) and isinstance(node.items, ListOf | ParameterRef) and not _alone(node.items, speaker)


def _denied(node: Node, speaker: Speaker) -> str:  # noqa: PLR0911  # one answer for each form
    """The opposite of a condition, in an opposite's own words where there are any."""
    phrases = speaker.phrases
    match node:
        case Not():
            return words_by(node.operand, speaker)
        case And() | Or():
            operands = tuple(Not(operand, operand.at) for operand in node.operands)
            return words_by(Or(operands, node.at) if isinstance(node, And) else And(operands, node.at), speaker)
        case Compare() | In() | Has():
            return _leaf(node, speaker, holds=False)
        case FactRef() | ItemRef():
            return phrases.answer.format(left=_term(node, speaker), right=phrases.no)
        case Quantified() if node.quantifier is Quantifier.ALL:
            some = replace(node, quantifier=Quantifier.EXISTS, body=Not(node.body, node.body.at))
            return words_by(some, speaker)
        case Quantified() if node.quantifier is Quantifier.EXISTS:
            return phrases.none_of.format(item=_item(node.items, speaker), body=words_by(node.body, speaker))
        case ConclusionRef():
            return phrases.refuted.format(left=words_by(node, speaker))
        case _:
            return phrases.negation.format(left=words_by(node, speaker))


def _leaf(node: Compare | In | Has, speaker: Speaker, *, holds: bool) -> str:
    phrases = speaker.phrases
    match node:
        case Compare():
            return _comparison(node, speaker, holds=holds)
        case Has():
            template = phrases.stated if holds else phrases.not_stated
            return template.format(left=_term(node.fact, speaker))
        case In():
            return _membership(node, speaker, holds=holds)


def _comparison(node: Compare, speaker: Speaker, *, holds: bool) -> str:
    op, left, right = _turned(node)
    if isinstance(right, Literal) and isinstance(right.value, bool):
        question = left if right.value == (op is Comparison.EQ) else Not(left, left.at)
        return words_by(question, speaker) if holds else _denied(question, speaker)
    table = speaker.phrases.compare_dates if isinstance(right.type, DateType) else speaker.phrases.compare
    template = table[op if holds else _OPPOSITE[op]]
    return template.format(left=_term(left, speaker), right=_term(right, speaker))


def _turned(node: Compare) -> tuple[Comparison, Node, Node]:
    """The comparison with what varies on the left."""
    if _given(node.left) and not _given(node.right):
        return _MIRRORED[node.op], node.right, node.left
    return node.op, node.left, node.right


def _given(node: Node) -> bool:
    return isinstance(node, ParameterRef) or constant(node)


def _membership(node: In, speaker: Speaker, *, holds: bool) -> str:
    phrases = speaker.phrases
    item, items = _term(node.item, speaker), _term(node.items, speaker)
    if not isinstance(node.items, ListOf | ParameterRef):
        template = phrases.includes if holds else phrases.excludes
        return template.format(left=items, right=item)
    if _alone(node.items, speaker):
        return phrases.compare[Comparison.EQ if holds else Comparison.NE].format(left=item, right=items)
    return (phrases.is_one_of if holds else phrases.is_none_of).format(left=item, list=items)


def _alone(items: ListOf | ParameterRef, speaker: Speaker) -> bool:
    """Whether a list holds a single item."""
    if isinstance(items, ListOf):
        return len(items.items) == 1
    value = speaker.parameters.get(items.name)
    return isinstance(value, tuple) and len(value) == 1


def needed_by(node: Node, speaker: Speaker) -> str:
    """The same as `needed`, by a speaker made once."""
    holds = not isinstance(node, Not)
    leaf = node.operand if isinstance(node, Not) else node
    phrases = speaker.phrases
    match leaf:
        case Compare():
            return _needed_comparison(leaf, speaker, holds=holds)
        case In():
            return _needed_membership(leaf, speaker, holds=holds)
        case Has():
            return phrases.needed_stated if holds else phrases.needed_not_stated
        case FactRef() | ItemRef() | ConclusionRef() if isinstance(leaf.type, BoolType):
            return phrases.yes if holds else phrases.no
        case _:
            return words_by(node, speaker)


def _needed_comparison(node: Compare, speaker: Speaker, *, holds: bool) -> str:
    op, left, right = _turned(node)
    if isinstance(right, Literal) and isinstance(right.value, bool):
        positive = (right.value == (op is Comparison.EQ)) == holds
        return needed_by(left if positive else Not(left, left.at), speaker)
    table = speaker.phrases.needed_dates if isinstance(right.type, DateType) else speaker.phrases.needed
    return table[op if holds else _OPPOSITE[op]].format(right=_term(right, speaker))


def _needed_membership(node: In, speaker: Speaker, *, holds: bool) -> str:
    phrases = speaker.phrases
    if not isinstance(node.items, ListOf | ParameterRef):
        template = phrases.needed_includes if holds else phrases.needed_excludes
        return template.format(right=_term(node.item, speaker))
    if _alone(node.items, speaker):
        return phrases.needed[Comparison.EQ if holds else Comparison.NE].format(right=_term(node.items, speaker))
    template = phrases.needed_one_of if holds else phrases.needed_none_of
    return template.format(list=_term(node.items, speaker))


def _term(node: Node, speaker: Speaker) -> str:  # noqa: PLR0911  # one answer for each form
    """A value in words: a label, a constant, a sum."""
    match node:
        case Literal():
            return speaker.scalar(node.value, node.type)
        case FactRef():
            return speaker.label(node.path)
        case ItemRef():
            return speaker.label(node.path) if node.path else node.variable
        case ParameterRef():
            value = speaker.parameters.get(node.name)
            return node.name.replace("_", " ") if value is None else speaker.value(value, node.type)
        case ListOf():
            return speaker.joined([_term(item, speaker) for item in node.items])
        case Arithmetic() | Negate() | Size() | Folded():
            return _number(node, speaker)
        case Filter() | Map():
            return _many_items(node, speaker)
        case _:
            return words_by(node, speaker)


def _number(node: Arithmetic | Negate | Size | Folded, speaker: Speaker) -> str:
    phrases = speaker.phrases
    match node:
        case Negate():
            return phrases.negative.format(left=_operand(node.operand, speaker))
        case Arithmetic():
            left, right = _operand(node.left, speaker), _operand(node.right, speaker)
            return phrases.calculated[node.op].format(left=left, right=right)
        case Size():
            return phrases.size.format(list=_many_items(node.items, speaker))
        case Folded() if isinstance(node.items, Map):
            body, items = _term(node.items.body, speaker), _many_items(node.items.items, speaker)
            return phrases.folded_mapped[node.fold].format(body=body, list=items)
        case Folded():
            return phrases.folded[node.fold].format(list=_many_items(node.items, speaker))


def _operand(node: Node, speaker: Speaker) -> str:
    text = _term(node, speaker)
    return f"({text})" if isinstance(node, Arithmetic) else text


def _item(items: Node, speaker: Speaker) -> str:
    """What one item of a list is called, with the condition it was filtered by."""
    phrases = speaker.phrases
    match items:
        case FactRef():
            return speaker.item_label(items.path)
        case Filter():
            return phrases.where.format(item=_item(items.items, speaker), body=words_by(items.body, speaker))
        case _:
            return phrases.singular(_term(items, speaker))


def _many_items(items: Node, speaker: Speaker) -> str:
    """What all items of a list are called."""
    phrases = speaker.phrases
    match items:
        case Filter():
            return phrases.where.format(item=_many_items(items.items, speaker), body=words_by(items.body, speaker))
        case Map():
            body, item = _term(items.body, speaker), _item(items.items, speaker)
            return phrases.each_mapped.format(body=body, item=item)
        case _:
            return _term(items, speaker)
