"""How a line shows a figure: which part of it, in which unit, rounded how. Sentences and cells share it."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from trigpoint.model.catalogue import Shows
from trigpoint.model.figures import Figure, State
from trigpoint.model.measures import PERCENTAGES, Measure, Unit
from trigpoint.model.observations import Observation

WITHOUT_NUMBER = {State.SUSPENDED: "Temporarily suspended", State.SUPPRESSED: "[c]"}
NOTHING = "-"


@dataclass(frozen=True)
class Style:
    """The part of a figure a line shows, and its unit. Numbers are in that unit: 92.2 is 92.2%."""

    unit: Unit
    decimals: int
    shows: Shows = Shows.VALUE

    @classmethod
    def of(cls, measure: Measure, shows: Shows = Shows.VALUE) -> "Style":
        """A measure's own unit for its value; a count for what it was divided from."""
        if shows is Shows.VALUE:
            return cls(measure.unit, measure.decimals)
        return cls(Unit.COUNT, 0, shows)

    def number(self, figure: Figure) -> Decimal | None:
        """The part shown, unrounded; None where there is none. 0 of 0 has no value but still counts 0."""
        match self.shows:
            case Shows.VALUE:
                return figure.value
            case Shows.NUMERATOR:
                return figure.numerator
            case Shows.DENOMINATOR:
                return figure.denominator

    def text(self, number: Decimal, *, decimals: int | None = None) -> str:
        """The number as printed: '1,321', '92.2%'."""
        places = self.decimals if decimals is None else decimals
        sign = "%" if self.is_percentage else ""
        return f"{rounded(number, places):,}{sign}"

    def edge(self, number: Decimal) -> str:
        """An edge beside figures of this style: their decimals, or more where it has more."""
        return self.text(number, decimals=max(self.decimals, _decimals_of(number)))

    def target(self, number: Decimal) -> str:
        """An edge standing alone, with no more decimals than it needs: '85%', '2.2%'."""
        return self.text(number, decimals=_decimals_of(number))

    @property
    def is_percentage(self) -> bool:
        return self.unit in PERCENTAGES

    def tally(self, figure: Figure | Observation) -> str:
        """'47 of 51' for a percentage, "" for anything else or where the parts are not known."""
        if not self.is_percentage or figure.numerator is None or figure.denominator is None:
            return ""
        return tally_of(figure.numerator, figure.denominator)

    def with_tally(self, figure: Figure) -> str:
        """'92.2% (47 of 51)', '1,321', or what stands where there is no number."""
        number = self.number(figure)
        if number is None:
            return WITHOUT_NUMBER.get(figure.state, NOTHING)
        tally = self.tally(figure)
        return f"{self.text(number)} ({tally})" if tally else self.text(number)


def tally_of(numerator: Decimal, denominator: Decimal) -> str:
    """'47 of 51', '538 of 2,956'."""
    return f"{_plain(numerator)} of {_plain(denominator)}"


def rounded(number: Decimal, decimals: int) -> Decimal:
    """Half up, as people round by hand: 0.25 to one decimal is 0.3. Never minus nought."""
    result = number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return abs(result) if result == 0 else result


def _decimals_of(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _plain(number: Decimal) -> str:
    """A part of a tally: whole where it is whole, else with the decimals it has, at most two."""
    return f"{rounded(number, min(2, _decimals_of(number))):,}"
