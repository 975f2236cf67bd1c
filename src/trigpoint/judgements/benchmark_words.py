"""The one sentence of a benchmark: better or worse than whom, by how they were averaged, and the rank."""

from decimal import Decimal

from trigpoint.judgements.shown import Style, rounded
from trigpoint.model.benchmarks import AreaFigure
from trigpoint.model.measures import Polarity

SAME = "the same as"


def standing_sentence(
    own: AreaFigure,
    average: AreaFigure,
    england: AreaFigure | None,
    *,
    style: Style,
    polarity: Polarity,
    how: str,
    rank: str,
    period: str,
    council: str,
) -> str:
    """'4.0% is worse than the neighbours' average of 3.4% (mean of 10, April 2021 model) and England's 2.7%;
    rank 128 of 150; published for 2021/22.'

    how: how the average was made. rank: in words, or "".
    """
    said = _beside(own, average, england, style, polarity, how, council)
    no_way = "neither way is good" if polarity in (Polarity.INFO, Polarity.RANGE) else ""
    parts = [said, rank, no_way if own.number is not None else "", f"published for {period}"]
    return f"{'; '.join(part for part in parts if part)}."


def _beside(
    own: AreaFigure,
    average: AreaFigure,
    england: AreaFigure | None,
    style: Style,
    polarity: Polarity,
    how: str,
    council: str,
) -> str:
    near = f"the neighbours' average of {average.text} ({how})"
    if own.number is None:
        beside = near if average.number is not None else f"no neighbours' average ({how})"
        more = f" and England's {england.text}" if england else ""
        return f"There is no figure of {council} ({own.text}), beside {beside}{more}"
    stands = [
        (_than(own.number, other.number, style, polarity), words)
        for other, words in ((average, near), (england, f"England's {england.text}" if england else ""))
        if other is not None and other.number is not None
    ]
    text = f"{own.text} ({own.tally})" if own.tally and style.is_percentage else own.text
    without = "" if average.number is not None else f", with no neighbours' average ({how})"
    match stands:
        case []:
            return f"{text} stands alone{without}"
        case [(first, near_words), (second, far_words)] if first == second:
            return f"{text} is {first} {near_words} and {far_words}{without}"
        case _:
            return f"{text} is {' and '.join(f'{verdict} {words}' for verdict, words in stands)}{without}"


def _than(own: Decimal, other: Decimal, style: Style, polarity: Polarity) -> str:
    """'better than', 'worse than', 'the same as'; where no way is good, 'above' or 'below'."""
    mine, theirs = rounded(own, style.decimals), rounded(other, style.decimals)
    if mine == theirs:
        return SAME
    higher = mine > theirs
    match polarity:
        case Polarity.HIGH:
            return "better than" if higher else "worse than"
        case Polarity.LOW:
            return "worse than" if higher else "better than"
    return "above" if higher else "below"
