"""The words and signs of an expression: those with a meaning here, and what to write for the others.

This reads the text before any tree is made, so that a sign from another language is pointed at exactly.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from sqlglot.errors import TokenError
from sqlglot.tokens import Token, Tokenizer, TokenType

from trigpoint.language._functions import FOREIGN_FUNCTIONS, FUNCTIONS
from trigpoint.language._written import Written
from trigpoint.language.names import suggestion
from trigpoint.model.errors import TrigpointError

# Enough for any measure yet seen four times over, and few enough that no text can exhaust the parser.
MOST_WORDS = 400
MOST_NESTED = 20

_SIGNS = frozenset(["(", ")", ",", ".", "=", "<>", "<", "<=", ">", ">=", "+", "-", "*", "/"])
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_\s]*")
_NUMBER = re.compile(r"(0|[1-9]\d{0,14})(\.\d{1,15})?")
_BEFORE_BRACKET = frozenset(
    ["and", "or", "not", "in", "exists", "where", "by", "between", "from", "select", "limit"]
)
_COMPARING = frozenset(["=", "<>", "<", "<=", ">", ">=", "is", "in", "between"])
_APART = frozenset([",", "and", "or", "select", "from", "where", "order by", "limit"])
_CURLY_QUOTES = "‘’“”"
_ONE_CONDITION = "Combine conditions with and, or and not."
_FOREIGN_SIGNS = {
    "==": "Write = for equal.",
    "!=": "Write <> for not equal.",
    "&&": "Write and.",
    "||": "Write or.",
    "!": "Write not.",
    ";": "An expression is one condition or value; combine conditions with and, or.",
    "::": "A date is written date '2022-03-31'.",
    "%": "There is no remainder; + - * / are offered.",
    "[": "Write in ('a', 'b') for a list of values.",
    "<=>": "Write a = b or (a is null and b is null).",
    "`": "Columns are written without quotation marks.",
}
_MEANT = "Text is written 'in quotation marks'; the signs are = <> < <= > >= + - * / ( ) and the comma."
FOREIGN_WORDS = {
    **dict.fromkeys(("like", "ilike", "rlike", "regexp", "similar", "glob"), "Write = or in with the codes."),
    **dict.fromkeys(("case", "when", "if", "iif"), _ONE_CONDITION),
    **dict.fromkeys(("xor", "div", "mod"), _ONE_CONDITION),
    **dict.fromkeys(("current_date", "current_timestamp", "today"), FOREIGN_FUNCTIONS["today"]),
    "interval": "Write add_days(date, number) or add_months(date, number).",
    "distinct": "Different values are counted with count: <column> in the measure.",
    "union": "Ask two questions and combine them with or.",
    "join": "Ask about related rows with exists (select 1 from ... where ...).",
    "over": "Ask about related rows with exists (select 1 from ... where ...).",
}


def read_words(written: Written, columns: Collection[str]) -> list[Token]:
    """The words of an expression, or a TrigpointError that points at the first that has no meaning here."""
    tokens = _tokens(written)
    if not tokens:
        raise written.error(
            "The expression is empty.", 0, "Leave the key out, or write a condition or value."
        )
    if len(tokens) > MOST_WORDS:
        raise written.error(
            f"The expression is longer than {MOST_WORDS} words.", 0, "Split the measure in two."
        )
    _refuse_comments(written, tokens)
    for token in tokens:
        _check_sign(written, token)
    _check_brackets(written, tokens)
    _check_words(written, tokens, columns)
    _check_chains(written, tokens)
    return tokens


def raw(written: Written, token: Token) -> str:
    return written.text[token.start : token.end + 1]


def _tokens(written: Written) -> list[Token]:
    try:
        return Tokenizer().tokenize(written.text)
    except TokenError:
        raise _unclosed(written) from None


def _unclosed(written: Written) -> TrigpointError:
    inside: str | None = None
    opened = 0
    for offset, character in enumerate(written.text):
        if inside is None and character in "'\"":
            inside, opened = character, offset
        elif character == inside:
            inside = None
    return written.error("A quotation mark is opened here and never closed.", opened, "Close it with '.")


def _refuse_comments(written: Written, tokens: list[Token]) -> None:
    """Between two words there can be space and nothing else: what sqlglot skips there is a comment."""
    ends = [0, *(token.end + 1 for token in tokens)]
    starts = [*(token.start for token in tokens), len(written.text)]
    for end, start in zip(ends, starts, strict=True):
        gap = written.text[end:start]
        if gap.strip():
            offset = end + len(gap) - len(gap.lstrip())
            hint = "Put it in 'note:', or after # on a line of its own in the YAML."
            raise written.error("A comment cannot stand in an expression.", offset, hint)


def _check_sign(written: Written, token: Token) -> None:
    text = raw(written, token)
    for quote in _CURLY_QUOTES:
        if quote in text and token.token_type is not TokenType.STRING:
            hint = "Write the straight quotation mark '."
            raise written.error(
                f"The curly quotation mark {quote} has no meaning.", token.start + text.index(quote), hint
            )
    if token.token_type is TokenType.STRING and text.startswith("'"):
        return
    if token.token_type is TokenType.NUMBER:
        _check_number(written, token, text)
    elif token.token_type is TokenType.IDENTIFIER:
        hint = f"Text is written '{token.text}'."
        if token.text.isidentifier():
            hint = f"{hint[:-1]}, and a column {token.text} without quotation marks."
        raise written.error(f"{text} is in double quotation marks.", token.start, hint)
    elif text not in _SIGNS and (not _WORD.fullmatch(text) or token.token_type is TokenType.STRING):
        raise written.error(
            f"'{text}' has no meaning in an expression.", token.start, _FOREIGN_SIGNS.get(text, _MEANT)
        )


def _check_number(written: Written, token: Token, text: str) -> None:
    if not _NUMBER.fullmatch(text):
        hint = f"Write digits with or without a decimal point; an identifier is text: '{text}'."
        raise written.error(f"{text} is not a number as written here.", token.start, hint)


def _check_brackets(written: Written, tokens: list[Token]) -> None:
    opened: list[Token] = []
    for before, token in pairwise([None, *tokens]):
        assert token is not None
        if token.token_type is TokenType.L_PAREN:
            opened.append(token)
        if token.token_type is not TokenType.R_PAREN:
            continue
        if not opened:
            raise written.error(
                "A bracket is closed here that was never opened.", token.start, "Take it out."
            )
        opened.pop()
        if before is not None and before.token_type is TokenType.COMMA:
            raise written.error("A value is missing after this comma.", before.start, "Take it out.")
    if opened:
        raise written.error(
            "A bracket is opened here and never closed.", opened[-1].start, "Close it with )."
        )
    if _deepest(tokens) > MOST_NESTED:
        raise written.error(
            f"Brackets are nested more than {MOST_NESTED} deep.", 0, "Split the measure in two."
        )


def _deepest(tokens: list[Token]) -> int:
    depth = deepest = 0
    for token in tokens:
        depth += {TokenType.L_PAREN: 1, TokenType.R_PAREN: -1}.get(token.token_type, 0)
        deepest = max(deepest, depth)
    return deepest


def _check_words(written: Written, tokens: list[Token], columns: Collection[str]) -> None:
    for before, token, after in zip([None, *tokens], tokens, [*tokens[1:], None], strict=False):
        word = raw(written, token).lower()
        if token.token_type in (TokenType.STRING, TokenType.NUMBER) or not _WORD.fullmatch(word):
            continue
        called = after is not None and after.token_type is TokenType.L_PAREN
        if called and word.split()[-1] not in _BEFORE_BRACKET:
            _check_function(written, token, word)
        dotted = before is not None and before.token_type is TokenType.DOT
        if word == "null" and (before is None or raw(written, before).lower() not in ("is", "not")):
            raise written.error("null is not a value.", token.start, "Write a is null, or a is not null.")
        if word in FOREIGN_WORDS and not dotted and word not in columns:
            raise written.error(
                f"'{word}' is not offered in an expression.", token.start, FOREIGN_WORDS[word]
            )


def _check_chains(written: Written, tokens: list[Token]) -> None:
    """Refuse a second comparison before a bracket, 'and' or 'or': `a = b is null` is read in two ways.

    SQL reads it one way and sqlglot another, and sqlglot's tree does not say whether there were brackets.
    """
    levels = [_Level()]
    for token in tokens:
        word, level = raw(written, token).lower(), levels[-1]
        if token.token_type is TokenType.L_PAREN:
            levels.append(_Level())
        elif token.token_type is TokenType.R_PAREN:
            levels.pop()
        elif word == "and" and level.in_between:
            level.in_between = False
        elif word in _APART:
            levels[-1] = _Level()
        elif word in _COMPARING and token.token_type is not TokenType.STRING:
            if level.compared:
                hint = "Write a < b and b < c, or put the inner condition in brackets."
                raise written.error("Comparisons cannot be chained.", token.start, hint)
            level.compared, level.in_between = True, word == "between"


@dataclass
class _Level:
    """What was met since the last bracket, comma or connective of one level of brackets."""

    compared: bool = False
    in_between: bool = False


def _check_function(written: Written, token: Token, word: str) -> None:
    following = written.text[token.end + 1 :]
    if word in FUNCTIONS or (word == "count" and re.match(r"\s*\(\s*\*\s*\)", following)):
        return
    hint = FOREIGN_FUNCTIONS.get(word) or suggestion(word, FUNCTIONS, what="The functions")
    raise written.error(f"There is no function '{word}'.", token.start, hint)
