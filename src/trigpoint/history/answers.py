"""What an analyst wrote into a review as an answer: yes, skip, a measure or line, a period, a value."""

import re
from dataclasses import replace

from trigpoint.calendar.periods import HINT as PERIOD_HINT
from trigpoint.history.matching import KnownLine, Matcher, unit_fits, unit_of
from trigpoint.history.questions import Answer, AnswerKind, Question
from trigpoint.language.names import suggestion
from trigpoint.model.catalogue import LineLayout, Shows
from trigpoint.model.errors import TrigpointError
from trigpoint.model.printed import PrintedLine
from trigpoint.printed.heading_periods import read_period
from trigpoint.printed.values import read_value

_PARTS = tuple(str(part) for part in Shows)


def understand(written: str, question: Question, printed: PrintedLine | None, matcher: Matcher) -> Answer:
    """The answer that a text is. printed: the line it is about, None for a row that is none.

    Raises TrigpointError, with the nearest names, for what is no answer to this question.
    """
    plain, may_be = " ".join(written.split()), question.may_be
    for kind in (AnswerKind.YES, AnswerKind.SKIP):
        if plain.lower() == kind and kind in may_be:
            return Answer(kind)
    if AnswerKind.VALUE in may_be and read_value(plain) is not None:
        return Answer(AnswerKind.VALUE, value=plain)
    if AnswerKind.PERIOD in may_be and (named := read_period(plain)) is not None:
        return Answer(AnswerKind.PERIOD, period=named.period)
    if AnswerKind.LINE in may_be and printed is not None and plain.lower() not in ("yes", "skip"):
        return Answer(AnswerKind.LINE, line=_line(plain, printed, matcher))
    hint = PERIOD_HINT if AnswerKind.PERIOD in may_be else None
    raise TrigpointError(f"'{plain}' is no answer to this: write {_in_words(may_be)}.", hint=hint)


def _in_words(kinds: tuple[AnswerKind, ...]) -> str:
    words = [kind if kind in (AnswerKind.YES, AnswerKind.SKIP) else f"a {kind}" for kind in kinds]
    return " or ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else words[0]


def _line(plain: str, printed: PrintedLine, matcher: Matcher) -> LineLayout:
    if re.fullmatch(r"\d+(\.\d+)*", plain):
        message = f"'{plain}' may have been another reference: a spreadsheet turns 1.10 into 1.1."
        raise TrigpointError(message, hint=f"Write line {plain}, or the measure's name.")
    if plain.lower().startswith("line "):
        return _by_reference(plain[len("line ") :], printed, matcher)
    return _by_measure(plain, printed, matcher)


def _by_measure(plain: str, printed: PrintedLine, matcher: Matcher) -> LineLayout:
    """'re_referrals' is its value, 're_referrals numerator' the part of its tally."""
    name, _, part = plain.partition(" ")
    measures = matcher.catalogue.measures
    if name not in measures:
        raise TrigpointError(
            f"There is no measure {name}.", hint=suggestion(name, measures, what="A measure")
        )
    if part.lower() not in ("", *_PARTS):
        raise TrigpointError(
            f"A measure has no {part}.", hint=f"Write {name} numerator, or {name} denominator."
        )
    shows = Shows(part.lower() or Shows.VALUE)
    known = [one.line for one in matcher.known if (one.line.measure, one.line.shows) == (name, shows)]
    whole = next((one.line for one in matcher.known if one.line.measure == name), None)
    if known:
        found = known[0]
    elif whole is not None:
        found = replace(whole, shows=shows)
    else:
        found = LineLayout(ref=printed.ref, measure=name, title="", shows=shows)
    if not unit_fits(printed, unit_of(found, matcher.catalogue)):
        said = f"'{printed.data_note}'" if printed.data_note else "otherwise"
        unit = unit_of(found, matcher.catalogue).replace("_", " ")
        raise TrigpointError(
            f"The line is printed as {said}, and the {shows} of {name} is in {unit}.",
            hint=f"Of a tally write {name} numerator or {name} denominator.",
        )
    return found


def _by_reference(plain: str, printed: PrintedLine, matcher: Matcher) -> LineLayout:
    """'1.10 Families', '1.3 numerator'."""
    ref, _, rest = plain.partition(" ")
    same_ref = [one for one in matcher.known if one.line.ref == ref]
    if not same_ref:
        refs = dict.fromkeys(one.line.ref for one in matcher.known)
        raise TrigpointError(f"You have no line {ref}.", hint=suggestion(ref, refs, what="A line"))
    wanted = rest.lower()
    found = [
        one for one in same_ref if not wanted or wanted in (one.line.split.lower(), one.line.shows.value)
    ]
    fitting = [one for one in found if unit_fits(printed, one.unit)]
    if len(fitting) != 1:
        raise TrigpointError(
            f"'line {plain}' is not one line of yours that this may be.",
            hint=f"Write {' or '.join(_called(one) for one in same_ref)}.",
        )
    return fitting[0].line


def _called(known: KnownLine) -> str:
    line = known.line
    return line.measure if line.shows is Shows.VALUE else f"{line.measure} {line.shows}"
