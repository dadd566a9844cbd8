"""Which message tells which operator."""

from shinsa.language.catalogue import turns as catalogue
from shinsa.language.tree import Comparison, Fold, Operator, Quantifier

COMPARE = {
    Comparison.EQ: catalogue.EQUAL,
    Comparison.NE: catalogue.NOT_EQUAL,
    Comparison.LT: catalogue.LESS,
    Comparison.LE: catalogue.AT_MOST,
    Comparison.GT: catalogue.MORE,
    Comparison.GE: catalogue.AT_LEAST,
}
COMPARE_DAYS = COMPARE | {
    Comparison.LT: catalogue.BEFORE,
    Comparison.LE: catalogue.BY,
    Comparison.GT: catalogue.AFTER,
    Comparison.GE: catalogue.FROM,
}
NEEDED = {
    Comparison.EQ: catalogue.NEEDED_EQUAL,
    Comparison.NE: catalogue.NEEDED_NOT_EQUAL,
    Comparison.LT: catalogue.NEEDED_LESS,
    Comparison.LE: catalogue.NEEDED_AT_MOST,
    Comparison.GT: catalogue.NEEDED_MORE,
    Comparison.GE: catalogue.NEEDED_AT_LEAST,
}
NEEDED_DAYS = NEEDED | {
    Comparison.LT: catalogue.NEEDED_BEFORE,
    Comparison.LE: catalogue.NEEDED_BY,
    Comparison.GT: catalogue.NEEDED_AFTER,
    Comparison.GE: catalogue.NEEDED_FROM,
}
QUANTIFIED = {
    Quantifier.EXISTS: catalogue.AT_LEAST_ONE,
    Quantifier.ALL: catalogue.EVERY_ONE,
    Quantifier.EXISTS_ONE: catalogue.EXACTLY_ONE,
}
FOLDED = {Fold.SUM: catalogue.SUM, Fold.MIN: catalogue.LOWEST, Fold.MAX: catalogue.HIGHEST}
FOLDED_MAPPED = {Fold.SUM: catalogue.SUM_OVER, Fold.MIN: catalogue.LOWEST_AMONG, Fold.MAX: catalogue.HIGHEST_AMONG}
CALCULATED = {
    Operator.ADD: catalogue.PLUS,
    Operator.SUBTRACT: catalogue.MINUS,
    Operator.MULTIPLY: catalogue.TIMES,
    Operator.DIVIDE: catalogue.DIVIDED_BY,
}
