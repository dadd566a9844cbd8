"""A typed condition in plain words, for verdicts and rulebooks: *net capacity is at least 300 MW*."""

from collections.abc import Mapping
from dataclasses import replace
from functools import reduce

from shinsa.facts import Vocabulary
from shinsa.language.catalogue import turns as say
from shinsa.language.comparing import MIRRORED, OPPOSITE
from shinsa.language.constants import constant
from shinsa.language.phrases import (
    CALCULATED,
    COMPARE,
    COMPARE_DAYS,
    FOLDED,
    FOLDED_MAPPED,
    NEEDED,
    NEEDED_DAYS,
    QUANTIFIED,
)
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
from shinsa.messages.message import DEFAULT, Language
from shinsa.messages.teller import teller
from shinsa.values import Value


def words(
    node: Node,
    vocabulary: Vocabulary,
    parameters: Mapping[str, Value],
    titles: Mapping[str, str] | None = None,
    language: Language = DEFAULT,
) -> str:
    """A condition or number in words. Parameters appear as their values, conclusions by `titles` where given."""
    return words_by(node, Speaker(vocabulary, parameters, titles or {}, teller(language)))


def needed(
    node: Node,
    vocabulary: Vocabulary,
    parameters: Mapping[str, Value],
    titles: Mapping[str, str] | None = None,
    language: Language = DEFAULT,
) -> str:
    """What the value has to be for a leaf condition to hold: *at least 300 MW*; else the whole condition in words."""
    return needed_by(node, Speaker(vocabulary, parameters, titles or {}, teller(language)))


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
            return speaker.say(QUANTIFIED[node.quantifier], item=item, body=body)
        case FactRef() | ItemRef() if isinstance(node.type, BoolType):
            return speaker.say(say.ANSWERED, left=_term(node, speaker), right=speaker.yes_or_no(answer=True))
        case _:
            return _term(node, speaker)


def _logic(node: And | Or | Not, speaker: Speaker) -> str:
    if isinstance(node, Not):
        return _denied(node.operand, speaker)
    parts = [_bracketed(operand, speaker) for operand in node.operands]
    join = say.BOTH if isinstance(node, And) else say.EITHER
    return reduce(lambda left, right: speaker.say(join, left=left, right=right), parts)


def _bracketed(operand: Node, speaker: Speaker) -> str:
    """A part of an *and* or *or*, in brackets where it could be misread without."""
    text = words_by(operand, speaker)
    inner = operand.operand if isinstance(operand, Not) else operand
    unclear = isinstance(inner, And | Or | Quantified) or _lists_several(inner, speaker)
    return speaker.say(say.BRACKETED, text=text) if unclear else text


def _lists_several(node: Node, speaker: Speaker) -> bool:
    """Whether *one of a or b* appears, whose own *or* would run into the next."""
    return isinstance(node, In) and isinstance(node.items, ListOf | ParameterRef) and not _alone(node.items, speaker)


def _denied(node: Node, speaker: Speaker) -> str:  # noqa: PLR0911  # one answer for each form
    """The opposite of a condition, in an opposite's own words where there are any."""
    match node:
        case Not():
            return words_by(node.operand, speaker)
        case And() | Or():
            operands = tuple(Not(operand, operand.at) for operand in node.operands)
            return words_by(Or(operands, node.at) if isinstance(node, And) else And(operands, node.at), speaker)
        case Compare() | In() | Has():
            return _leaf(node, speaker, holds=False)
        case FactRef() | ItemRef():
            return speaker.say(say.ANSWERED, left=_term(node, speaker), right=speaker.yes_or_no(answer=False))
        case Quantified() if node.quantifier is Quantifier.ALL:
            some = replace(node, quantifier=Quantifier.EXISTS, body=Not(node.body, node.body.at))
            return words_by(some, speaker)
        case Quantified() if node.quantifier is Quantifier.EXISTS:
            return speaker.say(say.NOT_ONE, item=_item(node.items, speaker), body=words_by(node.body, speaker))
        case ConclusionRef():
            return speaker.say(say.REFUTED, left=words_by(node, speaker))
        case _:
            return speaker.say(say.NEGATION, left=words_by(node, speaker))


def _leaf(node: Compare | In | Has, speaker: Speaker, *, holds: bool) -> str:
    match node:
        case Compare():
            return _comparison(node, speaker, holds=holds)
        case Has():
            return speaker.say(say.STATED if holds else say.UNSTATED, left=_term(node.fact, speaker))
        case In():
            return _membership(node, speaker, holds=holds)


def _comparison(node: Compare, speaker: Speaker, *, holds: bool) -> str:
    op, left, right = _turned(node)
    if isinstance(right, Literal) and isinstance(right.value, bool):
        question = left if right.value == (op is Comparison.EQ) else Not(left, left.at)
        return words_by(question, speaker) if holds else _denied(question, speaker)
    table = COMPARE_DAYS if isinstance(right.type, DateType) else COMPARE
    message = table[op if holds else OPPOSITE[op]]
    return speaker.say(message, left=_term(left, speaker), right=_term(right, speaker))


