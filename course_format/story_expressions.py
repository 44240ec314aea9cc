"""The expressions of a story: numbers, texts, true and false, names, and the signs Chapbook's guide explains.

Promises: an expression is read into a tree of at most ``MOST_TOKENS`` parts and worked out by walking it: nothing is
ever handed to an interpreter. Equal trees and values give equal results; every fault is an ExpressionError.
Refuses: calls, brackets, assignments, ``?:`` and everything else of JavaScript.
Source: "The Vars Section" of the guide to Chapbook, a story format of Twine.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

Value = bool | int | float | str

MOST_TOKENS: Final = 200
DEEPEST: Final = 40
LARGEST_NUMBER: Final = 10**12
LONGEST_TEXT: Final = 1_000  # characters
_TOKEN: Final = re.compile(
    r"""\s*(?:
        (?P<number>(?:[0-9]{1,13}(?:\.[0-9]{1,9})?|\.[0-9]{1,9})(?![\w.]))
      | (?P<text>'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")
      | (?P<name>[^\W\d][\w$]*(?:\.[^\W\d][\w$]*)*|\$[\w$]*)
      | (?P<sign>===|!==|==|!=|<=|>=|&&|\|\||[<>!+\-*/%()])
    )""",
    re.VERBOSE,
)
_NAME: Final = re.compile(r"[^\W\d][\w$]*(?:\.[^\W\d][\w$]*)*|\$[\w$]*")
_RANKS: Final = (("||",), ("&&",), ("===", "!==", "==", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "/", "%"))
_ESCAPE: Final = re.compile(r"\\(.)")


class ExpressionError(Exception):
    """``reason``: syntax, too-deep, unset, wrong-type, zero, too-large or too-long; ``what``: the words in question."""

    def __init__(self, reason: str, what: str = "") -> None:
        super().__init__(reason, what)
        self.reason = reason
        self.what = what


@dataclass(frozen=True)
class Constant:
    value: Value


@dataclass(frozen=True)
class Name:
    name: str


@dataclass(frozen=True)
class Unary:
    sign: str
    operand: "Expression"


@dataclass(frozen=True)
class Binary:
    sign: str
    left: "Expression"
    right: "Expression"


Expression = Constant | Name | Unary | Binary
Lookup = Callable[[str], Value | None]


def is_name(text: str) -> bool:
    """Whether a variable may be called this: letters, digits, ``_`` and ``$``, parts joined by dots."""
    return len(text) <= 80 and _NAME.fullmatch(text) is not None and text not in {"true", "false"}


def parse(text: str) -> Expression:
    """Raises ExpressionError."""
    reader = _Reader(list(_tokens(text)))
    expression = reader.binary(0, 0)
    if reader.sign() is not None or not reader.at_end:
        raise ExpressionError("syntax", reader.rest())
    return expression


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    text = text.strip()
    for count in range(MOST_TOKENS + 1):
        if at >= len(text):
            return
        match = _TOKEN.match(text, at)
        if match is None or count == MOST_TOKENS:
            raise ExpressionError("syntax", text[at : at + 20].strip())
        at = match.end()
        yield str(match.lastgroup), match.group(str(match.lastgroup))


class _Reader:
    """Reads tokens by the rank of their signs. ``at`` counts them."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self._tokens = tokens
        self._at = 0

    @property
    def at_end(self) -> bool:
        return self._at >= len(self._tokens)

    def rest(self) -> str:
        return " ".join(text for _, text in self._tokens[self._at : self._at + 3])

    def sign(self) -> str | None:
        if self.at_end or self._tokens[self._at][0] != "sign":
            return None
        return self._tokens[self._at][1]

    def binary(self, rank: int, depth: int) -> Expression:
        if depth > DEEPEST:
            raise ExpressionError("too-deep")
        if rank == len(_RANKS):
            return self._unary(depth)
        left = self.binary(rank + 1, depth)
        # A long row of one rank leans to the left: each sign of it makes the tree one deeper.
        for grown in range(MOST_TOKENS):
            sign = self.sign()
            if sign is None or sign not in _RANKS[rank]:
                break
            if depth + grown > DEEPEST:
                raise ExpressionError("too-deep")
            self._at += 1
            left = Binary(sign, left, self.binary(rank + 1, depth))
        return left

    def _unary(self, depth: int) -> Expression:
        sign = self.sign()
        if depth > DEEPEST:
            raise ExpressionError("too-deep")
        if sign in {"!", "-", "+"}:
            self._at += 1
            return Unary(str(sign), self._unary(depth + 1))
        if sign == "(":
            self._at += 1
            inner = self.binary(0, depth + 1)
            if self.sign() != ")":
                raise ExpressionError("syntax", self.rest() or ")")
            self._at += 1
            return inner
        return self._single()

    def _single(self) -> Expression:
        if self.at_end or self._tokens[self._at][0] == "sign":
            raise ExpressionError("syntax", self.rest())
        kind, text = self._tokens[self._at]
        self._at += 1
        if kind == "text":
            inner = _ESCAPE.sub(lambda match: "\n" if match.group(1) == "n" else match.group(1), text[1:-1])
            return Constant(_bounded(inner))
        if kind == "number":
            return Constant(_bounded(float(text) if "." in text else int(text)))
        return Constant(text == "true") if text in {"true", "false"} else Name(text)


def names(expression: Expression | None) -> Iterator[str]:
    """Every name in it, in order, repeated as often as it stands there."""
    match expression:
        case Name():
            yield expression.name
        case Unary():
            yield from names(expression.operand)
        case Binary():
            yield from names(expression.left)
            yield from names(expression.right)


def evaluate(expression: Expression, lookup: Lookup) -> Value:
    """``lookup`` gives the value of a name, None when it has none. Raises ExpressionError."""
    match expression:
        case Constant():
            return expression.value
        case Name():
            value = lookup(expression.name)
            if value is None:
                raise ExpressionError("unset", expression.name)
            return value
        case Unary():
            operand = evaluate(expression.operand, lookup)
            if expression.sign == "!":
                return not truth(operand)
            return _bounded(-_number(operand) if expression.sign == "-" else _number(operand))
        case Binary():
            return _joined(expression, lookup)


def truth(value: Value) -> bool:
    """False for false, 0 and the empty text, as in JavaScript."""
    return bool(value)


def words(value: Value) -> str:
    """The value as a reader sees it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else f"{value:.10g}" if isinstance(value, float) else str(value)


def _joined(expression: Binary, lookup: Lookup) -> Value:
    left = evaluate(expression.left, lookup)
    if expression.sign in {"&&", "||"}:
        if truth(left) is (expression.sign == "||"):
            return truth(left)
        return truth(evaluate(expression.right, lookup))
    right = evaluate(expression.right, lookup)
    if expression.sign in {"===", "=="}:
        return _same(left, right)
    if expression.sign in {"!==", "!="}:
        return not _same(left, right)
    if expression.sign in {"<", "<=", ">", ">="}:
        return _compared(expression.sign, left, right)
    if expression.sign == "+" and (isinstance(left, str) or isinstance(right, str)):
        return _bounded(words(left) + words(right))
    return _counted(expression.sign, _number(left), _number(right))


def _same(left: Value, right: Value) -> bool:
    kinds = [bool if isinstance(each, bool) else str if isinstance(each, str) else float for each in (left, right)]
    return kinds[0] is kinds[1] and left == right


def _compared(sign: str, left: Value, right: Value) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        order = (left > right) - (left < right)
    else:
        order = (_number(left) > _number(right)) - (_number(left) < _number(right))
    return {"<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0}[sign]


def _counted(sign: str, left: int | float, right: int | float) -> Value:
    match sign:
        case "+":
            return _bounded(left + right)
        case "-":
            return _bounded(left - right)
        case "*":
            return _bounded(left * right)
    if right == 0:
        raise ExpressionError("zero", sign)
    # The rest has the sign of what is divided, as in JavaScript.
    return _bounded(left / right if sign == "/" else abs(left) % abs(right) * (-1 if left < 0 else 1))


def _number(value: Value) -> int | float:
    if isinstance(value, (bool, str)):
        raise ExpressionError("wrong-type", words(value)[:40])
    return value


def _bounded(value: Value) -> Value:
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT:
            raise ExpressionError("too-long", value[:40])
        return value
    if abs(value) > LARGEST_NUMBER:
        raise ExpressionError("too-large", words(value))
    return int(value) if isinstance(value, float) and value.is_integer() else value
