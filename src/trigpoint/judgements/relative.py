"""A figure against other figures: better than a year before, comparable with England."""

from dataclasses import dataclass
from decimal import Decimal

from trigpoint.judgements.against import Beside
from trigpoint.judgements.bands import meets
from trigpoint.judgements.shown import Style
from trigpoint.model.errors import InvalidModelError
from trigpoint.model.figures import Figure
from trigpoint.model.judgements import Rag, RagJudgement
from trigpoint.model.measures import Polarity
from trigpoint.model.scorecards import Comparator
from trigpoint.model.targets import Relative, RelativeTo

BETTER = {Polarity.HIGH: "higher", Polarity.LOW: "lower"}
WORSE = {Polarity.HIGH: "lower", Polarity.LOW: "higher"}
BEYOND = {Polarity.HIGH: "below", Polarity.LOW: "above"}


@dataclass(frozen=True)
class _Other:
    """What a figure is compared with: whose it is, its number if any, and both in words."""

    whose: str
    number: Decimal | None
    words: str = ""


@dataclass(frozen=True)
class _Answer:
    """met is None where it cannot be told. `clause` follows the figure in a sentence."""

    met: bool | None
    clause: str


def judge(
    figure: Figure, conditions: tuple[Relative, ...], *, style: Style, polarity: Polarity, beside: Beside
) -> RagJudgement:
    """Green where every condition is met, red where any is not; else not rated where one cannot be told."""
    if polarity not in BETTER:
        raise InvalidModelError(f"a measure whose good is '{polarity}' cannot be better than another figure")
    number = style.number(figure)
    assert number is not None, "a figure is rated only where it has a number"
    answers = [_ask(number, one, style=style, polarity=polarity, beside=beside) for one in conditions]
    missed = [answer.clause for answer in answers if answer.met is False]
    unknown = [answer.clause for answer in answers if answer.met is None]
    met = [answer.clause for answer in answers if answer.met]
    shown = style.text(number)
    if missed:
        but = f"; it is {' and '.join(met)}" if met else ""
        return RagJudgement(Rag.RED, f"Red: {shown} is {' and '.join(missed)}{but}.")
    if unknown:
        return RagJudgement(Rag.NO_DATA, f"Not rated: {' and '.join(unknown)}.")
    return RagJudgement(Rag.GREEN, f"Green: {shown} is {' and '.join(met)}.")


def _ask(
    number: Decimal, condition: Relative, *, style: Style, polarity: Polarity, beside: Beside
) -> _Answer:
    other = _other(condition.to, style, beside)
    if other.number is None:
        return _Answer(None, f"there is no figure for {other.whose} to compare with")
    tolerance = condition.tolerance_percent
    if tolerance is None:
        return _strictly_better(number, other.number, other.words, polarity)
    return _comparable(number, other.number, tolerance, words=other.words, polarity=polarity)


def _other(to: RelativeTo, style: Style, beside: Beside) -> _Other:
    match to:
        case RelativeTo.SAME_PERIOD_LAST_YEAR:
            return _last_year(beside.last_year, style)
        case RelativeTo.NATIONAL:
            return _published("England", beside.national, style)
        case RelativeTo.STATISTICAL_NEIGHBOURS:
            return _published("statistical neighbours", beside.neighbours, style)


def _last_year(figure: Figure | None, style: Style) -> _Other:
    if figure is None:
        return _Other("the same period of last year", None)
    number, when = style.number(figure), figure.cell.period.label
    return _Other(when, number, f"{style.with_tally(figure)} in {when}")


def _published(whose: str, comparator: Comparator | None, style: Style) -> _Other:
    if comparator is None or comparator.number is None:
        return _Other(whose, None)
    possessive = f"{whose}'" if whose.endswith("s") else f"{whose}'s"
    return _Other(whose, comparator.number, f"{possessive} {comparator.text} ({comparator.year})")


def _strictly_better(number: Decimal, other: Decimal, words: str, polarity: Polarity) -> _Answer:
    if number == other == 0 and polarity is Polarity.LOW:
        return _Answer(True, f"as low as can be ({words})")
    if number == other:
        return _Answer(False, f"no {BETTER[polarity]} than {words}")
    better = (number > other) is (polarity is Polarity.HIGH)
    return _Answer(better, f"{BETTER[polarity] if better else WORSE[polarity]} than {words}")


def _comparable(
    number: Decimal, other: Decimal, tolerance_percent: Decimal, *, words: str, polarity: Polarity
) -> _Answer:
    """Within so many per cent of the other figure on the worse side, or anywhere on the better side."""
    if meets(number, other, polarity):
        return _Answer(True, f"no {WORSE[polarity]} than {words}")
    allowance = abs(other) * tolerance_percent / 100
    edge = other - allowance if polarity is Polarity.HIGH else other + allowance
    met = meets(number, edge, polarity)
    far = f"{tolerance_percent.normalize():f}% {BEYOND[polarity]} {words}"
    return _Answer(met, f"no more than {far}" if met else f"more than {far}")