def _turned(node: Compare) -> tuple[Comparison, Node, Node]:
    """The comparison with what varies on the left."""
    if _given(node.left) and not _given(node.right):
        return MIRRORED[node.op], node.right, node.left
    return node.op, node.left, node.right


def _given(node: Node) -> bool:
    return isinstance(node, ParameterRef) or constant(node)


def _membership(node: In, speaker: Speaker, *, holds: bool) -> str:
    item, items = _term(node.item, speaker), _term(node.items, speaker)
    if not isinstance(node.items, ListOf | ParameterRef):
        return speaker.say(say.INCLUDES if holds else say.EXCLUDES, left=items, right=item)
    if _alone(node.items, speaker):
        return speaker.say(say.EQUAL if holds else say.NOT_EQUAL, left=item, right=items)
    return speaker.say(say.ONE_OF if holds else say.NONE_OF, left=item, listed=items)


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
    match leaf:
        case Compare():
            return _needed_comparison(leaf, speaker, holds=holds)
        case In():
            return _needed_membership(leaf, speaker, holds=holds)
        case Has():
            return speaker.say(say.NEEDED_STATED if holds else say.NEEDED_UNSTATED)
        case FactRef() | ItemRef() | ConclusionRef() if isinstance(leaf.type, BoolType):
            return speaker.yes_or_no(answer=holds)
        case _:
            return words_by(node, speaker)


def _needed_comparison(node: Compare, speaker: Speaker, *, holds: bool) -> str:
    op, left, right = _turned(node)
    if isinstance(right, Literal) and isinstance(right.value, bool):
        positive = (right.value == (op is Comparison.EQ)) == holds
        return needed_by(left if positive else Not(left, left.at), speaker)
    table = NEEDED_DAYS if isinstance(right.type, DateType) else NEEDED
    return speaker.say(table[op if holds else OPPOSITE[op]], right=_term(right, speaker))


def _needed_membership(node: In, speaker: Speaker, *, holds: bool) -> str:
    if not isinstance(node.items, ListOf | ParameterRef):
        return speaker.say(say.NEEDED_INCLUDES if holds else say.NEEDED_EXCLUDES, right=_term(node.item, speaker))
    listed = _term(node.items, speaker)
    if _alone(node.items, speaker):
        return speaker.say(say.NEEDED_EQUAL if holds else say.NEEDED_NOT_EQUAL, right=listed)
    return speaker.say(say.NEEDED_ONE_OF if holds else say.NEEDED_NONE_OF, listed=listed)


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
            return speaker.teller.listed([_term(item, speaker) for item in node.items], "or")
        case Arithmetic() | Negate() | Size() | Folded():
            return _number(node, speaker)
        case Filter() | Map():
            return _many_items(node, speaker)
        case _:
            return words_by(node, speaker)


def _number(node: Arithmetic | Negate | Size | Folded, speaker: Speaker) -> str:
    match node:
        case Negate():
            return speaker.say(say.NEGATIVE, left=_operand(node.operand, speaker))
        case Arithmetic():
            left, right = _operand(node.left, speaker), _operand(node.right, speaker)
            return speaker.say(CALCULATED[node.op], left=left, right=right)
        case Size():
            return speaker.say(say.SIZE, items=_many_items(node.items, speaker))
        case Folded() if isinstance(node.items, Map):
            body, items = _term(node.items.body, speaker), _many_items(node.items.items, speaker)
            return speaker.say(FOLDED_MAPPED[node.fold], body=body, items=items)
        case Folded():
            return speaker.say(FOLDED[node.fold], items=_many_items(node.items, speaker))


def _operand(node: Node, speaker: Speaker) -> str:
    text = _term(node, speaker)
    return speaker.say(say.BRACKETED, text=text) if isinstance(node, Arithmetic) else text


def _item(items: Node, speaker: Speaker) -> str:
    """What one item of a list is called, with the condition it was filtered by."""
    match items:
        case FactRef():
            return speaker.item_label(items.path)
        case Filter():
            return speaker.say(say.WHERE, item=_item(items.items, speaker), body=words_by(items.body, speaker))
        case _:
            return speaker.singular(_term(items, speaker))


def _many_items(items: Node, speaker: Speaker) -> str:
    """What all items of a list are called."""
    match items:
        case Filter():
            return speaker.say(say.WHERE, item=_many_items(items.items, speaker), body=words_by(items.body, speaker))
        case Map():
            body, item = _term(items.body, speaker), _item(items.items, speaker)
            return speaker.say(say.EACH_MAPPED, body=body, item=item)
        case _:
            return _term(items, speaker)
